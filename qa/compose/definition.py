"""“What is …” → the sentence part that says what it is or what it is made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import Span, compiled, fold
from qa.bearing import Bearing
from qa.coined import is_built_of, leaves_unsaid, names_of_parts
from qa.compose.announced import with_announced
from qa.compose.draft import Candidate, Composition, Draft, best_of, quoted
from qa.compose.series import Series, find_series
from qa.evidence import runs_of
from qa.question import Question
from qa.wanted import announced_number

ACCEPT = 0.5
_HOPELESS = ACCEPT - 0.001
"""What can't reach this need not be weighed to the end: it is no answer."""

MAX_CHARS = 260
_ONLY_NAMED = 32
_MADE_UP = 0.4
_ASKED = compiled(
    r"(?P<name>[^\W\d_]{2,12})(?:到底|究竟)?(?:是|指)(?:的?是|一[个种项家])?(?:什么|啥|怎样的|何种)|什么是(?P<name2>[^\W\d_]{2,12})"
)
_BECOMES = "(?:打造|建设|建成|成为|形成|构建|塑造)"
_BECOMES_ASKED = compiled(
    rf"{_BECOMES}[成为]?(?:什么样|怎样|何种|啥样)的?\"?(?P<what>[一-鿿]{{2,8}})\"?[?？。]*$"
)
"""Asks what a thing is to be like: 要建成什么样的城市."""

_OPENS = 0.12
_SAYS_WHAT = 0.45
_MEANS = "(?:就?是(?!否)|即(?!将)|指|为|包括|:)"
_SUBJECT = (
    r"(?:^|[,:])\"?[^,\"]{{0,20}}{name}\"?(?:[^\W\d的和与及]{{2,4}}[,\"]?)?,?"
    r"(?:集成|整合|融合|汇集|致力|旨在|以[^,]+为|通过|依托|聚焦|由|为|作为|主要|涵盖|总投资|总面积|位于|用于|定位)"
)
"""A thing that a clause opens with, and a verb that tells what it is like."""


def compose_definition(bearings: Sequence[Bearing]) -> Composition:
    """Return the clause run that defines what the question asks about, or nothing."""
    parts = _part_by_part(bearings)
    if parts.drafts:
        return parts
    candidates = (
        Candidate(_score(bearing, window), bearing.segment, window)
        for bearing in bearings
        if bearing.place_fit
        for window in runs_of(bearing.segment, MAX_CHARS)
    )
    best = best_of(candidates, accept=ACCEPT)
    if best is None:
        return Composition()
    following = _carried_on(best, bearings)
    if following:
        return Composition((_continued(best, following),))
    window = with_announced(best.segment, _to_the_end(best))
    return Composition((replace(best, window=_with_its_parts(best, window)).draft(),))


def _part_by_part(bearings: Sequence[Bearing]) -> Composition:
    """Return the sentence that says of each part of a coined term what it is: “三区”就是…；“两城”就是…."""
    parts = names_of_parts(fold(bearings[0].question.text)) if bearings else ()
    for bearing in bearings if parts else ():
        whole = bearing.segment.sentence
        said = bearing.said(whole)
        told = all(re.search(rf"{part}\"?[,:]?{_MEANS}", said) for part in parts)
        if told and bearing.place_fit and len(whole) <= MAX_CHARS:
            return quoted(Candidate(ACCEPT, bearing.segment, whole))
    return Composition()


def _continued(best: Candidate, following: Candidate) -> Draft:
    """Quote a sentence that only names the thing together with the one that says what it is."""
    window = Span(best.segment.sentence.start, following.segment.span.end)
    return replace(best, window=window).draft()


def _with_its_parts(best: Candidate, window: Span) -> Span:
    """Carry a definition back over the series in front of it: what a coined term is made of."""
    start = window.start
    for clause in reversed(best.segment.clauses):
        if clause.end > start or not find_series(clause.of(best.segment.folded)):
            continue
        if best.segment.folded[clause.end : start].strip():
            break
        start = clause.start
    whole = Span(start, window.end)
    return whole if len(whole) <= MAX_CHARS else window


def _carried_on(best: Candidate, bearings: Sequence[Bearing]) -> Candidate | None:
    """The sentence after one that only names the thing: 其中一种模式是…。它以…"""
    question = bearings[0].question
    named = best.segment.sentence.of(best.segment.folded).rstrip("。\"')")
    subjects = (*question.quoted, *(term.text for term in question.terms))
    if len(named) > _ONLY_NAMED or not named.endswith(subjects):
        return None
    passage, end = best.segment.passage.id, best.segment.sentence.end
    after = (
        Candidate(best.score, bearing.segment, bearing.segment.span)
        for bearing in bearings
        if bearing.segment.passage.id == passage and bearing.segment.sentence.start >= end
    )
    return next(after, None)


def _to_the_end(best: Candidate) -> Span:
    """Carry a definition on to the end of its sentence part: what follows belongs to it."""
    whole = Span(best.window.start, best.segment.span.end)
    return whole if len(whole) <= MAX_CHARS else best.window


def _score(bearing: Bearing, window: Span) -> float:
    if leaves_unsaid(bearing.question, bearing.said(window)):
        return 0.0
    form = defines(bearing.question, bearing.said(window))
    if bearing.reach + form < _HOPELESS:
        return 0.0
    slots = bearing.slots(window)
    if not slots:
        return 0.0
    if not form and _only_measures(bearing, window):
        return 0.0
    said = 0.6 * bearing.relevance(window) + 0.4 * bearing.own_share(window)
    return (said + form - 0.0006 * len(window)) * slots


def _only_measures(bearing: Bearing, window: Span) -> bool:
    """Tell whether *window* but states a figure of the very thing whose meaning is asked: GDP增长6%."""
    facts = (bearing.fact_of(quantity) for quantity in bearing.segment.quantities_in(window))
    measured = [fold(fact.indicator) for fact in facts if fact]
    forms = [form for term in bearing.question.terms for form in (term.text, *term.forms)]
    return any(form in indicator for form in forms for indicator in measured)


def defines(question: Question, said: str) -> float:
    """Return how much the form of *said* looks like a definition of the term asked about."""
    become = _BECOMES_ASKED.search(fold(question.asks))
    if become and re.search(rf"{_BECOMES}[^,;。]{{2,}}{re.escape(become['what'])}[\"”]?[,;。]?$", said):
        return _SAYS_WHAT
    subjects = [*question.quoted, *(term.text for term in question.terms)]
    if question.wanted == "definition" and subjects:
        named = _asked_of(question, subjects)
        if named in said and re.search(rf"{re.escape(named)}\"?是(?!否)", said):
            says_what = named not in subjects and re.match(rf"\"?{re.escape(named)}\"?是", said)
            return _SAYS_WHAT if says_what else 0.25
        if _quotes_as(named, said):
            return 0.25
    opens = 0.0
    for subject in subjects:
        if subject not in said:
            continue
        if is_built_of(said, subject):
            return 0.25
        after = re.escape(subject)
        opens = max(opens, _OPENS if re.search(_SUBJECT.format(name=after), said) else 0.0)
        if re.search(
            rf"{after}[\"》]?[(]|{after}[\"》]?[一-鿿]{{0,4}}:[^。;]{{4}}|{after}[\"》]?[一-鿿]{{0,8}},?(?:是指|指的是|即(?!将)|就是|包括|由)|(?:即|也就是|称为|简称)\"?{after}",
            said,
        ):
            return 0.25
    series = find_series(said)
    if any(_makes_up(one, question) for one in series):
        return _MADE_UP
    if question.count and question.count in (said.count(",") + 1, said.count(",")):
        return 0.25 if not question.quoted else opens
    return 0.08 if series and not question.quoted else opens


def _asked_of(question: Question, subjects: Sequence[str]) -> str:
    """What stands beside the question word: 海青节 in 海青节是什么活动; else the last subject."""
    found = _ASKED.search(fold(question.asks))
    named = (found["name"] or found["name2"]) if found else ""
    for place in question.places:
        named = named.removeprefix(fold(place)).removeprefix(fold(place)[:-1])
    named = named.removeprefix("的")
    return named if any(subject in named for subject in subjects) else subjects[-1]


def _quotes_as(asked: str, said: str) -> bool:
    """Tell whether *said* quotes what the noun that was asked after is: 坚持“…”的总基调, 以“…”为主题."""
    called = asked.rpartition("的")[2]
    head = re.escape(called)
    if len(head) < 2 or called[-2:] not in said:
        return False
    quoted_as = rf"[\"'](?:的|为){head}|[\"']{head[-2:]}(?![一-鿿])|{head}(?:是|为|:)[\"']"
    return re.search(quoted_as, said) is not None


def _makes_up(series: Series, question: Question) -> bool:
    """Tell whether the things of *series* are what the coined term is made of: 甲最多、乙最少“两最”."""
    names = question.quoted or tuple(term.text for term in question.terms if len(term.text) > 2)
    for name in names:
        part = series.of(name)
        count = announced_number(name) or (None if question.quoted else question.count)
        if part and (count is None or part.may_be(count)):
            return True
    return False
