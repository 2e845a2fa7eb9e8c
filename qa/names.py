"""Names looked up by what a text may write of them, so that a question is never held against each name.

Made once for a corpus; knows nothing of sounds, of places or of what makes two names mean the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from operator import ne

from index import Span

_OPEN = "\0"  # stands for any one character; no text has it


def longest_first(names: Iterable[str]) -> list[str]:
    """Sort *names* by length, then by their characters: a longer name is the more specific one."""
    return sorted(sorted(names), key=len, reverse=True)


def _rank(name: str) -> tuple[int, str]:
    return -len(name), name


@dataclass(frozen=True, slots=True)
class Spellings:
    """Names by one way of writing them; where several are written alike, the first given counts."""

    names: Mapping[str, str]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, spelt: Iterable[tuple[str, str]]) -> Spellings:
        """Make the table of pairs of a spelling and its name."""
        names: dict[str, str] = {}
        for spelling, name in spelt:
            names.setdefault(spelling, name)
        return cls(names, _sizes(names))

    def find(self, text: str) -> list[tuple[Span, str]]:
        """Find where *text* first has each spelling, the longest name first."""
        found: dict[str, Span] = {}
        for start, end in _stretches(range(1, len(text) + 1), self.sizes):
            spelling = text[start:end]
            if spelling in self.names and spelling not in found:
                found[spelling] = Span(start, end)
        return sorted(((span, self.names[s]) for s, span in found.items()), key=lambda hit: _rank(hit[1]))


@dataclass(frozen=True, slots=True)
class Likenesses:
    """Names by their characters, and by either half of them.

    Where a name differs from another in one character, one of its halves is whole.
    """

    by_half: Mapping[str, Collection[str]]
    by_character: Mapping[str, Collection[str]]
    sizes: tuple[int, ...]

    @classmethod
    def of(cls, names: Collection[str]) -> Likenesses:
        """Make the tables of *names*."""
        by_half: dict[str, list[str]] = {}
        by_character: dict[str, list[str]] = {}
        for name in names:
            for half in _halves(name):
                by_half.setdefault(half, []).append(name)
            for character in set(name):
                by_character.setdefault(character, []).append(name)
        return cls(by_half, by_character, _sizes(names))

    def one_off(self, written: str) -> list[str]:
        """Return the names that differ from *written* in just one character, in order."""
        close = chain.from_iterable(self.by_half.get(half, ()) for half in _halves(written))
        return sorted(name for name in close if sum(map(ne, name, written)) == 1)

    def find_one_off(self, text: str, ends: Collection[int]) -> list[tuple[Span, str]]:
        """Find where *text* has a name but for one character, up to one of *ends*; the longest name first."""
        found = [
            (Span(start, end), name)
            for start, end in _stretches(ends, self.sizes)
            for name in self.one_off(text[start:end])
        ]
        return sorted(found, key=lambda hit: (*_rank(hit[1]), hit[0].start))

    def with_rarest(self, characters: str) -> Collection[str]:
        """Return names among which are all that have each of *characters*: those with the rarest one."""
        return min((self.by_character.get(character, ()) for character in characters), key=len)

    def sharing_two(self, written: str) -> list[str]:
        """Return the names that share two characters or more with *written*, the most alike first."""
        shared = Counter(chain.from_iterable(self.by_character.get(c, ()) for c in set(written)))
        return sorted((name for name, count in shared.items() if count > 1), key=lambda name: -shared[name])


def _sizes(names: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(set(map(len, names))))


def _halves(name: str) -> tuple[str, str]:
    """Return *name* with either half of its characters left open: 南屿市 → 南··, ·屿市."""
    middle = len(name) // 2
    return name[:middle] + _OPEN * (len(name) - middle), _OPEN * middle + name[middle:]


def _stretches(ends: Iterable[int], sizes: Iterable[int]) -> Iterator[tuple[int, int]]:
    return ((end - size, end) for end in ends for size in sizes if size <= end)
