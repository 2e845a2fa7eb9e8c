"""What a figure was and what it became: of 由15天压缩为7天 the second counts, of 提高30元 the rise.

How well a figure answers otherwise is for `figure` to say.
"""

from __future__ import annotations

from index import Quantity, compiled, fold
from qa.evidence import Segment
from qa.question import Question

_WAS, _BY = 0.9, 0.5
_FROM = compiled(r"[由从](?:原来|原先|过去|规定|[12]\d{3}年|去年|上年)?的?$")
_CHANGED_TO = compiled(r"[\u4e00-\u9fff]{0,4}[至到为]")
_FORMERLY = compiled(r"原来|原先|以前|之前|过去|本来")
_CHANGES = "提高|提升|增加|上调|上升|降低|下降|降|压缩|压减|缩短|扩大|扩|升"
_ASKS_BECOME = compiled(f"(?:{_CHANGES})[至到]了?(?:多少|几)")
_TELLS_BY = compiled(f"(?:{_CHANGES})了?(?:近|约)?$")
"""What stands right before by how much something changed: 提高30元."""


def share_as_it_is(question: Question, quantity: Quantity, segment: Segment) -> float:
    """Return less than 1 for what a figure was before, or by how much it changed where that isn't asked."""
    text = segment.passage.text
    if _CHANGED_TO.match(text, quantity.span.end) and _FROM.search(text[: quantity.span.start]):
        return 1.0 if _FORMERLY.search(question.text) else _WAS
    if _TELLS_BY.search(text[: quantity.span.start]) and _ASKS_BECOME.search(fold(question.text)):
        return _BY
    return 1.0
