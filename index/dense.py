"""Nearest vectors by inner product, over FAISS; knows nothing of text or of how vectors are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from index.errors import EncoderError, StoreError

Vectors = NDArray[np.float32]

# Exact float32 scan below, exact fp16 scan from here on: half the memory and half the time (x 256-d, in ms:
# 6,600 .3 against .6, 24,000 1.6 against 2.8, 1 M 24 against 43; recall@10 .999; measured 2026-11).
FP16_FROM = 5_000


class DenseIndex:
    """Vectors under the rows they were given, searched exactly; a higher score is better.

    What was *added* since it was written is searched along, rows that are *gone* are passed over.
    """

    def __init__(self, index: faiss.Index, added: DenseIndex | None = None, gone: Iterable[int] = ()) -> None:
        self._index = index
        self._added = added
        rows = np.fromiter(gone, dtype=np.int64)
        # A row that was added and went again was never in this index, and must not be counted out of it.
        self._gone = rows[np.isin(rows, _rows(index))] if len(rows) else rows
        # Kept as long as the index: FAISS only points to them.
        self._batch = faiss.IDSelectorBatch(self._gone) if len(self._gone) else None
        self._kept = faiss.IDSelectorNot(self._batch) if self._batch else None

    @classmethod
    def build(
        cls, rows: Sequence[int] | NDArray[np.int64], vectors: Vectors, *, among: int = 0
    ) -> DenseIndex:
        """Index each of *vectors* (one a line) under the number in *rows*; *among* counts those of all."""
        matrix = np.ascontiguousarray(vectors, dtype=np.float32)
        ids = np.asarray(rows, dtype=np.int64)
        if matrix.ndim != 2 or ids.shape != (len(matrix),):
            raise ValueError(f"one row number a vector: {ids.shape} against {matrix.shape}")
        index = faiss.IndexIDMap2(_flat_index(matrix.shape[1], count=max(among, len(matrix))))
        index.add_with_ids(matrix, ids)
        return cls(index)

    @classmethod
    def load(cls, path: Path) -> DenseIndex:
        """Read what `save` wrote."""
        try:
            index = faiss.read_index(str(path))
        except (RuntimeError, MemoryError) as error:
            raise StoreError(
                f"向量索引无法读取：{path}，文件缺失或已损坏；请用 python -m index 文章目录 --full 重建"
            ) from error
        if not isinstance(index, faiss.IndexIDMap2) or index.metric_type != faiss.METRIC_INNER_PRODUCT:
            raise StoreError(f"向量索引的类型不符：{path}；请用 python -m index 文章目录 --full 重建")
        return cls(index)

    def save(self, path: Path) -> None:
        """Write the index to one file."""
        faiss.write_index(self._index, str(path))

    def changed(self, added: DenseIndex | None, gone: Iterable[int]) -> DenseIndex:
        """Return this index with other changes; the vectors themselves are shared."""
        return DenseIndex(self._index, added, gone)

    @property
    def added_rows(self) -> NDArray[np.int64]:
        """The rows that were added since the index was written."""
        return _rows(self._added._index) if self._added else np.empty(0, dtype=np.int64)

    def __len__(self) -> int:
        return int(self._index.ntotal) - len(self._gone) + (len(self._added) if self._added else 0)

    @property
    def dimension(self) -> int:
        """The length of every vector."""
        return int(self._index.d)

    def search(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        """Return the *k* best (row, score), best first; fewer when the index holds fewer."""
        if vector.shape != (self.dimension,):
            raise EncoderError(
                f"编码器的向量是 {vector.shape[-1]} 维，索引是 {self.dimension} 维；"
                "请换回建库时的编码器，或用 python -m index 文章目录 --full 重建"
            )
        own = self._search_own(vector, min(k, int(self._index.ntotal) - len(self._gone)))
        found = own + (self._added.search(vector, k) if self._added else [])
        return sorted(found, key=lambda hit: (-hit[1], hit[0]))[: max(k, 0)]

    def _search_own(self, vector: Vectors, k: int) -> list[tuple[int, float]]:
        if k <= 0:
            return []
        # OpenMP counts threads per calling thread; a second one never helps a single question.
        faiss.omp_set_num_threads(1)
        # FAISS writes into the parameters while it searches: no two searches share them.
        params = faiss.SearchParameters(sel=self._kept) if self._kept else None  # type: ignore[call-arg]
        line = np.ascontiguousarray(vector[None, :], dtype=np.float32)
        scores, rows = self._index.search(line, k, params=params)
        return [(int(row), float(score)) for row, score in zip(rows[0], scores[0], strict=True)]

    def vectors(self, rows: Sequence[int] | NDArray[np.int64]) -> Vectors:
        """Return the vectors stored under *rows*, in that order."""
        ids = np.asarray(rows, dtype=np.int64)
        found = np.empty((len(ids), self.dimension), dtype=np.float32)
        added = np.isin(ids, self.added_rows)
        if self._added:
            found[added] = self._added.vectors(ids[added])
        if not added.all():
            found[~added] = self._vectors_own(ids[~added])
        return found

    def _vectors_own(self, ids: NDArray[np.int64]) -> Vectors:
        try:
            found: Vectors = self._index.reconstruct_batch(ids)
        except RuntimeError as error:
            raise KeyError(f"no vector under one of these rows: {ids.tolist()!r}") from error
        return found


def _rows(index: Any) -> NDArray[np.int64]:
    found: NDArray[np.int64] = faiss.vector_to_array(index.id_map)
    return found


def _flat_index(dimension: int, *, count: int) -> faiss.Index:
    if count < FP16_FROM:
        return faiss.IndexFlatIP(dimension)
    fp16 = faiss.ScalarQuantizer.QT_fp16
    return faiss.IndexScalarQuantizer(dimension, fp16, faiss.METRIC_INNER_PRODUCT)
