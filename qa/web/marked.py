"""An article in paragraphs, cut where cited spans begin and end; knows nothing of how they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from index import Article, Block, Span, find_blocks, shown_span


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph, with the places of its spans in the list of cited ones."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without layout, in pieces; level 0 is body text."""

    level: int
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """All its words."""
        return "".join(piece.text for piece in self.pieces)


def lay_out(article: Article, cited: Sequence[Span | None] = ()) -> tuple[Paragraph, ...]:
    """Lay the whole article out in paragraphs; of *cited*, what is None is not marked."""
    blocks = find_blocks(article.text, article.span)
    return tuple(Paragraph(block.level, _cut(article.text, block, cited)) for block in blocks)


def marked_text(paragraphs: Sequence[Paragraph], mark: int = 0) -> str:
    """Return the words of one of the cited spans."""
    return "".join(p.text for paragraph in paragraphs for p in paragraph.pieces if mark in p.marks)


def _cut(text: str, block: Block, cited: Sequence[Span | None]) -> tuple[Piece, ...]:
    shown = {
        mark: shown_span(text, block.span, _within(block.span, span))
        for mark, span in enumerate(cited)
        if span is not None and block.span.overlaps(span)
    }
    edges = {0, len(block.text), *(edge for span in shown.values() for edge in (span.start, span.end))}
    return tuple(
        Piece(block.text[start:end], tuple(m for m, span in shown.items() if span.start <= start < span.end))
        for start, end in pairwise(sorted(edges))
    )


def _within(block: Span, span: Span) -> Span:
    return Span(max(block.start, span.start), min(block.end, span.end))
