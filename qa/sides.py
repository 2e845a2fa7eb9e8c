"""Where a question's words part into sides: conjuncts, comparisons, several question words.

Knows the grammar of coordination; what each side asks is for `qa.parts` to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import Span, compiled
from qa.frames import CONJUNCTION, EACH, HELD_AGAINST, WHICH
from qa.wanted import CLASSIFIER, SOONER

DEGREE = r"[高低多少大小快慢强弱猛]"
_PITS = compiled(
    rf"比一比|(?:谁|{WHICH})[一-鿿a-z\d]{{0,8}}?(?:{DEGREE}(?![业学型中])|厉害)|差距|{WHICH}[在是]?[更最]?[上下]?[增涨升降跌](?![级])|最{DEGREE}的?是(?:谁|哪)"
)
_EXCEEDS = compiled(
    rf"{DEGREE}[于过]|超过|赶超|反超|跑赢|跑输|领先|落后|不及|{HELD_AGAINST}[^,;]{{1,16}}?{DEGREE}"
)
_MORE_THAN = compiled(
    rf"(?<![占之对相同环])比(?![例重率上去])(?P<other>[^,;]{{2,16}}?)(?:的[增][速幅])?{DEGREE}"
)
_ABOVE = compiled(rf"(?:是否|是不是|有没有)?{DEGREE}于")
ASKS = compiled(
    r"多少|几(?=[个家项所座套名位条台辆亿万成件户])|多大|多高|多长|多快|百分之几|第几|何时|什么时候|哪一?年"
)
_OPPOSES = compiled(rf"{CONJUNCTION.pattern}|比(?![例重])|跟|同(?![比期])|较(?![为大高快低小多少])|[,;]")
_GOES_TO = compiled(
    r"(?:(?!和|与|跟|及|比)[^,;、]){0,10}?(?:到|去|往|至|赴|飞|抵|抵达|到达|通往|开往|前往|直达|直通)"
)
_FROM = ("从", "由", "自")
_TAKES = compiled(r"多久|多远|(?:多长|多少|几个?)(?:时间|小时|个小时|分钟|天|公里|千米|里)|几天")
_BETWEEN_ASKS = compiled(r"[,;、]|[?。](?!$)|以及|和|与|及|并且?")
_ASKED_IN = compiled(rf"(?:多少|几){CLASSIFIER}?|多大|多高|多长")
_WHO = compiled(r"谁|哪一?位")
_AND_WHAT_OF = compiled(r"(?<=[,;?。])([^,;?。]{2,12})呢(?=[?。]?$)")
_WHOLES = (
    ("城乡居民", ("城镇居民", "农村居民")),
    ("城镇和农村居民", ("城镇居民", "农村居民")),
    ("城镇与农村居民", ("城镇居民", "农村居民")),
    ("城镇、农村居民", ("城镇居民", "农村居民")),
    ("城乡低保", ("城市低保", "农村低保")),
    ("三次产业", ("第一产业", "第二产业", "第三产业")),
    ("一二三产业", ("第一产业", "第二产业", "第三产业")),
    ("一二三产", ("第一产业", "第二产业", "第三产业")),
    ("二三产业", ("第二产业", "第三产业")),
)
"""What a word names together, and articles tell apart."""


def is_trip(folded: str, places: Sequence[Span]) -> bool:
    """Tell whether one goes from the first of *places* to the second: 从甲到乙, 甲去乙要多久."""
    if len(places) < 2 or lines_up(folded) or not _GOES_TO.fullmatch(folded, places[0].end, places[1].start):
        return False
    return folded[: places[0].start].endswith(_FROM) or _TAKES.search(folded, places[1].end) is not None


def lines_up(folded: str) -> bool:
    """Tell whether *folded* asks for each of several things, or which of them leads."""
    return any(sets.search(folded) for sets in (EACH, _PITS, SOONER))


def sets_against(folded: str) -> bool:
    """Tell whether *folded* holds one thing against another, if only to ask whether it is more."""
    return lines_up(folded) or exceeds(folded)


def exceeds(folded: str) -> bool:
    """Tell whether *folded* puts one thing above or below another."""
    return _EXCEEDS.search(folded) is not None


def halves(folded: str) -> Iterator[tuple[str, str]]:
    """Yield the two sides of every conjunction or comparison in *folded*, the first one first."""
    for mark in _OPPOSES.finditer(folded):
        yield folded[: mark.start()], folded[mark.end() :]


def conjuncts(folded: str) -> list[str]:
    """Cut *folded* at its conjunctions; a word that names several things together is each of them."""
    for whole, named in _WHOLES:
        if whole in folded:
            return [folded.replace(whole, one) for one in named]
    return CONJUNCTION.split(folded)


def with_each_named(said: str) -> str:
    """Add to *said* what its words name together, where it tells a figure of each: 城乡居民收入分别为…."""
    each = [one for whole, named in _WHOLES if whole in said for one in named]
    return f"{said}\n{''.join(each)}" if "分别" in said else said


def names_whole(folded: str) -> bool:
    """Tell whether a word of *folded* names several things together: each of them is put in its place."""
    return any(whole in folded for whole, _ in _WHOLES)


def compared(folded: str) -> tuple[str, str] | None:
    """Return the two sides of 甲比乙高多少, or nothing when it compares with no second thing."""
    found = _MORE_THAN.search(folded)
    return (folded[: found.start()], found["other"]) if found else None


def above(folded: str) -> tuple[str, str] | None:
    """Return the two sides of 甲高于乙, or nothing where nothing is put above another."""
    found = _ABOVE.search(folded)
    return (folded[: found.start()], folded[found.end() :]) if found else None


def asks(folded: str) -> list[str]:
    """Cut *folded* into asks with a question word each; one piece when it has only one ask."""
    pieces: list[str] = []
    for piece in _BETWEEN_ASKS.split(_in_full(folded)):
        if pieces and not ASKS.search(pieces[-1]):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces if ASKS.search(pieces[-1]) else [folded]


def asks_who(folded: str) -> list[str]:
    """Cut *folded* into asks for a person each, 谁主持，谁讲话; one piece where a part asks for none."""
    pieces = [piece for piece in re.split(r"[,;、?]", folded) if piece]
    return pieces if len(pieces) > 1 and all(_WHO.search(piece) for piece in pieces) else [folded]


def _in_full(folded: str) -> str:
    """Put the question word of the first ask for a 呢 that asks no less: 甲有多少栋？乙呢."""
    asked = _ASKED_IN.search(folded)
    return _AND_WHAT_OF.sub(rf"\1{asked.group()}", folded) if asked else folded


def shared_head(last: str) -> str:
    """Return what stands behind the last 的 of the last conjunct: in 出口和进口的增速 both sides share it."""
    before, of, head = last.rpartition("的")
    return head if of and before else ""


def shared_tail(folded: str) -> bool:
    """Tell whether what stands behind the one comma asks about both sides: 甲和乙，哪个投资更多."""
    before, comma, tail = folded.partition(",")
    return bool(comma) and "," not in tail and CONJUNCTION.search(before) is not None and lines_up(tail)


def shared_modifier(first: str) -> str:
    """Return what stands before the first conjunct's last 的: both sides of 平台的授信和放款 share it."""
    before, of, _ = first.rpartition("的")
    return before if of else ""


def claims_more(folded: str) -> bool | None:
    """Tell whether *folded* puts the first thing above the second, or below; None when it does neither."""
    less = re.search(
        rf"[低少慢小][于过]|不及|不如|落后|跑输|{HELD_AGAINST}[^,;]{{1,16}}?[低少慢小弱]", folded
    )
    if not less and not exceeds(folded):
        return None
    denied = re.search(r"(?<!有)[没未](?!有?[?。]*$)|不(?=[超高低多少])", folded)
    return bool(less) == bool(denied)
