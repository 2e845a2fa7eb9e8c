"""Files of other kinds, made by the libraries that write them: what a user drops into the folder."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

import pytest

pytest.importorskip("docx")
pytest.importorskip("reportlab")

from docx import Document
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Table, TableStyle

_FONT = "STSong-Light"  # known to every PDF reader, so no font file is needed
Rows = Sequence[Sequence[str]]


def make_docx(title: str, parts: Sequence[str | Rows]) -> bytes:
    """Make a Word document: `# ` opens a heading, rows make a table."""
    document = Document()
    document.add_heading(title, 0)
    for part in parts:
        if not isinstance(part, str):
            table = document.add_table(rows=len(part), cols=len(part[0]))
            for row, cells in zip(table.rows, part, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        elif part.startswith("# "):
            document.add_heading(part[2:], 1)
        else:
            document.add_paragraph(part)
    page = io.BytesIO()
    document.save(page)
    return page.getvalue()


def make_pdf(title: str, parts: Sequence[str | Rows], *, running: str = "", compressed: bool = True) -> bytes:
    """Make a PDF with a text layer; *running* stands on top of every page, its number below."""
    pdfmetrics.registerFont(UnicodeCIDFont(_FONT))
    body = ParagraphStyle("body", fontName=_FONT, fontSize=12, leading=18, firstLineIndent=24, wordWrap="CJK")
    head = ParagraphStyle("head", fontName=_FONT, fontSize=20, leading=26, alignment=1, wordWrap="CJK")
    story: list[Flowable] = [Paragraph(title, head)]
    story += [Paragraph(part, body) if isinstance(part, str) else _table(part) for part in parts]

    def frame(canvas: Canvas, document: SimpleDocTemplate) -> None:
        canvas.setFont(_FONT, 9)
        canvas.drawString(80, 810, running)
        canvas.drawCentredString(300, 30, f"— {document.page} —")

    page = io.BytesIO()
    SimpleDocTemplate(page, pageCompression=int(compressed)).build(
        story, onFirstPage=frame, onLaterPages=frame
    )
    return page.getvalue()


def _table(rows: Rows) -> Table:
    table = Table([list(row) for row in rows], repeatRows=1)
    table.setStyle(
        TableStyle([("FONT", (0, 0), (-1, -1), _FONT, 11), ("GRID", (0, 0), (-1, -1), 0.5, "black")])
    )
    return table


def make_scan(pages: int = 1, *, password: str | None = None) -> bytes:
    """Make a PDF of pictures alone."""
    page = io.BytesIO()
    canvas = Canvas(page, encrypt=password)
    for _ in range(pages):
        canvas.rect(50, 50, 400, 600, fill=1)
        canvas.showPage()
    canvas.save()
    return page.getvalue()


def make_zip(files: Mapping[str, bytes | str], *, encoding: str = "") -> bytes:
    """Make a zip; with *encoding* its names are written as old Windows programs write them."""
    page = io.BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_raw_name(name, encoding), data)
    data = page.getvalue()
    if encoding:
        for name in files:  # zipfile marks every name beyond ASCII as UTF-8
            wrong, right = _raw_name(name, encoding).encode(), name.encode(encoding)
            assert len(wrong) == len(right), "the test's stand-in names keep their length"
            data = data.replace(wrong, right)
    return data


def _raw_name(name: str, encoding: str) -> str:
    """Return an ASCII stand-in of as many bytes as the name has in *encoding*."""
    if not encoding:
        return name
    return "".join(char if char.isascii() else f"{ord(char) % 100:02d}" for char in name)
