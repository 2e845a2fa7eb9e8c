"""The headline and title of an article, and how its news opens; knows nothing of years or places."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.asides import is_aside, lead_in
from index.layout import Block
from index.patterns import compiled
from index.phrases import HAS_YEAR, number_kind

_HALF = str.maketrans("０１２３４５６７８９：－．％", "0123456789:-.%")
_OPENING = 48  # characters: no dateline is longer
_FULL = compiled("[０-９：－．％]")
_DATELINE = compiled(
    r"(?:本报讯|.{0,12}(?:日报|晚报|新华社|记者).{0,20})?[（(【]?(?:\d{4}年)?\d{1,2}月\d{1,2}日|本报讯|昨日|今日|日前|近日"
    r"|[^，。；：\d]{2,12}(?:\d{4}年)?\d{1,2}月\d{1,2}日[讯电]"
)

_SAME_NEWS = 6  # pairs of characters that a headline shares with its lead
_LONGEST_TITLE = 30
_SHORTEST_TITLE = 8
# Clauses that say when, by whom or amid what, before the one that says the news.
_PREAMBLE = compiled(
    r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日|初|中旬|下旬|底)?(?:上午|下午|晚)?$|(?:日前|近日|今天|昨天|今日|昨日|记者|据|在|随着|面对|为)|.*(?:表示|介绍|指出|获悉|说|称|强调)$"
)
_WHEN = compiled(
    r"(?:今年|去年|\d{4}年)?(?:上半年|下半年|前?[一二三四]季度|全年|以来|\d{1,2}[-—至]\d{1,2}月)?$"
)


def find_headline(blocks: Sequence[Block]) -> range:
    """Return which blocks are the headline: on top, or amid the text beside the dateline."""
    runs = _heading_runs(blocks)
    if not runs:
        return range(0)
    first = runs[0]
    body = next((i for i, block in enumerate(blocks) if block.level == 0 and not is_aside(block.text)), None)
    if body is None or first.start < body:
        return _head_of(blocks, first)
    lead = find_lead(blocks)
    if lead is None:
        return range(0)
    beside = [run for run in runs if run.stop == lead or run.start == lead + 1]
    if lead == body:  # the article opens with its lead: what follows is the first section's heading
        beside = [run for run in beside if _shared(_run_text(blocks, run), blocks[lead].text) >= _SAME_NEWS]
    if not beside:
        return range(0)
    best = max(beside, key=lambda run: _shared(_run_text(blocks, run), blocks[lead].text))
    return range(best.start, next((i for i in best if blocks[i].text[-1] in "：:"), best.stop))


def _head_of(blocks: Sequence[Block], run: range) -> range:
    """Return the title and the lines below it that belong to it: a second line, a ——subtitle."""
    stop = run.start + 1
    while stop < run.stop and _belongs_to_title(blocks, run, stop):
        stop += 1
    return range(run.start, stop)


def _belongs_to_title(blocks: Sequence[Block], run: range, i: int) -> bool:
    """Tell a title's further line from the first section's heading, which resembles later ones."""
    text = blocks[i].text
    if text.startswith("——"):
        return True
    if (
        text[-1] in "：:"
        or number_kind(text)
        or _states_year(text)
        or blocks[i].level != blocks[run.start].level
    ):
        return False
    later = [block.text for block in blocks[run.stop :] if block.level and block.text[-1] not in "：:"]
    return not any(other[0] == text[0] for other in later)


def _heading_runs(blocks: Sequence[Block]) -> list[range]:
    runs: list[range] = []
    for i, block in enumerate(blocks):
        if block.level and runs and runs[-1].stop == i:
            runs[-1] = range(runs[-1].start, i + 1)
        elif block.level:
            runs.append(range(i, i + 1))
    return runs


def _run_text(blocks: Sequence[Block], run: range) -> str:
    return "".join(blocks[i].text for i in run)


def find_lead(blocks: Sequence[Block]) -> int | None:
    """Return the body block that opens with a dateline."""
    return next(
        (
            i
            for i, block in enumerate(blocks)
            if not block.level
            and has_dateline(block.text)
            and (lead_in(block.text) or not is_aside(block.text))
        ),
        None,
    )


def has_dateline(text: str) -> bool:
    """Tell whether a paragraph opens as a news lead does."""
    openings = (text[start : start + _OPENING] for start in (0, len(lead_in(text))))
    return any(_DATELINE.match(half(opening)) for opening in openings)


def _shared(left: str, right: str) -> int:
    def pairs(text: str) -> set[str]:
        return {text[i : i + 2] for i in range(len(text) - 1)}

    return len(pairs(left) & pairs(right))


def half(text: str) -> str:
    """Return a copy of *text* with half-width digits, of the same length."""
    return text.translate(_HALF) if _FULL.search(text) else text


def _states_year(text: str) -> bool:
    return bool(HAS_YEAR.match(half(text)))


def find_title(blocks: Sequence[Block], name: str) -> str:
    """Return the headline's text, its ——subtitle apart by a blank; else what the first sentence says."""
    head = find_headline(blocks)
    lines = [blocks[i].text for i in head]
    main = [line for line in lines if not line.startswith("——")][:1]
    if head and head.start > 0 and blocks[0].level == 0 and not is_aside(blocks[0].text):
        main = lines
    subtitle = [line for line in lines if line.startswith("——")]
    if main or subtitle:
        return " ".join(main) + "".join(subtitle)
    said = next((block.text for block in blocks if not block.level and not is_aside(block.text)), "")
    return _opening_clause(said) or name


def _opening_clause(text: str) -> str:
    """Return the first clause that says the news, with the time that opens it."""
    sentence = re.split("[。！？；]", text[len(lead_in(text)) :])[0]
    clauses = re.split("[，,]", sentence)
    when = ""
    for clause in clauses:
        if _WHEN.match(half(clause)):
            when = clause + "，"
        elif len(clause) >= _SHORTEST_TITLE and not _PREAMBLE.match(half(clause)):
            return _shorten(when + clause)
    return _shorten(sentence)


def _shorten(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…"
