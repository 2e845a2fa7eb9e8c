"""A comparison whose sides stand in one sentence → that sentence, the figures in bold; computes nothing.

It is what remains when the sides can't be told one by one: all that tells them apart must be said there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import Span, compiled
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.compose.suitability import suitability
from qa.compose.unsaid import says, tells_apart
from qa.evidence import Segment
from qa.question import Question

_DIGIT = compiled(r"\d")
_ACCEPT = 0.7
_SUITS = 0.75
_LONGEST = 160
_LENGTH = 0.0008


def whole_of(question: Question) -> Question:
    """The comparison as one question for figures, of no kind where its sides are of several."""
    kinds = {part.kind for part in question.parts}
    return replace(question, parts=(), wanted="figure", kind=kinds.pop() if len(kinds) == 1 else None)


def compose_sentence(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Quote the sentence that names all sides of *question* and has a figure for each, or nothing."""
    times = {(part.periods, part.relative) for part in question.parts}
    if len(times) > 1 or not all(part.wanted == "figure" for part in question.parts):
        return Composition()
    return quoted(best_of(_candidates(bearings, question), accept=_ACCEPT))


def _candidates(bearings: Sequence[Bearing], question: Question) -> Iterator[Candidate]:
    for bearing in bearings:
        for window in (bearing.segment.span, bearing.segment.sentence):
            figures = _figures(question.parts, bearing.segment, window)
            sides = len(figures) >= len(question.parts) and _names_all(bearing, window, question)
            if sides and len(window) <= _LONGEST:
                score = bearing.relevance(window, alone=True) * bearing.slots(window)
                yield Candidate(score - _LENGTH * len(window), bearing.segment, window, figures)


def _figures(parts: Sequence[Question], segment: Segment, window: Span) -> tuple[Span, ...]:
    """The figures of *window* of a kind that some side asks for."""
    return tuple(
        quantity.span
        for quantity in segment.beside
        if window.contains(quantity.span)
        and any(suitability(part, quantity, segment) >= _SUITS for part in parts)
    )


def _names_all(bearing: Bearing, window: Span, question: Question) -> bool:
    """Tell whether *window* itself names every place and year asked about and what tells the sides apart."""
    said = bearing.said(window)
    named = [str(year) for year in question.years] if len(question.years) > 1 else []
    named += [place[:2] for place in question.places] if len(question.places) > 1 else []
    named += [t.text for part in question.parts for t in part.terms if _DIGIT.search(t.text)]  # 10亿元以上
    return all(name in said for name in named) and all(
        says(said, term) for term in bearing.question.terms if tells_apart(term)
    )
