"""What is counted in another measure word is what is asked for only where its noun is said."""

import pytest

from qa.compose.counted import share_counted
from tests.desk import Desk

NOISE = Desk.of(
    "南屿市噪声防治：去年布设监测点213个。\n\n2022年，南屿市依法对32家工业企业噪声污染行为进行了处罚。\n",
    title="南屿市噪声污染防治：共布设城市功能区监测站",
)


def test_firms_are_no_stations() -> None:
    assert NOISE.say("2022年南屿市布设了多少个工业噪声监测站？") == []


def test_firms_counted_by_another_word_are_firms() -> None:
    [said] = NOISE.say("2022年南屿市处罚了多少个噪声污染工业企业？")
    assert "**32家**" in said


@pytest.mark.parametrize(
    ("turns", "is_it"),
    [
        (("南屿市海带种植面积是多少？", "紫菜呢？"), False),
        (("南屿市有几个渔业主导产业？",), True),
    ],
)
def test_how_many_things_a_list_names_is_no_figure_of_one_of_them(
    turns: tuple[str, ...], is_it: bool
) -> None:
    [bearing] = Desk.of("“一带一紫一参”：指海带、紫菜、海参三个渔业主导产业。\n").bearings(*turns)
    [count] = bearing.segment.quantities
    assert (share_counted(bearing.question, count, bearing, bearing.segment.span) == 1) is is_it
