"""`POST /api/feedback`: what a reader says of an answer, written down beside the store."""

from __future__ import annotations

import datetime
import logging
from typing import Annotated

from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, Field

from index import MubiaoError, compiled
from qa.feedback import Feedback, FeedbackBook, Quoted, Verdict
from qa.web.told import Told

_BOLD = compiled(r"\*\*(.+?)\*\*")
_EARLIER_LIMIT = 20
_QUESTION_LIMIT = 500

logger = logging.getLogger("mubiao.web")


class Judgement(BaseModel):
    """An answer as the reader saw it, with what they say of it; no verdict takes back what was said."""

    id: str = Field(pattern=r"^[0-9a-f]{16}$")
    verdict: Verdict | None
    earlier: list[Annotated[str, Field(max_length=_QUESTION_LIMIT)]] = Field(max_length=_EARLIER_LIMIT)
    told: Told


def feedback_routes(book: FeedbackBook) -> APIRouter:
    """Make the route that writes into *book*."""
    router = APIRouter(include_in_schema=False)

    @router.post("/api/feedback")
    def judge(body: Judgement) -> Response:
        try:
            if body.verdict is None:
                book.withdraw(body.id)
            else:
                book.put(_feedback(body, body.verdict))
        except MubiaoError as error:
            logger.error("%s", error)
            return JSONResponse({"error": "没有记下"}, status_code=500)
        return Response(status_code=204)

    return router


def points_of(told: Told) -> tuple[str, ...]:
    """Return what an answer comes down to: its figures in bold, or its statements where there are none."""
    cells = [cell for row in told.table.rows for cell in row.cells if cell] if told.table else []
    texts = [said.text for said in (*cells, *told.statements)]
    figures = [figure for text in texts for figure in _BOLD.findall(text)]
    return tuple(dict.fromkeys(figures or [text for text in texts if text.strip()]))


def _feedback(judged: Judgement, verdict: Verdict) -> Feedback:
    told = judged.told
    return Feedback(
        id=judged.id,
        time=datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"),
        verdict=verdict,
        question=told.question,
        answer=told.text,
        abstained=told.abstained,
        earlier=tuple(judged.earlier),
        points=points_of(told),
        citations=tuple(Quoted(cited.article, cited.title, cited.quote) for cited in told.citations),
    )
