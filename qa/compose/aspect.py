"""“What was done in the field of X?” → the sentence that opens with just this field: 在X方面，…."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from index import compiled, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.draft import Composition
from qa.compose.parallels import ASPECT
from qa.compose.plan_extent import said_in_order
from qa.evidence import Segment, segments_of
from qa.question import Question

_ASKED = compiled(
    r"(?:在|从|就)?(?P<name>[^,，。的在]{2,14}?)(?:方面|领域|上)(?=[,，]?(?:又|还|都|将|要|准备|打算|计划|做|干|有|采取|推出|取得|主要|怎|如何|提出))"
)
_WANTED = frozenset({"list", "manner", "text"})
_ENOUGH = 160


def compose_aspect(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition:
    """Return the sentence that names the field asked about before all else, and what goes on with it."""
    asked = _ASKED.search(fold(question.asks))
    if question.wanted not in _WANTED or asked is None:
        return Composition()
    name = _bare(asked["name"], question)
    for hits in articles if len(name) > 1 else ():
        segments = [segment for hit in hits for segment in segments_of(hit)]
        for at, segment in enumerate(segments):
            told = ASPECT.match(segment.folded[segment.span.start : segment.span.end])
            if told and _is_same(name, told["name"]) and Bearing(question, segment).slots(segment.span):
                return said_in_order(_of_it(segments[at:]), 1.0)
    return Composition()


def _bare(name: str, question: Question) -> str:
    """The field without the place whose it is."""
    for place in question.places:
        for form in (fold(place), fold(place)[:-1]):
            name = name.removeprefix(form)
    return name.removeprefix("在")


def _is_same(asked: str, told: str) -> bool:
    """Tell whether two names are of one field: 教育 is 教育工作, never 职业教育."""
    return (
        told == asked
        or (len(asked) > 1 and told.startswith(asked))
        or (len(told) > 2 and asked.endswith(told))
    )


def _of_it(segments: Sequence[Segment]) -> list[Segment]:
    """The segments of the opening sentence, and the next ones of its paragraph up to another field."""
    first = segments[0]
    rest = takewhile(
        lambda other: (
            other.passage.id == first.passage.id
            and (other.sentence == first.sentence or other.span.end - first.span.start <= _ENOUGH)
            and not (ASPECT.match(other.text))
        ),
        segments[1:],
    )
    return [first, *rest]
