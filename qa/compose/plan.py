"""“How will they …” → the sentence part whose measures answer; how far they go on is for `plan_extent`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import compiled, fold, word_class, word_weight
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of
from qa.compose.elsewhere import tells
from qa.compose.plan_extent import asked_before, is_run_in_heading, plan_from, said_in_order
from qa.compose.plan_focus import focused
from qa.evidence import Segment
from qa.matching import coverage, match
from qa.question import Question

ACCEPT = 0.45
_OPENING = 45
_TOPIC_LENGTH = 24
_BACK = 0.8
_EARLIER = 0.8
_AHEAD, _DONE_BEFORE = 0.1, 0.3
_NAMED = 0.05
_ABOUT = 0.2
_ALL = 0.95
_TOUCHED = 0.4
_HEADED = 0.7
_STUFF = 3.0
_UNHEARD = 0.15
_SAYS_ALL = 0.12
_ADDRESSED = 0.35
_UNDER, _BY_HEADING = 0.12, 0.9
_LOOKED_BACK = 0.2
"""What is to be done in a year its own report plans; a later one only looks back on it."""

_IS_TOPIC, _MAY_BE_TOPIC = 0.25, 0.12
_TOLD_TO = compiled(
    r"(?:要求|希望|叮嘱|请|让|对)(?P<who>[一-鿿]{2,10}?)(?:应该?|要|该|应当)?(?:怎么|怎样|如何|做什么|干什么|做到|做好)"
)
_BY_WHOM = compiled(r"^.*?(?:怎么样?|怎样|如何|咋样?)")
_MUST = (
    r"(?:^|[,。;:])(?:(?:各级|各|全体|广大|有关|相关|所有)[^,。;:]{{0,4}})?"
    r"{who}[^,。;:]{{0,4}}?(?:要|应|须|必须|务必)"
)
_LOOKS_AHEAD = compiled(r"下一步|下步|接下来|今后|以后|往后|未来|将来|下半年|明年|打算|准备|计划")
_WILL = compiled(r"[将拟]|下一步|下步|接下来|今后|未来|力争|继续")
_NEXT = compiled(r"(?:下一步|下步|下一?阶段|接下来|今后|未来|下半年)[,，]")
_TURNS_AHEAD = compiled(
    r"(?:^|[。！!，,\s])(?:下一步|下步|下一?阶段|接下来|今后|未来|下半年)(?:[，,]|[将要]|继续)"
)
"""What an article tells before it turns to what comes next has been done."""

_IN_THIS = compiled(
    r"(?:例如|比如|同时|此外|其中)?[,，]?在?(?P<this>[^,，。;；]{2,10})(?:方面|领域|环节|上)[,，]"
)
_ANNOUNCES = compiled(
    r"(?:提出|推出|出台|印发|发布|公布|制定)了?[^,，、]{0,24}(?:[条项]|方案|意见|举措|措施|办法|规划)[^,，]{0,8}$"
    r"|^记者[^,，]{0,30}获悉"
)
_PRAISES = compiled(
    r"是[^，,]{0,20}的?(?:重中之重|关键(?:所在)?|核心|基础|根本|前提|保障|重要(?:内容|支撑|抓手|环节|途径|举措))$"
)
_SETS_SCENE = compiled(r"以来|近年来|[去上]年|截至|过去|目前|累计|成效|[已了]|召开|举行")
_REFERS_BACK = compiled(r"^(?:接下来|今后|未来)?[,，]?(?:为此|对此|[这此该](?:些|个|里|项|类)|上述)")


def compose_plan(
    bearings: Sequence[Bearing], question: Question, articles: Sequence[Sequence[Hit]]
) -> Composition:
    """Return the measures that answer *question*, in the order of the article."""
    interview = asked_before(question, articles)
    if interview:
        return said_in_order(focused(question, interview), 1.0)
    best = best_of(_candidates(bearings), accept=ACCEPT)
    if best is None or not _names_object(question, best.segment):
        return Composition()
    return said_in_order(focused(question, plan_from(question, best.segment, articles)), best.score)


def _names_object(question: Question, segment: Segment) -> bool:
    """Tell whether the article names all that is asked about: a plan for other things is none for it."""
    text = fold(segment.article.span.of(segment.article.text))
    text = re.sub(r"\s", "", f"{fold(segment.article.title)}\n{text}")
    asked = re.split(r"[,;]", fold(question.text))[-1]
    nouns = (t for t in question.terms if t.text in asked and (tells(t) or _is_stuff(t.text)))
    return all(match(noun, text) >= _TOUCHED for noun in nouns)


def _is_stuff(character: str) -> bool:
    """Tell whether a lone character names what little else is made of or about: 铝产业."""
    return len(character) == 1 and word_class(character)[:1] == "n" and word_weight(character) >= _STUFF


def _candidates(bearings: Sequence[Bearing]) -> Iterator[Candidate]:
    for before, bearing in zip([None, *bearings], bearings, strict=False):
        score = _score(bearing, before.segment if before else None)
        yield Candidate(score, bearing.segment, bearing.segment.span)


def _score(bearing: Bearing, before: Segment | None = None) -> float:
    bearing = _in_interview(bearing)
    question, segment = bearing.question, bearing.segment
    slots = bearing.slots(segment.span)
    if not slots or _only_names(bearing):
        return 0.0
    ends = max(coverage(question.terms, [(end, 1.0)]) for end in _ends(segment))
    said = 0.7 * bearing.relevance(segment.span) + 0.3 * ends
    said = max(said, _taken_up(bearing, before))
    if _headed(question, segment) >= _ALL:
        said = max(said, _BY_HEADING)
    said += _ABOUT if _is_about(bearing) else 0.0
    said += _ADDRESSED if _is_addressed(question, segment) else 0.0
    said += _measures(bearing) + _time_fit(question, segment) + _topic(question, segment)
    said += _UNDER if _headed(question, segment) >= _HEADED else 0.0
    said -= _LOOKED_BACK if _looks_back(question, segment) else 0.0
    said -= _UNHEARD if segment.is_heading or not _heard(question, segment) else 0.0
    return slots * (said + (_NAMED if any(place in segment.text for place in question.places) else 0.0))


def _in_interview(bearing: Bearing) -> Bearing:
    """Look for the matter alone in an interview with the one asked about: no paragraph names who speaks."""
    question, segment = bearing.question, bearing.segment
    over = (segment.article.title, *(heading.text for heading in segment.passage.headings))
    names_it = any(person in said for person in question.people for said in over)
    rest = tuple(term for term in question.terms if term.text not in question.people)
    if not names_it or not rest:
        return bearing
    return replace(bearing, question=replace(question, terms=rest))


def _only_names(bearing: Bearing) -> bool:
    """Tell whether no more than who speaks is said of what is asked: 某书记表示，当前… plans no schools."""
    question = bearing.question
    what = tuple(t for t in question.terms if t.text not in question.people and len(t.text) > 1)
    without = replace(bearing, question=replace(question, terms=what, people=()))
    named = any(term.text in question.people for term in question.terms)
    return named and bool(what) and without.relevance(without.segment.span) < ACCEPT


def _heard(question: Question, segment: Segment) -> bool:
    """Tell whether the person asked about speaks in this paragraph or in this interview."""
    said = (segment.passage.text, segment.article.title, *(h.text for h in segment.passage.headings))
    return not question.people or any(person in text for person in question.people for text in said)


def _ends(segment: Segment) -> tuple[str, str]:
    """Where a measure says what it is about: its opening, and its last clause, which says what it is for."""
    return fold(segment.text[:_OPENING]), segment.clauses[-1].of(segment.folded)


def _taken_up(bearing: Bearing, before: Segment | None) -> float:
    """How much is said together with what stands before, when this takes it up: 接下来这些…, 下一步，将…."""
    segment = bearing.segment
    own = (bearing.said(segment.span), 1.0)
    if segment.span.start != segment.sentence.start:
        return 0.0
    if _NEXT.match(segment.text) or _is_about(bearing):
        earlier = f"{fold(segment.article.title)}\n{segment.folded[: segment.sentence.start]}"
        return coverage(bearing.question.terms, [own, (earlier, _EARLIER)])
    if before is None or before.article.id != segment.article.id or not _REFERS_BACK.match(segment.text):
        return 0.0
    return coverage(bearing.question.terms, [own, (before.sentence.of(before.folded), _BACK)])


def _measures(bearing: Bearing) -> float:
    """Several clauses are likelier measures; figures are likelier results, and a paper is only announced."""
    segment = bearing.segment
    several = 0.06 if len(segment.clauses) > 1 else 0.0
    if _ANNOUNCES.search(segment.text.rstrip("。；;")) or _PRAISES.search(segment.text.rstrip("。；;")):
        return several - 0.2
    if several and not segment.quantities and bearing.own_share(segment.span) >= _ALL:
        return several + _SAYS_ALL
    figures = sum(bool(segment.quantities_in(clause)) for clause in segment.clauses)
    if 2 * figures < len(segment.clauses) or _headed(bearing.question, segment) >= _HEADED:
        return several
    return several - (0.1 if bearing.own_share(segment.span) >= _ALL else 0.2)


def _time_fit(question: Question, segment: Segment) -> float:
    """What comes next is told by what will be done, not by what has been."""
    if not _LOOKS_AHEAD.search(question.text):
        return 0.0
    told_later = _told_behind_turn(segment)
    if told_later is False:
        return -_DONE_BEFORE
    if told_later or _WILL.search(segment.text):
        return _AHEAD
    return -2 * _AHEAD if _SETS_SCENE.search(segment.text) else 0.0


def _told_behind_turn(segment: Segment) -> bool | None:
    """Tell whether *segment* stands behind where its article turns to what comes; None where none does."""
    article, passage = segment.article, segment.passage
    turn = _TURNS_AHEAD.search(article.text, article.span.start, article.span.end)
    if turn is None:
        return None
    within = _TURNS_AHEAD.search(passage.text)
    if within and passage.span.start <= turn.end() <= passage.span.end:
        return segment.span.end > within.end()
    return passage.span.start >= turn.start()


def _looks_back(question: Question, segment: Segment) -> bool:
    """Tell whether the article speaks in a later year than any that is asked about."""
    year = segment.article.year
    return year is not None and bool(question.years) and year > max(question.years)


def _headed(question: Question, segment: Segment) -> float:
    """How far the heading right above names what is asked about: what only touches on it stands elsewhere."""
    over = (fold(heading.text) for heading in segment.passage.headings[-1:])
    return max((coverage(question.terms, [(heading, 1.0)]) for heading in over), default=0.0)


def _is_addressed(question: Question, segment: Segment) -> bool:
    """Tell whether those whom the question names as told to do something are told it here: 各企业要…."""
    asked = _TOLD_TO.search(fold(question.text))
    return bool(asked and re.search(_MUST.format(who=asked["who"]), fold(segment.text)))


def _is_about(bearing: Bearing) -> bool:
    """Tell whether it opens with what was asked for: 在激励方面，…."""
    this = _IN_THIS.match(bearing.segment.folded[bearing.segment.span.start :])
    terms = (term.text for term in bearing.question.terms if len(term.text) > 1)
    return this is not None and any(term in this["this"] for term in terms)


def _topic(question: Question, segment: Segment) -> float:
    """A short sentence that says all that is asked is the topic of what follows it."""
    within = segment.sentence.end < len(segment.passage.text)
    follows = segment.span == segment.sentence and (within or is_run_in_heading(segment))
    short = len(segment.span) <= _TOPIC_LENGTH and len(segment.clauses) == 1
    if not follows or not short:
        return 0.0
    said = [(fold(segment.text), 1.0)]
    asked = _BY_WHOM.sub("", fold(question.text))
    what = [term for term in question.terms if term.text in asked]
    if len(what) > 1 and coverage(what, said) >= _ALL:
        return _IS_TOPIC
    return _MAY_BE_TOPIC if coverage(question.terms, said) >= 0.7 else 0.0
