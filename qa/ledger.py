"""The goals and results of a corpus as a table: filtered, sorted, counted; knows nothing of routes."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, Literal, TypeVar

from index import Article, Fact, Kind, fold, place_relation, unwrap

Sort = Literal["article", "date", "place", "year", "indicator", "kind", "value"]

_REMEMBERED = 16

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Row:
    """A goal or result with the article that states it."""

    fact: Fact
    article: Article

    @property
    def quote(self) -> str:
        """The clause that states it, without layout."""
        return unwrap(self.fact.span.of(self.article.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a row must be: one of the values of each slot that names any, and hold every word of *text*.

    A place is any of its names; an indicator that no row has stands for all that have it in them.
    """

    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    indicators: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    articles: tuple[str, ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of each slot with how many rows have them, the most frequent first, years newest first."""

    places: Mapping[str, int]
    years: Mapping[int, int]
    indicators: Mapping[str, int]
    kinds: Mapping[Kind, int]


class Ledger:
    """The rows of one generation, in the order of the articles."""

    def __init__(self, facts: Iterable[Fact], articles: Mapping[str, Article]) -> None:
        # An article may have gone between the two being read: its rows go with it.
        self._rows = tuple(Row(fact, articles[fact.article]) for fact in facts if fact.article in articles)
        self._searched: tuple[str, ...] | None = None
        # The same rows are asked for page after page, and for what can be chosen of them.
        self._passing = lru_cache(maxsize=_REMEMBERED)(self._filter)
        self._select = lru_cache(maxsize=_REMEMBERED)(self._find)
        self._choices = lru_cache(maxsize=_REMEMBERED)(self._count)

    def select(
        self, filters: Filters = Filters(), *, sort: Sort = "article", descending: bool = False
    ) -> Sequence[Row]:
        """Return the rows that pass *filters*; rows that lack what they are sorted by come last."""
        return self._select(filters, sort, descending)

    def choices(self, filters: Filters = Filters()) -> Choices:
        """Count the values of each slot among the rows that pass the filters of the other slots."""
        return self._choices(filters)

    def _find(self, filters: Filters, sort: Sort, descending: bool) -> Sequence[Row]:
        rows = self._passing(filters)
        if sort == "article":
            return rows[::-1] if descending else rows
        key = _SORTS[sort]
        stated = [row for row in rows if key(row) is not None]
        unstated = [row for row in rows if key(row) is None]
        return [*sorted(stated, key=key, reverse=descending), *unstated]

    def _count(self, filters: Filters) -> Choices:
        return Choices(
            _by_count(row.fact.place for row in self._passing(replace(filters, places=()))),
            _newest_first(row.fact.year for row in self._passing(replace(filters, years=()))),
            _by_count(row.fact.indicator for row in self._passing(replace(filters, indicators=()))),
            _by_count(row.fact.kind for row in self._passing(replace(filters, kinds=()))),
        )

    def _filter(self, filters: Filters) -> Sequence[Row]:
        wanted: list[tuple[Callable[[Row], Any], Container[Any]]] = []
        if filters.places:
            wanted.append((_place, self._places_called(filters.places)))
        if filters.years:
            wanted.append((_year, filters.years))
        if filters.indicators:
            wanted.append((_indicator, self._indicators_called(filters.indicators)))
        if filters.kinds:
            wanted.append((_kind, filters.kinds))
        if filters.articles:
            wanted.append((_article, filters.articles))
        rows = self._holding(filters.text)
        if not wanted:
            return rows
        return [row for row in rows if all(value(row) in values for value, values in wanted)]

    def _places_called(self, names: Iterable[str]) -> Container[str]:
        held = {row.fact.place for row in self._rows if row.fact.place}
        return {place for name in names for place in held if place_relation(name, place) == "same"}

    def _indicators_called(self, names: Iterable[str]) -> Container[str]:
        folded = {indicator: fold(indicator) for indicator in {row.fact.indicator for row in self._rows}}
        called: set[str] = set()
        for name in map(fold, names):
            same = {indicator for indicator, text in folded.items() if text == name}
            called |= same or {indicator for indicator, text in folded.items() if name in text}
        return called

    def _holding(self, text: str) -> Sequence[Row]:
        words = fold(text).split()
        if not words:
            return self._rows
        if self._searched is None:  # read once: two threads that both do so read the same
            self._searched = tuple(map(_searched, self._rows))
        found = zip(self._rows, self._searched, strict=True)
        return [row for row, searched in found if all(word in searched for word in words)]


def _searched(row: Row) -> str:
    fact = row.fact
    return fold("\n".join((fact.place or "", fact.indicator, fact.text, row.quote, row.article.title)))


def _place(row: Row) -> str | None:
    return row.fact.place


def _year(row: Row) -> int | None:
    return row.fact.year


def _indicator(row: Row) -> str:
    return row.fact.indicator


def _kind(row: Row) -> Kind:
    return row.fact.kind


def _article(row: Row) -> str:
    return row.article.id


def _date(row: Row) -> datetime.date | None:
    return row.article.date


def _amount(row: Row) -> tuple[str, float]:
    """Order by unit first: 5 % and 5 billion have no order."""
    return row.fact.unit, row.fact.value


_SORTS: Mapping[str, Callable[[Row], Any]] = {
    "date": _date,
    "place": _place,
    "year": _year,
    "indicator": _indicator,
    "kind": _kind,
    "value": _amount,
}


def _by_count(values: Iterable[_Value | None]) -> dict[_Value, int]:
    counts = Counter(value for value in values if value is not None)
    return dict(counts.most_common())


def _newest_first(years: Iterable[int | None]) -> dict[int, int]:
    return dict(sorted(_by_count(years).items(), reverse=True))
