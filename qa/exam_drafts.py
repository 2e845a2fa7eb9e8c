"""Turns feedback into questions of an exam; what only a person can know is left to be filled in.

An answer that was right is right again when it says the same points and cites the same words; of a wrong one
only what must not be said is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from index import compiled
from qa.feedback import Feedback
from qa.judge import POINTED_LIMIT

TO_FILL_IN = "待填：正确答案"
"""Stands for the facts of a question whose right answer nobody has stated: until then it fails."""

_PART = compiled(r"#\d+$")  # an exam names files, not the articles in them


def draft_exam(feedback: Iterable[Feedback]) -> list[dict[str, Any]]:
    """Make an exam question of each piece of feedback, oldest first; the last word on a question counts."""
    by_question = {(one.earlier, one.question): one for one in sorted(feedback, key=lambda one: one.time)}
    return [_draft(one) for one in by_question.values()]


def to_jsonl(records: Iterable[dict[str, Any]]) -> str:
    """Write each record on a line of its own."""
    return "\n".join(json.dumps(record, ensure_ascii=False) for record in records)


def _draft(one: Feedback) -> dict[str, Any]:
    record: dict[str, Any] = {"id": f"feedback-{one.id}", "type": _type(one), "question": one.question}
    if one.earlier:
        record["history"] = [{"role": "user", "content": question} for question in one.earlier]
    if one.verdict == "wrong":
        forbidden = {"forbidden": list(one.points)} if one.points else {}
        return {**record, "facts": [[TO_FILL_IN]], **forbidden, "note": _note(one)}
    if one.abstained:
        return {**record, "answerable": False}
    record["facts"] = [[point] for point in one.points]
    if one.verdict == "citation":
        return {**record, "note": _note(one)}
    cited = [{"article": _PART.sub("", quoted.article), "quote": quoted.quote} for quoted in one.citations]
    return {**record, "evidence": cited}


def _type(one: Feedback) -> str:
    if one.abstained:
        return "unanswerable" if one.verdict != "wrong" else "definition"
    if one.earlier:
        return "followup"
    if len(one.points) == 1 and len(one.answer) <= POINTED_LIMIT:
        return "figure"
    return "list" if len(one.points) > 1 else "definition"


def _note(one: Feedback) -> str:
    said = "没有回答" if one.abstained else f"当时回答：{one.answer}"
    return f"读者说{'引用有误' if one.verdict == 'citation' else '不对'}；{said}"
