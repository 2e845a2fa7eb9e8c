"""A question that leans on the one before it → the slots it leaves open filled from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from index import fold
from qa.frames import ATTRIBUTE, FOLLOW, PRONOUN
from qa.question import Question, Term


def follow(current: Question, text: str, previous: Question | None) -> Question:
    """Fill the slots that *current* leaves open from the question before it."""
    if previous is None:
        return current
    folded = fold(text)
    elliptical = bool(FOLLOW.search(folded)) or not current.terms
    pronoun = bool(PRONOUN.search(folded))
    filled = replace(
        current, places=current.places or previous.places, periods=current.periods or previous.periods
    )
    if elliptical or pronoun or current.wanted == "figure":
        filled = replace(filled, years=filled.years or previous.years, kind=filled.kind or previous.kind)
    if not current.terms or current.pick:
        terms = _joined(previous.terms, current.terms)
        filled = replace(filled, terms=terms, quoted=previous.quoted, count=previous.count)
        filled = replace(filled, head=previous.head, pairs=previous.pairs, counted=previous.counted)
    elif all(ATTRIBUTE.match(term.text) for term in current.terms):
        filled = replace(filled, terms=(*current.terms, *previous.terms))
    elif pronoun or (current.wanted == "figure" and not current.places):
        filled = replace(filled, terms=_joined(current.terms, previous.terms))
    if (not current.explicit or not current.terms) and not current.pick:
        filled = replace(
            filled, wanted=previous.wanted, measures=current.measures - {"level"} or previous.measures
        )
        filled = replace(filled, unit="" if current.terms else previous.unit)
    return filled


def _joined(own: Sequence[Term], borrowed: Sequence[Term]) -> tuple[Term, ...]:
    """Own terms count in full, borrowed ones only help to choose among equals."""
    known = {term.text for term in own}
    faint = (replace(term, weight=term.weight * 0.3) for term in borrowed if term.text not in known)
    return (*own, *faint)
