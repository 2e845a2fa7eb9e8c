"""A Word document to the text of its article: paragraphs, headings, tables. The home of python-docx."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

from index.errors import ArticleError
from index.files.tables import is_data, to_markdown
from index.patterns import compiled

_OLD_WORD = b"\xd0\xcf\x11\xe0"  # an OLE file: a .doc, or a .docx behind a password
_MOST_UNPACKED = 500_000_000  # bytes; a document is a zip, and a small zip may unpack to anything
_HEADING = compiled(r"(?:heading|标题)\s*([1-6])$", re.IGNORECASE)
_CONTENTS = compiled(r"toc\b|目录", re.IGNORECASE)
# What is not in the paragraph as it reads: deleted or moved words, text boxes, doubles for old programs.
_ASIDE = frozenset(qn(tag) for tag in ("w:del", "w:moveFrom", "w:txbxContent", "w:instrText", "w:pict"))
_SAID = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def read_docx(data: bytes) -> str:
    """Return the document in Markdown, as it reads with all changes accepted."""
    if data.startswith(_OLD_WORD):
        raise ArticleError("是旧版 Word（.doc）或加了密码的文件。请用 Word 另存为不加密的 .docx 后再放入。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
        if unpacked > _MOST_UNPACKED:
            raise ArticleError(f"解开后有 {unpacked >> 20} MB，太大。请去掉图片或拆成几个文件后再放入。")
        document = Document(io.BytesIO(data))
        return "\n\n".join(_parts(document.element.body, document)) + "\n"
    except ArticleError:
        raise
    except Exception as error:  # python-docx raises whatever the broken part makes it trip over
        raise ArticleError("不是完好的 Word 文档（.docx）。请用 Word 打开核对，另存后再放入。") from error


def _parts(body: Any, document: Any) -> Iterator[str]:
    for element in body.iterchildren():
        if element.tag == qn("w:p"):
            yield from _paragraph(Paragraph(element, document))
        elif element.tag == qn("w:tbl"):
            yield from _table(Table(element, document))
        elif element.tag == qn("w:sdt"):  # a form's field, a cover, a table of contents
            content = element.find(qn("w:sdtContent"))
            if content is not None:
                yield from _parts(content, document)


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    style = _style_name(paragraph)
    text = _said(paragraph._p).strip()
    if not text or _CONTENTS.match(style):
        return
    if style.lower() in ("title", "标题"):
        yield f"# {_on_one_line(text)}"
    elif found := _HEADING.match(style):
        yield f"{'#' * int(found[1])} {_on_one_line(text)}"
    elif style.lower().startswith("list bullet"):
        yield f"- {_on_one_line(text)}"
    elif _is_bold(paragraph) and len(text) <= 40 and text[-1] not in "。！？；":
        yield f"**{_on_one_line(text)}**"
    else:
        yield text


def _style_name(paragraph: Paragraph) -> str:
    style = paragraph.style
    return (style.name or "") if style is not None else ""


def _said(paragraph: Any) -> str:
    """Return a paragraph's text with inserted words and without deleted ones or text boxes."""
    parts: list[str] = []
    stack = list(reversed(list(paragraph)))
    while stack:
        element = stack.pop()
        if element.tag == qn("w:t"):
            parts.append(element.text or "")
        elif element.tag in _SAID:
            parts.append(_SAID[element.tag])
        elif element.tag not in _ASIDE and isinstance(element.tag, str):
            stack.extend(reversed(list(element)))
    return "".join(parts)


def _on_one_line(text: str) -> str:
    return "".join(line.strip() for line in text.splitlines())


def _is_bold(paragraph: Paragraph) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    return bool(runs) and all(run.bold for run in runs)


def _table(table: Table) -> Iterator[str]:
    grid = [[_cell_text(cell) for cell in row.cells] for row in table.rows]
    if is_data(grid):
        yield to_markdown(grid)
        return
    said: dict[str, None] = {}
    for row in grid:
        said |= dict.fromkeys(cell for cell in row if cell.strip())
    yield from said


def _cell_text(cell: Any) -> str:
    return "\n".join(_said(paragraph._p) for paragraph in cell.paragraphs)
