"""Ranks and comparisons with a whole: yes or no only where an article states them of just that."""

import pytest

from tests.desk import Desk

REPORT = Desk.of(
    "2022年，南屿市出口额81.2亿元，稳居全省第二。造林面积1420亩，位列全省第一。\n\n"
    "2022年，南屿市用电量增长6.2%，增速快于全省1.1个百分点；粮食产量增速低于全国。\n\n"
    "2022年，位居第三的是衡阳市，茶叶产量达到2.6万吨。\n",
    title="南屿市公报",
)
EXPORT = "南屿市出口额81.2亿元，稳居全省第二"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("排全省第一吗", "不是"),
        ("排全省第二吗", "是"),
        ("在全省进前三了没有", "是"),
        ("是全省最高的吗", "不是"),
    ],
)
def test_a_claimed_rank_is_held_against_the_stated_one(claim: str, verdict: str) -> None:
    [said] = REPORT.say(f"2022年南屿市的出口额{claim}？")
    assert said.startswith(f"{verdict}：")
    assert EXPORT.removeprefix("南屿市") in said


@pytest.mark.parametrize(
    "question",
    [
        "2022年南屿市的出口额排全国第一吗？",
        "2022年南屿市的进口额排全省第一吗？",
        "2021年南屿市的出口额排全省第一吗？",
        "2022年南屿市的茶叶产量排第三吗？",
    ],
)
def test_the_rank_of_another_scope_thing_year_or_place_is_no_answer(question: str) -> None:
    assert REPORT.say(question) == []


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        ("2022年南屿市用电量增速高于全省吗？", "是"),
        ("2022年南屿市用电量增速低于全省吗？", "不是"),
        ("2022年南屿市粮食产量增速跑赢全国了吗？", "不是"),
        ("2022年南屿市用电量增速是不是没跑赢全省？", "不是"),
    ],
)
def test_above_or_below_the_whole_is_read_off_the_clause(question: str, verdict: str) -> None:
    [said] = REPORT.say(question)
    assert said.startswith(f"{verdict}：")


def test_above_another_whole_is_not_said() -> None:
    assert not any(
        said.startswith(("是", "不是")) for said in REPORT.say("2022年南屿市用电量增速高于全国吗？")
    )


def test_what_holds_a_rank_is_no_claim_of_it() -> None:
    [said] = REPORT.say("2022年南屿市位列全省第一的是什么？")
    assert said.startswith("造林面积1420亩，位列全省第一")


@pytest.mark.parametrize(("claim", "verdict"), [("前10名", "不是"), ("前20强", "是"), ("前30强", "是")])
def test_among_the_best_twenty_is_a_rank(claim: str, verdict: str) -> None:
    desk = Desk.of("2022年，南屿市渔港进入全国渔港20强。\n", title="南屿市公报", year=2022)
    assert desk.say(f"2022年南屿市渔港进入全国渔港{claim}了吗？") == [
        f"{verdict}：南屿市渔港进入全国渔港20强"
    ]


def test_the_ranking_asked_about_may_be_all_that_is_named() -> None:
    desk = Desk.of("2022年，南屿市在全省渔港考评中排名第一。\n", title="南屿市公报", year=2022)
    [said] = desk.say("南屿市2022年在渔港考评里拿了第一吗？")
    assert said.startswith("是：")
