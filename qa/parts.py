"""A question that asks several things at once → one question for each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from index import fold, place_relation
from qa.emphasis import with_head
from qa.frames import EACH
from qa.leading import Read, contested, is_contest, with_superlative
from qa.question import Question, Term
from qa.sides import (
    ASKS,
    asks,
    compared,
    conjuncts,
    halves,
    lines_up,
    sets_against,
    shared_head,
    shared_modifier,
    shared_tail,
)
from qa.times import grows_since, is_now, plans_first, time_of
from qa.vocabulary import is_unknown
from qa.wanted import Wanted

Slots = Sequence[dict[str, Any]]

_FAINT = 0.15
"""What another side says of the thing asked only helps to choose among equals."""

_TELLING = 3.0  # a lone character that weighs less says nothing of what is compared
_COMPARING = re.compile(
    r"[增涨长]得|[快慢高低多少]到|变[成为]|一样|相同|相等|[比较跟同超高低多少快慢]|[高低多少大小快慢][于过]|超过|赶超|反超|跑赢|跑输|领先|落后|不及|全[省市区县国州]|平均|水平|差距|[两二三四五六七八九十\d]+个?[市区县省州地]"
)
"""Words that compare: they are no part of what is compared."""

_GROWS = re.compile(r"[增涨长][长得]?[最更]?[快猛慢]|恢复.{0,6}快")
_SURROUNDS = re.compile(r"[全本该][省市区县国州]")
_MISCUT = re.compile(r"[额数量]$")


def split_question(question: Question, read: Read) -> Question:
    """Split a question that asks one thing of several years, places, people or indicators into parts.

    *read* reads a stretch of the question as a question of its own.
    """
    folded = fold(question.text)
    inner = _without_surroundings(question, folded)
    for split in (_name_parts, _place_parts, _time_parts, _ask_parts, _indicator_parts):
        slots = split(inner, folded, read)
        if len(slots) > 1:
            return _split(inner, slots, read)
    return with_superlative(inner, folded, read)


def _without_surroundings(question: Question, folded: str) -> Question:
    """Drop the place that only says among whom: 在甲省排第几, 甲市各区里 ask about what lies in it."""
    for outer in question.places:
        around = re.search(
            rf"在{re.escape(outer)}[^,;的]{{0,6}}?(?=排|位|居|第|是|名|领|占)|{re.escape(outer)}[一二三四五六七八九十\d各]+个?[省市区县州]里?",
            folded,
        )
        if around and any(place_relation(outer, place) == "inside" for place in question.places):
            places = tuple(place for place in question.places if place != outer)
            terms = tuple(term for term in question.terms if term.text not in around.group())
            return replace(question, places=places, terms=terms)
    return question


def _name_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each person or coined word, when each is asked about."""
    del read
    if not EACH.search(folded):
        return ()
    named = question.people if len(question.people) > 1 else question.quoted
    return [{"terms": _only(question, name)} for name in named]


def _place_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part a place; with as many years as places, each place has its own."""
    places, years = question.places, question.years
    if len(places) < 2 or (question.wanted != "figure" and not sets_against(folded)):
        return ()
    own = _own_asks(question, folded, read)
    if own:
        return own
    kept = {"terms": tuple(t for t in question.terms if not _COMPARING.fullmatch(t.text))}
    if len(places) == len(years):
        return [{"places": (p,), "years": (y,), **kept} for p, y in zip(places, years, strict=True)]
    return [{"places": (place,), **kept} for place in places]


def _own_asks(question: Question, folded: str, read: Read) -> Slots:
    """One part a place where each has an ask of its own: 出口额，甲市有多少，乙省的民企有多少."""
    clauses = re.split(r"[,;]", folded)
    asked = [(clause, read(clause)) for clause in clauses if ASKS.search(clause)]
    if len(asked) != len(question.places) or any(len(side.places) != 1 for _, side in asked):
        return ()
    shared = read(f"{clauses[0]}，是多少") if clauses[0] != asked[0][0] else None
    slots = []
    for _, side in asked:
        own = tuple(term for term in _telling(side.terms) if not _SURROUNDS.fullmatch(term.text))
        terms = (*own, *(shared.terms if shared else ())) or question.terms
        slots.append({"places": side.places, "terms": terms, "years": side.years or question.years})
    return slots


def _time_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each year, part of a year, or now; each side keeps its own words."""
    if question.wanted != "figure" and not sets_against(folded):
        return ()
    pairs = [] if grows_since(question) else [pair for pair in halves(folded) if _are_apart(pair, read)]
    if len(question.years) > 2 or (len(question.years) == 2 and not pairs):
        whole = {"kind": None, "terms": question.terms}
        return [{"years": (year,), **whole} for year in question.years]
    if not pairs:
        return ()
    sides = [_told(read(f"{side}，是多少")) for side in pairs[0]]
    return [_time_slots(side, question, sides) for side in sides]


def _time_slots(side: Question, question: Question, sides: Sequence[Question]) -> dict[str, Any]:
    now = is_now(side)
    others = [other for other in sides if other is not side]
    kind = side.kind or ("result" if now else None)
    terms = side.terms or _told(question).terms
    if not side.terms and not now and any(plans_first(other) for other in others):
        kind = kind or "goal"
    if side.terms and all(_says(other.terms, side.terms) for other in others):
        terms = _joined(side.terms, *(other.terms for other in others))
    dated = {"years": side.years, "relative": side.relative, "periods": side.periods}
    return {**dated, "kind": kind, "terms": terms, "head": (), "pairs": ()}


def _told(side: Question) -> Question:
    """The side without the words that compare."""
    return replace(side, terms=_telling(side.terms))


def _telling(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(
        t for t in terms if (len(t.text) > 1 or t.weight >= _TELLING) and not _COMPARING.fullmatch(t.text)
    )


def _are_apart(pair: tuple[str, str], read: Read) -> bool:
    """Tell whether each side of *pair* says when it is of, and not the same."""
    one, other = (time_of(read(side)) for side in pair)
    return one is not None and other is not None and one != other


def _ask_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each question word that has a content of its own: 新建几家甲、几家乙."""
    if question.wanted not in ("figure", "date"):
        return ()
    sides = [read(piece) for piece in asks(folded)]
    if not all(side.terms for side in sides):
        return ()
    kind = None
    slots = []
    for side in sides:
        kind = side.kind or kind
        asked = {"wanted": side.wanted, "measures": side.measures, "unit": side.unit, "total": side.total}
        terms = _joined(side.terms, sides[0].terms)
        slots.append({**asked, "kind": kind, "terms": terms, "head": (), "pairs": side.pairs})
    return slots


def _indicator_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each side of a conjunction, with what they share: 造林面积和抚育面积各是多少."""
    if not lines_up(folded) or question.wanted in ("list", "definition"):
        return ()
    told, _, tail = folded.partition(",") if shared_tail(folded) else (folded, "", "")
    texts = conjuncts(told)
    sides = [_measured(_telling(_terms_of(text, read))) for text in texts]
    if len(sides) < 2 or not all(sides):
        return _compared_parts(folded, read)
    head = _telling(read(f"{shared_head(texts[-1])}，{tail}，是多少").terms)
    modifiers = read(f"{shared_modifier(texts[0])}，是多少").terms
    slots = []
    for terms in sides:
        shared = tuple(term for term in head if not _says(terms, (term,)))
        slots.append({"terms": _joined((*terms, *shared), modifiers), "head": (), "pairs": ()})
    return slots


def _compared_parts(folded: str, read: Read) -> Slots:
    """One part for each side of 甲业投资比乙业高多少; what the second leaves unsaid is as in the first."""
    sides = compared(folded)
    if sides is None:
        return ()
    one, other = (_told(read(f"{side}，是多少")).terms for side in sides)
    if not one or not other or _says(one, other):
        return ()
    return [{"terms": terms, "head": (), "pairs": ()} for terms in (one, (*other, *one[len(other) :]))]


def _measured(terms: Sequence[Term]) -> tuple[Term, ...]:
    """A conjunct ends in what is measured, be it a noun (投资) or a verb (放款)."""
    return (*terms[:-1], replace(terms[-1], needed=1.0)) if terms else ()


def _terms_of(side: str, read: Read) -> tuple[Term, ...]:
    terms = read(f"{side}，是多少").terms
    if len(terms) > 1 and _MISCUT.fullmatch(terms[-1].text):
        return terms[:-1]  # 授信额 is cut 授信|额
    if terms and len(terms[-1].text) == 2 and is_unknown(terms[-1].text) and _MISCUT.search(terms[-1].text):
        bare = re.sub(rf"({terms[-1].text[0]})[额数量]", r"\1", side)  # 放款额 is cut 放|款额
        return read(f"{bare}，是多少").terms or terms
    return terms


def _says(terms: Iterable[Term], others: Iterable[Term]) -> bool:
    said = {term.text for term in terms}
    return all(other.text in said for other in others)


def _joined(own: Sequence[Term], *borrowed: Sequence[Term]) -> tuple[Term, ...]:
    """The side's own terms, and faintly those of the others."""
    known = {term.text: term for terms in reversed(borrowed) for term in terms}
    faint = (replace(term, weight=term.weight * _FAINT) for term in known.values())
    return (*(term for term in faint if not _says(own, (term,))), *own)


def _only(question: Question, named: str) -> tuple[Term, ...]:
    """The terms without the other names and coined words that are asked about beside *named*."""
    others = {*question.people, *question.quoted} - {named}
    return tuple(term for term in question.terms if term.text not in others)


def _split(question: Question, slots: Slots, read: Read) -> Question:
    wanted: Wanted = "figure" if question.wanted in ("yesno", "manner", "text") else question.wanted
    if is_contest(question):
        wanted, question = "figure", replace(question, measures=contested(fold(question.text), read))
    if question.people or question.quoted:
        wanted = question.wanted
    if _GROWS.search(fold(question.text)):
        question = replace(question, measures=question.measures - {"level"} | {"growth"})
    filled = ({"wanted": wanted, "count": None, "superlative": "", **slot} for slot in slots)
    return replace(question, parts=tuple(with_head(replace(question, **slot)) for slot in filled))
