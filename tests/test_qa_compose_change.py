"""Changes: what a figure is above or below another period, or the whole, is quoted where it is stated."""

import pytest

from tests.desk import Desk

DESK = Desk.of(
    "2023年上半年，南屿市地区生产总值512.6亿元，同比增长5.1%。规模以上工业增加值同比增长6.3%，"
    "较一季度回落1.4个百分点。其中，高技术制造业增加值增长11.2%，较一季度加快2.6个百分点。\n\n"
    "固定资产投资增长7.8%，高于全省2.3个百分点。民间投资增长3.2%，比去年同期提高0.9个百分点。\n\n"
    "社会消费品零售总额增长8.4%，比前五个月加快0.6个百分点。\n\n"
    "统计局负责人说，5.1%的增速比一季度加快0.8个百分点。\n\n"
    "全市新设企业4200户，比去年同期多310户。进口下降4.5%，降幅比一季度收窄1.1个百分点。\n",
    title="南屿市公布上半年经济数据",
    place="南屿市",
    year=2023,
)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("南屿市上半年规模以上工业增加值的增速比一季度快了多少？", "较一季度回落**1.4个百分点**"),
        ("南屿市上半年高技术制造业增加值增速比一季度快几个百分点？", "较一季度加快**2.6个百分点**"),
        ("南屿市上半年固定资产投资增速比全省高几个百分点？", "高于全省**2.3个百分点**"),
        ("南屿市上半年民间投资增速比去年同期提高了多少？", "比去年同期提高**0.9个百分点**"),
        ("南屿市上半年新设企业比去年同期多了多少户？", "比去年同期多**310户**"),
    ],
)
def test_a_stated_change_is_quoted(question: str, stated: str) -> None:
    said = DESK.say(question)
    assert len(said) == 1
    assert said[0].endswith(stated)


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("南屿市上半年规模以上工业增加值增速比一季度加快了吗？", "不是："),
        ("南屿市上半年规模以上工业增加值增速是不是比一季度回落了？", "是："),
        ("南屿市上半年固定资产投资增速低于全省吗？", "不是："),
        ("南屿市上半年新设企业比去年同期少吗？", "不是："),
    ],
)
def test_the_way_it_went_decides_yes_or_no(question: str, verdict: str) -> None:
    assert DESK.say(question)[0].startswith(verdict)


def test_a_figure_named_again_is_of_what_it_was_told_of() -> None:
    assert DESK.say("南屿市上半年GDP增速是不是比一季度回落了？") == [
        "不是：5.1%的增速比一季度加快**0.8个百分点**"
    ]


@pytest.mark.parametrize(
    "question",
    [
        "南屿市上半年民间投资增速高于全省几个点？",
        "南屿市上半年GDP增速比全省高几个百分点？",
        "南屿市上半年社会消费品零售总额增速比一季度快多少？",
        "南屿市上半年制造业增加值增速比一季度快几个百分点？",
        "南屿市上半年进口增速比一季度快了吗？",
        "南屿市前三季度规模以上工业增加值增速比一季度快几个百分点？",
        "柏川县上半年规模以上工业增加值增速比一季度快几个百分点？",
        "南屿市2022年上半年规模以上工业增加值增速比一季度快几个百分点？",
    ],
)
def test_the_change_of_something_else_or_against_something_else_is_no_answer(question: str) -> None:
    assert not any("个百分点" in said for said in DESK.say(question))


def test_a_month_may_be_held_against_the_one_before() -> None:
    month = Desk.of("7月，南屿市餐饮收入增长15%，较上月加快2.2个百分点。\n", place="南屿市")
    said = month.answer("7月南屿市餐饮收入增速比上月加快了多少？")
    assert "较上月加快2.2个百分点" in said[0].text.replace("**", "")


TURNS = Desk.of(
    "2023年上半年，南屿市服务业增加值增速分别较2022年全年和2023年一季度提高3.6个、0.2个百分点。\n\n"
    "社会消费品零售总额同比增长15.6%，高于全国平均水平7.4个百分点。\n",
    title="南屿市公布上半年经济数据",
    place="南屿市",
    year=2023,
)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("2023年上半年南屿市服务业增加值增速比2022年全年提高了几个百分点？", "**3.6个**"),
        ("2023年上半年南屿市服务业增加值增速比2023年一季度提高了几个百分点？", "**0.2个百分点**"),
    ],
)
def test_changes_told_in_turn_are_each_against_their_own_time(question: str, stated: str) -> None:
    assert stated in TURNS.say(question)[0]


def test_no_change_against_a_time_not_named() -> None:
    assert TURNS.say("2023年上半年南屿市服务业增加值增速比2021年全年提高了几个百分点？") == []


def test_times_compared_with_in_turn_are_not_when_what_follows_is_of() -> None:
    desk = Desk.of(
        "2023年上半年，南屿市服务业增加值增速分别较2022年全年和2023年一季度提高3.6个、0.2个百分点，"
        "其中住宿业增加值增长14.0%。\n",
        place="南屿市",
        year=2023,
    )
    assert "**14.0%**" in desk.say("2023年上半年南屿市住宿业增加值增长多少？")[0]


def test_a_fall_that_narrows_is_told_without_the_unit_asked_for() -> None:
    desk = Desk.of("上半年，民间投资下降1.8%，降幅比一季度收窄2.4个百分点。\n")
    assert "收窄**2.4个百分点**" in desk.say("南屿市上半年民间投资降幅比一季度收窄了多少？")[0]


YEARS = Desk.of(
    "2022年，南屿市服务消费占总消费的比重达到54.7%，较2019年提高了3.3个百分点。常住人口城镇化率71.2%，"
    "比上年提高0.8个百分点。\n",
    title="南屿市2022年消费情况",
    year=2022,
)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("2022年南屿市服务消费占总消费的比重比2019年高几个百分点？", "较2019年提高了**3.3个百分点**"),
        ("2022年南屿市服务消费占总消费的比重是多少，较2019年提高了多少？", "较2019年提高了**3.3个百分点**"),
        ("南屿市2022年常住人口城镇化率比2021年提高了多少？", "比上年提高**0.8个百分点**"),
    ],
)
def test_a_change_against_a_year_is_quoted(question: str, stated: str) -> None:
    assert YEARS.say(question)[0].endswith(stated)


@pytest.mark.parametrize(
    "question",
    [
        "2022年南屿市服务消费占总消费的比重比2018年高几个百分点？",
        "2022年南屿市常住人口城镇化率比2020年提高了多少？",
        "2020年南屿市常住人口城镇化率比2019年提高了多少？",
    ],
)
def test_a_change_against_another_year_is_not(question: str) -> None:
    assert YEARS.say(question) == []


def test_the_change_of_an_average_is_told_only_where_it_is_asked_for() -> None:
    desk = Desk.of(
        "上半年，南屿市GDP年均增长5.7%，增速比一季度提高0.1个百分点。"
        "上半年，南屿市GDP同比增长6.8%，增速比一季度提高1.9个百分点。\n"
    )
    assert "**1.9个百分点**" in desk.say("南屿市上半年GDP增速比一季度高多少？")[0]
    assert "**0.1个百分点**" in desk.say("南屿市上半年GDP年均增速比一季度高多少？")[0]
