"""One thing asked of several years, places or indicators → a row for each, and the computed difference."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from index import Quantity, find_quantities, fold
from qa.compose.draft import Composition, Draft, Source
from qa.question import Question

_SMALL = Decimal("0.0001")
_COMPARES = re.compile(
    r"相差|差多少|差了?几|更|一样|相同|相比|高多少|低多少|多多少|少多少|比.{1,16}[高低多少快慢]|谁[高低多少]|哪个.{0,12}[高低多少快慢]"
)


def compose_comparison(question: Question, compose: Callable[[Question], Composition]) -> Composition:
    """Answer every part of *question* with *compose*; nothing unless all of them are answered."""
    answered = [compose(part) for part in question.parts]
    if not all(composition.drafts for composition in answered):
        return Composition()
    drafts = [draft for composition in answered for draft in composition.drafts]
    if len({_said(draft) for draft in drafts}) < len(drafts) and _differ_in_slots(question.parts):
        return Composition()  # one figure can't be two years' or two places'
    labels = _labels(question.parts)
    rows = tuple((label, a.drafts) for label, a in zip(labels, answered, strict=True))
    verdict = _verdict(question, labels, [a.drafts[0] for a in answered])
    return Composition((*drafts, *verdict), rows=rows)


def _said(draft: Draft) -> tuple[str, tuple[Source, ...]]:
    """What a draft says and where, however sure of it."""
    return draft.text, draft.sources


def _differ_in_slots(parts: Sequence[Question]) -> bool:
    return len({(part.places, part.years) for part in parts}) > 1


def _labels(parts: Sequence[Question]) -> list[str]:
    """What tells the parts apart: their places and years, else their own words."""
    labels = ["".join([*part.places, *(f"{year}年" for year in part.years)]) for part in parts]
    if len(set(labels)) == len(parts):
        return labels
    shared = set.intersection(*({term.text for term in part.terms} for part in parts))
    return [
        "".join(term.text for term in part.terms if term.text not in shared) or part.text for part in parts
    ]


def _verdict(question: Question, labels: Sequence[str], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Say which of two figures is higher and by how much, when that was asked."""
    figures = [_figure(draft) for draft in drafts]
    if len(figures) != 2 or _said(drafts[0]) == _said(drafts[1]) or not _COMPARES.search(fold(question.text)):
        return ()
    one, other = figures
    if one is None or other is None or one.unit != other.unit:
        return ()
    sources = tuple(source for draft in drafts for source in draft.sources)
    return (Draft(_difference(labels, one, other), sources, computed=True),)


def _figure(draft: Draft) -> Quantity | None:
    bold = re.search(r"\*\*(.+?)\*\*", draft.text)
    return next(iter(find_quantities(bold.group(1))), None) if bold else None


def _difference(labels: Sequence[str], one: Quantity, other: Quantity) -> str:
    if one.value == other.value:
        return "两者相同（比较得出）"
    higher, lower = (labels[0], labels[1]) if one.value > other.value else (labels[1], labels[0])
    apart = abs(Decimal(str(one.value)) - Decimal(str(other.value))).normalize()
    unit = "个百分点" if one.unit == "%" else one.unit
    if unit == "亿元" and apart < _SMALL:  # 39875元 and 19284元 are read in 亿元 but not told in it
        apart, unit = (apart * 100_000_000).normalize(), "元"
    return f"{higher}比{lower}高{apart:f}{unit}（计算得出）"
