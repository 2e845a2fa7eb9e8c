"""Names of people: by role, list, credit and verb; never half a sentence."""

from __future__ import annotations

import pytest

from index.people import find_people


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("记者 覃海峰 通讯员 董小茜", ["覃海峰", "董小茜"]),
        ("区委书记王某峰主持会议并讲话。", ["王某峰"]),
        ("县领导李建国、欧阳明、张晓红等参加。", ["李建国", "欧阳明", "张晓红"]),
        ("“今年要大干一场。”赵小虎说：“我们有信心。”", ["赵小虎"]),
        ("将如何落实？赵小虎说，要抓好落实。", ["赵小虎"]),
        ("自1927年地质学家丁道衡在包头发现矿床后，", ["丁道衡"]),
        ("周海滨 摄", ["周海滨"]),
        ("副区长邓光遥传达了会议精神。", ["邓光遥"]),
        ("区委书记杲云介绍，民生改善。", ["杲云"]),
        ("在大会上，市长韩志平用三句话介绍了情况。", ["韩志平"]),
        ("司长韩志平24日在会上表示，热情提升。", ["韩志平"]),
        ("朱永强主持大会。", ["朱永强"]),
        ("区发展和改革局局长　逄淑娟", ["逄淑娟"]),
        ("杲云致开幕辞，韩志平作工作报告。", ["杲云", "韩志平"]),
        ("方面出席活动，会上致辞。", []),
        ("主任高度重视，书记全面部署，负责人随后介绍情况。", []),
        ("会议强调，全区上下要实干争先。", []),
        ("2023年，完成固定资产投资605亿元。", []),
        ("（記者 許婉儀）市長陳國輝說，管委會主任羅啟賢主持會議。", ["許婉儀", "陳國輝", "羅啟賢"]),
        ("", []),
    ],
)
def test_people_are_found_by_what_stands_around_them(text: str, people: list[str]) -> None:
    assert [span.of(text) for span in find_people(text)] == people


def test_a_role_without_a_name_names_nobody() -> None:
    assert find_people("负责人表示，项目进展顺利。") == ()
    assert find_people("市长和县长在会上说") == ()


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("宣布决定：沈云帆同志任中共南屿市委书记。", ["沈云帆"]),
        ("卓文渊曾任云口县县长，卓文渊生于1970年。", ["卓文渊", "卓文渊"]),
        ("区委书记沈云帆与村民一起割麦。", ["沈云帆"]),
        ("示范园负责人沈云帆也是创客，农民卓文渊3年前流转土地。", ["沈云帆", "卓文渊"]),
        ("会上，全票当选理事长单位，成功当选会长，高新区任务繁重。", []),
    ],
)
def test_people_are_found_before_the_office_they_take(text: str, people: list[str]) -> None:
    assert [span.of(text) for span in find_people(text)] == people
