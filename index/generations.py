"""Generations of a store on disk: write aside, publish atomically, find, hold, clean up.

A folder named `gen-NNNNNN` is always complete: it got that name by a rename after everything in it was
on the disk. Knows nothing of what is inside one but its manifest.
"""

from __future__ import annotations

import os
import shutil
import sys
import weakref
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import FileLock, Timeout

from index.errors import StoreError
from index.manifest import MANIFEST, rebuild_command
from index.patterns import compiled

_CURRENT = "current"
_KEPT = 2
_GENERATION = compiled(r"gen-(\d{6,})")
_LEFTOVER = compiled(r"gen-\d{6,}\.(?:building|removing)|current\.new")


@contextmanager
def writing(store: Path) -> Iterator[None]:
    """Hold the store's only write lock, with what crashed builds left behind cleared up."""
    store.mkdir(parents=True, exist_ok=True)
    # A store ignores itself in git, wherever a user keeps the articles.
    (store / ".gitignore").write_text("*\n", encoding="utf-8")
    lock = FileLock(store / "write.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise StoreError(f"另一个程序正在更新索引库 {store}；请等它完成后再运行") from error
    try:
        _remove_leftovers(store)
        _finish_publishing(store)
        yield
    finally:
        lock.release()


def begin_generation(store: Path) -> Path:
    """Make the empty folder in which the next generation is written."""
    newest = max((_number(path) for path in _generations(store)), default=0)
    folder = store / f"gen-{newest + 1:06d}.building"
    folder.mkdir()
    return folder


def take_over(generation: Path, building: Path, names: Iterable[str]) -> None:
    """Give *building* the files called *names* of a finished *generation*, without copying where possible.

    They are the same files: whoever changes one in *building* replaces it, and never writes into it.
    """
    for name in names:
        (building / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(generation / name, building / name)
        except OSError:  # a file system without links, or with too many to this file
            shutil.copy2(generation / name, building / name)


def publish(building: Path) -> Path:
    """Turn a finished *building* folder into the current generation; return its lasting path."""
    _sync_tree(building)
    generation = building.with_suffix("")
    building.rename(generation)
    _sync(generation.parent)
    point_current(generation)
    return generation


def point_current(generation: Path) -> None:
    """Swing the `current` link to *generation* in one step and remove generations that have had their day."""
    store = generation.parent
    link = store / f"{_CURRENT}.new"
    link.symlink_to(generation.name, target_is_directory=True)
    link.replace(store / _CURRENT)
    _sync(store)
    _remove_old(store)


def has_generation(store: Path) -> bool:
    """Tell whether anything was ever published in *store*."""
    return bool(_generations(store))


def is_current(generation: Path) -> bool:
    """Tell whether the `current` link names *generation*."""
    return _linked(generation.parent) == generation


def find_generation(store: Path) -> Path:
    """Return the current generation, or the newest when the link is lost."""
    generation = _linked(store) or max(_generations(store), key=_number, default=None)
    if generation is None:
        raise StoreError(f"没有建好的索引库：{store}；请运行 {rebuild_command(store)}")
    return generation


class Lease:
    """A reader's hold on one generation: it is not cleaned up before `release`."""

    def __init__(self, folder: Path, descriptor: int) -> None:
        self.folder = folder
        self._close = weakref.finalize(self, os.close, descriptor)

    @classmethod
    def take(cls, store: Path) -> Lease:
        """Hold the current generation of *store*."""
        for _ in range(10):  # one may be cleaned up between finding and holding it
            folder = find_generation(store)
            if lease := cls._hold(folder):
                return lease
        raise StoreError(f"索引库的清单缺失：{folder / MANIFEST}；请运行 {rebuild_command(store)}")

    @classmethod
    def take_kept(cls, store: Path) -> Iterator[Lease]:
        """Hold every generation that is still there, one after the other, newest first."""
        for folder in sorted(_generations(store), key=_number, reverse=True):
            lease = cls._hold(folder)
            if lease:
                try:
                    yield lease
                finally:
                    lease.release()

    @classmethod
    def _hold(cls, folder: Path) -> Lease | None:
        """Hold a generation, None when it was cleaned up since it was found."""
        with suppress(FileNotFoundError):
            descriptor = os.open(folder / MANIFEST, os.O_RDONLY)
            _lock_shared(descriptor)
            if (folder / MANIFEST).exists():
                return cls(folder, descriptor)
            os.close(descriptor)
        return None

    def release(self) -> None:
        """Let the generation be cleaned up; harmless when called twice, done at the latest when forgotten."""
        self._close()


def _linked(store: Path) -> Path | None:
    try:
        name = str((store / _CURRENT).readlink())
    except OSError:
        return None
    generation = store / name
    return generation if _GENERATION.fullmatch(name) and generation.is_dir() else None


def _generations(store: Path) -> list[Path]:
    if not store.is_dir():
        return []
    return [path for path in store.iterdir() if _GENERATION.fullmatch(path.name) and path.is_dir()]


def _number(generation: Path) -> int:
    return int(generation.name.removeprefix("gen-"))


def _remove_leftovers(store: Path) -> None:
    for path in list(store.iterdir()):
        if _LEFTOVER.fullmatch(path.name):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def _finish_publishing(store: Path) -> None:
    """Do what a crash between naming a generation and cleaning up kept from being done."""
    newest = max(_generations(store), key=_number, default=None)
    if newest and not is_current(newest):
        point_current(newest)
    else:
        _remove_old(store)


def _remove_old(store: Path) -> None:
    for generation in sorted(_generations(store), key=_number)[:-_KEPT]:
        if not is_current(generation):
            with _claimed(generation) as claimed:
                # Out of the way by one rename: a half removed folder must never look like a generation.
                removing = generation.with_suffix(".removing")
                if claimed:
                    generation.rename(removing)
            if claimed:
                shutil.rmtree(removing)


if sys.platform == "win32":  # a file in use can't be removed there: that holds a generation just as well

    def _lock_shared(descriptor: int) -> None:
        del descriptor

    @contextmanager
    def _claimed(generation: Path) -> Iterator[bool]:
        yield generation.exists()

else:
    import fcntl

    def _lock_shared(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_SH)

    @contextmanager
    def _claimed(generation: Path) -> Iterator[bool]:
        """Yield whether no reader holds *generation*; meanwhile none can begin to."""
        descriptor = os.open(generation / MANIFEST, os.O_RDONLY)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            claimed = True
        except BlockingIOError:
            claimed = False
        try:
            yield claimed
        finally:
            os.close(descriptor)


def _sync_tree(folder: Path) -> None:
    for directory, _, names in os.walk(folder):
        for name in names:
            _sync(Path(directory, name))
        _sync(Path(directory))


def _sync(path: Path) -> None:
    """Force a file's bytes, or a folder's names, onto the disk."""
    if sys.platform == "win32" and path.is_dir():
        return  # folders can't be opened there
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
