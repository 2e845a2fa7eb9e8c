"""Rows of figures that one 分别 gives to several names."""

import pytest

from tests.test_index_facts import facts_of


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "城乡居民人均可支配收入分别达到46820元、25630元，增长5.1%和7.4%。",
            [
                ("城镇居民人均可支配收入", "46820元", "level"),
                ("农村居民人均可支配收入", "25630元", "level"),
                ("城镇居民人均可支配收入", "5.1%", "growth"),
                ("农村居民人均可支配收入", "7.4%", "growth"),
            ],
        ),
        (
            "城镇和农村居民人均可支配收入分别增长6%、7.5%，新增城镇就业1万人以上。",
            [
                ("城镇居民人均可支配收入", "6%", "growth"),
                ("农村居民人均可支配收入", "7.5%", "growth"),
                ("新增城镇就业", "1万人", "level"),
            ],
        ),
        (
            "新能源汽车、高端装备、电子信息三大主导产业产值分别为86亿元、71亿元、53亿元。",
            [
                ("新能源汽车产业产值", "86亿元", "level"),
                ("高端装备产业产值", "71亿元", "level"),
                ("电子信息产业产值", "53亿元", "level"),
            ],
        ),
        (
            "三次产业增加值分别为38.2亿元、61.5亿元、59亿元，分别增长4.8%、6.9%、5.6%。",
            [
                ("第一产业增加值", "38.2亿元", "level"),
                ("第二产业增加值", "61.5亿元", "level"),
                ("第三产业增加值", "59亿元", "level"),
                ("第一产业增加值", "4.8%", "growth"),
                ("第二产业增加值", "6.9%", "growth"),
                ("第三产业增加值", "5.6%", "growth"),
            ],
        ),
        (
            "城乡低保标准分别提高到每月680元、每年5600元。",
            [("城市低保标准", "680元", "level"), ("农村低保标准", "5600元", "level")],
        ),
        (
            "锂电、家电、食品三条产业链产值分别为3亿元、2亿元和1亿元。",
            [
                ("锂电产值", "3亿元", "level"),
                ("家电产值", "2亿元", "level"),
                ("食品产值", "1亿元", "level"),
            ],
        ),
        (
            "已形成特色产业，即红枣和绿茶，全产业链产值分别突破18亿元和12亿元。",
            [("红枣全产业链产值", "18亿元", "level"), ("绿茶全产业链产值", "12亿元", "level")],
        ),
        (
            "粮食、油料产量分别达到30万吨、2万吨，粮价上涨3%。",
            [("粮食产量", "30万吨", "level"), ("油料产量", "2万吨", "level"), ("粮价", "3%", "growth")],
        ),
    ],
)
def test_a_row_ends_where_another_thing_is_told(sentence: str, rows: list[tuple[str, str, str]]) -> None:
    found = facts_of(f"2023年，{sentence}", section=2023)
    assert [(fact.indicator, fact.text, fact.change) for fact in found] == rows


def test_places_in_a_row_have_the_ranks_in_the_row() -> None:
    facts = facts_of("百强榜单发布，余杭区、越秀区、天河区分别位列第10位、第50位、第51位。")
    assert [(fact.place, fact.text) for fact in facts] == [
        ("余杭区", "第10位"),
        ("越秀区", "第50位"),
        ("天河区", "第51位"),
    ]


def test_a_bound_said_before_the_first_figure_of_a_row_holds_for_all() -> None:
    found = facts_of("2023年，锂电、家电产业产值分别突破3亿元、2亿元。", section=2023)
    assert [fact.bound for fact in found] == ["at least", "at least"]
    found = facts_of("2023年，锂电、家电产业产值分别为3亿元以上、2亿元。", section=2023)
    assert [fact.bound for fact in found] == ["at least", "exact"]


def test_places_in_a_row_have_what_is_measured_behind_its_mark() -> None:
    found = facts_of(
        "前7个月，余杭区（含临平）、越秀区位居全省外贸前二，分别进出口592.3亿元和475.6亿元，分别增长16.4%和42.6%。"
    )
    assert [(fact.place, fact.indicator, fact.text, fact.change) for fact in found] == [
        ("余杭区", "进出口", "592.3亿元", "level"),
        ("越秀区", "进出口", "475.6亿元", "level"),
        ("余杭区", "进出口", "16.4%", "growth"),
        ("越秀区", "进出口", "42.6%", "growth"),
    ]
