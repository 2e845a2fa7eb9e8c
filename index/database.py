"""The truth of a generation in SQLite, read: files, articles, passages with their terms, facts, names.

The row of a passage is what its vector and its terms are numbered by, and nothing else: what is told in
order is told in the order of the articles and their texts. Knows nothing of generations, encoders or BM25.
"""

from __future__ import annotations

import json
import sqlite3
import threading
import weakref
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from index.entry import Entry
from index.errors import StoreError
from index.manifest import rebuild_command
from index.names import Name, Names
from index.passage import Article, Fact, Passage
from index.schema import (
    ARTICLE,
    ENTRY,
    FACT,
    FIRST_GOALS,
    PASSAGE,
    VIEWS,
    read_article,
    read_fact,
    read_passage,
)

_IN = "IN (SELECT value FROM json_each(?))"


class Database:
    """A published database, with the *changes* made since it was written; read by many threads at once."""

    def __init__(self, path: Path, changes: Path | None = None) -> None:
        # One connection for all threads: it keeps reading when the file is removed from under it, and a
        # look-up by row takes microseconds.
        self._path = path
        self._connection = sqlite3.connect(_uri(path), uri=True, check_same_thread=False)
        self._lock = threading.Lock()
        self._close = weakref.finalize(self, self._connection.close)
        self._has_changes = changes is not None
        if changes:
            self._connection.execute("ATTACH ? AS changes", [_uri(changes)])
            self._connection.executescript("PRAGMA temp_store = MEMORY;" + VIEWS)
        self._select("SELECT 1 FROM articles LIMIT 1")  # a file that is no database is found at once

    def close(self) -> None:
        """Close the file; later reads raise `sqlite3.ProgrammingError`."""
        with self._lock:
            self._close()

    def article(self, article_id: str) -> Article | None:
        """Return one article."""
        return next(iter(self.articles_with([article_id])), None)

    def articles_with(self, article_ids: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles with these ids, those that there are."""
        found = self._select(f"{ARTICLE} WHERE id {_IN}", [_listed(article_ids)])
        names = {fields[0] for fields in found}
        texts = dict(self._select(f"SELECT name, text FROM files WHERE name {_IN}", [_listed(names)]))
        return tuple(read_article(texts[fields[0]], fields) for fields in found)

    def titles_of(self, article_ids: Iterable[str]) -> dict[str, str]:
        """Return the titles of the articles with these ids, those that there are."""
        return dict(self._select(f"SELECT id, title FROM articles WHERE id {_IN}", [_listed(article_ids)]))

    def articles(self) -> tuple[Article, ...]:
        """Return all articles by name and part."""
        texts = dict(self._select("SELECT name, text FROM files"))  # the parts of one file share one string
        found = self._select(f"{ARTICLE} ORDER BY name, part")
        return tuple(read_article(texts[fields[0]], fields) for fields in found)

    def years_written(self) -> tuple[int | None, ...]:
        """Return the year of each article."""
        return tuple(year for (year,) in self._select("SELECT year FROM articles ORDER BY name, part"))

    def articles_of(self, files: Iterable[str]) -> tuple[Article, ...]:
        """Return the articles of these files by name and part."""
        wanted = [_listed(files)]
        texts = dict(self._select(f"SELECT name, text FROM files WHERE name {_IN}", wanted))
        found = self._select(f"{ARTICLE} WHERE name {_IN} ORDER BY name, part", wanted)
        return tuple(read_article(texts[fields[0]], fields) for fields in found)

    def passage(self, passage_id: str) -> Passage | None:
        """Return one passage."""
        found = self._select(f"{PASSAGE} WHERE id = ? ORDER BY row LIMIT 1", [passage_id])
        return read_passage(found[0]) if found else None

    def passages_of(self, article_id: str) -> tuple[Passage, ...]:
        """Return the passages of one article in its order."""
        found = self._select(f"{PASSAGE} WHERE article = ? ORDER BY span_start", [article_id])
        return tuple(map(read_passage, found))

    def passage_counts(self) -> dict[str, int]:
        """Return how many passages each article has."""
        return dict(self._select("SELECT article, COUNT(*) FROM passages GROUP BY article"))

    def passages_at(self, rows: Sequence[int]) -> dict[int, Passage]:
        """Return the passages at *rows*."""
        found = self._select(f"{PASSAGE} WHERE row {_IN}", [json.dumps(rows)])
        return {fields[0]: read_passage(fields) for fields in found}

    def entries(self) -> dict[int, Entry]:
        """Return every passage with what it is found by, under its row, article by article."""
        found = self._select(f"{ENTRY} ORDER BY article, span_start")
        return {fields[0]: Entry(read_passage(fields[:-2]), *fields[-2:]) for fields in found}

    def rows_of(self, articles: Iterable[str]) -> tuple[tuple[int, str], ...]:
        """Return the row and the vector key of each passage of these articles, in the order of the text."""
        query = f"SELECT row, vector_key FROM passages WHERE article {_IN} ORDER BY article, span_start"
        return tuple(self._select(query, [_listed(articles)]))

    def rows_with(self, vector_keys: Iterable[str]) -> dict[str, int]:
        """Return a row for each of the *vector_keys* that any passage has."""
        query = f"SELECT vector_key, MIN(row) FROM passages WHERE vector_key {_IN} GROUP BY vector_key"
        return dict(self._select(query, [_listed(vector_keys)]))

    def last_row(self) -> int:
        """Return the highest row that was ever given since the database was written, -1 for none."""
        tables = ("main.passages", "changes.passages") if self._has_changes else ("passages",)
        found = (self._select(f"SELECT COALESCE(MAX(row), -1) FROM {table}") for table in tables)
        return max(int(row) for [[row]] in found)

    def count_written(self) -> int:
        """Count the passages that were there when the database was written."""
        return int(self._select("SELECT COUNT(*) FROM main.passages")[0][0])

    def count_changes(self) -> int:
        """Count the passages that came or went since."""
        if not self._has_changes:
            return 0
        both = "(SELECT COUNT(*) FROM changes.passages) + (SELECT COUNT(*) FROM changes.gone_rows)"
        return int(self._select(f"SELECT {both}")[0][0])

    def gone_rows(self) -> frozenset[int]:
        """Return the rows that no passage has any more since the database was written."""
        if not self._has_changes:
            return frozenset()
        return frozenset(row for (row,) in self._select("SELECT row FROM changes.gone_rows"))

    def fact_counts(self) -> dict[str, int]:
        """Return how many facts each article states."""
        return dict(self._select("SELECT article, COUNT(*) FROM facts GROUP BY article"))

    def facts(self) -> tuple[Fact, ...]:
        """Return every fact, article by article in the order of the text."""
        found = self._select(f"{FACT} ORDER BY row")
        names = self._select("SELECT id FROM articles ORDER BY name, part")
        order = {article: number for number, (article,) in enumerate(names)}
        return tuple(sorted(map(read_fact, found), key=lambda fact: order[fact.article]))

    def facts_in(self, passage_ids: Sequence[str]) -> tuple[Fact, ...]:
        """Return the facts of these passages, each passage's in the order of the text."""
        found = self._select(f"{FACT} WHERE passage {_IN} ORDER BY article, row", [json.dumps(passage_ids)])
        return tuple(map(read_fact, found))

    def count_facts(self, articles: Iterable[str]) -> int:
        """Count the facts of these articles."""
        query = f"SELECT COUNT(*) FROM facts WHERE article {_IN}"
        return int(self._select(query, [_listed(articles)])[0][0])

    def first_goals(self, limit: int) -> tuple[Fact, ...]:
        """Return a goal of a place and year from each of the first articles that set one, money first."""
        found: dict[str, Any] = {}
        with self._reading():  # row by row: few are read of very many
            for fields in self._connection.execute(FIRST_GOALS):
                if len(found) >= limit:
                    break
                found.setdefault(fields[0], fields)
        return tuple(map(read_fact, islice(found.values(), limit)))

    def names(self) -> Names:
        """Return the names of all articles, each once."""
        found: dict[str, set[str]] = {kind: set() for kind in ("place", "home", "person", "year")}
        for kind, text in self._select("SELECT DISTINCT kind, text FROM names"):
            found[kind].add(text)
        years = frozenset(map(int, found["year"]))
        return Names(frozenset(found["place"]), frozenset(found["home"]), frozenset(found["person"]), years)

    def names_by_article(self) -> tuple[Name, ...]:
        """Return the names of every article, article by article."""
        found = self._select("SELECT article, kind, text FROM names ORDER BY article, kind, text")
        return tuple(Name(*fields) for fields in found)

    def _select(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        with self._reading():
            return self._connection.execute(query, values).fetchall()

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            with self._lock:
                yield
        except sqlite3.ProgrammingError:  # used after it was closed
            raise
        except sqlite3.DatabaseError as error:
            mend = rebuild_command(self._path.parent.parent)
            raise StoreError(f"索引库的文件已损坏：{self._path}（{error}）；请运行 {mend} --full") from error


def _uri(path: Path) -> str:
    # Immutable, so SQLite looks for no journal and takes no lock.
    return f"{path.resolve().as_uri()}?mode=ro&immutable=1"


def _listed(values: Iterable[str]) -> str:
    return json.dumps(list(values))
