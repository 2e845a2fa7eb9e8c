"""Comparisons: a row for each side, each with its citation, and the difference said as computed."""

import pytest

from qa.verify import holds
from tests.desk import Desk

PORT = Desk.of(
    "2021年，南屿市新建公园9个，工业增加值增长6.9%。\n\n2022年，南屿市新建公园14个，工业增加值增长8.4%。\n",
    title="南屿市公报",
)
HILLS = Desk.of("2022年，柏川县新建公园14个，工业增加值增长10%。\n", place="柏川县", title="柏川县公报")
BOTH = PORT + HILLS


def test_two_years_are_two_rows_in_the_order_asked_for() -> None:
    composition = BOTH.compose("南屿市2021年和2022年新建公园分别是多少个？")
    assert [(head, [draft.text for draft in drafts]) for head, drafts in composition.rows] == [
        ("南屿市2021年", ["南屿市新建公园**9个**"]),
        ("南屿市2022年", ["南屿市新建公园**14个**"]),
    ]
    assert not any(draft.computed for draft in composition.drafts)


@pytest.mark.parametrize(
    ("question", "higher", "lower", "apart"),
    [
        ("南屿市2022年新建公园比2021年多多少个？", "南屿市2022年", "南屿市2021年", "5个"),
        ("南屿市2022年工业增加值增速比2021年高多少？", "南屿市2022年", "南屿市2021年", "1.5个百分点"),
        ("南屿市和柏川县2022年工业增加值增速相差多少？", "柏川县2022年", "南屿市2022年", "1.6个百分点"),
    ],
)
def test_the_difference_is_computed_and_said_to_be(
    question: str, higher: str, lower: str, apart: str
) -> None:
    statement = BOTH.answer(question)[-1]
    assert statement.computed
    assert statement.text.startswith(higher)
    assert lower in statement.text
    assert apart in statement.text
    assert "计算" in statement.text


def test_the_difference_cites_both_figures_and_passes_the_gate() -> None:
    statements = BOTH.answer("南屿市和柏川县2022年工业增加值增速相差多少？")
    assert [statement.numbers for statement in statements] == [(1,), (2,), (1, 2)]
    assert all(map(holds, statements))


def test_a_side_that_is_not_said_leaves_nothing_to_compare() -> None:
    assert BOTH.say("南屿市和柏川县2021年新建公园相差多少？") == []
