"""Which years a text gives as over, aims at, or only tells an event of."""

import pytest

from index.tenses import (
    aimed_years,
    event_years,
    finished_years,
    is_only_aimed_at,
    planned_years,
    without_far,
)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2022年，全市生产总值增长5%", {2022}),
        ("2022年全市生产总值2060亿元", {2022}),
        ("2019—2022年，兑现资金9亿元", {2022}),
        ("截至2022年底，累计建成60座", {2022}),
        ("2022年度预算执行情况", {2022}),
        ("2023年第一季度，完成投资3亿元", set()),
        ("2023年，收入增长目标为3%", set()),
        ("较2021年增长5%", set()),
        ("到2025年底，平台达到26家", set()),
        ("《行动方案（2023—2025年）》，建成26家", set()),
    ],
)
def test_the_results_of_a_whole_year_are_told_when_it_is_over(text: str, years: set[int]) -> None:
    assert finished_years(text) == years


def test_who_once_looks_ahead_goes_on_to() -> None:
    text = "到2025年，平台26家。2030年，平台30家。2023年，平台12家。"
    assert aimed_years(text) == {2025}
    hidden = without_far(text)
    assert len(hidden) == len(text)
    assert "2023年" in hidden
    assert "2025" not in hidden
    assert "2030" not in hidden


def test_a_year_that_is_only_aimed_at_is_told_from_one_under_way() -> None:
    assert is_only_aimed_at(2027, "方案提出2027年主要目标和2035年远景目标，到2027年，新建基地1个。")
    assert not is_only_aimed_at(2027, "2027年主要目标是增长6%。到2027年底，新建基地1个。")
    assert not is_only_aimed_at(2027, "到2027年，新建基地1个。2027年，全市开工项目30个。")


def test_a_month_of_a_year_is_an_event_but_for_what_lasts_until_its_end() -> None:
    assert event_years("2021年7月，经批准设立。截至2023年6月末，已有9家。") == {2021}
    assert "2023年" in without_far("2021年7月，经批准设立。截至2023年6月末，已有9家。")


def test_a_month_that_is_only_planned_is_no_event() -> None:
    assert event_years("项目计划2026年6月建成投产。") == set()
    assert planned_years("项目计划2026年6月建成投产。2021年7月设立。") == {2026}


def test_what_stands_in_another_paragraph_is_no_result_of_the_year() -> None:
    assert finished_years("2024年“十大行动”中的硬指标\n行动完成新增企业5210户") == set()
