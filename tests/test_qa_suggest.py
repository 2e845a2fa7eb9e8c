"""What is suggested to ask next: near the answer, asked before it is offered, never refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping

import pytest

from qa import suggest
from qa.answer import Answer
from qa.bot import Bot
from qa.suggest import Facts, Suggester, near_questions
from tests.small_corpus import write_corpus


@pytest.fixture(autouse=True)
def patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try all that would be tried on a machine with nothing else to do."""
    monkeypatch.setattr(suggest, "_SECONDS", 60)


@pytest.fixture(scope="module")
def suggester(small_bot: Bot) -> Suggester:
    return Suggester(small_bot)


def near(bot: Bot, answer: Answer) -> list[str]:
    return [one.question for one in near_questions(answer, Facts.of(bot.figures()))]


def test_the_same_here_comes_first_then_elsewhere(small_bot: Bot, suggester: Suggester) -> None:
    goal = small_bot.ask("南屿市2023年地区生产总值的增长目标是多少？")
    assert "7.5%" in goal.text
    assert near(small_bot, goal)[:2] == [
        "南屿市2022年的地区生产总值是多少？",
        "柏川县2023年的地区生产总值增长目标是多少？",
    ]
    assert suggester.suggest(goal) == tuple(near(small_bot, goal)[:2])


def test_nothing_that_was_just_told_or_asked_is_suggested(small_bot: Bot) -> None:
    told = small_bot.ask("南屿市2023年的主要预期目标是什么？")
    assert near(small_bot, told) != []
    assert [q for q in near(small_bot, told) if q.startswith("南屿市2023年") and "增长目标" in q] == []
    asked = small_bot.ask("南屿市2022年的地区生产总值是多少？")
    assert asked.question not in near(small_bot, asked)


def test_a_refusal_leads_to_the_year_that_is_told_of(small_bot: Bot, suggester: Suggester) -> None:
    refused = small_bot.ask("南屿市2021年的地区生产总值是多少？")
    assert refused.abstained
    assert suggester.suggest(refused)[0] == "南屿市2022年的地区生产总值是多少？"
    assert suggester.suggest(small_bot.ask("今天天气怎么样？")) == ()


@pytest.mark.parametrize("name", ["seeds", "articles"])
def test_whatever_is_suggested_is_answered(bots: Mapping[str, Bot], name: str) -> None:
    bot = bots[name]
    suggester = Suggester(bot)
    asked = [*bot.examples(), *(f"{place}的主要目标是什么？" for place in _places(bot))]
    offered = [question for text in asked for question in suggester.suggest(bot.ask(text))]
    assert len(offered) > 4
    assert [question for question in offered if bot.ask(question).abstained] == []


def _places(bot: Bot) -> list[str]:
    return sorted({article.place for article in bot.articles() if article.place})[:6]


def test_a_suggestion_that_would_be_refused_is_not_offered(
    small_bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = small_bot.ask("南屿市2023年地区生产总值的增长目标是多少？")
    monkeypatch.setattr(small_bot, "ask", lambda question: Answer(question, refusal="没有"))
    assert Suggester(small_bot).suggest(answer) == ()


def test_nothing_more_is_tried_when_the_time_is_over(small_bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suggest, "_SECONDS", 0)
    answer = small_bot.ask("南屿市2023年地区生产总值的增长目标是多少？")
    assert len(Suggester(small_bot).suggest(answer)) == 1


def test_who_comes_while_others_are_looked_for_waits_for_none(small_bot: Bot) -> None:
    answer = small_bot.ask("南屿市2023年地区生产总值的增长目标是多少？")
    held, release = threading.Semaphore(0), threading.Event()

    class Slow:
        generation = small_bot.generation

        def figures(self) -> Iterator[object]:
            held.release()
            release.wait(10)
            return iter(())

    suggester = Suggester(Slow())  # type: ignore[arg-type]
    threads = [threading.Thread(target=suggester.suggest, args=[answer]) for _ in range(2)]
    for thread in threads:
        thread.start()
        assert held.acquire(timeout=10)
    assert suggester.suggest(answer) == ()
    release.set()
    for thread in threads:
        thread.join()


def test_a_corpus_without_facts_suggests_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("plain")
    (folder / "a.txt").write_text("海边散记\n\n潮水退去之后，孩子们在沙滩上捡贝壳。\n", encoding="utf-8")
    bot = Bot.open(folder)
    assert Suggester(bot).suggest(bot.ask("孩子们在沙滩上做什么？")) == ()
    bot.close()


def test_a_new_generation_is_suggested_from(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = write_corpus(tmp_path_factory.mktemp("growing"))
    bot = Bot.open(folder)
    suggester = Suggester(bot)
    question = "南屿市2021年的地区生产总值是多少？"
    before = suggester.examples(12)
    (folder / "later.txt").write_text(
        "南屿市2021年工作总结\n\n2021年，南屿市地区生产总值完成770.1亿元，增长5%。\n", encoding="utf-8"
    )
    bot.refresh()
    after = suggester.examples(12)
    bot.close()
    assert "南屿市2022年的地区生产总值是多少？" in before
    assert question not in before
    assert question in after
