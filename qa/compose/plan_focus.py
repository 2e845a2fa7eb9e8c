"""What of a plan is about what is asked: its own item of several, its aspect, its time, the one who answers.

How far a plan goes on is for `plan_extent`; this only leaves out what stands beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, groupby, takewhile

from index import Span, compiled, fold
from qa.compose.enumeration import ordinal
from qa.compose.plan_extent import leads_up
from qa.evidence import Segment
from qa.matching import coverage
from qa.question import Question

_OWN, _OTHERS = 0.8, 0.4
"""How much of what is asked an item says that is the one asked for, and the others at most."""

_ECHO = 0.5
"""Share of a sentence's pairs of characters that the question has itself."""

_LABEL = compiled(r"([一-鿿·]{2,4})[:：]")
_ASPECT = compiled(
    r"(?:[一-鿿·]{2,4}[:：])?(?:在?(?P<of>[^,，。:：]{2,8})方面|在(?P<on>[^,，。:：]{2,10})上)[,，]"
)
_OPENS_PAST = compiled(r"(?:[一-鿿·]{2,4}:)?(?:(?P<year>20\d\d)年|去年|过去一年)")
_AHEAD = compiled(r"打算|准备|计划|今年|明年|下一步|下步|将|要")
_INNER_ITEM = compiled(r"[:：](?=(?:一是|一要|第一[,，]))")


def focused(question: Question, segments: Sequence[Segment]) -> list[Segment]:
    """Return *segments* without those that tell of something else than *question* asks."""
    kept = _of_aspect(question, _of_time(question, _of_speaker(segments)))
    kept = _without_echo(question, kept)
    by_sentence = groupby(kept, key=lambda segment: (segment.passage.id, segment.sentence))
    return [part for _, group in by_sentence for part in _own_item(question, list(group))]


def _without_echo(question: Question, segments: Sequence[Segment]) -> list[Segment]:
    """What stands behind an opening that says hardly more than the question: 要做好…工作！"""
    told = list(dropwhile(lambda segment: _echoes(question, segment), segments))
    return told or list(segments)


def _echoes(question: Question, segment: Segment) -> bool:
    """Tell whether *segment* only says again what is asked, and is not said with what follows it."""
    said, asked = re.sub(r"\W", "", fold(segment.text)), fold(question.text)
    pairs = [said[at : at + 2] for at in range(len(said) - 1)]
    if not pairs or segment.quantities or segment.span != segment.sentence:
        return False
    if leads_up([segment]) and segment.span.end < len(segment.passage.text.rstrip()):
        return False
    return sum(pair in asked for pair in pairs) / len(pairs) >= _ECHO


def _of_speaker(segments: Sequence[Segment]) -> list[Segment]:
    """What the first to speak says: a host who takes over again answers nothing."""
    first = _speaker(segments[0]) if segments else ""
    return list(takewhile(lambda segment: not first or _speaker(segment) in ("", first), segments))


def _speaker(segment: Segment) -> str:
    found = _LABEL.match(segment.passage.text)
    return found[1] if found else ""


def _of_time(question: Question, segments: Sequence[Segment]) -> list[Segment]:
    """What is not told of a year before the one planned for."""
    planned = min(question.years, default=0)
    if not planned and _AHEAD.search(question.text) and segments:
        planned = segments[0].article.year or 0
    kept = [segment for segment in segments if not _is_past(segment, planned)]
    return kept or list(segments)


def _is_past(segment: Segment, planned: int) -> bool:
    opened = _OPENS_PAST.match(segment.sentence.of(segment.folded)) if planned else None
    return opened is not None and int(opened["year"] or 0) < planned


def _of_aspect(question: Question, segments: Sequence[Segment]) -> list[Segment]:
    """What stands under the aspect asked for, 用工方面，…, beside others: 人才方面，…, 在平台建设上，…."""
    aspects: list[str] = []
    for segment in segments:
        opened = _ASPECT.match(segment.text) if segment.span.start == segment.sentence.start else None
        named = (opened["of"] or opened["on"]) if opened else ""
        aspects.append(named or (aspects[-1] if aspects else ""))
    said = {aspect: coverage(question.terms, [(fold(aspect), 1.0)]) for aspect in aspects}
    best = max(said.values(), default=0.0)
    if not best or len(said) < 2:
        return list(segments)
    return [segment for segment, aspect in zip(segments, aspects, strict=True) if said[aspect] == best]


def _own_item(question: Question, sentence: list[Segment]) -> list[Segment]:
    """The one item of a sentence that lists several which says what is asked: 一是…；二是…."""
    items = _items(sentence)
    said = [coverage(question.terms, [(_folded(item), 1.0)]) for item in items]
    if len(items) < 2 or max(said) < _OWN or sorted(said)[-2] > _OTHERS:
        return sentence
    return items[said.index(max(said))]


def _items(sentence: Sequence[Segment]) -> list[list[Segment]]:
    items: list[list[Segment]] = []
    for segment in sentence:
        inner = _INNER_ITEM.search(segment.text)
        if inner:
            start = Span(segment.span.start + inner.end(), segment.span.end)
            items.append([replace(segment, span=start, clauses=_within(segment, start))])
        elif ordinal(segment.text) or not items:
            items.append([segment])
        else:
            items[-1].append(segment)
    return items if all(ordinal(item[0].text) for item in items) else []


def _within(segment: Segment, span: Span) -> tuple[Span, ...]:
    return tuple(clause for clause in segment.clauses if span.contains(clause))


def _folded(item: Sequence[Segment]) -> str:
    return fold("".join(segment.text for segment in item))
