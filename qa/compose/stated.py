"""“Is it first, or above the whole province?” → yes or no from the clause that states the rank or comparison.

Knows the wording of ranks and comparisons; figures that must be compared are for `comparison` to compare.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index import Span, compiled, fold, place_relation
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of
from qa.evidence import runs_of
from qa.matching import match, places_named
from qa.question import Question, Term
from qa.sides import claims_more
from qa.wanted import small_number

ACCEPT = 0.55
MAX_CHARS = 90
_NAMED = 0.5

_YES_NO = compiled(r"吗|(?:没|(?<![什怎多那这])么)[?。]*$|没有[?。]*$|是不是|是否|有没有")
_NUMBER = r"(?P<number>\d+|[一二三四五六七八九十两]+)"
_RANK = compiled(
    rf"(?:第|前){_NUMBER}(?!产业|季度|个|批|次|轮|期|届|五|年|条|项|大|方|、)(?:[位名])?|(?P<best>\d{{1,2}})强|(?P<first>首位|榜首|居首|领跑|冠军|第一)|(?P<last>末位|垫底|倒数第一|最后一[位名])"
)
_CLAIMED_TOP = compiled(r"最[高大多快](?=的?[吗么?])")
_AMONG = compiled(r"在[^,;]{2,14}?[里中内]")
_NOISE = compiled(
    r"[排是名列居位进入前第]|全[国省市区县州]|[没未]?(?:跑|跑赢|跑输|超过|领先|落后)|[高低快慢多少大小]于|[没未跑比]|水平|平均|前[一二三四五六七八九十\d]+|[省市区县]里|进前|最[高低多大快]|首位|第一|榜首|居首|领跑|区里"
)


def compose_rank(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Say whether the rank that *question* puts forward is the one stated; nothing unless one is stated."""
    asked = fold(question.text)
    claim = _claimed_rank(asked)
    if claim is None:
        return Composition()
    best = best_of(_stating(bearings, lambda said: _rank_of(said, asked) is not None), accept=ACCEPT)
    if best is None:
        return Composition()
    rank = _rank_of(best.window.of(best.segment.folded), asked)
    within = re.search(r"前[一二三四五六七八九十\d]", asked) is not None
    holds = rank is not None and (0 < rank <= claim if within else rank == claim)
    return _headed("是" if holds else "不是", best)


def claims_rank(question: Question) -> bool:
    """Tell whether *question* puts forward a rank to be confirmed or denied."""
    asked = fold(question.text)
    return _YES_NO.search(asked) is not None and _claimed_rank(asked) is not None


def compose_stated(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Say whether a place is above the whole that surrounds it, as an article puts it."""
    asked = fold(question.text)
    more = claims_more(asked)
    against = _against(question, asked)
    if not _YES_NO.search(asked) or more is None or not against:
        return Composition()
    best = best_of(_stating(bearings, lambda said: _says_more(said, against) is not None), accept=ACCEPT)
    if best is None:
        return Composition()
    holds = _says_more(best.window.of(best.segment.folded), against) == more
    return _headed("是" if holds else "不是", best)


def _headed(verdict: str, candidate: Candidate) -> Composition:
    draft = candidate.draft()
    return Composition((replace(draft, text=f"{verdict}：{draft.text}"),))


def _stating(bearings: Sequence[Bearing], states: Callable[[str], bool]) -> Iterator[Candidate]:
    """The runs of clauses that bear on the question and state what *states* looks for."""
    among = "".join(_AMONG.findall(fold(bearings[0].question.text))) if bearings else ""
    for bearing in bearings:
        subject = _subject(bearing.question.terms, among) or _subject(bearing.question.terms, "")
        narrowed = replace(bearing, question=replace(bearing.question, terms=subject, wanted="figure"))
        if not subject or not bearing.place_fit:
            continue
        for window in runs_of(bearing.segment, MAX_CHARS):
            said = narrowed.said(window)
            if states(said) and _names(said, subject) and not _of_another(said, bearing.question.places):
                yield Candidate(_score(narrowed, window), bearing.segment, window)


def _of_another(said: str, asked: Sequence[str]) -> bool:
    """Tell whether *said* names a place apart from those asked about: the rank may be that one's."""
    return any(
        all(place_relation(place, name) == "other" for place in asked) for name in places_named(said) if asked
    )


def _names(said: str, subject: Sequence[Term]) -> bool:
    """Tell whether *said* itself names all that the question is about: another's rank is no answer."""
    return all(match(term, said) >= _NAMED for term in subject if len(term.text) > 1)


def _score(bearing: Bearing, window: Span) -> float:
    own = bearing.own_share(window)
    return (0.5 * own + 0.5 * bearing.relevance(window) - 0.001 * len(window)) * bearing.slots(window)


def _subject(terms: Sequence[Term], among: str) -> tuple[Term, ...]:
    """What is ranked; where only those it is ranked *among* are named, they tell which ranking is meant."""
    told = tuple(term for term in terms if not _is_noise(term, among))
    return told if any(len(term.text) > 1 for term in told) else ()


def _is_noise(term: Term, among: str) -> bool:
    """Tell whether *term* says how, or among whom, things are compared, not what is."""
    return term.text in among or _NOISE.fullmatch(term.text) is not None


def _claimed_rank(asked: str) -> int | None:
    if _CLAIMED_TOP.search(asked):
        return 1
    found = _RANK.search(asked)
    return _number(found) if found else None


def _rank_of(said: str, asked: str) -> int | None:
    """Return the rank that *said* states among those that *asked* asks about."""
    for found in _RANK.finditer(said):
        if _one_scope(said, asked):
            return _number(found)
    return None


def _one_scope(said: str, asked: str) -> bool:
    """First in the county is not first in the country."""
    scopes = [set(re.findall(r"全([国省市区县])", text)) for text in (said, asked)]
    wide = ["国" in scope for scope in scopes]
    return wide[0] == wide[1] and (not all(scopes) or bool(scopes[0] & scopes[1]))


def _number(found: re.Match[str]) -> int | None:
    if found["first"]:
        return 1
    return -1 if found["last"] else small_number(found["number"] or found["best"])


def _against(question: Question, asked: str) -> str:
    """The wholes that are compared with, as alternatives of a pattern."""
    named = re.findall(r"全[国省市区县州]", asked)
    parts = [place for part in question.parts[1:] for place in part.places]
    places = [re.escape(re.sub(r"[省市县区]$", "", fold(place))) for place in parts]
    around = [r"全[国省市区县州]"] if places and named else [re.escape(name) for name in named]
    return "|".join([*around, *places])


def _says_more(said: str, against: str) -> bool | None:
    """Tell whether *said* puts its subject above *against* (False: below); None when it does neither."""
    than = re.search(rf"(?P<way>[高低快慢多少大小])于[^,;]{{0,6}}?(?:{against})", said)
    than = than or re.search(rf"比[^,;]{{0,4}}?(?:{against})[^,;]*?(?P<way>[高低快慢多少大小])", said)
    if than:
        return than["way"] in "高快多大"
    if re.search(rf"(?:跑赢|超过?|领先|优于|好于)[^,;]{{0,4}}?(?:{against})", said):
        return True
    return False if re.search(rf"(?:跑输|落后|不及|不如)[^,;]{{0,4}}?(?:{against})", said) else None
