"""`POST /api/ask`: a question in, an answer with its citations out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field, field_validator

from qa.records import answer_record

if TYPE_CHECKING:
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

    question: str = Field(max_length=QUESTION_LIMIT)
    history: list[Turn] = Field(default=[], max_length=_HISTORY_LIMIT)

    @field_validator("question")
    @classmethod
    def _not_blank(cls, question: str) -> str:
        if not question.strip():
            raise ValueError("问题是空的")
        return question.strip()


def asking_routes(bot: Bot) -> APIRouter:
    """Make the routes that ask *bot*."""
    router = APIRouter(tags=["问答"])

    @router.post("/api/ask", summary="问一个问题")
    def ask(body: AskRequest) -> dict[str, Any]:
        return answer_record(bot.ask(body.question, [turn.model_dump() for turn in body.history]))

    return router
