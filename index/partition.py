"""Where one article of a file ends and the next begins; knows nothing of files or titles' wording."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.asides import ends_article, is_aside, is_byline, is_caption
from index.layout import Block
from index.masthead import has_dateline
from index.patterns import compiled
from index.turning import turns_to_another_place
from index.whereabouts import find_place, labelled_place

_SECTION = compiled(
    r"(?:19|20)\d{2}|[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]|第[一二三四五六七八九十]+[部章篇]|[^\s]{2,4}[一二三四五六七八九十][:：]|\d"
)

_ROOM = 3  # line ends above a headline where an article before it ends: two empty lines
_SHORTEST_HEADLINE = 9  # characters; the names of sections are shorter


def article_starts(text: str, blocks: Sequence[Block]) -> list[int]:
    """Return the blocks at which an article begins: its headline, never a section's heading."""
    starts = [0]
    for i in range(1, len(blocks)):
        if not _may_be_headline(blocks, i):
            continue
        if _is_headline(text, blocks, i) or _leaves_place(text, blocks, starts[-1], i):
            starts.append(i)
    return starts


def _may_be_headline(blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    if not block.level or blocks[i - 1].level or block.text.startswith("——") or _SECTION.match(block.text):
        return False
    return _has_body(blocks[:i]) and _has_body(blocks[i + 1 :])


def _leaves_place(text: str, blocks: Sequence[Block], start: int, i: int) -> bool:
    """Tell whether a plain line, or one marked as the article's own headline is, turns to another place."""
    first, block = blocks[start], blocks[i]
    as_first = block.level == first.level if _marked(text, block) else not _marked(text, first)
    return as_first and _has_body(blocks[start:i]) and turns_to_another_place(blocks, start, i)


def _is_headline(text: str, blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    below = next((j for j in range(i + 1, len(blocks)) if not blocks[j].level), len(blocks))
    subtitled = any(other.text.startswith("——") for other in blocks[i + 1 : below])
    dated = has_dateline(blocks[below].text) or is_byline(blocks[below].text)
    ended = _ends_before(blocks, i) or _has_rule(text[blocks[i - 1].span.end : block.span.start])
    if subtitled or (ended and dated) or _stands_apart(text, blocks, i):
        return True
    if _marked(text, block):
        return block.level == 1 and _repeats_top(text, blocks)
    return ended and (_turns_elsewhere(blocks, i) or _bylines_close(blocks))


def _has_body(blocks: Sequence[Block]) -> bool:
    return any(not block.level and not is_aside(block.text) for block in blocks)


def _ends_before(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether an article ends above block *i*: a byline, captions and the like aside."""
    last = next((other for other in reversed(blocks[:i]) if not is_caption(other.text)), blocks[i - 1])
    # A lead may close with its writers too, long before its article ends.
    return is_byline(last.text) or (ends_article(last.text) and not has_dateline(last.text))


def _turns_elsewhere(blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a headline is labelled with a place other than those of the headlines above: 某某县：…."""
    place = labelled_place(blocks[i].text)
    top = "".join(block.text for block in blocks[:i] if block.level)
    return place is not None and place not in top


def _has_rule(between: str) -> bool:
    return bool(re.search(r"^[ \t]*(?:[-=_*＝—]{3,})[ \t]*$", between, re.MULTILINE))


def _stands_apart(text: str, blocks: Sequence[Block], i: int) -> bool:
    """Tell whether a plain headline of some place has more room above it than any other line."""
    if _marked(text, blocks[i]) or len(blocks[i].text) < _SHORTEST_HEADLINE:
        return False
    rooms = [text.count("\n", a.span.end, b.span.start) for a, b in pairwise(blocks)]
    others = [room for k, room in enumerate(rooms, 1) if not (blocks[k].level and not blocks[k - 1].level)]
    apart = rooms[i - 1] >= _ROOM and rooms[i - 1] > max(others, default=0)
    return apart and find_place(blocks[i:]) is not None


def _marked(text: str, block: Block) -> bool:
    return block.span.of(text).lstrip("> ").startswith("#")


def _repeats_top(text: str, blocks: Sequence[Block]) -> bool:
    """Tell whether level 1 is for articles here: the file opens with one and has sections below."""
    first = blocks[0]
    return (
        _marked(text, first)
        and first.level == 1
        and any(block.level > 1 and _marked(text, block) for block in blocks)
    )


def _bylines_close(blocks: Sequence[Block]) -> bool:
    """Tell whether bylines end articles here: the last block is one, and each headline follows one."""
    said = [block for block in blocks if not is_caption(block.text)]
    ends = [i for i, block in enumerate(said) if not block.level and ends_article(block.text)]
    if len(ends) < 2 or ends[-1] != len(said) - 1:
        return False
    return all(said[i + 1].level for i in ends[:-1])
