"""Article → passages: which paragraphs to join or cut, and the year and place each speaks of."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from index.layout import Block, find_blocks, raw_span, unwrap
from index.lines import CLOSERS, ENDS, ITEM, ends_sentence
from index.masthead import half
from index.outline import Part, outline
from index.passage import Article, Heading, Passage, Span
from index.phrases import YEAR, YEAR_STATED, is_byline
from index.whereabouts import passage_place, stated_place

SPLIT_VERSION = 1
LONGEST = 360  # characters of a passage before it is cut; a reader's screenful, and the encoder's comfort
SHORTEST = 60  # below this a paragraph joins its neighbour under the same headings

_SENTENCE_END = re.compile(rf"[{ENDS}]+[{re.escape(CLOSERS)}]*")
_CLAUSE_END = re.compile(rf"[；;][{re.escape(CLOSERS)}]*")
_STATED_YEAR = re.compile(rf"{YEAR_STATED}(?!年?\s*[—－-]\s*{YEAR}|年?以来|年?、{YEAR})")
_OPENING_YEAR = re.compile(
    rf"(?:[^，。,；：:]{{0,8}}[，,：:])?(?:截至|截止|在|到)?({YEAR})年(?!以来|起|[—－-]|、)"
)
_RELATIVE = re.compile(r"(?:[^，。,；：:]{0,8}[，,：:])?(今年|去年|明年|上年|本年度)")
_PAST_YEAR = re.compile("过去的?一年|一年来")
_SHIFTS = {"今年": 0, "本年度": 0, "去年": -1, "上年": -1, "明年": 1}
_SPEAKER = re.compile(r"[\u4e00-\u9fff·]{2,6}[：:]")
_GOAL = re.compile(
    r"预期(?:经济)?(?:目标|指标)|主要目标|工作目标|发展目标|目标任务|目标[:：]|^下一步|^未来|力争"
)


@dataclass(frozen=True, slots=True)
class _Draft:
    span: Span
    text: str
    headings: tuple[Block, ...]
    year: int | None
    whole: bool = False


def split_article(article: Article) -> tuple[Passage, ...]:
    """Return the passages of *article* in order: they and their headings cover all it says."""
    parts = outline(find_blocks(article.text, article.span))
    drafts = [
        draft
        for joined in _join_short(_with_years(parts, article), article)
        for draft in _cut(joined, article)
    ]
    seen: Counter[str] = Counter()
    return tuple(_passage(draft, article, seen) for draft in drafts)


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of *text*; closing quotes stay with theirs, semicolons end none."""
    return _pieces(text, Span(0, len(text)), _SENTENCE_END)


def _pieces(text: str, within: Span, end: re.Pattern[str]) -> tuple[Span, ...]:
    found: list[Span] = []
    start = within.start
    stops = [match.end() for match in end.finditer(text, within.start, within.end)]
    for stop in [*stops, within.end]:
        said = text[start:stop]
        left = start + len(said) - len(said.lstrip())
        if said.strip():
            found.append(Span(left, left + len(said.strip())))
        start = stop
    return tuple(found)


def _with_years(parts: Sequence[Part], article: Article) -> list[_Draft]:
    drafts: list[_Draft] = []
    path: tuple[Block, ...] | None = None
    carried: int | None = None
    for part in parts:
        span, text = part.block.span, part.block.text
        if part.headings != path:
            path, carried = part.headings, _heading_year(part.headings, article.year)
        carried, year = _paragraph_year(text, carried, article)
        alone = is_byline(text) or part.block.level > 0 or part.block.mark == "row"
        drafts.append(_Draft(span, text, part.headings, article.year if alone else year, alone))
    return drafts


def _heading_year(headings: Sequence[Block], speaking: int | None) -> int | None:
    """Return the year of the innermost heading that states one."""
    for heading in reversed(headings):
        if found := _STATED_YEAR.search(half(heading.text)):
            return int(found[1])
        if speaking and (relative := re.search("今年|去年|明年|上年|本年度", heading.text)):
            return speaking + _SHIFTS[relative.group()]
    return speaking


def _paragraph_year(text: str, carried: int | None, article: Article) -> tuple[int | None, int | None]:
    """Return the year for the paragraphs below and for this one.

    A goal is for the year spoken in, never for a finished year stated above it.
    """
    copy, speaking = half(text), article.year
    if found := _OPENING_YEAR.match(copy):
        year = int(found[1])
        return (carried if found[0][:-5].endswith(("到", "至", "截止")) else year), year
    if speaking and (relative := _RELATIVE.match(copy)):
        year = speaking + _SHIFTS[relative[1]]
        return year, year
    if speaking and article.date and article.date.month <= 6 and _PAST_YEAR.match(copy):
        return speaking - 1, speaking - 1  # said early in a year, the past year is the one before
    if speaking and carried and carried < speaking and _GOAL.search(copy[:40]):
        return speaking, speaking
    return carried, carried


def _join_short(drafts: Sequence[_Draft], article: Article) -> list[_Draft]:
    joined: list[_Draft] = []
    for draft in drafts:
        if joined and _belong(joined[-1], draft):
            last = joined.pop()
            span = Span(last.span.start, draft.span.end)
            draft = _Draft(span, unwrap(span.of(article.text)), last.headings, last.year)
        joined.append(draft)
    return joined


def _belong(left: _Draft, right: _Draft) -> bool:
    if left.whole or right.whole or left.headings != right.headings or left.year != right.year:
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
    """Cut a long passage at sentence ends into parts of like length; a huge sentence at semicolons."""
    text = draft.text
    if len(text) <= LONGEST:
        return [draft]
    pieces = [
        piece
        for sentence in sentences(text)
        for piece in (
            _pieces(text, sentence, _CLAUSE_END) if sentence.end - sentence.start > LONGEST else (sentence,)
        )
    ]
    target = len(text) / -(-len(text) // LONGEST)
    cuts: list[Span] = []
    for piece in pieces:
        if cuts and piece.end - cuts[-1].start <= LONGEST * 1.2 and _nearer(cuts[-1], piece, target):
            cuts[-1] = Span(cuts[-1].start, piece.end)
        else:
            cuts.append(piece)
    spans = [raw_span(article.text, draft.span, cut) for cut in cuts]
    return [_Draft(span, unwrap(span.of(article.text)), draft.headings, draft.year) for span in spans]


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
        place=passage_place(draft.text, [heading.text for heading in draft.headings], article.place),
    )
