"""A question's words → its content terms, with their weights and the forms that mean the same.

Knows the lexicon; which words are a place, a year or a name has been settled before.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from index import (
    Lexicon,
    Span,
    compiled,
    cut_words,
    find_quantities,
    fold,
    is_deed,
    is_generality,
    is_stopword,
    word_class,
    word_weight,
)
from qa.frames import (
    ASKED_UNIT,
    COMPARE,
    DEGREES,
    FRAME,
    GENERAL,
    HOW_FRAME,
    LABEL,
    NEXT,
    NEXT_FORMS,
    PLAN_VERBS,
    PURPOSE,
)
from qa.question import Question, Term
from qa.vocabulary import is_unknown, sound_of
from qa.wanted import CLASSIFIER

MIN_WEIGHT = 1.5
"""Words that say less than this (function words, politeness) are not content."""

_ASKS_WHO = compiled(r"谁|哪一?[位个]人?|何人")
"""Of people it is asked who arranged or deployed something: those words tell one from the other."""

MAX_WEIGHT = 9.0
MAX_CHARACTER_WEIGHT = 2.5
FIGURE_WEIGHT = 4.0
PLAN_VERB_SHARE = 0.5
PURPOSE_WEIGHT = 5.0
NAME_WEIGHT = 9.0
"""A person, or words in quotation marks, must be what the evidence is about."""


_NEEDED_NOUN, _NEEDED_VERB, _NEEDED_CHARACTER, _NEEDED_GENERALITY = 0.5, 0.3, 0.2, 0.2
"""How far words of these kinds must be said; tuned on five question sets, 2026-11-21."""

_COMPLEMENT = compiled(r"(?<=^[一-鿿])(?:掉|好|完|到|成|出|走|下|上|来|去|了)$")
"""What became of a deed in everyday speech: 关掉 is 关."""

_ORDINAL = compiled(r"[一二三四五六七八九十首末\d]+[期批级届轮]")
"""What tells one thing from its like by number: 一期, 首批."""

_CODED = compiled(r"(?<![a-z])(?:pm10|[a-z]{1,4}\d+\.\d+)")
"""A name with a figure in it: PM2.5, PM10."""

_SINCE = compiled("((?:19|20)\\d\\d)年(?:以来|起)")
_COUNTED = compiled(rf"(?:多少|几){CLASSIFIER}([一-鿿]{{2}})[?。]?$")

_HAN = compiled(r"[一-鿿]+")
_RATE = "率"
_SHORTEST_NAME = 3
"""As many characters side by side, of which none makes a known word with another, are a name: 延|链|补|链."""

_LONG_WORDING = 4

_MEASURED = frozenset(["收入", "产出"])
"""Nouns that dictionaries list as verbs only."""

_LONE_DEEDS = frozenset("赚挣花卖买掏投砸补奖收缴招引建修盖拆添增减降涨跌")
"""What is asked of a name right behind it, 某景区赚了多少, and no part of one."""

_NAMES = ("ns", "nr", "nt", "nz")
_WHERE = "s"
"""Words for where: 国外, 网上 tell one figure from another."""

_EMPTY = ("p", "u", "c", "y", "r", "q", "m")
"""Classes of words without content: prepositions, particles, pronouns, measure words, numerals."""


@dataclass(frozen=True, slots=True)
class TermReader:
    """Reads content terms with the words of a lexicon; `paired` tells which characters the corpus pairs."""

    lexicon: Lexicon
    paired: Callable[[str], bool]

    def terms(self, masked: str, named: Sequence[str] = (), *, counted: bool) -> tuple[Term, ...]:
        """Read the terms of *masked*, its slots blanked; *named* are names, *counted* asks for a figure."""
        labels = LABEL.findall(masked)
        coded = dict.fromkeys(_CODED.findall(masked))
        content = ASKED_UNIT.sub(" ", LABEL.sub(" ", _CODED.sub(" ", masked)))
        figures = [quantity.text for quantity in find_quantities(content)] if not counted else []
        content = _without_frame(_without_figures(content), self.lexicon)
        if not (counted or _ASKS_WHO.search(masked)):
            content = HOW_FRAME.sub(" ", content)
        words = self._content_words(content)
        if counted:
            words += _counted_word(masked, words)
        terms = [Term(name, NAME_WEIGHT, _spellings(name)) for name in dict.fromkeys([*named, *labels])]
        terms += [Term(code, NAME_WEIGHT, self._forms(code)) for code in coded]
        terms += [Term(figure, FIGURE_WEIGHT, (figure,)) for figure in dict.fromkeys(figures)]
        for word in dict.fromkeys(words):
            weight = min(word_weight(word), MAX_WEIGHT if len(word) > 1 else MAX_CHARACTER_WEIGHT)
            weight *= PLAN_VERB_SHARE if word in PLAN_VERBS and not counted else 1.0
            if weight >= MIN_WEIGHT and word not in DEGREES:
                terms.append(self._term(word, weight, masked, counted=counted))
        return tuple(terms)

    def with_purpose(self, question: Question) -> Question:
        """A question with no content but 目标, 任务 … asks for just those."""
        content = [t for t in question.terms if t.weight != FIGURE_WEIGHT and t.text not in GENERAL]
        purposeful = PURPOSE.search(fold(question.text))
        if not content and not purposeful and question.wanted == "manner":
            return replace(question, terms=(*question.terms, *_what_comes_next(fold(question.text))))
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

    def _content_words(self, text: str) -> list[str]:
        """Cut *text* into its words of content; what no dictionary knows is put together again."""
        words: list[str] = []
        for run in self._side_by_side(text):
            words += [run[0]] if len(run) == 1 else _put_together(run)
        return words

    def _side_by_side(self, text: str) -> Iterator[list[str]]:
        """Yield the words of content of *text*, together those side by side that may be parts of one."""
        run: list[str] = []
        ended = -1
        for word, span in cut_words(text, self.lexicon, guess=False):
            if _is_empty(word) and not self.lexicon.knows(word):
                continue
            if run and span.start == ended and self._goes_on(run[-1], word):
                run.append(word)
            else:
                yield from [run] if run else []
                run = [word]
            ended = span.end
        yield from [run] if run else []

    def _goes_on(self, before: str, word: str) -> bool:
        """Tell whether *word* may be of one name with the one right *before* it: the corpus pairs them."""
        if word == _RATE:
            return True
        parts = all(_is_fragment(part, self.lexicon) for part in (before, word))
        return parts and self.paired(before[-1] + word[0])

    def _term(self, word: str, weight: float, asked: str, *, counted: bool) -> Term:
        forms = self._forms(word, asked)
        if not counted and len(word) == 3 and word.endswith("业"):
            forms += (
                word[:-1],
            )  # what is done for 金融 is done for the 金融业; no figure of one is the other's
        misspelt = len(forms) == 1 and len(word) > 1 and is_unknown(word) and not word.isascii()
        return Term(word, weight, forms, sound_of(word) if misspelt else (), self._needed(word))

    def _needed(self, word: str) -> float:
        """How far a word must be said: names and the genre's own terms in full, verbs and such less."""
        if len(word) == 1 and not word.isascii():
            return _NEEDED_CHARACTER
        if len(word) >= _SHORTEST_NAME and _HAN.fullmatch(word) and not word_class(word):
            return 1.0
        if is_generality(word):
            return _NEEDED_GENERALITY
        named = word_class(word) in (*_NAMES, _WHERE) or (word.isascii() and word.isalpha())  # RCEP, AI
        rate = len(word) > 2 and word.endswith("率")
        worded = len(word) >= _LONG_WORDING and self.lexicon.knows(word)  # 临终关怀 names but one thing
        told = named or rate or worded or _ORDINAL.fullmatch(word)
        if self.lexicon.synonyms(word) or is_deed(word) or told:
            return 1.0
        return _NEEDED_NOUN if is_nominal(word) else _NEEDED_VERB

    def _forms(self, word: str, asked: str = "") -> tuple[str, ...]:
        """The word, its synonyms, and the formal terms for the everyday wording that it is part of."""
        formal = self.lexicon.formal_forms(word, asked)
        everyday = [form for term in formal for form in (term, *self.lexicon.synonyms(term))]
        stem = [word[:-1]] if len(word) > 2 and word[-1] in "额数" else []
        kinds = self.lexicon.with_tail(word)
        rate = [word[:-1]] if len(word) > 2 and word.endswith("率") and is_deed(word[:-1]) else []
        verb = _COMPLEMENT.sub("", word) if not self.lexicon.knows(word) else word
        done = self._forms(verb)[1:] if verb != word else ()
        others = (*self.lexicon.synonyms(word), *stem, *rate, *everyday, *kinds, *done)
        return tuple(dict.fromkeys([word, *(fold(form) for form in others)]))


def _without_frame(text: str, lexicon: Lexicon) -> str:
    """Blank the words that only ask; a lone character of them is kept where it is part of a word: 到账."""
    longer = [span for word, span in cut_words(text, lexicon, guess=False) if len(word) > 1]

    def blanked(match: re.Match[str]) -> str:
        found = Span(*match.span())
        kept = len(found) == 1 and any(span.contains(found) for span in longer)
        return match.group() if kept else " "

    return FRAME.sub(blanked, text)


def _put_together(run: Sequence[str]) -> list[str]:
    """Make one word of a name (重|通|飞) and of a rate (普惠|率); else of lone nouns and adjectives."""
    whole = "".join(run)
    if len(whole) >= _SHORTEST_NAME or run[-1] == _RATE:
        return [whole]
    if all(len(word) == 1 and _may_be_part(word) for word in run):
        return [whole]
    return list(run)


def _is_fragment(word: str, lexicon: Lexicon) -> bool:
    """Tell whether *word* may be part of a name no dictionary knows: a lone character, or two unheard of."""
    if not _HAN.fullmatch(word) or is_stopword(word) or word in _LONE_DEEDS:
        return False
    return len(word) == 1 or (len(word) == 2 and is_unknown(word) and not lexicon.knows(word))


def _what_comes_next(asked: str) -> Iterator[Term]:
    """Yield what a question for a place's plans asks of, where it names no matter: 下一步有什么打算."""
    if NEXT.search(asked):
        yield Term("下一步", PURPOSE_WEIGHT, NEXT_FORMS)


def _spellings(name: str) -> tuple[str, ...]:
    """The writings of a name; that of a stretch of years are several: 2019年以来, 2019至今."""
    since = _SINCE.fullmatch(name)
    if since is None:
        return (name,)
    return (name, *(f"{since[1]}{rest}" for rest in ("年以来", "年起", "年至今", "至今", "年开始")))


def _counted_word(asked: str, words: Sequence[str]) -> list[str]:
    """The word of two characters right behind 多少个 that no dictionary knows: 卡点."""
    found = _COUNTED.search(asked)
    return [found[1]] if found and found[1][0] in words and is_unknown(found[1]) else []


def _may_be_part(character: str) -> bool:
    """Tell whether a lone character may be part of a word no dictionary knows: 普惠小微."""
    return not character.isascii() and word_class(character)[:1] in ("n", "a", "b", "j", "")


def _is_empty(word: str) -> bool:
    return word_class(word)[:1] in _EMPTY and not any(c.isdigit() or c.isascii() for c in word)


def is_nominal(word: str) -> bool:
    """Tell whether *word* names something: a noun, a deed as a thing (vn), or a word no dictionary knows."""
    kind = word_class(word)
    return kind[:1] in ("n", "j", "") or kind in ("vn", "an") or word in _MEASURED


def _without_figures(text: str) -> str:
    """Blank the figures a question puts forward, and what it compares them with."""
    figures = [quantity.span for quantity in find_quantities(text)]
    return COMPARE.sub(" ", blank(text, figures)) if figures else text


def blank(text: str, spans: Iterable[Span]) -> str:
    """Return *text* with *spans* blanked, its length kept."""
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text
