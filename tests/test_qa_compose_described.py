"""What a thing makes or is for: the sentence under its own heading, not one that only names it."""

import pytest

from tests.desk import Desk

WORKS = Desk.of(
    "# 南屿市观摩重点项目\n\n负责人考察了海缆制造项目、盐田光伏项目等已建成项目，了解生产情况。\n\n"
    "## 海缆制造项目\n\n项目总投资6.4亿元，主要生产深海电缆、光电复合缆。\n\n"
    "## 盐田光伏项目\n\n项目总投资9.1亿元，主要建设光伏阵列和储能站。\n\n"
    "## 海洋牧场项目\n\n项目总投资2亿元，已于去年开工。\n",
    title="南屿市观摩重点项目",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("海缆制造项目是生产什么的？", "主要生产深海电缆、光电复合缆"),
        ("盐田光伏项目主要建什么？", "主要建设光伏阵列和储能站"),
        ("盐田光伏项目是干什么的？", "主要建设光伏阵列和储能站"),
    ],
)
def test_it_is_told_by_the_section_under_its_heading(question: str, said: str) -> None:
    assert WORKS.say(question) == [said]


def test_a_neighbours_section_tells_nothing_of_it() -> None:
    said = "".join(WORKS.say("海洋牧场项目是生产什么的？"))
    assert "电缆" not in said
    assert "光伏阵列" not in said
