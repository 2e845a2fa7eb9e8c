"""Watching: one call for a change that has come to rest, none for what doesn't count; errors don't end it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from index.errors import ArticleError, MubiaoError
from index.files.folder import SUFFIXES
from index.watch import watch_articles

SECONDS = 20


class Watched:
    """Counts the calls and remembers the errors."""

    def __init__(self) -> None:
        self.calls = 0
        self.errors: list[str] = []
        self.failing = False

    def on_change(self) -> None:
        self.calls += 1
        if self.failing:
            raise ArticleError("坏了")

    def on_error(self, error: MubiaoError) -> None:
        self.errors.append(str(error))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "文章" / ".mubiao").mkdir(parents=True)
    return tmp_path / "文章"


@contextmanager
def watching(folder: Path, store: Path | None = None) -> Iterator[Watched]:
    watched, stop = Watched(), threading.Event()
    arguments = (folder, watched.on_change, watched.on_error)
    thread = threading.Thread(target=watch_articles, args=arguments, kwargs={"store": store, "stop": stop})
    thread.start()
    try:
        wait_for(lambda: watched.calls == 1)
        yield watched
    finally:
        stop.set()
        thread.join(SECONDS)
    assert not thread.is_alive()


def wait_for(condition: Callable[[], bool]) -> None:
    limit = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.02)


def test_it_begins_with_a_call_and_a_burst_of_changes_is_one(folder: Path) -> None:
    with watching(folder) as watched:
        for number in range(30):
            (folder / f"{number}.txt").write_text("目标", encoding="utf-8")
        wait_for(lambda: watched.calls > 1)
        time.sleep(1.5)
        assert watched.calls == 2


def test_edits_renames_and_removals_below_the_folder_count(folder: Path) -> None:
    (folder / "县").mkdir()
    path = folder / "县" / "一.txt"
    path.write_text("目标", encoding="utf-8")
    with watching(folder) as watched:
        for turn, change in enumerate(
            (
                lambda: path.write_text("新目标", encoding="utf-8"),
                lambda: path.rename(folder / "二.txt"),
                lambda: (folder / "二.txt").unlink(),
            ),
            2,
        ):
            change()
            wait_for(lambda turn=turn: watched.calls >= turn)  # type: ignore[misc]


@pytest.mark.parametrize("name", ["articles.toml", "lexicon.toml", "旧.doc", *(f"新{s}" for s in SUFFIXES)])
def test_every_kind_of_file_that_a_build_looks_at_counts(folder: Path, name: str) -> None:
    with watching(folder) as watched:
        (folder / name).write_bytes(b"1")
        wait_for(lambda: watched.calls > 1)


def test_what_the_store_and_hidden_files_do_does_not_count(folder: Path) -> None:
    (folder / "库").mkdir()
    with watching(folder, store=folder / "库") as watched:
        (folder / ".mubiao" / "manifest.json").write_text("{}", encoding="utf-8")
        (folder / "库" / "manifest.json").write_text("{}", encoding="utf-8")
        (folder / ".一.txt.swp").write_text("目标", encoding="utf-8")
        time.sleep(2)
        assert watched.calls == 1


def test_an_error_is_told_and_watching_goes_on(folder: Path) -> None:
    with watching(folder) as watched:
        watched.failing = True
        (folder / "一.txt").write_text("目标", encoding="utf-8")
        wait_for(lambda: watched.errors == ["坏了"])
        watched.failing = False
        (folder / "二.txt").write_text("目标", encoding="utf-8")
        wait_for(lambda: watched.calls == 3)
        assert watched.errors == ["坏了"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    watched = Watched()
    with pytest.raises(ArticleError, match="无法监视文章文件夹"):
        watch_articles(tmp_path / "无", watched.on_change, watched.on_error)
