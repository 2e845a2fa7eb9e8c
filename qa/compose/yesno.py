"""“Is it …?” → yes or no where a figure decides it, and always the clause that says so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import Quantity, compiled, find_quantities, fold, word_class
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.compose.figure import compose_figure
from qa.compose.person import compose_person
from qa.compose.pointed import ACCEPT, MAX_CHARS, clause_score, compose_pointed
from qa.compose.stocks import of_other_measure
from qa.emphasis import with_agent
from qa.evidence import runs_of
from qa.matching import coverage
from qa.question import Question, Term
from qa.terms import FIGURE_WEIGHT

_MORE = compiled(r"(?:超过|高于|大于|多于|不止|突破|以上|不少于|不低于|达到|到了|过了|满)")
_LESS = compiled(r"(?:少于|低于|小于|不到|不足|不满|没到|没有达到|没达到|未达到|不超过|以内|以下)")

_MONTH = compiled(r"(?<![\d.-])\d{1,2}月(?:份|[上中下]旬|[初中底末]|\d{1,2}日)?")
_ALL_SAID = 0.95
_SUBJECT_SAID = 0.3
_DENIES = compiled("[不未没非无]")

_CLAIMS_THINGS = compiled(
    r"(?P<subject>[^,。?]{4,}?)(?:就是|是|为)(?![不否由在])(?P<claim>[^,。?是]{2,24}?)[吗么嘛][?。]*$"
)

_GRANTED = compiled(r"[一-鿿]{0,10}?(?:都|全部?|均)[^,，。]{1,8}(?:了|完|好)(?:吗|没有?|么)?[?。]*$")
_ASKS_WHETHER_MET = compiled(
    r"(?:完成|达到|实现|达成)了?[^,，。]{0,8}(?:目标|计划|任务|预期)的?(?:一半|[一二三四五六七八九]成)?了?(?:吗|没有?|么)"
    r"|(?:过半|(?:过|到)了?一半)了?(?:吗|没有?|么)"
)
_TELLS_WHETHER_MET = compiled(
    r"(?:完成|达到|实现|达成|[高低]于|超过|超出|不及)了?[^,。;\d]{0,6}(?:\d[^,。;]{0,8})?(?:目标|计划|任务|预期|预算)"
)


def compose_yesno(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Return the clause that decides *question*, headed by 是 or 不是 when a figure was claimed."""
    if _ASKS_WHETHER_MET.search(fold(question.text)) and (met := _told_met(bearings)).drafts:
        return met
    if (done := _done_by(bearings, question)).drafts:
        return done
    claimed = _claim(question)
    if claimed is None and "growth" not in question.measures:
        told = _about_subject(compose_pointed(bearings), bearings, question)
        return told if told.drafts or not question.periods else _in_another_month(bearings, question)
    asked = replace(question, wanted="figure", unit=claimed.unit if claimed else "")
    found = compose_figure([replace(bearing, question=asked) for bearing in bearings])
    if not found.drafts:
        return _of_its_measure(compose_pointed(bearings), question)
    draft = found.drafts[0]
    bold = re.search(r"\*\*(.+?)\*\*", draft.text)
    said = find_quantities(bold.group(1)) if bold else ()
    if claimed is None or not said or said[0].unit != claimed.unit:
        return found
    return _headed("是" if _agrees(fold(question.text), claimed, said[0]) else "不是", found)


def _of_its_measure(told: Composition, question: Question) -> Composition:
    """Return *told* unless its figure is of another measure than *question* asks: 人均 is not all of it."""
    asked = fold(question.text)
    said = (f"{fold(draft.sources[0].article.title)}\n{fold(draft.text)}" for draft in told.drafts)
    return Composition() if any(of_other_measure(asked, text, "") for text in said) else told


def _done_by(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Say who did what *question* puts down to one person, and whether it was that one: 是甲主持的吗."""
    asked = fold(question.text)
    name = question.people[0] if len(question.people) == 1 else ""
    credited = re.search(rf"(?:是|由){re.escape(name)}(?:来|亲自)?([一-鿿]{{2}})", asked) if name else None
    if credited is None or word_class(credited[1])[:1] != "v":
        return Composition()
    terms = tuple(term for term in question.terms if term.text != name)
    text = re.sub(rf"(?:是不是|是否|是)?由?{re.escape(name)}", "由谁", asked).rstrip("吗么?？")
    who = with_agent(replace(question, text=text, wanted="person", people=(), terms=terms), text)
    found = compose_person([replace(bearing, question=who) for bearing in bearings])
    if not found.drafts:
        return found
    return _headed("是" if name in fold(found.drafts[0].text) else "不是", found)


def _about_subject(told: Composition, bearings: Sequence[Bearing], question: Question) -> Composition:
    """Return *told*, or what the subject is said to be where that tells of the claim alone.

    两大产业是甲和乙吗 is answered from what says which the two are, with 是 where that names both.
    """
    claims = _CLAIMS_THINGS.match(fold(question.text))
    if claims is None or not told.drafts:
        return told
    subject = (*_terms_in(question, claims["subject"]), *_numbers_in(claims["subject"]))
    if subject and _share(subject, told) < _SUBJECT_SAID:
        asked = replace(question, text=f"{claims['subject']}是什么", wanted="text", terms=subject)
        told = compose_pointed([replace(bearing, question=asked) for bearing in bearings])
    claim = _terms_in(question, claims["claim"])
    holds = claim and told.drafts and _share((*subject, *claim), told) >= _ALL_SAID and not _denies(told)
    return _headed("是", told) if holds else told


def _share(terms: Sequence[Term], told: Composition) -> float:
    return coverage(terms, [(fold(told.drafts[0].text), 1.0)])


def _denies(told: Composition) -> bool:
    return _DENIES.search(told.drafts[0].text) is not None


def _headed(verdict: str, told: Composition) -> Composition:
    draft = told.drafts[0]
    return Composition((replace(draft, text=f"{verdict}：{draft.text}"),))


def _terms_in(question: Question, subject: str) -> tuple[Term, ...]:
    terms = (term for term in question.terms if term.text not in question.people)
    return tuple(term for term in terms if term.text in subject)


def _numbers_in(subject: str) -> tuple[Term, ...]:
    """How many there are of what *subject* names, as terms of their own: 两大 of 两大产业."""
    return tuple(Term(number.text, FIGURE_WEIGHT, (number.text,)) for number in find_quantities(subject))


def _in_another_month(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Return the clause that says in which month all of it was, where another one is claimed."""
    asked = replace(question, periods=())
    told = compose_pointed([replace(bearing, question=asked) for bearing in bearings])
    said = fold(told.drafts[0].text) if told.drafts else ""
    month = _MONTH.search(said)
    deed = month and not find_quantities(_MONTH.sub("", said))
    return told if deed and coverage(question.terms, [(said, 1.0)]) >= _ALL_SAID else Composition()


def _told_met(bearings: Sequence[Bearing]) -> Composition:
    """Return the clauses that say of what is asked whether it met its goal."""
    candidates = (
        Candidate(clause_score(bearing, window), bearing.segment, window)
        for bearing in bearings
        if bearing.place_fit
        for window in runs_of(bearing.segment, MAX_CHARS)
        if _TELLS_WHETHER_MET.search(bearing.said(window))
    )
    return quoted(best_of(candidates, accept=ACCEPT))


def _claim(question: Question) -> Quantity | None:
    """Return the figure that the question puts forward, if any; 48个问题都…了吗 takes it for granted."""
    asked = fold(question.text)
    things = _CLAIMS_THINGS.match(asked)
    if things is not None and not find_quantities(things["claim"]):
        return None  # 两大产业是甲和乙吗
    put = (q for q in find_quantities(asked) if q.unit)
    return next((q for q in put if not _GRANTED.match(asked, q.span.end)), None)


def _agrees(asked: str, claimed: Quantity, said: Quantity) -> bool:
    around = asked[max(0, claimed.span.start - 6) : claimed.span.end + 3]
    if _LESS.search(around):
        return said.value <= claimed.value if "不超过" in around else said.value < claimed.value
    if _MORE.search(around):
        return said.value >= claimed.value
    return said.value == claimed.value
