"""A composition → its numbered statements and the table of them; every cell passes the gate too."""

from __future__ import annotations

from qa.answer import Statement, Table
from qa.compose.draft import Composition, number_drafts
from qa.verify import holds


def lay_out(composition: Composition) -> tuple[tuple[Statement, ...], Table | None]:
    """Return the statements of *composition* and its table, cells that don't hold left blank."""
    cells = [cell for _, row in composition.rows for cell in row if cell]
    numbered = number_drafts((*composition.drafts, *cells))
    statements = numbered[: len(composition.drafts)]
    following = iter(numbered[len(composition.drafts) :])
    rows = []
    for head, drafts in composition.rows:
        row = [next(following) if draft else None for draft in drafts]
        rows.append((head, tuple(cell if cell and holds(cell) else None for cell in row)))
    stated = tuple((head, row) for head, row in rows if any(row))
    return statements, Table(composition.header, stated) if stated else None
