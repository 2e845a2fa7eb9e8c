"""From what to what: by how much is computed where that is asked, and said to be."""

import pytest

from tests.desk import Desk

ROSE = Desk.of(
    "2023年，南屿市城镇化率由31.6%提升至59.3%。生产总值从198.4亿元提升到2003.4亿元，年均增长12%。"
    "甲乙公司年产能由原来的3.5万吨扩大到16.5万吨。群众满意度提高3个百分点。\n"
)


@pytest.mark.parametrize(
    ("question", "by"),
    [
        ("南屿市城镇化率提高了多少？", "提高27.7个百分点（计算得出）"),
        ("南屿市生产总值增加了多少亿元？", "提高1805亿元（计算得出）"),
        ("甲乙公司的年产能扩大了多少？", "提高13万吨（计算得出）"),
    ],
)
def test_the_change_is_computed_where_both_ends_are_told(question: str, by: str) -> None:
    quoted, computed = ROSE.answer(question)
    assert computed.text == by
    assert computed.computed
    assert quoted.citations == computed.citations


@pytest.mark.parametrize("question", ["南屿市城镇化率是多少？", "南屿市生产总值年均增长多少？"])
def test_nothing_is_computed_that_is_not_asked(question: str) -> None:
    assert not any(statement.computed for statement in ROSE.answer(question))


def test_a_change_that_is_told_is_quoted() -> None:
    assert ROSE.say("南屿市群众满意度提高了多少？") == ["群众满意度提高**3个百分点**"]
