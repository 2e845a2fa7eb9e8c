"""The files of an articles folder as they stand: which there are, and what changed since a build.

Looks at names, times and bytes only; what is written in a file is not its concern.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.errors import ArticleError
from index.files.archive import list_members
from index.files.folder import ARCHIVE, leaves
from index.manifest import Manifest, SourceRecord, hash_file

SETTINGS_FILES = ("articles.toml", "lexicon.toml")
# A file written within this time of being looked at may change again without its times changing:
# FAT keeps them to two seconds.
_CLOCK_NS = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Survey:
    """What stood in the folder when it was looked at."""

    looked_ns: int
    sources: tuple[SourceRecord, ...]
    settings: tuple[SourceRecord, ...]

    def is_same_as(self, manifest: Manifest) -> bool:
        """Tell whether a build from this would read what the build of *manifest* read."""
        return _hashes(self.sources) == _hashes(manifest.sources) and self.has_settings_of(manifest)

    def has_settings_of(self, manifest: Manifest) -> bool:
        """Tell whether the settings files are those of *manifest*."""
        return _hashes(self.settings) == _hashes(manifest.settings)


def survey(articles: Path, files: Iterable[Path], manifest: Manifest | None = None) -> Survey:
    """Look at the article *files* and the settings; hash only those whose times differ from *manifest*."""
    looked_ns = time.time_ns()
    known = _trusted(manifest) if manifest else {}
    settings = (articles / name for name in SETTINGS_FILES)
    return Survey(
        looked_ns,
        tuple(record for path in files for record in _records(path, articles, known)),
        tuple(_record(path, articles, known) for path in settings if path.is_file()),
    )


def _trusted(manifest: Manifest) -> dict[str, SourceRecord]:
    settled_ns = manifest.looked_ns - _CLOCK_NS
    records = (*manifest.sources, *manifest.settings)
    return {r.name: r for r in records if r.mtime_ns < settled_ns and r.ctime_ns < settled_ns}


def is_archive(source: SourceRecord) -> bool:
    """Tell whether a source is a zip in the folder, whose files are sources of their own."""
    return source.name.lower().endswith(ARCHIVE) and bool(source.sha256)


def _records(path: Path, articles: Path, known: Mapping[str, SourceRecord]) -> list[SourceRecord]:
    """Return the record of a file and, for a zip, those of the files in it."""
    record = _record(path, articles, known)
    if path.suffix.lower() != ARCHIVE or not record.sha256:
        return [record]
    before = known.get(record.name)
    if before and before.sha256 == record.sha256:
        below = f"{record.name}/"
        inside = (other for other in known.values() if other.name.startswith(below))
        return [before, *inside]
    try:
        members = list_members(path)
    except ArticleError as error:
        return [replace(record, skipped=f"{record.name}：{error}")]
    times = (record.mtime_ns, record.ctime_ns)
    return [record, *(SourceRecord(f"{record.name}/{m.name}", m.size, *times, m.sha256) for m in members)]


def _record(path: Path, articles: Path, known: Mapping[str, SourceRecord]) -> SourceRecord:
    name = "/".join(path.parts[len(articles.parts) :]) or "."
    if leaves(articles, path):  # said in the build report, by the reader; never looked at
        return SourceRecord(name, 0, 0, 0, "")
    try:
        found = path.stat()
        record = known.get(name)
        times = (found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        if record and record.sha256 and times == (record.size, record.mtime_ns, record.ctime_ns):
            return record
        return SourceRecord(name, *times, hash_file(path))
    except OSError:  # said in the build report, by the reader
        return SourceRecord(name, 0, 0, 0, "")


def _hashes(records: Iterable[SourceRecord]) -> dict[str, str]:
    return {record.name: record.sha256 for record in records}
