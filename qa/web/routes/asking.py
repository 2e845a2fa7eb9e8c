"""`POST /api/ask`: a question in, an answer with its citations out, at once or statement by statement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from fastapi import APIRouter
from fastapi.sse import EventSourceResponse, ServerSentEvent
from pydantic import BaseModel, ConfigDict, Field, field_validator

from qa.records import answer_record
from qa.web import shapes
from qa.web.errors import report_failure

if TYPE_CHECKING:
    from qa.answer import Answer
    from qa.bot import Bot

QUESTION_LIMIT = 500
_HISTORY_LIMIT = 50
_TURN_LIMIT = 20_000


class Turn(BaseModel):
    """One message of the conversation so far."""

    role: Literal["user", "assistant"]
    content: str = Field(max_length=_TURN_LIMIT)


class AskRequest(BaseModel):
    """A question, with the conversation it follows on from."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"question": "2023年的主要目标是什么？"}]})

    question: str = Field(max_length=QUESTION_LIMIT, description="问题")
    history: list[Turn] = Field(
        default=[], max_length=_HISTORY_LIMIT, description="先前的问答，从早到晚；追问时给出"
    )

    @field_validator("question")
    @classmethod
    def _not_blank(cls, question: str) -> str:
        if not question.strip():
            raise ValueError("问题是空的")
        return question.strip()


def asking_routes(bot: Bot) -> APIRouter:
    """Make the routes that ask *bot*."""
    router = APIRouter(tags=["问答"])

    @router.post("/api/ask", summary="问一个问题", response_model=shapes.Answer)
    def ask(body: AskRequest) -> dict[str, Any]:
        return answer_record(_answer(bot, body))

    @router.post("/api/ask/stream", summary="问一个问题，逐句返回", response_class=EventSourceResponse)
    def stream(body: AskRequest) -> Iterator[ServerSentEvent]:
        """事件依次为 `thinking`，每句一个 `statement`，最后 `answer`（同 `/api/ask`）；出错时为 `error`。"""
        yield ServerSentEvent(event="thinking", data={"question": body.question})
        try:
            record = answer_record(_answer(bot, body))
        except Exception as error:  # the status has been sent: the stream itself must tell
            yield ServerSentEvent(event="error", data={"error": report_failure(error)})
            return
        for statement in record["statements"]:
            yield ServerSentEvent(event="statement", data=statement)
        yield ServerSentEvent(event="answer", data=record)

    return router


def _answer(bot: Bot, body: AskRequest) -> Answer:
    return bot.ask(body.question, [turn.model_dump() for turn in body.history])
