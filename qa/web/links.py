"""Where a citation leads: `#src/<article>/<start>/<end>/<seal>` in the chat, `/source/<article>` as a page.

A chart is a link too, `#chart/<points>`: it carries the figures that are drawn.

The link carries all that is needed to open the span, so it outlives the conversation and the server. Its seal
tells whether the characters there are still those that were cited.
"""

from __future__ import annotations

import hashlib
import json
from base64 import urlsafe_b64encode
from collections.abc import Iterable
from dataclasses import asdict
from urllib.parse import quote

from index import Article, Span
from qa.answer import Point


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


def chart_link(points: Iterable[Point]) -> str:
    """Return the link of a chart of *points*; in letters that mean nothing to Markdown."""
    drawn = json.dumps([asdict(point) for point in points], ensure_ascii=False, separators=(",", ":"))
    return f"#chart/{urlsafe_b64encode(drawn.encode()).decode().rstrip('=')}"


def seal(cited: str) -> str:
    """Return the short hash by which cited characters, layout and all, are known again."""
    return hashlib.sha256(cited.encode()).hexdigest()[:12]


def _address(article: Article, span: Span) -> str:
    return f"{_quote(article.id)}/{span.start}/{span.end}/{seal(span.of(article.text))}"


def _quote(article_id: str) -> str:
    return quote(article_id, safe="")
