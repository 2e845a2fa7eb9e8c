"""Which of several schools, firms or bridges that a text names in turn a figure is of: the one named last.

Only those of one kind are rivals; it knows names by how they end and nothing of what is asked about them.
"""

from __future__ import annotations

from index import compiled

_KIND = r"小学|中学|学校|校区|幼儿园|医院|大桥|隧道|机场|水库|电站|产业园|公司|集团"
_NAMED = compiled(rf"[一-鿿]{{2,12}}?(?:{_KIND})")
_COMMON = compiled(
    r"(?:[各该本全所座家个类级批多等的新旧老有设办建扩校公民立型中]|重点|主要|普通|示范|附属|配套|周边|其他)(?:{0})$".replace(
        "{0}", _KIND
    )
)
_ASKS = compiled("[几哪谁]|多少|什么")
_TAIL = 2
"""So many characters before its ending tell one name from another: 秦兴小学, 金湾中学."""


def of_other_namesake(asked: str, before: str) -> bool:
    """Tell whether another of its kind was named last *before* a figure than the one named in *asked*."""
    wanted = _names(asked)
    if not wanted:
        return False
    kinds = {kind for _, kind in wanted}
    told = [(tail, kind) for tail, kind in _names(before) if kind in kinds or _same_family(kind, kinds)]
    return bool(told) and told[-1][0] not in {tail for tail, _ in wanted} and not _told_all(wanted, told[-1])


def _told_all(wanted: list[tuple[str, str]], last: tuple[str, str]) -> bool:
    return any(last[0] in tail or tail in last[0] for tail, _ in wanted)


def _same_family(kind: str, kinds: set[str]) -> bool:
    schools = {"小学", "中学", "学校", "校区", "幼儿园"}
    return kind in schools and bool(kinds & schools)


def _names(text: str) -> list[tuple[str, str]]:
    """The names in *text*: how each ends, with its kind; common nouns such as 各中学 are none."""
    found = []
    for match in _NAMED.finditer(text):
        name = match.group()
        kind = next(kind for kind in _KIND.split("|") if name.endswith(kind))
        if not _COMMON.search(name) and not _ASKS.search(name) and len(name) >= len(kind) + _TAIL:
            found.append((name[-len(kind) - _TAIL :], kind))
    return found
