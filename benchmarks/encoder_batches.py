"""What the bundled encoder is trained on, batch by batch: questions, passages, and which are the same.

Knows nothing of files, pieces or vectors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

BATCH = 1024
BLOCK = 16
# A source with more pairs than this is drawn as if it had as many.
LARGEST_SOURCE = 3000
# How often the question sentence stays in its passage: all the way out would unlearn shared words.
KEEP_SENTENCE = 0.4

Ids = np.ndarray


@dataclass(frozen=True, slots=True)
class Corpus:
    """Token ids: articles of passages of sentences, and question-passage pairs with their sources."""

    articles: list[list[list[Ids]]]
    questions: list[Ids]
    answers: list[Ids]
    sources: list[str]


@dataclass(frozen=True, slots=True)
class Mix:
    """How often a batch is drawn so that its passages are hard to tell apart.

    `neighbours`: from articles that stand side by side in the data, of one day, site or law. `one_source`:
    with pairs of one source alone.
    """

    neighbours: float
    one_source: float


class Batches:
    """Draws questions with their passages: a sentence out of its passage, and real pairs."""

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self.corpus = corpus
        self.random = np.random.default_rng(seed)
        keys: dict[bytes, int] = {}
        self.answer_keys = [keys.setdefault(ids.tobytes(), len(keys)) for ids in corpus.answers]
        self.sources: dict[str, list[int]] = {}
        for number, source in enumerate(corpus.sources):
            self.sources.setdefault(source, []).append(number)

    def draw(self, pairs: int, mix: Mix) -> tuple[list[Ids], list[Ids], list[int]]:
        """Return questions, passages and a key that equal passages share."""
        questions, passages = self._cloze(BATCH - pairs, mix.neighbours)
        chosen = self._choose_pairs(pairs, mix.one_source) if pairs else []
        keys = [-1 - i for i in range(len(questions))] + [self.answer_keys[i] for i in chosen]
        questions += [self.corpus.questions[i] for i in chosen]
        passages += [self.corpus.answers[i] for i in chosen]
        return questions, passages, keys

    def _choose_pairs(self, count: int, one_source: float) -> list[int]:
        sources = list(self.sources.values())
        sizes = np.array([min(len(numbers), LARGEST_SOURCE) for numbers in sources], float)
        shares = sizes / sizes.sum()
        if self.random.random() < one_source:
            counts = {int(self.random.choice(len(sources), p=shares)): count}
        else:
            counts = dict(enumerate(self.random.multinomial(count, shares)))
        return [
            int(number)
            for source, n in counts.items()
            for number in self.random.choice(sources[source], min(n, len(sources[source])), replace=False)
        ]

    def _cloze(self, count: int, neighbours: float) -> tuple[list[Ids], list[Ids]]:
        questions: list[Ids] = []
        passages: list[Ids] = []
        while len(questions) < count:
            for article in self._choose_articles(neighbours):
                # Two passages of one article are each other's hard negative.
                for number in self.random.choice(len(article), min(2, len(article)), replace=False):
                    passage = article[number]
                    asked = int(self.random.integers(len(passage)))
                    kept = self.random.random() < KEEP_SENTENCE
                    question = passage[asked]
                    body = np.concatenate([s for i, s in enumerate(passage) if kept or i != asked])
                    if len(question) > 2 and len(body) > 2:
                        questions.append(self._shorten(question))
                        passages.append(body)
        return questions[:count], passages[:count]

    def _choose_articles(self, neighbours: float) -> list[list[list[Ids]]]:
        articles = self.corpus.articles
        if self.random.random() < neighbours:
            first = int(self.random.integers(len(articles)))
            return articles[first : first + BLOCK]
        return [articles[self.random.integers(len(articles))] for _ in range(BLOCK)]

    def _shorten(self, ids: Ids) -> Ids:
        """Drop up to two fifths of a sentence's tokens: questions say less than sentences."""
        if len(ids) <= 4:
            return ids
        return ids[self.random.random(len(ids)) > 0.4 * self.random.random()]
