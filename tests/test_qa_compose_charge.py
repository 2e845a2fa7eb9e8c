"""Which office is in charge: read off the label behind the item asked about, never off a neighbour's."""

import pytest

from tests.desk import Desk

WORKS = Desk.of(
    "1.新建公共充电桩5000个。责任单位：市能源局\n\n"
    "2.改造老旧小区220个，惠及居民4.1万户。责任单位：市住建局\n\n"
    "3.开工建设轨道交通1号线二期。牵头单位：市交通局；配合单位：市财政局\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("南屿市新建公共充电桩的责任单位是哪个？", "责任单位：市能源局"),
        ("南屿市改造老旧小区由哪个部门负责？", "责任单位：市住建局"),
        ("南屿市轨道交通1号线哪个单位牵头？", "牵头单位：市交通局"),
    ],
)
def test_the_label_behind_the_item_is_quoted(question: str, answer: str) -> None:
    assert WORKS.say(question) == [answer]


def test_the_item_is_cited_with_its_label() -> None:
    [statement] = WORKS.answer("南屿市改造老旧小区由哪个部门负责？")
    assert statement.citations[0].quote == "2.改造老旧小区220个，惠及居民4.1万户。责任单位：市住建局"


@pytest.mark.parametrize(
    "question", ["南屿市轨道交通3号线的责任单位是谁？", "南屿市新建博物馆由哪个部门负责？"]
)
def test_another_item_s_office_is_not_given(question: str) -> None:
    assert not any("单位：" in said for said in WORKS.say(question))


def test_who_explains_a_plan_is_said_in_passing() -> None:
    plan = Desk.of(
        "本计划由市发展改革委负责解释，自印发之日起施行。由市教育局负责统筹。\n", title="南屿市行动计划"
    )
    assert plan.say("南屿市行动计划由哪个部门负责解释？") == ["由市发展改革委负责解释"]
    assert not any("由市" in said for said in plan.say("南屿市行动计划由哪个部门负责宣传？"))
