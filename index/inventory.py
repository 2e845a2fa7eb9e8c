"""What a store holds, article by article, with warnings, and which files were set aside; shows nothing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from index.manifest import SourceRecord
from index.passage import Article
from index.report import Skipped
from index.store import PassageIndex


@dataclass(frozen=True, slots=True)
class Holding:
    """One article of a store: what was found about it, how much it gave, and what to look at."""

    article: str
    title: str
    date: datetime.date | None
    year: int | None
    place: str | None
    passages: int
    facts: int
    warnings: tuple[str, ...]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Inventory:
    """All articles of a store, and the files that no article came of."""

    articles: tuple[Holding, ...]
    skipped: tuple[Skipped, ...]


def take_inventory(store: PassageIndex) -> Inventory:
    """Describe what *store* holds and what its build set aside."""
    sources = {source.name: source for source in store.manifest.sources}
    passages, facts = store.passage_counts(), store.fact_counts()
    held = (
        _holding(article, passages.get(article.id, 0), facts.get(article.id, 0), sources[article.name])
        for article in store.articles()
    )
    skipped = tuple(Skipped(name, source.skipped) for name, source in sources.items() if source.skipped)
    return Inventory(tuple(held), skipped)


def _holding(article: Article, passages: int, facts: int, source: SourceRecord) -> Holding:
    warnings = tuple(_warnings(article, source))
    found = (article.id, article.title, article.date, article.year, article.place)
    return Holding(*found, passages, facts, warnings, article.also)


def _warnings(article: Article, source: SourceRecord) -> Iterator[str]:
    if article.date is None:
        yield "没有找到日期"
    if article.year is None:
        yield "年份不明，“今年”“去年”没有换算"
    if article.place is None:
        yield "地点不明"
    if source.like:
        share, _, name = source.like.partition(" ")
        yield f"与 {name} 内容相近（约 {share}）"
    if source.note:
        yield source.note
