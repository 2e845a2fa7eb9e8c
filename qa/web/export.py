"""Conversations as documents that can be taken away: Markdown, and a page to print; knows nothing of routes.

References are numbered through the whole document, each cited span once, and listed at its end.
"""

from __future__ import annotations

import datetime
import html
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import cycle

from index import compiled
from qa.web.bars import BARS_STYLE, paint_bars
from qa.web.told import Grid, Reference, Said, Told
from qa.web.wording import Words

_BOLD = compiled(r"\*\*(.+?)\*\*")
_MARKDOWN = compiled(r"([\\`*_\[\]<>|])|^(\s*)([#+\-]|\d+[.)])(?=\s)", re.MULTILINE)
_STYLE = """
body { color: #1d2430; margin: 0 auto; max-width: 46em; padding: 24px;
       font: 16px/1.8 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", serif; }
button { float: right; font: inherit; min-height: 36px; padding: 0 16px; }
h1 { font-size: 1.5em; } h2 { break-after: avoid; font-size: 1.15em; margin: 1.6em 0 .4em; }
.meta, sup { color: #566070; } .meta { font-size: .875em; } sup { line-height: 0; }
table { border-collapse: collapse; }
td, th { border: 1px solid #b9c1cc; padding: 4px 10px; text-align: start; }
.references { font-size: .9em; overflow-wrap: anywhere; }
.references li { margin: .3em 0; }
@media print { body { max-width: none; padding: 0; } button { display: none; } }
"""


@dataclass(slots=True)
class Numbering:
    """Gives each cited span one number through a document, in the order in which they are met."""

    references: list[Reference] = field(default_factory=list)

    def of(self, told: Told, numbers: Iterable[int]) -> list[int]:
        """Return the numbers in the document of what an answer calls by its own *numbers*."""
        own = {reference.number: reference for reference in told.citations}
        return [self._number(own[number]) for number in numbers if number in own]

    def _number(self, reference: Reference) -> int:
        places = [(known.article, known.start, known.end) for known in self.references]
        place = reference.article, reference.start, reference.end
        if place not in places:
            self.references.append(reference)
            places.append(place)
        return places.index(place) + 1


def to_markdown(turns: Sequence[Told], words: Words, day: datetime.date) -> str:
    """Write a conversation as Markdown."""
    numbering = Numbering()
    lines = [f"# {_escape(title_of(turns))}", "", words["exported"].format(date=day)]
    for told in turns:
        lines += ["", f"## {_escape(in_a_line(told.question))}", ""]
        lines += [f"{_escape(line)}\n" for line in corrections(told, words)]
        lines += _markdown_answer(told, numbering)
    if numbering.references:
        lines += ["", f"## {words['sources']}", ""]
        lines += [f"{n}. {_escape(reference_line(r))}" for n, r in enumerate(numbering.references, 1)]
    return "\n".join(lines) + "\n"


def to_page(turns: Sequence[Told], words: Words, day: datetime.date) -> str:
    """Write a conversation as a page with a button that prints it; the page needs nothing else."""
    numbering = Numbering()
    title = html.escape(title_of(turns))
    button = f'<button type="button" onclick="print()">{html.escape(words["print"])}</button>'
    body = [
        button,
        f"<h1>{title}</h1>",
        f'<p class="meta">{html.escape(words["exported"].format(date=day))}</p>',
    ]
    for told in turns:
        body.append(f"<h2>{html.escape(in_a_line(told.question))}</h2>")
        body += [f'<p class="meta">{html.escape(line)}</p>' for line in corrections(told, words)]
        body += _page_answer(told, numbering, words)
    if numbering.references:
        items = "".join(
            f"<li>{html.escape(reference_line(reference))}</li>" for reference in numbering.references
        )
        body.append(f'<h2>{html.escape(words["sources"])}</h2><ol class="references">{items}</ol>')
    return (
        f'<!doctype html><html lang="{words["html_lang"]}"><head><meta charset="utf-8"><title>{title}</title>'
        f"<style>{_STYLE}{BARS_STYLE}</style></head><body>{''.join(body)}</body></html>"
    )


def _markdown_answer(told: Told, numbering: Numbering) -> Iterator[str]:
    def paint(said: Said) -> str:
        return _paint_bold(said.text, _escape, "**{}**") + _marks(numbering.of(told, said.citations), "[{}]")

    if told.abstained:
        yield _escape(told.text)
        return
    if told.table:
        yield from (_row(_escape(cell) for cell in told.table.header), _row("---" for _ in told.table.header))
        yield from map(_row, _cells(told.table, _escape, paint))
        yield ""
    for number, said in enumerate(told.statements, 1):
        yield f"{number}. {paint(said)}" if told.listed else f"{paint(said)}\n"


def _page_answer(told: Told, numbering: Numbering, words: Words) -> Iterator[str]:
    def paint(said: Said) -> str:
        marks = _marks(numbering.of(told, said.citations), "<sup>[{}]</sup>")
        return _paint_bold(said.text, html.escape, "<strong>{}</strong>") + marks

    if told.abstained:
        yield f"<p>{html.escape(told.text)}</p>"
        return
    if told.table:
        head = "".join(f"<th>{html.escape(cell)}</th>" for cell in told.table.header)
        rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in _cells(told.table, html.escape, paint))
        yield f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
        yield from paint_bars(told.points, words)
    painted = [paint(said) for said in told.statements]
    if told.listed:
        yield f"<ol>{''.join(f'<li>{line}</li>' for line in painted)}</ol>"
    else:
        yield from (f"<p>{line}</p>" for line in painted)


def _cells(grid: Grid, escape: Callable[[str], str], paint: Callable[[Said], str]) -> Iterator[list[str]]:
    for row in grid.rows:
        yield [escape(row.head), *(paint(cell) if cell else "—" for cell in row.cells)]


def corrections(told: Told, words: Words) -> list[str]:
    """Return a line for each word that was read as another."""
    return [words["corrected"].format(written=written, read=read) for written, read in told.corrected]


def bold_parts(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of *text*, each with whether it is bold."""
    return zip(_BOLD.split(text), cycle([False, True]), strict=False)


def _paint_bold(text: str, escape: Callable[[str], str], bold: str) -> str:
    return "".join(
        bold.format(escape(part)) if is_bold else escape(part) for part, is_bold in bold_parts(text)
    )


def _marks(numbers: Iterable[int], mark: str) -> str:
    return "".join(mark.format(number) for number in numbers)


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(in_a_line(cell) for cell in cells)} |"


def reference_line(reference: Reference) -> str:
    """Return what a list of references says of one."""
    date = f"（{reference.date}）" if reference.date else ""
    return f"《{reference.title}》{date}{reference.article}：“{reference.quote}”"


def title_of(turns: Sequence[Told]) -> str:
    """Return what a conversation is called: its first question."""
    return in_a_line(turns[0].question)


def in_a_line(text: str) -> str:
    """Return *text* without line breaks."""
    return " ".join(text.split())


def _escape(text: str) -> str:
    """Make *text* read as written in Markdown, without a backslash more than that takes."""
    return _MARKDOWN.sub(lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", text)
