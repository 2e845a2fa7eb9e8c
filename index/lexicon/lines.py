"""The bundled lexicon files line by line; knows how a line is written, not what its terms mean."""

from __future__ import annotations

from pathlib import Path

_FOLDER = Path(__file__).parent


def bundled_lines(name: str) -> tuple[str, ...]:
    """Read the lines of a bundled lexicon file, without comments and empty lines."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").split("\n")
    return tuple(line for line in lines if line and line[0] != "#")


def read_group(line: str) -> tuple[str, ...]:
    """Read `a | b | c`."""
    return tuple(line.split(" | "))


def read_pair(line: str) -> tuple[str, tuple[str, ...]]:
    """Read a wording, a tab, and its terms as `a|b|c`."""
    left, _, right = line.partition("\t")
    return left, tuple(right.split("|"))
