"""Names looked up by their spellings, their halves and their characters."""

import pytest

from index import Span
from qa.names import Likenesses, Spellings, longest_first

NAMES = ("南屿市", "南屿新区", "柏川县", "南川县")
LIKENESSES = Likenesses.of(NAMES)


def test_longer_names_come_first_then_their_characters_decide() -> None:
    assert longest_first(("丙市", "甲县市", "乙市")) == ["甲县市", "丙市", "乙市"]


def test_each_spelling_is_found_where_it_first_stands_the_longest_name_first() -> None:
    spellings = Spellings.of([("南屿", "南屿新区"), ("南屿", "南屿市"), ("柏川", "柏川县")])
    assert spellings.find("柏川和南屿,南屿") == [(Span(3, 5), "南屿新区"), (Span(0, 2), "柏川县")]
    assert spellings.find("柏") == []
    assert Spellings.of([]).find("柏川") == []


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("北屿市", ["南屿市"]),
        ("南屿县", ["南屿市", "南川县"]),
        ("南雨市", ["南屿市"]),
        ("东川县", ["南川县", "柏川县"]),
        ("南屿市", []),
        ("北川市", []),
        ("南屿", []),
        ("", []),
    ],
)
def test_names_one_character_off_are_told_wherever_it_is(written: str, names: list[str]) -> None:
    assert sorted(LIKENESSES.one_off(written)) == sorted(names)


def test_names_one_character_off_are_found_only_up_to_the_ends_given() -> None:
    assert LIKENESSES.find_one_off("请问南雨市目标", {5}) == [(Span(2, 5), "南屿市")]
    assert LIKENESSES.find_one_off("请问南雨市目标", {4, 6}) == []


def test_names_are_found_by_the_rarest_of_their_characters() -> None:
    assert set(LIKENESSES.with_rarest("屿区")) == {"南屿新区"}
    assert set(LIKENESSES.with_rarest("屿山")) == set()


def test_names_that_share_two_characters_are_told_the_most_alike_first() -> None:
    assert LIKENESSES.sharing_two("南屿新") == ["南屿新区", "南屿市"]
    assert LIKENESSES.sharing_two("山") == []
