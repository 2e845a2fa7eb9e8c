"""Which line breaks are real: lines into paragraphs; knows nothing of headings' depth or articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.asides import ends_with_byline, is_aside
from index.lines import BULLET, HEADING_MARK, ITEM, NUMERALS, Line, Wrap, ends_sentence, find_wrap
from index.patterns import compiled
from index.phrases import (
    BREAKS,
    LONGEST_HEADING,
    looks_like_heading,
    open_pair,
    splits_word,
)

_FRAGMENT = compiled(r"[^。！？]{1,3}。")
_ORDINAL = compiled(rf"[{NUMERALS}]{{1,3}}[是要]")
_COMMA = compiled("[，,]")
_LONGEST_GIST = 2000
_NEVER_FIRST = "，。；：、！？,;:!?)）”’》】%％"


@dataclass(frozen=True, slots=True)
class _Page:
    """The lines of a text and what holds for all of them."""

    lines: Sequence[Line]
    wrap: Wrap | None
    indents: bool  # an indented line opens a paragraph: some lines are indented, most are not
    spaced: bool  # blank lines part paragraphs, not short last lines only
    ordinals: bool  # 一是, 二是 open paragraphs here, rather than stand as headings over them

    @classmethod
    def of(cls, lines: Sequence[Line]) -> _Page:
        indented = sum(2 <= line.indent <= 8 for line in lines)
        after_end = [b.gap > 0 for a, b in pairwise(lines) if ends_sentence(a.text)]
        return cls(
            lines,
            find_wrap(lines),
            indents=0 < indented <= len(lines) * 0.6,
            spaced=sum(after_end) >= 2 and sum(after_end) * 6 >= len(after_end),
            ordinals=any(
                "。" in run_text(lines, i)[:40]
                for i, line in enumerate(lines)
                if _ORDINAL.match(bare(line.text))
            ),
        )


def group_lines(lines: Sequence[Line], whole: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each real paragraph or heading, judged as the *whole* text is laid out."""
    page = replace(_Page.of(whole), lines=lines)
    groups: list[list[Line]] = []
    said = ""
    for i, line in enumerate(lines):
        if groups and _continues(groups[-1], said, page, i):
            groups[-1].append(line)
            said = _gist(said + bare(line.text))
        else:
            groups.append([line])
            said = bare(line.text)
    return groups


def _gist(said: str) -> str:
    """Return what a paragraph is judged by: all of it, or how a very long one begins and ends."""
    return said if len(said) <= 2 * _LONGEST_GIST else said[:_LONGEST_GIST] + said[-_LONGEST_GIST:]


def bare(line_text: str) -> str:
    """Return a line without its leading marks and emphasis."""
    text = line_text.lstrip("> ")
    if found := HEADING_MARK.match(text) or BULLET.match(text):
        text = text[found.end() :]
    return text.replace("**", "").strip()


def run_text(lines: Sequence[Line], i: int) -> str:
    """Return what the lines from *i* to the next blank line say, as far as a heading could reach."""
    said = bare(lines[i].text)
    for line in lines[i + 1 : i + 20]:
        if line.gap or line.mark or len(said) > 2 * LONGEST_HEADING:
            break
        said += bare(line.text)
    return said


def _continues(group: Sequence[Line], said: str, page: _Page, i: int) -> bool:
    before, line = group[-1], page.lines[i]
    if line.mark or line.cut or before.mark == "row":
        return False
    text = bare(line.text)
    if not said or not text:
        return False
    if group[0].mark == "heading":
        return line.gap == 0 and _heading_runs_on(said, before, page, i)
    if not ends_sentence(said) and _is_cut_off(said, text, page):
        return True
    if _opens_by_indent(before, line, page) and said[-1] not in "，、,":
        return False
    if line.gap:
        return _continues_over_blank(group, said, text, page, i)
    if page.wrap is None:
        return _continues_unwrapped(said, text)
    if page.wrap.fills(before.raw):
        return _continues_full_line(group, said, text, page, i)
    return _continues_short_line(group, said, text, page, i)


def _opens_by_indent(before: Line, line: Line, page: _Page) -> bool:
    return page.indents and 2 <= line.indent <= 8 and line.indent >= before.indent


def _is_cut_off(said: str, text: str, page: _Page) -> bool:
    """Tell whether what is *said* must run on: the rest of a word follows, or an ordinal sentence."""
    if is_aside(said) or said[-1] in "：:":
        return False
    if _FRAGMENT.match(text):
        return True
    return page.ordinals and bool(_ORDINAL.match(said)) and not ITEM.match(text)


def _heading_runs_on(said: str, before: Line, page: _Page, i: int) -> bool:
    if page.wrap is None or not page.wrap.fills(before.raw):
        return False
    whole = said + run_text(page.lines, i)
    if looks_like_heading(whole) or (len(whole) <= LONGEST_HEADING and not BREAKS.search(whole)):
        return True
    line = page.lines[i]
    return not page.wrap.fills(line.raw) and looks_like_heading(said + bare(line.text))


def _continues_unwrapped(said: str, text: str) -> bool:
    if ends_sentence(said) or said[-1] in "：:；;" or is_aside(said) or looks_like_heading(said):
        return False
    return not ITEM.match(text)


def _continues_short_line(group: Sequence[Line], said: str, text: str, page: _Page, i: int) -> bool:
    """Judge after a line shorter than the others: a last line, a heading, or one beside a picture."""
    if ends_sentence(said) or said[-1] in "：:" or is_aside(said):
        return False
    if ends_with_byline(said) and not page.spaced:
        return False
    if looks_like_heading(said) and not _COMMA.search(said):
        indented = page.indents and group[0].indent >= 2 > page.lines[i].indent and len(group) == 1
        return indented or splits_word(said, text, 3)
    if ITEM.match(text) and said[-1] in "；;":
        return False
    return page.spaced or said[-1] in "，、,；;" or not _is_short_heading(page, i) or splits_word(said, text)


def _continues_full_line(group: Sequence[Line], said: str, text: str, page: _Page, i: int) -> bool:
    """Judge after a line as long as a wrapped one is: nearly always the sentence runs on."""
    wrap, line = page.wrap, page.lines[i]
    assert wrap is not None
    if len(group) == 1 and wrap.exceeds(group[0].raw) and looks_like_heading(said):
        return not looks_like_heading(run_text(page.lines, i))
    if not ends_sentence(said):
        return not (ITEM.match(text) and said[-1] in "：:" and not wrap.fills(line.raw))
    return page.spaced or not (ITEM.match(text) or _is_short_heading(page, i))


def _is_short_heading(page: _Page, i: int) -> bool:
    """Tell whether line *i* ends early though it has no punctuation, and body follows it."""
    line = page.lines[i]
    if page.wrap is None or page.wrap.fills(line.raw) or i + 1 == len(page.lines):
        return False
    text = bare(line.text)
    return len(text) >= 4 and looks_like_heading(text) and not splits_word(text, bare(page.lines[i + 1].text))


def _continues_over_blank(group: Sequence[Line], said: str, text: str, page: _Page, i: int) -> bool:
    if text[0] in _NEVER_FIRST:
        return not is_aside(said)
    if group[0].mark == "bullet" and not open_pair(said):
        return False
    if ends_sentence(said) or is_aside(said) or said[-1] in "：:" or ends_with_byline(said):
        return False
    item = ITEM.match(text)
    if said[-1] in "，、,；;" or open_pair(said):
        return not (item and said[-1] in "；;")
    if splits_word(said, text, 3 if looks_like_heading(said) else 2):
        return True
    if looks_like_heading(said) or item or is_aside(run_text(page.lines, i)):
        return False
    return not _is_heading_amid(page, i)


def _is_heading_amid(page: _Page, i: int) -> bool:
    """Tell whether the lines at *i* are a heading although the paragraph before them is cut off."""
    lines, wrap = page.lines, page.wrap
    run = run_text(lines, i)
    if not ((5 if wrap else 3) <= len(run) <= 40 and looks_like_heading(run)):
        return False
    if _COMMA.search(run) or re.search(r"[\d.]$", run):
        return False
    end = next((j for j in range(i + 1, len(lines)) if lines[j].gap), len(lines))
    if end == len(lines):
        return wrap is None
    if end - i > 1 and wrap is not None:
        return wrap.fills(lines[i].raw)
    below = run_text(lines, end)
    return not looks_like_heading(below) and not splits_word(run, below)
