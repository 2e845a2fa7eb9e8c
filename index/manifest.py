"""What a generation says of itself: what it was built from, by which rules, and the checksum of each file.

Knows how to read, write and check a manifest; not what the files mean or when to build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.errors import StoreError

MANIFEST = "manifest.json"
FORMAT_VERSION = 4


class NewerFormatError(StoreError):
    """The store was built by a newer version of the program."""


@dataclass(frozen=True, slots=True)
class FileRecord:
    """A file of the generation, `name` below its folder; a file never changes once it is written."""

    name: str
    size: int
    mtime_ns: int
    sha256: str


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A file of the articles folder as it was when it was read.

    `sha256` is empty when its bytes could not be read; `skipped` says why no article came of it.
    `digest` tells its text from others', `copy_of` names the file that holds the same, `like` one that
    holds nearly the same; `note` says what of the file is not in its text.
    """

    name: str
    size: int
    mtime_ns: int
    ctime_ns: int
    sha256: str
    skipped: str = ""
    digest: str = ""
    copy_of: str = ""
    like: str = ""
    note: str = ""

    @property
    def is_held(self) -> bool:
        """Tell whether the store holds articles of this file: it was read, and copies no other."""
        return bool(self.digest) and not self.copy_of


@dataclass(frozen=True, slots=True)
class EncoderRecord:
    """The encoder that made the vectors: how to load it again, and which one it was."""

    name: str
    fingerprint: str
    dimension: int


@dataclass(frozen=True, slots=True)
class Rules:
    """What each part of a store was made by; `lexicon` also names what only questions are read with."""

    reading: str
    terms: str
    facts: str
    lexicon: str


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a generation holds."""

    articles: int
    passages: int
    facts: int


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity card of one generation.

    `looked_ns` is the time at which the sources were looked at; `settings` are the files that
    correct or extend the rules (`articles.toml`, `lexicon.toml`).
    """

    format: int
    encoder: EncoderRecord
    rules: Rules
    counts: Counts
    looked_ns: int
    sources: tuple[SourceRecord, ...]
    settings: tuple[SourceRecord, ...]
    files: tuple[FileRecord, ...] = ()

    def copies(self) -> dict[str, tuple[str, ...]]:
        """Return, by the name of a file, those of the files that say the same."""
        copies: dict[str, tuple[str, ...]] = {}
        for source in self.sources:
            if source.copy_of:
                copies[source.copy_of] = (*copies.get(source.copy_of, ()), source.name)
        return copies

    def checksum(self, name: str) -> str | None:
        """Return the checksum of one of the generation's files."""
        return next((record.sha256 for record in self.files if record.name == name), None)

    def write(self, folder: Path) -> None:
        """Write the manifest into *folder*."""
        values = {
            "format": self.format,
            "encoder": asdict(self.encoder),
            "rules": asdict(self.rules),
            "counts": asdict(self.counts),
            "looked_ns": self.looked_ns,
            "sources": [_values(source) for source in self.sources],
            "settings": [_values(source) for source in self.settings],
            "files": [_values(file) for file in self.files],
        }
        text = "{" + ",\n".join(f'"{name}": {_lines(value)}' for name, value in values.items()) + "}"
        # A file name that is not UTF-8 keeps its bytes.
        (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", errors="surrogateescape")


_encode = json.JSONEncoder(ensure_ascii=False).encode


def _values(record: FileRecord | SourceRecord) -> list[Any]:
    return [getattr(record, name) for name in record.__slots__]


def _lines(value: Any) -> str:
    """Write a value, a list line by line."""
    return "[\n" + ",\n".join(map(_encode, value)) + "]" if isinstance(value, list) else _encode(value)


def default_store(articles: Path) -> Path:
    """Return where the store of an articles folder lives unless told otherwise."""
    return articles / ".mubiao"


def rebuild_command(store: Path) -> str:
    """Return the command that builds *store* again, to be shown in errors."""
    articles = store.parent
    return f"mubiao index {articles}" if store == default_store(articles) else "mubiao index"


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of the generation in *folder*."""
    path, mend = folder / MANIFEST, rebuild_command(folder.parent)
    try:
        fields = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
        version = int(fields["format"])
    except OSError as error:
        raise StoreError(f"索引库缺少清单 {path}（{error.strerror}）；请运行 {mend}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise StoreError(f"索引库的清单已损坏：{path}；请运行 {mend}") from error
    if version > FORMAT_VERSION:
        raise NewerFormatError(
            f"索引库 {folder.parent} 由更新版本的 mubiao 建立（格式 {version} 高于 {FORMAT_VERSION}）；"
            f"请升级 mubiao，或运行 {mend} --full"
        )
    if version < FORMAT_VERSION:
        raise StoreError(f"索引库 {folder.parent} 的格式 {version} 已过时；请运行 {mend}")
    try:
        return _from_fields(fields)
    except (KeyError, TypeError) as error:
        raise StoreError(f"索引库的清单已损坏：{path}；请运行 {mend}") from error


def _from_fields(fields: dict[str, Any]) -> Manifest:
    return Manifest(
        format=int(fields["format"]),
        encoder=EncoderRecord(**fields["encoder"]),
        rules=Rules(**fields["rules"]),
        counts=Counts(**fields["counts"]),
        looked_ns=int(fields["looked_ns"]),
        sources=tuple(SourceRecord(*source) for source in fields["sources"]),
        settings=tuple(SourceRecord(*source) for source in fields["settings"]),
        files=tuple(FileRecord(*record) for record in fields["files"]),
    )


def record_files(folder: Path, known: Iterable[FileRecord] = ()) -> tuple[FileRecord, ...]:
    """Record the size and checksum of every file below *folder*, but for lock files.

    A file that is still as one of the *known* records says has that one's checksum.
    """
    records = {record.name: record for record in known}
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and path.suffix != ".lock")
    return tuple(
        _record_file(path, path.relative_to(folder).as_posix(), records)
        for path in paths
        if path.name != MANIFEST
    )


def _record_file(path: Path, name: str, known: Mapping[str, FileRecord]) -> FileRecord:
    found = path.stat()
    record = known.get(name)
    if record and (found.st_size, found.st_mtime_ns) == (record.size, record.mtime_ns):
        return record
    return FileRecord(name, found.st_size, found.st_mtime_ns, hash_file(path))


def check_files(folder: Path, manifest: Manifest, *, checksums: bool = False) -> None:
    """Raise StoreError unless every file is there with its size.

    With *checksums*, what was written to since, or copied, is read: its checksum must be the recorded one.
    """
    mend = rebuild_command(folder.parent)
    for record in manifest.files:
        path = folder / record.name
        try:
            found = path.stat()
            touched = found.st_mtime_ns != record.mtime_ns
            intact = found.st_size == record.size and not (
                checksums and touched and hash_file(path) != record.sha256
            )
        except OSError:
            intact = False
        if not intact:
            raise StoreError(f"索引库的文件缺失或已损坏：{path}；请运行 {mend}")


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
