"""Who and when: the shortest run of clauses that says it, the name or date in bold."""

import pytest

from tests.desk import Desk

REPORT = Desk.of(
    "市委书记秦若川主持会议，市长罗怀谷作报告。\n\n港口扩建工程9月15日开工，跨海大桥12月底前通车。\n\n"
    "2019年建成渔港公园。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("会议由谁主持？", "市委书记**秦若川**主持会议"),
        ("谁作了报告？", "市长**罗怀谷**作报告"),
        ("港口扩建工程什么时候开工？", "港口扩建工程**9月15日**开工"),
        ("跨海大桥什么时候通车？", "跨海大桥**12月底前**通车"),
        ("渔港公园是哪一年建成的？", "2019年建成渔港公园"),
    ],
)
def test_one_clause_answers(question: str, answer: str) -> None:
    assert [said.replace("**", "") for said in REPORT.say(question)] == [answer.replace("**", "")]
    assert set(bolds(answer)) <= set(bolds(REPORT.say(question)[0]))


def bolds(text: str) -> list[str]:
    return text.split("**")[1::2]


@pytest.mark.parametrize("question", ["海底隧道什么时候通车？", "谁剪了彩？"])
def test_what_no_clause_says_is_not_answered(question: str) -> None:
    assert REPORT.say(question) == []


def test_a_person_in_the_question_is_not_the_answer() -> None:
    [said] = REPORT.say("秦若川担任什么职务？")
    assert said.replace("**", "").startswith("市委书记")
    assert "秦若川" not in bolds(said)


def test_where_it_was_held_is_answered_by_the_place_alone() -> None:
    silent = Desk.of("3月1日，南屿市渔业工作会议召开。\n")
    assert silent.say("南屿市渔业工作会议是在哪个会议中心开的？") == []
    told = Desk.of("3月1日，南屿市港口论坛在海洋会展中心举行。\n")
    [said] = told.say("南屿市港口论坛在哪里举行？")
    assert "海洋会展中心" in said


def test_what_an_arrangement_is_called_is_told_where_it_is_called_so() -> None:
    desk = Desk.of(
        "南屿市深化农村公路养护改革，将农村公路养护资金纳入预算，每年投入1600万元。探索“管养分离、市场参与”模式。\n"
    )
    [said] = desk.say("南屿市农村公路养护探索的是什么模式？")
    assert "“管养分离、市场参与”模式" in said


def test_who_speaks_alone_says_nothing() -> None:
    desk = Desk.of("南屿市副市长、纺织产业转移园主任秦若川表示。渔港增加泊位。\n")
    assert desk.say("南屿市纺织产业转移园要打造成什么？") == []
