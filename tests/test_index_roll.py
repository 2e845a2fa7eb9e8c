"""Figures told of one place after another, in an invented article about a province's cities."""

from index.facts import extract_facts
from index.passage import Article, Fact, Passage, Span


def facts_of(text: str) -> tuple[Fact, ...]:
    article = Article("a.txt", text, Span(0, len(text)), "标题", place="浙江省", year=2025)
    passage = Passage("p", article.id, article.span, text, (), 2024, "浙江省")
    return extract_facts(article, passage)


def told(text: str) -> list[tuple[str | None, str, str, str]]:
    return [(f.place, f.indicator, f.text, f.change) for f in facts_of(text)]


def test_places_with_their_figures_in_brackets_share_what_is_said_behind_them() -> None:
    text = "上半年，嘉兴（3310.4亿元）、绍兴（3705亿元）的GDP均超过3000亿元，增速分别为6.2%、7.1%。"
    assert told(text)[:4] == [
        ("嘉兴", "GDP", "3310.4亿元", "level"),
        ("绍兴", "GDP", "3705亿元", "level"),
        ("嘉兴", "GDP", "6.2%", "growth"),
        ("绍兴", "GDP", "7.1%", "growth"),
    ]


def test_a_row_behind_a_list_of_places_is_dealt_to_them() -> None:
    assert told("临海港口城市嘉兴、温州提出的GDP增长预期目标分别为6.5%和7%。") == [
        ("嘉兴", "GDP", "6.5%", "growth"),
        ("温州", "GDP", "7%", "growth"),
    ]


def test_a_place_that_only_says_its_rank_and_figure_is_measured_as_the_one_before() -> None:
    text = "从经济总量看，嘉兴达到3310.4亿元；绍兴稳居第二，为3205亿元。温州以2980亿元排在第三位。"
    levels = [row for row in told(text) if row[2].endswith("亿元")]
    assert levels == [
        ("嘉兴", "经济总量", "3310.4亿元", "level"),
        ("绍兴", "经济总量", "3205亿元", "level"),
        ("温州", "经济总量", "2980亿元", "level"),
    ]
    assert ("温州", "经济总量", "第三位", "level") in told(text)


def test_a_speed_behind_its_figure_is_the_topics() -> None:
    text = "从经济增速来看，嘉兴以7.9%的增速领跑。在三产上，绍兴以6.5%的增速位居第一，温州排名第二，为6.1%。"
    assert [row for row in told(text) if row[2].endswith("%")] == [
        ("嘉兴", "经济增速", "7.9%", "growth"),
        ("绍兴", "三产", "6.5%", "growth"),
        ("温州", "三产", "6.1%", "growth"),
    ]


def test_a_figure_that_several_places_make_up_is_no_one_places() -> None:
    assert [row[0] for row in told("嘉兴、温州两市新增就业3万人。")] == ["嘉兴、温州"]


def test_a_figure_in_another_unit_is_not_the_topics() -> None:
    assert told("嘉兴GDP为3310.4亿元；绍兴排在第二，为45万户。") == [
        ("嘉兴", "GDP", "3310.4亿元", "level"),
        ("绍兴", "GDP", "第二", "level"),
    ]


def test_a_row_of_places_says_with_its_verb_that_it_grew() -> None:
    text = "嘉兴、绍兴地区生产总值分别为386.4亿元、312.7亿元，分别增长6.2%和5.5%。"
    assert [row[2:] for row in told(text)] == [
        ("386.4亿元", "level"),
        ("312.7亿元", "level"),
        ("6.2%", "growth"),
        ("5.5%", "growth"),
    ]


def test_what_a_row_of_places_shares_stands_before_its_colon() -> None:
    text = "2024年，各县（区）完成农村公路建设分别为：嘉兴40公里、绍兴35公里、温州30公里。"
    assert told(text) == [
        ("嘉兴", "农村公路建设", "40公里", "level"),
        ("绍兴", "农村公路建设", "35公里", "level"),
        ("温州", "农村公路建设", "30公里", "level"),
    ]
