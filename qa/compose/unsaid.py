"""What of a question nobody says around a figure, and how far that speaks against the figure.

A term of the genre (新能源, 利润) tells one thing from its like: a figure around which nobody says it is
another's.
Verbs, generalities and everyday words may be put otherwise; how many are is for the relevance to count.
"""

from __future__ import annotations

from index import Span, compiled, cut_words, fold, word_class
from qa.bearing import Bearing
from qa.compose.elsewhere import shortens
from qa.evidence import Segment
from qa.matching import match
from qa.question import Term
from qa.terms import is_nominal
from qa.wanted import CLASSIFIER

_SAID = 0.4
"""How much of a word must be said: 餐饮 says most of 餐饮业."""

_RATE_SAID = 0.5

_TELLING_TERM, _TELLING_NOUN = 4.0, 7.0
"""Words that weigh less tell little apart."""

_NOUN_NEEDED = 0.5
_TERM_UNSAID, _TERM_FAR, _NOUN_UNSAID = 0.65, 0.9, 0.8
_DEED_UNSAID = 0.55
_COUNTED = compiled(rf"(?:多少|几){CLASSIFIER}([一-鿿]{{2,}}?)[?。]*$")
_ANY_DEED = frozenset("有要做搞办弄干能会在来去上下到用给得")

_INDICATOR = 6.0
"""A word of this weight is what is measured: one passage tells of 税收收入 and 地区生产总值."""


def share_unless_unsaid(bearing: Bearing, window: Span, own: str) -> float:
    """Return less than 1 where a word that tells things apart is not said of the figure of *window*.

    Said of it is its *own* wording, what the clauses beside it say that have no figure, and what is above it;
    of what it is, rather than what is measured, the figures before it in its segment tell too.
    """
    segment = bearing.segment
    over = "\n".join([segment.article.title, *(heading.text for heading in segment.passage.headings)])
    near = "\n".join([own, bearing.beside(window), fold(over)])
    led = f"{near}\n{segment.folded[segment.span.start : window.start]}"
    head = bearing.question.head
    unsaid = [
        term
        for term in bearing.question.terms
        if tells_apart(term) and not says(near if term.text in head else led, term)
    ]
    far = [t for t in unsaid if t.text in head[:-1] or not _stands_further_off(t, segment)]
    share = 1.0
    if any(term.needed >= 1 for term in unsaid):
        missed = sum(term.needed >= 1 for term in far)
        share = _TERM_UNSAID ** min(missed, 2) if missed else _TERM_FAR
    share *= _NOUN_UNSAID if any(term.needed < 1 for term in far) else 1.0
    return share * (_DEED_UNSAID if _lacks_deed(bearing, f"{led}\n{bearing.said(segment.sentence)}") else 1.0)


def _lacks_deed(bearing: Bearing, said: str) -> bool:
    """Tell whether nobody says what became of the things counted: 停了 in 有多少个项目停了."""
    counted = _COUNTED.search(fold(bearing.question.text))
    if not counted:
        return False
    thing, *deeds = [word for word, _ in cut_words(counted[1], guess=False)]
    if not is_nominal(thing):
        return False
    told = [term for term in bearing.question.terms if term.text in deeds and word_class(term.text) == "v"]
    return any(term.text not in _ANY_DEED and match(term, said) < _SAID for term in told)


def _stands_further_off(term: Term, segment: Segment) -> bool:
    """Tell whether the passage says *term* elsewhere; of an indicator other figures are told there."""
    indicator = term.needed >= 1 and term.weight >= _INDICATOR
    return not indicator and match(term, segment.folded) >= _SAID


def tells_apart(term: Term) -> bool:
    """Tell whether a word names something, rather than what is done, how, or anything of a kind."""
    deed = word_class(term.text)[:1] == "v" and not is_nominal(term.text)
    if len(term.text) < 2 or term.needed < _NOUN_NEEDED or deed:
        return False
    return term.weight >= (_TELLING_TERM if term.needed >= 1 else _TELLING_NOUN)


def says(near: str, term: Term) -> bool:
    """Tell whether *near* says *term*, most of it or what it is short for."""
    word = term.text
    if word.endswith("率"):  # 接种 is no 接种率
        return match(term, near) > _RATE_SAID
    compound = len(word) >= 4 and word[:2] in near  # 普惠小微贷款 says what it takes of 小微企业
    return match(term, near) >= _SAID or compound or shortens(word, near)
