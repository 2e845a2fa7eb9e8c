"""Parallel items of one sentence, parted by semicolons; knows nothing of years, places or figures."""

from __future__ import annotations

from index.lines import NUMERALS
from index.patterns import compiled

_PART = compiled(r"[^;；]+")
_ORDINAL = compiled(
    rf"(?:第?[{NUMERALS}]{{1,3}}[是要、]|[（(][{NUMERALS}\d]{{1,3}}[）)]|\d{{1,2}}[.、．）](?!\d)|[①-⑳])"
)
_COMMA = compiled("[，,]")
_HEAD = compiled(r"[\u4e00-\u9fff]{2}")


def without_earlier_items(said: str) -> str:
    """Blank what the parallel items before the last one of *said* state of themselves; the length stays.

    “做强甲，到2027年达到5亿元；做优乙，” says nothing of a year for the second item, but
    “到2027年，一是做强甲；二是做优乙，” does.
    """
    parts = [found.span() for found in _PART.finditer(said)]
    kept = said
    for start, end in parts[:-1]:
        own = _own_words(said[start:end], said[parts[-1][0] :])
        if own is not None:
            kept = kept[: start + own] + " " * (end - start - own) + kept[end:]
    return kept


def _own_words(part: str, last: str) -> int | None:
    """Return where the words begin that only the item *part* holds for; None where it is no such item."""
    if _ORDINAL.match(last.lstrip()) and (ordinal := _ORDINAL.search(part)):
        return ordinal.start()
    item = max(part.rfind(colon) for colon in "：:") + 1
    head, comma = _HEAD.match(part, item), _COMMA.search(part, item)
    return comma.start() if head and comma and last.startswith(head.group()) else None
