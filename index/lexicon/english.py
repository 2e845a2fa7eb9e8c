"""English → Chinese by the bundled table of terms; knows nothing of questions, and reads it at first use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import chain

from index.fold import fold
from index.lexicon.lines import bundled_lines, read_pair
from index.patterns import compiled

_WORD = compiled(r"[a-z0-9][a-z0-9&.'/-]*[a-z0-9]|[a-z0-9]")
_AS_THEY_ARE = frozenset(["gas", "bus", "news", "series", "address", "access", "business", "process", "this"])
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", ""))

Terms = Mapping[tuple[str, ...], str]


def translate(text: str) -> tuple[str, ...]:
    """Return the Chinese of the English terms in *text*, in Chinese order: A of B is B A."""
    chinese, longest = _table()
    words = _words(fold(text))
    phrases: list[list[str]] = [[]]
    start = 0
    while start < len(words):
        sizes = range(min(longest, len(words) - start), 0, -1)
        size = next((n for n in sizes if words[start : start + n] in chinese), 0)
        if size:
            phrases[-1].append(chinese[words[start : start + size]])
        elif words[start] == "of":
            phrases.append([])
        start += size or 1
    return tuple(dict.fromkeys(chain.from_iterable(reversed(phrases))))


@lru_cache(maxsize=1)
def _table() -> tuple[Terms, int]:
    """The terms by their words in the singular, and how many words the longest has."""
    pairs = map(read_pair, bundled_lines("bilingual.tsv"))
    chinese: dict[tuple[str, ...], str] = {}
    for english, (term, *_) in pairs:
        chinese.setdefault(_words(english), term)
    return chinese, max(map(len, chinese))


def _words(folded: str) -> tuple[str, ...]:
    return tuple(map(_singular, _WORD.findall(folded.replace("'s ", " "))))


def _singular(word: str) -> str:
    if len(word) < 4 or word in _AS_THEY_ARE or word.endswith(("ss", "us", "is")):
        return word
    ending, rest = next(((e, r) for e, r in _ENDINGS if word.endswith(e)), ("", ""))
    return word[: len(word) - len(ending)] + rest
