"""Characters that make no known word → the words they are likely to be, by jieba's hidden Markov model.

Knows no dictionary; the model is handed in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from index.patterns import compiled

_CHINESE = compiled("([\u4e00-\u9fd5]+)")
_LATIN = compiled(r"([a-zA-Z0-9]+(?:\.\d+)?%?)")
NEVER = -3.14e100  # the logarithm that jieba has for what never happens
_KEPT = 8_192

Places = tuple[float, float, float, float]
"""How likely a character begins a word, goes on in one, ends one or is one: logarithms."""
Model = tuple[Places, tuple[float, ...], Mapping[str, Places]]
"""How likely a text begins with each place; how likely each of `STEPS` is; the places of each character."""
STEPS = ("EB", "SB", "MM", "BM", "BE", "ME", "SS", "ES")  # from a place in a word to the next character's


class Guesser:
    """Joins characters to likely words; called with what lies between known words."""

    def __init__(self, model: Model) -> None:
        self._start, self._steps, self._places = model
        self._remembered = lru_cache(maxsize=_KEPT)(self._cut)

    def __call__(self, characters: str) -> tuple[str, ...]:
        """Return the words of *characters*."""
        return self._remembered(characters)

    def _cut(self, characters: str) -> tuple[str, ...]:
        return tuple(self._words(characters))

    def _words(self, characters: str) -> Iterator[str]:
        for part in _CHINESE.split(characters):
            if _CHINESE.match(part):
                yield from self._likely_words(part)
            else:
                yield from filter(None, _LATIN.split(part))

    def _likely_words(self, characters: str) -> Iterator[str]:
        begin = 0
        for at, is_end in enumerate(self._endings(characters)):
            if is_end:
                yield characters[begin : at + 1]
                begin = at + 1

    def _endings(self, characters: str) -> list[bool]:
        """Return for each character whether a word ends with it, by the likeliest series of places."""
        start_b, start_m, start_e, start_s = self._start
        e_b, s_b, m_m, b_m, b_e, m_e, s_s, e_s = self._steps
        of_b, of_m, of_e, of_s = self._places_of(characters[0])
        b, m, e, s = start_b + of_b, start_m + of_m, start_e + of_e, start_s + of_s
        back: list[
            tuple[bool, bool, bool, bool]
        ] = []  # after S, not E; after M, not B; after M, not B; after S
        for character in characters[1:]:
            of_b, of_m, of_e, of_s = self._places_of(character)
            b_after_e, b_after_s = e + e_b + of_b, s + s_b + of_b
            m_after_m, m_after_b = m + m_m + of_m, b + b_m + of_m
            e_after_b, e_after_m = b + b_e + of_e, m + m_e + of_e
            s_after_s, s_after_e = s + s_s + of_s, e + e_s + of_s
            back.append(
                (
                    b_after_s >= b_after_e,
                    m_after_m >= m_after_b,
                    e_after_m >= e_after_b,
                    s_after_s >= s_after_e,
                )
            )
            b, m, e, s = (
                max(b_after_s, b_after_e),
                max(m_after_m, m_after_b),
                max(e_after_m, e_after_b),
                max(s_after_s, s_after_e),
            )
        place = "S" if s >= e else "E"
        ends = [True]
        for after_s_b, after_m_m, after_m_e, after_s_s in reversed(back):
            if place == "B":
                place = "S" if after_s_b else "E"
            elif place == "M":
                place = "M" if after_m_m else "B"
            elif place == "E":
                place = "M" if after_m_e else "B"
            else:
                place = "S" if after_s_s else "E"
            ends.append(place in "ES")
        ends.reverse()
        return ends

    def _places_of(self, character: str) -> Places:
        return self._places.get(character, (NEVER,) * 4)
