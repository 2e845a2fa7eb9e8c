"""“Who wrote it?” → the byline of the article that the question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import Span, find_people, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.evidence import Segment, segments_of
from qa.frames import BYLINE
from qa.matching import coverage
from qa.question import Question

ACCEPT = 0.45

_CREDIT = re.compile(r"记者|通讯员|作者|撰稿|编辑|校对|摄影|[/／ ][文图摄](?![一-鿿])|实习生")
_HINTS = (
    (re.compile(r"照片|拍|摄影|图片"), re.compile(r"图|摄")),
    (re.compile(r"编辑|责编"), re.compile(r"编")),
    (re.compile(r"校对"), re.compile(r"校对")),
    (re.compile(r"通讯员"), re.compile(r"通讯员")),
)


def compose_byline(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition:
    """Return the byline of the article among *articles* that fits *question* best, or nothing."""
    candidates = (found for hits in articles for found in _candidates(question, hits))
    return quoted(best_of(candidates, accept=ACCEPT))


def _candidates(question: Question, hits: Sequence[Hit]) -> Iterator[Candidate]:
    about = _about(question, hits)
    for segment in (segment for hit in hits for segment in segments_of(hit)):
        window = _credits(segment)
        if window is None:
            continue
        slots = Bearing(question, segment).slots(segment.span)
        names = tuple(s for s in find_people(segment.passage.text) if window.contains(s))
        if slots and names:
            yield Candidate(
                (0.3 + 0.7 * about) * slots * _hinted(question, segment, window), segment, window, names
            )


def _about(question: Question, hits: Sequence[Hit]) -> float:
    """Return how far the article's title and text are about what the question names beside its author."""
    terms = [term for term in question.terms if not BYLINE.search(term.text)]
    if not terms or not hits:
        return 1.0
    text = "\n".join(hit.passage.text for hit in hits)
    return coverage(terms, [(fold(hits[0].article.title), 1.0), (fold(text), 0.8)])


def _credits(segment: Segment) -> Span | None:
    """Return the clauses of *segment* that name who wrote, from the first credit on."""
    text = segment.passage.text
    clauses = [clause for clause in segment.clauses if _CREDIT.search(clause.of(text))]
    if not clauses or len(segment.text) > 120:
        return None
    last = clauses[-1]
    if last.of(text).rstrip().endswith((":", "：")):  # 编辑：某某
        last = next((clause for clause in segment.clauses if clause.start >= last.end), last)
    return Span(clauses[0].start, last.end)


def _hinted(question: Question, segment: Segment, window: Span) -> float:
    said = window.of(segment.passage.text)
    wrong = [1 for asked, found in _HINTS if asked.search(question.text) and not found.search(said)]
    return 0.5 if wrong else 1.0
