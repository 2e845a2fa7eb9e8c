"""How well a segment bears on a question: what of it is said; whether slots agree is for `slots` to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import takewhile

from index import Fact, Quantity, Span, fold
from qa.evidence import Segment
from qa.matching import best_match, coverage, match, may_match, share_said
from qa.question import Question
from qa.setting import Setting
from qa.slots import Slots
from qa.telling import Telling

_SENTENCE, _HEADINGS, _TITLE, _LEAD, _PASSAGE = 0.7, 0.75, 0.6, 0.55, 0.4
"""How far a term counts that is said not in the clause itself but around it; tuned on tests/questions."""

_PAIRED = 0.08
_BESIDE = 0.75
_CROWDED = 0.9
"""Around a figure other figures' words abound: what the sentence and passage say counts a little less."""

_CORE_SAID = 0.6
_CORE_SHARE = 0.2
"""How much depends on the figure's own clause: what it leaves out has counted in the relevance already."""


@dataclass(frozen=True)
class Bearing:
    """A segment under the light of a question."""

    question: Question
    segment: Segment
    facts: tuple[Fact, ...] = ()
    told: Telling | None = field(default=None, repr=False, compare=False)
    """What is known of the segment from other questions."""

    _known: dict[Span, tuple[float, ...]] = field(init=False, repr=False, compare=False, default_factory=dict)

    @property
    def telling(self) -> Telling:
        """What the segment says of its figures."""
        return self.told or self._own_telling

    @cached_property
    def _own_telling(self) -> Telling:
        return Telling(self.segment, self.facts)

    @cached_property
    def setting(self) -> Setting:
        """Where the segment takes place."""
        return Setting(self.question, self.segment)

    @property
    def place_fit(self) -> float:
        """Whether the evidence is about a place that was asked for."""
        return self.setting.fit

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
        own = f"{self.said(window)}\n{measures}"
        matched = [match(term, own) for term in terms] if measures else self._matched(window)
        around = self._near_figure if self.segment.quantities_in(window) and not alone else self._around
        said = list(map(max, matched, around))
        if any(part < _BESIDE and live for part, live in zip(said, self._live, strict=True)):
            beside = self.beside(window)
            said = [
                max(part, _BESIDE * match(term, beside)) if part < _BESIDE and live else part
                for term, part, live in zip(terms, said, self._live, strict=True)
            ]
        return (1 - _PAIRED) * share_said(terms, said) + _PAIRED * self._paired(own)

    @cached_property
    def _live(self) -> tuple[bool, ...]:
        """Which terms any part of the passage may say: most of them are nowhere in most passages."""
        return tuple(may_match(term, self.segment.folded) for term in self.question.terms)

    def _matched(self, window: Span) -> tuple[float, ...]:
        """How far *window* says each term; remembered, for every score of a window asks."""
        known = self._known.get(window)
        if known is None:
            said = self.said(window)
            terms = zip(self.question.terms, self._live, strict=True)
            known = self._known[window] = tuple(match(term, said) if live else 0.0 for term, live in terms)
        return known

    @cached_property
    def reach(self) -> float:
        """What `relevance` of a part of the segment can't exceed, whatever the part, without measures."""
        said = [1.0 if live else far for live, far in zip(self._live, self._around, strict=True)]
        return (1 - _PAIRED) * share_said(self.question.terms, said) + _PAIRED

    def _paired(self, own: str) -> float:
        """Return the share of the question's word pairs that stand side by side here too."""
        pairs = self.question.pairs
        return sum(pair in own for pair in pairs) / len(pairs) if pairs else 1.0

    def own_share(self, window: Span) -> float:
        """Return the share of the question, by weight, that *window* says itself."""
        return share_said(self.question.terms, self._matched(window))

    def core(self, window: Span, measures: str = "") -> float:
        """Return 1 when the figure's own clause or heading names what is asked for; less when others do."""
        start = window.start
        if not any(q.span.end <= window.start for q in self.segment.quantities):
            start = self.segment.span.start
        headings = "\n".join(heading.text for heading in self.segment.passage.headings[-1:])
        own = f"{self.said(Span(start, window.end))}\n{measures}"
        said = coverage(self.question.terms, [(own, 1.0), (fold(headings), 0.8)])
        return 1.0 - _CORE_SHARE * (1.0 - min(1.0, said / _CORE_SAID))

    @cached_property
    def fits(self) -> Slots:
        """The slots of the segment beside those of the question."""
        return Slots(self.question, self.segment, self.telling, self.setting)

    def slots(self, window: Span, figure: Span | None = None) -> float:
        """Return how far place, year and kind agree: 1 all do, less when unknown, 0 when one disagrees."""
        return self.fits.agree(window, figure)

    def beside(self, window: Span) -> str:
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
        zones, above = self._zones, self._zones[2:4]
        terms = zip(self.question.terms, self._live, strict=True)
        return tuple(best_match(term, zones if live else above) for term, live in terms)

    @cached_property
    def _near_figure(self) -> tuple[float, ...]:
        crowded = [(text, trust * _CROWDED) for text, trust in self._zones[:2]]
        zones, above = [*crowded, *self._zones[2:]], self._zones[2:4]
        terms = zip(self.question.terms, self._live, strict=True)
        return tuple(best_match(term, zones if live else above) for term, live in terms)

    def fact_of(self, quantity: Quantity) -> Fact | None:
        """Return the fact extracted from *quantity*, if any; of several places' the one asked for."""
        facts = self.telling.facts_of(quantity)
        return next((fact for fact in facts if self.setting.is_of_asked_place(fact)), next(iter(facts), None))

    def fact_relevance(self, fact: Fact) -> float:
        """Return the share of the question that *fact* states: its indicator in full, the rest less."""
        said = fold(f"{fact.indicator}\n{fact.place or ''}")
        around = [(text, trust * _CROWDED) for text, trust in self._zones]
        return coverage(self.question.terms, [(said, 1.0), *around])
