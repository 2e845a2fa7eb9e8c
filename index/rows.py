"""The figures of a table's row, named by the header over it; knows nothing of sentences.

A row is a passage whose cells, parted by wide blanks, are as many as those of its innermost heading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.fold import fold
from index.kinds import kind_of
from index.layout import raw_span
from index.numbers import Quantity, find_quantities, find_years
from index.passage import Article, Change, Fact, Kind, Passage, Span
from index.patterns import compiled
from index.places import find_places

_BREAK = "\u3000"
_UNITS = compiled(r"(?:计量|数据)?单位")
_UNIT_OF_ALL = compiled(r"单位[:：]\s*([^\s、,，;；()]{1,6})(?=[)\s]|$)")
_UNIT = compiled(r"[(]([^()]{1,8})[)]$")
_SORTS = compiled(
    r"类别|类型|分类|领域|维度|一级指标|序号|编号"
)  # columns that sort rows and say nothing of one
_PLACES = compiled(
    r"区域|地区|区县|县区|[县市][(]?[市、]*区[)]?|区[(]县[)]|单位|板块|开发区|乡镇|街道|(?<!指标)(?<!项目)名称"
)
_GROWTH = compiled(r"增速|增长率?|增幅|涨幅|同比")
_CHANGES = compiled(r"[增涨]长?|提高|上升|下降|[减降]低?")
_DECLINES = compiled(r"\s*[-－−]|.*(?:下降|[减降])")
_SAID = compiled(
    r"(?:19|20)\d\d年?度?|目标值?|完成值?|实绩|实际值?|计划值?|预期|预计|指标值?|[比较](?:上年|去年)(?:同期)?|年均|绝对[值额数量]|数值|总量$|累计$|[(][^()]{1,8}[)]"
)
_RATES = ("%", "个百分点", "倍")
_GOAL = compiled(r"目标|计划|预期|预计|任务")


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def read_row(article: Article, passage: Passage) -> tuple[Fact, ...]:
    """Read the passage as a row of a table; nothing when it isn't one."""
    if not passage.headings:
        return ()
    names, cells = _cells(passage.headings[-1].text), _cells(passage.text)
    if len(cells) < 2 or len(names) != len(cells):
        return ()
    at = label_column([name.text for name in names])
    label = cells[at].text
    of_place = _is_place(names[at].text, label)
    columns = list(zip(names[at + 1 :], cells[at + 1 :], strict=True))
    unit = next((cell.text for name, cell in columns if _UNITS.fullmatch(fold(name.text))), "")
    unit = unit or _unit_above(passage)
    facts = (
        _fact(
            *(
                article,
                passage,
                _in_full(names, name) if of_place else name.text,
                cell,
                label,
                unit,
                _year_beside(names, name),
            ),
            of_place=of_place,
            kind=_kind(name.text, names),
        )
        for name, cell in columns
    )
    return tuple(fact for fact in facts if fact is not None)


def label_column(heads: Sequence[str]) -> int:
    """Return which column says what a row is of: 指标 where 类别 or 序号 stands before it, else the first."""
    telling = next((i for i, head in enumerate(heads) if not _SORTS.fullmatch(fold(head))), 0)
    return telling if telling < len(heads) - 1 else 0


def _in_full(names: Sequence[_Cell], name: _Cell) -> str:
    """Return the header of a column; of one that only says 增速, with what the column before it measures."""
    if _indicator(name.text) or not _GROWTH.search(fold(name.text)):
        return name.text
    before = [other.text for other in names[1:] if other.start < name.start and _indicator(other.text)]
    return f"{_indicator(before[-1])}{name.text}" if before else name.text


def _year_beside(names: Sequence[_Cell], name: _Cell) -> str:
    """Return the nearest column to the left of a growth's that states a year: 2024年, 增速."""
    if not _GROWTH.search(fold(name.text)):
        return ""
    before = [other.text for other in names if other.start < name.start and find_years(other.text)]
    return before[-1] if before else ""


def _unit_above(passage: Passage) -> str:
    """Return the one unit that the headings over the table give all its figures, empty without one."""
    above = [_UNIT_OF_ALL.search(fold(heading.text)) for heading in passage.headings[:-1]]
    return next((found[1] for found in reversed(above) if found), "")


def _year_above(passage: Passage) -> int | None:
    """Return the one year that the innermost heading with a year states over the table."""
    for heading in reversed(passage.headings[:-1]):
        years = {year for mention in find_years(heading.text) for year in mention.years}
        if years:
            return years.pop() if len(years) == 1 else None
    return None


def _cells(text: str) -> list[_Cell]:
    return [_Cell(found[0], found.start()) for found in re.finditer(rf"[^{_BREAK}]+", text)]


def _is_place(corner: str, label: str) -> bool:
    named = find_places(label)
    return bool(_PLACES.search(fold(corner))) or any(len(found.span) == len(label) for found in named)


def _kind(name: str, names: Sequence[_Cell]) -> Kind | None:
    """Return what a column is said to be of: goals where it, or another of its year, says so.

    The first of several years is what a plan starts from (2020年, 2025年).
    """
    years = _years_in(name)
    alike = [cell.text for cell in names if _years_in(cell.text) == years]
    if any(_GOAL.search(other) for other in (alike if years else [name])):
        return "goal"
    others = {year for cell in names for year in _years_in(cell.text)}
    starts = not _indicator(name)  # 2020年, no 2024年新增学位
    return "result" if years and starts and max(years) < max(others) and min(years) == min(others) else None


def _years_in(text: str) -> tuple[int, ...]:
    return tuple(year for mention in find_years(text) for year in mention.years)


def _fact(
    article: Article,
    passage: Passage,
    name: str,
    cell: _Cell,
    label: str,
    unit: str,
    beside: str,
    *,
    of_place: bool,
    kind: Kind | None,
) -> Fact | None:
    said = fold(name)
    of_row = _unit_of(fold(label)) or unit
    if _GROWTH.search(said) and of_row not in _RATES:
        of_row = ""  # the row's unit is that of its amounts
    quantity = _quantity(cell.text, _unit_of(said) or of_row)
    indicator = _indicator(name if of_place else f"{label}{name}")
    if quantity is None or len(indicator) < 2:
        return None
    years = find_years(name, article.year) or find_years(beside, article.year)
    year = years[-1].years[-1] if years else _year_above(passage) or passage.year or article.year
    outer = [heading.text for heading in passage.headings[:-1]]
    kind = kind or kind_of(name, outer, year, article.year, before=article.title)
    return Fact(
        article=article.id,
        passage=passage.id,
        place=label if of_place else passage.place or article.place,
        year=year,
        indicator=indicator,
        kind=kind or "result",
        text=quantity.text,
        value=quantity.value,
        unit=quantity.unit,
        bound=quantity.bound,
        change=_change(cell.text, said if of_place else f"{said}{fold(label)}", quantity),
        span=raw_span(article.text, passage.span, Span(0, cell.end)),
        upper=quantity.upper,
    )


def _change(cell: str, named: str, quantity: Quantity) -> Change:
    """Tell whether a rate is of growth or decline: by the names of column and row, by the cell (增长5%)."""
    if quantity.unit not in _RATES or not (_GROWTH.search(named) or _CHANGES.search(cell)):
        return "level"
    return "decline" if _DECLINES.match(cell) else "growth"


def _unit_of(said: str) -> str:
    found = _UNIT.search(said)
    return found[1].removeprefix("单位:") if found else ""


def _quantity(cell: str, unit: str) -> Quantity | None:
    """Read the cell's one figure, which may leave its unit to the header."""
    found = [*_read(cell)] or [*_read(cell, unit)]
    return found[0] if len(found) == 1 else None


def _read(cell: str, unit: str = "") -> Iterator[Quantity]:
    bare = re.match(r"[\d.,]+", cell.lstrip("-－− "))
    if not unit:
        yield from find_quantities(cell)
    elif bare:
        for quantity in find_quantities(bare[0] + unit):
            yield Quantity(quantity.span, bare[0], quantity.value, None, quantity.unit, quantity.bound)


def _indicator(name: str) -> str:
    """Name what the column measures, without year, unit and 目标."""
    return _GROWTH.sub("", _SAID.sub("", fold(name))).strip(" :-、的") if name else ""
