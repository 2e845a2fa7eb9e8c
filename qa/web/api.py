"""The plain routes: ask, articles, the source page, status; JSON in Chinese, errors as `{"error": …}`."""

from __future__ import annotations

import logging
import secrets
from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Literal

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse
from pydantic import BaseModel, Field, field_validator
from starlette.exceptions import HTTPException as StarletteHTTPException

from index import Article
from qa.records import answer_record
from qa.web.cited import Address
from qa.web.library import Library
from qa.web.pages import gone_page, lay_out, library_page, source_page
from qa.web.wording import LANGUAGE_COOKIE, WORDINGS, Words, choose_language

if TYPE_CHECKING:
    from qa.bot import Bot

QUESTION_LIMIT = 500
_HISTORY_LIMIT = 50
_TURN_LIMIT = 20_000

logger = logging.getLogger("mubiao.web")


class Turn(BaseModel):
    """One message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=_TURN_LIMIT)


class AskRequest(BaseModel):
    """A question, with the conversation it follows on from."""

    question: str = Field(max_length=QUESTION_LIMIT)
    history: list[Turn] = Field(default=[], max_length=_HISTORY_LIMIT)

    @field_validator("question")
    @classmethod
    def _not_blank(cls, question: str) -> str:
        if not question.strip():
            raise ValueError("问题是空的")
        return question.strip()


def new_error_number() -> str:
    """Make the number that ties what a user sees to the line in the server's log."""
    return f"E{secrets.token_hex(3).upper()}"


def make_router(bot: Bot, library: Library) -> APIRouter:
    """Make the routes that answer for *bot*."""
    router = APIRouter()

    @router.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/api/status")
    def status() -> dict[str, Any]:
        generation = library.generation
        return {"status": "ready", "generation": generation, "articles": len(library.holdings.articles)}

    @router.post("/api/ask")
    def ask(body: AskRequest) -> dict[str, Any]:
        return answer_record(bot.ask(body.question, [turn.model_dump() for turn in body.history]))

    @router.get("/api/articles")
    def articles() -> list[dict[str, Any]]:
        return [_describe_article(a) for a in library.holdings.articles]

    @router.get("/api/article")
    def article(
        name: str, s: int | None = None, e: int | None = None, seal: str | None = None
    ) -> JSONResponse:
        found, cited = library.article(name), library.find_cited(name, Address(s, e, seal))
        became = {"state": cited.state, "then": cited.then}
        if found is None:
            return JSONResponse({"error": "这篇文章不在库中", "cited": became}, status_code=404)
        paragraphs = [asdict(p) for p in lay_out(found, cited.span)]
        described = {**_describe_article(found), "text": found.text}
        return JSONResponse({**described, "paragraphs": paragraphs, "cited": became})

    @router.get("/api/library")
    def inventory() -> dict[str, Any]:
        return asdict(library.inventory)

    @router.get("/library", response_class=HTMLResponse)
    def stock(request: Request) -> HTMLResponse:
        root = request.scope.get("root_path", "")
        return HTMLResponse(library_page(library.inventory, _words_of(request), root))

    @router.get("/source/{name:path}", response_class=HTMLResponse)
    def source(
        request: Request, name: str, s: int | None = None, e: int | None = None, seal: str | None = None
    ) -> HTMLResponse:
        words, root = _words_of(request), request.scope.get("root_path", "")
        found, cited = library.article(name), library.find_cited(name, Address(s, e, seal))
        if found is None:
            return HTMLResponse(gone_page(cited, words, root), status_code=404)
        return HTMLResponse(source_page(found, cited, words, root))

    return router


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


def _describe_article(article: Article) -> dict[str, Any]:
    return {
        "name": article.id,
        "title": article.title,
        "date": _date(article),
        "place": article.place,
        "year": article.year,
        "also": list(article.also),
    }


def _date(article: Article) -> str | None:
    return str(article.date) if article.date else None


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


def _words_of(request: Request) -> Words:
    cookie, accepted = request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language")
    return WORDINGS[choose_language(cookie, accepted)]
