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
