"""Cities, counties and districts that the gazetteer lacks, told by their form; knows no place by name.

A list of places is never whole: districts are founded and renamed. A name by its form is two characters that
are no everyday word before 市, 县 or 区, where a word begins and a word ends.
"""

from __future__ import annotations

from collections.abc import Iterator

from index.edges import Edges
from index.passage import Span
from index.patterns import compiled
from index.words import word_class, word_weight

_FORM = compiled(
    r"(?=(?P<stem>[一-鿿]{2})(?:(?P<city>[市县])|(?P<district>区))(?![民场值价容面级区域城镇辖直间位划块集井侩情]))"
)
"""Looked for at every character: of two that overlap, words decide."""

_OPENS_NO_NAME = frozenset(
    "的和在为对等及与了向各个全本该我某给到是让从由将把被使时年月日于中以其并但也又或之这那每几多两三省市县区州访"
    "至往赴经据因所有无不未已再同跟比按称自去来原前副现就驻率撤"
)
_CLOSES_NO_NAME = frozenset(
    "城股超上下夜集全本两都省该我各县市地门黑早楼车债汇期熊牛开闭休复入出罢立级型大强老新个类外内退建副驻名救跨后由与向"
    "在从或及的是等和某多一二三四五六七八九十"
)
_CLOSES_NO_DISTRICT = frozenset(
    "社园景片辖院校灾牧矿林农山郊街库棚小湾洪分涛浪发战特站港盲禁展陆营赛疫泛影竞音桥育断空阅前居商雨产牌民选军湖镇经"
)
_SEATED = compiled(r"(?:人民)?(?:政府|法院|检察院)|委(?!托|员)|长(?![期大达远])|人大|政协|管委会")
_LEADS_TO_NAME = frozenset("年月日省市州盟在于从到与和及对")
_OUTER = frozenset("市州盟")
_PAUSES = frozenset("。；;!?！？:：，,、\n　 ")
_RARE = 9.0
"""Words that weigh less are everyday ones (`word_weight`)."""

_UNKNOWN = 10.9
"""Words that no dictionary knows weigh more."""


def unlisted_places(folded: str, edges: Edges) -> Iterator[Span]:
    """Find the names of cities, counties and districts by their form alone."""
    for found in _FORM.finditer(folded):
        span = Span(found.start(), found.end("stem") + 1)
        if not _may_name(found["stem"], folded[span.end - 1]) or not _stands_apart(folded, span, edges):
            continue
        if found["city"] or _is_district(folded, span):
            yield span


def is_rare(stem: str) -> bool:
    """Tell whether *stem* is no everyday word, so that it may be a name."""
    return word_weight(stem) >= _RARE


def _may_name(stem: str, ending: str) -> bool:
    if stem[0] in _OPENS_NO_NAME or stem[1] in _CLOSES_NO_NAME:
        return False
    if ending == "区" and stem[1] in _CLOSES_NO_DISTRICT:
        return False
    if word_weight(stem) > _UNKNOWN:
        return True
    known_else = word_weight(stem + ending) < _UNKNOWN  # 直辖市, 闹市区
    return is_rare(stem) and not known_else and word_class(stem)[:2] in ("ns", "nr")


def _stands_apart(folded: str, span: Span, edges: Edges) -> bool:
    """Tell whether a word starts and ends here; unlisted names are cut badly behind 年 or 在: 年云滨市."""
    starts = edges.starts_at(span.start) or folded[span.start - 1] in _LEADS_TO_NAME
    return starts and (edges.ends_at(span.end) or edges.ends_at(span.end - 1))


def _is_district(folded: str, span: Span) -> bool:
    """Tell a district from an area of some kind: it has an office, lies in a city, or opens a clause."""
    before = folded[span.start - 1] if span.start else "\n"
    return before in _OUTER or before in _PAUSES or _SEATED.match(folded, span.end) is not None
