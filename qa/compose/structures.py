"""The enumerations of an article: numbered paragraphs, numbered headings, parallel paragraphs and clauses.

Found by their form alone; which of them a question asks for is for `listing` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise

from index import Heading, Span, compiled
from qa.answer import Hit
from qa.compose.bullets import bulleted
from qa.compose.draft import Source
from qa.compose.enumeration import Enumeration, Item, announcement, opening_item, ordinal
from qa.compose.parallels import (
    announced_clauses,
    aspects,
    parallel_clauses,
    parallel_segments,
    parallel_sentences,
)
from qa.evidence import Segment, segments_of

_Place = tuple[int, int]
"""The number of a segment and where in its passage an item begins."""

_COUNTS_IN_CLAUSE = compiled(
    r"[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十][，,、]|(?:[^，。；,;]{0,16}的)?另?一方面"
)


@lru_cache(maxsize=64)  # articles; which of their enumerations a question asks for is all that changes
def enumerations(hits: tuple[Hit, ...]) -> tuple[Enumeration, ...]:
    """Return the enumerations in the passages *hits* of one article, given in order."""
    return tuple(_found_in(hits))


def _found_in(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    yield from _numbered(hits)
    yield from _headings(hits)
    yield from bulleted(hits)
    yield from aspects(hits)
    yield from parallel_sentences(hits)
    for before, hit in pairwise([None, *hits]):
        if hit is not None:
            yield from parallel_segments(hit, before)
            yield from parallel_clauses(hit)
            yield from announced_clauses(hit)


def _numbered(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Runs that count 一是, 二是 … or 第一, 第二 …, each at the start of a paragraph, sentence or clause."""
    segments = [segment for hit in hits for segment in segments_of(hit)]
    runs: dict[str, list[_Place]] = {}
    for position, segment in enumerate(segments):
        for start in _where_counted(segment):
            style, number = ordinal(segment.passage.text[start : segment.span.end]) or ("", 0)
            if number == 1:
                yield from _finished(segments, runs.pop(style, []))
                runs[style] = [(position, start)]
            elif style in runs and number == len(runs[style]) + 1:
                runs[style].append((position, start))
    for run in runs.values():
        yield from _finished(segments, run)


def _where_counted(segment: Segment) -> list[int]:
    """Where *segment* counts: at its start, or where a clause of it opens with 一是 or 第一."""
    text = segment.passage.text
    if ordinal(segment.text):
        return [segment.span.start]
    return [clause.start for clause in segment.clauses if _COUNTS_IN_CLAUSE.match(clause.of(text))]


def _finished(segments: Sequence[Segment], run: Sequence[_Place]) -> Iterator[Enumeration]:
    if len(run) < 2:
        return
    position, start = run[0]
    first = segments[position]
    before = segments[position - 1] if position else None
    items = tuple(opening_item(segments[at], begins) for at, begins in run)
    yield Enumeration(announcement(before, first, start), "", items, first)


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
