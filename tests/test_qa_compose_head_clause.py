"""Items of a list are of what the list hangs on, and share the words that only the first of them says."""

import pytest

from tests.desk import Desk

ZONES = Desk.of(
    "上半年，临澜市三个综保区合计进出口134.8亿元，增长39.1%，占全市进出口比重达34.7%。"
    "其中临澜综保区60亿元，增长12%；青屿综保区51亿元，增长62.5%。全市服务业增加值820亿元，增长7.1%。\n",
    place="临澜市",
    year=2023,
)
ITEMS = Desk.of(
    "临澜市主城区防洪标准为50年一遇，排涝标准为20年一遇，县城排涝能力稳步提升。\n\n"
    "临澜市海洋装备产业年产值百亿元企业有1家、10亿元以上企业有7家、亿元以上企业超过30家。\n\n"
    "为确保问题不过夜，全市三级专班上门服务，年初以来共协调解决248个用工问题。\n\n"
    "观察到的鸟类种数增加到298种。\n",
    place="临澜市",
    year=2023,
)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("上半年青屿综保区进出口增长了多少？", "**62.5%**"),
        ("上半年青屿综保区进出口是多少亿元？", "**51亿元**"),
    ],
)
def test_a_place_in_a_list_has_what_the_list_hangs_on(question: str, stated: str) -> None:
    assert stated in ZONES.say(question)[0]


def test_a_place_in_a_list_has_nothing_else() -> None:
    assert ZONES.say("上半年青屿综保区服务业增加值是多少亿元？") == []


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("临澜市主城区排涝标准是多少年一遇？", "**20年一遇**"),
        ("临澜市主城区防洪标准是多少年一遇？", "**50年一遇**"),
        ("临澜市年产值十亿元以上的海洋装备企业有几家？", "**7家**"),
        ("临澜市年产值百亿元的海洋装备企业有几家？", "**1家**"),
        ("临澜市三级专班年初以来协调解决了多少个用工问题？", "**248个**"),
        ("临澜市的鸟类种数增加到多少种？", "**298种**"),
    ],
)
def test_items_share_what_the_first_says(question: str, stated: str) -> None:
    assert stated in ITEMS.say(question)[0]


def test_no_item_of_another_size_answers() -> None:
    assert ITEMS.say("临澜市年产值千亿元以上的海洋装备企业有几家？") == []


def test_another_word_inside_a_compound_makes_another_thing() -> None:
    desk = Desk.of(
        "上半年，临澜市商标注册申请量12271件，全省排名第2位；商标注册量6134件，全省排名第3位。\n",
        place="临澜市",
        year=2023,
    )
    assert "**第3位**" in desk.say("上半年临澜市商标注册量在全省排第几？")[0]
    assert "**12271件**" in desk.say("上半年临澜市商标注册申请量是多少件？")[0]


CAPACITY = Desk.of(
    "截至6月底，全市新能源装机473万千瓦，其中光伏装机186万千瓦、风电119万千瓦、水电35万千瓦。\n"
)


@pytest.mark.parametrize(("question", "figure"), [("南屿市风电装机多少万千瓦？", "119万千瓦")])
def test_an_item_shares_the_head_noun_of_the_one_before(question: str, figure: str) -> None:
    [said] = CAPACITY.say(question)
    assert f"**{figure}**" in said


def test_an_item_shares_no_more_than_the_head_noun() -> None:
    assert CAPACITY.say("南屿市风电新增多少万千瓦？") == []


ROW = Desk.of(
    "全省上半年各城市GDP排名公布，从高到低依次排列为：哈尔滨市451.63亿元，大庆市298.49亿元，鹤岗市62.53亿元。\n",
    place="黑龙江省",
)


def test_a_row_of_places_is_measured_by_what_opens_it() -> None:
    [said] = ROW.say("黑龙江上半年大庆市GDP是多少？")
    assert "**298.49亿元**" in said
    assert ROW.say("黑龙江上半年大庆市财政收入是多少？") == []


THINGS = Desk.of(
    "临澜市将与青屿县共建环湖公路，全长28.6公里，总投资7.3亿元。跨海大桥桥长3公里，总投资12亿元。\n\n"
    "130个项目集中开工，总投资546.8亿元；签约项目44个，总投资331亿元。\n",
    place="临澜市",
    year=2023,
)


@pytest.mark.parametrize(
    ("question", "stated"),
    [
        ("临澜市环湖公路总投资多少？", "**7.3亿元**"),
        ("临澜市跨海大桥总投资多少？", "**12亿元**"),
        ("临澜市集中开工的项目总投资多少？", "**546.8亿元**"),
    ],
)
def test_a_size_is_of_the_thing_that_the_clause_before_names(question: str, stated: str) -> None:
    assert stated in THINGS.say(question)[0]


def test_a_clause_that_goes_on_with_measures_is_of_whose_they_are() -> None:
    desk = Desk.of(
        "2023年，全市规模以上工业增加值增长7.6%；规上工业企业实现营业收入4218亿元，利润总额236亿元，分别增长5.3%和8.1%。\n"
    )
    [said] = desk.say("2023年南屿市规上工业企业利润总额是多少亿元？")
    assert "**236亿元**" in said
    assert desk.say("2023年南屿市规上服务业企业利润总额是多少亿元？") == []
