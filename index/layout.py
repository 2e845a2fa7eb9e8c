"""What is layout in newspaper text and what was written; knows nothing of files, places or years."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index.levels import find_levels
from index.lines import BLANKS, BULLET, CJK, HEADING_MARK, Mark, cell_mark, close_up, is_rule, scan_lines
from index.paragraphs import group_lines
from index.passage import Span
from index.patterns import compiled

_ROW = "\u3000"  # what stands for a table's inner pipe or tab: no digit rule touches it, so cells never melt
_LINK_MARK = compiled(r"!?\[|\](?:\([^)\s]{0,500}\))?|\n")
_STRONG = compiled(r"\*{2,}|__")
_EMPHASIS = compiled(r"(?<![\d*])\*(?=[^\s*])[^*]{1,60}(?<=[^\s*])\*(?![\d*])")
_BLANKS = compiled("[ \t\xa0]+|[\u200b\ufeff]")
# What stands before and behind a stray blank, where nothing is the end of the text.
_STRAY_BETWEEN = compiled(
    rf"[{CJK}，。；：、！？”’）》][\d０-９]|[\d０-９%％][{CJK}]|.[，。；：、！？）》】％]|[（《【].",
    re.DOTALL,
)


_Piece = tuple[str, int]  # some of what a text says, and where it stands there


@dataclass(frozen=True, slots=True)
class Block:
    """A real paragraph (level 0) or heading (1 is outermost), where it stands and what marks it."""

    span: Span
    text: str
    level: int = 0
    mark: Mark = ""


def unwrap(text: str) -> str:
    """Return *text* without its layout: line breaks, Markdown marks and stray blanks at digits."""
    return _trace(text)[0]


def raw_span(text: str, span: Span, inner: Span) -> Span:
    """Return where `unwrap(span.of(text))[inner]` stands in *text*."""
    at = _trace(span.of(text))[1]
    if inner.start == inner.end:
        return Span(span.end, span.end)
    return Span(span.start + at[inner.start], span.start + at[inner.end - 1] + 1)


def shown_span(text: str, span: Span, raw: Span) -> Span:
    """Return what part of `unwrap(span.of(text))` stands at *raw* in *text*: the inverse of `raw_span`."""
    at = _trace(span.of(text))[1]
    # What joins two lines stands where the second begins, and is no part of it.
    start = bisect_right(at, raw.start - span.start)
    start -= start > 0 and at[start - 1] == raw.start - span.start
    return Span(start, bisect_left(at, raw.end - span.start))


def find_blocks(text: str, span: Span | None = None) -> tuple[Block, ...]:
    """Return the real paragraphs and headings of *text* within *span*, in order."""
    return _find_blocks(text, span if span and span != Span(0, len(text)) else None)


@lru_cache(maxsize=2)  # a file is parted into articles, and each into passages
def _find_blocks(text: str, span: Span | None) -> tuple[Block, ...]:
    whole = close_up(scan_lines(text, Span(0, len(text))))
    lines = whole if span is None else [line for line in whole if span.contains(line.span)]
    groups = group_lines(lines, whole)
    spans = [Span(group[0].span.start, group[-1].span.end) for group in groups]
    texts = [unwrap(found.of(text)) for found in spans]
    levels = find_levels(groups, texts)
    marks = [group[0].mark for group in groups]
    return tuple(Block(*found) for found in zip(spans, texts, levels, marks, strict=True) if found[1])


@lru_cache(maxsize=1024)
def _trace(text: str) -> tuple[str, Sequence[int]]:
    """Return the unwrapped text and the offset in *text* of each of its characters."""
    at: Sequence[int] = range(len(text))
    while True:
        joined, where = _join_lines(text)
        is_settled = joined == text
        text, at = joined, where if isinstance(at, range) else [at[i] for i in where]
        drop = _dropped(text)
        if drop:
            kept = [i for i in range(len(text)) if i not in drop]
            text, at = "".join(text[i] for i in kept), [at[i] for i in kept]
        elif is_settled or _join_lines(text)[0] == text:
            return text, at


def _join_lines(text: str) -> tuple[str, Sequence[int]]:
    """Return what the lines of *text* say as one, and the offset of each of its characters."""
    out: list[_Piece] = []
    start, was_row = 0, False
    for raw in text.split("\n"):
        line = _bare_line(raw, start)
        is_row = ("|" in raw or "\t" in raw) and cell_mark(raw.strip(BLANKS)) != ""
        if line and out:
            if is_row or was_row:
                out.append((_ROW, line[0][1]))
            elif _are_words(out[-1][0][-1], line[0][0][0]):
                out.append((" ", line[0][1]))
        if line:
            was_row = is_row
        out += line
        start += len(raw) + 1
    if len(out) == 1:
        said, at = out[0]
        return said, range(at, at + len(said))
    return "".join(said for said, _ in out), [i for said, at in out for i in range(at, at + len(said))]


def _are_words(left: str, right: str) -> bool:
    """Tell whether two Latin words meet; RC|EP is one acronym, and digits are one number."""
    both = left + right
    return both.isascii() and both.isalpha() and not both.isupper()


def _bare_line(raw: str, start: int) -> list[_Piece]:
    """Return what a line says, piece by piece: no marks, pipes or outer blanks."""
    bare = raw.strip(BLANKS)
    if not bare or is_rule(bare):
        return []
    left = len(raw) - len(raw.lstrip(BLANKS))
    while found := re.match(r">", bare) or HEADING_MARK.match(bare) or BULLET.match(bare):
        rest = bare[found.end() :].lstrip(BLANKS)
        left, bare = left + len(bare) - len(rest), rest
    if parted := cell_mark(bare):
        return _cells(bare, start + left, parted)
    return [(bare, start + left)] if bare else []


def _cells(bare: str, start: int, parted: str) -> list[_Piece]:
    out: list[_Piece] = []
    for cell in re.finditer(rf"[^{parted}]+", bare):
        said = cell.group().strip(BLANKS)
        if not said:
            continue
        first = cell.start() + cell.group().index(said)
        if out:
            out.append((_ROW, start + cell.start() - 1))
        out.append((said, start + first))
    return out


def _dropped(text: str) -> set[int]:
    """Return the offsets of emphasis, the marks of links and stray blanks."""
    drop: set[int] = set()
    for mark in _link_marks(text) if "](" in text else ():
        drop |= set(range(mark.start, mark.end))
    for found in _EMPHASIS.finditer(text) if "*" in text else ():
        drop |= {found.start(), found.end() - 1}
    for found in _STRONG.finditer(text) if "**" in text or "__" in text else ():
        drop |= set(range(found.start(), found.end()))
    for found in _BLANKS.finditer(text):
        start, end = found.span()
        between = (text[start - 1] if start else "\0") + (text[end] if end < len(text) else "\0")
        if text[start] in "\u200b\ufeff" or _STRAY_BETWEEN.match(between):
            drop |= set(range(start, end))
    return drop


def _link_marks(text: str) -> Iterator[Span]:
    """Yield what stands around the words of each link and picture, `[` and `](where)`, in one pass."""
    opened: list[Span] = []
    for found in _LINK_MARK.finditer(text):
        mark = Span(*found.span())
        if found[0] == "\n":
            opened.clear()
        elif found[0][0] != "]":
            opened.append(mark)
        elif opened:
            opening = opened.pop()
            if len(mark) > 1:
                yield from (opening, mark)
