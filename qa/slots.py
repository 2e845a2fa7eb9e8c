"""Whether place, year, part of the year and goal or result of evidence agree with a question.

A slot that disagrees is never outweighed by similarity: a neighbour's figure is the worst answer there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from index import Article, Fact, Span, compiled, fold, place_relation, states_plans
from qa.evidence import Segment
from qa.frames import periods
from qa.question import Question
from qa.setting import Setting
from qa.telling import Telling
from qa.times import days_named, is_stretch, months_ended, relative_years

_AIM = compiled("目标|预期|计划")
_STRETCH = compiled(r"20\d\d年?[—－~至到-]{1,2}20\d\d年")
_TIMES = compiled(rf"{_STRETCH.pattern}|20\d\d年|[今去明]年")
_ROSE = compiled(r"[从由][^,;。]*\d[^,;。]*[到至为]")
_ALREADY = compiled(r"(?:现在|目前|如今|眼下)[^,，]{0,4}已")
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


@lru_cache(maxsize=512)
def _plans(article: Article) -> bool:
    return states_plans(re.sub(r"\s", "", article.span.of(article.text)))


@lru_cache(maxsize=512)
def _tells_of_part(article: Article, asked: tuple[str, ...]) -> bool:
    """Tell whether *article* tells of any part of a year that is *asked* about, if by its last month."""
    told = fold(f"{article.title}\n{article.span.of(article.text)}")
    if "全年" in asked or not set(asked).isdisjoint(periods(told)):
        return True
    signs = (sign for part in asked for sign in _SIGNS.get(part, (part.split("-")[-1],)))
    return any(re.search(rf"{sign}(?!\d)", told) for sign in signs)  # 3月18日 is but a day


@lru_cache(maxsize=512)
def _days_told(article: Article) -> frozenset[tuple[int, int]]:
    """The days that *article* names or appeared on: what was on another day it does not tell."""
    told = days_named(re.sub(r"\s", "", fold(article.span.of(article.text))))
    appeared = frozenset([(article.date.month, article.date.day)] if article.date else [])
    return told | appeared | days_named(fold(article.title))


@dataclass(frozen=True)
class Slots:
    """The slots of a segment beside those of a question."""

    question: Question
    segment: Segment
    telling: Telling
    setting: Setting

    def agree(self, window: Span, figure: Span | None = None) -> float:
        """Return how far place, year and kind agree: 1 all do, less when unknown, 0 when one disagrees.

        A *figure* is of the places that govern it, where the text names any.
        """
        if not self.question.days <= _days_told(self.segment.article):
            return 0.0
        place = self.setting.fit_of_figure(figure) if figure else None
        if place is None:
            place = self.setting.fit and self.setting.fit_of(window)
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

    def of_fact(self, fact: Fact) -> float:
        """Return how far the place, year and kind of *fact* agree with the question."""
        question = self.question
        if question.places and fact.place:
            if not any(place_relation(asked, fact.place) == "same" for asked in question.places):
                return 0.0
        elif not self.setting.fit:
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
        if is_stretch(self.question):
            return float({*self.question.years} <= {*years})
        of_one = self.question.wanted == "figure" and len(self.question.years) == 1
        if of_one and self._is_of_stretch(window):
            return 0.0  # what several years make up is no one year's
        return 1.0 if set(years) & set(self.question.years) else 0.0

    def _is_of_stretch(self, window: Span) -> bool:
        """Tell whether the time named last up to the end of *window* is one of several years.

        What rose from the first of them to the last is told of both: 2002年至2022年，收入从40亿元增至540亿元.
        """
        if _ROSE.search(window.of(self.segment.folded)):
            return False
        named = _TIMES.findall(self.segment.folded, self.segment.sentence.start, window.end)
        return bool(named) and _STRETCH.fullmatch(named[-1]) is not None

    @cached_property
    def _leaves_stretch_unsaid(self) -> bool:
        """Whether the passage lacks a stretch of years asked about: “2018年以来” is not “2020年以来”."""
        folded = self.segment.folded
        since = [term.text for term in self.question.terms if term.text.endswith(("年以来", "年起"))]
        year = self.segment.article.year
        unsaid = (s for s in since if s[:5] not in folded and f"{s[:4]}至今" not in folded)
        return any(year is None or int(s[:4]) != year or "今年" not in folded for s in unsaid)

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
        if self.question.wanted not in ("figure", "yesno"):
            return 1.0
        before = (telling.period_before or telling.period_over) if asked else ""
        found = telling.own_period_of(window) or before
        if self.question.wanted == "yesno":
            told = found in asked if found else _tells_of_part(self.segment.article, asked)
            return float(not asked or told)
        found = found or telling.period_of(window)
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
            if _ALREADY.search(self.question.text):
                return 0.0
            return 0.9 if self.telling.is_goal_by_tone_alone(window) else 0.0
        return 0.9 if self.telling.is_result_by_default(window) else 0.0

    def _is_goal_for_part_asked(self, window: Span, figure: Span | None) -> bool:
        """Tell whether *window* plans a year in so many words, where a part that is over is asked for."""
        over = [period for period in self.question.periods if period not in _TO_COME]
        if not over or self.telling.own_period_of(window) or self.telling.kind_of(window, figure) != "goal":
            return False
        return not self.telling.is_goal_by_tone_alone(window)
