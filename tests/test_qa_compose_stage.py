"""Which edition, stage or round: the ordinal of the thing asked about, never of its neighbour."""

import pytest

from tests.desk import Desk

FAIR = Desk.of(
    "# 云岫市举行会展业发布会\n\n"
    "8月3日，云岫市举行系列主题发布会第六场——会展业专场。第十一届云岫青年节将于8月5日开幕，期间将举办第七届学子领袖营、气象汇等17项活动。"
    "2013年以来，云岫市已连续成功举办十届青年节。\n\n"
    "云岫市将加快推进远帆电池基地、天岳碳化硅二期、金阳异质结等项目建设。铸锻件项目四期投产，"
    "这是铸锻公司在云岫的第4次增资扩建。云岫入选第二批全国物流枢纽城市。\n",
    title="云岫市举行会展业发布会",
    place="云岫市",
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("今年的青年节是第几届？", "**第十一届**云岫青年节"),
        ("学子领袖营今年办到第几届了？", "**第七届**学子领袖营"),
        ("青年节已经办了几届？", "**十届**青年节"),
        ("天岳碳化硅建到第几期了？", "天岳碳化硅**二期**"),
        ("铸锻件项目建到几期了？", "铸锻件项目**四期**"),
        ("铸锻公司这是第几次增资扩建？", "**第4次**增资扩建"),
        ("云岫发布会是第几场？", "发布会**第六场**"),
        ("云岫是第几批入选全国物流枢纽城市的？", "**第二批**全国物流枢纽城市"),
    ],
)
def test_the_ordinal_is_told_of_what_is_asked_about(question: str, said: str) -> None:
    [told] = FAIR.say(question)
    assert said in told


@pytest.mark.parametrize(
    "question",
    ["远帆电池基地建到第几期了？", "气象汇是第几届？", "金阳异质结项目是第几期？", "青年节是第几批？"],
)
def test_another_items_ordinal_is_none_of_it(question: str) -> None:
    assert not FAIR.say(question)


def test_a_session_is_told_with_both_its_ordinals() -> None:
    desk = Desk.of(
        "# 临洛区委全会召开\n\n8月3日，中共临洛区第九届委员会第五次全体会议召开，部署明年工作。\n",
        place="临洛区",
    )
    [told] = desk.say("临洛区开的是区委第几届第几次全会？")
    assert "**第九届**委员会**第五次**全体会议" in told
