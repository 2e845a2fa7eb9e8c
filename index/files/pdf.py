"""A PDF's text layer to the text of its article: lines, headings, ruled tables. The home of pdfplumber."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from index.errors import ArticleError
from index.files.tables import is_data, to_markdown
from index.patterns import compiled

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of every odd colour and font
MOST_PAGES = 2000
_PAGE_NUMBER = compiled(r"[-—–·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／,，共]+\s*\d{1,4}\s*页?)?[-—–·\s]*")
_BETWEEN_CJK = compiled(r"(?<=[^\x00-\x7f])[ \xa0]+(?=[^\x00-\x7f])")
_HEADING_SIZE = 1.15  # times the body's size
_EDGE_LINES = 2  # at the top and the bottom of a page, where running titles stand
_LONGEST_HEADING = 80


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text as it stands on its page, or a table of rows."""

    text: str
    top: float
    left: float
    size: float
    grid: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class PdfText:
    """What a PDF says, and the pages that have no text to read."""

    text: str
    blank_pages: tuple[int, ...]


def read_pdf(data: bytes) -> PdfText:
    """Return the text layer; raise ArticleError for a scan, a password or a broken file."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if len(pdf.pages) > MOST_PAGES:
                raise ArticleError(f"有 {len(pdf.pages)} 页，超过 {MOST_PAGES} 页。请拆成几个文件后再放入。")
            pages = [_read_page(page) for page in pdf.pages]
    except ArticleError:
        raise
    except PdfminerException as error:
        if error.args and isinstance(error.args[0], PDFPasswordIncorrect):
            raise ArticleError("PDF 加了密码。请另存为不加密的文件后再放入。") from error
        raise _broken() from error
    except Exception as error:  # pdfminer raises whatever a damaged file makes it trip over
        raise _broken() from error
    blank = tuple(number for number, page in enumerate(pages, 1) if not page)
    if len(blank) == len(pages):
        raise ArticleError(
            "PDF 没有文字层（是扫描件或图片）。请先做文字识别（OCR），另存为带文字的 PDF 或 .docx 后再放入。"
        )
    return PdfText(_write(_without_running_titles(pages)), blank)


def _broken() -> ArticleError:
    return ArticleError("不是完好的 PDF。请用阅读器打开核对，另存后再放入。")


def _read_page(page: Any) -> list[_Line]:
    found = [(table.bbox, table.extract()) for table in page.find_tables()]
    tables = [(box, [[cell or "" for cell in row] for row in rows]) for box, rows in found]
    tables = [(box, _filled(rows)) for box, rows in tables if is_data(rows)]
    boxes = [box for box, _ in tables]
    rest = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes)) if boxes else page
    lines = [_line(line) for line in rest.dedupe_chars().extract_text_lines(return_chars=True)]
    lines += [_Line("", box[1], box[0], 0, tuple(map(tuple, rows))) for box, rows in tables]
    page.close()
    return sorted((line for line in lines if line.text or line.grid), key=lambda line: line.top)


def _filled(rows: list[list[str]]) -> list[list[str]]:
    """Spread what stands in a head's merged cell over the columns it covers."""
    if rows[0][0] and any(not cell for cell in rows[0]) and any(rows[1]) and not rows[1][0]:
        head = rows[0]
        for column in range(1, len(head)):
            head[column] = head[column] or head[column - 1]
        rows[1][0] = ""
    return rows


def _inside(thing: Any, box: Sequence[float]) -> bool:
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _line(line: Any) -> _Line:
    sizes = [char["size"] for char in line["chars"] if char["text"].strip()]
    text = _BETWEEN_CJK.sub("", line["text"]).strip()
    return _Line(text, line["top"], line["x0"], round(median(sizes), 1) if sizes else 0)


def _without_running_titles(pages: Sequence[list[_Line]]) -> list[list[_Line]]:
    """Leave out page numbers, and the lines that stand on the edge of most pages."""
    edges = [{_masked(line) for line in [*page[:_EDGE_LINES], *page[-_EDGE_LINES:]]} for page in pages]
    counts = Counter(text for edge in edges for text in edge)
    running = {text for text, n in counts.items() if text and n >= 3 and n * 2 > len(pages)}
    return [
        [
            line
            for i, line in enumerate(page)
            if _EDGE_LINES <= i < len(page) - _EDGE_LINES
            or not (_masked(line) in running or (line.text and _PAGE_NUMBER.fullmatch(line.text)))
        ]
        for page in pages
    ]


def _masked(line: _Line) -> str:
    """Return a line that may be a running title without its numbers, empty for part of a sentence."""
    return "" if re.search("[，。；]", line.text) else re.sub(r"\d+", "0", line.text)


def _write(pages: Sequence[Sequence[_Line]]) -> str:
    lines = _join_tables([line for page in pages for line in page])
    body = Counter[float]()
    for line in lines:
        body[line.size] += len(line.text)
    size = body.most_common(1)[0][0] if body else 0
    sizes = {line.size for line in lines if line.text}
    larger = sorted((other for other in sizes if other >= size * _HEADING_SIZE), reverse=True)
    margin = min((line.left for line in lines if line.size == size and line.text), default=0)
    return "".join(_written(lines, size, larger, margin)).strip("\n") + "\n"


def _join_tables(lines: Sequence[_Line]) -> list[_Line]:
    """Join a table with the rest of it on the next page, its heading not said twice."""
    joined: list[_Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last and _runs_on(last, line):
            pairs = zip(last.grid, line.grid, strict=False)
            again = next((i for i, (left, right) in enumerate(pairs) if left != right), 0)
            joined[-1] = _Line("", line.top, line.left, 0, (*last.grid, *line.grid[again:]))
        else:
            joined.append(line)
    return joined


def _runs_on(last: _Line, line: _Line) -> bool:
    on_next_page = line.top < last.top
    return bool(last.grid and line.grid) and len(last.grid[0]) == len(line.grid[0]) and on_next_page


def _written(lines: Sequence[_Line], size: float, larger: Sequence[float], margin: float) -> Iterator[str]:
    heading = ""
    for i, line in enumerate(lines):
        if line.grid:
            yield f"\n\n{to_markdown(line.grid)}\n\n"
        elif line.size in larger and len(heading + line.text) <= _LONGEST_HEADING:
            heading += line.text
            if i + 1 == len(lines) or lines[i + 1].size != line.size:
                yield f"\n\n{'#' * min(larger.index(line.size) + 1, 4)} {heading}\n\n"
                heading = ""
        else:
            indent = "\u3000\u3000" if line.left - margin >= 1.5 * size > 0 else ""
            yield f"{heading}{indent}{line.text}\n"
            heading = ""
