"""No answer → what is missing, in one line that holds no figure of the articles."""

from __future__ import annotations

from qa.question import Question
from qa.vocabulary import Vocabulary


def refusal(question: Question, vocabulary: Vocabulary) -> str:
    """Say what the articles lack for *question*."""
    if question.outside:
        return "文章里没有实时信息，只能回答库中文章写到的目标、计划和成绩。"
    missing = [place for place in question.places if not vocabulary.has_place(place)]
    if missing:
        return f"现有文章没有提到{'、'.join(missing)}，所以无法回答。"
    return f"在现有文章里没有找到{_described(question)}，所以不作猜测。"


def _described(question: Question) -> str:
    places = "、".join(question.places)
    years = "、".join(f"{year}年" for year in question.years)
    kind = {"goal": "的目标", "result": "的完成情况"}.get(question.kind or "", "")
    topic = "".join(term.text for term in question.terms if term.weight >= 3)[:20]
    subject = f"“{topic}”{kind}" if topic else "与这个问题相符的内容"
    return "".join([places, years, "关于" if places or years else "", subject])
