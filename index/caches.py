"""Files of this user in the temporary folder: what is dear to make and the same for each process.

A cache may be gone or damaged at any time; who reads one can make anew what was in it.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")


def cache_file(name: str, made_of: object) -> Path:
    """Return where the cache *name* lies, named after what its content is made of, this Python included."""
    digest = hashlib.sha256(repr((sys.version, made_of)).encode()).hexdigest()[:12]
    return _temporary_folder() / f"mubiao-{name}-{digest}-{_user()}.cache"


def read_cache(path: Path) -> Any:
    """Return the content of *path*; None when there is none, it is damaged, or it is another user's."""
    try:
        return None if _is_others(path) else marshal.loads(path.read_bytes())
    except (OSError, EOFError, ValueError, TypeError):
        return None


def write_cache(path: Path, content: Any) -> None:
    """Write *content* in one step; where nothing can be written, it is made anew each time."""
    if _is_others(path):
        return
    with suppress(OSError):
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
            marshal.dump(content, file)
        Path(file.name).replace(path)


def kept_while(files: Iterable[Path], name: str, make: Callable[[], T]) -> T:
    """Return what *make* reads out of *files*, read again once one was written, added or removed."""
    seen = [(str(path), *_identity(path)) for path in sorted(files)]
    cache = cache_file(name, seen[0][0])
    kept = read_cache(cache)
    if kept is None or kept[0] != seen:
        kept = seen, make()
        write_cache(cache, kept)
    made: T = kept[1]
    return made


def _identity(path: Path) -> tuple[int, ...]:
    """What changes with a file's content, even where installers give every file the same time."""
    status = path.stat()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _is_others(path: Path) -> bool:
    """Tell whether somebody else left a file there: the folder is one that all can write to."""
    try:
        return hasattr(os, "getuid") and path.lstat().st_uid != os.getuid()
    except OSError:
        return False


def _temporary_folder() -> Path:
    try:
        return Path(tempfile.gettempdir())
    except FileNotFoundError:
        return Path(os.devnull)  # nowhere to write


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"
