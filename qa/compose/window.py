"""Which clauses say a figure whole: its own, with those before that it leans on.

Knows how clauses lean on one another; which figure is asked for is for others to know.
"""

from __future__ import annotations

from index import Quantity, Span, compiled
from qa.evidence import Segment, parts_of

_LEANS = compiled(
    r"^(?:[按以][^,\d]{0,6}价格?计算?|(?:(?:完成值|总量|增速|增幅|规模)[和与、及]?)+均?(?=[位排居])|其中|共\d|每[人户名个家亩辆套台](?!万)|(?:全[省市区县])?(?:目前|现)?(?:累计|共计)已?|净增(?=\d)|完成率|实际(?:[一-鿿]{2})?(?=\d)|完成[^,]{0,8}(?:目标|任务|计划)|[两三四五]年平均|降至|增至|升至|降到|累计|总量|总数|达|达到|居|位居|位列|列|排名|占|比|较|同比|环比|年均|平均|分别|增长|增加|增速|增幅|下降|降幅|减少|提高|提升|上升|高于|低于)"
)
_DONE_OF_IT = compiled(r"(?:截至|到)?(?:目前|现在?|如今|至今)?(?:累计)?已经?(?:累计)?[\u4e00-\u9fff]{0,3}$")
_INVESTED_IN = compiled(
    r"(?:(?:计划|协议|合同)?总|计划|完成)?投资(?:总?额)?(?:同比)?(?:增长|下降|达到?|为|超过?|约|共)?$"
)
_HOW_COMPUTED = compiled(r"\s*(?:按|以|扣除|剔除)[^\d]{2,16}[,，]?$")


def figure_window(segment: Segment, quantity: Quantity, *, both: bool = False) -> Span:
    """Return the clause that states *quantity*, with the one before when it leans on it."""
    key = (quantity.span, both)
    known = segment.windows.get(key)
    if known is None:
        known = segment.windows[key] = _find_window(segment, quantity, both=both)
    return known


def _find_window(segment: Segment, quantity: Quantity, *, both: bool) -> Span:
    text = segment.passage.text
    at = next((i for i, c in enumerate(segment.clauses) if c.contains(quantity.span)), None)
    if at is None:
        return segment.span
    own = next(part for part in parts_of(segment, segment.clauses[at]) if part.contains(quantity.span))
    start, end = own.start, own.end
    while before := _before(segment, start):
        leading = segment.folded[start : quantity.span.start]
        if not (
            _leans(leading, Span(start, end), quantity)
            or _is_done_of(leading, quantity, segment, before)
            or _is_invested_in(leading, segment, before)
        ):
            break
        start = before.start
    if both and end < segment.clauses[at].end:  # 3万标箱、同比增长5%
        parts = parts_of(segment, segment.clauses[at])
        end = next((p.end for p in parts if p.start >= end and _LEANS.match(p.of(segment.folded))), end)
    behind = segment.clauses[at + 1 :]
    noted = bool(both and behind and _HOW_COMPUTED.match(behind[0].of(text)))
    following = next(iter(behind[noted:]), None)
    if both and following and end == segment.clauses[at].end and _LEANS.match(following.of(segment.folded)):
        end = following.end
    return Span(start, end)


def _is_done_of(leading: str, quantity: Quantity, segment: Segment, before: Span) -> bool:
    """Tell whether a clause says what is done of the figure before it: 计划新建30公里，现已完成22公里."""
    alike = any(other.unit == quantity.unit for other in segment.quantities_in(before))
    return alike and _DONE_OF_IT.match(leading) is not None


def _is_invested_in(leading: str, segment: Segment, before: Span) -> bool:
    """Tell whether a clause says what is invested in the projects just counted: 13个项目，总投资54亿元."""
    counted = "项目" in before.of(segment.folded) and segment.quantities_in(before)
    return bool(counted) and _INVESTED_IN.match(leading) is not None


def _before(segment: Segment, start: int) -> Span | None:
    """Return the part of the segment right before *start*."""
    return next((part for part in reversed(segment.parts) if part.end <= start), None)


def _leans(before: str, own: Span, quantity: Quantity) -> bool:
    """Tell whether a clause says of what its figure is only together with the clause before it."""
    return bool(_LEANS.match(before)) or (len(before) < 2 and len(own) - len(quantity.text) < 4)
