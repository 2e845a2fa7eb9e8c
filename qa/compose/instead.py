"""A question that can't be answered as it stands → the same with another place or year put in its words."""

from __future__ import annotations

from collections.abc import Iterable

from qa.answer import Choice
from qa.compose.draft import Source
from qa.question import Question

MOST = 3


def meant_places(question: Question) -> tuple[Choice, ...]:
    """Name each of the places that share the name asked with."""
    [name] = question.places
    return tuple(Choice(place, _put(question.text, name, place)) for place in question.rivals)


def stated_instead(question: Question, relaxed: Question, nearest: Iterable[Source]) -> tuple[Choice, ...]:
    """Put the year or the place that *relaxed* gives up as the *nearest* sentences have it."""
    sources = list(nearest)
    if len(question.years) == 1 and not relaxed.years and relaxed.places == question.places:
        return _swapped(question.text, f"{question.years[0]}年", map(_year, sources))
    if len(question.places) == 1 and not relaxed.places:
        return _swapped(question.text, question.places[0], map(_place, sources))
    return ()


def _swapped(text: str, asked: str, others: Iterable[str]) -> tuple[Choice, ...]:
    """Put each of *others* in place of what was *asked*; nothing where that is not written out."""
    if asked not in text:
        return ()
    kept = [other for other in dict.fromkeys(others) if other not in ("", asked)]
    return tuple(Choice(other, text.replace(asked, other)) for other in kept[:MOST])


def _year(source: Source) -> str:
    year = source.passage.year or source.article.year
    return f"{year}年" if year else ""


def _place(source: Source) -> str:
    return source.passage.place or source.article.place or ""


def _put(text: str, name: str, place: str) -> str:
    """Write *place* for *name*; a question that follows on from another may leave it out."""
    return text.replace(name, place, 1) if name in text else f"{place}{text}"
