"""`POST /api/export/…`: a conversation as the browser kept it, back as a document."""

from __future__ import annotations

import datetime

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, PlainTextResponse, Response
from pydantic import BaseModel, Field

from qa.web.export import to_markdown, to_page
from qa.web.routes.pages import words_of
from qa.web.told import Told
from qa.web.word import can_write_word, to_word

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


class Conversation(BaseModel):
    """The turns of a conversation, and the day in the reader's time zone."""

    turns: list[Told] = Field(min_length=1, max_length=200)
    day: datetime.date


def export_routes() -> APIRouter:
    """Make the routes; they keep nothing of what they are sent."""
    router = APIRouter(include_in_schema=False)

    @router.post("/api/export/markdown")
    def markdown(body: Conversation, request: Request) -> Response:
        text = to_markdown(body.turns, words_of(request), body.day)
        return PlainTextResponse(text, media_type="text/markdown; charset=utf-8")

    @router.post("/api/export/page")
    def page(body: Conversation, request: Request) -> Response:
        return HTMLResponse(to_page(body.turns, words_of(request), body.day))

    if can_write_word():

        @router.post("/api/export/word")
        def word(body: Conversation, request: Request) -> Response:
            return Response(to_word(body.turns, words_of(request), body.day), media_type=_WORD)

    return router
