"""Chinese text to search terms, for build and query alike; knows nothing of articles or questions.

jieba lives here and nowhere else and is loaded at the first cut.
"""

from __future__ import annotations

import importlib.util
import logging
import marshal
import os
import tempfile
import threading
import warnings
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from index.fold import fold
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
    return float(_idf().get(word.encode(errors="surrogatepass"), otherwise))


@lru_cache(maxsize=8)
def _listed(name: str) -> frozenset[str]:
    return frozenset(fold(line) for line in bundled_lines(name))


@lru_cache(maxsize=1)
def _idf() -> dict[bytes, bytes]:
    """Read jieba's table of weights; left as bytes, for few of its words are asked for."""
    fields = _idf_path().read_bytes().split()
    return dict(zip(fields[::2], fields[1::2], strict=True))


@lru_cache(maxsize=65_536)
def word_class(word: str) -> str:
    """Return the class that jieba's dictionary gives *word* (n, v, a …), or nothing when it has none.

    The classes are those of the ICTCLAS tag set; an x-like name such as nz or vn keeps its second letter.
    """
    folded = fold(word).strip()
    entry = f"\n{folded} ".encode(errors="surrogatepass")
    dictionary = _dictionary()
    at = dictionary.find(entry) if folded else -1
    if at < 0:
        return ""
    line = dictionary[at + len(entry) : dictionary.find(b"\n", at + 1)]
    return line.split()[-1].decode()


@lru_cache(maxsize=1)
def _dictionary() -> bytes:
    """Read jieba's dictionary; left as bytes, for few of its words are asked for."""
    return b"\n" + _jieba_folder().joinpath("dict.txt").read_bytes()


def _idf_path() -> Path:
    return _jieba_folder() / "analyse" / "idf.txt"


def _jieba_folder() -> Path:
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ImportError("jieba is not installed")
    return Path(spec.origin).parent


_LOADING = threading.RLock()  # catch_warnings and jieba's first load are not thread-safe
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
    tokenizer = _bundled_tokenizer()
    if lexicon and key:
        tokenizer = _copy_tokenizer(tokenizer)
        _add_words(tokenizer, lexicon.user_words)
    segmenter = _SEGMENTERS[key] = Segmenter(tokenizer.FREQ, tokenizer.total)
    return segmenter


@cache
def _bundled_tokenizer() -> Any:
    tokenizer = _new_tokenizer()
    _add_words(tokenizer, bundled_lines("words.txt"))
    return tokenizer


def _new_tokenizer() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # jieba 0.42 warns of pkg_resources and of its own escapes
        import jieba

        # jieba logs its progress, and a temporary folder it may not write to, to stderr.
        logging.getLogger("jieba").setLevel(logging.CRITICAL + 1)
        tokenizer = jieba.Tokenizer()
        tokenizer.tmp_dir = _temporary_folder()
        tokenizer.cache_file = f"mubiao-jieba-{jieba.__version__}-{_user()}.cache"
        _load_dictionary(tokenizer, Path(tokenizer.tmp_dir, tokenizer.cache_file))
    return tokenizer


def _load_dictionary(tokenizer: Any, cache: Path) -> None:
    """Load jieba's dictionary from the cache that jieba keeps; in one piece, three times as fast as jieba."""
    try:
        if _is_own(cache):
            tokenizer.FREQ, tokenizer.total = marshal.loads(cache.read_bytes())
        else:  # somebody else's file in a folder that all can write to
            tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
        tokenizer.initialized = True
    except (OSError, EOFError, ValueError, TypeError):  # none yet, or damaged
        tokenizer.initialize()


def _is_own(path: Path) -> bool:
    return not hasattr(os, "getuid") or path.lstat().st_uid == os.getuid()


def _copy_tokenizer(original: Any) -> Any:
    import jieba

    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = dict(original.FREQ), original.total
    tokenizer.initialized = True
    return tokenizer


def _add_words(tokenizer: Any, words: Iterable[str]) -> None:
    for word in words:
        tokenizer.add_word(fold(word))


def _temporary_folder() -> str:
    try:
        return tempfile.gettempdir()
    except FileNotFoundError:  # nowhere to write: jieba reads its dictionary afresh each time
        return os.curdir


def _user() -> str:
    return str(os.getuid()) if hasattr(os, "getuid") else "user"
