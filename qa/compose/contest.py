"""“Which of these things is the largest?” → the figure of each thing, and the one that leads.

The things are those described under sibling headings, or told one after the other in the sentence that
counts them (分三大门类看，…). Places are for `superlative` to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from index import compiled, fold
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, Draft
from qa.compose.enumeration import without_ordinal
from qa.compose.figure import ACCEPT, figure_candidates
from qa.emphasis import with_head
from qa.matching import coverage
from qa.question import Question
from qa.sides import DEGREE

_LEADS = compiled(
    rf"(?:谁|哪(?:一?[个类项家条种块]|些))(?P<noun>[一-鿿]{{0,8}}?)[^,;。?]{{0,12}}?最(?P<way>{DEGREE})"
    rf"|最(?P<way2>{DEGREE})的(?P<noun2>[一-鿿]{{0,8}}?)是?(?:谁|哪)"
)
_EACH_OF = compiled(
    r"(?:[两二三四五六七八九十]|(?<!\d)\d(?!\d|年))(?:大|个|类|种|项)?[一-鿿]{2,4}?[^,;。?]{0,10}?(?:分别|各自?)[^,;。?]{0,6}(?:多少|多快|几)"
)
_COUNTED = compiled(r"[两二三四五六七八九十\d](?:大|个|类|种|项)([一-鿿]{2})")
_NO_SUBJECT = compiled(rf"[两二三四五六七八九十\d]+(?:大|个|类|种|项)?|最{DEGREE}")
_VERB = compiled(
    r"(?:增加值|投资|产值|收入)?[，,]?(?:同比|分别)?(?:增长|增加|上升|提高|下降|减少|为|达到?)?$"
)
_LEAST = "低少小慢"
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Entry:
    """One thing's figure."""

    name: str
    value: float
    unit: str
    draft: Draft


def compose_contest(bearings: Sequence[Bearing], question: Question) -> Composition:
    """Compare the things that *question* asks about; nothing unless all of them are told together."""
    asked = fold(question.text)
    leads, each = _LEADS.search(asked), _EACH_OF.search(asked)
    if not leads and not each:
        return Composition()
    way = (leads["way"] or leads["way2"]) if leads else ""
    nouns = [*(_nouns(leads) if leads else ()), *_COUNTED.findall(asked)]
    narrowed = _measuring(question, nouns)
    lit = [replace(bearing, question=narrowed) for bearing in bearings]
    entries = _under_headings(lit) or _in_counting_sentence(lit, nouns)
    if len(entries) < _FEWEST or (question.count and question.count != len(entries)):
        return Composition()
    if len({entry.unit for entry in entries}) > 1:
        return Composition()
    drafts = tuple(entry.draft for entry in entries)
    rows = tuple((entry.name, (entry.draft,)) for entry in entries)
    return Composition((*drafts, *_verdict(entries, way)), rows=rows)


def _nouns(match: re.Match[str]) -> Iterator[str]:
    """What the things are called: 项目 in 哪个项目投资最大."""
    for group in ("noun", "noun2"):
        if match.groupdict().get(group):
            yield match[group]


def _measuring(question: Question, nouns: Iterable[str]) -> Question:
    """The question for the figure alone: what the things are called is said once over all of them."""
    called = "".join(nouns)
    terms = tuple(t for t in question.terms if t.text not in called and not _NO_SUBJECT.fullmatch(t.text))
    return with_head(replace(question, wanted="figure", terms=terms, count=None, superlative=""))


def _under_headings(bearings: Sequence[Bearing]) -> list[_Entry]:
    """The best figure under each of several headings of one family."""
    best: dict[tuple[object, ...], dict[str, Candidate]] = {}
    for bearing in bearings:
        headings = bearing.segment.passage.headings
        if not headings:
            continue
        family = (bearing.segment.article.id, tuple(heading.text for heading in headings[:-1]))
        for candidate in figure_candidates(bearing):
            named = best.setdefault(family, {})
            known = named.get(headings[-1].text)
            if candidate.score >= ACCEPT and (known is None or candidate.score > known.score):
                named[headings[-1].text] = candidate
    told = max(best.values(), key=len, default={})
    found = [_entry(without_ordinal(name), candidate) for name, candidate in told.items()]
    return [entry for entry in found if entry] if len(told) >= _FEWEST else []


def _in_counting_sentence(bearings: Sequence[Bearing], nouns: Sequence[str]) -> list[_Entry]:
    """The figures of the sentence that counts the things by name: 分三大门类看，甲业增长…，乙业增长…."""
    called = [noun for noun in nouns if len(noun) > 1]
    for bearing in bearings:
        segment = bearing.segment
        opening = segment.clauses[0].of(segment.folded)
        if not any(noun in opening for noun in called):
            continue
        if not bearing.slots(segment.span) or not _is_asked_about(bearing):
            continue
        entries = list(_told_in(bearing))
        if len(entries) >= _FEWEST:
            return entries
    return []


def _is_asked_about(bearing: Bearing) -> bool:
    """Tell whether the paragraph up to the end of the segment says what is asked about."""
    said = bearing.segment.folded[: bearing.segment.span.end]
    return not bearing.question.terms or coverage(bearing.question.terms, [(said, 1.0)]) >= ACCEPT


def _told_in(bearing: Bearing) -> Iterator[_Entry]:
    """The things of a segment, each with the one figure of its own clause."""
    segment, grows = bearing.segment, "growth" in bearing.question.measures
    for clause in segment.clauses[1:]:
        facts = [(fact, q) for q in segment.quantities_in(clause) if (fact := bearing.fact_of(q))]
        facts = [(fact, quantity) for fact, quantity in facts if grows == (fact.change != "level")]
        if len(facts) != 1:
            continue
        fact, quantity = facts[0]
        name = _VERB.sub("", segment.passage.text[clause.start : quantity.span.start])
        value = -fact.value if fact.change == "decline" else fact.value
        yield _Entry(name, value, fact.unit, Candidate(1.0, segment, clause, (quantity.span,)).draft())


def _entry(name: str, candidate: Candidate) -> _Entry | None:
    quantities = {quantity.span: quantity for quantity in candidate.segment.quantities}
    stated = next((quantities[span] for span in candidate.bold if span in quantities), None)
    return _Entry(name, stated.value, stated.unit, candidate.draft()) if stated else None


def _verdict(entries: Sequence[_Entry], way: str) -> tuple[Draft, ...]:
    """Say which of *entries* leads, when that was asked and one alone does."""
    if not way:
        return ()
    best = (min if way in _LEAST else max)(entry.value for entry in entries)
    leaders = [entry for entry in entries if entry.value == best]
    if len(leaders) > 1:
        return ()
    sources = tuple(source for entry in entries for source in entry.draft.sources)
    return (Draft(f"{leaders[0].name}最{way}（比较得出）", sources, computed=True),)
