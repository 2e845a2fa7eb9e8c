"""A table's cells to rows of Markdown, headings of several lines folded into one; knows no file format."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.patterns import compiled

EMPTY = "—"
_FIGURE = compiled(r"[-－−+]?[\d,，.]+\s*(?:%|％|[^\d\s]{0,4})")
_YEAR = compiled(r"(?:19|20)\d\d(?:年|$)|[上下去今]年|目标|计划|完成|实绩|预期|同比|增长|增速")
_MOST_HEADS = 3

Grid = Sequence[Sequence[str]]


def is_data(grid: Grid) -> bool:
    """Tell whether the cells are a table to be read by rows, not a page laid out with one."""
    rows = [row for row in grid if any(cell.strip() for cell in row)]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    cells = [cell.strip() for row in rows for cell in row if cell.strip()]
    return len(cells) > len(rows) and sum(map(len, cells)) <= 60 * len(cells)


def to_markdown(grid: Grid) -> str:
    """Return the table as Markdown; merged cells come repeated, an empty one is written `—`."""
    width = max(map(len, grid))
    rows = [[_cell(cell) for cell in row] + [""] * (width - len(row)) for row in grid]
    rows = [row for row in rows if any(row)]
    captions = []
    while len(rows) > 2 and len({cell for cell in rows[0] if cell}) == 1 and width > 1:
        captions.append(next(cell for cell in rows.pop(0) if cell))  # one cell over the whole width
    heads = _count_heads(rows)
    header = [_fold([row[column] for row in rows[:heads]]) for column in range(width)]
    lines = [_line(header), "|" + " --- |" * width, *map(_line, rows[heads:])]
    return "\n\n".join([*captions, "\n".join(lines)])


def _cell(text: str) -> str:
    """Return a cell's text on one line, without what would end it."""
    joined = re.sub(r"(?<=[^\x00-\x7f])\s+(?=[^\x00-\x7f])", "", text.strip())
    return " ".join(joined.split()).replace("|", "｜")


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell or EMPTY for cell in cells) + " |"


def _count_heads(rows: Grid) -> int:
    """Return how many rows head the table: those before figures that a merged cell ties together."""
    heads = 1
    while heads < min(_MOST_HEADS, len(rows) - 1) and _runs_on(rows[heads - 1], rows[heads]):
        heads += 1
    return heads


def _runs_on(head: Sequence[str], row: Sequence[str]) -> bool:
    if any(_FIGURE.fullmatch(cell) and not _YEAR.search(cell) for cell in row):
        return False
    merged = any(left == right != "" for left, right in pairwise(head))
    return merged and row[0] in ("", head[0])


def _fold(parts: Sequence[str]) -> str:
    """Join what stands over a column, the year or 目标 first, so that the unit stays last."""
    said = list(dict.fromkeys(part for part in parts if part))
    return "".join(sorted(said, key=lambda part: not _YEAR.search(part)))
