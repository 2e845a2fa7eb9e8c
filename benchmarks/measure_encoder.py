"""Measure an encoder and BM25: `python benchmarks/measure_encoder.py DATA_FOLDER [--encoder NAME]`.

R@1, R@5 and MRR@10 on DATA_FOLDER/retrieval, for the encoder alone, BM25 over jieba words alone and their
even mix. Large sets are cut to their relevant passages and a seeded draw of others.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import jieba
import numpy as np
from scipy.sparse import csr_matrix

from index.encode import Encoder, load_encoder

SETS = ("newsmrc_dev", "domainrag", "stard_dev", "drcd_test", "cmrc2018_dev")
MAX_PASSAGES = 12_000
K1, B = 1.2, 0.75


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
    number = {row["id"]: i for i, row in enumerate(rows)}
    return RetrievalSet(
        [q["query"] for q in questions],
        [f"{row['title']}。{row['text']}" for row in rows],
        [{number[i] for i in q["positive_ids"] if i in number} for q in questions],
    )


def _read_rows(path: Path) -> list[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def bm25_scores(questions: list[str], passages: list[str]) -> np.ndarray:
    """Return BM25 over jieba's search-mode words, one row a question."""
    counts = [Counter(_words(passage)) for passage in passages]
    vocabulary = {word: i for i, word in enumerate(dict.fromkeys(w for c in counts for w in c))}
    lengths = np.array([c.total() for c in counts])
    found = np.bincount([vocabulary[w] for c in counts for w in c])
    rarity = np.log(1 + (len(counts) - found + 0.5) / (found + 0.5))
    rows, columns, values = [], [], []
    for row, count in enumerate(counts):
        norm = K1 * (1 - B + B * lengths[row] / lengths.mean())
        for word, n in count.items():
            rows.append(row)
            columns.append(vocabulary[word])
            values.append(n * (K1 + 1) / (n + norm) * rarity[vocabulary[word]])
    shape = (len(passages), len(vocabulary))
    weights = csr_matrix((values, (rows, columns)), shape=shape, dtype=np.float32)
    asked = [[vocabulary[w] for w in set(_words(q)) if w in vocabulary] for q in questions]
    row_numbers = np.repeat(np.arange(len(asked)), [len(a) for a in asked])
    flat = [column for words in asked for column in words]
    terms = csr_matrix((np.ones(len(flat), np.float32), (row_numbers, flat)), shape=(len(asked), shape[1]))
    scores: np.ndarray = (terms @ weights.T).toarray()
    return scores


def _words(text: str) -> list[str]:
    return [word for word in jieba.cut_for_search(text.lower()) if word.isalnum()]


def dense_scores(encoder: Encoder, questions: list[str], passages: list[str]) -> np.ndarray:
    """Return the cosine of every question with every passage."""
    return (
        np.stack([encoder.encode_query(question) for question in questions])
        @ encoder.encode_passages(passages).T
    )


def measure(scores: np.ndarray, relevant: list[set[int]]) -> tuple[float, float, float]:
    """Return R@1, R@5 and MRR@10: the first relevant passage counts."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :10]
    ranks = [
        next((rank for rank, row in enumerate(rows.tolist(), 1) if row in wanted), 0)
        for rows, wanted in zip(best, relevant, strict=True)
    ]
    of = len(ranks)
    return (
        sum(rank == 1 for rank in ranks) / of,
        sum(1 <= rank <= 5 for rank in ranks) / of,
        sum(1 / rank for rank in ranks if rank) / of,
    )


def main() -> None:
    """Print one Markdown table row a set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with retrieval/")
    parser.add_argument("--encoder", default=None, help="hub name or folder; default: the bundled one")
    parser.add_argument("--sets", nargs="+", default=SETS)
    arguments = parser.parse_args()
    encoder = load_encoder(arguments.encoder)
    print("| set | questions / passages | encoder | BM25 (jieba) | even mix | passages a second |")
    print("|---|---|---|---|---|---|")
    for name in arguments.sets:
        data = read_set(arguments.data / "retrieval", name)
        started = time.perf_counter()
        encoder.encode_passages(data.passages)
        speed = len(data.passages) / (time.perf_counter() - started)
        dense = dense_scores(encoder, data.questions, data.passages)
        bm25 = bm25_scores(data.questions, data.passages)
        mixed = dense + bm25 / np.maximum(bm25.max(axis=1, keepdims=True), 1e-9)
        cells = [
            " / ".join(f"{value:.3f}" for value in measure(scores, data.relevant))
            for scores in (dense, bm25, mixed)
        ]
        size = f"{len(data.questions)} / {len(data.passages)}"
        print(f"| {name} | {size} | {' | '.join(cells)} | {speed:,.0f} |", flush=True)


if __name__ == "__main__":
    main()
