"""Numeric goals and results of a passage as `Fact`s; knows nothing of questions or storage.

Precision comes first: a figure whose indicator or kind isn't plain is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.clauses import STOPS
from index.distribution import Found
from index.ellipsis import Series
from index.figures import read_segment, segments
from index.governing import SEVERAL, governing_places
from index.items import without_earlier_items
from index.kinds import kind_of, states_plans
from index.layout import raw_span
from index.numbers import find_quantities, find_years
from index.passage import Article, Fact, Passage, Span
from index.patterns import compiled
from index.roll import topic_after, topic_of
from index.rows import read_row
from index.years import since_now

__all__ = ["FACTS_VERSION", "extract_facts", "kind_of"]

FACTS_VERSION = 14

_LASTS = frozenset({"周年", "年", "个月", "个季度"})  # a birthday is no goal, nor how long a streak is
_SENTENCE = compiled(r"[^。！？!?…\n]+")
_BASE_YEAR = compiled(r"(?:比|较|与|和|同|于|由|从|自|相比)$")
_PART_OF_YEAR = compiled(r"上半年|季度|\d月份?|全年|年初以来")
# A part of the year told anew is of the present one: 2022年获批…，上半年，出口3亿元.
_PART_ALONE = compiled(r"[,，;；](?:(?:前?[一二三四]季度|上半年|\d{1,2}(?:[-~—至到]\d{1,2})?月份?)[,，])")
_OPENING = 8  # a year that stands further in doesn't speak for the sentences that follow
_ALIKE_BELOW = compiled(r"[（(](?:下|以下)(?:皆)?同[）)]")
"""Says of a comparison that it holds for what follows: 同比增长（下同）5%."""

_CONTEXT = 1500  # characters before a passage that may tell whether it plans or reports


def extract_facts(article: Article, passage: Passage) -> tuple[Fact, ...]:
    """Extract the numeric goals and results that *passage* states, in order."""
    row = read_row(article, passage)
    if row:
        return row
    text = _ALIKE_BELOW.sub(lambda aside: " " * len(aside[0]), passage.text)
    quantities = tuple(q for q in find_quantities(text) if q.unit not in _LASTS)
    if not quantities:
        return ()
    homes = tuple(dict.fromkeys(name for name in (passage.place, article.place) if name))
    page = _Page.of(article, passage)
    facts: list[Fact] = []
    year, topic, series = None, None, Series()
    for match in _SENTENCE.finditer(text):
        sentence = Span(*match.span())
        year, series = _carried_year(text, sentence, page.now, year), series.in_new_sentence()
        for segment in segments(text, sentence):
            inside = [q for q in quantities if segment.contains(q.span)]
            topic = topic_of(segment.of(text), topic)
            for told in read_segment(text, segment, inside, homes, topic):
                found, series = series.named(told)
                topic = topic if found.quantity.unit == "位" else topic_after(found)
                facts += _facts(page, sentence, found, homes, year)
    return tuple(dict.fromkeys(facts))


@lru_cache(maxsize=64)
def _plans(article: Article) -> bool:
    return states_plans(re.sub(r"\s", "", article.span.of(article.text)))


@dataclass(frozen=True, slots=True)
class _Page:
    """A passage with what its article says before it."""

    article: Article
    passage: Passage
    before: str
    plans: bool

    @classmethod
    def of(cls, article: Article, passage: Passage) -> _Page:
        start = max(article.span.start, passage.span.start - _CONTEXT)
        said = re.sub(r"(?<![。！？!?])[ \t\u3000]*\n\s*", "", article.text[start : passage.span.start])
        return cls(article, passage, f"{article.title}\n{said}\n", _plans(article))

    @property
    def year(self) -> int | None:
        """Return the passage's year: its own, the article's, or the last of the plan in the title."""
        return self.passage.year or self.article.year or (self._planned[-1] if self._planned else None)

    @property
    def now(self) -> int | None:
        """Return the year that is not yet past: the one the article speaks in, or its plan's first."""
        return self.article.year or (self._planned[0] if self._planned else None)

    @property
    def _planned(self) -> tuple[int, ...]:
        named = find_years(self.article.title)
        return named[-1].years if named else ()


def _carried_year(text: str, sentence: Span, now: int | None, carried: int | None) -> int | None:
    """Return the past year that this sentence, or an earlier one, opens with (2022年，…。… )."""
    said = sentence.of(text)
    for mention in find_years(said, now):
        if _BASE_YEAR.search(said[: mention.span.start]):
            continue
        year = mention.years[-1]
        return year if mention.span.start <= _OPENING and (now is None or year <= now) else None
    return None if _PART_OF_YEAR.search(said) else carried


def _facts(
    page: _Page, sentence: Span, found: Found, homes: tuple[str, ...], carried: int | None
) -> Iterator[Fact]:
    """Yield what *found* states, of each of the places that it is said to hold for."""
    told = governing_places(page.passage.text, found.quantity.span.start, homes)
    places = (found.place,) if found.place else told or homes[:1] or (None,)
    for place in places:
        fact = _fact(page, sentence, found, place, carried)
        if fact is not None and place != SEVERAL:
            yield fact


def _fact(page: _Page, sentence: Span, found: Found, place: str | None, carried: int | None) -> Fact | None:
    article, passage, quantity = page.article, page.passage, found.quantity
    text = passage.text
    said = text[sentence.start : quantity.span.start]
    turned = _since_present(said) != said
    above = page.now if turned else carried or page.year
    year = _year(text, sentence, quantity.span.start, article.year) or above
    headings = [heading.text for heading in passage.headings]
    before = page.before + text[: sentence.start]
    opened = max(sentence.start, *(text.rfind(mark, 0, quantity.span.start) + 1 for mark in ";；"))
    kind = kind_of(
        _kind_context(
            text, sentence, Span(quantity.span.start, _clause_end(text, sentence, quantity.span.end))
        ),
        headings,
        year,
        article.year,
        before=before,
        plans=page.plans,
        early=article.early,
        run=text[opened : _clause_end(text, sentence, quantity.span.end)],
    )
    if kind is None:
        return None
    clause = Span(found.start, _clause_end(text, sentence, quantity.span.end))
    return Fact(
        article=article.id,
        passage=passage.id,
        place=place,
        year=year,
        indicator=found.indicator,
        kind=kind,
        text=quantity.text,
        value=quantity.value,
        unit=quantity.unit,
        bound=quantity.bound,
        change=found.change,
        span=raw_span(article.text, passage.span, clause),
        upper=quantity.upper,
    )


def _kind_context(text: str, sentence: Span, figure: Span) -> str:
    """Return the parts of the sentence that tell the kind: its first segment and the figure's."""
    segments = [Span(*found.span()) for found in re.finditer(r"[^；;]+", sentence.of(text))]
    position = figure.start - sentence.start
    own = next((segment for segment in segments if segment.end > position), segments[-1])
    first = f"{segments[0].of(sentence.of(text))}；" if own != segments[0] else ""
    return first + own.of(sentence.of(text))


def _clause_end(text: str, sentence: Span, position: int) -> int:
    ends = [at for mark in STOPS + "、" if (at := text.find(mark, position, sentence.end)) >= 0]
    return min(ends, default=sentence.end)


def _since_present(said: str) -> str:
    """Return *said* from where it turns to the present: to how things stand, or to a part of this year."""
    since = since_now(said)
    alone = [found.start() for found in _PART_ALONE.finditer(since)]
    return since[alone[-1] :] if alone else since


def _year(text: str, sentence: Span, position: int, speaking: int | None) -> int | None:
    """Return the year that the sentence names last before the figure, but for years compared with."""
    before = _since_present(without_earlier_items(text[sentence.start : position]))
    for mention in reversed(find_years(before, speaking)):
        if _BASE_YEAR.search(before[: mention.span.start]) or re.match(
            r"同期|相比|基础|以来", before[mention.span.end :]
        ):
            continue
        return mention.years[-1]
    return None
