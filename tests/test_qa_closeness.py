"""How much of a query texts say, their best sentences, and several texts together."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import fold
from qa.closeness import Wording

RARITY = {"茶叶": 3.0, "产量": 2.0, "全市": 1.0, "茶": 0.5, "gdp": 4.0, "5": 0.25}


def closest(*texts: str) -> list[float]:
    return Wording(texts, RARITY).closest_sentences().tolist()


def test_what_two_neighbours_say_is_closer_than_what_stands_far_apart() -> None:
    near = "会议召开。全市茶叶丰收。产量过万吨。会议结束。"
    far = "全市茶叶丰收。会议召开。会议结束。产量过万吨。"
    scores = closest(far, near, "会议召开。会议结束。")
    assert scores[1] > scores[0] > scores[2] == 0


def test_a_short_sentence_is_closer_than_a_long_one_that_says_the_same() -> None:
    [short_score, long_score] = closest("茶叶产量。", "茶叶产量" + "以及其他许多许多的事情" * 20 + "。")
    assert short_score > long_score > 0


def test_a_sentence_is_taken_with_its_neighbour_of_the_same_text_only() -> None:
    [alone, beside_another] = closest("茶叶丰收。"), closest("茶叶丰收。", "产量过万吨。")
    assert beside_another[0] == alone[0]
    assert closest("茶叶丰收", "产量过万吨")[0] == closest("茶叶丰收")[0]


def test_what_a_text_ends_with_is_not_taken_alone() -> None:
    """The last sentence counts beside the one before it, however short it is."""
    [ended] = closest("会议召开以及其他许多许多的事情。茶叶")
    assert ended < closest("茶叶")[0]


def test_neither_a_character_alone_nor_a_pair_across_a_full_stop_says_anything_in_a_sentence() -> None:
    assert closest("茶水。5人喝茶。叶片") == [0]


def test_a_text_of_one_sentence_or_none_has_a_closeness() -> None:
    assert closest("茶叶")[0] > 0
    assert closest("") == [0]
    assert closest() == []
    assert Wording([], {}).shares().tolist() == []


def test_texts_count_by_the_rarity_of_what_they_say_once() -> None:
    shares = Wording(["全市工作会议", "茶叶，茶叶，ＧＤＰ增长15%", "会议\n茶"], RARITY).shares()
    assert shares.tolist() == pytest.approx([1.0, 7.75, 0.5])


def test_what_a_group_of_texts_says_is_counted_once_for_all_of_them() -> None:
    shares = Wording(["茶叶", "茶叶的产量", "产量"], RARITY).shares([0, 0, 1])
    assert shares.tolist() == [5.5, 5.5, 2.0]


@given(
    st.lists(st.text(alphabet="茶叶产量全市5gdpGDP。；\n 𠀀\ud800", max_size=12), max_size=5),
    st.lists(st.text(alphabet="茶叶产5gd𠀀", min_size=1, max_size=4), unique=True, max_size=6),
)
def test_a_text_says_the_terms_that_stand_in_it(texts: list[str], terms: list[str]) -> None:
    rarity = {term: 2.0**number for number, term in enumerate(terms)}
    expected = [sum(weight for term, weight in rarity.items() if term in fold(text)) for text in texts]
    assert Wording(texts, rarity).shares().tolist() == expected
