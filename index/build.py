"""What changed in the articles folder to the smallest work that makes the next generation.

The only writer of a store. Knows the order of the steps; each step lives in a room of its own.
"""

from __future__ import annotations

import contextlib
import shutil
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from index.amend import amend, is_worth_writing_whole
from index.corpus import Corpus, readings_of, with_facts, with_terms
from index.embed import embed
from index.encode import Encoder, load_encoder
from index.errors import ArticleError, StoreError
from index.files.folder import READABLE, find_files
from index.gather import Gathered, gather
from index.generations import (
    begin_generation,
    has_generation,
    publish,
    writing,
)
from index.lexicon import Lexicon, load_lexicon
from index.manifest import (
    FORMAT_VERSION,
    Counts,
    EncoderRecord,
    Manifest,
    NewerFormatError,
    Rules,
    SourceRecord,
    default_store,
    record_files,
)
from index.parts import write_changes, write_settings, write_whole
from index.passage import Article
from index.plan import Plan, plan_all, plan_changes
from index.progress import Progress, ignore_progress
from index.report import BuildReport, compare_sources, report_build
from index.rules import rules_with
from index.sources import Survey, survey
from index.store import PassageIndex


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


def _previous(store: Path, *, full: bool) -> tuple[PassageIndex | None, str]:
    """Open what is there, with checksums compared; or say why it can't be built upon."""
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
        lexicon = load_lexicon(self.articles)
        rules = rules_with(lexicon)
        held = self._held(rules)
        found = survey(self.articles, self.files, held)
        plan = self._plan(found, rules, encoder)
        if self.reuse and plan.is_nothing:
            return self._report(self.reuse.generation, self.reuse.manifest, Corpus({}), None)
        before = {source.name: source for source in held.sources} if held else {}
        gathered = gather(self.articles, found, plan, before, lexicon, self.progress)
        if not any(source.is_held for source in gathered.sources):
            raise ArticleError(_no_articles(self.articles, gathered.sources))
        made = self._amended(plan, gathered, encoder) or self._whole(plan, gathered, lexicon, encoder)
        manifest = _manifest(found, rules, gathered.sources, encoder, made.counts)
        self.progress("写入", 0, 1)
        generation = self._publish(manifest, made.write)
        self.progress("写入", 1, 1)
        return self._report(generation.name, manifest, gathered.corpus, made.encoded)

    def _plan(self, found: Survey, rules: Rules, encoder: Encoder) -> Plan:
        if self.reuse is None:
            return plan_all(found)
        return plan_changes(
            found, self.reuse.manifest, rules, _record(encoder), self.articles, self.reuse.folder
        )

    def _held(self, rules: Rules) -> Manifest | None:
        """Return what is known of the files, unless they would be read otherwise now."""
        manifest = self.reuse.manifest if self.reuse else None
        return manifest if manifest and manifest.rules.reading == rules.reading else None

    def _amended(self, plan: Plan, gathered: Gathered, encoder: Encoder) -> _Made | None:
        """Make the changes alone, unless there is nothing to change or it would be most of the store."""
        before = self.reuse
        if before is None or not plan.is_partial:
            return None
        read = gathered.corpus
        held = {source.name for source in gathered.sources if source.is_held}
        gone = {source.name for source in before.manifest.sources if source.is_held} - held
        amendment = amend(before, read, (*read.readings, *gone))
        if is_worth_writing_whole(before, amendment):
            return None
        entries = [amendment.rows[row] for row in amendment.fresh]
        vectors, encoded = embed(entries, _by_id(read), encoder, before, self.progress)
        write = partial(write_changes, before=before, amendment=amendment, vectors=vectors)
        return _Made(amendment.counts, encoded, write)

    def _whole(self, plan: Plan, gathered: Gathered, lexicon: Lexicon, encoder: Encoder) -> _Made:
        """Make everything; what was not read again comes from the store, by new rules where they changed."""
        readings = dict(gathered.corpus.readings)
        names = [source.name for source in gathered.sources if source.is_held]
        if self.reuse and len(readings) < len(names):
            for name, reading in readings_of(self.reuse, {*names} - readings.keys()).items():
                recut = with_terms(reading, lexicon) if plan.terms else reading
                readings[name] = with_facts(recut) if plan.facts else recut
        corpus = Corpus({name: readings[name] for name in names})
        counts = Counts(len(corpus.articles), len(corpus.entries), len(corpus.facts))
        vectors, encoded = embed(corpus.entries, _by_id(corpus), encoder, self.reuse, self.progress)
        return _Made(counts, encoded, partial(write_whole, corpus=corpus, vectors=vectors))

    def _publish(self, manifest: Manifest, write: Callable[[Path], None]) -> Path:
        building = begin_generation(self.store)
        try:
            write(building)
            write_settings(building, self.articles)
            known = self.reuse.manifest.files if self.reuse else ()
            replace(manifest, files=record_files(building, known)).write(building)
            return publish(building)
        except BaseException:
            shutil.rmtree(building, ignore_errors=True)
            raise

    def _report(self, generation: str, manifest: Manifest, read: Corpus, encoded: int | None) -> BuildReport:
        """Report what came of it; without *encoded*, that nothing had to be made."""
        before = self.previous.manifest.sources if self.previous else ()
        old: dict[str, list[Article]] = defaultdict(list)
        for article in self.previous.database.articles_of(read.readings) if self.previous else ():
            old[article.name].append(article)
        changes = compare_sources(
            *(before, manifest.sources, read.readings),
            lambda name: tuple(old[name]) != read.readings[name].articles,
        )
        made = encoded is not None
        return report_build(generation, manifest, changes, encoded=encoded or 0, made=made)


@dataclass(frozen=True, slots=True)
class _Made:
    """A generation ready to be written into a folder."""

    counts: Counts
    encoded: int
    write: Callable[[Path], None]


def _by_id(corpus: Corpus) -> dict[str, Article]:
    return {article.id: article for article in corpus.articles}


def _manifest(
    found: Survey, rules: Rules, sources: tuple[SourceRecord, ...], encoder: Encoder, counts: Counts
) -> Manifest:
    return Manifest(
        format=FORMAT_VERSION,
        encoder=_record(encoder),
        rules=rules,
        counts=counts,
        looked_ns=found.looked_ns,
        sources=sources,
        settings=found.settings,
    )


def _record(encoder: Encoder) -> EncoderRecord:
    return EncoderRecord(encoder.name, encoder.fingerprint, encoder.dimension)


def _no_articles(folder: Path, sources: tuple[SourceRecord, ...]) -> str:
    reasons = "；".join([source.skipped for source in sources if source.skipped][:3])
    return f"文件夹里没有一篇能读的文章：{folder}（{reasons}）"
