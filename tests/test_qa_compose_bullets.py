"""Bulleted lines are a list, whatever else each line goes on to say."""

from qa.compose.bullets import bulleted
from tests.desk import Desk

DEEDS = Desk.of(
    "# 南屿市护海方案\n\n## 五大行动\n\n方案提出五大行动：\n\n"
    "- **实施清滩行动**。到2025年，清理岸线30公里。\n- **开展禁渔行动**。设立禁渔区4处；增设渔政船2艘。\n"
    "- **推进植林行动**。种植红树林500亩。\n- 以及实施巡岸行动、联户行动。\n\n"
    "## 保障\n\n- 加强领导。\n- 落实资金。\n",
    title="南屿市护海方案",
)


def test_each_line_is_an_item_and_the_last_may_hold_several() -> None:
    assert DEEDS.say("南屿市护海的五大行动是哪些？") == [
        "实施清滩行动",
        "开展禁渔行动",
        "推进植林行动",
        "实施巡岸行动",
        "联户行动",
    ]


def test_two_lines_are_no_list_and_lines_under_another_heading_no_part_of_one() -> None:
    found = [enumeration for hits in DEEDS.hits for enumeration in bulleted(hits)]
    assert [len(enumeration.items) for enumeration in found] == [5]
