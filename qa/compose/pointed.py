"""A person, a date, a name or a yes/no asked for → the shortest run of clauses that answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Span, find_dates, find_people, find_years
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.evidence import runs_of
from qa.matching import coverage
from qa.question import Question

ACCEPT = 0.5
MAX_CHARS = 110
"""A pointed answer is read at a glance; with its bold marks it stays well below 160 characters."""

_TOPIC = 0.3
_OWN = 0.2
"""A run of clauses that says nothing of the question itself is no answer, whatever stands around it."""

_HEADING_PENALTY = 0.05
"""What the text says is better proof than its headline."""

_WHEN = re.compile(r"\d+\s*[月日号]|[上中下]旬|[一二三四]季度|年[初中底末]|[上下]半年|月[初中底末]")


def compose_pointed(bearings: Sequence[Bearing]) -> Composition:
    """Return the run of clauses that covers the question best, or nothing."""
    candidates = (
        Candidate(_score(bearing, window), bearing.segment, window, tuple(_bold(bearing, window)))
        for bearing in bearings
        if bearing.place_fit
        for window in runs_of(bearing.segment, MAX_CHARS)
    )
    return quoted(best_of(candidates, accept=ACCEPT))


def _score(bearing: Bearing, window: Span) -> float:
    question = bearing.question
    if question.wanted == "date" and not _dated(question, bearing.said(window)):
        return 0.0
    slots = bearing.slots(window)
    if not slots:
        return 0.0
    evidence = 0.75 if question.wanted == "person" and not _new_people(bearing, window) else 1.0
    said = 0.75 * bearing.relevance(window) + 0.25 * bearing.own_share(window)
    said -= _HEADING_PENALTY if bearing.segment.is_heading else 0.0
    said *= _topic_said(bearing)
    if bearing.own_share(window) < _OWN:
        return 0.0
    return (said - 0.0008 * len(window)) * slots * evidence


def _topic_said(bearing: Bearing) -> float:
    """A name alone is no answer: what is asked about it must be said too."""
    topic = [term for term in bearing.question.terms if term.text not in bearing.question.people]
    if not bearing.question.people or not topic:
        return 1.0
    sentence = bearing.segment.sentence.of(bearing.segment.folded)
    return 1.0 if coverage(topic, [(sentence, 1.0)]) >= _TOPIC else 0.6


def _new_people(bearing: Bearing, window: Span) -> list[Span]:
    """The people named in *window* whom the question doesn't name itself."""
    text = bearing.segment.passage.text
    return [s for s in find_people(text) if window.contains(s) and s.of(text) not in bearing.question.people]


def _dated(question: Question, said: str) -> bool:
    """Tell whether *said* names a time as fine as was asked for, and not only the one in the question."""
    if re.search(r"哪一?年", question.text):
        return any(set(mention.years) - set(question.years) for mention in find_years(said))
    if re.search(r"哪一?[天日]|几[号日]|日期|具体时间", question.text):
        return re.search(r"\d{1,2}[日号]", said) is not None
    return bool(_WHEN.search(said) or find_dates(said))


def _bold(bearing: Bearing, window: Span) -> list[Span]:
    match bearing.question.wanted:
        case "yesno":
            return [q.span for q in bearing.segment.quantities_in(window)]
        case "date":
            return [s for s in find_dates(bearing.segment.passage.text) if window.contains(s)]
        case "person":
            return _new_people(bearing, window)
        case _:
            return []
