"""The names that an article uses, gathered when it is read; knows nothing of stores or questions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from index.fold import fold
from index.passage import Article, Passage
from index.people import find_people
from index.places import find_places

NameKind = Literal["place", "home", "person", "year"]


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A name that the article with this id uses, folded; a year is written in digits."""

    article: str
    kind: NameKind
    text: str


@dataclass(frozen=True, slots=True)
class Names:
    """The places and people that a corpus names; `homes` and `years` are what its passages are about."""

    places: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    years: frozenset[int] = frozenset()


def find_names(article: Article, passages: Sequence[Passage]) -> tuple[Name, ...]:
    """Return each name that *article* and its *passages* use, once."""
    sources: tuple[Article | Passage, ...] = (article, *passages)
    found = {Name(article.id, "home", fold(source.place)) for source in sources if source.place}
    found |= {Name(article.id, "year", str(source.year)) for source in sources if source.year}
    for text in (article.title, *(passage.text for passage in passages)):
        found.update(_names_in(fold(text), article.id))
    return tuple(sorted(found))


def _names_in(text: str, article: str) -> Iterator[Name]:
    for mention in find_places(text):
        yield Name(article, "place", mention.name)
    for person in find_people(text):
        yield Name(article, "person", person.of(text))
