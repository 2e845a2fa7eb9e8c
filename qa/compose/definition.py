"""“What is …” → the sentence part that says what it is or what it is made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import Span, fold
from qa.compose.draft import Candidate, Composition, best_of, quoted
from qa.evidence import Segment, relevance
from qa.gates import fit
from qa.question import Question

ACCEPT = 0.5
MAX_CHARS = 260


def compose_definition(question: Question, segments: Sequence[Segment]) -> Composition:
    """Return the clause run that defines what *question* asks about, or nothing."""
    candidates = (found for segment in segments for found in _candidates(question, segment))
    return quoted(best_of(candidates, accept=ACCEPT))


def _candidates(question: Question, segment: Segment) -> Iterator[Candidate]:
    text = segment.passage.text
    for i, opening in enumerate(segment.clauses):
        for closing in segment.clauses[i:]:
            window = Span(opening.start, closing.end)
            if len(window) > MAX_CHARS and closing is not opening:
                break
            slots = fit(question, segment, window).value
            if slots:
                said = fold(window.of(text))
                score = relevance(question, segment, window) + _defines(question, said) - 0.0006 * len(window)
                yield Candidate(score * slots, segment, window)


def _defines(question: Question, said: str) -> float:
    """Return how much the form of *said* looks like a definition of the term asked about."""
    subjects = [*question.quoted, *(term.text for term in question.terms)]
    for subject in subjects:
        after = re.escape(subject)
        if re.search(
            rf"{after}[”\"」》]?[(（]|{after}[”\"」]?(?:是指|指的是|即|就是|包括|由)|(?:即|也就是|称为|简称){after}",
            said,
        ):
            return 0.25
    if question.count and said.count("、") + 1 == question.count:
        return 0.25
    return 0.08 if "、" in said else 0.0
