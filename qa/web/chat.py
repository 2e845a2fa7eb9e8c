"""The conversation in Gradio: its states and events; the source panel is static/panel.js.

Everything a message shows is painted by `markup`, in the language of the request.
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

os.environ.setdefault("GRADIO_ANALYTICS_ENABLED", "False")  # read by Gradio while it is imported

import gradio as gr
from fastapi import FastAPI

from qa.web.errors import new_error_number
from qa.web.library import Library
from qa.web.markup import escape_lines, paint_answer
from qa.web.routes.asking import QUESTION_LIMIT
from qa.web.welcome import heading_text, welcome_text
from qa.web.wording import LANGUAGE_COOKIE, WORDINGS, Words, choose_language

if TYPE_CHECKING:
    from qa.bot import Bot

# One gate for everything that asks the bot. Gradio takes the lowest limit of the listeners
# that share a gate, so all of them must say the same.
_GATE: dict[str, Any] = {"concurrency_id": "answer", "concurrency_limit": 8, "api_visibility": "private"}
_LIGHT: dict[str, Any] = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}
_PAGE: dict[str, Any] = {"fill_height": True, "fill_width": True, "analytics_enabled": False}
_FONTS = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"]
_STYLES = ("colours.css", "style.css", "panel.css", "card.css", "notices.css", "charts.css")
_SLIM: dict[str, Any] = {"scale": 0, "min_width": 80}
_QUEUE_SIZE = 64
_REMEMBERED_QUESTIONS = 20
_SHOWN_EXAMPLES = 3

logger = logging.getLogger("mubiao.web")

Message = dict[str, Any]
Shown = list[Message]
Asked = list[str]
Step = tuple[Any, Any, Any]


def mount_chat(app: FastAPI, bot: Bot, library: Library) -> None:
    """Put the chat at the root of *app*."""
    gr.mount_gradio_app(
        app,
        make_chat(bot, library),
        path="/",
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        show_error=False,
        ssr_mode=False,
        max_file_size=1,
        theme=gr.themes.Base(font=_FONTS, font_mono=["ui-monospace", "monospace"]),
        head=_page_head(),
    )


def make_chat(bot: Bot, library: Library) -> gr.Blocks:
    """Make the page: heading, conversation, question box, and the events between them."""
    words = WORDINGS["zh"]

    def relabel(request: gr.Request) -> list[Any]:
        return _labels(_words_of(request), library)

    def send(question: str, shown: Shown, asked: Asked, request: gr.Request) -> Iterator[Step]:
        yield from take_turn(bot, question, shown, asked, _words_of(request))

    def pick(event: gr.SelectData, shown: Shown, asked: Asked, request: gr.Request) -> Iterator[Step]:
        yield from take_turn(bot, _picked_text(event.value), shown, asked, _words_of(request))

    def read_address(request: gr.Request) -> str:
        return str(dict(request.query_params).get("q", ""))

    page = gr.Blocks(title=words["product"], **_PAGE)
    with page:
        with gr.Row(elem_id="top"):
            heading = gr.Markdown(heading_text(words), elem_id="heading")
            language = gr.Button(words["other_language"], elem_id="language", size="sm", **_SLIM)
        chat = gr.Chatbot(elem_id="chat", **_chatbot_options(words, library))
        box = gr.Textbox(elem_id="question", **_textbox_options(words))
        asked = gr.State([])
        linked = gr.Textbox(visible="hidden")  # the question in the page's address
        turn = [box, chat, asked]
        labelled = [heading, language, chat, box]
        page.load(relabel, None, labelled, **_LIGHT)
        language.click(relabel, None, labelled, **_LIGHT)
        box.submit(send, [box, chat, asked], turn, show_progress="hidden", **_GATE)
        chat.example_select(pick, [chat, asked], turn, show_progress="hidden", **_GATE)
        chat.option_select(pick, [chat, asked], turn, show_progress="hidden", **_GATE)
        chat.clear(list, None, asked, **_LIGHT)
        # In two steps: only a page opened with a question queues an event while it loads.
        page.load(read_address, None, linked, **_LIGHT)
        linked.change(send, [linked, chat, asked], turn, show_progress="hidden", **_GATE)
    page.queue(default_concurrency_limit=_GATE["concurrency_limit"], max_size=_QUEUE_SIZE)
    return page


def take_turn(bot: Bot, question: str, shown: Shown, asked: Asked, words: Words) -> Iterator[Step]:
    """Yield the conversation with the question being thought about, then with its answer."""
    question = question.strip()
    if not question:
        yield gr.skip(), gr.skip(), gr.skip()
        return
    shown = [*shown, {"role": "user", "content": escape_lines(question)}]
    thinking = {"title": words["thinking"], "status": "pending"}
    yield "", [*shown, {"role": "assistant", "content": "", "metadata": thinking}], asked
    # The box is left alone from here: the reader may be writing the next question.
    remembered = [*asked, question][-_REMEMBERED_QUESTIONS:]
    yield gr.skip(), [*shown, _reply(bot, question, asked, words)], remembered


def _reply(bot: Bot, question: str, asked: Asked, words: Words) -> Message:
    if len(question) > QUESTION_LIMIT:
        notice = words["too_long"].format(limit=QUESTION_LIMIT, count=len(question))
        return {"role": "assistant", "content": notice}
    try:
        answer = bot.ask(question, [{"role": "user", "content": earlier} for earlier in asked])
        return {"role": "assistant", "content": paint_answer(answer, words)}
    except Exception:
        number = new_error_number()
        logger.exception("%s: question failed", number)
        hint = words["error_hint"].format(number=number)
        retry = [{"value": question, "label": words["retry"]}]
        return {
            "role": "assistant",
            "content": f"<strong>{words['error']}</strong>\n\n{hint}",
            "options": retry,
        }


def _picked_text(value: Any) -> str:
    """Return the text of a chosen example or option, which Gradio sends in several shapes."""
    if isinstance(value, dict):
        value = value.get("text") or value.get("value") or ""
    return str(value)


def _labels(words: Words, library: Library) -> list[Any]:
    return [
        gr.update(value=heading_text(words)),
        gr.update(value=words["other_language"]),
        gr.update(
            placeholder=welcome_text(words, library.holdings),
            examples=_examples(words, library),
            label=words["chat"],
        ),
        gr.update(**_textbox_labels(words)),
    ]


def _chatbot_options(words: Words, library: Library) -> dict[str, Any]:
    return {
        "label": words["chat"],
        "show_label": False,
        "container": False,
        "placeholder": welcome_text(words, library.holdings),
        "examples": _examples(words, library),
        "scale": 1,
        "height": "100%",
        "min_height": 320,
        "layout": "bubble",
        "buttons": [],
        "feedback_options": None,
        "latex_delimiters": [],
        "allow_tags": False,
        "allow_file_downloads": False,
    }


def _textbox_options(words: Words) -> dict[str, Any]:
    return {
        **_textbox_labels(words),
        "show_label": False,
        "container": False,
        "max_length": QUESTION_LIMIT,
        "lines": 1,
        "max_lines": 4,
        "autofocus": True,
    }


def _textbox_labels(words: Words) -> dict[str, Any]:
    return {
        "placeholder": words["placeholder"].format(limit=QUESTION_LIMIT),
        "label": words["ask"],
        "submit_btn": words["ask"],
    }


def _examples(words: Words, library: Library) -> list[dict[str, str]]:
    shown = [{"text": question} for question in library.examples[:_SHOWN_EXAMPLES]]
    if (unanswered := library.unanswered_example) is None:
        return shown
    label = words["example_unanswered"].format(question=unanswered)
    return [*shown, {"text": unanswered, "display_text": label}]


def _words_of(request: gr.Request) -> Words:
    headers, cookies = dict(request.headers), dict(request.cookies)
    return WORDINGS[choose_language(cookies.get(LANGUAGE_COOKIE), headers.get("accept-language"))]


def _page_head() -> str:
    """Return what the page loads besides Gradio's own: the styles, the words and the scripts."""
    wordings = json.dumps(dict(WORDINGS), ensure_ascii=False).replace("<", "\\u003c")
    styles = "".join(f'<link rel="stylesheet" href="page/{name}">' for name in _STYLES)
    return (
        f"{styles}"
        f'<script type="application/json" id="wordings" data-cookie="{LANGUAGE_COOKIE}">{wordings}</script>'
        '<script type="module" src="page/main.js"></script>'
    )
