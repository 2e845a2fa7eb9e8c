"""Serves below a path of a reverse proxy's, whether the proxy leaves it in the address or takes it off."""

from __future__ import annotations

from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class Below:
    """Puts *app* below *root*, a path like `/mubiao`."""

    def __init__(self, app: ASGIApp, root: str) -> None:
        self._app = app
        self._root = root

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on with the whole path, as ASGI wants it beside a `root_path`."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        path, root = scope["path"], self._root
        if path == root and scope["type"] == "http":
            # The page's own addresses are relative: they need the slash to start from.
            await RedirectResponse(f"{root}/")(scope, receive, send)
            return
        whole = path if path.startswith(f"{root}/") else root + path
        await self._app({**scope, "root_path": root, "path": whole}, receive, send)
