"""A question that asks several things: cut where its grammar cuts it, each part with its own slots."""

import pytest

from index import load_lexicon
from qa.question import Question
from qa.reader import Reader
from qa.vocabulary import Vocabulary
from tests.desk import Desk

HOMES = frozenset({"南屿市", "柏川县", "青禾县"})
READER = Reader(load_lexicon(), Vocabulary(HOMES, HOMES))


def parts(text: str) -> tuple[Question, ...]:
    return READER.understand(text).parts


def strongest(part: Question) -> str:
    heaviest = max(term.weight for term in part.terms)
    return "".join(term.text for term in part.terms if term.weight > heaviest / 5)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("南屿市有几家化工企业、几家制药工厂？", ["化工企业", "制药工厂"]),
        ("南屿市粮食产量有多少吨，造林面积达到多少亩？", ["粮食产量", "造林"]),
        ("南屿市水库投资比公路投资高多少？", ["水库投资", "公路投资"]),
        ("南屿市第一产业和第二产业增速哪个快？", ["第一产业", "第二产业"]),
        ("南屿市一产、二产、三产增速比一比", ["一产", "二产", "三产"]),
        ("南屿市城乡居民收入谁增得快？", ["城镇居民收入", "农村居民收入"]),
        ("南屿市水库和公路，上半年哪个投资完成得更多？", ["水库投资", "公路投资"]),
        ("南屿市新增重点实验室和新增省实验室各几家？", ["新增重点实验室", "新增省实验室"]),
        ("南屿市船舶和玩具的出口额各是多少？", ["船舶出口额", "玩具出口额"]),
        ("南屿市船舶、玩具、水泵三类投资里，哪类降得最厉害？", ["船舶投资", "玩具投资", "水泵投资"]),
        ("南屿市外贸出口里，船舶、玩具哪类增长最快？", ["船舶", "玩具"]),
        ("南屿市城镇与乡村消费品零售额增速差几个百分点？", ["城镇零售额", "乡村消费品零售额"]),
    ],
)
def test_each_indicator_is_a_part(text: str, said: list[str]) -> None:
    assert [strongest(part) for part in parts(text)] == said


@pytest.mark.parametrize(
    "text", ["南屿市水库投资同比下降多少？", "南屿市水库投资环比下降多少？", "南屿市水库投资占比高吗？"]
)
def test_a_change_against_last_year_compares_no_two_things(text: str) -> None:
    assert parts(text) == ()


def test_a_unit_belongs_to_its_own_ask() -> None:
    assert [part.unit for part in parts("南屿市粮食产量有多少吨，造林面积达到多少亩？")] == ["吨", "亩"]


def test_times_are_told_apart_by_year_and_part_of_the_year() -> None:
    found = parts("南屿市去年全年和今年上半年的粮食产量各是多少？")
    assert [(part.relative, part.periods) for part in found] == [(-1, ("全年",)), (0, ("上半年",))]
    assert {strongest(part) for part in found} == {"粮食产量"}


def test_what_is_now_is_no_goal_and_the_goal_keeps_its_year() -> None:
    found = parts("南屿市目前的床位和2025年的床位目标差多少？")
    assert [(part.years, part.kind) for part in found] == [((), "result"), ((2025,), "goal")]


def test_a_goal_named_before_the_years_is_every_years() -> None:
    found = parts("南屿市公园数量的目标，2025年和2030年分别是多少？")
    assert [(part.years, part.kind) for part in found] == [((2025,), "goal"), ((2030,), "goal")]


def test_the_words_that_compare_are_not_what_is_compared() -> None:
    found = parts("南屿市的GDP增速比柏川县全县高吗？")
    assert [(part.places, [term.text for term in part.terms]) for part in found] == [
        (("南屿市",), ["gdp"]),
        (("柏川县",), ["gdp"]),
    ]


def test_who_is_highest_of_named_places_asks_for_figures() -> None:
    found = parts("南屿市、柏川县和青禾县的出口增速谁最快？")
    assert [(part.places, part.wanted, part.measures) for part in found] == [
        ((place,), "figure", {"growth"}) for place in ("南屿市", "柏川县", "青禾县")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "南屿市粮食产量较上年增长多少？",
        "南屿市新建公园多少个，同比增长多少？",
        "南屿市比去年多建了多少个公园？",
        "南屿市文化和旅游收入超过多少亿元？",
        "南屿市和谐家园有多少户？",
    ],
)
def test_one_ask_stays_whole(text: str) -> None:
    assert parts(text) == ()


def test_one_indicator_put_above_another_makes_a_part_of_each() -> None:
    found = parts("南屿市2023年进口额增速高于出口额增速吗？")
    assert [strongest(part) for part in found] == ["进口额", "出口额"]
    assert parts("南屿市2023年进口额高于130亿元吗？") == ()
    assert parts("南屿市2023年进口额增速高于全国平均水平吗？") == ()


def test_of_a_share_in_a_whole_place_only_the_part_is_asked() -> None:
    desk = Desk.of("曲靖市煤炭储量300亿吨，占全省的56%。\n", place="曲靖市")
    assert desk.say("曲靖的煤炭储量占云南全省多大比例？") == ["曲靖市煤炭储量300亿吨，占全省的**56%**"]
