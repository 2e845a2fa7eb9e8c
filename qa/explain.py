"""Why passages were chosen: what each signal adds to a score, and which slots of the question agree.

Judges nothing anew: the fits are those that composing goes by. How it is shown is for `tables` to know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from index import Fact, Span, fold
from qa.answer import Answer, Citation, Hit
from qa.bearing import Bearing
from qa.evidence import Segment, segments_of
from qa.matching import coverage, match
from qa.question import Question
from qa.retrieve import WEIGHTS

SHOWN = 5
"""Passages that are explained besides those cited."""


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing that speaks for a passage, 0 to 1, and how much it counts."""

    name: str
    value: float
    weight: float

    @property
    def points(self) -> float:
        """What it adds to the score."""
        return self.value * self.weight


@dataclass(frozen=True, slots=True)
class Fits:
    """How far the slots of a question agree with the sentence of a passage that bears on it most.

    1 agrees, 0 doesn't, between them the text doesn't tell; None was not asked for.
    """

    place: float | None
    year: float | None
    kind: float | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A passage with its rank among those found, None where it was read only because its article was.

    `nearest` is the part of it that is cited or bears on the question most, which `fits` is about.
    """

    hit: Hit
    rank: int | None
    citations: tuple[int, ...]
    signals: tuple[Signal, ...]
    terms: tuple[str, ...]
    indicators: tuple[str, ...]
    nearest: str
    fits: Fits | None


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer, how its question was read, and why its passages were chosen, the best found first."""

    answer: Answer
    asked: Question
    chosen: tuple[Chosen, ...]


def explain(
    answer: Answer, asked: Question, hits: Sequence[Hit], facts: Mapping[str, tuple[Fact, ...]]
) -> Explanation:
    """Explain the best of *hits* and every passage that *answer* cites; *facts* are those of the passages."""
    cited = answer.citations
    numbers = {c.passage.id for c in cited}
    ranked = [(rank, hit) for rank, hit in enumerate(hits, 1) if rank <= SHOWN or hit.passage.id in numbers]
    found = {hit.passage.id for _, hit in ranked}
    read = {c.passage.id: Hit(c.passage, c.article, 0.0) for c in cited if c.passage.id not in found}
    shown: list[tuple[int | None, Hit]] = [*ranked, *((None, hit) for hit in read.values())]
    return Explanation(
        answer,
        asked,
        tuple(_chosen(asked, hit, rank, cited, facts.get(hit.passage.id, ())) for rank, hit in shown),
    )


def _chosen(
    asked: Question, hit: Hit, rank: int | None, cited: Sequence[Citation], facts: Sequence[Fact]
) -> Chosen:
    citations = [citation for citation in cited if citation.passage.id == hit.passage.id]
    above = [heading.text for heading in hit.passage.headings]
    said = fold("\n".join((hit.article.title, *above, hit.passage.text)))
    terms = tuple(term.text for term in asked.terms if match(term, said))
    named = dict.fromkeys(f.indicator for f in facts if coverage(asked.terms, [(fold(f.indicator), 1.0)]))
    bearing = _nearest(asked, hit, [citation.span for citation in citations], tuple(facts))
    return Chosen(
        hit,
        rank,
        tuple(citation.number for citation in citations),
        tuple(Signal(name, value, WEIGHTS[name]) for name, value in hit.signals),
        terms,
        tuple(named),
        bearing.segment.text if bearing else hit.passage.text,
        _fits(asked, bearing) if bearing else None,
    )


def _nearest(asked: Question, hit: Hit, cited: Sequence[Span], facts: tuple[Fact, ...]) -> Bearing | None:
    """Return the light in which the cited segment stands, or else the one that says most of the question."""
    segments = [Bearing(asked, segment, facts) for segment in segments_of(hit)]
    inside = [bearing for bearing in segments if any(_cites(span, bearing.segment) for span in cited)]
    return max(inside or segments, key=lambda b: b.relevance(b.segment.span), default=None)


def _cites(span: Span, segment: Segment) -> bool:
    return segment.cited(segment.span.start, segment.span.end).overlaps(span)


def _fits(asked: Question, bearing: Bearing) -> Fits:
    window = bearing.segment.span
    return Fits(
        bearing.place_fit if asked.places else None,
        bearing.fits.year_fit(window) if asked.years else None,
        bearing.fits.kind_fit(window) if asked.kind else None,
    )
