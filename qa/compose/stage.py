"""“Which edition, stage or round?” → the clause that names it (第五届, 三期, 第二批), its ordinal in bold.

Knows how the things of a row are numbered; the rank of one among others is for `figure` to tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from index import Span, compiled, fold
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.compose.pointed import MAX_CHARS, weigh
from qa.evidence import runs_of
from qa.matching import coverage
from qa.question import Question, Term
from qa.terms import is_nominal

ACCEPT = 0.5
_OWN = 0.5
"""Share of what is asked about that the clauses with the ordinal must say themselves."""

_BESIDE = 0.35
"""Share that its own item of a row must say: 甲一期、乙中心等项目 numbers the first alone."""

_NUMBER = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|首|两)"
_MARKS = "届期批次轮场"
_ASKS = compiled(rf"第(?:几|多少)(?P<of>[{_MARKS}])|(?:几|多少)(?P<bare>期(?!间)|届)")
_ANY = compiled(r"项目|工程")
_ITEMS = compiled(r"[、;]|以及")
_NOISE = compiled(rf"[{_MARKS}第几办建到开的了]|建设|连续|累计|举办|召开|成功")


def asks_stage(question: Question) -> bool:
    """Tell whether *question* asks which of a row something is, or how many there have been."""
    return _ASKS.search(fold(question.asks)) is not None and not question.parts


def compose_stage(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Quote the clauses that number what *question* asks about; nothing unless they name it."""
    asked = [_ordinal(found) for found in _ASKS.finditer(fold(question.asks))]
    about = tuple(term for term in question.terms if not _NOISE.fullmatch(term.text))
    if not any(len(term.text) > 1 for term in about):
        return Composition()
    lit = (replace(b, question=replace(b.question, terms=about, wanted="text")) for b in bearings)
    return quoted(best_of((found for bearing in lit for found in _numbered(bearing, asked)), accept=ACCEPT))


def _ordinal(asked: re.Match[str]) -> re.Pattern[str]:
    """The pattern of what answers 第几届 (第五届), 几届 (四届, but for its 第) or 几期 (三期, 第三期)."""
    if asked["of"]:
        bare = "?" if asked["of"] == "期" else ""
        return compiled(rf"第{bare}{_NUMBER}{asked['of']}|首{asked['of']}")
    return compiled(rf"第?{_NUMBER}期" if asked["bare"] == "期" else rf"(?<!第){_NUMBER}届")


def _numbered(bearing: Bearing, asked: Sequence[re.Pattern[str]]) -> Iterator[Candidate]:
    """The runs of clauses that hold an ordinal of every kind asked for."""
    if not bearing.place_fit:
        return
    for window in runs_of(bearing.segment, MAX_CHARS):
        said = bearing.said(window)
        told = [found for ordinal in asked if (found := _nearest(ordinal, said, bearing.question.terms))]
        if len(told) < len(asked) or bearing.own_share(window) < _OWN:
            continue
        score = weigh(bearing, window, bearing.relevance(window), bearing.own_share(window))
        bold = tuple(Span(window.start + at.start(), window.start + at.end()) for at in told)
        yield Candidate(score * bearing.slots(window), bearing.segment, window, bold)


def _nearest(ordinal: re.Pattern[str], said: str, terms: Sequence[Term]) -> re.Match[str] | None:
    """The ordinal whose own item says most of what is asked about; None when none says enough."""
    told = {found: _item_says(found, said, terms) for found in ordinal.finditer(said)}
    best = max(told, key=lambda found: told[found], default=None)
    return best if best is not None and told[best] >= _BESIDE else None


def _item_says(found: re.Match[str], said: str, terms: Sequence[Term]) -> float:
    """The share of *terms* that the item of a row around the ordinal *found* says."""
    start = max((mark.end() for mark in _ITEMS.finditer(said, 0, found.start())), default=0)
    end = _ITEMS.search(said, found.end())
    naming = [term for term in terms if is_nominal(term.text) and not _ANY.fullmatch(term.text)]
    return coverage(naming or terms, [(said[start : end.start() if end else len(said)], 1.0)])
