"""Where the clause of a figure starts, and which figures measure nothing; names no indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import indicators
from index.fold import fold
from index.numbers import Quantity
from index.passage import Span
from index.patterns import compiled
from index.places import PlaceMention

STOPS = ",，;；:：。"
_UNCOUNTED = frozenset({"大", "岁", "分钟", "小时", "级", "次", "天", "类", "种", "期", "对", "届", "列"})
_COUNT_VERB = compiled(r"(?:新增|新建|建成|引进|打造|培育|建设|至少建成|落地|开工|完成|创建)了?$")
COMPARED = compiled(
    r"(?:高于|低于|快于|好于|超过|超出|比)(?:全国|全省|全市|全区|预期|目标|平均|周边)[^,，;；]{0,8}$"
)
_FROM_VALUE = compiled(r"(?:由|从)[^,，;；]{0,12}$")
_TO_VALUE = compiled(r"^[^,，;；]{0,8}(?:增加|提高|提升|增长|上升|扩大|下降|降低|减少|压减)[到至]")
OPENS_WITH_PLACE = compiled(
    r"\s*(?:“[^”]{1,10}”|其中|[从就]|在|到?\d{4}年?底?|今年|去年|全年|上半年|下半年|前?[一二三四]季度|\d{1,2}(?:-\d{1,2})?月份?|预计|力争"
    r"|[\u4e00-\u9fff]{2,5}[省市])*\s*"
)
_GAINED = compiled(r"(?:比|较|高于|低于|快于|好于|拉动|贡献|回升|加快|收窄|放缓)[^,，;；、]{0,16}$")
_NAMED = compiled(r"[省市区县镇乡州盟旗]$")
_SHARED_ALL = compiled(r"总投资(?:额|规模)?|计划投资|投资总额")
_CLUSTER = compiled(r"(?:集群|产业链?|园区|板块|基地|城|商圈|市场)(?:建设|发展)?$")
_RULE = compiled(
    r"(?:奖励|给予|补助|扣减|处以)[^,，;；]{0,8}$|(?<!减税降费)(?:最高|上限|每人|每户)[^,，;；]{0,4}$"
)
# What a plant will yield one day is neither a goal nor a result of the place.
_IN_USE = compiled(r"(?:达产|投产|建成|投用|投运|竣工)(?:达产|达效|投产|投用|运营)?(?:之?后|时)[^;；]*$")
COUNTERS = frozenset("个家所座条项套栋户人件处支场张台辆")


def is_unfit(text: str, segment: Span, quantity: Quantity, following: Quantity | None) -> bool:
    written, left = fold(quantity.text), text[segment.start : quantity.span.start]
    if quantity.unit == "个百分点" and _GAINED.search(left):
        return True
    if written.endswith("级"):
        return not _CLUSTER.search(indicators.after(text[quantity.span.end : segment.end]))
    if quantity.unit in _UNCOUNTED or modifies(text, quantity, following) or COMPARED.search(left):
        return True
    if _FROM_VALUE.search(left) and _TO_VALUE.match(text[quantity.span.end : segment.end]):
        return True
    if written[0] in "一二两三四五六七八九十" and quantity.value < 100:
        return quantity.unit not in ("%", "番") and not _COUNT_VERB.search(left)
    return in_quotes(text, quantity.span) or bool(_RULE.search(left) or _IN_USE.search(left))


def in_quotes(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 12) : span.start]
    return max(before.rfind("“"), before.rfind("‘"), before.rfind("《")) > max(
        before.rfind("”"), before.rfind("’"), before.rfind("》")
    )


def modifies(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Tell whether the figure only describes what the next one counts (30亿元以上项目2个)."""
    if following is None or following.unit == "位" or fold(following.text).endswith("级"):
        return False
    if fold(quantity.text).endswith("级"):
        return bool(re.match(r"[^,，、;；。]{2,14}\d", text[quantity.span.end :]))
    between = text[quantity.span.end : following.span.start]
    if len(between) > 24 or re.search(r"[,，、;；:：。(（]", between):
        return False
    if quantity.unit in COUNTERS and re.search(r"^[^的以]{2,12}(?:以及|及|和|与)[^的]{0,6}$", between):
        return False  # 15个老旧小区及周边9条背街小巷
    return not (
        between == "的" and _SHARED_ALL.search(text[max(0, quantity.span.start - 8) : quantity.span.start])
    )


def clause_start(text: str, edge: int, position: int) -> int:
    text = text[:edge] + _masked(text[edge:position])
    opened = max(text.rfind(mark, edge, position) for mark in "(（") + 1
    start = max([edge, opened, *(text.rfind(m, edge, position) + 1 for m in STOPS + "、")])
    lead = text[max(edge, start - 12) : start]
    listed = re.search(r"(?:^|[,，;；:：])([\u4e00-\u9fff]{2,4})、$", lead)
    if listed and indicators.is_verb(listed[1]):  # 新建、改造环卫中转站
        return start - len(listed[1]) - 1
    return start


def _masked(text: str) -> str:
    """Hide the stops inside closed brackets, which part no clauses; the length stays."""
    shown = re.sub(r"[(（][^()（）]*[)）]", lambda found: "〇" * len(found[0]), text)
    return re.sub(r"[(（][^()（）]*[)）]", lambda found: "〇" * len(found[0]), shown)


def behind_bounds(text: str, quantity: Quantity) -> int:
    match = compiled(r"\s*\**\s*(?:及?以上|左右|以内|以下|之内|上下)?(?:大关|台阶|关口|门槛)?").match(
        text, quantity.span.end
    )
    return match.end() if match else quantity.span.end


def after_place(text: str, start: int, end: int, places: Sequence[PlaceMention]) -> int:
    """Leave out the place that opens a clause (经开区地区生产总值 …)."""
    for mention in places:
        if start <= mention.span.start and mention.span.end < end:
            opening = text[start : mention.span.start]
            named = _NAMED.search(mention.name) or indicators.starts(text[mention.span.end : end])
            if OPENS_WITH_PLACE.fullmatch(opening) and named:
                return mention.span.end
    return start
