"""What goes to and comes from a terminal: UTF-8, bold, nothing that a terminal would obey."""

from __future__ import annotations

import os
import sys
import unicodedata
from io import TextIOWrapper

from index import compiled

_BOLD = compiled(r"\*\*(.+?)\*\*")


def speak_utf8() -> None:
    """Print UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def read_argument(argument: str) -> str:
    """Read an argument that was typed in UTF-8 under a locale that says otherwise."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def harmless(text: str) -> str:
    """Drop control characters: an article must not move the cursor or recolour the screen."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")


def embolden(text: str) -> str:
    """Show `**bold**` as bold."""
    return _BOLD.sub("\033[1m\\1\033[0m", text)
