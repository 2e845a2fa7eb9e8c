"""An answer in the shape of an OpenAI chat completion: markers and sources in the text, and as annotations.

Chat clients render what they get as Markdown, so what could open a link, an image or a tag in the words of an
article is escaped; the rest stays as written.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from index import compiled
from qa.answer import Answer, Citation, Hit, Statement, Table
from qa.web.links import source_path

MODEL = "mubiao"

_RELATED_LIMIT = 60
_ACTIVE = compiled(r"[\[\]<`*_\\]")
_Link = Callable[[Citation], str]


@dataclass(frozen=True, slots=True)
class Completion:
    """One reply: its text and where in it each source is cited."""

    id: str
    created: int
    text: str
    annotations: tuple[dict[str, Any], ...]
    asked: int

    def whole(self) -> dict[str, Any]:
        """Return the reply in one piece."""
        said = {"role": "assistant", "content": self.text, "refusal": None}
        message = {**said, "annotations": self.annotations}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": "stop"}
        return {**self._head("chat.completion"), "choices": [choice], "usage": self.usage()}

    def chunks(self, *, with_usage: bool = False) -> Iterator[dict[str, Any]]:
        """Yield the reply line by line, then its annotations."""
        yield self._chunk({"role": "assistant", "content": ""})
        for line in self.text.splitlines(keepends=True):
            yield self._chunk({"content": line})
        if self.annotations:
            yield self._chunk({"annotations": self.annotations})
        yield self._chunk({}, "stop")
        if with_usage:
            yield {**self._head("chat.completion.chunk"), "choices": [], "usage": self.usage()}

    def usage(self) -> dict[str, int]:
        """Count characters: there are no tokens here."""
        said = len(self.text)
        return {"prompt_tokens": self.asked, "completion_tokens": said, "total_tokens": self.asked + said}

    def _chunk(self, delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return {**self._head("chat.completion.chunk"), "choices": [choice]}

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": MODEL}


def complete(answer: Answer, base: str) -> Completion:
    """Put *answer* into a completion whose sources are pages below the address *base*."""
    shown = _inert(answer)

    def link(citation: Citation) -> str:
        return base + source_path(citation.article, citation.span)

    lead = "".join(f"（把“{_escape(a)}”当作“{_escape(b)}”来回答）\n" for a, b in answer.corrected)
    text = lead + shown.text + _sources(shown, link)
    annotations = tuple(_annotations(shown, lead + shown.text, link))
    number = f"chatcmpl-{secrets.token_hex(12)}"
    return Completion(number, int(time.time()), text, annotations, len(answer.question))


def _annotations(answer: Answer, text: str, link: _Link) -> Iterator[dict[str, Any]]:
    """Yield where each marker stands: behind its statement, looked for from the last one on."""
    at = 0
    for statement in answer.statements:
        start = text.find(statement.marked, at)
        # The cells of a table need not stand in the order of the statements.
        at = (start if start >= 0 else text.index(statement.marked)) + len(statement.plain)
        by_number = {citation.number: citation for citation in statement.citations}
        for number in statement.numbers:
            cited, end = by_number[number], at + len(f"[{number}]")
            place = {"start_index": at, "end_index": end, "url": link(cited), "title": cited.article.title}
            yield {"type": "url_citation", "url_citation": place}
            at = end


def _sources(answer: Answer, link: _Link) -> str:
    if answer.abstained:
        near = [_near(hit) for hit in answer.related]
        return "\n".join(["\n\n相近内容（不是答案）：\n", *near]) if near else ""
    lines = [_source(citation, link(citation)) for citation in answer.citations]
    return "\n".join(["\n\n来源：\n", *lines])


def _near(hit: Hit) -> str:
    return f"- 《{_escape(hit.article.title)}》：{_escape(hit.passage.text[:_RELATED_LIMIT])}…"


def _source(citation: Citation, url: str) -> str:
    article = citation.article
    date = f"（{article.date}）" if article.date else ""
    return f"{citation.number}. [《{_escape(article.title)}》]({url}){date}：“{_escape(citation.quote)}”"


def _inert(answer: Answer) -> Answer:
    shown = {s: replace(s, text=_escape(s.plain)) for s in answer.statements}
    table = answer.table and _inert_table(answer.table, shown)
    statements = tuple(shown[s] for s in answer.statements)
    return replace(answer, statements=statements, table=table, refusal=_escape(answer.refusal))


def _inert_table(table: Table, shown: dict[Statement, Statement]) -> Table:
    rows = tuple((_escape(head), tuple(c and shown[c] for c in cells)) for head, cells in table.rows)
    return replace(table, rows=rows)


def _escape(text: str) -> str:
    return _ACTIVE.sub(r"\\\g<0>", text)
