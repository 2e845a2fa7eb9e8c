"""Places in a text; knows nothing of articles or questions.

The gazetteer (`lexicon/places.tsv`) knows the provinces, cities and counties; zones and towns are
found by their endings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from index.edges import Edges
from index.fold import fold
from index.gazetteer import NAME_OF_ELSE, ZONE, ZONE_NAMES, gazetteer
from index.passage import Span
from index.patterns import compiled
from index.regions import Relation, place_relation
from index.unlisted import is_rare, unlisted_places
from index.words import is_stopword, word_class

__all__ = ["PlaceMention", "Relation", "find_places", "place_relation"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place that a text names, as it names it (folded)."""

    span: Span
    name: str


_RANKED = compiled(r"排(?:在|名|第|位)")  # 六安排在第十 holds no 安排
_MILESTONE = compiled(r"[元亿万吨斤次人户家辆个%]大关(?!县)")  # 突破2000亿元大关 is at no 大关县
_PILOT_ZONE = compiled(r"中国\([\u4e00-\u9fff]{2,4}\)(?:自由贸易试验区|自贸试验区)")
"""A free trade zone by its full name; the province in it is not what is spoken of."""

_STANDS_ALONE = frozenset({"经开区", "高新区", "航空港区"})
_OWN_NAME = frozenset({"经开区", "高新区", "开发区", "新区", "综保区"})
_RANKS = ("国家级", "国家")
"""What may stand between a city's name and its zone: 荆门国家高新区."""

_BEFORE_NAME = frozenset('省市州，,。；;：:、在于到从至往赴\n \u3000（(“"')
"""Elsewhere 和 joins two words: 农商银行和县供电公司 names no 和县."""

_LANDSCAPE = frozenset("湾湖江河山海岛洲港泉溪城桥滩岭")
_LEANS_ON_NAME = frozenset("以在对与和为向从由到将把及")
_TOWN = compiled(r"街道(?!办?级)|办事处|镇|乡(?!村|亲|土|愁|贤|里|情|镇)")
_TOWN_WORD = compiled(r"[全该本各小城乡重点特色美丽中心建制村集古名强]$|小镇$")
_ORDINARY = frozenset({"城区", "郊区", "矿区", "市区", "东区", "西区", "南区", "北区", "新区"})


def find_places(text: str) -> tuple[PlaceMention, ...]:
    """Find the administrative places and zones that *text* names, in order, the longest first."""
    return _find_places(fold(text))


@lru_cache(maxsize=1_024)  # a paragraph is looked at for its article, its own place, its facts and its names
def _find_places(folded: str) -> tuple[PlaceMention, ...]:
    edges = Edges(folded)
    found: list[Span] = []
    for span in sorted(_candidates(folded, edges), key=lambda s: (-(s.end - s.start), s.start)):
        if not any(span.overlaps(other) for other in found):
            found.append(span)
    return tuple(PlaceMention(span, span.of(folded)) for span in sorted(found))


def _candidates(folded: str, edges: Edges) -> Iterator[Span]:
    listed = [*_listed(folded, edges)]
    yield from listed
    yield from (Span(*match.span()) for match in _PILOT_ZONE.finditer(folded))
    for span in unlisted_places(folded, edges):
        if not any(span.overlaps(other) for other in listed):
            yield span
    for match in ZONE.finditer(folded):
        start = _zone_start(folded, match, edges)
        if start is not None:
            yield Span(start, match.end())
    for match in _TOWN.finditer(folded):
        start = _town_start(folded, match.start(), edges)
        if start is not None:
            yield Span(start, match.end())


def _listed(folded: str, edges: Edges) -> Iterator[Span]:
    """Find the names of the gazetteer, full and short."""
    known = gazetteer()
    for beginning in known.beginnings.finditer(folded):
        start = beginning.start()
        left = len(folded) - start
        for size in (size for size in known.sizes.get(folded[start : start + 2], ()) if size <= left):
            span = Span(start, start + size)
            if span.of(folded) in known.codes and _is_name_here(folded, span, edges):
                yield from _parted(folded, span)
                break


def _parted(folded: str, city: Span) -> Iterator[Span]:
    """Part 枣庄市中区 into the city and its 市中区: the 市 is said once for both."""
    known = gazetteer()
    district = Span(city.end - 1, min(city.end + 2, len(folded)))
    within = {code[:4] for code in known.codes.get(district.of(folded), ())}
    if any(code[:4] in within for code in known.codes[city.of(folded)]):
        yield Span(city.start, city.end - 1)
        yield district
    else:
        yield city


def _is_name_here(folded: str, span: Span, edges: Edges) -> bool:
    name = span.of(folded)
    if name in _ORDINARY or NAME_OF_ELSE.match(folded, span.end) or _MILESTONE.match(folded, span.start - 1):
        return False
    if folded[span.start - 3 : span.start] == "中国(":  # 中国(湖南)自由贸易试验区 is an institution
        return False
    if name[-1] == "区" and folded[span.end : span.end + 1] in tuple("域间位划块"):
        return False
    starts = edges.starts_at(span.start) or span.start == 0
    if name in gazetteer().shorts:
        return starts and (edges.ends_at(span.end) or bool(_RANKED.match(folded, span.end)))
    if len(name) == 2:
        joins = name[0] == "和" and folded[span.start - 1 : span.start] not in ("", *_BEFORE_NAME)
        return starts and edges.ends_at(span.end) and not joins
    return starts or (edges.ends_at(span.end) and folded[span.start - 1] in "在于从到向由与和对市省区县州")


def _zone_start(folded: str, match: re.Match[str], edges: Edges) -> int | None:
    zone, start = ZONE_NAMES[match[0]], match.start()
    ranked = next((rank for rank in _RANKS if folded.endswith(rank, 0, start)), "")
    city = _city_before(folded, start - len(ranked), edges)
    if city is not None:
        return city
    own = _own_name_start(folded, start, edges) if zone in _OWN_NAME else None
    if own is not None:
        return own
    return start if zone in _STANDS_ALONE and not _follows_quantifier(folded, start) else None


def _city_before(folded: str, end: int, edges: Edges) -> int | None:
    known = gazetteer()
    for size in range(min(known.longest, end), 1, -1):
        name = folded[end - size : end]
        if name in known.codes and name not in _ORDINARY:
            starts = edges.starts_at(end - size)
            return end - size if starts or size > 2 else None
    return None


def _follows_quantifier(folded: str, start: int) -> bool:
    return bool(re.search(r"(?:[个家级类多各批大]|国家|国家级|省级)$", folded[max(0, start - 3) : start]))


def _own_name_start(folded: str, end: int, edges: Edges) -> int | None:
    """Find where the own name of a zone starts: the rare word before its ending (贵安|新区)."""
    word = edges.word_over(end - 1) if end else None
    if word is None:
        return None
    start = word.start
    if end - start == 1 and edges.ends_at(start):
        before = edges.word_over(start - 1)
        if before is not None and _goes_with(before.of(folded), folded[start:end]):
            start = before.start
    if end - start > 2 and folded[start] in _LEANS_ON_NAME and is_rare(folded[start + 1 : end]):
        start += 1
    stem = folded[start:end]
    return start if _is_own_name(stem) or _names_district(stem) else None


def _goes_with(word: str, last: str) -> bool:
    """Tell whether *word* and the character behind it may be one name: 沅|湾, 沅陵|湾."""
    if len(word) == 1:
        return not is_stopword(word)
    return last in _LANDSCAPE and len(word) == 2 and (word in gazetteer().codes or is_rare(word))


def _is_own_name(stem: str) -> bool:
    if not 2 <= len(stem) <= 4 or re.search(
        r"[^\u4e00-\u9fff]|[级化型个家大类的性式第区市县镇和与及佳强优说称谈]$|^[全各该我本第一年月日]", stem
    ):
        return False
    return is_rare(stem) and word_class(stem) != "v"  # 撑起经开区


def _names_district(stem: str) -> bool:
    """Tell whether a district or county is called *stem*: 宣化 in 宣化新区."""
    return is_rare(stem) and any(f"{stem}{kind}" in gazetteer().codes for kind in "区县市")


def _town_start(folded: str, end: int, edges: Edges) -> int | None:
    word = edges.word_over(end - 1) if end else None
    if word is None:
        return None
    start = word.start
    if word.of(folded) in tuple("路街山河湖桥江湾") and edges.ends_at(start):  # 商都|路|办事处
        before = edges.word_over(start - 1)
        start = before.start if before else start
    stem = folded[start:end]
    return start if 2 <= len(stem) <= 3 and _is_own_name(stem) and not _TOWN_WORD.search(stem) else None
