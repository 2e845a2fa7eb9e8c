"""A web page to the text of its article: the frame around it is left out."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from index.encodings import decode
from index.errors import ArticleError
from index.files.elements import BLANKS, ENDS, Block, PageWalk, text_of

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)", re.IGNORECASE)
_TITLE_TAIL = re.compile(r"\s*(?:[-_|—–]|--)\s*[^-_|—–]{2,20}$")
_DATES = ("pubdate", "publishdate", "publish_date", "article:published_time", "publication_date", "date")
_DAY = re.compile(r"\d{4}\s*[-年/.]\s*\d{1,2}\s*[-月/.]\s*\d{1,2}")
_TOP = 8  # blocks in which the headline and the date stand


def read_html(data: bytes) -> str:
    """Return the article of a web page in Markdown: title, date, paragraphs, headings, lists, tables."""
    source = _decode(data)
    if not source.strip():
        return ""
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=True)
        page = lxml_html.document_fromstring(source.encode("utf-8"), parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise ArticleError("网页里没有内容。请在浏览器里打开核对，另存后再放入。") from error
    blocks = [block for block in PageWalk().blocks_of(page) if block.text]
    kept = _article_of(blocks)
    said = _with_masthead([_written(block) for block in kept], page, kept[:_TOP])
    return "\n\n".join(said) + "\n"


def _with_masthead(said: list[str], page: HtmlElement, top: list[Block]) -> list[str]:
    """Put the title and date that the page states of itself on top, where the article doesn't show them."""
    title, date = _title_of(page), _date_of(page)
    if title and not any(_is_same_title(_plain(block.text), _plain(title)) for block in top):
        said = [f"# {title}", *said]
    if date and not any(_DAY.search(block.text) for block in top):
        said = [*said[:1], f"发布时间：{date}", *said[1:]]
    return said


def _is_same_title(said: str, title: str) -> bool:
    """Tell whether a headline is the page's title, which often says a little more or less."""
    shorter, longer = sorted((said, title), key=len)
    return bool(shorter) and shorter in longer and len(longer) <= 2 * len(shorter)


def _decode(data: bytes) -> str:
    """Return the page's text: the encoding it names when its bytes are of it, else as any text is judged."""
    named = _CHARSET.search(data[:4096])
    if named and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = named[1].decode("ascii", "replace").lower()
        name = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "cp950"}.get(name, name)
        try:
            return data.decode(name).replace("\0", "")
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data)


def _article_of(blocks: list[Block]) -> list[Block]:
    """Return the blocks from the headline to the end of the box that holds most of the prose."""
    weights: dict[int, int] = {}
    for block in blocks:
        size = 0 if block.is_link else len(block.text)
        if size >= 20 or block.table:
            for step, box in enumerate(reversed(block.boxes[-2:])):
                weights[box] = weights.get(box, 0) + size // (step + 1)
    if not weights:
        return [block for block in blocks if not block.is_link] or blocks
    best = max(weights, key=lambda box: weights[box])
    inside = [i for i, block in enumerate(blocks) if best in block.boxes]
    whole = sum(len(b.text) for b in blocks if not b.is_link)
    if sum(len(blocks[i].text) for i in inside) * 2 < whole:
        inside = list(range(len(blocks)))  # no box holds the article: several share it
    headline = [i for i in range(inside[0] + 1) if blocks[i].prefix == "# "] or [inside[0]]
    return [block for block in blocks[headline[0] : inside[-1] + 1] if not block.is_link]


def _written(block: Block) -> str:
    text = block.text
    if block.table or block.prefix:
        return block.prefix + text
    whole_bold = block.bold and block.bold >= len(BLANKS.sub("", text))
    return f"**{text}**" if whole_bold and len(text) <= 40 and not ENDS.search(text) else text


def _title_of(page: HtmlElement) -> str:
    for name in ("articletitle", "og:title"):
        if title := _meta(page, name):
            return title
    found = page.find(".//title")
    title = text_of(found) if found is not None else ""
    return _TITLE_TAIL.sub("", title) if len(title) > 12 else title


def _date_of(page: HtmlElement) -> str:
    for name in _DATES:
        if found := re.match(r"\d{4}-\d{1,2}-\d{1,2}", _meta(page, name).replace("/", "-")):
            return found.group()
    return ""


def _meta(page: HtmlElement, wanted: str) -> str:
    for element in page.iter("meta"):
        if (element.get("name") or element.get("property") or "").lower() == wanted:
            return " ".join((element.get("content") or "").split())
    return ""


def _plain(text: str) -> str:
    return re.sub(r"\W", "", text)
