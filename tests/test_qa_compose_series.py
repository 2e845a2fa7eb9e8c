"""Series of a clause: how many things, and what they are called."""

import pytest

from qa.compose.series import find_series


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("发展海洋装备、生物医药、新型材料三大产业", "产业"),
        ("四大产业包括海洋装备、生物医药、新型材料、现代物流", "产业"),
        ('对标跑腿最少、办结最快、服务最好"三最"标准', "三最"),
        ('23万名"两类对象"(低收入户、困难户)', "两类对象"),
        ("明确了四大产业,海洋装备、生物医药、新型材料、现代物流齐头并进", "产业"),
    ],
)
def test_things_are_called_by_what_stands_before_or_after_them(text: str, name: str) -> None:
    assert any(series.of(name) for series in find_series(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('全力实施"四大工程"、"三大行动"', "三大行动"),
        ("推进港口建设、产业倍增", "产业"),
        ("聚焦三最标准,打造跑道、码头", "三最"),
    ],
)
def test_a_name_that_is_itself_one_of_the_things_is_not_what_they_are(text: str, name: str) -> None:
    assert not any(series.of(name) for series in find_series(text))


@pytest.mark.parametrize(
    ("text", "count", "may_be"),
    [
        ("港口、机场和高铁", 3, True),
        ("港口、机场、高铁", 4, False),
        ("港口、机场等", 9, True),
        ("港口、机场、高铁等", 2, False),
        ('"甲区""乙区""丙区"', 3, True),
        ("南屿港-北屿港-东屿港", 3, True),
        ("石牌、光村、松林等6处互通和1处服务区、1处工区", 6, True),
        ("石牌、光村、松林等6处互通和1处服务区、1处工区", 5, False),
        ("锂电、家电、食品三条产业链产值分别突破300亿元、220亿元和180亿元", 3, True),
    ],
)
def test_the_number_of_things_is_checked(text: str, count: int, may_be: bool) -> None:
    [series] = find_series(text)
    assert series.may_be(count) == may_be


def test_a_range_of_figures_is_no_series() -> None:
    assert find_series("1-7月增长6-8个百分点") == ()


def test_a_lone_character_before_the_name_is_a_thing_too() -> None:
    [series] = find_series('深化示范市、县、镇、村"四级联创"')
    named = series.of("四级联创")
    assert named is not None
    assert named.may_be(4)
    [series] = find_series('推进港口、机场、和"四级联创"')
    assert series.of("四级联创") is None
