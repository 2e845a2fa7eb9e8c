"""Everyday wordings → the terms of articles, found by how they open: none is held against each question.

Knows nothing of where the wordings are written or of what else a lexicon holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from index.patterns import compiled

Pair = tuple[str, tuple[str, ...]]

_GAP = "…"
"""In a wording: a few characters of any kind, or none (还…贷款)."""

_FEW = ".{0,8}?"

_STEM = "~"
"""In a wording and its terms: the rest of a word that ends so (~厂 → ~企业)."""

_DONE = "了"
"""A wording is also said with this between its characters: 经济涨了多少 is 经济涨多少."""

_OPENING = 2


@dataclass(frozen=True, slots=True)
class Wordings:
    """Pairs of a wording and its terms, in order; the tables hold their numbers."""

    pairs: tuple[Pair, ...]
    by_wording: Mapping[str, tuple[int, ...]]
    by_opening: Mapping[str, tuple[int, ...]]
    gapped: Mapping[str, tuple[int, ...]]
    """By the character they open with."""
    tails: tuple[int, ...]

    @classmethod
    def of(cls, pairs: tuple[Pair, ...]) -> Wordings:
        """Make the tables of *pairs*."""
        tails = tuple(number for number, (wording, _) in enumerate(pairs) if wording[0] == _STEM)
        wordings = [wording for wording, _ in pairs]
        return cls(
            pairs,
            _numbered(enumerate(wordings)),
            _numbered((number, wording[:_OPENING]) for number, wording in enumerate(wordings)),
            _numbered((number, wording[0]) for number, wording in enumerate(wordings) if _GAP in wording),
            tails,
        )

    def __contains__(self, word: str) -> bool:
        return word in self.by_wording

    def terms_of(self, word: str, asked: str) -> tuple[str, ...]:
        """Return the terms for *word* and for the wordings of *asked* (folded) that it is part of."""
        found = {number for number in self._said_in(asked) if self._has(number, word)}
        found = self._longest(found.union(self.by_wording.get(word, ())))
        found.update(
            number
            for opening in set(asked)
            for number in self.gapped.get(opening, ())
            if _is_part(word, self.pairs[number][0], asked)
        )
        return tuple(term for number in sorted(found) for term in self.pairs[number][1])

    def with_tail(self, word: str) -> tuple[str, ...]:
        """Return *word* (folded) as an article would end it: 化工厂 → 化工企业."""
        return tuple(
            term.replace(_STEM, word.removesuffix(wording[1:]))
            for wording, terms in map(self.pairs.__getitem__, self.tails)
            if word.endswith(wording[1:]) and len(word) > len(wording)
            for term in terms
        )

    def _said_in(self, asked: str) -> Iterable[int]:
        yield from self._opened_in(asked)
        if _DONE in asked:
            yield from self._opened_in(asked.replace(_DONE, ""))

    def _opened_in(self, asked: str) -> Iterable[int]:
        for at in range(len(asked)):
            for opening in {asked[at : at + _OPENING], asked[at]}:
                for number in self.by_opening.get(opening, ()):
                    if asked.startswith(self.pairs[number][0], at):
                        yield number

    def _longest(self, numbers: set[int]) -> set[int]:
        """Leave out what is part of a longer wording, which means something else: 名额 in 托育名额."""
        wordings = {self.pairs[number][0] for number in numbers}
        parts = {one for one in wordings for other in wordings if one != other and one in other}
        return {number for number in numbers if self.pairs[number][0] not in parts}

    def _has(self, number: int, word: str) -> bool:
        wording = self.pairs[number][0]
        part = word in wording if len(word) > 1 else wording.startswith(word) and len(wording) > 1
        return part and _GAP not in wording


def _numbered(keys: Iterable[tuple[int, str]]) -> dict[str, tuple[int, ...]]:
    numbers: defaultdict[str, tuple[int, ...]] = defaultdict(tuple)
    for number, key in keys:
        numbers[key] = (*numbers[key], number)
    return dict(numbers)


def _is_part(word: str, wording: str, asked: str) -> bool:
    """Tell whether *asked* has the *wording*, whose … stands for a few characters, and *word* in it."""
    parts, pattern = _gapped(wording)
    said = any(word.startswith(part) or word.endswith(part) or word in part for part in parts)
    return said and pattern.search(asked) is not None


@lru_cache(maxsize=2048)  # more than are listed: each is made at its first use only
def _gapped(wording: str) -> tuple[tuple[str, ...], re.Pattern[str]]:
    parts = tuple(wording.split(_GAP))
    return parts, compiled(_FEW.join(map(re.escape, parts)))
