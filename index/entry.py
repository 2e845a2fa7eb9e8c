"""A passage with what it is found by: the text that is indexed, its terms and the key of its vector.

Knows nothing of files or stores.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from index.lexicon import Lexicon
from index.passage import Article, Passage
from index.words import cut


@dataclass(frozen=True, slots=True)
class Entry:
    """A passage with what it is found by: its terms joined by spaces, and the hash of what was embedded."""

    passage: Passage
    terms: str
    vector_key: str


def indexed_text(article: Article, passage: Passage) -> str:
    """Return what is embedded and cut into terms: the passage under its place, year, title and headings."""
    year = f"{passage.year}年" if passage.year else None
    said = (passage.place, year, article.title, *(heading.text for heading in passage.headings), passage.text)
    return "\n".join(dict.fromkeys(part for part in said if part))


def make_entry(article: Article, passage: Passage, lexicon: Lexicon) -> Entry:
    """Return the entry of a passage of *article*; equal indexed texts have equal terms and keys."""
    text = indexed_text(article, passage)
    key = hashlib.sha256(text.encode()).hexdigest()[:32]
    return Entry(passage, " ".join(cut(text, lexicon)), key)
