"""BM25 over terms that are already cut; knows nothing of Chinese, passages or where a store lives.

A row is found by its words and, apart from them, by its characters. Terms reach tantivy joined by single
spaces and its `whitespace` tokenizer takes them apart again, so build and query see exactly the terms that
`words.cut` gave. Queries are built from term objects, never parsed from a string: nothing a user types can
act as query syntax.
"""

from __future__ import annotations

import math
import os
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import tantivy

_HEAP_BYTES = 64_000_000
_SMALL_HEAP_BYTES = 15_000_000  # the least that tantivy takes

Field = Literal["terms", "characters"]
Row = tuple[int, str, str]
"""A row's number, its words and its characters, each joined by single spaces."""


class LexicalIndex:
    """A read-only BM25 index whose answers are passage rows; safe to search from many threads."""

    def __init__(self, index: tantivy.Index) -> None:
        self._schema = _schema()
        self._searcher = index.searcher()

    @classmethod
    def load(cls, folder: Path) -> LexicalIndex:
        """Open the index that `build_lexical` wrote into *folder*."""
        if os.access(folder, os.W_OK):
            return cls(tantivy.Index.open(str(folder)))
        # tantivy writes a lock file even to read: where it may not, it is given a folder of links. What
        # it has opened stays mapped when that folder is gone.
        with tempfile.TemporaryDirectory(prefix="mubiao-") as links:
            for file in folder.iterdir():
                if file.suffix != ".lock":
                    Path(links, file.name).symlink_to(file.resolve())
            return cls(tantivy.Index.open(links))

    def search(self, terms: Sequence[str], k: int, field: Field = "terms") -> list[tuple[int, float]]:
        """Return up to *k* (row, score), best first, of the rows that hold any of *terms*."""
        if k <= 0 or not terms:
            return []
        found = self._searcher.search(self._any_of(terms, field), k, count=False).hits
        hits = [(self._row(address), float(score)) for score, address in found]
        return sorted(hits, key=lambda hit: (-hit[1], hit[0]))

    def rarity(self, term: str, field: Field) -> float:
        """Return the inverse document frequency of *term*, as BM25 weighs it."""
        held = self._searcher.doc_freq(field, term)
        return math.log(1 + (self._searcher.num_docs - held + 0.5) / (held + 0.5))

    def _any_of(self, terms: Sequence[str], field: Field) -> tantivy.Query:
        clauses = [
            (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, field, term, "freq"))
            for term in dict.fromkeys(terms)
        ]
        return tantivy.Query.boolean_query(clauses)

    def _row(self, address: tantivy.DocAddress) -> int:
        return int(self._searcher.doc(address)["row"][0])


def build_lexical(folder: Path, rows: Iterable[Row]) -> None:
    """Write an index of *rows* into *folder*."""
    folder.mkdir()
    _write(tantivy.Index(_schema(), path=str(folder)), (), rows, _HEAP_BYTES)


def update_lexical(folder: Path, gone: Iterable[int], rows: Iterable[Row]) -> None:
    """Take the rows *gone* out of the index in *folder* and add others.

    Files that are there are never written to, so they may be links to those of another index.
    """
    _write(tantivy.Index.open(str(folder)), gone, rows, _SMALL_HEAP_BYTES)


def _write(index: tantivy.Index, gone: Iterable[int], rows: Iterable[Row], heap: int) -> None:
    # One thread keeps documents in row order, so equal scores are cut off the same way in every build.
    writer = index.writer(heap, 1)
    for row in gone:
        writer.delete_documents_by_term("row", row)
    for row, terms, characters in rows:
        writer.add_document(tantivy.Document(row=row, terms=terms, characters=characters))
    writer.commit()
    writer.wait_merging_threads()


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("row", stored=True, indexed=True)
    for field in ("terms", "characters"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    return builder.build()
