"""A question's words → its content terms, with their weights and the forms that mean the same.

Knows the lexicon; which words are a place, a year or a name has been settled before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index import (
    Lexicon,
    Span,
    cut_words,
    find_quantities,
    fold,
    is_deed,
    is_generality,
    word_class,
    word_weight,
)
from qa.frames import (
    ASKED_UNIT,
    COMPARE,
    DEGREES,
    FRAME,
    GENERAL,
    GENERIC_HEADS,
    HOW_FRAME,
    LABEL,
    PLAN_VERBS,
    PURPOSE,
)
from qa.question import Question, Term
from qa.vocabulary import is_unknown, sound_of

MIN_WEIGHT = 1.5
"""Words that say less than this (function words, politeness) are not content."""

MAX_WEIGHT = 9.0
MAX_CHARACTER_WEIGHT = 2.5
HEAD_EMPHASIS = 1.5
GENERIC_EMPHASIS = 0.1
FIGURE_WEIGHT = 4.0
PLAN_VERB_SHARE = 0.5
PURPOSE_WEIGHT = 5.0
NAME_WEIGHT = 9.0
"""A person, or words in quotation marks, must be what the evidence is about."""


_NEEDED_PLACE = 3.0
_NEEDED_NOUN, _NEEDED_VERB, _NEEDED_CHARACTER, _NEEDED_GENERALITY = 0.5, 0.3, 0.2, 0.2
"""How far words of these kinds must be said; tuned on five question sets, 2026-11-21."""

_NAMES = ("ns", "nr", "nt", "nz")
_EMPTY = ("p", "u", "c", "y", "r", "q", "m")
"""Classes of words without content: prepositions, particles, pronouns, measure words, numerals."""


@dataclass(frozen=True, slots=True)
class TermReader:
    """Reads content terms with the words of a lexicon."""

    lexicon: Lexicon

    def terms(self, masked: str, named: Sequence[str] = (), *, counted: bool) -> tuple[Term, ...]:
        """Read the terms of *masked*, its slots blanked; *named* are names, *counted* asks for a figure."""
        labels = LABEL.findall(masked)
        content = ASKED_UNIT.sub(" ", LABEL.sub(" ", masked))
        figures = [quantity.text for quantity in find_quantities(content)] if not counted else []
        content = FRAME.sub(" ", _without_figures(content))
        if not counted:
            content = HOW_FRAME.sub(" ", content)
        words = _content_words(content, self.lexicon)
        terms = [Term(name, NAME_WEIGHT, (name,)) for name in dict.fromkeys([*named, *labels])]
        terms += [Term(figure, FIGURE_WEIGHT, (figure,)) for figure in dict.fromkeys(figures)]
        for word in dict.fromkeys(words):
            weight = min(word_weight(word), MAX_WEIGHT if len(word) > 1 else MAX_CHARACTER_WEIGHT)
            weight *= PLAN_VERB_SHARE if word in PLAN_VERBS and not counted else 1.0
            if weight >= MIN_WEIGHT and word not in DEGREES:
                terms.append(self._term(word, weight, masked))
        return tuple(terms)

    def with_purpose(self, question: Question) -> Question:
        """A question with no content but 目标, 任务 … asks for just those."""
        content = [t for t in question.terms if t.weight != FIGURE_WEIGHT and t.text not in GENERAL]
        purposeful = PURPOSE.search(fold(question.text))
        if content or not purposeful:
            return question
        purposes = dict.fromkeys(PURPOSE.findall(fold(question.text)))
        added = tuple(Term(word, PURPOSE_WEIGHT, self._forms(word)) for word in purposes)
        figures = tuple(term for term in question.terms if term.weight == FIGURE_WEIGHT)
        return replace(question, terms=(*figures, *added))

    def pairs(self, masked: str) -> tuple[str, ...]:
        """Content words that stand side by side: 人才高地 is more than 人才 and 高地."""
        content = FRAME.sub(" ", ASKED_UNIT.sub(" ", masked))
        words = [
            (w, s) for w, s in cut_words(content, self.lexicon, guess=False) if word_weight(w) >= MIN_WEIGHT
        ]
        return tuple(a + b for (a, s), (b, t) in pairwise(words) if s.end == t.start)

    def _term(self, word: str, weight: float, asked: str) -> Term:
        forms = self._forms(word, asked)
        misspelt = len(forms) == 1 and len(word) > 1 and is_unknown(word) and not word.isascii()
        return Term(word, weight, forms, sound_of(word) if misspelt else (), self._needed(word))

    def _needed(self, word: str) -> float:
        """How far a word must be said: names and the genre's own terms in full, verbs and such less."""
        if len(word) == 1 and not word.isascii():
            return _NEEDED_CHARACTER
        if is_generality(word):
            return _NEEDED_GENERALITY
        if self.lexicon.synonyms(word) or is_deed(word) or word_class(word) in _NAMES:
            return 1.0
        return _NEEDED_NOUN if is_nominal(word) else _NEEDED_VERB

    def _forms(self, word: str, asked: str = "") -> tuple[str, ...]:
        """The word, its synonyms, and the formal terms for the everyday wording that it is part of."""
        everyday = (
            term
            for wording, terms in self.lexicon.everyday
            if (word in wording and wording in asked and len(word) > 1) or wording == word
            for term in terms
        )
        stem = [word[:-1]] if len(word) > 2 and word[-1] in "额数" else []
        others = (*self.lexicon.synonyms(word), *stem, *everyday)
        return tuple(dict.fromkeys([word, *(fold(form) for form in others)]))


def _content_words(text: str, lexicon: Lexicon) -> list[str]:
    """Cut *text* into its words of content; lone nouns and adjectives side by side make one word."""
    words: list[str] = []
    ended, joined = -1, False
    for word, span in cut_words(text, lexicon, guess=False):
        if _is_empty(word) and not lexicon.synonyms(word):
            ended = -1
            continue
        lone = len(word) == 1 and _may_be_part(word)
        if lone and joined and ended == span.start:
            words[-1] += word
        else:
            words.append(word)
        ended, joined = span.end, lone
    return words


def _may_be_part(character: str) -> bool:
    """Tell whether a lone character may be part of a word no dictionary knows: 普惠小微."""
    return not character.isascii() and word_class(character)[:1] in ("n", "a", "b", "j", "")


def _is_empty(word: str) -> bool:
    return word_class(word)[:1] in _EMPTY and not any(c.isdigit() or c.isascii() for c in word)


def is_nominal(word: str) -> bool:
    """Tell whether *word* names something: a noun, a deed as a thing (vn), or a word no dictionary knows."""
    kind = word_class(word)
    return kind[:1] in ("n", "j", "") or kind in ("vn", "an")


def _without_figures(text: str) -> str:
    """Blank the figures a question puts forward, and what it compares them with."""
    figures = [quantity.span for quantity in find_quantities(text)]
    return COMPARE.sub(" ", blank(text, figures)) if figures else text


def with_agent(question: Question, folded: str) -> Question:
    """Weigh what the person asked for did: in 会议由谁主持 it is 主持, not 会议."""
    asked = re.search(r"(?:由|是)(?:谁|哪位|什么人)([一-鿿]{2})", folded)
    if not asked or question.wanted != "person":
        return question
    deed = asked.group(1)
    terms = tuple(
        replace(t, weight=t.weight * 2.5, needed=1.0) if t.text == deed else t for t in question.terms
    )
    return replace(question, terms=terms)


def with_head(question: Question) -> Question:
    """Weigh what is measured: Chinese puts it last, in 项目年度投资是多少 it is 投资, not 项目."""
    if question.wanted not in ("figure", "yesno"):
        return _with_nouns(question)
    nouns = [t for t in question.terms if _is_noun(t)]
    if not nouns:
        return question
    phrase = _noun_phrase(nouns, question.pairs)
    return replace(question, terms=_weighted(question.terms, phrase), head=phrase[-2:])


def _with_nouns(question: Question) -> Question:
    """Ask for every noun, and of a list for every word: what merely touches on the question is wrong."""
    listed = question.wanted == "list"
    terms = (replace(t, needed=1.0) if listed or is_nominal(t.text) else t for t in question.terms)
    return replace(question, terms=tuple(terms))


def _is_noun(term: Term) -> bool:
    """Tell whether *term* may be what is measured."""
    word = term.text
    if len(word) < 2 or word in GENERIC_HEADS or is_generality(word) or term.weight == FIGURE_WEIGHT:
        return False
    return is_nominal(word) or term.needed >= 1.0


def _noun_phrase(nouns: Sequence[Term], pairs: Sequence[str]) -> tuple[str, ...]:
    """Return the words, side by side in the question, that end in what is measured."""
    phrase = [nouns[-1].text]
    for term in reversed(nouns[:-1]):
        if term.text + phrase[0] not in pairs:
            break
        phrase.insert(0, term.text)
    return tuple(phrase)


def _weighted(terms: Sequence[Term], phrase: Sequence[str]) -> tuple[Term, ...]:
    """Emphasise the last word of *phrase*; all of it must be said, and every place of the world outside."""
    weights = {phrase[-1]: HEAD_EMPHASIS} | dict.fromkeys(GENERIC_HEADS, GENERIC_EMPHASIS)
    return tuple(
        replace(term, weight=term.weight * weights.get(term.text, 1.0), needed=_needed_of(term, phrase))
        for term in terms
    )


def _needed_of(term: Term, phrase: Sequence[str]) -> float:
    if word_class(term.text) == "ns" and not is_deed(term.text):  # trade with 俄罗斯 is not all trade
        return _NEEDED_PLACE
    return 1.0 if term.text in phrase else term.needed


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return *text* with *spans* blanked, its length kept."""
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text
