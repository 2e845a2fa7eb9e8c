"""A figure in a table answers for its own row: no sibling's, no part's, no amount for a rate."""

import pytest

from qa.compose import number_drafts
from qa.verify import holds
from tests.desk import Desk

PASTED = Desk.of(
    "2023年，南屿市民生改善。\n\n"
    "表1\u30002024年重点指标\n指标\t单位\t2022年实际\t2023年实际\t2024年目标\t责任单位\n"
    "规上工业企业数\t家\t181\t214\t240\t市工信局\n规上服务业企业数\t家\t38\t45\t55\t市发改局\n"
    "森林覆盖率\t%\t71.2\t71.5\t71.8\t市林业局\n学前教育毛入园率\t%\t91.5\t93.2\t94\t市教育局\n",
    year=2024,
)
PIPED = Desk.of(
    "主要指标如下：\n\n| 序号 | 指标名称 | 2020年 | 2025年 | 属性 |\n|---|---|---|---|---|\n"
    "| 1 | 数字经济核心产业增加值占GDP比重（%） | 7.6 | 12 | 预期性 |\n"
    "| 2 | 千兆宽带用户数（万户） | 18 | 120 | 预期性 |\n"
    "| 3 | 每万人拥有5G基站数（个） | 12.1 | 30 | 预期性 |\n",
    year=2021,
)


@pytest.mark.parametrize(
    ("desk", "question", "figure"),
    [
        (PASTED, "2022年南屿市有多少家规上服务业企业？", "**38**"),
        (PASTED, "2024年南屿市规上工业企业目标是多少家？", "**240**"),
        (PASTED, "南屿市2024年森林覆盖率目标", "**71.8**"),
        (PIPED, "南屿市2020年千兆宽带用户有多少万户？", "**18**"),
        (PIPED, "南屿市2025年千兆宽带用户数目标", "**120**"),
    ],
)
def test_the_cell_that_is_asked_for_is_told(desk: Desk, question: str, figure: str) -> None:
    assert [figure in said for said in desk.say(question)] == [True]


@pytest.mark.parametrize(
    ("desk", "question"),
    [
        (PASTED, "2022年南屿市有多少家规上批零住餐企业？"),
        (PASTED, "2023年南屿市高中阶段毛入园率是多少？"),
        (PASTED, "南屿市2024年湿地覆盖率目标"),
        (PASTED, "2025年南屿市规上工业企业目标是多少家？"),
        (PIPED, "南屿市2025年数字经济核心产业增加值目标是多少？"),
        (PIPED, "南屿市2025年每万人拥有5G用户数是多少？"),
        (PASTED, "2023年南屿市高技术产业占规上工业的比重是多少？"),
    ],
)
def test_a_sibling_in_the_table_has_no_figure_for_what_is_asked(desk: Desk, question: str) -> None:
    assert desk.say(question) == []


PLACES = Desk.of(
    "## 主要目标\n\n新增学位12万个，其中2024年新增3.6万个、2025年新增4.2万个。\n\n"
    "| 县（市、区） | 2024年新增学位（个） | 2025年新增学位（个） | 2026年新增床位（张） |\n"
    "|---|---|---|---|\n| 椒江区 | 9800 | 12000 | 620 |\n| 路桥区 | 7200 | 8100 | 350 |\n",
    title="台州市三年行动计划",
    place="台州市",
    year=2024,
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("路桥区2024年新增学位多少个？", "**7200**"),
        ("台州市哪个县（市、区）2026年新增床位最多？", "椒江区最多（比较得出）"),
        ("台州市2025年计划新增学位多少个？", "**4.2万个**"),
    ],
)
def test_a_row_of_a_place_has_its_figures(question: str, figure: str) -> None:
    said = number_drafts(PLACES.compose(question).drafts)
    assert any(figure in statement.text for statement in said)
    assert all(holds(statement) for statement in said)


def test_figures_of_a_pasted_row_do_not_run_together() -> None:
    [said] = PASTED.say("南屿市哪个指标归市林业局负责？")
    assert "71.2｜71.5" in said
