"""A question that asks several things at once → one question for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from index import Kind, compiled, fold, place_relation
from qa.conjoined import COMPARING, Slots, indicator_parts, joined, says, telling
from qa.contrasts import stages_apart
from qa.emphasis import with_head
from qa.frames import EACH
from qa.leading import Read, contested, is_contest, with_superlative
from qa.limits import apart_by_size
from qa.question import Question, Term
from qa.sides import (
    ASKS,
    asks,
    asks_who,
    halves,
    lines_up,
    sets_against,
    shared_tail,
)
from qa.terms import is_nominal
from qa.times import grows_since, is_now, is_stretch, plans_first, time_of
from qa.wanted import Wanted

_MOST_HALVES = 12
"""Ways to part a question in two that are tried: one that names more things than that compares no two."""

_STAGE_WEIGHT = 8.0
_GROWS = compiled(
    r"[增涨长][长得]?[最更]?[快猛慢]|[增涨降跌][长得][最更]?(?:[多少大]|厉害)|恢复.{0,6}快|变[化动]|幅度|一个?[增升涨][^,;]{0,2}一个?[降减跌]|一个?[降减跌][^,;]{0,2}一个?[增升涨]"
)
_PLANNED = compiled("计划|目标|任务数")
_DONE = compiled("已(?!经?有)|目前完成|实际")
_SURROUNDS = compiled(r"[全本该][省市区县国州]")


def split_question(question: Question, read: Read) -> Question:
    """Split a question that asks one thing of several years, places, people or indicators into parts.

    *read* reads a stretch of the question as a question of its own.
    """
    folded = fold(question.text)
    read = cache(read)  # the same stretches are looked at in turn as places, times and asks
    inner = _without_surroundings(question, folded)
    splits = (
        _name_parts,
        _place_parts,
        _time_parts,
        _kind_parts,
        _size_parts,
        _stage_parts,
        _ask_parts,
        indicator_parts,
    )
    for split in splits:
        slots = split(inner, folded, read)
        if len(slots) > 1:
            return _split(inner, slots, read)
    return with_superlative(inner, folded, read)


def _without_surroundings(question: Question, folded: str) -> Question:
    """Drop the place that only says among whom: 在甲省排第几, 甲市各区里 ask about what lies in it."""
    for outer in question.places:
        around = re.search(
            rf"在{re.escape(outer)}[^,;的]{{0,6}}?(?=排|位|居|第|是|名|领|占)|{re.escape(outer)}[一二三四五六七八九十\d各]+个?[省市区县州]里?"
            rf"|占(?:到|了)?(?:全省|全市|全国|整个)?{re.escape(outer)}",
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
    own = _own_asks(question, folded, read) or _own_things(question, folded, read)
    if own:
        return own
    kept = {"terms": tuple(t for t in question.terms if not COMPARING.fullmatch(t.text))}
    if len(places) == len(years):
        kinds = _own_kinds(question, folded, read)
        dated = zip(places, years, kinds, strict=True)
        return [{"places": (p,), "years": (y,), "kind": kind, **kept} for p, y, kind in dated]
    return [{"places": (place,), **kept} for place in places]


def _own_kinds(question: Question, folded: str, read: Read) -> tuple[Kind | None, ...]:
    """What each place is asked for; a goal told last is only of the second, where the first says its own."""
    if question.kind == "goal" and len(question.places) == 2:
        for before, after in islice(halves(folded), _MOST_HALVES):
            one, other = read(f"{before}，是多少"), read(f"{after}，是多少")
            if len(one.places) == len(other.places) == 1 and one.terms and one.kind is None and other.kind:
                return (None, "goal")
    return (question.kind,) * len(question.places)


def _own_asks(question: Question, folded: str, read: Read) -> Slots:
    """One part a place where each has an ask of its own: 出口额，甲市有多少，乙省的民企有多少."""
    clauses = re.split(r"[,;]", folded)
    asked = [(clause, read(clause)) for clause in clauses if ASKS.search(clause)]
    if len(asked) != len(question.places) or any(len(side.places) != 1 for _, side in asked):
        return ()
    shared = read(f"{clauses[0]}，是多少") if clauses[0] != asked[0][0] else None
    slots = []
    for _, side in asked:
        own = tuple(term for term in telling(side.terms) if not _SURROUNDS.fullmatch(term.text))
        terms = (*own, *(shared.terms if shared else ())) or question.terms
        slots.append({"places": side.places, "terms": terms, "years": side.years or question.years})
    return slots


def _own_things(question: Question, folded: str, read: Read) -> Slots:
    """One part a place where each names a thing of its own: 甲区的经济会议和乙区的党工委会各在哪天开."""
    told = folded.partition(",")[0] if shared_tail(folded) else folded
    asked = "是哪天" if question.wanted == "date" else "是多少"
    for pair in islice(halves(told), _MOST_HALVES):
        sides = [_told(read(f"{side}，{asked}")) for side in pair]
        one, other = (side.terms for side in sides)
        if all(len(side.places) == 1 for side in sides) and one and other:
            if says(one, other) or says(other, one):
                return ()
            shared = None if sides[0].years != sides[1].years else question.kind
            return [
                {
                    "places": side.places,
                    "terms": side.terms,
                    "years": side.years or question.years,
                    "kind": side.kind or shared,
                }
                for side in sides
            ]
    return ()


def _time_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each year, part of a year, or now; each side keeps its own words."""
    if question.wanted != "figure" and not sets_against(folded):
        return ()
    pairs = () if grows_since(question) else islice(halves(folded), _MOST_HALVES)
    pair = next((pair for pair in pairs if _are_apart(pair, read)), None)
    if is_stretch(question) and not EACH.search(folded):
        return ()
    if len(question.years) > 2 or (len(question.years) == 2 and not pair):
        whole = {"kind": None, "terms": question.terms}
        return [{"years": (year,), **whole} for year in question.years]
    if not pair:
        return ()
    sides = [_told(read(f"{side}，是多少")) for side in pair]
    return [_time_slots(side, question, sides) for side in sides]


def _time_slots(side: Question, question: Question, sides: Sequence[Question]) -> dict[str, Any]:
    now = is_now(side)
    others = [other for other in sides if other is not side]
    kind = side.kind or ("result" if now else None)
    terms = side.terms or _told(question).terms
    if not side.terms and not now and any(plans_first(other) for other in others):
        kind = kind or "goal"
    if side.terms and not any(is_nominal(term.text) for term in side.terms):  # 2023年控制目标
        terms = (*side.terms, *(term for other in others for term in other.terms))
    elif side.terms and all(says(other.terms, side.terms) for other in others):
        terms = joined(side.terms, *(other.terms for other in others))
    dated = {"years": side.years, "relative": side.relative, "periods": side.periods}
    return {**dated, "kind": kind, "terms": terms, "head": (), "pairs": ()}


def _kind_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for what was planned and one for what was done: 计划投资和已完成投资各是多少."""
    if question.wanted not in ("figure", "yesno", "text") or not (lines_up(folded) or ASKS.search(folded)):
        return ()
    for pair in islice(halves(folded), _MOST_HALVES):
        sides = [_told(read(f"{side}，是多少")) for side in pair]
        kinds = [side.kind or _stage(text) for side, text in zip(sides, pair, strict=True)]
        fuller = max(sides, key=lambda side: len(side.terms))
        if set(kinds) == {"goal", "result"} and all(says(fuller.terms, side.terms) for side in sides):
            return [{"kind": kind, "terms": fuller.terms, "head": (), "pairs": ()} for kind in kinds]
    return ()


def _stage(text: str) -> Kind | None:
    """What a bare word says of a side: 计划数 and 目标数 are aimed at, 已建成数 is done."""
    planned, done = _PLANNED.search(text), _DONE.search(text)
    return None if bool(planned) == bool(done) else "goal" if planned else "result"


def _size_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each least size: 亿元以上项目和10亿元以上项目各有多少个."""
    del read
    if question.wanted != "figure" or not sets_against(folded):
        return ()
    return [
        {"text": text, "terms": (size, *question.terms), "pairs": ()} for text, size in apart_by_size(folded)
    ]


def _stage_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each stage of a row: 首批和第二批各有多少个."""
    del read
    if not sets_against(folded):
        return ()
    stages = list(stages_apart(folded))
    named = {stage for _, stage in stages}
    shared = [term for term in question.terms if term.text not in named]
    terms = ((Term(stage, _STAGE_WEIGHT, (stage,)), *shared) for _, stage in stages)
    return [
        {"text": text, "terms": own, "pairs": (), "head": ()}
        for (text, _), own in zip(stages, terms, strict=True)
    ]


def _told(side: Question) -> Question:
    """The side without the words that compare."""
    return replace(side, terms=telling(side.terms))


def _are_apart(pair: tuple[str, str], read: Read) -> bool:
    """Tell whether each side of *pair* says when it is of, and not the same."""
    one, other = (time_of(read(side)) for side in pair)
    return one is not None and other is not None and one != other


def _ask_parts(question: Question, folded: str, read: Read) -> Slots:
    """One part for each question word that has a content of its own: 新建几家甲、几家乙."""
    if question.wanted not in ("figure", "date", "person"):
        return ()
    who = question.wanted == "person"
    sides = [read(piece) for piece in (asks_who(folded) if who else asks(folded))]
    if not all(side.terms for side in sides):
        return ()
    kind = None
    slots = []
    for side in sides:
        kind = side.kind or kind
        asked = {"wanted": side.wanted, "measures": side.measures, "unit": side.unit, "total": side.total}
        terms = joined(side.terms, sides[0].terms)
        own = {"text": side.text, "places": side.places or question.places} if who else {}
        slots.append({**asked, **own, "kind": kind, "terms": terms, "head": (), "pairs": side.pairs})
    return slots


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
    parts = [with_head(replace(question, **slot)) for slot in filled]
    return replace(question, parts=tuple(_telling_apart(part, parts) for part in parts))


def _telling_apart(part: Question, parts: Sequence[Question]) -> Question:
    """Ask in full for what only this part says: of 一期 and 二期 either must be named."""
    others = [other for other in parts if other is not part]

    def needed(term: Term) -> Term:
        is_own = not any(says(other.terms, (term,)) for other in others)
        return replace(term, needed=1.0) if is_own and len(term.text) > 1 else term

    return replace(part, terms=tuple(map(needed, part.terms)))
