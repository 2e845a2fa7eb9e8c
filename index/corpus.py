"""Articles files to what a store holds of them: articles, passages with their terms, facts, names.

Reads the files it is told to, and redoes terms or facts of what a store already holds. Knows nothing of
vectors, nor of what changed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from index.duplicates import digest_of
from index.entry import Entry, make_entry
from index.errors import ArticleError
from index.facts import extract_facts
from index.files.folder import leaves
from index.lexicon import Lexicon
from index.names import Name, find_names
from index.passage import Article, Fact
from index.read import ArticleSettings, FileReading, read_file
from index.split import split_article
from index.store import PassageIndex


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one file holds; `skipped` says why it holds nothing.

    `digest` is what it is compared with other files by, `note` says what of it was not read.
    """

    articles: tuple[Article, ...] = ()
    entries: tuple[Entry, ...] = ()
    facts: tuple[Fact, ...] = ()
    names: tuple[Name, ...] = ()
    skipped: str = ""
    digest: str = ""
    note: str = ""


def read_source(folder: Path, name: str, settings: ArticleSettings, lexicon: Lexicon) -> Reading:
    """Read the file called *name* below *folder*, which may lie in a zip."""
    try:
        found = _read_inside(folder, name, settings)
    except (ArticleError, OSError) as error:
        return Reading(skipped=str(error))
    entries: list[Entry] = []
    facts: list[Fact] = []
    names: list[Name] = []
    for article in found.articles:
        passages = split_article(article)
        for passage in passages:
            entries.append(make_entry(article, passage, lexicon))
            facts += extract_facts(article, passage)
        names += find_names(article, passages)
    digest = digest_of(found.articles, [entry.passage for entry in entries])
    return Reading(found.articles, tuple(entries), tuple(facts), tuple(names), digest=digest, note=found.note)


def _read_inside(folder: Path, name: str, settings: ArticleSettings) -> FileReading:
    if not _is_unicode(name):
        raise ArticleError(f"{name!a}：文件名不是有效的 UTF-8；请改名后再试")
    path = folder / name
    if leaves(folder, path) or (path.is_symlink() and path.is_dir()):
        raise ArticleError(f"{name}：是指向别处的链接，没有跟随。请把文章本身放进文件夹。")
    return read_file(path, name, settings)


def _is_unicode(name: str) -> bool:
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def with_terms(reading: Reading, lexicon: Lexicon) -> Reading:
    """Cut the passages of *reading* into terms again."""
    by_id = {article.id: article for article in reading.articles}
    entries = (make_entry(by_id[e.passage.article], e.passage, lexicon) for e in reading.entries)
    return replace(reading, entries=tuple(entries))


def with_facts(reading: Reading) -> Reading:
    """Look for the facts in the passages of *reading* again."""
    by_id = {article.id: article for article in reading.articles}
    found = (extract_facts(by_id[e.passage.article], e.passage) for e in reading.entries)
    return replace(reading, facts=tuple(fact for facts in found for fact in facts))


def readings_of(store: PassageIndex, wanted: Container[str]) -> dict[str, Reading]:
    """Return what *store* holds of the files *wanted*, file by file."""
    files: dict[str, str] = {}
    articles: dict[str, list[Article]] = defaultdict(list)
    entries: dict[str, list[Entry]] = defaultdict(list)
    facts: dict[str, list[Fact]] = defaultdict(list)
    names: dict[str, list[Name]] = defaultdict(list)
    for article in store.database.articles():
        files[article.id] = article.name
        articles[article.name].append(article)
    for entry in store.entries().values():
        entries[files[entry.passage.article]].append(entry)
    for fact in store.facts():
        facts[files[fact.article]].append(fact)
    for name in store.names_by_article():
        names[files[name.article]].append(name)
    return {
        file: Reading(tuple(articles[file]), tuple(entries[file]), tuple(facts[file]), tuple(names[file]))
        for file in articles
        if file in wanted
    }


@dataclass(frozen=True, slots=True)
class Corpus:
    """Readings by file name, taken together."""

    readings: Mapping[str, Reading]

    @property
    def articles(self) -> tuple[Article, ...]:
        """All articles, file by file."""
        return tuple(article for reading in self.readings.values() for article in reading.articles)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All passages with what they are found by."""
        return tuple(entry for reading in self.readings.values() for entry in reading.entries)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """All facts, in the order of the passages."""
        return tuple(fact for reading in self.readings.values() for fact in reading.facts)

    @property
    def names(self) -> tuple[Name, ...]:
        """All names, each once an article."""
        return tuple(name for reading in self.readings.values() for name in reading.names)
