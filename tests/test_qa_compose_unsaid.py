"""Figures around which a word that tells things apart is not said: another thing's, and so no answer."""

import pytest

from tests.desk import Desk

REPORT = Desk.of(
    "2023年上半年，南屿市授权专利3385件，其中绿色专利210件。南屿市一般公共预算收入完成86.4亿元，"
    "同比增长4.8%，限额以上企业商品零售额增长12.3%。\n\n"
    "南屿市港务公司连通60多个国家和地区的港口，航线不断增加。\n"
)


@pytest.mark.parametrize(
    "question",
    [
        "南屿市上半年PCT专利授权多少件？",
        "南屿市上半年税收收入增长多少？",
        "南屿市上半年家电零售额增长多少？",
        "南屿市上半年利润总额是多少亿元？",
    ],
)
def test_a_figure_around_which_the_indicator_is_not_said_is_no_answer(question: str) -> None:
    assert REPORT.say(question) == []


def test_what_a_clause_without_a_figure_says_is_said_of_the_figure_before_it() -> None:
    [said] = REPORT.say("南屿市港务公司跟多少个国家和地区的港口有航线往来？")
    assert "**60多个**" in said


def test_a_class_of_things_is_no_figure_of_theirs() -> None:
    desk = Desk.of("2022年，作为全省十亿、百亿级企业最集中的区域，柏川县是经济增长的重要承载区。")
    assert desk.say("柏川县2022年地区生产总值完成了多少亿元？") == []
