"""The administrative place an article is about; knows no place by name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from index.layout import Block
from index.masthead import find_headline
from index.places import find_places, place_relation

_SEAT = r"党工委|管委会|党委|委员会|委书记|委副书记|委常委|委、|委(?!员)|人民政府|政府|(?:市|县|区)长"
# A place the gazetteer lacks, told by its office or by the headline's form: 访某某市委书记, 某某县2023年…
_OFFICE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|访|省|州|在)((?!访)[\u4e00-\u9fff]{1,3}[^\W\d全各本该我省]"
    rf"(?:新区|高新区|经开区|开发区|示范区|市|县|区|旗))(?={_SEAT}|召开|20\d\d年|“十)"
)
_OPENING = 20
_LABEL = re.compile(
    r"((?![全各本该我省])[\u4e00-\u9fff]{1,4}(?<![全各本该我辖城园地社])(?:市|县|区|旗|镇|乡|街道))(?:[：:\u3000]|$)"
)
_SPEAKS_OF = re.compile(r"[：:，,\u3000\s]|[将要着聚围坚突推加]")
_IN_HEADLINE, _IN_LEAD, _WITH_OFFICE, _MOST_MENTIONS = 8, 3, 3, 8


def find_place(blocks: Sequence[Block]) -> str | None:
    """Return the place the article is about: its headline's, its lead's, or the one most named."""
    votes = _votes(blocks)
    best: tuple[int, str] = (0, "")
    for name in votes:
        same = [other for other in votes if place_relation(name, other) == "same"]
        total = sum(votes[other] for other in {*same, name})
        best = max(best, (total, _fullest([*same, name], votes)))
    return best[1] or None


def stated_place(text: str) -> str | None:
    """Return the place that a heading, paragraph or row opens with and speaks of: 某某区：…, 某某区将…."""
    if labelled := _LABEL.match(text):
        return labelled[1]
    found = find_places(text[:_OPENING])
    if not found or found[0].span.start > 0:
        return None
    rest = text[found[0].span.end : _OPENING]
    return found[0].name if not rest or _SPEAKS_OF.match(rest) else None


def passage_place(text: str, headings: Sequence[str], of_article: str | None) -> str | None:
    """Return the place a passage speaks of: its own, its innermost heading's, else the article's."""
    for said in (text, *reversed(headings)):
        place = stated_place(said)
        if place and (not of_article or place_relation(of_article, place) in ("inside", "other")):
            return place
    return of_article


def _fullest(names: Sequence[str], votes: Counter[str]) -> str:
    """Return the most used of several names of a place that say more than its kind."""
    telling = [name for name in names if any(name != other and name.endswith(other) for other in names)]
    return max(telling or names, key=lambda name: (votes[name], len(name)))


def _votes(blocks: Sequence[Block]) -> Counter[str]:
    votes: Counter[str] = Counter()
    mentions: Counter[str] = Counter()
    head = find_headline(blocks)
    bodies = 0
    for i, block in enumerate(blocks):
        bodies += block.level == 0 and len(block.text) > 30
        weight = _IN_HEADLINE if i in head else _IN_LEAD if bodies <= 1 else 0
        seated = {found[1] for found in _OFFICE.finditer(block.text)}
        named = [found.name for found in find_places(block.text)]
        mentions.update(named)
        for name in {*named, *seated}:
            votes[name] += weight + (_WITH_OFFICE if name in seated and weight else 0)
    for name, count in mentions.items():
        votes[name] += min(count, _MOST_MENTIONS)
    return votes
