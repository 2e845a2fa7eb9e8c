"""What a program is told when something goes wrong: `{"error": …}` in Chinese, never a traceback."""

from __future__ import annotations

import logging
import secrets

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException as StarletteHTTPException

logger = logging.getLogger("mubiao.web")


def new_error_number() -> str:
    """Make the number that ties what a user sees to the line in the server's log."""
    return f"E{secrets.token_hex(3).upper()}"


def install_error_replies(app: FastAPI) -> None:
    """Answer bad input and failures with `{"error": …}`; what failed goes to the log only."""

    @app.exception_handler(RequestValidationError)
    async def invalid(_: Request, error: RequestValidationError) -> JSONResponse:
        return JSONResponse({"error": _describe_invalid(error)}, status_code=422)

    @app.exception_handler(StarletteHTTPException)
    async def refused(_: Request, error: StarletteHTTPException) -> JSONResponse:
        detail = "没有这个地址" if error.detail == "Not Found" else error.detail
        return JSONResponse({"error": detail}, status_code=error.status_code, headers=error.headers)

    @app.exception_handler(Exception)
    async def failed(_: Request, error: Exception) -> JSONResponse:
        number = new_error_number()
        logger.error("%s: request failed", number, exc_info=error)
        return JSONResponse({"error": f"出错了，没有得到回答。编号 {number}"}, status_code=500)


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
