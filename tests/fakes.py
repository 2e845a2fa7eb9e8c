"""Doubles that keep the contract of what they stand in for."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from argon2 import PasswordHasher
from numpy.typing import NDArray

from index.encode import Encoder


class BigramEncoder:
    """An `Encoder` without a model: counts hashed character pairs; remembers the passages it was given."""

    def __init__(self, *, name: str = "bigram", fingerprint: str = "1", dimension: int = 256) -> None:
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = dimension
        self.encoded: list[str] = []

    def encode_passages(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Return one unit row a text; zeros for a text without a pair."""
        self.encoded += texts
        return np.array([self._vector(text) for text in texts], dtype=np.float32).reshape(-1, self.dimension)

    def encode_query(self, text: str) -> NDArray[np.float32]:
        """Return the unit vector of a question."""
        return self._vector(text)

    def _vector(self, text: str) -> NDArray[np.float32]:
        vector = np.zeros(self.dimension, dtype=np.float32)
        for first, second in pairwise(text):
            vector[zlib.crc32((first + second).encode()) % self.dimension] += 1
        norm = np.linalg.norm(vector)
        return vector / norm if norm else vector


def use_encoder(monkeypatch: pytest.MonkeyPatch, *encoders: Encoder) -> None:
    """Let builds and stores find *encoders* by name, the first where none is named."""

    def load(name: str | Path | None = None) -> Encoder:
        return next(encoder for encoder in encoders if name in (None, encoder.name))

    monkeypatch.setattr("index.build.load_encoder", load)
    monkeypatch.setattr("index.store.load_encoder", load)


@contextmanager
def cheap_hashing() -> Iterator[None]:
    """Hash passwords in no time."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.accounts._hasher", lambda: hasher)
        yield
