"""Places in Latin letters."""

import pytest

from qa.latin import in_characters

HOMES = frozenset({"南屿市", "柏川县", "江浦高新区", "新疆"})


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("nanyu 2025 gdp target", "南屿市 2025 gdp target"),
        ("targets of bochuan county in 2023", "targets of 柏川县 in 2023"),
        ("how much did xinjiang invest", "how much did 新疆 invest"),
        ("jiangpu high-tech zone targets", "江浦高新区 targets"),
        ("nanyu2025年目标", "南屿市2025年目标"),
        ("xi'an gdp", "西安市 gdp"),
        ("jinshui district parking", "金水区 parking"),
        ("nanyu economic development zone gdp", "南屿经开区 gdp"),
        ("nanyu high-tech industrial development zone", "南屿高新区"),
        ("jinshui parking", "jinshui parking"),
        ("gdp of ningxia", "gdp of 宁夏回族自治区"),
        ("inner mongolia and shaanxi", "内蒙古 and 陕西"),
        ("chongqing exports", "重庆市 exports"),
        ("its targets for the year", "its targets for the year"),
        ("gdp增速", "gdp增速"),
    ],
)
def test_places_are_put_into_characters(text: str, read: str) -> None:
    assert in_characters(text, HOMES) == read
