"""Which paragraphs are headings, and how deep; knows nothing of line breaks."""

from __future__ import annotations

from collections.abc import Sequence

from index.asides import is_aside
from index.lines import Line
from index.patterns import compiled
from index.phrases import BREAKS, HAS_YEAR, LONGEST_HEADING, looks_like_heading, number_kind

_LONGEST_MARKED = 1000  # characters; more would be said again over each passage below, for no reader's good
_FIGURE = compiled(r"\d\s*(?:%|％|亿|万|元|个|家|名|项|公里|平方|人)")


def find_levels(groups: Sequence[Sequence[Line]], texts: Sequence[str]) -> list[int]:
    """Return the depth of each heading, 0 for body, from marks, numbering and standing."""
    levels: list[int] = []
    depth = max((group[0].depth for group in groups), default=0)
    heads = [_is_heading(group, text) for group, text in zip(groups, texts, strict=True)]
    _drop_lists(groups, texts, heads)
    numbered = any(head and number_kind(text) == 3 for head, text in zip(heads, texts, strict=True))
    body_seen = False
    for group, text, head in zip(groups, texts, heads, strict=True):
        if not head:
            body_seen = body_seen or not is_aside(text)
            levels.append(0)
        elif group[0].mark == "row":
            levels.append(depth + 9)
        elif group[0].mark == "heading":
            levels.append(group[0].depth)
        else:
            levels.append(depth + _plain_level(text, body_seen, numbered))
    return levels


def _is_heading(group: Sequence[Line], text: str) -> bool:
    mark = group[0].mark
    if mark == "row":
        return group[0].head and len(text) <= _LONGEST_MARKED
    if mark == "heading":
        return len(text) <= _LONGEST_MARKED
    if mark or not text:
        return False
    bold = len(group) == 1 and group[0].text.startswith("**") and group[0].text.endswith("**")
    if is_aside(text):
        return False
    if bold and len(text) <= LONGEST_HEADING and not BREAKS.search(text) and "**" not in group[0].text[2:-2]:
        return True
    if text.startswith("——"):
        return len(text) <= 80 and "。" not in text
    return looks_like_heading(text)


def _drop_lists(groups: Sequence[Sequence[Line]], texts: Sequence[str], heads: list[bool]) -> None:
    """Take back headings that are really the items of a list: numbered, or figures, with no body."""
    plain = [head and not group[0].mark for head, group in zip(heads, groups, strict=True)]
    for i, text in enumerate(texts):
        if not plain[i]:
            continue
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(texts) and plain[j]]
        kind = number_kind(text)
        same = [j for j in near if kind and number_kind(texts[j]) == kind]
        if same or (_FIGURE.search(text) and any(_FIGURE.search(texts[j]) for j in near)):
            heads[i] = False


def _plain_level(text: str, body_seen: bool, numbered: bool) -> int:
    if text.startswith("——") or not (body_seen or number_kind(text)):
        return 1
    if kind := number_kind(text):
        return kind
    if text[-1] in "：:":
        return 8
    if HAS_YEAR.search(text):
        return 2
    return 4 if numbered else 3
