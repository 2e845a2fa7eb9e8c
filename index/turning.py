"""Where a file turns from an article about one place to one about another; knows no place by name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index.asides import is_aside
from index.gazetteer import gazetteer
from index.layout import Block
from index.places import find_places, place_relation
from index.regions import bare_name
from index.whereabouts import find_place, labelled_place

_COUNTY = 6  # digits of a county's code
_CITY = 4
_FEWEST = 3  # mentions of its place in an article that only a headline opens
_NEARLY_NEVER = 6  # mentions of the new place for each one that the old place still gets
_COMPARED = 2  # headings of yet other places, from which on an article compares them


def turns_to_another_place(blocks: Sequence[Block], start: int, i: int) -> bool:
    """Tell whether heading *i* leaves the place of the article at *start* for another like it, for good."""
    heading = blocks[i].text
    body = next((block.text for block in blocks[i + 1 :] if not block.level and not is_aside(block.text)), "")
    if not _may_name_place(heading, body):
        return False
    old, new = find_place(blocks[start:i]), find_place(blocks[i:])
    if not old or not new or place_relation(old, new) != "other" or not _levels(old) & _levels(new):
        return False
    top = next(block.text for block in blocks[start:i] if not is_aside(block.text))
    of_old, of_new = bare_name(old), bare_name(new)
    if not (of_old in top and of_new in heading and of_new in body) or of_new in top or of_old in heading:
        return False
    if _times(of_new, blocks[start:i]) > 1 or _compares(blocks, start, i, of_old):
        return False
    times = _times(of_new, blocks[i:])
    return times >= _FEWEST and _times(of_old, blocks[i:]) * _NEARLY_NEVER <= times


def _may_name_place(heading: str, body: str) -> bool:
    """Tell whether a heading and the paragraph below share what may be the beginning of a place's name."""
    if (label := labelled_place(heading)) and label in body:
        return True
    pairs = {heading[k : k + 2] for k in range(len(heading) - 1)}
    return any(pair in body for pair in pairs & _beginnings())


@lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    return frozenset(name[:2] for name in gazetteer().codes)


@lru_cache(maxsize=1)
def _bare_names() -> frozenset[str]:
    return frozenset(bare_name(name) for name in gazetteer().names.values())


def _levels(place: str) -> set[int]:
    """Return how many digits a place's code may have; those of zones and unknown places by their ending."""
    codes = gazetteer().codes.get(place, ())
    if codes:
        return {min(len(code.rstrip("+")), _COUNTY) for code in codes}
    return {_CITY, _COUNTY} if place[-1] == "市" else {_COUNTY}


def _times(name: str, blocks: Sequence[Block]) -> int:
    return sum(block.text.count(name) for block in blocks if not is_aside(block.text))


def _compares(blocks: Sequence[Block], start: int, i: int, of_old: str) -> bool:
    """Tell whether other headings from *start* on name yet other places, as a comparison's do."""
    others = [block.text for k, block in enumerate(blocks) if block.level and k > start and k != i]
    named = {place for text in others if (place := _place_of(text)) and of_old not in text}
    return len(named) >= _COMPARED


def _place_of(heading: str) -> str | None:
    """Return the place that a heading names or is labelled with, by its full or bare name."""
    label = re.split("[：:|｜\\s]", heading)[0]
    if label in _bare_names():
        return label
    return next((found.name for found in find_places(heading)), None)
