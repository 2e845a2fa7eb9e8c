"""“Who?” → the clause that names the person, with the sentence that shows who is meant.

Who said something is read off the clause beside it; who holds an office is for `office` to know.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from index import (
    Span,
    compiled,
    find_people,
    fold,
    lead_in,
    place_relation,
    raw_span,
    sentences,
    speaker_of,
    titled,
)
from qa.bearing import Bearing
from qa.compose.draft import Composition, Draft, Source, emphasise, trim
from qa.compose.office import asked_office
from qa.compose.pointed import ACCEPT, MAX_CHARS, weigh
from qa.evidence import Segment, runs_of
from qa.matching import coverage, places_named
from qa.question import Question

_OWN = 0.2
_NOBODY = 0.75
"""A clause that names nobody may still name a firm or an office that does it."""

_IN_FULL = 0.5
_PLACED = 0.05
"""An office given with the place asked for proves more than one without."""

_ANTECEDENT = 0.9
"""How far the sentence counts to which 该公司 or 这家企业 refers back."""

_READ = 400
"""Characters of a cited span that are still read as one."""

_SAYING = r"(?:说|表示|介绍|指出|认为|坦言|透露|谈到|提到|提出|分析|评价|解读|解释|呼吁|讲|直言|感慨)"
_ASKS_SPEAKER = compiled(
    rf"(?:谁|哪[一]?[位个名][一-鿿]{{0,8}}?|何人)(?:在[^，。？]{{0,14}}?)?(?:曾|还|会上|公开)?{_SAYING}"
    rf"|{_SAYING}(?:过|了)?(?:这[句番段些]?话|的)?(?:这个?|的)?人?(?:是|为)(?:谁|哪[一]?位|何人)|(?:这[句番段]话|的话|此话)(?:的[一-鿿]{{1,10}}?)?(?:是|出自)(?:谁|哪)"
)
_NEEDS_PERSON = compiled(
    r"哪[一]?[位名]|何人|什么人|姓名|由谁(?:主持|介绍|宣布|致辞|作)|谁(?:在[^，,。?？]{0,24})?(?:主持|致辞|作了?|出席|讲话|发言|带队|宣布|部署|安排|传达|汇报|通报|点评|总结|代表|带领|调研)"
    r"|(?:主持|致辞|作|出席|讲话|发言|带队|宣布|部署|传达|汇报|通报|点评|总结|调研)[^,，。?？]{0,8}的(?:人|领导)?(?:(?:是|为)?谁|是[?？]?$)"
)
_OCCASION = compiled(r"在(?P<what>[^,，。?？]{2,30}?(?:会议?|仪式|论坛|活动))[上中]")
_OCCASION_SHARE = 0.3
_REFERS_BACK = compiled(
    r"该[一-鿿]|这[家个座所位]|(?:^|[，,。“])(?:公司|企业|集团)(?=董事|总经理|负责人|创始人|法人)"
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of a segment's passage, with the names in it to embolden."""

    segment: Segment
    window: Span
    names: tuple[Span, ...] = ()
    shown: bool = True

    def said(self) -> str:
        """Quote the stretch, without a quotation mark whose partner lies outside."""
        text = self.segment.passage.text
        said = emphasise(text, trim(text, self.window), self.names)
        if "“" not in said:
            return said.replace("”", "").rstrip("。，")
        return said if "”" in said else said.replace("“", "")

    def source(self) -> Source:
        return Source.of(self.segment, self.window)


@dataclass(frozen=True, slots=True)
class _Found:
    """What to quote, piece after piece, and the earlier sentence of the passage that it refers back to."""

    score: float
    pieces: tuple[_Piece, ...]
    antecedent: Span | None = None

    def draft(self) -> Draft:
        sources = [piece.source() for piece in self.pieces]
        if self.antecedent:
            segment = self.pieces[-1].segment
            span = raw_span(segment.article.text, segment.passage.span, self.antecedent)
            sources.append(Source(segment.article, segment.passage, span))
        text = "：".join(piece.said() for piece in self.pieces if piece.shown)
        return Draft(text, tuple(_joined(sources)), self.score)


def _joined(sources: Sequence[Source]) -> Iterator[Source]:
    """Cite in one piece what follows on each other: who speaks, and what is said."""
    kept: list[Source] = []
    for source in sorted(dict.fromkeys(sources), key=lambda one: (one.article.name, one.span)):
        last = kept[-1] if kept else None
        if last and last.passage.id == source.passage.id and _follows(last, source):
            end = max(last.span.end, source.span.end)
            kept[-1] = replace(last, span=Span(last.span.start, end))
        else:
            kept.append(source)
    yield from kept


def _follows(one: Source, other: Source) -> bool:
    """Tell whether nothing but blanks parts two spans, and both together are short enough to be read."""
    gap = one.article.text[one.span.end : other.span.start]
    return not gap.strip() and other.span.end - one.span.start <= _READ


def compose_person(bearings: Sequence[Bearing]) -> Composition:
    """Return the clause that names who is asked for, or nothing."""
    bearings = [bearing for bearing in bearings if bearing.place_fit]
    if not bearings:
        return Composition()
    deed = _deed_of(bearings[0].question)
    if deed != bearings[0].question:
        bearings = [replace(bearing, question=deed) for bearing in bearings]
    speeches: list[_Found] = []
    if _ASKS_SPEAKER.search(fold(bearings[0].question.asks)):
        speeches = [speech for bearing in bearings for speech in _speeches(bearing)]
    best = _best(speeches) or _best([named for bearing in bearings for named in _named(bearing)])
    return Composition((_introduced(best, bearings).draft(),)) if best else Composition()


def _deed_of(question: Question) -> Question:
    """Let the occasion weigh little (谁在某某会议上作部署): what was done there tells the people apart."""
    occasion = _OCCASION.search(fold(question.asks))
    if not occasion:
        return question
    terms = tuple(
        replace(term, weight=term.weight * _OCCASION_SHARE, needed=0.0)
        if term.text in occasion["what"]
        else term
        for term in question.terms
    )
    return replace(question, terms=terms)


def _best(found: Sequence[_Found]) -> _Found | None:
    best = max(found, key=lambda one: one.score, default=None)
    return best if best is not None and best.score >= ACCEPT else None


def _named(bearing: Bearing) -> Iterator[_Found]:
    """Yield the runs of clauses that name one person, or one list of them."""
    segment, question = bearing.segment, bearing.question
    text, office = segment.passage.text, asked_office(question)
    for window in runs_of(segment, MAX_CHARS):
        people = _people(bearing, window)
        if _in_several_clauses(segment, people):
            continue
        holders = tuple(p for p in people if office is None or office.is_held(text, p, question))
        if not holders and (office or _NEEDS_PERSON.search(question.asks)):
            continue
        score, antecedent = _score(bearing, window, office.phrase if office and holders else "")
        if not holders and bearing.own_share(window) < _IN_FULL:
            continue
        score *= 1.0 if holders else _NOBODY
        if office and holders and _of_asked_place(text, holders[0], question):
            score += _PLACED if score else 0.0
            if question.wording:
                score = max(score, ACCEPT)  # “乙市的呢？”: the office and the place are all that is asked
        quoted = _about_holders(text, window, people, holders) if office else window
        yield _Found(score, (_Piece(segment, quoted, holders),), antecedent)


def _of_asked_place(text: str, person: Span, question: Question) -> bool:
    """Tell whether the words before a name give the place asked for."""
    title = Span(titled(text, person).start, person.start).of(text)
    named = places_named(title)
    return any(place_relation(asked, place) == "same" for asked in question.places for place in named)


def _in_several_clauses(segment: Segment, people: Sequence[Span]) -> bool:
    if len(people) < 2:
        return False
    return len({clause for clause in segment.clauses for person in people if clause.contains(person)}) > 1


def _about_holders(text: str, window: Span, people: Sequence[Span], holders: Sequence[Span]) -> Span:
    """Cut a list of people with their offices down to the one asked for."""
    if len(holders) == len(people):
        return window
    return Span(titled(text, holders[0]).start, holders[-1].end)


def _speeches(bearing: Bearing) -> Iterator[_Found]:
    """Yield what is said of the matter with the clause that says who says so."""
    segment = bearing.segment
    text = segment.passage.text
    for window in runs_of(segment, MAX_CHARS):
        score, _ = _score(bearing, window)
        speaker = speaker_of(text, window) if score >= ACCEPT else None
        if speaker is None or fold(speaker.name.of(text)) in bearing.question.people:
            continue
        if window.contains(speaker.name):
            yield _Found(score, (_Piece(segment, window, (speaker.name,)),))
            continue
        sentence = next(s for s in sentences(text) if s.end > speaker.name.start)
        naming = replace(segment, span=sentence, sentence=sentence)
        yield _Found(score, (_Piece(naming, speaker.clause, (speaker.name,)), _Piece(segment, window)))


def _introduced(found: _Found, bearings: Sequence[Bearing]) -> _Found:
    """Put the office before a bare name, where the article gives it elsewhere."""
    first = found.pieces[0]
    text = first.segment.passage.text
    if len(first.names) != 1 or titled(text, first.names[0]) != first.names[0]:
        return found
    name, article = first.names[0].of(text), first.segment.article.id
    for bearing in bearings:
        segment = bearing.segment
        if segment.article.id != article:
            continue
        for person in find_people(segment.passage.text):
            full = titled(segment.passage.text, person)
            if segment.span.contains(person) and person.of(segment.passage.text) == name and full != person:
                shown = replace(first, shown=len(found.pieces) == 1)
                return replace(found, pieces=(_Piece(segment, full, (person,)), shown, *found.pieces[1:]))
    return found


def _score(bearing: Bearing, window: Span, office: str = "") -> tuple[float, Span | None]:
    """Return how well *window* answers, and the earlier sentence that it takes to know whom it is about.

    *office* is how the question calls the office that *window* is known to give: 发改委主任.
    """
    slots = bearing.slots(window)
    said = f"{bearing.said(window)}\n{office}"
    own, relevance = coverage(bearing.question.terms, [(said, 1.0)]), bearing.relevance(window, office)
    antecedent, shared = _antecedent(bearing, window)
    if antecedent and shared > relevance:
        relevance, own = shared, max(own, shared)
    else:
        antecedent = None
    if not slots or own < _OWN:
        return 0.0, None
    return weigh(bearing, window, relevance, own) * slots, antecedent


def _antecedent(bearing: Bearing, window: Span) -> tuple[Span | None, float]:
    """Return the earlier sentence of the passage that 该公司 may mean, and how much both say together."""
    text, folded = bearing.segment.passage.text, bearing.segment.folded
    if not _REFERS_BACK.search(window.of(text)):
        return None, 0.0
    said = bearing.said(window)
    earlier = [s for s in sentences(text) if s.end <= window.start][-3:]
    scored = [
        (coverage(bearing.question.terms, [(said, 1.0), (s.of(folded), _ANTECEDENT)]), s) for s in earlier
    ]
    share, sentence = max(scored, default=(0.0, None), key=lambda pair: pair[0])
    return sentence, share


def _people(bearing: Bearing, window: Span) -> tuple[Span, ...]:
    """The people named in *window* whom the question doesn't name itself, without who reports it."""
    text = bearing.segment.passage.text
    told = max(window.start, len(lead_in(text)))
    return tuple(
        s
        for s in find_people(text)
        if told <= s.start and s.end <= window.end and fold(s.of(text)) not in bearing.question.people
    )
