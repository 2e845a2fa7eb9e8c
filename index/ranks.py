"""Ranks (居全市第二, 进入前20强) and what is ranked; knows nothing of other figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import indicators
from index.clauses import COMPARED, after_place, clause_start, in_quotes
from index.distribution import Found, made
from index.numbers import Quantity
from index.passage import Span
from index.patterns import compiled
from index.places import PlaceMention

_NAMED_FIVE_HUNDRED = compiled(r"进入|进|迈入|跻身|入选|入围|居|列|排|保持|冲刺")
_RANKING = compiled(r"排名|排|位列|位居|列|居")
_ASPECT = compiled(r"增速|增幅|总量|规模")


def read_rank(
    text: str, segment: Span, edge: int, rank: Quantity, base: Found | None, places: Sequence[PlaceMention]
) -> Found | None:
    """Name what *rank* ranks: the phrase before it, else what the figure before it measures."""
    position = rank.span.start
    clause = clause_start(text, segment.start, position)
    start = clause_start(text, edge, position)
    if start == edge > segment.start:
        if not _RANKING.search(text[clause:position]) or base:
            return None  # 3个产业集群入选全国百强
        start = clause
    start = after_place(text, start, position, places)
    left = text[start:position]
    if rank.bound == "at most" and not _NAMED_FIVE_HUNDRED.search(left):
        return None
    if re.match(r"[县市区镇乡村]|的(?![^,，]{0,6}目标)", text[rank.span.end :]):  # 考核前两名的区
        return None
    if in_quotes(text, rank.span) or COMPARED.search(left):
        return None
    if left.lstrip().startswith("与"):
        return None
    phrase = indicators.rank_phrase(left.removesuffix("前"))
    if any(phrase == mention.name for mention in places):
        return None  # 甲市排第二 doesn't say in what
    aspect = _ASPECT.search(left) if not phrase else None
    whole = indicators.joined(phrase, base.indicator) if base else None
    if base and not phrase:
        whole = base.indicator + (aspect[0] if aspect else "")
    if whole and base:
        return made(rank, whole, "level", base.start)
    return made(rank, phrase, "level", start)
