"""Yes or no: said where a figure decides it, and always with the clause that says so."""

import pytest

from tests.desk import Desk

REPORT = Desk.of("2022年，南屿市新建公园14个，城镇失业率控制在4.5%以内。全市开通海上航线，粮食产量增长2%。\n")
PARKS = "南屿市新建公园**14个**"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("超过10个了吗", "是"),
        ("超过20个了吗", "不是"),
        ("突破14个了吗", "是"),
        ("是14个吗", "是"),
        ("是15个吗", "不是"),
        ("不到20个吗", "是"),
        ("不到14个吗", "不是"),
        ("不超过14个吗", "是"),
        ("低于10个吗", "不是"),
    ],
)
def test_a_claimed_figure_is_held_against_the_stated_one(claim: str, verdict: str) -> None:
    assert REPORT.say(f"南屿市2022年新建公园{claim}？") == [f"{verdict}：{PARKS}"]


def test_without_a_figure_the_clause_alone_answers() -> None:
    [said] = REPORT.say("南屿市开通海上航线了吗？")
    assert said == "全市开通海上航线"


def test_growth_is_answered_by_its_figure() -> None:
    assert REPORT.say("南屿市2022年粮食产量增长了吗？") == ["粮食产量增长**2%**"]


def test_what_is_not_said_is_neither_yes_nor_no() -> None:
    assert REPORT.say("南屿市建成跨海大桥了吗？") == []
    assert REPORT.say("南屿市2021年新建公园超过10个了吗？") == []


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("南屿市2021年固定资产投资完成计划目标了吗？", "固定资产投资增长9.6%，未完成增长10%的计划目标"),
        ("南屿市2021年能耗完成计划目标了吗？", "能耗下降3.5%，完成计划目标"),
        ("南屿市2021年生产总值达到预期目标了吗？", "全市生产总值增长10.1%，高于计划目标2.1个百分点"),
    ],
)
def test_whether_a_goal_was_met_is_told_with_the_clause_that_says_so(question: str, answer: str) -> None:
    desk = Desk.of(
        "2021年，全市生产总值增长10.1%，高于计划目标2.1个百分点。固定资产投资增长9.6%，未完成增长10%的计划目标。"
        "能耗下降3.5%，完成计划目标。\n"
    )
    assert desk.say(question) == [answer]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [("港口建设会议是罗怀谷主持的吗？", "不是"), ("港口建设会议是由秦若川主持的吗？", "是")],
)
def test_a_deed_put_down_to_somebody_is_answered_by_who_did_it(question: str, verdict: str) -> None:
    desk = Desk.of(
        "3月1日，南屿市召开港口建设会议，研究全年工作。市委书记秦若川主持会议并讲话。市长罗怀谷作工作部署。\n"
    )
    assert desk.say(question) == [f"{verdict}：市委书记**秦若川**主持会议并讲话"]


def test_another_month_than_is_claimed_is_told() -> None:
    desk = Desk.of("2022年，推动望潮岛3月上旬正式开岛，一季度出口增长5%。\n", year=2022)
    assert desk.say("望潮岛是计划在2022年5月开岛吗？") == ["推动望潮岛3月上旬正式开岛"]
    assert desk.say("2022年5月出口增长了吗？") == []


def test_how_many_there_are_is_not_whether_all_are_done() -> None:
    desk = Desk.of("2023年，南屿市督察反馈问题48个，已完成整改45个。\n")
    [said] = desk.say("督察反馈的48个问题南屿市都整改完了吗？")
    assert "45个" in said
    assert not said.startswith("是")


def test_yes_or_no_is_told_to_the_end_of_what_the_sentence_says_of_it() -> None:
    desk = Desk.of(
        "2022年南屿市脱贫家庭应届毕业生47人，6月底毕业时未就业39人，经帮扶活动，至2022年底已全部实现就业。\n"
    )
    assert "已全部实现就业" in desk.say("南屿市2022年脱贫家庭的应届毕业生年底都就业了吗？")[0]


INDUSTRIES = Desk.of(
    "2023年，南屿市聚焦生物制药和智能装备两大主导产业，抓好项目落地。积极发展总部经济，扩大金融优势，推动商贸发展。\n"
)


@pytest.mark.parametrize(
    ("claim", "said"),
    [
        ("金融和商贸", "南屿市聚焦生物制药和智能装备两大主导产业"),
        ("生物制药和智能装备", "是：南屿市聚焦生物制药和智能装备**两大**主导产业"),
    ],
)
def test_what_the_subject_is_answers_and_not_what_tells_of_the_claim_alone(claim: str, said: str) -> None:
    assert INDUSTRIES.say(f"南屿市的两大主导产业是{claim}吗？") == [said]


def test_a_figure_said_to_be_below_another_is_not_above_it() -> None:
    desk = Desk.of("2023年上半年，南屿市GDP增速低于全国水平（5.5%），同时慢于一季度增速（5.0%）。\n")
    [said] = desk.say("2023年上半年南屿市GDP增速高于全国吗？")
    assert said.startswith("不是：")
    assert "低于全国水平" in said
