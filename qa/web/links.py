"""Where a citation leads: `#src/<article>/<start>/<end>/<seal>` in the chat, `/source/<article>` as a page.

The link carries all that is needed to open the span, so it outlives the conversation and the server. Its seal
tells whether the characters there are still those that were cited.
"""

from __future__ import annotations

import hashlib
from urllib.parse import quote

from index import Article, Span


def citation_link(article: Article, span: Span) -> str:
    """Return the link a marker opens."""
    return f"#src/{_address(article, span)}"


def related_link(article: Article, span: Span) -> str:
    """Return the link of a passage that is offered beside an answer, never as one."""
    return f"#near/{_address(article, span)}"


def article_path(article_id: str) -> str:
    """Return the path of the page that shows an article."""
    return f"/source/{_quote(article_id)}"


def source_path(article: Article, span: Span) -> str:
    """Return the path of the page that shows the span without JavaScript."""
    sealed = seal(span.of(article.text))
    return f"/source/{_quote(article.id)}?s={span.start}&e={span.end}&seal={sealed}#hit"


def seal(cited: str) -> str:
    """Return the short hash by which cited characters, layout and all, are known again."""
    return hashlib.sha256(cited.encode()).hexdigest()[:12]


def _address(article: Article, span: Span) -> str:
    return f"{_quote(article.id)}/{span.start}/{span.end}/{seal(span.of(article.text))}"


def _quote(article_id: str) -> str:
    return quote(article_id, safe="")
