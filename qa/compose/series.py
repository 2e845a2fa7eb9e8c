"""Series: things joined by 、 in one clause, how many they are and what they are called.

Read off the form alone (folded text); which of them a question asks for is for `listing` and `definition`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile

from index import compiled
from qa.wanted import small_number

_CLAUSE = compiled(r"[^,，;；。:：\n]+")
_UNMARKED = compiled(r"(?<=\")(?=\")|(?<=[^\W\da-z])-(?=[^\W\da-z])")
"""Quoted things need no mark between them: “甲”“乙”“丙”; the stops of a way have dashes: 甲港—乙港—丙港."""

_MARKS = ("、", '"', "-")
"""A text without any of them has no series."""

_ASIDE = compiled(r"\([^()]*\)")
_PAIR = compiled(r"(?<=[^\W\d])(?:和|及|与|以及)(?=[^\W\d])")
_CONSISTS = compiled(r"[\")的]*[中内]?(?:包括|包含|涵盖|即|就是|分别|主要|有|是|为|指)")
_SHORTEST = 2
_JOINS = ("和", "与", "及", "等")
_NUMERAL = r"(?:\d+|[一二三四五六七八九十两]+)"
_TOLD = compiled(
    rf"等[^\d一二三四五六七八九十两,]{{0,12}}?({_NUMERAL})(?:[个项条类种位家件座市县区处所名国城]|大(?!型|量))"
)
_AMOUNT = r"\d[\d.]*(?:%|个百分点|[万亿]*[^\W\d]{0,2})"
_ONLY_AMOUNTS = compiled(rf"{_AMOUNT}(?:[和及与]{_AMOUNT})*")
_AND_MORE = compiled(r"等(?![级候待同于次])")


@dataclass(frozen=True, slots=True)
class Series:
    """The *pieces* between the marks of a clause: the first still has its verb, the last its name.

    `before` is the clause in front of it.
    """

    pieces: tuple[str, ...]
    before: str

    def may_be(self, count: int) -> bool:
        """Tell whether it may be all of *count* things: 甲、乙和丙 are three; with 等 there are more."""
        paired = len(_PAIR.findall(self.pieces[-1]))
        fewest = len(self.pieces)
        told = _TOLD.search(self.pieces[-1])
        if told and small_number(told[1]) != count:
            return False
        return fewest <= count <= fewest + paired or (fewest < count and self.is_open)

    @property
    def is_open(self) -> bool:
        """Whether it ends in 等: there are more."""
        return _AND_MORE.search(self.pieces[-1]) is not None

    def of(self, name: str) -> Series | None:
        """Return the part that lists *name*, if any: 甲、乙三大*产业*, *产业*包括甲、乙, *产业*：甲、乙."""
        for at, piece in enumerate(self.pieces[1:], 1):
            shortest = 1 if _are_lone(self.pieces[1:at]) and piece[:1] not in _JOINS else _SHORTEST
            if piece.replace('"', "").find(name) >= shortest:
                return Series((*self.pieces[:at], piece[: piece.index(name)]), self.before)
        _, found, rest = self.pieces[0].rpartition(name)
        follows = self.before.rstrip('"').endswith(name)
        return self if follows or (found and _CONSISTS.match(rest)) else None


def _are_lone(pieces: tuple[str, ...]) -> bool:
    """Tell whether the things between the first and the last are a character each: 市、县、镇、村."""
    return bool(pieces) and all(len(piece) == 1 for piece in pieces)


@lru_cache(maxsize=8192)  # several scores of a clause, and several questions, ask for those of one text
def find_series(text: str) -> tuple[Series, ...]:
    """Return the series of *text* (folded) in order, those in brackets last."""
    if not any(mark in text for mark in _MARKS):
        return ()
    asides = [(text[: aside.start()], aside.group()[1:-1]) for aside in _ASIDE.finditer(text)]
    return tuple(_series_of(_ASIDE.sub("", text))) + tuple(
        series for before, aside in asides for series in _series_of(aside, before)
    )


def _series_of(text: str, before: str = "") -> Iterator[Series]:
    for match in _CLAUSE.finditer(text):
        clause = match.group()
        pieces = tuple(piece for piece in _UNMARKED.sub("、", clause).split("、") if piece)
        pieces = (*pieces[:1], *takewhile(lambda piece: not _ONLY_AMOUNTS.fullmatch(piece), pieces[1:]))
        summed = next((at for at, piece in enumerate(pieces) if _TOLD.search(piece)), len(pieces))
        pieces = pieces[: summed + 1]  # 甲、乙等6处互通和1处服务区、1处工区: the sum closes the list
        if len(pieces) > 1:
            yield Series(pieces, before)
        before = clause
