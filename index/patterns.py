"""Regular expressions compiled once for all processes of a user.

Python needs about a quarter of a millisecond for each class of Chinese characters, and a question touches six
hundred patterns: that was a third of the time from a command to its answer. So what the compiler made is kept
in a cache, bound to the very build of Python that made it; what is not in it is compiled as ever.
"""

from __future__ import annotations

import atexit
import importlib
import re
from array import array
from pathlib import Path
from typing import Any

from index.caches import cache_file, read_cache, write_cache

# The standard library's own steps from a pattern's text to its program; it offers no public way to keep one.
_engine: Any = importlib.import_module("_sre")
_parser: Any = importlib.import_module("re._parser")
_compiler: Any = importlib.import_module("re._compiler")

_MOST = 4000  # programs of edited patterns stay behind in the cache: past this many it starts anew

_Key = tuple[str, int]
_Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


class Programs:
    """The compiled programs kept in one file: read at once, written when the process ends."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = _read(path)
        self._made: dict[_Key, _Program] = {}

    def __len__(self) -> int:
        return len(self._kept)

    def compiled(self, pattern: str, flags: int = 0) -> re.Pattern[str]:
        """Return what ``re.compile(pattern, flags)`` returns; raises ``re.error`` as it does."""
        key = pattern, int(flags)
        program = self._kept.get(key) or self._made.get(key)
        if program is None:
            program = self._made[key] = _made(pattern, int(flags))
        return _loaded(pattern, program)

    def keep(self) -> None:
        """Write what this process had to compile, beside what other processes have written since."""
        if self._made:
            others = _read(self._path)
            write_cache(self._path, {**others, **self._made} if len(others) < _MOST else self._made)


def _read(path: Path) -> dict[_Key, _Program]:
    return read_cache(path) or {}


def _made(pattern: str, flags: int) -> _Program:
    parsed = _parser.parse(pattern, flags)
    code = array("I", map(int, _compiler._code(parsed, flags)))
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, group in state.groupdict.items():
        names[group] = name
    return int(flags | state.flags), code.tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def _loaded(pattern: str, program: _Program) -> re.Pattern[str]:
    flags, code, groups, group_of_name, name_of_group = program
    loaded: re.Pattern[str] = _engine.compile(
        pattern, flags, array("I", code).tolist(), groups, group_of_name, name_of_group
    )
    return loaded


_PROGRAMS = Programs(cache_file("patterns", (_engine.MAGIC, _engine.CODESIZE)))
atexit.register(_PROGRAMS.keep)
compiled = _PROGRAMS.compiled
