"""The same article in another layout or encoding gives the same answers, cited to the same words."""

from collections.abc import Callable
from pathlib import Path

import pytest

from qa import Bot
from tests.rewrapped import one_line_each, rewrap

SEEDS = Path(__file__).parent.parent / "seeds"
QUESTIONS = (
    "郑东新区2022年的GDP目标是多少？",
    "2021年郑东新区发放救助补贴多少万元？",
    "郑东新区2022年的主要预期目标是什么？",
    "经开区2023年规模以上工业增加值增长目标是多少？",
    "2023年郑州“交出精彩答卷”的五个亮点是什么？",
    "新郑市打算怎样抓“大招商”？",
    "接受访谈的巩义市委书记是谁？",
    "郑东新区2022年和经开区2023年的固定资产投资增长目标哪个更高？",
    "金水区2022年地区生产总值目标是多少？",
)


def said(bot: Bot) -> list[tuple[str, tuple[str, ...]]]:
    """The bot's answers and the words they cite, without blanks: a line break may have eaten one."""
    answers = [bot.ask(question) for question in QUESTIONS]
    return [(bare(a.text), tuple(bare(c.quote) for c in a.citations)) for a in answers]


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, tuple[str, ...]]]:
    return said(laid_out(tmp_path_factory.mktemp("plain"), lambda text: text, "utf-8"))


def laid_out(folder: Path, layout: Callable[[str], str], encoding: str) -> Bot:
    for seed in sorted(SEEDS.glob("*.txt")):
        text = layout(one_line_each(seed.read_text(encoding="utf-8")))
        (folder / seed.name).write_bytes(text.encode(encoding))
    return Bot.open(folder)


@pytest.mark.parametrize(("width", "encoding"), [(17, "gb18030"), (26, "utf-16"), (38, "utf-8-sig")])
def test_answers_do_not_depend_on_layout_or_encoding(
    tmp_path: Path, expected: list[tuple[str, tuple[str, ...]]], width: int, encoding: str
) -> None:
    bot = laid_out(tmp_path, lambda text: rewrap(text, width).replace("\n", "\r\n"), encoding)
    assert said(bot) == expected


def test_the_answers_compared_are_answers(expected: list[tuple[str, tuple[str, ...]]]) -> None:
    assert "1400亿元" in expected[0][0]
    assert "2519万元" in expected[1][0]
    assert [bool(quotes) for _, quotes in expected] == [True] * 8 + [False]
