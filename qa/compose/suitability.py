"""Whether a figure is of the kind that a question asks for: its unit and nature, not what it is about."""

from __future__ import annotations

import re

from index import Fact, Quantity, compiled, fold
from qa.evidence import Segment
from qa.question import Question
from qa.wanted import COMPLETION

_MONEY = ("元",)
_AREAS = ("亩", "平方米", "平方公里", "公顷", "㎡")
_HEAD_UNITS = (
    (
        compiled(
            r"(?:投资|收入|总额|资金|产值|增加值|支出|gdp|生产总值|税收|补贴|利润|预算|营收|余额|[额款金费])$"
        ),
        _MONEY,
    ),
    (compiled(r"面积$"), _AREAS),
    (compiled(r"(?:人口|人数)$"), ("人",)),
    (compiled(r"(?:长度|里程)$"), ("公里", "米", "千米")),
)
"""The units in which what a question's last noun names is measured."""

_TIMES = frozenset(["天", "小时", "分钟", "工作日", "时间"])
_HALVED = ("年", "个月")
_PEOPLE = frozenset("人名位") | {"人次"}
_THINGS = frozenset("个家项所座套条处栋间张辆台件起宗例场次批户种类支门片点大") | {"场次"}
_PLANTS = frozenset("棵株")
_MEDALS = frozenset("块枚")
_RUNS = frozenset(["趟", "班", "班次", "列", "次", "航班", "架次"])
_SAVED = compiled(r"[降减省免少]了?(?:[低免少掉])?了?(?:多少|几)")
_CHANGES = compiled(
    r"[快高低慢][于出][^,，、;；\d]{0,12}$"
    r"|(?:增长|增加|下降|提高|提升|减少|上升|增速|增幅|高于|回落)[^,，、;；]{0,4}$"
)
_APART = compiled(r"[快高低慢][于出过]|领先|落后")
"""How far two figures are apart is neither of them."""

_RATE, _NOT_RATE = compiled("[快慢]|增速|增幅|增长率|百分之"), 0.5
"""Asks how fast something grew; by how much more there was of it is no answer."""

_CONTRIBUTES = compiled("拉动|贡献")
_ASKS_CLASS = compiled(
    r"多大的?(?:规模|体量|量级|级别)|(?:做|打造|发展|培育|壮大)[成到得]?多大(?![年岁])|(?:什么|何种|啥)(?:量级|级别|规模)|多少[亿万]?级"
)
"""Asks how large a thing is to be: 打造多大规模的产业集群 wants its class."""

_CLASS = compiled(r"(?:、[十百千万]*亿元?)*级")
_REACHES, _AS_A_WHOLE = (
    compiled(r"(?:达到?|突破|迈上|跨入|迈入)$"),
    compiled(r"级?(?:规模|体量|水平|台阶)?[，。；、]"),
)
"""The class that a thing itself comes to: 2035年达到千亿级规模."""

_IN_QUOTES = compiled(r"[“‘「][^”’」，。\d]*$")

_PASSES = compiled(r"(?:突破|跨越|迈[上过]|站上|跨[上过]|超过?)[^，。；\d]{0,3}$")
_EXACT_BEHIND = compiled(r"(?:大关|台阶|关口)?，(?:总量|总额|规模)?(?:达到?|为|完成|实现)了?(?=[\d０-９])")
_MILESTONE = 0.7

_ANY_THING = frozenset("个家项")
_NO_SHARE = 0.4
_OF_A_WHOLE = compiled("占|比重|比例")
"""Asks for a part; 便宜几成 asks how far something came down."""

_OTHER_THING = 0.7
"""What one measure word counts another seldom does: 所 counts schools, 台 machines."""


def suitability(question: Question, quantity: Quantity, segment: Segment, fact: Fact | None = None) -> float:
    """Return how well *quantity* is of the kind asked for: 0 when it can't be the answer."""
    return _nature(question, quantity, segment, fact) * (
        _MILESTONE if _is_milestone(quantity, segment) else 1.0
    )


def _nature(question: Question, quantity: Quantity, segment: Segment, fact: Fact | None) -> float:
    named = quantity.text.endswith("大") and question.unit != "大"
    if named or _is_coined(quantity, segment):  # 十大工程 counts what a name names
        return 0.3
    if _is_class(quantity, segment):
        return float(_ASKS_CLASS.search(fold(question.text)) is not None)
    if quantity.unit == "周年" and question.unit not in ("周年", "年"):
        return 0.0
    if quantity.unit in _ANY_THING and not question.unit and _ASKS_CLASS.search(fold(question.text)):
        return 0.3
    if COMPLETION.search(fold(question.text)):
        return 1.0 if _is_share_done(quantity, segment) else 0.0
    percent = quantity.unit in ("%", "个百分点", "‰")
    if percent and _contributes(quantity, segment) and not _CONTRIBUTES.search(question.text):
        return 0.2
    grows = fact.change != "level" if fact else _is_change(quantity, segment)
    if question.unit:
        wrong_measure = "growth" in question.measures and not grows
        if question.unit == "个百分点" and quantity.unit == "%" and _APART.search(fold(question.text)):
            return _OTHER_THING
        unit = "个点" if "growth" in question.measures and question.unit == "个百分点" else question.unit
        if (
            grows
            and "growth" not in question.measures
            and _OF_A_WHOLE.search(question.text)
            and not _is_share(quantity, segment)
        ):
            return unit_suits(unit, quantity) * _NO_SHARE
        return unit_suits(unit, quantity) * (0.8 if wrong_measure else 1.0)
    if quantity.unit == "位" and "rank" not in question.measures:
        return 0.4
    if "growth" in question.measures and "level" not in question.measures:
        if grows:
            return _NOT_RATE if _RATE.search(fold(question.text)) and _is_added(quantity, segment) else 1.0
        if percent:
            return 0.3 if _is_share(quantity, segment) else 0.8
        return 0.8 if _SAVED.search(fold(question.text)) and _is_saved(quantity, segment) else 0.0
    if "share" in question.measures:
        part = percent or "/" in quantity.text
        return 0.5 if not part else 0.4 if grows and "growth" not in question.measures else 1.0
    if "rank" in question.measures:
        return 1.0 if quantity.unit in ("位", "名", "强") or quantity.text.startswith("第") else 0.3
    if percent and "贡献" in question.text and _contributes(quantity, segment):
        return 1.0  # 贡献了84%的税收
    head = question.head[-1] if question.head else question.terms[-1].text if question.terms else ""
    for pattern, units in _HEAD_UNITS:
        if pattern.search(head) and "growth" not in question.measures:
            counts = units is _MONEY and quantity.unit in _THINGS | _PEOPLE and not head.endswith("名额")
            return 1.0 if quantity.unit.endswith(units) else 0.3 if counts else 0.5
    if quantity.unit == "个百分点":  # how far two figures are apart is neither of them
        return 0.3
    return 0.85 if grows or percent else 1.0


def _is_milestone(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the next clause gives the exact figure: 突破千亿元，达到1072亿元."""
    behind = _EXACT_BEHIND.match(segment.passage.text, quantity.span.end)
    if not behind or not _PASSES.search(segment.passage.text, segment.span.start, quantity.span.start):
        return False
    exact = next((q for q in segment.quantities if q.span.start == behind.end()), None)
    return exact is not None and exact.unit == quantity.unit


def _is_class(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is of a class of things, 十亿、百亿级企业, and so no figure of theirs."""
    text = segment.passage.text
    behind = _CLASS.match(text, quantity.span.end)
    if _REACHES.search(text[: quantity.span.start]) and _AS_A_WHOLE.match(text, quantity.span.end):
        return False
    return quantity.text.endswith("亿级") or ("亿" in quantity.text and behind is not None)


def _is_coined(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is of a coined term: “三个翻番” and “一个上行、三个下沉” count nothing."""
    before = segment.passage.text[segment.span.start : quantity.span.start]
    return _IN_QUOTES.search(before) is not None and not fold(quantity.text)[0].isdigit()


def unit_suits(unit: str, quantity: Quantity) -> float:
    if quantity.unit == unit or quantity.text.endswith(unit):
        return 1.0
    if unit == "个点":
        return 1.0 if quantity.unit in ("%", "个百分点") else 0.0
    if unit == "个百分点" and quantity.unit == "%":
        return 0.8  # 涨了几个百分点 is said of a growth too
    if unit == "面积":
        return float(quantity.unit.endswith(_AREAS))
    if unit == "时间" and quantity.unit in _HALVED:
        return 0.95
    if unit.removeprefix("个") in _TIMES and quantity.unit in _TIMES:
        return 0.95
    if unit.endswith("度"):
        return float(quantity.unit == "千瓦时")
    if unit in ("个百分点", "倍", "强", "岁", "周年", "时间") or quantity.unit in ("%", "个百分点", "‰"):
        return 0.0
    if unit.startswith(("亿", "万")) and unit.lstrip("亿万") == "" and quantity.unit.endswith(_MONEY):
        return 1.0
    if unit.endswith(_MONEY) or quantity.unit.endswith(_MONEY):
        return 1.0 if unit.endswith(_MONEY) and quantity.unit.endswith(_MONEY) else 0.0
    bare, found = unit.lstrip("万亿"), quantity.unit.lstrip("万亿")
    if bare == found:
        return 1.0
    for family in (_PEOPLE, _THINGS, _RUNS, _PLANTS, _MEDALS):
        if bare in family and found in family:
            return 0.95 if family is not _THINGS or {bare, found} & _ANY_THING else _OTHER_THING
    return 0.6 if not found or bare in ("个", "") else 0.0


def _contributes(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is what something adds to the growth of another: 拉动投资增长2个百分点."""
    before = segment.folded[segment.span.start : quantity.span.start]
    return re.search(rf"(?:{_CONTRIBUTES.pattern})[^,;。]*$", before) is not None


def _is_share_done(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is the share of a goal that is done: 完成目标任务的68.3%."""
    before = segment.folded[segment.span.start : quantity.span.start][-24:]
    done = re.search(r"[完占][^,;]*(?:任务|目标|计划)[^,;]*$|完成[率度][^,;]{0,6}$", before)
    return quantity.unit == "%" and done is not None


def _is_added(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is an amount that came on top: 贷款累计增加432亿元."""
    before = segment.folded[segment.span.start : quantity.span.start]
    return quantity.unit.endswith(_MONEY) and re.search(r"增加了?(?:近|约|超过?)?$", before) is not None


def _is_saved(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is an amount that was taken off something: 降低失业保险费15.7亿元."""
    before = segment.folded[segment.span.start : quantity.span.start][-16:]
    return re.search(r"(?:降低|减免|减少|减征|节约|节省|压减|免除|免去)[^,;\d]*$", before) is not None


def _is_change(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the words right before the figure make it a growth or decline."""
    before = segment.folded[segment.span.start : quantity.span.start]
    before = re.sub(r"\([^()]*\)$", "", before)[-14:]
    return _CHANGES.search(before) is not None


def _is_share(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is a part of a whole: 占比已接近七成 is no growth."""
    before = segment.folded[segment.span.start : quantity.span.start]
    return re.search(r"(?:占|比重|比例)[^,;]{0,12}$", before) is not None
