"""What a figure was and what it became: of 由15天压缩为7天 the second counts, of 提高30元 the rise;
by how much it changed, where that is asked and nobody says it, is computed.

How well a figure answers otherwise is for `figure` to say.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from index import Quantity, compiled, find_quantities, fold
from qa.compose.apart import told_apart
from qa.compose.draft import Composition, Draft
from qa.evidence import Segment
from qa.question import Question

_WAS, _BY = 0.9, 0.5
_FROM = compiled(r"[由从](?:原来|原先|过去|规定|[12]\d{3}年|去年|上年)?的?$")
_CHANGED_TO = compiled(r"[\u4e00-\u9fff]{0,4}[至到为]")
_FORMERLY = compiled(r"原来|原先|以前|之前|过去|本来|年前")
_NOW = compiled(r"现在|如今|目前|现已")
_ONCE = compiled(rf"(?:{_FORMERLY.pattern}|当初|最初|起初)(?:(?!{_NOW.pattern})[^。；!！?？])*$")
"""How things stood once, where the sentence goes on to tell how they stand: 两年前仅20家，到现在已达166家."""

_STOP = compiled(r"[。；!！?？]")
_CHANGES = "提高|提升|增加|上调|上升|降低|下降|降|压缩|压减|缩短|扩大|扩|升"
_ASKS_BECOME = compiled(f"(?:{_CHANGES})[至到]了?(?:多少|几)")
_ASKS_BY = compiled(rf"(?:{_CHANGES}|增加|增长|减少|缩小|变化|相差|差|多|少|高|低|涨)了?(?:多少|几)")
_A_YEAR = compiled("年均|平均")
_TELLS_BY = compiled(f"(?:{_CHANGES})了?(?:近|约)?$")
"""What stands right before by how much something changed: 提高30元."""


def share_as_it_is(question: Question, quantity: Quantity, segment: Segment) -> float:
    """Return less than 1 for what a figure was before, or by how much it changed where that isn't asked."""
    text = segment.passage.text
    if _CHANGED_TO.match(text, quantity.span.end) and _FROM.search(text[: quantity.span.start]):
        return 1.0 if _FORMERLY.search(question.text) else _WAS
    if _was_once(text, quantity) and not _FORMERLY.search(question.text):
        return _BY
    if _TELLS_BY.search(text[: quantity.span.start]) and _ASKS_BECOME.search(fold(question.text)):
        return _BY
    return 1.0


def compose_rise(question: Question, composed: Composition) -> Composition:
    """Add by how much a figure changed, where that is asked and what was found says from what to what."""
    asked = fold(question.text)
    if not _ASKS_BY.search(asked) or _A_YEAR.search(asked) or len(composed.drafts) != 1:
        return composed
    [draft] = composed.drafts
    said = draft.text.replace("**", "")
    ends = [(one, other) for one, other in pairwise(find_quantities(said)) if _rose(said, one, other)]
    if len(ends) != 1:
        return composed
    [(was, became)] = ends
    before, now = Decimal(str(was.value)), Decimal(str(became.value))
    apart = told_apart(now, before, was.unit)
    way = "提高" if now > before else "降低"
    told = Draft(f"{way}{apart}（计算得出）", draft.sources, computed=True)
    return replace(composed, drafts=(draft, told))


def _rose(said: str, was: Quantity, became: Quantity) -> bool:
    """Tell whether *said* puts the one figure as what the other was before: 由31.6%提升至59.3%."""
    between = said[was.span.end : became.span.start]
    return (
        was.unit == became.unit
        and _FROM.search(said[: was.span.start]) is not None
        and _CHANGED_TO.fullmatch(between) is not None
    )


def _was_once(text: str, quantity: Quantity) -> bool:
    """Tell whether *quantity* is told of a time before now, of which its sentence tells next."""
    following = _STOP.split(text[quantity.span.end :], maxsplit=1)[0]
    return _ONCE.search(text[: quantity.span.start]) is not None and _NOW.search(following) is not None
