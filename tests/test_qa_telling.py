"""Of which year and part of a year a figure is told: what a sentence before opens with holds on."""

import pytest

from tests.desk import Desk

TRADE = Desk.of(
    "某网海州8月9日消息（记者王某某）据海关统计，今年前7个月，南屿市货物贸易进出口总值1330亿元。"
    "其中，出口434亿元，增长30.1%；进口896亿元，增长18%。今年7月，进出口179亿元。\n\n"
    "前7个月民营企业进出口717亿元，增长44%；出口机电产品161亿元，增长61.5%。\n"
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("前7个月南屿市出口多少亿元？", "出口**434亿元**"),
        ("今年前7个月南屿市进口多少亿元？", "进口**896亿元**"),
    ],
)
def test_what_follows_a_dateline_is_of_the_months_it_opens_with(question: str, said: str) -> None:
    assert TRADE.say(question) == [said]


def test_since_a_year_is_since_this_year_in_what_was_written_in_it() -> None:
    desk = Desk.of("今年以来，南屿市清理河湖“四乱”问题1100余项。\n", year=2023)
    said = desk.say("2023年以来南屿市清理河湖“四乱”问题多少项？")
    assert said == ["南屿市清理河湖“四乱”问题**1100余项**"]
    assert desk.say("2022年以来南屿市清理河湖“四乱”问题多少项？") == []


PLAN = Desk.of(
    "2023年—2025年，南屿市将改造不少于500个城镇老旧小区，构建30家左右重点实验室方阵。\n", year=None
)


def test_what_several_years_make_up_is_told_of_them_together_and_of_none_alone() -> None:
    assert ["**500个**" in said for said in PLAN.say("2023年到2025年南屿市要改造多少个老旧小区？")] == [True]
    assert PLAN.say("2024年南屿市要改造多少个老旧小区？") == []


def test_what_is_only_planned_is_not_there_already() -> None:
    assert PLAN.say("南屿市现在已经建成多少家重点实验室？") == []
