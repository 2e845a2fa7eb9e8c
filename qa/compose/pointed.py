"""Anything short asked for that is no figure → the shortest run of clauses that answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import Span, compiled, fold
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.evidence import runs_of
from qa.matching import coverage, match, places_named
from qa.question import Question

ACCEPT = 0.5
_HOPELESS = ACCEPT - 0.001
"""What can't reach this need not be weighed to the end: it is no answer."""

MAX_CHARS = 110
"""A pointed answer is read at a glance; with its bold marks it stays well below 160 characters."""

_ASKS_OBJECT = compiled(r"(?:[一-鿿](?:了|着)(?:一[个项])?|(?:强调|要求|提出|指出|做到))什么[?]?$")
"""Asks for whatever was done or shown: 明确了什么, 标志着什么."""

_ASKS_WHOSE = compiled(r"是(?:哪[里儿]|什么地方|哪一?个(?:地方|城市|[省市区县]))的?")
"""Asks whose something is: “…”是哪里的目标."""

_HELD = r"(?:召开|举行|举办|开幕|开的|办的|启动|揭牌|签约)"
_ASKS_VENUE = compiled(rf"(?:哪[里儿]|什么地方|何[处地]|[在于]哪一?[个座家][^,]{{0,10}}?){_HELD}")
_NAMES_VENUE = compiled(rf"[在于][^,;。]{{2,24}}?{_HELD}|{_HELD}[在于]|[在于].{{2,24}}会议?中心|地点")

_ASKS_NAMED = compiled(r"(?:什么|啥|何种|哪种)样?的?(?:模式|机制|制度|体系)[?]?$")
_ONLY_SPEAKS = compiled(
    r"^[^,，;。]*(?:表示|介绍|指出|认为|强调|透露|坦言|说)[,，:：。]?(?:今年以来|近年来|目前|当前|下一步|未来|接下来)?[,，]?$"
)
"""Says who speaks, and nothing of what is said."""

_NAMED = compiled("模式|机制|制度|体系")
"""What is called by one of these is called so where it is told: 探索“甲+乙”模式."""

_AGAIN = 0.9
_RELEVANT = 0.75
_TOPIC = 0.3
_OWN = 0.2
"""A run of clauses that says nothing of the question itself is no answer, whatever stands around it."""

_HEADING_PENALTY = 0.05
"""What the text says is better proof than its headline."""


def compose_pointed(bearings: Sequence[Bearing]) -> Composition:
    """Return the run of clauses that covers the question best, or nothing."""
    candidates = (
        Candidate(clause_score(bearing, window), bearing.segment, window, tuple(_bold(bearing, window)))
        for bearing in bearings
        if bearing.place_fit
        for window in runs_of(bearing.segment, MAX_CHARS)
    )
    candidates = (found for found in candidates if not _leaves_unsaid(found, bearings[0].question))
    best = best_of(candidates, accept=ACCEPT)
    if best and (
        _ASKS_OBJECT.search(fold(bearings[0].question.asks)) or _tells_on(best, bearings[0].question)
    ):
        best = replace(best, window=_to_the_end(best))
    if best and not bearings[0].question.places and _ASKS_WHOSE.search(fold(bearings[0].question.asks)):
        best = replace(best, window=_with_its_place(best))
    return quoted(best)


def _with_its_place(best: Candidate) -> Span:
    """Carry a quotation back to the opening of its sentence, where that names whose it is."""
    opening = Span(best.segment.sentence.start, best.window.start)
    whole = Span(opening.start, best.window.end)
    named = places_named(opening.of(best.segment.folded))
    return whole if named and len(whole) <= MAX_CHARS else best.window


def _tells_on(best: Candidate, question: Question) -> bool:
    """Tell whether the rest of a sentence tells more of what yes or no is asked of:: 未就业39人，…已就业."""
    rest = best.segment.folded[best.window.end : best.segment.span.end]
    heads = [term for term in question.terms if term.text in question.head]
    return question.wanted == "yesno" and any(match(term, rest) >= _AGAIN for term in heads)


def _leaves_unsaid(found: Candidate, question: Question) -> bool:
    """Tell whether *found* leaves out where something was held or the noun of what is to be named."""
    named = _ASKS_NAMED.search(fold(question.asks))
    told = _NAMED.search(found.window.of(found.segment.folded))
    only_speaks = _ONLY_SPEAKS.search(found.window.of(found.segment.folded))
    return only_speaks is not None or bool(named and not told) or _leaves_venue_unsaid(found, question)


def _leaves_venue_unsaid(found: Candidate, question: Question) -> bool:
    """Tell whether it is asked where something was held and *found* doesn't name the place."""
    held = _ASKS_VENUE.search(fold(question.asks))
    return held is not None and not _NAMES_VENUE.search(found.window.of(found.segment.folded))


def _to_the_end(best: Candidate) -> Span:
    """Carry a quotation on to the end of its sentence part: all of it may be what was set or shown."""
    whole = Span(best.window.start, best.segment.span.end)
    return whole if len(whole) <= MAX_CHARS else best.window


def clause_score(bearing: Bearing, window: Span) -> float:
    """Return how well *window* answers in its own words: 0 when it hardly says a thing of the question."""
    own = bearing.own_share(window)
    if own < _OWN or _RELEVANT * bearing.reach + (1 - _RELEVANT) * own < _HOPELESS:
        return 0.0
    slots = bearing.slots(window)
    return weigh(bearing, window, bearing.relevance(window), own) * slots if slots else 0.0


def weigh(bearing: Bearing, window: Span, relevance: float, own: float) -> float:
    """Weigh what is said in and around *window*; a short one that says as much is better."""
    said = _RELEVANT * relevance + (1 - _RELEVANT) * own
    said -= _HEADING_PENALTY if bearing.segment.is_heading else 0.0
    return said * _topic_said(bearing) - 0.0008 * len(window)


def _topic_said(bearing: Bearing) -> float:
    """A name alone is no answer: what is asked about it must be said too."""
    topic = [term for term in bearing.question.terms if term.text not in bearing.question.people]
    if not bearing.question.people or not topic:
        return 1.0
    sentence = bearing.segment.sentence.of(bearing.segment.folded)
    return 1.0 if coverage(topic, [(sentence, 1.0)]) >= _TOPIC else 0.6


def _bold(bearing: Bearing, window: Span) -> list[Span]:
    if bearing.question.wanted != "yesno":
        return []
    return [q.span for q in bearing.segment.quantities_in(window)]
