"""jieba's cut into words, the same words in a fraction of the time; knows nothing of which words are wanted.

jieba cuts block by block (a run of characters, letters and digits), and so a block that comes again is cut
once: a title above each passage, a sentence that several rooms look at. Within a block the best path is found
in one pass, where jieba builds the graph of all words first; the sums are the same to the last bit. What new
words characters make that are no known one is for others to guess.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from math import log

from index.patterns import compiled

Token = tuple[str, int, int]
Counts = Mapping[str, Mapping[str, int]]
"""How often a word is used, 0 where only longer ones begin so, under its first character."""
Guess = Callable[[str], tuple[str, ...]]
"""Characters that make no known word → the words that they are likely to be."""

BLOCK = compiled(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
_LETTER = compiled("[a-zA-Z0-9]")
_KEPT = 8_192  # blocks: more than a long article has
_LONGEST = 400  # characters of a block that is worth keeping


class Segmenter:
    """Cuts by a dictionary of word counts that add up to *total*; safe for many threads."""

    def __init__(self, counts: Counts, total: int, guess: Guess = tuple) -> None:
        self._counts = counts
        self._guess = guess
        self._weights = _Weights(total)
        self._guessed = lru_cache(maxsize=_KEPT)(self._cut_guessing)
        self._known = lru_cache(maxsize=_KEPT)(self._cut_known)
        self._inside = lru_cache(maxsize=_KEPT)(self._find_inside)

    def cut(self, text: str, *, guess: bool = True) -> Iterator[Token]:
        """Yield the words of *text* with their spans; what is no word of a block, character by character.

        With *guess*, characters that make no known word are joined where they are likely to be a new one.
        """
        at = 0
        for match in BLOCK.finditer(text):
            yield from _apart(text, at, match.start())
            at = match.start()
            for word in self._cut_block(match[0], guess):
                yield word, at, at + len(word)
                at += len(word)
        yield from _apart(text, at, len(text))

    def cut_for_search(self, text: str) -> list[str]:
        """Return the words of *text*, each behind the known words of two and three characters inside it."""
        words: list[str] = []
        at = 0
        for match in BLOCK.finditer(text):
            words += text[at : match.start()]
            for word in self._cut_block(match[0], guess=True):
                if len(word) > 2:
                    words += self._inside(word)
                words.append(word)
            at = match.end()
        words += text[at:]
        return words

    def _find_inside(self, word: str) -> tuple[str, ...]:
        twos = (word[start : start + 2] for start in range(len(word) - 1))
        threes = (word[start : start + 3] for start in range(len(word) - 2) if len(word) > 3)
        return tuple(part for part in (*twos, *threes) if self._counts[part[0]].get(part))

    def _cut_block(self, block: str, guess: bool) -> tuple[str, ...]:
        if len(block) > _LONGEST:
            return self._cut_guessing(block) if guess else self._cut_known(block)
        return self._guessed(block) if guess else self._known(block)

    def _cut_guessing(self, block: str) -> tuple[str, ...]:
        words: list[str] = []
        ends, size = self._ends(block), len(block)
        start = told = 0  # between the two, lone characters are waiting to be told of
        while start < size:
            end = ends[start]
            if end - start > 1:
                if told < start:
                    self._tell(block[told:start], words)
                words.append(block[start:end])
                told = end
            start = end
        if told < size:
            self._tell(block[told:], words)
        return tuple(words)

    def _tell(self, characters: str, words: list[str]) -> None:
        """Add lone characters, joined to new words unless they are a known word that was cut apart."""
        if len(characters) == 1 or self._counts[characters[0]].get(characters):
            words.extend(characters)
        else:
            words.extend(self._guess(characters))

    def _cut_known(self, block: str) -> tuple[str, ...]:
        words: list[str] = []
        letters = ""
        for start, end in _steps(self._ends(block)):
            if end - start == 1 and _LETTER.match(block, start):
                letters += block[start]
                continue
            if letters:
                words.append(letters)
                letters = ""
            words.append(block[start:end])
        return (*words, letters) if letters else tuple(words)

    def _ends(self, block: str) -> list[int]:
        """Return, for each position, where the word ends that the likeliest way on begins with."""
        counts, weights, size = self._counts, self._weights, len(block)
        unknown = weights[1]
        best, ends = [0.0] * (size + 1), [0] * size
        for start in range(size - 1, -1, -1):
            most, chosen = unknown + best[start + 1], start + 1
            count = counts[block[start]].get
            found, end = count(block[start]), start + 1
            is_first = True
            while found is not None:
                if found:
                    likely = weights[found] + best[end]
                    if is_first or likely >= most:
                        most, chosen, is_first = likely, end, False
                end += 1
                if end > size:
                    break
                found = count(block[start:end])
            best[start], ends[start] = most, chosen
        return ends


class _Weights(dict[int, float]):
    """The logarithm of a word's share, by its count; each is worked out once."""

    def __init__(self, total: int) -> None:
        super().__init__()
        self._total = log(total)

    def __missing__(self, count: int) -> float:
        weight = self[count] = log(count) - self._total
        return weight


def _steps(ends: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(ends):
        yield start, ends[start]
        start = ends[start]


def _apart(text: str, start: int, end: int) -> Iterator[Token]:
    while start < end:
        size = 2 if text.startswith("\r\n", start, end) else 1
        yield text[start : start + size], start, start + size
        start += size
