"""Characters and pairs of them as search terms."""

import pytest

from index.characters import character_terms


def test_characters_come_with_the_pairs_they_make_and_latin_words_whole() -> None:
    assert character_terms("岭东GDP增6.5%") == ["岭", "东", "岭东", "gdp", "增", "6", "5"]


def test_no_pair_reaches_over_a_mark_or_a_blank() -> None:
    assert "产茶" not in character_terms("投产，茶 叶")
    assert "茶叶" not in character_terms("投产，茶 叶")


@pytest.mark.parametrize("text", ["經濟開發區2023年", "经济开发区２０２３年"])
def test_script_and_width_make_no_difference(text: str) -> None:
    assert character_terms(text) == character_terms("经济开发区2023年")


def test_what_has_no_characters_has_no_terms() -> None:
    assert character_terms(" ，。—") == []
