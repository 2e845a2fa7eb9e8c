"""The conversation in Gradio: its states and events; the source panel is static/panel.js.

Everything a message shows is painted by `markup`, in the language of the request.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import gradio as gr
from fastapi import FastAPI

from qa.web.library import Library
from qa.web.routes.asking import QUESTION_LIMIT
from qa.web.turns import Shown, Step, go_back, put_back, take_turn
from qa.web.welcome import heading_text, welcome_text
from qa.web.word import can_write_word
from qa.web.wording import LANGUAGE_COOKIE, WORDINGS, Words, choose_language

if TYPE_CHECKING:
    from qa.bot import Bot

# One gate for everything that asks the bot. Gradio takes the lowest limit of the listeners
# that share a gate, so all of them must say the same.
_GATE: dict[str, Any] = {"concurrency_id": "answer", "concurrency_limit": 8, "api_visibility": "private"}
_LIGHT: dict[str, Any] = {"queue": False, "api_visibility": "private", "show_progress": "hidden"}
_PAGE: dict[str, Any] = {"fill_height": True, "fill_width": True, "analytics_enabled": False}
_FONTS = ["system-ui", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "sans-serif"]
_STYLES = (
    "colours.css",
    "style.css",
    "answers.css",
    "panel.css",
    "card.css",
    "notices.css",
    "charts.css",
    "conversation.css",
    "ledger.css",
)
_ACCOUNT = '<script type="module" src="page/account.js"></script>'
_SLIM: dict[str, Any] = {"scale": 0, "min_width": 80}
_QUEUE_SIZE = 64
_SHOWN_EXAMPLES = 3


def mount_chat(app: FastAPI, bot: Bot, library: Library, *, guarded: bool, takes_feedback: bool) -> None:
    """Put the chat at the root of *app*, with a way to log out when it is *guarded*."""
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
        head=_page_head(guarded=guarded, takes_feedback=takes_feedback),
    )


def make_chat(bot: Bot, library: Library) -> gr.Blocks:
    """Make the page: heading, conversation, question box, and the events between them."""
    words = WORDINGS["zh"]

    def relabel(request: gr.Request) -> list[Any]:
        return _labels(_words_of(request), library)

    def send(question: str, shown: Shown, turn: str, request: gr.Request) -> Iterator[Step]:
        yield from take_turn(bot, question, go_back(shown, turn), _words_of(request), library.suggester)

    def pick(event: gr.SelectData, shown: Shown, request: gr.Request) -> Iterator[Step]:
        yield from take_turn(bot, _picked_text(event.value), shown, _words_of(request), library.suggester)

    def read_address(request: gr.Request) -> str:
        return str(dict(request.query_params).get("q", ""))

    page = gr.Blocks(title=words["product"], **_PAGE)
    with page:
        with gr.Row(elem_id="top"):
            heading = gr.Markdown(heading_text(words), elem_id="heading")
            language = gr.Button(words["other_language"], elem_id="language", size="sm", **_SLIM)
        chat = gr.Chatbot(elem_id="chat", **_chatbot_options(words, library))
        box = gr.Textbox(elem_id="question", **_textbox_options(words))
        linked = gr.Textbox(visible="hidden")  # the question in the page's address
        # Between the page's own script, which keeps the conversations, and Gradio: the turn that the next
        # question takes the place of, a conversation to put back, and each finished turn to keep.
        again = gr.Textbox(visible="hidden", elem_id="again")
        kept = gr.Textbox(visible="hidden", elem_id="kept")
        slip = gr.Markdown(visible="hidden", elem_id="slip")
        turn = [box, chat, slip]
        labelled = [heading, language, chat, box]
        page.load(relabel, None, labelled, **_LIGHT)
        language.click(relabel, None, labelled, **_LIGHT)
        asking: list[Any] = [
            box.submit(send, [box, chat, again], turn, show_progress="hidden", **_GATE),
            chat.example_select(pick, [chat], turn, show_progress="hidden", **_GATE),
            chat.option_select(pick, [chat], turn, show_progress="hidden", **_GATE),
            # In two steps: only a page opened with a question queues an event while it loads.
            linked.change(send, [linked, chat, again], turn, show_progress="hidden", **_GATE),
        ]
        page.load(read_address, None, linked, **_LIGHT)
        kept.change(put_back, kept, chat, cancels=asking, **_LIGHT)
    page.queue(default_concurrency_limit=_GATE["concurrency_limit"], max_size=_QUEUE_SIZE)
    return page


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
        "autoscroll": False,  # static/follow.js
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


def _page_head(*, guarded: bool, takes_feedback: bool) -> str:
    """Return what the page loads besides Gradio's own: the styles, the words and the scripts."""
    wordings = json.dumps(dict(WORDINGS), ensure_ascii=False).replace("<", "\\u003c")
    styles = "".join(f'<link rel="stylesheet" href="page/{name}">' for name in _STYLES)
    offered = {"feedback": takes_feedback, "word": can_write_word()}
    offers = "".join(f'<meta name="mubiao-{name}" content="on">' for name, is_on in offered.items() if is_on)
    return (
        f"{styles}{offers}"
        f'<script type="application/json" id="wordings" data-cookie="{LANGUAGE_COOKIE}">{wordings}</script>'
        '<script type="module" src="page/main.js"></script>'
        f"{_ACCOUNT if guarded else ''}"
    )
