"""Questions in everyday words are answered with what an article calls it, and with nothing near it."""

import pytest

from tests.desk import Desk

TOWN = Desk.of(
    "2023年上半年，南屿市地区生产总值增长6.1%。其中，出口27.9亿元，增长5.2%；进口10.9亿元，增长3.1%。\n\n"
    "东盟、中国香港和欧盟仍为南屿市前三大贸易伙伴，进出口分别为7.7亿元、5.8亿元和2.3亿元。\n\n"
    "千兆固网新接入4.5万户，接入企业超5500家。全市实施项目93个，其中续建项目42个。\n\n"
    "建成堤防总长度57公里，鸟类种数增加到298种，省级生态镇26个。公共充电桩162个、个人充电桩242个。\n\n"
    "下一步，将着力打造三个先进制造业集群，即两千亿级汽车制造产业集群、千亿级装备制造产业集群。"
    "社区日间照料中心17个，成功争取中央和省级资金1.27亿元。\n"
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南屿市头六个月经济涨了多少？", "**6.1%**"),
        ("南屿市2023年半年从国外买了多少货？", "**10.9亿元**"),
        ("南屿市上半年卖到外面的货值多少钱？", "**27.9亿元**"),
        ("南屿市跟东盟做了多少生意？", "**7.7亿元**"),
        ("南屿市有多少户用上了千兆宽带？", "**4.5万户**"),
        ("南屿市有多少个项目接着干？", "**42个**"),
        ("南屿市修好的大堤有多长？", "**57公里**"),
        ("南屿市能看到多少种鸟？", "**298种**"),
        ("南屿市有几个省里评的生态镇？", "**26个**"),
        ("南屿市有多少个自家的充电桩？", "**242个**"),
        ("南屿市做汽车的产业集群想做多大？", "**两千亿级**"),
        ("南屿市有几个白天照看老人的地方？", "**17个**"),
        ("南屿市从上面要来多少钱？", "**1.27亿元**"),
    ],
)
def test_what_the_article_calls_otherwise_is_told(question: str, said: str) -> None:
    assert [statement.count(said) for statement in TOWN.say(question)] == [1]


@pytest.mark.parametrize(
    "question",
    [
        "南屿市有多少个项目停了？",
        "南屿市跟日本做了多少生意？",
        "南屿市有几个白天照看孩子的地方？",
        "南屿市有几个国家评的生态镇？",
    ],
)
def test_nothing_near_it_is_told(question: str) -> None:
    assert TOWN.say(question) == []
