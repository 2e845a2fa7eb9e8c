"""The places that a question names: which it asks about, and which only say where another lies.

Knows the names of the corpus, not what is told of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index import Span, compiled, fold, place_relation
from qa.sides import is_trip
from qa.terms import blank
from qa.vocabulary import Named, Vocabulary

_JOINS_PLACES = compiled("[和与跟同及、比较占对到至,]|相比")
_RANKS_AMONG = compiled(r"[省市]?(?:全省|全市|各市|各县)?[排居位列]")

_BIDS = compiled(
    r"^(?:请|麻烦|帮我|给我|能不能|可以)*(?:解释|介绍|说明|讲|说|谈|聊|查|列|总结|归纳|概括|梳理|对比|比较)(?:一下|下|说|讲|查)(?:一下)?|^(?:采写|采访|撰写|拍摄|主持|出席|参加)"
)
"""Bids to tell and deeds, which open no place's name: 介绍一下某区, 采写某区报道的."""

_STYLED = compiled("数字|平安|健康|法治|美丽|技能|智慧|文化|幸福|绿色|信用|诚信|书香|品质|活力|网络")
_STYLE = 2
"""What a coined name puts before a place, and how long it is."""

_OUTLET = compiled(r"(?:晚|日|早|商|时|晨|都市)报|(?:广播)?电视台|卫视|新闻网|(?:新闻)?客户端")
"""Behind a place's name: 某市晚报 is a paper, whatever it tells of."""


def places_in(folded: str, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """Find the places of *folded*; the bid that opens it is part of no name."""
    bid = _BIDS.match(folded)
    people = (named.span for named in vocabulary.find_people(folded) if not _names_place(named, vocabulary))
    apart = (*people, *((Span(*bid.span()),) if bid else ()))
    return tuple(
        named
        for named in vocabulary.find_places(blank(folded, apart))
        if not _is_styled(folded, named, vocabulary) and not _OUTLET.match(folded, named.span.end)
    )


def take_places(folded: str, told: Sequence[Named]) -> tuple[tuple[str, ...], str, tuple[str, ...]]:
    """Take the places asked about, and apart from them where a trip goes from the first."""
    masked, found = blank(folded, [_apart(folded, named) for named in told]), _innermost(folded, told)
    spans = [named.span for named in found]
    if not is_trip(folded, spans):
        return tuple(dict.fromkeys(named.name for named in found)), masked, ()
    return (found[0].name,), masked, tuple(dict.fromkeys(span.of(folded) for span in spans[1:]))


def misspelt_places(folded: str, told: Sequence[Named]) -> Iterator[tuple[str, str]]:
    """Yield the places that were read as another of the same length: 临落新区 as 临洛新区."""
    for named in told:
        written, name = named.span.of(folded)[-len(named.name) :], fold(named.name)
        if len(written) == len(name) and sum(map(str.__ne__, written, name)) == 1:
            yield written, named.name


def _names_place(person: Named, vocabulary: Vocabulary) -> bool:
    """Tell whether a place of the corpus has the name of *person* in its own."""
    return any(person.name in home for home in vocabulary.homes)


def _is_styled(folded: str, named: Named, vocabulary: Vocabulary) -> bool:
    """Tell whether a place that no article is about only closes a coined name: 健康中国."""
    before = folded[max(0, named.span.start - _STYLE) : named.span.start]
    return named.name not in vocabulary.homes and _STYLED.fullmatch(before) is not None


def _innermost(folded: str, found: Sequence[Named]) -> tuple[Named, ...]:
    """Leave out where a place lies that is named too: 甲省上半年乙市…, 乙市…在甲省排第几."""

    def only_locates(outer: Named) -> bool:
        for inner in found:
            if place_relation(outer.name, inner.name) != "inside":
                continue
            if outer.span.start > inner.span.start:
                before = folded[outer.span.start - 1]
                if before == "在" and _RANKS_AMONG.match(folded, outer.span.end):
                    return True
            elif not _JOINS_PLACES.search(folded, outer.span.end, inner.span.start):
                return True
        return False

    return tuple(named for named in found if not only_locates(named))


def _apart(folded: str, named: Named) -> Span:
    """The span of a place, without the 市 or 县 that also belongs to what follows: 市委, 县长."""
    shared = folded[named.span.end : named.span.end + 1] in ("委", "长", "政") and len(named.span) > 2
    return Span(named.span.start, named.span.end - shared)
