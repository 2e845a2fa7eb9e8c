"""The enumerations of an article: numbered paragraphs, numbered headings, parallel paragraphs and clauses.

Found by their form alone; which of them a question asks for is for `listing` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index import Heading, Span
from qa.answer import Hit
from qa.compose.draft import Source
from qa.evidence import Segment, segments_of
from qa.wanted import small_number

MAX_ITEM = 70
_LEAD = 160
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
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order; `lead` is the text that announces them, `labels` the words they share."""

    lead: str
    labels: str
    items: tuple[Item, ...]
    first: Segment


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
    yield from _numbered(hits)
    yield from _headings(hits)
    yield from _parallel_sentences(hits)
    for before, hit in pairwise([None, *hits]):
        if hit is not None:
            yield from _parallel_segments(hit, before)


def _numbered(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Runs that count 一是, 二是 … or 第一, 第二 …, whether each opens a paragraph or a sentence."""
    segments = [segment for hit in hits for segment in segments_of(hit)]
    runs: dict[str, list[int]] = {}
    for position, segment in enumerate(segments):
        found = ordinal(segment.text)
        if not found:
            continue
        style, number = found
        if number == 1:
            yield from _finished(segments, runs.pop(style, []))
            runs[style] = [position]
        elif style in runs and number == len(runs[style]) + 1:
            runs[style].append(position)
    for run in runs.values():
        yield from _finished(segments, run)


def _finished(segments: Sequence[Segment], run: Sequence[int]) -> Iterator[Enumeration]:
    if len(run) < 2:
        return
    first = segments[run[0]]
    before = segments[run[0] - 1] if run[0] else None
    items = tuple(_opening_item(segments[position]) for position in run)
    yield Enumeration(_announcement(before, first), "", items, first)


def _announcement(before: Segment | None, first: Segment) -> str:
    """The words over an enumeration: its headings and the sentence before it."""
    headings = "\n".join(heading.text for heading in first.passage.headings)
    if before is None or before.article.id != first.article.id:
        return headings
    said = before.folded if before.passage.id != first.passage.id else before.folded[: first.span.start]
    return "\n".join([headings, said[-_LEAD:]])


def _opening_item(segment: Segment) -> Item:
    """The opening of a numbered item: its sentence part, or its first clause when that is long."""
    text = segment.passage.text
    shown = segment.span
    if len(shown) > MAX_ITEM:
        shown = _first_clause(text, shown)
    source = Source.of(segment, segment.span)
    return Item(shown.of(text).rstrip("。；;，,：:"), source, segment)


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
    items = tuple(
        Item(heading.text, Source(hit.article, hit.passage, heading.span)) for heading, _, hit in members
    )
    first = segments_of(members[0][2])[0]
    return Enumeration("\n".join(parents), "\n".join(item.text for item in items), items, first)


def _parallel_sentences(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Three or more sentences on end, or paragraphs, that open with the same two characters."""
    run: list[Segment] = []
    before: Segment | None = None
    for segment in (s for hit in hits for s in segments_of(hit) if s.span.start == s.sentence.start):
        if run and _opens_alike(run[-1], segment):
            run.append(segment)
        else:
            yield from _parallel(run, before)
            before, run = (run[-1] if run else None), [segment]
    yield from _parallel(run, before)


def _opens_alike(one: Segment, other: Segment) -> bool:
    return one.text[:2] == other.text[:2] and one.passage.headings == other.passage.headings


def _parallel(run: Sequence[Segment], before: Segment | None) -> Iterator[Enumeration]:
    if len(run) >= 3 and not ordinal(run[0].text):
        items = tuple(_opening_item(segment) for segment in run)
        labels = "\n".join(segment.sentence.of(segment.passage.text) for segment in run)
        yield Enumeration(_announcement(before, run[0]), labels, items, run[0])


def _parallel_segments(hit: Hit, before: Hit | None) -> Iterator[Enumeration]:
    """A sentence of three or more parts between semicolons, or numbered parts 一是…；二是…。"""
    for _, group in groupby(segments_of(hit), key=lambda segment: segment.sentence):
        segments = list(group)
        if len(segments) >= 3 or (len(segments) == 2 and ordinal(segments[0].text)):
            yield _segment_enumeration(hit, before, segments)


def _segment_enumeration(hit: Hit, before: Hit | None, segments: Sequence[Segment]) -> Enumeration:
    headings = "\n".join(heading.text for heading in hit.passage.headings)
    said = hit.passage.text[: segments[0].sentence.start]
    if before is not None and before.passage.headings == hit.passage.headings:
        said = f"{before.passage.text}\n{said}"[-2 * _LEAD :]
    lead = "\n".join([headings, said, segments[0].clauses[0].of(hit.passage.text)])
    items = tuple(Item(s.text.rstrip("；;。"), Source.of(s, s.span)) for s in segments)
    return Enumeration(lead, "\n".join(item.text for item in items), items, segments[0])
