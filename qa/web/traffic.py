"""Watches what goes by: each request and each question is told to those who count or write it down."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.answer import Answer
from qa.web.scope import address_of, path_of, user_of

if TYPE_CHECKING:
    from qa.web.remembered import RememberingBot


_SHORTLY = 0.5  # what is suggested below an answer costs as much work as the answer (measured 2026-11-21)


@dataclass(frozen=True, slots=True)
class Call:
    """A request that was replied to; `route` is the path's pattern, `seconds` the time to the first byte."""

    method: str
    path: str
    route: str | None
    status: int
    seconds: float
    user: str | None
    address: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was answered, refused, or failed (no answer)."""

    question: str
    answer: Answer | None
    seconds: float

    @property
    def outcome(self) -> str:
        """One of answered, refused, failed."""
        if self.answer is None:
            return "failed"
        return "refused" if self.answer.abstained else "answered"


class Traffic:
    """Tells *observers* of each request to *app*."""

    def __init__(self, app: ASGIApp, observers: Sequence[Callable[[Call], None]]) -> None:
        self._app = app
        self._observers = observers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on; what it came to is known when the response starts."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = time.perf_counter()

        async def send_and_tell(message: Message) -> None:
            if message["type"] == "http.response.start":
                call = _call(scope, message["status"], time.perf_counter() - started)
                for observe in self._observers:
                    observe(call)
            await send(message)

        await self._app(scope, receive, send_and_tell)


def _call(scope: Scope, status: int, seconds: float) -> Call:
    route = getattr(scope.get("route"), "path", None)
    return Call(scope["method"], path_of(scope), route, status, seconds, user_of(scope), address_of(scope))


class Pace:
    """Knows whether question follows on question: then nothing should be done but answering."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last = self._before = -math.inf

    def note(self, _: Asked) -> None:
        """Note that a question was answered."""
        self._before, self._last = self._last, self._clock()

    def is_fast(self) -> bool:
        """Tell whether another question than the last was answered a moment ago."""
        return self._clock() - self._before < _SHORTLY


class WatchedBot:
    """A bot that tells *observers* of each question it is asked; all else is as with *bot*."""

    def __init__(self, bot: RememberingBot, observers: Sequence[Callable[[Asked], None]]) -> None:
        self._bot = bot
        self._observers = observers

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)

    def ask(self, question: str, history: Iterable[Mapping[str, Any]] = ()) -> Answer:
        """Ask the bot."""
        started = time.perf_counter()
        answer = None
        try:
            answer = self._bot.ask(question, history)
        finally:
            asked = Asked(question, answer, time.perf_counter() - started)
            for observe in self._observers:
                observe(asked)
        return answer
