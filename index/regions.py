"""How two places lie to each other: the same, one inside the other, or neither."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from index.fold import fold
from index.gazetteer import ZONE, ZONE_NAMES, gazetteer
from index.patterns import compiled

Relation = Literal["same", "inside", "around", "other"]

_SUFFIX = compiled(r"(?:特别行政区|(?:[^省市区县]{1,3}族)*自治[区州县旗]|地区|林区|[省市区县盟旗州])$")
_FULL_NAME = compiled(r"^中国\(([^()]+)\)")  # 中国(某省)自贸试验区
_CITY = compiled(r"[一-鿿]{2,5}[市县州]")
_ZONES = tuple(sorted(set(ZONE_NAMES.values()), key=len, reverse=True))


@lru_cache(maxsize=16_384)
def place_relation(asked: str, found: str) -> Relation:
    """Tell how the place *found* lies to the place *asked*."""
    left, right = _parts(asked), _parts(found)
    if _same(left, right):
        return "same"
    if _lies_in(right, left):
        return "inside"
    return "around" if _lies_in(left, right) else "other"


@lru_cache(maxsize=16_384)
def in_full(name: str, homes: tuple[str | None, ...]) -> str:
    """Return the zone that a bare 高新区 or 经开区 means in a text about *homes*: theirs, never another's."""
    if fold(name) not in ZONE_NAMES:
        return name
    own = [home for home in homes if home and fold(home) not in ZONE_NAMES]
    return next((h for h in own if place_relation(name, h) == "same"), f"{own[0]}{name}" if own else name)


@lru_cache(maxsize=16_384)
def _parts(name: str) -> tuple[str, ...]:
    return _parse(_FULL_NAME.sub(r"\1", fold(name).strip()))


def _parse(name: str) -> tuple[str, ...]:
    """Take a name apart, outermost place first: 郑州经济技术开发区 → 郑州, 经开区."""
    known = gazetteer().codes
    for size in range(len(name) - 1, 1, -1):
        head, rest = name[:size], name[size:]
        if name in known:
            break
        if head in known and len(rest) >= 2 and not _SUFFIX.fullmatch(rest):
            return (head, *_parse(rest))
    zone = ZONE.search(name)
    if zone and zone.end() == len(name):
        if _CITY.fullmatch(name[: zone.start()]):  # a city no list knows
            return (name[: zone.start()], ZONE_NAMES[zone[0]])
        own = name[: zone.start()].removesuffix("级").removesuffix("国家")
        return (own + ZONE_NAMES[zone[0]],)
    return (name,)


def _same(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    if not _same_name(left[-1], right[-1]):
        return False
    outer_left, outer_right = left[:-1], right[:-1]
    if not outer_left or not outer_right:
        return _says_all(left, right) and _says_all(right, left)
    return any(_same_name(a, b) or _within(a, b) or _within(b, a) for a in outer_left for b in outer_right)


def _says_all(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether *other* may be a city's 高新区 that *one* is: not when its zone has a name of its own."""
    return len(one) == 1 or one[-1] not in _ZONES or other[-1] in _ZONES


def _same_name(left: str, right: str) -> bool:
    if left == right:
        return True
    if _is_zone(left) or _is_zone(right):
        return _abbreviates(left, right) or _abbreviates(right, left)
    stem_left, stem_right = bare_name(left), bare_name(right)
    known = [set(gazetteer().codes.get(name, ())) for name in (left, right)]
    if stem_left == stem_right and not (all(known) and "州" in (left[-1], right[-1])):
        return stem_left in (left, right)
    return bool(known[0] & known[1])


@lru_cache(maxsize=16_384)
def bare_name(name: str) -> str:
    """Return a place's name without its ending, unless too little is left: 洛阳市 → 洛阳."""
    stem = _SUFFIX.sub("", name)
    return stem if len(stem) >= 2 else name


def _is_zone(name: str) -> bool:
    return name.endswith(_ZONES)


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether 东区 may stand for 郑东新区, or 两江 for 两江新区."""
    if not _is_zone(name) or len(short) >= len(name) or len(short) < 2:
        return False
    zone = next(zone for zone in _ZONES if name.endswith(zone))
    if short == zone or name == short + zone:
        return zone not in ("新区", "开发区", "示范区") or short != zone
    own = name.removesuffix(zone)
    if short[:-1] == own and (short in gazetteer().codes or zone != "新区"):
        return False  # 宣化区 is a district beside 宣化新区, and 宣化经开区 lies in it
    return (
        bool(own) and len(short) <= 3 and short[-1] == "区" and not _is_zone(short) and _in_order(short, name)
    )


def _in_order(short: str, name: str) -> bool:
    rest = iter(name)
    return all(character in rest for character in short)


def _lies_in(inner: tuple[str, ...], outer: tuple[str, ...]) -> bool:
    """Tell whether *inner* is part of *outer*, by its own prefixes or by the gazetteer."""
    if any(_same_name(part, outer[-1]) or _within(part, outer[-1]) for part in inner[:-1]):
        return True
    return _within(inner[-1], outer[-1]) or _named_after(inner[-1], outer[-1])


def _named_after(zone: str, city: str) -> bool:
    """Tell whether a zone is called by its city's first character and a direction: 郑东新区 of 郑州."""
    if zone[:1] != city[:1] or not re.fullmatch(r".[东西南北]新区", zone):
        return False
    codes = gazetteer().codes.get(city, ())
    return any(len(code.rstrip("+")) == 4 for code in codes)


def _within(inner: str, outer: str) -> bool:
    known = gazetteer().codes
    return any(
        a != b and a.rstrip("+").startswith(b) and (len(b) < len(a))
        for a in known.get(inner, ())
        for b in known.get(outer, ())
    )
