"""A web page's elements to paragraphs, in the order they are shown; judges none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from index.files.tables import is_data, to_markdown
from index.patterns import compiled

# fmt: off
_DROPPED = frozenset((
    "script", "style", "noscript", "template", "nav", "footer", "aside", "form", "button", "select", "option",
    "textarea", "input", "iframe", "object", "svg", "canvas", "video", "audio", "map", "head",
))
_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font", "i", "img", "ins",
    "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
    "var", "wbr", "ruby", "rb", "o:p",
))
# fmt: on
_LEAVES = frozenset(("p", "li", "dd", "dt", "td", "th", "tr", "tbody", "table"))  # they hold no other box
_HEADING = compiled(r"h([1-6])$")
_HIDDEN = compiled(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
BLANKS = compiled(r"[ \t\r\n\f\xa0]+")
ENDS = compiled(r"[。！？；：!?;:”」）)]$")
_LONGEST_TABLE_COLUMNS = 60


@dataclass(slots=True)
class Block:
    """A paragraph being read: what it says, how much of it is links, and the boxes it stands in."""

    boxes: tuple[int, ...]
    prefix: str = ""
    parts: list[str] = field(default_factory=list)
    linked: int = 0
    bold: int = 0
    table: bool = False

    @property
    def text(self) -> str:
        """What it says on one line, or the rows of a table."""
        if self.table:
            return "".join(self.parts)
        joined = BLANKS.sub(" ", "".join(self.parts))
        return re.sub(r"(?<=[^\x00-\x7f]) (?=[^\x00-\x7f])", "", joined).strip(" \u3000")

    @property
    def is_link(self) -> bool:
        """Whether it mostly leads elsewhere, as menus do."""
        return not self.table and self.linked * 2 > len(self.text)


class PageWalk:
    """Reads a page's elements in order, without recursion: a page may be nested thousands deep."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []
        self._boxes: list[int] = []
        self._opened = 0
        self._links = 0
        self._bolds = 0
        self._prefix = ""
        self._lists: list[int | None] = []

    def blocks_of(self, page: HtmlElement) -> list[Block]:
        """Return every paragraph that the page shows."""
        walked = etree.iterwalk(page, events=("start", "end"))
        self._open()
        for event, element in walked:
            if event == "start":
                if not isinstance(element.tag, str) or self._is_left_out(element):
                    walked.skip_subtree()
                else:
                    self._enter(element, walked)
            else:
                self._leave(element)
        return self._blocks

    def _is_left_out(self, element: HtmlElement) -> bool:
        return (
            element.tag in _DROPPED
            or element.get("hidden") is not None
            or bool(_HIDDEN.search(element.get("style") or ""))
        )

    def _enter(self, element: HtmlElement, walked: etree.iterwalk) -> None:
        tag = element.tag
        if tag == "table" and (rows := _data_table(element)):
            self._boxes.append(0)
            self._open()
            self._blocks[-1].parts.append(to_markdown(rows))
            self._blocks[-1].table = True
            walked.skip_subtree()
            return
        if tag == "a":
            self._links += 1
        elif tag in ("b", "strong"):
            self._bolds += 1
        elif tag == "br":
            self._break_line()
        elif tag not in _INLINE:
            self._opened += 1
            self._boxes.append(0 if tag in _LEAVES or _HEADING.match(tag) else self._opened)
            self._open(self._mark_of(element))
        self._say(element.text)

    def _leave(self, element: HtmlElement) -> None:
        tag = element.tag
        if not isinstance(tag, str) or self._is_left_out(element):
            pass
        elif tag == "a":
            self._links -= 1
        elif tag in ("b", "strong"):
            self._bolds -= 1
        elif tag not in _INLINE and tag != "br":
            self._boxes.pop()
            if tag in ("ol", "ul") and self._lists:
                self._lists.pop()
            self._open()
        self._say(element.tail)

    def _mark_of(self, element: HtmlElement) -> str:
        tag = element.tag
        if found := _HEADING.match(tag):
            return "#" * int(found[1]) + " "
        if tag in ("ol", "ul"):
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li" and self._lists:
            number = self._lists[-1]
            if number is None:
                return "- "
            self._lists[-1] = number + 1
            return f"{number + 1}. "
        return ""

    def _open(self, prefix: str = "") -> None:
        last = self._blocks[-1] if self._blocks else None
        if last and last.prefix and not last.text and not prefix:
            prefix = last.prefix  # <li><p>…: the paragraph takes the list's mark
        self._blocks.append(Block(tuple(filter(None, self._boxes)), prefix))

    def _break_line(self) -> None:
        block = self._blocks[-1]
        if block.table or not block.text:
            return
        if ENDS.search(block.text):
            self._open()
        else:
            block.parts.append("\n" if block.text[-1] < "\x7f" else "")
            self._open()

    def _say(self, text: str | None) -> None:
        if not text:
            return
        if self._blocks[-1].table:
            self._open()
        block = self._blocks[-1]
        block.parts.append(text)
        size = len(BLANKS.sub("", text))
        block.linked += size if self._links else 0
        block.bold += size if self._bolds else 0


def _data_table(table: HtmlElement) -> list[list[str]]:
    """Return the cells of a table of data, merged ones repeated; nothing for a page's frame."""
    if table.xpath(".//table"):
        return []
    grid: list[list[str]] = []
    pending: dict[int, tuple[int, str]] = {}  # column → rows that a cell above still reaches into
    for row in table.iter("tr"):
        cells: list[str] = []
        own = [(cell, text_of(cell)) for cell in row if cell.tag in ("td", "th")]
        while own or len(cells) in pending:
            column = len(cells)
            if column in pending:
                left, text = pending.pop(column)
                if left > 1:
                    pending[column] = (left - 1, text)
                cells.append(text)
                continue
            cell, text = own.pop(0)
            down, across = _reach(cell, "rowspan"), _reach(cell, "colspan")
            for i in range(across):
                if down > 1:
                    pending[column + i] = (down - 1, text)
                cells.append(text)
        grid.append(cells[:_LONGEST_TABLE_COLUMNS])
    return grid if grid and is_data(grid) else []


def _reach(cell: HtmlElement, name: str) -> int:
    value = cell.get(name) or "1"
    return min(max(int(value), 1), _LONGEST_TABLE_COLUMNS) if value.strip().isdecimal() else 1


def text_of(element: HtmlElement) -> str:
    """Return all that an element says, on one line."""
    return " ".join("".join(element.itertext()).split())
