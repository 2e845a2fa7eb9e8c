"""What is counted in another measure word is what is asked for only where its noun is said."""

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
