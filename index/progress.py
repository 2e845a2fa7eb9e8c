"""How far a build has come, as told to a caller or shown on stderr; knows nothing of what is built."""

from __future__ import annotations

import time
from types import TracebackType
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

_QUIET_SECONDS = 1.0


class Progress(Protocol):
    """Told how far a stage (读取, 编码, 写入) has come."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Take note of *done* out of *total*."""


class ProgressBar:
    """A bar on stderr that appears only when a build takes more than a second; a context manager."""

    def __init__(self) -> None:
        self._bar: Bar | None = None
        self._started = time.monotonic()

    def __enter__(self) -> ProgressBar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None and self._bar.live.is_started:
            self._bar.stop()

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Show *done* out of *total*, if the build has taken long enough."""
        if self._bar is None and time.monotonic() - self._started > _QUIET_SECONDS:
            self._bar = _start_bar(stage)
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], description=stage, completed=done, total=total)


def _start_bar(stage: str) -> Bar:
    from rich.console import Console  # a question that builds nothing shows no bar
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    bar = Bar(*columns, console=console, transient=True, disable=not console.is_terminal)
    bar.add_task(stage)
    bar.start()
    return bar


def ignore_progress(stage: str, done: int, total: int) -> None:
    """Tell nobody."""
