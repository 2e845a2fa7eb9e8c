"""jieba's cut into words, the same words in a fraction of the time; knows nothing of which words are wanted.

jieba cuts block by block (a run of characters, letters and digits), and so a block that comes again is cut
once: a title above each passage, a sentence that several rooms look at. Within a block the best path is found
in one pass, where jieba builds the graph of all words first; the sums are the same to the last bit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import log

Token = tuple[str, int, int]

BLOCK = re.compile(r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+")
_CHINESE = re.compile("([\u4e00-\u9fd5]+)")
_LATIN = re.compile(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
_LETTER = re.compile("[a-zA-Z0-9]")
_STEPS = ("EB", "SB", "MM", "BM", "BE", "ME", "SS", "ES")  # from a place in a word to the next character's
_NEVER = -3.14e100  # the logarithm that jieba has for what never happens
_KEPT = 8_192  # blocks: more than a long article has
_LONGEST = 400  # characters of a block that is worth keeping


class Segmenter:
    """Cuts by a dictionary of word counts that add up to *total*; safe for many threads."""

    def __init__(self, counts: Mapping[str, int], total: int) -> None:
        self._count = counts.get
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
        return tuple(part for part in (*twos, *threes) if self._count(part))

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
        if len(characters) == 1 or self._count(characters):
            words.extend(characters)
        else:
            words.extend(_guessed_words(characters))

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
        count, weights, size = self._count, self._weights, len(block)
        unknown = weights[1]
        best, ends = [0.0] * (size + 1), [0] * size
        for start in range(size - 1, -1, -1):
            most, chosen = unknown + best[start + 1], start + 1
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


@lru_cache(maxsize=_KEPT)
def _guessed_words(characters: str) -> tuple[str, ...]:
    return tuple(_guess_words(characters))


def _guess_words(characters: str) -> Iterator[str]:
    for part in _CHINESE.split(characters):
        if _CHINESE.match(part):
            yield from _likely_words(part)
        else:
            yield from filter(None, _LATIN.split(part))


def _likely_words(characters: str) -> Iterator[str]:
    """Cut by jieba's hidden Markov model: each character begins, continues, ends or is a word."""
    begin = 0
    for at, is_end in enumerate(_endings(characters)):
        if is_end:
            yield characters[begin : at + 1]
            begin = at + 1


def _endings(characters: str) -> list[bool]:
    """Return for each character whether a word ends with it, by the likeliest series of places in a word."""
    model = _model()
    emit, (start_b, start_m, start_e, start_s) = model.emit, model.start
    e_b, s_b, m_m, b_m, b_e, m_e, s_s, e_s = model.steps
    of_b, of_m, of_e, of_s = emit[characters[0]]
    b, m, e, s = start_b + of_b, start_m + of_m, start_e + of_e, start_s + of_s
    back: list[tuple[bool, bool, bool, bool]] = []  # after S, not E; after M, not B; after M, not B; after S
    for character in characters[1:]:
        of_b, of_m, of_e, of_s = emit[character]
        b_after_e, b_after_s = e + e_b + of_b, s + s_b + of_b
        m_after_m, m_after_b = m + m_m + of_m, b + b_m + of_m
        e_after_b, e_after_m = b + b_e + of_e, m + m_e + of_e
        s_after_s, s_after_e = s + s_s + of_s, e + e_s + of_s
        back.append(
            (b_after_s >= b_after_e, m_after_m >= m_after_b, e_after_m >= e_after_b, s_after_s >= s_after_e)
        )
        b, m, e, s = (
            max(b_after_s, b_after_e),
            max(m_after_m, m_after_b),
            max(e_after_m, e_after_b),
            max(s_after_s, s_after_e),
        )
    place = "S" if s >= e else "E"
    ends = [True]
    for after_s_b, after_m_m, after_m_e, after_s_s in reversed(back):
        if place == "B":
            place = "S" if after_s_b else "E"
        elif place == "M":
            place = "M" if after_m_m else "B"
        elif place == "E":
            place = "M" if after_m_e else "B"
        else:
            place = "S" if after_s_s else "E"
        ends.append(place in "ES")
    ends.reverse()
    return ends


@dataclass(frozen=True, slots=True)
class _Model:
    """jieba's model: what a word begins and goes on with, how likely a character has which place in one."""

    start: tuple[float, float, float, float]
    steps: tuple[float, ...]
    emit: _Emissions


class _Emissions(dict[str, tuple[float, float, float, float]]):
    """How likely a character begins, continues, ends or is a word; looked up once."""

    def __init__(self, tables: Mapping[str, Mapping[str, float]]) -> None:
        super().__init__()
        self._tables = [tables[place] for place in "BMES"]

    def __missing__(self, character: str) -> tuple[float, float, float, float]:
        b, m, e, s = (table.get(character, _NEVER) for table in self._tables)
        self[character] = b, m, e, s
        return b, m, e, s


@cache
def _model() -> _Model:
    from jieba import finalseg

    start = finalseg.start_P["B"], finalseg.start_P["M"], finalseg.start_P["E"], finalseg.start_P["S"]
    steps = tuple(finalseg.trans_P[step[0]][step[1]] for step in _STEPS)
    return _Model(start, steps, _Emissions(finalseg.emit_P))
