"""Definitions: the clause that says what a term is."""

import pytest

from tests.desk import Desk

REPORT = Desk.of(
    "南屿市实施“蓝湾计划”，推进生态修复。“蓝湾计划”是指修复岸线、清理围网、种植红树林的三年行动。"
    "会议还部署了其他工作。推行“码上办”（即扫码办理）。\n"
)


@pytest.mark.parametrize("question", ["什么是“蓝湾计划”？", "蓝湾计划是什么意思？", "“蓝湾计划”指的是什么？"])
def test_the_defining_sentence_is_preferred_to_a_mention(question: str) -> None:
    assert REPORT.say(question) == ["“蓝湾计划”是指修复岸线、清理围网、种植红树林的三年行动"]


def test_brackets_define_too() -> None:
    assert REPORT.say("“码上办”指什么？") == ["推行“码上办”（即扫码办理）"]


def test_a_term_that_no_article_uses_has_no_definition() -> None:
    assert REPORT.say("什么是“绿港计划”？") == []
