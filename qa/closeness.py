"""How close texts come to the wording of a query; knows nothing of passages, articles or stores.

All texts are looked through at once, as one array of characters: a look-up in each for each term takes
several times as long.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from index import fold

Shares = NDArray[np.float64]
Numbers = NDArray[np.int64]

# BM25 within a passage, two sentences standing for a document; length counts less than between documents.
_K1, _B = 1.2, 0.4
_USUAL_LENGTH = 80
_TEXT_END = "\n"
_SENTENCE_ENDS = [ord(end) for end in "。!?;" + _TEXT_END]


class Wording:
    """Where the terms of a query stand in some texts; *rarity* weighs the terms."""

    def __init__(self, texts: Sequence[str], rarity: Mapping[str, float]) -> None:
        folded = fold("".join(text.replace(_TEXT_END, " ") + _TEXT_END for text in texts))
        self._codes = np.frombuffer(folded.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._ends = self._codes == ord(_TEXT_END)
        self._terms = list(rarity)
        self._weights = np.fromiter(rarity.values(), np.float64, len(rarity))
        self._at, self._term = _occurrences(self._codes, folded, self._terms)

    def shares(self, groups: Sequence[int] | None = None) -> Shares:
        """Return how much of the query each text says, or all the texts of its group together."""
        text = np.cumsum(self._ends)[self._at]
        owners = np.arange(np.count_nonzero(self._ends)) if groups is None else np.asarray(groups, np.int64)
        said = np.zeros((owners.max(initial=-1) + 1, len(self._terms)), dtype=bool)
        said[owners[text], self._term] = True
        shares: Shares = (said @ self._weights)[owners]
        return shares

    def closest_sentences(self) -> Shares:
        """Return how much of the query the best two neighbouring sentences of each text say.

        A single character is not enough to say something.
        """
        stops = np.isin(self._codes, _SENTENCE_ENDS)
        last = self._ends[stops]
        lengths = np.diff(np.flatnonzero(stops), prepend=-1) - 1
        said = np.zeros((len(last), len(self._terms)), dtype=bool)
        said[np.cumsum(stops)[self._at], self._term] = True
        # Each sentence with the next one of its text; what a text of several ends with is not taken alone.
        said[:-1] |= said[1:] & ~last[:-1, None]
        lengths[:-1] += np.where(last[:-1], 0, lengths[1:])
        weights = self._weights * [len(term) > 1 for term in self._terms]
        scores = said @ weights * _norm(lengths)
        scores[last & ~np.roll(last, 1)] = 0
        return _best_of_each(scores, last)


def _occurrences(codes: NDArray[np.uint32], folded: str, terms: Sequence[str]) -> tuple[Numbers, Numbers]:
    """Return where terms stand, and which: those of one or two characters, nearly all, by number."""
    short = [(number, term) for number, term in enumerate(terms) if len(term) <= 2]
    characters = sorted({character for _, term in short for character in term})
    highest = max(int(codes.max(initial=0)), *map(ord, characters), 0)
    numbers = np.zeros(highest + 1, np.int64)  # 0 for what no term has
    numbers[[ord(character) for character in characters]] = np.arange(len(characters)) + 1
    width = len(characters) + 1
    named = np.full(width * width, -1)
    for number, term in short:
        *before, character = numbers[[ord(character) for character in term]]
        named[sum(before) * width + character] = number
    found = numbers[codes]
    at = np.flatnonzero(found)
    singles, pairs = named[found[at]], named[found[at] * width + found[at + 1]]  # a text's end comes last
    places, which = [at[singles >= 0], at[pairs >= 0]], [singles[singles >= 0], pairs[pairs >= 0]]
    for number, term in enumerate(terms):
        if len(term) > 2:
            starts = [match.start() for match in re.finditer(re.escape(term), folded)]
            places.append(np.array(starts, np.int64))
            which.append(np.full(len(starts), number))
    return np.concatenate(places), np.concatenate(which)


def _best_of_each(scores: Shares, last: NDArray[np.bool_]) -> Shares:
    """Return the best score of each run of *scores* that ends where *last* says so."""
    if not len(scores):
        return scores
    starts = np.concatenate([[0], np.flatnonzero(last)[:-1] + 1])
    best: Shares = np.maximum.reduceat(scores, starts)
    return best


def _norm(lengths: Numbers) -> Shares:
    shares: Shares = (_K1 + 1) / (1 + _K1 * (1 - _B + _B * lengths / _USUAL_LENGTH))
    return shares
