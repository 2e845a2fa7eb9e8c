"""A plan asked for several things: both are quoted, and neither alone where only one is planned."""

from tests.desk import Desk

PLANS = Desk.of(
    "# 南屿市部署全年工作\n\n"
    "南屿市将加快推进海港三期扩建工程等项目，推动多式联运、无缝衔接。"
    "依托综合平台做大跨境电商，培育十个海外仓。\n\n"
    "坚持把“大招商”作为牵引工程，树立“以实绩论英雄”的导向，承接产业链布局。\n\n"
    "坚持把“大民生”作为目标工程，聚焦教育、医疗等急难愁盼问题，大力实施民生品牌计划。\n",
    title="南屿市部署全年工作",
)


def test_what_is_done_for_each_of_two_things_is_quoted() -> None:
    told = "".join(PLANS.say("南屿市怎么抓海港扩建和跨境电商？"))
    assert "海港三期扩建工程" in told
    assert "培育十个海外仓" in told


def test_each_has_its_paragraph() -> None:
    told = "".join(PLANS.say("南屿市在招商和民生上分别怎么干？"))
    assert "以实绩论英雄" in told
    assert "急难愁盼" in told


def test_one_plan_for_both_is_left_as_it_is() -> None:
    assert PLANS.say("南屿市怎么做好教育和医疗？") == PLANS.say("南屿市怎么做好教育？")


def test_the_plan_for_one_of_two_is_none_for_both() -> None:
    assert not PLANS.say("南屿市在招商和渔业上分别怎么干？")
