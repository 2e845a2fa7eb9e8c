"""“How will they …” → the measures of the paragraph, or of the part of it, that is about that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby, takewhile

from index import Span, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, Draft, Source, best_of, trim
from qa.compose.enumeration import ordinal
from qa.evidence import Segment, segments_of
from qa.matching import coverage
from qa.question import Question

ACCEPT = 0.45
MAX_CHARS = 620
_OPENING = 45
_SAME_QUESTION = 0.7
_INTERVIEWER = re.compile(r"^(?:记者|问|主持人)[^。]{0,6}[:：].*[?？]$")
_SHORT = 24


def compose_plan(
    bearings: Sequence[Bearing], question: Question, articles: Sequence[Sequence[Hit]]
) -> Composition:
    """Return the measures that answer *question*, in the order of the article."""
    interview = _interview(question, articles)
    if interview:
        return _say(interview, 1.0)
    candidates = (Candidate(_score(bearing), bearing.segment, bearing.segment.span) for bearing in bearings)
    best = best_of(candidates, accept=ACCEPT)
    if best is None:
        return Composition()
    segment = best.segment
    if _heads_section(question, segment):
        return _say(_section(segment, articles), best.score)
    paragraph = _paragraph(segment)
    if segment == paragraph[0] or _opens_paragraph(question, paragraph):
        return _say(paragraph, best.score)
    return _say(_from(segment, paragraph), best.score)


def _interview(question: Question, articles: Sequence[Sequence[Hit]]) -> list[Segment]:
    """What follows an interviewer's question that asks the same, up to the next one."""
    for hits in articles:
        for at, hit in enumerate(hits):
            if not _INTERVIEWER.search(hit.passage.text):
                continue
            if coverage(question.terms, [(fold(hit.passage.text), 1.0)]) >= _SAME_QUESTION:
                answers = takewhile(lambda other: not _INTERVIEWER.search(other.passage.text), hits[at + 1 :])
                return [segment for answer in answers for segment in segments_of(answer)]
    return []


def _score(bearing: Bearing) -> float:
    question, segment = bearing.question, bearing.segment
    slots = bearing.slots(segment.span)
    if not slots:
        return 0.0
    opening = fold(segment.text[:_OPENING])
    said = bearing.relevance(segment.span)
    figures = sum(bool(segment.quantities_in(clause)) for clause in segment.clauses)
    measures = 0.06 if len(segment.clauses) > 1 else 0.0
    measures -= 0.2 if 2 * figures >= len(segment.clauses) else 0.0
    return slots * (0.7 * said + 0.3 * coverage(question.terms, [(opening, 1.0)]) + measures)


def _heads_section(question: Question, segment: Segment) -> bool:
    """Tell whether the innermost heading itself names what was asked for."""
    headings = segment.passage.headings
    if not headings:
        return False
    own = coverage(question.terms, [(fold(headings[-1].text), 1.0)])
    return own >= 0.6 and own >= coverage(question.terms, [(fold(segment.text), 0.85)])


def _paragraph(segment: Segment) -> tuple[Segment, ...]:
    return segments_of(Hit(segment.passage, segment.article, 0.0))


def _section(segment: Segment, articles: Sequence[Sequence[Hit]]) -> Sequence[Segment]:
    """The segments under the same heading, in order."""
    for hits in articles:
        if hits and hits[0].article.id == segment.article.id:
            under = (hit for hit in hits if hit.passage.headings == segment.passage.headings)
            return [other for hit in under for other in segments_of(hit)]
    return _paragraph(segment)


def _opens_paragraph(question: Question, paragraph: Sequence[Segment]) -> bool:
    """Tell whether the paragraph's opening is about what was asked for."""
    opening = fold(paragraph[0].text[:_OPENING])
    return coverage(question.terms, [(opening, 1.0)]) >= 0.6


def _from(segment: Segment, paragraph: Sequence[Segment]) -> list[Segment]:
    """The segment asked for and what carries it on: a short opening is followed by its measures."""
    at = paragraph.index(segment)
    rest = list(takewhile(lambda other: not ordinal(other.text), paragraph[at + 1 :]))
    same_sentence = [segment, *(other for other in rest if other.sentence == segment.sentence)]
    if len(segment.clauses) > 1 and len(segment.text) > _SHORT:
        return [segment]
    if len(same_sentence) > 1:
        return same_sentence
    return [segment, *rest[:2]]


def _say(segments: Sequence[Segment], score: float) -> Composition:
    """Say the sentences of *segments* in order, as far as an answer may go on."""
    drafts: list[Draft] = []
    length = 0
    for _, group in groupby(segments, key=lambda segment: (segment.passage.id, segment.sentence)):
        parts = list(group)
        window = Span(parts[0].span.start, parts[-1].span.end)
        length += len(window) + 4
        if drafts and length > MAX_CHARS:
            break
        if len(window) > MAX_CHARS:
            parts = _fitting(parts)
            window = Span(parts[0].span.start, parts[-1].span.end)
        shown = trim(parts[0].passage.text, window)
        drafts.append(Draft(shown.of(parts[0].passage.text), (Source.of(parts[0], window),), score))
    return Composition(tuple(drafts))


def _fitting(parts: Sequence[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for part in parts:
        if kept and part.span.end - kept[0].span.start > MAX_CHARS:
            break
        kept.append(part)
    return kept
