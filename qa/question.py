"""Question and history → `Question`: places, years, goal or result, wanted answer, content terms.

Knows the lexicon and the corpus's names, not its articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from index import Kind, Lexicon, Span, cut_words, find_quantities, find_years, fold, word_weight
from qa.frames import (
    ASKED_UNIT,
    ATTRIBUTE,
    BYLINE,
    COMPARE,
    CONJUNCTION,
    DEGREES,
    EACH,
    ENGLISH_WANTED,
    FOLLOW,
    FRAME,
    GENERIC_HEADS,
    GOAL,
    HOW_FRAME,
    LABEL,
    OUTSIDE,
    PERIOD,
    PRONOUN,
    PURPOSE,
    QUOTED,
    RESULT,
    SUPERLATIVE,
    TOTAL,
    periods,
)
from qa.vocabulary import Named, Vocabulary, is_unknown, sound_of
from qa.wanted import Asked, Measure, Wanted, read_wanted, small_number

MIN_WEIGHT = 1.5
"""Words that say less than this (function words, politeness) are not content."""

MAX_WEIGHT = 9.0
MAX_CHARACTER_WEIGHT = 2.5
HEAD_EMPHASIS = 1.5
GENERIC_EMPHASIS = 0.1
FIGURE_WEIGHT = 4.0
PURPOSE_WEIGHT = 5.0
NAME_WEIGHT = 9.0
"""A person, or words in quotation marks, must be what the evidence is about."""


@dataclass(frozen=True, slots=True)
class Term:
    """A content word of a question: how much it says, and the forms that count as the same (folded).

    `sound` is how a word that no dictionary knows is read: it may be a misspelling.
    """

    text: str
    weight: float
    forms: tuple[str, ...]
    sound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A question understood: what it is about, and what kind of answer would do."""

    text: str
    wanted: Wanted
    terms: tuple[Term, ...] = ()
    places: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    kind: Kind | None = None
    measures: frozenset[Measure] = frozenset()
    unit: str = ""
    count: int | None = None
    pick: int | None = None
    quoted: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    parts: tuple[Question, ...] = ()
    outside: bool = False
    explicit: bool = True
    byline: bool = False
    who: bool = False
    counted: str = ""
    head: tuple[str, ...] = ()
    superlative: str = ""
    total: bool = False
    pairs: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()

    @property
    def search_text(self) -> str:
        """The words to search with: places, years and content terms."""
        years = (f"{year}年" for year in self.years)
        return " ".join([*self.places, *years, *(term.text for term in self.terms)])


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions with the words of a lexicon and the names of a corpus."""

    lexicon: Lexicon
    vocabulary: Vocabulary

    def understand(self, text: str, history: Iterable[str] = ()) -> Question:
        """Read *text* as a question that follows the earlier questions *history*, oldest first."""
        previous: Question | None = None
        for earlier in history:
            previous = self._with_purpose(_follow(self._read(earlier), earlier, previous))
        return self._with_parts(self._with_purpose(_follow(self._read(text), text, previous)))

    def _read(self, text: str) -> Question:
        folded = self._in_chinese(fold(text).strip())
        asked = read_wanted(folded)
        places, masked = self._take_places(folded)
        people, masked = self._take_people(masked)
        years, masked = _take_years(masked)
        quoted = tuple(QUOTED.findall(masked))
        named = (*people, *(words for words in quoted if len(words) > 1))
        read = Question(
            text=text.strip(),
            wanted=asked.wanted,
            terms=self._terms(PERIOD.sub(" ", QUOTED.sub(" ", masked)), named, counted=_counts(asked)),
            places=places,
            years=years,
            kind=_kind(folded),
            measures=asked.measures,
            unit=asked.unit,
            count=asked.count or _announced(quoted),
            pick=asked.pick,
            quoted=quoted,
            people=people,
            outside=OUTSIDE.search(folded) is not None,
            explicit=_is_explicit(folded),
            periods=periods(folded),
            who=asked.who,
            counted=asked.counted,
            superlative=_superlative(folded),
            total=TOTAL.search(folded) is not None,
            pairs=self._pairs(masked),
            byline=asked.wanted in ("person", "list") and BYLINE.search(folded) is not None,
        )
        return _with_head(_with_agent(read, folded))

    def _take_places(self, folded: str) -> tuple[tuple[str, ...], str]:
        found = self.vocabulary.find_places(folded)
        return tuple(dict.fromkeys(n.name for n in found)), _blank(folded, [_apart(folded, n) for n in found])

    def _take_people(self, folded: str) -> tuple[tuple[str, ...], str]:
        found = self.vocabulary.find_people(folded)
        return tuple(named.name for named in found), _blank(folded, [named.span for named in found])

    def _terms(self, masked: str, named: Sequence[str] = (), *, counted: bool) -> tuple[Term, ...]:
        labels = LABEL.findall(masked)
        content = ASKED_UNIT.sub(" ", LABEL.sub(" ", masked))
        figures = [quantity.text for quantity in find_quantities(content)] if not counted else []
        content = FRAME.sub(" ", _without_figures(content))
        if not counted:
            content = HOW_FRAME.sub(" ", content)
        words = [word for word, _ in cut_words(content, self.lexicon)]
        terms = [Term(name, NAME_WEIGHT, (name,)) for name in dict.fromkeys([*named, *labels])]
        terms += [Term(figure, FIGURE_WEIGHT, (figure,)) for figure in dict.fromkeys(figures)]
        for word in dict.fromkeys(words):
            weight = min(word_weight(word), MAX_WEIGHT if len(word) > 1 else MAX_CHARACTER_WEIGHT)
            if weight >= MIN_WEIGHT and word not in DEGREES:
                terms.append(self._term(word, weight, masked))
        return tuple(terms)

    def _with_purpose(self, question: Question) -> Question:
        """A question with no content but 目标, 任务 … asks for just those."""
        if any(term.weight != FIGURE_WEIGHT for term in question.terms):
            return question
        purposes = dict.fromkeys(PURPOSE.findall(fold(question.text)))
        added = tuple(Term(word, PURPOSE_WEIGHT, self._forms(word)) for word in purposes)
        return replace(question, terms=(*question.terms, *added))

    def _pairs(self, masked: str) -> tuple[str, ...]:
        """Content words that stand side by side: 人才高地 is more than 人才 and 高地."""
        content = FRAME.sub(" ", ASKED_UNIT.sub(" ", masked))
        words = [(w, s) for w, s in cut_words(content, self.lexicon) if word_weight(w) >= MIN_WEIGHT]
        return tuple(a + b for (a, s), (b, t) in pairwise(words) if s.end == t.start)

    def _term(self, word: str, weight: float, asked: str) -> Term:
        forms = self._forms(word, asked)
        misspelt = len(forms) == 1 and len(word) > 1 and is_unknown(word) and not word.isascii()
        return Term(word, weight, forms, sound_of(word) if misspelt else ())

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

    def _in_chinese(self, folded: str) -> str:
        """Put the English of a question into the genre's Chinese; its places are read by their sound."""
        if not re.search(r"[a-z]{2,} +[a-z]{2,}", folded):
            return folded
        words = list(self.vocabulary.romanised(folded))
        words += re.findall(r"(?:19|20)\d\d|[一-鿿]+", folded)
        words += self.lexicon.translations(re.sub(r"\b(?:new )?(?:district|city|county)\b", " ", folded))
        wanted = next((chinese for english, chinese in ENGLISH_WANTED if english.search(folded)), "")
        return " ".join(f"{word}年" if word.isdigit() else word for word in words) + f" 是{wanted}"

    def _with_parts(self, question: Question) -> Question:
        """Split a question that asks one thing of several years, places or indicators."""
        folded = fold(question.text)
        places, years = question.places, question.years
        if EACH.search(folded) and len(question.people) > 1:
            return _split(question, [{"terms": _only(question, person)} for person in question.people])
        if EACH.search(folded) and len(question.quoted) > 1:
            return _split(question, [{"terms": _only(question, words)} for words in question.quoted])
        if question.wanted != "figure" and not EACH.search(folded):
            return question
        if len(places) > 1 and len(places) == len(years):
            return _split(
                question, [{"places": (p,), "years": (y,)} for p, y in zip(places, years, strict=True)]
            )
        if len(places) > 1:
            return _split(question, [{"places": (place,)} for place in places])
        if len(years) > 1:
            return self._year_parts(question, folded)
        return self._indicator_parts(question, folded) if EACH.search(folded) else question

    def _year_parts(self, question: Question, folded: str) -> Question:
        """One part a year; each side of a conjunction that names its own year keeps its own words."""
        sides = CONJUNCTION.split(folded)
        slots: list[dict[str, Any]] = []
        for year in question.years:
            own = [side for side in sides if str(year) in side] if len(sides) == len(question.years) else []
            _, masked = self._take_places(own[0] if own else "")
            _, masked = _take_years(masked)
            terms = self._terms(masked, counted=True) or question.terms
            slots.append({"years": (year,), "kind": None, "terms": terms, "head": (), "pairs": ()})
        return _split(question, slots)

    def _indicator_parts(self, question: Question, folded: str) -> Question:
        """Cut “造林面积和森林抚育面积各是多少” into one question for each side of the conjunction."""
        _, masked = self._take_places(folded)
        _, masked = _take_years(masked)
        sides = [self._terms(side, counted=True) for side in CONJUNCTION.split(masked)]
        if len(sides) < 2 or not all(sides):
            return question
        return _split(question, [{"terms": side, "head": (), "pairs": ()} for side in sides])


def _only(question: Question, named: str) -> tuple[Term, ...]:
    """The terms without the other names and coined words that are asked about beside *named*."""
    others = {*question.people, *question.quoted} - {named}
    return tuple(term for term in question.terms if term.text not in others)


def _without_figures(text: str) -> str:
    """Blank the figures a question puts forward, and what it compares them with."""
    figures = [quantity.span for quantity in find_quantities(text)]
    return COMPARE.sub(" ", _blank(text, figures)) if figures else text


def _counts(asked: Asked) -> bool:
    return asked.wanted in ("figure", "yesno")


def _superlative(folded: str) -> str:
    """Read the 高 or 少 of “which district has the most”; empty when nothing of the kind is asked."""
    found = SUPERLATIVE.search(folded)
    return (found["way"] or found["way2"]) if found else ""


def _with_agent(question: Question, folded: str) -> Question:
    """Weigh what the person asked for did: in 会议由谁主持 it is 主持, not 会议."""
    asked = re.search(r"(?:由|是)(?:谁|哪位|什么人)([一-鿿]{2})", folded)
    if not asked or question.wanted != "person":
        return question
    deed = asked.group(1)
    terms = tuple(replace(t, weight=t.weight * 2.5) if t.text == deed else t for t in question.terms)
    return replace(question, terms=terms)


def _with_head(question: Question) -> Question:
    """Weigh what is measured: Chinese puts it last, in 项目年度投资是多少 it is 投资, not 项目."""
    if question.wanted not in ("figure", "yesno"):
        return question
    nouns = [
        t
        for t in question.terms
        if len(t.text) > 1 and t.text not in GENERIC_HEADS and t.weight != FIGURE_WEIGHT
    ]
    if not nouns:
        return question
    head = nouns[-1].text
    modifier = [term.text for term in nouns[-2:-1] if term.text + head in question.pairs]
    return replace(question, terms=_weighted(question.terms, head), head=(*modifier, head))


def _weighted(terms: Sequence[Term], head: str) -> tuple[Term, ...]:
    weights = {head: HEAD_EMPHASIS} | dict.fromkeys(GENERIC_HEADS, GENERIC_EMPHASIS)
    return tuple(replace(term, weight=term.weight * weights.get(term.text, 1.0)) for term in terms)


def _split(question: Question, slots: Sequence[dict[str, Any]]) -> Question:
    wanted: Wanted = "figure" if question.wanted in ("yesno", "manner", "text") else question.wanted
    if question.people or question.quoted:
        wanted = question.wanted
    parts = tuple(_with_head(replace(question, wanted=wanted, count=None, **slot)) for slot in slots)
    return replace(question, parts=parts)


def _apart(folded: str, named: Named) -> Span:
    """The span of a place, without the 市 or 县 that also belongs to what follows: 市委, 县长."""
    shared = folded[named.span.end : named.span.end + 1] in ("委", "长", "政") and len(named.span) > 2
    return Span(named.span.start, named.span.end - shared)


def _blank(text: str, spans: Iterable[Span]) -> str:
    for span in spans:
        text = text[: span.start] + " " * len(span) + text[span.end :]
    return text


def _take_years(folded: str) -> tuple[tuple[int, ...], str]:
    """Take the calendar years; a plan period such as “十四五” stays a content word."""
    plain = [m for m in find_years(folded) if len(m.years) == 1 or any(map(str.isdigit, m.span.of(folded)))]
    years = dict.fromkeys(year for mention in plain for year in mention.years)
    return tuple(years), _blank(folded, [mention.span for mention in plain])


def _kind(folded: str) -> Kind | None:
    """Read goal or result off the words; a question for what was done outweighs a plan's name."""
    if RESULT.search(folded):
        return None if GOAL.search(folded) else "result"
    return "goal" if GOAL.search(folded) else None


def _announced(quoted: Iterable[str]) -> int | None:
    """The number that a coined term announces: 六 in “六最”, 三 in “三大攻坚战”."""
    found = [
        number for words in quoted if (number := small_number(words[:1])) and number > 1 and len(words) > 1
    ]
    return found[0] if found else None


def _is_explicit(folded: str) -> bool:
    """Tell whether the question names its own kind of answer, rather than borrowing the last one's."""
    bare = re.sub(r"呢[?？。]*$", "", folded)
    return bare == folded or re.search(r"多少|几|谁|什么|哪|怎|如何|吗|是否", bare) is not None


def _follow(current: Question, text: str, previous: Question | None) -> Question:
    """Fill the slots that *current* leaves open from the question before it."""
    if previous is None:
        return current
    folded = fold(text)
    elliptical = bool(FOLLOW.search(folded)) or not current.terms
    pronoun = bool(PRONOUN.search(folded))
    filled = replace(
        current, places=current.places or previous.places, periods=current.periods or previous.periods
    )
    if elliptical or pronoun or current.wanted == "figure":
        filled = replace(filled, years=filled.years or previous.years, kind=filled.kind or previous.kind)
    if not current.terms or current.pick:
        terms = _joined(previous.terms, current.terms)
        filled = replace(filled, terms=terms, quoted=previous.quoted, count=previous.count)
    elif all(ATTRIBUTE.match(term.text) for term in current.terms):
        filled = replace(filled, terms=(*current.terms, *previous.terms))
    elif pronoun or (current.wanted == "figure" and not current.places):
        filled = replace(filled, terms=_joined(current.terms, previous.terms))
    if (not current.explicit or not current.terms) and not current.pick:
        filled = replace(filled, wanted=previous.wanted, measures=current.measures or previous.measures)
        filled = replace(filled, unit="" if current.terms else previous.unit)
    return filled


def _joined(own: Sequence[Term], borrowed: Sequence[Term]) -> tuple[Term, ...]:
    """Own terms count in full, borrowed ones only help to choose among equals."""
    known = {term.text for term in own}
    faint = (replace(term, weight=term.weight * 0.3) for term in borrowed if term.text not in known)
    return (*own, *faint)
