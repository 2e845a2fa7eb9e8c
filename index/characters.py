"""Text → characters and pairs of neighbours: what a text is found by however its words are cut."""

from __future__ import annotations

import itertools

from index.fold import fold
from index.patterns import compiled

_RUN = compiled(r"(?P<latin>[a-z0-9]+)|[^\W_a-z0-9]+")


def character_terms(text: str) -> list[str]:
    """Return the folded characters of *text* and their pairs, in order; a Latin word or number is one."""
    terms: list[str] = []
    for run in _RUN.finditer(fold(text)):
        said = run[0]
        if run["latin"]:
            terms.append(said)
        else:
            terms += said
            terms += map("".join, itertools.pairwise(said))
    return terms
