"""Drafts: what a composer would say and the spans it rests on, before numbering and verification."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from index import Article, Passage, Span, compiled
from qa.answer import Citation, Statement
from qa.evidence import Segment

_LIST_MARK = compiled(r"\d{1,2}[.．、)）](?!\d)\s*")
_EDGES = " 　,，;；:：。、\n"
_CLOSING = "”’）)》】」』"
_CELL_BREAK = "\u3000"
_SHARES_OUT = compiled("分别|依次")
_BOLD = compiled(r"\*\*(.+?)\*\*")


@dataclass(frozen=True, slots=True)
class Source:
    """A span of an article, with the passage it stands in."""

    article: Article
    passage: Passage
    span: Span

    @classmethod
    def of(cls, segment: Segment, window: Span) -> Source:
        """Cite the sentence of *segment* that *window* (offsets into the passage's text) stands in."""
        return cls(segment.article, segment.passage, segment.cited(window.start, window.end))


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence to say, the spans it rests on, and how sure its composer is (0 to about 1)."""

    text: str
    sources: tuple[Source, ...]
    score: float = 1.0
    computed: bool = False


@dataclass(frozen=True, slots=True)
class Composition:
    """What a composer proposes: drafts in order; none when it finds nothing.

    They are shown as a list when `listed`. `rows` lay them out as a table: a head, then a cell under each
    column of the `header`, which is a draft or cut out of one.
    """

    drafts: tuple[Draft, ...] = ()
    listed: bool = False
    rows: tuple[tuple[str, tuple[Draft | None, ...]], ...] = ()
    header: tuple[str, ...] = ("", "文章所说")

    @property
    def score(self) -> float:
        """The surest draft's score; 0 without drafts."""
        return max((draft.score for draft in self.drafts), default=0.0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a passage that may answer: *window* and the spans to embolden, offsets into its text."""

    score: float
    segment: Segment
    window: Span
    bold: tuple[Span, ...] = ()

    def draft(self) -> Draft:
        """Quote the window and cite the sentence that it stands in."""
        text = self.segment.passage.text
        window = trim(text, self.window)
        source = Source.of(self.segment, window)
        return Draft(emphasise(text, window, self.bold), (source,), self.score)


def figures_alone(drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return the cells for *drafts* in a table: the bold figure alone where two quote one row of figures.

    A、B分别增长8%、10% said twice, or cut off behind the first figure, tells nobody which is whose.
    """
    openings = [draft.text.split("**")[0] for draft in drafts]
    alike = [text for text in openings if _SHARES_OUT.search(text)]
    return tuple(
        replace(draft, text=f"**{bold[1]}**")
        if text in alike and len(alike) > 1 and (bold := _BOLD.search(draft.text))
        else draft
        for draft, text in zip(drafts, openings, strict=True)
    )


def best_of(candidates: Iterable[Candidate], *, accept: float) -> Candidate | None:
    """Return the first of the candidates with the highest score, when it is good enough."""
    best = max(candidates, key=lambda candidate: candidate.score, default=None)
    return best if best is not None and best.score >= accept else None


def quoted(candidate: Candidate | None) -> Composition:
    """Compose the quotation of *candidate*, or nothing."""
    return Composition((candidate.draft(),)) if candidate else Composition()


def trim(text: str, window: Span) -> Span:
    """Drop what has no meaning at the edges of a quotation: punctuation, and the 1. of a list."""
    start, end = window.start, window.end
    numbered = _LIST_MARK.match(text, start, end)
    start = numbered.end() if numbered else start
    while start < end and text[start] in _EDGES + _CLOSING:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end)


def emphasise(text: str, window: Span, bold: Sequence[Span]) -> str:
    """Return `text[window]` with the spans *bold* that lie in it between `**`."""
    pieces, position = [], window.start
    for span in sorted(bold):
        if window.contains(span) and span.start >= position and len(span):
            pieces += [text[position : span.start], "**", span.of(text), "**"]
            position = span.end
    return "".join([*pieces, text[position : window.end]])


def number_drafts(drafts: Iterable[Draft]) -> tuple[Statement, ...]:
    """Turn drafts into statements; a span that is cited twice keeps its number."""
    numbers: dict[tuple[str, Span], int] = {}
    statements = []
    for draft in drafts:
        citations = []
        for source in draft.sources:
            key = (source.article.id, source.span)
            number = numbers.setdefault(key, len(numbers) + 1)
            citations.append(Citation(number, source.article, source.passage, source.span))
        statements.append(Statement(_part_cells(draft), tuple(citations), draft.computed))
    return tuple(statements)


def _part_cells(draft: Draft) -> str:
    """Return the text with the bars of a quoted table row: blanks alone let its figures run together."""
    cited = [source.span.of(source.article.text) for source in draft.sources]
    if not any(mark in text for text in cited for mark in "|\t"):
        return draft.text
    return draft.text.replace(_CELL_BREAK, "｜")


def first_unrepeated(drafts: Iterable[Draft]) -> tuple[Draft, ...]:
    """Drop drafts that say what an earlier one said: the same sentence printed twice is one fact."""
    seen: set[str] = set()
    kept = []
    for draft in drafts:
        key = re.sub(r"[\s*]", "", draft.text)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return tuple(kept)
