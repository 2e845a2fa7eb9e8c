"""Generations on disk: whole or absent, one writer, readers undisturbed."""

from __future__ import annotations

import itertools
import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from index.errors import StoreError
from index.generations import (
    Lease,
    begin_generation,
    find_generation,
    has_generation,
    is_current,
    point_current,
    publish,
    writing,
)
from index.manifest import MANIFEST


def make(store: Path, text: str = "") -> Path:
    """Publish a generation that holds *text*."""
    store.mkdir(exist_ok=True)
    building = begin_generation(store)
    (building / "lexical").mkdir()
    (building / "lexical" / "terms").write_text(text, encoding="utf-8")
    (building / MANIFEST).write_text("{}", encoding="utf-8")
    return publish(building)


def names(store: Path) -> set[str]:
    return {path.name for path in store.iterdir()}


def test_the_current_generation_is_the_one_published_last(tmp_path: Path) -> None:
    first = make(tmp_path, "一")
    assert find_generation(tmp_path) == first == tmp_path / "gen-000001"
    second = make(tmp_path, "二")
    assert find_generation(tmp_path) == second == tmp_path / "gen-000002"
    assert (tmp_path / "current" / "lexical" / "terms").read_text(encoding="utf-8") == "二"
    assert (tmp_path / "current").readlink() == Path("gen-000002")  # relative: the store may be moved


def test_the_last_two_are_kept(tmp_path: Path) -> None:
    for _ in range(4):
        make(tmp_path)
    assert names(tmp_path) == {"gen-000003", "gen-000004", "current"}


def test_a_held_generation_outlives_its_successors(tmp_path: Path) -> None:
    held = make(tmp_path, "一")
    lease = Lease.take(tmp_path)
    for _ in range(3):
        make(tmp_path)
    assert lease.folder == held
    assert (held / "lexical" / "terms").read_text(encoding="utf-8") == "一"
    lease.release()
    lease.release()
    make(tmp_path)
    assert not held.exists()


def test_a_forgotten_reader_holds_nothing(tmp_path: Path) -> None:
    held = make(tmp_path)
    Lease.take(tmp_path)
    for _ in range(2):
        make(tmp_path)
    assert not held.exists()


def test_two_readers_may_hold_one_generation(tmp_path: Path) -> None:
    held = make(tmp_path)
    first, second = Lease.take(tmp_path), Lease.take(tmp_path)
    first.release()
    make(tmp_path), make(tmp_path)
    assert held.exists()
    second.release()
    make(tmp_path)
    assert not held.exists()


def test_nothing_published_is_an_error_that_says_what_to_run(tmp_path: Path) -> None:
    store = tmp_path / "文章" / ".mubiao"
    assert not has_generation(store)
    with pytest.raises(StoreError, match=f"mubiao index {store.parent}"):
        find_generation(store)
    with pytest.raises(StoreError, match="没有建好的索引库"):
        Lease.take(store)


@pytest.mark.parametrize("target", ["gen-000009", "elsewhere", "../gen-000001", None])
def test_a_lost_or_dangling_link_falls_back_to_the_newest_whole_generation(
    tmp_path: Path, target: str | None
) -> None:
    make(tmp_path)
    newest = make(tmp_path)
    (tmp_path / "gen-000007.building").mkdir()
    (tmp_path / "current").unlink()
    if target:
        (tmp_path / "current").symlink_to(target)
    assert find_generation(tmp_path) == newest
    assert not is_current(newest)
    point_current(newest)
    assert is_current(newest)


def test_what_a_crash_left_behind_goes_at_the_next_build(tmp_path: Path) -> None:
    kept = make(tmp_path)
    for name in ("gen-000002.building", "gen-000000.removing"):
        (tmp_path / name / "lexical").mkdir(parents=True)
        (tmp_path / name / "lexical" / "half").touch()
    (tmp_path / "current.new").symlink_to("gen-000002")
    (tmp_path / "notes").mkdir()
    with writing(tmp_path):
        assert names(tmp_path) == {".gitignore", "write.lock", "current", kept.name, "notes"}
    assert (tmp_path / ".gitignore").read_text(encoding="utf-8") == "*\n"


def test_only_one_writes_at_a_time(tmp_path: Path) -> None:
    store = tmp_path / "库"
    with writing(store), pytest.raises(StoreError, match="另一个程序正在更新索引库"), writing(store):
        pass
    with writing(store):
        pass


STEPS = 18  # at least as many as publishing takes


class Crash(BaseException):
    """The power is gone."""


def crash_at(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Crash at the *step*-th call from now that changes a name or forces bytes onto the disk."""
    calls = itertools.count()

    def crashing(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **options: object) -> object:
            if next(calls) == step:
                raise Crash
            return real(*arguments, **options)

        return call

    for owner, name in ((Path, "mkdir"), (Path, "rename"), (Path, "replace"), (Path, "symlink_to")):
        monkeypatch.setattr(owner, name, crashing(getattr(owner, name)))
    monkeypatch.setattr(os, "fsync", crashing(os.fsync))
    monkeypatch.setattr(shutil, "rmtree", crashing(shutil.rmtree))


@pytest.mark.parametrize("step", range(STEPS))
def test_a_crash_between_any_two_steps_leaves_the_old_or_the_new_generation(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    make(tmp_path, "更旧"), make(tmp_path, "旧")
    with monkeypatch.context() as patched:
        crash_at(step, patched)
        with suppress(Crash), writing(tmp_path):
            make(tmp_path, "新")
    assert (tmp_path / "current" / MANIFEST).exists(), "the link is never gone, not even for a moment"
    assert (find_generation(tmp_path) / "lexical" / "terms").read_text(encoding="utf-8") in {"旧", "新"}
    with writing(tmp_path):
        newest = make(tmp_path, "再")
    assert find_generation(tmp_path) == newest
    assert not [name for name in names(tmp_path) if name.endswith((".building", ".removing", ".new"))]


def test_the_crashes_above_reach_every_step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make(tmp_path), make(tmp_path)
    crash_at(STEPS, monkeypatch)
    with writing(tmp_path):
        make(tmp_path)
