"""The year and place that each paragraph speaks of, from its words, its headings and what stands above."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from index.asides import is_aside
from index.layout import Block
from index.masthead import half
from index.outline import Part
from index.passage import Article
from index.patterns import compiled
from index.phrases import YEAR, YEAR_STATED
from index.places import find_places, place_relation
from index.regions import in_full
from index.whereabouts import compares_places, is_narrower, labelled_place, opening_place, own_place

_STATED_YEAR = compiled(rf"{YEAR_STATED}(?!年?\s*[—－-]\s*{YEAR}|年?以来|年?、{YEAR})")
_SAYS = "(?:[^，。,；：:]{0,8}[，,：:]){0,2}"  # 会议指出，; 局长甲乙：各位记者，
_ASKS = compiled(r"(?:.{0,12}(?:记者|问)|主持人)[：:].*[？?]$")
"""A question of an interview: what it asks about, its answer tells."""

_NAMED_YEAR = compiled(rf"({YEAR})年(?!以来|起|[—－-]|、)|今年|去年")
_OPENING_YEAR = compiled(rf"{_SAYS}(?:截至|截止|在|到)?({YEAR})年(?!以来|起|[—－-]|、)")
_RELATIVE = compiled(rf"{_SAYS}(今年|去年|明年|上年|本年度)")
_PAST_YEAR = compiled(rf"{_SAYS}(?:(?:刚刚)?过去的?一年|一年多?来)")
_BACK_TO_NOW = compiled(r"今年|去年\d{1,2}月|目前")  # what an opening stated above no longer holds for
_SHIFTS = {"今年": 0, "本年度": 0, "去年": -1, "上年": -1, "明年": 1}
# A yearly account is of its year, whatever year it is published in: 《数字某省发展报告(2022年)》.
_ACCOUNT = compiled(
    rf"(?:发展报告|监测报告|责任报告|公报|年报|白皮书|[蓝绿]皮书)[(（]({YEAR})年?度?[)）]》?"
    rf"|《({YEAR})年度?[^》]{{0,20}}(?:发展报告|监测报告|责任报告|公报|年报|白皮书|[蓝绿]皮书)》"
)
_MET = compiled(r"完成了?[^，。,]{0,8}(?:目标|指标|任务)")  # what became of a goal is told of the year past
_GOAL = compiled(
    r"预期(?:经济)?(?:目标|指标)|主要目标|工作目标|发展目标|目标任务|目标[:：]|^下一步|^未来|力争"
)
_LEAD = 2
"""Paragraphs that tell what an article is about."""


@dataclass(frozen=True, slots=True)
class Scope:
    """When and where a paragraph's statements hold."""

    year: int | None
    place: str | None


def find_scopes(parts: Sequence[Part], article: Article) -> list[Scope]:
    """Return the scope of each part; what an opening states is never carried to the next section."""
    compares = compares_places(
        [part.block.text for part in parts if not part.block.level and part.block.mark != "row"],
        article.place,
    )
    scopes: list[Scope] = []
    path: tuple[Block, ...] | None = None
    told_of = _account_year(parts) or article.year
    year_above, place_above = told_of, article.place
    asked: str | None = None
    for part in parts:
        text = part.block.text
        if part.headings != path:
            path, place_above = part.headings, _heading_place(part.headings, article.place)
            year_above = _heading_year(part.headings, article.year, told_of)
        year_above, year = _paragraph_year(text, year_above, part, article, told_of)
        alone = is_aside(text) or part.block.level > 0
        if alone or part.block.mark == "row":
            place = article.place if alone else own_place(text, article.place) or place_above
            scopes.append(Scope(article.year, place))
            continue
        place_above, place = _paragraph_place(text, place_above, part, article, compares)
        place = asked if asked and _opens_with(text, asked, article.place) else place
        asked = _place_asked(text, article.place) if _ASKS.match(half(text)) else None
        scopes.append(Scope(year, place))
    return scopes


def _place_asked(question: str, of_article: str | None) -> str | None:
    """Return the one place within the article's that a question of an interview names."""
    named = {in_full(found.name, (of_article,)) for found in find_places(question)}
    inside = [name for name in named if not of_article or place_relation(of_article, name) == "inside"]
    return inside[0] if len(inside) == 1 else None


def _opens_with(answer: str, place: str, of_article: str | None) -> bool:
    """Tell whether the first sentence of *answer* speaks of *place*."""
    named = (in_full(found.name, (of_article,)) for found in find_places(answer.split("。")[0]))
    return any(place_relation(place, name) == "same" for name in named)


def _heading_place(headings: Sequence[Block], of_article: str | None) -> str | None:
    """Return the place of the innermost heading that states one."""
    stated = (own_place(heading.text, of_article) for heading in reversed(headings))
    return next((place for place in stated if place), of_article)


def _paragraph_place(
    text: str, above: str | None, part: Part, article: Article, compares: bool
) -> tuple[str | None, str | None]:
    """Return the place for the paragraphs below and for this one."""
    of_section = _heading_place(part.headings, article.place)
    own = own_place(text, article.place)
    if compares and not own:
        own = opening_place(text, article.place)
    if own:
        return (own if compares or labelled_place(text) else of_section), own
    if above == of_section or _speaks_of_more(text, above, article.place):
        return of_section, of_section
    return above, above


def _speaks_of_more(text: str, above: str | None, of_article: str | None) -> bool:
    """Tell whether a paragraph without a place of its own leaves the one stated above it."""
    if of_article and above and above[-1] != of_article[-1] and f"全{of_article[-1]}" in text[:30]:
        return True
    return any(is_narrower(found.name, of_article) for found in find_places(text))


def _account_year(parts: Sequence[Part]) -> int | None:
    """Return the year of the one yearly account that the opening of an article presents."""
    opening = [part.block.text for part in parts if not part.block.level][:_LEAD]
    years = {int(found[1] or found[2]) for text in opening for found in _ACCOUNT.finditer(half(text))}
    return years.pop() if len(years) == 1 else None


def _heading_year(headings: Sequence[Block], speaking: int | None, told_of: int | None) -> int | None:
    """Return the year of the innermost heading that states one."""
    for heading in reversed(headings):
        if found := _STATED_YEAR.search(half(heading.text)):
            return int(found[1])
        if speaking and (relative := re.search("今年|去年|明年|上年|本年度", heading.text)):
            return speaking + _SHIFTS[relative.group()]
    return told_of


def _year_asked(question: str, speaking: int | None) -> int | None:
    """Return the one year that a question names."""
    named = {
        int(found[1]) if found[1] else speaking + _SHIFTS[found[0]] if speaking else None
        for found in _NAMED_YEAR.finditer(question)
    }
    return named.pop() if len(named) == 1 else None


def _paragraph_year(
    text: str, carried: int | None, part: Part, article: Article, told_of: int | None
) -> tuple[int | None, int | None]:
    """Return the year for the paragraphs below and for this one.

    A goal is for the year spoken in, never for a finished year stated above it.
    """
    copy, speaking = half(text), article.year
    if _ASKS.match(copy):
        year = _year_asked(copy, speaking) or _heading_year(part.headings, speaking, told_of)
        return year, year
    if found := _OPENING_YEAR.match(copy):
        year = int(found[1])
        aims = found[0][:-5].endswith(("到", "至")) and not found[0].startswith("截至")
        of_all = aims and part.headings and "目标" in part.headings[-1].text  # 到2025年，…: what follows too
        passing = (found[0][:-5].endswith(("到", "至", "截止")) or "今年" in copy) and not of_all
        return (carried if passing else year), year
    if speaking and (relative := _RELATIVE.match(copy)):
        year = speaking + _SHIFTS[relative[1]]
        return year, year
    if speaking and article.date and article.date.month <= 6 and _PAST_YEAR.match(copy):
        return speaking - 1, speaking - 1  # said early in a year, the past year is the one before
    if speaking and carried and carried < speaking and _GOAL.search(_MET.sub("", copy[:40])):
        return speaking, speaking
    of_section = _heading_year(part.headings, speaking, told_of)
    if told_of != speaking and _BACK_TO_NOW.search(copy):
        return carried, speaking
    over = speaking and carried and carried < speaking
    if carried != of_section and (_BACK_TO_NOW.search(copy) or (over and f"{speaking}年" in copy)):
        return of_section, of_section
    return carried, carried
