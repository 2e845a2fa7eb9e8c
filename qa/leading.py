"""Who or what leads: 谁 that stands for a place rather than a person, and what is measured of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from index import compiled, fold
from qa.question import Question
from qa.wanted import Measure

Read = Callable[[str], Question]

_HIGHEST = compiled(r"谁(?:的[一-鿿a-z]{1,12}?)?(?:增[长得])?[最更]?(?P<way>[高多大快低少小慢强猛])")
_PLAIN = {"强": "高", "猛": "快"}


def is_contest(question: Question) -> bool:
    """Tell whether 谁 stands for a place rather than a person: 谁最高."""
    return question.wanted == "person" and _HIGHEST.search(fold(question.text)) is not None


def contested(folded: str, read: Read) -> frozenset[Measure]:
    """What is measured where 谁 stands for a place."""
    return read(f"{folded.replace('谁', '')}，是多少").measures


def with_superlative(question: Question, folded: str, read: Read) -> Question:
    """Read “who is highest” as asked of the places of the articles."""
    found = _HIGHEST.search(folded)
    if not found or question.superlative or not is_contest(question):
        return question
    measures = contested(folded, read)
    return replace(
        question, superlative=_PLAIN.get(found["way"], found["way"]), wanted="figure", measures=measures
    )
