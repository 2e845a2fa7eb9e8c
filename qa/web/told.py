"""An answer as it was told, in plain values: kept in the browser, sent back to be exported or judged.

What comes back from a browser is checked here and bounded; it is never taken for what the articles say.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from index import Kind
from qa.answer import Answer, Citation, Statement, Table

_Text = Annotated[str, Field(max_length=20_000)]
_Short = Annotated[str, Field(max_length=1000)]


class Said(BaseModel):
    """A statement, with `**bold**`, and the numbers of its citations."""

    text: _Text
    citations: list[int] = Field(max_length=200)


class Row(BaseModel):
    """A row of a table; a cell where nothing is said is None."""

    head: _Short
    cells: list[Said | None] = Field(max_length=50)


class Grid(BaseModel):
    """The statements laid out side by side."""

    header: list[_Short] = Field(max_length=50)
    rows: list[Row] = Field(max_length=500)


class Reference(BaseModel):
    """What a marker leads to."""

    number: int
    article: _Short
    title: _Short
    date: _Short | None
    start: int
    end: int
    quote: _Text


class Drawn(BaseModel):
    """A figure of the table that can be drawn beside others of its unit."""

    model_config = ConfigDict(from_attributes=True)

    label: _Short
    kind: Kind
    value: float = Field(allow_inf_nan=False)
    unit: _Short
    growth: bool
    text: _Short

    @property
    def axis(self) -> tuple[str, bool]:
        """What it has in common with the points that it can be drawn beside."""
        return self.unit, self.growth


class Told(BaseModel):
    """A question with the answer it got; `statements` leaves out what stands in the `table`.

    `corrected` pairs each word of the question that was taken for misspelt with the one it was read as.
    """

    question: _Text
    text: _Text
    abstained: bool
    listed: bool
    statements: list[Said] = Field(max_length=500)
    table: Grid | None = None
    points: list[Drawn] = Field(default=[], max_length=500)
    citations: list[Reference] = Field(max_length=500)
    corrected: list[tuple[_Short, _Short]] = Field(default=[], max_length=50)

    @classmethod
    def of(cls, question: str, answer: Answer) -> Told:
        """Take down what *answer* says."""
        outside = [s for s in answer.statements if answer.table is None or answer.table.leaves_out(s)]
        return cls(
            question=question,
            text=answer.text,
            abstained=answer.abstained,
            listed=answer.listed,
            statements=_say(outside),
            table=_lay_out(answer.table) if answer.table else None,
            points=[Drawn.model_validate(point) for point in answer.points],
            citations=[_refer(citation) for citation in answer.citations],
            corrected=list(answer.corrected),
        )


def _say(statements: Iterable[Statement]) -> list[Said]:
    return [Said(text=statement.text, citations=list(statement.numbers)) for statement in statements]


def _lay_out(table: Table) -> Grid:
    rows = [Row(head=head, cells=[_cell(cell) for cell in cells]) for head, cells in table.rows]
    return Grid(header=list(table.header), rows=rows)


def _cell(statement: Statement | None) -> Said | None:
    return _say([statement])[0] if statement else None


def _refer(citation: Citation) -> Reference:
    article = citation.article
    return Reference(
        number=citation.number,
        article=article.id,
        title=article.title,
        date=str(article.date) if article.date else None,
        start=citation.span.start,
        end=citation.span.end,
        quote=citation.quote,
    )
