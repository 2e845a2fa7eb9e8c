"""Where a segment takes place, and whether that is where a question asks about.

A place that disagrees is never outweighed: the segment is another place's, whatever else it says.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from index import Fact, Span, compiled, fold, governing_places, in_full, place_relation
from qa.evidence import Segment
from qa.matching import places_named
from qa.question import Question

_OTHER_PLACE = compiled(
    r"(?<![全各园小社辖城片校景])[一-鿿]{2}(?:[县区镇乡]|街道)(?=[投完实新增达为建引改安总累签共有是\d])"
)
# 甲、乙等33个县 counts places of the one that is asked about.
_COUNTED_PLACES = compiled(
    r"(?:[一-鿿]{2,8}、)*[一-鿿]{2,8}等?(?=\d+个?(?:地市|市|县|区|镇|乡|村|街道|社区))"
)
# 建设甲市都市圈公园城市 tells of what lies around 甲市.
_REGION = compiled(r"[一-鿿]{2,4}(?:都市圈|都市区|城市群|经济圈)")
_NAME_BEHIND = compiled(r"[一-鿿]{2,12}?(?:小学|中学|学校|校区|幼儿园|医院|大桥|机场|水库|产业园|公司|集团)")
_TOWN_OF_IT = r"(?:新城|老城|主城|古城|中心城|片)区?"
"""Behind a place's name: a new town that bears it is but a part of it."""

# 在甲市排第三 and 在甲市率先… rank another place among those of 甲市.
_NO_RANK = "市?(?![一-鿿]{0,6}[排居位列率领占首第])"


@dataclass(frozen=True)
class Setting:
    """The places of a segment beside those of a question."""

    question: Question
    segment: Segment

    @cached_property
    def fit(self) -> float:
        """Whether the evidence is about a place that was asked for."""
        places = self.question.places
        return max((self._one_place_fit(asked) for asked in places), default=1.0)

    def fit_of(self, window: Span) -> float:
        """Narrow the place to what the window itself names: 甲镇投入…，乙镇投入… are two places' figures."""
        places = self.question.places
        if not places or self.question.wanted != "figure":
            return self.fit
        text = window.of(self.segment.passage.text)
        last = _COUNTED_PLACES.sub("", re.split(r"[，,]", text.rstrip("，,；;。"))[-1])
        if any(asked in text and asked not in last for asked in places) and _OTHER_PLACE.search(last):
            return 0.0
        if any(self._is_of_town(asked, last) for asked in places):
            return 0.0
        # Where a trip goes is asked about, not whose it is.
        ends = [term.text for term in self.question.terms]
        named = [name for name in self._named(last) if name not in ends]
        relations = {place_relation(asked, name) for asked in places for name in named}
        if "same" in relations:
            return 1.0
        return 0.0 if relations & {"other", "inside", "around"} else self.fit

    def _is_of_town(self, asked: str, said: str) -> bool:
        """Tell whether *said* tells of a town in *asked* that bears its name and isn't asked about."""
        stem = asked[:-1] if len(asked) > 2 else asked
        town = re.search(f"{re.escape(stem)}{_TOWN_OF_IT}", said)
        return town is not None and town.group() not in self.question.text

    def fit_of_figure(self, figure: Span) -> float | None:
        """Return 1 or 0 as the figure's own place was asked for or not; None where it has none of its own."""
        asked, passage = self.question.places, self.segment.passage
        if not asked or self.question.wanted != "figure":
            return None
        places = governing_places(passage.text, figure.start, self._homes)
        if not places:
            return None
        return float(any(place_relation(a, place) == "same" for a in asked for place in places))

    @cached_property
    def _homes(self) -> tuple[str, ...]:
        places = (self.segment.passage.place, self.segment.article.place)
        return tuple(dict.fromkeys(place for place in places if place))

    def _named(self, text: str) -> tuple[str, ...]:
        """Return the places that *text* names, a bare 高新区 as the one of the places it tells of."""
        return tuple(in_full(name, self._homes) for name in places_named(text))

    def _part_of_name(self, asked: str) -> bool:
        """Tell whether the place is asked for as part of a name that the passage says: 甲新区乙丙小学."""
        behind = fold(self.question.text).partition(fold(asked))[2]
        named = _NAME_BEHIND.match(behind)
        return named is not None and f"{fold(asked)}{named[0]}" in self.segment.folded

    def _one_place_fit(self, asked: str) -> float:
        segment = self.segment
        own = [place for place in (segment.passage.place or segment.article.place,) if place]
        if any(place_relation(asked, place) == "same" for place in own):
            return 1.0
        sentence = segment.sentence.of(segment.passage.text)
        if not _REGION.search(self.question.text):
            sentence = _REGION.sub("", sentence)
        said = self._named(sentence)
        if any(place_relation(asked, place) == "same" for place in said):
            return 0.95
        if self._part_of_name(asked):
            return 0.9
        above = [heading.text for heading in segment.passage.headings] + [segment.article.title]
        if any(place_relation(asked, name) == "same" for line in above for name in self._named(line)):
            return 0.9
        stem = asked[:-1] if len(asked) > 2 else asked
        around = any(place_relation(asked, place) == "around" for place in own)
        if around and any(_is_headed_by(stem, line) for line in above):
            return 0.85
        if around and self._is_set_in(asked):
            return 0.9
        inside = any(place_relation(asked, place) == "inside" for place in own)
        return 0.7 if inside and self.question.wanted != "figure" else 0.0

    def _is_set_in(self, asked: str) -> bool:
        """Tell whether the sentence sets what it tells of in *asked*, by its bare name: 位于甲城东."""
        stem = asked[:-1] if len(asked) > 2 else asked
        said = self.segment.sentence.of(self.segment.passage.text)
        if stem not in said:
            return False
        set_in = rf"(?:位于|地处|坐落[在于]?|选址)在?[^，。；\d]{{0,6}}?{re.escape(stem)}"
        return re.search(set_in, said) is not None

    def is_of_asked_place(self, fact: Fact) -> bool:
        """Tell whether *fact* is about a place that was asked for, when it is known whose it is."""
        places = self.question.places
        if not places or not fact.place:
            return True
        clause = fact.span.of(self.segment.article.text)
        if any(clause.startswith(asked) for asked in places):
            return True  # a town that no list knows, named right where its figure stands
        start, text = fact.span.start, self.segment.article.text
        if any(text[:start].endswith((f"{asked}、", f"{asked}和")) for asked in places):
            return True  # 在甲、乙地区放流5万尾 tells of either
        if any(place_relation(asked, fact.place) == "same" for asked in places):
            return True
        set_in = (self._takes_place_in(asked, fact) or self._is_set_in(asked) for asked in places)
        return fact.place in self._homes and any(set_in)

    def _takes_place_in(self, asked: str, fact: Fact) -> bool:
        """Tell whether the clause of *fact* sets it in *asked*, no place being its subject: 在甲市设立…."""
        clause = fact.span.of(self.segment.article.text)
        before = clause[: clause.rfind(fact.text)] if fact.text in clause else clause
        if any(place_relation(fact.place or "", name) == "same" for name in places_named(before)):
            return False
        stem = asked.removesuffix("市")
        if f"在{stem}" not in before:
            return False
        set_in = compiled(rf"(?<!存)在{re.escape(stem)}(?!新区|高新|经开|开发){_NO_RANK}")
        return set_in.search(before) is not None


def _is_headed_by(stem: str, line: str) -> bool:
    """Tell whether *line* opens what it says with a place by its bare name: 甲城：…."""
    return stem in line and re.search(rf"{re.escape(stem)}[市县区]?[:：]", line) is not None
