"""How well a segment bears on a question: what of it is said, and whether place, year and kind agree.

A slot that disagrees is never outweighed by similarity: a neighbour's figure is the worst answer there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import takewhile

from index import Article, Fact, Quantity, Span, compiled, fold, place_relation, states_plans
from qa.evidence import Segment
from qa.frames import periods
from qa.matching import best_match, coverage, match, may_match, share_said
from qa.question import Question
from qa.setting import Setting
from qa.telling import Telling
from qa.times import days_named, months_ended, relative_years

_SENTENCE, _HEADINGS, _TITLE, _LEAD, _PASSAGE = 0.7, 0.75, 0.6, 0.55, 0.4
"""How far a term counts that is said not in the clause itself but around it; tuned on tests/questions."""

_AIM = compiled("目标|预期|计划")
_UNDATED = 0.9
_NOT_YET = 0.88
"""Of a goal, where it is asked how many there are."""

_THERE_ARE = compiled("有(?:多少|几)")
_OTHER_TIME = compiled(
    r"去年|上一?年|往年|[前明后次翌]年|来年|近年|近[\d一二两三四五六七八九十]+年|[12]\d{3}年"
)
_TO_COME = ("下半年", "三季度", "四季度", "全年")
_SIGNS = {"一季度": ("3月", "首季"), "上半年": ("6月", "半年"), "前三季度": ("9月", "四季度")}
"""What else says that an article tells of a part of a year, its plans for the rest too (下半年)."""

_NOT_OF_PART = 0.4
_PAIRED = 0.08
_BESIDE = 0.75
_CROWDED = 0.9
"""Around a figure other figures' words abound: what the sentence and passage say counts a little less."""

_CORE_SAID = 0.6
_CORE_SHARE = 0.2
"""How much depends on the figure's own clause: what it leaves out has counted in the relevance already."""


@lru_cache(maxsize=512)
def _plans(article: Article) -> bool:
    return states_plans(re.sub(r"\s", "", article.span.of(article.text)))


@lru_cache(maxsize=512)
def _tells_of_part(article: Article, asked: tuple[str, ...]) -> bool:
    """Tell whether *article* tells of any part of a year that is *asked* about, if by its last month."""
    told = fold(f"{article.title}\n{article.span.of(article.text)}")
    if "全年" in asked or not set(asked).isdisjoint(periods(told)):
        return True
    return any(sign in told for part in asked for sign in _SIGNS.get(part, (part.split("-")[-1],)))


@lru_cache(maxsize=512)
def _days_told(article: Article) -> frozenset[tuple[int, int]]:
    """The days that *article* names or appeared on: what was on another day it does not tell."""
    told = days_named(re.sub(r"\s", "", fold(article.span.of(article.text))))
    appeared = frozenset([(article.date.month, article.date.day)] if article.date else [])
    return told | appeared | days_named(fold(article.title))


@dataclass(frozen=True)
class Bearing:
    """A segment under the light of a question."""

    question: Question
    segment: Segment
    facts: tuple[Fact, ...] = ()
    told: Telling | None = field(default=None, repr=False, compare=False)
    """What is known of the segment from other questions."""

    _known: dict[Span, tuple[float, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def telling(self) -> Telling:
        """What the segment says of its figures."""
        return self.told or self._own_telling

    @cached_property
    def _own_telling(self) -> Telling:
        return Telling(self.segment, self.facts)

    @cached_property
    def setting(self) -> Setting:
        """Where the segment takes place."""
        return Setting(self.question, self.segment)

    @property
    def place_fit(self) -> float:
        """Whether the evidence is about a place that was asked for."""
        return self.setting.fit

    def said(self, window: Span) -> str:
        """The folded characters of *window*."""
        return window.of(self.segment.folded)

    def relevance(self, window: Span, measures: str = "", *, alone: bool = False) -> float:
        """Return the share of the question, by weight, that *window* in its surroundings says: 0 to 1.

        *measures* is what its figure is known to measure, even where the words stand further off; a figure
        *alone* of its kind in the segment has no rivals there.
        """
        terms = self.question.terms
        if not terms:
            return 0.0
        own = f"{self.said(window)}\n{measures}"
        matched = [match(term, own) for term in terms] if measures else self._matched(window)
        around = self._near_figure if self.segment.quantities_in(window) and not alone else self._around
        said = list(map(max, matched, around))
        if any(part < _BESIDE and live for part, live in zip(said, self._live, strict=True)):
            beside = self.beside(window)
            said = [
                max(part, _BESIDE * match(term, beside)) if part < _BESIDE and live else part
                for term, part, live in zip(terms, said, self._live, strict=True)
            ]
        return (1 - _PAIRED) * share_said(terms, said) + _PAIRED * self._paired(own)

    @cached_property
    def _live(self) -> tuple[bool, ...]:
        """Which terms any part of the passage may say: most of them are nowhere in most passages."""
        return tuple(may_match(term, self.segment.folded) for term in self.question.terms)

    def _matched(self, window: Span) -> tuple[float, ...]:
        """How far *window* says each term; remembered, for every score of a window asks."""
        known = self._known.get(window)
        if known is None:
            said = self.said(window)
            terms = zip(self.question.terms, self._live, strict=True)
            known = self._known[window] = tuple(match(term, said) if live else 0.0 for term, live in terms)
        return known

    @cached_property
    def reach(self) -> float:
        """What `relevance` of a part of the segment can't exceed, whatever the part, without measures."""
        said = [1.0 if live else far for live, far in zip(self._live, self._around, strict=True)]
        return (1 - _PAIRED) * share_said(self.question.terms, said) + _PAIRED

    def _paired(self, own: str) -> float:
        """Return the share of the question's word pairs that stand side by side here too."""
        pairs = self.question.pairs
        return sum(pair in own for pair in pairs) / len(pairs) if pairs else 1.0

    def own_share(self, window: Span) -> float:
        """Return the share of the question, by weight, that *window* says itself."""
        return share_said(self.question.terms, self._matched(window))

    def core(self, window: Span, measures: str = "") -> float:
        """Return 1 when the figure's own clause or heading names what is asked for; less when others do."""
        start = window.start
        if not any(q.span.end <= window.start for q in self.segment.quantities):
            start = self.segment.span.start
        headings = "\n".join(heading.text for heading in self.segment.passage.headings[-1:])
        own = f"{self.said(Span(start, window.end))}\n{measures}"
        said = coverage(self.question.terms, [(own, 1.0), (fold(headings), 0.8)])
        return 1.0 - _CORE_SHARE * (1.0 - min(1.0, said / _CORE_SAID))

    def slots(self, window: Span, figure: Span | None = None) -> float:
        """Return how far place, year and kind agree: 1 all do, less when unknown, 0 when one disagrees.

        A *figure* is of the places that govern it, where the text names any.
        """
        if not self.question.days <= _days_told(self.segment.article):
            return 0.0
        place = self.setting.fit_of_figure(figure) if figure else None
        if place is None:
            place = self.place_fit and self.setting.fit_of(window)
        if not place:
            return 0.0
        fit = place * self.year_fit(window, figure)
        fit = fit and fit * self.kind_fit(window, figure)
        told = Span(window.start, max(window.start + 1, figure.end)) if figure else window
        return fit and fit * self.period_fit(told) * self._month_fit(told)

    def _month_fit(self, told: Span) -> float:
        """Return 0 where the end of another month was told last before a figure than is asked about."""
        asked = months_ended(fold(self.question.text)) if self.question.wanted == "figure" else ()
        said = months_ended(self.segment.folded[: told.end]) if asked else ()
        return float(not said or said[-1] in asked)

    def beside(self, window: Span) -> str:
        """The segment's other clauses; those with a figure of their own tell of something else."""
        segment = self.segment
        return "\n".join(
            clause.of(segment.folded)
            for clause in segment.clauses
            if not clause.overlaps(window) and not segment.quantities_in(clause)
        )

    def opening(self, window: Span) -> str:
        """The clauses that open the segment before *window* with no figure: they name what it tells of."""
        segment = self.segment
        before = [clause for clause in segment.clauses if clause.end <= window.start]
        named = takewhile(lambda clause: not segment.quantities_in(clause), before)
        return "\n".join(clause.of(segment.folded) for clause in named)

    @cached_property
    def _zones(self) -> tuple[tuple[str, float], ...]:
        passage, article = self.segment.passage, self.segment.article
        headings = "\n".join(heading.text for heading in passage.headings)
        lead = "" if self.segment.sentence.start < 10 else self.segment.folded[:120].split("。")[0]
        return (
            (self.segment.sentence.of(self.segment.folded), _SENTENCE),
            (self.segment.folded, _PASSAGE),
            (fold(headings), _HEADINGS),
            (fold(f"{article.title}\n{article.place or ''}\n{article.byline or ''}"), _TITLE),
            (lead, _LEAD),
        )

    @cached_property
    def _around(self) -> tuple[float, ...]:
        zones, above = self._zones, self._zones[2:4]
        terms = zip(self.question.terms, self._live, strict=True)
        return tuple(best_match(term, zones if live else above) for term, live in terms)

    @cached_property
    def _near_figure(self) -> tuple[float, ...]:
        crowded = [(text, trust * _CROWDED) for text, trust in self._zones[:2]]
        zones, above = [*crowded, *self._zones[2:]], self._zones[2:4]
        terms = zip(self.question.terms, self._live, strict=True)
        return tuple(best_match(term, zones if live else above) for term, live in terms)

    def fact_of(self, quantity: Quantity) -> Fact | None:
        """Return the fact extracted from *quantity*, if any; of several places' the one asked for."""
        facts = self.telling.facts_of(quantity)
        return next((fact for fact in facts if self.setting.is_of_asked_place(fact)), next(iter(facts), None))

    def fact_relevance(self, fact: Fact) -> float:
        """Return the share of the question that *fact* states: its indicator in full, the rest less."""
        said = fold(f"{fact.indicator}\n{fact.place or ''}")
        around = [(text, trust * _CROWDED) for text, trust in self._zones]
        return coverage(self.question.terms, [(said, 1.0), *around])

    def fact_slots(self, fact: Fact) -> float:
        """Return how far the place, year and kind of *fact* agree with the question."""
        question = self.question
        if question.places and fact.place:
            if not any(place_relation(asked, fact.place) == "same" for asked in question.places):
                return 0.0
        elif not self.place_fit:
            return 0.0
        if question.years and fact.year not in question.years:
            clause = self.telling.passage_span(fact)
            if fact.year or not self._may_be_of_year_asked(clause):
                return 0.0
        if not self._relative_fit(self.telling.passage_span(fact)):
            return 0.0
        return 0.0 if question.kind and fact.kind != question.kind else 1.0

    def year_fit(self, window: Span, figure: Span | None = None) -> float:
        """Return whether the year agrees; a figure without a year can't be any year's."""
        if self._leaves_stretch_unsaid:
            return 0.0
        if not self.question.years:
            return self._relative_fit(window)
        years = (figure and self.telling.starting_years(figure)) or self.telling.years_of(window)
        if not years and self._may_be_of_year_asked(window):
            return _UNDATED
        if not years:
            return 0.0 if self.question.wanted == "figure" else 0.85
        return 1.0 if set(years) & set(self.question.years) else 0.0

    @cached_property
    def _leaves_stretch_unsaid(self) -> bool:
        """Whether the passage lacks a stretch of years asked about: “2018年以来” is not “2020年以来”."""
        folded = self.segment.folded
        since = [term.text for term in self.question.terms if term.text.endswith(("年以来", "年起"))]
        return any(stretch[:5] not in folded and f"{stretch[:4]}至今" not in folded for stretch in since)

    def _relative_fit(self, window: Span) -> float:
        """Return whether *window* is of last year, where that is asked and the article tells no year."""
        asked = self.question.relative
        if not asked or self.question.wanted != "figure" or self.segment.article.year:
            return 1.0
        said = self.segment.folded[self.segment.sentence.start : window.end]
        return float(relative_years(said)[-1:] == (asked,))

    def _may_be_of_year_asked(self, window: Span) -> bool:
        """Tell whether an article that names no year may be of the one asked for: that of most articles."""
        question, segment = self.question, self.segment
        if segment.article.year or segment.passage.year or question.years != (question.usual_year,):
            return False
        return not _OTHER_TIME.search(segment.folded, segment.sentence.start, window.end)

    def period_fit(self, window: Span) -> float:
        """Return whether the part of the year agrees: a half year's figure is no year's."""
        telling, asked = self.telling, self.question.periods
        if self.question.wanted == "yesno":
            return float(not asked or _tells_of_part(self.segment.article, asked))
        if self.question.wanted != "figure":
            return 1.0
        before = telling.period_before if asked else ""
        found = telling.own_period_of(window) or before or telling.period_of(window)
        if not found:
            return float(not asked or _tells_of_part(self.segment.article, asked))
        if found in asked:
            return 1.0
        if asked:
            return 0.0
        return 1.0 if found == "全年" else 0.85

    @property
    def _plans_anywhere(self) -> bool:
        """Whether the article, without the lines' ends, plans anything in so many words."""
        return _plans(self.segment.article)

    def kind_fit(self, window: Span, figure: Span | None = None) -> float:
        """Return whether goal or result agrees; 0.9 when the evidence doesn't tell."""
        if self.question.wanted != "figure":
            return 1.0
        if self.question.kind is None:
            if self._is_goal_for_part_asked(window, figure):
                return _NOT_OF_PART
            if self.question.years or not _THERE_ARE.search(self.question.text):
                return 1.0
            return _NOT_YET if self.telling.kind_of(window, figure) == "goal" else 1.0
        found = self.telling.kind_of(window, figure)
        if found is None:
            aimed = self.question.kind == "goal" and _AIM.search(fold(self.question.text))
            return 0.0 if aimed and not self._plans_anywhere else 0.9
        if found == self.question.kind:
            return 1.0
        if self.question.kind == "result":
            return 0.9 if self.telling.is_goal_by_tone_alone(window) else 0.0
        return 0.9 if self.telling.is_result_by_default(window) else 0.0

    def _is_goal_for_part_asked(self, window: Span, figure: Span | None) -> bool:
        """Tell whether *window* plans a year in so many words, where a part that is over is asked for."""
        over = [period for period in self.question.periods if period not in _TO_COME]
        if not over or self.telling.own_period_of(window) or self.telling.kind_of(window, figure) != "goal":
            return False
        return not self.telling.is_goal_by_tone_alone(window)
