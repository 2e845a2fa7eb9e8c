"""When a side of a question is of: its year, how far from the article's own, part of the year, or now."""

from __future__ import annotations

import re

from index import compiled, find_years, fold
from qa.frames import GOAL
from qa.question import Question

_NOW = compiled(r"目前|现在|当前|眼下|现有|如今")


MONTH_END = compiled(r"(?<!\d)(\d{1,2})月[末底]")
"""How much there was at the end of a month is not how much at the end of another."""

_DAY = compiled(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]")
_DAYS = compiled(r"(?<!\d)(\d{1,2})月(\d{1,2})日?[至到-](?:\1月)?(\d{1,2})日")


def days_named(folded: str) -> frozenset[tuple[int, int]]:
    """Return the days that *folded* names, as month and day; of 7月8日至10日 the 9th too."""
    days = {(int(month), int(day)) for month, day in _DAY.findall(folded)}
    for month, first, last in _DAYS.findall(folded):
        days.update((int(month), day) for day in range(int(first), int(last) + 1))
    return frozenset(days)


def months_ended(folded: str) -> tuple[int, ...]:
    """Return the months at whose end *folded* says something to be, in order."""
    return tuple(map(int, MONTH_END.findall(folded)))


def is_now(side: Question) -> bool:
    """Tell whether *side* asks how things stand now."""
    return _NOW.search(fold(side.text)) is not None


def relative_year(folded: str) -> int | None:
    """Return how far from the article's own year *folded* asks: -1 for 去年; None when it doesn't tell.

    A year that a figure is only compared with (比去年) is none that is asked about.
    """
    return next(iter(relative_years(folded)), None)


def relative_years(folded: str) -> tuple[int, ...]:
    """Return how far from the article's own the years lie that *folded* speaks of: -1 for 去年."""
    return tuple(
        mention.years[0]
        for mention in find_years(folded, 0)
        if mention.relative
        and not re.search(r"[比较同]$", folded[: mention.span.start])
        and not re.match(r"同期|[底末]", folded[mention.span.end :])
    )


def time_of(side: Question) -> tuple[object, ...] | None:
    """Return when *side* is of; None when it doesn't tell."""
    now = is_now(side)
    told = (side.years, side.relative, side.periods, now)
    return told if side.years or side.relative is not None or side.periods or now else None


def plans_first(side: Question) -> bool:
    """Tell whether 目标 stands before the year, and so for every year: 数量目标，甲年和乙年各是多少."""
    folded = fold(side.text)
    dated = find_years(folded)
    return bool(dated) and GOAL.search(folded[: dated[0].span.start]) is not None


def is_stretch(question: Question) -> bool:
    """Tell whether the years asked about are one stretch: 2023年到2025年要改造多少."""
    if len(question.years) < 3:
        return False
    return any(set(mention.years) == {*question.years} for mention in find_years(fold(question.text)))


def grows_since(question: Question) -> bool:
    """Tell whether the other year is only what a growth counts from: 较上年增长多少."""
    return "growth" in question.measures and re.search(r"[比较](?:上|去|前)一?年", question.text) is not None
