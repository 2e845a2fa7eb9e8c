"""Of several schools or firms told of in turn, a figure is of the one named last before it."""

import pytest

from qa.namesakes import of_other_namesake
from tests.desk import Desk

SCHOOLS = Desk.of(
    "汐湾新区秋枫小学位于湖滨路以东。项目占地约27.6亩，可提供学位1080个。\n\n"
    "汐湾新区第一小学云尚校区位于港口路以南。项目占地面积约96.6亩，可提供学位2160个。\n",
    title="四所新学校今秋投用",
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [("秋枫小学可提供多少个学位？", "1080个"), ("汐湾新区第一小学云尚校区可提供多少个学位？", "2160个")],
)
def test_a_figure_is_of_the_school_named_last(question: str, figure: str) -> None:
    [said] = SCHOOLS.say(question)
    assert f"**{figure}**" in said


def test_another_school_of_the_same_kind_is_told_from_the_one_asked_for() -> None:
    before = "秋枫小学位于湖滨路以东。项目占地约"
    assert of_other_namesake("海棠小学占地多少亩?", before)
    assert not of_other_namesake("秋枫小学占地多少亩?", before)


@pytest.mark.parametrize("asked", ["全市新建了几所中小学?", "各小学占地多少亩?", "新建小学有多少所?"])
def test_common_nouns_name_no_one(asked: str) -> None:
    assert not of_other_namesake(asked, "秋枫小学位于湖滨路以东。项目占地约")
