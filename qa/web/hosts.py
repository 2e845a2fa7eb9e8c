"""Answers only requests for a host that this server is called by.

Without it a page from elsewhere whose name leads here (DNS rebinding) could read the articles in its reader's
browser. An address in digits is no such name: only this server answers there.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from qa.web.errors import error_reply
from qa.web.scope import path_of

_MISDIRECTED = 421


class KnownHosts:
    """Passes on to *app* what is sent to this machine's names, to *names* besides, or to an address."""

    def __init__(self, app: ASGIApp, names: Iterable[str] = ()) -> None:
        self._app = app
        self._names = {name.lower() for name in ("localhost", socket.gethostname(), *names)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on, or say which option lets it in."""
        if scope["type"] == "lifespan" or self._knows(Headers(scope=scope).get("host", "")):
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        else:
            said = "服务不认识这个主机名：请用启动时显示的地址，或在启动时加上 --allow-host 主机名"
            await error_reply(path_of(scope), said, _MISDIRECTED)(scope, receive, send)

    def _knows(self, host: str) -> bool:
        try:
            name = urlsplit(f"//{host}").hostname
        except ValueError:
            return False
        # Browsers always say whom they ask; old probes of a proxy don't.
        return name is None or name in self._names or _is_address(name)


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
