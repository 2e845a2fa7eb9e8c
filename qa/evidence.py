"""Hits → segments and clauses of their passages; judges nothing.

A segment is what stands between sentence ends and semicolons; a clause what stands between commas.
All spans are offsets into the passage's text until `Segment.cited` turns them into the article's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from index import Article, Passage, Quantity, Span, compiled, find_quantities, fold, raw_span, sentences
from qa.answer import Hit

MAX_CITED_SENTENCE = 160
"""A longer sentence is cited by its segment, so that the highlight still shows where to look."""

_OPEN, _CLOSE = "([{“‘「『《（〔【", ")]}”’」』》）〕】"


@dataclass(frozen=True)
class Segment:
    """A part of a passage with its sentence and clauses; `folded` is the passage's text, folded."""

    article: Article
    passage: Passage
    span: Span
    sentence: Span
    clauses: tuple[Span, ...]
    folded: str
    windows: dict[tuple[Span, bool], Span] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    """What `compose.window` found for a figure; kept here, for it goes with the segment."""

    @property
    def text(self) -> str:
        """Its characters."""
        return self.span.of(self.passage.text)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """The quantities in it."""
        found = _quantities_of(self.passage.text)
        return tuple(quantity for quantity in found if self.span.contains(quantity.span))

    @cached_property
    def beside(self) -> tuple[Quantity, ...]:
        """The quantities in its sentence, of which ; may cut it off."""
        found = _quantities_of(self.passage.text)
        return tuple(quantity for quantity in found if self.sentence.contains(quantity.span))

    @cached_property
    def parts(self) -> tuple[Span, ...]:
        """Its clauses, cut further at 、 where each side states a figure of its own."""
        return tuple(part for clause in self.clauses for part in parts_of(self, clause))

    @property
    def is_heading(self) -> bool:
        """Whether the passage is a headline or heading rather than a sentence."""
        return len(self.passage.text) < 45 and not self.passage.text.rstrip().endswith(tuple("。！？；;!?”"))

    def quantities_in(self, window: Span) -> tuple[Quantity, ...]:
        """The quantities in *window*."""
        found = self.quantities
        return tuple([quantity for quantity in found if window.contains(quantity.span)]) if found else ()

    def cited(self, start: int, end: int) -> Span:
        """Return the span of the article to cite for `passage.text[start:end]`."""
        whole = self.sentence if len(self.sentence) <= MAX_CITED_SENTENCE else self.span
        start, end = min(start, whole.start), max(end, whole.end)
        return raw_span(self.article.text, self.passage.span, Span(start, end))


@lru_cache(maxsize=4096)
def _quantities_of(text: str) -> tuple[Quantity, ...]:
    return find_quantities(text)


def segments_of(hit: Hit) -> tuple[Segment, ...]:
    """Cut the passage of *hit* into segments, in order; a question asked in an article is no evidence."""
    return _segments(hit.article, hit.passage)


@lru_cache(maxsize=4096)
def _segments(article: Article, passage: Passage) -> tuple[Segment, ...]:
    text = passage.text
    folded = fold(text)
    stated = (span for span in sentences(text) if not _asks(span.of(text)))
    return tuple(
        Segment(article, passage, span, sentence, tuple(_cut(text, span, ",，:：")), folded)
        for sentence in stated
        for span in _cut(text, sentence, ";；")
    )


def _asks(sentence: str) -> bool:
    return sentence.rstrip('”"」』）) ').endswith(("？", "?"))


def parts_of(segment: Segment, clause: Span) -> tuple[Span, ...]:
    """Cut *clause* at 、 where each side states a figure of its own, else leave it whole."""
    if "、" not in clause.of(segment.passage.text):
        return (clause,)
    pieces = tuple(_cut(segment.passage.text, clause, "、"))
    stated = [segment.quantities_in(piece) for piece in pieces]
    return pieces if len(pieces) > 1 and all(stated) else (clause,)


def runs_of(segment: Segment, max_chars: int) -> Iterator[Span]:
    """Yield every run of clauses of at most *max_chars*, and any longer single clause."""
    for first, opening in enumerate(segment.clauses):
        for closing in segment.clauses[first:]:
            window = Span(opening.start, closing.end)
            if len(window) > max_chars and closing is not opening:
                break
            yield window


def _cut(text: str, within: Span, marks: str) -> Iterator[Span]:
    """Cut at *marks* outside of brackets and quotation; a comma between digits is no mark."""
    start, depth = within.start, 0
    for found in _edges(marks).finditer(text, within.start, within.end):
        character, position = found.group(), found.start()
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif not depth and not _between_digits(text, position):
            yield from _trimmed(text, start, position + 1)
            start = position + 1
    yield from _trimmed(text, start, within.end)


@lru_cache(maxsize=8)
def _edges(marks: str) -> re.Pattern[str]:
    """Return the pattern of what cuts at *marks* or keeps from cutting."""
    return compiled(f"[{re.escape(_OPEN + _CLOSE + marks)}]")


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
