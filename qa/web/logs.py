"""Writes one line of JSON for each event; what was asked only when the operator wants it."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import Any

from qa.web.traffic import Asked, Call

_requests = logging.getLogger("mubiao.requests")
_questions = logging.getLogger("mubiao.questions")


class JsonLines(logging.Formatter):
    """A line of JSON a record: time, level, logger, message, and what the record's `fields` say."""

    def format(self, record: logging.LogRecord) -> str:
        """Lay the record out in one line."""
        fields: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": record.getMessage(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            fields["traceback"] = self.formatException(record.exc_info)
        return json.dumps(fields, ensure_ascii=False)


def write_log() -> None:
    """Send everything that is logged to stderr as lines of JSON, requests and questions too."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    logging.getLogger("mubiao").setLevel(logging.INFO)


def log_call(call: Call) -> None:
    """Write a request down, without what stands behind the `?`."""
    fields = {
        "method": call.method,
        "path": call.path,
        "status": call.status,
        "ms": _ms(call.seconds),
        "address": call.address,
        "user": call.user,
    }
    _requests.info("request", extra={"fields": fields})


def log_question(asked: Asked, *, with_text: bool = False) -> None:
    """Write down what became of a question, with its text when that is wanted."""
    fields: dict[str, Any] = {"outcome": asked.outcome, "ms": _ms(asked.seconds)}
    if asked.answer is not None:
        fields["citations"] = len(asked.answer.citations)
    if with_text:
        fields["question"] = asked.question
    _questions.info("question", extra={"fields": fields})


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)
