"""Who, and in what office: one person's name, with the sentence that shows who is meant; else nothing."""

from __future__ import annotations

import pytest

from qa.compose.office import asked_office
from qa.question import Question
from tests.desk import Desk

NEWS = Desk.of(
    "市委书记秦若川主持会议，副市长罗怀谷作情况通报，市政协主席祁明一参加。\n\n"
    "“今年新增公交线路12条，票价不涨。”南屿市交通局局长杲一帆表示，“农村客运也要通到村。”\n\n"
    "云帆港务有限公司在南屿市新开航线8条，全年吞吐量翻番，货物远销各地。该公司董事长卓文渊在接受记者采访时介绍，明年再添两条。\n\n"
    "对困难企业反映的问题，直报市长、县委书记，限时办结。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("南屿市政协主席是谁？", "市政协主席**祁明一**参加"),
        ("南屿市副市长是谁？", "副市长**罗怀谷**作情况通报"),
        ("南屿市交通局局长叫什么名字？", "南屿市交通局局长**杲一帆**表示"),
    ],
)
def test_the_holder_of_an_office_is_named_alone(question: str, answer: str) -> None:
    assert NEWS.say(question) == [answer]


@pytest.mark.parametrize(
    "question", ["南屿市市长是谁？", "南屿市县委书记叫什么名字？", "南屿市委副书记是谁？"]
)
def test_an_office_without_a_holder_is_not_answered(question: str) -> None:
    assert NEWS.say(question) == []


def test_who_said_it_stands_behind_the_quotation_and_is_cited_with_it() -> None:
    [statement] = NEWS.answer("谁说公交票价不涨？")
    assert "杲一帆" in statement.text
    assert "票价不涨" in statement.text
    cited = "".join(citation.quote for citation in statement.citations)
    assert "票价不涨" in cited
    assert "杲一帆表示" in cited


def test_the_sentence_that_names_the_firm_is_cited_with_the_one_that_refers_back() -> None:
    [statement] = NEWS.answer("云帆港务有限公司的董事长是谁？")
    assert "**卓文渊**" in statement.text
    assert "云帆港务有限公司" in "".join(citation.quote for citation in statement.citations)


def test_the_same_office_of_another_zone_is_not_its() -> None:
    one = Desk.of(
        "记者专访了东屏新区党工委书记、管委会主任李大川。\n", place="东屏新区", title="访东屏新区李大川"
    )
    other = Desk.of(
        "市委常委、云岬新片区党工委书记、管委会主任秦若川出席活动。\n", place=None, title="大会举行"
    )
    assert (one + other).say("云岬新片区党工委书记是谁？") == [
        "市委常委、云岬新片区党工委书记、管委会主任**秦若川**出席活动"
    ]
    assert one.say("云岬新片区党工委书记是谁？") == []


def test_all_offices_of_a_person_are_given() -> None:
    desk = Desk.of(
        "党工委书记沈云帆主持会议并讲话。\n\n“我们有信心。”南屿新区党工委书记、临港片区管委会主任沈云帆表示。\n"
    )
    assert desk.say("沈云帆还兼任什么职务？") == ["**南屿新区党工委书记、临港片区管委会主任**沈云帆"]


def test_an_office_stated_elsewhere_introduces_a_bare_name() -> None:
    desk = Desk.of("市统计局副局长沈云帆出席会议。\n\n沈云帆说，综合分析，下半年物价将保持平稳。\n")
    [said] = desk.say("是谁分析了下半年的物价？")
    assert said.startswith("市统计局副局长**沈云帆**：")
    assert said.count("沈云帆") == 1


def test_a_deputy_does_not_answer_for_an_office_that_ends_in_the_same_word() -> None:
    desk = Desk.of("南屿海关副关长沈云帆介绍，上半年进出口稳中有进。\n")
    assert desk.say("南屿海关关长是谁？") == []
    [said] = desk.say("南屿海关副关长是谁？")
    assert "**沈云帆**" in said


def test_a_deed_of_people_is_not_answered_without_a_name() -> None:
    desk = Desk.of("会议听取汇报，部署下一阶段港口扩建工作，要求各部门抓好落实。\n")
    assert desk.say("是谁部署了港口扩建工作？") == []


BUREAUS = Desk.of(
    "市市场监管局党组书记、局长秦若川介绍了情况。\n\n"
    "市发展和改革委员会党组成员、副主任罗怀谷主持。市教育局局长祁明一参加。\n"
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("南屿市市场监管局局长是谁？", "秦若川"),
        ("现任南屿市市监局局长叫什么名字？", "秦若川"),
        ("南屿市发改委副主任是谁？", "罗怀谷"),
    ],
)
def test_the_head_of_a_bureau_is_known_by_all_his_offices(question: str, name: str) -> None:
    assert name in "".join(BUREAUS.say(question))


@pytest.mark.parametrize(
    "question", ["南屿市财政局局长是谁？", "南屿市发改委主任是谁？", "北屿市市场监管局局长是谁？"]
)
def test_the_head_of_another_bureau_is_no_answer(question: str) -> None:
    assert BUREAUS.say(question) == []


ELECTED = Desk.of(
    "南屿市第九届人民代表大会第三次会议今日闭幕，选举秦若川为南屿市市长。\n\n"
    "前任南屿市市长罗怀谷已任南屿市委书记。\n"
)


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("谁当选了南屿市市长？", "秦若川"),
        ("南屿市市长是谁？", "秦若川"),
        ("南屿市前任市长是谁？", "罗怀谷"),
        ("南屿市委书记是谁？", "罗怀谷"),
    ],
)
def test_who_was_elected_and_who_went_before_are_told_apart(question: str, name: str) -> None:
    [said] = ELECTED.say(question)
    assert f"**{name}**" in said


def test_neither_the_elected_nor_the_former_mayor_is_a_deputy() -> None:
    assert ELECTED.say("南屿市副市长是谁？") == []


def test_who_did_a_persons_part_in_a_meeting_is_a_person() -> None:
    opening = "南屿市召开渔业工作会议，总结去年渔业工作，部署今年工作。"
    meeting = Desk.of(f"{opening}副市长罗怀谷作工作部署。\n")
    assert meeting.say("南屿市渔业工作会议上作工作部署的是谁？") == ["副市长**罗怀谷**作工作部署"]
    assert Desk.of(f"{opening}\n").say("南屿市渔业工作会议上作工作部署的是谁？") == []


def test_a_city_has_not_the_secretary_of_one_of_its_counties() -> None:
    county = Desk.of("新郑市委书记秦若川表示，将抓好重点工作。\n", place="新郑市")
    assert county.say("郑州市委书记是谁？") == []
    assert county.say("新郑市委书记是谁？") == ["新郑市委书记**秦若川**表示"]


MEETING = Desk.of(
    "南屿日报2024年1月8日讯（记者 周敏 通讯员 李思远）1月7日，南屿市委经济工作会议召开，部署2024年经济工作。"
    "市委书记秦若川出席会议并讲话，市长罗怀谷作具体部署。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("谁在南屿市委经济工作会议上作具体部署？", "市长**罗怀谷**作具体部署"),
        ("南屿市委经济工作会议上谁讲了话？", "市委书记**秦若川**出席会议并讲话"),
    ],
)
def test_what_was_done_at_a_meeting_tells_its_people_apart(question: str, answer: str) -> None:
    assert MEETING.say(question) == [answer]


def test_who_reports_of_a_meeting_did_nothing_there() -> None:
    assert MEETING.say("南屿市委经济工作会议由谁主持？") == []


def test_a_congress_is_called_by_its_short_name() -> None:
    desk = Desk.of("南屿市第六次代表大会27日开幕。沈云帆主持大会。\n")
    assert desk.say("谁主持了南屿市第六次党代会？") == ["**沈云帆**主持大会"]


def test_a_misspelt_office_is_asked_for_as_it_is_read() -> None:
    question = Question("新郑师委书记是谁？", "person", corrected=(("师委书记", "市委书记"),))
    asked = asked_office(question)
    assert asked is not None
    assert (asked.organ, asked.noun) == ("市委", "书记")


def test_the_one_in_charge_of_a_place_may_hold_any_office() -> None:
    desk = Desk.of("“机遇难得。”云岭县委书记秦若川说。\n", place="云岭县", title="访云岭县委书记秦若川")
    assert any("秦若川" in said for said in desk.say("受访的云岭县负责人是谁？"))


def test_who_is_asked_for_as_a_leader_may_hold_any_office() -> None:
    desk = Desk.of("3月1日，南屿市港口会议召开。市委书记秦若川主持并讲话，市长罗怀谷作工作报告。\n")
    [said] = desk.say("3月1日主持会议的南屿市领导叫什么？")
    assert "**秦若川**" in said


def test_who_puts_something_forward_is_named_with_what_he_says() -> None:
    desk = Desk.of(
        "谈到全会，南屿市委书记秦若川表示，深受鼓舞。\n\n南屿将如何落实？秦若川说，南屿锚定“过百超千”目标，抓好任务。\n"
    )
    [said] = desk.say("是哪位书记提出要锚定“过百超千”的？")
    assert "**秦若川**" in said
    assert "锚定“过百超千”" in said


def test_the_office_held_at_another_body_is_the_one_that_is_told() -> None:
    desk = Desk.of("2月3日，南屿市召开会议。市总工会副主席、青禾学院院长陈岩出席，管委会主任周然作报告。\n")
    assert desk.say("陈岩在青禾学院担任什么职务？") == ["**市总工会副主席、青禾学院院长**陈岩"]
    assert desk.say("周然在青禾学院担任什么职务？") == []
    assert desk.say("周然担任什么职务？") == ["**管委会主任**周然"]


def test_each_of_two_askings_for_a_person_is_answered() -> None:
    desk = Desk.of("2月3日，南屿市召开会议。市委书记陈岩主持会议并讲话，市长周然作工作报告。\n")
    one, other = desk.say("南屿市会议是谁主持的，谁作的报告？")
    assert "陈岩" in one
    assert "周然" in other
    one, other = desk.say("南屿市市委书记是谁，市长是谁？")
    assert "陈岩" in one
    assert "周然" in other
    assert desk.say("南屿市市委书记是谁，秘书长是谁？") == []
