"""Articles files to what a store holds of them: articles, passages with their terms, facts, names.

Reads only what changed and takes the rest from the previous generation. Knows nothing of vectors.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.database import Entry
from index.duplicates import Seen, digest_of
from index.errors import ArticleError
from index.facts import extract_facts
from index.files.folder import ARCHIVE, leaves
from index.lexicon import Lexicon
from index.manifest import SourceRecord
from index.names import Name, find_names
from index.passage import Article, Fact, Passage
from index.read import ArticleSettings, load_settings, read_file
from index.split import split_article
from index.store import PassageIndex
from index.words import cut


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file holds."""

    articles: tuple[Article, ...]
    entries: tuple[Entry, ...]
    facts: tuple[Fact, ...]
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Corpus:
    """The readings of a folder by file name, and each file as it was found, with why it was skipped."""

    readings: Mapping[str, Reading]
    sources: tuple[SourceRecord, ...]

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, file by file."""
        return tuple(article for reading in self.readings.values() for article in reading.articles)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All passages with what they are found by; their place here is their row."""
        return tuple(entry for reading in self.readings.values() for entry in reading.entries)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in the order of the passages."""
        return tuple(fact for reading in self.readings.values() for fact in reading.facts)

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, each once an article."""
        return tuple(name for reading in self.readings.values() for name in reading.names)


def indexed_text(article: Article, passage: Passage) -> str:
    """Return what is embedded and cut into terms: the passage under its place, year, title and headings."""
    year = f"{passage.year}年" if passage.year else None
    said = (passage.place, year, article.title, *(heading.text for heading in passage.headings), passage.text)
    return "\n".join(dict.fromkeys(part for part in said if part))


def read_corpus(
    folder: Path,
    sources: Iterable[SourceRecord],
    lexicon: Lexicon,
    known: Mapping[str, tuple[SourceRecord, Reading | None]],
    on_file: Callable[[], None],
) -> Corpus:
    """Read each of *sources*, or take it from *known* when its bytes are the same.

    Of files that say the same the first by name is held; the others are told to be its copies.
    """
    read = _Reader(folder, load_settings(folder), lexicon)
    readings: dict[str, Reading] = {}
    found: list[SourceRecord] = []
    seen = Seen()
    for source in sorted(sources, key=lambda source: source.name):
        before, reading = known.get(source.name, (None, None))
        if before is not None and source.sha256 and before.sha256 == source.sha256:
            source = replace(source, skipped=before.skipped, digest=before.digest, note=before.note)
        try:
            source, reading = _judge(source, reading, read, seen)
        except (ArticleError, OSError) as error:
            source, reading = replace(source, skipped=str(error)), None
        if reading:
            readings[source.name] = reading
        found.append(source)
        on_file()
    return Corpus(readings, tuple(found))


def _judge(
    source: SourceRecord, reading: Reading | None, read: _Reader, seen: Seen
) -> tuple[SourceRecord, Reading | None]:
    """Return what is known of a source and its reading, none where it holds no articles of its own."""
    if source.skipped or _is_archive(source):
        return source, None
    if not source.digest:
        reading, source = read.source(source)
    if original := seen.copy_of(source.digest):
        return replace(source, copy_of=original), None
    if reading is None:  # it was a copy before, of a file that is gone
        reading, source = read.source(source)
    like = seen.add(source.name, source.digest)
    return replace(source, like=f"{like.share:.0%} {like.name}" if like else ""), reading


def _is_archive(source: SourceRecord) -> bool:
    """Tell whether a source is a zip in the folder, whose files are sources of their own."""
    return source.name.lower().endswith(ARCHIVE) and bool(source.sha256)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads files of one folder under its settings."""

    folder: Path
    settings: ArticleSettings
    lexicon: Lexicon

    def source(self, source: SourceRecord) -> tuple[Reading, SourceRecord]:
        """Read a file, and take down what it is compared by and what of it was not read."""
        name = source.name
        if not _is_unicode(name):
            raise ArticleError(f"{name!a}：文件名不是有效的 UTF-8；请改名后再试")
        path = self.folder / name
        if leaves(self.folder, path) or (path.is_symlink() and path.is_dir()):
            raise ArticleError(f"{name}：是指向别处的链接，没有跟随。请把文章本身放进文件夹。")
        found = read_file(path, name, self.settings)
        reading = _read(found.articles, self.lexicon)
        digest = digest_of(reading.articles, [entry.passage for entry in reading.entries])
        return reading, replace(source, digest=digest, note=found.note)


def _read(articles: tuple[Article, ...], lexicon: Lexicon) -> Reading:
    entries: list[Entry] = []
    facts: list[Fact] = []
    names: list[Name] = []
    for article in articles:
        passages = split_article(article)
        for passage in passages:
            entries.append(_entry(article, passage, lexicon))
            facts += extract_facts(article, passage)
        names += find_names(article, passages)
    return Reading(articles, tuple(entries), tuple(facts), tuple(names))


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _entry(article: Article, passage: Passage, lexicon: Lexicon) -> Entry:
    text = indexed_text(article, passage)
    key = hashlib.sha256(text.encode()).hexdigest()[:32]
    return Entry(passage, " ".join(cut(text, lexicon)), key)


def readings_of(store: PassageIndex, held: Iterable[Entry]) -> dict[str, Reading]:
    """Return what *store* holds, its entries among it, file by file."""
    files: dict[str, str] = {}
    articles: dict[str, list[Article]] = defaultdict(list)
    entries: dict[str, list[Entry]] = defaultdict(list)
    facts: dict[str, list[Fact]] = defaultdict(list)
    names: dict[str, list[Name]] = defaultdict(list)
    for article in store.articles():
        files[article.id] = article.name
        articles[article.name].append(article)
    for entry in held:
        entries[files[entry.passage.article]].append(entry)
    for fact in store.facts():
        facts[files[fact.article]].append(fact)
    for name in store.names_by_article():
        names[files[name.article]].append(name)
    return {
        file: Reading(tuple(articles[file]), tuple(entries[file]), tuple(facts[file]), tuple(names[file]))
        for file in articles
    }
