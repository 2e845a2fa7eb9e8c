"""From the articles that changed to the rows that do: which stay, which are gone, which are fresh.

A row belongs to what is indexed, not to where it stands: a passage that is found by the same text as one
that went keeps its row, its vector and its place in the index, in whatever article it is now.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.corpus import Corpus
from index.entry import Entry
from index.manifest import Counts
from index.store import PassageIndex

SMALL = 2_000
"""Passages below which a store is written whole: it takes no time, and leaves nothing to put together."""

_SHARE = 10
"""A store is written whole when more than one in so many of its passages changed since it last was."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """What a store has to take in.

    The articles *gone* (or replaced) and the rows that nothing is found by any more; the *corpus* of the
    files read anew, each entry under its row in *rows*, and those rows that are not indexed yet.
    """

    gone: tuple[str, ...]
    gone_rows: tuple[int, ...]
    corpus: Corpus
    rows: Mapping[int, Entry]
    fresh: tuple[int, ...]
    counts: Counts


def amend(store: PassageIndex, corpus: Corpus, touched: Iterable[str]) -> Amendment:
    """Return what changes in *store* when the files *touched* now hold what *corpus* holds."""
    gone = tuple(article.id for article in store.database.articles_of(touched))
    left = store.database.rows_of(gone)
    free: dict[str, list[int]] = defaultdict(list)
    for row, key in reversed(left):
        free[key].append(row)
    rows: dict[int, Entry] = {}
    fresh: list[int] = []
    following = store.database.last_row() + 1
    for entry in corpus.entries:
        if not free[entry.vector_key]:
            free[entry.vector_key].append(following + len(fresh))
            fresh.append(following + len(fresh))
        rows[free[entry.vector_key].pop()] = entry
    return Amendment(
        gone=gone,
        gone_rows=tuple(row for row, _ in left if row not in rows),
        corpus=corpus,
        rows=rows,
        fresh=tuple(fresh),
        counts=_counts(store, corpus, gone, len(left)),
    )


def _counts(store: PassageIndex, corpus: Corpus, gone: tuple[str, ...], passages: int) -> Counts:
    before = store.manifest.counts
    return Counts(
        before.articles - len(gone) + len(corpus.articles),
        before.passages - passages + len(corpus.entries),
        before.facts - store.database.count_facts(gone) + len(corpus.facts),
    )


def is_worth_writing_whole(store: PassageIndex, amendment: Amendment) -> bool:
    """Tell whether the changes that *store* already carries, and these, are too many to carry along."""
    written = store.database.count_written()
    changed = store.database.count_changes() + len(amendment.rows) + len(amendment.gone_rows)
    return written < SMALL or changed * _SHARE > written
