"""“What are the targets?” → every numeric goal of the passage that sets them out, in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from index import Span
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition
from qa.compose.figure import figure_window
from qa.frames import PURPOSE
from qa.question import Question

_FEWEST = 2
_NAMED = 3
"""A passage that calls its figures targets outweighs one with this many figures more."""


def asks_for_targets(question: Question) -> bool:
    """Tell whether *question* asks for the goals of a place and year, none in particular."""
    return question.kind == "goal" and all(PURPOSE.fullmatch(term.text) for term in question.terms)


def compose_targets(bearings: Sequence[Bearing]) -> Composition:
    """List the goals of the passage that states most of those asked for, or nothing."""
    passages = groupby(bearings, key=lambda bearing: bearing.segment.passage.id)
    stated = [list(group) for _, group in passages]
    best = max(stated, key=_goals, default=[])
    if _goals(best) < _FEWEST:
        return Composition()
    drafts = tuple(candidate.draft() for bearing in best for candidate in _windows(bearing))
    return Composition(drafts, listed=len(drafts) > 1)


def _goals(passage: Sequence[Bearing]) -> int:
    goals = sum(len(_stated_in(bearing)) for bearing in passage)
    if not goals:
        return 0
    text = passage[0].segment.passage.text + "".join(h.text for h in passage[0].segment.passage.headings)
    return goals + (_NAMED if any(word in text for word in ("目标", "指标")) else 0)


def _stated_in(bearing: Bearing) -> list[Span]:
    """Where the segment states a goal of the place and year asked for."""
    found = []
    for quantity in bearing.segment.quantities:
        fact = bearing.fact_of(quantity)
        if fact and fact.kind == "goal" and bearing.fact_slots(fact):
            found.append(quantity.span)
    return found


def _windows(bearing: Bearing) -> Iterable[Candidate]:
    """The clauses that state the goals, those that lean on each other together."""
    figures = _stated_in(bearing)
    windows: list[Span] = []
    for quantity in bearing.segment.quantities:
        if quantity.span not in figures:
            continue
        window = figure_window(bearing.segment, quantity)
        if windows and windows[-1].overlaps(window):
            window = Span(windows.pop().start, window.end)
        windows.append(window)
    for window in windows:
        bold = tuple(figure for figure in figures if window.contains(figure))
        yield Candidate(1.0, bearing.segment, window, bold)
