"""Goal or result: what is planned behind a figure, and words that only say how things stand."""

import pytest

from tests.test_index_facts import facts_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("40个项目集中开工，总投资50亿元，今年计划完成投资20亿元。", ["result", "result", "goal"]),
        ("该市整合力加强，创新效应加快释放，新增10家国家级孵化器。", ["result"]),
        ("力争新增就业3万人，今年计划完成投资20亿元。", ["goal", "goal"]),
    ],
)
def test_what_is_planned_behind_a_figure_or_only_stands_well_makes_it_no_goal(
    text: str, kinds: list[str]
) -> None:
    before = "今年上半年，全市经济稳中有进，取得明显成效。"
    assert [fact.kind for fact in facts_of(before + text)] == kinds
