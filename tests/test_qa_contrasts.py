"""Words of which one excludes the other: the other stage, level or direction is never given."""

import pytest

from qa.contrasts import tells_other
from tests.desk import Desk

PIPES = Desk.of(
    "南屿市改造供热二级管网8551米。产业园一期工程投资3亿元，二期工程投资5亿元。\n\n"
    "全市有中小型水库430座，其中包括3座中型水库。上半年外贸出口281亿元。有店铺零售额增长6.5%。\n\n"
    "青石镇试验田获批为第二批省级示范基地。首批改造工程4月开工，第二批工程9月开工。\n"
)


@pytest.mark.parametrize(
    ("asked", "own", "before"),
    [
        ("一级管网多少米", "改造二级管网8551米", ""),
        ("二期投资多少", "投资3亿元", "一期工程去年开工,"),
        ("第三批有几家", "首批20家", ""),
        ("出口多少", "外贸进出口281亿元", ""),
        ("进出口总额多少", "外贸出口281亿元", ""),
        ("小型水库几座", "中小型水库430座", ""),
        ("城镇居民收入多少", "农村居民收入2万元", ""),
        ("省级基地几个", "市级基地9个", ""),
        ("第一产业增加值多少", "第三产业增加值9亿元", ""),
        ("风电装机多少", "总装机220万千瓦", "实施光伏发电项目13个,"),
        ("森林覆盖率多少", "林木覆盖率51.84%", ""),
        ("无店铺零售增长多少", "有店铺零售增长6.5%", ""),
    ],
)
def test_another_stage_level_or_direction_is_another(asked: str, own: str, before: str) -> None:
    assert tells_other(asked, own, before)


@pytest.mark.parametrize(
    ("asked", "own", "before"),
    [
        ("二级管网多少米", "改造二级管网8551米", ""),
        ("第二批有多少个村", "追加的第二批51个村", "首批412个村,"),
        ("一期投资多少", "首期投资3亿元", ""),
        ("中小型水库几座", "中小型水库430座", ""),
        ("进出口总额多少", "货物进出口281亿元", ""),
        ("老小区改造多少个", "改造老旧小区96个", ""),
        ("新建学校几所", "建成学校3所", ""),
        ("五个一批项目有几个", "一批项目3个", ""),
        ("网上零售额多少", "线上零售额3亿元", ""),
        ("进口和出口各多少", "进口3亿元", ""),
        ("减税降费多少", "新增减税降费及退税缓费26.5亿元", ""),
    ],
)
def test_the_same_in_another_wording_is_no_other(asked: str, own: str, before: str) -> None:
    assert not tells_other(asked, own, before)


@pytest.mark.parametrize(
    "question",
    [
        "南屿市改造供热一级管网多少米？",
        "产业园三期工程投资多少亿元？",
        "南屿市有多少座小型水库？",
        "南屿市上半年进出口多少亿元？",
        "南屿市无店铺零售额增长多少？",
        "青石镇哪块田获批为第一批省级示范基地？",
        "第三批改造工程什么时候开工？",
    ],
)
def test_what_another_has_is_refused(question: str) -> None:
    assert PIPES.say(question) == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市改造供热二级管网多少米？", "8551米"),
        ("产业园二期工程投资多少亿元？", "5亿元"),
        ("南屿市有多少座中小型水库？", "430座"),
        ("南屿市有店铺零售额增长多少？", "6.5%"),
        ("第二批改造工程什么时候开工？", "9月"),
    ],
)
def test_the_asked_one_is_told(question: str, figure: str) -> None:
    said = PIPES.say(question)
    assert len(said) == 1
    assert figure in said[0]


def test_one_plenary_session_is_not_another() -> None:
    assert tells_other("书记在十二届五次全会上讲了什么", "书记谈到十二届四次全会")
    assert tells_other("书记在十二届五次全会上讲了什么", "第十二届委员会第四次全体会议")
    assert not tells_other("书记在十二届五次全会上讲了什么", "第十二届委员会第五次全体会议")
