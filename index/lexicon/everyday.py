"""Everyday wordings → the terms of articles, found by how they open: none is held against each question.

Knows nothing of where the wordings are written or of what else a lexicon holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.passage import Span
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
    by_wording: Mapping[str, int]
    by_opening: Mapping[str, Sequence[int]]
    tails: tuple[int, ...]

    @classmethod
    def of(cls, pairs: tuple[Pair, ...]) -> Wordings:
        """Make the tables of *pairs*."""
        tails = tuple(number for number, (wording, _) in enumerate(pairs) if wording[0] == _STEM)
        wordings = [wording for wording, _ in pairs]
        return cls(
            pairs,
            {wording: number for number, wording in enumerate(wordings)},
            _by_opening(wordings),
            tails,
        )

    def __contains__(self, word: str) -> bool:
        return word in self.by_wording

    def terms_of(self, word: str, asked: str) -> tuple[str, ...]:
        """Return the terms for *word* and for the wordings of *asked* (folded) that it is part of."""
        found = {number for number, said in self._said_in(asked) if _has(self.pairs[number][0], said, word)}
        if word in self.by_wording:
            found.add(self.by_wording[word])
        return tuple(term for number in sorted(found) for term in self._meant(number, found))

    def spans_in(self, asked: str) -> tuple[Span, ...]:
        """Where *asked* (folded) has the wordings that have no gap, of two characters and more."""
        return tuple(
            Span(at, at + len(self.pairs[number][0]))
            for at in range(len(asked))
            for number in self.by_opening.get(asked[at : at + _OPENING], ())
            if len(self.pairs[number][0]) > 1 and asked.startswith(self.pairs[number][0], at)
        )

    def with_tail(self, word: str) -> tuple[str, ...]:
        """Return *word* (folded) as an article would end it: 化工厂 → 化工企业."""
        return tuple(
            term.replace(_STEM, word.removesuffix(wording[1:]))
            for wording, terms in map(self.pairs.__getitem__, self.tails)
            if word.endswith(wording[1:]) and len(word) > len(wording)
            for term in terms
        )

    def _said_in(self, asked: str) -> Iterable[tuple[int, str]]:
        """Yield the wordings that *asked* says, each as it is said there."""
        yield from self._opened_in(asked)
        if _DONE in asked:
            yield from self._opened_in(asked.replace(_DONE, ""))

    def _opened_in(self, asked: str) -> Iterable[tuple[int, str]]:
        for at in range(len(asked)):
            for opening in {asked[at : at + _OPENING], asked[at]}:
                for number in self.by_opening.get(opening, ()):
                    said = _said_at(self.pairs[number][0], asked, at)
                    if said:
                        yield number, said

    def _meant(self, number: int, said: Iterable[int]) -> Iterator[str]:
        """Yield the terms of a wording; of one in a longer one, that may mean another thing, what fits both.

        托育名额 has nothing of the 学位 that 名额 may be, 科技公司 is a kind of 企业 as 公司 is.
        """
        wording, terms = self.pairs[number]
        longer = [self.pairs[other] for other in said if self.pairs[other][0] != wording]
        around = [formal for whole, formal in longer if wording in whole and _GAP not in whole]
        for term in terms:
            if all(any(term in other or other in term for other in formal) for formal in around):
                yield term


def _by_opening(wordings: Iterable[str]) -> dict[str, list[int]]:
    numbers: defaultdict[str, list[int]] = defaultdict(list)
    for number, wording in enumerate(wordings):
        opening = wording[:_OPENING]
        numbers[opening[:1] if opening[1:] == _GAP else opening].append(number)
    return numbers


def _said_at(wording: str, asked: str, at: int) -> str:
    """Return the *wording*, whose … stands for a few characters, as *asked* says it there, or nothing."""
    if _GAP not in wording:
        return wording if asked.startswith(wording, at) else ""
    found = _gapped(wording).match(asked, at)
    return found.group() if found else ""


def _has(wording: str, said: str, word: str) -> bool:
    """Tell whether *word* is of the *wording*, *said* so.

    A longer word may hold what is behind the gap (还…贷款: 银行贷款) or a lone character (晚…还: 晚点);
    数字经济 is not the 经济 of 经济…涨.
    """
    if _GAP not in wording:
        return word in wording if len(word) > 1 else wording.startswith(word) and len(wording) > 1
    parts, ends = wording.split(_GAP), (word[0], word[-1])
    inside = word in said and word.endswith(parts[-1])
    return inside or any(word in part or part in ends for part in parts)


@lru_cache(maxsize=4096)  # more than are listed: each is made at its first use only
def _gapped(wording: str) -> re.Pattern[str]:
    return compiled(_FEW.join(map(re.escape, wording.split(_GAP))))
