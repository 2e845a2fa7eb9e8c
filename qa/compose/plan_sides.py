"""A plan asked for several things, 怎么抓甲和乙 → what is done for each that one plan doesn't name.

Knows which words of a question stand side by side; what a plan says of one of them is for `plan` to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from index import compiled, fold
from qa.compose.draft import Composition, Draft, first_unrepeated
from qa.matching import coverage
from qa.question import Question, Term

MAX_CHARS = 800
_SAID = 0.5
"""Share of a side that a plan must say to be one for it too."""

_NAMED = 0.75
"""Share of a side that a plan of its own must say."""

_JOINS = compiled(r"以及|还有|和|与|及|、")
_WITHIN = compiled(r"[的“”\"]*")


def compose_plans(question: Question, compose: Callable[[Question], Composition]) -> Composition:
    """Compose the plan that *question* asks for, and one more for each side it leaves unsaid."""
    whole = compose(question)
    sides = list(_sides(question))
    if len(sides) < 2:
        return whole
    unsaid = [side for side in sides if not _says(whole, side, _SAID)]
    told = [compose(replace(question, terms=side, pairs=())) for side in unsaid]
    told = [own for own, side in zip(told, unsaid, strict=True) if _says(own, side, _NAMED)]
    if not whole.drafts and len(told) < len(sides):
        return whole  # one side's plan is none for both
    drafts = first_unrepeated([draft for plan in (whole, *told) for draft in plan.drafts])
    return replace(whole, drafts=drafts) if _fits(drafts) else whole


def _fits(drafts: Sequence[Draft]) -> bool:
    return sum(len(draft.text) for draft in drafts) <= MAX_CHARS


def _says(plan: Composition, side: Sequence[Term], share: float) -> bool:
    said = "\n".join(fold(draft.text) for draft in plan.drafts)
    return coverage(side, [(said, 1.0)]) >= share


def _sides(question: Question) -> Iterator[tuple[Term, ...]]:
    """The terms of each thing that a conjunction joins to another: 机场扩建 and 跨境电商."""
    asked = fold(question.text)
    joins = [found.span() for found in _JOINS.finditer(asked)]
    starts, ends = [0, *(end for _, end in joins)], [*(start for start, _ in joins), len(asked)]
    if not joins:
        return
    rows = [_rows(question.terms, asked, *stretch) for stretch in zip(starts, ends, strict=True)]
    for at, row in enumerate(rows):
        if row:
            yield row[-1] if at == 0 else row[0]


def _rows(terms: Sequence[Term], asked: str, start: int, end: int) -> list[tuple[Term, ...]]:
    """The terms of a stretch, in as many rows as other words part them: 甲市在|招商."""
    placed = sorted(
        ((at, term) for term in terms if (at := asked.find(term.text, start, end)) >= 0),
        key=lambda found: found[0],
    )
    rows: list[list[Term]] = []
    reached = start
    for at, term in placed:
        if rows and _WITHIN.fullmatch(asked, reached, at):
            rows[-1].append(term)
        else:
            rows.append([term])
        reached = at + len(term.text)
    return [tuple(row) for row in rows]
