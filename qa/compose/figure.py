"""A figure asked for → the clause that states it, the figure in bold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index import Fact, Quantity, Span, compiled, fold, word_class
from qa.bearing import Bearing
from qa.compose.attributes import against
from qa.compose.cells import cell_drafts, is_row
from qa.compose.counted import share_counted
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.compose.elsewhere import nouns_told, share_of
from qa.compose.from_to import share_as_it_is
from qa.compose.head_clause import carried_head, owner_of, shared_opening, shared_tail, subject_of
from qa.compose.just_what import OF_WHOLE, head_said, narrower, of_compound, of_extreme, of_part, with_partner
from qa.compose.suitability import suitability, unit_suits
from qa.compose.unsaid import share_unless_unsaid
from qa.compose.window import figure_window
from qa.contrasts import tells_other
from qa.evidence import Segment, parts_of
from qa.matching import match
from qa.question import Question, Term
from qa.terms import is_nominal

ACCEPT = 0.46
"""Share of the question that the evidence must cover; tuned on tests/questions, 2026-11-21."""


_PLAIN_UNITS = frozenset(["", "亿", "万", "个", "家", "项", "元", "亿元", "万元", "%", "个点", "个百分点"])
"""Units in which anything may be counted."""

_EXACT_BONUS = 1.06
"""出口 is the 出口 of 其中出口…, rather than part of 进出口."""

_ITEM_TAIL = 4
_ADDED_UP = 0.99


_TOTALS = compiled(r"总数|累计|共|总量|总额")
_DISTRIBUTES = compiled(
    r"分别(?:为|是|增长|下降|达|完成|实现|同比|比|占|减少|提[高升]|上升|降低|压[减降]|新增|位[列居]|排[名列在]|居第|[一-鿿]{2,6}(?=\d))"
)
_IN_ROW = compiled(rf"{_DISTRIBUTES.pattern}[^,;。]*\d[^,;。]*$")
_NEXT_IN_ROW = compiled(r"(?:左右|以上|以下)?[、,和与及]{1,2}")
_IN_BARE_ROW = compiled(r"[、和与及]")
_AMONG = compiled(r"[,;]其中,?(?=[^\d,]{2})")


def compose_figure(bearings: Sequence[Bearing]) -> Composition:
    """Return the best figure that agrees with every slot of the question, or nothing."""
    return choose_figure(find_figures(bearings), bearings)


def find_figures(bearings: Sequence[Bearing]) -> list[tuple[Bearing, Candidate]]:
    """Find every figure of running text that may answer, each with the segment it bears in."""
    nouns = nouns_told(bearings)
    return [
        (bearing, _of_what_is_asked(bearing, found, nouns))
        for bearing in bearings
        for found in figure_candidates(bearing)
    ]


def _of_what_is_asked(bearing: Bearing, found: Candidate, nouns: Sequence[Term]) -> Candidate:
    """Weigh *found* down where it is of something else than what is asked."""
    if not found.score:
        return found
    return replace(found, score=found.score * share_of(bearing, found.window, found.bold[-1], nouns))


def choose_figure(figures: Sequence[tuple[Bearing, Candidate]], bearings: Sequence[Bearing]) -> Composition:
    """Return the best of *figures*, or the cell of a table among *bearings* that answers better."""
    best = best_of((found for _, found in figures), accept=ACCEPT)
    cell = max(
        (draft for b in bearings for draft in cell_drafts(b)), key=lambda draft: draft.score, default=None
    )
    if cell and cell.score >= max(ACCEPT, best.score if best else 0.0):
        return Composition((cell,))
    return quoted(best)


def figure_candidates(bearing: Bearing) -> Iterator[Candidate]:
    """Yield the clause of every figure that may answer."""
    if is_row(bearing):
        return
    for quantity in bearing.segment.quantities:
        if _is_given(bearing.question, quantity):
            continue
        found = _candidate(bearing, quantity)
        if found:
            yield found


def _is_given(question: Question, quantity: Quantity) -> bool:
    """Tell whether the question says *quantity* itself before it asks: 88项任务，办成了多少项."""
    asked = fold(question.text)
    return re.search(rf"(?<![\d.]){re.escape(fold(quantity.text))}[^\d]*(?:多少|几)", asked) is not None


def _candidate(bearing: Bearing, quantity: Quantity) -> Candidate | None:
    question, segment = bearing.question, bearing.segment
    fact = bearing.fact_of(quantity)
    suits = suitability(question, quantity, segment, fact)
    if not suits:
        return None
    both = len(question.measures) > 1
    window = figure_window(segment, quantity, both=both)
    if _DISTRIBUTES.search(bearing.said(window)) or (fact and _stands_in_row(bearing, quantity, fact)):
        return _distributed(bearing, quantity, fact, suits) if fact else None
    if not fact and _IN_ROW.search(bearing.said(Span(segment.sentence.start, quantity.span.start))):
        return None  # whose it is nobody can tell
    if fact is None and _stands_in_bare_row(segment, quantity):
        return None
    slots = bearing.slots(window, quantity.span)
    if not slots or (fact and not bearing.setting.is_of_asked_place(fact)):
        return None
    bold: tuple[Span, ...] = (quantity.span,)
    if both:
        others = (q.span for q in segment.quantities_in(window) if suitability(question, q, segment))
        bold = tuple(sorted({quantity.span, *others}))
    measures = carried_head(bearing, window) or (fold(fact.indicator) if fact else "")
    measures = f"{shared_opening(bearing, window)}{measures}{shared_tail(bearing, window)}"
    alone = _alone_of_its_unit(question, segment)
    subject = f"{owner_of(bearing, window)}{subject_of(bearing, window)}\n{measures}".strip()
    score = bearing.relevance(window, subject, alone=alone) * slots * suits
    if not score or not (alone or _says_anything(bearing, window, subject)):
        return Candidate(0.0, segment, window, bold)
    score *= 1.0 if alone else bearing.core(window, subject)
    if fact and any(fold(fact.indicator) in term.forms for term in question.terms):
        score *= _EXACT_BONUS
    score *= narrower(question, measures) * of_extreme(question, bearing.said(window))
    score *= against(
        fold(question.text), f"{bearing.said(_last_clause(segment, quantity, window))}\n{measures}"
    )
    score *= of_compound(question, bearing.said(window))
    score *= of_part(question, bearing.said(Span(segment.sentence.start, quantity.span.start)))
    score *= with_partner(question, bearing.said(segment.sentence))
    around = bearing.said(segment.sentence) if alone else f"{bearing.opening(window)}\n{bearing.said(window)}"
    score *= head_said(question, f"{around}\n{subject}", measures, fold(segment.article.title))
    score *= share_counted(question, quantity, bearing, window) * share_as_it_is(question, quantity, segment)
    if question.total and not _TOTALS.search(bearing.said(window)):
        score *= 0.9
    score *= _since_ever(bearing, window)
    score *= _unless_unsaid(score, bearing, window, f"{around}\n{subject}")
    return Candidate(score, segment, _of_part(bearing, window, quantity), bold)


def _says_anything(bearing: Bearing, window: Span, subject: str) -> bool:
    """Tell whether a figure's own clause says a word of what is asked: all around it alone tell of others."""
    own = f"{bearing.opening(window)}\n{bearing.said(window)}\n{subject}"
    return any(match(term, own) for term in bearing.question.terms)


def _since_ever(bearing: Bearing, window: Span) -> float:
    """Return less than 1 for what has added up over nobody says how long, where a part of a year is asked."""
    question = bearing.question
    adds_up = "累计" in bearing.said(window) and "累计" not in question.text
    timed = not question.periods or bearing.telling.own_period_of(window)
    return _ADDED_UP if adds_up and not timed else 1.0


def _of_part(bearing: Bearing, window: Span, quantity: Quantity) -> Span:
    """Leave out the whole before 其中 where the part says itself all that is asked: 其中工业投资增长12%."""
    parts = list(_AMONG.finditer(bearing.segment.folded, window.start, quantity.span.start))
    part = Span(parts[-1].end(), window.end) if parts else window
    return part if bearing.own_share(part) >= bearing.own_share(window) else window


def _unless_unsaid(score: float, bearing: Bearing, window: Span, own: str) -> float:
    """Look around a figure for what is asked only where it could answer."""
    return share_unless_unsaid(bearing, window, own) if score >= ACCEPT else 1.0


def _alone_of_its_unit(question: Question, segment: Segment) -> bool:
    """Tell whether one figure only of the sentence is in the unit asked for: the others are no rivals."""
    if question.unit in _PLAIN_UNITS:
        return False
    return sum(unit_suits(question.unit, quantity) >= 0.95 for quantity in segment.beside) == 1


def _last_clause(segment: Segment, quantity: Quantity, window: Span) -> Span:
    """Return the clause of *window* that *quantity* itself stands in."""
    own = (clause for clause in segment.clauses if clause.contains(quantity.span))
    part = next((p for clause in own for p in parts_of(segment, clause) if p.contains(quantity.span)), window)
    return Span(part.start, quantity.span.end)


def _names(word: str) -> bool:
    """Tell whether *word* names a thing or where it is (网上)."""
    return len(word) > 1 and (is_nominal(word) or word_class(word) == "s")


def _item_asked(bearing: Bearing, fact: Fact, window: Span) -> float:
    """Return less than 1 for another item of a list than one the question names and the list lacks."""
    if fact.unit == "位":  # the items of a row of ranks are those ranked
        return 1.0
    asked = fold(bearing.question.text)
    said = f"{bearing.said(window)}\n{fold(fact.indicator)}"  # 城镇居民 is told as 城乡居民
    measures = "|".join(re.escape(form) for term in bearing.question.terms for form in term.forms)
    tail = re.sub(rf"(?:{measures})+$", "", fold(fact.indicator))[-_ITEM_TAIL:]
    named = any(tail[at : at + 2] in asked for at in range(len(tail) - 1))
    lacks = any(_names(term.text) and not match(term, said) for term in bearing.question.terms)
    return OF_WHOLE if len(tail) > 1 and lacks and not named else 1.0  # else the items are places


def _stands_in_row(bearing: Bearing, quantity: Quantity, fact: Fact) -> bool:
    """Tell whether *quantity* is one of a row whose 分别 stands further off: 分别增长4%、5%、6%."""
    start = bearing.telling.passage_span(fact).start
    row = re.split(r"[;。]", bearing.said(Span(min(start, quantity.span.start), quantity.span.start)))[-1]
    return _DISTRIBUTES.search(row) is not None


def _stands_in_bare_row(segment: Segment, quantity: Quantity) -> bool:
    """Tell whether *quantity* is one of several that no words part, 95%、60%: whose it is they don't say."""
    alike = (q for q in segment.quantities if q.unit == quantity.unit)
    between = (Span(a.span.end, b.span.start) for a, b in pairwise(alike) if quantity in (a, b))
    return any(_IN_BARE_ROW.fullmatch(gap.of(segment.folded)) for gap in between)


def _end_of_row(segment: Segment, quantity: Quantity) -> int:
    """Return where the row ends that *quantity* stands in: cut behind it, its figures are of other things."""
    end = quantity.span.end
    for other in segment.quantities:
        if other.span.start >= end and _NEXT_IN_ROW.fullmatch(segment.folded, end, other.span.start):
            end = other.span.end
    return end


def _distributed(bearing: Bearing, quantity: Quantity, fact: Fact, suits: float) -> Candidate:
    """A、B分别增长8%、10%: the fact tells which figure is whose, the whole list is quoted."""
    span = bearing.telling.passage_span(fact)
    window = Span(span.start, max(span.end, _end_of_row(bearing.segment, quantity)))
    slots = bearing.fits.of_fact(fact) * bearing.fits.period_fit(window)
    score = bearing.fact_relevance(fact) * slots * suits * narrower(bearing.question, fold(fact.indicator))
    title = fold(bearing.segment.article.title)
    score *= head_said(bearing.question, bearing.said(window), fold(fact.indicator), title)
    score *= _item_asked(bearing, fact, window)
    score *= OF_WHOLE if tells_other(fold(bearing.question.text), fold(fact.indicator)) else 1.0
    score *= _unless_unsaid(score, bearing, window, f"{bearing.said(window)}\n{fold(fact.indicator)}")
    return Candidate(score, bearing.segment, window, (quantity.span,))
