"""The nouns of a question understood; how it is read off its words is for `reader` to know."""

from __future__ import annotations

from dataclasses import dataclass

from index import Kind
from qa.outside import Outside
from qa.wanted import Measure, Wanted


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question: how much it says, and the forms that count as the same (folded).

    `sound` is how a word that no dictionary knows is read: it may be a misspelling. `needed` is how far
    evidence must say it, 1 in full; a word of less is welcome where it is said and little missed elsewhere.
    """

    text: str
    weight: float
    forms: tuple[str, ...]
    sound: tuple[str, ...] = ()
    needed: float = 1.0


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: what it is about, and what kind of answer would do.

    `corrected` pairs each word that was taken for misspelt with the one it was read as.
    `days` are those it says something to have been on, as month and day.
    `usual_year` is the one that most articles of the corpus are written in.
    `rivals` are the places of the corpus that share the one name it gives (高新区), when several do.
    """

    text: str
    wanted: Wanted
    terms: tuple[Term, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kind: Kind | None = None
    measures: frozenset[Measure] = frozenset()
    unit: str = ""
    count: int | None = None
    pick: int | None = None
    quoted: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    parts: tuple[Question, ...] = ()
    outside: Outside | None = None
    explicit: bool = True
    byline: bool = False
    who: bool = False
    counted: str = ""
    head: tuple[str, ...] = ()
    superlative: str = ""
    total: bool = False
    pairs: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()
    days: frozenset[tuple[int, int]] = frozenset()
    corrected: tuple[tuple[str, str], ...] = ()
    wording: str = ""
    relative: int | None = None
    rivals: tuple[str, ...] = ()
    usual_year: int | None = None

    @property
    def asks(self) -> str:
        """The words that ask: an elliptical question asks in those of the one before it."""
        return self.wording or self.text

    @property
    def search_text(self) -> str:
        """The words to search with: places, years and content terms."""
        years = (f"{year}年" for year in self.years)
        return " ".join([*self.places, *years, *(term.text for term in self.terms)])
