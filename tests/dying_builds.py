"""Builds a store and is killed on the way: `python -m tests.dying_builds ARTICLES KEPT`, one build a line.

A line says when the power goes: `step 17` just before the build's 17th step on the file system, `after 0.031`
that many seconds after its start, `never`; `full 4096` lets no file grow beyond so many bytes, as a full disk
does. What it prints back is `killed`, `built` when the build was sooner, or the error that a user would see.
Every build is a fork of a process that has loaded all but started nothing.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from index.build import build_store
from index.errors import MubiaoError
from index.manifest import default_store
from index.words import cut
from tests.fakes import BigramEncoder, use_encoder

STEPS = frozenset(
    ("open", "os.rename", "os.link", "os.symlink", "os.mkdir", "os.remove", "os.rmdir", "sqlite3.connect")
)


def die_at_step(number: int, store: Path) -> None:
    """Kill this process just before its *number*-th step in the store's folder."""
    seen = 0

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if event in STEPS and is_inside(arguments, store) and not is_reading(event, arguments):
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def is_inside(arguments: tuple[Any, ...], store: Path) -> bool:
    """Tell whether a step names the store, or a file in a folder held open as only removals do."""
    named = any(isinstance(a, str | bytes | Path) and str(store) in os.fsdecode(a) for a in arguments)
    return named or (len(arguments) == 2 and isinstance(arguments[1], int) and arguments[1] >= 0)


def is_reading(event: str, arguments: tuple[Any, ...]) -> bool:
    return event == "open" and not int(arguments[2]) & (os.O_WRONLY | os.O_RDWR)


def die_after(seconds: float) -> None:
    """Kill this process that much later."""
    timer = threading.Timer(seconds, os.kill, (os.getpid(), signal.SIGKILL))
    timer.daemon = True
    timer.start()


def build_once(articles: Path, when: str) -> str:
    """Fork a build that dies as *when* says; tell whether it did."""
    ours, theirs = os.pipe()
    if child := os.fork():
        os.close(theirs)
        with os.fdopen(ours, encoding="utf-8") as told:
            said = told.read()
        _, status = os.waitpid(child, 0)
        return "killed" if os.WIFSIGNALED(status) else said
    prepare_to_die(when, default_store(articles))
    said = "built"
    try:
        build_store(articles)
    except MubiaoError as error:
        said = str(error)
    os.write(theirs, said.encode())
    os._exit(0)


def prepare_to_die(when: str, store: Path) -> None:
    kind, _, amount = when.partition(" ")
    if kind == "step":
        die_at_step(int(amount), store)
    elif kind == "after":
        die_after(float(amount))
    elif kind == "full":
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(amount), int(amount)))


def main(articles: Path, kept: str) -> None:
    patch = pytest.MonkeyPatch()
    use_encoder(patch, BigramEncoder())
    if kept == "changes":  # however few the articles, a build carries what changed along with the whole
        patch.setattr("index.amend.SMALL", 0)
        patch.setattr("index.amend._SHARE", 0)
    cut("读一遍词典，免得每次都读")
    for line in sys.stdin:
        print(build_once(articles, line.strip()), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
