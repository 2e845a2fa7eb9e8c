"""Several things asked side by side → the terms of each: its own, and those that they share.

Knows how a list shares words (甲、乙两类投资, 甲和乙投资): what stands before the first is of all, and
what is measured stands behind the last.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from index import compiled, is_deed, word_class
from qa.leading import Read
from qa.question import Question, Term
from qa.sides import (
    above,
    compared,
    conjuncts,
    lines_up,
    names_whole,
    shared_head,
    shared_modifier,
    shared_tail,
)
from qa.terms import is_nominal
from qa.vocabulary import is_unknown
from qa.wanted import small_number

Slots = Sequence[dict[str, Any]]

_FAINT = 0.15
"""What another side says of the thing asked only helps to choose among equals."""

_TELLING = 3.0  # a lone character that weighs less says nothing of what is compared
COMPARING = compiled(
    r"[增涨长降跌减升]得?|变[化动]|幅度|厉害|[快慢高低多少]到|变[成为]|一样|相同|相等|[比较跟同超高低多少快慢]|[高低多少大小快慢][于过]|最[高低多少大小快慢]|超过|赶超|反超|跑赢|跑输|领先|落后|不及|全[省市区县国州]|平均|水平|差距|差别|区别|不同|[两二三四五六七八九十\d]+个?[市区县省州地]"
)
"""Words that compare: they are no part of what is compared."""
_MISCUT = compiled(r"[额数量]$")
_SUMMED = compiled(
    r"(?P<own>.{2,}?)(?:[这那]?(?P<number>[两二三四五六七八九十]|\d+)(?:大?类|[个项种者家方])|哪一?[个类项边方样种者家])的?"
)
"""A list with the word that sums it up or asks for one of it, and what all of it shares: 丙三类投资."""

_MEASURE = compiled(r"[额量值率数积资入出口款费税润产价速余]$")


def indicator_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each side of a conjunction, with what they share: 造林面积和抚育面积各是多少."""
    if question.wanted in ("list", "definition"):
        return ()
    if not lines_up(folded):
        return _held_against(folded, read)
    told, _, tail = folded.partition(",") if shared_tail(folded) else (folded, "", "")
    texts = conjuncts(told)
    if len(texts) < 2:
        return _compared_parts(folded, read)
    before, texts[0] = _apart_from_scene(texts[0])
    behind = ""
    if not names_whole(told):
        texts[-1], behind = _apart_from_head(texts[-1], len(texts), shares=not _each_has_deed(texts, read))
    sides = [_measured(_telling_to_the_end(_terms_of(text, read))) for text in texts]
    if not all(sides):
        return _compared_parts(folded, read)
    head = telling(read(f"{behind}，{tail}，是多少").terms) or _unsaid(sides)
    sides[0], more = _cut_before(sides[0], sides[1:-1] if len(sides) > 2 else [])
    modifiers = (*read(f"{before}，是多少").terms, *more)
    slots = []
    for terms in sides:
        shared = tuple(term for term in head if not says(terms, (term,)))
        slots.append({"terms": joined((*terms, *shared), modifiers), "head": (), "pairs": ()})
    return slots


def _apart_from_scene(first: str) -> tuple[str, str]:
    """Cut what is said of all things off the first one: 甲市商品房销售里，住宅…; 平台的授信."""
    scene, comma, own = first.rpartition(",")
    return (shared_modifier(first), first) if not comma or lines_up(first) else (scene, own)


def _each_has_deed(texts: Sequence[str], read: Read) -> bool:
    """Tell whether what is done to it tells each thing, nothing being shared: 新认定企业和引进的人才."""
    *_, deed = read(f"{texts[-1].rpartition('的')[0]}，是多少").terms or (None,)
    firsts = [read(f"{text}，是多少").terms[-1:] for text in texts[:-1]]
    things = all(terms and _is_thing(terms[0].text) for terms in firsts)
    return things and deed is not None and not _is_thing(deed.text)


def _is_thing(word: str) -> bool:
    return is_nominal(word) and not is_deed(word) and len(word) > 1


def _apart_from_head(last: str, things: int, *, shares: bool) -> tuple[str, str]:
    """Cut what is asked of all *things* off the last one, where a word sums them up or 的 owns it."""
    summed = _SUMMED.match(last)
    if summed and (not summed["number"] or small_number(summed["number"]) == things):
        return summed["own"], last[summed.end() :]
    return last, shared_head(last) if shares else ""


def _unsaid(sides: Sequence[tuple[Term, ...]]) -> tuple[Term, ...]:
    """Return what only the last of several things says that it measures: 城镇和乡村零售额."""
    *others, last = sides
    size = max(map(len, others))
    if len(last) <= size or not _MEASURE.search(last[-1].text):
        return ()
    if any(_MEASURE.search(form) for side in others for form in (side[-1].text, *side[-1].forms)):
        return ()  # GDP is measured itself
    alike = {side[-1].text[-1] for side in (*others, last[:size])}
    return last[size:] if len(alike) == 1 else last[-1:]  # 市级、区级 | 预算收入


def _cut_before(
    first: tuple[Term, ...], others: Sequence[tuple[Term, ...]]
) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Cut the first thing off what stands before it, where the others are told in fewer words."""
    size = max(map(len, others), default=len(first))
    return (first[-size:], first[:-size]) if size < len(first) else (first, ())


def _compared_parts(folded: str, read: Read) -> Slots:
    """One part for each side of 甲业投资比乙业高多少; what the second leaves unsaid is as in the first."""
    sides = compared(folded)
    if sides is None:
        return ()
    one, other = (telling(read(f"{side}，是多少").terms) for side in sides)
    if not one or not other or says(one, other):
        return ()
    return [{"terms": terms, "head": (), "pairs": ()} for terms in (one, (*other, *one[len(other) :]))]


def _held_against(folded: str, read: Read) -> Slots:
    """One part for each side of 甲业增速高于乙业增速吗: two indicators, not a figure to be passed."""
    pair = above(folded)
    if pair is None:
        return ()
    one, other = (telling(read(f"{side}，是多少").terms) for side in pair)
    if not one or not other or not (_is_measure(one[-1]) and _is_measure(other[-1])) or says(one, other):
        return ()
    return [{"terms": terms, "head": (), "pairs": ()} for terms in (one, other)]


def _is_measure(term: Term) -> bool:
    return len(term.forms) > 1 or _MEASURE.search(term.text) is not None


def _measured(terms: Sequence[Term]) -> tuple[Term, ...]:
    """A conjunct ends in what is measured, be it a noun (投资) or a verb (放款)."""
    return (*terms[:-1], replace(terms[-1], needed=1.0)) if terms else ()


def _telling_to_the_end(terms: Sequence[Term]) -> tuple[Term, ...]:
    """Return the terms that tell, and the lone noun that they end in: 生态镇和生态村 differ in it."""
    last = terms[-1:] if terms and len(terms[-1].text) == 1 and word_class(terms[-1].text)[:1] == "n" else ()
    kept = telling(terms)
    return (*kept, *(term for term in last if term not in kept and not COMPARING.fullmatch(term.text)))


def _terms_of(side: str, read: Read) -> tuple[Term, ...]:
    terms = read(f"{side}，是多少").terms
    if len(terms) > 1 and _MISCUT.fullmatch(terms[-1].text):
        return terms[:-1]  # 授信额 is cut 授信|额
    if terms and len(terms[-1].text) == 2 and is_unknown(terms[-1].text) and _MISCUT.search(terms[-1].text):
        bare = re.sub(rf"({terms[-1].text[0]})[额数量]", r"\1", side)  # 放款额 is cut 放|款额
        return read(f"{bare}，是多少").terms or terms
    return terms


def says(terms: Iterable[Term], others: Iterable[Term]) -> bool:
    """Tell whether *terms* say all that *others* do."""
    said = {term.text for term in terms}
    return all(other.text in said for other in others)


def joined(own: Sequence[Term], *borrowed: Sequence[Term]) -> tuple[Term, ...]:
    """The side's own terms, and faintly those of the others."""
    known = {term.text: term for terms in reversed(borrowed) for term in terms}
    faint = (replace(term, weight=term.weight * _FAINT) for term in known.values())
    return (*(term for term in faint if not says(own, (term,))), *own)


def telling(terms: Iterable[Term]) -> tuple[Term, ...]:
    """Return the terms that say something of what is compared."""
    return tuple(
        t for t in terms if (len(t.text) > 1 or t.weight >= _TELLING) and not COMPARING.fullmatch(t.text)
    )
