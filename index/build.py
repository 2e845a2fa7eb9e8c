"""What changed in the articles folder to the smallest work that makes the next generation.

The only writer of a store. Knows the order of the steps; each step lives in a room of its own.
"""

from __future__ import annotations

import contextlib
import itertools
import shutil
import sqlite3
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from index.corpus import Corpus, Reading, read_corpus, readings_of
from index.database import Entry, write_database
from index.dense import DenseIndex, Vectors
from index.embed import embed_passages
from index.encode import Encoder, load_encoder
from index.errors import ArticleError, StoreError
from index.facts import FACTS_VERSION
from index.files.folder import READABLE, find_files
from index.generations import (
    Lease,
    begin_generation,
    has_generation,
    is_current,
    point_current,
    publish,
    writing,
)
from index.lexical import build_lexical
from index.lexicon import SETTINGS_NAME, load_lexicon
from index.manifest import (
    FORMAT_VERSION,
    Counts,
    EncoderRecord,
    Manifest,
    NewerFormatError,
    Rules,
    SourceRecord,
    check_files,
    default_store,
    read_manifest,
    record_files,
)
from index.passage import Article
from index.progress import Progress, ignore_progress
from index.report import BuildReport, compare_articles
from index.sources import Survey, code_fingerprint, survey
from index.split import SPLIT_VERSION
from index.store import DATABASE, DENSE, LEXICAL, PassageIndex

__all__ = ["Progress", "build_store", "default_store", "is_stale"]


def build_store(
    articles: Path,
    *,
    store: Path | None = None,
    encoder: str | Path | None = None,
    full: bool = False,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the store of an articles folder up to date; *full* reuses nothing of the old one."""
    started = time.perf_counter()
    files = find_files(articles)
    if not files:  # no store is made in a folder that has no articles
        raise ArticleError(f"文件夹里没有文章：{articles}；请放入文章（{READABLE}）后再运行")
    store = store or default_store(articles)
    with _told_plainly(store), writing(store), contextlib.ExitStack() as stack:
        previous, damage = _previous(store, full=full)
        if previous:
            stack.callback(previous.close)
        job = _Job(articles, files, store, previous, None if full else previous, progress or ignore_progress)
        report = job.run(encoder)
        return replace(report, repaired=damage, seconds=time.perf_counter() - started)


def is_stale(articles: Path, store: Path | None = None, *, encoder: str | Path | None = None) -> bool:
    """Tell whether a build would make a new generation: articles, settings, rules or encoder changed."""
    try:
        manifest = _manifest_of(store or default_store(articles))
    except NewerFormatError:
        raise
    except StoreError:
        return True
    # No encoder is loaded here: the rules know the bundled one, and any other is compared at its first use.
    if encoder is not None and _encoder_name(encoder) != manifest.encoder.name:
        return True
    return not _has_same_input(manifest, survey(articles, find_files(articles), manifest), _rules(articles))


def _manifest_of(store: Path) -> Manifest:
    lease = Lease.take(store)
    try:
        manifest = read_manifest(lease.folder)
        check_files(lease.folder, manifest)
        return manifest
    finally:
        lease.release()


def _encoder_name(encoder: str | Path) -> str:
    folder = Path(encoder).expanduser()
    return str(folder.resolve()) if folder.is_dir() else str(encoder)


def _rules(articles: Path) -> Rules:
    return Rules(SPLIT_VERSION, FACTS_VERSION, load_lexicon(articles).fingerprint, code_fingerprint())


def _has_same_input(manifest: Manifest, found: Survey, rules: Rules) -> bool:
    return manifest.rules == rules and found.is_same_as(manifest)


def _previous(store: Path, *, full: bool) -> tuple[PassageIndex | None, str]:
    """Open what is there, every checksum compared; or say why it can't be built upon."""
    if not has_generation(store):
        return None, ""
    try:
        return PassageIndex.open(store, verify=True), ""
    except NewerFormatError as error:
        if not full:
            raise
        return None, str(error)
    except StoreError as error:
        return None, str(error)


@contextlib.contextmanager
def _told_plainly(store: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        raise StoreError(
            f"无法写入索引库 {store}（{error}）；请检查权限和磁盘空间，或用 --store 换个位置"
        ) from error


@dataclass(frozen=True, slots=True)
class _Job:
    """One build: from the *previous* generation to the next, taking over what *reuse* holds."""

    articles: Path
    files: tuple[Path, ...]
    store: Path
    previous: PassageIndex | None
    reuse: PassageIndex | None
    progress: Progress

    def run(self, wanted_encoder: str | Path | None) -> BuildReport:
        """Make the next generation, or none when nothing changed."""
        # The choice of encoder outlives a full build: only naming another one changes it.
        built_with = self.previous.manifest.encoder.name if self.previous else None
        encoder = load_encoder(wanted_encoder or built_with)
        found = survey(self.articles, self.files, self.reuse.manifest if self.reuse else None)
        rules = _rules(self.articles)
        if self.reuse and self._is_done(self.reuse, found, rules, encoder):
            if not is_current(self.reuse.folder):
                point_current(self.reuse.folder)
            return self._report(self.reuse.generation, self.reuse.manifest, self.reuse.articles(), 0)
        held = self.reuse.entries() if self.reuse else ()
        corpus = self._read(found, rules, held)
        vectors, encoded = embed_passages(corpus, encoder, self.reuse, held, self.progress)
        manifest = _manifest(found, rules, corpus, encoder)
        self.progress("写入", 0, 1)
        generation = self._publish(manifest, corpus, vectors)
        self.progress("写入", 1, 1)
        return self._report(generation.name, manifest, corpus.articles, encoded)

    def _is_done(self, reuse: PassageIndex, found: Survey, rules: Rules, encoder: Encoder) -> bool:
        return _has_same_input(reuse.manifest, found, rules) and reuse.manifest.encoder == _record(encoder)

    def _read(self, found: Survey, rules: Rules, held: Sequence[Entry]) -> Corpus:
        done, total = itertools.count(1), len(found.sources)
        corpus = read_corpus(
            self.articles,
            found.sources,
            load_lexicon(self.articles),
            self._known_readings(found, rules, held),
            lambda: self.progress("读取", next(done), total),
        )
        if not corpus.readings:
            raise ArticleError(_no_articles(self.articles, corpus.sources))
        return corpus

    def _known_readings(
        self, found: Survey, rules: Rules, held: Sequence[Entry]
    ) -> dict[str, tuple[SourceRecord, Reading | None]]:
        if self.reuse is None:
            return {}
        manifest = self.reuse.manifest
        if manifest.rules != rules or not found.has_settings_of(manifest):
            return {}
        readings = readings_of(self.reuse, held)
        return {s.name: (s, readings.get(s.name)) for s in manifest.sources}

    def _publish(self, manifest: Manifest, corpus: Corpus, vectors: Vectors) -> Path:
        building = begin_generation(self.store)
        try:
            write_database(building / DATABASE, corpus.articles, corpus.entries, corpus.facts, corpus.names)
            build_lexical(building / LEXICAL, (entry.terms for entry in corpus.entries))
            DenseIndex.build(range(len(vectors)), vectors).save(building / DENSE)
            if (self.articles / SETTINGS_NAME).is_file():
                shutil.copyfile(self.articles / SETTINGS_NAME, building / SETTINGS_NAME)
            replace(manifest, files=record_files(building)).write(building)
            return publish(building)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise

    def _report(
        self, generation: str, manifest: Manifest, articles: tuple[Article, ...], encoded: int
    ) -> BuildReport:
        before = self.previous.articles() if self.previous else ()
        return compare_articles(generation, manifest, before, articles, encoded=encoded)


def _manifest(found: Survey, rules: Rules, corpus: Corpus, encoder: Encoder) -> Manifest:
    return Manifest(
        format=FORMAT_VERSION,
        encoder=_record(encoder),
        rules=rules,
        counts=Counts(len(corpus.articles), len(corpus.entries), len(corpus.facts)),
        looked_ns=found.looked_ns,
        sources=corpus.sources,
        settings=found.settings,
    )


def _record(encoder: Encoder) -> EncoderRecord:
    return EncoderRecord(encoder.name, encoder.fingerprint, encoder.dimension)


def _no_articles(folder: Path, sources: tuple[SourceRecord, ...]) -> str:
    reasons = "；".join([source.skipped for source in sources if source.skipped][:3])
    return f"文件夹里没有一篇能读的文章：{folder}（{reasons}）"
