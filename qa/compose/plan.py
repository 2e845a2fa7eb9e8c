"""“How will they …” → the measures of the paragraph, or of the part of it, that is about that."""

from __future__ import annotations

from collections.abc import Sequence

from index import Span, fold, sentences
from qa.answer import Hit
from qa.compose.draft import Candidate, Composition, Draft, Source, quoted, trim
from qa.evidence import Segment, coverage, relevance
from qa.gates import fit
from qa.question import Question

ACCEPT = 0.45
MAX_CHARS = 620
_OPENING = 45


def compose_plan(
    question: Question, segments: Sequence[Segment], articles: Sequence[Sequence[Hit]]
) -> Composition:
    """Return the measures that answer *question*, in the order of the article."""
    scored = [(_score(question, segment), segment) for segment in segments]
    score, segment = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if segment is None or score < ACCEPT:
        return Composition()
    if _heads_section(question, segment):
        section = _section(segment.hit, articles)
        return _sentences_of(section, score)
    if _opens_paragraph(question, segment):
        return _sentences_of([segment.hit], score)
    return quoted(Candidate(score, segment, segment.span))


def _score(question: Question, segment: Segment) -> float:
    slots = fit(question, segment, segment.span).value
    if not slots:
        return 0.0
    opening = fold(segment.text[:_OPENING])
    return slots * (
        0.7 * relevance(question, segment, segment.span) + 0.3 * coverage(question.terms, [(opening, 1.0)])
    )


def _heads_section(question: Question, segment: Segment) -> bool:
    """Tell whether the innermost heading itself names what was asked for."""
    headings = segment.passage.headings
    if not headings:
        return False
    own = coverage(question.terms, [(fold(headings[-1].text), 1.0)])
    return own >= 0.6 and own >= coverage(question.terms, [(fold(segment.text), 0.85)])


def _section(hit: Hit, articles: Sequence[Sequence[Hit]]) -> list[Hit]:
    for hits in articles:
        if hits and hits[0].article.id == hit.article.id:
            return [other for other in hits if other.passage.headings == hit.passage.headings]
    return [hit]


def _opens_paragraph(question: Question, segment: Segment) -> bool:
    """Tell whether the paragraph's opening sentence is about what was asked for."""
    text = segment.passage.text
    first = next(iter(sentences(text)), Span(0, len(text)))
    opening = fold(text[first.start : min(first.end, first.start + _OPENING)])
    return coverage(question.terms, [(opening, 1.0)]) >= 0.6


def _sentences_of(hits: Sequence[Hit], score: float) -> Composition:
    drafts: list[Draft] = []
    length = 0
    for hit in hits:
        for span in sentences(hit.passage.text):
            shown = trim(hit.passage.text, span)
            length += len(shown) + 4
            if drafts and length > MAX_CHARS:
                return Composition(tuple(drafts))
            source = Source(hit, hit.passage.source_span(hit.article, span.start, span.end))
            drafts.append(Draft(shown.of(hit.passage.text), (source,), score))
    return Composition(tuple(drafts))
