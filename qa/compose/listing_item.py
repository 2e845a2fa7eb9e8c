"""The one item of an enumeration that alone is asked about: what is to be done for 促消费, of four tasks.

Which enumeration a question asks for is for `listing` to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from index import fold, is_generality
from qa.answer import Hit
from qa.compose.draft import Composition
from qa.compose.enumeration import Enumeration, Item, ordinal
from qa.evidence import Segment, segments_of
from qa.matching import match
from qa.question import Question, Term
from qa.terms import is_nominal

_FEWEST = 3
_NAMED = 0.9
_TITLE = 16
"""A line over the items that is no longer is a heading."""


def only_item_about(question: Question, enumeration: Enumeration) -> Item | None:
    """Return the one item that says what is asked about: what “甲” looks to is no list of 甲, 乙 and 丙."""
    if question.pick or len(enumeration.items) < _FEWEST:
        return None
    over = fold(enumeration.lead)
    coined = [words for words in question.quoted if len(words) > 1 and words not in over]
    about = [item for item in enumeration.items if any(words in fold(item.text) for words in coined)]
    if not about and not question.count:
        *above, announced = re.split(r"[。\n]", over.rstrip("。:\n "))
        right_over = "\n".join([*(line for line in above if len(line) <= _TITLE), announced])
        named = [term for term in question.terms if _names(term.text) and not match(term, right_over)]
        about = [item for item in enumeration.items if named and _says_all(named, item)]
    return about[0] if len(about) == 1 else None


def lists_of_item(clause: Composition, item: Segment, question: Question) -> bool:
    """Tell whether *clause* lists what is asked for of *item*: of a coined thing, wherever it stands."""
    found = clause.drafts[0].sources[0].passage.id if clause.drafts else None
    return found is not None and (bool(question.quoted) or found == item.passage.id)


def carried_out(item: Segment) -> list[Segment]:
    """What the paragraph of an item says after it, up to the next item."""
    paragraph = segments_of(Hit(item.passage, item.article, 0.0))
    after = (segment for segment in paragraph if segment.span.start > item.span.start)
    return [item, *takewhile(lambda segment: not ordinal(segment.text), after)]


def _names(word: str) -> bool:
    return len(word) > 1 and is_nominal(word) and not is_generality(word)


def _says_all(terms: Sequence[Term], item: Item) -> bool:
    return all(match(term, fold(item.text)) >= _NAMED for term in terms)
