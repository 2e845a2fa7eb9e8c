"""The tables of a store's databases and the rows of each noun; opens no file.

A generation is one database, or one and its changes: the same tables, and the articles and rows of the
first that are gone. The views put the two together.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from index.entry import Entry
from index.passage import Article, Fact, Heading, Passage, Span

TABLES = """
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
INDEXES = """
CREATE INDEX article_files ON articles (name);
CREATE INDEX passage_ids ON passages (id);
CREATE INDEX passage_articles ON passages (article);
CREATE INDEX passage_keys ON passages (vector_key);
CREATE INDEX fact_articles ON facts (article);
CREATE INDEX fact_passages ON facts (passage);
CREATE INDEX name_articles ON names (article);
CREATE INDEX first_goals ON facts (unit <> '亿元', article, row)
    WHERE kind = 'goal' AND change = 'level' AND place <> '' AND year <> 0;
"""
GONE = """
CREATE TABLE gone (article TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE gone_rows (row INTEGER PRIMARY KEY);
"""
OWNERS = {"files": "name", "articles": "id", "passages": "article", "facts": "article", "names": "article"}
"""The column of each table that names the article; the id of a file's first article is the file's name."""

VIEWS = "".join(
    f"CREATE TEMP VIEW {table} AS SELECT * FROM main.{table}"
    f" WHERE {owner} NOT IN (SELECT article FROM changes.gone) UNION ALL SELECT * FROM changes.{table};"
    for table, owner in OWNERS.items()
)

ARTICLE = "SELECT name, span_start, span_end, title, date, place, year, byline, part FROM articles"
PASSAGE = "SELECT row, id, article, span_start, span_end, text, headings, year, place FROM passages"
ENTRY = PASSAGE.replace(" FROM", ", terms, vector_key FROM")
FACT = (
    "SELECT article, passage, place, year, indicator, kind, text, value, unit, bound, change,"
    " span_start, span_end, upper FROM facts"
)
FIRST_GOALS = (
    f"{FACT} WHERE kind = 'goal' AND change = 'level' AND place <> '' AND year <> 0"
    " ORDER BY unit <> '亿元', article, row"
)


def article_row(article: Article) -> tuple[Any, ...]:
    """Return the columns of an article; its text is its file's."""
    a = article
    date = a.date.isoformat() if a.date else None
    return a.id, a.name, a.part, a.span.start, a.span.end, a.title, date, a.place, a.year, a.byline


def passage_row(row: int, entry: Entry) -> tuple[Any, ...]:
    """Return the columns of a passage that is found under *row*."""
    p = entry.passage
    headings = json.dumps([[h.text, h.span.start, h.span.end] for h in p.headings], ensure_ascii=False)
    return (
        *(row, p.id, p.article, p.span.start, p.span.end, p.text, headings, p.year, p.place),
        *(entry.terms, entry.vector_key),
    )


def fact_row(fact: Fact) -> tuple[Any, ...]:
    """Return the columns of a fact; SQLite gives it the next row."""
    f = fact
    return (
        *(None, f.article, f.passage, f.place, f.year, f.indicator, f.kind, f.text, f.value, f.unit),
        *(f.bound, f.change, f.span.start, f.span.end, f.upper),
    )


def read_article(text: str, fields: Sequence[Any]) -> Article:
    """Return the article of an `ARTICLE` row in the file that says *text*."""
    name, start, end, title, date, place, year, byline, part = fields
    day = datetime.date.fromisoformat(date) if date else None
    return Article(name, text, Span(start, end), title, day, place, year, byline, part)


def read_passage(fields: Sequence[Any]) -> Passage:
    """Return the passage of a `PASSAGE` row."""
    _, passage_id, article, start, end, text, headings, year, place = fields
    return Passage(passage_id, article, Span(start, end), text, _read_headings(headings), year, place)


@lru_cache(maxsize=1_024)  # the passages of a section share them, and most articles have none
def _read_headings(headings: str) -> tuple[Heading, ...]:
    return tuple(Heading(words, Span(first, last)) for words, first, last in json.loads(headings))


def read_fact(fields: Sequence[Any]) -> Fact:
    """Return the fact of a `FACT` row."""
    *said, start, end, upper = fields
    values: list[Any] = [*said, Span(start, end), upper]
    return Fact(*values)
