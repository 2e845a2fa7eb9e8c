"""The administrative place an article is about; knows no place by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from index.layout import Block
from index.masthead import find_headline
from index.places import find_places


def find_place(blocks: Sequence[Block]) -> str | None:
    """Return the place the article is about: named in its headline or lead, or most often."""
    votes: Counter[str] = Counter()
    head = find_headline(blocks)
    lead = 0
    for i, block in enumerate(blocks):
        lead += block.level == 0
        weight = 8 if i in head else 3 if block.level == 0 and lead <= 2 else 1
        for name in {found.name for found in find_places(block.text)}:
            votes[name] += weight
    return max(votes, key=lambda name: (votes[name], len(name)), default=None)
