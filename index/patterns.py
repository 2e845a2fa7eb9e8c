"""Regular expressions that are compiled when they are first used: a question needs few of a build's."""

from __future__ import annotations

import re
from typing import Any, cast


class _Lazy:
    """Becomes the compiled pattern, method by method, at the first look at it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        found = self.__dict__[name] = getattr(re.compile(*self._source), name)
        return found


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return what stands for the compiled *pattern* wherever its own methods are called."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
