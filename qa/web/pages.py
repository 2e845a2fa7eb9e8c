"""An article laid out with one span marked, for the source panel and as a page that needs no JavaScript."""

from __future__ import annotations

import html
from dataclasses import dataclass

from index import Article, Block, Holding, Inventory, Span, find_blocks, unwrap
from qa.web.cited import Cited
from qa.web.links import article_path
from qa.web.wording import Words

_COLUMNS = ("article", "date", "year", "place", "size", "warnings")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph without layout, cut where the marked span starts and ends; level 0 is body text."""

    level: int
    before: str
    marked: str = ""
    after: str = ""


def lay_out(article: Article, marked: Span | None = None) -> tuple[Paragraph, ...]:
    """Lay the whole article out in paragraphs, the *marked* span cut out of those it touches."""
    blocks = find_blocks(article.text, article.span)
    return tuple(_cut(article.text, block, marked) for block in blocks)


def source_page(article: Article, cited: Cited, words: Words, root: str = "") -> str:
    """Paint the article as a page of its own, what was cited inside `<mark id="hit">`."""
    title = html.escape(article.title)
    also = words["also"].format(names=words["place_separator"].join(article.also)) if article.also else ""
    meta = html.escape(" · ".join(str(known) for known in (article.place, article.date, also) if known))
    heading = f'<h1>{title}</h1><p class="meta">{meta}</p>'
    painted = _paint(lay_out(article, cited.span))
    return _page(title, f'{heading}{_notice(cited, words)}<div class="text">{painted}</div>', words, root)


def library_page(inventory: Inventory, words: Words, root: str = "") -> str:
    """Paint what was read, with its warnings, and what was set aside and why."""
    warned = sum(bool(one.warnings) for one in inventory.articles)
    counts = {"articles": len(inventory.articles), "warned": warned, "skipped": len(inventory.skipped)}
    head = html.escape(words["library"])
    body = [f'<h1>{head}</h1><p class="meta">{html.escape(words["library_count"].format(**counts))}</p>']
    if inventory.skipped:
        lines = "".join(f"<li>{html.escape(_harmless(skipped.reason))}</li>" for skipped in inventory.skipped)
        body.append(f"<h2>{html.escape(words['set_aside'])}</h2><ul>{lines}</ul>")
    columns = "".join(f"<th>{html.escape(words[f'column_{name}'])}</th>" for name in _COLUMNS)
    rows = "".join(_library_row(one, words, root) for one in inventory.articles)
    body.append(f'<div class="wide"><table><tr>{columns}</tr>{rows}</table></div>')
    return _page(head, "".join(body), words, root)


def _library_row(one: Holding, words: Words, root: str) -> str:
    also = [words["also"].format(names=words["place_separator"].join(one.also))] if one.also else []
    link = (
        f'<a href="{html.escape(root + article_path(one.article), quote=True)}">{html.escape(one.title)}</a>'
    )
    known = (one.date or "—", one.year or "—", one.place or "—", f"{one.passages} / {one.facts}")
    cells = [*map(str, known), "；".join((*one.warnings, *also))]
    return f"<tr><td>{link}</td>{''.join(f'<td>{html.escape(cell)}</td>' for cell in cells)}</tr>"


def _harmless(text: str) -> str:
    """Return *text* as it can be sent: a file name may hold bytes that are no characters."""
    return text.encode("utf-8", "backslashreplace").decode()


def gone_page(cited: Cited, words: Words, root: str = "") -> str:
    """Say that the article is no longer in stock, with what was cited from it when that is known."""
    return _page(html.escape(words["source"]), _notice(cited, words), words, root)


def _notice(cited: Cited, words: Words) -> str:
    """Say what became of the cited words, and what they were."""
    if cited.state == "same":
        return ""
    then = f"<blockquote>{html.escape(cited.then)}</blockquote>" if cited.then else ""
    lead = words[f"cited_{cited.state}"] + (words["cited_then"] if then else "")
    return f'<div class="notice">{html.escape(lead)}{then}</div>'


def _cut(text: str, block: Block, marked: Span | None) -> Paragraph:
    if marked is None or not block.span.overlaps(marked):
        return Paragraph(block.level, block.text)
    start, end = max(block.span.start, marked.start), min(block.span.end, marked.end)
    before, inside, after = text[block.span.start : start], text[start:end], text[end : block.span.end]
    return Paragraph(block.level, unwrap(before), unwrap(inside), unwrap(after))


def _paint(paragraphs: tuple[Paragraph, ...]) -> str:
    painted = []
    first = ' id="hit"'
    for paragraph in paragraphs:
        mark = ""
        if paragraph.marked:
            mark, first = f"<mark{first}>{html.escape(paragraph.marked)}</mark>", ""
        kind = ' class="heading"' if paragraph.level else ""
        painted.append(f"<p{kind}>{html.escape(paragraph.before)}{mark}{html.escape(paragraph.after)}</p>")
    return "\n".join(painted)


def _page(title: str, body: str, words: Words, root: str) -> str:
    base = html.escape(root, quote=True)
    return (
        f'<!doctype html><html lang="{words["html_lang"]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{base}/page/colours.css">'
        f'<link rel="stylesheet" href="{base}/page/pages.css"></head>'
        f'<body class="source-page"><main><p><a href="{base}/">← {html.escape(words["back"])}</a></p>'
        f"{body}</main></body></html>"
    )
