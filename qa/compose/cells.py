"""A figure in a table → its row's name, its column's head and the figure, each cited where it stands."""

from __future__ import annotations

from collections.abc import Iterator

from index import Fact, fold, label_column
from qa.bearing import Bearing
from qa.compose.draft import Draft, Source
from qa.question import Question

_BAR = "\u3000"
"""What unwrapping puts between the cells of a row."""

_GROWTH_FOR_LEVEL = 0.85


def is_row(bearing: Bearing) -> bool:
    """Tell whether the segment is a row of a table whose head is known."""
    headings = bearing.segment.passage.headings
    bars = headings[-1].text.count(_BAR) if headings else 0
    return bars > 0 and bars == bearing.segment.passage.text.count(_BAR)


def cell_drafts(bearing: Bearing) -> Iterator[Draft]:
    """Figures of a table's row, whose unit and indicator stand in its head."""
    if not bearing.facts or not is_row(bearing):
        return
    for fact in bearing.facts:
        slots = bearing.fact_slots(fact)
        suits = _fact_suits(bearing.question, fact)
        if slots and suits:
            draft = cell_draft(bearing, fact, bearing.fact_relevance(fact) * slots * suits)
            if draft:
                yield draft


def _fact_suits(question: Question, fact: Fact) -> float:
    """Return how well a cell's figure is of the kind asked for: where nothing tells, an amount suits best."""
    if "growth" in question.measures and "level" not in question.measures:
        return float(fact.change != "level" or fact.unit == "%")
    if not question.unit:
        return _GROWTH_FOR_LEVEL if fact.change != "level" and "level" in question.measures else 1.0
    return float(fact.unit == question.unit or fact.unit.endswith(question.unit[-1]))


def cell_draft(bearing: Bearing, fact: Fact, score: float) -> Draft | None:
    """Say *fact*, a cell of the row, with the name of its row and the head of its column."""
    row, head = _row(bearing), _head(bearing)
    label = label_column(head)
    columns = [i for i, cell in enumerate(row) if i > label and fold(fact.text) in fold(cell)]
    before = bearing.segment.passage.text[: bearing.telling.passage_span(fact).end].count(_BAR)
    column = before if before in columns else next(iter(columns), None)
    if column is None:
        return None
    segment, heading = bearing.segment, bearing.segment.passage.headings[-1]
    sources = (Source.of(segment, segment.span), Source(segment.article, segment.passage, heading.span))
    return Draft(f"{row[label]}，{head[column]}：**{row[column]}**", sources, score)


def _row(bearing: Bearing) -> list[str]:
    return [cell.strip() for cell in bearing.segment.passage.text.split(_BAR)]


def _head(bearing: Bearing) -> list[str]:
    headings = bearing.segment.passage.headings
    return [cell.strip() for cell in headings[-1].text.split(_BAR)] if headings else []
