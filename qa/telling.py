"""What a segment says of its figures: their facts, and of which year, part of the year and kind they are.

It knows nothing of questions: whether that agrees with one is for `bearing` to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from index import (
    Article,
    Fact,
    Kind,
    Passage,
    Quantity,
    Span,
    compiled,
    find_years,
    fold,
    kind_of,
    lead_in,
    raw_span,
    shown_span,
    since_now,
    states_plans,
    states_results,
    unwrap,
    without_earlier_items,
)
from qa.answer import Hit
from qa.evidence import Segment, segments_of
from qa.frames import PERIOD, periods
from qa.matching import years_named

_OPENS = compiled(
    rf"(?:^|(?<=[。;\n]))(?:(?:\d{{1,2}}月\d{{1,2}}日)?[^,。;\d]{{0,20}},){{0,2}}[在从就]?(?P<time>(?:(?:截至|截止)?20\d\d年|今年|去年|上年)?(?:全年|{PERIOD.pattern})?)[末底]?(?:(?<=[年度月])[^,。;\d]{{0,8}}(?:方面|来看|中))?,"
)
_NAMES_TIME = compiled(r"20\d\d年|今年|去年|明年|目前|截至|近年|[。;](?:近|过去)[^,]{0,6}年")
_FROM_YEAR = compiled(r"(?:[从由自比较于]|相比)(?:20\d\d年|去年|上年)")
"""Years that figures only rose from, or are held against, are not spoken of further on."""

_LISTS_GOALS = compiled(r"(?:目标|任务|计划)[^。;]{0,10}:")
# How much of a goal is done is no goal: 完成全年目标任务的57.4%.
_SHARE_DONE = compiled(r"(?:完成|占|达到?|实现|为)[^,;]{0,8}(?:目标|任务|计划|预期)[^,;\d]{0,6}\d[\d.]*%")
_DONE = compiled(r"已")
_STATES_GOAL = compiled(r"目标|力争|预期")
_A_PERIOD = rf"(?:(?:[今去上前]|20\d\d)年)?(?:{PERIOD.pattern})"
_COMPARED_PERIOD = compiled(rf"(?:[比较于同]|不及)其?{_A_PERIOD}(?:[、和与及]{_A_PERIOD})*")
_SHARE_OF_PERIOD = compiled(
    r"(?:达到?|占|为|相当于|完成)了?(?:去年|上年)(?:全年|同期)[^,;。\d]{0,12}的(?=[^,;。]{0,3}\d)"
)
"""A share of what another year had is of the present one: 达到去年全年总额的85%."""

_ROSE_FROM = compiled(r"[从由][^,;。从由]{0,12}$")
_ROSE_TO = compiled(r"[^,;。\d]{0,8}[至到为]")
_PERIOD_OF_GOAL = compiled(rf"(?:{PERIOD.pattern})的?(?:预期|工作)?(?:目标|任务|计划|指标|预算)(?!是|为|:)")
_PERIOD_PLANNED = compiled(
    rf"(?:部署|安排|谋划|研究|做好|抓好|抓实|冲刺|决战|展望)[^,:;。]{{0,6}}(?:{PERIOD.pattern})"
)
"""What a headline looks ahead to is not what the article reports: 某省部署下半年工作."""

_PERIOD_OF_PART = compiled(rf"其中,?(?:{PERIOD.pattern})[^,;]*")


def tellings_of(hit: Hit, facts: tuple[Fact, ...]) -> tuple[Telling, ...]:
    """Return the segments of *hit* in order, each with the *facts* extracted from its passage."""
    return _tellings(hit.article, hit.passage, facts)


@lru_cache(maxsize=2048)  # one or two pages of every ranking of late; what they work out stays with them
def _tellings(article: Article, passage: Passage, facts: tuple[Fact, ...]) -> tuple[Telling, ...]:
    return tuple(Telling(segment, facts) for segment in segments_of(Hit(passage, article, 0.0)))


@dataclass(frozen=True)
class Telling:
    """A segment with the facts extracted from its passage.

    The years and the part of a year of a stretch, and the facts of a figure, are worked out once: every
    composer asks for them.
    """

    segment: Segment
    facts: tuple[Fact, ...] = ()
    _years: dict[Span, tuple[int, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _shown: dict[Span, Span] = field(init=False, repr=False, compare=False, default_factory=dict)
    _facts: dict[Span, tuple[Fact, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)
    _periods: dict[Span, str] = field(init=False, repr=False, compare=False, default_factory=dict)

    def facts_of(self, quantity: Quantity) -> tuple[Fact, ...]:
        """Return the facts extracted from *quantity*: one, or one for each of several places."""
        if not self.facts:
            return ()
        known = self._facts.get(quantity.span)
        if known is None:
            known = self._facts[quantity.span] = self._find_facts(quantity)
        return known

    def _find_facts(self, quantity: Quantity) -> tuple[Fact, ...]:
        passage, article = self.segment.passage, self.segment.article
        at = raw_span(article.text, passage.span, quantity.span)
        return tuple(f for f in self.facts if f.text == quantity.text and f.span.contains(at))

    def passage_span(self, fact: Fact) -> Span:
        """Return where *fact* stands in the passage's text."""
        known = self._shown.get(fact.span)
        if known is None:
            passage, article = self.segment.passage, self.segment.article
            known = self._shown[fact.span] = shown_span(article.text, passage.span, fact.span)
        return known

    def years_of(self, window: Span) -> tuple[int, ...]:
        """Return the years that *window* speaks of: its own, else its sentence's, passage's or article's."""
        known = self._years.get(window)
        if known is None:
            known = self._years[window] = self._read_years(window)
        return known

    def _read_years(self, window: Span) -> tuple[int, ...]:
        segment = self.segment
        speaking = segment.article.year
        inside = years_named(window.of(self.segment.folded), speaking)
        if inside:
            return inside
        before = without_earlier_items(segment.folded[segment.sentence.start : window.end])
        since = since_now(before)
        named = years_named(_since_last_period(since), speaking)
        if named:
            return named
        if since != before:
            return (speaking,) if speaking else ()
        carried = self._carried
        if carried and (found := years_named(carried, speaking)) and not self._leaves(found, before):
            return found
        facts = (fact for quantity in segment.quantities_in(window) for fact in self.facts_of(quantity))
        of_facts = {fact.year for fact in facts if fact.year}
        if len(of_facts) == 1 and speaking and of_facts == {speaking - 1}:
            return tuple(of_facts)
        year = segment.passage.year or speaking
        return self._years_below(window) or ((year,) if year else self._years_aimed_at(window))

    def _years_aimed_at(self, window: Span) -> tuple[int, ...]:
        """Return the years of the goals in *window*: an undated plan's are for the end of its term."""
        facts = (fact for quantity in self.segment.quantities_in(window) for fact in self.facts_of(quantity))
        return tuple(dict.fromkeys(fact.year for fact in facts if fact.kind == "goal" and fact.year))

    def _years_below(self, window: Span) -> tuple[int, ...]:
        """Return the years of the sentence that tells again what a headline says of *window*, if any does."""
        segment, figures = self.segment, self.segment.quantities_in(window)
        if not segment.is_heading or not figures:
            return ()
        article = segment.article
        body = re.sub(r"\s", "", fold(article.text[segment.passage.span.end : article.span.end]))
        at = body.find(fold(figures[0].text))
        return years_named(body[body.rfind("。", 0, at) + 1 : at], article.year) if at >= 0 else ()

    def _leaves(self, carried: tuple[int, ...], said: str) -> bool:
        """Tell whether *said* goes back to the present year: 2022年，全年…。分项看，上半年…."""
        speaking = self.segment.article.year
        part = any(found.group() != "全年" for found in PERIOD.finditer(_COMPARED_PERIOD.sub(_blanks, said)))
        return part and speaking is not None and carried[-1] < speaking

    def starting_years(self, figure: Span) -> tuple[int, ...]:
        """Return the year that *figure* was left behind in: 从2012年的3亿元增至…，乙从4亿元增至….

        A pair that names no year is of the years of the last pair before it in its sentence that does.
        """
        folded = self.segment.folded
        start = folded.rfind("。", 0, figure.start) + 1
        before = folded[start : figure.start]
        rises = _ROSE_FROM.search(before)
        if not rises or not _ROSE_TO.match(folded, figure.end):
            return ()
        for mention in reversed(find_years(before, self.segment.article.year)):
            if before[mention.span.start - 1 : mention.span.start] in ("从", "由"):
                return mention.years[-1:]
            if mention.span.start > rises.start():
                return ()
        return ()

    def period_of(self, window: Span) -> str:
        """Return the part of the year that *window*, or else its article's title, speaks of."""
        titled = periods(_PERIOD_PLANNED.sub(_blanks, fold(self.segment.article.title)))
        return self.own_period_of(window) or next(iter(titled), "")

    def own_period_of(self, window: Span) -> str:
        """Return the part of the year that *window* speaks of; of a past year named alone it is all."""
        known = self._periods.get(window)
        if known is None:
            known = self._periods[window] = self._read_period(window)
        return known

    def _read_period(self, window: Span) -> str:
        segment = self.segment
        sentence = segment.folded[segment.sentence.start : window.end]
        speaking = segment.article.year
        for text in (window.of(self.segment.folded), _PERIOD_OF_PART.sub(_blanks, sentence)):
            told = _SHARE_OF_PERIOD.sub(_blanks, _COMPARED_PERIOD.sub(_blanks, text))
            told = _PERIOD_OF_GOAL.sub(_blanks, told)
            said = _since_last_year(told, speaking)
            if stated := periods(said):
                return stated[-1]
            if said != text:
                break
        years = years_named(sentence, speaking)
        dated = segment.article.date
        if years and years[-1] < max(speaking or 0, dated.year if dated else 0):
            return "全年"
        return ""

    @cached_property
    def period_before(self) -> str:
        """The part of the year that a sentence before opened with, and later ones are of too."""
        named = periods(self._carried)
        return named[-1] if named else ""

    @cached_property
    def period_over(self) -> str:
        """The part of the year that the innermost heading names which names one: 一、上半年工作情况."""
        named = (periods(fold(heading.text)) for heading in reversed(self.segment.passage.headings))
        return next((parts[-1] for parts in named if parts), "")

    @cached_property
    def _carried(self) -> str:
        """The time that a sentence before opened with, 2022年 or 今年上半年: none has been named since."""
        segment = self.segment
        before = segment.folded[len(lead_in(segment.passage.text)) : segment.sentence.start]
        opened = list(_OPENS.finditer(before))
        told = _FROM_YEAR.sub(_blanks, before)
        return opened[-1]["time"] if opened and not _NAMES_TIME.search(told, opened[-1].end()) else ""

    def kind_of(self, window: Span, figure: Span | None = None) -> Kind | None:
        """Return whether *window* states a goal or a result, or None when it doesn't tell.

        Of a *figure* its own clause tells: 计划新建30公里，现已完成22公里.
        """
        segment = self.segment
        said = window.of(segment.folded)
        if figure is not None:
            clause = re.split(r"[,;]", segment.folded[window.start : figure.end])[-1]
            said = clause if _DONE.search(clause) else said
        if _STATES_GOAL.search(said) and not _SHARE_DONE.search(said):
            return "goal"
        if _LISTS_GOALS.search(segment.folded[segment.sentence.start : window.start]):
            return "goal"
        quantities = segment.quantities_in(window)
        own = [q for q in quantities if q.span == figure]
        facts = [fact for quantity in own or quantities for fact in self.facts_of(quantity)]
        if facts:
            return facts[0].kind
        years = self.years_of(window)
        headings = [heading.text for heading in segment.passage.headings]
        passage = segment.passage.text
        clause = passage[segment.sentence.start : window.end]
        return kind_of(
            clause,
            headings,
            years[-1] if years else None,
            segment.article.year,
            run=window.of(passage),
            early=segment.article.early,
        )

    def is_result_by_default(self, window: Span) -> bool:
        """Tell whether *window* itself reports nothing, in a sentence of the present year that plans."""
        segment, speaking = self.segment, self.segment.article.year
        years = self.years_of(window)
        if years and speaking and years[-1] < speaking:
            return False
        planned = states_plans(segment.folded[segment.sentence.start : window.end])
        return planned and not states_results(window.of(segment.folded))

    def is_goal_by_tone_alone(self, window: Span) -> bool:
        """Tell whether no word of *window*, of what stands over it or before it plans: only its tone does.

        A report tells what was done in the same imperatives: 为企业筛选45户供应商，推进协议落地.
        """
        segment = self.segment
        article, passage = segment.article, segment.passage
        before = article.text[article.span.start : passage.span.start]
        before = f"{article.title}\n{unwrap(before)}{passage.text[: segment.sentence.start]}"
        years = self.years_of(window)
        kind = kind_of(
            passage.text[segment.sentence.start : segment.sentence.end],
            [heading.text for heading in passage.headings],
            years[-1] if years else None,
            article.year,
            before=before,
            plans=False,
            run=window.of(passage.text),
            early=article.early,
        )
        return kind != "goal"


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _since_last_year(text: str, speaking: int | None) -> str:
    """Cut off what stands before the year named last: a part of another year's."""
    named = [mention for mention in find_years(text, speaking) if mention.span.start]
    return text[named[-1].span.start :] if named else text


def _since_last_period(text: str) -> str:
    """Cut off the years before a part of a year that names none: 去年全年…，一季度… speaks of this year's."""
    named = [match for match in PERIOD.finditer(text) if match.group() != "全年"]
    if not named:
        return text
    last = named[-1]
    dated = find_years(text[max(0, last.start() - 6) : last.start()], 2000)
    return text if dated else text[last.start() :]
