"""Lists: complete, in order, each item cited; or the clause that lists."""

import pytest

from tests.desk import Desk

ACTIONS = (
    "一是港口提升行动，新增泊位5个",
    "二是产业倍增行动，引进项目20个",
    "三是科技创新行动，建设实验室3家",
    "四是乡村振兴行动",
    "五是生态修复行动",
    "六是民生改善行动",
)
REPORT = Desk.of(
    "南屿市召开工作会议，提出抓好六大行动。\n\n"
    + "".join(f"{action}。\n\n" for action in ACTIONS)
    + "会议明确四大产业，包括海洋装备、生物医药、新型材料、现代物流。\n\n"
    "今年重点做好三项改革：国资国企改革；农村土地改革；医药卫生改革。\n"
)
ASKED = "六大行动是哪些？"


def test_numbered_paragraphs_are_listed_in_order_and_complete() -> None:
    composition = REPORT.compose(ASKED)
    assert composition.listed
    assert tuple(draft.text for draft in composition.drafts) == ACTIONS


def test_each_item_cites_its_own_sentence() -> None:
    statements = REPORT.answer(ASKED)
    assert [statement.numbers for statement in statements] == [(n,) for n in range(1, 7)]
    assert [s.citations[0].quote for s in statements] == [f"{action}。" for action in ACTIONS]


@pytest.mark.parametrize(
    ("follow", "item"),
    [("第五项是什么？", ACTIONS[4]), ("最后一项呢？", ACTIONS[5]), ("第一项呢？", ACTIONS[0])],
)
def test_one_item_is_picked_from_the_list_before(follow: str, item: str) -> None:
    assert REPORT.say(ASKED, follow) == [item]
    assert not REPORT.compose(ASKED, follow).listed


def test_what_stands_between_semicolons_is_a_list() -> None:
    items = REPORT.say("三项改革是什么？")
    assert [item[-6:] for item in items] == ["国资国企改革", "农村土地改革", "医药卫生改革"]


def test_a_clause_that_lists_is_quoted_whole() -> None:
    [said] = REPORT.say("四大产业包括哪些？")
    assert said.endswith("包括海洋装备、生物医药、新型材料、现代物流")


def test_what_is_not_listed_is_not_answered() -> None:
    assert REPORT.say("南屿市有哪些航线？") == []


def test_numbered_headings_are_a_list() -> None:
    desk = Desk.of(
        "南屿市改革要点\n\n一、国企改革\n\n推进重组整合，提高效益水平。\n\n二、土地改革\n\n推进确权颁证，盘活闲置资源。\n\n"
        "三、医药改革\n\n推进集中采购，降低药品价格。\n",
        title="南屿市改革要点",
    )
    assert desk.say("南屿市推进哪三项改革？") == ["一、国企改革", "二、土地改革", "三、医药改革"]
