"""Parts told after one another of which only the first says what is measured: 住宅销售面积3万亩；商铺2万亩.

The head is what the first part shares with the whole before it; knows nothing of years, places or kinds.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from index.clauses import COUNTERS
from index.distribution import Found
from index.patterns import compiled
from index.words import cut_words

_SHORTEST_HEAD = 2
_LONGEST_NAME = 10
_SAYS_MEASURE = compiled(r"[额量值率数积入资出费款润税利产价速余度本]$")
_BOTH_WAYS = compiled(r"进出口(货运量|货物量|货量|吞吐量|量)$")
_PLAIN_NAME = compiled(r"[\u4e00-\u9fffA-Za-z]+")


@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one unit told last: the *last* named one, and the *head* that its parts share.

    A part that was given the head is known by its *bare* name too, under which its growth is told.
    """

    last: Found | None = None
    head: str = ""
    bare: str = ""

    def in_new_sentence(self) -> Series:
        """Forget the head: the parts of a whole stand in one sentence."""
        return Series(self.last)

    def named(self, found: Found) -> tuple[Found, Series]:
        """Return *found* with the head it leaves unsaid, and the series that it leaves behind."""
        if found.change != "level" or found.quantity.unit in ("位", "%", "个百分点"):
            grown = self.last is not None and found.indicator == self.bare
            return (replace(found, indicator=self.last.indicator) if self.last and grown else found), self
        if found.quantity.unit in COUNTERS:
            return found, Series()
        if self.last is None or self.last.quantity.unit != found.quantity.unit or found.place:
            return found, Series(found)
        both = _BOTH_WAYS.search(self.last.indicator)
        if both and found.indicator in ("进口", "出口"):  # 进出口货运量9万吨。其中，进口7万吨
            whole = replace(found, indicator=found.indicator + both[1])
            return whole, Series(whole, both[1], found.indicator)
        if self.head and not found.indicator.endswith(self.head) and _is_bare(found.indicator):
            whole = replace(found, indicator=found.indicator + self.head)
            return whole, Series(whole, self.head, found.indicator)
        return found, Series(found, _shared_head(self.last.indicator, found.indicator))


def _is_bare(name: str) -> bool:
    plain = _PLAIN_NAME.fullmatch(name) and len(name) <= _LONGEST_NAME
    return bool(plain) and not _SAYS_MEASURE.search(name)


def _shared_head(whole: str, part: str) -> str:
    """Return the words that both end in, where each says more than them."""
    borders = {span.start for _, span in cut_words(part)}
    starts = [at for at in sorted(borders) if 0 < at <= len(part) - _SHORTEST_HEAD]
    heads = (part[at:] for at in starts if whole.endswith(part[at:]) and whole != part[at:])
    return next(heads, "")
