"""What one of several parallel items states of itself does not hold for the next."""

import pytest

from index.items import without_earlier_items
from tests.test_index_facts import facts_of


def years(text: str) -> list[tuple[str, int | None]]:
    return [(fact.text, fact.year) for fact in facts_of(text, year=2025)]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("聚焦甲业，到2027年达到5亿元；聚焦乙业，建成", "聚焦甲业；聚焦乙业，建成"),
        ("到2027年，一是做强甲业5亿元；二是做优乙业", "到2027年，；二是做优乙业"),
        ("要抓好三件事：实施甲项目，2026年建成；实施乙项目", "要抓好三件事：实施甲项目；实施乙项目"),
        ("(一)甲业2027年5亿元;(二)乙业", ";(二)乙业"),
        ("到2027年，甲业达到5亿元；乙业达到", "到2027年，甲业达到5亿元；乙业达到"),
        ("聚焦2027年目标；聚焦乙业", "聚焦2027年目标；聚焦乙业"),
        ("全年完成", "全年完成"),
    ],
)
def test_only_the_words_of_earlier_items_are_blanked(said: str, kept: str) -> None:
    blanked = without_earlier_items(said)
    assert "".join(blanked.split(" ")) == kept
    assert len(blanked) == len(said)


def test_a_year_within_one_item_is_not_that_of_the_next() -> None:
    text = "聚焦主导产业，到2027年电子信息产业规模突破1500亿元；聚焦科技创新，建设中试平台8个。"
    assert years(text) == [
        ("1500亿元", 2027),
        ("8个", 2025),
    ]


def test_a_year_over_all_items_holds_for_each() -> None:
    text = "到2027年，电子信息产业规模突破1500亿元；中试平台达到8个。"
    assert years(text) == [
        ("1500亿元", 2027),
        ("8个", 2027),
    ]
