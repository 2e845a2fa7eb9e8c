"""A field named first (在教育方面，…): its sentence answers for this field alone; several make a list."""

from __future__ import annotations

import pytest

from tests.desk import Desk

FIELDS = Desk.of(
    "全市“三大金融”成效显著。具体表现在：园区金融方面，6月末园区贷款余额同比增长29.5%。其中，云帆园区增长较快。"
    "绿色金融方面，信贷产品不断丰富。科创金融方面，科技企业获得贷款更加便利。\n\n"
    "在职业教育方面，新建实训基地3个。在教育方面，加快建设8所学校，实施智慧教育二期建设。在养老方面，建成长者食堂26个。\n"
)


def test_what_was_done_in_a_field_is_the_sentence_that_opens_with_it() -> None:
    assert FIELDS.say("南屿市在教育方面做了哪些工作？") == [
        "在教育方面，加快建设8所学校，实施智慧教育二期建设"
    ]


def test_a_field_that_no_sentence_opens_with_is_not_taken_for_another() -> None:
    assert "8所学校" not in "".join(FIELDS.say("南屿市在体育方面做了哪些工作？"))
    assert "8所学校" not in "".join(FIELDS.say("北屿市在教育方面做了哪些工作？"))


def test_fields_told_one_after_another_are_a_list() -> None:
    said = FIELDS.say("南屿市的“三大金融”是哪三大？")
    assert [text[:4] for text in said] == ["园区金融", "绿色金融", "科创金融"]


@pytest.mark.parametrize("question", ["南屿市从哪两个方面推进智慧审批？"])
def test_one_side_and_the_other_are_two_items(question: str) -> None:
    desk = Desk.of(
        "南屿市推进智慧审批，主要从两个方面入手，一方面是夯实基础，开展数据溯源。目前已完成事项188个。"
        "推进智慧审批的另一方面是功能集成，上线政务云大厅。\n"
    )
    said = desk.say(question)
    assert len(said) == 2
    assert "夯实基础" in said[0]
    assert "功能集成" in said[1]
