"""The copies to compare by, `fold` and `simplified`: one character for one, so offsets in them hold.

Knows nothing of words; opencc's character table is read here and nowhere else.
"""

from __future__ import annotations

import importlib.util
import unicodedata
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

# Characters of simplified text that opencc also lists as traditional (乾坤, 覆盖): only these few of
# the GB 2312 set are worth mapping.
_MAPPED_GB2312 = frozenset("後於徵菸麽")

_PUNCTUATION = {
    **dict.fromkeys("“”„‟「」『』〝〞＂", '"'),
    **dict.fromkeys("‘’‚‛＇", "'"),
    **dict.fromkeys("‐‑‒–—―−－─━", "-"),
    **dict.fromkeys("～〜∼", "~"),
    **dict.fromkeys("•・‧∙⋅●", "·"),
    "\u3000": " ",
    "\u00a0": " ",
    "\t": " ",
    "【": "[",
    "】": "]",
    "〇": "零",
}


_LONG = 2_000  # characters of a text that is not worth keeping
_SHORT = 40  # characters of a text that `translate` is fast enough for
_UNKNOWN = 0xFFFFFFFF


class _FoldTable(dict[int, str]):
    """Translation table that works out each character once."""

    def __init__(self) -> None:
        super().__init__()
        self._simplified = _simplified_characters()

    def __missing__(self, code: int) -> str:
        character, folded = "", chr(code)
        while character != folded:
            character, folded = folded, _fold_character(folded, self._simplified)
        self[code] = folded
        return folded


@lru_cache(maxsize=1)
def _fold_table() -> _FoldTable:
    return _FoldTable()


def _fold_character(character: str, simplified: dict[str, str]) -> str:
    if character in _PUNCTUATION:
        return _PUNCTUATION[character]
    plain = unicodedata.normalize("NFKC", character).lower()
    if len(plain) != 1:
        return character
    return simplified.get(plain, plain)


def _simplified_characters() -> dict[str, str]:
    """Read opencc's traditional-to-simplified characters without loading opencc (4 ms)."""
    spec = importlib.util.find_spec("opencc")
    if spec is None or spec.origin is None:
        raise ImportError("opencc-python-reimplemented is not installed")
    path = Path(spec.origin).parent / "dictionary" / "TSCharacters.txt"
    pairs = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if line)
    return {
        traditional: choices.split(" ")[0]
        for traditional, choices in pairs
        if _worth_mapping(traditional) and len(choices.split(" ")[0]) == 1
    }


def _worth_mapping(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return character in _MAPPED_GB2312


@lru_cache(maxsize=1_024)  # a paragraph is read for its names, its offices and its byline
def simplified(text: str) -> str:
    """Return *text* in simplified characters, all else as it is written; same length."""
    return text.translate(_simplifying_table())


@lru_cache(maxsize=1)
def _simplifying_table() -> dict[int, str]:
    return {ord(traditional): simple for traditional, simple in _simplified_characters().items()}


def fold(text: str) -> str:
    """Return the copy to compare by: simplified, half-width, lower case, plain quotes; same length."""
    return _fold(text) if len(text) > _LONG else _folded(text)


@lru_cache(maxsize=8_192)  # a paragraph is folded by each room that looks at it
def _folded(text: str) -> str:
    return _fold(text) if len(text) > _SHORT else text.translate(_fold_table())


def _fold(text: str) -> str:
    """Fold by a look-up in an array: of a paragraph in a fraction of the time that `translate` takes."""
    known, array = _fold_table(), _fold_array()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = array[codes]
    if (new := codes[folded == _UNKNOWN]).size:
        for code in set(new.tolist()):
            array[code] = ord(known[code])
        folded = array[codes]
    return folded.tobytes().decode("utf-32-le", "surrogatepass")


@lru_cache(maxsize=1)
def _fold_array() -> NDArray[np.uint32]:
    return np.full(0x110000, _UNKNOWN, dtype=np.uint32)
