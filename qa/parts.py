"""A question that asks several things at once → one question for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from index import fold
from qa.frames import CONJUNCTION, EACH
from qa.question import Question, Term
from qa.terms import TermReader, with_head
from qa.wanted import Wanted


def split_question(question: Question, reader: TermReader, without_slots: Callable[[str], str]) -> Question:
    """Split a question that asks one thing of several years, places, people or indicators into parts.

    *without_slots* blanks the places and years of a text.
    """
    folded = fold(question.text)
    places, years = question.places, question.years
    if EACH.search(folded) and len(question.people) > 1:
        return _split(question, [{"terms": _only(question, person)} for person in question.people])
    if EACH.search(folded) and len(question.quoted) > 1:
        return _split(question, [{"terms": _only(question, words)} for words in question.quoted])
    if question.wanted != "figure" and not EACH.search(folded):
        return question
    if len(places) > 1 and len(places) == len(years):
        return _split(question, [{"places": (p,), "years": (y,)} for p, y in zip(places, years, strict=True)])
    if len(places) > 1:
        return _split(question, [{"places": (place,)} for place in places])
    if len(years) > 1:
        return _year_parts(question, folded, reader, without_slots)
    return _indicator_parts(question, folded, reader, without_slots) if EACH.search(folded) else question


def _year_parts(
    question: Question, folded: str, reader: TermReader, without_slots: Callable[[str], str]
) -> Question:
    """One part a year; each side of a conjunction that names its own year keeps its own words."""
    sides = CONJUNCTION.split(folded)
    slots: list[dict[str, Any]] = []
    for year in question.years:
        own = [side for side in sides if str(year) in side] if len(sides) == len(question.years) else []
        terms = reader.terms(without_slots(own[0] if own else ""), counted=True) or question.terms
        slots.append({"years": (year,), "kind": None, "terms": terms, "head": (), "pairs": ()})
    return _split(question, slots)


def _indicator_parts(
    question: Question, folded: str, reader: TermReader, without_slots: Callable[[str], str]
) -> Question:
    """Cut “造林面积和森林抚育面积各是多少” into one question for each side of the conjunction."""
    sides = [reader.terms(side, counted=True) for side in CONJUNCTION.split(without_slots(folded))]
    if len(sides) < 2 or not all(sides):
        return question
    return _split(question, [{"terms": side, "head": (), "pairs": ()} for side in sides])


def _only(question: Question, named: str) -> tuple[Term, ...]:
    """The terms without the other names and coined words that are asked about beside *named*."""
    others = {*question.people, *question.quoted} - {named}
    return tuple(term for term in question.terms if term.text not in others)


def _split(question: Question, slots: Sequence[dict[str, Any]]) -> Question:
    wanted: Wanted = "figure" if question.wanted in ("yesno", "manner", "text") else question.wanted
    if question.people or question.quoted:
        wanted = question.wanted
    parts = tuple(with_head(replace(question, wanted=wanted, count=None, **slot)) for slot in slots)
    return replace(question, parts=parts)
