"""Which articles say the same: exact copies by what they say, near copies by a sketch of it; knows no files.

A copy says the same words about the same place and year: another headline, byline or layout makes no
difference. A near copy shares most runs of characters; it is only pointed at, for its figures may differ.
"""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.asides import is_aside, lead_in
from index.passage import Article, Passage

LIKE = 0.7  # the share of runs in common from which two articles are told to be nearly the same
_RUN = 8  # characters: chance repeats no run of this length, boilerplate does
_KEPT = 32  # the smallest hashes of an article's runs (bottom-k): the share is estimated within 0.08
_SHORTEST = 60  # characters; a shorter body is too little to know an article by
_FIRST = 8  # articles remembered for a hash, so that a thousand forms of one template stay cheap
_NOT_WORDS = re.compile(r"[\W_]+")


def digest_of(articles: Sequence[Article], passages: Sequence[Passage]) -> str:
    """Return what a file's articles are compared by: a hash of what they say, and a sketch of it."""
    titles = {article.id: _bare(article.title) for article in articles}
    body = "".join(_said(passage, titles) for passage in passages)
    about = [(article.place, article.year) for article in articles]
    alone = list(titles.values()) if len(body) < _SHORTEST else []
    exact = hashlib.sha256(repr((about, alone, body)).encode()).hexdigest()[:16]
    return f"{exact}:{_sketch(body)}" if len(body) >= _SHORTEST else exact


def _said(passage: Passage, titles: dict[str, str]) -> str:
    """Return the passage's words below its headings, none for the headline, a byline or a caption."""
    text = passage.text
    bare = _bare(text)
    if is_aside(text) or bare in titles.get(passage.article, ""):
        return ""
    return _bare("".join(heading.text for heading in passage.headings)) + _bare(text[len(lead_in(text)) :])


def _bare(text: str) -> str:
    return _NOT_WORDS.sub("", unicodedata.normalize("NFKC", text)).lower()


def _sketch(body: str) -> str:
    """Return the smallest hashes of the runs of characters, each once, as Base64."""
    points = np.frombuffer(body.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    hashes = np.zeros(len(points) - _RUN + 1, dtype=np.uint64)
    for i in range(_RUN):
        hashes = (hashes ^ points[i : len(points) - _RUN + 1 + i]) * np.uint64(0x9E3779B97F4A7C15)
        hashes ^= hashes >> np.uint64(29)
    smallest = np.unique(hashes >> np.uint64(32)).astype("<u4")[:_KEPT]
    return base64.b64encode(smallest.tobytes()).decode()


@dataclass(frozen=True, slots=True)
class Match:
    """The article that a later one repeats: wholly, or in this share of its runs."""

    name: str
    share: float


class Seen:
    """The articles met so far, in the order of their names: the first of several copies is the original."""

    def __init__(self) -> None:
        self._exact: dict[str, str] = {}
        self._sketches: dict[str, NDArray[np.uint32]] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)

    def copy_of(self, digest: str) -> str:
        """Return the name of the article that says the same, empty when none does."""
        return self._exact.get(digest.partition(":")[0], "")

    def add(self, name: str, digest: str) -> Match | None:
        """Take note of an article that is no copy; return the one it is most like, if it is a near copy."""
        exact, _, sketch = digest.partition(":")
        self._exact.setdefault(exact, name)
        if not sketch:
            return None
        own = np.frombuffer(base64.b64decode(sketch), dtype="<u4")
        shared = Counter(other for value in own.tolist() for other in self._holders[value])
        # One that holds less than a third of the hashes can't be a near copy.
        near = [other for other, n in shared.items() if n * 3 >= len(own)]
        shares = {other: _share(own, self._sketches[other]) for other in near}
        self._sketches[name] = own
        for value in own.tolist():
            if len(self._holders[value]) < _FIRST:
                self._holders[value].append(name)
        best = max(shares, key=lambda other: shares[other], default="")
        return Match(best, shares[best]) if best and shares[best] >= LIKE else None


def _share(left: NDArray[np.uint32], right: NDArray[np.uint32]) -> float:
    """Estimate the share of runs in common from the smallest hashes of both together."""
    both = np.union1d(left, right)[: min(len(left), len(right))]
    return float(np.isin(both, np.intersect1d(left, right)).mean())
