"""“What are the targets?”, “how were they met?” → the passage that states most of the figures, as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import groupby

from index import Fact, Kind, Span, compiled, fold
from qa.bearing import Bearing
from qa.compose.draft import Candidate, Composition, Draft, emphasise, trim
from qa.compose.window import figure_window
from qa.frames import PURPOSE
from qa.matching import coverage
from qa.question import Question

_FEWEST = 2
_NAMED = 3
"""A passage that calls its figures targets outweighs one with this many figures more."""

_BOUND = compiled(r"及?(?:以上|以下|以内|之内|左右|上下)|\+")
_HEADERS = {"goal": ("指标", "目标", "增速目标"), "result": ("指标", "完成情况", "增速")}
_MEASURED = compiled(r"目标|指标")
"""What results are the results of: 各项指标完成情况. Works and tasks done are more than their figures."""
_ALL_OF_THEM = compiled(r"所有|全部|一共|总共|清单|一览|列|成|表|列成表|列表|表格|量化|定")
"""What a question asks with for all there are, in what form: 列出所有目标, 目标清单, 列成表, 定了哪些目标."""

_ASKS_GOALS = compiled(
    r"(?:什么|哪些|啥|怎样的|哪几个)(?:主要|具体|发展|总体)?目标|目标(?:任务)?(?:都)?(?:有哪些|有什么|是什么|是啥|包括|分别是)"
)
_TITLED, _ABOUT = 0.9, 0.7

_RANK = "位"

Row = tuple[str, tuple[Draft | None, ...]]


def asks_for_targets(question: Question) -> bool:
    """Tell whether *question* asks for the goals or the results of a place and year, none in particular."""
    asked = [term.text for term in question.terms if not _ALL_OF_THEM.fullmatch(term.text)]
    if question.kind == "result":
        return bool(asked) and all(_MEASURED.fullmatch(text) for text in asked)
    return question.kind == "goal" and all(PURPOSE.fullmatch(text) for text in asked)


def asks_for_targets_of(question: Question) -> bool:
    """Tell whether *question* asks for the goals that a matter has by a year: 到2030年要达到什么目标."""
    asks = _ASKS_GOALS.search(fold(question.text)) is not None and not question.quoted
    return asks and question.kind == "goal" and len(question.years) == 1 and bool(question.terms)


def told_of(bearings: Sequence[Bearing]) -> list[Bearing]:
    """Return those of *bearings* whose passage, with its title, is about what is asked."""
    return [
        bearing
        for bearing in bearings
        if coverage(
            bearing.question.terms,
            [(bearing.segment.folded, 1.0), (fold(bearing.segment.article.title), _TITLED)],
        )
        >= _ABOUT
    ]


def compose_targets(bearings: Sequence[Bearing], kind: Kind) -> Composition:
    """List the goals, or the results, of the passage that states most of those asked for, or nothing."""
    passages = groupby(bearings, key=lambda bearing: bearing.segment.passage.id)
    stated = [list(group) for _, group in passages]
    weigh = _weigh_goals if kind == "goal" else partial(_weigh_results, targeted=_targeted(bearings))
    best = max(stated, key=weigh, default=[])
    if weigh(best) < _FEWEST:
        return Composition()
    said = [(bearing, candidate) for bearing in best for candidate in _windows(bearing, kind)]
    drafts = tuple(candidate.draft() for _, candidate in said)
    figures = [figure for bearing, candidate in said for figure in _figures_in(bearing, candidate)]
    rows, header = _lay_out(figures, _HEADERS[kind])
    return Composition(drafts, listed=len(drafts) > 1, rows=rows, header=header)


def _weigh_results(passage: Sequence[Bearing], targeted: Set[str]) -> int:
    """How many results of what is planned for a passage states; of anything, where nothing is."""
    facts = (fact for bearing in passage for fact in _stated_in(bearing, "result").values())
    return sum(fact.indicator in targeted or not targeted for fact in facts)


def _targeted(bearings: Iterable[Bearing]) -> Set[str]:
    """The indicators that goals are set for, in any year."""
    facts = (fact for bearing in bearings for fact in bearing.facts)
    return {fact.indicator for fact in facts if fact.kind == "goal"}


def _weigh_goals(passage: Sequence[Bearing]) -> int:
    figures = sum(len(_stated_in(bearing, "goal")) for bearing in passage)
    if not figures:
        return 0
    text = passage[0].segment.passage.text + "".join(h.text for h in passage[0].segment.passage.headings)
    return figures + (_NAMED if any(word in text for word in ("目标", "指标")) else 0)


def _stated_in(bearing: Bearing, kind: Kind) -> Mapping[Span, Fact]:
    """The goals, or the results, of the place and year asked for, by where the segment states them."""
    found = {}
    for quantity in bearing.segment.quantities:
        fact = bearing.fact_of(quantity)
        ranks = fact and fact.kind == "result" and fact.unit == _RANK  # a rank is no figure of the indicator
        if fact and not ranks and fact.kind == kind and bearing.fits.of_fact(fact):
            found[quantity.span] = fact
    return found


def _windows(bearing: Bearing, kind: Kind) -> Iterable[Candidate]:
    """The clauses that state the figures, those that lean on each other together."""
    figures = _stated_in(bearing, kind)
    windows: list[Span] = []
    for quantity in bearing.segment.quantities:
        if quantity.span not in figures:
            continue
        window = figure_window(bearing.segment, quantity)
        if windows and windows[-1].overlaps(window):
            window = Span(windows.pop().start, window.end)
        windows.append(window)
    for window in windows:
        bold = tuple(figure for figure in figures if window.contains(figure))
        yield Candidate(1.0, bearing.segment, window, bold)


def _figures_in(bearing: Bearing, candidate: Candidate) -> Iterator[tuple[Fact, Draft]]:
    """The figures of a window, each with the words from its indicator to its figure."""
    text, window = bearing.segment.passage.text, candidate.window
    start = window.start
    for quantity in bearing.segment.quantities_in(window):
        fact = bearing.fact_of(quantity)
        if fact and quantity.span in candidate.bold:
            bound = _BOUND.match(text, quantity.span.end, window.end)
            end = bound.end() if bound else quantity.span.end
            cell = trim(text, Span(_after(text, fact.indicator, Span(start, quantity.span.start)), end))
            said = emphasise(text, cell, (quantity.span,))
            yield fact, Draft(said, candidate.draft().sources, candidate.score)
        start = quantity.span.end


def _after(text: str, indicator: str, window: Span) -> int:
    """Where *indicator* ends in *window*, or else where its last clause starts."""
    named = fold(window.of(text)).rfind(fold(indicator))
    if named >= 0:
        return window.start + named + len(indicator)
    return max(text.rfind(mark, window.start, window.end) + 1 for mark in "，,、；;：:") or window.start


def _lay_out(
    figures: Iterable[tuple[Fact, Draft]], header: tuple[str, ...]
) -> tuple[tuple[Row, ...], tuple[str, ...]]:
    """One row for each indicator: its level, then its growth, in a column of its own where both are."""
    rows: list[tuple[str, list[Draft | None]]] = []
    for fact, draft in figures:
        column = int(fact.change != "level")
        if not rows or rows[-1][0] != fact.indicator or rows[-1][1][column]:
            rows.append((fact.indicator, [None, None]))
        rows[-1][1][column] = draft
    used = [column for column in (0, 1) if any(cells[column] for _, cells in rows)]
    laid_out = tuple((head, tuple(cells[column] for column in used)) for head, cells in rows)
    return laid_out, header[: len(used) + 1]
