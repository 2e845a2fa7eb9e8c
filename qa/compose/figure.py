"""A figure asked for → the clause that states it, the figure in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import Fact, Quantity, Span, fold
from qa.bearing import Bearing
from qa.compose.attributes import against
from qa.compose.cells import cell_draft, is_row
from qa.compose.draft import Candidate, Composition, Draft, best_of, quoted
from qa.evidence import Segment, parts_of
from qa.matching import match, places_named
from qa.question import Question
from qa.wanted import COMPLETION

ACCEPT = 0.48
"""Share of the question that the evidence must cover; tuned on tests/questions, 2026-11-21."""

_MONEY = ("元",)
_HEAD_UNITS = (
    (
        re.compile(r"(?:投资|收入|总额|资金|产值|增加值|支出|gdp|生产总值|税收|补贴|贷款|利润|预算|营收)$"),
        _MONEY,
    ),
    (re.compile(r"面积$"), ("亩", "平方米", "平方公里", "公顷")),
    (re.compile(r"(?:人口|人数)$"), ("人",)),
    (re.compile(r"(?:长度|里程)$"), ("公里", "米", "千米")),
)
"""The units in which what a question's last noun names is measured."""

_TIMES = frozenset(["天", "小时", "分钟", "工作日", "时间"])
_PEOPLE = frozenset("人名位") | {"人次"}
_THINGS = frozenset("个家项所座套条处栋间张辆台件场次批户种类支门片点大")
_SAVED = re.compile(r"[降减省免少]了?(?:[低免少掉])?了?(?:多少|几)")
_PLAIN_UNITS = frozenset(["", "亿", "万", "个", "家", "项", "元", "亿元", "万元", "%", "个点", "个百分点"])
"""Units in which anything may be counted."""

_EXACT_BONUS = 1.06
"""出口 is the 出口 of 其中出口…, rather than part of 进出口."""

_PART = 0.9
_OF_WHOLE = 0.5
"""民营企业进出口 is not what a question for 全区进出口 asks, even where nothing else is told."""

_SCOPE = re.compile(r"全[市省区县国州年]|[一-鿿]{1,3}[市县区]|实现|完成|达到?|累计|上半年|预计|年")
_TOTALS = re.compile(r"总数|累计|共|总量|总额")
_DISTRIBUTES = re.compile(r"分别(?:为|是|增长|下降|达|完成|实现|同比|比|占|减少|提高|新增)")
_LEANS = re.compile(
    r"^(?:[按以][^,\d]{0,6}价格?计算?|其中|净增|完成[^,]{0,8}(?:目标|任务|计划)|[两三四五]年平均|降至|增至|升至|降到|累计|总量|总数|达|达到|居|位居|位列|列|排名|占|比|较|同比|环比|年均|平均|分别|增长|增加|增速|增幅|下降|降幅|减少|提高|提升|上升|高于|低于)"
)
_HOW_COMPUTED = re.compile(r"\s*(?:按|以|扣除|剔除)[^\d]{2,16}[,，]?$")
_ALL_OF_IT = re.compile(r"全[市省区县国]")
_PARTNER = re.compile(r"对([\u4e00-\u9fff]{2,8}?)的?(?:进出口|出口|进口|贸易|投资|援助)")


def compose_figure(bearings: Sequence[Bearing]) -> Composition:
    """Return the best figure that agrees with every slot of the question, or nothing."""
    candidates = (found for bearing in bearings for found in figure_candidates(bearing))
    best = best_of(candidates, accept=ACCEPT)
    cell = max((draft for b in bearings for draft in _cells(b)), key=lambda draft: draft.score, default=None)
    if cell and cell.score >= max(ACCEPT, best.score if best else 0.0):
        return Composition((cell,))
    return quoted(best)


def figure_candidates(bearing: Bearing) -> Iterator[Candidate]:
    """Yield the clause of every figure that may answer."""
    if is_row(bearing):
        return
    for quantity in bearing.segment.quantities:
        found = _candidate(bearing, quantity)
        if found:
            yield found


def _candidate(bearing: Bearing, quantity: Quantity) -> Candidate | None:
    question, segment = bearing.question, bearing.segment
    fact = bearing.fact_of(quantity)
    suits = suitability(question, quantity, segment, fact)
    if not suits:
        return None
    both = len(question.measures) > 1
    window = figure_window(segment, quantity, both=both)
    if _DISTRIBUTES.search(bearing.said(window)):
        return _distributed(bearing, quantity, fact, suits) if fact else None
    slots = bearing.slots(window, quantity.span)
    if not slots or (fact and not bearing.tells_of_asked_place(fact)):
        return None
    chosen = [q.span for q in segment.quantities_in(window) if suitability(question, q, segment)]
    measures = fold(fact.indicator) if fact else ""
    alone = _alone_of_its_unit(question, segment)
    score = bearing.relevance(window, measures, alone=alone) * slots * suits
    score *= 1.0 if alone else bearing.core(window, measures)
    if fact and any(fold(fact.indicator) in term.forms for term in question.terms):
        score *= _EXACT_BONUS
    score *= _narrower(question, measures)
    score *= against(
        fold(question.text), f"{bearing.said(_last_clause(segment, quantity, window))}\n{measures}"
    )
    score *= _with_partner(question, bearing.said(segment.sentence))
    around = bearing.said(segment.sentence if alone else window)
    score *= _head_said(question, f"{around}\n{measures}")
    if question.total and not _TOTALS.search(bearing.said(window)):
        score *= 0.9
    return Candidate(score, segment, window, tuple(chosen) if both else (quantity.span,))


def _alone_of_its_unit(question: Question, segment: Segment) -> bool:
    """Tell whether one figure only of *segment* is in the unit asked for: the others are no rivals to it."""
    if question.unit in _PLAIN_UNITS:
        return False
    return sum(_unit_suits(question.unit, quantity) >= 0.95 for quantity in segment.quantities) == 1


def _narrower(question: Question, measures: str) -> float:
    """Return less than 1 for a part of what is asked: 新能源发电量 is not the 发电量."""
    for form in (form for term in question.terms for form in term.forms):
        prefix = measures.removesuffix(form)
        if prefix == measures:
            continue
        for place in places_named(prefix):
            prefix = prefix.replace(place, "")
        prefix = _SCOPE.sub("", prefix)
        if len(prefix) >= 2:
            if any(match(term, prefix) for term in question.terms):
                return 1.0
            return _OF_WHOLE if _ALL_OF_IT.search(fold(question.text)) else _PART
    return 1.0


def _last_clause(segment: Segment, quantity: Quantity, window: Span) -> Span:
    """Return the clause of *window* that *quantity* itself stands in."""
    own = (clause for clause in segment.clauses if clause.contains(quantity.span))
    part = next((p for clause in own for p in parts_of(segment, clause) if p.contains(quantity.span)), window)
    return Span(part.start, quantity.span.end)


def _with_partner(question: Question, sentence: str) -> float:
    """Return less than 1 where the country that trade is asked about isn't named: 对俄罗斯进出口."""
    partner = _PARTNER.search(fold(question.text))
    return 1.0 if partner is None or partner[1] in sentence else 0.5


def _head_said(question: Question, own: str) -> float:
    """What the figure measures, the question's last noun, must be said beside the figure itself."""
    named = {term.text: term for term in question.terms}
    said = all(match(named[word], own) for word in question.head if word in named)
    return 1.0 if said or len(question.terms) < 2 else 0.6


def _distributed(bearing: Bearing, quantity: Quantity, fact: Fact, suits: float) -> Candidate:
    """A、B分别增长8%、10%: the fact tells which figure is whose, the whole list is quoted."""
    span = bearing.passage_span(fact)
    window = Span(span.start, max(span.end, quantity.span.end))
    slots = bearing.fact_slots(fact)
    score = bearing.fact_relevance(fact) * slots * suits
    score *= _head_said(bearing.question, f"{bearing.said(window)}\n{fold(fact.indicator)}")
    return Candidate(score, bearing.segment, window, (quantity.span,))


def _cells(bearing: Bearing) -> Iterator[Draft]:
    """Figures of a table's row, whose unit and indicator stand in its head."""
    if not bearing.facts or not is_row(bearing):
        return
    for fact in bearing.facts:
        slots = bearing.fact_slots(fact)
        if slots and _fact_suits(bearing.question, fact):
            draft = cell_draft(bearing, fact, bearing.fact_relevance(fact) * slots)
            if draft:
                yield draft


def _fact_suits(question: Question, fact: Fact) -> bool:
    if "growth" in question.measures and "level" not in question.measures:
        return fact.change != "level" or fact.unit == "%"
    return not question.unit or fact.unit == question.unit or fact.unit.endswith(question.unit[-1])


def suitability(question: Question, quantity: Quantity, segment: Segment, fact: Fact | None = None) -> float:
    """Return how well *quantity* is of the kind asked for: 0 when it can't be the answer."""
    if quantity.text.endswith("大"):  # 十大工程 counts what a name already names
        return 0.3
    if COMPLETION.search(fold(question.text)):
        return 1.0 if _is_share_done(quantity, segment) else 0.0
    grows = fact.change != "level" if fact else _is_change(quantity, segment)
    if question.unit:
        wrong_measure = "growth" in question.measures and not grows
        unit = "个点" if "growth" in question.measures and question.unit == "个百分点" else question.unit
        return _unit_suits(unit, quantity) * (0.8 if wrong_measure else 1.0)
    percent = quantity.unit in ("%", "个百分点", "‰")
    if quantity.unit == "位" and "rank" not in question.measures:
        return 0.4
    if "growth" in question.measures and "level" not in question.measures:
        if grows:
            return 1.0
        if percent:
            return 0.3 if _is_share(quantity, segment) else 0.8
        return 0.8 if _SAVED.search(fold(question.text)) and _is_saved(quantity, segment) else 0.0
    if "share" in question.measures:
        part = percent or "/" in quantity.text
        return 0.5 if not part else 0.4 if grows and "growth" not in question.measures else 1.0
    if "rank" in question.measures:
        return 1.0 if quantity.unit in ("位", "名", "强") or quantity.text.startswith("第") else 0.5
    head = question.terms[-1].text if question.terms else ""
    for pattern, units in _HEAD_UNITS:
        if pattern.search(head):
            return 1.0 if quantity.unit.endswith(units) else 0.5
    if quantity.unit == "个百分点":  # how far two figures are apart is neither of them
        return 0.3
    return 0.85 if grows or percent else 1.0


def _unit_suits(unit: str, quantity: Quantity) -> float:
    if quantity.unit == unit or quantity.text.endswith(unit):
        return 1.0
    if unit == "个点":
        return 1.0 if quantity.unit in ("%", "个百分点") else 0.0
    if unit == "个百分点" and quantity.unit == "%":
        return 0.8  # 涨了几个百分点 is said of a growth too
    if unit.removeprefix("个") in _TIMES and quantity.unit in _TIMES:
        return 0.95
    if unit in ("个百分点", "倍", "强", "岁", "周年", "时间") or quantity.unit in ("%", "个百分点", "‰"):
        return 0.0
    if unit.startswith(("亿", "万")) and unit.lstrip("亿万") == "" and quantity.unit.endswith(_MONEY):
        return 1.0
    if unit.endswith(_MONEY) or quantity.unit.endswith(_MONEY):
        return 1.0 if unit.endswith(_MONEY) and quantity.unit.endswith(_MONEY) else 0.0
    bare, found = unit.lstrip("万亿"), quantity.unit.lstrip("万亿")
    for family in (_PEOPLE, _THINGS):
        if bare in family and found in family:
            return 0.95
    return 0.6 if not found or bare in ("个", "") else 0.0


def _is_share_done(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is the share of a goal that is done: 完成目标任务的68.3%."""
    before = fold(segment.passage.text[segment.span.start : quantity.span.start])[-24:]
    return quantity.unit == "%" and re.search(r"[完占][^,;]*(?:任务|目标|计划)[^,;]*$", before) is not None


def _is_saved(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is an amount that was taken off something: 降低失业保险费15.7亿元."""
    before = fold(segment.passage.text[segment.span.start : quantity.span.start])[-16:]
    return re.search(r"(?:降低|减免|减少|减征|节约|节省|压减|免除|免去)[^,;\d]*$", before) is not None


def _is_change(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the words right before the figure make it a growth or decline."""
    before = fold(segment.passage.text[segment.span.start : quantity.span.start])[-12:]
    changes = re.search(
        r"(?:增长|增加|下降|提高|提升|减少|上升|增速|增幅|高于|回落)[^,，、;；]{0,4}$", before
    )
    return bool(changes)


def _is_share(quantity: Quantity, segment: Segment) -> bool:
    """Tell whether the figure is a part of a whole: 占比已接近七成 is no growth."""
    before = fold(segment.passage.text[segment.span.start : quantity.span.start])
    return re.search(r"(?:占|比重|比例)[^,;]{0,12}$", before) is not None


def figure_window(segment: Segment, quantity: Quantity, *, both: bool = False) -> Span:
    """Return the clause that states *quantity*, with the one before when it leans on it."""
    text = segment.passage.text
    at = next((i for i, c in enumerate(segment.clauses) if c.contains(quantity.span)), None)
    if at is None:
        return segment.span
    own = next(part for part in parts_of(segment, segment.clauses[at]) if part.contains(quantity.span))
    start, end = own.start, own.end
    while _leans(fold(text[start : quantity.span.start]), Span(start, end), quantity):
        before = _before(segment, start)
        if before is None:
            break
        start = before.start
    behind = segment.clauses[at + 1 :]
    noted = bool(both and behind and _HOW_COMPUTED.match(behind[0].of(text)))
    following = next(iter(behind[noted:]), None)
    if both and following and end == segment.clauses[at].end and _LEANS.match(fold(following.of(text))):
        end = following.end
    return Span(start, end)


def _before(segment: Segment, start: int) -> Span | None:
    """Return the part of the segment right before *start*."""
    parts = [part for clause in segment.clauses for part in parts_of(segment, clause) if part.end <= start]
    return parts[-1] if parts else None


def _leans(before: str, own: Span, quantity: Quantity) -> bool:
    """Tell whether a clause says of what its figure is only together with the clause before it."""
    return bool(_LEANS.match(before)) or (len(before) < 2 and len(own) - len(quantity.text) < 4)
