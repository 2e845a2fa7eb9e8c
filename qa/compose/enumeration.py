"""What an enumeration is: items in order and the words over them; how one is found is for its finders."""

from __future__ import annotations

from dataclasses import dataclass

from index import Span, compiled, sentences
from qa.compose.draft import Source
from qa.evidence import MAX_CITED_SENTENCE, Segment
from qa.wanted import small_number

MAX_ITEM = 70
LEAD = 160
_RUN_IN = 24
_PARAGRAPH_END = compiled(r"\n\s*\n|\n[ \u3000]{2}")
_CN = "一二三四五六七八九十"
_ORDINAL = compiled(
    rf"^(?P<prefix>[^，。；,;]{{0,6}}?)(?:(?P<is>[{_CN}]{{1,3}})(?:是要?|要)|第(?P<nth>[{_CN}]{{1,3}})[，,、是]?|[（(](?P<in>[{_CN}]{{1,3}}|\d{{1,2}})[）)]|"
    rf"(?P<cn>[{_CN}]{{1,3}})[、：:]|(?P<no>\d{{1,2}})[.．、](?!\d))"
)
_ANNOUNCED = compiled(
    r"(?:以下|如下|下列|[几\d一二三四五六七八九十]大?(?:个?方面|[个项条点]))[^，,。；;、]{0,12}$"
)
_SIDE = compiled(r"(?:[^，。；,;]{0,16}的)?(?P<other>另)?一方面(?:就?是|[，,])?")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of an enumeration: its words and the span that holds them."""

    text: str
    source: Source
    segment: Segment | None = None


@dataclass(frozen=True, slots=True)
class Enumeration:
    """Items in order; `lead` is the text that announces them, `labels` the words they share."""

    lead: str
    labels: str
    items: tuple[Item, ...]
    first: Segment

    @property
    def is_announced(self) -> bool:
        """Whether the sentence before the items says that they follow: 做了以下几方面工作."""
        return _ANNOUNCED.search(self.lead.rstrip("。：: \n")) is not None


def ordinal(text: str) -> tuple[str, int] | None:
    """Read the ordinal that *text* opens with: the style it is written in and its number."""
    side = _SIDE.match(text)
    if side:
        return "side", 2 if side["other"] else 1
    found = _ORDINAL.match(text)
    if not found:
        return None
    for style in ("is", "nth", "in", "cn", "no"):
        digits = found.group(style)
        if digits:
            number = small_number(digits)
            return (f"{found.group('prefix')}{style}", number) if number else None
    return None


def without_ordinal(text: str) -> str:
    """Return *text* without the ordinal that it opens with."""
    found = _SIDE.match(text) or _ORDINAL.match(text)
    return text[found.end() :].strip() if found else text


def announcement(before: Segment | None, first: Segment, start: int | None = None) -> str:
    """The words over an enumeration: its headings and what stands before its first item."""
    headings = "\n".join(heading.text for heading in first.passage.headings)
    above = first.folded[: first.span.start if start is None else start]
    if before is not None and before.passage.id != first.passage.id and _leads_to(before, first):
        above = f"{before.folded}\n{above}"
    return "\n".join([headings, above[-LEAD:]])


def _leads_to(before: Segment, first: Segment) -> bool:
    """Tell whether *before* stands in the section of *first* or right over it, not in the one that ended."""
    above = before.passage.headings
    return before.article.id == first.article.id and first.passage.headings[: len(above)] == above


def opening_item(segment: Segment, start: int | None = None) -> Item:
    """The opening of an item from *start* on: its sentence part, or its first clause when that is long."""
    text = segment.passage.text
    shown = Span(segment.span.start if start is None else start, segment.span.end)
    if len(shown) > MAX_ITEM:
        shown = _first_clause(text, shown)
    source = Source.of(segment, _with_what_follows(segment))
    return Item(shown.of(text).rstrip("。；;，,：:"), source, segment)


def _with_what_follows(segment: Segment) -> Span:
    """A short item is a heading run into its paragraph: cite with it the sentence that carries it out."""
    text = segment.passage.text
    after = next((span for span in sentences(text) if span.start >= segment.sentence.end), None)
    if after is None or segment.span != segment.sentence or len(segment.sentence) > _RUN_IN:
        return segment.span
    whole = Span(segment.span.start, after.end)
    cited = segment.cited(whole.start, whole.end).of(segment.article.text)
    fits = len(whole) <= MAX_CITED_SENTENCE and not _PARAGRAPH_END.search(cited)
    return whole if fits else segment.span


def _first_clause(text: str, within: Span) -> Span:
    for mark in "；;，,：:":
        at = text.find(mark, within.start + 8, within.end)
        if at >= 0 and at - within.start <= MAX_ITEM:
            return Span(within.start, at)
    return Span(within.start, min(within.end, within.start + MAX_ITEM))
