"""“Which …” → the enumeration asked for, complete and in order, or the clause that lists it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import Span, find_people, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.definition import defines
from qa.compose.draft import Candidate, Composition, Draft, Source, best_of, quoted
from qa.compose.structures import Enumeration, Item, enumerations
from qa.evidence import runs_of, segments_of
from qa.frames import LABEL
from qa.matching import coverage
from qa.question import Question
from qa.wanted import chinese_number

ACCEPT = 0.5
MAX_CHARS = 850
MAX_CLAUSES = 220
_HEADING_PENALTY = 0.15


def compose_list(
    bearings: Sequence[Bearing], question: Question, articles: Sequence[Sequence[Hit]]
) -> Composition:
    """Return the best enumeration among *articles* (their passages in order) or the best listing clause."""
    found = [
        (_enumeration_score(question, enumeration), enumeration)
        for hits in articles
        for enumeration in enumerations(hits)
    ]
    score, enumeration = max(found, key=lambda pair: pair[0], default=(0.0, None))
    clause = _listing_clause(bearings)
    if enumeration is None or score < ACCEPT or clause.score > score:
        return clause
    return _as_list(question, enumeration, score)


def compose_label(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition:
    """Return the heading that bears the label asked for: 关键词八."""
    labels = [term.text for term in question.terms if LABEL.fullmatch(term.text)]
    for label in labels:
        for hit in (hit for hits in articles for hit in hits):
            for heading in hit.passage.headings:
                if label in fold(heading.text) and Bearing(question, segments_of(hit)[0]).place_fit:
                    source = Source(hit.article, hit.passage, heading.span)
                    return Composition((Draft(heading.text, (source,)),))
    return Composition()


def _enumeration_score(question: Question, enumeration: Enumeration) -> float:
    bearing = Bearing(question, enumeration.first)
    slots = bearing.slots(enumeration.first.span)
    if not slots:
        return 0.0
    zones = [
        (fold(enumeration.lead), 0.95),
        (fold(enumeration.labels), 0.9),
        (fold(enumeration.first.article.title), 0.5),
    ]
    coined = 0.1 if _items_are_coined(question, enumeration) else 0.0
    counts = _counts_as_asked(question, enumeration) and _about_the_coined(question, enumeration)
    return (
        coined
        + coverage(question.terms, zones) * slots
        + _count_bonus(question.count, len(_counted(question, enumeration)), counts)
    )


def _counted(question: Question, enumeration: Enumeration) -> tuple[Item, ...]:
    """The items that the question counts: of six measures the four that are 工程."""
    named = tuple(item for item in enumeration.items if question.counted and question.counted in item.text)
    return named if question.count == len(named) else enumeration.items


def _items_are_coined(question: Question, enumeration: Enumeration) -> bool:
    """Tell whether most items bear a word that the question puts in quotation marks."""
    bearing = [item for item in enumeration.items if any(w in fold(item.text) for w in question.quoted)]
    return bool(question.quoted) and 2 * len(bearing) > len(enumeration.items)


def _about_the_coined(question: Question, enumeration: Enumeration) -> bool:
    """A coined word in quotation marks must be said over the list or in it."""
    coined = [words for words in question.quoted if len(words) > 1]
    said = fold(f"{enumeration.lead}\n{enumeration.labels}")
    return not coined or any(words in said for words in coined)


def _counts_as_asked(question: Question, enumeration: Enumeration) -> bool:
    """Tell whether the items are of the counted kind: by name, or because their lead announces them so."""
    noun = question.counted
    if not noun:
        return True
    named = sum(noun in item.text for item in enumeration.items)
    return 2 * named >= len(enumeration.items) or noun in enumeration.lead


def _count_bonus(asked: int | None, found: int, counts: bool) -> float:
    if asked is None or asked < 2:
        return 0.0
    if asked != found:
        return -0.25
    return 0.3 if counts else 0.0


def _as_list(question: Question, enumeration: Enumeration, score: float) -> Composition:
    drafts: list[Draft] = []
    length = 0
    for item in _picked(question.pick, _counted(question, enumeration)):
        text = _said_of(question, item)
        length += len(text) + 8
        if length > MAX_CHARS:
            break
        drafts.append(Draft(text, (item.source,), score))
    return Composition(tuple(drafts), listed=len(drafts) > 1)


def _said_of(question: Question, item: Item) -> str:
    """The item's opening, or the clause of it that says what was asked for."""
    if item.segment is None or coverage(question.terms, [(fold(item.text), 1.0)]) >= 0.5:
        return item.text
    clauses = [clause.of(item.segment.passage.text) for clause in item.segment.clauses]
    best = max(clauses, key=lambda clause: coverage(question.terms, [(fold(clause), 1.0)]))
    return best.rstrip("，,；;。") if coverage(question.terms, [(fold(best), 1.0)]) >= 0.5 else item.text


def _picked(pick: int | None, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the one item asked for, nothing when there are not so many, or all."""
    if pick is None:
        return items
    return items[-1:] if pick == -1 else items[pick - 1 : pick]


def _listing_clause(bearings: Sequence[Bearing]) -> Composition:
    candidates = (
        Candidate(_clause_score(bearing, window), bearing.segment, window)
        for bearing in bearings
        if bearing.place_fit
        for window in runs_of(bearing.segment, MAX_CLAUSES)
    )
    return quoted(best_of(candidates, accept=ACCEPT))


def _clause_score(bearing: Bearing, window: Span) -> float:
    slots = bearing.slots(window)
    if not slots:
        return 0.0
    bonus = _listing_bonus(bearing.question, bearing.said(window)) + _people_bonus(bearing, window)
    said = 0.6 * bearing.relevance(window) + 0.4 * bearing.own_share(window)
    bonus += defines(bearing.question, bearing.said(window)) if bearing.question.quoted else 0.0
    if bearing.segment.is_heading:
        bonus -= _HEADING_PENALTY
    return said * slots + bonus - 0.0006 * len(window)


def _people_bonus(bearing: Bearing, window: Span) -> float:
    """Who was there is answered by a list of names."""
    if not bearing.question.who:
        return 0.0
    names = [s for s in find_people(bearing.segment.passage.text) if window.contains(s)]
    return 0.3 if len(names) > 2 else -0.2


def _listing_bonus(question: Question, said: str) -> float:
    """A clause that lists things is the likelier answer, the more so with as many as were asked for."""
    commas = said.count("、")
    if not commas:
        return -0.05
    counts = {commas + 1, commas + 1 + said.count("和") + said.count("及")}
    if question.count not in counts:
        return 0.1
    return 0.35 if _announces(question, said) else 0.2


def _announces(question: Question, said: str) -> bool:
    """Tell whether *said* counts its items in the question's own words: 5个维度, 四大方面."""
    number = f"(?:{question.count}|{chinese_number(question.count or 0)})"
    noun = re.escape(question.counted) if question.counted else "方面"
    return re.search(rf"{number}(?:大|个|项|条|类|种)?(?:方面|{noun})", said) is not None
