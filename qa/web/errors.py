"""What a program is told when something goes wrong: `{"error": …}` in Chinese, never a traceback."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Mapping

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from qa.web.scope import path_of

_SAID = {
    "Not Found": "没有这个地址",
    "Method Not Allowed": "这个地址不接受这种请求",
    "Content Too Large": "请求太大",
}

logger = logging.getLogger("mubiao.web")


def new_error_number() -> str:
    """Make the number that ties what a user sees to the line in the server's log."""
    return f"E{secrets.token_hex(3).upper()}"


def report_failure(error: Exception) -> str:
    """Log a failure under a new number and return what a program is told about it."""
    number = new_error_number()
    logger.error("%s: request failed", number, exc_info=error)
    return f"出错了，没有得到回答。编号 {number}"


def error_reply(path: str, said: str, status: int, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return an error in the shape that the callers of *path* read: OpenAI's below `/v1/`, else plain."""
    kind = "server_error" if status >= 500 else "invalid_request_error"
    openai = {"message": said, "type": kind, "param": None, "code": None}
    body = {"error": openai if path.startswith("/v1/") else said}
    return JSONResponse(body, status_code=status, headers=dict(headers or {}))


def install_error_replies(app: FastAPI) -> None:
    """Answer bad input with an error that says what is wrong with it."""

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        return error_reply(path_of(request.scope), _describe_invalid(error), 422)

    @app.exception_handler(StarletteHTTPException)
    async def refused(request: Request, error: StarletteHTTPException) -> JSONResponse:
        said = _SAID.get(error.detail, error.detail)
        return error_reply(path_of(request.scope), said, error.status_code, error.headers)


class Failures:
    """Turns what *app* fails with into a reply; inside the layers that watch and mark every reply."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the call on; a reply that has begun can only be broken off."""
        begun = False

        async def watch(message: Message) -> None:
            nonlocal begun
            begun = begun or message["type"] == "http.response.start"
            await send(message)

        try:
            await self._app(scope, receive, watch)
        except Exception as error:
            if scope["type"] != "http":
                raise
            said = report_failure(error)
            if not begun:
                await error_reply(path_of(scope), said, 500)(scope, receive, send)


def _describe_invalid(error: RequestValidationError) -> str:
    first = error.errors()[0]
    field = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    limit = first.get("ctx", {}).get("max_length")
    if field == "question" and limit is not None:
        return f"问题太长：最多 {limit} 字"
    if field == "question" and first["type"] == "value_error":
        return "问题是空的：请写下要问的话"
    if first["type"] == "json_invalid":
        return "请求的正文不是有效的 JSON"
    return f"请求有误：字段 {field or '正文'} 缺失或不合要求"
