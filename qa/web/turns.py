"""The turns of a conversation: what the chat shows while and after a question is answered.

The messages are all there is to a conversation: the server keeps nothing between two questions, so the
browser can put one back after a reload or a restart, or go on from an earlier turn.
"""

from __future__ import annotations

import base64
import datetime
import json
import logging
import secrets
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import gradio as gr

from qa.answer import Answer
from qa.suggest import Suggester
from qa.web.errors import new_error_number
from qa.web.markup import escape_lines, paint_answer, unescape
from qa.web.routes.asking import QUESTION_LIMIT
from qa.web.told import Told
from qa.web.wording import Words

if TYPE_CHECKING:
    from qa.bot import Bot

_REMEMBERED_QUESTIONS = 20
_SHOWN_MESSAGES = 400
_SHOWN_CHARACTERS = 2_000_000

logger = logging.getLogger("mubiao.web")

Message = dict[str, Any]
Shown = list[Message]
Step = tuple[Any, Any, Any]
"""What the question box, the chat and the slip for the browser become."""


def take_turn(
    bot: Bot, question: str, shown: Shown, words: Words, suggester: Suggester | None = None
) -> Iterator[Step]:
    """Yield the conversation while the question is thought about, with its answer, with what to ask next."""
    question = question.strip()
    if not question:
        yield gr.skip(), gr.skip(), gr.skip()
        return
    asked: Message = {"role": "user", "content": escape_lines(question)}
    thinking = {"title": words["thinking"], "status": "pending"}
    yield "", [*shown, asked, {"role": "assistant", "content": "", "metadata": thinking}], gr.skip()
    # A question that was offered was tried out by itself, and is asked so.
    earlier = [] if question in _offered(shown) else questions_of(shown)
    # The box is left alone from here: the reader may be writing the next question.
    reply, answer = _reply(bot, question, earlier, words)
    if suggester and answer and not reply.get("options"):
        yield gr.skip(), [*shown, asked, reply], gr.skip()
        reply = {**reply, "options": [{"value": text, "label": text} for text in suggester.suggest(answer)]}
    told = Told.of(question, answer) if answer else None
    yield gr.skip(), [*shown, asked, reply], write_slip(len(shown) // 2, [asked, reply], told)


def _offered(shown: Shown) -> list[str]:
    """Return the questions that are offered below the last answer."""
    options = (shown[-1].get("options") or []) if shown else []
    return [option["value"] for option in options if option.get("label") == option["value"]]


def go_back(shown: Shown, turn: str) -> Shown:
    """Return what was shown before the *turn* of that number, all of it when there is no such turn."""
    return shown[: 2 * int(turn)] if turn.isdecimal() else shown


def put_back(kept: str) -> Shown:
    """Return the messages that the browser kept, none when they are not such as this server wrote."""
    try:
        messages = json.loads(kept[:_SHOWN_CHARACTERS])["messages"]
        return [_checked(message) for message in messages[:_SHOWN_MESSAGES]]
    except (ValueError, TypeError, KeyError):
        return []


def questions_of(shown: Shown) -> list[str]:
    """Return the questions of a conversation as they were asked, the last twenty."""
    asked = (message for message in shown if message["role"] == "user")
    return [unescape(_text(message["content"])) for message in asked][-_REMEMBERED_QUESTIONS:]


def write_slip(turn: int, messages: Sequence[Message], told: Told | None) -> str:
    """Write down a turn for the browser to keep, in letters that no Markdown changes."""
    slip = {
        "id": secrets.token_hex(8),
        "turn": turn,
        "time": datetime.datetime.now(datetime.UTC).isoformat(timespec="milliseconds"),
        "messages": messages,
        "told": told.model_dump() if told else None,
    }
    return base64.urlsafe_b64encode(json.dumps(slip, ensure_ascii=False).encode()).decode()


def _reply(bot: Bot, question: str, earlier: Sequence[str], words: Words) -> tuple[Message, Answer | None]:
    if len(question) > QUESTION_LIMIT:
        notice = words["too_long"].format(limit=QUESTION_LIMIT, count=len(question))
        return {"role": "assistant", "content": notice}, None
    try:
        answer = bot.ask(question, [{"role": "user", "content": asked} for asked in earlier])
        message: Message = {"role": "assistant", "content": paint_answer(answer, words)}
        if answer.choices:
            message["options"] = [{"value": one.question, "label": one.label} for one in answer.choices]
        return message, answer
    except Exception:
        number = new_error_number()
        logger.exception("%s: question failed", number)
        hint = words["error_hint"].format(number=number)
        content = f"<strong>{words['error']}</strong>\n\n{hint}"
        retry = [{"value": question, "label": words["retry"]}]
        return {"role": "assistant", "content": content, "options": retry}, None


def _text(content: Any) -> str:
    """Return the text of a message, which Gradio hands back in parts."""
    if isinstance(content, str):
        return content
    return "".join(part["text"] for part in content if part.get("type") == "text")


def _checked(message: Any) -> Message:
    role, content = message["role"], message["content"]
    options = message.get("options", [])
    if role not in ("user", "assistant") or not isinstance(content, str):
        raise ValueError("not a message")
    return {"role": role, "content": content, "options": [_checked_option(option) for option in options]}


def _checked_option(option: Any) -> dict[str, str]:
    return {"value": str(option["value"]), "label": str(option.get("label", option["value"]))}
