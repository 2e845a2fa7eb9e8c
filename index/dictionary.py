"""jieba's dictionary with the genre's own words: how often a word is used and how much it tells of a text.

It is read from jieba's package once and then from a cache in the temporary folder, a first character at a
time: a question needs few of its half a million words. jieba itself is imported to write the cache only.
"""

from __future__ import annotations

import importlib.util
import marshal
import threading
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from index.caches import cache_file, read_cache, write_cache
from index.fold import fold
from index.guess import NEVER, STEPS, Model
from index.lexicon.lines import bundled_lines
from index.segment import Segmenter

N = TypeVar("N", int, float)


class Shelves(dict[str, dict[str, N]], Generic[N]):
    """Words with a number each, under their first character; a shelf is unpacked when first looked at."""

    def __init__(self, packed: Mapping[str, bytes]) -> None:
        super().__init__()
        self._packed = packed

    def __missing__(self, first: str) -> dict[str, N]:
        packed = self._packed.get(first)
        if packed is None:
            return {}
        shelf: dict[str, N] = marshal.loads(packed)
        self[first] = shelf
        return shelf

    def copied(self) -> Shelves[N]:
        """Return shelves of its own to change; what is on them is shared."""
        copy = Shelves[N](self._packed)
        copy.update(self)
        return copy


@dataclass(frozen=True, slots=True)
class Dictionary:
    """Counts of words that add up to *total*; weights; jieba's model of the words that it lacks."""

    counts: Shelves[int]
    total: int
    weights: Shelves[float]
    model: Model


_Table = Mapping[str, float]
_IMPORTING = threading.Lock()  # catch_warnings is not thread-safe

Packed = tuple[dict[str, bytes], int, dict[str, bytes], Model]


@lru_cache(maxsize=1)
def bundled_dictionary() -> Dictionary:
    """Return jieba's dictionary with the words of the lexicon."""
    cache = _cache_file()
    packed: Packed | None = read_cache(cache)
    if packed is None:
        packed = _pack()
        write_cache(cache, packed)
    return _unpack(packed)


def with_words(dictionary: Dictionary, words: Iterable[str]) -> Dictionary:
    """Return *dictionary* with *words*, each used often enough to be cut out."""
    counts, total = _added(dictionary.counts.copied(), dictionary.total, words)
    return Dictionary(counts, total, dictionary.weights, dictionary.model)


def jieba_folder() -> Path:
    """Return where jieba is installed, without importing it."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ImportError("jieba is not installed")
    return Path(spec.origin).parent


def _added(counts: Shelves[int], total: int, words: Iterable[str]) -> tuple[Shelves[int], int]:
    """Add *words* as jieba does, to *counts* that nobody else sees yet."""
    for word in filter(None, map(fold, words)):
        count = _count_to_cut(word, counts, total)
        total += count
        shelf = counts[word[0]] = {**counts[word[0]], word: count}
        for end in range(1, len(word)):
            shelf.setdefault(word[:end], 0)
    return counts, total


def _count_to_cut(word: str, counts: Shelves[int], total: int) -> int:
    likely = 1.0
    for part, _, _ in Segmenter(counts, total).cut(word, guess=False):
        likely *= counts[part[0]].get(part, 1) / total
    return max(int(likely * total) + 1, counts[word[0]].get(word, 1))


def _unpack(packed: Packed) -> Dictionary:
    counts, total, weights, model = packed
    return Dictionary(Shelves(counts), total, Shelves(weights), model)


def _pack() -> Packed:
    """Read jieba's package and add the words of the lexicon."""
    with _IMPORTING, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 warns of pkg_resources and of its own escapes
        import jieba
        from jieba import finalseg

    tokenizer = jieba.Tokenizer()
    read, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    shelved = _shelved(read.items())
    counts, total = _added(Shelves(shelved), total, bundled_lines("words.txt"))
    shelved |= {first: marshal.dumps(shelf) for first, shelf in counts.items()}
    return shelved, total, _shelved(_weights()), _model(finalseg.start_P, finalseg.trans_P, finalseg.emit_P)


def _model(start: _Table, steps: Mapping[str, _Table], emitted: Mapping[str, _Table]) -> Model:
    """Put together what jieba keeps apart: B, M, E and S are a character's places in a word."""
    b, m, e, s = (emitted[place] for place in "BMES")
    places = {
        c: (b.get(c, NEVER), m.get(c, NEVER), e.get(c, NEVER), s.get(c, NEVER)) for c in (*b, *m, *e, *s)
    }
    begins = start["B"], start["M"], start["E"], start["S"]
    return begins, tuple(steps[step[0]][step[1]] for step in STEPS), places


def _shelved(numbers: Iterable[tuple[str, float]]) -> dict[str, bytes]:
    shelves: dict[str, dict[str, float]] = defaultdict(dict)
    for word, number in numbers:
        shelves[word[0]][word] = number
    return {first: marshal.dumps(shelf) for first, shelf in shelves.items()}


def _weights() -> Iterator[tuple[str, float]]:
    """Yield jieba's words with their inverse document frequency."""
    fields = jieba_folder().joinpath("analyse", "idf.txt").read_text(encoding="utf-8").split()
    return zip(fields[::2], map(float, fields[1::2]), strict=True)


def _cache_file() -> Path:
    """Name the cache after what it is made of."""
    sources = [jieba_folder() / "dict.txt", jieba_folder() / "analyse" / "idf.txt"]
    read = [(str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in sources]
    return cache_file("words", (read, bundled_lines("words.txt")))
