"""Lets only users in: one check in front of chat and routes alike, by session cookie or by token.

Open to everyone are the login page with its styles, and `/healthz`. It doesn't know what is behind the door,
nor how users are kept.
"""

from __future__ import annotations

import math
from urllib.parse import quote, urlencode

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.accounts import Accounts, AccountsFile
from qa.web.allowance import Allowance
from qa.web.errors import error_reply
from qa.web.scope import path_of, root_of

SESSION_COOKIE = "mubiao_session"
SESSION_SECONDS = 12 * 3600
_OPEN = frozenset({"/healthz", "/login", "/page/colours.css", "/page/login.css"})


class Door:
    """Who comes in: opens sessions for the right password, and knows them again."""

    def __init__(self, file: AccountsFile) -> None:
        self._file = file
        # Guessing: a few tries at once, then one in so many seconds, for an address and for a name.
        self._tries = Allowance(burst=5, per_minute=5)
        self._tries_for_name = Allowance(burst=20, per_minute=10)

    def try_password(self, name: str, password: str, address: str) -> str | float:
        """Return the session of a user; 0 when the password is wrong; else the seconds to wait first."""
        wait = self._tries.take(address) or self._tries_for_name.take(name)
        if wait:
            return math.ceil(wait)
        accounts = self._file.accounts
        if not accounts.admits(name, password):
            return 0.0
        self._tries.give_back(address)
        self._tries_for_name.give_back(name)
        return _signer(accounts).dumps([name, accounts.stamp_of(name)])

    def user_of(self, scope: Scope) -> str | None:
        """Return the user whose token or session the request carries."""
        sent, accounts = HTTPConnection(scope), self._file.accounts
        kind, _, token = sent.headers.get("authorization", "").partition(" ")
        if kind.lower() == "bearer":
            return accounts.owner_of(token.strip())
        return _read_session(accounts, sent.cookies.get(SESSION_COOKIE, ""))


class Guard:
    """Passes on what a user sends, and sends everyone else to the login page or away."""

    def __init__(self, app: ASGIApp, door: Door) -> None:
        self._app = app
        self._door = door

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or answer it here."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        user = self._door.user_of(scope)
        scope.setdefault("state", {})["user"] = user
        if user is not None or path_of(scope) in _OPEN:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            await _turn_away(scope)(scope, receive, send)


def _turn_away(scope: Scope) -> Response:
    path, root = path_of(scope), root_of(scope)
    if scope["method"] in ("GET", "HEAD") and "text/html" in Headers(scope=scope).get("accept", ""):
        query = scope["query_string"].decode("latin-1")
        wanted = quote(path) + (f"?{query}" if query else "")
        return RedirectResponse(f"{root}/login?{urlencode({'next': wanted})}", status_code=303)
    challenge = {"WWW-Authenticate": 'Bearer realm="mubiao"'}
    return error_reply(path, "请先登录，或在 Authorization 里给出令牌（Bearer）", 401, challenge)


def _signer(accounts: Accounts) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(accounts.secret, salt="session")


def _read_session(accounts: Accounts, session: str) -> str | None:
    try:
        name, stamp = _signer(accounts).loads(session, max_age=SESSION_SECONDS)
    except (BadSignature, ValueError, TypeError):
        return None
    # The stamp changes with the password: a session does not outlive it, nor its user.
    return str(name) if stamp is not None and stamp == accounts.stamp_of(name) else None
