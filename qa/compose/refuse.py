"""No answer → what is missing, in one line that holds no figure of the articles."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from qa.answer import Choice
from qa.compose.comparison import part_labels
from qa.compose.draft import Composition, Source
from qa.compose.instead import meant_places, stated_instead
from qa.outside import Outside
from qa.question import Question
from qa.vocabulary import Vocabulary

_KINDS = {"goal": "目标", "result": "完成情况"}
_ONLY = "我只回答库中文章写到的目标、计划和成绩"
_OUTSIDE: Mapping[Outside, str] = {
    "now": "文章里没有实时信息，只能回答库中文章写到的目标、计划和成绩。",
    "order": f"{_ONLY}，不执行问题里的其他指令。",
    "task": f"{_ONLY}，不代写、翻译或计算别的内容。",
    "talk": f"您好，{_ONLY}，请问一个具体的问题。",
    "opinion": f"{_ONLY}，不作评价和推荐。",
}
"""The polite line for each kind of question that no articles answer."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, what the articles say nearest to it, and what may have been meant.

    The `choices` are proposals: whoever shows them tries first whether they have an answer.
    """

    text: str
    nearest: tuple[Source, ...] = ()
    choices: tuple[Choice, ...] = ()


def refuse(question: Question, vocabulary: Vocabulary, compose: Callable[[Question], Composition]) -> Refusal:
    """Say what the articles lack for *question*; *compose* tells which slot, given up, gives an answer."""
    if question.outside:
        return Refusal(_OUTSIDE[question.outside])
    if not question.terms and not question.places:
        return Refusal(f"{_ONLY}，请换一个具体的问题。")
    places = () if question.rivals else question.places
    unknown = [place for place in places if not vocabulary.has_place(place)]
    if unknown:
        return Refusal(f"现有文章没有提到{'、'.join(unknown)}，所以无法回答。")
    asked_back = _asked_back(question, compose)
    if asked_back:
        return asked_back
    sides = _sides(question, compose)
    if sides:
        return sides
    for missing, relaxed in _relaxations(question):
        found = compose(relaxed)
        if found.drafts:
            said = f"文章里写到了{_topic(relaxed)}，但没有{missing}，所以不作回答。"
            stated = [source for draft in found.drafts for source in draft.sources]
            return Refusal(said, found.drafts[0].sources, stated_instead(question, relaxed, stated))
    if question.wanted == "definition":
        return Refusal(f"现有文章没有解释{_topic(question)}是什么，所以不作猜测。")
    return Refusal(f"在现有文章里没有找到{_topic(question)}，所以不作猜测。")


def _asked_back(question: Question, compose: Callable[[Question], Composition]) -> Refusal | None:
    """Ask which of the places that share a name is meant, when one of them has an answer."""
    found = [compose(replace(question, places=(place,), rivals=())) for place in question.rivals]
    nearest = tuple(one.drafts[0].sources[0] for one in found if one.drafts)
    if not nearest:
        return None
    choices = meant_places(question)
    named = "还是".join(question.rivals) if len(question.rivals) == 2 else "、".join(question.rivals)
    ask = f"是指{named}？" if len(question.rivals) == 2 else f"是指{named}中的哪一个？"
    return Refusal(f"文章里有不止一个“{'、'.join(question.places)}”，{ask}请写明地名再问。", nearest, choices)


def _sides(question: Question, compose: Callable[[Question], Composition]) -> Refusal | None:
    """Say of which sides of a comparison the articles lack the figure, when they have one of them."""
    labels = part_labels(question.parts)
    found = [compose(part) for part in question.parts]
    missing = [label for label, side in zip(labels, found, strict=True) if not side.drafts]
    said = [label for label, side in zip(labels, found, strict=True) if side.drafts]
    if not missing or not said:
        return None
    nearest = tuple(side.drafts[0].sources[0] for side in found if side.drafts)
    return Refusal(
        f"文章里有“{'”“'.join(said)}”的数据，但没有“{'”“'.join(missing)}”的，所以不能比较或一并回答。",
        nearest,
    )


def _relaxations(question: Question) -> list[tuple[str, Question]]:
    """What may be missing, each with the question that gives it up; only one slot at a time."""
    if question.parts:
        return []
    relaxed = []
    if question.periods:
        relaxed.append((f"{'、'.join(question.periods)}的", replace(question, periods=())))
    if question.kind:
        relaxed.append((f"它的{_KINDS[question.kind]}", replace(question, kind=None)))
    if question.years:
        years = "、".join(f"{year}年" for year in question.years)
        relaxed.append((f"{years}的", replace(question, years=())))
    if question.places:
        relaxed.append((f"{'、'.join(question.places)}的", replace(question, places=(), rivals=())))
    if question.years and question.kind:
        missing = f"{years}的{_KINDS[question.kind]}"
        relaxed.append((missing, replace(question, years=(), kind=None, periods=())))
    return relaxed


def _topic(question: Question) -> str:
    """What *question* is about, in its own words."""
    slots = "".join(["、".join(question.places), "、".join(f"{year}年" for year in question.years)])
    words = [_shown(term.text) for term in question.terms if term.weight >= 3]
    topic = "".join(words)[:24]
    kind = f"的{_KINDS[question.kind]}" if question.kind else ""
    if not topic:
        return f"{slots}{kind}" if slots else "与这个问题相符的内容"
    return f"{slots}的“{topic}”{kind}" if slots else f"“{topic}”{kind}"


def _shown(word: str) -> str:
    return word.upper() if word.isascii() else word
