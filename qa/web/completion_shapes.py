"""The shapes of what OpenAI's clients are sent; `qa.web.completions` fills them."""

from __future__ import annotations

from typing import Literal

from qa.web.shapes import Shape


class Place(Shape):
    """Where in a reply a source is cited, and its page."""

    start_index: int
    end_index: int
    url: str
    title: str


class Annotation(Shape):
    """A source of a reply, as OpenAI's interface has it."""

    type: Literal["url_citation"]
    url_citation: Place


class Reply(Shape):
    """What a chat client shows."""

    role: Literal["assistant"]
    content: str
    refusal: None
    annotations: list[Annotation]


class Completed(Shape):
    """The only one of the replies."""

    index: int
    message: Reply
    logprobs: None
    finish_reason: Literal["stop"]


class Usage(Shape):
    """Characters: there are no tokens here."""

    prompt_tokens: int
    completion_tokens: int
    total_tokens: int


class Completion(Shape):
    """A reply in OpenAI's shape."""

    id: str
    object: Literal["chat.completion"]
    created: int
    model: str
    choices: list[Completed]
    usage: Usage


class Model(Shape):
    """The bot as a model."""

    id: str
    object: Literal["model"]
    created: int
    owned_by: str


class Models(Shape):
    """All models: the one."""

    object: Literal["list"]
    data: list[Model]


class OpenAIError(Shape):
    """What went wrong, in OpenAI's shape."""

    message: str
    type: str
    param: None
    code: None


class OpenAIProblem(Shape):
    """What went wrong."""

    error: OpenAIError
