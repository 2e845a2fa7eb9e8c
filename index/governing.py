"""Whose a figure is: the place that governs it in its sentence, or in the one before; judges no figure.

A place governs as the subject of a clause (甲市完成…, 位居第四的是乙市), as what is looked at (从甲市来看)
or right before a bracket (甲市（3亿元）). 全市, 全省 and 我县 go back to the place they are said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from index import indicators
from index.clauses import OPENS_WITH_PLACE, in_quotes
from index.gazetteer import gazetteer
from index.numbers import find_quantities
from index.passage import Span
from index.patterns import compiled
from index.places import PlaceMention, find_places, place_relation
from index.regions import in_full

NATION = "全国"
_SENTENCE = compiled(r"[^。！？!?…\n]+")
_CLAUSE = compiled(r"[,，;；:：（()）]")
_IN_LIST = tuple("、和与及等·—-")
_LINK = compiled(r"(?:[(（][^()（）]*[)）])?(?:、|以及|和|与|及)")
_STATES = compiled(r"(?:为|约|达到?|[\s\u3000])*")
_OPENS_ITEM = tuple("、，,；;：:")
_EACH = compiled(r"均|都|同为|同样|皆|各")
# An office or a firm that bears a place's name is not the place: 据甲市统计局数据.
_OFFICE = compiled(
    r"[市县区省]?(?:统计|发改|发展改革|财政|海关|商务|税务|市委|政府|人民政府|委|公司|集团|股份)"
)
# Who says what is told is not what it is told of: 甲市海关最新数据显示，….
_SOURCE = compiled(
    r"[市县区省]?(?:统计局|海关|税务局|[一-鿿]{2,8}[厅局委])[^，,。；]{0,12}(?:显示|发布|公布|介绍|表示|通报|消息|统计|数据)"
)
_BRANCH = compiled(r"[)）][^，,。；]{0,6}(?:公司|集团)")  # 某某股份（甲市）有限公司
# What may lead up to a subject: what it is called, or a clause that describes it.
_DESCRIBED = compiled(
    r"(?:的|的是|的有|[\"”’]|城市|[大强]?[市县省]|重镇|首府|省会|之[都乡城首]|大[省市县]|(?:^|[、，])(?:而|但|则|同期|此外|另外|相比之下))$"
)
_HELD = compiled(
    r"(?:[高低快慢次优好多少]于|不及|超过|超越|赶超|领先|落后|逼近|只差|相差|[比较与和同跟])(?!的)[^、，,]*$"
    r"|(?:[在于对向到至为由赴往经来驻访给把将被]|覆盖|落户|位于|地处)$"
)
# Where a report was sent from is not what it is about: 中新社甲市8月2日电.
_DATELINE = compiled(r"(?:20\d\d年)?\d{1,2}月\d{1,2}日(?:电|讯|消息)")
# One of several things that are counted together: 甲区某某泵站等4项工程.
_EXAMPLE = compiled(
    r"[\u4e00-\u9fff“”\"、]{2,30}等(?:\d+|[一二三四五六七八九十两]+)(?!个?(?:市|县|区|地|省))[\u4e00-\u9fff]"
)
# What is the first, or one of the best, of a whole place is told of where it is: 全国首店6家.
_DISTINCTION = (
    r"首[店发家个批例]|百强|示范|先进|文明|一流|劳模|劳动模范|五一|道德模范|知名|驰名|著名|优秀|重点实验室"
)
_WHOLE = compiled(
    rf"(?:(全国|我国|国内(?=生产总值))|(?:全|我|本|该)([省市区县州])(?![域间块]|第|首位|平均|各))(?!{_DISTINCTION})"
)
_SAID_OF_WHOLE = compiled(
    r"\s*(?:其中|从|就|截至|到|至|目前|今年|去年|前年|当年|当期|同期|上半年|下半年|前?[一二三四]季度|全年|\d{4}年|\d{1,2}(?:[-—~至]\d{1,2})?月份?"
    r"|底|末|初|预计|力争|确保|实现|完成|以来|带动|[，,\s])*"
)
SEVERAL = "各地"
# Places counted or described, not named, that a figure holds for together: 这三市…均, 排名前十的城市…都.
_PLURAL = compiled(
    r"(?:[这上]述?[\d一二三四五六七八九十两]+个?(?:地级|设区|县级)?(?:地市|城市|区县|市|县|区)(?![场政内外域]))"
    r"|[^,，;；。、]{0,12}(?:的|[\d一二三四五六七八九十两])个?(?:地市|城市|区县|市|县|区)(?=[^,，;；。]{0,8}[，,]?[^,，;；。]{0,12}[均都])"
)


@dataclass(frozen=True, slots=True)
class _Anchor:
    """From *start* on figures are of *places*, the passage's own when none; the nearest before one holds."""

    start: int
    places: tuple[str, ...]


def governing_places(text: str, position: int, homes: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Return the places of which *text* states the figure at *position*, each; nothing when it names none.

    A figure that several places make up between them is of 甲、乙, no one of them. *homes* are the places
    that passage and article are about, innermost first.
    """
    own = _before_bracket(text, position, homes) or _right_before(text, position, homes)
    if own:
        return (own,)
    held = [anchor for anchor in _anchors(text, homes) if anchor.start <= position]
    if not held or len(held[-1].places) < 2 or _EACH.search(text[held[-1].start : position]):
        return held[-1].places if held else ()
    return ("、".join(held[-1].places),)


def behind_subject(text: str, start: int, end: int, homes: tuple[str, ...]) -> int:
    """Return where the words of a clause from *start* to *end* begin, behind the place it is said of."""
    subjects = {anchor.start for anchor in _anchors(text, homes) if start < anchor.start < end}
    ends = [m.span.end for m in places_in(text, homes) if m.span.start in subjects and m.span.end < end]
    return max(ends, default=start)


def chains(text: str, within: Span, homes: tuple[str, ...] = ()) -> Iterator[tuple[PlaceMention, ...]]:
    """Yield the places that *text* names one after the other (甲、乙和丙), those that stand alone too."""
    chain: list[PlaceMention] = []
    for mention in places_in(text, homes):
        if not within.contains(mention.span):
            continue
        if chain and not _LINK.fullmatch(text, chain[-1].span.end, mention.span.start):
            yield tuple(chain)
            chain = []
        chain.append(mention)
    if chain:
        yield tuple(chain)


@lru_cache(maxsize=1024)
def places_in(text: str, homes: tuple[str, ...] = ()) -> tuple[PlaceMention, ...]:
    """Find the places of *text*, with those of *homes* that no gazetteer has; a bare 高新区 is theirs."""
    found = [PlaceMention(m.span, in_full(m.name, homes)) for m in find_places(text)]
    named = (
        PlaceMention(Span(*match.span()), name)
        for name in homes
        if name in text
        for match in re.finditer(re.escape(name), text)
    )
    extra = tuple(new for new in named if not any(new.span.overlaps(old.span) for old in found))
    return tuple(_innermost(sorted((*found, *extra), key=lambda mention: mention.span)))


def _innermost(mentions: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
    """Join a place with the one it stands in and right behind: 某省某市 is the city."""
    outer: PlaceMention | None = None
    for mention in mentions:
        within = outer and outer.span.end == mention.span.start
        if outer and within and place_relation(outer.name, mention.name) == "inside":
            outer = PlaceMention(Span(outer.span.start, mention.span.end), mention.name)
            continue
        if outer:
            yield outer
        outer = mention
    if outer:
        yield outer


def _before_bracket(text: str, position: int, homes: tuple[str, ...]) -> str | None:
    opened = max(text.rfind(mark, 0, position) for mark in "(（")
    if opened < 0 or re.search(r"[)）。，,；;]", text[opened:position]):
        return None
    return next((m.name for m in places_in(text, homes) if m.span.end == opened), None)


def _right_before(text: str, position: int, homes: tuple[str, ...]) -> str | None:
    """Return the place that a list names right before its figure: 甲县40公里、乙县35公里."""
    mention = next((m for m in places_in(text, homes) if _STATES.fullmatch(text, m.span.end, position)), None)
    if mention is None or text[mention.span.start - 1 : mention.span.start] not in _OPENS_ITEM:
        return None
    several = any(_LINK.fullmatch(text, m.span.end, mention.span.start) for m in places_in(text, homes))
    return None if several else mention.name


@lru_cache(maxsize=1024)
def _anchors(text: str, homes: tuple[str, ...]) -> tuple[_Anchor, ...]:
    figures = [quantity.span.start for quantity in find_quantities(text)]
    anchors: list[_Anchor] = []
    carried: tuple[str, ...] = ()
    opened_at_home = False
    for match in _SENTENCE.finditer(text):
        sentence = Span(*match.span())
        anchors.append(_Anchor(sentence.start, carried))
        own = [
            *_subjects(text, sentence, homes),
            *_wholes(text, sentence, homes, carried),
            *_plurals(text, sentence),
        ]
        anchors += sorted(own, key=lambda anchor: anchor.start)
        held = anchors[-1]
        aside = text.startswith("其中", sentence.start)  # told of a part: what follows is of the whole again
        opened_at_home |= not held.places and any(at in range(sentence.start, sentence.end) for at in figures)
        if not aside and not opened_at_home and any(held.start <= at < sentence.end for at in figures):
            carried = held.places  # a place of which no figure is told is only mentioned
    return tuple(anchors)


def _subjects(text: str, sentence: Span, homes: tuple[str, ...]) -> Iterator[_Anchor]:
    for chain in chains(text, sentence, homes):
        subject = _subject(text, sentence, chain, homes)
        if subject:
            yield _Anchor(chain[len(subject) - 1].span.start, tuple(mention.name for mention in subject))


def _subject(
    text: str, sentence: Span, chain: Sequence[PlaceMention], homes: Sequence[str]
) -> Sequence[PlaceMention]:
    """Return what of *chain* a clause is said of: nothing, all of it, or its first (我市与乙市共建…)."""
    first, last = chain[0], chain[-1]
    lead = text[_clause_start(text, sentence.start, first.span.start) : first.span.start]
    if (
        text[last.span.end : last.span.end + 1] in _IN_LIST
        or lead.endswith(("在", "以"))  # 以甲区为重点
        or in_quotes(text, first.span)
        or _DATELINE.match(text, last.span.end)
        or _EXAMPLE.match(text, last.span.end)
        or _SOURCE.match(text, last.span.end)
        or _BRANCH.match(text, last.span.end)
    ):
        return ()
    if not OPENS_WITH_PLACE.fullmatch(lead):
        behind = text[last.span.end : sentence.end]
        told = _DESCRIBED.search(lead) or indicators.starts(behind)
        if not told or _HELD.search(lead) or _OFFICE.match(behind):
            return ()
    if len(chain) > 1 and any(place_relation(first.name, home) == "same" for home in homes):
        return chain if "、" in text[first.span.end : last.span.start] else chain[:1]
    return chain


def _plurals(text: str, sentence: Span) -> Iterator[_Anchor]:
    for found in _PLURAL.finditer(text, sentence.start, sentence.end):
        if found.start() == _clause_start(text, sentence.start, found.start()):
            yield _Anchor(found.start(), (SEVERAL,))


def _wholes(text: str, sentence: Span, homes: tuple[str, ...], carried: Sequence[str]) -> Iterator[_Anchor]:
    """Put the place that 全市 means: one just named or spoken of that is a city, or what lies around it."""
    for found in _WHOLE.finditer(text, sentence.start, sentence.end):
        lead = text[_clause_start(text, sentence.start, found.start()) : found.start()]
        if not _SAID_OF_WHOLE.fullmatch(lead):
            continue
        if found[1]:
            yield _Anchor(found.start(), (NATION,))
            continue
        near = _named_before(text, found, sentence, homes, carried)
        place = next(_of_level(found[2], [*near, *homes]), None)
        yield _Anchor(found.start(), (place,) if place else ())


def _named_before(
    text: str, whole: re.Match[str], sentence: Span, homes: tuple[str, ...], carried: Sequence[str]
) -> list[str]:
    """Return the places that *whole* may go back to, nearest first; 该市 goes back to any before."""
    if whole[0][0] not in "全该":
        return []
    start = 0 if whole[0][0] == "该" else sentence.start
    named = [m.name for m in places_in(text, homes) if start <= m.span.start < whole.start()]
    return [*reversed(named), *carried]


def _clause_start(text: str, low: int, high: int) -> int:
    return max([low, *(mark.end() for mark in _CLAUSE.finditer(text, low, high))])


def _of_level(level: str, near: Iterable[str]) -> Iterator[str]:
    """Yield what of *near* is a place of *level*, or lies in one."""
    near = list(near)
    yield from (place for place in near if _official(place)[-1] == level)
    yield from (outer for place in near if (outer := _around(place, level)))


@lru_cache(maxsize=1024)
def _official(name: str) -> str:
    known = gazetteer()
    codes = known.codes.get(name, ())
    return known.names.get(codes[0], name) if name in known.shorts and len(codes) == 1 else name


def _around(place: str, level: str) -> str | None:
    """Return the city or province (广西's 全区) that *place* lies in."""
    known = gazetteer()
    codes = known.codes.get(_official(place), ())
    if len(codes) != 1:
        return None
    outer = (known.names.get(codes[0][:size]) for size in (4, 2) if size < len(codes[0].rstrip("+")))
    return next((name for name in outer if name and name[-1] == level), None)
