"""Reads a file of exam questions: what is asked and what a right answer holds; judges nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index import MubiaoError

TYPES = (
    "figure",
    "list",
    "plan",
    "who_when",
    "definition",
    "paraphrase",
    "comparison",
    "yesno",
    "followup",
    "unanswerable",
    "noisy",
)
ROLES = ("user", "assistant")


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of an article that a right answer cites."""

    article: str
    quote: str


@dataclass(frozen=True, slots=True)
class ExamQuestion:
    """A question with what marks its answer right.

    Each of `facts` is a tuple of accepted forms; `min_facts` of them are enough. `any_evidence` means
    that one piece of `evidence` is enough.
    """

    id: str
    type: str
    question: str
    facts: tuple[tuple[str, ...], ...] = ()
    min_facts: int = 0
    forbidden: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    any_evidence: bool = False
    answerable: bool = True
    history: tuple[Mapping[str, str], ...] = ()


class _LineError(Exception):
    """What is wrong with a line, before the line's place is known."""


def read_exam(path: Path) -> tuple[ExamQuestion, ...]:
    """Read the questions of a JSONL file; a bad line is named with its number."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise MubiaoError(f"读不了问题文件 {path}：{error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise MubiaoError(f"问题文件 {path} 不是 UTF-8 编码：请另存为 UTF-8") from error
    found: dict[str, ExamQuestion] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = parse_question(line)
            _check(question.id not in found, f"id {question.id!r} 重复")
        except _LineError as wrong:
            raise MubiaoError(f"{path} 第 {number} 行：{wrong}") from wrong
        found[question.id] = question
    if not found:
        raise MubiaoError(f"问题文件 {path} 里没有问题：每行应是一个 JSON 对象")
    return tuple(found.values())


def parse_question(line: str) -> ExamQuestion:
    """Make a question of one line of JSON."""
    try:
        record = json.loads(line)
    except ValueError as error:
        raise _LineError(f"不是 JSON（{error}）") from error
    _check(isinstance(record, dict), "应是一个 JSON 对象")
    facts = tuple(_texts(forms, "facts 的每一项") for forms in _list(record, "facts"))
    _check(all(facts), "facts 的每一项至少要有一种写法")
    question = ExamQuestion(
        id=_text(record, "id"),
        type=_text(record, "type"),
        question=_text(record, "question"),
        facts=facts,
        min_facts=_min_facts(record, len(facts)),
        forbidden=_texts(_list(record, "forbidden"), "forbidden"),
        evidence=tuple(_evidence(piece) for piece in _list(record, "evidence")),
        any_evidence=_any_evidence(record),
        answerable=_answerable(record),
        history=tuple(_message(turn) for turn in _list(record, "history")),
    )
    _check(question.type in TYPES, f"type {question.type!r} 不认识，应是 {'、'.join(TYPES)} 之一")
    _check(bool(facts) == question.answerable, "能回答的问题要有 facts，不能回答的不该有")
    return question


def _check(holds: bool, otherwise: str) -> None:
    if not holds:
        raise _LineError(otherwise)


def _text(record: Mapping[str, Any], key: str) -> str:
    value = record.get(key)
    if not isinstance(value, str) or not value.strip():
        raise _LineError(f"缺少 {key}（应是不空的字符串）")
    return value


def _list(record: Mapping[str, Any], key: str) -> list[Any]:
    value = record.get(key, [])
    if not isinstance(value, list):
        raise _LineError(f"{key} 应是一个列表")
    return value


def _texts(values: object, name: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(v, str) and v.strip() for v in values):
        raise _LineError(f"{name} 应是不空字符串的列表")
    return tuple(values)


def _min_facts(record: Mapping[str, Any], facts: int) -> int:
    value = record.get("min_facts", facts)
    if not isinstance(value, int) or not min(facts, 1) <= value <= facts:
        raise _LineError(f"min_facts 应在 1 到 facts 的项数（{facts}）之间")
    return value


def _evidence(piece: object) -> Evidence:
    _check(isinstance(piece, dict), "evidence 的每一项应有 article 和 quote")
    assert isinstance(piece, dict)
    return Evidence(_text(piece, "article"), _text(piece, "quote"))


def _any_evidence(record: Mapping[str, Any]) -> bool:
    mode = record.get("evidence_mode", "all")
    _check(mode in ("any", "all"), f"evidence_mode 应是 any 或 all，不是 {mode!r}")
    return bool(mode == "any")


def _answerable(record: Mapping[str, Any]) -> bool:
    value = record.get("answerable", True)
    if not isinstance(value, bool):
        raise _LineError("answerable 应是 true 或 false")
    return value


def _message(turn: object) -> Mapping[str, str]:
    _check(isinstance(turn, dict), "history 的每一项应有 role 和 content")
    assert isinstance(turn, dict)
    role, content = _text(turn, "role"), _text(turn, "content")
    _check(role in ROLES, f"history 的 role 应是 user 或 assistant，不是 {role!r}")
    return {"role": role, "content": content}
