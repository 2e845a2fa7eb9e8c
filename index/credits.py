"""Who wrote, edited or photographed: a byline's credits with their labels; knows no questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from index.asides import is_byline, lead_in
from index.fold import simplified
from index.passage import Span
from index.patterns import compiled
from index.people import SURNAMES


@dataclass(frozen=True, slots=True)
class Credit:
    """Names under one label; `roles` are the words that say what they did: 记者, 编辑, 文, 图."""

    span: Span
    roles: tuple[str, ...]
    names: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Byline:
    """The part of a paragraph that holds its credits, in order."""

    span: Span
    credits: tuple[Credit, ...]


_LABEL = compiled(
    r"(?:特约|本报|本刊|本网|见习|实习|首席|特派|文字|摄影)?记者|通讯员|实习生|报道员|作者|撰稿人?|撰文|采写|采编|"
    r"责任编辑|责编|编辑|责任校对|校对|审核|监制|摄影|供稿|供图|来源"
)
_ROLE_MARKS = compiled("[/／、]")
_KIND = compiled(r"(?:文|图|摄影|摄|供图)(?:[/／、](?:文|图|摄影|摄|供图))*(?![一-鿿])")
_WORD = compiled(r"[一-鿿A-Za-z·]+")
_OUTLET = compiled(
    r"(?:报|网|社|台|中心|新闻|客户端|观察|传媒|媒体|局|委|办|部|会|公司|院|处|系统|讯|电|频道)$"
)
_BEHIND_NAME = compiled(r"(?:综合)?(?:报道|采写|整理|撰文|发自.*|返回.*)$|(?<=..)(?:摄|供图)$")
_END = compiled(rf"[，,](?!\s*(?:{_LABEL.pattern}))|[。；;]")
_OF_WORK = frozenset(
    ["文", "图", "摄", "摄影", "供图", "编辑", "责编", "责任编辑", "校对", "责任校对", "审核", "监制", "来源"]
)
"""Who has one of these is not meant by the 文/图 that closes a byline."""

_SENTENCE_END = compiled(r"[。！？!?”][）)]?\s*")
_BRACKETED = compiled(r"[^。；！？]{0,80}?[（(]([^（()）]{0,20}(?:记者|通讯员)[^（()）]{1,40})[）)]")
_OPENING = compiled(r"[^，。；！？]{0,24}(?:记者|通讯员)[\s　]*[一-鿿]{2,3}(?:[、\s][一-鿿]{2,3})*(?=[\d\s])")
_SIGNATURE = compiled(r"(?:^\s*|[。！？”]\s*|[讯电]\s*)[（(]([一-鿿]{2,4}(?:[\s、]+[一-鿿]{2,4})*)[）)]")
"""Names alone in brackets, behind an agency's 电 or the last sentence."""

_BRACKETS = "（）()【】[]"
_SHORT_LINE = 40
_LONGEST_TAIL = 80


def find_byline(text: str) -> Byline | None:
    """Find the credits of a paragraph that is a byline, or that one closes or opens."""
    text = simplified(text)
    for span in _stretches(text):
        if credits := tuple(_with_kinds(_credits(text, span))):
            return Byline(span, credits)
    return _signature(text)


def _signature(text: str) -> Byline | None:
    """Read names that stand alone in brackets after 电, or after the paragraph's last sentence."""
    for match in _SIGNATURE.finditer(text):
        closes = match.end() >= len(text.rstrip()) and match.group()[0] not in "讯电"
        opens = match.group()[0] in "讯电" and match.start() < len(lead_in(text))
        names = tuple(span for span, kind in _tokens(text, Span(*match.span(1))) if kind == "name")
        if (closes or opens) and names:
            start = match.start(1) - 1 if closes else 0
            return Byline(Span(start, match.end()), (Credit(Span(*match.span(1)), (), names),))
    return None


def _stretches(text: str) -> Iterator[Span]:
    """Where a byline may stand: the whole paragraph, its tail, or before its news."""
    if is_byline(text) or (len(text) <= _SHORT_LINE and not re.search("[。！？]", text)):
        yield Span(0, len(text))
        return
    ends = [match.end() for match in _SENTENCE_END.finditer(text) if match.end() < len(text.rstrip())]
    if ends and len(text) - ends[-1] <= _LONGEST_TAIL:
        yield Span(ends[-1], len(text))
    if bracketed := _BRACKETED.match(text):
        yield Span(*bracketed.span(1))
    if lead := lead_in(text):
        yield Span(0, len(lead))
    if opening := _OPENING.match(text):
        yield Span(*opening.span())


def _credits(text: str, within: Span) -> Iterator[Credit]:
    """Read labels and names from left to right; a word that is neither is the outlet of what follows."""
    start: int | None = None
    roles: tuple[str, ...] = ()
    names: tuple[Span, ...] = ()
    for span, kind in _tokens(text, within):
        if kind == "outlet" and roles[-1:] == ("来源",) and not names:
            kind = "name"
        if names and kind in ("label", "outlet"):
            yield Credit(Span(start or 0, names[-1].end), roles, names)
            start, roles, names = None, (), ()
        if kind == "bracket":
            if names:
                yield Credit(Span(start or 0, names[-1].end), roles, names)
            start, roles, names = None, (), ()
            continue
        start = span.start if start is None or span.of(text) == "来源" else start
        if kind == "name":
            names = (*names, span)
        elif kind in ("label", "kind"):
            roles = (*roles, *_ROLE_MARKS.split(span.of(text)))
        if kind == "kind" and names:
            yield Credit(Span(start, span.end), roles, names)
            start, roles, names = None, (), ()
    if names:
        yield Credit(Span(start or 0, names[-1].end), roles, names)


def _tokens(text: str, within: Span) -> Iterator[tuple[Span, str]]:
    """Cut a byline into labels, kinds of work (文/图), names and other words."""
    position = within.start
    while position < within.end and not _END.match(text, position):
        if (kind := _KIND.match(text, position, within.end)) and _stands_free(text, kind.start()):
            yield Span(*kind.span()), "label" if _opens_names(text, kind.end()) else "kind"
            position = kind.end()
        elif word := _WORD.match(text, position, within.end):
            yield from _parts(text, Span(*word.span()))
            position = word.end()
        else:
            if text[position] in _BRACKETS:
                yield Span(position, position + 1), "bracket"
            position += 1


def _opens_names(text: str, position: int) -> bool:
    """Tell whether a colon or bar follows: 文｜张某, not 张某/文."""
    return text[position : position + 1] in ("|", "｜", ":", "：")


def _stands_free(text: str, start: int) -> bool:
    return start == 0 or not re.match("[一-鿿]", text[start - 1])


def _parts(text: str, word: Span) -> Iterator[tuple[Span, str]]:
    """Cut a word without blanks: 某报记者李某, 张某校对."""
    start = word.start
    for label in _LABEL.finditer(text, word.start, word.end):
        before = Span(start, label.start())
        if len(before):
            named = _is_name(before.of(text)) and not label.group().endswith("记者")
            yield before, "name" if named else "outlet"
        yield Span(*label.span()), "label"
        start = label.end()
    rest = _BEHIND_NAME.sub("", text[start : word.end])
    if rest:
        span = Span(start, start + len(rest))
        yield span, "name" if _is_name(rest) else "outlet"
        if text[span.end : word.end] in ("摄", "供图"):
            yield Span(span.end, word.end), "kind"


def _is_name(word: str) -> bool:
    if "·" in word:
        return not _OUTLET.search(word) and 3 <= len(word) <= 15
    return 2 <= len(word) <= 4 and word[0] in SURNAMES and not _OUTLET.search(word)


def _with_kinds(credits: Iterable[Credit]) -> Iterator[Credit]:
    """Let the 文/图 behind the last name speak of all before it that have no work of their own."""
    later: tuple[str, ...] = ()
    found = []
    for credit in reversed(list(credits)):
        own = tuple(role for role in credit.roles if role in _OF_WORK)
        found.append(credit if own else replace(credit, roles=(*credit.roles, *later)))
        later = tuple(role for role in own if _KIND.fullmatch(role)) if own else later
    if any(credit.roles for credit in found):
        yield from reversed(found)
