"""A conversation as a Word document. The only place that writes one; python-docx is of the extra `files`."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from index import compiled
from qa.web.export import Numbering, bold_parts, corrections, in_a_line, reference_line, title_of
from qa.web.told import Grid, Said, Told
from qa.web.wording import Words

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph

_CHINESE_FONT = "宋体"  # every Word has it, and others take their own in its place
_NOT_IN_XML = compiled("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def can_write_word() -> bool:
    """Tell whether python-docx is there."""
    return find_spec("docx") is not None


def to_word(turns: Sequence[Told], words: Words, day: datetime.date) -> bytes:
    """Write a conversation as a `.docx`, references numbered through and listed at its end."""
    document, numbering = _new_document(), Numbering()
    document.add_heading(_fit(title_of(turns)), 0)
    document.add_paragraph(words["exported"].format(date=day))
    for told in turns:
        document.add_heading(_fit(in_a_line(told.question)), 1)
        for line in corrections(told, words):
            document.add_paragraph(_fit(line))
        _write_answer(document, told, numbering)
    if numbering.references:
        document.add_heading(words["sources"], 1)
    for number, reference in enumerate(numbering.references, 1):
        document.add_paragraph(_fit(f"[{number}] {reference_line(reference)}"))
    page = io.BytesIO()
    document.save(page)
    return page.getvalue()


def _new_document() -> Any:
    from docx import Document
    from docx.oxml.ns import qn

    document = Document()
    for style in ("Normal", "Title", "Heading 1"):
        document.styles[style].element.get_or_add_rPr().get_or_add_rFonts().set(
            qn("w:eastAsia"), _CHINESE_FONT
        )
    return document


def _write_answer(document: Any, told: Told, numbering: Numbering) -> None:
    if told.abstained:
        document.add_paragraph(_fit(told.text))
        return
    if told.table:
        _write_table(document, told, told.table, numbering)
    for number, said in enumerate(told.statements, 1):
        paragraph = document.add_paragraph(f"{number}. " if told.listed else "")
        _write_said(paragraph, said, numbering.of(told, said.citations))


def _write_table(document: Any, told: Told, grid: Grid, numbering: Numbering) -> None:
    table = document.add_table(rows=1, cols=len(grid.header), style="Table Grid")
    for cell, text in zip(table.rows[0].cells, grid.header, strict=True):
        cell.text = _fit(text)
    for row in grid.rows:
        head, *cells = table.add_row().cells
        head.text = _fit(row.head)
        for cell, said in zip(cells, row.cells, strict=False):
            if said is None:
                cell.text = "—"
            else:
                _write_said(cell.paragraphs[0], said, numbering.of(told, said.citations))


def _write_said(paragraph: Paragraph, said: Said, numbers: Iterable[int]) -> None:
    for part, is_bold in bold_parts(_fit(said.text)):
        paragraph.add_run(part).bold = is_bold
    for number in numbers:
        paragraph.add_run(f"[{number}]").font.superscript = True


def _fit(text: str) -> str:
    """Leave out what an XML file can't hold."""
    return _NOT_IN_XML.sub("", text)
