"""Whose and when a figure is, said in its own clause: set in a place, on a trip, at the start of a rise."""

from __future__ import annotations

import pytest

from tests.desk import Desk

ZONE = Desk.of(
    "绵阳新区与一批企业签约\n\n"
    "目前外来企业已在绵阳设立分公司187户，资产总额超过2400亿元。绵阳新区引进研究院23家，专利数在绵阳排第3位。\n",
    place="绵阳新区",
    title="绵阳新区与一批企业签约",
)
RISE = Desk.of(
    "二十年来，南屿市地区生产总值从2003年的318.6亿元跃升至2022年的2790亿元，"
    "城镇居民人均收入从9144元增加到61208元，农村居民人均收入从4377元增加到36915元。\n",
    place="南屿市",
    year=2023,
    title="南屿市二十年成绩",
)
LINE = Desk.of(
    "南屿铁路今年通车\n\n今年铁路通车后，到长沙只需46分钟。南屿铁路投资83亿元。\n",
    place="南屿市",
    title="南屿铁路今年通车",
)
START = Desk.of(
    "三季度，南屿市集中开工重点项目共21个，总投资47.3亿元。\n",
    place="南屿市",
    year=2023,
    title="南屿市三季度重点项目集中开工",
)


def test_what_is_set_in_a_city_is_the_citys_though_the_article_is_its_zones() -> None:
    assert "187户" in ZONE.say("外来企业在绵阳设立了多少户分公司？")[0]


@pytest.mark.parametrize("asked", ["绵阳市引进了多少家研究院？", "绵阳市的专利数排第几位？"])
def test_a_zones_own_figure_and_its_rank_in_the_city_are_not_the_citys(asked: str) -> None:
    assert not any("23家" in said or "第3" in said for said in ZONE.say(asked))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("南屿市2003年的地区生产总值是多少？", "318.6亿元"),
        ("2003年南屿市农村居民人均收入是多少？", "4377元"),
    ],
)
def test_what_a_figure_rose_from_is_of_the_year_it_rose_from(asked: str, said: str) -> None:
    [answer] = RISE.say(asked)
    assert said in answer


def test_a_year_between_the_two_of_a_rise_has_no_figure() -> None:
    assert not any("亿元" in said for said in RISE.say("南屿市2010年的地区生产总值是多少？"))


@pytest.mark.parametrize("asked", ["从南屿到长沙要花多长时间？", "南屿坐火车去长沙要多久？"])
def test_a_trip_is_asked_of_where_it_starts(asked: str) -> None:
    question = LINE.understand(asked)
    assert question.places == ("南屿市",)
    assert not question.parts
    assert "46分钟" in LINE.say(asked)[0]


@pytest.mark.parametrize("asked", ["南屿和长沙的投资各是多少？", "南屿到长沙投资的企业多，还是长沙多？"])
def test_two_places_held_against_each_other_are_no_trip(asked: str) -> None:
    assert len(LINE.understand(asked).places) == 2


def test_these_things_are_taken_up_without_how_they_were_put() -> None:
    [answer] = START.say("三季度南屿市集中开工了多少个重点项目？", "这些项目总投资多少？")
    assert "47.3亿元" in answer


CARRIED = Desk.of(
    "2022年，南屿市完成地区生产总值661亿元，增长5.5%。完成固定资产投资376亿元，增长11.5%。"
    "今年上半年，南屿市完成地区生产总值359亿元。出口27亿元，增长3.2%。\n\n"
    "上半年，全市投资增长0.9%，增速比1—5月份提高11个百分点，止住二季度以来回落态势。其中，第三产业投资增长1.2%。"
    "全市实施亿元以上项目1391个，10亿元以上项目233个。\n",
    year=2023,
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市2022年固定资产投资多少亿元？", "376亿元"),
        ("南屿市今年上半年出口多少亿元？", "27亿元"),
        ("南屿市上半年第三产业投资增长多少？", "1.2%"),
        ("南屿市10亿元以上项目有多少个？", "233个"),
    ],
)
def test_the_time_that_a_sentence_opens_with_is_of_those_after_it_too(question: str, figure: str) -> None:
    assert [figure in said for said in CARRIED.say(question)] == [True]


@pytest.mark.parametrize(
    "question",
    [
        "南屿市今年上半年固定资产投资多少亿元？",
        "南屿市2022年出口多少亿元？",
        "南屿市二季度第三产业投资增长多少？",
        "南屿市100亿元以上项目有多少个？",
        "南屿市今年固定资产投资的目标是多少亿元？",
    ],
)
def test_what_is_carried_over_is_of_no_other_time(question: str) -> None:
    assert CARRIED.say(question) == []


def test_a_part_of_this_year_is_not_of_the_past_year_told_before_it() -> None:
    desk = Desk.of(
        "上半年，全市生产总值211亿元，增长5.2%。2022年，全市生产总值402亿元，增长3.9%。"
        "分项看，南屿市上半年规模以上工业增加值增长6.9%。\n"
    )
    assert desk.say("南屿市2022年规模以上工业增加值增长多少？") == []
    assert ["6.9%" in said for said in desk.say("南屿市2023年上半年规模以上工业增加值增长多少？")] == [True]


def test_the_goal_of_a_plan_without_a_year_of_its_own_is_for_the_end_of_its_term() -> None:
    plan = Desk.of(
        "到2025年，建成示范城市，主要目标是：基站达到2万个。\n\n"
        "## 主要任务\n\n推进设施改造，布局公共充电桩1.2万个。\n",
        title="南屿市“十四五”规划",
        year=None,
    )
    assert ["**1.2万个**" in said for said in plan.say("南屿市到2025年要建多少个公共充电桩？")] == [True]
    assert plan.say("南屿市到2023年要建多少个公共充电桩？") == []


def test_what_is_said_to_have_been_on_a_day_is_told_by_an_article_that_names_it() -> None:
    early = Desk.of("2月2日，南屿市召开2023年工作会议，市长秦若川主持。\n", title="南屿市工作会议召开")
    late = Desk.of(
        "2月24日，南屿市召开2022年度渔业大会，市长罗怀谷主持。\n", title="南屿市渔业大会召开", year=2022
    )
    both = early + late
    [said] = both.say("2月24日南屿市召开了什么会议？")
    assert "渔业大会" in said
    assert both.say("3月8日南屿市召开了什么会议？") == []
    [host] = both.say("2月24日南屿市召开了什么会议？", "谁主持的？")
    assert "罗怀谷" in host


def test_a_day_within_a_stretch_of_days_is_named_too() -> None:
    fair = Desk.of("7月8日至10日，南屿市举办渔业博览会。\n")
    assert ["渔业博览会" in said for said in fair.say("7月9日南屿市举办了什么博览会？")] == [True]
    assert fair.say("7月11日南屿市举办了什么博览会？") == []


def test_what_stood_at_the_end_of_a_year_is_told_of_it_in_the_next_sentences_too() -> None:
    desk = Desk.of("截至2022年底，南屿市有学校1246所。全市有医院23所；每千人口注册护士数3.7人。\n", year=2024)
    assert ["**3.7人**" in said for said in desk.say("2022年底南屿市每千人口注册护士数是多少？")] == [True]
    assert desk.say("2023年底南屿市每千人口注册护士数是多少？") == []
