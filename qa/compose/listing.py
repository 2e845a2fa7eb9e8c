"""“Which …” → the enumeration asked for, complete and in order, or the clause that lists it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index import compiled, find_people, fold
from qa.answer import Hit
from qa.bearing import Bearing
from qa.coined import asked_coined, counted_parts, lone_characters, shared_noun, things_counted
from qa.compose.draft import Composition, Draft, Source
from qa.compose.enumeration import Enumeration, Item
from qa.compose.listing_clause import ACCEPT, listing_clause
from qa.compose.listing_item import carried_out, lists_of_item, only_item_about
from qa.compose.plan_extent import said_in_order
from qa.compose.series import find_series
from qa.compose.structures import enumerations
from qa.evidence import segments_of
from qa.frames import LABEL
from qa.matching import coverage
from qa.question import Question
from qa.sought import sought, tells_kind

MAX_CHARS = 850
_CARRIED_OUT = compiled("怎么|怎样|如何|咋|具体|举措|内容")
"""Of one item of a list asks what is done for it, not only what it is called."""

_TELLS, _MORE_TOLD = 0.4, 0.2
"""So much of the question a clause says that is quoted instead of its item, and so much more than that."""

_FURTHER_UP, _HEADING = 0.7, 45
_OWN = 0.1
_SOMETHING = 0.15
_ANNOUNCED = 0.1
_AIMS, _TASKS = compiled("目标|指标"), compiled("任务|措施|举措|部署|重点工作|工作重点")
_PROBLEMS = compiled("问题|不足|困难|短板|挑战|差距|弱项")
_OTHER_PURPOSE = 0.3
_TELLS_PROBLEMS, _NO_PROBLEMS = 0.15, -0.6


def compose_list(
    bearings: Sequence[Bearing], question: Question, articles: Sequence[Sequence[Hit]]
) -> Composition:
    """Return the best enumeration among *articles* (their passages in order) or the best listing clause."""
    found = [
        (_enumeration_score(question, enumeration), enumeration)
        for hits in articles
        for enumeration in enumerations(tuple(hits))
    ]
    score, enumeration = max(found, key=lambda pair: pair[0], default=(0.0, None))
    clause = listing_clause(bearings)
    if (
        enumeration is None
        or score < ACCEPT
        or (clause.score > score and not _announces(clause, enumeration))
        or _counted_above(clause, enumeration, question.count)
    ):
        return clause
    about = only_item_about(question, enumeration)
    if about and about.segment and not lists_of_item(clause, about.segment, question):
        return said_in_order(carried_out(about.segment), score)
    if about and (clause.drafts or question.quoted):
        return clause
    picked = _picked(question.pick, _counted(question, enumeration)) if question.pick else ()
    if picked and picked[0].segment and _CARRIED_OUT.search(fold(question.text)):
        return said_in_order(carried_out(picked[0].segment), score)
    return _as_list(question, enumeration, score)


def _announces(clause: Composition, enumeration: Enumeration) -> bool:
    """Tell whether *clause* only says that the items follow: 还面临不少困难：一是…."""
    said = fold(clause.drafts[0].text).partition(":")[0] if clause.drafts else ""
    return bool(said) and enumeration.lead.rstrip().endswith((f"{said}:", f"{said}。"))


def _counted_above(clause: Composition, enumeration: Enumeration, count: int | None) -> bool:
    """Tell whether *clause*, of what stands over the items, lists as many things as are asked for."""
    said = fold(clause.drafts[0].text) if clause.drafts and (count or 0) > 1 else ""
    listed = any(len(one.pieces) == count for one in find_series(said))
    return listed and said in fold(enumeration.lead) and fold(enumeration.items[0].text) not in said


def compose_label(question: Question, articles: Sequence[Sequence[Hit]]) -> Composition:
    """Return the heading that bears the label asked for: 关键词八."""
    labels = [term.text for term in question.terms if LABEL.fullmatch(term.text)]
    for label in labels:
        for hit in (hit for hits in articles for hit in hits):
            for heading in hit.passage.headings:
                if label in fold(heading.text) and Bearing(question, segments_of(hit)[0]).place_fit:
                    source = Source(hit.article, hit.passage, heading.span)
                    return Composition((Draft(heading.text, (source,)),))
    return Composition()


def _enumeration_score(question: Question, enumeration: Enumeration) -> float:
    bearing = Bearing(question, enumeration.first)
    slots = bearing.slots(enumeration.first.span)
    if not slots or _leaves_coined_unsaid(question, enumeration) or _are_others(question, enumeration):
        return 0.0
    if question.who and not _names_each_another(enumeration):
        return 0.0
    zones = [
        (_right_over(fold(enumeration.lead)), 0.95),
        (fold(enumeration.lead), _FURTHER_UP),
        (fold(enumeration.labels), 0.9),
        (fold(enumeration.first.article.title), 0.5),
    ]
    coined = 0.1 if _items_are_coined(question, enumeration) else 0.0
    return (
        coined
        + coverage(question.terms, zones) * slots
        + _OWN * _own_share(question, enumeration)
        + _kind_bonus(question, enumeration)
        + _problem_bonus(question, enumeration)
        - _other_purpose(question, enumeration)
        + _count_bonus(question, enumeration)
        + (_ANNOUNCED if enumeration.is_announced else 0.0)
    )


def _right_over(lead: str) -> str:
    """The headings of *lead* and how the line right over the items begins and ends."""
    lines = [line for line in lead.split("\n") if line.strip()] or [""]
    told = [sentence for sentence in lines[-1].split("。") if sentence.strip()]
    return "\n".join([*(line for line in lines[:-1] if len(line) <= _HEADING), *told[:1], *told[-1:]])


def _names_each_another(enumeration: Enumeration) -> bool:
    """Tell whether every item names somebody, no two the same: what one man said makes no list of people."""
    named = [[span.of(item.text) for span in find_people(item.text)] for item in enumeration.items]
    return all(named) and len({names[0] for names in named}) == len(named)


def _own_share(question: Question, enumeration: Enumeration) -> float:
    """The share of the items that say something of the question themselves."""
    said = [fold(item.source.span.of(item.source.article.text)) for item in enumeration.items]
    return sum(coverage(question.terms, [(text, 1.0)]) >= _SOMETHING for text in said) / len(said)


def _kind_bonus(question: Question, enumeration: Enumeration) -> float:
    """What is asked for by name must be named over the items or in them."""
    words = sought(question.text)
    said = fold(f"{enumeration.lead}\n{enumeration.labels}")
    return -0.15 if tells_kind(words) and not any(word in said for word in words) else 0.0


def _problem_bonus(question: Question, enumeration: Enumeration) -> float:
    """Where problems are asked for, the sentence before the items, or they themselves, must call them so."""
    if not _PROBLEMS.search(fold(question.asks)):
        return 0.0
    over = re.split(r"[。\n]", fold(enumeration.lead).rstrip("。:\n "))[-1]
    problems = sum(_PROBLEMS.search(fold(item.text)) is not None for item in enumeration.items)
    tells = _PROBLEMS.search(over) or 2 * problems > len(enumeration.items)
    return _TELLS_PROBLEMS if tells else _NO_PROBLEMS


def _other_purpose(question: Question, enumeration: Enumeration) -> float:
    """Weigh down what stands under goals where tasks are asked for, and tasks where goals are."""
    asked, over = fold(question.asks), fold(enumeration.lead)
    for wanted, other in ((_TASKS, _AIMS), (_AIMS, _TASKS)):
        if not wanted.search(asked) or other.search(asked):
            continue
        if other.search(over) and not wanted.search(over):
            return _OTHER_PURPOSE
    return 0.0


def _counted(question: Question, enumeration: Enumeration) -> tuple[Item, ...]:
    """The items that the question counts: of six measures the four that are 工程."""
    named = tuple(item for item in enumeration.items if question.counted and question.counted in item.text)
    return named if question.count == len(named) else enumeration.items


def _items_are_coined(question: Question, enumeration: Enumeration) -> bool:
    """Tell whether most items bear a word that the question puts in quotation marks."""
    bearing = [item for item in enumeration.items if any(w in fold(item.text) for w in question.quoted)]
    return bool(question.quoted) and 2 * len(bearing) > len(enumeration.items)


def _are_others(question: Question, enumeration: Enumeration) -> bool:
    """Tell whether things are asked for by one character, 三个“换”, that neither lead nor items say."""
    lone = lone_characters(question)
    said = any(word in fold(enumeration.lead) for word in lone)
    return bool(lone) and not said and not _items_are_coined(question, enumeration)


def _about_the_coined(question: Question, enumeration: Enumeration) -> bool:
    """A coined word in quotation marks must be said over the list or in it."""
    coined = [words for words in question.quoted if len(words) > 1]
    said = fold(f"{enumeration.lead}\n{enumeration.labels}")
    return not coined or any(words in said for words in coined)


def _leaves_coined_unsaid(question: Question, enumeration: Enumeration) -> bool:
    """Tell whether a coined term is asked about that neither stands over the items nor names them."""
    if any(_counts_others(name, question, enumeration) for name in asked_coined(question)):
        return True
    return any(_leaves_unsaid(name, enumeration) for name in asked_coined(question))


def _leaves_unsaid(name: str, enumeration: Enumeration) -> bool:
    """Tell whether *name* stands neither right over the items nor, with its noun in the items, further up."""
    over, items = fold(enumeration.lead), [fold(item.text) for item in enumeration.items]
    noun = shared_noun(name)
    if noun and all(noun in item for item in items):
        return False
    if noun.startswith("一"):  # “三个一批” have their 一批 each
        return True
    if not counted_parts(name):
        return name not in re.split("[,;。]", over.rstrip("。:"))[-1]
    further = not noun or any(noun in item for item in items)
    return name not in (over if further else "\n".join(re.split("[。\n]", over.rstrip("。:\n"))[-2:]))


def _counts_others(name: str, question: Question, enumeration: Enumeration) -> bool:
    """Tell whether a coined term counts more or fewer things than there are items: 五区 are no three."""
    things = things_counted(name)
    return things > 1 and len(_counted(question, enumeration)) != things


def _count_bonus(question: Question, enumeration: Enumeration) -> float:
    """As many items as asked for speak for a list, if they are what is counted: by name, or so announced."""
    asked = question.count
    named = sum(question.counted in item.text for item in enumeration.items)
    if question.pick and question.counted and 2 * named > len(enumeration.items):
        return 0.4
    if asked is None or asked < 2:
        return 0.0
    if asked != len(_counted(question, enumeration)):
        return -0.25
    if not _about_the_coined(question, enumeration):
        return 0.0
    if named == asked and question.counted:
        return 0.5
    if 2 * named >= len(enumeration.items):
        return 0.4 if question.counted else 0.3
    if not tells_kind((question.counted,)):
        return 0.3
    return 0.3 if question.counted in enumeration.lead else 0.0


def _as_list(question: Question, enumeration: Enumeration, score: float) -> Composition:
    drafts: list[Draft] = []
    length = 0
    for item in _picked(question.pick, _counted(question, enumeration)):
        text, source = _said_of(question, item)
        length += len(text) + 8
        if length > MAX_CHARS:
            break
        drafts.append(Draft(text, (source,), score))
    return Composition(tuple(drafts), listed=len(drafts) > 1)


def _said_of(question: Question, item: Item) -> tuple[str, Source]:
    """The item's opening, or the clause of its sentence that says what was asked for, and where it stands."""
    own = coverage(question.terms, [(fold(item.text), 1.0)])
    if item.segment is None or own >= 0.5:
        return item.text, item.source
    here = Hit(item.segment.passage, item.segment.article, 0.0)
    start = item.segment.passage.text.find(item.text)
    clauses = [
        (coverage(question.terms, [(fold(clause.of(segment.passage.text)), 1.0)]), segment, clause)
        for segment in segments_of(here)
        if segment.sentence == item.segment.sentence
        for clause in segment.clauses
        if clause.start >= start
    ]
    share, segment, clause = max(clauses, key=lambda found: found[0])
    if share < _TELLS or share < own + _MORE_TOLD:
        return item.text, item.source
    return clause.of(segment.passage.text).rstrip("，,；;。"), Source.of(segment, clause)


def _picked(pick: int | None, items: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the one item asked for, nothing when there are not so many, or all."""
    if pick is None:
        return items
    return items[-1:] if pick == -1 else items[pick - 1 : pick]
