"""Bulleted lines under one heading: an enumeration that its layout alone gives away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from index import Span, compiled, raw_span
from qa.answer import Hit
from qa.compose.draft import Source
from qa.compose.enumeration import Enumeration, Item, announcement, opening_item
from qa.evidence import Segment, segments_of

_FEWEST = 3
_BULLET = compiled(r"^[ \t\u3000]*(?:[-*+•·●◆■▪]|--)[ \t\u3000]*\**$")
_ALSO = compiled(r"^(?:以及|还有|并)")
_ENDING = 2


def bulleted(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Yield the bulleted lines under each heading, one item a line."""
    segments = [segment for hit in hits for segment in segments_of(hit)]
    for _, group in groupby(segments, key=lambda segment: segment.passage.headings):
        under = list(group)
        lines = [segment for segment in under if _has_bullet(segment)]
        items = [item for segment in lines for item in _items(segment)]
        if len(items) >= _FEWEST:
            at = under.index(lines[0])
            lead = announcement(under[at - 1] if at else None, lines[0])
            yield Enumeration(lead, "\n".join(item.text for item in items), tuple(items), lines[0])


def _has_bullet(segment: Segment) -> bool:
    """Tell whether *segment* is the first of its line, behind the mark of a bullet."""
    text = segment.article.text
    start = raw_span(text, segment.passage.span, segment.span).start
    return _BULLET.match(text[text.rfind("\n", 0, start) + 1 : start]) is not None


def _items(segment: Segment) -> list[Item]:
    """The line's opening; a last line 以及甲行动、乙行动、丙行动 holds as many items as it names."""
    text = segment.passage.text
    pieces = _ALSO.sub("", segment.text).rstrip("。；; ").split("、")
    alike = len({piece[-_ENDING:] for piece in pieces}) == 1 and len(pieces) > 1
    if not _ALSO.match(segment.text) or not alike:
        return [opening_item(segment)]
    found = []
    for piece in pieces:
        at = text.find(piece, segment.span.start)
        found.append(Item(piece, Source.of(segment, Span(at, at + len(piece)))))
    return found
