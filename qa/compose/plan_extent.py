"""How far a plan goes on: the section, the paragraph or the sentences that carry it, said in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from index import Span, compiled, fold
from qa.answer import Hit
from qa.compose.draft import Composition, Draft, Source, trim
from qa.compose.enumeration import ordinal
from qa.evidence import Segment, segments_of
from qa.frames import NEXT
from qa.matching import coverage
from qa.question import Question

MAX_CHARS = 620
_SAME_QUESTION = 0.7
_INTERVIEWER = compiled(r"(?:记者|问|主持人)[^。]{0,6}[:：][^。]*?[?？]")
_CREDIT = compiled(
    r"^[（(]?(?:稿件|来源|责任编辑|责编|编辑|审[校核]|校对|监制|统筹|记者|完[)）]|作者|图片|摄影)|^[^，。；]{0,10}记者[\s:：]*[一-鿿]{2,4}(?:[\s、]+[一-鿿]{2,4}){0,3}$"
)
_ELSE = compiled(
    r"比如|例如|同时|与此同时|此外|另外|[去上]年|上半年|在?[^,]{2,10}方面,|\"[^\"]{1,12}\"(?:是指|指的是|即)"
)
_AIM = compiled(
    r"[为以]|围绕|针对|坚持|聚焦|[一二三四五六七八九十]{1,2}[是要]|第[一二三四五六七八九十]+[，、]|[^，。]{1,5}："
)
_TOPIC = 32
_HEADING = 24
_MEASURED = 40
_LEADS_UP = 48
_SAYS_NOTHING = 5
_CARRIED_ON = 2
_SENTENCE = 220
_SAID_ALL = 0.9


def asked_before(question: Question, articles: Sequence[Sequence[Hit]]) -> list[Segment]:
    """What follows an interviewer's question that asks the same, up to the next one."""
    asked = [term for term in question.terms if term.text not in question.people]
    for hits in articles:
        for at, hit in enumerate(hits):
            if question.years and hit.passage.year and hit.passage.year not in question.years:
                continue
            for put in _INTERVIEWER.finditer(hit.passage.text):
                if coverage(asked, [(fold(put.group()), 1.0)]) >= _SAME_QUESTION:
                    return _until_next_question(hits[at:], put.end())
    return []


def _until_next_question(hits: Sequence[Hit], start: int) -> list[Segment]:
    """The segments from *start* in the first passage up to where the interviewer asks again."""
    found: list[Segment] = []
    for hit in hits:
        next_one = _INTERVIEWER.search(hit.passage.text, start)
        end = next_one.start() if next_one else len(hit.passage.text)
        found += [segment for segment in segments_of(hit) if start <= segment.span.start < end]
        if next_one:
            break
        start = 0
    return found


def plan_from(question: Question, segment: Segment, articles: Sequence[Sequence[Hit]]) -> Sequence[Segment]:
    """Return the segments that carry the plan which *segment* answers with."""
    if _heads_section(question, segment):
        return _section(segment, articles)
    paragraph = _paragraph(segment)
    turned = _since_turn(question, segment, paragraph)
    if turned:
        return turned
    if segment == paragraph[-1] and _only_repeats(question, segment):
        return [segment, *_next_paragraph(segment, articles)]
    if is_run_in_heading(segment):
        return [segment, *_next_paragraph(segment, articles)]
    if segment == paragraph[0] or _opens_paragraph(question, paragraph):
        return _carried(question, segment, paragraph)
    if len(segment.clauses) == 1 and segment == paragraph[-1] and ordinal(segment.text):
        return [segment, *_next_paragraph(segment, articles)]
    return _from(segment, paragraph)


def _since_turn(question: Question, segment: Segment, paragraph: Sequence[Segment]) -> Sequence[Segment]:
    """Where it is asked what comes next, what the paragraph says from where it turns to that: 下一步，…."""
    if not NEXT.search(question.text):
        return ()
    turns = [at for at, part in enumerate(paragraph) if NEXT.search(part.text)]
    at = paragraph.index(segment)
    since = paragraph[turns[0] :] if turns and turns[0] < at else ()
    return since if sum(len(part.span) for part in since) <= MAX_CHARS else ()


def _heads_section(question: Question, segment: Segment) -> bool:
    """Tell whether the innermost heading itself names what was asked for."""
    headings = segment.passage.headings
    if not headings:
        return False
    own = coverage(question.terms, [(fold(headings[-1].text), 1.0)])
    return own >= 0.6 and own >= coverage(question.terms, [(fold(segment.text), 0.85)])


def _only_repeats(question: Question, segment: Segment) -> bool:
    """Tell whether a short sentence says hardly more than the question itself: 甲市要做…标杆!"""
    short = len(segment.sentence) <= _HEADING and segment.span == segment.sentence
    plain = len(segment.clauses) == 1 and not segment.quantities
    return short and plain and coverage(question.terms, [(fold(segment.text), 1.0)]) >= _SAID_ALL


def is_run_in_heading(segment: Segment) -> bool:
    """Tell whether a short sentence is a paragraph of its own, over the one that carries it out."""
    alone = len(segment.text) >= len(segment.passage.text.strip()) - 1
    return alone and len(segment.clauses) == 1 and len(segment.text) <= _HEADING and not segment.quantities


def _next_paragraph(segment: Segment, articles: Sequence[Sequence[Hit]]) -> Sequence[Segment]:
    """The paragraph below *segment*, if it stands under the same headings."""
    for hits in articles:
        for above, below in pairwise(hits):
            if above.passage.id == segment.passage.id:
                return segments_of(below) if below.passage.headings == above.passage.headings else ()
    return ()


def _paragraph(segment: Segment) -> tuple[Segment, ...]:
    return segments_of(Hit(segment.passage, segment.article, 0.0))


def _section(segment: Segment, articles: Sequence[Sequence[Hit]]) -> Sequence[Segment]:
    """The segments under the same heading, in order."""
    for hits in articles:
        if hits and hits[0].article.id == segment.article.id:
            under = (hit for hit in hits if hit.passage.headings == segment.passage.headings)
            return [other for hit in under for other in segments_of(hit)]
    return _paragraph(segment)


def _opens_paragraph(question: Question, paragraph: Sequence[Segment]) -> bool:
    """Tell whether the paragraph opens with a short sentence about what was asked for."""
    opening = paragraph[0]
    short = len(opening.sentence) <= _MEASURED
    return short and coverage(question.terms, [(fold(opening.text), 1.0)]) >= 0.6


def _carried(question: Question, segment: Segment, paragraph: Sequence[Segment]) -> list[Segment]:
    """The paragraph as far as it stays with its opening: what else it tells must name what was asked."""
    sentences = [list(group) for _, group in groupby(paragraph, key=lambda part: part.sentence)]
    short = len(paragraph[0].sentence) <= _MEASURED
    if short and ordinal(paragraph[0].text) and not paragraph[0].quantities:
        return list(paragraph)  # an item under its own heading is about that to its end
    asked = [term for term in question.terms if term.text not in question.people]
    kept = [
        group
        for at, group in enumerate(sentences)
        if at <= (_CARRIED_ON if short else 0)
        or segment in group
        or coverage(asked, [(_said(group), 1.0)]) >= 0.5
        or (at <= _CARRIED_ON and _carries_on(sentences[0], group))
    ]
    return [part for group in kept for part in group]


def _carries_on(opening: Sequence[Segment], sentence: Sequence[Segment]) -> bool:
    """Tell whether *sentence* goes on with the measures of *opening*: no results, nothing new or parallel."""
    said = _said(sentence)
    clauses = [(part, clause) for part in sentence for clause in part.clauses]
    figures = sum(bool(part.quantities_in(clause)) for part, clause in clauses)
    parallel = said[:1] == "要" == _said(opening)[:1] or said[:2] == _said(opening)[:2]
    return not parallel and not _ELSE.match(said) and 2 * figures < len(clauses)


def _said(sentence: Sequence[Segment]) -> str:
    return sentence[0].sentence.of(sentence[0].folded)


def _from(segment: Segment, paragraph: Sequence[Segment]) -> list[Segment]:
    """The sentence of the segment, or its part of a long one; a short opening is followed by its measures."""
    at = paragraph.index(segment)
    rest = list(takewhile(lambda other: not ordinal(other.text), paragraph[at + 1 :]))
    whole = [other for other in paragraph if other.sentence == segment.sentence]
    if segment == whole[-1] and len(segment.clauses) == 1 and ordinal(segment.text):
        return [segment, *_up_to_next_item(rest, last=len(rest) == len(paragraph) - at - 1)]
    if len(segment.clauses) == 1 or (len(segment.clauses) == 2 and len(segment.text) <= _TOPIC):
        after = [other for other in rest if other.sentence == segment.sentence]
        return [segment, *(after or _next_measures(segment, rest))]
    return whole if len(segment.sentence) <= _SENTENCE else [segment]


def _up_to_next_item(rest: Sequence[Segment], *, last: bool) -> list[Segment]:
    """What an item that only names its matter is carried out by; of the *last* one only the next sentence."""
    if not last:
        return list(rest)
    return [part for part in rest if part.sentence == rest[0].sentence]


def _next_measures(segment: Segment, rest: Sequence[Segment]) -> list[Segment]:
    """The sentence part after a short opening, and one more that goes on with it."""
    following = list(rest[:_CARRIED_ON])
    return [part for at, part in enumerate(following) if not at or _carries_on([segment], [part])]


def said_in_order(segments: Sequence[Segment], score: float) -> Composition:
    """Say the sentences of *segments* in order, as far as an answer may go on."""
    drafts: list[Draft] = []
    length = 0
    for parts in _statements([segment for segment in segments if _says_something(segment)]):
        window = Span(parts[0].span.start, parts[-1].span.end)
        length += len(window) + 4
        if drafts and length > MAX_CHARS:
            break
        if len(window) > MAX_CHARS:
            parts = _fitting(parts)
            window = Span(parts[0].span.start, parts[-1].span.end)
        shown = trim(parts[0].passage.text, window)
        drafts.append(Draft(shown.of(parts[0].passage.text), (Source.of(parts[0], window),), score))
    return Composition(tuple(drafts))


def _says_something(segment: Segment) -> bool:
    return len(segment.text) > _SAYS_NOTHING and not _CREDIT.match(segment.text)


def _statements(segments: Sequence[Segment]) -> Iterator[list[Segment]]:
    """Group the segments by sentence; one that only leads up to the next of its paragraph is said with it."""
    leading: list[Segment] = []
    for _, group in groupby(segments, key=lambda segment: (segment.passage.id, segment.sentence)):
        sentence = list(group)
        if leading and leading[0].passage.id != sentence[0].passage.id:
            yield leading
            leading = []
        if not leading and leads_up(sentence):
            leading = sentence
        else:
            yield [*leading, *sentence]
            leading = []
    if leading:
        yield leading


def leads_up(sentence: Sequence[Segment]) -> bool:
    """Tell whether a sentence without figures says only what its measures, which come after it, are for."""
    first = sentence[0]
    aims = len(first.clauses) == 1 or _AIM.match(first.text)
    short = len(sentence) == 1 and len(first.sentence) <= _LEADS_UP
    return bool(aims) and short and not first.quantities


def _fitting(parts: Sequence[Segment]) -> list[Segment]:
    kept: list[Segment] = []
    for part in parts:
        if kept and part.span.end - kept[0].span.start > MAX_CHARS:
            break
        kept.append(part)
    return kept
