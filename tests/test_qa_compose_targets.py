"""All targets at once, the place that leads, cells of a table, labelled headings, nouns nobody wrote."""

from tests.desk import Desk

PLAN = Desk.of(
    "2022年，南屿市完成地区生产总值380亿元，同比增长4%。\n\n"
    "2023年主要预期目标：地区生产总值完成400亿元，同比增长6%；固定资产投资增长8%；新增学位3000个。\n"
)
TABLE = Desk.of(
    "# 南屿市2025年任务分解\n\n"
    "| 区域 | 2025年GDP增速目标 | 2025年新增规上工业企业（家） |\n|---|---|---|\n"
    "| 东湾区 | 6.5% | 18 |\n| 西岭区 | 5.8% | 9 |\n| 北坪区 | 7.5% | 12 |\n",
    title="南屿市2025年任务分解",
    year=2025,
)


def test_all_targets_are_those_of_the_asked_year_in_order() -> None:
    assert PLAN.say("南屿市2023年的主要预期目标是什么？") == [
        "地区生产总值完成**400亿元**，同比增长**6%**",
        "固定资产投资增长**8%**",
        "新增学位**3000个**",
    ]


def test_targets_of_a_year_without_any_are_refused() -> None:
    assert PLAN.say("南屿市2029年的主要预期目标是什么？") == []


def test_a_cell_is_said_with_its_row_and_column_and_cites_both() -> None:
    (statement,) = TABLE.answer("北坪区2025年要新增规上工业企业多少家？")
    assert statement.plain == "北坪区，2025年新增规上工业企业（家）：12"
    assert [citation.quote for citation in statement.citations] == [
        "北坪区 | 7.5% | 12",
        "区域　2025年GDP增速目标　2025年新增规上工业企业（家）",
    ]


def test_the_place_that_leads_is_named_and_every_place_shown() -> None:
    said = [statement.plain for statement in TABLE.answer("南屿市哪个区2025年GDP增速目标最高？")]
    assert said == [
        "北坪区，2025年GDP增速目标：7.5%",
        "东湾区，2025年GDP增速目标：6.5%",
        "西岭区，2025年GDP增速目标：5.8%",
        "北坪区最高（比较得出）",
    ]


def test_the_least_leads_when_the_least_is_asked_for() -> None:
    said = [statement.plain for statement in TABLE.answer("南屿市哪个区2025年GDP增速目标最低？")]
    assert said[0].startswith("西岭区")
    assert said[-1] == "西岭区最低（比较得出）"


def test_a_labelled_heading_is_quoted_as_it_stands() -> None:
    desk = Desk.of("## 亮点一：港口扩容\n\n港口新增泊位3个。\n\n## 亮点二：渔业提质\n\n渔业产值增长5%。\n")
    assert desk.say("南屿市的亮点二是什么？") == ["亮点二：渔业提质"]


def test_a_noun_that_nobody_wrote_is_never_given_up() -> None:
    desk = Desk.of("2023年，南屿市新建幼儿园12所。\n")
    assert desk.say("南屿市2023年新建天文台多少所？") == []
