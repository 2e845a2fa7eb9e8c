"""Rows of figures that several names share (A、B、C分别增长8%、10%、12%); knows nothing of single figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index import indicators
from index.alike import is_deed, names_alike
from index.fold import fold
from index.numbers import Quantity
from index.passage import Change, Span
from index.patterns import compiled
from index.places import find_places
from index.words import cut_words


@dataclass(frozen=True, slots=True)
class Found:
    """A figure with what it measures, in offsets of the passage's text, and whose it is when that is told."""

    quantity: Quantity
    indicator: str
    change: Change
    start: int
    place: str | None = None


def made(quantity: Quantity, indicator: str, change: Change, start: int) -> Found | None:
    """Make a figure of a plain indicator; nothing of one that is none."""
    clean = indicator.strip(" *\"'")
    if clean == "经济" and change != "level":
        clean = "经济增速"
    if (
        not indicators.has_words(clean)
        or len(clean) > 30
        or clean.endswith("等")
        or re.search("%|分别|^以|以$|^[只仅]?[差比]", clean)
    ):
        return None
    if indicators.is_bare_total(clean) or _ADDRESSES.search(clean) or _ONLY_OVER.fullmatch(clean):
        return None
    return Found(quantity, clean, change, start)


@dataclass(frozen=True, slots=True)
class Row:
    """Figures that stand in a row behind 分别, or the one rank behind 均."""

    mark: Span
    figures: tuple[Quantity, ...]


_ADDRESSES = compiled(r"[你我您]|记者|来源|编辑|责编")
_ONLY_OVER = compiled(r"[过超].{0,6}[亿万]元|.*次在.*")
_AND_SO_ON = compiled(r"等[^、]*$")
_CLAUSE_MARK = compiled(r"[，：]|(?<!\d)[,:]|[,:](?!\d)")  # not that of 1,741 or of 10:30
_EACH = compiled(r"分别|依次")
_BOUND_FIRST = compiled(r"突破|超过?|不低于|不少于|不超过|不高于|低于|高于|至少|约")
"""Said before the first figure of a row, it holds for all: 分别突破3亿元、2亿元."""

_ALL = compiled(r"均|都")
_TOWN_OR_COUNTRY = compiled(r"(?:城镇|农村|乡村|城市)(.{2,})$")  # 城镇和农村居民收入分别…
_ENDS_IN_TOWN = compiled(r"(?:城镇|农村|乡村|城市)$")
_SHARED_HEAD = compiled(
    r"等?[^、和及与]{0,8}?((?:产业)?(?:投资|产值|增加值|收入|零售额|销售额|产量|出口|进口|消费|人数|面积|贷款|存款|价格))$"
)
_COUNTED_UP = compiled(r"(.{2,}?)等?[两二三四五六七八九十](?:大|个|类|条|项|种)[^、]*$")
"""What counts up a list stands behind its last item: 甲业、乙业、丙业三大主导产业产值."""

_GOES_ON = compiled(
    r"[,，](?:同比|环比|[比较]上?去?年)?(?:增[长加速幅]|提高|上升|下降|减少|占比?|为|达到?|至|或)?$"
)
_OWNED = compiled(r"[^的]+的([^的]{2,8})")
_MEASURE = compiled(r".[额量值率数入资]$")
_HEAD = compiled(
    r"^(?:全产业链|年|总)?(?:(?:进出口|进口)(?:总?[额值])?|投资|产值|增加值|收入|零售额|销售额|产量|营业收入|出口额?|进口额?|贷款余额|价格)$"
)
_NO_SUBJECT = compiled(r"(?:同比|环比|增幅|增速|涨幅|[比较](?:上|去)年(?:同期)?|[占其中,]|比重)*")
_TAKES_IN = compiled(r"\([^)]*\)")
_CONJUNCTION = compiled(r"以及|和|及|与")
# One word for two measures: 汽车产销分别增长8%和9%.
_COUPLE = compiled(r"(?P<of>.*?)(?:(?P<产>产)销|(?P<存>存)贷款?|(?P<收>收)支)(?P<tail>量|额|总额|余额)?$")
_TOWN_AND_COUNTRY = compiled(r"城乡((?:居民|低保).*)$")  # told in this order
_THREE_SECTORS = compiled(r"(?:三次产业|三大产业|一二三产业|一二三产)((?:增加值|投资|税收|用电量).*)$")
_COUPLED = {"产": ("产{}", "销{}", "量"), "存": ("存款{}", "贷款{}", ""), "收": ("收入{}", "支出{}", "")}
_PREDICATE = compiled(
    r"(?:仍为|仍是|成为|是|为|位[居列]|持续|保持|继续|实现|均|都|同比|快速|稳步|增势|运行|较快|表现|增长)"
)


def find_rows(text: str, segment: Span, quantities: Sequence[Quantity]) -> Iterator[Row]:
    """Find the rows of figures of *segment*."""
    for match in _EACH.finditer(text, segment.start, segment.end):
        row = _row_after(text, match.end(), quantities)
        if len(row) >= 2:
            yield Row(Span(*match.span()), tuple(row))
    for match in _ALL.finditer(text, segment.start, segment.end):
        following = next((q for q in quantities if q.span.start >= match.end()), None)
        if (
            following
            and following.unit == "位"
            and not re.search(r"[,，]", text[match.end() : following.span.start])
        ):
            yield Row(Span(*match.span()), (following,))


def read_row(text: str, segment: Span, row: Row, earlier: Sequence[Found]) -> Iterator[Found]:
    """Give each figure of *row* its name: listed before it, or told by the figures *earlier* said."""
    start = _clause_before(text, segment.start, row.mark.start)
    listed = fold(text[start : row.mark.start])
    if len(row.figures) == 1:
        yield from _ranked_alike(listed, row.figures[0], start, earlier)
        return
    count = len(row.figures)
    ranked = find_places(listed) if row.figures[0].unit == "位" else ()
    if len(ranked) == count:  # 甲区、乙区分别位列第10位、第50位
        for place, rank in zip(ranked, row.figures, strict=True):
            yield Found(rank, "排名", "level", start, place.name)
        return
    names = names_alike(listed, count)
    if not names:
        names, start = _names_over_commas(text, segment, start, row.mark.start, count)
    names = names or _names(listed, count) or _coupled(listed, count)
    if not names and _HEAD.match(indicators.before(listed)[0]):
        names, start = _names_before(text, segment, start, indicators.before(listed)[0], count)
    places: list[str | None] = [None] * count
    if not names and _NO_SUBJECT.fullmatch(listed.strip(" ,")):
        told = [found for found in earlier if found.change == "level" and found.quantity.unit != "位"][
            -count:
        ]
        if len(told) == count:
            names, start = [found.indicator for found in told], told[0].start
            places = [found.place for found in told]
    if not names and _NO_SUBJECT.fullmatch(listed.strip(" ,")):
        names, start = _names_before(text, segment, start, "", count)
    if not names and listed.startswith("城乡"):
        names = [indicators.before(listed)[0]] * count
    if names:
        dealt = _dealt(text, row, names, start, listed)
        yield from (
            replace(found, place=place or found.place) for found, place in zip(dealt, places, strict=True)
        )


def _names_over_commas(text: str, segment: Span, start: int, end: int, count: int) -> tuple[list[str], int]:
    """Take a list whose items stand between commas as they hold 、 themselves (甲业，乙、丙和丁业分别…)."""
    edge = start
    for _ in range(count - 1):
        if edge <= segment.start or text[edge - 1] not in ",，":
            break
        edge = _clause_before(text, segment.start, edge - 1)
        if is_deed(indicators.before(fold(text[edge:start]).rstrip(" ,"))[0]):
            break
        names = names_alike(fold(text[edge:end]), count)
        if names:
            return names, edge
    return [], start


def _dealt(text: str, row: Row, names: Sequence[str], start: int, listed: str) -> Iterator[Found]:
    change: Change = indicators.change_of(listed, "%") if row.figures[0].unit == "%" else "level"
    bound = row.figures[0].bound if _BOUND_FIRST.search(_verbs(text, row)[0]) else None
    measure = indicators.before(_verbs(text, row)[0])[0]  # 分别进出口3亿元、2亿元
    places = [_place(name) for name in names] if len(measure) > 1 else []
    for name, figure, verb in zip(names, row.figures, _verbs(text, row), strict=True):
        bare = verb.strip().rstrip("-−")
        quantity = replace(figure, bound=bound) if bound and not bare and figure.bound == "exact" else figure
        change = indicators.change_of(bare, quantity.unit) if bare and bare not in ("为", "是") else change
        negative = change == "growth" and verb.endswith(("-", "−"))
        found = Found(quantity, name, "decline" if negative else change, start)
        if places and all(places):
            found = replace(found, indicator=measure, place=_place(name))
        yield found


def _place(name: str) -> str | None:
    """Return the place that *name* is, whatever it is said to take in: 甲市(含乙区)."""
    bare = _TAKES_IN.sub("", fold(name))
    return next((place.name for place in find_places(bare) if len(place.span) == len(bare)), None)


def _ranked_alike(listed: str, rank: Quantity, start: int, earlier: Sequence[Found]) -> Iterator[Found]:
    count = len(re.split(r"、|以及|和|及|与", listed))
    names = _names(listed, count) if count > 1 else []
    for name in names:
        whole = indicators.joined(name, earlier[-1].indicator) if earlier else None
        yield Found(rank, whole or name, "level", earlier[-1].start if whole else start)


def _clause_before(text: str, low: int, high: int) -> int:
    return max((mark.end() for mark in _CLAUSE_MARK.finditer(text, low, high)), default=low)


def _names(listed: str, count: int) -> list[str]:
    phrase = indicators.before(listed)[0]
    names = next((names for names in _splits(phrase) if len(names) == count), [])
    if len(names) < 2:
        return []
    town = _TOWN_OR_COUNTRY.match(names[-1])
    head = _head_behind(names) or _shared_head(names[-1])
    if town and _ENDS_IN_TOWN.search(names[0]):
        names = [name + town[1] if _ENDS_IN_TOWN.search(name) else name for name in names]
    elif head and not any(_shared_head(name) for name in names[:-1]):  # 卫生、教育投资分别…
        counted = _COUNTED_UP.match(names[-1][: -len(head)])
        last = counted[1] + head if counted else names[-1]
        names = [*(name + head for name in names[:-1]), last]
    if re.search(r"第[一二三](?:产业.*)?$", names[0]):  # 第一、二、三产业
        names = [names[0], *(re.sub(r"^(?=[一二三])", "第", name) for name in names[1:])]
    return names if all(indicators.has_words(name) for name in names) else []


def _coupled(listed: str, count: int) -> list[str]:
    """Take a word for two measures apart: 产量 and 销量 of 汽车产销, 城镇居民 and 农村居民 of 城乡居民."""
    named = indicators.before(listed)[0]
    couple, both_kinds = _COUPLE.match(named), _TOWN_AND_COUNTRY.search(named)
    if (three := _THREE_SECTORS.search(named)) and count % 3 == 0:
        return [f"第{nth}产业{three[1]}" for nth in "一二三"] * (count // 3)
    if count % 2 == 0 and both_kinds:  # also 分别达到3万元、2万元，增长5%和7%
        town = "城镇" if both_kinds[1].startswith("居民") else "城市"
        return [town + both_kinds[1], f"农村{both_kinds[1]}"] * (count // 2)
    if couple is None or count != 2:
        return []
    *both, usual = next(forms for kind, forms in _COUPLED.items() if couple[kind])
    return [couple["of"] + form.format(couple["tail"] or usual) for form in both]


def _head_behind(names: Sequence[str]) -> str:
    """Return what stands behind names that end alike: 一般公共预算收入 in 市级、区级一般公共预算收入."""
    *others, last = names
    words = [word for word, _ in cut_words(last)]
    first = next(iter(words), "")
    alike = all(len(name) == len(first) and name[-1:] == first[-1:] for name in others)
    return last[len(first) :] if others and alike and _MEASURE.search(last) else ""


def _shared_head(name: str) -> str:
    """Return what the last of several names measures, for all of them: 乙业的销量, 教育投资, 铝材产量."""
    known = _OWNED.fullmatch(name) or _SHARED_HEAD.search(name)
    if known:
        return known[1]
    last = next((word for word, _ in reversed(cut_words(name))), name)
    return last if last != name and _MEASURE.search(last) else ""


def _splits(phrase: str) -> Iterator[list[str]]:
    """Split a list of names at its commas, then also at its last conjunction, then at all."""
    names = phrase.split("、")
    yield names
    for found in reversed([*_CONJUNCTION.finditer(names[-1])]):
        yield [*names[:-1], names[-1][: found.start()], names[-1][found.end() :]]
    yield [name.strip() for name in re.split(r"、|以及|和|及|与", phrase)]


def _names_before(text: str, segment: Span, edge: int, head: str, count: int) -> tuple[list[str], int]:
    """Take the names from the clause before: 甲、乙持续增长，产值分别增长1%、2%."""
    start = _clause_before(text, segment.start, edge - 1)
    listed = fold(text[start : edge - 1])
    predicate = _PREDICATE.search(listed)
    listed = (listed[: predicate.start()] if predicate else listed).removeprefix("即")
    names = _names(listed, count) or _names(_AND_SO_ON.sub("", listed), count)
    return [name + head for name in names], start


def _row_after(text: str, position: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    row: list[Quantity] = []
    for quantity in (q for q in quantities if q.span.start >= position):
        between = text[row[-1].span.end if row else position : quantity.span.start]
        if row and not re.fullmatch(r"(?:以上|左右|以内)?[、,，和及与][^,，、;；]{0,6}", between):
            break
        if len(row) > 1 and between.lstrip("以上左右内")[:1] in ",，" and not _GOES_ON.search(between):
            break  # the next figure: 分别增长6%、7%，新增就业1万人
        if row and _EACH.search(between):
            break  # the next row: 分别为3亿元和2亿元，同比分别增长4%和5%
        if not row and re.search(r"[,，]", between):
            break
        row.append(quantity)
    return row


def _verbs(text: str, row: Row) -> list[str]:
    """Return the words right before each figure of a row."""
    starts = [row.mark.end, *(quantity.span.end for quantity in row.figures)]
    raw = (text[start : quantity.span.start] for start, quantity in zip(starts, row.figures, strict=False))
    return [re.sub(r"^(?:以上|左右|以内)?[、,，和及与]", "", fold(words)) for words in raw]
