"""Article → passages: which paragraphs to join or cut; each keeps the scope it was read in."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index.asides import is_aside
from index.layout import Block, find_blocks, raw_span, unwrap
from index.lines import CLOSERS, ENDS, ITEM, ends_sentence
from index.outline import Part, outline
from index.passage import Article, Heading, Passage, Span
from index.patterns import compiled
from index.scope import find_scopes
from index.whereabouts import own_place, stated_place

SPLIT_VERSION = 6
LONGEST = 360  # characters of a passage before it is cut; a reader's screenful, and the encoder's comfort
HARDEST = 3 * LONGEST  # characters of a clause before it is cut where no stop is: no passage is longer
SHORTEST = 60  # below this a paragraph joins its neighbour under the same headings

_SENTENCE_END = compiled(rf"[{ENDS}]+[{re.escape(CLOSERS)}]*")
_CLAUSE_END = compiled(rf"[；;][{re.escape(CLOSERS)}]*")
_OF_WHAT_STANDS_BEFORE = compiled("其中[，,：:]?")
"""Opens a sentence about a part of what the one before tells, in its year: never cut from it."""

_PAUSE = compiled(r"[，、,：:\s]")
_SPEAKER = compiled(r"[\u4e00-\u9fff·]{2,6}[：:]")


@dataclass(frozen=True, slots=True)
class _Draft:
    span: Span
    text: str
    headings: tuple[Block, ...]
    year: int | None
    place: str | None
    whole: bool = False


def split_article(article: Article) -> tuple[Passage, ...]:
    """Return the passages of *article* in order: they and their headings cover all it says."""
    parts = outline(find_blocks(article.text, article.span))
    drafts = [
        draft for joined in _join_short(_drafts(parts, article), article) for draft in _cut(joined, article)
    ]
    seen: Counter[str] = Counter()
    return tuple(_passage(draft, article, seen) for draft in drafts)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of *text*; closing quotes stay with theirs, semicolons end none."""
    return _pieces(text, Span(0, len(text)), _SENTENCE_END)


def _pieces(text: str, within: Span, end: re.Pattern[str]) -> tuple[Span, ...]:
    stops = [match.end() for match in end.finditer(text, within.start, within.end)]
    return _between(text, [within.start, *stops, within.end])


def _between(text: str, stops: Sequence[int]) -> tuple[Span, ...]:
    """Return what stands between each two *stops*, without the blanks around it."""
    found: list[Span] = []
    for start, stop in pairwise(stops):
        said = text[start:stop]
        left = start + len(said) - len(said.lstrip())
        if said.strip():
            found.append(Span(left, left + len(said.strip())))
    return tuple(found)


def _drafts(parts: Sequence[Part], article: Article) -> list[_Draft]:
    drafts = []
    for part, scope in zip(parts, find_scopes(parts, article), strict=True):
        block = part.block
        whole = is_aside(block.text) or block.level > 0 or block.mark == "row"
        drafts.append(_Draft(block.span, block.text, part.headings, scope.year, scope.place, whole))
    return drafts


def _join_short(drafts: Sequence[_Draft], article: Article) -> list[_Draft]:
    joined: list[_Draft] = []
    for draft in drafts:
        if joined and _belong(joined[-1], draft):
            last = joined.pop()
            span = Span(last.span.start, draft.span.end)
            draft = _Draft(span, unwrap(span.of(article.text)), last.headings, last.year, last.place)
        joined.append(draft)
    return joined


def _belong(left: _Draft, right: _Draft) -> bool:
    if left.whole or right.whole or left.headings != right.headings or left.year != right.year:
        return False
    if left.place != right.place:
        return False
    if stated_place(right.text):
        return False
    if not (ends_sentence(left.text) or left.text[-1] in "；;："):
        return False
    if (
        ITEM.match(right.text)
        or (_SPEAKER.match(right.text) and left.text[-1] not in "？?")
        or len(left.text) + len(right.text) > LONGEST
    ):
        return False
    return len(right.text) < SHORTEST or (len(left.text) < SHORTEST and not ITEM.match(left.text))


def _cut(draft: _Draft, article: Article) -> list[_Draft]:
    """Cut a long passage at sentence ends into parts of like length; a huge sentence within."""
    text = draft.text
    if len(text) <= LONGEST:
        return [draft]
    pieces = [piece for sentence in sentences(text) for piece in _within(text, sentence)]
    target = len(text) / -(-len(text) // LONGEST)
    cuts: list[Span] = []
    for piece in pieces:
        grown = piece.end - cuts[-1].start if cuts else 0
        near = bool(cuts) and grown <= LONGEST * 1.2 and _nearer(cuts[-1], piece, target)
        if near or (cuts and grown <= LONGEST * 1.6 and _OF_WHAT_STANDS_BEFORE.match(text, piece.start)):
            cuts[-1] = Span(cuts[-1].start, piece.end)
        else:
            cuts.append(piece)
    spans = [raw_span(article.text, draft.span, cut) for cut in cuts]
    return [_part_of(draft, span, article) for span in spans]


def _within(text: str, sentence: Span) -> Iterator[Span]:
    """Cut a huge sentence at semicolons, and what is still beyond measure at pauses or anywhere."""
    if len(sentence) <= LONGEST:
        yield sentence
        return
    for clause in _pieces(text, sentence, _CLAUSE_END):
        stops = [clause.start]
        while clause.end - stops[-1] > HARDEST:
            latest = stops[-1] + HARDEST
            pauses = [found.end() for found in _PAUSE.finditer(text, latest - LONGEST, latest)]
            stops.append(pauses[-1] if pauses else latest)
        yield from _between(text, [*stops, clause.end])


def _part_of(draft: _Draft, span: Span, article: Article) -> _Draft:
    text = unwrap(span.of(article.text))
    return replace(draft, span=span, text=text, place=own_place(text, article.place) or draft.place)


def _nearer(cut: Span, piece: Span, target: float) -> bool:
    now, then = cut.end - cut.start, piece.end - cut.start
    return abs(then - target) <= abs(now - target) or piece.end - piece.start < SHORTEST


def _passage(draft: _Draft, article: Article, seen: Counter[str]) -> Passage:
    key = "\0".join([article.id, *(heading.text for heading in draft.headings), draft.text])
    seen[key] += 1
    if seen[key] > 1:
        key += f"\0{seen[key]}"
    return Passage(
        id=hashlib.sha256(key.encode()).hexdigest()[:16],
        article=article.id,
        span=draft.span,
        text=draft.text,
        headings=tuple(Heading(heading.text, heading.span) for heading in draft.headings),
        year=draft.year,
        place=draft.place,
    )
