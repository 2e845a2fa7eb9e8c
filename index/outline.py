"""Which headings govern which paragraphs, also where a newspaper's headings stand after them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.asides import is_aside
from index.layout import Block
from index.masthead import find_headline, has_dateline
from index.patterns import compiled
from index.whereabouts import labelled_place

_LABEL_DEPTH = 2  # above a plain heading's
_INTERVIEW = compiled(r"专访|访谈|对话|(?:^|[—－-])访")
"""In a heading: it says who speaks below, which nothing else in the article may say."""


@dataclass(frozen=True, slots=True)
class Part:
    """A body block, or a heading that governs none, with the headings over it."""

    block: Block
    headings: tuple[Block, ...]


def outline(blocks: Sequence[Block]) -> tuple[Part, ...]:
    """Return the body under its headings, in order; headlines, lone and telling headings are parts too."""
    head = find_headline(blocks)
    paths = _trailing_paths(blocks, head) if _headings_trail(blocks, head) else _leading_paths(blocks, head)
    used = {block.span for path in paths.values() for block in path}
    parts: list[Part] = []
    for i, block in enumerate(blocks):
        if i in paths or block.span not in used or _INTERVIEW.search(block.text):
            parts.append(Part(block, paths.get(i, ())))
    return tuple(parts)


def _leading_paths(blocks: Sequence[Block], head: range) -> dict[int, tuple[Block, ...]]:
    """Return the headings over each body block where headings stand before their sections."""
    paths: dict[int, tuple[Block, ...]] = {}
    stack: list[tuple[int, list[Block]]] = []
    run: list[Block] = []
    labels = _labels_over_sections(blocks, head)

    def depth(heading: Block) -> int:
        return _LABEL_DEPTH if heading in labels else _depth(heading)

    for i, block in enumerate(blocks):
        if i in head:
            continue
        if block.level:
            run.append(block)
            continue
        # A run of headings with no body between them heads one section, outermost first.
        for title in sorted(run, key=depth):
            if stack and stack[-1][0] == depth(title) and stack[-1][1][-1] in run:
                stack[-1][1].append(title)
                continue
            while stack and stack[-1][0] >= depth(title):
                stack.pop()
            stack.append((depth(title), [title]))
        run = []
        _close_list(stack, blocks, i)
        by_line = is_aside(block.text)
        paths[i] = () if by_line else tuple(title for _, titles in stack for title in titles)
    return paths


def _labels_over_sections(blocks: Sequence[Block], head: range) -> list[Block]:
    """Return the headings such as 某某县：… that stand over the plain headings between them."""
    plain = [block for i, block in enumerate(blocks) if i not in head and block.level and not block.mark]
    labels = [block for block in plain if labelled_place(block.text)]
    if len(labels) < 2 or plain[0] != labels[0] or len({block.level for block in labels}) > 1:
        return []
    between = plain[1 : plain.index(labels[1])]
    return labels if between and all(block.level == labels[0].level for block in between) else []


def _depth(heading: Block) -> int:
    """Return a heading's level; a plain one on top that isn't the headline is a section's."""
    return 3 if heading.level == 1 and heading.mark != "heading" else heading.level


def _close_list(stack: list[tuple[int, list[Block]]], blocks: Sequence[Block], i: int) -> None:
    """Take off the stack what headed only a table's rows or a list that has ended before block *i*."""
    block, before = blocks[i], blocks[i - 1] if i else blocks[i]
    while stack and stack[-1][1][-1].mark == "row" and block.mark != "row":
        stack.pop()
    if before.mark == "bullet" and block.mark != "bullet" and stack and stack[-1][1][-1].text[-1] in "：:":
        stack.pop()


def _headings_trail(blocks: Sequence[Block], head: range) -> bool:
    """Tell whether headings stand after their sections: body comes first, a heading comes last."""
    if not blocks or blocks[0].level or is_aside(blocks[0].text) or has_dateline(blocks[0].text):
        return False
    last = len(blocks) - 1
    return blocks[last].level > 0 and last not in head


def _trailing_paths(blocks: Sequence[Block], head: range) -> dict[int, tuple[Block, ...]]:
    paths: dict[int, tuple[Block, ...]] = {}
    section: list[int] = []
    inner: tuple[Block, ...] = ()
    for i, block in enumerate(blocks):
        if i in head or (not block.level and has_dateline(block.text)):
            section, inner = [], ()
        if i in head:
            continue
        if not block.level:
            section.append(i)
            paths[i] = () if is_aside(block.text) else inner
        elif block.text[-1] in "：:":
            inner = (block,)
        else:
            for j in section:
                paths[j] = (*_outer(paths[j]), block, *_inner(paths[j]))
            if i + 1 < len(blocks) and (not blocks[i + 1].level or i + 1 in head):
                section, inner = [], ()
    return paths


def _outer(path: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in path if block.text[-1] not in "：:")


def _inner(path: tuple[Block, ...]) -> tuple[Block, ...]:
    return tuple(block for block in path if block.text[-1] in "：:")
