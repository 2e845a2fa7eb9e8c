"""Figures with their units in one normal form (亿元, %, 个 …); knows nothing of what they measure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from index.fold import fold
from index.numerals import parse_number, read_digits
from index.passage import Bound, Span
from index.patterns import compiled
from index.units import counted_bare, unit_at
from index.years import YearMention, find_dates, find_years

__all__ = ["Quantity", "YearMention", "find_dates", "find_quantities", "find_years"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `text` is number and unit as written; `value` (to `upper`, for a range) is in `unit`.

    The words that bound it (不少于, 以上, 约) are outside `span`.
    """

    span: Span
    text: str
    value: float
    upper: float | None
    unit: str
    bound: Bound


@dataclass(frozen=True, slots=True)
class _Figure:
    """A number with or without its unit, in folded text."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    number: str
    more: bool = False  # 30余家


_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
_CHINESE = r"(?:[一二两三四五六七八九十百万亿零]|千(?![瓦克米伏]))+"
_TOKEN = compiled(
    rf"(?P<arabic>{_ARABIC})(?P<more1> ?[余多](?=[十百千万亿]))?"
    r" ?(?P<scale>[十百千]?(?:万亿|万|亿)|[百千](?![瓦克米伏分]))?"
    rf"|(?P<chinese>{_CHINESE})(?P<more2>[余多](?P<large>[万亿]+))?"
)
_BEYOND = 1e15
# What may stand before a bare 百, 千, 万 for it to be a number: 近千家, 超百个, 上万户.
_OPENS_BARE = compiled(r"(?:[近上超过约逾达破]|[新]增)$")
_NOT_BEFORE = compiled(r"[a-z](?<!gdp)$|[+#/]$|\d[.:/]$|[几若]$")
_TENS = ("10", "100", "1000")  # 数10家 is 数十家; in 基站数8万个 and 学生数1324人 数 ends a noun
_RANK_BEFORE = compiled(r"(?:居|列|名|位|排|升至|[国省市区县球界])(?:在|到|至)?第$")
_LINK = compiled(r" ?(?:至|到|~|-{1,2}) ?")
_FRACTION = compiled(
    r"(?<![\d/.])(\d)/([2-9]|10)(?![\d/年月.])|([一二三四五六七八九])分之([一二两三四五六七八九])"
)
_HUNDREDTHS = compiled(rf"百分之({_ARABIC}|[零一二三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)")
_TENTHS = compiled(r"([一二三四五六七八九])成(?=以上|左右|以下|多|的|[,。;、!?)]|$)")
_HALVES = compiled(
    r"一半(?![是时靠路为要在])|(?<!多)半数(?=以上|[,。;、!?)]|$)|(?<!双)(?<!时间)过半(?=[,。;!?)]|$)"
)
_HALF_SPANS = compiled(
    r"(?:(?<=提前|缩短|仅用|只用|用时|耗时|延长|推迟|减少|节省)|(?<=[了早晚]))半(年|个?月|天|小时)(?![来报度])"
)
"""Half a year that something took or was early by; 上半年 is a part of a year."""
_FIRST = compiled(r"(?<=[^,。;、][^,。;、])(?<!放在)(?<!摆在)(?<!作为)首位(?![度要次])(?=[,。;、!?)\s]|$)")
_DOUBLINGS = compiled(r"翻([一两二三四])番|翻番")
_BARE = compiled(
    r"(?:指数|收入比|倍差|系数|生育率|存贷比|pmi)(?:值|得分)?[^,。;、:()\d第]{0,8}?(?P<value>\d{1,3}(?:\.\d{1,3})?)(?::1)?"
    r"(?=(?:以内|以下|以上|左右)?[,。;、)\s]|$)"
)
"""What has no unit: 空气质量综合指数3.86, 城乡居民收入比缩小到2.04."""

_RUNNING = compiled(
    r"(?:连续|(?:维持|使用|存续|建设|合作)(?:时间|年限|期限|周期|期)|工期|寿命|有效期|为期|历时)(?:为|约|达|长达|仅)?"
    r"(?P<run>\d{1,2}(?:\.\d+)?|[一二两三四五六七八九十]{1,3})(?P<time>年|个月|个季度)(?!\d)"
)
_CONGRESS = compiled(r"(?:十[五六七八九]|二十[一二]?)大")  # 二十大 is a congress, not twenty great things
_BEFORE: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (
        compiled(
            r"(?:不少于|不低于|不小于|不下于|至少|超过|超出|突破|大于|高于|多于|超|逾|上)[了 ]?$|至少.{1,3}$"
        ),
        "at least",
    ),
    (
        compiled(r"(?:不超过|不高于|不多于|不大于|最多|至多|控制在|不足|不到|低于|少于|小于)[了 ]?$"),
        "at most",
    ),
    (compiled(r"(?:大约|接近|将近|大概|约|(?<![最附邻临新远])近)[ ]?$"), "about"),
)
_AFTER: tuple[tuple[re.Pattern[str], Bound], ...] = (
    (compiled(r"\s*及?以上|\+"), "at least"),
    (compiled(r"\s*及?(?:以内|以下|之内)"), "at most"),
    (compiled(r"\s*(?:左右|上下)"), "about"),
)
_NEGATED = compiled(r"(?:不|未|没有?)(?:超过|超出|突破|高于|大于|低于|少于|小于|多于|超)[了 ]?$")


@lru_cache(maxsize=256)
def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Find the figures of *text* that have a unit, in order; offsets are in *text*."""
    # A full-width comma never groups digits (至5，100个项目).
    folded = fold(text.replace("，", "、"))
    figures = _join_ranges(folded, [*_figures(folded)])
    special = [*_special(folded), *_running(folded), *_bare(folded)]
    taken = [quantity.span for quantity in special]
    plain = (q for q in figures if not any(q.span.overlaps(span) for span in taken))
    found = sorted((q for q in (*special, *plain) if _is_sane(q)), key=lambda quantity: quantity.span)
    return tuple(replace(q, text=q.span.of(text)) for q in found)


def _is_sane(quantity: Quantity) -> bool:
    """Tell a figure from digits in a row, whose value no double holds."""
    return max(quantity.value, quantity.upper or 0) < _BEYOND


def _figures(folded: str) -> Iterator[_Figure]:
    for match in _TOKEN.finditer(folded):
        number = match[0].replace(" ", "")
        if _NOT_BEFORE.search(folded, max(0, match.start() - 2), match.start()) or _is_vague(match, folded):
            continue
        value = _value(match, folded)
        if value is not None:
            yield _with_unit(folded, match, number, value)


def _is_vague(match: re.Match[str], folded: str) -> bool:
    """Tell whether 数 stands for how many: 数百家."""
    counted = folded.startswith("数", match.start() - 1) if match.start() else False
    return counted and match["arabic"] in (None, *_TENS)


def _value(match: re.Match[str], folded: str) -> Decimal | None:
    if match["arabic"]:
        return parse_number(match["arabic"] + (match["scale"] or ""))
    chinese = match["chinese"]
    if chinese[0] in "百千万亿" and not _bare_is_number(chinese, match, folded):
        return None
    if len(chinese) > 1 and not set(chinese) & set("十百千万亿"):
        return None  # 一二三产业, 二三四线
    value = parse_number(chinese)
    return value * parse_number("一" + match["large"]) if match["large"] else value


def _bare_is_number(chinese: str, match: re.Match[str], folded: str) -> bool:
    if len(chinese) > 1 and chinese[-1] in "万亿" and chinese[0] != chinese[-1]:
        return True
    if folded[match.end() : match.end() + 1] == "强":
        return chinese in ("百", "千")
    return bool(_OPENS_BARE.search(folded, max(0, match.start() - 2), match.start()))


def _with_unit(folded: str, match: re.Match[str], number: str, value: Decimal) -> _Figure:
    end = match.end()
    more = bool(match["more1"] or match["more2"])
    if folded[end : end + 1] in ("余", "多"):
        more, end = True, end + 1
    if folded[end : end + 1] == " ":
        end += 1
    read = unit_at(folded, end, number=number)
    if read is None and "亿" in number and not more:
        read = ("亿元", Decimal("1e-8"), match.end())  # 突破千亿, 两千亿级
    counted = counted_bare(folded, end) if read is None and "万" in number else None
    if counted:
        return _Figure(match.start(), end, value, counted, number, more)
    if read is None:
        return _Figure(match.start(), match.end(), value, None, number)
    unit, factor, end = read
    if folded[end : end + 1] == "级" and unit == "亿元":
        end += 1
    return _Figure(match.start(), end, value * factor, unit, number, more)


def _join_ranges(folded: str, figures: list[_Figure]) -> Iterator[Quantity]:
    skip = False
    for index, figure in enumerate(figures):
        if skip:
            skip = False
            continue
        following = figures[index + 1] if index + 1 < len(figures) else None
        joined = _range(folded, figure, following) if following else None
        skip = joined is not None
        quantity = joined or _single(folded, figure)
        if quantity is not None:
            yield quantity


def _range(folded: str, low: _Figure, high: _Figure) -> Quantity | None:
    if high.unit is None or not high.value or not _LINK.fullmatch(folded, low.end, high.start):
        return None
    if low.unit not in (None, high.unit) or _is_ordinal(folded, low):
        return None
    value = low.value if low.unit else _scaled_like(low, high)
    if not value < high.value:
        return None
    span = Span(low.start, high.end)
    return Quantity(span, "", float(value), float(high.value), high.unit, "range")


def _scaled_like(low: _Figure, high: _Figure) -> Decimal:
    """Give the lower end of 3至5亿元 the scale of the upper."""
    plain = re.fullmatch(rf"{_ARABIC}", high.number)
    if plain or not re.fullmatch(_ARABIC, low.number):
        # 五百余万: the lower end shares 万 unless it has its own.
        before, *after = re.split("[余多]", high.number)
        own = set(low.number) & set("万亿")
        return low.value * high.value / parse_number("".join([before, *after]) if own else before)
    digits = re.match(_ARABIC, high.number)
    return low.value * high.value / parse_number(digits[0]) if digits else low.value


def _single(folded: str, figure: _Figure) -> Quantity | None:
    rank = _rank(folded, figure)
    if rank is not None:
        return rank
    if figure.unit is None or _is_ordinal(folded, figure):
        return None
    if figure.unit == "大" and _CONGRESS.match(folded, figure.start):
        return None
    bound = _bound(folded, figure)
    return Quantity(Span(figure.start, figure.end), "", float(figure.value), None, figure.unit, bound)


def _is_ordinal(folded: str, figure: _Figure) -> bool:
    return folded[max(0, figure.start - 1) : figure.start] == "第"


def _rank(folded: str, figure: _Figure) -> Quantity | None:
    """Read 居全市第二, 第19位, 前20强, 全国百强."""
    number_end = figure.start + len(figure.number)
    after = folded[number_end : number_end + 1]
    start = figure.start
    if _is_ordinal(folded, figure) and (
        after in ("位", "名") or _RANK_BEFORE.search(folded, max(0, start - 8), start)
    ):
        if after and after in "届次个批条大期季产方轮章步梯线阵时责要代类手把书动家小中高实人幼水污职师医":
            return None
        end = number_end + (after in ("位", "名"))
        return Quantity(Span(start - 1, end), "", float(figure.value), None, "位", "exact")
    front = folded[max(0, start - 1) : start] == "前"
    if after == "强" or (front and after in ("位", "名")):
        return Quantity(Span(start, number_end + 1), "", float(figure.value), None, "位", "at most")
    return None


def _bound(folded: str, figure: _Figure) -> Bound:
    for pattern, bound in _AFTER:
        if pattern.match(folded, figure.end):
            return bound
    before = folded[max(0, figure.start - 5) : figure.start]
    negated = _NEGATED.search(before)
    if negated:
        return "at least" if re.search("[低少小]", negated[0]) else "at most"
    for pattern, bound in _BEFORE:
        if pattern.search(before):
            return bound
    return "at least" if figure.more else "exact"


def _special(folded: str) -> Iterator[Quantity]:
    """Read 百分之八, 1/3, 七成, 一半, 提前半年, 翻一番."""
    for match in _HUNDREDTHS.finditer(folded):
        yield _made(folded, match, _percent(match[1]), "%")
    for match in _FRACTION.finditer(folded):
        top, bottom = (match[1], match[2]) if match[1] else (match[4], match[3])
        share = parse_number(top) / parse_number(bottom) * 100
        if share < 100:
            yield _made(folded, match, round(share, 2), "%")
    for match in _TENTHS.finditer(folded):
        yield _made(folded, match, parse_number(match[1]) * 10, "%")
    for match in _HALVES.finditer(folded):
        yield _made(folded, match, Decimal(50), "%")
    for match in _HALF_SPANS.finditer(folded):
        yield _made(folded, match, Decimal("0.5"), "个月" if match[1].endswith("月") else match[1])
    for match in _FIRST.finditer(folded):
        yield _made(folded, match, Decimal(1), "位")
    for match in _DOUBLINGS.finditer(folded):
        yield _made(folded, match, parse_number(match[1] or "一"), "番")


def _running(folded: str) -> Iterator[Quantity]:
    """Read how long something goes on: 连续18年, 工期24个月; 3年 alone is when rather than how much."""
    for match in _RUNNING.finditer(folded):
        span = Span(match.start("run"), match.end("time"))
        figure = _Figure(span.start, span.end, parse_number(match["run"]), match["time"], match[0])
        yield Quantity(span, "", float(figure.value), None, match["time"], _bound(folded, figure))


def _bare(folded: str) -> Iterator[Quantity]:
    """Read the value of an index or a ratio: it is in no unit."""
    for match in _BARE.finditer(folded):
        span = Span(*match.span("value"))
        figure = _Figure(span.start, span.end, parse_number(match["value"]), "", match["value"])
        yield Quantity(span, "", float(figure.value), None, "", _bound(folded, figure))


def _percent(written: str) -> Decimal:
    whole, _, decimals = written.partition("点")
    return parse_number(whole) + (Decimal(f"0.{read_digits(decimals)}") if decimals else 0)


def _made(folded: str, match: re.Match[str], value: Decimal, unit: str) -> Quantity:
    figure = _Figure(match.start(), match.end(), value, unit, match[0])
    return Quantity(Span(*match.span()), "", float(value), None, unit, _bound(folded, figure))
