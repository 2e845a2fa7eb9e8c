"""A figure whose own words name another attribute than the one asked for is not the answer."""

import pytest

from qa.compose.attributes import against
from tests.desk import Desk


@pytest.mark.parametrize(
    ("asked", "own", "agrees"),
    [
        ("年度计划投资多少亿元", "项目总投资90亿元", False),
        ("总投资多少亿元", "项目总投资90亿元", True),
        ("出口多少", "进出口总额80亿元", False),
        ("进出口多少", "其中出口30亿元", False),
        ("产量是多少", "年产能20万辆", False),
        ("风电发了多少电", "风电发电装机300万千瓦", False),
        ("农村居民收入增长多少", "城镇居民人均可支配收入增长5%", False),
        ("投资多少", "项目总投资90亿元", True),
    ],
)
def test_attributes_exclude_one_another(asked: str, own: str, *, agrees: bool) -> None:
    assert (against(asked, own) == 1.0) is agrees


TRADE = Desk.of(
    "2022年，南屿市民营企业进出口额达77.4亿元，增长6.8%。入选重点项目12个，项目总投资90亿元，年度计划投资31亿元。"
)


@pytest.mark.parametrize(
    "question", ["2022年南屿市全市进出口总额多少亿元？", "2022年南屿市民营企业对老挝的进出口额是多少？"]
)
def test_a_parts_figure_is_not_the_wholes_and_no_partners(question: str) -> None:
    assert TRADE.say(question) == []


def test_each_investment_of_the_projects_is_told_apart() -> None:
    assert TRADE.say("2022年南屿市入选重点项目的年度计划投资是多少？") == ["年度计划投资**31亿元**"]
    assert "**90亿元**" in TRADE.say("2022年南屿市入选重点项目的总投资是多少？")[0]
