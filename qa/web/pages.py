"""Pages that need no JavaScript: an article with what was cited marked, and the list of what was read."""

from __future__ import annotations

import html
from collections.abc import Sequence

from index import Article, Holding, Inventory, Span
from qa.web.cited import Cited
from qa.web.links import article_path
from qa.web.marked import Paragraph, Piece, lay_out
from qa.web.wording import Words

_COLUMNS = ("article", "date", "year", "place", "size", "warnings")


def source_page(
    article: Article, cited: Cited, words: Words, root: str = "", others: Sequence[Span | None] = ()
) -> str:
    """Paint the article as a page of its own: what was cited in `<mark id="hit">`, *others* in more marks."""
    title = html.escape(article.title)
    also = words["also"].format(names=words["place_separator"].join(article.also)) if article.also else ""
    meta = html.escape(" · ".join(str(known) for known in (article.place, article.date, also) if known))
    heading = f'<h1>{title}</h1><p class="meta">{meta}</p>'
    paragraphs = lay_out(article, [cited.span, *others])
    said = _notice(cited, words) + _jumps(paragraphs, words)
    return paint_page(title, f'{heading}{said}<div class="text">{_paint(paragraphs)}</div>', words, root)


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
    return paint_page(head, "".join(body), words, root)


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
    return paint_page(html.escape(words["source"]), _notice(cited, words), words, root)


def _notice(cited: Cited, words: Words) -> str:
    """Say what became of the cited words, and what they were."""
    if cited.state == "same":
        return ""
    then = f"<blockquote>{html.escape(cited.then)}</blockquote>" if cited.then else ""
    lead = words[f"cited_{cited.state}"] + (words["cited_then"] if then else "")
    return f'<div class="notice">{html.escape(lead)}{then}</div>'


def _paint(paragraphs: Sequence[Paragraph]) -> str:
    """Paint the paragraphs; the first piece of each cited span can be jumped to."""
    named: set[int] = set()
    painted = []
    for paragraph in paragraphs:
        kind = ' class="heading"' if paragraph.level else ""
        painted.append(f"<p{kind}>{''.join(_paint_piece(piece, named) for piece in paragraph.pieces)}</p>")
    return "\n".join(painted)


def _paint_piece(piece: Piece, named: set[int]) -> str:
    text = html.escape(piece.text)
    if not piece.marks:
        return text
    new = [mark for mark in piece.marks if mark not in named]
    named.update(new)
    active = ' class="active"' if 0 in piece.marks else ""
    # One element has one id: where spans begin together, the others hang on empty ones before it.
    anchors = "".join(f'<a id="{_anchor(mark)}"></a>' for mark in new[1:])
    first = f' id="{_anchor(new[0])}"' if new else ""
    return f"{anchors}<mark{first}{active}>{text}</mark>"


def _anchor(mark: int) -> str:
    return f"hit-{mark + 1}" if mark else "hit"


def _jumps(paragraphs: Sequence[Paragraph], words: Words) -> str:
    """Paint links to the cited spans, in the order of the text, when there are several."""
    marks = dict.fromkeys(m for paragraph in paragraphs for piece in paragraph.pieces for m in piece.marks)
    if len(marks) < 2:
        return ""
    lead = html.escape(words["marked_here"].format(count=len(marks)))
    links = "".join(f'<a class="jump" href="#{_anchor(m)}">{place}</a>' for place, m in enumerate(marks, 1))
    return f'<p class="jumps">{lead}{links}</p>'


def paint_page(title: str, body: str, words: Words, root: str) -> str:
    """Paint *body* in the frame that all these pages have."""
    base = html.escape(root, quote=True)
    return (
        f'<!doctype html><html lang="{words["html_lang"]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{title}</title><link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{base}/page/colours.css">'
        f'<link rel="stylesheet" href="{base}/page/pages.css"></head>'
        '<body class="source-page"><main>'
        f'<p class="back"><a href="{base}/">← {html.escape(words["back"])}</a></p>'
        f"{body}</main></body></html>"
    )
