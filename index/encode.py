"""Text to unit vectors: the `Encoder` protocol, the static reader and sentence-transformers behind it.

Knows nothing of passages, articles or how vectors are searched. torch and sentence_transformers are
imported only when a model needs them; the bundled encoder does not.
"""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
from numpy.typing import NDArray

from index.caches import kept_while
from index.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

Vectors = NDArray[np.float32]
Rows = NDArray[np.int8] | Vectors

BUNDLED = "bundled"
_BUNDLED_FOLDER = Path(__file__).parent / "encoder"
# Passages tokenised and summed at a time: bounds the memory of the gathered rows.
_BATCH = 256


class Encoder(Protocol):
    """What turns text into unit vectors; `load_encoder(encoder.name)` gives the same encoder again.

    A text in which the encoder knows nothing (an empty one, say) becomes the zero vector.
    """

    @property
    def name(self) -> str:
        """`bundled`, a hub name or the path of a local folder."""

    @property
    def fingerprint(self) -> str:
        """What changes when the vectors would."""

    @property
    def dimension(self) -> int:
        """The length of every vector."""

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one row a text."""

    def encode_query(self, text: str) -> Vectors:
        """Return the vector of a question."""


def load_encoder(name: str | Path | None = None) -> Encoder:
    """Load the bundled encoder, or any sentence-transformers model by hub name or local folder."""
    if name is None or name == BUNDLED:
        return _load_bundled(_BUNDLED_FOLDER)
    folder = Path(name).expanduser()
    if not folder.is_dir():
        if isinstance(name, Path) or name.startswith(("/", ".", "~")):
            raise EncoderError(f"找不到编码器文件夹：{name}；请给出 sentence-transformers 模型文件夹的路径")
        return TransformerEncoder(_load_sentence_transformer(name), name=name)
    path = str(folder.resolve())
    if _is_static(folder):
        return StaticEncoder.load(folder, name=path)
    return TransformerEncoder(_load_sentence_transformer(path), name=path, fingerprint=_hash_folder(folder))


@lru_cache(maxsize=1)
def bundled_fingerprint() -> str:
    """Return the fingerprint of the bundled encoder, without loading it."""
    return kept_while(_model_files(_BUNDLED_FOLDER), "encoder", lambda: _hash_folder(_BUNDLED_FOLDER))


@lru_cache(maxsize=1)  # part of the program, so it is the same for as long as that runs
def _load_bundled(folder: Path) -> StaticEncoder:
    return StaticEncoder.load(folder, name=BUNDLED, fingerprint=bundled_fingerprint())


class StaticEncoder:
    """Sums one vector a token, without torch: what StaticEmbedding + Normalize compute, read by numpy."""

    def __init__(
        self, tokenizer: Tokenizer, rows: Rows, scales: Vectors | None, *, name: str, fingerprint: str
    ) -> None:
        self._tokenizer = tokenizer
        self._rows = rows
        self._scales = scales
        self.name = name
        self.fingerprint = fingerprint
        self.dimension = int(rows.shape[1])

    @classmethod
    def load(cls, folder: Path, *, name: str, fingerprint: str | None = None) -> StaticEncoder:
        """Read a sentence-transformers folder whose modules are StaticEmbedding and Normalize."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        try:
            part = folder / _modules(folder)[0]["path"]
            tokenizer = Tokenizer.from_file(str(part / "tokenizer.json"))
            rows, scales = _read_rows(load_file(part / "model.safetensors"))
        except Exception as error:  # tokenizers raises nothing narrower
            raise EncoderError(
                f"编码器文件夹不完整或已损坏：{folder}；请重新安装或换一个模型文件夹"
            ) from error
        tokenizer.no_padding()
        return cls(tokenizer, rows, scales, name=name, fingerprint=fingerprint or _hash_folder(folder))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text."""
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for start in range(0, len(texts), _BATCH):
            self._sum_rows(texts[start : start + _BATCH], vectors[start : start + _BATCH])
        norms = np.linalg.norm(vectors, axis=1, keepdims=True)
        vectors /= np.where(norms > 0, norms, 1)
        return vectors

    def encode_query(self, text: str) -> Vectors:
        """Return the unit vector of a question."""
        vector: Vectors = self.encode_passages([text])[0]
        return vector

    def _sum_rows(self, texts: Sequence[str], out: Vectors) -> None:
        encodings = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        for row, encoding in enumerate(encodings):
            rows = self._rows.take(encoding.ids, axis=0)
            if self._scales is not None:
                rows = rows * self._scales.take(encoding.ids)[:, None]
            rows.sum(axis=0, out=out[row])


class TransformerEncoder:
    """Any other sentence-transformers model, with its own prompts, pooling and maximum length."""

    def __init__(self, model: SentenceTransformer, *, name: str, fingerprint: str | None = None) -> None:
        self._model = model
        # Rust tokenizers of transformers raise "Already borrowed" when two threads use one.
        self._lock = threading.Lock()
        self.name = name
        self.fingerprint = fingerprint or _hub_fingerprint(model, name)
        self.dimension = len(self.encode_query("维度"))

    def encode_passages(self, texts: Sequence[str]) -> Vectors:
        """Return one unit row a text."""
        if not texts:
            return np.empty((0, self.dimension), dtype=np.float32)
        with self._lock:
            vectors = self._model.encode_document(
                list(texts), normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
            )
        return np.asarray(vectors, dtype=np.float32)

    def encode_query(self, text: str) -> Vectors:
        """Return the unit vector of a question."""
        with self._lock:
            vector = self._model.encode_query(
                text, normalize_embeddings=True, convert_to_numpy=True, show_progress_bar=False
            )
        return np.asarray(vector, dtype=np.float32)


def _load_sentence_transformer(name: str) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    try:
        return SentenceTransformer(name, trust_remote_code=False)
    except (OSError, ValueError, RuntimeError, ImportError, KeyError) as error:
        raise EncoderError(
            f"无法加载编码器 {name}：没有网络、名称有误或文件不完整；"
            "请改给本地模型文件夹的路径，或不指定编码器而用自带的"
        ) from error


def _modules(folder: Path) -> list[dict[str, str]]:
    modules: list[dict[str, str]] = json.loads((folder / "modules.json").read_text(encoding="utf-8"))
    return modules


def _is_static(folder: Path) -> bool:
    try:
        kinds = [module["type"].rsplit(".", 1)[-1] for module in _modules(folder)]
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return kinds == ["StaticEmbedding", "Normalize"]


def _read_rows(tensors: dict[str, NDArray[Any]]) -> tuple[Rows, Vectors | None]:
    """Return the rows of a StaticEmbedding, one a token, and the scales that int8 rows have."""
    if "embedding.weight" in tensors:
        return np.ascontiguousarray(tensors["embedding.weight"], dtype=np.float32), None
    rows = tensors["embeddings"]
    if "mapping" in tensors:
        rows = rows[tensors["mapping"].astype(np.int64)]
    if "weights" in tensors:
        return rows, np.asarray(tensors["weights"], dtype=np.float32)
    return np.ascontiguousarray(rows, dtype=np.float32), None


def _hub_fingerprint(model: SentenceTransformer, name: str) -> str:
    config = getattr(getattr(model[0], "auto_model", None), "config", None)
    return f"{name}@{getattr(config, '_commit_hash', None) or 'main'}"


def _hash_folder(folder: Path) -> str:
    """Hash the files that decide the vectors: all but cards and hidden ones."""
    digest = hashlib.sha256()
    for path in _model_files(folder):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0")
        with path.open("rb") as file:
            digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()


def _model_files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix != ".md":
            yield path
