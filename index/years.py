"""Years and dates in a text, plain and relative; knows nothing of figures or facts."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from index.fold import fold
from index.numerals import DIGITS
from index.passage import Span
from index.patterns import compiled


@dataclass(frozen=True, slots=True)
class YearMention:
    """The years that a stretch of text names; `relative` when it took the speaking year to tell."""

    span: Span
    years: tuple[int, ...]
    relative: bool = False


_YEAR = r"(?:19[4-9]\d|20[0-9]\d)"
_RANGE = compiled(rf"(?<!\d)({_YEAR})年? ?(?:-{{1,2}}|~|至|到) ?({_YEAR})(?:年度?|(?!\d))")
_PLAIN = compiled(rf"(?<![\d.])({_YEAR}) ?年度?")
# A year without 年 (2023八大部署): a narrower stretch of years, and no unit behind it.
_BARE = compiled(
    r"(?<![\da-z.\-/~])(20[1-4]\d)(?![\d.,%/~-])"
    r"(?! ?[万亿千百余多个家项名位人元亩套座所栋条米吨平公户张台辆])"
)
_CHINESE = compiled(r"([一二][零一二三四五六七八九]{3})年度?")
_PLAN = compiled(r'"?(十[一二三四五六])五"?(?:规划|时期|期间|收官|开局)*(?:之)?(末|期末|收官|开局)?(?:之年)?')
_PLAN_FIRST_YEAR = {"十一": 2006, "十二": 2011, "十三": 2016, "十四": 2021, "十五": 2026, "十六": 2031}
_NOW = compiled(
    r"(?<!截至)(?<!截止)(?:目前|如今)(?!为止)|(?<=[,，;；])(?:\d{1,2}|[一两二三四五六七八九十]{1,2})年(?:多)?来"
)
_RELATIVE = (
    (compiled(r"今明两年"), (0, 1)),
    (compiled(r"(?<!如)今年|本年度?"), (0,)),
    (compiled(r"(?<!过)去年|(?<![以线网])上一?年|前一年"), (-1,)),
    (compiled(r"(?<![说表证阐声])明年|(?<![以近历])来年(?!均)|下一年|下年度"), (1,)),
    (compiled(r"(?<![以之目此空])前年"), (-2,)),
    (compiled(r"(?<![以之此今])后年"), (2,)),
)


def since_now(text: str) -> str:
    """Return *text* from where it turns to how things stand now: 2009年，成为…，目前共有…."""
    turned = [found.start() for found in _NOW.finditer(text)]
    return text[turned[-1] :] if turned else text


def find_years(text: str, speaking: int | None = None) -> tuple[YearMention, ...]:
    """Find the years *text* names, in order; relative ones count from the *speaking* year."""
    folded = fold(text)
    found: list[YearMention] = []
    says_year = "年" in folded
    if says_year or "20" in folded or "19" in folded or "五" in folded:
        for pattern, read in _ABSOLUTE:
            _collect(found, pattern, folded, read, relative=False)
    if speaking is not None and says_year:
        for pattern, offsets in _RELATIVE:
            years = tuple(speaking + offset for offset in offsets)
            _collect(found, pattern, folded, partial(_keep, years), relative=True)
    return tuple(sorted(found, key=lambda mention: mention.span))


def _collect(
    found: list[YearMention],
    pattern: re.Pattern[str],
    folded: str,
    read: Callable[[re.Match[str]], tuple[int, ...]],
    *,
    relative: bool,
) -> None:
    for match in pattern.finditer(folded):
        span, years = Span(*match.span()), read(match)
        if years and not any(span.overlaps(mention.span) for mention in found):
            found.append(YearMention(span, years, relative))


def _keep(years: tuple[int, ...], _match: re.Match[str]) -> tuple[int, ...]:
    return years


def _read_range(match: re.Match[str]) -> tuple[int, ...]:
    first, last = int(match[1]), int(match[2])
    return tuple(range(first, last + 1)) if first < last else ()


def _read_year(match: re.Match[str]) -> tuple[int, ...]:
    return (int(match[1]),)


def _read_chinese(match: re.Match[str]) -> tuple[int, ...]:
    year = int("".join(str(DIGITS[digit]) for digit in match[1]))
    return (year,) if 1940 <= year < 2100 else ()


def _read_plan(match: re.Match[str]) -> tuple[int, ...]:
    first = _PLAN_FIRST_YEAR[match[1]]
    if "末" in match[0] or "收官" in match[0]:
        return (first + 4,)
    return (first,) if "开局" in match[0] else tuple(range(first, first + 5))


_ABSOLUTE: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, ...]]], ...] = (
    (_RANGE, _read_range),
    (_PLAIN, _read_year),
    (_CHINESE, _read_chinese),
    (_PLAN, _read_plan),
    (_BARE, _read_year),
)

_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!球|亮|饼|薪|季)"
_DAY = r"(?:[12]\d|3[01]|0?[1-9]|二?十[一二三四五六七八九]?|三十一?|[一二三四五六七八九])[日号]"
_PART = r"(?:上旬|中旬|下旬|初|中|底|末|份)?"
_DATE = compiled(
    rf"(?:{_YEAR} ?年 ?|今年|去年|明年)?(?<!\d){_MONTH} ?(?:{_DAY}(?:上午|下午|晚)?|{_PART}(?:以前|之前|前)?)"
    rf"|(?:{_YEAR} ?年? ?|今年|去年|明年)?(?:年底|年末|年初|年内|上半年|下半年|前?[一二三四1-4]季度)"
    r"(?:以前|之前|前)?"
    rf"|(?<![\d个]){_DAY}(?=上午|下午|晚|,)"
    r"|昨日|昨天|今日|今天"
)


def find_dates(text: str) -> tuple[Span, ...]:
    """Find the months, days and parts of a year that *text* names."""
    return tuple(Span(*match.span()) for match in _DATE.finditer(fold(text)))
