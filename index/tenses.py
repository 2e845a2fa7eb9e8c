"""How a year that a text names stands to the year it is written in: over, still to come, or only told of.

It takes the text alone; which year is the present one is for `speaking` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index.patterns import compiled
from index.phrases import YEAR

_YEAR = compiled(YEAR)
# Years that a text counts from, aims at or looks ahead to say nothing of when it is written.
_FAR = compiled(
    rf"(?:到|(?<!截)至|截至(?!{YEAR}年\d{{1,2}}月)|自|从|由|比|较|力争|—|-){YEAR}年"
    rf"|{YEAR}年(?:[^。；，,]{{0,12}}以来|起|末|底|后|[—-]|、)|{YEAR}[-—－~至]{YEAR}"
    rf"|(?:预计|计划|拟|规划|争取|有望|将于|将在|确保)[^。；，,\d]{{0,10}}{YEAR}年"
    rf"|{YEAR}年[^。；，,]{{1,8}}(?<!年)前(?![一二三四五六七八九十两半\d])"
)
_AIMED = compiled(rf"(?:到|至|力争|拟[于在]?|规划到?)({YEAR})年")
_TO_COME = compiled(rf"({YEAR})年(?!前|上半年|第?[一二三]季度|1[—－~至-]|\d{{1,2}}月(?:末|底)|度)")
# A day or month of a year, told of as an event: 2021年7月，经国务院批准; no 截至2021年7月末.
_EVENT = compiled(rf"(?<!截至)(?<!截止)({YEAR})年\d{{1,2}}月(?!末|底|份?以来|[—－~至-])")
# Said of a year that is over: 2022年，全市完成…; what a later half year is compared with: 较2022年全年.
_RESULT = compiled(
    rf"(?<![至到比较与])({YEAR})年(?:全年|度)?[，,]?(?![上下]半年|[前第]?[一二三四]季|\d{{1,2}}[月—－至~-]|以来)"
    r"(?:(?!将|目标|力争|计划|预期|确保|部署|要|努力|已累计)[^。；\n]){0,40}?"
    r"(?:比上年|同比|增长|下降|实现|完成|达|占|约|突破|超|站上|迈上|为|总值|产值|增加值|收入|产量|余额)(?:(?!目标)[^。；，]){0,12}\d"
)
_YEARS_RESULT = compiled(
    rf"(?<!《){YEAR}年?[-—－~至]({YEAR})年[，,]?(?:(?!将|目标|力争|计划|规划|方案|预期|确保|要|》)[^。；]){{0,40}}?"
    r"(?:比上年|同比|增长|下降|实现|完成|兑现|达|突破|为)[^。；，]{0,12}\d"
)
_YEAR_END = compiled(rf"(?:截至|截止)({YEAR})年(?:年?[底末]|12月)")
# What is told of a year only when it is over.
_ACCOUNT = compiled(
    rf"({YEAR})年度?(?:(?!政府|工作|上半年|季度)[^。；，,\d]){{0,24}}(?:决算|预算执行|审计|白皮书|责任报告|发展报告|公报|年报|质量状况)"
)
_PLANNED = compiled(rf"{YEAR}年?[-—－~至]({YEAR})年?[)）》]")


def without_far(text: str) -> str:
    """Hide the years that *text* counts from, aims at or tells an event of; the length stays."""
    if not _YEAR.search(text):
        return text
    hidden = _without_far(text)
    aimed = aimed_years(text)
    if aimed:  # 到2025年…。2030年…: who once looks ahead goes on to
        hidden = _TO_COME.sub(lambda found: _blank(found) if int(found[1]) > min(aimed) else found[0], hidden)
    return _EVENT.sub(_blank, hidden)


@lru_cache(maxsize=4)
def _without_far(text: str) -> str:
    return _FAR.sub(_blank, text)


@lru_cache(maxsize=4)
def finished_years(text: str) -> frozenset[int]:
    """Return the years whose results *text* gives as those of a whole year."""
    if not _YEAR.search(text):
        return frozenset()
    results = _RESULT.finditer(_without_far(text))
    others = (found for pattern in (_YEARS_RESULT, _YEAR_END, _ACCOUNT) for found in pattern.finditer(text))
    return frozenset(int(found[1]) for found in (*results, *others))


def aimed_years(text: str) -> frozenset[int]:
    """Return the years by which *text* aims at something, and the last ones of its plans."""
    return frozenset(int(found[1]) for pattern in (_AIMED, _PLANNED) for found in pattern.finditer(text))


def is_only_aimed_at(year: int, text: str) -> bool:
    """Tell whether *text* names *year* only as one it aims at: 到2027年, 2027年主要目标."""
    named = re.findall(rf"(?<!\d){year}(?!\d)", text)
    aims = re.findall(rf"(?<!截)[到至]{year}年(?![底末])|{year}年[^。；，,\d]{{0,6}}目标", text)
    return len(named) == len(aims) and any(aim.endswith("年") for aim in aims)


def event_years(text: str) -> frozenset[int]:
    """Return the years of events that *text* tells by their month, not of those that it only plans."""
    return frozenset(int(found[1]) for found in _EVENT.finditer(_without_far(text)))


def planned_years(text: str) -> frozenset[int]:
    """Return the years by whose months *text* plans something: 预计2026年6月建成."""
    return frozenset(int(found[1]) for found in _EVENT.finditer(text)) - event_years(text)


def _blank(found: re.Match[str]) -> str:
    return "〇" * len(found[0])
