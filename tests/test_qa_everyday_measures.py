"""Everyday measures and deeds meet the units and the stages that an article tells: areas, days, money."""

import pytest

from tests.desk import Desk

WORKS = Desk.of(
    "上半年，33个板块陆续开工，6条快速路和7座公共停车场全部开工建设。\n\n"
    "小微企业园建成3个，口袋公园建成115个，复壮修复古树300株，生活污水处理规模达522万吨/日。\n\n"
    "南屿市2023年计划新增集中供热面积10万平方米，按照停暖即开工的要求及时开工，目前已完成新增供热面积8万平方米。\n\n"
    "热电联产项目总投资约12亿元，总支撑供热面积能够达到400万平方米。三类大件运输审批用时2.8天。\n\n"
    "计划改造310公里老旧管网，已实际完成390公里。\n\n"
    "六一儿童节期间，慈善总会投入募捐资金40万元，选购助学礼包1000份。\n"
)
RELIEF = Desk.of(
    "全市争取中央救灾资金1.6亿元，调拨救灾物资22.2万件。新建学校6所，新增学位2400个。\n\n"
    "全市建有老年病医院、康复医院230家。\n"
)
TOWN = Desk.of(
    "2022年，南屿市接待游客860万人次。法院受理案件8.6万件。"
    "运动员获得省运会金牌68枚，划分基础网格5600个，配备专职网格员6200名，注册志愿者86万人。\n\n"
    "2022年，轨道交通2号线一期全长38.6公里，设站28座，预计2025年底建成通车。"
    "机场货邮吞吐量4.8万吨，新建公共停车场16个，新增停车泊位5200个。\n"
)


@pytest.mark.parametrize(
    ("desk", "question", "said"),
    [
        (TOWN, "南屿市2022年来玩的人有多少？", "**860万人次**"),  # no 2022年来
        (TOWN, "南屿市省运会拿了多少块金牌？", "**68枚**"),
        (TOWN, "南屿市有多少个跑网格的人？", "**6200名**"),
        (TOWN, "南屿市的志愿者有多少？", "**86万人**"),
        (TOWN, "地铁2号线一期有几站？", "**28座**"),
        (TOWN, "南屿市添了多少个停车的地方？", "**5200个**"),  # what is to be ready makes no plan of the rest
        (WORKS, "南屿市有多少座公共停车场动工了？", "**7座**"),  # 动工 is no other stage than 开工
        (WORKS, "南屿市修了多少个小公园？", "**115个**"),  # and no misspelt 小微
        (WORKS, "南屿市修复了多少棵老树？", "**300株**"),
        (WORKS, "南屿市一天能处理多少污水？", "**522万吨"),
        (WORKS, "南屿市2023年计划新增多少供热面积？", "**10万平方米**"),
        (WORKS, "南屿市已经新增了多少供热面积？", "**8万平方米**"),
        (WORKS, "热电项目总共能给多大面积供热？", "**400万平方米**"),
        (WORKS, "热电联产项目要砸多少钱？", "**12亿元**"),
        (WORKS, "南屿市已经换了多少公里老管子？", "**390公里**"),
        (WORKS, "大件运输审批要用几天？", "**2.8天**"),
        (WORKS, "六一的时候慈善总会花了多少钱？", "**40万元**"),
        (RELIEF, "南屿市要来多少救灾的钱？", "**1.6亿元**"),
        (RELIEF, "南屿市新建的学校能多收多少学生？", "**2400个**"),
    ],
)
def test_measures_are_told_in_the_units_of_the_article(desk: Desk, question: str, said: str) -> None:
    assert [statement.count(said) for statement in desk.say(question)] == [1]


@pytest.mark.parametrize(
    ("desk", "question"),
    [
        (RELIEF, "南屿市有多少家医院在做临终关怀？"),
        (RELIEF, "南屿市的医院占多大地方？"),
        (TOWN, "南屿市的法院判完了多少案子？"),
        (TOWN, "南屿市2022年有多少名党员？"),
    ],
)
def test_other_measures_are_no_answer(desk: Desk, question: str) -> None:
    assert desk.say(question) == []
