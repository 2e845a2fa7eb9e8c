"""The versions of the rules that turn files into passages, terms and facts; each is redone on its own.

A rule is known by its version number and by the code it runs: the files that its room imports, found by
their import lines. Knows nothing of stores.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path

from index.caches import kept_while
from index.facts import FACTS_VERSION
from index.files.convert import converters
from index.lexicon import Lexicon
from index.manifest import Rules
from index.patterns import compiled
from index.split import SPLIT_VERSION

READING = ("index.read", "index.split", "index.names", "index.entry", "index.duplicates")
TERMS = ("index.words",)
FACTS = ("index.facts",)

_PACKAGE = Path(__file__).parent
_IMPORT = compiled(r"^[ ]*from (index[\w.]*) import (.*)", re.MULTILINE)
_DATA = {".txt", ".tsv"}


def rules_with(lexicon: Lexicon) -> Rules:
    """Return the rules of this program and of *lexicon*."""
    return Rules(
        # A library installed or renewed may read what could not be read.
        reading=f"{SPLIT_VERSION}-{code_fingerprint(READING)} {converters()}",
        terms=f"{lexicon.words_fingerprint}-{code_fingerprint(TERMS)}",
        facts=f"{FACTS_VERSION}-{code_fingerprint(FACTS)}",
        lexicon=lexicon.fingerprint,
    )


def code_fingerprint(rooms: tuple[str, ...]) -> str:
    """Return the hash of the files of *rooms*, of all they import from this package, and of the lexicon."""
    return _fingerprints()[rooms]


@cache  # the code that runs is the one that was loaded
def _fingerprints() -> dict[tuple[str, ...], str]:
    files = (path for path in _PACKAGE.rglob("*") if path.suffix in {".py", *_DATA})
    return kept_while(files, "rules", lambda: {rooms: _hashed(rooms) for rooms in (READING, TERMS, FACTS)})


def _hashed(rooms: tuple[str, ...]) -> str:
    digest = hashlib.sha256()
    for path in sorted(_files_of(rooms)):
        digest.update(path.relative_to(_PACKAGE).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


def _files_of(rooms: tuple[str, ...]) -> set[Path]:
    files = {path for path in (_PACKAGE / "lexicon").iterdir() if path.suffix in _DATA}
    waiting = list(rooms)
    while waiting:
        path = _file_of(waiting.pop())
        if path and path not in files:
            files.add(path)
            waiting += _imported_by(path)
    return files


@cache
def _imported_by(path: Path) -> tuple[str, ...]:
    return tuple(
        module
        for package, names in _IMPORT.findall(path.read_text(encoding="utf-8"))
        for module in (package, *(f"{package}.{name}" for name in re.findall(r"\w+", names)))
        if module != "index"
    )


@cache
def _file_of(module: str) -> Path | None:
    """Return the file of *module*; None for what is no module: a name imported out of one."""
    path = _PACKAGE.parent / module.replace(".", "/")
    found = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return found if found.is_file() else None
