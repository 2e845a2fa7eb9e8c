"""Evidence and a question → drafts, by the kind of answer that is wanted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from index import Fact, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.compose.byline import compose_byline
from qa.compose.comparison import compose_comparison
from qa.compose.definition import compose_definition
from qa.compose.draft import Composition, number_drafts
from qa.compose.figure import compose_figure
from qa.compose.listing import compose_label, compose_list
from qa.compose.plan import compose_plan
from qa.compose.pointed import compose_pointed
from qa.compose.refuse import refuse
from qa.compose.superlative import compose_superlative
from qa.compose.targets import asks_for_targets, compose_targets
from qa.compose.yesno import compose_yesno
from qa.evidence import segments_of
from qa.matching import match
from qa.question import Question, Term

MIN_HEARD = 5.0
ACCEPT_HEARD = 0.75
"""How sure a second try must be; tuned on tests/questions and two sets of other articles, 2026-11-21."""

__all__ = ["Composition", "Findings", "compose", "number_drafts", "refuse"]


@dataclass(frozen=True, slots=True)
class Findings:
    """What retrieval brings: the ranked hits, the best articles' passages in order, facts by passage id."""

    hits: Sequence[Hit]
    articles: Sequence[Sequence[Hit]]
    facts: Mapping[str, tuple[Fact, ...]]


def compose(question: Question, findings: Findings) -> Composition:
    """Compose an answer to *question* from *findings*; nothing when they don't hold one."""
    if question.outside:
        return Composition()
    if question.parts:
        return compose_comparison(question, lambda part: _compose_one(part, findings))
    composition = _compose_one(question, findings)
    return composition if composition.drafts else _compose_heard(question, findings)


def _compose_heard(question: Question, findings: Findings) -> Composition:
    """Try again without the words that no passage uses, but for what is measured; then all else must fit."""
    heard = tuple(term for term in question.terms if _is_needed(question, term) or _is_heard(term, findings))
    if len(heard) == len(question.terms) or not any(term.weight >= MIN_HEARD for term in heard):
        return Composition()
    composition = _compose_one(replace(question, terms=heard), findings)
    return composition if composition.score >= ACCEPT_HEARD else Composition()


def _is_needed(question: Question, term: Term) -> bool:
    """Tell whether *term* is a name, a coined word or the noun that is asked about."""
    asked = question.head or tuple(t.text for t in question.terms[-1:])
    return term.text in (*asked[-1:], *question.people, *question.quoted)


def _is_heard(term: Term, findings: Findings) -> bool:
    return any(match(term, fold(hit.passage.text)) for hit in findings.hits)


def _compose_one(question: Question, findings: Findings) -> Composition:
    if question.byline:
        return compose_byline(question, findings.articles)
    bearings = [
        Bearing(question, segment, findings.facts.get(hit.passage.id, ()))
        for hit in findings.hits
        for segment in segments_of(hit)
    ]
    if question.superlative:
        return compose_superlative(bearings, question)
    labelled = compose_label(question, findings.articles)
    if labelled.drafts:
        return labelled
    if asks_for_targets(question):
        targets = compose_targets(bearings)
        if targets.drafts:
            return targets
    match question.wanted:
        case "figure":
            return compose_figure(bearings)
        case "list":
            return compose_list(bearings, question, findings.articles)
        case "manner":
            return compose_plan(bearings, question, findings.articles)
        case "yesno":
            return compose_yesno(bearings, question)
        case "definition":
            return compose_definition(bearings)
        case _:
            return compose_pointed(bearings)
