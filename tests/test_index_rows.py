"""The rows of tables as facts: the header names indicator, year, unit and kind."""

from index.facts import extract_facts
from index.passage import Article, Fact, Heading, Passage, Span


def read(header: str, row: str, *, year: int | None = 2025, outer: str = "") -> tuple[Fact, ...]:
    article = Article("a.md", row, Span(0, len(row)), "任务分解", place="云陵市", year=year)
    headings = tuple(Heading(text, Span(0, 0)) for text in (outer, header) if text)
    return extract_facts(article, Passage("p", article.id, article.span, row, headings, year, "云陵市"))


def test_a_row_of_a_place_gives_a_fact_a_cell() -> None:
    header = "区域\u30002024年GDP（亿元）\u30002025年GDP增速目标\u30002025年新增规上工业企业（家）"
    row = "东岭区\u3000421.3\u30006.5%左右\u300018"
    found = read(header, row)
    assert [(f.place, f.year, f.indicator, f.kind, f.value, f.unit, f.change, f.bound) for f in found] == [
        ("东岭区", 2024, "gdp", "result", 421.3, "亿元", "level", "exact"),
        ("东岭区", 2025, "gdp", "goal", 6.5, "%", "growth", "about"),
        ("东岭区", 2025, "新增规上工业企业", "goal", 18, "家", "level", "exact"),
    ]
    assert [fact.text for fact in found] == ["421.3", "6.5%", "18"]
    assert found[1].span.of(row) == "东岭区\u3000421.3\u30006.5%左右"


def test_a_row_of_an_indicator_takes_kind_and_year_from_the_header() -> None:
    found = read("指标\u30002024年完成\u30002025年目标", "固定资产投资（亿元）\u3000300\u3000330")
    assert [(f.place, f.year, f.indicator, f.kind, f.value, f.unit) for f in found] == [
        ("云陵市", 2024, "固定资产投资", "result", 300, "亿元"),
        ("云陵市", 2025, "固定资产投资", "goal", 330, "亿元"),
    ]


def test_a_decline_in_a_growth_column_is_a_decline() -> None:
    (fact,) = read("区域\u30002024年出口增速", "东岭区\u3000-2.5%")
    assert (fact.value, fact.change) == (2.5, "decline")


def test_a_paragraph_under_a_heading_is_no_row() -> None:
    found = read("2025年目标", "新增停车位6000个。")
    assert [(fact.indicator, fact.text) for fact in found] == [("新增停车位", "6000个")]


def test_a_column_of_units_gives_its_unit_to_the_row_but_not_to_growth() -> None:
    found = read("指标\u3000单位\u30002024年\u3000比上年增长", "公路里程\u3000公里\u30001200\u30003.1")
    assert [(f.indicator, f.year, f.value, f.unit) for f in found] == [("公路里程", 2024, 1200, "公里")]
    found = read("指标\u3000单位\u30002024年\u3000增速（%）", "公路里程\u3000公里\u30001200\u3000-3.1")
    assert [(f.indicator, f.year, f.value, f.unit, f.change) for f in found] == [
        ("公路里程", 2024, 1200, "公里", "level"),
        ("公路里程", 2024, 3.1, "%", "decline"),
    ]


def test_a_growth_column_takes_no_unit_from_the_row_s_amount() -> None:
    found = read("指标\u30002024年\u3000增速", "固定资产投资（亿元）\u3000300\u30006.5")
    assert [(f.value, f.unit) for f in found] == [(300, "亿元")]


def test_the_heading_over_a_table_gives_year_and_unit() -> None:
    header, row = "指标\u3000绝对值", "固定资产投资\u3000300"
    (fact,) = read(header, row, outer="2023年主要指标（单位：亿元）")
    assert (fact.indicator, fact.year, fact.value, fact.unit) == ("固定资产投资", 2023, 300, "亿元")
    assert read(header, row, outer="2023年主要指标（单位：亿元、%）") == ()
    (fact,) = read(header, row, outer="2022年和2023年指标（单位：亿元）")
    assert fact.year == 2025, "two years above say nothing of this column: the article's holds"


def test_a_cell_says_itself_that_it_tells_growth() -> None:
    header = "指标\u30002023年完成\u30002024年目标"
    grows, falls = (
        read(header, "固定资产投资\u3000215.3亿元\u3000增长5%"),
        read(header, "能耗\u30003万吨\u3000下降2%"),
    )
    assert [(fact.text, fact.change, fact.kind) for fact in grows] == [
        ("215.3亿元", "level", "result"),
        ("5%", "growth", "goal"),
    ]
    assert falls[-1].change == "decline"


def test_a_column_that_only_says_growth_is_of_what_the_column_before_it_measures() -> None:
    header = "地区\u3000地区生产总值（亿元）\u3000增速（%）\u3000规上工业增加值增速（%）"
    found = read(header, "东岭区\u3000310.9\u30006.1\u30009.0")
    assert [(f.indicator, f.value, f.unit, f.change) for f in found] == [
        ("地区生产总值", 310.9, "亿元", "level"),
        ("地区生产总值", 6.1, "%", "growth"),
        ("规上工业增加值", 9.0, "%", "growth"),
    ]


def test_a_column_that_sorts_the_rows_is_not_their_name() -> None:
    header = "类别\u3000指标\u30002020年\u30002025年\u3000年均增长"
    found = read(header, "经济\u3000地区生产总值（亿元）\u30001641\u30002500\u30007.5%", year=2021)
    assert [(f.indicator, f.year, f.kind, f.value, f.unit) for f in found] == [
        ("地区生产总值", 2020, "result", 1641, "亿元"),
        ("地区生产总值", 2025, "goal", 2500, "亿元"),
        ("地区生产总值", 2025, "goal", 7.5, "%"),
    ]


def test_a_column_of_names_of_indicators_names_no_places() -> None:
    found = read(
        "序号\u3000指标名称\u30002020年\u30002025年", "6\u3000宽带用户数（万户）\u300018\u3000120", year=2021
    )
    assert [(f.place, f.indicator, f.year, f.value, f.unit) for f in found] == [
        ("云陵市", "宽带用户数", 2020, 180000, "户"),
        ("云陵市", "宽带用户数", 2025, 1200000, "户"),
    ]


def test_each_column_of_a_plan_names_its_year_and_none_is_where_it_starts_from() -> None:
    header = "县（市、区）\u30002024年新增学位（个）\u30002026年新增床位（张）"
    found = read(header, "东岭区\u30007200\u3000350", year=2024, outer="主要目标")
    assert [(f.place, f.indicator, f.year, f.kind, f.value) for f in found] == [
        ("东岭区", "新增学位", 2024, "goal", 7200),
        ("东岭区", "新增床位", 2026, "goal", 350),
    ]
