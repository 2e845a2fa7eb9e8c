"""Several figures asked for in one breath (多少只、盘子多大) → the sentence that states them together.

The first ask finds the sentence; what the others leave unsaid is said of the same thing. Two figures
that are told in different places are for `comparison` to bring together.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from index import Span, fold
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of
from qa.compose.figure import ACCEPT, find_figures
from qa.matching import coverage
from qa.question import Question, Term
from qa.sides import asks

_FAINT = 2.6
"""Terms of another ask, and lone characters, weigh less: they don't tell what is asked."""

_SAID = 0.5
_SUITS = 0.9
_MAX_CHARS = 110


def asks_in_turn(question: Question) -> bool:
    """Tell whether *question* asks for several figures with a question word each, of one place and time."""
    slots = {(part.places, part.years, part.relative, part.periods) for part in question.parts}
    figures = all(part.wanted == "figure" for part in question.parts)
    return figures and len(slots) == 1 and len(asks(fold(question.text))) == len(question.parts)


def compose_asks(question: Question, bear: Callable[[Question], Sequence[Bearing]]) -> Composition:
    """Answer every ask of *question* from one sentence; nothing unless it states them all."""
    first, *others = question.parts
    found = best_of((figure for _, figure in find_figures(bear(first))), accept=ACCEPT)
    if found is None:
        return Composition()
    told = [found]
    for part in others:
        figure = _told_beside(part, found, told, bear(part))
        if figure is None:
            return Composition()
        told.append(figure)
    return Composition(tuple(one.draft() for one in _together(told)))


def _told_beside(
    part: Question, first: Candidate, told: Sequence[Candidate], bearings: Sequence[Bearing]
) -> Candidate | None:
    """Return the figure that *part* asks for in the sentence of *first*, one that is not *told* yet."""
    beside = [
        bearing
        for bearing in bearings
        if bearing.segment.passage.id == first.segment.passage.id
        and bearing.segment.sentence == first.segment.sentence
    ]
    known = {span for one in told for span in one.bold}
    own = tuple(term for term in part.terms if term.weight > _FAINT)
    figures = [
        (figure, _near(figure, first) if _states(own, bearing, figure) else 0.0)
        for bearing in beside
        for figure in _of_kind(replace(bearing, question=replace(part, terms=own or part.terms)), bool(own))
        if not known & set(figure.bold)
    ]
    best = max(figures, key=lambda pair: pair[0].score * pair[1], default=None)
    return best[0] if best and best[0].score * best[1] > 0 else None


def _of_kind(bearing: Bearing, tells: bool) -> list[Candidate]:
    """Return the figures of a segment; where the ask says nothing itself, those of its unit count alike."""
    figures = [figure for _, figure in find_figures([bearing])]
    return figures if tells else [replace(figure, score=1.0) for figure in figures]


def _states(own: Sequence[Term], bearing: Bearing, figure: Candidate) -> bool:
    """Tell whether the clause of *figure* says what is asked, if the ask says anything itself."""
    return not own or coverage(own, [(bearing.said(figure.window), 1.0)]) >= _SAID


def _near(figure: Candidate, first: Candidate) -> float:
    """Weigh a figure by how near it stands to the first, what follows a little before what precedes."""
    apart = figure.window.start - first.window.start
    return 1.0 / (1.0 + abs(apart) / (200 if apart >= 0 else 150))


def _together(told: Sequence[Candidate]) -> list[Candidate]:
    """Quote the figures in one go where their clauses are near each other."""
    start, end = min(one.window.start for one in told), max(one.window.end for one in told)
    if end - start > _MAX_CHARS:
        return list(told)
    bold = tuple(sorted({span for one in told for span in one.bold}))
    return [replace(told[0], window=Span(start, end), bold=bold)]
