"""Whose a figure is, in invented sentences about real cities' names and the whole they lie in."""

import pytest

from index.governing import NATION, SEVERAL, governing_places
from index.numbers import find_quantities


def whose(text: str, figure: str, *homes: str) -> tuple[str, ...]:
    position = next(q.span.start for q in find_quantities(text) if q.text == figure)
    return governing_places(text, position, homes)


@pytest.mark.parametrize(
    ("text", "figure", "places"),
    [
        ("绍兴完成投资210亿元，嘉兴完成投资180亿元。", "180亿元", ("嘉兴",)),
        ("纺织重镇绍兴上半年出口310亿元。", "310亿元", ("绍兴",)),
        ("曾被湖州超过的嘉兴上半年出口290亿元。", "290亿元", ("嘉兴",)),
        ("排在第三的是湖州，增速达到6.4%。", "6.4%", ("湖州",)),
        ("绍兴稳居第二，仅次于嘉兴（2110亿元）。", "2110亿元", ("嘉兴",)),
        ("绍兴与金华相差不大，出口比嘉兴多25亿元。", "25亿元", ("绍兴、金华",)),
        ("嘉兴、湖州两市共完成投资400亿元。", "400亿元", ("嘉兴、湖州",)),
        ("嘉兴和湖州的增速均为6.1%。", "6.1%", ("嘉兴", "湖州")),
        ("嘉兴上半年GDP为3300亿元。分产业看，第二产业增长5%。", "5%", ("嘉兴",)),
        ("嘉兴与会并发言。第二产业增长5%。", "5%", ()),
        ("新增企业18家。嘉兴经开区入园企业164家。粮食总产量31万吨。", "31万吨", ()),
        ("清水河水库大坝完工；日供水能力提高到6万吨。", "6万吨", ()),
        ("嘉兴海关最新发布数据显示，沿线各地出口350亿元。", "350亿元", ()),
        ("某某股份（嘉兴）公司预计产值9亿元。", "9亿元", ()),
        ("嘉兴某某泵站等4项工程进度过半；建成供水管网65公里。", "65公里", ()),
        ("浙江绍兴市工业投资增长9%。", "9%", ("绍兴市",)),
        ("打造“诗画嘉兴”建设样板，完成培训2万人。", "2万人", ()),
    ],
)
def test_the_nearest_place_that_governs_a_clause_has_its_figures(
    text: str, figure: str, places: tuple[str, ...]
) -> None:
    assert whose(text, figure, "浙江省") == places


@pytest.mark.parametrize(
    ("text", "home", "place"),
    [
        ("全市工业投资增长9%。", "绍兴市", "绍兴市"),
        ("全市工业投资增长9%。", "越城区", "绍兴市"),
        ("全省工业投资增长9%。", "绍兴市", "浙江省"),
        ("全国工业投资增长9%。", "绍兴市", NATION),
        ("国内生产总值增长9%。", "绍兴市", NATION),
        ("从嘉兴来看，投资增长4%。全市工业投资增长9%。", "绍兴市", "嘉兴"),
        ("从嘉兴来看，投资增长4%。我市工业投资增长9%。", "绍兴市", "绍兴市"),
        ("据嘉兴市统计局数据，全市工业投资增长9%。", "浙江省", "嘉兴市"),
        ("嘉兴投资增长4%。这三市工业投资增长9%。", "浙江省", SEVERAL),
        ("嘉兴着力帮助企业。去年，该市工业投资增长9%。", "浙江省", "嘉兴"),
        ("国内生产总值增长5%。今年一季度，该省工业投资增长9%。", "浙江省", "浙江省"),
    ],
)
def test_the_whole_goes_back_to_the_place_it_is_said_of(text: str, home: str, place: str) -> None:
    assert whose(text, "9%", home) == (place,)


def test_a_dateline_and_the_places_of_a_part_govern_nothing_further() -> None:
    sent = "中新社海口8月2日电 今年上半年，13个园区累计实现营业收入80.67亿元。"
    assert governing_places(sent, sent.index("80.67"), ("海南省",)) == ()
    part = "全省建成站点213个。其中，德州、烟台、青岛3市先后建成36套。同时，依法处罚企业32家。"
    assert governing_places(part, part.index("32家"), ("山东省",)) != ("德州", "烟台", "青岛")
    assert "德州" not in "".join(governing_places(part, part.index("32家"), ("山东省",)))


def test_a_place_right_before_its_figure_in_a_list_governs_it() -> None:
    text = "任务分别为：嘉兴40公里、绍兴35公里、温州和宁波30公里。"
    assert [governing_places(text, text.index(f)) for f in ("40", "35")] == [("嘉兴",), ("绍兴",)]
    assert governing_places(text, text.index("30")) != ("宁波",)


def test_what_a_plan_sets_its_weight_on_is_no_subject() -> None:
    text = "以嘉兴、绍兴为重点，发展新型显示，营业收入突破600亿元。"
    assert governing_places(text, text.index("600"), ("浙江省",)) == ()
