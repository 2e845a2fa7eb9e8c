"""The kind of answer a question wants."""

import pytest

from index import fold
from qa.wanted import COMPLETION, Measure, Wanted, announced_number, read_wanted, small_number


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("地区生产总值是多少", "figure"),
        ("新建几所学校", "figure"),
        ("增速目标是百分之几", "figure"),
        ("排全省第几", "figure"),
        ("占比多大", "figure"),
        ("2023年和2024年改造的小区哪年更多", "figure"),
        ("谁主持会议", "person"),
        ("县委书记叫什么", "person"),
        ("会议什么时候召开", "date"),
        ("几月几日开工", "date"),
        ("哪一年建成", "date"),
        ("有哪些重点任务", "list"),
        ("重点抓哪三件事", "list"),
        ("六个方面是什么", "list"),
        ("哪些领导出席", "list"),
        ("怎样扩大有效投资", "manner"),
        ("教育文化要干些啥", "manner"),
        ("主持渔业大会并讲话的是", "person"),
        ("港口三期工程总投资", "figure"),
        ("扩大有效投资", "text"),
        ("教育方面有什么计划", "manner"),
        ("采取哪些举措", "manner"),
        ("什么是蓝湾计划", "definition"),
        ("蓝湾计划是指什么意思", "definition"),
        ("超过十个了吗", "yesno"),
        ("资金到账了没", "yesno"),
        ("产值破千亿了没有?", "yesno"),
        ("是不是第一", "yesno"),
        ("有没有提到海洋牧场", "yesno"),
        ("渔业大会召开时间", "date"),
        ("审批时间压缩了多少", "figure"),
        ("列出五大基地的名称", "list"),
        ("2022年税收收入目标", "figure"),
        ("gdp完成情况", "figure"),
        ("渔业发展", "text"),
        ("哪个县的渔业项目拿到了银行贷款?", "text"),
        ("解释一下蓝湾计划", "definition"),
    ],
)
def test_question_words_tell_what_is_wanted(text: str, wanted: Wanted) -> None:
    assert read_wanted(text).wanted == wanted


@pytest.mark.parametrize(
    ("text", "measures"),
    [
        ("地区生产总值是多少", {"level"}),
        ("地区生产总值增长多少", {"growth"}),
        ("地区生产总值是多少,增长多少", {"level", "growth"}),
        ("吞吐量是多少,比去年同期多了多少", {"level", "growth"}),
        ("多少家企业落户", {"level"}),
        ("多了几位院士", {"level"}),
        ("多了几个百分点", {"growth"}),
        ("占全市的比重是多少", {"share"}),
        ("排名第几", {"rank"}),
        ("进入全国前多少", {"rank"}),
        ("前几个月投资多少", {"level"}),
    ],
)
def test_a_figure_is_wanted_in_its_measures(text: str, measures: set[Measure]) -> None:
    assert read_wanted(text).measures == measures


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("新建标准厂房多少万平方米？", "万平方米"),
        ("用电量多少亿千瓦时", "亿千瓦时"),
        ("实际利用外资多少亿美元", "亿美元"),
        ("投资多少亿元", "亿元"),
        ("新建几所学校", "所"),
        ("提高几个百分点", "个百分点"),
        ("是多少", ""),
        ("占几成", "%"),
        ("花了多少钱", "元"),
        ("多大岁数能免票", "岁"),
        ("车程要多久", "时间"),
        ("有多少大学生", ""),
        ("有多少门店", ""),
    ],
)
def test_the_unit_asked_for_is_read(text: str, unit: str) -> None:
    assert read_wanted(text).unit == unit


@pytest.mark.parametrize(
    ("text", "count"),
    [("重点抓哪三件事", 3), ("哪12个方面", 12), ("有哪些任务", None), ("八大工程是什么", 8)],
)
def test_a_list_may_announce_how_many_items_it_has(text: str, count: int | None) -> None:
    asked = read_wanted(text)
    assert (asked.wanted, asked.count) == ("list", count)


@pytest.mark.parametrize(
    ("text", "pick"), [("第六项是什么", 6), ("第二件呢", 2), ("第12条是什么", 12), ("最后一项呢", -1)]
)
def test_one_item_of_a_list_is_picked_from_either_end(text: str, pick: int) -> None:
    asked = read_wanted(text)
    assert (asked.wanted, asked.pick) == ("list", pick)


def test_a_five_year_plan_is_no_item_of_a_list() -> None:
    assert read_wanted("第十四个五年规划的目标是什么").pick is None


def test_people_are_asked_for_as_a_list_of_who() -> None:
    assert read_wanted("哪些领导出席").who
    assert not read_wanted("有哪些任务").who


@pytest.mark.parametrize(
    ("text", "number"),
    [("七", 7), ("两", 2), ("十", 10), ("十二", 12), ("三十", 30), ("二十四", 24), ("15", 15), ("零", 0)],
)
def test_small_numbers_are_read_in_both_ways_of_writing(text: str, number: int) -> None:
    assert small_number(text) == number


@pytest.mark.parametrize("text", ["百", "多", "", "十百", "大十"])
def test_what_is_no_small_number_is_none(text: str) -> None:
    assert small_number(text) is None


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("哪11个市的增速跑赢全省", "list"),
        ("增速居前三位的城市有哪些", "list"),
        ("四个区分别重点推进什么项目", "list"),
        ("帮我列一下六大行动", "list"),
        ("数字化方面有什么打算", "manner"),
        ("建议企业往哪个方向努力", "manner"),
        ("哪个区的增速是多少", "figure"),
        ("增速目标有多高", "figure"),
    ],
)
def test_an_indicator_in_a_list_question_asks_for_no_figure(text: str, wanted: Wanted) -> None:
    assert read_wanted(text).wanted == wanted


@pytest.mark.parametrize(
    ("name", "number"), [("六最", 6), ("三大攻坚战", 3), ("两高四新", None), ("十四五", None), ("蓝湾", None)]
)
def test_a_coined_name_announces_one_number_or_none(name: str, number: int | None) -> None:
    assert announced_number(name) == number


def test_the_number_asked_for_outweighs_one_that_is_mentioned() -> None:
    assert read_wanted("为完成152个项目做了哪四项安排").count == 4


def test_people_counted_are_no_rank() -> None:
    assert read_wanted("培训了多少名带头人").measures == {"level"}
    assert read_wanted("排名上升了多少位").measures >= {"rank"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("社零目标,甲市和乙市谁定得高?", "text"),
        ("甲市和乙市谁的增速更快?", "figure"),
        ("谁负责大数据工作?", "person"),
        ("建设宜居城市有哪些抓手?", "manner"),
        ("新城区建设提了哪些具体工作?", "manner"),
    ],
)
def test_who_leads_is_no_person_and_levers_are_a_plan(text: str, wanted: Wanted) -> None:
    assert read_wanted(text).wanted == wanted


def test_a_goal_on_the_other_side_of_a_comparison_is_not_what_was_completed() -> None:
    assert COMPLETION.search("2021年实际完成和2022年目标相比差多少?") is None
    assert COMPLETION.search("完成全年任务的多少?") is not None


@pytest.mark.parametrize(
    "text", ["南屿市2025年森林覆盖率目标", "2024年南屿市技术合同成交额", "南屿市宽带用户数目标"]
)
def test_a_rate_or_number_alone_asks_for_its_figure(text: str) -> None:
    assert read_wanted(text).wanted == "figure"


def test_what_came_down_asks_for_a_change() -> None:
    assert "growth" in read_wanted("外资去年掉了多少？").measures


@pytest.mark.parametrize("text", ["“125计划”里的1、2、5各代表什么?", "“四单”各表示什么?"])
def test_what_something_stands_for_is_its_definition(text: str) -> None:
    assert read_wanted(text).wanted == "definition"


@pytest.mark.parametrize("text", ["甲市有什么招?", "做强文旅的路子是什么?", "甲市有哪些妙招?"])
def test_everyday_words_for_measures_ask_for_a_plan(text: str) -> None:
    assert read_wanted(text).wanted == "manner"


def test_how_many_a_list_has_is_read_beside_the_one_item_asked_for() -> None:
    asked = read_wanted("十个关键词，最后一个是什么")
    assert (asked.count, asked.pick) == (10, -1)
    assert read_wanted("最后一个关键词呢").count is None


def test_a_share_that_is_put_forward_is_affirmed_or_denied() -> None:
    assert read_wanted("公办幼儿园在园幼儿占比目标是65%吗?").wanted == "yesno"
    assert read_wanted("占比目标是多少,是65%吗?").wanted == "figure"


def test_a_coined_word_with_its_number_alone_asks_for_a_list() -> None:
    assert read_wanted('政务服务对标的六个"最"').wanted == "list"


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("GDP增速达到年度目标了吗？", "yesno"),
        ("投资增速是不是超过8%？", "yesno"),
        ("有没有增速，是多少？", "figure"),
    ],
)
def test_a_question_for_yes_or_no_that_names_a_measure_asks_for_no_figure(question: str, wanted: str) -> None:
    assert read_wanted(fold(question)).wanted == wanted


def test_an_amount_is_asked_for_in_money() -> None:
    assert read_wanted(fold("签约金额是多少？")).unit == "元"
