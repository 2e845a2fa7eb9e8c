"""A question → ranked hits: what words, characters and meaning find, weighed together; judges no evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from index import Passage, PassageIndex, character_terms, cut, cut_words, is_stopword
from qa.answer import Hit
from qa.closeness import article_shares, closest_sentences, heading_shares
from qa.question import Question

LEXICAL_DEPTH = 100
DENSE_DEPTH = 60
# Tuned 2026-11 on the sets of benchmarks/ranking.py: level with the best single BM25 on news, else above.
WEIGHTS = {"words": 1.0, "characters": 1.0, "meaning": 0.6, "sentence": 1.5, "heading": 0.1, "article": 3.0}


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
    signals = signals_of(query, store, max(k, LEXICAL_DEPTH))
    scored = [(score_of(found), passage, found) for passage, found in signals]
    best = sorted(scored, key=lambda one: (-one[0], one[1].id))[:k]
    return tuple(Hit(p, store.article(p.article), score, tuple(found.items())) for score, p, found in best)


def score_of(signals: dict[str, float]) -> float:
    """Return the weighted sum of what speaks for a passage."""
    return sum(WEIGHTS[name] * value for name, value in signals.items())


def signals_of(query: Query, store: PassageIndex, depth: int) -> list[tuple[Passage, dict[str, float]]]:
    """Return each candidate with what speaks for it, every signal between 0 and 1."""
    words = store.search_lexical(query.words, depth)
    characters = store.search_characters(query.characters, depth)
    meaning = store.search_dense(query.text, DENSE_DEPTH) if query.text.strip() else []
    candidates = list({p.id: p for ranking in (words, characters, meaning) for p, _ in ranking}.values())
    articles = store.articles_with(passage.article for passage in candidates)
    rarity = {term: store.rarity(term) for term in dict.fromkeys(query.characters)}
    pairs = {term: weight for term, weight in rarity.items() if len(term) > 1}
    signals = {
        "words": _shares(_scores_of(candidates, words, 0.0)),
        "characters": _shares(_scores_of(candidates, characters, 0.0)),
        # What was not found is as near as the last that was, at most. Cosines differ little: they are spread.
        "meaning": _spread(_scores_of(candidates, meaning, meaning[-1][1] if meaning else 0.0)),
        "sentence": _shares(closest_sentences(candidates, pairs)),
        "heading": _shares(heading_shares([(articles[p.article], p) for p in candidates], pairs)),
        "article": _shares(article_shares(candidates, rarity)),
    }
    return [(p, {name: values[i] for name, values in signals.items()}) for i, p in enumerate(candidates)]


def _scores_of(
    candidates: Iterable[Passage], ranking: Sequence[tuple[Passage, float]], otherwise: float
) -> list[float]:
    scores = {passage.id: score for passage, score in ranking}
    return [scores.get(passage.id, otherwise) for passage in candidates]


def _shares(values: Sequence[float]) -> list[float]:
    best = max(values, default=0.0)
    return [value / best if best else 0.0 for value in values]


def _spread(values: Sequence[float]) -> list[float]:
    """Stretch *values* from 0 for the lowest to 1 for the highest."""
    lowest, highest = min(values, default=0.0), max(values, default=0.0)
    return [(value - lowest) / (highest - lowest) if highest > lowest else 0.0 for value in values]
