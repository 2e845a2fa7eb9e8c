"""Anything short asked for that is no figure → the shortest run of clauses that answers."""

from __future__ import annotations

from collections.abc import Sequence

from index import Span
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.evidence import runs_of
from qa.matching import coverage

ACCEPT = 0.5
MAX_CHARS = 110
"""A pointed answer is read at a glance; with its bold marks it stays well below 160 characters."""

_TOPIC = 0.3
_OWN = 0.2
"""A run of clauses that says nothing of the question itself is no answer, whatever stands around it."""

_HEADING_PENALTY = 0.05
"""What the text says is better proof than its headline."""


def compose_pointed(bearings: Sequence[Bearing]) -> Composition:
    """Return the run of clauses that covers the question best, or nothing."""
    candidates = (
        Candidate(clause_score(bearing, window), bearing.segment, window, tuple(_bold(bearing, window)))
        for bearing in bearings
        if bearing.place_fit
        for window in runs_of(bearing.segment, MAX_CHARS)
    )
    return quoted(best_of(candidates, accept=ACCEPT))


def clause_score(bearing: Bearing, window: Span) -> float:
    """Return how well *window* answers in its own words: 0 when it hardly says a thing of the question."""
    slots = bearing.slots(window)
    if not slots or bearing.own_share(window) < _OWN:
        return 0.0
    return weigh(bearing, window, bearing.relevance(window), bearing.own_share(window)) * slots


def weigh(bearing: Bearing, window: Span, relevance: float, own: float) -> float:
    """Weigh what is said in and around *window*; a short one that says as much is better."""
    said = 0.75 * relevance + 0.25 * own
    said -= _HEADING_PENALTY if bearing.segment.is_heading else 0.0
    return said * _topic_said(bearing) - 0.0008 * len(window)


def _topic_said(bearing: Bearing) -> float:
    """A name alone is no answer: what is asked about it must be said too."""
    topic = [term for term in bearing.question.terms if term.text not in bearing.question.people]
    if not bearing.question.people or not topic:
        return 1.0
    sentence = bearing.segment.sentence.of(bearing.segment.folded)
    return 1.0 if coverage(topic, [(sentence, 1.0)]) >= _TOPIC else 0.6


def _bold(bearing: Bearing, window: Span) -> list[Span]:
    if bearing.question.wanted != "yesno":
        return []
    return [q.span for q in bearing.segment.quantities_in(window)]
