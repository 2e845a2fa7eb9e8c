"""“What does the works make, what is being built?” → what the section under the thing's own heading says.

A headline or a list of visits names the thing; only under its heading is it said what it is for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index import Span, compiled, fold
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.matching import coverage
from qa.question import Question, Term

MAX_CHARS = 150
_NAMED = 0.8
_ASKS = compiled(
    r"(?:生产|制造|加工|建设?|造|产|做|干|经营|从事|开展|研发)(?:的是|些|点)?(?:什么|啥|哪些)"
    r"|(?:建设|主要)(?:的)?内容|主要(?:的)?(?:产品|业务|功能|用途)"
)
_TELLS = compiled(
    r"主要[^,;。]{0,6}?(?:开展|建设|生产|从事|用于|研发|制造|经营|包括)|产品(?:包括|有|涵盖)|(?:用于|从事)"
)
_MAINLY = 0.2


def compose_described(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Return what is said under the heading of what is asked about; nothing when it has none of its own."""
    asked = _ASKS.search(fold(question.text))
    if asked is None:
        return Composition()
    subject = [term for term in question.terms if term.text not in asked.group() and term.text != "主要"]
    found = (
        Candidate(_NAMED + _MAINLY * _is_main(bearing, window), bearing.segment, window)
        for bearing in bearings
        if subject and bearing.place_fit and _is_headed(bearing, subject)
        for window in _telling(bearing)
    )
    return quoted(best_of(found, accept=_NAMED))


def _is_headed(bearing: Bearing, subject: Sequence[Term]) -> bool:
    """Tell whether the innermost heading itself names all of *subject*."""
    headings = bearing.segment.passage.headings
    return bool(headings) and coverage(subject, [(fold(headings[-1].text), 1.0)]) >= _NAMED


def _telling(bearing: Bearing) -> Iterator[Span]:
    """The clauses, with the rest of their sentence part, that say what the thing makes or is."""
    segment = bearing.segment
    for clause in segment.clauses:
        if _TELLS.search(clause.of(segment.folded)):
            whole = Span(clause.start, segment.span.end)
            yield whole if len(whole) <= MAX_CHARS else clause


def _is_main(bearing: Bearing, window: Span) -> bool:
    return "主要" in bearing.said(window)
