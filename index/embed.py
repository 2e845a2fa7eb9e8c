"""A vector for every entry, taken from a store that holds one of the same key, or made anew.

Knows nothing of where vectors are kept or how they are searched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from index.dense import Vectors
from index.encode import Encoder
from index.entry import Entry, indexed_text
from index.passage import Article
from index.progress import Progress
from index.store import PassageIndex

_BATCH = 1024  # passages encoded between two reports of progress


def embed(
    entries: Sequence[Entry],
    articles: Mapping[str, Article],
    encoder: Encoder,
    reuse: PassageIndex | None,
    progress: Progress,
) -> tuple[Vectors, int]:
    """Return a vector an entry, in their order, and how many were made anew; *articles* are by id."""
    known = _known_rows(entries, encoder, reuse)
    vectors = np.zeros((len(entries), encoder.dimension), dtype=np.float32)
    kept = [at for at, entry in enumerate(entries) if entry.vector_key in known]
    if reuse and kept:
        vectors[kept] = reuse.dense.vectors([known[entries[at].vector_key] for at in kept])
    fresh = [at for at, entry in enumerate(entries) if entry.vector_key not in known]
    for start in range(0, len(fresh), _BATCH):
        progress("编码", start, len(fresh))
        batch = fresh[start : start + _BATCH]
        passages = [entries[at].passage for at in batch]
        vectors[batch] = encoder.encode_passages([indexed_text(articles[p.article], p) for p in passages])
    progress("编码", len(fresh), len(fresh))
    return vectors, len(fresh)


def _known_rows(entries: Sequence[Entry], encoder: Encoder, reuse: PassageIndex | None) -> dict[str, int]:
    if reuse is None or reuse.manifest.encoder.fingerprint != encoder.fingerprint:
        return {}
    return reuse.database.rows_with({entry.vector_key for entry in entries})
