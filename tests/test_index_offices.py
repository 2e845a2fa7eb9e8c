"""Offices before names, and who says what is quoted or reported."""

from __future__ import annotations

import pytest

from index.offices import offices_of, speaker_of, titled
from index.passage import Span
from index.people import find_people

REPORT = (
    "“乡村公路还差一截。”副市长罗怀谷说，“要补上。”市统计局总统计师何晓枫介绍，上半年客运增长5%。货运略有下降。"
    "区党工委副书记、管委会主任秦若川，区长苏明远参加。"
)


def titles(text: str) -> list[str]:
    return [titled(text, name).of(text) for name in find_people(text)]


def test_offices_joined_by_a_mark_belong_to_one_name_and_end_at_another() -> None:
    assert titles("区党工委副书记、管委会主任秦若川，区长苏明远参加。") == [
        "区党工委副书记、管委会主任秦若川",
        "区长苏明远",
    ]
    assert titles("市委书记秦若川、市长罗怀谷出席会议。") == ["市委书记秦若川", "市长罗怀谷"]


def test_blanks_part_office_and_name_below_a_reports_title() -> None:
    assert titles("南屿市财政局局长　罗怀谷") == ["南屿市财政局局长　罗怀谷"]


def test_offices_in_traditional_characters_are_read() -> None:
    text = "管委會主任羅懷谷、副書記葉錦濤，原縣長陳國輝出席。"
    assert [offices_of(text, name) for name in find_people(text)] == [
        (("", "主任"),),
        (("副", "书记"),),
        (("前", "县长"),),
    ]


def test_a_deputy_is_told_from_the_office_itself() -> None:
    text = "副市长罗怀谷、市长秦若川出席。"
    deputy, head = find_people(text)
    assert offices_of(text, deputy) == (("副", "市长"),)
    assert offices_of(text, head) == (("", "市长"),)


@pytest.mark.parametrize(
    ("said", "speaker"),
    [
        ("乡村公路还差一截", "罗怀谷"),
        ("要补上", "罗怀谷"),
        ("上半年客运增长5%", "何晓枫"),
        ("货运略有下降", "何晓枫"),
    ],
)
def test_the_speaker_stands_before_or_behind_what_is_said(said: str, speaker: str) -> None:
    at = REPORT.index(said)
    found = speaker_of(REPORT, Span(at, at + len(said)))
    assert found is not None
    assert found.name.of(REPORT) == speaker


def test_what_nobody_says_has_no_speaker() -> None:
    text = "上半年客运增长5%。市长秦若川出席会议。"
    assert speaker_of(text, Span(0, 9)) is None
