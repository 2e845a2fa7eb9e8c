"""When an article speaks: its date, and the year it calls this year; knows nothing of places."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.asides import is_byline
from index.layout import Block
from index.masthead import find_lead, find_title, half
from index.patterns import compiled
from index.phrases import YEAR, YEAR_STATED
from index.tenses import event_years, finished_years, is_only_aimed_at, planned_years, without_far

_FULL_DATE = compiled(
    rf"(?<!\d)({YEAR})(?:年(\d{{1,2}})月(\d{{1,2}})日|([-/.])(\d{{1,2}})\4(\d{{1,2}})(?!\d))"
)
_LASTS_UNTIL = compiled(r"有效期[^，。；\d]{0,6}$")
"""Before the day on which a plan runs out: no day that it is written on."""

_DOCUMENT = compiled(rf"[^\s，。；]{{2,12}}[〔\[（(]({YEAR})[〕\]）)]第?\d+号")
"""The number a document is filed under, with its year: 甲政办发〔2024〕11号."""

_STAMP = compiled(r"(?:发布|发表|更新|刊发)(?:时间|日期)[：:]\s*")
_DELIVERED = compiled(
    r"[—－\-（(\s]*[12０-９][\d０-９]{3}年[^。，]{1,8}日在[^。，]{4,50}(?:会议?|大会)上?[）)]?$"
)
"""Below the title of a report, when and where it was delivered: ——2024年1月16日在某某市…会议上."""
_MONTH_DAY = compiled(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_ANY_YEAR = compiled(YEAR)
_YEAR_NUMBER = compiled(YEAR_STATED)
_MEETING_PLANS = compiled(r"(?:部署|安排|谋划).{0,4}明年")
_NEXT_PLANNED = compiled(r"明年.{0,6}(?:工作|任务|经济|发展|目标|将|要|计划|重点)")
_WILL = compiled(rf"({YEAR})年[，,]?[^。，,\d]{{0,12}}将")
_PART = compiled(
    rf"(?<!比)(?<!较)({YEAR})年(?:前|上半年|下半年|[一二三四]季度|\d{{1,2}}(?:月|[—－至~-]\d{{1,2}}月))"
)
_YEAR_RULES = (
    (compiled(rf"({YEAR})年?度?[^，。,\d]{{0,12}}(?:工作|经济)?(?:大会|会议|工作会)"), 6.0, 0),
    (compiled(rf"(?:部署|安排|做好|谋划|开展)[^，。,\d]{{0,6}}({YEAR})年"), 4.0, 0),
    (compiled(rf"总结[^，。,\d]{{0,6}}({YEAR})年"), 3.0, 1),
    (
        compiled(
            rf"({YEAR})年[，,]?[^。，,\d]{{0,16}}(?:预期|目标|总体要求|部署|安排|重点工作|计划)(?!任务?完成|执行|完成)"
        ),
        4.0,
        0,
    ),
    (_WILL, 2.0, 0),
    (
        compiled(
            rf"(?<![获为])({YEAR})(?:年度?)?[^。，,；\d]{{1,20}}(?:(?<![社委协商学])会(?!员|议|保|计)|(?<![环季])节(?!能|约|水)|赛|博览|展会|展览|周(?!边|年|期)|论坛|活动|行动|培训班|实事项目|专场)"
        ),
        3.0,
        0,
    ),
    (compiled(rf"(?:截至|截止)({YEAR})年(?:1[01]|\d)月"), 3.0, 0),
    (compiled(rf"({YEAR})年[，,]?是[^。]{{0,60}}(?:之年|一年|周年)"), 2.0, 0),
    (_PART, 2.0, 0),
    (compiled(rf"(?:冲刺|决胜|决战|奋战|奋进|打赢|收官|迎战)(?!了)[^。，,\d]{{0,6}}({YEAR})"), 3.0, 0),
)
_NEVER = 9999
_NEAR_TOP = 5
_PLANNED_AHEAD = 3
"""Years within which what is planned to the month is mostly due."""

_LOOKS_BACK = compiled("公报|年报|年鉴|决算|盘点|运行情况")  # they call the year in their title this year
_LOOKS_AHEAD = compiled("规划|纲要|十[一二三四五六七]五")
_COMPARED = compiled(rf"[比较]((?!2019){YEAR})年(?!同期|以来)")  # 2019 stood for "normal" for years
_UNDER_WAY = compiled(r"今年(?!以前)|(?<!年)上半年|(?<!年)前?[一二三]季度|(?<!年)\d{1,2}[-—至]\d{1,2}月")
_NOW = compiled(rf"(?:今年|目前|日前|近日|出台|印发|发布|公布|制定)[^。]{{0,30}}?({YEAR})")
_PLAN_NAME = compiled(r"《[^》]{0,60}(?:规划|纲要|愿景|远景)[^》]{0,60}》")


def find_date(blocks: Sequence[Block], year: int | None) -> datetime.date | None:
    """Return the day the article appeared or its event took place."""
    for block in blocks[:3]:
        if (stamp := _STAMP.search(block.text)) and (found := _full_date(block.text[stamp.end() :][:16])):
            return found
    for block in blocks:
        stands_alone = not block.level and (is_byline(block.text) or len(block.text) <= 30)
        if (stands_alone or _DELIVERED.match(block.text)) and (found := _full_date(block.text)):
            return found
    lead = find_lead(blocks)
    if lead is None:
        return _full_date(blocks[-1].text[-24:]) if blocks else None
    opening = half(blocks[lead].text[:60])
    month_day, full = _MONTH_DAY.search(opening), _FULL_DATE.search(opening)
    told_later = month_day and full and month_day.start() < full.start()  # 8月11日…。2020年8月19日，…设立
    if not told_later and (found := _full_date(opening)):
        return found
    if year and month_day:
        return _day(year, int(month_day[1]), int(month_day[2]))
    return None


def _full_date(text: str) -> datetime.date | None:
    found = _FULL_DATE.search(half(text))
    if not found or _LASTS_UNTIL.search(text[: found.start()]):
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
    filed = (_DOCUMENT.fullmatch(half(block.text)) for block in blocks[:_NEAR_TOP])
    if number := next(filter(None, filed), None):
        return int(number[1])
    if _LOOKS_AHEAD.search(title) and not told:
        return None
    text = half("\n".join(block.text for block in blocks))
    votes = _Votes.of(blocks, text)
    if not votes.points:
        compared = [int(found[1]) for found in _COMPARED.finditer(text)]
        over = {*finished_years(text), *(compared if _UNDER_WAY.search(text) else ())}
        return max(over) + 1 if over and _is_later(text, _lead_month(blocks)) else None
    return _elected(votes, text, _lead_month(blocks))


def _elected(votes: _Votes, text: str, month: int | None) -> int | None:
    """Return the year that most tells for, or the one after when that is over by now; None when in doubt."""
    best = max(votes.points, key=lambda year: (votes.points[year], year))
    late = month is not None and month >= 11
    plans = _MEETING_PLANS.search(text)
    over = max(finished_years(text), default=0)
    if late or plans or (_NEXT_PLANNED.search(text) and not _is_over(over, best, votes, text, month)):
        before = votes.points.get(best - 1, 0) > 0 or _is_next(best, votes.points, text)
        best = best - 1 if before else best
    if late or plans:
        return best
    if _is_over(over, best, votes, text, month):
        return over + 1
    if best == over and votes.points.get(best + 1):
        return best + 1
    soon = best + _PLANNED_AHEAD >= max(planned_years(text), default=0)
    certain = votes.strong[best] and soon and best >= max(event_years(text), default=0)
    return best if certain and not is_only_aimed_at(best, text) else None


def _lead_month(blocks: Sequence[Block]) -> int | None:
    lead = find_lead(blocks)
    found = _MONTH_DAY.search(half(blocks[lead].text[:80])) if lead is not None else None
    return int(found[1]) if found else None


def _is_next(year: int, votes: Counter[int], text: str) -> bool:
    """Tell whether the only year named is the one the article calls 明年."""
    said = re.findall(rf"今年|明年|{year}年", text)
    return len(votes) == 1 and f"{year}年" in said and said[said.index(f"{year}年") - 1 :][:1] == ["明年"]


def _is_over(over: int, best: int, votes: _Votes, text: str, month: int | None) -> bool:
    """Tell whether *over*, the last year whose results are told, is past, and none after it is *best*."""
    if over < best:
        return False
    return not votes.strong[over] and _is_later(text, month)


def _is_later(text: str, month: int | None) -> bool:
    return month is not None or bool(_UNDER_WAY.search(text) or "去年" in text)


def _rules_for(text: str) -> Iterator[tuple[re.Pattern[str], float, int]]:
    """Yield the rules that hold in *text*: who says 今年 of this year says 2026年…将 of a later one."""
    return (rule for rule in _YEAR_RULES if rule[0] is not _WILL or "今年" not in text)


@dataclass(frozen=True, slots=True)
class _Votes:
    """What tells for each year a text names: all of it, and what by itself makes it the present one."""

    points: Counter[int]
    strong: Counter[int]

    @classmethod
    def of(cls, blocks: Sequence[Block], text: str) -> _Votes:
        """Count the votes of *blocks*, whose texts *text* joins."""
        points: Counter[int] = Counter()
        strong: Counter[int] = Counter()
        shown, start = without_far(text), 0
        over = max(finished_years(text), default=_NEVER)
        lead = next((i for i, block in enumerate(blocks) if not block.level and "今年" not in text), None)
        for i, block in enumerate(blocks):
            said = shown[start : start + len(block.text)]
            start += len(block.text) + 1
            if not _ANY_YEAR.search(said):
                continue
            weight = 2.0 if block.level or i < 3 else 0.5
            for found in _YEAR_NUMBER.finditer(said):
                if block.level or int(found[1]) <= over + 1:
                    points[int(found[1])] += weight  # type: ignore[assignment]
                    strong[int(found[1])] += (block.level > 0 or i == lead) and int(found[1]) != over
            for pattern, telling, shift in _rules_for(text):
                for found in pattern.finditer(said):
                    points[int(found[1]) + shift] += telling  # type: ignore[assignment]
                    # What took place in a year that is over need not be told while it lasts.
                    lasting = telling > 3 or pattern is _PART or int(found[1]) != over
                    strong[int(found[1]) + shift] += shift == 0 and lasting
        votes = cls(points, strong)
        votes.add_now(blocks, over)
        return votes

    def add_now(self, blocks: Sequence[Block], over: int) -> None:
        """Strengthen the latest year where it stands beside 今年 or 日前, or names a new document."""
        latest = max(self.points, default=None)
        if latest is None:
            return
        for said in filter(_ANY_YEAR.search, (half(block.text) for block in blocks)):
            text = without_far(_PLAN_NAME.sub("", said))
            if told := sum(int(found[1]) == latest for found in _NOW.finditer(text)):
                self.points[latest] += 2 * told
                self.strong[latest] += told * (latest != over)
