"""What the welcome offers, whatever the articles are like."""

from __future__ import annotations

from pathlib import Path

import pytest

from qa.bot import Bot
from qa.web.library import Library
from qa.web.welcome import welcome_text
from qa.web.wording import WORDINGS

RESULTS = "南屿市2022年工作总结\n\n2022年，南屿市地区生产总值完成770.1亿元，增长5%。\n"
PLAIN = "海边散记\n\n潮水退去之后，孩子们在沙滩上捡贝壳。\n"
NO_PLACE = "工作要点\n\n2023年要完成工业产值12亿元，新建学校3所。\n"


@pytest.mark.parametrize(
    ("text", "stock", "examples", "unanswered"),
    [
        (RESULTS, "库内 1 篇文章 · 涉及南屿市 · ", 2, "南屿市20"),
        (PLAIN, "库内 1 篇文章 · [文章", 0, "20"),
        (NO_PLACE, "库内 1 篇文章 · 2023 年 · ", 0, "2043年的常住人口是多少？"),
    ],
)
def test_one_article_of_any_kind_is_welcomed(
    tmp_path: Path, text: str, stock: str, examples: int, unanswered: str
) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    bot = Bot.open(tmp_path)
    library = Library(bot)
    assert stock in welcome_text(WORDINGS["zh"], library.holdings)
    assert len(library.examples) == examples
    assert not any(bot.ask(question).abstained for question in library.examples)
    assert library.unanswered_example
    assert library.unanswered_example.startswith(unanswered)
    assert bot.ask(library.unanswered_example).abstained
    bot.close()
