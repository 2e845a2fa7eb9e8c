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


TRADE = Desk.of(
    "“雨露计划+”共惠及3549人次，发放资助费用616万元。公交日均发车1000余班次，新增公交线路64条。\n\n"
    "已提质改造农村公路624公里，改造危桥23座，每年为群众节约出行成本近3000万元。\n\n"
    "到2025年，南屿市汽车产量将超过200万辆，出口量将超过60万辆，光伏总装机容量达到220万千瓦。\n"
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南屿市2025年打算往国外卖多少车？", "**60万辆**"),
        ("南屿市2025年太阳能板要装多大容量？", "**220万千瓦**"),
        ("南屿市“雨露计划+”发出去多少资助费用？", "**616万元**"),
        ("南屿市的公交一天发多少趟车？", "**1000余班**"),
        ("南屿市翻修了多少公里农村路？", "**624公里**"),
        ("南屿市修好了多少座有危险的桥？", "**23座**"),
        ("南屿市给老百姓一年省了多少路费？", "**3000万元**"),
    ],
)
def test_trade_runs_and_repairs_are_told_by_their_formal_names(question: str, said: str) -> None:
    assert [statement.count(said) for statement in TRADE.say(question)] == [1]


PARTS = Desk.of(
    "上半年，南屿市经济增长2.4%。全市接待游客502万人次，完成旅游综合收入49亿元。"
    "其中，星湖景区共接待游客19万人次，实现旅游收入3079万元。建成水库43座，其中包括青山、东湖等3座中型水库。\n\n"
    "县级河长开展巡河累计69次，联系部门开展巡河累计260次。招商会落地项目20个，累计对接项目资源1000条。"
    "已建成的外送通道累计输送电量1300亿千瓦时。上半年已外送电量201亿千瓦时。\n"
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南屿市上半年经济长了多少？", "**2.4%**"),
        ("南屿市靠旅游赚了多少钱？", "**49亿元**"),
        ("南屿市大大小小的水库有多少座？", "**43座**"),
        ("县里的河长巡了多少次河？", "**69次**"),
        ("南屿市有多少个项目落下来？", "**20个**"),
        ("南屿市上半年往外省送了多少度电？", "**201亿千瓦时**"),
        ("星湖景区的旅游收入是多少？", "**3079万元**"),
    ],
)
def test_the_whole_is_told_rather_than_a_part_or_what_has_added_up(question: str, said: str) -> None:
    assert [statement.count(said) for statement in PARTS.say(question)] == [1]


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


def test_investment_of_a_kind_is_not_investment_in_all() -> None:
    town = Desk.of("2023年，南屿市固定资产投资增长12%，税收收入增长6%。\n")
    assert town.say("南屿市2023年工业投资增长多少？") == []
    assert town.say("南屿市2023年房地产开发投资增长多少？") == []
    assert town.say("南屿市2023年非税收入增长多少？") == []


def test_what_parts_a_thing_from_its_like_is_said() -> None:
    town = Desk.of(
        "2023年，南屿市实施项目393个，其中前期项目64个。新建街道级综合养老服务中心2个、社区日间照料中心17个。\n"
    )
    assert [text.count("**64个**") for text in town.say("南屿市还在筹备的项目有几个？")] == [1]
    assert town.say("南屿市停工的项目有几个？") == []
    assert [text.count("**2个**") for text in town.say("南屿市弄了几个街道级别的养老中心？")] == [1]
