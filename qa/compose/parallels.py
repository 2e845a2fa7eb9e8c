"""Parallel paragraphs, sentences, sentence parts and clauses: enumerations without numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from index import Span, compiled
from qa.answer import Hit
from qa.compose.draft import Source
from qa.compose.enumeration import LEAD, MAX_ITEM, Enumeration, Item, announcement, opening_item, ordinal
from qa.evidence import Segment, segments_of
from qa.wanted import small_number

_FEWEST = 3
_HINGE = 2
_BEGINNING = 10
_RUN_IN = 24
_APART = 4
"""So many sentence parts may tell of one aspect before the next is named."""

_COUNTED_AHEAD = compiled(r"(?P<count>[三四五六七八九十]|\d{1,2})[个大项条][^，。；：]{1,16}：$")
"""Before a colon: how many clauses follow."""

ASPECT = compiled(
    r"(?:[^，。：:]{0,8}[：:])?(?:其中|此外|同时|另外)?[，,]?(?P<aspect>(?:在|从)?(?P<name>[^，,。：:；]{2,14})方面)[，,]"
)
"""What a sentence part names first as that of which it tells."""


def parallel_sentences(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Three or more sentences on end, or paragraphs, that open with the same two characters."""
    segments = [segment for hit in hits for segment in segments_of(hit)]
    yield from _runs(segment for segment in segments if segment.span.start == segment.sentence.start)
    yield from (run for run in _runs(segments) if _is_mixed(run))
    yield from _runs(segment for segment in segments if segment.span.start == 0)
    yield from _runs((segment for segment in segments if _is_bullet(segment)), _ends_alike)
    yield from _runs((segment for segment in segments if _runs_in(segment)), _ends_alike)


def aspects(hits: Sequence[Hit]) -> Iterator[Enumeration]:
    """Three or more sentence parts that each name their aspect first: 就业方面，…。教育方面，…."""
    run: list[tuple[Segment, int]] = []
    since = 0
    before: Segment | None = None
    for segment in (segment for hit in hits for segment in segments_of(hit)):
        since += 1
        named = ASPECT.match(segment.text)
        if run and (since > _APART or segment.passage.headings != run[-1][0].passage.headings):
            yield from _of_aspects(run, before)
            run = []
        if named:
            before = before if run else segment
            run.append((segment, segment.span.start + named.start("aspect")))
            since = 0
    yield from _of_aspects(run, before)


def _of_aspects(run: Sequence[tuple[Segment, int]], before: Segment | None) -> Iterator[Enumeration]:
    if len(run) >= _FEWEST:
        items = tuple(opening_item(segment, start) for segment, start in run)
        first, start = run[0]
        labels = "\n".join(item.text for item in items)
        yield Enumeration(announcement(before, first, start), labels, items, first)


def _runs(
    segments: Iterable[Segment], alike: Callable[[Segment, Segment], bool] | None = None
) -> Iterator[Enumeration]:
    alike = alike or _opens_alike
    run: list[Segment] = []
    before: Segment | None = None
    for segment in segments:
        if run and alike(run[-1], segment):
            run.append(segment)
        else:
            yield from _parallel(run, before)
            before, run = (run[-1] if run else None), [segment]
    yield from _parallel(run, before)


def _is_mixed(run: Enumeration) -> bool:
    """Tell whether some of its items are sentences and some are parts of sentences between semicolons."""
    segments = [item.segment for item in run.items if item.segment]
    sentences = {(segment.passage.id, segment.sentence) for segment in segments}
    return 1 < len(sentences) < len(segments)


def _opens_alike(one: Segment, other: Segment) -> bool:
    return one.text[:2] == other.text[:2] and one.passage.headings == other.passage.headings


def _is_bullet(segment: Segment) -> bool:
    """Tell whether it is a short paragraph of its own."""
    return len(segment.passage.text) <= MAX_ITEM and len(segment.span) == len(segment.passage.text)


def _runs_in(segment: Segment) -> bool:
    """Tell whether a short sentence opens a paragraph as its heading: 在项目建设上求突破。…."""
    opens = segment.span.start == 0 and segment.span == segment.sentence
    return opens and len(segment.sentence) <= _RUN_IN and segment.sentence.end < len(segment.passage.text)


def _ends_alike(one: Segment, other: Segment) -> bool:
    ends = {segment.text.rstrip("。；;，, ")[-2:] for segment in (one, other)}
    return len(ends) == 1 and one.passage.headings == other.passage.headings


def _parallel(run: Sequence[Segment], before: Segment | None) -> Iterator[Enumeration]:
    if len(run) >= 3 and not ordinal(run[0].text):
        items = tuple(opening_item(segment) for segment in run)
        labels = "\n".join(segment.sentence.of(segment.passage.text) for segment in run)
        yield Enumeration(announcement(before, run[0]), labels, items, run[0])


def parallel_segments(hit: Hit, before: Hit | None) -> Iterator[Enumeration]:
    """A sentence of three or more parts between semicolons, or numbered parts 一是…；二是…。"""
    for _, group in groupby(segments_of(hit), key=lambda segment: segment.sentence):
        segments = list(group)
        if len(segments) >= 3 or (len(segments) == 2 and ordinal(segments[0].text)):
            yield _segment_enumeration(hit, before, segments)


def _segment_enumeration(hit: Hit, before: Hit | None, segments: Sequence[Segment]) -> Enumeration:
    headings = "\n".join(heading.text for heading in hit.passage.headings)
    said = hit.passage.text[: segments[0].sentence.start]
    if not said and before is not None and before.passage.headings == hit.passage.headings:
        said = f"{before.passage.text}\n{said}"[-2 * LEAD :]
    lead = "\n".join([headings, said, segments[0].clauses[0].of(hit.passage.text)])
    items = tuple(Item(s.text.rstrip("；;。"), Source.of(s, s.span)) for s in segments)
    return Enumeration(lead, "\n".join(item.text for item in items), items, segments[0])


def parallel_clauses(hit: Hit) -> Iterator[Enumeration]:
    """Three or more clauses on end that turn on one verb: 甲区重点推进…，乙区重点推进…，丙区重点推进…."""
    for segment in segments_of(hit):
        at = 0
        while at < len(segment.clauses):
            run = _turning_alike(segment, segment.clauses[at:])
            if run and run[0].of(segment.passage.text).endswith("："):
                run = run[1:]
            run = _with_figures_behind(segment, run)
            if len(run) >= _FEWEST:
                yield _clause_enumeration(hit, segment, run)
            at += max(1, len(run))


def _with_figures_behind(segment: Segment, run: Sequence[Span]) -> Sequence[Span]:
    """Carry a run of figures behind a colon on to the last: 甲增长7%，乙增长8%，丙增长9%，新增丁60家."""
    if not run or not segment.folded[: run[0].start].rstrip().endswith(":"):
        return run
    announced = [clause for clause in segment.clauses if clause.start >= run[0].start]
    return announced if all(segment.quantities_in(clause) for clause in announced) else run


def announced_clauses(hit: Hit) -> Iterator[Enumeration]:
    """As many clauses to the end of a sentence as a colon announces: “三个千亿”工程：推动…，打造…，培育…."""
    for segment in segments_of(hit):
        text = hit.passage.text
        for at, clause in enumerate(segment.clauses):
            announced = _COUNTED_AHEAD.search(clause.of(text))
            run = segment.clauses[at + 1 :]
            if announced and small_number(announced["count"]) == len(run) >= _FEWEST:
                yield _clause_enumeration(hit, segment, run)


def _turning_alike(segment: Segment, clauses: Sequence[Span]) -> Sequence[Span]:
    """The longest run at the start of *clauses* that shares a verb near each clause's beginning."""
    said = [clause.of(segment.folded)[:_BEGINNING] for clause in clauses]
    best: Sequence[Span] = ()
    for start in range(len(said[0])):
        hinge = said[0][start : start + _HINGE]
        if len(hinge) == _HINGE and hinge.isalpha():
            length = _shared(hinge, said)
            best = clauses[:length] if length > len(best) else best
    return best


def _shared(hinge: str, openings: Sequence[str]) -> int:
    """How many of *openings*, from the first on, have *hinge*."""
    return next((at for at, opening in enumerate(openings) if hinge not in opening), len(openings))


def _clause_enumeration(hit: Hit, segment: Segment, run: Sequence[Span]) -> Enumeration:
    text = hit.passage.text
    headings = "\n".join(heading.text for heading in hit.passage.headings)
    announced = text.rfind("：", run[0].start, run[0].end) + 1  # 做到“三个坚持”：坚持甲，坚持乙，坚持丙
    run = [Span(max(run[0].start, announced), run[0].end), *run[1:]]
    lead = "\n".join([headings, text[: run[0].start][-LEAD:]])
    items = tuple(Item(clause.of(text).rstrip("，,；;。"), Source.of(segment, clause)) for clause in run)
    return Enumeration(lead, "\n".join(item.text for item in items), items, segment)
