"""Who, when, where: title, date, speaking year, place and byline of an article, by general rules."""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Sequence

from index.layout import Block
from index.phrases import YEAR, YEAR_STATED, is_byline, names_writers, number_kind

_HALF = str.maketrans("０１２３４５６７８９：－", "0123456789:-")
_FULL_DATE = re.compile(
    rf"(?<!\d)({YEAR})(?:年(\d{{1,2}})月(\d{{1,2}})日|([-/.])(\d{{1,2}})\4(\d{{1,2}})(?!\d))"
)
_MONTH_DAY = re.compile(r"(?<![\d年])(\d{1,2})月(\d{1,2})日")
_YEAR_NUMBER = re.compile(YEAR_STATED)
_DATELINE = re.compile(
    r"(?:本报讯|.{0,12}(?:日报|晚报|新华社|记者).{0,20})?[（(【]?(?:\d{4}年)?\d{1,2}月\d{1,2}日|本报讯|昨日|今日|日前|近日"
)
_NEXT_PLANNED = re.compile(
    r"明年.{0,6}(?:工作|任务|经济|发展|目标|将|要|计划|重点)|(?:部署|安排|谋划).{0,4}明年"
)
_YEAR_RULES = (
    (re.compile(rf"({YEAR})年?度?[^，。,\d]{{0,12}}(?:工作|经济)?(?:大会|会议|工作会)"), 6.0, 0),
    (re.compile(rf"(?:部署|安排|做好|谋划|开展)[^，。,\d]{{0,6}}({YEAR})年"), 4.0, 0),
    (re.compile(rf"总结[^，。,\d]{{0,6}}({YEAR})年"), 3.0, 1),
    (re.compile(rf"({YEAR})年[^，。,\d]{{0,8}}(?:预期|目标|总体要求|部署|安排|重点工作|计划)"), 4.0, 0),
    (re.compile(rf"({YEAR})年[，,]?[^。，,\d]{{0,12}}将"), 2.0, 0),
    (re.compile(rf"({YEAR})年[，,]?是[^。]{{0,60}}(?:之年|一年|周年)"), 2.0, 0),
    (re.compile(rf"({YEAR})年(?:前|上半年|下半年|[一二三四]季度|\d{{1,2}}月)"), 2.0, 0),
)
_LOOKS_BACK = re.compile("公报|年报|年鉴|决算|盘点")  # they call the year in their title this year
_LOOKS_AHEAD = re.compile("规划|纲要|“十")
_FAR = re.compile(rf"(?:到|至|截至|自|从|由|比|较|力争|—|-){YEAR}年|{YEAR}年(?:以来|起|末|底前|后|[—-]|、)")


def find_headline(blocks: Sequence[Block]) -> range:
    """Return which blocks are the headline: on top, or amid the text beside the dateline."""
    runs = _heading_runs(blocks)
    if not runs:
        return range(0)
    first = runs[0]
    body = next((i for i, block in enumerate(blocks) if block.level == 0 and not is_byline(block.text)), None)
    if body is None or first.start < body:
        return _head_of(blocks, first)
    lead = _find_lead(blocks)
    beside = [run for run in runs if lead is not None and (run.stop == lead or run.start == lead + 1)]
    if lead is None or not beside:
        return range(0)
    best = max(beside, key=lambda run: _shared(_run_text(blocks, run), blocks[lead].text))
    return range(best.start, next((i for i in best if blocks[i].text[-1] in "：:"), best.stop))


def _head_of(blocks: Sequence[Block], run: range) -> range:
    """Return the title and the lines below it that belong to it: a second line, a ——subtitle."""
    stop = run.start + 1
    while stop < run.stop and _belongs_to_title(blocks, run, stop):
        stop += 1
    return range(run.start, stop)


def _belongs_to_title(blocks: Sequence[Block], run: range, i: int) -> bool:
    """Tell a title's further line from the first section's heading, which resembles later ones."""
    text = blocks[i].text
    if text.startswith("——"):
        return True
    if (
        text[-1] in "：:"
        or number_kind(text)
        or _states_year(text)
        or blocks[i].level != blocks[run.start].level
    ):
        return False
    later = [block.text for block in blocks[run.stop :] if block.level and block.text[-1] not in "：:"]
    return not any(other[0] == text[0] for other in later)


def _heading_runs(blocks: Sequence[Block]) -> list[range]:
    runs: list[range] = []
    for i, block in enumerate(blocks):
        if block.level and runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        elif block.level:
            runs.append(range(i, i + 1))
    return runs


def _run_text(blocks: Sequence[Block], run: range) -> str:
    return "".join(blocks[i].text for i in run)


def _find_lead(blocks: Sequence[Block]) -> int | None:
    """Return the body block that opens with a dateline."""
    return next((i for i, b in enumerate(blocks) if not b.level and has_dateline(b.text)), None)


def has_dateline(text: str) -> bool:
    """Tell whether a paragraph opens as a news lead does."""
    return bool(_DATELINE.match(half(text)))


def _shared(left: str, right: str) -> int:
    def pairs(text: str) -> set[str]:
        return {text[i : i + 2] for i in range(len(text) - 1)}

    return len(pairs(left) & pairs(right))


def half(text: str) -> str:
    """Return a copy of *text* with half-width digits, of the same length."""
    return text.translate(_HALF)


def _states_year(text: str) -> bool:
    return bool(_YEAR_NUMBER.match(half(text)))


def find_title(blocks: Sequence[Block], name: str) -> str:
    """Return the headline's text: first line and ——subtitle lines apart by a blank."""
    head = find_headline(blocks)
    lines = [blocks[i].text for i in head]
    main = [line for line in lines if not line.startswith("——")][:1]
    if head and head.start > 0 and blocks[0].level == 0 and not is_byline(blocks[0].text):
        main = lines
    subtitle = [line for line in lines if line.startswith("——")]
    if main or subtitle:
        return " ".join(main) + "".join(subtitle)
    return blocks[0].text[:30] if blocks else name


def find_byline(blocks: Sequence[Block]) -> str | None:
    """Return who wrote it, from a line of its own or the tail of a paragraph."""
    for block in blocks:
        if not block.level and names_writers(block.text):
            return block.text
    for block in blocks:
        tail = re.split(r"[。！？”]\s*", block.text)[-1].strip()
        if not block.level and tail and names_writers(tail):
            return tail
    found = (re.search(r"[（(]([^（()）]{0,20}记者[^（()）]{1,30})[）)]", block.text) for block in blocks)
    return next((match.group(1) for match in found if match), None)


def find_date(blocks: Sequence[Block], year: int | None) -> datetime.date | None:
    """Return the day the article appeared or its event took place."""
    for block in blocks:
        stands_alone = not block.level and (is_byline(block.text) or len(block.text) <= 30)
        if stands_alone and (found := _full_date(block.text)):
            return found
    lead = _find_lead(blocks)
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
    votes = _year_votes(blocks)
    if not votes:
        return None
    best = max(votes, key=lambda year: (votes[year], year))
    text = half("\n".join(block.text for block in blocks))
    lead = _find_lead(blocks)
    late = lead is not None and (day := _MONTH_DAY.search(half(blocks[lead].text)[:60])) and int(day[1]) >= 11
    if late or _NEXT_PLANNED.search(text):
        return best - 1 if votes.get(best - 1, 0) > 0 or _is_next(best, votes, text) else best
    return best


def _is_next(year: int, votes: Counter[int], text: str) -> bool:
    """Tell whether the only year named is the one the article calls 明年."""
    said = re.findall(rf"今年|明年|{year}年", text)
    return len(votes) == 1 and f"{year}年" in said and said[said.index(f"{year}年") - 1 :][:1] == ["明年"]


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
    return votes
