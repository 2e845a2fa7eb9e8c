"""How far a text says a question's terms; knows nothing of slots, clauses or what is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from index import cut_words, find_places, find_years
from qa.question import Term
from qa.vocabulary import sound_of

_SYNONYM = 0.98
_ASIDE = r"(?:\([^(),。;]{1,4}\))?"
"""What is put in brackets parts no word: 县(市)、乡(镇)、村 says 县乡 and 乡村.

Fed to the pattern of a word whose two characters stand apart."""
_COMPARED_WITH = re.compile(
    r"(?:比|较|同)(?:上|去)年(?:末|底|同期)?|(?:上|去)年(?:末|底|同期)|(?:比|较|由|从)20\d\d年末?|20\d\d年以来"
)
"""Years that a figure is only compared with are not the year it is of."""


_COUPLES = {
    "产量": "产销",
    "销量": "产销",
    "存款": "存贷",
    "贷款": "存贷",
    "收入": "收支",
    "支出": "收支",
}
"""One word for two things: 产销 says 产量 and 销量."""


def match(term: Term, text: str) -> float:
    """Return how far *text* (folded) says *term*: 1 for a form of it, less for most of its characters."""
    word = term.text
    if "进出口" not in word and word.startswith(("出口", "进口")):
        text = text.replace("进出口", " ")
    if _says(word, text):
        return 1.0
    if any(_says(form, text) for form in term.forms):
        return _SYNONYM
    if _COUPLES.get(word, word) in text:
        return _SYNONYM
    if term.sound and _sounds_in(term.sound, text):
        return _SYNONYM
    if word.isascii() or len(word) < 2:
        return 0.0
    if len(word) == 2:
        return 0.5 if re.search(f"{re.escape(word[0])}{_ASIDE}.{{1,3}}{re.escape(word[1])}", text) else 0.0
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    share = sum(pair in text for pair in pairs) / len(pairs)
    return 0.85 * share if share >= 0.5 and pairs[0] in text else 0.0


def _says(form: str, text: str) -> bool:
    """Tell whether *text* has *form* as words: two characters may come from two words, 成交 from 完成交通."""
    if form not in text:
        return False
    if len(form) != 2 or form.isascii():
        return True
    return any(
        not _straddles(form, text[max(0, at.start() - 3) : at.start()], text[at.end() : at.end() + 3])
        for at in re.finditer(re.escape(form), text)
    )


@lru_cache(maxsize=65_536)
def _straddles(form: str, before: str, after: str) -> bool:
    """Tell whether the two characters of *form* belong to two words here, at least one of them longer."""
    middle = len(before) + 1
    words = [span for _, span in cut_words(before + form + after)]
    left = next((span for span in words if span.end == middle), None)
    right = next((span for span in words if span.start == middle), None)
    return left is not None and right is not None and len(left) + len(right) > 2


def _sounds_in(sound: tuple[str, ...], text: str) -> bool:
    heard = _heard(text)
    return any(heard[i : i + len(sound)] == sound for i in range(len(heard) - len(sound) + 1))


@lru_cache(maxsize=8192)
def _heard(text: str) -> tuple[str, ...]:
    return sound_of(text)


def coverage(terms: Sequence[Term], zones: Sequence[tuple[str, float]]) -> float:
    """Return the share, by weight, of *terms* that *zones* (text, trust) say: 0 to 1."""
    return share_said(terms, [best_match(term, zones) for term in terms])


def share_said(terms: Sequence[Term], said: Sequence[float]) -> float:
    """Return the share, by weight, of *terms* that is said (each 0 to 1); one not needed is missed less."""
    found = sum(term.weight * part for term, part in zip(terms, said, strict=True))
    missed = sum(term.weight * term.needed * (1 - part) for term, part in zip(terms, said, strict=True))
    return found / (found + missed) if found else 0.0


def best_match(term: Term, zones: Sequence[tuple[str, float]]) -> float:
    return max((trust * match(term, text) for text, trust in zones), default=0.0)


@lru_cache(maxsize=16_384)
def places_named(text: str) -> tuple[str, ...]:
    """Return the places that *text* names; remembered, because many questions meet the same sentence."""
    return tuple(mention.name for mention in find_places(text))


@lru_cache(maxsize=65_536)
def years_named(text: str, speaking: int | None) -> tuple[int, ...]:
    """Return the years that *text* named last, or nothing."""
    found = find_years(_COMPARED_WITH.sub(_blanks, text), speaking)
    return tuple(found[-1].years) if found else ()


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())
