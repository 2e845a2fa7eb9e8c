"""The databases of a generation, written: whole, or as the changes since one that was written whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from index.entry import Entry
from index.names import Name
from index.passage import Article, Fact
from index.schema import GONE, INDEXES, OWNERS, TABLES, article_row, fact_row, passage_row

# Written aside and synced before it is published: a journal would guard against nothing.
_UNGUARDED = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"


def write_database(
    path: Path,
    articles: Sequence[Article],
    entries: Mapping[int, Entry],
    facts: Iterable[Fact],
    names: Iterable[Name],
) -> None:
    """Write a new database; *entries* are under their rows, facts in the order of their texts."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_UNGUARDED + TABLES)
        _insert_all(connection, articles, entries, facts, names)
        connection.executescript(INDEXES)
        connection.commit()


def begin_changes(path: Path) -> None:
    """Write a database of no changes."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_UNGUARDED + TABLES + INDEXES + GONE)
        connection.commit()


def amend_changes(
    path: Path,
    gone: Sequence[str],
    gone_rows: Iterable[int],
    articles: Sequence[Article],
    entries: Mapping[int, Entry],
    facts: Iterable[Fact],
    names: Iterable[Name],
) -> None:
    """Take the articles *gone* and their rows out, then the new ones in, at *path* in place."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(_UNGUARDED)
        ids = [(article,) for article in gone]
        for table, owner in OWNERS.items():
            connection.executemany(f"DELETE FROM {table} WHERE {owner} = ?", ids)
        connection.executemany("INSERT OR IGNORE INTO gone VALUES (?)", ids)
        connection.executemany("INSERT OR IGNORE INTO gone_rows VALUES (?)", [(row,) for row in gone_rows])
        _insert_all(connection, articles, entries, facts, names)
        connection.commit()


def _insert_all(
    connection: sqlite3.Connection,
    articles: Sequence[Article],
    entries: Mapping[int, Entry],
    facts: Iterable[Fact],
    names: Iterable[Name],
) -> None:
    texts = {article.name: article.text for article in articles}
    _insert(connection, "files", texts.items())
    _insert(connection, "articles", map(article_row, articles))
    _insert(connection, "passages", (passage_row(row, entry) for row, entry in entries.items()))
    _insert(connection, "facts", map(fact_row, facts))
    _insert(connection, "names", sorted((name.article, name.kind, name.text) for name in names))


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Sequence[Any]]) -> None:
    width = len(connection.execute(f"SELECT * FROM {table} LIMIT 0").description)
    connection.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows)
