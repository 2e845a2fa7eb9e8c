"""Watching an articles folder: after each change, once it has come to rest, something is called.

Knows nothing of what is done then, nor of how it is shown; watchfiles lives here and nowhere else.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from index.errors import ArticleError, MubiaoError

# Changes that follow each other within the first time are one; it never takes longer than the second.
_REST_MS = 300
_LONGEST_MS = 5_000
_LOOK_MS = 500  # how often `stop` is looked at


def watch_articles(
    articles: Path,
    on_change: Callable[[], object],
    on_error: Callable[[MubiaoError], object],
    *,
    store: Path | None = None,
    stop: threading.Event | None = None,
) -> None:
    """Call *on_change* once now, so that nothing is missed, and after every change below *articles*.

    Hidden files and the *store* don't count. An error that *on_change* raises is given to *on_error*; the
    watching goes on until *stop* is set.
    """
    from watchfiles import watch

    folder = articles.resolve()
    unseen = store.resolve() if store else None

    def counts(_: object, path: str) -> bool:
        changed = Path(path)
        hidden = any(part.startswith(".") for part in changed.relative_to(folder).parts)
        return not hidden and not (unseen and changed.is_relative_to(unseen))

    try:
        looks = watch(
            folder,
            watch_filter=counts,
            debounce=_LONGEST_MS,
            step=_REST_MS,
            stop_event=stop,
            rust_timeout=_LOOK_MS,
            yield_on_timeout=True,
            raise_interrupt=True,
        )
        for number, changes in enumerate(looks):
            if number == 0 or changes:
                try:
                    on_change()
                except MubiaoError as error:
                    on_error(error)
    except OSError as error:
        raise ArticleError(f"无法监视文章文件夹 {articles}（{error}）；请检查该文件夹后再运行") from error
