"""The enumerations of an article: numbered paragraphs, numbered headings, parallel paragraphs and clauses.

Found by their form alone; which of them a question asks for is for `listing` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index import Heading, Span, sentences
from qa.answer import Hit
from qa.compose.draft import Source
from qa.evidence import Segment, segments_of
from qa.wanted import small_number

MAX_ITEM = 70
_CN = "一二三四五六七八九十"
_ORDINAL = re.compile(
    rf"^(?P<prefix>[^，。；,;]{{0,6}}?)(?:(?P<is>[{_CN}]{{1,3}})是(?:要)?|第(?P<nth>[{_CN}]{{1,3}})[，,、是]?|[（(](?P<in>[{_CN}]{{1,3}}|\d{{1,2}})[）)]|"
    rf"(?P<cn>[{_CN}]{{1,3}})[、：:]|(?P<no>\d{{1,2}})[.．、](?!\d))"
)


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an enumeration: its words and the span that holds them."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order; `lead` is the text that announces them, `labels` the words they share."""

    lead: str
    labels: str
    items: tuple[Item, ...]
    anchor: Hit


def ordinal(text: str) -> tuple[str, int] | None:
    """Read the ordinal that *text* opens with: the style it is written in and its number."""
    found = _ORDINAL.match(text)
    if not found:
        return None
    for style in ("is", "nth", "in", "cn", "no"):
        digits = found.group(style)
        if digits:
            number = small_number(digits)
            return (f"{found.group('prefix')}{style}", number) if number else None
    return None


def enumerations(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Yield the enumerations in the passages *hits* of one article, given in order."""
    yield from _numbered_paragraphs(hits)
    yield from _headings(hits)
    yield from _parallel_paragraphs(hits)
    for hit in hits:
        yield from _parallel_segments(hit)


def _numbered_paragraphs(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    runs: dict[str, list[Hit]] = {}
    leads: dict[str, str] = {}
    for before, hit in pairwise([None, *hits]):
        assert hit is not None
        found = ordinal(hit.passage.text)
        if not found:
            continue
        style, number = found
        if number == 1:
            yield from _finished(runs.pop(style, []), leads.get(style, ""))
            runs[style], leads[style] = [hit], _announcement(before, hit)
        elif style in runs and number == len(runs[style]) + 1:
            runs[style].append(hit)
    for style, run in runs.items():
        yield from _finished(run, leads[style])


def _finished(run: list[Hit], lead: str) -> Iterator[Enumeration]:
    if len(run) >= 2:
        yield Enumeration(lead, "", tuple(_opening_item(hit) for hit in run), run[0])


def _announcement(before: Hit | None, hit: Hit) -> str:
    """The words over an enumeration: its headings and the last sentence before it."""
    headings = "\n".join(heading.text for heading in hit.passage.headings)
    if before is None or before.article.id != hit.article.id:
        return headings
    last = [span.of(before.passage.text) for span in sentences(before.passage.text)][-1:]
    return "\n".join([headings, *last])


def _opening_item(hit: Hit) -> Item:
    """The opening sentence of a numbered paragraph, or its first clause when that is long."""
    text = hit.passage.text
    first = next(iter(sentences(text)), Span(0, len(text)))
    shown = Span(first.start, first.end)
    if len(shown) > MAX_ITEM:
        shown = _first_clause(text, first)
    source = Source(hit, hit.passage.source_span(hit.article, first.start, first.end))
    return Item(shown.of(text).rstrip("。；;，,：:"), source)


def _first_clause(text: str, within: Span) -> Span:
    for mark in "；;，,：:":
        at = text.find(mark, within.start + 8, within.end)
        if at >= 0 and at - within.start <= MAX_ITEM:
            return Span(within.start, at)
    return Span(within.start, min(within.end, within.start + MAX_ITEM))


def _headings(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Sibling headings: those under one parent, numbered in one style or not numbered at all."""
    placed: dict[Span, tuple[Heading, tuple[str, ...], Hit]] = {}
    for hit in hits:
        path = hit.passage.headings
        for depth, heading in enumerate(path):
            placed.setdefault(heading.span, (heading, tuple(h.text for h in path[:depth]), hit))
    ordered = [placed[span] for span in sorted(placed)]
    by_family = groupby(sorted(ordered, key=_family), key=_family)
    for (parents, style), group in by_family:
        members = list(group)
        if len(members) >= 3 or (len(members) == 2 and style):
            yield _heading_enumeration(parents, members)


def _family(placed: tuple[Heading, tuple[str, ...], Hit]) -> tuple[tuple[str, ...], str]:
    heading, parents, _ = placed
    found = ordinal(heading.text)
    return parents, found[0] if found else ""


def _heading_enumeration(
    parents: tuple[str, ...], members: Sequence[tuple[Heading, tuple[str, ...], Hit]]
) -> Enumeration:
    items = tuple(Item(heading.text, Source(hit, heading.span)) for heading, _, hit in members)
    first = members[0][2]
    return Enumeration("\n".join(parents), "\n".join(item.text for item in items), items, first)


def _parallel_paragraphs(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Three or more paragraphs on end that open with the same two characters or more."""
    run: list[Hit] = []
    before: Hit | None = None
    for previous, hit in pairwise([None, *hits]):
        assert hit is not None
        if (
            run
            and hit.passage.text[:2] == run[0].passage.text[:2]
            and hit.passage.headings == run[0].passage.headings
        ):
            run.append(hit)
            continue
        yield from _parallel(run, before)
        run, before = [hit], previous
    yield from _parallel(run, before)


def _parallel(run: list[Hit], before: Hit | None) -> Iterator[Enumeration]:
    if len(run) >= 3 and not ordinal(run[0].passage.text):
        items = tuple(_opening_item(hit) for hit in run)
        yield Enumeration(_announcement(before, run[0]), "\n".join(i.text for i in items), items, run[0])


def _parallel_segments(hit: Hit) -> Iterator[Enumeration]:
    """A sentence of three or more parts between semicolons, or numbered parts 一是…；二是…。"""
    for _, group in groupby(segments_of(hit), key=lambda segment: segment.sentence):
        segments = list(group)
        if len(segments) >= 3 or (len(segments) == 2 and ordinal(segments[0].text)):
            yield _segment_enumeration(hit, segments)


def _segment_enumeration(hit: Hit, segments: Sequence[Segment]) -> Enumeration:
    headings = "\n".join(heading.text for heading in hit.passage.headings)
    before = hit.passage.text[: segments[0].sentence.start]
    lead = "\n".join([headings, before, segments[0].clauses[0].of(hit.passage.text)])
    items = tuple(
        Item(s.text.rstrip("；;。"), Source(hit, s.cited(s.span.start, s.span.end))) for s in segments
    )
    return Enumeration(lead, "\n".join(item.text for item in items), items, hit)
