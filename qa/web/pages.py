"""An article laid out with one span marked, for the source panel and as a page that needs no JavaScript."""

from __future__ import annotations

import html
from dataclasses import dataclass

from index import Article, Block, Span, find_blocks, unwrap
from qa.web.wording import Words


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


def find_span(article: Article, start: int | None, end: int | None) -> Span | None:
    """Return the asked span when it lies in the article's text and is not empty."""
    if start is None or end is None or not 0 <= start < end <= len(article.text):
        return None
    return Span(start, end)


def source_page(article: Article, marked: Span | None, words: Words, root: str = "") -> str:
    """Paint the article as a page of its own, *marked* inside `<mark id="hit">`."""
    title = html.escape(article.title)
    meta = html.escape(" · ".join(str(known) for known in (article.place, article.date) if known))
    heading = f'<h1>{title}</h1><p class="meta">{meta}</p>'
    return _page(title, f'{heading}<div class="text">{_paint(lay_out(article, marked))}</div>', words, root)


def gone_page(words: Words, root: str = "") -> str:
    """Say that the article is no longer in stock."""
    notice = f'<p class="notice">{html.escape(words["gone"])}</p>'
    return _page(html.escape(words["source"]), notice, words, root)


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
        f'<link rel="stylesheet" href="{base}/page/style.css"></head>'
        f'<body class="source-page"><main><p><a href="{base}/">← {html.escape(words["back"])}</a></p>'
        f"{body}</main></body></html>"
    )
