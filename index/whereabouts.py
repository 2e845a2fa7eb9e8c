"""The administrative place an article, a section or a paragraph is about; knows no place by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from index.asides import is_aside
from index.districts import district_called_bare
from index.gazetteer import gazetteer
from index.layout import Block
from index.masthead import find_headline
from index.patterns import compiled
from index.places import PlaceMention, find_places, place_relation
from index.provincial import province_meant
from index.regions import in_full
from index.words import word_class, word_weight

_SEAT = r"党工委|管委会|党委|委员会|委书记|委副书记|委常委|委、|委(?!员)|人民政府|政府|(?:市|县|区)长"
# A place the gazetteer lacks, told by its office or by the headline's form: 访某某市委书记, 某某县2023年…
_OFFICE = compiled(
    r"(?:^|[^\u4e00-\u9fff]|访|省|州|在)((?!访)[\u4e00-\u9fff]{1,3}[^\W\d全各本该我省]"
    rf"(?:新区|高新区|经开区|开发区|示范区|市|县|区|旗))(?={_SEAT}|召开|20\d\d年|“十)"
)
_PARK_OFFICE = compiled(
    r"(?:^|[^\u4e00-\u9fff]|访了?)((?!访|了)[\u4e00-\u9fff]{2,5}?(?:(?:产业|工业|科技)园区?|园区|保税区|港区))(?=党工委|管委会)"
)
_NAME_WEIGHT = 7.5
"""Words that weigh less are everyday ones; names of places that the gazetteer lacks weigh more."""

_SUBJECT = compiled(r"(?:近年来|今年以来|去年以来|日前|近日|近期|一直以来|[12]\d{3}年以?来?)?[,，]?")
_ACTS = compiled(r"(?:区委|县委|市委|市|区|县)?(?:[紧聚围坚深加着推全积持牢锚抢以把始立突])")
_AS_SUBJECT = 4
"""近年来，甲区紧扣…: the first sentence says whose article it is."""

_OPENING = 20
_LABEL = compiled(
    r"((?![全各本该我省])[\u4e00-\u9fff]{1,4}(?<![全各本该我辖城园地社])(?:市|县|区|旗|镇|乡|街道))(?:[：:\u3000]|$)"
)
_SPEAKS_OF = compiled(
    r"[：:，,\u3000\s]|[将要着聚围坚突推加]|(?:党工)?(?:委(?:副?书记|常委)|(?:副?[市县区旗州])?长)[^，。：:]{2,6}[：:]"
)
_IN_HEADLINE, _IN_LEAD, _WITH_OFFICE, _MOST_MENTIONS = 8, 3, 3, 8
_OF_ITSELF = {"区": compiled("(?:全|我)区(?!域|间)"), "县": compiled("(?:全|我)县(?!域)")}
_OF_CITY = compiled("全市|市委书记|市领导|我市")
_EXCEPT = compiled("除[^，。]{1,8}(?:之?外|以外)")
_COMPARED = 3  # places inside one place that paragraphs open with, from which on an article compares them


def find_place(blocks: Sequence[Block]) -> str | None:
    """Return the place the article is about: its headline's, its lead's, or the one most named."""
    votes = _votes(blocks)
    best: tuple[int, str] = (0, "")
    for name in votes:
        same = [other for other in votes if place_relation(name, other) == "same"]
        total = sum(votes[other] for other in {*same, name})
        best = max(best, (total, _fullest([*same, name], votes)))
    said = "".join(block.text for block in blocks)
    headline = "".join(blocks[i].text for i in find_headline(blocks))
    province = province_meant(said, headline, _official(best[1]) or None)
    if province or not best[1]:
        return province
    city = _city_of_several(blocks, votes, best[1])
    if city:
        return city
    narrowed = _called_bare(blocks, _narrowed(blocks, votes, _official(best[1])))
    return _official(_whole_of_compared(blocks, votes, narrowed))


def stated_place(text: str) -> str | None:
    """Return the place that a heading, paragraph or row opens with and speaks of: 某某区：…, 某某区将…."""
    if place := labelled_place(text):
        return place
    found = find_places(text[:_OPENING])
    if not found or found[0].span.start > 0:
        return None
    rest = text[found[0].span.end : _OPENING]
    return found[0].name if not rest or _SPEAKS_OF.match(rest) else None


def own_place(text: str, of_article: str | None) -> str | None:
    """Return the place a text opens with, when an article about another place may turn to it."""
    place = stated_place(text)
    return in_full(_official(place), (of_article,)) if place and is_narrower(place, of_article) else None


def labelled_place(text: str) -> str | None:
    """Return the place that labels what follows it: 某某县：…."""
    labelled = _LABEL.match(text)
    return labelled[1] if labelled else None


def opening_place(text: str, of_article: str | None) -> str | None:
    """Return the only place within the article's, or beside it, that a paragraph's first clause names."""
    clause = _EXCEPT.sub("", re.split("[，。,；：:]", text)[0])
    named = {found.name for found in find_places(clause) if is_narrower(found.name, of_article)}
    return in_full(_official(named.pop()), (of_article,)) if len(named) == 1 else None


def is_narrower(place: str, of_article: str | None) -> bool:
    """Tell whether a passage may speak of *place* in an article about another."""
    return not of_article or place_relation(of_article, place) in ("inside", "other")


def compares_places(texts: Sequence[str], of_article: str | None) -> bool:
    """Tell whether paragraphs open with one place inside the article's after another."""
    if not of_article:
        return False
    opened = {place for text in texts if (place := opening_place(text, of_article))}
    return sum(place_relation(of_article, place) == "inside" for place in opened) >= _COMPARED


def _fullest(names: Sequence[str], votes: Counter[str]) -> str:
    """Return the most used of several names of a place that say more than its kind."""
    telling = [name for name in names if any(name != other and name.endswith(other) for other in names)]
    return max(telling or names, key=lambda name: (votes[name], len(name)))


def _official(name: str) -> str:
    """Return the full name of a place called by its short one: 广州 → 广州市."""
    known = gazetteer()
    if name not in known.shorts or len(known.codes[name]) != 1:
        return name
    return known.names.get(known.codes[name][0], name)


def _narrowed(blocks: Sequence[Block], votes: Counter[str], best: str) -> str:
    """Return the one district inside *best* that a text means when it says 全区; else *best*."""
    said = "".join(block.text for block in blocks)
    for ending, of_itself in _OF_ITSELF.items():
        inside = [name for name in votes if place_relation(best, name) == "inside" and name[-1] == ending]
        named_early = [name for name in inside if votes[name] > _MOST_MENTIONS]
        if of_itself.search(said) and len(named_early) == 1:
            return named_early[0]
    return best


def _called_bare(blocks: Sequence[Block], best: str) -> str:
    """Return the district that an article of a city's calls by its bare name throughout; else *best*."""
    headline = " ".join(blocks[i].text for i in find_headline(blocks))
    texts = [block.text for block in blocks if not is_aside(block.text)]
    return district_called_bare(headline, texts, best) or best


def _whole_of_compared(blocks: Sequence[Block], votes: Counter[str], best: str) -> str:
    """Return the place that several compared ones lie in, when headline or lead names it; else *best*."""
    texts = [block.text for block in blocks]
    around = [name for name in votes if place_relation(best, name) == "around" and votes[name] >= _IN_LEAD]
    return next((name for name in around if compares_places(texts, name)), best)


def _city_of_several(blocks: Sequence[Block], votes: Counter[str], best: str) -> str | None:
    """Return the city whose districts and zones a text goes through when it says 全市 but never names it."""
    home = _city_around(best)
    if not home or any(place_relation(home, name) == "same" for name in votes):
        return None
    headline = "".join(blocks[i].text for i in find_headline(blocks))
    parts = [name for name in votes if _city_around(name) == home]
    said = "".join(block.text for block in blocks)
    told = len(parts) >= _COMPARED and _OF_CITY.search(said)
    return home if told and not any(name in headline for name in parts) else None


def _city_around(place: str) -> str | None:
    """Return the city that a district or zone lies in: 甲市高新区 and 乙区 in 甲市."""
    known = gazetteer()
    codes = known.codes.get(place, ())
    if codes:
        inside = len(codes) == 1 and len(codes[0]) == 6
        return known.names.get(codes[0][:4]) if inside else None
    heads = (place[:size] for size in range(len(place) - 1, 1, -1))
    head = next((name for name in heads if name in known.codes), None)
    return _official(head) if head and _official(head)[-1] == "市" else None


def _outermost_dropped(found: Sequence[PlaceMention]) -> list[PlaceMention]:
    """Return the mentions without those that only say where the next lies: 江苏省|苏州市."""
    qualifies = {
        a.span
        for a, b in pairwise(found)
        if a.span.end == b.span.start and place_relation(a.name, b.name) == "inside"
    }
    return [mention for mention in found if mention.span not in qualifies]


def _names_one(seat: str) -> bool:
    """Tell a place from what is done to places of a kind: 支持县 in 支持县政府, 鼓励市县 in 鼓励市县政府."""
    stem = seat[:-1]
    ordinary = word_class(stem)[:1] == "v" or word_weight(stem) < _NAME_WEIGHT
    return not ordinary and stem[-1] not in "市县旗园社"


def _votes(blocks: Sequence[Block]) -> Counter[str]:
    votes: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    head = find_headline(blocks)
    headline = "".join(blocks[i].text for i in head)
    bodies = 0
    for i, block in enumerate(blocks):
        if is_aside(block.text):
            continue
        bodies += block.level == 0 and len(block.text) > 30
        weight = _IN_HEADLINE if i in head else _IN_LEAD if bodies <= 1 else 0
        seated = {found[1] for found in _OFFICE.finditer(block.text) if _names_one(found[1])}
        seated |= {found[1] for found in _PARK_OFFICE.finditer(block.text)}
        named = [found.name for found in _outermost_dropped(find_places(block.text))]
        mentions.update(named)
        for name in {*named, *seated}:
            votes[name] += weight + (_WITH_OFFICE if name in seated and weight else 0)
    opened = next((block.text for block in blocks if not is_aside(block.text) and len(block.text) > 30), "")
    subject = _SUBJECT.match(opened)
    if subject and (first := find_places(opened[subject.end() :][:8])) and first[0].span.start == 0:
        rest = opened[subject.end() + first[0].span.end :]
        votes[first[0].name] += _AS_SUBJECT if _ACTS.match(rest) else 0
    for name, count in mentions.items():
        short_in_headline = _is_short_in(name, headline)
        votes[name] += min(count, _MOST_MENTIONS) + (_IN_HEADLINE if short_in_headline else 0)
    return votes


def _is_short_in(name: str, headline: str) -> bool:
    """Tell whether a headline names a place without its ending, as a label or on its own: 南海：…."""
    stem = name[:-1]
    if len(stem) < 2 or name[-1] not in "省市县区旗州" or name in headline:
        return False
    return bool(re.search(rf"(?:^|[|｜\s“”—]){re.escape(stem)}(?=[：:，\s]|$)", headline))
