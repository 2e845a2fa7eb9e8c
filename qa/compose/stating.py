"""A figure with all it is known to measure, and when two of them agree, differ or are of different things.

Precision first: one word more around one of two figures, and they are of different things.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from index import Fact, Span, compiled, find_quantities, find_years, fold, place_relation
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Source, emphasise, trim
from qa.frames import ATTRIBUTE, PERIOD
from qa.matching import places_named

_SAID = 0.9
"""The share of the question that a clause must say itself to be held against another."""

_SAYS_NOTHING = compiled(
    r"同比|比上年|[较比]去年|增长|增加|增速|增幅|提高|提升|上升|下降|减少|回落|降低|完成|实现|达到?|突破|超过|约|"
    r"(?:经济|社会)*发展(?=的?主要|预期|目标)|力争|预期|预计|目标|主要|确保|计划|安排|任务|将|要|拟|全[市省区县国州年]|累计|共计?|左右|以[上下内]|"
    r"今年|去年|明年|上年|当年|本年|全年|过去一年|其中|并|为|是|了|至|到|的|在|[^一-鿿a-z0-9%]"
)
"""What the same figure is now said with and now without."""


@dataclass(frozen=True)
class Stated:
    """A figure, the segment it stands in and what it is known to measure."""

    bearing: Bearing
    candidate: Candidate
    fact: Fact

    @property
    def score(self) -> float:
        """How well it answers."""
        return self.candidate.score

    @cached_property
    def place(self) -> str:
        """The place the figure is of."""
        passage = self.bearing.segment.passage
        return self.fact.place or passage.place or self.bearing.segment.article.place or ""

    @property
    def year(self) -> int:
        """Its year; 0 where none is known."""
        return self.fact.year or 0

    @property
    def text(self) -> str:
        """The clause as it is quoted, the figure in bold."""
        text = self.bearing.segment.passage.text
        return emphasise(text, trim(text, self.candidate.window), self.candidate.bold)

    @cached_property
    def period(self) -> str:
        """The part of the year it is of; nothing for all of it."""
        period = self.bearing.telling.period_of(self.candidate.window)
        return "" if period == "全年" else period

    @property
    def source(self) -> Source:
        """The sentence to cite."""
        return Source.of(self.bearing.segment, self.candidate.window)

    @cached_property
    def measured(self) -> tuple[object, ...]:
        """What makes two figures comparable: what they are of, down to the last word, and in which sense."""
        window, grows = self.candidate.window, self.fact.change != "level"
        words = (
            _measured(self.bearing, self.bearing.said(window)),
            _measured(self.bearing, _leads(self.bearing, window)),
        )
        return *words, self.fact.kind, grows, self.fact.unit, self.period

    @property
    def is_plain(self) -> bool:
        """Whether the clause alone says all that is asked for, of one figure: no 总投资 of who knows what."""
        terms, window = self.bearing.question.terms, self.candidate.window
        named = any(not ATTRIBUTE.match(term.text) for term in terms)
        return named and "分别" not in self.text and self.bearing.own_share(window) >= _SAID


def find_stated(figures: Iterable[tuple[Bearing, Candidate]]) -> Iterator[Stated]:
    """Yield those of *figures* of which it is known what they measure."""
    for bearing, candidate in figures:
        quantities = bearing.segment.quantities_in(candidate.window)
        quantity = next((q for q in quantities if q.span in candidate.bold), None)
        fact = bearing.fact_of(quantity) if quantity else None
        if fact is not None:
            yield Stated(bearing, candidate, fact)


def _leads(bearing: Bearing, window: Span) -> str:
    """Return what of the sentence before *window* states no figure, and so may say what all are of."""
    segment = bearing.segment
    before = segment.folded[segment.sentence.start : window.start]
    return " ".join(clause for clause in re.split("[,;:]", before) if not find_quantities(clause))


def _measured(bearing: Bearing, said: str) -> str:
    """Return what is left of *said* without its figures, dates, places and what says nothing."""
    for quantity in reversed(find_quantities(said)):
        said = f"{said[: quantity.span.start]} {said[quantity.span.end :]}"
    for mention in reversed(find_years(said)):
        said = f"{said[: mention.span.start]} {said[mention.span.end :]}"
    homes = (bearing.segment.passage.place, bearing.segment.article.place)
    for place in (*places_named(said), *map(fold, filter(None, homes))):
        said = said.replace(place, " ")
    for term in bearing.question.terms:
        for form in sorted((term.text, *term.forms), key=len, reverse=True):
            said = said.replace(form, term.text)
    return _SAYS_NOTHING.sub("", PERIOD.sub(" ", said))


def in_same_place(one: Stated, other: Stated) -> bool:
    """Tell whether two figures are of one place."""
    return place_relation(one.place, other.place) == "same"


def repeats(one: Stated, other: Stated) -> bool:
    """Tell whether another article states the very same value."""
    mine, its = one.fact, other.fact
    same = (signed(mine), mine.upper, mine.bound) == (signed(its), its.upper, its.bound)
    return same and mine.article != its.article


def contradicts(one: Stated, other: Stated) -> bool:
    """Tell whether two figures can't both be true: of one bound, and apart by more than rounding."""
    mine, its = one.fact, other.fact
    if mine.bound != its.bound or mine.span == its.span or not _apart(one, other):
        return False
    apart = max(abs(signed(mine) - signed(its)), abs((mine.upper or 0.0) - (its.upper or 0.0)))
    steps = _step(mine), _step(its)
    rounded = max(steps) / 2 if mine.kind == "result" and min(steps) < max(steps) else 0.0
    return apart > rounded + 1e-9


def _apart(one: Stated, other: Stated) -> bool:
    """Tell whether two articles tell of two figures, or two sentences of one that each name the year."""
    if one.fact.article != other.fact.article:
        return True
    mine, its = one.bearing.segment, other.bearing.segment
    both_dated = all(find_years(segment.sentence.of(segment.passage.text)) for segment in (mine, its))
    return both_dated and mine.sentence != its.sentence and mine.passage.headings == its.passage.headings


def signed(fact: Fact) -> float:
    """Return the value of *fact*, below zero for a decline."""
    return -fact.value if fact.change == "decline" else fact.value


def _step(fact: Fact) -> float:
    """Return what the last digit of the figure, as it is written, stands for."""
    number = re.search(r"\d+(?:\.(\d+))?", fold(fact.text))
    if number is None or not float(number[0]):
        return 0.0
    return float(abs(fact.value) / float(number[0]) * 10.0 ** -len(number[1] or ""))
