"""The truth of a generation in SQLite: files, articles, passages with their terms, facts, names.

Rows of passages count from 0 and are what the vectors and the terms are numbered by. Knows nothing of
generations, encoders or BM25.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.errors import StoreError
from index.manifest import rebuild_command
from index.names import Name, Names
from index.passage import Article, Fact, Heading, Passage, Span

_SCHEMA = """
CREATE TABLE files (name TEXT PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE articles (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, part INTEGER NOT NULL, span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL, title TEXT NOT NULL, date TEXT, place TEXT, year INTEGER, byline TEXT
);
CREATE TABLE passages (
    row INTEGER PRIMARY KEY, id TEXT NOT NULL, article TEXT NOT NULL, span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL, text TEXT NOT NULL, headings TEXT NOT NULL, year INTEGER, place TEXT,
    terms TEXT NOT NULL, vector_key TEXT NOT NULL
);
CREATE TABLE facts (
    row INTEGER PRIMARY KEY, article TEXT NOT NULL, passage TEXT NOT NULL, place TEXT, year INTEGER,
    indicator TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, value REAL NOT NULL, unit TEXT NOT NULL,
    bound TEXT NOT NULL, change TEXT NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL,
    upper REAL
);
CREATE TABLE names (
    article TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (kind, text, article)
) WITHOUT ROWID;
"""
_INDEXES = """
CREATE INDEX passage_ids ON passages (id);
CREATE INDEX passage_articles ON passages (article);
CREATE INDEX fact_passages ON facts (passage);
"""
_ARTICLE = (
    "SELECT a.name, f.text, a.span_start, a.span_end, a.title, a.date, a.place, a.year, a.byline, a.part"
    " FROM articles a JOIN files f ON f.name = a.name"
)
_PASSAGE = "SELECT row, id, article, span_start, span_end, text, headings, year, place FROM passages"
_FACT = (
    "SELECT article, passage, place, year, indicator, kind, text, value, unit, bound, change,"
    " span_start, span_end, upper FROM facts"
)
_NEXT_GOAL = (
    "WHERE kind = 'goal' AND change = 'level' AND place <> '' AND year <> 0"
    " AND article NOT IN (SELECT value FROM json_each(?)) ORDER BY unit <> '亿元', row LIMIT 1"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with what it is found by: its terms joined by spaces, and the hash of what was embedded."""

    passage: Passage
    terms: str
    vector_key: str


def write_database(
    path: Path,
    articles: Sequence[Article],
    entries: Iterable[Entry],
    facts: Iterable[Fact],
    names: Iterable[Name],
) -> None:
    """Write a new database; the *entries* come in the order of their rows."""
    with closing(sqlite3.connect(path)) as connection:
        # Written aside and synced before it is published: a journal would guard against nothing.
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        texts = {article.name: article.text for article in articles}
        _insert(connection, "files", texts.items())
        _insert(connection, "articles", map(_article_row, articles))
        _insert(connection, "passages", (_passage_row(row, entry) for row, entry in enumerate(entries)))
        _insert(connection, "facts", (_fact_row(row, fact) for row, fact in enumerate(facts)))
        _insert(connection, "names", sorted((name.article, name.kind, name.text) for name in names))
        connection.executescript(_INDEXES)
        connection.commit()


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)


def _article_row(article: Article) -> tuple[Any, ...]:
    a = article
    date = a.date.isoformat() if a.date else None
    return a.id, a.name, a.part, a.span.start, a.span.end, a.title, date, a.place, a.year, a.byline


def _passage_row(row: int, entry: Entry) -> tuple[Any, ...]:
    p = entry.passage
    headings = json.dumps([[h.text, h.span.start, h.span.end] for h in p.headings], ensure_ascii=False)
    return (
        *(row, p.id, p.article, p.span.start, p.span.end, p.text, headings, p.year, p.place),
        *(entry.terms, entry.vector_key),
    )


def _fact_row(row: int, fact: Fact) -> tuple[Any, ...]:
    f = fact
    return (
        *(row, f.article, f.passage, f.place, f.year, f.indicator, f.kind, f.text, f.value, f.unit),
        *(f.bound, f.change, f.span.start, f.span.end, f.upper),
    )


class Database:
    """A published database, read by many threads through one connection."""

    def __init__(self, path: Path) -> None:
        # One connection for all threads: it keeps reading when the file is removed from under it, and a
        # look-up by row takes microseconds. Immutable, so SQLite looks for no journal and takes no lock.
        self._path = path
        uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._close = weakref.finalize(self, self._connection.close)
        self._select("SELECT 1 FROM articles LIMIT 1")  # a file that is no database is found at once

    def close(self) -> None:
        """Close the file; later reads raise `sqlite3.ProgrammingError`."""
        with self._lock:
            self._close()

    def article(self, article_id: str) -> Article | None:
        """Return one article."""
        rows = self._select(f"{_ARTICLE} WHERE a.id = ?", [article_id])
        return _article(rows[0]) if rows else None

    def articles(self) -> tuple[Article, ...]:
        """Return all articles by name and part."""
        texts: dict[str, str] = {}
        rows = self._select(f"{_ARTICLE} ORDER BY a.name, a.part")
        # The parts of one file share one string.
        return tuple(_article((name, texts.setdefault(name, text), *rest)) for name, text, *rest in rows)

    def passage(self, passage_id: str) -> Passage | None:
        """Return one passage."""
        rows = self._select(f"{_PASSAGE} WHERE id = ? ORDER BY row LIMIT 1", [passage_id])
        return _passage(rows[0]) if rows else None

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of one article in its order."""
        return tuple(map(_passage, self._select(f"{_PASSAGE} WHERE article = ? ORDER BY row", [article_id])))

    def passage_counts(self) -> dict[str, int]:
        """Return how many passages each article has."""
        return dict(self._select("SELECT article, COUNT(*) FROM passages GROUP BY article"))

    def passages_at(self, rows: Sequence[int]) -> dict[int, Passage]:
        """Return the passages at *rows*."""
        found = self._select(f"{_PASSAGE} WHERE row IN (SELECT value FROM json_each(?))", [json.dumps(rows)])
        return {fields[0]: _passage(fields) for fields in found}

    def entries(self) -> tuple[Entry, ...]:
        """Return every passage with what it is found by, in the order of the rows."""
        rows = self._select(_PASSAGE.replace(" FROM", ", terms, vector_key FROM") + " ORDER BY row")
        return tuple(Entry(_passage(fields[:-2]), *fields[-2:]) for fields in rows)

    def facts(self) -> tuple[Fact, ...]:
        """Return every fact in the order of the text."""
        return tuple(map(_fact, self._select(f"{_FACT} ORDER BY row")))

    def facts_in(self, passage_ids: Sequence[str]) -> tuple[Fact, ...]:
        """Return the facts of these passages in the order of the text."""
        wanted = "WHERE passage IN (SELECT value FROM json_each(?)) ORDER BY row"
        return tuple(map(_fact, self._select(f"{_FACT} {wanted}", [json.dumps(passage_ids)])))

    def first_goals(self, limit: int) -> tuple[Fact, ...]:
        """Return a goal of a place and year from each of the first articles that set one, money first."""
        goals: list[Fact] = []
        while len(goals) < limit:
            seen = json.dumps([goal.article for goal in goals])
            rows = self._select(f"{_FACT} {_NEXT_GOAL}", [seen])
            if not rows:
                break
            goals += map(_fact, rows)
        return tuple(goals)

    def names(self) -> Names:
        """Return the names of all articles, each once."""
        found: dict[str, set[str]] = {kind: set() for kind in ("place", "home", "person", "year")}
        for kind, text in self._select("SELECT DISTINCT kind, text FROM names"):
            found[kind].add(text)
        years = frozenset(map(int, found["year"]))
        return Names(frozenset(found["place"]), frozenset(found["home"]), frozenset(found["person"]), years)

    def names_by_article(self) -> tuple[Name, ...]:
        """Return the names of every article, article by article."""
        rows = self._select("SELECT article, kind, text FROM names ORDER BY article, kind, text")
        return tuple(Name(*fields) for fields in rows)

    def _select(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        try:
            with self._lock:
                return self._connection.execute(query, values).fetchall()
        except sqlite3.ProgrammingError:  # used after it was closed
            raise
        except sqlite3.DatabaseError as error:
            mend = rebuild_command(self._path.parent.parent)
            raise StoreError(f"索引库的文件已损坏：{self._path}（{error}）；请运行 {mend} --full") from error


def _article(fields: Sequence[Any]) -> Article:
    name, text, start, end, title, date, place, year, byline, part = fields
    day = datetime.date.fromisoformat(date) if date else None
    return Article(name, text, Span(start, end), title, day, place, year, byline, part)


def _passage(fields: Sequence[Any]) -> Passage:
    _, passage_id, article, start, end, text, headings, year, place = fields
    path = tuple(Heading(words, Span(first, last)) for words, first, last in json.loads(headings))
    return Passage(passage_id, article, Span(start, end), text, path, year, place)


def _fact(fields: Sequence[Any]) -> Fact:
    *said, start, end, upper = fields
    values: list[Any] = [*said, Span(start, end), upper]
    return Fact(*values)
