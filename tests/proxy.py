"""A reverse proxy of a few lines, as nginx would be set up: below a path, which it takes off or leaves."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
from fastapi import FastAPI, Request
from starlette.background import BackgroundTask
from starlette.responses import Response, StreamingResponse

_OF_ONE_HOP = {"host", "connection", "transfer-encoding", "keep-alive"}


def make_proxy(target: str, root: str, *, takes_off: bool) -> FastAPI:
    """Make a proxy that shows *target* below the path *root*, and nothing elsewhere."""
    client = httpx.AsyncClient(base_url=target, timeout=None, trust_env=False)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await client.aclose()

    app = FastAPI(lifespan=lifespan, openapi_url=None)

    @app.api_route("/{path:path}", methods=["GET", "POST", "HEAD", "DELETE"])
    async def forward(request: Request) -> Response:
        path = request.scope["raw_path"].decode()
        if path != root and not path.startswith(f"{root}/"):
            return Response("not below the root", status_code=404)
        inner = path.removeprefix(root) or "/" if takes_off else path
        headers = [(k, v) for k, v in request.headers.items() if k not in _OF_ONE_HOP]
        headers += [("x-forwarded-proto", "http"), ("x-forwarded-for", "10.1.2.3")]
        headers += [("host", request.headers["host"])]
        query = request.url.query
        sent = client.build_request(
            request.method,
            inner + (f"?{query}" if query else ""),
            headers=headers,
            content=await request.body(),
        )
        reply = await client.send(sent, stream=True)
        passed = {k: v for k, v in reply.headers.items() if k not in _OF_ONE_HOP}
        return StreamingResponse(
            reply.aiter_raw(), reply.status_code, passed, background=BackgroundTask(reply.aclose)
        )

    return app
