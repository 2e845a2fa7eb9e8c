"""No text makes reading or asking slow out of proportion: four times the text, about four times the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from index.corpus import read_source
from index.lexicon import load_lexicon
from index.read import ArticleSettings
from qa.bot import Bot

LONG = settings.get_current_profile_name() == "long"
LENGTH = 10_000 if LONG else 2_000
"""Characters, and four times as many: what grows with their square would take 16 times as long."""

MOST = 12.0  # where the machine is busy, a line is often 6 and sometimes 10
ENOUGH = 0.25  # seconds: what takes less is fast, whatever the ratio
SLOW_ONCE = (
    *(
        "市",
        "[",
        "[](",
        "《",
        "甲区5家、",
        "5亿元、",
        "增长8%，",
        "其中增加5个，",
        "东区、西区分别增长5%、6%，",
    ),
    *("全市推动高质量发展，坚持稳中求进\n", "百分之一点", "市长张三", "亿"),
)
OTHERS = (
    *(
        "a",
        "1",
        "一是",
        "（一）",
        "①",
        "的",
        "区",
        "2023年",
        "2023-",
        "3至5",
        "第",
        "比",
        "“",
        "“甲",
        "（",
        "（）",
        "](",
    ),
    *(
        "*",
        "*甲",
        "**甲",
        "_",
        ">",
        "#",
        "# ",
        "- ",
        "|",
        "|a|\n",
        "=\n",
        " x ",
        "\n",
        "市\n",
        "市\n\n",
        "，",
        "。",
        "；",
    ),
    *("| 甲 | 5% |\n", "1、\n", "1.", "1,", "\u200b", "e\u0301", "本报记者", "说：", "\u3000"),
)
UNITS = (*SLOW_ONCE, *OTHERS) if LONG else SLOW_ONCE


@pytest.fixture
def read(tmp_path: Path) -> Callable[[str], object]:
    """Read a file of this text, with all that a store holds of it."""

    def read(text: str) -> object:
        (tmp_path / "报告.txt").write_text(f"南屿市工作报告\n\n{text}\n", encoding="utf-8")
        return read_source(tmp_path, "报告.txt", ArticleSettings(), load_lexicon())

    return read


def seconds(work: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    work(text)
    return time.process_time() - started


def check_growth(work: Callable[[str], object], make: Callable[[int], str]) -> None:
    seconds(work, make(20))  # what is loaded at the first use
    first = seconds(work, make(LENGTH))
    second = seconds(work, make(4 * LENGTH))
    assert second <= max(ENOUGH, MOST * first), f"{first:.2f} s, {second:.2f} s"


def repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * (size // len(unit) + 1)


@pytest.mark.parametrize("unit", UNITS)
def test_reading_takes_time_in_proportion_to_the_text(read: Callable[[str], object], unit: str) -> None:
    check_growth(read, repeated(unit))


@pytest.mark.parametrize("unit", UNITS)
def test_asking_takes_time_in_proportion_to_the_question(small_bot: Bot, unit: str) -> None:
    check_growth(small_bot.ask, repeated(unit))


def test_a_huge_heading_is_not_said_over_each_passage(read: Callable[[str], object]) -> None:
    check_growth(read, lambda size: "# " + "市" * (size // 2) + "\n\n" + "要干好。\n\n" * (size // 12))


def test_links_in_links_are_undone_at_once(read: Callable[[str], object]) -> None:
    check_growth(read, lambda size: "[" * (size // 5) + "甲" + "](b)" * (size // 5))
