"""How close a passage comes to the wording of a query: its best sentences, what is above it, its article."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from index import Article, Passage, fold

# BM25 within a passage, two sentences standing for a document; length counts less than between documents.
_K1, _B = 1.2, 0.4
_USUAL_LENGTH = 80
_SENTENCE_END = re.compile("[。!?;]")


def closest_sentences(passages: Sequence[Passage], rarity: Mapping[str, float]) -> list[float]:
    """Return for each passage how much of the query its best two neighbouring sentences say.

    *rarity* weighs the query's terms.
    """
    return [_closest(fold(passage.text), rarity) for passage in passages]


def _closest(text: str, rarity: Mapping[str, float]) -> float:
    said = {term: weight for term, weight in rarity.items() if term in text}
    if not said:
        return 0.0
    sentences = _SENTENCE_END.split(text)
    pairs = [a + b for a, b in pairwise(sentences)] or sentences
    return max(
        sum(weight for term, weight in said.items() if term in pair) * _norm(len(pair)) for pair in pairs
    )


def _norm(length: int) -> float:
    return (_K1 + 1) / (1 + _K1 * (1 - _B + _B * length / _USUAL_LENGTH))


def heading_shares(passages: Sequence[tuple[Article, Passage]], rarity: Mapping[str, float]) -> list[float]:
    """Return for each passage how much of the query its article's title and its headings say."""
    above = ("\n".join((a.title, *(h.text for h in p.headings))) for a, p in passages)
    return [sum(weight for term, weight in rarity.items() if term in head) for head in map(fold, above)]


def article_shares(passages: Sequence[Passage], rarity: Mapping[str, float]) -> list[float]:
    """Return for each passage how much of the query the given passages of its article say together."""
    said: dict[str, set[str]] = defaultdict(set)
    for passage in passages:
        text, known = fold(passage.text), said[passage.article]
        known.update(term for term in rarity if term not in known and term in text)
    shares = {article: sum(rarity[term] for term in known) for article, known in said.items()}
    return [shares[passage.article] for passage in passages]
