"""`PassageIndex`: one published generation opened for reading; never writes and never looks at article files.

Everything it says comes from the one generation it holds, whatever is published meanwhile.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from index.database import Database
from index.dense import DenseIndex
from index.encode import Encoder, load_encoder
from index.entry import Entry
from index.errors import EncoderError, StoreError
from index.generations import Lease
from index.kept import Kept
from index.lexical import LexicalIndex
from index.lexicon import Lexicon, load_lexicon
from index.manifest import Manifest, check_files, read_manifest, rebuild_command
from index.names import Name, Names
from index.passage import Article, Fact, Passage

DATABASE = "passages.db"
LEXICAL = "lexical"
DENSE = "dense.faiss"
CHANGES = "changes.db"  # of the articles and vectors, since they were last written whole
CHANGED_DENSE = "changes.faiss"

_SPARE = 16  # looked at beyond what is asked for: which of many equals are kept is not left to chance
_KEPT_PASSAGES = 4_096
_KEPT_ARTICLES = 1_024
_KEPT_WHOLE = 256  # articles with all their passages

_Search = Callable[[int], list[tuple[int, float]]]


class PassageIndex:
    """An immutable snapshot of a store, safe for many threads; closed at the latest when forgotten."""

    def __init__(
        self,
        lease: Lease,
        manifest: Manifest,
        lexicon: Lexicon,
        database: Database,
        lexical: LexicalIndex,
        dense: DenseIndex,
    ) -> None:
        self._lease = lease
        self.database = database
        self._lexical = lexical
        self.dense = dense
        self._encoder: Encoder | None = None
        self._loading = threading.Lock()
        self._articles: Kept[str, Article] = Kept(_KEPT_ARTICLES)
        self._titles: Kept[str, str] = Kept(_KEPT_PASSAGES)
        self._passages: Kept[int, Passage] = Kept(_KEPT_PASSAGES)
        self._in_article: Kept[str, tuple[Passage, ...]] = Kept(_KEPT_WHOLE)
        self._facts_by_passage: Kept[str, tuple[Fact, ...]] = Kept(_KEPT_PASSAGES)
        self._facts: tuple[Fact, ...] | None = None
        self._copies = manifest.copies()
        self.manifest = manifest
        self.lexicon = lexicon

    @classmethod
    def open(cls, store: Path, *, verify: bool = False, before: PassageIndex | None = None) -> PassageIndex:
        """Open the current generation of *store*; *verify* compares checksums, not only the sizes.

        What it has in common with the generation *before* is shared, not loaded again.
        """
        lease = Lease.take(store)
        try:
            manifest = read_manifest(lease.folder)
            check_files(lease.folder, manifest, checksums=verify)
            same_words = before is not None and before.manifest.rules.lexicon == manifest.rules.lexicon
            lexicon = before.lexicon if before and same_words else load_lexicon(lease.folder)
            opened = cls(lease, manifest, lexicon, *_open_parts(lease.folder, manifest, before))
        except BaseException:
            lease.release()
            raise
        if before and before.manifest.encoder == manifest.encoder:
            opened._encoder = before._encoder
        return opened

    def close(self) -> None:
        """Let go of the files; nothing can be looked up afterwards."""
        self.database.close()
        self._lease.release()

    @property
    def folder(self) -> Path:
        """The folder of the generation."""
        return self._lease.folder

    @property
    def generation(self) -> str:
        """The name of the generation, `gen-000042`."""
        return self._lease.folder.name

    def article(self, article_id: str) -> Article:
        """Return an article by its id; KeyError when there is none."""
        return self.articles_with([article_id])[article_id]

    def articles_with(self, article_ids: Iterable[str]) -> dict[str, Article]:
        """Return articles by their ids, read together; KeyError when one is none."""
        return self._articles.look_up(dict.fromkeys(article_ids), self._read_articles)

    def _read_articles(self, article_ids: Sequence[str]) -> dict[str, Article]:
        return {
            article.id: self._with_copies(article) for article in self.database.articles_with(article_ids)
        }

    def titles_of(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of articles by their ids: far less to read than the articles."""
        return self._titles.look_up(dict.fromkeys(article_ids), self.database.titles_of)

    def articles(self) -> tuple[Article, ...]:
        """Return all articles by name and part."""
        return tuple(map(self._with_copies, self.database.articles()))

    def years_written(self) -> tuple[int | None, ...]:
        """Return the year that each article is written in, None where it names none."""
        return self.database.years_written()

    def passage(self, passage_id: str) -> Passage:
        """Return a passage by its id; KeyError when there is none."""
        passage = self.database.passage(passage_id)
        if passage is None:
            raise KeyError(passage_id)
        return passage

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of an article in the order of its text."""
        read = self.database.passages_of
        return self._in_article.look_up([article_id], lambda ids: {i: read(i) for i in ids})[article_id]

    def passage_counts(self) -> dict[str, int]:
        """Return how many passages each article has, by its id."""
        return self.database.passage_counts()

    def fact_counts(self) -> dict[str, int]:
        """Return how many facts each article states, by its id, those with none left out."""
        return self.database.fact_counts()

    def facts(self) -> tuple[Fact, ...]:
        """Return every fact, article by article in the order of the text."""
        if self._facts is None:
            self._facts = self.database.facts()
        return self._facts

    def facts_of(self, passage_ids: Iterable[str]) -> dict[str, tuple[Fact, ...]]:
        """Return the facts of these passages by passage id, each passage's in the order of its text."""
        found = self._facts_by_passage.look_up(passage_ids, self._read_facts)
        return {passage_id: facts for passage_id, facts in found.items() if facts}

    def _read_facts(self, passage_ids: Sequence[str]) -> dict[str, tuple[Fact, ...]]:
        """Read the facts of passages, those without any included."""
        facts: dict[str, tuple[Fact, ...]] = dict.fromkeys(passage_ids, ())
        for fact in self.database.facts_in(tuple(passage_ids)):
            facts[fact.passage] += (fact,)
        return facts

    def first_goals(self, limit: int) -> tuple[Fact, ...]:
        """Return the first goal of a place and year from each of the first *limit* articles."""
        return self.database.first_goals(limit)

    def names(self) -> Names:
        """Return the places, people and years of all articles."""
        return self.database.names()

    def names_by_article(self) -> tuple[Name, ...]:
        """Return every name with the article that uses it."""
        return self.database.names_by_article()

    def entries(self) -> dict[int, Entry]:
        """Return every passage with what it is found by, under its row, article by article."""
        return self.database.entries()

    def search_dense(self, query: str, k: int) -> list[tuple[Passage, float]]:
        """Return the *k* passages nearest in meaning, best first, with their cosine."""
        vector = self.encoder.encode_query(query)
        # An encoder that knows nothing in the query gives zeros, to which every passage is equally near.
        return self._best(partial(self.dense.search, vector), k) if vector.any() else []

    def search_lexical(self, query_terms: Sequence[str], k: int) -> list[tuple[Passage, float]]:
        """Return the *k* passages that share terms with the query, best first, with their BM25 score."""
        return self._best(partial(self._lexical.search, query_terms), k)

    def search_characters(self, query_terms: Sequence[str], k: int) -> list[tuple[Passage, float]]:
        """Return the *k* passages that share `character_terms` with the query, best first, with BM25."""
        return self._best(partial(self._lexical.search, query_terms, field="characters"), k)

    def rarity(self, character_term: str) -> float:
        """Return the inverse document frequency of one of `character_terms`."""
        return self._lexical.rarity(character_term, "characters")

    def says(self, term: str) -> bool:
        """Tell whether any passage has *term*, as `cut` gives terms."""
        return bool(self._lexical.search([term], 1))

    def says_pair(self, pair: str) -> bool:
        """Tell whether any passage has the two characters of *pair* side by side."""
        return bool(self._lexical.search([pair], 1, field="characters"))

    @property
    def encoder(self) -> Encoder:
        """The encoder that the manifest names, loaded at its first use."""
        with self._loading:
            if self._encoder is None:
                self._encoder = self._load_encoder()
            return self._encoder

    def _load_encoder(self) -> Encoder:
        built_with = self.manifest.encoder
        encoder = load_encoder(built_with.name)
        if encoder.fingerprint != built_with.fingerprint:
            raise EncoderError(
                f"编码器 {built_with.name} 与建库时的不同；请运行 {rebuild_command(self.folder.parent)}"
            )
        return encoder

    def _with_copies(self, article: Article) -> Article:
        also = self._copies.get(article.name, ())
        return replace(article, also=also) if also else article

    def _best(self, search: _Search, k: int) -> list[tuple[Passage, float]]:
        """Return the *k* best passages, equal ones in the order of the articles: rows have none."""
        if k <= 0:
            return []
        depth = k + _SPARE
        hits = search(depth)
        while len(hits) == depth and _rounded(hits[-1][1]) == _rounded(hits[k - 1][1]):
            depth *= 4  # more equals than were looked at
            hits = search(depth)
        passages = self._passages.look_up([row for row, _ in hits], self.database.passages_at)
        found = [(passages[row], score) for row, score in hits]
        found.sort(key=lambda hit: (-_rounded(hit[1]), hit[0].article, hit[0].span.start))
        return found[:k]


def _rounded(score: float) -> float:
    return round(score, 6)


def _open_parts(
    folder: Path, manifest: Manifest, before: PassageIndex | None
) -> tuple[Database, LexicalIndex, DenseIndex]:
    changes = folder / CHANGES
    try:
        database = _open_database(folder)
        lexical = LexicalIndex.load(folder / LEXICAL)
        if before and before.manifest.checksum(DENSE) == manifest.checksum(DENSE):
            dense = before.dense
        else:
            dense = DenseIndex.load(folder / DENSE)
        added = DenseIndex.load(folder / CHANGED_DENSE) if changes.is_file() else None
        return database, lexical, dense.changed(added, database.gone_rows())
    except (sqlite3.Error, ValueError, OSError) as error:
        raise StoreError(
            f"索引库已损坏：{folder}（{error}）；请运行 {rebuild_command(folder.parent)}"
        ) from error


def _open_database(folder: Path) -> Database:
    changes = folder / CHANGES
    return Database(folder / DATABASE, changes if changes.is_file() else None)


def earlier_articles(store: Path, article_id: str, *, besides: str) -> Iterator[Article]:
    """Yield an article as every kept generation has it *besides* the one of that name, newest first.

    What can't be read any more is passed over: it is no more than a courtesy to old citations.
    """
    for lease in Lease.take_kept(store):
        if lease.folder.name != besides:
            with suppress(sqlite3.Error, StoreError), closing(_open_database(lease.folder)) as database:
                if article := database.article(article_id):
                    yield article
