"""Which articles say the same: exact copies by what they say, near copies by a sketch of it; knows no files.

A copy says the same words about the same place and year: another headline, byline or layout makes no
difference. A near copy shares most runs of characters; it is only pointed at, for its figures may differ.
"""

from __future__ import annotations

import base64
import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.asides import is_aside, lead_in
from index.passage import Article, Passage
from index.patterns import compiled

LIKE = 0.7  # the share of runs in common from which two articles are told to be nearly the same
_RUN = 8  # characters: chance repeats no run of this length, boilerplate does
_KEPT = 32  # the smallest hashes of an article's runs (bottom-k): the share is estimated within 0.08
_SHORTEST = 60  # characters; a shorter body is too little to know an article by
_FIRST = 8  # articles remembered for a hash, so that a thousand forms of one template stay cheap
_NOT_WORDS = compiled(r"[\W_]+")

_Sketch = NDArray[np.uint32]


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


def find_copies(digests: Mapping[str, str]) -> dict[str, str]:
    """Return, for each article that says what one before it in the order of *digests* does, that one."""
    first: dict[str, str] = {}
    originals = {name: first.setdefault(digest.partition(":")[0], name) for name, digest in digests.items()}
    return {name: original for name, original in originals.items() if name != original}


class Seen:
    """The articles met so far that are no copies, in the order of their names."""

    def __init__(self) -> None:
        self._sketches: dict[str, _Sketch] = {}
        self._holders: dict[int, list[str]] = defaultdict(list)

    def add(self, name: str, digest: str) -> Match | None:
        """Take note of an article; return the one it is most like, if it is a near copy."""
        own = _values(digest)
        if not len(own):
            return None
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


def near_copies(digests: Mapping[str, str], changed: Collection[str]) -> dict[str, Match | None]:
    """Return the match of each article that may have another one since the *changed* digests came or went.

    *digests* are those of all articles that are no copies, in the order of their names.
    """
    sketches = {name: _values(digest) for name, digest in digests.items()}
    concerned = _sharing(sketches, [_values(digest) for digest in changed])
    seen = Seen()
    matches = {
        name: seen.add(name, digests[name]) for name in _sharing(sketches, [sketches[n] for n in concerned])
    }
    return {name: matches[name] for name in concerned}


def _sharing(sketches: Mapping[str, _Sketch], sought: Sequence[_Sketch]) -> list[str]:
    """Return the articles that have a hash in common with any of those *sought*, in their order."""
    if not sketches or not sought:
        return []
    owners = np.repeat(np.arange(len(sketches)), [len(sketch) for sketch in sketches.values()])
    shared = np.isin(np.concatenate(list(sketches.values())), np.concatenate(sought))
    names = list(sketches)
    return [names[owner] for owner in np.unique(owners[shared]).tolist()]


def _values(digest: str) -> _Sketch:
    """Return the sketch of a digest, empty for a text that is too short for one."""
    return np.frombuffer(base64.b64decode(digest.partition(":")[2]), dtype="<u4")


def _share(left: _Sketch, right: _Sketch) -> float:
    """Estimate the share of runs in common from the smallest hashes of both together."""
    both = np.union1d(left, right)[: min(len(left), len(right))]
    return float(np.isin(both, np.intersect1d(left, right)).mean())
