"""How well passages are ranked: `python -m benchmarks.ranking DATA_FOLDER [--encoder NAME] [--sets NAME …]`.

For each measuring set of DATA_FOLDER/retrieval: R@1, R@5, MRR@10, nDCG@10 and milliseconds a question (the
median), for BM25 over jieba's words, BM25 over pairs of characters, the encoder alone, and `Bot.search` on a
folder in which each passage of the set is an article; and how many passages a second the encoder takes at
best. A text that stands there twice is one passage, as it is to the bot. Sets above 12,000 passages are cut
to their relevant ones and a seeded draw of others. The set `own` are this project's questions on its seeds: a
passage is relevant that holds what the answer rests on. NAME is any sentence-transformers model; the
bundled encoder unless told otherwise. With --traditional the questions are asked in traditional script.
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import math
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import jieba
import numpy as np
from opencc import OpenCC
from scipy.sparse import csr_matrix

from index import Encoder, PassageIndex, default_store, fold, load_encoder, unwrap
from qa import Bot

OWN = "own"
SETS = (OWN, "newsmrc_dev", "domainrag", "stard_dev", "drcd_test", "cmrc2018_dev")
SEEDS, QUESTIONS = Path("seeds"), Path("tests/questions/seeds.jsonl")
MAX_PASSAGES = 12_000
K1, B = 1.2, 0.75
# Passages asked for: enough that ten articles are among them.
DEPTH = 40

Search = Callable[[str], Sequence[int]]
"""A question → the numbers of the ten best articles, best first."""


@dataclass(frozen=True, slots=True)
class RetrievalSet:
    """Questions, passages, and for each question the numbers of the passages that answer it."""

    questions: list[str]
    passages: list[str]
    relevant: list[set[int]]


def read_set(folder: Path, name: str) -> RetrievalSet:
    """Read one measuring set."""
    questions = [q for q in _read_rows(folder / f"{name}.queries.jsonl.gz") if q["positive_ids"]]
    rows = _read_rows(folder / f"{name}.corpus.jsonl.gz")
    if len(rows) > MAX_PASSAGES:
        needed = {i for q in questions for i in q["positive_ids"]}
        others = [row for row in rows if row["id"] not in needed]
        rows = [row for row in rows if row["id"] in needed]
        rows += random.Random(0).sample(others, MAX_PASSAGES - len(rows))
    once = {row["text"]: row for row in reversed(rows)}
    place = {text: i for i, text in enumerate(once)}
    number = {row["id"]: place[row["text"]] for row in rows}
    return RetrievalSet(
        [q["query"] for q in questions],
        [f"{row['title']}\n{row['text']}" for row in once.values()],
        [{number[i] for i in q["positive_ids"] if i in number} for q in questions],
    )


def read_own() -> RetrievalSet:
    """Read the questions on the seeds; a passage is relevant that holds what the answer rests on."""
    Bot.open(SEEDS)
    store = PassageIndex.open(default_store(SEEDS))
    found = [(article, p) for article in store.articles() for p in store.passages_of(article.id)]
    relevant: dict[str, set[int]] = {}
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        quotes = (
            [] if row.get("history") else [(one["article"], unwrap(one["quote"])) for one in row["evidence"]]
        )
        holding = {
            number
            for number, (article, passage) in enumerate(found)
            if any(article.name == name and quote in passage.text for name, quote in quotes)
        }
        if holding:
            relevant[row["question"]] = holding
    passages = [f"{article.title}\n{passage.text}" for article, passage in found]
    return RetrievalSet(list(relevant), passages, list(relevant.values()))


def _read_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


class Bm25:
    """BM25 over the terms that *cut* finds, all scores at once."""

    def __init__(self, passages: Iterable[str], cut: Callable[[str], Iterable[str]]) -> None:
        self._cut = cut
        counts = [Counter(cut(passage)) for passage in passages]
        self._columns = {term: i for i, term in enumerate(dict.fromkeys(t for c in counts for t in c))}
        lengths = np.array([c.total() for c in counts])
        held = np.bincount([self._columns[t] for c in counts for t in c])
        rarity = np.log(1 + (len(counts) - held + 0.5) / (held + 0.5))
        norms = K1 * (1 - B + B * lengths / lengths.mean())
        rows, columns, weights = [], [], []
        for row, count in enumerate(counts):
            for term, n in count.items():
                rows.append(row)
                columns.append(self._columns[term])
                weights.append(n * (K1 + 1) / (n + norms[row]) * rarity[self._columns[term]])
        self._weights = csr_matrix((weights, (columns, rows)), shape=(len(self._columns), len(counts)))

    def search(self, question: str) -> list[int]:
        """Return the ten best."""
        asked = [self._columns[term] for term in set(self._cut(question)) if term in self._columns]
        return _best(np.asarray(self._weights[asked].sum(axis=0)).ravel())


def words(text: str) -> Iterator[str]:
    """Cut as jieba does for search engines."""
    return (word for word in jieba.cut_for_search(text.lower()) if word.isalnum())


def pairs(text: str) -> Iterator[str]:
    """Cut into pairs of neighbouring characters, script and width folded."""
    for run in re.findall(r"[^\W_]+", fold(text)):
        yield from map("".join, itertools.pairwise(run))


def _best(scores: np.ndarray) -> list[int]:
    best: list[int] = np.argsort(-scores, kind="stable")[:10].tolist()
    return best


def measure(search: Search, data: RetrievalSet) -> str:
    """Return R@1 / R@5 / MRR@10 / nDCG@10 and the median milliseconds of a question, as a cell of a table."""
    found, seconds = [], []
    for question in data.questions:
        started = time.perf_counter()
        found.append(search(question))
        seconds.append(time.perf_counter() - started)
    sums = np.zeros(4)
    for best, relevant in zip(found, data.relevant, strict=True):
        hits = [rank for rank, number in enumerate(best[:10], 1) if number in relevant]
        first = hits[0] if hits else math.inf
        gain = sum(1 / math.log2(1 + rank) for rank in hits)
        ideal = sum(1 / math.log2(1 + rank) for rank in range(1, min(10, len(relevant)) + 1))
        sums += (first == 1, first <= 5, 1 / first, gain / ideal)
    return " / ".join(f"{value:.3f}" for value in sums / len(found)) + f" ({np.median(seconds) * 1000:.1f})"


def throughput(encoder: Encoder, passages: Sequence[str]) -> float:
    """Return how many passages a second *encoder* takes, the best of several draws."""
    best = 0.0
    for first in range(min(5, len(passages))):
        drawn = passages[first::5][:1000]
        started = time.perf_counter()
        encoder.encode_passages(drawn)
        best = max(best, len(drawn) / (time.perf_counter() - started))
    return best


def shipped(data: RetrievalSet, folder: Path, encoder: str | None) -> Search:
    """Write each passage into a file of its own, build the store, and return the search of its bot."""
    for number, passage in enumerate(data.passages):
        (folder / f"{number}.txt").write_text(passage, encoding="utf-8")
    bot = Bot.open(folder, encoder=encoder)

    def search(question: str) -> list[int]:
        hits = bot.search(question, k=DEPTH)
        names = (name for hit in hits for name in (hit.article.name, *hit.article.also))
        return list(dict.fromkeys(int(Path(name).stem) for name in names))[:10]

    return search


def main() -> None:
    """Print one row of a Markdown table a set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path, help="folder with retrieval/")
    parser.add_argument("--encoder", default=None, help="hub name or folder; default: the bundled one")
    parser.add_argument("--sets", nargs="+", default=SETS)
    parser.add_argument("--traditional", action="store_true", help="ask in traditional script")
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    print("| set | questions / passages | BM25, words | BM25, pairs | encoder | shipped | passages/s |")
    print("|---|---|---|---|---|---|---|")
    for name in arguments.sets:
        data = read_own() if name == OWN else read_set(arguments.data / "retrieval", name)
        if arguments.traditional:
            data = replace(data, questions=list(map(OpenCC("s2t").convert, data.questions)))
        vectors = encoder.encode_passages(data.passages)
        speed = throughput(encoder, data.passages)
        with tempfile.TemporaryDirectory() as folder:
            searches: list[Search] = [
                Bm25(data.passages, words).search,
                Bm25(data.passages, pairs).search,
                lambda question, vectors=vectors: _best(vectors @ encoder.encode_query(question)),
                shipped(data, Path(folder), arguments.encoder),
            ]
            cells = " | ".join(measure(search, data) for search in searches)
        print(
            f"| {name} | {len(data.questions)} / {len(data.passages)} | {cells} | {speed:,.0f} |", flush=True
        )


if __name__ == "__main__":
    main()
