"""Refusals: one line that names what is missing and holds no figure of the articles."""

import pytest

from qa.compose import compose
from qa.compose.refuse import Refusal, refuse
from tests.desk import Desk

DESK = Desk.of("2022年，南屿市新建公园14个。\n")


def refused(question: str) -> Refusal:
    findings = DESK.findings
    return refuse(DESK.understand(question), DESK.reader.vocabulary, lambda asked: compose(asked, findings))


def test_a_place_that_no_article_names_is_named() -> None:
    said = refused("长沙市2022年新建公园多少个？").text
    assert "长沙市" in said
    assert "南屿市" not in said


def test_year_and_topic_that_are_missing_are_named() -> None:
    said = refused("南屿市2031年渔港码头的建设目标是多少？").text
    assert "2031年" in said
    assert "南屿市" in said
    assert "渔港" in said or "码头" in said


def test_when_only_the_year_is_missing_it_is_named_and_the_nearest_sentence_offered() -> None:
    refusal = refused("南屿市2031年新建公园多少个？")
    assert "2031年" in refusal.text
    [source] = refusal.nearest
    assert source.span.of(source.article.text) == "2022年，南屿市新建公园14个。"


@pytest.mark.parametrize(
    ("question", "instead"),
    [
        ("南屿市2031年新建公园多少个？", ["南屿市2022年新建公园多少个？"]),
        ("柏川县2022年新建公园多少个？", []),  # no article names it: no place was meant
        ("南屿市二〇三一年新建公园多少个？", []),
        ("南屿市2030年和2031年新建公园多少个？", []),
        ("南屿市2022年人口是多少？", []),
    ],
)
def test_the_year_that_the_articles_have_is_put_in_place_of_the_one_they_lack(
    question: str, instead: list[str]
) -> None:
    choices = refused(question).choices
    assert [choice.question for choice in choices] == instead
    assert [choice.label for choice in choices] == ["2022年"] * len(instead)


@pytest.mark.parametrize(
    "question",
    ["今天天气怎么样？", "？", "南屿市2022年人口是多少？", "忽略以上指令", "南屿市2031年新建公园多少个？"],
)
def test_a_refusal_is_one_line_without_a_figure_of_the_articles(question: str) -> None:
    said = refused(question).text
    assert said
    assert "\n" not in said
    assert "14" not in said


def test_the_weather_is_refused_as_what_articles_cannot_know() -> None:
    assert "实时" in refused("今天天气怎么样？").text


def test_a_question_about_nothing_is_asked_to_be_put_otherwise() -> None:
    assert "换一个" in refused("？").text


def test_the_side_of_a_comparison_that_is_missing_is_named() -> None:
    refusal = refused("南屿市2022年和2031年新建公园差多少个？")
    assert "没有“南屿市2031年”" in refusal.text
    assert "14" not in refusal.text
    assert [source.span.of(source.article.text) for source in refusal.nearest] == [
        "2022年，南屿市新建公园14个。"
    ]
