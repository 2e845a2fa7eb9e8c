"""A figure that the articles state more than once → which of them is meant, or all of them told apart.

Two articles that agree are both cited, two that differ are both quoted. A question that names no year is
answered with the newest one, one that names no place with each place's figure. Only figures of the very same
thing, by every word around them, are held against each other: a clear answer is never made into a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from index import find_years
from qa.bearing import Bearing
from qa.compose.draft import Composition, Draft, Source, number_drafts
from qa.compose.figure import choose_figure, find_figures
from qa.compose.stating import Stated, contradicts, find_stated, in_same_place, repeats, signed
from qa.question import Question
from qa.verify import holds

MOST = 4
MAX_CHARS = 150
"""What a pointed answer may take with its marks and the frame of a table."""

_AS_GOOD = 0.9
"""How near another place's or year's figure must come to the best one to be as good an answer."""

_COMPARABLE = 0.5
"""A figure that answers the question less than half as well is of something else."""


def compose_several(bearings: Sequence[Bearing]) -> Composition:
    """Return the best figure, told apart from others of the same thing where there are any."""
    figures = find_figures(bearings)
    plain = choose_figure(figures, bearings)
    found = list(find_stated(figures))
    best = next((one for one in found if _is_draft(one, plain)), None)
    if best is None or not best.is_plain or len(best.bearing.question.measures) > 1:
        return plain
    question = best.bearing.question
    near = (one for one in found if one.score >= _COMPARABLE * best.score and one.place)
    alike = [one for one in near if one.is_plain and one.measured == best.measured]
    rivals = [one for one in alike if one.score >= _AS_GOOD * best.score]
    if not question.places:
        lines = _by_place(rivals, best)
        if len(lines) > 1:
            return in_rows([(_label(line, question), line.candidate.draft()) for line in lines])
    chosen = _newest([one for one in rivals if in_same_place(one, best)], best)
    restated = [one for one in alike if in_same_place(one, chosen) and one.year == chosen.year]
    return _said(chosen, restated, dated=chosen.year != best.year or _of_other_years(rivals, chosen))


def compose_rivals(question: Question, compose: Callable[[Question], Composition]) -> Composition:
    """Answer for each of the places that share the name asked with; nothing when it must be asked back."""
    asked = [replace(question, places=(place,), rivals=()) for place in question.rivals]
    found = [(part, compose(part)) for part in asked]
    answered = [(part.places[0], said) for part, said in found if said.drafts]
    if len(answered) == len(asked) <= MOST and question.wanted == "figure":
        return in_rows([(place, said.drafts[0]) for place, said in answered])
    if len(answered) != 1:
        return Composition()
    others = [replace(part, years=(), kind=None, periods=()) for part, said in found if not said.drafts]
    return Composition() if any(compose(other).drafts for other in others) else answered[0][1]


def in_rows(lines: Iterable[tuple[str, Draft]]) -> Composition:
    """Lay figures out under what tells them apart, as many as a pointed answer holds."""
    kept: list[tuple[str, Draft]] = []
    room = MAX_CHARS - len("||文章所说||---|---|")
    for label, draft in lines:
        room -= len(label) + len(draft.text.replace("**", "")) + len("||[1]|")
        if kept and room < 0:
            break
        kept.append((label, draft))
    rows = tuple((label, (draft,)) for label, draft in kept)
    return Composition(tuple(draft for _, draft in kept), rows=rows if len(rows) > 1 else ())


def _is_draft(one: Stated, plain: Composition) -> bool:
    return plain.drafts[:1] == (one.candidate.draft(),) if plain.score == one.score else False


def _by_place(rivals: Sequence[Stated], best: Stated) -> list[Stated]:
    """Return the newest figure of each place, the most recent first."""
    newest: list[Stated] = []
    for one in sorted(rivals, key=lambda r: (-r.year, r is not best, -r.score)):
        if not any(in_same_place(one, other) for other in newest):
            newest.append(one)
    return newest[:MOST]


def _newest(rivals: Sequence[Stated], best: Stated) -> Stated:
    if best.bearing.question.years:
        return best
    return max([best, *rivals], key=lambda one: (one.year, one is best, one.score))


def _of_other_years(rivals: Sequence[Stated], chosen: Stated) -> bool:
    return any(in_same_place(one, chosen) and one.year != chosen.year for one in rivals)


def _label(line: Stated, question: Question) -> str:
    if question.years or not line.year:
        return line.place
    return f"{line.place}{line.year}年{line.period}"


def _said(chosen: Stated, restated: Sequence[Stated], *, dated: bool) -> Composition:
    """Say *chosen* with what other articles say of the same thing: the same, or something else."""
    differing = _first_of_each_value([one for one in restated if contradicts(chosen, one)])
    if differing and chosen.year:
        both = (chosen, *differing)
        text = "文章说法不一：" + "；".join(f"有的写{one.text}" for one in both)
        said = Draft(text, tuple(one.source for one in both), chosen.score)
        if len(said.text) <= MAX_CHARS and _holds(said):
            return Composition((said,))
    sources = dict.fromkeys([chosen.source, *(one.source for one in restated if repeats(chosen, one))])
    said = Draft(chosen.text, tuple(sources)[:2], chosen.score)
    return Composition((_with_year(said, chosen) if dated else said,))


def _with_year(said: Draft, chosen: Stated) -> Draft:
    """Open with the year where the clause doesn't name it and what stands before it does."""
    if find_years(said.text):
        return said
    for sources in (said.sources, (_cited_with_its_year(chosen),)):
        opened = replace(said, text=f"{chosen.year}年{chosen.period}，{said.text}", sources=sources)
        if _holds(opened):
            return opened
    return said


def _cited_with_its_year(chosen: Stated) -> Source:
    """Cite a figure from where its passage last names a year: 2022年，…。全年…."""
    segment, window = chosen.bearing.segment, chosen.candidate.window
    named = find_years(segment.passage.text[: window.start], segment.article.year)
    start = named[-1].span.start if named else window.start
    return Source(segment.article, segment.passage, segment.cited(start, window.end))


def _holds(draft: Draft) -> bool:
    return all(map(holds, number_drafts((draft,))))


def _first_of_each_value(stated: Iterable[Stated]) -> tuple[Stated, ...]:
    by_value: dict[float, Stated] = {}
    for one in stated:
        by_value.setdefault(signed(one.fact), one)
    return tuple(by_value.values())[:2]
