"""Finds what a citation's link meant in the article as it is now; knows nothing of how it is shown.

A link outlives the text it was made from: the article may have been edited or taken away since. The seal in
the link decides what can be shown as the cited words, so no other words ever are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from index import Article, Span, unwrap
from qa.web.links import seal

State = Literal["same", "moved", "changed", "unknown", "gone"]
WRITTEN = r"^\d{1,9}-\d{1,9}(-\w{1,64})?$"
"""A span and its seal in one word, `120-155-3f2a…`, as links name those cited beside the first."""


@dataclass(frozen=True, slots=True)
class Address:
    """What a link says: a span and the seal of the characters there; a link may lack either."""

    start: int | None = None
    end: int | None = None
    sealed: str | None = None

    @classmethod
    def read(cls, written: str) -> Address:
        """Read what `WRITTEN` describes."""
        if not re.match(WRITTEN, written):
            raise ValueError(f"no span: {written!r}")
        start, end, *sealed = written.split("-")
        return cls(int(start), int(end), sealed[0] if sealed else None)

    @property
    def span(self) -> Span | None:
        """The span when the link names one that an article can have."""
        if self.start is None or self.end is None or not 0 <= self.start < self.end:
            return None
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Cited:
    """Where the cited words stand now: where they were, elsewhere (`moved`), or nowhere (`changed`).

    `gone` is an article that is no longer in stock, `unknown` a place that the article never had.
    `then` is what the words were, when that is known and they are no longer there.
    """

    state: State
    span: Span | None = None
    then: str = ""


def find_cited(address: Address, now: Article | None, earlier: Iterable[Article]) -> Cited:
    """Find the cited words in the article as it is *now*, or in what it was *earlier*, newest first.

    A link that names no place at all leads to the article as it is: `same` without a span.
    """
    if now is not None and (address.start is None or address.end is None):
        return Cited("same")
    span = address.span
    if now is not None and (standing := still_there(address, now)):
        return Cited("same", standing)
    if span is None or address.sealed is None:
        return Cited("gone" if now is None else "unknown")
    if now is not None and (moved := _find_elsewhere(now.text, span, address.sealed)):
        return Cited("moved", moved)
    texts = (unwrap(span.of(article.text)) for article in earlier if _has(article, span, address.sealed))
    return Cited("gone" if now is None else "changed", then=next(texts, ""))


def still_there(address: Address, now: Article) -> Span | None:
    """Return the span of the cited words when they stand where they were."""
    return address.span if address.span and _has(now, address.span, address.sealed) else None


def _has(article: Article, span: Span, sealed: str | None) -> bool:
    """Tell whether the article has the span, with the sealed characters in it."""
    return span.end <= len(article.text) and sealed in (None, seal(span.of(article.text)))


def _find_elsewhere(text: str, span: Span, sealed: str) -> Span | None:
    """Return the sealed characters nearest to where they were."""
    windows = (Span(start, start + len(span)) for start in range(len(text) - len(span) + 1))
    same = (window for window in windows if seal(window.of(text)) == sealed)
    return min(same, key=lambda window: abs(window.start - span.start), default=None)
