"""Spares the bot work: who asks what was asked before gets the same answer, and few are answered at a time.

Answers are remembered for as long as the generation answers that gave them; what failed never is.
"""

from __future__ import annotations

import hashlib
import json
import threading
import time
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from qa.answer import Answer
from qa.history import user_turns

if TYPE_CHECKING:
    from qa.bot import Bot

_REMEMBERED = 1024
# Threads that answer at once take turns at one interpreter, and each turn costs: more of them answer fewer.
_AT_ONCE = 1


class RememberingBot:
    """Answers like *bot*, the same question only once, even of readers who ask it at the same moment."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._lock = threading.Lock()
        self._generation = ""
        self._answers: OrderedDict[bytes, Future[Answer]] = OrderedDict()
        self._turn = threading.Semaphore(_AT_ONCE)
        self._unanswered = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)

    def is_busy(self) -> bool:
        """Tell whether a question is being answered."""
        return self._unanswered > 0

    def ask(self, question: str, history: Iterable[Mapping[str, Any]] = ()) -> Answer:
        """Return the answer that the bot gives, or gave; raise what it raises."""
        started = time.perf_counter()
        messages = list(history)
        key = _key(question, user_turns(messages))
        future, is_first = self._future(key)
        if is_first:
            self._answer(key, future, question, messages)
            return future.result()
        return replace(future.result(), seconds=time.perf_counter() - started)

    def _future(self, key: bytes) -> tuple[Future[Answer], bool]:
        """Return the answer to come, and whether it is for this caller to find."""
        with self._lock:
            # Read before the bot is asked: an answer may be newer than what it is kept with, never older.
            if self._generation != self._bot.generation:
                self._generation = self._bot.generation
                self._answers.clear()
            known = self._answers.get(key)
            if known is not None:
                self._answers.move_to_end(key)
                return known, False
            future = self._answers[key] = Future()
            if len(self._answers) > _REMEMBERED:
                self._answers.popitem(last=False)
            self._unanswered += 1
            return future, True

    def _answer(
        self, key: bytes, future: Future[Answer], question: str, messages: Sequence[Mapping[str, Any]]
    ) -> None:
        try:
            with self._turn:
                future.set_result(self._bot.ask(question, messages))
        except BaseException as error:
            with self._lock:
                if self._answers.get(key) is future:
                    del self._answers[key]
            future.set_exception(error)
        finally:
            with self._lock:
                self._unanswered -= 1


def _key(question: str, turns: Sequence[str]) -> bytes:
    """Return few bytes for a conversation however long."""
    return hashlib.sha256(json.dumps([question, *turns]).encode()).digest()
