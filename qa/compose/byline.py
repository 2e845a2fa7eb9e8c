"""“Who wrote it?” → the credits asked for, out of the byline of the article that the question is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import Byline, Credit, Span, compiled, find_byline, fold, raw_span
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.draft import Composition, Draft, Source, emphasise
from qa.compose.office import asks_office
from qa.evidence import Segment, segments_of
from qa.frames import BYLINE
from qa.matching import coverage
from qa.question import Question

ACCEPT = 0.45

_WRITERS = compiled("记者|通讯员|实习生|报道员|作者|撰稿|撰文|采写|采编|供稿|^文$")
_ROLES = (
    (compiled("来源|出处|(?:媒体|报纸|网站|报社)(?!.*记者)"), compiled("来源")),
    (compiled("编辑|责编"), compiled("编辑|责编")),
    (compiled("校对"), compiled("校对")),
    (compiled("审核"), compiled("审核")),
    (compiled("通讯员"), compiled("通讯员")),
    (compiled("实习"), compiled("实习")),
    (compiled("供稿"), compiled("供稿|通讯员")),
    (compiled("照片|拍|摄|图片|供图"), compiled("图|摄")),
    (compiled("文字"), compiled("^文$|文字")),
    (compiled("记者|采访"), compiled("记者")),
)
"""What a question asks for, and the labels that say so; the first that fits counts."""

_JOINED = compiled("[和与及、,，]")
_LEAD_BACK = 60
_SHORT = 12
"""Names alone show little: they are cited with the end of the sentence that they sign."""


def compose_byline(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition:
    """Return the credits that *question* asks for of the article that fits it best, or nothing."""
    drafts = [draft for hits in articles for draft in _drafts(question, hits)]
    best = max(drafts, key=lambda draft: draft.score, default=None)
    return Composition((best,)) if best is not None and best.score >= ACCEPT else Composition()


def compose_credit(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition:
    """Return the credit of the person whose part is asked for, of the article that fits the question best."""
    asked = [person for person in question.people[:1] if asks_office(question)]
    drafts = [draft for person in asked for hits in articles for draft in _credits(question, hits, person)]
    return Composition(tuple(sorted(drafts, key=lambda draft: -draft.score)[:1]))


def _credits(question: Question, hits: Sequence[Hit], person: str) -> Iterator[Draft]:
    for hit in hits:
        byline, segments = find_byline(hit.passage.text), segments_of(hit)
        if byline is None or not segments:
            continue
        text = hit.passage.text
        named = [c for c in byline.credits if any(fold(name.of(text)) == person for name in c.names)]
        if named:
            about = _about(question, hits)
            yield Draft(_worded(hit, named), (_source(segments[-1], byline),), about)


def _drafts(question: Question, hits: Sequence[Hit]) -> Iterator[Draft]:
    about = _about(question, hits)
    for hit in hits:
        byline = find_byline(hit.passage.text)
        segments = segments_of(hit)
        if byline is None or not segments:
            continue
        slots = Bearing(question, segments[-1]).slots(segments[-1].span)
        if slots and (asked := _asked_for(question, byline)):
            score = (0.3 + 0.7 * about) * slots
            yield Draft(_worded(hit, asked), (_source(segments[-1], byline),), score)


def _about(question: Question, hits: Sequence[Hit]) -> float:
    """Return how far the article's title and text are about what the question names beside its author."""
    terms = [term for term in question.terms if len(term.text) > 1 and not BYLINE.search(term.text)]
    if not terms or not hits:
        return 1.0
    text = "\n".join(hit.passage.text for hit in hits)
    return coverage(terms, [(fold(hits[0].article.title), 1.0), (fold(text), 0.8)])


def _asked_for(question: Question, byline: Byline) -> tuple[Credit, ...]:
    """Return the credits in the roles asked for; a question for the writer takes all who wrote."""
    roles = [label for side in _JOINED.split(fold(question.text)) if (label := _role(side))] or [_WRITERS]
    fitting = {credit for labels in roles for credit in _fitting(byline, labels)}
    return tuple(credit for credit in byline.credits if credit in fitting)


def _role(asked: str) -> re.Pattern[str] | None:
    return next((labels for words, labels in _ROLES if words.search(asked)), None)


def _fitting(byline: Byline, labels: re.Pattern[str]) -> tuple[Credit, ...]:
    fitting = _in_role(byline, labels)
    if not fitting and labels.pattern in ("记者", "^文$|文字"):
        fitting = _in_role(byline, _WRITERS)
    return fitting


def _in_role(byline: Byline, labels: re.Pattern[str]) -> tuple[Credit, ...]:
    return tuple(
        credit
        for credit in byline.credits
        if any(labels.search(role) for role in credit.roles) or (not credit.roles and labels is _WRITERS)
    )


def _worded(hit: Hit, credits: Sequence[Credit]) -> str:
    """Quote the credits, those that stand side by side in one piece."""
    text = hit.passage.text
    names = [name for credit in credits for name in credit.names]
    pieces: list[Span] = []
    for credit in credits:
        gap = text[pieces[-1].end : credit.span.start] if pieces else "-"
        if re.fullmatch(r"[\s、，,]*", gap):
            pieces[-1] = Span(pieces[-1].start, credit.span.end)
        else:
            pieces.append(credit.span)
    return "，".join(emphasise(text, piece, names) for piece in pieces)


def _source(segment: Segment, byline: Byline) -> Source:
    """Cite the whole byline; a short one, or one that closes a paragraph, with the words it follows."""
    article, passage = segment.article, segment.passage
    span = raw_span(article.text, passage.span, byline.span)
    closes = byline.span.start > 0 and byline.span.end >= len(passage.text.rstrip())
    if closes or len(byline.span) < _SHORT:
        lead = article.text[max(article.span.start, span.start - _LEAD_BACK) : span.start]
        mark = re.search("[，。；！？\n]", lead[: len(lead.rstrip()) - 1])
        closed = article.text[span.end : span.end + 1] in tuple("）)】")
        span = Span(span.start - len(lead) + (mark.end() if mark else 0), span.end + closed)
    return Source(article, passage, span)
