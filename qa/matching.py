"""How far a text says a question's terms; knows nothing of slots, clauses or what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from index import compiled, cut_words, find_places, find_years
from qa.question import Term
from qa.vocabulary import sound_of

_SYNONYM = 0.98
_ASIDE = r"(?:\([^(),。;]{1,4}\))?"
"""What is put in brackets parts no word: 县(市)、乡(镇)、村 says 县乡 and 乡村.

Fed to the pattern of a word whose two characters stand apart."""
_COMPARED_WITH = compiled(
    r"(?:比|较|同)(?:上|去)年(?:末|底|同期)?|(?:上|去)年(?:末|底|同期)|(?:比|较|由|从)20\d\d年末?|20\d\d年以来"
)
"""Years that a figure is only compared with are not the year it is of."""


_ONE_WAY = ("出口", "进口")
_PLAN_BY_NAME = compiled(r"[\"“]?十[一二三四五六]五[\"”]?规划(?![期中])")
"""A plan that is named is no time: 是实施“十四五”规划的关键之年."""

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
    if "进出口" not in word and word.startswith(_ONE_WAY):
        text = text.replace("进出口", " ")
    if _says(word, text):
        return 1.0
    for form in term.forms:
        if form in text and _says(form, text):
            return _SYNONYM
    if _COUPLES.get(word, word) in text:
        return _SYNONYM
    if term.sound and _sounds_in(term.sound, text):
        return _SYNONYM
    if word.isascii() or len(word) < 2:
        return 0.0
    if len(word) == 2:
        # Most texts lack one of the two: to look for them is a fraction of what the pattern costs.
        return 0.5 if word[0] in text and word[1] in text and _apart(word).search(text) else 0.0
    if word[:2] not in text:
        return 0.0
    pairs = [word[i : i + 2] for i in range(len(word) - 1)]
    share = sum([pair in text for pair in pairs]) / len(pairs)
    return 0.85 * share if share >= 0.5 else 0.0


@lru_cache(maxsize=4096)
def _apart(word: str) -> re.Pattern[str]:
    """Return the pattern of the two characters of *word* a little apart."""
    return compiled(f"{re.escape(word[0])}{_ASIDE}.{{1,3}}{re.escape(word[1])}")


def may_match(term: Term, text: str) -> bool:
    """Tell whether *term* may match a part of *text* at all: where not, no part of it need be looked at."""
    word = term.text
    if word.startswith(_ONE_WAY) or any(form in text for form in (word, *term.forms)):
        return True
    if _COUPLES.get(word, word) in text or (term.sound and _sounds_in(term.sound, text)):
        return True
    if word.isascii() or len(word) < 2:
        return False
    return word[0] in text and word[1] in text if len(word) == 2 else word[:2] in text


def _says(form: str, text: str) -> bool:
    """Tell whether *text* has *form* as words: two characters may come from two words, 成交 from 完成交通.

    What 进出口 come to is not what 出口 does.
    """
    if form.startswith(_ONE_WAY):
        text = text.replace("进出口", " ")
    if form not in text:
        return False
    if len(form) != 2 or form.isascii():
        return True
    start = text.find(form)
    while start >= 0:
        end = start + 2
        if not _straddles(form, text[max(0, start - 3) : start], text[end : end + 3]):
            return True
        start = text.find(form, end)
    return False


@lru_cache(maxsize=65_536)
def _straddles(form: str, before: str, after: str) -> bool:
    """Tell whether the two characters of *form* belong to two words here, at least one of them longer."""
    middle = len(before) + 1
    words = [span for _, span in cut_words(before + form + after)]
    left = next((span for span in words if span.end == middle), None)
    right = next((span for span in words if span.start == middle), None)
    return left is not None and right is not None and len(left) + len(right) > 2


def _sounds_in(sound: tuple[str, ...], text: str) -> bool:
    return _in_a_row(sound) in _heard(text)


@lru_cache(maxsize=8192)
def _heard(text: str) -> str:
    return _in_a_row(sound_of(text))


def _in_a_row(sounds: Iterable[str]) -> str:
    """Write *sounds* so that one row of them is part of another just where its sounds are."""
    return f"\0{chr(0).join(sounds)}\0"


def coverage(terms: Sequence[Term], zones: Sequence[tuple[str, float]]) -> float:
    """Return the share, by weight, of *terms* that *zones* (text, trust) say: 0 to 1."""
    return share_said(terms, [best_match(term, zones) for term in terms])


def share_said(terms: Sequence[Term], said: Sequence[float]) -> float:
    """Return the share, by weight, of *terms* that is said (each 0 to 1); one not needed is missed less."""
    found = sum(term.weight * part for term, part in zip(terms, said, strict=True))
    missed = sum(term.weight * term.needed * (1 - part) for term, part in zip(terms, said, strict=True))
    return found / (found + missed) if found else 0.0


def best_match(term: Term, zones: Sequence[tuple[str, float]]) -> float:
    """Return how far the zone that says *term* best says it; one that can say no more is not looked at."""
    best = 0.0
    for text, trust in zones:
        if trust > best:
            best = max(best, trust * match(term, text))
    return best


@lru_cache(maxsize=16_384)
def places_named(text: str) -> tuple[str, ...]:
    """Return the places that *text* names; remembered, because many questions meet the same sentence."""
    return tuple(mention.name for mention in find_places(text))


@lru_cache(maxsize=65_536)
def years_named(text: str, speaking: int | None) -> tuple[int, ...]:
    """Return the years that *text* named last, or nothing."""
    found = find_years(_PLAN_BY_NAME.sub(_blanks, _COMPARED_WITH.sub(_blanks, text)), speaking)
    return tuple(found[-1].years) if found else ()


def _blanks(match: re.Match[str]) -> str:
    return " " * len(match.group())
