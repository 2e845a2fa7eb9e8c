"""How well a segment bears on a question: what of it is said, and whether place, year and kind agree.

A slot that disagrees is never outweighed by similarity: a neighbour's figure is the worst answer there is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import takewhile

from index import Article, Fact, Quantity, Span, fold, governing_places, in_full, place_relation, states_plans
from qa.evidence import Segment
from qa.matching import best_match, coverage, match, places_named, share_said
from qa.question import Question
from qa.telling import Telling
from qa.times import relative_years

_SENTENCE, _HEADINGS, _TITLE, _LEAD, _PASSAGE = 0.7, 0.75, 0.6, 0.55, 0.4
"""How far a term counts that is said not in the clause itself but around it; tuned on tests/questions."""

_OTHER_PLACE = re.compile(
    r"(?<![全各园小社辖城片校景])[一-鿿]{2}(?:[县区镇乡]|街道)(?=[投完实新增达为建引改安总累签共有是\d])"
)
# 在甲市排第三 and 在甲市率先… rank another place among those of 甲市.
_AIM = re.compile("目标|预期|计划")
_NO_RANK = "市?(?![一-鿿]{0,6}[排居位列率领占首第])"
_UNDATED = 0.9
_OTHER_TIME = re.compile(
    r"去年|上一?年|往年|[前明后次翌]年|来年|近年|近[\d一二两三四五六七八九十]+年|[12]\d{3}年"
)
_PAIRED = 0.08
_BESIDE = 0.75
_CROWDED = 0.5
"""Around a figure other figures' words abound: what the sentence and passage say counts only half."""


@lru_cache(maxsize=512)
def _plans(article: Article) -> bool:
    return states_plans(re.sub(r"\s", "", article.span.of(article.text)))


@dataclass(frozen=True)
class Bearing:
    """A segment under the light of a question."""

    question: Question
    segment: Segment
    facts: tuple[Fact, ...] = ()

    @cached_property
    def telling(self) -> Telling:
        """What the segment says of its figures."""
        return Telling(self.segment, self.facts)

    def said(self, window: Span) -> str:
        """The folded characters of *window*."""
        return window.of(self.segment.folded)

    def relevance(self, window: Span, measures: str = "", *, alone: bool = False) -> float:
        """Return the share of the question, by weight, that *window* in its surroundings says: 0 to 1.

        *measures* is what its figure is known to measure, even where the words stand further off; a figure
        *alone* of its kind in the segment has no rivals there.
        """
        terms = self.question.terms
        if not terms:
            return 0.0
        own, beside = f"{self.said(window)}\n{measures}", self._beside(window)
        around = self._near_figure if self.segment.quantities_in(window) and not alone else self._around
        said = [
            max(match(term, own), _BESIDE * match(term, beside), further)
            for term, further in zip(terms, around, strict=True)
        ]
        return (1 - _PAIRED) * share_said(terms, said) + _PAIRED * self._paired(own)

    def _paired(self, own: str) -> float:
        """Return the share of the question's word pairs that stand side by side here too."""
        pairs = self.question.pairs
        return sum(pair in own for pair in pairs) / len(pairs) if pairs else 1.0

    def own_share(self, window: Span) -> float:
        """Return the share of the question, by weight, that *window* says itself."""
        return coverage(self.question.terms, [(self.said(window), 1.0)])

    def core(self, window: Span, measures: str = "") -> float:
        """Return 1 when the figure's own clause or heading names what is asked for; less when others do."""
        start = window.start
        if not any(q.span.end <= window.start for q in self.segment.quantities):
            start = self.segment.span.start
        headings = "\n".join(heading.text for heading in self.segment.passage.headings[-1:])
        own = f"{self.said(Span(start, window.end))}\n{measures}"
        said = coverage(self.question.terms, [(own, 1.0), (fold(headings), 0.8)])
        return 1.0 if said >= 0.6 else max(0.3, said / 0.6)

    def slots(self, window: Span, figure: Span | None = None) -> float:
        """Return how far place, year and kind agree: 1 all do, less when unknown, 0 when one disagrees.

        A *figure* is of the places that govern it, where the text names any.
        """
        place = self._place_fit_of_figure(figure) if figure else None
        if place is None:
            place = self.place_fit and self._place_fit_of(window)
        if not place:
            return 0.0
        return place * self.year_fit(window, figure) * self.kind_fit(window) * self.period_fit(window)

    def _beside(self, window: Span) -> str:
        """The segment's other clauses; those with a figure of their own tell of something else."""
        segment = self.segment
        return "\n".join(
            clause.of(segment.folded)
            for clause in segment.clauses
            if not clause.overlaps(window) and not segment.quantities_in(clause)
        )

    def opening(self, window: Span) -> str:
        """The clauses that open the segment before *window* with no figure: they name what it tells of."""
        segment = self.segment
        before = [clause for clause in segment.clauses if clause.end <= window.start]
        named = takewhile(lambda clause: not segment.quantities_in(clause), before)
        return "\n".join(clause.of(segment.folded) for clause in named)

    @cached_property
    def _zones(self) -> tuple[tuple[str, float], ...]:
        passage, article = self.segment.passage, self.segment.article
        headings = "\n".join(heading.text for heading in passage.headings)
        lead = "" if self.segment.sentence.start < 10 else self.segment.folded[:120].split("。")[0]
        return (
            (self.segment.sentence.of(self.segment.folded), _SENTENCE),
            (self.segment.folded, _PASSAGE),
            (fold(headings), _HEADINGS),
            (fold(f"{article.title}\n{article.place or ''}\n{article.byline or ''}"), _TITLE),
            (lead, _LEAD),
        )

    @cached_property
    def _around(self) -> tuple[float, ...]:
        return tuple(best_match(term, self._zones) for term in self.question.terms)

    @cached_property
    def _near_figure(self) -> tuple[float, ...]:
        crowded = [(text, trust * _CROWDED) for text, trust in self._zones[:2]]
        return tuple(best_match(term, [*crowded, *self._zones[2:]]) for term in self.question.terms)

    @cached_property
    def place_fit(self) -> float:
        """Whether the evidence is about a place that was asked for."""
        places = self.question.places
        return max((self._one_place_fit(asked) for asked in places), default=1.0)

    def _place_fit_of(self, window: Span) -> float:
        """Narrow the place to what the window itself names: 甲镇投入…，乙镇投入… are two places' figures."""
        places = self.question.places
        if not places or self.question.wanted != "figure":
            return self.place_fit
        text = window.of(self.segment.passage.text)
        last = re.split(r"[，,]", text.rstrip("，,；;。"))[-1]
        if any(asked in text and asked not in last for asked in places) and _OTHER_PLACE.search(last):
            return 0.0
        ends = [
            term.text for term in self.question.terms
        ]  # where a trip goes is asked about, not whose it is
        named = [name for name in self._named(last) if name not in ends]
        relations = {place_relation(asked, name) for asked in places for name in named}
        if "same" in relations:
            return 1.0
        return 0.0 if relations & {"other", "inside", "around"} else self.place_fit

    def _place_fit_of_figure(self, figure: Span) -> float | None:
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

    def fact_of(self, quantity: Quantity) -> Fact | None:
        """Return the fact extracted from *quantity*, if any; of several places' the one asked for."""
        facts = self.telling.facts_of(quantity)
        return next((fact for fact in facts if self.tells_of_asked_place(fact)), next(iter(facts), None))

    def fact_relevance(self, fact: Fact) -> float:
        """Return the share of the question that *fact* states: its indicator in full, the rest less."""
        said = fold(f"{fact.indicator}\n{fact.place or ''}")
        around = [(text, trust * _CROWDED) for text, trust in self._zones]
        return coverage(self.question.terms, [(said, 1.0), *around])

    def fact_slots(self, fact: Fact) -> float:
        """Return how far the place, year and kind of *fact* agree with the question."""
        question = self.question
        if question.places and fact.place:
            if not any(place_relation(asked, fact.place) == "same" for asked in question.places):
                return 0.0
        elif not self.place_fit:
            return 0.0
        if question.years and fact.year not in question.years:
            clause = self.telling.passage_span(fact)
            if fact.year or not self._may_be_of_year_asked(clause):
                return 0.0
        if not self._relative_fit(self.telling.passage_span(fact)):
            return 0.0
        return 0.0 if question.kind and fact.kind != question.kind else 1.0

    def _one_place_fit(self, asked: str) -> float:
        segment = self.segment
        own = [place for place in (segment.passage.place or segment.article.place,) if place]
        if any(place_relation(asked, place) == "same" for place in own):
            return 1.0
        said = self._named(segment.sentence.of(segment.passage.text))
        if any(place_relation(asked, place) == "same" for place in said):
            return 0.95
        above = [heading.text for heading in segment.passage.headings] + [segment.article.title]
        if any(place_relation(asked, name) == "same" for line in above for name in self._named(line)):
            return 0.9
        stem = asked[:-1] if len(asked) > 2 else asked
        around = any(place_relation(asked, place) == "around" for place in own)
        if around and any(re.search(rf"{re.escape(stem)}[市县区]?[:：]", line) for line in above):
            return 0.85
        if around and self._is_set_in(asked):
            return 0.9
        inside = any(place_relation(asked, place) == "inside" for place in own)
        return 0.7 if inside and self.question.wanted != "figure" else 0.0

    def _is_set_in(self, asked: str) -> bool:
        """Tell whether the sentence sets what it tells of in *asked*, by its bare name: 位于甲城东."""
        stem = asked[:-1] if len(asked) > 2 else asked
        said = self.segment.sentence.of(self.segment.passage.text)
        return (
            re.search(rf"(?:位于|地处|坐落[在于]?|选址)在?[^，。；\d]{{0,6}}?{re.escape(stem)}", said)
            is not None
        )

    def tells_of_asked_place(self, fact: Fact) -> bool:
        """Tell whether *fact* is about a place that was asked for, when it is known whose it is."""
        places = self.question.places
        if not places or not fact.place:
            return True
        clause = fact.span.of(self.segment.article.text)
        if any(clause.startswith(asked) for asked in places):
            return True  # a town that no list knows, named right where its figure stands
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
        set_in = re.compile(rf"(?<!存)在{re.escape(stem)}(?!新区|高新|经开|开发){_NO_RANK}")
        return set_in.search(before) is not None

    def year_fit(self, window: Span, figure: Span | None = None) -> float:
        """Return whether the year agrees; a figure without a year can't be any year's."""
        since = [term.text for term in self.question.terms if term.text.endswith("年以来")]
        if any(
            stretch not in self.segment.folded and stretch[:5] not in self.segment.folded for stretch in since
        ):
            return 0.0  # “2018年以来” is not “2020年以来”
        if not self.question.years:
            return self._relative_fit(window)
        years = (figure and self.telling.starting_years(figure)) or self.telling.years_of(window)
        if not years and self._may_be_of_year_asked(window):
            return _UNDATED
        if not years:
            return 0.0 if self.question.wanted == "figure" else 0.85
        return 1.0 if set(years) & set(self.question.years) else 0.0

    def _relative_fit(self, window: Span) -> float:
        """Return whether *window* is of last year, where that is asked and the article tells no year."""
        asked = self.question.relative
        if not asked or self.question.wanted != "figure" or self.segment.article.year:
            return 1.0
        said = self.segment.folded[self.segment.sentence.start : window.end]
        return float(relative_years(said)[-1:] == (asked,))

    def _may_be_of_year_asked(self, window: Span) -> bool:
        """Tell whether an article that names no year may be of the one asked for: that of most articles."""
        question, segment = self.question, self.segment
        if segment.article.year or segment.passage.year or question.years != (question.usual_year,):
            return False
        return not _OTHER_TIME.search(segment.folded, segment.sentence.start, window.end)

    def period_fit(self, window: Span) -> float:
        """Return whether the part of the year agrees: a half year's figure is no year's."""
        if self.question.wanted != "figure":
            return 1.0
        telling, asked = self.telling, self.question.periods
        before = telling.period_before if asked else ""
        found = telling.own_period_of(window) or before or telling.period_of(window)
        if not found or found in asked:
            return 1.0
        if asked:
            return 0.0
        return 1.0 if found == "全年" else 0.85

    @property
    def _plans_anywhere(self) -> bool:
        """Whether the article, without the lines' ends, plans anything in so many words."""
        return _plans(self.segment.article)

    def kind_fit(self, window: Span) -> float:
        """Return whether goal or result agrees; 0.9 when the evidence doesn't tell."""
        if self.question.kind is None or self.question.wanted != "figure":
            return 1.0
        found = self.telling.kind_of(window)
        if found is None:
            aimed = self.question.kind == "goal" and _AIM.search(fold(self.question.text))
            return 0.0 if aimed and not self._plans_anywhere else 0.9
        return 1.0 if found == self.question.kind else 0.0
