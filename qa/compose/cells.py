"""A figure in a table → its row's name, its column's head and the figure, each cited where it stands.

A row's name is all that says what its figures are of: what a question names and the row doesn't is another's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from index import Fact, Span, compiled, fold, is_generality, label_column, word_class
from qa.bearing import Bearing
from qa.compose.draft import Draft, Source
from qa.compose.just_what import narrower
from qa.compose.stocks import of_other_measure
from qa.contrasts import tells_other
from qa.matching import match
from qa.question import Question, Term

_BAR = "\u3000"
"""What unwrapping puts between the cells of a row."""

_TABLE = 240
"""Characters of a table that are read at a glance: its head and row are cited as one span."""

_GROWTH_FOR_LEVEL = 0.85

_RATE = compiled(r"率|比重|占|比例|每[一-鿿]|人均|强度|指数|[%％‰]")
_OF_ANOTHER = 0.4
_SAID = 0.4
"""How much of a word the name of a row must say."""

_RARE = 9.0
"""A verb of this weight is part of a name: 批零."""


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
        slots = bearing.fits.of_fact(fact)
        suits = _fact_suits(bearing.question, fact)
        if slots and suits:
            suits *= _share_of_asked(bearing, fact)
            draft = cell_draft(bearing, fact, bearing.fact_relevance(fact) * slots * suits)
            if draft:
                yield draft


def _share_of_asked(bearing: Bearing, fact: Fact) -> float:
    """Return less than 1 where the row is of a sibling of what is asked, or of a part of it."""
    question, headings = bearing.question, bearing.segment.passage.headings
    asked, own = fold(question.text), f"{bearing.segment.folded}\n{fold(fact.indicator)}"
    over = fold("\n".join([bearing.segment.article.title, *(heading.text for heading in headings)]))
    unsaid = any(_names(term) and match(term, f"{own}\n{over}") < _SAID for term in question.terms)
    if (
        unsaid
        or tells_other(asked, own)
        or of_other_measure(asked, own, over)
        or _of_other_nature(asked, fact)
    ):
        return _OF_ANOTHER
    return narrower(question, fold(fact.indicator))


def _names(term: Term) -> bool:
    """Tell whether *term* names what is asked for, rather than what is done with it."""
    if len(term.text) < 2 or is_generality(term.text):
        return False
    return word_class(term.text)[:1] != "v" or term.needed >= 1 or term.weight >= _RARE


def _of_other_nature(asked: str, fact: Fact) -> bool:
    """Tell whether a rate is asked for where the row gives an amount, or the other way round."""
    rate = fact.unit in ("%", "‰") or _RATE.search(fold(fact.indicator)) is not None
    return fact.change == "level" and rate != (_RATE.search(asked) is not None)


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
    return Draft(f"{row[label]}，{head[column]}：**{row[column]}**", _sources(bearing), score)


def _sources(bearing: Bearing) -> tuple[Source, ...]:
    """Cite a row from its head on, where that is not far above; else both of them."""
    segment, head = bearing.segment, bearing.segment.passage.headings[-1].span
    row = Source.of(segment, segment.span)
    if head.start < row.span.start and row.span.end - head.start <= _TABLE:
        return (replace(row, span=Span(head.start, row.span.end)),)
    return (row, replace(row, span=head))


def _row(bearing: Bearing) -> list[str]:
    return [cell.strip() for cell in bearing.segment.passage.text.split(_BAR)]


def _head(bearing: Bearing) -> list[str]:
    headings = bearing.segment.passage.headings
    return [cell.strip() for cell in headings[-1].text.split(_BAR)] if headings else []
