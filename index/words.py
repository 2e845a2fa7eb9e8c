"""Chinese text to search terms, for build and query alike; knows nothing of articles or questions.

jieba's dictionary is loaded at the first cut.
"""

from __future__ import annotations

import threading
from bisect import bisect_left
from functools import lru_cache

from index.dictionary import bundled_dictionary, jieba_folder, with_words
from index.fold import fold
from index.guess import Guesser
from index.lexicon import Lexicon, load_lexicon
from index.lexicon.lines import bundled_lines
from index.passage import Span
from index.segment import BLOCK, Segmenter

__all__ = ["Lexicon", "cut", "cut_words", "fold", "is_stopword", "load_lexicon", "word_weight"]

_UNKNOWN_WEIGHT = 11.0  # a word of two or more characters that jieba's corpus never saw
_CHARACTER_WEIGHT = 4.0  # a lone character carries little by itself
_NUMBER_WEIGHT = 1.0


def cut(text: str, lexicon: Lexicon | None = None) -> list[str]:
    """Cut *text* into folded search terms, long words and the words inside them."""
    words = _segmenter(lexicon).cut_for_search(fold(text))
    return [word for word in words if word.isalnum() or _is_word(word)]


def cut_words(
    text: str, lexicon: Lexicon | None = None, *, guess: bool = True
) -> tuple[tuple[str, Span], ...]:
    """Cut *text* into folded words that do not overlap, each with its span in *text*.

    With *guess*, characters between known words are joined where they are likely to be a new word.
    """
    tokens = _segmenter(lexicon).cut(fold(text), guess=guess)
    return tuple((word, Span(start, end)) for word, start, end in tokens if word.isalnum() or _is_word(word))


def block_spans(folded: str) -> list[tuple[int, int]]:
    """Return the spans of a folded text that are cut each for itself."""
    return [match.span() for match in BLOCK.finditer(folded)]


def _is_word(word: str) -> bool:
    return any(map(str.isalnum, word))


def is_stopword(word: str) -> bool:
    """Tell whether *word* is a function word, a question word or politeness."""
    return fold(word) in _listed("stopwords.txt")


def is_generality(word: str) -> bool:
    """Tell whether *word* is a noun under which anything may be counted: 规模, 情况."""
    return fold(word) in _listed("generalities.txt")


def is_deed(word: str) -> bool:
    """Tell whether *word* is a verb that tells one figure from its neighbour: 开工, 竣工."""
    return fold(word) in _listed("deeds.txt")


@lru_cache(maxsize=65_536)
def word_weight(word: str) -> float:
    """Return how informative *word* is in general: 0 for function words, about 14 for rare nouns."""
    folded = fold(word).strip()
    if folded in _listed("stopwords.txt") or not _is_word(folded):
        return 0.0
    if any(character.isdigit() for character in folded) and not folded.isalpha():
        return _NUMBER_WEIGHT
    if len(folded) == 1 and not folded.isascii():
        return min(_general_weight(folded, _CHARACTER_WEIGHT), _CHARACTER_WEIGHT)
    return _general_weight(folded, _UNKNOWN_WEIGHT)


def _general_weight(word: str, otherwise: float) -> float:
    return bundled_dictionary().weights[word[0]].get(word, otherwise)


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(line) for line in bundled_lines(name))


@lru_cache(maxsize=65_536)
def word_class(word: str) -> str:
    """Return the class that jieba's dictionary gives *word* (n, v, a …), or nothing when it has none.

    The classes are those of the ICTCLAS tag set; an x-like name such as nz or vn keeps its second letter.
    """
    folded = fold(word).strip()
    if not folded or not bundled_dictionary().counts[folded[0]].get(folded):
        return ""
    line = _entry(_dictionary(), f"{folded} ".encode(errors="surrogatepass"))
    return line.split()[-1].decode() if line else ""


def _entry(dictionary: bytes, opening: bytes) -> bytes:
    """Return the line of *dictionary* that opens so: jieba's lines stand in order, but for a few."""

    def line_at(position: int) -> bytes:
        return dictionary[dictionary.rfind(b"\n", 0, position) + 1 : dictionary.find(b"\n", position)]

    word = opening[:-1]
    at = bisect_left(range(len(dictionary) - 1), word, key=lambda at: line_at(at).partition(b" ")[0])
    found = line_at(at) if at < len(dictionary) else b""
    if found.startswith(opening):
        return found
    at = dictionary.find(b"\n" + opening)
    return line_at(at + 1) if at >= 0 else b""


@lru_cache(maxsize=1)
def _dictionary() -> bytes:
    """Read jieba's dictionary; left as bytes, for few of its words are asked for."""
    return b"\n" + jieba_folder().joinpath("dict.txt").read_bytes()


_LOADING = threading.RLock()
_SEGMENTERS: dict[str, Segmenter] = {}


def _segmenter(lexicon: Lexicon | None) -> Segmenter:
    """Return what cuts by jieba's dictionary with the bundled words, and with those the user added."""
    key = lexicon.words_fingerprint if lexicon else ""
    segmenter = _SEGMENTERS.get(key)
    if segmenter is None:
        with _LOADING:
            segmenter = _SEGMENTERS.get(key) or _load_segmenter(key, lexicon)
    return segmenter


def _load_segmenter(key: str, lexicon: Lexicon | None) -> Segmenter:
    dictionary = bundled_dictionary()
    if lexicon and key:
        dictionary = with_words(dictionary, lexicon.user_words)
    segmenter = _SEGMENTERS[key] = Segmenter(dictionary.counts, dictionary.total, Guesser(dictionary.model))
    return segmenter
