"""“Which office is in charge of …” → the words that say so: 责任单位：市能源局, 由市能源局负责解释."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index import Span, compiled, fold, raw_span
from qa.bearing import Bearing
from qa.compose.attributes import against
from qa.compose.draft import Composition, Draft, Source
from qa.matching import coverage

_LABEL = r"(?:责任|牵头|主管|实施|承办|配合)(?:单位|部门|领导|人)"
_ASKS = compiled(
    rf"{_LABEL}|(?:哪一?[个些家]?|什么|啥)(?:部门|单位|局)(?:来|去)?(?:负责|牵头|主管|承办|落实|管)|由谁(?:负责|牵头)"
)
_SAYS = compiled(rf"{_LABEL}[：:]\s*(?P<who>[^\n。；;]{{2,40}})")
_BY = compiled(r"由(?P<who>[^，。；、\n由\d]{2,16}?)(?:负责|牵头)(?P<deed>[一-鿿]{0,4})")
_OFFICE = compiled(r"[局委办厅部处院会科室组队]$|中心$")
_DEED_ASKED = compiled(r"(?:负责|牵头)(?P<deed>[一-鿿]{2,4})")
_ASKED = compiled("责任|牵头|主管|实施|承办|配合|负责|单位|部门|领导")
_NUMBERED = compiled(r"\d+号")
_ACCEPT = 0.6


def compose_charge(bearings: Sequence[Bearing]) -> Composition:
    """Return who is in charge of the item asked about, where an item says so; else nothing."""
    if not bearings or not _ASKS.search(fold(bearings[0].question.asks)):
        return Composition()
    drafts = [draft for bearing in bearings for draft in (*_drafts(bearing), *_said_in_passing(bearing))]
    best = max(drafts, key=lambda draft: draft.score, default=None)
    return Composition((best,)) if best is not None and best.score >= _ACCEPT else Composition()


def _drafts(bearing: Bearing) -> Iterator[Draft]:
    segment, text = bearing.segment, bearing.segment.passage.text
    asked = fold(bearing.question.text)
    terms = [term for term in bearing.question.terms if not _ASKED.fullmatch(term.text)]
    for label in _SAYS.finditer(text, segment.span.start, segment.span.end):
        before = [found.end() for found in _SAYS.finditer(text, 0, label.start())]
        item = Span(max(before, default=0), label.end())
        said = coverage(terms, [(fold(item.of(text)), 1.0)])
        span = raw_span(segment.article.text, segment.passage.span, item)
        source = Source(segment.article, segment.passage, span)
        said *= against(asked, fold(item.of(text)))
        if not set(_NUMBERED.findall(asked)) <= set(_NUMBERED.findall(fold(item.of(text)))):
            continue  # 地铁3号线 is not 1号线
        yield Draft(label.group(), (source,), said * bearing.slots(Span(*label.span())))


def _said_in_passing(bearing: Bearing) -> Iterator[Draft]:
    """Find 由某局负责解释, of the deed asked about."""
    segment, text = bearing.segment, bearing.segment.passage.text
    asked = _DEED_ASKED.search(fold(bearing.question.text))
    for found in _BY.finditer(text, segment.span.start, segment.span.end):
        if asked is None or asked["deed"] != found["deed"] or not _OFFICE.search(found["who"]):
            continue
        window = Span(*found.span())
        source = Source.of(segment, window)
        yield Draft(found.group(), (source,), bearing.slots(window))
