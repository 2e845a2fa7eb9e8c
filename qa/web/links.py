"""Where a citation leads: `#src/<article>/<start>/<end>` in the chat, `/source/<article>` as its own page.

The link carries all that is needed to open the span, so it outlives the conversation and the server.
"""

from __future__ import annotations

from urllib.parse import quote

from index import Article, Span


def citation_link(article: Article, span: Span) -> str:
    """Return the link a marker opens."""
    return f"#src/{_quote(article.id)}/{span.start}/{span.end}"


def related_link(article: Article, span: Span) -> str:
    """Return the link of a passage that is offered beside an answer, never as one."""
    return f"#near/{_quote(article.id)}/{span.start}/{span.end}"


def article_path(article_id: str) -> str:
    """Return the path of the page that shows an article."""
    return f"/source/{_quote(article_id)}"


def source_path(article: Article, span: Span) -> str:
    """Return the path of the page that shows the span without JavaScript."""
    return f"/source/{_quote(article.id)}?s={span.start}&e={span.end}#hit"


def _quote(article_id: str) -> str:
    return quote(article_id, safe="")
