"""Which characters are taken for one another: those that sound alike and those that look alike.

Only the characters in common use are ever meant; knows nothing of words.
"""

from __future__ import annotations

from functools import lru_cache

from index import bundled_lines, compiled
from qa.sounds import reading_of

_FLAT = ((compiled(r"^([zcs])h"), r"\1"), (compiled(r"ng$"), "n"), (compiled(r"^n(?=[aeiouv])"), "l"))
_LIPS = compiled(r"^hu(?=$|a)")


def nearness(a: str, b: str) -> int:
    """Rank how easily *a* is written for *b*: 3 same sound, 2 alike in shape, 1 close sound, 0 never."""
    heard, meant = readings_of(a), readings_of(b)
    if heard & meant:
        return 3
    if b in _shapes().get(a, ""):
        return 2
    return 1 if {_blurred(r) for r in heard} & {_blurred(r) for r in meant} else 0


def characters_near(character: str) -> str:
    """Return the characters in common use that *character* may be written for, itself left out."""
    sounds = (_by_sound().get(_blurred(reading), "") for reading in readings_of(character))
    near = "".join((*sounds, _shapes().get(character, "")))
    return "".join(dict.fromkeys(near.replace(character, "")))


def readings_of(character: str) -> frozenset[str]:
    """Return the usual readings of *character* without tones: `zhong` and `chong` for 重."""
    return _readings().get(character) or frozenset([reading_of(character)])


@lru_cache(maxsize=1024)
def _blurred(reading: str) -> str:
    """Return a reading without what dialects confuse: n and ng, s and sh, n and l, hu and f."""
    for sound, plain in _FLAT:
        reading = sound.sub(plain, reading)
    return "fu" if reading == "hu" else _LIPS.sub("f", reading)


@lru_cache(maxsize=1)
def _shapes() -> dict[str, str]:
    shapes: dict[str, str] = {}
    for group in bundled_lines("lookalikes.txt"):
        for character in group:
            shapes[character] = shapes.get(character, "") + group.replace(character, "")
    return shapes


@lru_cache(maxsize=1)
def _lines() -> tuple[tuple[str, str], ...]:
    pairs = (line.partition("\t") for line in bundled_lines("readings.tsv"))
    return tuple((reading, characters) for reading, _, characters in pairs)


@lru_cache(maxsize=1)
def _readings() -> dict[str, frozenset[str]]:
    readings: dict[str, frozenset[str]] = {}
    for reading, characters in _lines():
        alone = frozenset([reading])
        for character in characters:
            readings[character] = readings[character] | alone if character in readings else alone
    return readings


@lru_cache(maxsize=1)
def _by_sound() -> dict[str, str]:
    sounds: dict[str, str] = {}
    for reading, characters in _lines():
        sounds[_blurred(reading)] = sounds.get(_blurred(reading), "") + characters
    return sounds
