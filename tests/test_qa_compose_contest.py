"""Contests: the figure of each thing that a question compares, and the one that leads."""

import pytest

from tests.desk import Desk

PROJECTS = Desk.of(
    "# 南屿市观摩重点项目\n\n各地负责人观摩了三个项目。\n\n## 观摩项目简介\n\n### 1.海缆制造项目\n\n"
    "项目总投资6.4亿元，主要建设海缆生产线。\n\n### 2.冷链物流园项目\n\n项目总投资3亿元，今年3月开工。\n\n"
    "### 3.盐田光伏项目\n\n项目总投资9.1亿元，已并网发电。\n",
    title="南屿市观摩重点项目",
)
TRADES = Desk.of(
    "2022年，南屿市规模以上工业增加值增长5.1%。分三大门类看，采矿业增加值增长2.4%，制造业增长6.3%，"
    "电力、热力、燃气及水生产和供应业下降1.2%。\n",
    title="南屿市公报",
    year=2022,
)


@pytest.mark.parametrize(
    ("question", "leader"),
    [
        ("南屿市观摩的三个项目，哪个总投资最大？", "盐田光伏项目最大（比较得出）"),
        ("南屿市观摩的项目里总投资最少的是哪个？", "冷链物流园项目最少（比较得出）"),
    ],
)
def test_things_under_headings_are_compared(question: str, leader: str) -> None:
    composition = PROJECTS.compose(question)
    assert [head for head, _ in composition.rows] != []
    assert {head for head, _ in composition.rows} == {"海缆制造项目", "冷链物流园项目", "盐田光伏项目"}
    assert PROJECTS.say(question)[-1] == leader


def test_as_many_things_must_be_told_as_are_asked_about() -> None:
    assert not PROJECTS.compose("南屿市观摩的五个项目，哪个总投资最大？").rows


@pytest.mark.parametrize(
    ("question", "leader"),
    [
        ("南屿市规上工业三大门类各增长多少，哪个最快？", "制造业最快（比较得出）"),
        ("南屿市三大门类里增长最慢的是哪个？", "电力、热力、燃气及水生产和供应业最慢（比较得出）"),
    ],
)
def test_things_that_a_sentence_counts_by_name_are_compared(question: str, leader: str) -> None:
    said = TRADES.say(question)
    assert len(said) == 4
    assert said[-1] == leader


def test_each_of_the_things_is_told_without_a_leader_when_none_was_asked_for() -> None:
    assert TRADES.say("南屿市规上工业三大门类各增长多少？") == [
        "采矿业增加值增长**2.4%**",
        "制造业增长**6.3%**",
        "电力、热力、燃气及水生产和供应业下降**1.2%**",
    ]
