"""Hits → segments and clauses, and how well each bears on a question; composes nothing.

A segment is what stands between sentence ends and semicolons; a clause what stands between commas.
Spans are exact: `Segment.source(start, end)` gives characters of the article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from index import Article, Passage, Quantity, Span, find_quantities, fold, sentences
from qa.answer import Hit
from qa.question import Question, Term

MAX_CITED_SENTENCE = 160
"""A longer sentence is cited by its segment, so that the highlight still shows where to look."""

_OPEN, _CLOSE = "([{“‘「『《（〔【", ")]}”’」』》）〕】"


@dataclass(frozen=True)
class Segment:
    """A part of a passage, with its sentence and clauses as offsets into the passage's text."""

    hit: Hit
    span: Span
    sentence: Span
    clauses: tuple[Span, ...]

    @property
    def passage(self) -> Passage:
        """The passage it is part of."""
        return self.hit.passage

    @property
    def article(self) -> Article:
        """The article it is part of."""
        return self.hit.article

    @cached_property
    def text(self) -> str:
        """Its characters."""
        return self.span.of(self.passage.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in it, as offsets into the passage's text."""
        return tuple(
            Quantity(
                Span(q.span.start + self.span.start, q.span.end + self.span.start),
                q.text,
                q.value,
                q.upper,
                q.unit,
                q.bound,
            )
            for q in find_quantities(self.text)
        )

    @cached_property
    def zones(self) -> tuple[tuple[str, float], ...]:
        """Its surroundings, folded, each with how far a term found there counts."""
        passage, article = self.passage, self.article
        headings = "\n".join(heading.text for heading in passage.headings)
        opening = next(iter(sentences(passage.text)), Span(0, 0))
        lead = "" if opening.overlaps(self.sentence) else opening.of(passage.text)
        return (
            (fold(self.sentence.of(passage.text)), 0.7),
            (fold(headings), 0.75),
            (fold(f"{article.title}\n{article.place or ''}\n{article.byline or ''}"), 0.6),
            (fold(lead), 0.55),
            (fold(passage.text), 0.4),
        )

    def cited(self, start: int, end: int) -> Span:
        """Return the span of the article to cite for `passage.text[start:end]`."""
        whole = self.sentence if len(self.sentence) <= MAX_CITED_SENTENCE else self.span
        start, end = min(start, whole.start), max(end, whole.end)
        return self.passage.source_span(self.article, start, end)


def segments_of(hit: Hit) -> tuple[Segment, ...]:
    """Cut the passage of *hit* into segments, in order; a question asked in an article is no evidence."""
    text = hit.passage.text
    found = []
    for sentence in sentences(text):
        if sentence.of(text).rstrip('”"」』）)').endswith(("？", "?")):
            continue
        for span in _cut(text, sentence, ";；"):
            found.append(Segment(hit, span, sentence, tuple(_cut(text, span, ",，:："))))
    return tuple(found)


def _cut(text: str, within: Span, marks: str) -> Iterator[Span]:
    """Cut at *marks* outside of brackets and quotation; a comma between digits is no mark."""
    start, depth = within.start, 0
    for position in range(within.start, within.end):
        character = text[position]
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in marks and not depth and not _between_digits(text, position):
            yield from _trimmed(text, start, position + 1)
            start = position + 1
    yield from _trimmed(text, start, within.end)


def _between_digits(text: str, position: int) -> bool:
    around = text[max(0, position - 1) : position + 2]
    return len(around) == 3 and around[0].isdigit() and around[2].isdigit()


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield Span(start, end)


def parts_of(segment: Segment, clause: Span) -> tuple[Span, ...]:
    """Cut *clause* at 、 where each side states a figure of its own, else leave it whole."""
    text = segment.passage.text
    pieces = tuple(_cut(text, clause, "、"))
    stated = [sum(piece.contains(q.span) for q in segment.quantities) for piece in pieces]
    return pieces if len(pieces) > 1 and all(stated) else (clause,)


def match(term: Term, text: str) -> float:
    """Return how far *text* (folded) says *term*: 1 for a form of it, less for most of its characters."""
    if any(form in text for form in term.forms):
        return 1.0
    word = term.text
    if len(word) == 2 and not word.isascii():
        return 0.5 if re.search(f"{re.escape(word[0])}.{{1,3}}{re.escape(word[1])}", text) else 0.0
    if len(word) > 2 and not word.isascii():
        pairs = [word[i : i + 2] for i in range(len(word) - 1)]
        share = sum(pair in text for pair in pairs) / len(pairs)
        return 0.85 * share if share >= 0.5 else 0.0
    return 0.0


def coverage(terms: Sequence[Term], zones: Sequence[tuple[str, float]]) -> float:
    """Return the share, by weight, of *terms* that *zones* (text, trust) say: 0 to 1."""
    total = sum(term.weight for term in terms)
    if not total:
        return 0.0
    said = (
        term.weight * max((trust * match(term, text) for text, trust in zones), default=0.0) for term in terms
    )
    return sum(said) / total


def relevance(question: Question, segment: Segment, window: Span) -> float:
    """Return how well *window* (offsets into the passage's text), read in its surroundings, covers the question."""
    own = fold(window.of(segment.passage.text))
    siblings = _sibling_text(segment, window)
    return coverage(question.terms, [(own, 1.0), (fold(siblings), 0.75), *_surroundings(segment, window)])


def core(question: Question, segment: Segment, window: Span) -> float:
    """Return 1 when the figure's own clause, or its heading, names what is asked for; less when others do."""
    text = segment.passage.text
    subject = (
        text[segment.span.start : window.end] if not _figures_before(segment, window) else window.of(text)
    )
    headings = "\n".join(heading.text for heading in segment.passage.headings[-1:])
    said = coverage(question.terms, [(fold(subject), 1.0), (fold(headings), 0.8)])
    return 1.0 if said >= 0.5 else 0.6 + 0.8 * said


def _figures_before(segment: Segment, window: Span) -> bool:
    return any(q.span.end <= window.start for q in segment.quantities)


def _sibling_text(segment: Segment, window: Span) -> str:
    """The segment's other clauses; those with a figure of their own tell of something else."""
    taken = [q.span for q in segment.quantities]
    return "\n".join(
        clause.of(segment.passage.text)
        for clause in segment.clauses
        if not clause.overlaps(window) and not any(clause.contains(span) for span in taken)
    )


def _surroundings(segment: Segment, window: Span) -> tuple[tuple[str, float], ...]:
    """What stands around a figure's clause counts less: it is full of other figures' words."""
    if any(window.contains(q.span) for q in segment.quantities):
        return tuple(
            (text, trust * 0.5 if i in (0, 4) else trust) for i, (text, trust) in enumerate(segment.zones)
        )
    return segment.zones
