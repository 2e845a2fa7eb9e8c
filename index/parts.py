"""The files of a generation and how each is written: whole, or as the changes since it was written whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from index.amend import Amendment
from index.characters import character_terms
from index.corpus import Corpus
from index.dense import DenseIndex, Vectors
from index.entry import Entry, indexed_text
from index.generations import take_over
from index.lexical import Row, build_lexical, update_lexical
from index.sources import SETTINGS_FILES
from index.store import CHANGED_DENSE, CHANGES, DATABASE, DENSE, LEXICAL, PassageIndex
from index.tables import amend_changes, begin_changes, write_database


def write_whole(building: Path, corpus: Corpus, vectors: Vectors) -> None:
    """Write all that *corpus* holds, numbered anew; *vectors* are in the order of its entries."""
    rows = dict(enumerate(corpus.entries))
    write_database(building / DATABASE, corpus.articles, rows, corpus.facts, corpus.names)
    build_lexical(building / LEXICAL, _found_by(rows, corpus))
    DenseIndex.build(range(len(vectors)), vectors).save(building / DENSE)


def write_changes(building: Path, before: PassageIndex, amendment: Amendment, vectors: Vectors) -> None:
    """Write what differs from the generation *before*; *vectors* are those of the fresh rows."""
    lexical = [f"{LEXICAL}/{path.name}" for path in (before.folder / LEXICAL).iterdir()]
    take_over(before.folder, building, (DATABASE, DENSE, *(n for n in lexical if not n.endswith(".lock"))))
    if (before.folder / CHANGES).is_file():
        shutil.copyfile(before.folder / CHANGES, building / CHANGES)
    else:
        begin_changes(building / CHANGES)
    corpus = amendment.corpus
    amend_changes(
        building / CHANGES,
        amendment.gone,
        amendment.gone_rows,
        corpus.articles,
        amendment.rows,
        corpus.facts,
        corpus.names,
    )
    _write_vectors(building / CHANGED_DENSE, before.dense, amendment, vectors)
    if amendment.gone_rows or amendment.fresh:
        fresh = {row: amendment.rows[row] for row in amendment.fresh}
        update_lexical(building / LEXICAL, amendment.gone_rows, _found_by(fresh, corpus))


def _found_by(rows: Mapping[int, Entry], corpus: Corpus) -> Iterator[Row]:
    articles = {article.id: article for article in corpus.articles}
    for row, entry in rows.items():
        text = indexed_text(articles[entry.passage.article], entry.passage)
        yield row, entry.terms, " ".join(character_terms(text))


def _write_vectors(path: Path, dense: DenseIndex, amendment: Amendment, vectors: Vectors) -> None:
    kept = np.setdiff1d(dense.added_rows, amendment.gone_rows)
    rows = np.concatenate([kept, np.asarray(amendment.fresh, dtype=np.int64)])
    held = np.concatenate([dense.vectors(kept), vectors.reshape(-1, dense.dimension)])
    DenseIndex.build(rows, held, among=len(dense)).save(path)


def write_settings(building: Path, articles: Path) -> None:
    """Keep the settings that were built with: synonyms are read from them, and changes are told by them."""
    for name in SETTINGS_FILES:
        if (articles / name).is_file():
            shutil.copyfile(articles / name, building / name)
