"""How much one caller may send: how large, how often."""

from __future__ import annotations

import math

from starlette.types import ASGIApp, Receive, Scope, Send

from qa.web.allowance import Allowance
from qa.web.errors import error_reply
from qa.web.scope import address_of, path_of, user_of

# A conversation travels with each question; no one has one of this size.
LARGEST_REQUEST = 4 * 1024 * 1024
REQUESTS_PER_MINUTE = 600


class RateLimit:
    """Refuses what a user, or an address where there are no users, sends beyond its rate.

    Only what asks for work (POST) counts: pages and articles are read as fast as anyone likes.
    """

    def __init__(self, app: ASGIApp, per_minute: int) -> None:
        self._app = app
        self._allowance = Allowance(burst=max(per_minute / 4, 1), per_minute=per_minute)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, or say how long to wait."""
        wait = 0.0
        if scope["type"] == "http" and scope["method"] == "POST":
            user = user_of(scope)
            wait = self._allowance.take(f"address {address_of(scope)}" if user is None else f"user {user}")
        if not wait:
            await self._app(scope, receive, send)
            return
        seconds = math.ceil(wait)
        said = f"请求太多，请在 {seconds} 秒后再试"
        reply = error_reply(path_of(scope), said, 429, {"Retry-After": str(seconds)})
        await reply(scope, receive, send)
