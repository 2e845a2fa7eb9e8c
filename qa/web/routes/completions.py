"""`/v1`: as much of OpenAI's interface as a chat client needs to talk to the bot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Request
from fastapi.sse import EventSourceResponse, format_sse_event
from pydantic import BaseModel, ConfigDict, Field

from qa.web import completion_shapes as shapes
from qa.web.completions import MODEL, Completion, complete
from qa.web.routes.asking import QUESTION_LIMIT

if TYPE_CHECKING:
    from qa.bot import Bot

_MESSAGE_LIMIT = 200
_REMEMBERED = 50
_EXAMPLE: dict[str, Any] = {
    "model": MODEL,
    "messages": [{"role": "user", "content": "2023年的主要目标是什么？"}],
}


class Part(BaseModel):
    """A piece of a message; only text is read."""

    type: str
    text: str = ""


class Message(BaseModel):
    """A message of the conversation; what a system or a tool says has no bearing on the answer."""

    role: Literal["system", "developer", "user", "assistant", "tool", "function"]
    content: str | list[Part] | None = None

    @property
    def text(self) -> str:
        """The message's text."""
        parts = (
            self.content if isinstance(self.content, list) else [Part(type="text", text=self.content or "")]
        )
        return "\n".join(part.text for part in parts if part.type == "text").strip()


class StreamOptions(BaseModel):
    """What a stream tells besides the text."""

    include_usage: bool = False


class CompletionRequest(BaseModel):
    """A conversation whose last message of the user is the question; sampling options are ignored."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    messages: Annotated[list[Message], Field(min_length=1, max_length=_MESSAGE_LIMIT)]
    model: str = MODEL
    stream: bool = False
    stream_options: StreamOptions | None = None


def completion_routes(bot: Bot) -> APIRouter:
    """Make the routes that chat clients know."""
    wrong: dict[int | str, dict[str, Any]] = {422: {"model": shapes.OpenAIProblem, "description": "请求有误"}}
    router = APIRouter(prefix="/v1", tags=["OpenAI 兼容"], responses=wrong)

    @router.get("/models", summary="可用的模型：只有一个", response_model=shapes.Models)
    def models() -> dict[str, Any]:
        return {"object": "list", "data": [_MODEL]}

    @router.get("/models/{name}", summary="一个模型", response_model=shapes.Model)
    def model(name: str) -> dict[str, Any]:
        if name != MODEL:
            raise HTTPException(404, f"没有模型 {name}，请用 {MODEL}")
        return _MODEL

    @router.post("/chat/completions", summary="就一段对话作答，句句附出处", response_model=shapes.Completion)
    def completions(body: CompletionRequest, request: Request) -> Any:
        turns = _read(body.messages)
        completion = complete(bot.ask(turns[-1]["content"], turns[:-1]), str(request.base_url).rstrip("/"))
        if not body.stream:
            return completion.whole()
        with_usage = body.stream_options is not None and body.stream_options.include_usage
        return EventSourceResponse(_events(completion, with_usage=with_usage))

    return router


_MODEL = {"id": MODEL, "object": "model", "created": 0, "owned_by": MODEL}


def _read(messages: list[Message]) -> list[dict[str, str]]:
    """Return what was said before the question, and the question; HTTPException when there is none."""
    said = [{"role": m.role, "content": m.text} for m in messages if m.role in ("user", "assistant")]
    while said and said[-1]["role"] == "assistant":
        said.pop()
    if not said or not said[-1]["content"]:
        raise HTTPException(400, "messages 里没有用户的问题")
    if len(said[-1]["content"]) > QUESTION_LIMIT:
        raise HTTPException(400, f"问题太长：最多 {QUESTION_LIMIT} 字")
    return said[-_REMEMBERED - 1 :]


def _events(completion: Completion, *, with_usage: bool) -> Iterator[bytes]:
    for chunk in completion.chunks(with_usage=with_usage):
        yield format_sse_event(data_str=json.dumps(chunk, ensure_ascii=False))
    yield format_sse_event(data_str="[DONE]")
