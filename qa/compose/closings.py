"""What a coined term counts, told sentence by sentence: each closes on one of “两中心”, 打造…中心。

Knows the form alone; whether the term is asked about is for `coined` to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index import Span, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.coined import asked_coined, counted_parts, shared_noun
from qa.compose.draft import Candidate, Composition
from qa.evidence import Segment, segments_of
from qa.question import Question

_LEAST = 2
"""A lone character that closes a sentence is no noun that things are counted by."""

_CARRIED_ON = 3
"""A long paragraph is cut into passages: as many are read from the one that says the term on."""


def compose_closings(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition:
    """Return the clauses that name the things which *question* asks for, one closing each sentence."""
    for name in asked_coined(question):
        noun = shared_noun(name)
        for hits in articles if len(noun) >= _LEAST else ():
            for at, hit in enumerate(hits):
                found = list(_closing(hits[at : at + _CARRIED_ON], name, noun)) if _says(hit, name) else []
                if len(found) == counted_parts(name)[0] > 1 and _bears(question, found[0][0]):
                    drafts = tuple(Candidate(1.0, segment, clause).draft() for segment, clause in found)
                    return Composition(drafts, listed=True)
    return Composition()


def _says(hit: Hit, name: str) -> bool:
    return name in fold(hit.passage.text)


def _closing(hits: Sequence[Hit], name: str, noun: str) -> Iterator[tuple[Segment, Span]]:
    """Yield the last clauses of the sentences behind *name* that end in *noun*."""
    said = fold(hits[0].passage.text).find(name)
    for hit in hits:
        for segment in segments_of(hit):
            clause = segment.clauses[-1]
            behind = hit is not hits[0] or clause.start > said
            ends = clause.of(segment.folded).rstrip("。;\"' ").endswith(noun)
            if behind and ends and segment.span.end == segment.sentence.end:
                yield segment, clause


def _bears(question: Question, segment: Segment) -> bool:
    return bool(Bearing(question, segment).slots(segment.span))
