"""Answers are given again only of the generation that answers, and one at a time is found."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.answer import Answer
from qa.suggest import Suggester
from qa.web import app, remembered
from qa.web.library import Library
from qa.web.remembered import RememberingBot
from qa.web.traffic import Asked, Pace
from tests.scripted_bot import ScriptedBot, make_app

SAID = [{"role": "user", "content": "去年呢？"}, {"role": "assistant", "content": "8%"}]


class CountingBot:
    """Answers with the number of the question it is, doing *work* before."""

    def __init__(self) -> None:
        self.generation = "gen-1"
        self.asked: list[str] = []
        self.at_once = self.most_at_once = 0
        self.work: Callable[[], None] = lambda: None

    def ask(self, question: str, history: Any = ()) -> Answer:  # noqa: ARG002
        self.asked.append(question)
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            self.work()
        finally:
            self.at_once -= 1
        return Answer(question, refusal=f"{self.generation}/{len(self.asked)}", seconds=9.0)


@pytest.fixture
def bot() -> CountingBot:
    return CountingBot()


@pytest.fixture
def asked(bot: CountingBot) -> RememberingBot:
    return RememberingBot(bot)  # type: ignore[arg-type]


@pytest.fixture
def gate(bot: CountingBot) -> Iterator[threading.Event]:
    """Let the bot answer nothing until this is set."""
    event = threading.Event()
    bot.work = lambda: assert_set(event)
    yield event
    event.set()


def assert_set(event: threading.Event) -> None:
    assert event.wait(10)


def until(condition: Callable[[], object]) -> None:
    waiting = threading.Event()
    for _ in range(1000):
        if condition():
            return
        waiting.wait(0.01)
    raise AssertionError("never so")


def test_the_same_question_is_answered_once(bot: CountingBot, asked: RememberingBot) -> None:
    first, again = asked.ask("产值？"), asked.ask("产值？")
    assert first.refusal == again.refusal == "gen-1/1"
    assert bot.asked == ["产值？"]
    assert first.seconds == 9.0
    assert again.seconds < 1, "the time is that of this reader"


def test_what_was_asked_before_makes_another_question(bot: CountingBot, asked: RememberingBot) -> None:
    assert asked.ask("那呢？").refusal != asked.ask("那呢？", SAID).refusal
    assert asked.ask("那呢？", iter(SAID)).refusal == asked.ask("那呢？", SAID[:1]).refusal
    assert len(bot.asked) == 2


def test_an_answer_of_an_earlier_generation_is_never_given(bot: CountingBot, asked: RememberingBot) -> None:
    asked.ask("产值？")
    bot.generation = "gen-2"
    assert asked.ask("产值？").refusal == "gen-2/2"
    bot.generation = "gen-1"
    assert asked.ask("产值？").refusal == "gen-1/3"


def test_who_asks_after_a_swap_does_not_get_what_was_begun_before(
    bot: CountingBot, asked: RememberingBot, gate: threading.Event
) -> None:
    with ThreadPoolExecutor(2) as readers:
        before = readers.submit(asked.ask, "产值？")
        until(lambda: bot.asked)
        bot.generation = "gen-2"
        after = readers.submit(asked.ask, "产值？")
        until(lambda: asked._unanswered == 2)
        gate.set()
        assert before.result(10) != after.result(10)
    assert bot.asked == ["产值？"] * 2


def test_readers_who_ask_the_same_at_once_share_one_answer(
    bot: CountingBot, asked: RememberingBot, gate: threading.Event
) -> None:
    with ThreadPoolExecutor(10) as readers:
        given = [readers.submit(asked.ask, "产值？") for _ in range(10)]
        until(lambda: bot.asked and asked.is_busy())
        gate.set()
        assert {one.result(10).refusal for one in given} == {"gen-1/1"}
    assert bot.asked == ["产值？"]
    assert not asked.is_busy()


def test_a_failure_is_told_and_forgotten(bot: CountingBot, asked: RememberingBot) -> None:
    def fail() -> None:
        raise RuntimeError("full disk")

    bot.work = fail
    with pytest.raises(RuntimeError, match="full disk"):
        asked.ask("产值？")
    bot.work = lambda: None
    assert asked.ask("产值？").refusal == "gen-1/2"
    assert not asked.is_busy()


def test_one_question_is_answered_at_a_time(
    bot: CountingBot, asked: RememberingBot, gate: threading.Event
) -> None:
    with ThreadPoolExecutor(8) as readers:
        given = [readers.submit(asked.ask, f"产值{number}？") for number in range(8)]
        until(lambda: asked._unanswered == 8)
        gate.set()
        assert len({one.result(10).refusal for one in given}) == 8
    assert bot.most_at_once == 1


def test_only_so_many_answers_are_kept(
    bot: CountingBot, asked: RememberingBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remembered, "_REMEMBERED", 2)
    for question in ("一", "二", "一", "三", "一", "二"):
        asked.ask(question)
    assert bot.asked == ["一", "二", "三", "二"], "what was asked least lately makes room"


def test_question_on_question_is_a_fast_pace_until_a_moment_has_passed() -> None:
    now = 0.0
    pace = Pace(clock=lambda: now)
    asked = Asked("产值？", None, 0.1)
    assert not pace.is_fast()
    pace.note(asked)
    assert not pace.is_fast(), "a reader alone"
    now = 0.2
    pace.note(asked)
    assert pace.is_fast()
    now = 0.6
    assert not pace.is_fast()


def test_the_site_suggests_nothing_at_a_fast_pace(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[Callable[[], bool]] = []
    monkeypatch.setattr(app, "Library", lambda bot, is_busy: told.append(is_busy) or Library(bot, is_busy))
    monkeypatch.setattr("qa.web.traffic._SHORTLY", 60)
    client = TestClient(make_app(ScriptedBot()))
    client.post("/api/ask", json={"question": "产值？"})
    assert not told[0]()
    client.post("/api/ask", json={"question": "人口？"})
    assert told[0]()


def test_nothing_is_suggested_while_readers_wait(
    bot: CountingBot, asked: RememberingBot, gate: threading.Event
) -> None:
    class Known:
        generation = "gen-1"

        def figures(self) -> Iterator[object]:
            return iter(())

    tried: list[object] = []
    suggester = Suggester(Known(), asked.is_busy)  # type: ignore[arg-type]
    suggester._is_answered = lambda *each: bool(tried.append(each))  # type: ignore[assignment]
    year = Answer("南屿市2021年呢？", refusal="没有")
    with ThreadPoolExecutor(1) as readers, pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.suggest.near_questions", lambda *_: iter(["南屿市2022年呢？"]))
        waiting = readers.submit(asked.ask, "产值？")
        until(lambda: bot.asked)
        assert suggester.suggest(year) == ()
        assert tried == []
        gate.set()
        waiting.result(10)
        suggester.suggest(year)
    assert len(tried) == 1
