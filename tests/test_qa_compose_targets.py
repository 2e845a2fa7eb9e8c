"""All targets at once, the place that leads, cells of a table, labelled headings, nouns nobody wrote."""

from dataclasses import replace

import pytest

from qa.compose.grid import lay_out
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


def test_all_targets_are_laid_out_by_indicator_with_a_citation_in_each_cell() -> None:
    _, table = lay_out(PLAN.compose("南屿市2023年的主要预期目标是什么？"))
    assert table is not None
    assert table.header == ("指标", "目标", "增速目标")
    assert [(head, [cell and cell.marked for cell in cells]) for head, cells in table.rows] == [
        ("地区生产总值", ["完成400亿元[1]", "同比增长6%[1]"]),
        ("固定资产投资", [None, "增长8%[1]"]),
        ("新增学位", ["3000个[1]", None]),
    ]


def test_targets_of_one_sort_have_one_column_and_keep_what_bounds_them() -> None:
    desk = Desk.of("2023年主要预期目标：地区生产总值增长6%以上，固定资产投资增长不低于8%。\n")
    _, table = lay_out(desk.compose("南屿市2023年有哪些目标？"))
    assert table is not None
    assert table.header == ("指标", "目标")
    assert [[cell and cell.plain for cell in cells] for _, cells in table.rows] == [
        ["增长6%以上"],
        ["增长不低于8%"],
    ]


REPORT = Desk.of(
    "2022年，南屿市完成地区生产总值380亿元，同比增长4%，固定资产投资下降2.5%，新增学位2600个。\n\n"
    "2023年主要预期目标：地区生产总值增长6%，固定资产投资增长8%。\n"
)


@pytest.mark.parametrize(
    "asked",
    [
        "南屿市2022年各项指标完成情况",
        "南屿市2022年各项指标完成情况如何？",
        "南屿市2022年主要经济指标完成情况",
    ],
)
def test_results_are_laid_out_as_targets_are(asked: str) -> None:
    _, table = lay_out(REPORT.compose(asked))
    assert table is not None
    assert table.header == ("指标", "完成情况", "增速")
    assert [(head, [cell and cell.marked for cell in cells]) for head, cells in table.rows] == [
        ("地区生产总值", ["380亿元[1]", "同比增长4%[1]"]),
        ("固定资产投资", [None, "下降2.5%[1]"]),
        ("新增学位", ["2600个[1]", None]),
    ]


def test_the_results_of_what_is_planned_for_outweigh_what_else_was_counted() -> None:
    desk = REPORT + Desk.of(
        "2022年，南屿市为民办实事：改造厕所31座，修路12公里，植树5万株，新增公交20辆，新建公园3个。\n"
    )
    rows = desk.compose("南屿市2022年各项指标完成情况如何？").rows
    assert [head for head, _ in rows] == ["地区生产总值", "固定资产投资", "新增学位"]


def test_what_nobody_planned_for_is_no_indicator_where_others_are() -> None:
    desk = Desk.of(
        "2022年，南屿市改造厕所31座，修路12公里。\n\n2023年目标：地区生产总值增长6%，固定资产投资增长8%。\n"
    )
    assert desk.compose("南屿市2022年各项指标完成情况如何？").rows == ()
    alone = Desk.of("2022年，南屿市改造厕所31座，修路12公里。\n")
    assert len(alone.compose("南屿市2022年各项指标完成情况如何？").rows) == 2


def test_a_rank_is_no_result_of_an_indicator() -> None:
    desk = Desk.of("2022年，南屿市地区生产总值380亿元，总量居全省第二位，固定资产投资增长5%。\n")
    rows = desk.compose("南屿市2022年各项指标完成情况如何？").rows
    assert [head for head, _ in rows] == ["地区生产总值", "固定资产投资"]


def test_goals_of_the_year_are_no_results_of_it() -> None:
    assert REPORT.compose("南屿市2023年各项指标完成情况如何？").rows == ()


def test_what_was_done_besides_figures_is_no_table() -> None:
    assert REPORT.compose("南屿市2022年完成了哪些重点工作？").rows == ()


@pytest.mark.parametrize(
    "asked",
    [
        "列出南屿市2023年的所有目标",
        "南屿市2023年目标清单",
        "把南屿市2023年的目标列成表",
        "南屿市2023年定了哪些目标？",
    ],
)
def test_all_targets_may_be_asked_for_in_many_words(asked: str) -> None:
    assert len(PLAN.compose(asked).rows) == 3


def test_a_single_target_needs_no_table() -> None:
    desk = Desk.of("2023年，力争地区生产总值增长6%。\n")
    assert desk.compose("南屿市2023年的目标是什么？").rows == ()


def test_a_cell_that_does_not_hold_is_left_blank() -> None:
    composition = PLAN.compose("南屿市2023年的主要预期目标是什么？")
    (head, (draft, growth)), *rest = composition.rows
    assert draft
    wrong = replace(draft, text="完成**500亿元**")
    _, table = lay_out(replace(composition, rows=((head, (wrong, growth)), *rest)))
    assert table is not None
    assert [cell and cell.plain for cell in table.rows[0][1]] == [None, "同比增长6%"]


def test_targets_of_a_year_without_any_are_refused() -> None:
    assert PLAN.say("南屿市2029年的主要预期目标是什么？") == []


def test_a_cell_is_said_with_its_row_and_column_and_cited_from_the_head_to_the_row() -> None:
    (statement,) = TABLE.answer("北坪区2025年要新增规上工业企业多少家？")
    assert statement.plain == "北坪区，2025年新增规上工业企业（家）：12"
    [citation] = statement.citations
    assert citation.quote.startswith("区域　2025年GDP增速目标　2025年新增规上工业企业（家）")
    assert citation.quote.endswith("北坪区　7.5%　12")


def test_a_row_far_below_its_head_is_cited_apart_from_it() -> None:
    rows = "".join(f"| 第{at}开发片区 | {at}.5% | {at} |\n" for at in range(1, 40))
    head = "# 南屿市各区目标\n\n| 区域 | 2025年GDP增速目标 | 2025年新增规上工业企业（家） |\n|---|---|---|\n"
    text = f"{head}{rows}| 北坪区 | 7.5% | 52 |\n"
    (statement,) = Desk.of(text, title="南屿市各区目标", year=2025).answer(
        "北坪区2025年要新增规上工业企业多少家？"
    )
    assert [citation.quote for citation in statement.citations] == [
        "北坪区 | 7.5% | 52",
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


@pytest.mark.parametrize(
    "question",
    [
        "南屿市哪个县市区2025年GDP增速目标最高？",
        "南屿市哪个区县2025年GDP增速目标最高？",
        "南屿市各区县2025年GDP增速目标最高的是哪个？",
    ],
)
def test_a_kind_of_place_is_no_part_of_what_is_ranked(question: str) -> None:
    asked = [statement.plain for statement in TABLE.answer("南屿市哪个区2025年GDP增速目标最高？")]
    assert [statement.plain for statement in TABLE.answer(question)] == asked


def test_a_row_is_called_by_its_indicator_where_a_column_sorts_the_rows() -> None:
    plan = Desk.of(
        "# 南屿市规划\n\n到2035年，经济总量翻一番。\n\n### 主要指标\n\n"
        "| 类别 | 指标 | 2020年 | 2025年 |\n|---|---|---|---|\n"
        "| 经济 | 社会消费品零售总额（亿元） | 785 | 1200 |\n| 创新 | 高新技术企业数（家） | 388 | 1000 |\n",
        year=None,
    )
    assert plan.say("南屿市2020年社会消费品零售总额是多少？") == [
        "社会消费品零售总额（亿元），2020年：**785**"
    ]
    assert plan.say("南屿市2025年高新技术企业数是多少家？") == ["高新技术企业数（家），2025年：**1000**"]


def test_the_place_with_the_heaviest_task_is_told_from_the_row_behind_a_colon() -> None:
    desk = Desk.of(
        "2024年，全市交通稳中有进。\n\n## 2025年重点工作\n\n"
        "各县（区）2025年新建农村公路任务分别为：鸠江区40公里、南陵县120公里、弋江区35公里。\n",
        place="芜湖市",
        year=2025,
    )
    assert desk.say("2025年芜湖市哪个县区新建农村公路任务最重？")[-1] == "南陵县最重（比较得出）"
    assert desk.say("南陵县2025年新建农村公路任务是多少公里？") != []


def test_of_figures_shared_out_in_a_row_each_place_is_given_its_own() -> None:
    desk = Desk.of(
        "到2025年，鸠江区、弋江区、南陵县数字经济增加值目标分别为900亿元、620亿元、450亿元。\n",
        place="芜湖市",
    )
    table = desk.compose("芜湖市哪个区2025年数字经济增加值目标最高？")
    assert [(head, cell.text) for head, (cell,) in table.rows if cell] == [
        ("鸠江区", "**900亿元**"),
        ("弋江区", "**620亿元**"),
        ("南陵县", "**450亿元**"),
    ]


GREEN = Desk.of(
    "南屿市出台科技支撑低碳方案\n\n南屿市印发科技支撑低碳方案，加快构建技术创新体系。\n\n"
    "力争到2025年，低碳科技创新体系逐步形成，突破100项核心技术，建成10个示范工程。\n\n"
    "力争到2030年，低碳科技创新体系更加完善，形成20个解决方案，建立2个创新平台。\n",
    title="南屿市出台科技支撑低碳方案",
)


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("南屿市到2025年在科技支撑低碳方面的目标有哪些？", ["100项", "10个"]),
        ("到2030年南屿市低碳科技创新要达到什么目标？", ["20个", "2个"]),
    ],
)
def test_the_goals_of_a_matter_by_a_year_are_told_together(question: str, told: list[str]) -> None:
    said = "".join(GREEN.say(question))
    assert all(f"**{figure}**" in said for figure in told)
    assert said.count("**") == 2 * len(told)
