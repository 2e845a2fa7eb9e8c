"""The messages of a conversation → what its user asked; knows nothing of what was answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from qa.reader import well_formed

Message = Mapping[str, Any]


def user_turns(history: Iterable[Message]) -> list[str]:
    """Return the texts of the user's messages, oldest first."""
    turns = []
    for message in history:
        text = _plain_content(message.get("content"))
        if message.get("role") == "user" and text.strip():
            turns.append(well_formed(text))
    return turns


def _plain_content(content: object) -> str:
    """Return the text of a message's content: a string, or a list of parts of which some are text."""
    if isinstance(content, str):
        return content
    if not isinstance(content, list):
        return ""
    texts = (part.get("text") for part in content if isinstance(part, Mapping))
    return "".join(text for text in texts if isinstance(text, str))
