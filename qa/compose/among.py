"""Figures told beside another: of a part of it, behind 其中, or of a thing of their own.

Knows how a sentence tells of a part; how well a figure answers otherwise is for `figure` to score.
"""

from __future__ import annotations

from collections.abc import Sequence

from index import Span, compiled, cut_words, fold, is_generality, word_class
from qa.bearing import Bearing
from qa.frames import FRAME
from qa.limits import shared_size
from qa.matching import match
from qa.question import Term
from qa.terms import blank, is_nominal

_PART = compiled(r"其中[^;。!?\n]*")
_CLAUSE = compiled("[^,;。]*")
_COMPARED = compiled(r"[较比][^,;]{0,8}(?:同期|[上去]年[末底]?|\d年)")
_COMMA = compiled("[,;]")
_STOP = compiled(r"[;。!?\n]")
_EXAMPLES = compiled("其中[^,]*等")
_SAID = 0.9
_TELLING = 3.0
"""Terms that weigh less are borrowed from another side of the question, or say little."""


def of_part_or_whole(bearing: Bearing, figure: Span) -> bool:
    """Tell whether *figure* stands on the other side of a 其中 than what is asked for."""
    folded = bearing.segment.folded
    parts = [Span(*found.span()) for found in _PART.finditer(folded)]
    terms = [term for term in bearing.question.terms if _names(term.text) and term.weight >= _TELLING]
    if not parts or not terms:
        return False
    own = next((part for part in parts if part.contains(figure)), None)
    if own is not None and _is_of_part(bearing, terms, Span(own.start, figure.start)):
        return True
    return _is_told_of_parts(bearing, terms, [part for part in parts if part != own], figure)


def names_its_own(bearing: Bearing, window: Span, figure: Span) -> bool:
    """Tell whether *figure* has a thing of its own behind another alike: 新增甲66家，累计招引乙389家."""
    segment = bearing.segment
    told = [quantity for quantity in segment.quantities_in(window) if quantity.span.end <= figure.end]
    if len(told) < 2 or told[-1].span != figure or told[-1].unit != told[-2].unit:
        return False
    between, behind = segment.folded[told[-2].span.end : figure.start], segment.folded[figure.end :]
    between = _COMPARED.sub("", between)
    said = f"{between}{_CLAUSE.match(behind)}"
    terms = [term for term in bearing.question.terms if len(term.text) == 1 or _names(term.text)]
    if not _COMMA.search(between) or any(match(term, said) for term in terms):
        return False
    asked = fold(bearing.question.text)
    return any(_names(word) and word not in asked for word, _ in cut_words(FRAME.sub(" ", between)))


def _is_of_part(bearing: Bearing, terms: Sequence[Term], part: Span) -> bool:
    """Tell whether all that is asked for is told before 其中, and *part* names more than is asked."""
    folded = bearing.segment.folded
    start = max((stop.end() for stop in _STOP.finditer(folded, 0, part.start)), default=0)
    whole = Span(start, part.start)
    told = bearing.segment.quantities_in(whole)
    if not told or not all(match(term, whole.of(folded)) >= _SAID for term in terms):
        return False
    asked = fold(bearing.question.text)
    if shared_size(asked, part.of(folded)):
        return False
    own = FRAME.sub(" ", _EXAMPLES.sub(" ", part.of(folded)))
    unasked = [word for word, _ in cut_words(own) if word not in asked]
    named = [word for word in unasked if _names(word) or any(term.text in word for term in terms)]
    return any(not any(word in term.forms for term in terms) for word in named)


def _is_told_of_parts(bearing: Bearing, terms: Sequence[Term], parts: Sequence[Span], figure: Span) -> bool:
    """Tell whether something asked for is told of *parts* alone, not of the rest, nor of *figure*."""
    folded, article = bearing.segment.folded, bearing.segment.article
    own = next((quantity for quantity in bearing.segment.quantities if quantity.span == figure), None)
    fact = bearing.fact_of(own) if own else None
    rest = f"{blank(folded, parts)}\n{fold(fact.indicator) if fact else ''}"
    over = fold("\n".join([article.title, *(heading.text for heading in bearing.segment.passage.headings)]))
    return any(match(term, folded) >= _SAID and not match(term, f"{rest}\n{over}") for term in terms)


def _names(word: str) -> bool:
    """Tell whether *word* names a thing, or tells it from others of its kind (省级); a place is neither."""
    kind = word_class(word)
    named = (is_nominal(word) or kind[:1] == "b") and kind[:2] not in ("ns", "nr")
    return len(word) > 1 and named and not word[0].isdigit() and not is_generality(word)
