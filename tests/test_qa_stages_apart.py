"""Stages of a row side by side, 首批和第二批: each is asked for by itself, and none stands for another."""

import pytest

from qa.contrasts import stages_apart
from tests.desk import Desk

WORKS = Desk.of(
    "南屿市博览会第十届签约项目35个，第十一届签约项目52个。首批示范村12个，第二批示范村20个。"
    "产业园一期投资3亿元，二期投资5.5亿元。\n"
)


@pytest.mark.parametrize(
    ("question", "stages"),
    [
        ("首批和第二批示范村各有多少个", ["首批", "第二批"]),
        ("第二批示范村比首批多几个", ["第二批", "首批"]),
        ("一期、二期、三期各投资多少", ["一期", "二期", "三期"]),
        ("十二届五次全会和第二批名单各在哪天", []),
        ("第二批示范村有多少个", []),
        ("第一产业投资和第二产业投资各是多少", []),
    ],
)
def test_the_stages_of_one_row_are_told_apart(question: str, stages: list[str]) -> None:
    apart = list(stages_apart(question))
    assert [stage for _, stage in apart] == stages
    assert all(stage in text and other not in text for text, stage in apart for other in {*stages} - {stage})


@pytest.mark.parametrize(
    ("question", "figures", "verdict"),
    [
        ("南屿市首批和第二批示范村各有多少个？", ("12个", "20个"), ""),
        (
            "南屿市博览会第十届和第十一届，哪届签约多？",
            ("35个", "52个"),
            "第十一届比第十届多17个（计算得出）",
        ),
        ("南屿市第二批示范村比首批多几个？", ("20个", "12个"), "第二批比首批多8个（计算得出）"),
        ("南屿市产业园二期比一期多投多少？", ("5.5亿元", "3亿元"), "二期比一期高2.5亿元（计算得出）"),
    ],
)
def test_each_stage_has_its_figure(question: str, figures: tuple[str, str], verdict: str) -> None:
    one, other, *rest = WORKS.say(question)
    assert (f"**{figures[0]}**" in one, f"**{figures[1]}**" in other) == (True, True)
    assert rest == ([verdict] if verdict else [])


@pytest.mark.parametrize(
    "question", ["南屿市博览会第九届和第十一届各签约多少个项目？", "南屿市产业园一期和三期各投资多少？"]
)
def test_a_stage_that_is_not_told_is_no_other(question: str) -> None:
    assert WORKS.say(question) == []
