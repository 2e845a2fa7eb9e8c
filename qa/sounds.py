"""How a Chinese character is read aloud, without tone; knows nothing of names or questions."""

from __future__ import annotations

import importlib.util
import json
import unicodedata
from functools import lru_cache
from pathlib import Path

_TONES = dict.fromkeys(map(ord, "\u0300\u0301\u0304\u030c"))


@lru_cache(maxsize=8192)
def reading_of(character: str) -> str:
    """Return the usual reading of *character* without its tone, `lv` for 绿; what has none is its own."""
    readings = _readings().get(str(ord(character)))
    if readings is None:
        return character
    marked = unicodedata.normalize("NFD", readings.partition(",")[0])
    return unicodedata.normalize("NFC", marked.translate(_TONES).replace("u\u0308", "v"))


@lru_cache(maxsize=1)
def _readings() -> dict[str, str]:
    """Read pypinyin's table of characters; importing it would read its phrases too, six times as slow."""
    spec = importlib.util.find_spec("pypinyin")
    if spec is None or spec.origin is None:
        raise ImportError("pypinyin is not installed")
    table: dict[str, str] = json.loads((Path(spec.origin).parent / "pinyin_dict.json").read_bytes())
    return table
