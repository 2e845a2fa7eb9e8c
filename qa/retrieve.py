"""A question → ranked hits: what words, characters and meaning find, weighed together; judges no evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index import Passage, PassageIndex, character_terms, cut, cut_words, is_stopword
from qa.answer import Hit
from qa.closeness import Wording
from qa.question import Question

Signal = NDArray[np.float64]

LEXICAL_DEPTH = 100
DENSE_DEPTH = 60
# Tuned 2026-11 on the sets of benchmarks/ranking.py: level with the best single BM25 on news, else above.
# "unsaid" is the meaning once more, as far as no article says the question's words: lay questions about law
# are said to a half, those about news wholly (MRR@10 of stard .51 without it, .55 with it; newsmrc the same).
# It is squared: growing in proportion it cost .005 on traditional-script encyclopedia questions (drcd).
WEIGHTS = {
    **{"words": 1.0, "characters": 1.0, "meaning": 0.6, "unsaid": 4.0},
    **{"sentence": 1.5, "heading": 0.1, "article": 3.0},
}


@dataclass(frozen=True, slots=True)
class Query:
    """What is searched for: its text, its words with their synonyms, its characters and pairs of them."""

    text: str
    words: tuple[str, ...]
    characters: tuple[str, ...]


def retrieve(question: Question, store: PassageIndex, *, k: int) -> tuple[Hit, ...]:
    """Return the *k* best passages for *question*, best first."""
    forms = [form for term in question.terms for form in term.forms]
    years = [f"{year}年" for year in question.years]
    words = cut(" ".join([*question.places, *years, *forms]), store.lexicon)
    text = question.search_text
    return _ranked(Query(text, tuple(words), tuple(character_terms(text))), store, k)


def search(text: str, store: PassageIndex, *, k: int) -> tuple[Hit, ...]:
    """Return the *k* best passages for free *text*, best first; words that only ask count for nothing."""
    words = [word for word in cut(text, store.lexicon) if not is_stopword(word)]
    asked = _without_stopwords(text)
    return _ranked(Query(text, tuple(words), tuple(character_terms(asked))), store, k)


def _without_stopwords(text: str) -> str:
    kept = list(text)
    for word, span in cut_words(text):
        if is_stopword(word):
            kept[span.start : span.end] = " " * len(span)
    return "".join(kept)


def _ranked(query: Query, store: PassageIndex, k: int) -> tuple[Hit, ...]:
    if k < 1:
        raise ValueError(f"k must be at least 1, got {k}")
    candidates, signals = signals_of(query, store, max(k, LEXICAL_DEPTH))
    scores = score_of(signals).tolist()
    best = sorted(range(len(candidates)), key=lambda at: (-scores[at], candidates[at].id))[:k]
    passages = [candidates[at] for at in best]
    articles = store.articles_with(passage.article for passage in passages)
    found = [tuple((name, float(values[at])) for name, values in signals.items()) for at in best]
    return tuple(
        Hit(p, articles[p.article], scores[at], f) for p, at, f in zip(passages, best, found, strict=True)
    )


def score_of(signals: Mapping[str, Signal]) -> Signal:
    """Return the weighted sum of what speaks for each passage."""
    scores: Signal = np.sum([WEIGHTS[name] * values for name, values in signals.items()], axis=0)
    return scores


def signals_of(query: Query, store: PassageIndex, depth: int) -> tuple[list[Passage], dict[str, Signal]]:
    """Return the candidates and what speaks for each, every signal between 0 and 1."""
    words = store.search_lexical(query.words, depth)
    characters = store.search_characters(query.characters, depth)
    meaning = store.search_dense(query.text, DENSE_DEPTH) if query.text.strip() else []
    candidates = list({p.id: p for ranking in (words, characters, meaning) for p, _ in ranking}.values())
    if not candidates:
        return [], {}
    rarity = {term: store.rarity(term) for term in dict.fromkeys(query.characters)}
    pairs = {term: weight for term, weight in rarity.items() if len(term) > 1}
    wording = Wording([passage.text for passage in candidates], rarity)
    above = Wording(_above(candidates, store), pairs)
    said = wording.shares(_numbered(passage.article for passage in candidates))
    # What was not found is as near as the last that was, at most. Cosines differ little: they are spread.
    near = _spread(_scores_of(candidates, meaning, meaning[-1][1] if meaning else 0.0))
    signals = {
        "words": _shares(_scores_of(candidates, words, 0.0)),
        "characters": _shares(_scores_of(candidates, characters, 0.0)),
        "meaning": near,
        "unsaid": near * _unsaid(said, rarity) ** 2,
        "sentence": _shares(wording.closest_sentences()),
        "heading": _shares(above.shares()),
        "article": _shares(said),
    }
    return candidates, signals


def _above(passages: Sequence[Passage], store: PassageIndex) -> list[str]:
    """Return the title of the article and the headings above each passage, as one text."""
    titles = store.titles_of(passage.article for passage in passages)
    return ["\n".join((titles[p.article], *(heading.text for heading in p.headings))) for p in passages]


def _numbered(names: Iterable[str]) -> list[int]:
    numbers: dict[str, int] = {}
    return [numbers.setdefault(name, len(numbers)) for name in names]


def _unsaid(said: Signal, rarity: Mapping[str, float]) -> float:
    """Return how much of the query even the article that says most of it leaves unsaid."""
    whole = sum(rarity.values())
    return max(0.0, 1 - float(said.max()) / whole) if whole else 1.0


def _scores_of(
    candidates: Iterable[Passage], ranking: Sequence[tuple[Passage, float]], otherwise: float
) -> Signal:
    scores = {passage.id: score for passage, score in ranking}
    return np.array([scores.get(passage.id, otherwise) for passage in candidates])


def _shares(values: Signal) -> Signal:
    best = values.max(initial=0)
    return values / best if best else np.zeros(len(values))


def _spread(values: Signal) -> Signal:
    """Stretch *values* from 0 for the lowest to 1 for the highest."""
    if not np.ptp(values):
        return np.zeros(len(values))
    shares: Signal = (values - values.min()) / np.ptp(values)
    return shares
