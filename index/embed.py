"""A vector for every passage, taken from the previous generation where what is embedded is unchanged.

Knows nothing of where vectors are kept or how they are searched.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from index.corpus import Corpus, indexed_text
from index.database import Entry
from index.dense import Vectors
from index.encode import Encoder
from index.progress import Progress
from index.store import PassageIndex

_BATCH = 1024  # passages encoded between two reports of progress


def embed_passages(
    corpus: Corpus,
    encoder: Encoder,
    reuse: PassageIndex | None,
    held: Sequence[Entry],
    progress: Progress,
) -> tuple[Vectors, int]:
    """Return a vector a passage in the order of the rows, and how many were made anew.

    *held* are the entries of *reuse*.
    """
    entries, known = corpus.entries, _known_rows(encoder, reuse, held)
    vectors = np.zeros((len(entries), encoder.dimension), dtype=np.float32)
    kept = [row for row, entry in enumerate(entries) if entry.vector_key in known]
    if reuse and kept:
        vectors[kept] = reuse.vectors([known[entries[row].vector_key] for row in kept])
    fresh = [row for row, entry in enumerate(entries) if entry.vector_key not in known]
    articles = {article.id: article for article in corpus.articles}
    for start in range(0, len(fresh), _BATCH):
        progress("编码", start, len(fresh))
        rows = fresh[start : start + _BATCH]
        passages = [entries[row].passage for row in rows]
        vectors[rows] = encoder.encode_passages([indexed_text(articles[p.article], p) for p in passages])
    progress("编码", len(fresh), len(fresh))
    return vectors, len(fresh)


def _known_rows(encoder: Encoder, reuse: PassageIndex | None, held: Sequence[Entry]) -> dict[str, int]:
    if reuse is None or reuse.manifest.encoder.fingerprint != encoder.fingerprint:
        return {}
    return {entry.vector_key: row for row, entry in enumerate(held)}
