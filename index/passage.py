"""The nouns of the corpus; knows nothing of files, models or questions."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

Kind = Literal["goal", "result"]
Bound = Literal["exact", "at least", "at most", "about", "range"]
Change = Literal["level", "growth", "decline"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code-point offsets [start, end) into `Article.text`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span must have 0 <= start <= end, got {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of *text* that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: Span) -> bool:
        """Tell whether *other* lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class Article:
    """One article: a whole file, or one of several that share a file.

    `name` is the file's path below the articles folder (POSIX); `text` is the whole file as
    decoded (newlines unified, BOM dropped, nothing else changed); `span` is the part of it that
    is this article; `part` counts the articles of one file from 1. `year` is the year the article
    speaks in: what it calls this year. `also` names the other files that say the same.
    """

    name: str
    text: str
    span: Span
    title: str
    date: datetime.date | None = None
    place: str | None = None
    year: int | None = None
    byline: str | None = None
    part: int = 1
    also: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name, with `#part` from the second article of a file on."""
        return self.name if self.part == 1 else f"{self.name}#{self.part}"

    @property
    def early(self) -> bool:
        """Whether it was written before, or in the first months of, the year that it speaks in."""
        if self.date is None or self.year is None:
            return False
        return (self.date.year, self.date.month) <= (self.year, 3)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading over a passage: its unwrapped text and where it stands in `Article.text`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """What is retrieved: a paragraph under its heading path, outermost heading first.

    Law: `unwrap(article.text[span.start:span.end]) == text`. `article` is an `Article.id`; `id` is a
    hash of the article's id, its text and its headings, so an unchanged passage keeps its vector.
    `year` and `place` are those of the innermost heading or sentence opening that states them, else
    the article's.
    """

    id: str
    article: str
    span: Span
    text: str
    headings: tuple[Heading, ...] = ()
    year: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """A numeric goal or result.

    `text` is the figure as written; `value` (and `upper`, for a range) with `unit` its normal form
    (亿元, %, 个 …); `change` tells a level (完成1400亿元) from a growth or decline (增长8%, 下降17.5%), whose
    value is written as a positive number. `span` is the clause in `Article.text` that says it.
    """

    article: str
    passage: str
    place: str | None
    year: int | None
    indicator: str
    kind: Kind
    text: str
    value: float
    unit: str
    bound: Bound
    change: Change
    span: Span
    upper: float | None = None
