"""“Which district has the highest …” → the facts of every place compared, and the one that leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index import Fact, Span, place_relation
from qa.bearing import Bearing
from qa.compose.cells import cell_draft, is_row
from qa.compose.draft import Candidate, Composition, Draft, figures_alone
from qa.question import Question

ACCEPT = 0.6
_LEAST = "低少小慢"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One place's figure in the comparison."""

    place: str
    fact: Fact
    draft: Draft


def compose_superlative(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Compare one indicator over the places of the articles; nothing unless two of them state it."""
    entries: dict[str, _Entry] = {}
    for bearing in bearings:
        for fact in bearing.facts:
            entry = _entry(bearing, fact)
            if entry and entry.place not in entries:
                entries[entry.place] = entry
    if len(entries) < 2 or len({entry.fact.unit for entry in entries.values()}) > 1:
        return Composition()
    ranked = sorted(entries.values(), key=lambda e: e.fact.value, reverse=question.superlative not in _LEAST)
    best = ranked[0]
    verdict = Draft(
        f"{best.place}最{question.superlative}（比较得出）",
        tuple(entry.draft.sources[0] for entry in ranked),
        computed=True,
    )
    cells = figures_alone([entry.draft for entry in ranked])
    rows = tuple((entry.place, (cell,)) for entry, cell in zip(ranked, cells, strict=True))
    return Composition((*(entry.draft for entry in ranked), verdict), rows=rows)


def _entry(bearing: Bearing, fact: Fact) -> _Entry | None:
    question, segment = bearing.question, bearing.segment
    span = bearing.telling.passage_span(fact)
    if not fact.place or not segment.span.contains(span) or not _agrees(question, fact):
        return None
    if bearing.fact_relevance(fact) < ACCEPT or not _in_asked_place(bearing, fact):
        return None
    draft = cell_draft(bearing, fact, 1.0) if is_row(bearing) else None
    if draft is None:
        at = segment.passage.text.rfind(fact.text, span.start, span.end)
        bold = (Span(at, at + len(fact.text)),) if at >= 0 else ()
        draft = Candidate(1.0, segment, span, bold).draft()
    return _Entry(fact.place, fact, draft)


def _in_asked_place(bearing: Bearing, fact: Fact) -> bool:
    """Tell whether the fact's place lies in the place asked about, or its article is about that place."""
    asked = bearing.question.places
    home, place = bearing.segment.article.place or "", fact.place or ""
    return not asked or any(
        place_relation(outer, home) == "same" or place_relation(outer, place) == "inside" for outer in asked
    )


def _agrees(question: Question, fact: Fact) -> bool:
    if question.years and fact.year not in question.years:
        return False
    if question.kind and fact.kind != question.kind:
        return False
    grows = "growth" in question.measures
    if grows != (fact.change != "level"):
        return False
    return not any(place_relation(asked, fact.place or "") == "same" for asked in question.places)
