"""The bot as tools in the Model Context Protocol, for other programs' assistants; only here is its SDK."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import FastAPI
from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.transport_security import TransportSecuritySettings
from mcp.types import ToolAnnotations
from pydantic import Field

from index import Kind, Span
from qa.ledger import Filters
from qa.records import answer_record, article_record, fact_record, hit_record
from qa.web.library import Library
from qa.web.routes.asking import QUESTION_LIMIT

if TYPE_CHECKING:
    from qa.bot import Bot

_INSTRUCTIONS = (
    "只根据一个文件夹里的中文新闻和政府文章回答目标、计划、完成情况等问题，每句话都有出处。"
    "先用 ask；它拒答时文章里就是没有，不要猜。要成表的数据用 facts，要上下文用 source。"
)
_READ_ONLY = ToolAnnotations(read_only_hint=True, open_world_hint=False)
_AROUND = 300
_LONGEST_TEXT = 20_000

_Question = Annotated[str, Field(min_length=1, max_length=QUESTION_LIMIT, description="问题，中文")]
_Earlier = Annotated[list[str], Field(max_length=50, description="先前问过的问题，从早到晚；追问时给出")]
_Count = Annotated[int, Field(ge=1, le=50, description="要几段")]
_Rows = Annotated[int, Field(ge=1, le=200, description="要几行")]
_Offset = Annotated[int, Field(ge=0, description="跳过几行")]
_Position = Annotated[int | None, Field(description="原文里的字符位置，与 start、end 一致")]


def make_mcp_server(bot: Bot, library: Library) -> MCPServer[Any]:
    """Make the server with its four tools, all of which only read."""
    server: MCPServer[Any] = MCPServer(
        "mubiao", title="目标问答", instructions=_INSTRUCTIONS, log_level="WARNING"
    )

    @server.tool(annotations=_READ_ONLY)
    def ask(question: _Question, earlier: _Earlier = []) -> dict[str, Any]:  # noqa: B006
        """就文章提问。返回每句话及其出处；abstained 为 true 表示文章里没有，refusal 说明缺什么。"""
        return answer_record(bot.ask(question, [{"role": "user", "content": turn} for turn in earlier]))

    @server.tool(annotations=_READ_ONLY)
    def search(query: _Question, count: _Count = 10) -> dict[str, Any]:
        """找出与字词或句子最相近的段落，最相近的在前。"""
        return {"passages": [hit_record(hit) for hit in bot.search(query, k=count)]}

    @server.tool(annotations=_READ_ONLY)
    def facts(
        place: str | None = None,
        year: int | None = None,
        indicator: str | None = None,
        kind: Kind | None = None,
        text: str = "",
        offset: _Offset = 0,
        limit: _Rows = 50,
    ) -> dict[str, Any]:
        """列出文章里的指标数值：kind 为 goal（目标）或 result（结果），每行附原文；条件可以省略。"""
        filters = Filters(
            places=() if place is None else (place,),
            years=() if year is None else (year,),
            indicators=() if indicator is None else (indicator,),
            kinds=() if kind is None else (kind,),
            text=text,
        )
        rows = library.ledger.select(filters)
        shown = [fact_record(row.fact, row.article) for row in rows[offset : offset + limit]]
        return {"total": len(rows), "offset": offset, "facts": shown}

    @server.tool(annotations=_READ_ONLY)
    def source(article: str, start: _Position = None, end: _Position = None) -> dict[str, Any]:
        """取一篇文章的原文：全文，或 start 到 end 的引文及其前后文。article 用其他工具给出的名称。"""
        found = library.article(article)
        if found is None:
            raise ToolError(f"这篇文章不在库中：{article}")
        wanted = _window(found.span, start, end)
        return {
            **article_record(found),
            "start": wanted.start,
            "end": wanted.end,
            "text": wanted.of(found.text),
            "whole": wanted == found.span,
        }

    return server


def _window(whole: Span, start: int | None, end: int | None) -> Span:
    """Return what to show: what was asked for with some text around it, or how the article begins."""
    if start is None or end is None:
        return Span(whole.start, min(whole.end, whole.start + _LONGEST_TEXT))
    if not whole.start <= start <= end <= whole.end:
        raise ToolError(f"start 和 end 要在 {whole.start} 到 {whole.end} 之间")
    begin = max(whole.start, start - _AROUND)
    return Span(begin, min(whole.end, end + _AROUND, begin + _LONGEST_TEXT))


def mount_mcp(app: FastAPI, bot: Bot, library: Library) -> None:
    """Serve the tools at `/mcp` of *app*, each call on its own, so that nothing is lost in a restart."""
    server = make_mcp_server(bot, library)
    inner = server.streamable_http_app(
        stateless_http=True,
        json_response=True,
        # Who may call, and by which name, is decided for all routes alike, in front of them.
        transport_security=TransportSecuritySettings(enable_dns_rebinding_protection=False),
    )
    app.router.routes.extend(inner.routes)
    outer = app.router.lifespan_context

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[Any]:
        async with outer(app) as state, server.session_manager.run():
            yield state

    app.router.lifespan_context = lifespan
