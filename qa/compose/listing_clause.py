"""“Which …” → the clauses of one sentence part that list what was asked for, or nothing.

A clause that only names the thing, or lists something else, is no list of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from index import Span, compiled, find_people, fold
from qa.bearing import Bearing
from qa.coined import asked_coined, leaves_unsaid, lone_characters, shared_noun
from qa.compose.announced import with_announced
from qa.compose.definition import defines
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.compose.series import Series, find_series
from qa.evidence import runs_of
from qa.matching import coverage, match
from qa.question import Question
from qa.sought import sought, tells_kind
from qa.terms import is_nominal
from qa.wanted import ASKED_COUNT, EACH_OF_WHICH, chinese_number, small_number

ACCEPT = 0.5
_HOPELESS = ACCEPT - 0.001
"""What can't reach this need not be weighed to the end: it is no answer."""

MAX_CLAUSES = 220
_HEADING_PENALTY = 0.3
_RUN_IN_HEADING = 24
_ONLY_NAMED = 0.35
_DEFINES = 0.2
_NAMED_KIND = 0.15
_INTRODUCED = 0.9
_SMALL = r"(?:\d|[二三四五六七八九十])"
_FEW = compiled(r"哪几大?个?(方面|[类项种条点大])")
_FEW_BONUS = 0.25
_SEVERAL, _MOST, _PERSON = 2, 5, 0.09
_SHORT_WORD, _FEWEST_ALIKE, _COINED_ALIKE = 2, 3, 0.9
"""So many things that share so short a word, in the number asked for, are what is asked for."""

_OFFICE = compiled(r"(?:书记|主任|主席|秘书长|会长|[省市州区县镇乡局厅部院校]长)$")
_OF_COINED = compiled(r"\"[^\",;。]{0,12}?的?(?P<what>[一-鿿]{2,4})(?:是|为|有|包括)(?:什么|哪些|啥)")
_LONE_COUNTED = compiled(rf"哪{_SMALL}(?:个|座|大|条)?(?P<noun>[市县区镇乡村省州国])")
"""Places asked for by their number: 哪6个市."""

_ASKS_WORKS = compiled(r"哪些[一-鿿]{0,8}(?:项目|工程|任务|工作|举措|措施)")

_REFERS_BACK = compiled(
    r"(?:[这那]\d*[一二三四五六七八九十两]*[个项类些大]|其中|具体|分别|主要|即|包括|分别是|一是|它们)"
)


def listing_clause(bearings: Sequence[Bearing]) -> Composition:
    """Return the best run of clauses that lists what is asked for."""
    candidates = (
        Candidate(clause_score(bearing, window, before), bearing.segment, window)
        for before, bearing in zip([None, *bearings], bearings, strict=False)
        if bearing.place_fit
        for window in runs_of(bearing.segment, MAX_CLAUSES)
    )
    best = best_of(candidates, accept=ACCEPT)
    if best and (
        EACH_OF_WHICH.search(fold(bearings[0].question.asks)) or _goes_on(best, bearings[0].question)
    ):
        whole = Span(best.window.start, best.segment.span.end)
        best = replace(best, window=whole) if len(whole) <= MAX_CLAUSES else best
    return quoted(replace(best, window=with_announced(best.segment, best.window)) if best else None)


def _goes_on(best: Candidate, question: Question) -> bool:
    """Tell whether works are asked for that the clauses after the first go on to name: 推进…，开工…."""
    listed = find_series(best.window.of(best.segment.folded))
    return question.kind == "goal" and not listed and _ASKS_WORKS.search(fold(question.asks)) is not None


def clause_score(bearing: Bearing, window: Span, before: Bearing | None = None) -> float:
    """Say how well *window* lists what is asked for; *before* stands in front of it in the article."""
    question, text = bearing.question, bearing.said(window)
    asks_people = question.who and not question.quoted
    people = _people_named(bearing, window) if asks_people else 0
    if asks_people and (people < _SEVERAL or not _says_office(question, text)):
        return 0.0
    if question.quoted and not _explains_the_coined(question, bearing.segment.folded, text):
        return 0.0
    series = find_series(text)
    if _misses_count(question, text, series):
        return 0.0
    introduction = _introduction(bearing, before) if series else ""
    bonus = _PERSON * min(people, _MOST) if asks_people else 0.0
    if _only_names(question, text, series):
        bonus -= _ONLY_NAMED
    else:
        bonus += _listing_bonus(question, text, series) + _kind_bonus(question, introduction + text, series)
    if _is_heading(bearing) and not series:
        bonus -= _HEADING_PENALTY
    if not introduction and bearing.reach + bonus < _HOPELESS and not _shares_the_coined(question, series):
        return 0.0
    slots = bearing.slots(window)
    if not slots:
        return 0.0
    said = 0.6 * bearing.relevance(window) + 0.4 * bearing.own_share(window)
    if _shares_the_coined(question, series):
        said = max(said, _COINED_ALIKE)
    if introduction:
        said = max(said, coverage(question.terms, [(text, 1.0), (introduction, _INTRODUCED)]))
    return said * slots + bonus - 0.0006 * len(window)


def _says_office(question: Question, said: str) -> bool:
    """Tell whether *said* names the office whose holders are asked for: 副主任有哪几位."""
    offices = [term for term in question.terms if _OFFICE.search(term.text)]
    return all(match(office, said) for office in offices)


def _misses_count(question: Question, said: str, series: Sequence[Series]) -> bool:
    """Tell whether *said* lists another number of things than are asked for: 哪六个."""
    count = question.count or 0
    if count < 2 or not ASKED_COUNT.search(fold(question.text)):
        return False
    return not any(one.may_be(count) for one in series) and said.count(",") + 1 < count


def _shares_the_coined(question: Question, series: Sequence[Series]) -> bool:
    """Tell whether as many things as are asked for each have the short word they are called by: 三个“换”."""
    short = [words for words in question.quoted if len(words) <= _SHORT_WORD]
    short += [noun for name in asked_coined(question) if (noun := shared_noun(name))]
    return (question.count or 0) >= _FEWEST_ALIKE and any(
        one.may_be(question.count or 0) and all(words in piece for piece in one.pieces)
        for one in series
        for words in short
    )


def _introduction(bearing: Bearing, before: Bearing | None) -> str:
    """The sentence before, if this one refers back to it or stands under it as under a heading."""
    segment = bearing.segment
    if before is None or before.segment.passage.id != segment.passage.id:
        return ""
    if before.segment.sentence.end > segment.sentence.start or segment.span != segment.sentence:
        return ""
    refers_back = _REFERS_BACK.match(segment.folded[segment.sentence.start :])
    return before.segment.sentence.of(before.segment.folded) if refers_back or _is_heading(before) else ""


def _is_heading(bearing: Bearing) -> bool:
    """Tell a heading, or a short sentence that opens its paragraph like one, from what stands under it."""
    segment = bearing.segment
    runs_in = segment.sentence.start == 0 and len(segment.sentence) <= _RUN_IN_HEADING
    return segment.is_heading or (runs_in and segment.sentence.end < len(segment.passage.text))


def _people_named(bearing: Bearing, window: Span) -> int:
    """How many people *window* names: who was there is answered by names, the more the better."""
    return sum(window.contains(name) for name in find_people(bearing.segment.passage.text))


def _explains_the_coined(question: Question, paragraph: str, said: str) -> bool:
    """Tell whether coined terms that are asked about are named as such, and *said* tells what they are."""
    lone = lone_characters(question)
    named = _names_the_coined(question, paragraph) and (not lone or any(word in said for word in lone))
    return named and not leaves_unsaid(question, said)


def _names_the_coined(question: Question, said: str) -> bool:
    """A coined term that is part of another must be said by itself: “两高四新” says nothing of “两高”."""
    longer = [name for name in question.quoted if any(o != name and o in name for o in question.quoted)]
    for name in longer:
        said = said.replace(name, " ")
    return not longer or all(name in said for name in question.quoted if name not in longer)


def _only_names(question: Question, said: str, series: Sequence[Series]) -> bool:
    """Tell whether *said* names what is asked for, “三最” or 三大行动, without saying what it is made of."""
    coined = [name for name in question.quoted if len(name) > 1]
    told = _tells_each(question, said) or _says_what(question, said)
    if any(name in said for name in coined) and not told:
        return defines(question, said) < _DEFINES
    announced = question.count is not None and bool(question.counted) and _announces(question, said)
    return announced and not any(one.may_be(question.count or 0) for one in series)


def _says_what(question: Question, said: str) -> bool:
    """Tell whether *said* goes on from what is asked about of a coined thing: “甲”的建设目标是…."""
    asked = _OF_COINED.search(fold(question.asks))
    return (
        asked is not None and re.search(rf"{re.escape(asked['what'])}(?:是|为|包括|有|:)", said) is not None
    )


def _tells_each(question: Question, said: str) -> bool:
    """Tell whether as many clauses as are asked for each say something of the question: 引进…,引进…,引进…."""
    clauses = said.split(",")
    deeds = [term for term in question.terms if term.text not in question.quoted]
    alike = (term for term in deeds if all(match(term, clause) for clause in clauses))
    return question.count == len(clauses) > 1 and any(alike)


def _listing_bonus(question: Question, said: str, series: Sequence[Series]) -> float:
    """A clause that lists things is the likelier answer, the more so with as many as were asked for."""
    if not series:
        return -0.05
    bonus = 0.1 if question.quoted and defines(question, said) >= _DEFINES else 0.0
    if question.count is None or question.count < 2:
        return bonus + 0.1 + (_FEW_BONUS if _counts_few(question, said, series) else 0.0)
    if all(one.is_open and len(one.pieces) < question.count for one in series):
        return bonus - 0.1  # 甲、乙等五大园区 are two of five
    if not any(one.may_be(question.count) for one in series):
        return bonus - 0.1
    return bonus + (0.35 if _announces(question, said) else 0.2)


def _counts_few(question: Question, said: str, series: Sequence[Series]) -> bool:
    """Tell whether *said* closes its series with the number that is asked for without one: 哪几类, 四大类."""
    asked = _FEW.search(fold(question.text))
    counted = re.findall(rf"[、和及]?[^、,;。]*?({_SMALL})大?个?{asked[1]}", said) if asked else []
    return any(one.may_be(small_number(number) or 0) for number in counted for one in series)


def _kind_bonus(question: Question, said: str, series: Sequence[Series]) -> float:
    """What is listed is of the kind asked for when it is called so, or its names end like it."""
    words = sought(question.text)
    if not words:
        return _NAMED_KIND if any(_are_kinds_of(one, question) for one in series) else 0.0
    heads = {character for word in words for character in word[-2:]}
    alike = 0.1 if any(_end_in(one, heads) for one in series) else 0.0
    alike = 0.2 if any(one.of(words[-1]) for one in series) else alike
    if not tells_kind(words):
        return alike
    named = _NAMED_KIND * sum(word in said for word in words) / len(words)
    return named + alike if named or alike or not series else -0.1


def _are_kinds_of(series: Series, question: Question) -> bool:
    """Tell whether all the things bear one noun of the question at their end: 科技金融、绿色金融 are 金融."""
    nouns = [term.text for term in question.terms if len(term.text) > 1 and is_nominal(term.text)]
    return any(all(piece.rstrip("\"')").endswith(noun) for piece in series.pieces) for noun in nouns)


def _end_in(series: Series, heads: Collection[str]) -> bool:
    """Tell whether most of the things end in one of the characters *heads*: 产业园、公园 are 园区."""
    things = series.pieces[:-1]
    return 2 * sum(thing.rstrip("\"')")[-1:] in heads for thing in things) > len(things)


def _announces(question: Question, said: str) -> bool:
    """Tell whether *said* counts its items in the question's own words: 5个维度, 四大方面."""
    number = f"(?:{question.count}|{chinese_number(question.count or 0)})"
    lone = _LONE_COUNTED.search(fold(question.asks))
    noun = re.escape(question.counted or (lone["noun"] if lone else "方面"))
    return re.search(rf"{number}(?:大|个|项|条|类|种)?(?:方面|{noun})", said) is not None
