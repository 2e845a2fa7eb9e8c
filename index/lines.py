"""The lines of a text and what their marks say; knows nothing of paragraphs or articles."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from index.passage import Span
from index.patterns import compiled

Mark = Literal["", "heading", "bullet", "row"]

# Whatever shows nothing at the edge of a line: blanks, controls, marks of joining and direction.
BLANKS = "".join(
    char
    for char in map(chr, [*range(0x3001), 0xFEFF])
    if char != "\n" and unicodedata.category(char) in ("Zs", "Zl", "Zp", "Cc", "Cf")
)
RULE = compiled(r"[-=_*~＝—]{3,}|[*＊☆★·]{3,}|(?:[-*_=] ){2,}[-*_=]")
TABLE_RULE = compiled(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?")
HEADING_MARK = compiled(r"#{1,6}(?=[ \t\u3000]|[^#\d\s])")
BULLET = compiled(r"[-*+](?=[ \t\u3000])|[•●■◆▲▪◇○◎►▶□★☆]")

CJK = r"\u3400-\u9fff\u3007"
NUMERALS = "一二三四五六七八九十"
_PASTED_ROW = compiled(r"[^\t。；]{1,40}(?:\t+[^\t。；]{1,40}){2,}")
"""A table's row as a spreadsheet or a word processor gives it: cells between tabs."""

# What opens a new paragraph by itself: 一是, 一、, （一）, 第一，, 1., ①, 首先，
ITEM = compiled(
    rf"(?:[{NUMERALS}]{{1,3}}(?:是|要(?!素|点)|、(?![{NUMERALS}])|[.．])|第[{NUMERALS}]{{1,3}}(?:[、，,：:]|是)"
    rf"|[（(][{NUMERALS}\d]{{1,3}}[）)]|\d{{1,2}}(?:[、）)]|[.．](?!\d))|[①-⑳]|其[{NUMERALS}](?:[，,]|是)"
    r"|(?:首先|其次|再次|最后)[，,])"
)
CLOSERS = "”’」』）)》】〕\"'"
ENDS = "。！？!?…"
_UNFINISHED = compiled(rf"[，、,—\-（(《“‘「『{CJK}A-Za-z\d]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something: where it stands, what it says, and what stands around it."""

    span: Span
    text: str
    raw: str
    gap: int
    mark: Mark = ""
    depth: int = 0
    indent: int = 0
    cut: bool = False
    head: bool = False  # a table's first row


@dataclass(frozen=True, slots=True)
class Wrap:
    """How wide a hard-wrapped text is, in the measure it was wrapped by."""

    width: int
    slack: int
    measure: Callable[[str], int]

    def fills(self, text: str) -> bool:
        """Tell whether *text* is as long as a wrapped line is."""
        return self.measure(text) >= self.width - self.slack

    def exceeds(self, text: str) -> bool:
        """Tell whether *text* is longer than a wrapped line can be."""
        return self.measure(text) > self.width + max(self.slack // 2, 1)


def columns(text: str) -> int:
    """Return how many columns *text* takes: two for a wide character."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


_SIGNED = compiled(r"(?<=[。！？”])[（(][^（()）。]{1,12}[）)]$")


def ends_sentence(text: str) -> bool:
    """Tell whether *text* ends with sentence punctuation, closing quotes and who signs it aside: 。(完)."""
    bare = _SIGNED.sub("", text).rstrip(CLOSERS + "*_")
    return bool(bare) and bare[-1] in ENDS


def cell_mark(bare: str) -> str:
    """Return what parts the cells of a stripped line, a pipe or a tab; empty when it is no row of a table."""
    if bare.startswith("|"):
        return "|" if bare.count("|") >= 2 else ""
    return "\t" if bare.count("\t") >= 2 and _PASTED_ROW.fullmatch(bare) else ""


def is_rule(text: str) -> bool:
    """Tell whether a stripped line is only a rule, such as `---` or a table's delimiter row."""
    return bool(RULE.fullmatch(text)) or ("|" in text and bool(TABLE_RULE.fullmatch(text)))


def scan_lines(text: str, span: Span) -> list[Line]:
    """Return the lines within *span* that say something; blank lines and rules leave gaps."""
    lines: list[Line] = []
    gap, cut, start = 1, False, span.start
    for raw in text[span.start : span.end].split("\n"):
        bare = raw.strip(BLANKS)
        if not bare:
            gap += 1
        elif is_rule(bare):
            gap, cut = gap + 1, True
            if lines and lines[-1].mark == "row" and "|" in bare:
                lines[-1] = replace(lines[-1], head=True)
        else:
            lines.append(_line(raw, start, gap, cut))
            gap, cut = 0, False
        start += len(raw) + 1
    return _with_pasted_heads(lines)


def _with_pasted_heads(lines: list[Line]) -> list[Line]:
    """Take the first of several rows without pipes for their head: no rule marks it there."""
    marks = ["", *(cell_mark(line.text) for line in lines), ""]
    return [
        replace(line, head=True) if before != "\t" == own == behind else line
        for line, before, own, behind in zip(lines, marks, marks[1:], marks[2:], strict=False)
    ]


def _line(raw: str, start: int, gap: int, cut: bool) -> Line:
    bare = raw.strip(BLANKS)
    left = len(raw) - len(raw.lstrip(BLANKS))
    span = Span(start + left, start + left + len(bare))
    indent = columns(raw[:left].replace("\t", "    "))
    quoted = bare.lstrip("> ") if bare.startswith(">") else bare
    mark: Mark = ""
    depth = 0
    if found := HEADING_MARK.match(quoted):
        mark, depth = "heading", len(found.group())
    elif cell_mark(quoted):
        mark = "row"
    elif BULLET.match(quoted):
        mark = "bullet"
    return Line(span, bare, raw, gap, mark, depth, indent, cut)


def find_wrap(lines: Sequence[Line]) -> Wrap | None:
    """Return the width at which the lines were wrapped; None when each line is a paragraph."""
    inner = [a.raw for a, b in pairwise(lines) if b.gap == 0 and not b.mark]
    flowing = [text for text in inner if _UNFINISHED.fullmatch(text[-1])]
    if len(flowing) < 3 or len(flowing) * 2 < len(inner):
        return None
    by_chars = _dense_width(inner, flowing, len, 1)
    by_columns = _dense_width(inner, flowing, columns, 2)
    share, wrap = max((by_chars, by_columns), key=lambda found: found[0])
    # Ragged columns have no common width, but nearly all their lines break off in mid-sentence.
    ragged = len(flowing) >= len(inner) * 0.6 and sum(map(_has_comma, inner)) >= len(inner) * 0.3
    if not ragged and sum(wrap.exceeds(line.raw) for line in lines) > len(lines) * 0.3:
        return None
    enough = share >= (0.3 if ragged else 0.5) and share * len(inner) >= 3
    return wrap if enough and 6 <= wrap.width <= 130 else None


def close_up(lines: Sequence[Line]) -> list[Line]:
    """Take one blank line out of each gap when wrapped lines were double-spaced."""
    tight = sum(line.gap == 0 for line in lines)
    if tight * 10 > len(lines):
        return list(lines)
    closed = [replace(line, gap=max(line.gap - 1, 0)) for line in lines]
    wrap = find_wrap(closed)
    if wrap is None or sum(wrap.exceeds(line.raw) for line in lines) > len(lines) * 0.05:
        return list(lines)
    return closed


def _has_comma(text: str) -> bool:
    return bool(re.search(r"[，。；、,;].", text))


def _dense_width(
    texts: Sequence[str], flowing: Sequence[str], measure: Callable[[str], int], unit: int
) -> tuple[float, Wrap]:
    """Return the width that most lines come near, and how far full lines fall short of it."""
    counts = Counter(measure(text) for text in texts)
    full = Counter(measure(text) for text in flowing)

    def near(width: int, slack: int, of: Counter[int]) -> int:
        return sum(n for value, n in of.items() if width - slack <= value <= width)

    best = max(counts, key=lambda width: (near(width, 2 * unit, counts), counts[width], -width))
    most = near(best, 2 * unit, full)
    slack = next(n * unit for n in (0, 1, 2) if near(best, n * unit, full) >= most * 0.9)
    return near(best, 2 * unit, counts) / len(texts), Wrap(best, slack, measure)
