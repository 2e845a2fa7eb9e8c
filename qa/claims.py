"""What a sentence claims: its figures, years and numbers, each with its bound, direction and clause.

Knows nothing of citations; what a claim must agree with is for `qa.verify` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index import Bound, Span, compiled, find_quantities, find_years

_NUMBER = compiled(
    r"\d+(?:[.,:∶]\d+)*|[一二三四五六七八九十百千万亿两零]{2,}|[一二三四五六七八九十两](?=[月日号年])"
    r"|[百千](?=[强家个名])|首(?=[位个家])"
)
_RELATIVE = compiled(r"今年|去年|前年|明年|后年|上年|本年度")
_MARKS = compiled(r"[;。、!?|\n]|(?<!\d),|,(?!\d)|(?<!\d):|:(?!\d)")
_FIGURE_ALONE = compiled(r"[-\d.,%|]+")
"""What another cell of a table says: no words by which to tell a figure."""

_DOWN = compiled(
    r"(?:下降|减少|降低|回落|下滑|收窄|负增长|(?<!不)(?:低于|慢于|少于)|压减|缩短|(?<!\d)-)[^,;。、增提升]{0,8}$"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A figure, year or number, and the words of its clause and of the clause before.

    `value` (two of a range) is in `unit`; a number that has no normal form stands in `written` instead.
    """

    text: str
    span: Span
    value: tuple[float, ...]
    written: str
    unit: str
    bound: Bound
    down: bool
    clause: str
    before: str

    def agrees(self, other: Claim) -> bool:
        """Tell whether both claim the same figure in the same sense."""
        return self._sense == other._sense

    @property
    def _sense(self) -> tuple[object, ...]:
        return self.value, self.written, self.unit, self.bound, self.down


@lru_cache(maxsize=1024)
def claims_of(text: str, speaking: int | None) -> tuple[Claim, ...]:
    """Find what *text* (folded, without blanks) claims, in order; *speaking* is its this year."""
    return tuple(sorted(_find(text, speaking), key=lambda claim: claim.span))


def _find(text: str, speaking: int | None) -> Iterator[Claim]:
    taken: list[Span] = []
    for mention in find_years(text, speaking):
        taken.append(mention.span)
        yield _claim(text, mention.span, tuple(map(float, mention.years)), "年")
    for match in _RELATIVE.finditer(text):
        if _is_free(Span(*match.span()), taken):
            yield _claim(text, Span(*match.span()), (), "年")
    for quantity in find_quantities(text):
        if _is_free(quantity.span, taken):
            taken.append(quantity.span)
            ends = (quantity.value,) if quantity.upper is None else (quantity.value, quantity.upper)
            yield _claim(text, quantity.span, ends, quantity.unit, quantity.bound)
    for match in _NUMBER.finditer(text):
        if _is_free(Span(*match.span()), taken):
            yield _claim(text, Span(*match.span()), _plain(match[0]), _counted(text, match.end()))


def _plain(number: str) -> tuple[float, ...]:
    return (float(number),) if re.fullmatch(r"\d+(?:\.\d+)?", number) else ()


def _counted(text: str, end: int) -> str:
    """The character behind a number that has no known unit; a table's cell has none."""
    return text[end : end + 1].strip("|,;。、:)\n")


def _is_free(span: Span, taken: list[Span]) -> bool:
    return not any(span.overlaps(other) for other in taken)


def _claim(text: str, span: Span, value: tuple[float, ...], unit: str, bound: Bound = "exact") -> Claim:
    edges = [0, *(mark.end() for mark in _MARKS.finditer(text)), len(text)]
    at = max(i for i, edge in enumerate(edges) if edge <= span.start)
    start, end = edges[at], next(edge for edge in edges if edge >= span.end)
    clause = f"{text[start : span.start]}#{text[span.end : end]}".rstrip(",;。、:")
    before = text[edges[at - 1] : start] if at else ""
    before = "" if _FIGURE_ALONE.fullmatch(before) else before
    down = unit != "年" and _DOWN.search(text[start : span.start]) is not None
    written = "" if value else span.of(text)
    return Claim(span.of(text), span, value, written, unit, bound, down, clause, before)


def likeness(one: Claim, other: Claim) -> float:
    """Return how alike the words are in which two claims stand: own clause first, then the one before."""
    return _shared(one.clause, other.clause) + 0.25 * _shared(one.before, other.before)


def _shared(one: str, other: str) -> float:
    """Dice's share of character pairs."""
    left, right = _pairs(one), _pairs(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))
