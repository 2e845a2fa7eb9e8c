"""Several figures asked for in one breath are told from the sentence that states them together."""

from tests.desk import Desk

FAIR = Desk.of(
    "近日，全市第六期“双百攻坚”活动南屿分会场活动举行。\n\n"
    "当天，130个项目集中开工，总投资546.8亿元，今年计划完成投资228.6亿元；签约项目44个，总投资331亿元。\n\n"
    "列支87.25万元，资助1765名农村留守儿童上小学。资助学校改扩建项目列支1520万元，涉及19所小学。\n"
)


def test_what_the_second_ask_leaves_unsaid_is_as_in_the_first() -> None:
    assert FAIR.say("南屿市集中开工多少个项目，总投资多少？") == [
        "**130个**项目集中开工，总投资**546.8亿元**"
    ]
    assert FAIR.say("南屿市签约项目有多少个？总投资多少亿元？") == ["签约项目**44个**，总投资**331亿元**"]


def test_an_ask_of_a_unit_alone_is_of_the_same_sentence() -> None:
    said = FAIR.say("南屿市资助多少名农村留守儿童上小学，花多少钱？")
    assert said == ["列支**87.25万元**，资助**1765名**农村留守儿童上小学"]


def test_what_the_sentence_does_not_state_is_not_made_up() -> None:
    assert FAIR.say("南屿市签约项目多少个，带动就业多少人？") == []


def test_a_project_s_investment_is_no_plan_because_this_years_part_of_it_is() -> None:
    assert FAIR.say("南屿市集中开工了多少个项目？") == ["**130个**项目集中开工"]


def test_a_second_thing_asked_about_with_a_particle_is_asked_for_in_the_same_unit() -> None:
    towers = Desk.of("2023年，南屿市培育税收超亿元楼宇44栋、特色楼宇50栋。\n")
    [said] = towers.say("南屿市2023年培育税收超亿元楼宇多少栋？特色楼宇呢？")
    assert "**44栋**" in said
    assert "**50栋**" in said
