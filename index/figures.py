"""The figures of a sentence and what each of them measures; knows nothing of years, kinds or articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index import indicators
from index.fold import fold
from index.numbers import Quantity
from index.passage import Change, Span
from index.places import PlaceMention

STOPS = ",，;；:：。"
_UNCOUNTED = frozenset({"大", "岁", "分钟", "小时", "级", "次", "天", "类", "种", "期", "对", "届", "列"})
_COUNT_VERB = re.compile(r"(?:新增|新建|建成|引进|打造|培育|建设|至少建成|落地|开工|完成|创建)了?$")
_NAMED_FIVE_HUNDRED = re.compile(r"进入|迈入|跻身|入选|挺进|进军|入围|位列|位居|保持|稳居|冲刺")
_COMPARED = re.compile(
    r"(?:高于|低于|快于|好于|超过|超出|比)(?:全国|全省|全市|全区|预期|目标|平均|年初|上年|去年|周边)[^,，;；]{0,8}$"
)
_FROM_VALUE = re.compile(r"(?:由|从)[^,，;；]{0,12}$")
_TO_VALUE = re.compile(r"^[^,，;；]{0,8}(?:增加|提高|提升|增长|上升|扩大|下降|降低|减少|压减)[到至]")
OPENS_WITH_PLACE = re.compile(
    r"\s*(?:其中|在|到?\d{4}年?底?|今年|去年|全年|上半年|下半年|前?[一二三四]季度|\d{1,2}(?:-\d{1,2})?月份?|预计|力争"
    r"|[\u4e00-\u9fff]{2,5}[省市])*\s*"
)
_GAINED = re.compile(r"(?:比|较|高于|低于|快于|好于|拉动|贡献|回升|加快|收窄|放缓)[^,，;；、]{0,16}$")
_AGENT = re.compile(r"^\s*(?:与|对|由|从|向|把|将|被|通过)[^,，;；]*$|[与对由从向]$")
_NOT_COUNTED = re.compile(r"(?:方向|机制|领域|方面|指标|板块|环节|体系|维度|层面|关键|部门|单位)$")
_NAMED = re.compile(r"[省市区县镇乡州盟旗]$")
_SHARED_HEAD = re.compile(r"等?((?:产业)?(?:投资|产值|增加值|收入|零售额|产量|出口|进口|消费|人数|面积))$")
_EACH = re.compile(r"(?:分别|依次)")


@dataclass(frozen=True, slots=True)
class Found:
    """A figure with what it measures, in offsets of the passage's text."""

    quantity: Quantity
    indicator: str
    change: Change
    start: int


def read_sentence(
    text: str, sentence: Span, quantities: Sequence[Quantity], places: Sequence[PlaceMention]
) -> Iterator[Found]:
    for segment in _segments(text, sentence):
        inside = [q for q in quantities if segment.contains(q.span)]
        yield from _read_segment(text, segment, inside, places)


def _segments(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for at in range(sentence.start, sentence.end):
        if text[at] in ";；":
            yield Span(start, at)
            start = at + 1
    yield Span(start, sentence.end)


def _read_segment(
    text: str, segment: Span, quantities: Sequence[Quantity], places: Sequence[PlaceMention]
) -> Iterator[Found]:
    shared = {found.quantity.span: found for found in _distributed(text, segment, quantities)}
    base: Found | None = None
    edge = segment.start
    for index, quantity in enumerate(quantities):
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        found = shared.get(quantity.span) or _read_one(text, segment, edge, quantity, following, base, places)
        if found is None:
            if not _modifies(text, quantity, following):
                edge = quantity.span.end
            continue
        edge = quantity.span.end
        if found.change == "level" and quantity.unit != "位" and quantity.span not in shared:
            base = base if found.indicator.startswith("累计") else found
        yield found


def _read_one(
    text: str,
    segment: Span,
    edge: int,
    quantity: Quantity,
    following: Quantity | None,
    base: Found | None,
    places: Sequence[PlaceMention],
) -> Found | None:
    if _is_unfit(text, segment, quantity, following):
        return None
    start = _clause_start(text, edge, quantity.span.start)
    start = _after_place(text, start, quantity.span.start, places)
    left = text[start : quantity.span.start]
    phrase, tail = indicators.before(left)
    change = indicators.change_of(tail, quantity.unit)
    if quantity.unit == "位":
        described = start == edge > segment.start  # 3个产业集群入选全国百强
        return None if described else _ranked(quantity, left, base, start)
    behind = indicators.after(text[_behind(text, quantity) : segment.end])
    if _counts_what_follows(phrase, behind, quantity, left):
        return _made(quantity, _counted(phrase, behind), change, start)
    if behind and quantity.unit not in ("位",):
        return None  # the figure describes what follows it, or the sentence goes on about something else
    whole = indicators.joined(phrase, base.indicator) if base else None
    if whole and base:
        return _made(quantity, whole, change, base.start)
    if indicators.has_words(phrase) and not indicators.is_verb(phrase):
        return _made(quantity, phrase, change, start)
    if not phrase and base and change != "level":
        return _made(quantity, base.indicator, change, base.start)
    return None


def _after_place(text: str, start: int, end: int, places: Sequence[PlaceMention]) -> int:
    """Leave out the place that opens a clause (经开区地区生产总值 …)."""
    for mention in places:
        if start <= mention.span.start and mention.span.end < end:
            opening = text[start : mention.span.start]
            named = _NAMED.search(mention.name) or indicators.starts(text[mention.span.end : end])
            if OPENS_WITH_PLACE.fullmatch(opening) and named:
                return mention.span.end
    return start


def _counted(phrase: str, behind: str) -> str:
    """Name what is counted behind a figure, with its verb (建成科技园等10个公园 → 建成公园)."""
    if len(behind) <= 2:
        return phrase + behind
    verb = indicators.VERBS.match(phrase)
    return (verb[0].strip("、等及和") if verb else "") + behind


def _made(quantity: Quantity, indicator: str, change: Change, start: int) -> Found | None:
    clean = indicator.strip(" *\"'")
    if not indicators.has_words(clean) or len(clean) > 30 or clean.endswith("等") or "%" in clean:
        return None
    return Found(quantity, clean, change, start)


def _counts_what_follows(phrase: str, behind: str, quantity: Quantity, left: str) -> bool:
    if (
        not indicators.has_words(phrase + behind)
        or not behind
        or quantity.unit in ("%", "个百分点", "番", "倍")
    ):
        return False
    if re.match(r"(?:以上|左右|以内|以下)$", behind) or re.search(
        r"^(?:的|中|以?来|之|和)|[中时后前]$", behind
    ):
        return False
    if _NOT_COUNTED.search(behind) or _AGENT.search(left):
        return False
    return not phrase or indicators.is_verb(phrase) or left.endswith("等")


def _behind(text: str, quantity: Quantity) -> int:
    match = re.compile(r"\s*\**\s*(?:及?以上|左右|以内|以下|之内|上下)?").match(text, quantity.span.end)
    return match.end() if match else quantity.span.end


def _is_unfit(text: str, segment: Span, quantity: Quantity, following: Quantity | None) -> bool:
    written, left = fold(quantity.text), text[segment.start : quantity.span.start]
    if quantity.unit == "个百分点" and _GAINED.search(left):
        return True
    if quantity.unit in _UNCOUNTED or _modifies(text, quantity, following) or _COMPARED.search(left):
        return True
    if _FROM_VALUE.search(left) and _TO_VALUE.match(text[quantity.span.end : segment.end]):
        return True
    if written[0] in "一二两三四五六七八九十" and quantity.unit != "位" and quantity.value < 100:
        return quantity.unit not in ("%", "番") and not _COUNT_VERB.search(left)
    if written.endswith("级") or _in_quotes(text, quantity.span):
        return True
    return written.endswith("强") and not _NAMED_FIVE_HUNDRED.search(left)


def _in_quotes(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 12) : span.start]
    return max(before.rfind("“"), before.rfind("‘"), before.rfind("《")) > max(
        before.rfind("”"), before.rfind("’"), before.rfind("》")
    )


def _modifies(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Tell whether the figure only describes what the next one counts (30亿元以上项目2个)."""
    if following is None or following.unit == "位":
        return False
    between = text[quantity.span.end : following.span.start]
    return len(between) <= 24 and not re.search(r"[,，、;；:：。]", between)


def _clause_start(text: str, edge: int, position: int) -> int:
    opened = max(text.rfind(mark, edge, position) for mark in "(（") + 1
    inside = opened and not re.search(r"[)）]", text[opened:position])
    start = max([edge, opened if inside else 0, *(text.rfind(m, edge, position) + 1 for m in STOPS + "、")])
    lead = text[max(edge, start - 12) : start]
    listed = re.search(r"(?:^|[,，;；:：])([\u4e00-\u9fff]{2,4})、$", lead)
    if listed and indicators.is_verb(listed[1]):  # 新建、改造环卫中转站
        return start - len(listed[1]) - 1
    return start


def _ranked(quantity: Quantity, left: str, base: Found | None, start: int) -> Found | None:
    phrase = indicators.rank_phrase(left.removesuffix("前"))
    whole = indicators.joined(phrase, base.indicator) if base else None
    if whole and base:
        return _made(quantity, whole, "level", base.start)
    return _made(quantity, phrase, "level", start)


def _distributed(text: str, segment: Span, quantities: Sequence[Quantity]) -> Iterator[Found]:
    """Read A、B、C分别增长8%、10%、12%: as many names before 分别 as figures behind it."""
    names: list[str] = []
    start = segment.start
    for match in _EACH.finditer(text, segment.start, segment.end):
        start_here = _clause_before(text, segment.start, match.start())
        listed = _names(fold(text[start_here : match.start()]))
        if len(listed) > 1:
            names, start = listed, start_here
        row = _row_after(text, match.end(), quantities)
        if len(row) < 2 or len(row) != len(names):
            continue
        change: Change = "level"
        for name, quantity, verb in zip(names, row, _verbs(text, match.end(), row), strict=True):
            change = indicators.change_of(verb, quantity.unit) if verb.strip() else change
            yield Found(quantity, name, change, start)


def _clause_before(text: str, low: int, high: int) -> int:
    return max([low, *(text.rfind(mark, low, high) + 1 for mark in ",，:：")])


def _names(listed: str) -> list[str]:
    phrase = indicators.before(listed)[0]
    names = [name.strip() for name in re.split(r"、|以及|和|及|与", phrase)]
    head = _SHARED_HEAD.search(names[-1])
    if head and not any(_SHARED_HEAD.search(name) for name in names[:-1]):  # 卫生、教育投资分别…
        names = [name.removesuffix(head[0]) + head[1] for name in names]
    return names if all(indicators.has_words(name) for name in names) else []


def _row_after(text: str, position: int, quantities: Sequence[Quantity]) -> list[Quantity]:
    row: list[Quantity] = []
    for quantity in (q for q in quantities if q.span.start >= position):
        between = text[row[-1].span.end if row else position : quantity.span.start]
        if row and not re.fullmatch(r"(?:以上|左右|以内)?[、,，和及与][^,，、;；]{0,6}", between):
            break
        row.append(quantity)
    return row


def _verbs(text: str, position: int, row: Sequence[Quantity]) -> list[str]:
    """Return the words right before each figure of a row."""
    starts = [position, *(quantity.span.end for quantity in row)]
    raw = (text[start : quantity.span.start] for start, quantity in zip(starts, row, strict=False))
    return [re.sub(r"^(?:以上|左右|以内)?[、,，和及与]", "", fold(words)) for words in raw]
