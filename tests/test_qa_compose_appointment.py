"""When somebody took up an office: the clause of the career that dates just this one; else nothing."""

from __future__ import annotations

import pytest

from tests.desk import Desk

CAREER = Desk.of(
    "7月23日，南屿市召开领导干部会议，宣布省委决定：沈云帆同志任中共南屿市委书记。\n\n"
    "沈云帆生于1970年3月，2003年任云口县副县长，2008年任云口县县长。2015年，沈云帆调任北港市委常委，"
    "2018年任北港市委书记。2021年6月，沈云帆任省政府副秘书长，并继续兼任北港市委书记，同年9月调任南屿市代市长，次月当选市长。"
    "原任南屿市委书记卓文渊，2022年任省商务厅厅长。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("沈云帆什么时候出任南屿市委书记？", "7月23日"),
        ("沈云帆哪年开始担任北港市委书记？", "2018年任北港市委书记"),
        ("沈云帆是哪一年当上云口县县长的？", "2008年任云口县县长"),
        ("沈云帆何时当选南屿市市长？", "2021年6月"),
        ("卓文渊哪年担任省商务厅厅长？", "2022年任省商务厅厅长"),
    ],
)
def test_the_office_is_dated_by_its_own_clause(question: str, answer: str) -> None:
    [said] = CAREER.say(question)
    assert answer in said
    assert "县副" not in said


@pytest.mark.parametrize(
    "question",
    ["卓文渊哪年担任北港市委书记？", "沈云帆哪一年担任云口县副书记？", "沈云帆哪一年任省商务厅厅长？"],
)
def test_another_office_or_another_person_is_not_dated(question: str) -> None:
    assert all("任北港市委书记" not in said and "厅长" not in said for said in CAREER.say(question))
