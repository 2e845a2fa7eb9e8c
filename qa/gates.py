"""The slots that evidence must agree on with a question: place, year, goal or result.

A mismatch is never outweighed by similarity: a neighbour's figure is the worst answer there is.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from index import Kind, Span, find_places, find_years, fold, kind_of, place_relation
from qa.evidence import Segment
from qa.question import Question


@dataclass(frozen=True, slots=True)
class Fit:
    """How far evidence agrees with the question's slots: 1 yes, between unknown, 0 no."""

    place: float
    year: float
    kind: float

    @property
    def value(self) -> float:
        """All slots together; 0 when any of them disagrees."""
        return self.place * self.year * self.kind


def fit(question: Question, segment: Segment, window: Span) -> Fit:
    """Judge *window* (offsets into the passage's text) of *segment* by the question's slots."""
    return Fit(
        place=place_fit(question, segment),
        year=year_fit(question, segment, window),
        kind=kind_fit(question, segment, window),
    )


def place_fit(question: Question, segment: Segment) -> float:
    """Return whether the evidence is about a place that was asked for."""
    if not question.places:
        return 1.0
    return max(_one_place_fit(asked, question, segment) for asked in question.places)


def _one_place_fit(asked: str, question: Question, segment: Segment) -> float:
    said = places_named(segment.sentence.of(segment.passage.text))
    own = [place for place in (segment.passage.place or segment.article.place,) if place]
    if any(place_relation(asked, place) == "same" for place in own):
        return 1.0
    if any(place_relation(asked, place) == "same" for place in said):
        return 0.95
    if _named_above(asked, segment):
        return 0.9
    if question.wanted != "figure" and any(place_relation(asked, place) == "inside" for place in own):
        return 0.7
    return 0.0


def _named_above(asked: str, segment: Segment) -> bool:
    """Tell whether a heading or the title names the place, when nothing nearer names another."""
    above = [heading.text for heading in segment.passage.headings] + [segment.article.title]
    return any(place_relation(asked, name) == "same" for line in above for name in places_named(line))


@lru_cache(maxsize=16_384)
def places_named(text: str) -> tuple[str, ...]:
    """Return the places that *text* names; remembered, because a sentence is judged clause by clause."""
    return tuple(mention.name for mention in find_places(text))


def years_of(segment: Segment, window: Span) -> tuple[int, ...]:
    """Return the years that *window* speaks of: its own, else its sentence's, passage's or article's."""
    text = fold(segment.passage.text)
    speaking = segment.article.year
    inside = find_years(window.of(text), speaking)
    if inside:
        return tuple(inside[-1].years)
    before = find_years(text[segment.sentence.start : window.start], speaking)
    if before:
        return tuple(before[-1].years)
    year = segment.passage.year or speaking
    return (year,) if year else ()


def year_fit(question: Question, segment: Segment, window: Span) -> float:
    """Return whether the evidence is about a year that was asked for; a figure without a year is no evidence."""
    if not question.years:
        return 1.0
    years = years_of(segment, window)
    if not years:
        return 0.0 if question.wanted == "figure" else 0.85
    return 1.0 if set(years) & set(question.years) else 0.0


def kind_fit(question: Question, segment: Segment, window: Span) -> float:
    """Return whether goal or result agrees; 0.9 when the evidence doesn't tell."""
    if question.kind is None or question.wanted != "figure":
        return 1.0
    found = said_kind(segment, window)
    if found is None:
        return 0.9
    return 1.0 if found == question.kind else 0.0


def said_kind(segment: Segment, window: Span) -> Kind | None:
    """Return whether *window* states a goal or a result, or None when it doesn't tell."""
    years = years_of(segment, window)
    headings = [heading.text for heading in segment.passage.headings]
    clause = segment.passage.text[segment.sentence.start : window.end]
    return kind_of(clause, headings, years[-1] if years else None, segment.article.year)
