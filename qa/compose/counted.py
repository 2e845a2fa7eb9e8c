"""What a figure counts, by the noun beside it: 2个平台 are no 技术; knows nothing of slots."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Quantity, Span, compiled, cut_words, fold, word_class
from qa.bearing import Bearing
from qa.compose.just_what import OF_WHOLE
from qa.matching import match
from qa.question import Question, Term
from qa.terms import is_nominal
from qa.wanted import CLASSIFIER

_COUNTED = compiled(rf"(?:多少|几){CLASSIFIER}([\u4e00-\u9fff]{{2,8}})")
_HOW_MANY_OF = compiled(rf"(?:多少|几){CLASSIFIER}([\u4e00-\u9fffa-z\d]{{2,24}})[?。]*$")
_COUNTED_THING = compiled(r"(?:以上|左右|以内)?的?([\u4e00-\u9fff]{2,24})(?=[,;。、]|$)")
_NOUN = compiled(r"[\u4e00-\u9fff]{2,8}")
_HOW_MANY_PLACES = compiled(
    r"(?:多少|几)(?:个[一-鿿]{0,4}?)?"
    r"(?P<level>(?:乡镇|街道|社区|[县镇乡村])(?![场级直长委政域民道卫医企干学集综便工下里亲人]))"
)
_OTHER_COUNTED = 0.75
_OF_OTHERS = 0.4
_LISTED_BEFORE = compiled(r"、[^、,;。:\d]{2,12}$")
_CLASSIFIERS = frozenset("个家项所座条处栋件户")
_ADDS_UP = frozenset("个类项种大家条座所处")


def share_counted(question: Question, quantity: Quantity, bearing: Bearing, window: Span) -> float:
    """Return less than 1 where the figure counts what a noun right behind names, and that isn't asked for."""
    if _counts_other_places(question, quantity, bearing, window):
        return _OF_OTHERS
    if _counts_another(question, quantity, bearing, window) or _adds_up_list(question, quantity, bearing):
        return OF_WHOLE
    asked = _COUNTED.search(fold(question.text))
    behind = _NOUN.match(fold(bearing.segment.passage.text[quantity.span.end : quantity.span.end + 8]))
    if not asked or question.total:
        return 1.0
    nouns = [term for term in question.terms if is_nominal(term.text) and term.text in asked[1]]
    if not behind:
        named = [noun for noun in nouns if asked[1].startswith(noun.text)] or nouns
        return _OF_OTHERS if _counts_before(question, quantity, bearing, window, named) else 1.0
    own = f"{bearing.said(window)}{behind.group()}"
    firsts = (term.text for term in question.terms if asked[1].startswith(term.text))
    first = next((word for word in firsts if word_class(word)[:1] != "v"), "")
    if first and first not in own and any(_counts_right(bearing, q, first) for q in bearing.segment.beside):
        return OF_WHOLE
    nouns = [noun for noun in nouns if noun.text == first] or nouns
    if not nouns or any(match(noun, own) for noun in nouns):
        return 1.0
    names_other = first and is_nominal(next(iter(cut_words(behind.group())))[0])
    said = bearing.said(bearing.segment.sentence)
    return OF_WHOLE if names_other and not any(match(noun, said) for noun in nouns) else _OTHER_COUNTED


def _counts_before(
    question: Question, quantity: Quantity, bearing: Bearing, window: Span, nouns: Sequence[Term]
) -> bool:
    """Tell whether the noun right before a figure is what it counts, and not asked for: 竣工项目125个."""
    if not nouns or quantity.unit == question.unit or question.unit not in _CLASSIFIERS:
        return False
    before = re.split(r"[^\u4e00-\u9fff]", bearing.segment.folded[: quantity.span.start])[-1]
    counted = [word for word, _ in cut_words(before)[-1:] if len(word) > 1 and is_nominal(word)]
    return bool(counted) and not any(match(noun, bearing.said(window)) for noun in nouns)


def _counts_other_places(question: Question, quantity: Quantity, bearing: Bearing, window: Span) -> bool:
    """Tell whether counties are asked for and the clause with the figure names none: 示范乡镇12个."""
    asked = _HOW_MANY_PLACES.search(fold(question.text))
    behind = _NOUN.match(bearing.segment.folded, quantity.span.end)
    clause = f"{bearing.said(window)}{behind.group() if behind else ''}"
    return asked is not None and not set(asked["level"]) & set(clause)


def _counts_another(question: Question, quantity: Quantity, bearing: Bearing, window: Span) -> bool:
    """Tell whether what a figure counts is named right behind it and is not asked about: 2个平台."""
    asked = _HOW_MANY_OF.search(fold(question.text))
    behind = _COUNTED_THING.match(bearing.segment.folded, quantity.span.end)
    heads = (term for term in question.terms if term.text in question.head[-1:])
    head = [term for term in heads if asked and asked[1].endswith(term.text)]
    if not head or behind is None or question.total:
        return False
    clause = f"{bearing.said(window)}{behind[1]}"
    return any(is_nominal(word) for word, _ in cut_words(behind[1])) and not any(
        match(term, clause) for term in head
    )


def _adds_up_list(question: Question, quantity: Quantity, bearing: Bearing) -> bool:
    """Tell whether a figure only counts up the items right before it, as no one asks: 甲、乙、丙三个产业."""
    folded = bearing.segment.folded
    listed = _LISTED_BEFORE.search(folded[bearing.segment.span.start : quantity.span.start])
    behind = _COUNTED_THING.match(folded, quantity.span.end)
    if quantity.unit not in _ADDS_UP or listed is None or behind is None:
        return False
    return not any(match(term, behind[1]) for term in question.terms)


def _counts_right(bearing: Bearing, quantity: Quantity, noun: str) -> bool:
    """Tell whether *noun* stands right behind *quantity*: 8个乡镇."""
    return bearing.segment.folded.startswith(noun, quantity.span.end)
