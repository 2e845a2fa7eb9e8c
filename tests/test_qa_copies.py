"""An article under several names is answered once, and every name is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from qa.bot import Bot
from qa.records import answer_record
from tests.small_corpus import PORT, TEXTS, write_corpus

QUESTION = "南屿市2023年的固定资产投资目标是多少？"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "文章")


@pytest.fixture
def bot(folder: Path) -> Iterator[Bot]:
    reprint = TEXTS[PORT].replace("本报记者 苏明远", "海州晚报记者 王敏")
    (folder / "转载.md").write_text(reprint, encoding="utf-8")
    near = TEXTS[PORT].replace("种植红树林的三年行动", "种植红树林并长期养护的三年行动")
    (folder / "近似.txt").write_text(near, encoding="utf-8")
    bot = Bot.open(folder)
    yield bot
    bot.close()


def test_a_reprint_and_a_near_copy_add_no_second_answer(bot: Bot) -> None:
    answer = bot.ask(QUESTION)
    assert [statement.plain for statement in answer.statements] == ["固定资产投资增长9%"]
    cited = {citation.article.name: citation.article.also for citation in answer.citations}
    assert cited == {PORT: ("转载.md",), "近似.txt": ()}, "one statement, every name"
    assert "port.txt、转载.md：“" in str(answer)
    also = {citation["article"]: citation["also"] for citation in answer_record(answer)["citations"]}
    assert also == {PORT: ["转载.md"], "近似.txt": []}


def test_the_bot_s_inventory_names_copies_and_near_copies(bot: Bot) -> None:
    held = {one.article: one for one in bot.inventory().articles}
    assert sorted(held) == ["hills.txt", PORT, "近似.txt"]
    assert held[PORT].also == ("转载.md",)
    assert [warning for warning in held["近似.txt"].warnings if "port.txt" in warning]


def test_the_reprint_answers_when_the_original_is_gone(bot: Bot, folder: Path) -> None:
    (folder / PORT).unlink()
    (folder / "近似.txt").unlink()
    report = bot.refresh()
    assert (report.added, report.removed) == (("转载.md",), (PORT, "近似.txt"))
    assert [citation.article.name for citation in bot.ask(QUESTION).citations] == ["转载.md"]


def test_a_copy_that_comes_later_is_named_from_then_on(bot: Bot, folder: Path) -> None:
    bot.ask(QUESTION)
    (folder / "又一份.txt").write_text(TEXTS[PORT], encoding="utf-8")
    report = bot.refresh()
    assert (report.added, report.changed) == ((), ())
    cited = {citation.article.name: citation.article.also for citation in bot.ask(QUESTION).citations}
    assert cited[PORT] == ("又一份.txt", "转载.md")
