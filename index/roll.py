"""Figures told of one place after another: 甲（3亿元）、乙（2亿元）; 甲以7.9%的增速居首; 乙排第二，为7.6%.

What they measure is said once, before (从经济总量看) or behind (…的GDP均超过1亿元); knows nothing of years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index import indicators
from index.clauses import clause_start
from index.distribution import Found, find_rows, made
from index.fold import fold
from index.governing import chains, governing_places
from index.numbers import Quantity
from index.passage import Change, Span
from index.patterns import compiled
from index.places import PlaceMention

_TOPIC = compiled(
    r"(?:^|[,，;；。])(?:再|又|而|首先|其次)?(?:从|在|按|分|就)?([^,，;；。]{2,12}?)(?:(?:来|上|上来|角度)?看|方面|上)[,，]"
)
_OVER_ROW = compiled(
    r"(?:^|[,，;；。])(?:各(?:地区?|(?:[市县区州]|乡镇|镇街|[(（][^()（）]{1,4}[)）])+)的?)?([^,，;；。:：各]{3,30}?)(?:分别|依次)(?:为|是|达到?)[:：]"
)
"""What a row of places shares stands before its colon: 各县2025年新建公路任务分别为：甲县40公里、乙县…."""

_BY = compiled(r"以(?:约|近|超)?$")
_SPEED_BEHIND = compiled(r"^的([^,，;；。]{0,8}?)(增速|增幅|增长率?|涨幅|降幅)")
_RANKED_BEHIND = compiled(r"^(?:的成绩|的总量|的规模)?[位排稳高]?[居列在]|^的?(?:领跑|领先|名列|排名|排位)")
_MEASURED = compiled(
    r"(?:经济|总量|总额|规模|产业|[一二三]产|工业|投资|收入|消费|出口|进口|财政|外贸|GDP|gdp|增加值|产值|销售额|零售额)$"
)
_RANKED_BY = compiled(r"以[^,，;；]{2,20}(?:位?[居列]|排(?:名|位)?在?|稳居|高居|名列)(?:全[省市国区县])?")
_ONLY_RANKS = compiled(
    r"(?:位?[居列]|排(?:名|位)?在?|稳居|坐稳|高居|跃居|名列|紧随其后|紧随|全[省市国区县]|第?[一二三四五六七八九十\d]+[位名]?|倒数|首位|榜首|末位|[,，:：\s]|则|为|是|达到?|分?别?|同|均|都|增速|增幅|总量)*"
)
_BEHIND_CHAIN = compiled(
    r"^(?:[(（][^()（）]*[)）])?(?:等|[\d一二三四五六七八九十两]+[个座]?[市区县城]+)?(?:提出|公布|实现|完成)?的?"
)
_END_OF_NAME = compiled(r"[,，;；。(（]|分别|依次|[均都]|同为|超过?|突破|达|位[居列]|排|居|[为是](?=\d)")


@dataclass(frozen=True, slots=True)
class Topic:
    """What the figures to come measure, where none of their own words say so."""

    indicator: str
    change: Change | None = None
    unit: str = ""


def topic_of(said: str, before: Topic | None) -> Topic | None:
    """Return the topic that *said* sets (从经济增速来看，…), else the one *before* it."""
    row = _OVER_ROW.search(said)
    if row and indicators.has_words(shared := indicators.before(row[1])[0]):
        return Topic(shared)
    found = [*_TOPIC.finditer(said)]
    if not found:
        return before
    phrase, tail = indicators.before(found[-1][1])
    if not _MEASURED.search(phrase):
        return before
    return Topic(phrase, indicators.change_of(tail, "%") if tail else None)


def topic_after(found: Found) -> Topic:
    """Return the topic that a told figure leaves behind."""
    return Topic(found.indicator, found.change, found.quantity.unit)


def read_roll(
    text: str, segment: Span, quantities: Sequence[Quantity], homes: tuple[str, ...], topic: Topic | None
) -> Iterator[Found]:
    """Read the figures of *segment* that places share out between them."""
    dealt: set[Span] = set()
    for chain in chains(text, segment, homes):
        if len(chain) > 1 or text[chain[0].span.end : chain[0].span.end + 1] in ("(", "（"):
            for found in _of_chain(text, segment, chain, quantities, topic):
                dealt.add(found.quantity.span)
                yield found
    for quantity in quantities:
        if quantity.span not in dealt:
            yield from _of_one(text, segment, quantity, homes, topic)


def of_balance(text: str, segment: Span, edge: int, quantity: Quantity, topic: Topic | None) -> Found | None:
    """Name what a balance told before grew by: 贷款余额3亿元，增长5%；上半年新增1亿元."""
    start = clause_start(text, edge, quantity.span.start)
    if topic is None or not topic.indicator.endswith("余额") or not quantity.unit.endswith("元"):
        return None
    grew = edge == segment.start and indicators.before(text[start : quantity.span.start])[0] == "新增"
    return made(quantity, "新增" + topic.indicator.removesuffix("余额"), "level", start) if grew else None


def _of_chain(
    text: str,
    segment: Span,
    chain: Sequence[PlaceMention],
    quantities: Sequence[Quantity],
    topic: Topic | None,
) -> Iterator[Found]:
    said = _named_behind(text[chain[-1].span.end : segment.end])
    told: Topic | None = None
    for mention, quantity in _bracketed(text, chain, quantities):
        told = told or _measure(text, mention, quantity, said, topic)
        if told:
            change = _own_change(text, mention.span.end, quantity) or told.change or "level"
            found = made(quantity, told.indicator, change, mention.span.start)
            if found:
                yield replace(found, place=mention.name)
    yield from _of_rows(text, segment, chain, quantities, told or (Topic(said) if said else topic))


def _bracketed(
    text: str, chain: Sequence[PlaceMention], quantities: Sequence[Quantity]
) -> Iterator[tuple[PlaceMention, Quantity]]:
    for mention in chain:
        bracket = compiled(r"[(（][^()（）]*[)）]").match(text, mention.span.end)
        inside = [q for q in quantities if bracket and Span(*bracket.span()).contains(q.span)]
        if len(inside) == 1:
            yield mention, inside[0]


def _own_change(text: str, start: int, quantity: Quantity) -> Change | None:
    """Tell growth or decline by the bracket's own words: （增长7%）, （-0.7%）."""
    words = fold(text[start + 1 : quantity.span.start])
    if words.endswith("-"):
        return "decline" if quantity.unit == "%" else None
    return indicators.change_of(words, quantity.unit) if words else None


def _measure(
    text: str, mention: PlaceMention, quantity: Quantity, said: str, topic: Topic | None
) -> Topic | None:
    if said:
        return Topic(said)
    named = indicators.known_in(re.split(r"[;；。]", text[: mention.span.start])[-1])
    if topic and _suits(topic, quantity):
        return topic
    return Topic(named) if named and quantity.unit not in ("%", "位") else None


def _named_behind(behind: str) -> str:
    """Return what the places of a list are said to have: 甲、乙上半年的GDP均…."""
    rest = _BEHIND_CHAIN.sub("", behind)
    name = rest[: found.start()] if (found := _END_OF_NAME.search(rest)) else ""
    phrase = indicators.before(name)[0].removeprefix("的")
    return phrase if indicators.has_words(phrase) and len(phrase) <= 14 else ""


def _of_rows(
    text: str,
    segment: Span,
    chain: Sequence[PlaceMention],
    quantities: Sequence[Quantity],
    topic: Topic | None,
) -> Iterator[Found]:
    """Share out 甲、乙的…分别为1、2, and the rows that follow it."""
    names = [mention.name for mention in chain]
    for row in find_rows(text, Span(chain[-1].span.end, segment.end), quantities):
        if len(row.figures) != len(chain) or len(chain) < 2:
            continue
        listed = re.split(r"[,，]", text[chain[-1].span.end : row.mark.start])[-1]
        own, tail = indicators.before(_BEHIND_CHAIN.sub("", listed))
        phrase = own if indicators.has_words(own) else topic.indicator if topic else ""
        verb = fold(text[row.mark.end : row.figures[0].span.start])  # 分别增长
        for name, quantity in zip(names, row.figures, strict=True):
            change = indicators.change_of(tail or verb, quantity.unit) if quantity.unit == "%" else "level"
            if found := made(quantity, phrase, change, chain[0].span.start):
                yield replace(found, place=name)


def _of_one(
    text: str, segment: Span, quantity: Quantity, homes: tuple[str, ...], topic: Topic | None
) -> Iterator[Found]:
    """Read 甲以7.9%的增速居首 and 乙排第二，为7.6%, of what was said to be measured."""
    places = governing_places(text, quantity.span.start, homes)
    mention = (
        next((m for c in chains(text, segment, homes) for m in c if m.name == places[-1]), None)
        if places
        else None
    )
    if mention is None or mention.span.end > quantity.span.start:
        return
    lead, behind = (
        fold(text[mention.span.end : quantity.span.start]),
        fold(text[quantity.span.end : segment.end]),
    )
    if quantity.unit == "位":
        ranked = topic and (_ONLY_RANKS.fullmatch(lead) or _RANKED_BY.fullmatch(lead))
        if topic and ranked:
            speed_said = "增速" if topic.change == "growth" and not topic.indicator.endswith("增速") else ""
            for place in places:
                if found := made(quantity, topic.indicator + speed_said, "level", mention.span.start):
                    yield replace(found, place=place)
        return
    speed = _SPEED_BEHIND.match(behind)
    if _BY.search(lead) and speed:
        change: Change = "decline" if speed[2] == "降幅" else "growth"
        indicator = speed[1] or (topic.indicator if topic else "经济")
    elif _ONLY_RANKS.fullmatch(lead) or (_BY.fullmatch(lead) and _RANKED_BEHIND.match(behind)):
        if topic is None or not _suits(topic, quantity):
            return
        indicator, change = topic.indicator, topic.change or ("growth" if quantity.unit == "%" else "level")
    else:
        return
    for place in places:
        if found := made(quantity, indicator, change, mention.span.start):
            yield replace(found, place=place)


def _suits(topic: Topic, quantity: Quantity) -> bool:
    """Tell whether *quantity* may measure the topic: in its unit, or in one that its kind is told in."""
    if topic.unit:
        return topic.unit == quantity.unit
    if topic.change in ("growth", "decline"):
        return quantity.unit == "%"
    return topic.change is None or quantity.unit != "%"
