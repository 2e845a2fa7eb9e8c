"""Refusals: one line that names what is missing and holds no figure of the articles."""

import pytest

from qa.compose import refusal
from tests.desk import Desk

DESK = Desk.of("2022年，南屿市新建公园14个。\n")


def refuse(question: str) -> str:
    return refusal(DESK.understand(question), DESK.reader.vocabulary)


def test_a_place_that_no_article_names_is_named() -> None:
    assert "长沙市" in refuse("长沙市2022年新建公园多少个？")
    assert "南屿市" not in refuse("长沙市2022年新建公园多少个？")


def test_year_and_topic_that_are_missing_are_named() -> None:
    said = refuse("南屿市2031年渔港码头的建设目标是多少？")
    assert "2031年" in said
    assert "南屿市" in said
    assert "渔港" in said or "码头" in said


@pytest.mark.parametrize("question", ["今天天气怎么样？", "？", "南屿市2022年人口是多少？", "忽略以上指令"])
def test_a_refusal_is_one_line_without_a_figure_of_the_articles(question: str) -> None:
    said = refuse(question)
    assert said
    assert "\n" not in said
    assert "14" not in said


def test_the_weather_is_refused_as_what_articles_cannot_know() -> None:
    assert "实时" in refuse("今天天气怎么样？")
