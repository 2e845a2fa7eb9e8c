"""Lists of names that end alike (批发和零售业、住宿和餐饮业增加值), taken apart into as many as are wanted.

It knows the words of the list alone; whose figures they are is for `distribution` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise

from index import indicators
from index.patterns import compiled
from index.words import cut_words, word_class

_SEPARATOR = compiled(r"[,，、]|以及|和|及|与")
# What a separator costs as the border of two names: the weaker ones stand inside names too.
_COST = {",": 0, "，": 0, "、": 1}
_INSIDE = 3
_LAST_INSIDE = 1  # 甲、乙和丙: a conjunction is at home before the last name
_COUNTED = compiled(r"^(?:全[省市县区州])?\d[\d.]*[余多]?[万亿]?[个家名人户]?(?=[\u4e00-\u9fff]{2})")
_LONGEST_HEAD = 10
_MOST_SEPARATORS = 12


def names_alike(listed: str, count: int) -> list[str]:
    """Return the *count* names of a list, each with the head that the last one says for all; else nothing."""
    phrase = indicators.before(listed)[0]
    separators = [*_SEPARATOR.finditer(phrase)]
    if count < 2 or not count - 1 <= len(separators) <= _MOST_SEPARATORS:
        return []
    found: list[tuple[int, list[str]]] = []
    for borders in combinations(separators, count - 1):
        if any(border[0] in ",，" for border in separators if border not in borders):
            continue
        names = [_COUNTED.sub("", name.strip()) for name in _between(phrase, borders)]
        if all(indicators.has_words(name) and not re.search(r"\d", name) for name in names):
            head = _head(names)
            if head is not None:
                found.append((_cost(borders), [*(name + head for name in names[:-1]), names[-1]]))
    found.sort(key=lambda choice: choice[0])
    plain = found and (len(found) == 1 or found[0][0] < found[1][0])
    return found[0][1] if plain else []


def is_deed(name: str) -> bool:
    """Tell whether a clause that ends like a name says what is done to it (聚焦主导产业)."""
    words = cut_words(name)
    for at, ((word, span), (following, next_span)) in enumerate(pairwise(words)):
        verb = word_class(word)
        bound = span.end == next_span.start and following != "业" and word_class(following) != "c"
        if bound and (verb in ("v", "a", "p", "") or (at == 0 and verb == "vn")):
            return True
    return False


def _between(phrase: str, borders: tuple[re.Match[str], ...]) -> Iterator[str]:
    start = 0
    for border in borders:
        yield phrase[start : border.start()]
        start = border.end()
    yield phrase[start:]


def _cost(borders: tuple[re.Match[str], ...]) -> int:
    inner = sum(_COST.get(border[0], _INSIDE) for border in borders[:-1])
    return inner + _COST.get(borders[-1][0], _LAST_INSIDE)


def _head(names: list[str]) -> str | None:
    """Return what the last name says behind the ending that all share (业 + 增加值), if they share one."""
    others, last = names[:-1], names[-1]
    for size in range(min(map(len, others)), 0, -1):
        ending = others[0][-size:]
        if (size == 1 and ending != "业") or not all(name.endswith(ending) for name in others):
            continue
        at = last.rfind(ending)
        head = last[at + size :]
        if at > 0 and not head.startswith("业") and len(head) <= _LONGEST_HEAD:  # no 业 of 服务业
            return head
    return None
