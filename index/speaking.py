"""When an article speaks: its date, and the year it calls this year; knows nothing of places."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence

from index.asides import is_byline
from index.layout import Block
from index.masthead import find_lead, find_title, half
from index.phrases import YEAR, YEAR_STATED

_FULL_DATE = re.compile(
    rf"(?<!\d)({YEAR})(?:年(\d{{1,2}})月(\d{{1,2}})日|([-/.])(\d{{1,2}})\4(\d{{1,2}})(?!\d))"
)
_MONTH_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_YEAR_NUMBER = re.compile(YEAR_STATED)
_MEETING_PLANS = re.compile(r"(?:部署|安排|谋划).{0,4}明年")
_NEXT_PLANNED = re.compile(r"明年.{0,6}(?:工作|任务|经济|发展|目标|将|要|计划|重点)")
_YEAR_RULES = (
    (re.compile(rf"({YEAR})年?度?[^，。,\d]{{0,12}}(?:工作|经济)?(?:大会|会议|工作会)"), 6.0, 0),
    (re.compile(rf"(?:部署|安排|做好|谋划|开展)[^，。,\d]{{0,6}}({YEAR})年"), 4.0, 0),
    (re.compile(rf"总结[^，。,\d]{{0,6}}({YEAR})年"), 3.0, 1),
    (re.compile(rf"({YEAR})年[^，。,\d]{{0,8}}(?:预期|目标|总体要求|部署|安排|重点工作|计划)"), 4.0, 0),
    (re.compile(rf"({YEAR})年[，,]?[^。，,\d]{{0,12}}将"), 2.0, 0),
    (re.compile(rf"({YEAR})年[，,]?是[^。]{{0,60}}(?:之年|一年|周年)"), 2.0, 0),
    (
        re.compile(rf"({YEAR})年(?:前|上半年|下半年|[一二三四]季度|\d{{1,2}}(?:月|[—－至~-]\d{{1,2}}月))"),
        2.0,
        0,
    ),
)
_TELLING = 2.0  # points of a rule that tells what year it is by itself
_LOOKS_BACK = re.compile("公报|年报|年鉴|决算|盘点|运行情况")  # they call the year in their title this year
_LOOKS_AHEAD = re.compile("规划|纲要|十[一二三四五六七]五")
_FAR = re.compile(
    rf"(?:到|至|截至|自|从|由|比|较|力争|—|-){YEAR}年|{YEAR}年(?:以来|起|末|底前|后|[—-]|、)|{YEAR}[-—－~至]{YEAR}"
)
_STAGE = re.compile(rf"(?:到|拟在|力争在|计划在|将在)({YEAR})年[，,]?(?!\d|已|底|末|以来|[上下]半年)")
# Said of a year that is over: 2022年，全市完成…; what a later half year is compared with: 较2022年全年.
_RESULT = re.compile(
    rf"(?<![至到比较与])({YEAR})年(?:全年|度)?[，,]?(?![上下]半年|前?[一二三四]季|\d{{1,2}}[月—－至~-]|以来)"
    r"(?:(?!将|目标|力争|计划|预期|确保|部署|要)[^。；]){0,40}?"
    r"(?:比上年|同比|增长|下降|实现|完成|达|占|约|突破|为)[^。；，]{0,12}\d"
)
_COMPARED = re.compile(rf"[比较]((?!2019){YEAR})年(?!同期|以来)")  # 2019 stood for "normal" for years
_UNDER_WAY = re.compile(r"今年(?!以前)|(?<!年)上半年|(?<!年)前?[一二三]季度|(?<!年)\d{1,2}[-—至]\d{1,2}月")
_NOW = re.compile(rf"(?:今年|目前|日前|近日|出台|印发|发布|公布|制定)[^。]{{0,30}}?({YEAR})")
_PLAN_NAME = re.compile(r"《[^》]*(?:规划|纲要|愿景|远景)[^》]*》")


def find_date(blocks: Sequence[Block], year: int | None) -> datetime.date | None:
    """Return the day the article appeared or its event took place."""
    for block in blocks:
        stands_alone = not block.level and (is_byline(block.text) or len(block.text) <= 30)
        if stands_alone and (found := _full_date(block.text)):
            return found
    lead = find_lead(blocks)
    if lead is None:
        return _full_date(blocks[-1].text[-24:]) if blocks else None
    opening = half(blocks[lead].text)[:60]
    if found := _full_date(opening):
        return found
    if year and (month_day := _MONTH_DAY.search(opening)):
        return _day(year, int(month_day[1]), int(month_day[2]))
    return None


def _full_date(text: str) -> datetime.date | None:
    found = _FULL_DATE.search(half(text))
    if not found:
        return None
    month, day = found[2] or found[5], found[3] or found[6]
    return _day(int(found[1]), int(month), int(day))


def _day(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def find_year(blocks: Sequence[Block]) -> int | None:
    """Return the year the article calls this year; None when nothing tells."""
    dated = find_date(blocks, None)
    title = half(find_title(blocks, ""))
    told = {int(found[1]) for found in _YEAR_NUMBER.finditer(title)}
    if _LOOKS_BACK.search(title) and len(told) == 1:
        return told.pop()
    if dated:
        return dated.year
    if _LOOKS_AHEAD.search(title) and not told:
        return None
    text = half("\n".join(block.text for block in blocks))
    votes = _year_votes(blocks)
    if not votes:
        compared = [int(found[1]) for found in _COMPARED.finditer(text)]
        return max(compared) + 1 if compared and _UNDER_WAY.search(text) else None
    best = max(votes, key=lambda year: (votes[year], year))
    month = _lead_month(blocks)
    late = month is not None and month >= 11
    plans = _MEETING_PLANS.search(text)
    if late or plans or (_NEXT_PLANNED.search(text) and not _is_over(best, text, month)):
        best = best - 1 if votes.get(best - 1, 0) > 0 or _is_next(best, votes, text) else best
    if late or plans:
        return best
    return best + 1 if _is_over(best, text, month) else best


def _lead_month(blocks: Sequence[Block]) -> int | None:
    lead = find_lead(blocks)
    found = _MONTH_DAY.search(half(blocks[lead].text)[:80]) if lead is not None else None
    return int(found[1]) if found else None


def _is_next(year: int, votes: Counter[int], text: str) -> bool:
    """Tell whether the only year named is the one the article calls 明年."""
    said = re.findall(rf"今年|明年|{year}年", text)
    return len(votes) == 1 and f"{year}年" in said and said[said.index(f"{year}年") - 1 :][:1] == ["明年"]


def _is_over(year: int, text: str, month: int | None) -> bool:
    """Tell whether the article gives a whole *year*'s results while a later year is under way."""
    if not any(int(found[1]) == year for found in _RESULT.finditer(text)):
        return False
    spoken_of_as_now = any(
        int(found[1]) == year and not shift
        for pattern, points, shift in _YEAR_RULES
        if points >= _TELLING
        for found in pattern.finditer(text)
    )
    return not spoken_of_as_now and (bool(_UNDER_WAY.search(text)) or month is not None)


def _year_votes(blocks: Sequence[Block]) -> Counter[int]:
    votes: Counter[int] = Counter()
    for i, block in enumerate(blocks):
        text = _FAR.sub(lambda found: "〇" * len(found.group()), half(block.text))
        weight = 2.0 if block.level or i < 3 else 0.5
        for found in _YEAR_NUMBER.finditer(text):
            votes[int(found[1])] += weight  # type: ignore[assignment]
        for pattern, points, shift in _YEAR_RULES:
            for found in pattern.finditer(text):
                votes[int(found[1]) + shift] += points  # type: ignore[assignment]
    _vote_for_now(votes, blocks)
    for year in _later_stages(blocks):
        votes.pop(year, None)
    return votes


def _later_stages(blocks: Sequence[Block]) -> frozenset[int]:
    """Return the years of a plan in stages but for the first: 到2025年…，拟在2030年… is not said in 2030."""
    text = half("\n".join(block.text for block in blocks))
    stages = {int(found[1]) for found in _STAGE.finditer(text)}
    told = {int(found[1]) for rule, _, _ in _YEAR_RULES for found in rule.finditer(text)}
    return frozenset(year for year in stages - told if year > min(stages))


def _vote_for_now(votes: Counter[int], blocks: Sequence[Block]) -> None:
    """Strengthen the latest year where it stands beside 今年 or 日前, or names a new document."""
    latest = max(votes, default=None)
    for block in blocks:
        text = _FAR.sub("", _PLAN_NAME.sub("", half(block.text)))
        told = sum(int(found[1]) == latest for found in _NOW.finditer(text))
        if latest and told:
            votes[latest] += 2 * told
