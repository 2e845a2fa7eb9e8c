"""A plan is told without what stands beside it: other items, aspects, times and speakers."""

import pytest

from tests.desk import Desk

BRIEF = Desk.of(
    "下半年，要锚定全年增长6%左右的目标，突出抓好四项工作：一是着力扩大内需，发放消费券3000万元；"
    "二是着力稳住工业，新增规上工业企业90家；三是着力推进项目，完成投资480亿元；"
    "四是着力防范风险，做好保交房工作，交付住房6200套。\n",
    title="南屿市上半年经济运行情况",
)
TALK = Desk.of(
    "《海州日报》记者：制造业用工和人才怎么保障？\n\n"
    "陶建：用工方面，今年将组织招聘活动200场次，开展技能培训5万人次。人才方面，筹集人才公寓6000套。\n\n"
    "姚静：今天的发布会到此结束，谢谢大家！\n\n"
    "记者：科技创新方面今年有什么打算？\n\n"
    "谢雨：2022年，全市研发经费投入96.8亿元。今年，我们将实施重大科技项目30项，新建创新平台40个。\n",
    title="南屿市举行新闻发布会",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南屿市下半年准备怎么扩大内需？", "一是着力扩大内需，发放消费券3000万元"),
        ("南屿市下半年怎么做好保交房工作？", "四是着力防范风险，做好保交房工作，交付住房6200套"),
    ],
)
def test_of_several_items_in_a_sentence_the_one_asked_for_is_told(question: str, said: str) -> None:
    assert BRIEF.say(question) == [said]


def test_all_the_items_are_told_where_all_are_asked_for() -> None:
    said = "".join(BRIEF.say("南屿市下半年要怎样抓好四项工作？"))
    assert "一是着力扩大内需" in said
    assert "四是着力防范风险" in said


def test_another_aspect_and_another_speaker_are_left_out() -> None:
    assert TALK.say("南屿市如何保障制造业用工？") == [
        "陶建：用工方面，今年将组织招聘活动200场次，开展技能培训5万人次"
    ]


def test_the_aspect_that_says_most_of_what_is_asked_is_told_alone() -> None:
    desk = Desk.of(
        "# 南屿市2023年工作\n\n## 创新高地建设\n\n聚焦创新平台、创新人才，争创国家科创中心。"
        "在创新平台建设上，将依托实验室实施一批攻关项目。在创新人才引育上，加快实施“聚才计划”，吸引高层次人才。\n",
    )
    assert desk.say("2023年南屿市在创新人才引育上有哪些动作？") == [
        "在创新人才引育上，加快实施“聚才计划”，吸引高层次人才"
    ]


def test_what_was_done_the_year_before_is_no_plan() -> None:
    said = "".join(TALK.say("南屿市2023年科技创新方面有什么打算？"))
    assert "30项" in said
    assert "96.8亿元" not in said


def test_an_opening_that_only_says_what_is_asked_is_left_out() -> None:
    desk = Desk.of(
        "# 南屿市2023年工作\n\n南屿市持续做好海湾生态保护，要做海湾生态保护标杆。"
        "推进退滩还海，实施环岛防汛提标工程，深化十年禁渔。\n"
    )
    assert desk.say("南屿市怎样做海湾生态保护标杆？") == ["推进退滩还海，实施环岛防汛提标工程，深化十年禁渔"]
    only = Desk.of("# 南屿市2023年工作\n\n南屿市要做海湾生态保护标杆。\n")
    assert only.say("南屿市怎样做海湾生态保护标杆？") == ["南屿市要做海湾生态保护标杆"]
