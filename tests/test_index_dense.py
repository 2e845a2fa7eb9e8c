"""Nearest vectors: exact, under their own rows, through a file and back."""

from pathlib import Path

import faiss
import numpy as np
import pytest
from numpy.typing import NDArray

from index.dense import FP16_FROM, DenseIndex
from index.errors import EncoderError, StoreError


def unit_vectors(count: int, dimension: int = 8) -> NDArray[np.float32]:
    rng = np.random.default_rng(7)
    vectors = rng.normal(size=(count, dimension)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors


def test_best_rows_come_first_with_their_inner_products() -> None:
    """Rows keep the numbers they were given and are ordered by inner product."""
    vectors = unit_vectors(50)
    rows = np.arange(50) * 10 + 3
    question = vectors[17]
    scores = vectors @ question
    best = np.argsort(-scores)[:5]

    found = DenseIndex.build(rows, vectors).search(question, 5)

    assert [row for row, _ in found] == [int(rows[i]) for i in best]
    assert [score for _, score in found] == pytest.approx(scores[best].tolist(), abs=1e-6)


def test_asking_for_more_than_there_is_gives_all() -> None:
    """A k beyond the size gives every row once and no filler."""
    found = DenseIndex.build([4, 2, 9], unit_vectors(3)).search(unit_vectors(1)[0], 100)
    assert sorted(row for row, _ in found) == [2, 4, 9]


@pytest.mark.parametrize("k", [0, -1])
def test_asking_for_none_gives_none(k: int) -> None:
    """No k, no rows."""
    assert DenseIndex.build([1], unit_vectors(1)).search(unit_vectors(1)[0], k) == []


def test_an_empty_index_finds_nothing_after_a_round_trip(tmp_path: Path) -> None:
    """An articles folder without passages still has an index."""
    DenseIndex.build([], np.empty((0, 8), dtype=np.float32)).save(tmp_path / "dense.faiss")
    index = DenseIndex.load(tmp_path / "dense.faiss")
    assert (len(index), index.dimension) == (0, 8)
    assert index.search(unit_vectors(1)[0], 3) == []
    assert index.vectors([]).shape == (0, 8)


def test_a_saved_index_answers_as_before(tmp_path: Path) -> None:
    """Saving and loading changes no row and no score."""
    index = DenseIndex.build(range(100), unit_vectors(100))
    question = unit_vectors(1)[0]
    index.save(tmp_path / "dense.faiss")
    assert DenseIndex.load(tmp_path / "dense.faiss").search(question, 10) == index.search(question, 10)


def test_vectors_come_back_in_the_order_asked() -> None:
    """The next build takes the vectors of unchanged passages from here."""
    vectors = unit_vectors(4)
    index = DenseIndex.build([10, 20, 30, 40], vectors)
    assert index.vectors([30, 10]).tolist() == vectors[[2, 0]].tolist()
    with pytest.raises(KeyError, match="25"):
        index.vectors([25])


def test_a_large_index_is_half_precision_and_does_not_drift() -> None:
    """From so many vectors on they are fp16, and vectors taken from it and indexed again stay the same."""
    vectors = unit_vectors(FP16_FROM)
    rows = np.arange(FP16_FROM)
    index = DenseIndex.build(rows, vectors)
    stored = index.vectors(rows)

    assert np.abs(stored - vectors).max() < 5e-4
    assert np.array_equal(stored, stored.astype(np.float16).astype(np.float32))
    assert np.array_equal(DenseIndex.build(rows, stored).vectors(rows), stored)
    assert index.search(vectors[123], 1)[0][0] == 123
    assert not np.array_equal(stored, vectors)
    small = DenseIndex.build(rows[:-1], vectors[:-1])
    assert np.array_equal(small.vectors(rows[:-1]), vectors[:-1])


def test_a_vector_of_another_encoder_is_refused() -> None:
    """A question of another dimension names both dimensions."""
    index = DenseIndex.build([1], unit_vectors(1))
    with pytest.raises(EncoderError, match=r"5 维.*8 维"):
        index.search(np.zeros(5, dtype=np.float32), 1)


def test_rows_and_vectors_must_match() -> None:
    """A row number missing is the caller's mistake."""
    with pytest.raises(ValueError, match="one row number a vector"):
        DenseIndex.build([1], unit_vectors(2))


@pytest.mark.parametrize("keep", [0, 20, 0.5])
def test_a_damaged_file_is_a_store_error(tmp_path: Path, keep: float) -> None:
    """A file cut short names itself and the command that rebuilds it."""
    path = tmp_path / "dense.faiss"
    DenseIndex.build(range(100), unit_vectors(100)).save(path)
    whole = path.read_bytes()
    path.write_bytes(whole[: int(keep * len(whole)) if keep < 1 else int(keep)])
    with pytest.raises(StoreError, match=r"dense\.faiss.*python -m index"):
        DenseIndex.load(path)


def test_a_missing_file_is_a_store_error(tmp_path: Path) -> None:
    """So is a file that isn't there."""
    with pytest.raises(StoreError, match="python -m index"):
        DenseIndex.load(tmp_path / "dense.faiss")


def test_an_index_of_another_kind_is_a_store_error(tmp_path: Path) -> None:
    """Distances sort the other way round, so an L2 index is not served."""
    path = tmp_path / "dense.faiss"
    faiss.write_index(faiss.IndexIDMap2(faiss.IndexFlatL2(8)), str(path))
    with pytest.raises(StoreError, match="类型不符"):
        DenseIndex.load(path)


def test_a_row_that_was_added_and_went_again_takes_none_of_the_others_with_it() -> None:
    vectors = unit_vectors(6)
    whole = DenseIndex.build(np.arange(4), vectors[:4])
    changed = whole.changed(DenseIndex.build([7, 8], vectors[4:]), gone=[3, 4, 5, 6])
    assert len(changed) == 5
    assert {row for row, _ in changed.search(vectors[0], 9)} == {0, 1, 2, 7, 8}
