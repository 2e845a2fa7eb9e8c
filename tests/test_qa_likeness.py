"""Characters that are taken for one another."""

import pytest

from qa.likeness import characters_near, nearness, readings_of


@pytest.mark.parametrize(
    ("a", "b", "rank"),
    [
        ("材", "才", 3),
        ("莱", "菜", 2),
        ("兰", "南", 1),
        ("湖", "福", 1),
        ("音", "英", 1),
        ("山", "三", 1),
        ("东", "西", 0),
    ],
)
def test_how_easily_one_is_written_for_another(a: str, b: str, rank: int) -> None:
    assert nearness(a, b) == nearness(b, a) == rank


def test_a_character_is_near_those_of_its_sound_and_of_its_shape() -> None:
    assert {"菜", "来", "赖", "奈"} <= set(characters_near("莱"))
    assert "莱" not in characters_near("莱")


def test_a_character_has_all_its_usual_readings() -> None:
    assert readings_of("重") == {"zhong", "chong"}
    assert readings_of("㸌") == {"huo"}
