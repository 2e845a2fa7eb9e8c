"""Bylines of every kind: labels and names, before, behind or beside the news."""

from __future__ import annotations

import pytest

from index.credits import find_byline


def read(text: str) -> list[tuple[tuple[str, ...], list[str]]]:
    byline = find_byline(text)
    credits = byline.credits if byline else ()
    return [(credit.roles, [name.of(text) for name in credit.names]) for credit in credits]


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("编辑：沈云帆校对：郑小满", [(("编辑",), ["沈云帆"]), (("校对",), ["郑小满"])]),
        (
            "会议圆满结束。记者 苏明远/文 屿报 何晓枫/图",
            [(("记者", "文"), ["苏明远"]), (("图",), ["何晓枫"])],
        ),
        ("道路通车。（供稿：南屿市融媒体中心 罗怀谷 陈晚）", [(("供稿",), ["罗怀谷", "陈晚"])]),
        (
            "南屿网讯（记者 苏明远 通讯员何晓枫、罗怀谷）8月3日，会议召开。",
            [(("记者",), ["苏明远"]), (("通讯员",), ["何晓枫", "罗怀谷"])],
        ),
        ("大桥将于年底通车。(完) 【编辑:沈云帆】", [(("编辑",), ["沈云帆"])]),
        ("文｜苏明远 图｜何晓枫", [(("文",), ["苏明远"]), (("图",), ["何晓枫"])]),
        ("工程完工率62%。（何晓枫）", [((), ["何晓枫"])]),
        ("（通訊員 許婉儀 責任編輯：陳國輝）", [(("通讯员",), ["許婉儀"]), (("责任编辑",), ["陳國輝"])]),
        ("日前，记者从市统计局了解到，经济增长5%。", []),
        ("记者走基层", []),
        ("总投资3亿元。（下转第三版）", []),
    ],
)
def test_labels_and_names_are_read(text: str, credits: list[tuple[tuple[str, ...], list[str]]]) -> None:
    assert read(text) == credits


def test_the_work_named_at_the_end_is_that_of_all_before_it() -> None:
    assert read("记者 苏明远 通讯员 何晓枫 文/图") == [
        (("记者", "文", "图"), ["苏明远"]),
        (("通讯员", "文", "图"), ["何晓枫"]),
    ]


def test_a_paper_before_the_reporter_is_no_name() -> None:
    assert read("采写：南都记者 关小岭 实习生 袁一水") == [
        (("采写", "记者"), ["关小岭"]),
        (("实习生",), ["袁一水"]),
    ]
