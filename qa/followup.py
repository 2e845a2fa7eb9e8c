"""A question that leans on the one before it → the slots it leaves open filled from there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import Kind, compiled, fold, is_deed, word_class
from qa.frames import ATTRIBUTE, FOLLOW, PRONOUN, SIZE, TOTAL
from qa.question import Question, Term
from qa.wanted import COMPLETION, Measure

_FAINT = 0.3
_FAINTLY_NEEDED = 0.1
_RELATIVE_YEARS = (
    ("前年", -2),
    ("去年", -1),
    ("上年", -1),
    ("上一年", -1),
    ("今年", 1),
    ("明年", 1),
    ("次年", 1),
)
"""Years told from the one asked for before: who asked for 2022 and goes on “今年呢？” means the next."""

_OPPOSITES = (
    ("收入", "支出"),
    ("进口", "出口"),
    ("存款", "贷款"),
    ("城镇", "农村"),
    ("签约", "落地"),
    ("开工", "竣工"),
)
_KINDS = frozenset("省市县区旗州镇乡")
_SIDES = (("前者", 0), ("后者", -1))
_THOSE = compiled(r"(?:[这那](?:些|批|几[个项家座])|上述|该(?![市区县镇省院]))(?![的呢?？]|$)")
"""Points at things by their noun: 这些项目. How the question before put them is not what is asked of them."""

_COMPARES = compiled(r"(?:那么?|又|还)?(?:[比较](?![例重大为])|[高低快慢]于)")
"""Opens with what the figure asked for before is held against: 比全国高多少."""

_AIM = compiled("目标|预期|计划|任务|打算|力争|指标")
_ALL_AIMS = compiled(
    r"(?:有哪些|都?有什么|哪几[个项大])[一-鿿]{0,6}(?:目标|指标)|(?:目标|指标)(?:都|分别)?(?:有哪些|是哪些|都?有什么)"
)
"""Asks for all goals; with a place and a year of its own it takes up nothing: 某市2025年有哪些目标."""

_DATE_UNITS = frozenset("年月日号底末初")
_ASKS_TIME = compiled(r"(?:时间|日期)呢?[?？。]*$")


def follow(current: Question, text: str, previous: Question | None) -> Question:
    """Fill the slots that *current* leaves open from the question before it."""
    if previous is None:
        return current
    folded = fold(text)
    current = _without_dates(current)
    if not current.terms and current.places and current.years and _ALL_AIMS.search(folded):
        return current
    elliptical = bool(FOLLOW.search(folded)) or not current.terms
    asks_author = current.byline and not current.places and not current.people
    pronoun = asks_author or bool(PRONOUN.search(folded))
    named = any(len(words) > 1 for words in current.quoted) or current.people
    if named and not elliptical and not pronoun:
        return current  # it names its own topic
    current = replace(current, terms=tuple(_opposed(term, previous.terms) for term in current.terms))
    current = _told_before(current, previous)
    filled = replace(
        current,
        places=current.places or _places(folded, previous),
        rivals=current.rivals if current.places else previous.rivals,
        days=current.days or (frozenset() if current.places else previous.days),
        periods=() if COMPLETION.search(folded) else current.periods or previous.periods,
    )
    if elliptical or pronoun or current.wanted in ("figure", "person", "date"):
        filled = replace(filled, years=filled.years or _years(folded, previous.years))
        filled = replace(filled, kind=filled.kind or _kind(filled, folded, previous))
    filled = _with_topic(filled, current, previous, pronoun=pronoun)
    if current.wanted == "manner" and not current.terms:
        return filled  # 怎么做到的？
    if (not current.explicit or not current.terms) and not current.pick:
        return _asking_as(filled, current, previous, folded)
    if _COMPARES.match(folded):
        return replace(filled, measures=previous.measures, wording=previous.wording or previous.text)
    return filled


def _without_dates(current: Question) -> Question:
    """Leave out what only says when: the 月 of “到2024年5月呢？”."""
    terms = tuple(term for term in current.terms if term.text not in _DATE_UNITS)
    return replace(current, terms=terms)


def _told_before(current: Question, previous: Question) -> Question:
    """Read a name that several places share as the one asked about before: 高新区 after 某市高新区."""
    known = tuple(place for place in previous.places if place in current.rivals)
    return replace(current, places=known, rivals=()) if known else current


def _places(folded: str, previous: Question) -> tuple[str, ...]:
    """The places asked for before; 前者 and 后者 are one of several."""
    for word, at in _SIDES:
        if word in folded and len(previous.places) > 1:
            return (previous.places[at],)
    return previous.places


def _years(folded: str, earlier: tuple[int, ...]) -> tuple[int, ...]:
    """The years asked for before, or the year told from them."""
    if len(earlier) != 1:
        return earlier
    return next(((earlier[0] + apart,) for word, apart in _RELATIVE_YEARS if word in folded), earlier)


def _kind(filled: Question, folded: str, previous: Question) -> Kind | None:
    """Goal or result as before; a result of an earlier year doesn't ask for one of a later year.

    Nor is what is to be done next year asked of the year before, unless as a goal in so many words.
    """
    if COMPLETION.search(folded):
        return None  # how much of a goal is done is neither
    if any(word in folded for word, apart in _RELATIVE_YEARS if apart < 0):
        return None  # last year's goal is this year's result
    if previous.kind == "result" and _THOSE.search(folded) and "完成" not in folded:
        return None  # of 开工了多少项目 only the things are taken up, their sum may well be planned
    later = filled.years and previous.years and min(filled.years) > max(previous.years)
    earlier = filled.years and previous.years and max(filled.years) < min(previous.years)
    if earlier and previous.kind == "goal" and not _AIM.search(folded):
        return None
    ahead = bool(re.search(r"[到至](?:20\d\d|明年|[一-鿿]{0,4}末)", folded))
    return None if previous.kind == "result" and (later or ahead) else previous.kind


def _with_topic(filled: Question, current: Question, previous: Question, *, pronoun: bool) -> Question:
    """Take over what the question before was about, in full or faintly, as far as it is left open."""
    if not current.terms or current.pick:
        return replace(
            filled,
            terms=_joined([_renamed(t, current.places, previous) for t in previous.terms], current.terms),
            quoted=previous.quoted,
            count=previous.count,
            head=previous.head,
            pairs=previous.pairs,
            counted=previous.counted,
        )
    if all(SIZE.match(term.text) for term in current.terms):
        return replace(filled, terms=(*current.terms, *(t for t in previous.terms if not SIZE.match(t.text))))
    if all(ATTRIBUTE.match(term.text) for term in current.terms):
        return replace(filled, terms=(*current.terms, *_things(current.terms, previous.terms)))
    if pronoun or (not current.places and (current.explicit or current.wanted == "figure")):
        joined = _joined(current.terms, previous.terms)
        return replace(filled, terms=_little_needed(joined, current.terms) if current.explicit else joined)
    return filled


def _things(own: Sequence[Term], earlier: Sequence[Term]) -> tuple[Term, ...]:
    """What was asked about before; of how many there are in all, not what was done with some of them."""
    if not any(TOTAL.search(term.text) for term in own):
        return tuple(earlier)
    return tuple(term for term in earlier if not _is_deed(term.text)) or tuple(earlier)


def _is_deed(word: str) -> bool:
    return is_deed(word) or word == "新" or word_class(word)[:1] == "v"


def _in_kind(text: str, places: tuple[str, ...], previous: Question) -> str:
    """Call an office of *text* as a place of another kind than before does: 市委书记 after 县委书记."""
    if not places or not previous.places or places[0][-1] not in _KINDS:
        return text
    return re.sub(rf"{re.escape(previous.places[0][-1])}(?=委|长|政府|人大|政协)", places[0][-1], text)


def _renamed(term: Term, places: tuple[str, ...], previous: Question) -> Term:
    forms = tuple(_in_kind(form, places, previous) for form in term.forms)
    return replace(term, text=_in_kind(term.text, places, previous), forms=forms)


def _asking_as(filled: Question, current: Question, previous: Question, folded: str) -> Question:
    """Ask for the kind of answer that the question before asked for, in its words."""
    if _ASKS_TIME.search(folded):
        return replace(filled, wanted="date", byline=False)
    return replace(
        filled,
        wanted=previous.wanted,
        byline=previous.byline,
        measures=current.measures - {"level"} or _measures(current, previous),
        unit="" if current.terms or current.measures - {"level"} else previous.unit,
        wording=_in_kind(previous.wording or previous.text, current.places, previous),
    )


def _measures(current: Question, previous: Question) -> frozenset[Measure]:
    """The measures asked for before; how much of a goal was done is asked of one indicator only."""
    once = current.terms and COMPLETION.search(fold(previous.text))
    return frozenset[Measure](["level"]) if once else previous.measures


def _opposed(term: Term, earlier: Sequence[Term]) -> Term:
    """Read a word that stands against an earlier one, or part of it: 支出 after 一般公共预算收入."""
    for one, other in (*_OPPOSITES, *((b, a) for a, b in _OPPOSITES)):
        whole = next((t.text for t in earlier if other in t.text), None) if term.text == one else None
        if whole:
            text = whole.replace(other, one)
            done = (term.text,) if is_deed(term.text) else ()  # 新开工 has no 新竣工 beside it
            return replace(term, text=text, forms=(text, *done))
    return term


def _joined(own: Sequence[Term], borrowed: Sequence[Term]) -> tuple[Term, ...]:
    """Own terms count in full, borrowed ones only help to choose among equals."""
    faint = (
        replace(term, weight=term.weight * _FAINT)
        for term in borrowed
        if not any(term.text == other.text or _are_siblings(term.text, other.text) for other in own)
    )
    return (*own, *faint)


def _little_needed(terms: Sequence[Term], own: Sequence[Term]) -> tuple[Term, ...]:
    """A question whole in itself hardly needs the words of the one before it."""
    return tuple(term if term in own else replace(term, needed=_FAINTLY_NEEDED) for term in terms)


def _are_siblings(one: str, other: str) -> bool:
    """Tell whether one word takes the other's place: 支线 and 主线, 农业 and 工业."""
    return 1 < len(one) == len(other) and one[-1] == other[-1]
