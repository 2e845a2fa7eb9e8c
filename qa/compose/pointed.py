"""A person, a date, a name or a yes/no asked for → the shortest run of clauses that answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import Span, find_dates, find_years, fold
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.evidence import Segment, relevance
from qa.gates import fit
from qa.people import find_people
from qa.question import Question

ACCEPT = 0.5
MAX_CHARS = 110
"""A pointed answer is read at a glance; with its bold marks it stays well below 160 characters."""

_WHEN = re.compile(r"\d+\s*[月日号]|[上中下]旬|[一二三四]季度|年[初中底末]|[上下]半年|月[初中底末]")


def compose_pointed(question: Question, segments: Sequence[Segment]) -> Composition:
    """Return the run of clauses that covers *question* best, or nothing."""
    candidates = (
        Candidate(_score(question, segment, window), segment, window)
        for segment in segments
        for window in _windows(segment)
    )
    best = best_of(candidates, accept=ACCEPT)
    return quoted(best and replace(best, bold=tuple(_bold(question, best.segment, best.window))))


def _score(question: Question, segment: Segment, window: Span) -> float:
    said = fold(window.of(segment.passage.text))
    if question.wanted == "date" and not _dated(question, said):
        return 0.0
    evidence = 0.75 if question.wanted == "person" and not _new_people(question, segment, window) else 1.0
    slots = fit(question, segment, window).value
    return (relevance(question, segment, window) - 0.0008 * len(window)) * slots * evidence if slots else 0.0


def _new_people(question: Question, segment: Segment, window: Span) -> list[Span]:
    """The people named in *window* whom the question doesn't name itself."""
    text = segment.passage.text
    return [s for s in find_people(text) if window.contains(s) and s.of(text) not in question.text]


def _dated(question: Question, said: str) -> bool:
    """Tell whether *said* names a time as fine as was asked for, and not only the one in the question."""
    if re.search(r"哪一?年", question.text):
        return any(set(mention.years) - set(question.years) for mention in find_years(said))
    return bool(_WHEN.search(said) or find_dates(said))


def _windows(segment: Segment) -> Iterator[Span]:
    """Yield every run of clauses that is short enough, and the whole of a long single clause."""
    clauses = segment.clauses
    for first, opening in enumerate(clauses):
        for closing in clauses[first:]:
            window = Span(opening.start, closing.end)
            if len(window) > MAX_CHARS and closing is not opening:
                break
            yield window


def _bold(question: Question, segment: Segment, window: Span) -> list[Span]:
    if question.wanted == "yesno":
        return [q.span for q in segment.quantities if window.contains(q.span)]
    if question.wanted == "date":
        found = find_dates(segment.passage.text)
        return [span for span in found if window.contains(span)]
    return _new_people(question, segment, window) if question.wanted == "person" else []
