"""What of a table can be drawn: figures with their facts, and only such as share an axis."""

from __future__ import annotations

from qa.answer import Point, Table
from qa.charts import points_of
from qa.compose.grid import lay_out
from tests.desk import Desk

PLAN = Desk.of(
    "2022年，南屿市完成地区生产总值380亿元，同比增长4%。\n\n"
    "2023年主要预期目标：地区生产总值完成400亿元，同比增长6%以上；财政收入完成40亿元，同比增长6%；"
    "新增学位3000个，外贸进出口居全省第三。\n"
)


def drawn(*turns: str) -> tuple[Point, ...]:
    _, table = lay_out(PLAN.compose(*turns))
    assert table is not None
    return points_of(table, PLAN.findings.facts)


def test_targets_are_drawn_by_unit_levels_apart_from_growth() -> None:
    points = drawn("南屿市2023年的主要预期目标是什么？")
    assert [(p.label, p.text, p.value, p.axis) for p in points] == [
        ("地区生产总值", "400亿元", 400, ("亿元", False)),
        ("地区生产总值", "≥6%", 6, ("%", True)),
        ("财政收入", "40亿元", 40, ("亿元", False)),
        ("财政收入", "6%", 6, ("%", True)),
    ]
    assert {(p.place, p.year, p.kind, p.citation) for p in points} == {("南屿市", 2023, "goal", 1)}


def test_a_goal_and_a_result_are_told_apart() -> None:
    levels = drawn("南屿市2023年地区生产总值目标比2022年完成的高多少？")
    assert [(p.kind, p.year, p.value, p.citation) for p in levels] == [
        ("goal", 2023, 400, 1),
        ("result", 2022, 380, 2),
    ]


def test_a_decline_is_drawn_below_zero() -> None:
    desk = Desk.of("2023年主要预期目标：地区生产总值增长6%，单位生产总值能耗下降3%左右。\n")
    _, table = lay_out(desk.compose("南屿市2023年的主要预期目标是什么？"))
    assert table is not None
    assert [(p.text, p.value) for p in points_of(table, desk.findings.facts)] == [("6%", 6), ("下降约3%", -3)]


def test_a_table_without_figures_that_share_an_axis_is_not_drawn() -> None:
    assert points_of(Table(("",), ()), {}) == ()
    _, table = lay_out(PLAN.compose("南屿市2023年的主要预期目标是什么？"))
    assert table is not None
    assert points_of(table, {}) == ()
