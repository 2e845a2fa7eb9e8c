"""What a question misspells, read as what the articles or the genre write.

A word is only doubted when the articles never say it, and only read as one that they do say or as a
term of the lexicon. Places and people are for `vocabulary`; knows nothing of what is asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from index import Lexicon, Span, compiled, cut_words, is_stopword, word_weight
from qa.likeness import characters_near, nearness
from qa.vocabulary import is_unknown

_RARE = 9.0
"""A word that general text uses less is doubted when the articles don't say it: 人材."""

_SHORTEST_TERM = 4
"""Terms of the lexicon are long enough from here that one wrong character makes no other term."""

_MOST_DOUBTED = 12
"""Where more words than these are unheard of, they are another tongue or no words: not misspelt."""

_HAN = compiled(r"[一-鿿]+")
_NUMBER_BEFORE, _MEASURES = (
    compiled(r"[\d一二三四五六七八九十几两]$"),
    frozenset("个家项条座所处件位名种类大"),
)
_SPOKEN = (
    (compiled(r"[系係]?几多"), "是多少"),
    (compiled(r"多小(?=[亿万元个家人项所亩吨]|$|[?？])"), "多少"),
    (compiled(r"(?<=[排居列])老?几(?![年天个位强名])"), "第几"),
    (compiled(r"(?<=[少几])个(?=亿(?![元及]?[以级]))"), ""),
    (compiled(r"边个"), "谁"),
    (compiled(r"点样"), "怎样"),
    (compiled(r"乜嘢|神马"), "什么"),
    (compiled(r"肿么"), "怎么"),
    (compiled(r"有木有"), "有没有"),
)
"""Question words as other tongues and the net write them."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """Corrects words by what the articles say, which *said* tells, and by the terms of the lexicon."""

    lexicon: Lexicon
    said: Callable[[str], bool]

    def corrected(self, text: str, names: Iterable[Span] = ()) -> str:
        """Return *text* (folded) with its misspelt words corrected; what *names* cover is left as it is."""
        edges = [0, *(edge for span in sorted(names) for edge in (span.start, span.end)), len(text)]
        parts = [text[a:b] for a, b in pairwise(edges)]
        return "".join(part if at % 2 else self._mended(part) for at, part in enumerate(parts))

    def _mended(self, text: str) -> str:
        text = in_plain_words(text)
        words, worded = cut_words(text, self.lexicon), self.lexicon.worded(text)
        doubted = [span for word, span in words if self._is_doubted(word) and not _is_counted(text, span)]
        doubted += self._fallen_apart(text, words)
        doubted = [span for span in doubted if not any(wording.contains(span) for wording in worded)]
        if len(doubted) > _MOST_DOUBTED:
            return text
        for span in sorted(doubted, reverse=True):
            terms = [hit for hit in _terms_meant(self.lexicon, text, span) if hit[0].end <= len(text)]
            nearest = (span, self._nearest(span.of(text)))
            written, meant = max(terms, key=lambda hit: len(hit[1]), default=nearest)
            text = text[: written.start] + meant + text[written.end :]
        return text

    def _is_doubted(self, word: str) -> bool:
        """Tell whether *word* may be misspelt: nobody here says it, and it is no everyday wording."""
        if not _HAN.fullmatch(word) or all(map(is_stopword, word)) or self.said(word):
            return False
        rare = len(word) == 1 or is_unknown(word) or word_weight(word) > _RARE
        return rare and not self.lexicon.knows(word)

    def _fallen_apart(self, text: str, words: Sequence[tuple[str, Span]]) -> Iterator[Span]:
        """Yield the pairs of characters of *text* that a cut parts and nobody here writes: 付|债 for 负债.

        The cut leaves either each alone or, where it takes what is beside them in, no words: 总付|债是. What
        the articles pair with what is beside it is no part of a misspelt word: 直通车|办结.
        """
        for (one, a), (other, b) in pairwise(words):
            pair = one[-1] + other[0]
            parted = len(one) == len(other) == 1 or (is_unknown(one) and is_unknown(other))
            if not parted or a.end != b.start or not _HAN.fullmatch(pair) or any(map(is_stopword, pair)):
                continue
            beside = (text[max(0, a.end - 2) : a.end], pair, text[b.start : b.start + 2])
            if not any(map(self.said, beside)):
                yield Span(a.end - 1, b.start + 1)

    def _nearest(self, word: str) -> str:
        """Return the one word that *word* is most easily written for and that the articles say."""
        near: dict[int, list[str]] = {}
        for at, character in enumerate(word if 1 < len(word) < 6 else ""):
            for other in characters_near(character):
                candidate = word[:at] + other + word[at + 1 :]
                rank = nearness(character, other)
                if self._may_be(candidate) and (rank > 1 or self.lexicon.knows(candidate)):
                    near.setdefault(rank, []).append(candidate)
        best = near[max(near)] if near else [word]
        ours = [candidate for candidate in best if self.lexicon.knows(candidate)]
        return next((words[0] for words in (best, ours) if len(words) == 1), word)

    def _may_be(self, word: str) -> bool:
        """Tell whether *word* is one, and the articles say it."""
        return (not is_unknown(word) or self.lexicon.knows(word)) and self.said(word)


def corrections(written: str, read: str) -> tuple[tuple[str, str], ...]:
    """Return the words of *written* (folded) that *read* has otherwise, each with the word it was read as."""
    words = [span for _, span in cut_words(read)]
    found: dict[tuple[str, str], None] = {}
    for kind, a, b, c, d in SequenceMatcher(None, written, read, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        word = next((span for span in words if span.start <= c < span.end), Span(c, d))
        end = max(word.end, d)
        found[written[a - (c - word.start) : b + (end - d)], read[word.start : end]] = None
    return tuple(pair for pair in found if all(pair))


def in_plain_words(text: str) -> str:
    """Put the question words of other tongues and of the net plainly."""
    for spoken, plain in _SPOKEN:
        text = spoken.sub(plain, text)
    return text


def _is_counted(text: str, span: Span) -> bool:
    """Tell whether a measure word opens what stands at *span*, right behind a number: 6|个市 is no 各市."""
    return _NUMBER_BEFORE.search(text, 0, span.start) is not None and text[span.start] in _MEASURES


def _terms_meant(lexicon: Lexicon, text: str, doubt: Span) -> Iterator[tuple[Span, str]]:
    """Yield the terms of the lexicon that *text* has around *doubt* but for one slip, with their place."""
    for at in range(doubt.start, doubt.end):
        for i, term in _terms_with(lexicon, text[:at], text[at + 1 :], "."):
            if nearness(text[at], term[i]):
                yield Span(at - i, at - i + len(term)), term
    for at in range(max(1, doubt.start), min(doubt.end + 1, len(text))):
        for i, term in _terms_with(lexicon, text[:at], text[at:], "."):
            if 0 < i < len(term) - 1:
                yield Span(at - i, at - i + len(term) - 1), term
        for i, term in _terms_with(lexicon, text[: at - 1], text[at + 1 :], text[at] + text[at - 1]):
            yield Span(at - 1 - i, at - 1 - i + len(term)), term
        if text[at] == text[at - 1]:
            for i, term in _terms_with(lexicon, text[: at - 1], text[at + 1 :], text[at]):
                yield Span(at - 1 - i, at - i + len(term)), term


def _terms_with(lexicon: Lexicon, before: str, after: str, middle: str) -> Iterator[tuple[int, str]]:
    """Yield the terms that *before*, *middle* (`.` is any one) and *after* make, and where the middle is."""
    if not (middle == "." or _HAN.fullmatch(middle)):
        return
    terms, size = _terms_by_pair(lexicon), len(middle)
    # At least three characters of a term stand beside the slip, so two of them on one side of it.
    near = {*terms.get(before[-2:], ()), *terms.get(after[:2], ())}
    if not near:
        return
    left, right = re.escape(before[-1:]), re.escape(after[:1])
    seen = compiled(rf"(.*?{left})?({middle})({right}.*)?")
    for _, term in sorted(near):
        found = seen.fullmatch(term)
        if found is None:
            continue
        head, tail = found[1] or "", found[3] or ""
        if len(term) - size >= _SHORTEST_TERM - 1 and before.endswith(head) and after.startswith(tail):
            yield len(head), term


@lru_cache(maxsize=4)
def _terms_by_pair(lexicon: Lexicon) -> dict[str, tuple[tuple[int, str], ...]]:
    """The longer terms of *lexicon*, numbered, by each pair of their characters."""
    by_pair: dict[str, list[tuple[int, str]]] = {}
    for numbered in enumerate(term for term in lexicon.terms if len(term) >= _SHORTEST_TERM):
        for pair in {a + b for a, b in pairwise(numbered[1])}:
            by_pair.setdefault(pair, []).append(numbered)
    return {pair: tuple(terms) for pair, terms in by_pair.items()}
