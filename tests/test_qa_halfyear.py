"""A half year's report: its sections say which part of the year, and whether done or planned."""

import pytest

from tests.desk import Desk

REPORT = Desk.of(
    "关于南屿市2023年上半年计划执行情况的报告\n\n（2023年8月24日）\n\n一、上半年计划执行情况\n\n"
    "全市地区生产总值完成92.8亿元，增长5.4%，增速低于年度目标1.6个百分点；一般公共预算收入6.4亿元，增长10.3%。\n\n"
    "（一）项目建设加快推进。招商引资签约项目31个，签约金额46亿元。发放小额信贷5200万元。\n\n"
    "二、存在的主要问题\n\n一是经济增长未达预期。两项指标未达到序时进度。二是投资支撑不足。亿元以上新开工项目仅9个。"
    "三是财政收支矛盾加剧。\n\n三、下半年工作措施\n\n"
    "全年目标是：地区生产总值增长7%；一般公共预算收入增长6%；社会消费品零售总额增长9%。围绕实现全年目标，下半年重点抓好以下工作：\n\n"
    "（一）全力以赴稳工业。确保年内复产企业4家以上。\n\n（二）千方百计扩投资。谋划储备项目120个。\n\n"
    "（三）多措并举促消费。发放消费券600万元。建成快递综合服务站12个。\n",
    title="关于南屿市2023年上半年计划执行情况的报告",
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市上半年招商引资签约金额是多少？", "46亿元"),
        ("南屿市2023年上半年发放了多少小额信贷？", "5200万元"),
        ("南屿市下半年打算发放多少消费券？", "600万元"),
        ("南屿市2023年全年社会消费品零售总额增长目标是多少？", "9%"),
        ("南屿市上半年地区生产总值增长多少？", "5.4%"),
    ],
)
def test_a_figure_is_of_the_part_of_the_year_its_section_names(question: str, figure: str) -> None:
    [said] = REPORT.say(question)
    assert f"**{figure}**" in said


@pytest.mark.parametrize(
    "question",
    [
        "南屿市2023年发放小额信贷的目标是多少？",
        "南屿市上半年发放了多少消费券？",
        "南屿市下半年招商引资签约金额是多少？",
    ],
)
def test_a_figure_of_another_section_is_refused(question: str) -> None:
    assert REPORT.say(question) == []


def test_whether_a_goal_was_met_is_told_by_what_was_done() -> None:
    [said] = REPORT.say("南屿市上半年GDP增速达到年度目标了吗？")
    assert "低于年度目标1.6个百分点" in said


def test_whether_so_in_a_half_year_is_not_told_by_the_goal_of_the_year() -> None:
    [said] = REPORT.say("南屿市上半年一般公共预算收入是增长的吗？")
    assert "10.3%" in said


def test_the_problems_are_those_of_their_section() -> None:
    said = REPORT.say("南屿市上半年存在哪三个主要问题？")
    assert [part[:4] for part in said] == ["一是经济", "二是投资", "三是财政"]


def test_what_is_to_be_done_of_one_item_is_told_by_that_item() -> None:
    said = "".join(REPORT.say("南屿市下半年促消费要做哪些事？"))
    assert "消费券600万元" in said
    assert "12个" in said
    assert "储备项目" not in said
