"""What of an answer's table can be drawn: its figures with their facts, as points; draws nothing itself.

A figure is drawn only beside others that can share its axis: same unit, and no level among rates of growth.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from index import Fact, compiled
from qa.answer import Point, Statement, Table

_BOLD = compiled(r"\*\*(.+?)\*\*")
_SIGNS = {"exact": "", "at least": "≥", "at most": "≤", "about": "约", "range": ""}
_RANK = "位"


def points_of(table: Table, facts: Mapping[str, Sequence[Fact]]) -> tuple[Point, ...]:
    """Return the figures of *table* that can be drawn side by side; *facts* are those of each passage."""
    found = [
        _point(head, fact, cell.numbers[0])
        for head, cells in table.rows
        for cell in cells
        if cell and not cell.computed
        for fact in _stated(head, cell, facts)
    ]
    together = Counter(point.axis for point in found)
    return tuple(point for point in found if together[point.axis] > 1 and point.unit != _RANK)


def _stated(head: str, cell: Statement, facts: Mapping[str, Sequence[Fact]]) -> Iterator[Fact]:
    """Yield the fact of each figure that *cell* emphasises, as far as one is known."""
    cited = [(citation.span, facts.get(citation.passage.id, ())) for citation in cell.citations]
    for figure in _BOLD.findall(cell.text):
        alike = (fact for span, known in cited for fact in known if fact.span.overlaps(span))
        if fact := _best(f"{head}{cell.plain}", (fact for fact in alike if fact.text == figure)):
            yield fact


def _best(said: str, facts: Iterable[Fact]) -> Fact | None:
    """Of facts with the same figure, the first whose indicator is named."""
    found = list(facts)
    return next((fact for fact in found if fact.indicator in said), next(iter(found), None))


def _point(label: str, fact: Fact, citation: int) -> Point:
    declines = fact.change == "decline"
    return Point(
        label=label,
        place=fact.place,
        indicator=fact.indicator,
        year=fact.year,
        kind=fact.kind,
        value=-fact.value if declines else fact.value,
        unit=fact.unit,
        growth=fact.change != "level",
        text=f"{'下降' if declines else ''}{_SIGNS[fact.bound]}{fact.text}",
        citation=citation,
    )
