"""Where the words of a text start and end, cut only around the places that are asked about.

Knows nothing of what the words are asked for.
"""

from __future__ import annotations

from bisect import bisect_right

from index.passage import Span
from index.words import block_spans, cut_words


class Edges:
    """The words of a folded text; a block of it, between two marks, is cut when it is first asked about."""

    def __init__(self, folded: str) -> None:
        self._folded = folded
        self._blocks: list[tuple[int, int]] | None = None
        self._words: dict[int, tuple[Span, ...]] = {}

    def starts_at(self, position: int) -> bool:
        """Tell whether a word starts with the character at *position*."""
        return any(word.start == position for word in self._words_around(position))

    def ends_at(self, position: int) -> bool:
        """Tell whether a word ends before the character at *position*."""
        return any(word.end == position for word in self._words_around(position - 1))

    def word_over(self, position: int) -> Span | None:
        """Return the word that covers the character at *position*."""
        around = self._words_around(position)
        return next((word for word in around if word.start <= position < word.end), None)

    def _words_around(self, position: int) -> tuple[Span, ...]:
        """Return the words of the block at *position*; what stands between blocks is cut by itself."""
        if not 0 <= position < len(self._folded):
            return ()
        if self._blocks is None:
            self._blocks = block_spans(self._folded)
        at = bisect_right(self._blocks, (position, len(self._folded))) - 1
        start, end = self._blocks[at] if at >= 0 else (0, 0)
        if position >= end:
            start, end = position, position + 1
        words = self._words.get(start)
        if words is None:
            cut = cut_words(self._folded[start:end])
            words = self._words[start] = tuple(Span(start + s.start, start + s.end) for _, s in cut)
        return words
