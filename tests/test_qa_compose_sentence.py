"""A comparison whose sides stand in one sentence is answered by quoting it, all its sides named."""

import pytest

from tests.desk import Desk

REPORT = Desk.of(
    "2023年，南屿市推进口袋公园建设，今年全市共建成166个，已全部开工，其中已建成151个。"
    "海峡青年节累计吸引了3万多名青年参与，包含1.7万名台湾青年。\n"
)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("南屿市口袋公园的目标数和已建成数分别是多少？", ["166个", "151个"]),
        ("海峡青年节累计吸引了多少青年，其中台湾青年多少？", ["3万多名", "1.7万名"]),
    ],
)
def test_the_sentence_that_names_all_sides_is_quoted(question: str, figures: list[str]) -> None:
    [said] = REPORT.say(question)
    assert all(figure in said for figure in figures)


@pytest.mark.parametrize(
    "question",
    [
        "南屿市口袋公园的目标数和口袋体育场的已建成数分别是多少？",
        "海峡青年节累计吸引了多少青年，其中香港青年多少？",
    ],
)
def test_a_side_that_the_sentence_does_not_name_is_missing(question: str) -> None:
    assert REPORT.say(question) == []
