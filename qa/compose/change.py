"""“How much faster than in the first quarter?” → the clause that states the change itself.

Knows how a figure is held against another period or against the whole around it (较一季度加快4个百分点);
two figures that must be compared are for `comparison`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index import Span, compiled, fold
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of
from qa.compose.just_what import narrower
from qa.compose.window import figure_window
from qa.frames import PERIOD
from qa.matching import match, places_named
from qa.question import Question, Term

ACCEPT = 0.55

_UP = r"加快|提高|提升|增加|上升|回升|扩大|高出|多出|快|高|多|涨"
_DOWN = r"放缓|放慢|回落|下降|减少|降低|下滑|收窄|缩小|慢|低|少|降"
_WAY = rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))"
_WHOLE = compiled(r"全[国省市区县州]")
_LAST_YEAR = compiled(r"(?:去年|上年)(?:同期)?")
_LAST_PART = compiled(r"上(?:一个?|个)?(?:月份?|季度?|周)")
_YEAR_END = compiled(r"(?:去年|上年)(?:年?[末底])")
_OF_YEAR = compiled(rf"(20\d\d)年(|全年|{PERIOD.pattern})")
_BASES = compiled(rf"分别[比较](?P<bases>[^,;。]{{2,40}}?){_WAY}[了出]?")
_LINKS = compiled(r"、|以及|和|与|及")
_LAST_TIME = compiled(r"(?:上一?|前一|前)届")
_ASKED = compiled(
    rf"(?<![占对相])[比较](?!例|重|大|为)(?P<base>[^,;、]{{1,14}}?)(?:还|更|要|又|是|有所|有没有|同期)*{_WAY}"
    rf"|(?P<way>[高低快慢多少])[于过出](?P<whole>[^,;、]{{0,8}}?全[国省市区县州])"
)
_FALLING = compiled(r"降幅|跌幅|缩减")
_AVERAGED = compiled(r"年均|年平均")
_IN_POINTS = compiled(r"增速|[增涨降跌]幅|收窄|百分点|个点|[率快慢]|占比|比重|放缓")
_YES_NO = compiled(r"吗|没有?[?。]*$|是不是|是否|有没有")
_POINTS = "点"
_NAMED_AGAIN = compiled(r"(?<![\d.])(?P<figure>\d[\d.]*%)的(?:增速|增幅|涨幅)$")


@dataclass(frozen=True, slots=True)
class _Asked:
    """A change asked about: the pattern of what is compared with, the way put forward, in what unit.

    `ways` are what tells a fall or an average from the plain change, each with whether it is asked for.
    """

    base: str
    up: bool
    in_points: bool
    ways: tuple[tuple[re.Pattern[str], bool], ...]
    yes_no: bool


def compose_change(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Quote the change that *question* asks about; nothing unless one clause states it."""
    asked = _read(question)
    if asked is None:
        return Composition()
    lit = [replace(bearing, question=_subject(bearing.question)) for bearing in bearings]
    found = {candidate: up for bearing in lit for candidate, up in _stated(bearing, asked, lit)}
    best = best_of(found, accept=ACCEPT)
    if best is None:
        return Composition()
    draft = best.draft()
    if not asked.yes_no:
        return Composition((draft,))
    verdict = "是" if found[best] == asked.up else "不是"
    return Composition((replace(draft, text=f"{verdict}：{draft.text}"),))


def _read(question: Question) -> _Asked | None:
    folded = fold(question.text)
    found = _ASKED.search(folded)
    base = _base(found["whole"] or found["base"], question.years) if found else ""
    if not found or not base:
        return None
    up = bool(found["up"]) or (found["way"] or "低") in "高快多"
    of_growth = bool(question.wording) and "growth" in question.measures
    in_points = of_growth or _IN_POINTS.search(folded) is not None
    ways = tuple((way, bool(way.search(folded))) for way in (_FALLING, _AVERAGED))
    return _Asked(base, up, in_points, ways, bool(_YES_NO.search(folded)))


def _base(said: str, years: Sequence[int]) -> str:
    """Return a pattern of what *said* calls the other side; nothing when it is no period and no whole.

    The year before one of the *years* asked about is 上年 there.
    """
    dated = _OF_YEAR.fullmatch(said)
    if dated:
        before = f"|{_LAST_YEAR.pattern}" if int(dated[1]) + 1 in years else ""
        return rf"{dated[1]}年?(?:全年)?{before}" if dated[2] in ("", "全年") else re.escape(said)
    whole, period = _WHOLE.search(said), PERIOD.fullmatch(re.sub(r"^[今同当]年|的", "", said))
    if whole:
        return "|".join([whole.group(), *(re.escape(place) for place in places_named(said))])
    if period:
        return rf"(?:今年|同年|当年)?(?:第(?=.季度))?{re.escape(period.group().removeprefix('第'))}"
    for alike in (_LAST_YEAR, _LAST_PART, _YEAR_END):
        if alike.fullmatch(said):
            return alike.pattern
    return r"(?:上一?|前一|前[两三几]?|往)届" if _LAST_TIME.fullmatch(said) else ""


def _stated(bearing: Bearing, asked: _Asked, others: Sequence[Bearing]) -> Iterator[tuple[Candidate, bool]]:
    """The clauses that state the change of what is asked about, and whether it went up."""
    segment = bearing.segment
    yield from _stated_in_turn(bearing, asked)
    for found in _pattern(asked).finditer(segment.folded, segment.span.start, segment.span.end):
        quantity = next((q for q in segment.quantities if q.span.start == found.end()), None)
        if quantity is None or (_POINTS in quantity.unit) != asked.in_points:
            continue
        window = figure_window(segment, quantity)
        said = bearing.said(Span(window.start, quantity.span.end))
        if "分别" in said or any(bool(way.search(said)) != put for way, put in asked.ways):
            continue
        before = Span(window.start, max(window.start + 1, found.start()))
        score = _score(bearing, before) or _score_of_named(bearing, before, others)
        yield Candidate(score, segment, window, (quantity.span,)), bool(found["up"] or found["over"])


def _stated_in_turn(bearing: Bearing, asked: _Asked) -> Iterator[tuple[Candidate, bool]]:
    """The change against one of several times that share a verb: 分别较去年全年和一季度提高3个、1个百分点."""
    segment = bearing.segment
    for found in _BASES.finditer(segment.folded, segment.span.start, segment.span.end):
        bases = _LINKS.split(found["bases"])
        row = [q for q in segment.quantities if q.span.start >= found.end()][: len(bases)]
        at = next((i for i, base in enumerate(bases) if re.fullmatch(asked.base, base)), len(row))
        between = segment.folded[found.end() : row[-1].span.start] if row else ","
        if at >= len(row) or re.search("[,;。]", between) or (_POINTS in row[-1].unit) != asked.in_points:
            continue
        window = figure_window(segment, row[-1])
        score = _score(bearing, Span(window.start, max(window.start + 1, found.start())))
        yield Candidate(score, segment, window, (row[at].span,)), bool(found["up"])


def _pattern(asked: _Asked) -> re.Pattern[str]:
    """The change right behind what it is held against: 较一季度加快, 高于全省."""
    about = r"(?:的?(?:平均|水平|增速|增幅|整体|同期))*"
    nearly = r"(?:约|近|超过?|达到?)?"
    return compiled(
        rf"(?:[比较](?:{asked.base}){about}(?:又|再)?{_WAY}[了出]?"
        rf"|(?:(?P<over>高|快|多|高出|超|超过|领先)|(?:低|慢|少|落后))于?(?:{asked.base}){about}){nearly}"
    )


def _subject(question: Question) -> Question:
    """The question for the figure alone, without the words that compare."""
    said = _ASKED.search(fold(question.text))
    compared = said.group() if said else ""
    terms = tuple(term for term in question.terms if term.text not in compared)
    return replace(question, terms=terms, wanted="figure", unit="", superlative="")


def _score(bearing: Bearing, window: Span) -> float:
    """How well *window*, what stands before the change, is of what is asked; 0 for another thing."""
    terms = bearing.question.terms
    if not terms or not all(_is_said(term, bearing.said(window)) for term in terms):
        return 0.0
    facts = [fact for q in bearing.segment.quantities_in(window) if (fact := bearing.fact_of(q))]
    if any(narrower(bearing.question, fold(fact.indicator)) < 1.0 for fact in facts):
        return 0.0
    return bearing.relevance(window) * bearing.slots(window)


def _score_of_named(bearing: Bearing, before: Span, others: Sequence[Bearing]) -> float:
    """How well the figure that *before* names again is of what is asked: 2%的增速较一季度加快….

    It is the one of that value told last before; whatever else has the value is further off.
    """
    named = _NAMED_AGAIN.search(bearing.said(before))
    if not named:
        return 0.0
    article, at = bearing.segment.article.id, bearing.segment.cited(before.start, before.end).start
    told = [
        (segment.cited(q.span.start, q.span.end).start, _score(other, figure_window(segment, q)))
        for other in others
        if (segment := other.segment).article.id == article
        for q in segment.quantities
        if fold(q.text) == named["figure"]
    ]
    return max(((place, score) for place, score in told if place < at), default=(0, 0.0))[1]


def _is_said(term: Term, said: str) -> bool:
    return len(term.text) < 2 or match(term, said) >= 0.9
