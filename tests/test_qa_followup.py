"""Questions that lean on the one before: what is left open is filled from there, and nothing else is."""

from __future__ import annotations

import pytest

from tests.desk import Desk

REPORT = Desk.of(
    "南屿市2023年预算草案\n\n"
    "2022年，南屿市一般公共预算收入完成92.7亿元，一般公共预算支出达到146.3亿元。改造老旧小区118个，签约项目76个，落地项目38个。"
    "发放创业贷款26.3亿元，完成全年任务的87.8%。\n\n"
    "2023年，南屿市计划改造老旧小区96个，一般公共预算收入增长6%。\n\n"
    "市长秦若川说，财政要过紧日子。副市长罗怀谷说，改造要让居民满意。\n",
    title="南屿市2023年预算草案",
)
TWO = Desk.of("东屏区固定资产投资增长8%。\n", place="东屏区", title="东屏区") + Desk.of(
    "西岚区固定资产投资增长6%。\n", place="西岚区", title="西岚区"
)


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("2022年南屿市一般公共预算收入是多少？", "支出呢？"), "146.3亿元"),
        (("2022年南屿市改造了多少个老旧小区？", "今年呢？"), "96个"),
        (("2023年南屿市要改造多少个老旧小区？", "去年呢？"), "118个"),
        (("2022年南屿市签约项目多少个？", "落地项目呢？"), "38个"),
        (("2022年南屿市发放创业贷款多少？", "完成全年任务多少了？"), "87.8%"),
        (("2022年南屿市改造了多少个老旧小区？", "2023年呢？"), "96个"),
    ],
)
def test_what_is_left_open_is_filled_from_before(turns: tuple[str, ...], said: str) -> None:
    [answer] = REPORT.say(*turns)
    assert said in answer


def test_an_office_alone_asks_who_holds_it() -> None:
    [said] = REPORT.say("南屿市市长是谁？", "副市长呢？")
    assert "罗怀谷" in said
    assert "秦若川" not in said


def test_an_office_is_called_as_the_place_asked_for_calls_it() -> None:
    desk = Desk.of("东屏县委书记秦若川说，要抓项目。\n", place="东屏县", title="东屏县") + Desk.of(
        "西岚市委书记罗怀谷说，要抓民生。\n", place="西岚市", title="西岚市"
    )
    [said] = desk.say("东屏县委书记是谁？", "西岚市呢？")
    assert "罗怀谷" in said


def test_one_size_of_a_thing_takes_the_place_of_another() -> None:
    desk = Desk.of("南屿市将建设环岛公路，全长28.6公里，总投资7.3亿元。\n", place="南屿市", title="南屿市")
    assert desk.say("南屿市环岛公路全长多少公里？", "总投资呢？") == ["总投资**7.3亿元**"]


@pytest.mark.parametrize(("word", "place"), [("前者", "东屏区"), ("后者", "西岚区")])
def test_former_and_latter_are_one_of_the_places_asked_for(word: str, place: str) -> None:
    question = TWO.understand("东屏区和西岚区的固定资产投资哪个增长快？", f"{word}增长多少？")
    assert question.places == (place,)


def test_a_question_with_a_topic_of_its_own_takes_over_no_place() -> None:
    question = TWO.understand("东屏区固定资产投资增长多少？", "“六个一”工程是什么？")
    assert question.places == ()


def test_a_month_alone_is_no_topic() -> None:
    question = REPORT.understand("2022年南屿市改造了多少个老旧小区？", "到2023年5月呢？")
    assert question.years == (2023,)
    assert question.kind is None
    assert [term.text for term in question.terms] == [
        term.text for term in REPORT.understand("2022年南屿市改造了多少个老旧小区？").terms
    ]


def test_a_new_topic_is_asked_for_itself_after_the_share_of_a_goal_that_is_done() -> None:
    [said] = REPORT.say("2022年南屿市发放创业贷款多少？", "完成全年任务的多少？", "签约项目呢？")
    assert said == "签约项目**76个**"


def test_only_a_time_is_changed_by_looking_at_it_alone() -> None:
    desk = Desk.of("1—7月，南屿市零售额147亿元。7月，零售额21亿元。\n", place="南屿市")
    said = desk.answer("南屿市1—7月零售额是多少？", "只看7月呢？")
    assert "21亿元" in said[0].text


def test_what_is_to_be_done_is_no_goal_of_the_year_before() -> None:
    assert "118个" in "".join(REPORT.say("2023年南屿市要改造多少个老旧小区？", "那2022年呢？"))
    goal = "2023年南屿市改造老旧小区的目标是多少个？"
    assert "118个" in "".join(REPORT.say(goal, "那2022年呢？"))
    assert REPORT.say(goal, "那2022年的目标呢？") == []


def test_the_total_is_of_the_things_not_of_what_was_done_with_some() -> None:
    desk = Desk.of("2022年，南屿市新认定高新技术企业80家，高新技术企业总数达300家。\n")
    [said] = desk.say("南屿市2022年新认定高新技术企业多少家？", "总数是多少？")
    assert "**300家**" in said


def test_a_list_asked_for_further_on_is_of_what_was_asked_about() -> None:
    desk = Desk.of(
        "南屿市打造渔获之城、船舶之城。\n\n南屿市加快培育未来产业，推进先导区建设，打造量子之城、智能之城。\n"
    )
    [said] = desk.say("南屿市怎样培育未来产业？", "打造哪几座城？")
    assert "量子之城、智能之城" in said


def test_who_presided_is_asked_as_the_one_in_the_chair() -> None:
    desk = Desk.of("3月1日，南屿市召开港口建设会议。市委书记秦若川主持会议并讲话。市长罗怀谷作工作部署。\n")
    [said] = desk.say("南屿市港口建设会议哪天召开的？", "主持人是谁？")
    assert "**秦若川**" in said


def test_another_place_or_year_is_put_in_its_stead() -> None:
    [answer] = REPORT.say("2022年南屿市改造了多少个老旧小区？", "换成2023年呢？")
    assert "96个" in answer


def test_an_item_is_picked_of_the_list_asked_for_before() -> None:
    desk = Desk.of(
        "南屿市抓实“三大任务”。\n\n坚持把“大港口”作为牵引工程。\n\n坚持把“大渔业”作为支撑工程。\n\n"
        "坚持把“大民生”作为目标工程。\n\n推进“探源工程”“考古工程”等重大工程。\n"
    )
    [answer] = desk.say("南屿市的“三大任务”有哪三个？", "第二个“大”是什么工程？")
    assert "大渔业" in answer


def test_what_is_to_be_put_in_this_year_is_the_years_investment() -> None:
    desk = Desk.of("2023年，南屿市共实施项目39个,总投资290亿元,年度计划投资52.8亿元。\n")
    [said] = desk.say("南屿市2023年39个项目的总投资是多少？", "其中计划今年投多少？")
    assert "**52.8亿元**" in said


def test_how_it_was_brought_about_is_asked_of_what_was_asked_before() -> None:
    asked = REPORT.reader.understand("怎么做到的？", ["2022年南屿市一般公共预算收入增长了吗？"])
    assert asked.wanted == "manner"
    assert [term.needed for term in asked.terms if term.text == "一般公共预算收入"] == [1.0]


def test_what_is_done_next_to_things_newly_begun_is_called_as_it_is() -> None:
    desk = Desk.of("2023年，南屿市计划新开工项目187个，续建项目142个，竣工投产项目125个。\n")
    [answer] = desk.say("南屿市2023年计划新开工项目多少个？", "那竣工投产的呢？")
    assert "125个" in answer


def test_who_wrote_it_is_asked_of_another_place_too() -> None:
    talks = Desk.of("——访柏川县委书记秦若川\n\n柏川县推进茶园改造。\n\n南屿晚报记者 苏明远\n", place="柏川县")
    talks += Desk.of("——访云岭县委书记叶知秋\n\n云岭县推进林改。\n\n南屿晚报记者 罗怀谷\n", place="云岭县")
    assert ["罗怀谷" in said for said in talks.say("柏川县的访谈是谁写的？", "那云岭县的呢？")] == [True]


def test_what_somebody_called_for_is_told_to_its_end() -> None:
    desk = Desk.of(
        "区委书记李大川强调，要以拼抢的劲头抓落实，做到“三个坚持”：坚持党建引领、坚持实干为先、坚持底线思维。\n",
        place="南屿区",
    )
    [said] = desk.say("南屿区委书记是谁？", "他强调做到什么？")
    assert said.endswith("坚持底线思维")
