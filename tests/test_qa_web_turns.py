"""The turns of a conversation: shown, put back, gone back to, and written down for the browser."""

from __future__ import annotations

import base64
import json
import re
from typing import Any

import gradio as gr
import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa.answer import Answer
from qa.web.markup import escape_lines, unescape
from qa.web.told import Told
from qa.web.turns import Message, Shown, go_back, put_back, questions_of, take_turn
from qa.web.wording import WORDINGS
from tests.scripted_bot import RARE_QUOTE, ScriptedBot

CHINESE = WORDINGS["zh"]


def turn(question: str, shown: Shown, bot: ScriptedBot | None = None) -> list[Any]:
    return list(take_turn(bot or ScriptedBot(), question, shown, CHINESE))  # type: ignore[arg-type]


def read_slip(slip: str) -> dict[str, Any]:
    return dict(json.loads(base64.urlsafe_b64decode(slip)))


def said(role: str, content: Any) -> Message:
    return {"role": role, "content": content}


def test_a_turn_thinks_then_answers_and_is_written_down() -> None:
    bot = ScriptedBot()
    earlier = [said("user", "去年呢？"), said("assistant", "没有。")]
    thinking, answered = turn(" 产值？ ", earlier, bot)
    assert thinking[0] == ""
    assert thinking[1][-1]["metadata"] == {"title": "正在查找相关段落…", "status": "pending"}
    assert answered[0] == gr.skip()
    assert answered[1][:3] == [*earlier, said("user", "产值？")]
    assert "[1](#src/rare.txt/" in answered[1][3]["content"]
    assert bot.histories == [[{"role": "user", "content": "去年呢？"}]]
    slip = read_slip(answered[2])
    assert (slip["turn"], slip["messages"]) == (1, answered[1][2:])
    # Browsers list conversations by this time: two turns of one second must not tie.
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", slip["time"])
    assert slip["told"]["text"] == "工业产值12.5亿元，增长8%[1]"
    assert [cited["quote"] for cited in slip["told"]["citations"]] == [RARE_QUOTE]


class Suggesting:
    def suggest(self, answer: Answer) -> tuple[str, ...]:
        return (f"{answer.question}去年？",)


def test_what_to_ask_next_comes_after_the_answer() -> None:
    steps = list(take_turn(ScriptedBot(), "产值？", [], CHINESE, Suggesting()))  # type: ignore[arg-type]
    assert [len(step[1]) for step in steps] == [2, 2, 2]
    answered, offered = steps[1][1][-1], steps[2][1][-1]
    assert "options" not in answered
    assert offered == {**answered, "options": [{"value": "产值？去年？", "label": "产值？去年？"}]}
    assert read_slip(steps[2][2])["messages"][-1] == offered


def test_a_question_that_was_offered_is_asked_by_itself() -> None:
    bot = ScriptedBot()
    offered = {"value": "南屿市2022年产值？", "label": "南屿市2022年产值？"}
    shown = [said("user", "那呢？"), {**said("assistant", "没有。"), "options": [offered]}]
    turn("南屿市2022年产值？", shown, bot)
    turn("再早一年呢？", shown, bot)
    assert bot.histories == [[], [{"role": "user", "content": "那呢？"}]]


def test_a_failure_is_asked_again_with_what_was_asked_before() -> None:
    bot = ScriptedBot()
    failed = turn("出错", [said("user", "那呢？"), said("assistant", "没有。")], bot)[-1][1]
    assert [option["label"] for option in failed[-1]["options"]] == ["重试"]
    turn("出错", failed, bot)
    assert [message["content"] for message in bot.histories[-1]] == ["那呢？", "出错"]


def test_long_questions_are_refused_without_asking_the_bot() -> None:
    bot = ScriptedBot()
    answered = turn("问" * 501, [], bot)[-1]
    assert answered[1][-1]["content"] == "问题太长：最多 500 字，现在 501 字。请缩短后再问。"
    assert read_slip(answered[2])["told"] is None
    assert bot.histories == []


def test_a_blank_question_changes_nothing() -> None:
    assert turn("  ", []) == [(gr.skip(),) * 3]


def test_what_a_table_lays_out_is_told_once() -> None:
    told = Told.model_validate(read_slip(turn("比较", [])[-1][2])["told"])
    assert told.table
    assert [[cell and cell.text for cell in row.cells] for row in told.table.rows] == [
        ["**12.5亿元** | 增长8%", None]
    ]
    assert [statement.text for statement in told.statements] == ["14亿元", "相差1.5亿元"]


@given(st.text())
def test_an_escaped_question_can_be_read_again(text: str) -> None:
    lines = [" ".join(line.split()) for line in text.strip().splitlines()]
    assert unescape(escape_lines(text)) == "\n".join(lines)


def test_the_questions_are_read_back_from_what_is_shown() -> None:
    shown = [
        said("user", escape_lines("增长 <8.5%> 吗？")),
        said("assistant", "12"),
        said("user", [{"type": "text", "text": "2023\\-2024?"}]),
    ]
    assert questions_of(shown) == ["增长 <8.5%> 吗？", "2023-2024?"]
    many = [said("user", str(number)) for number in range(30)]
    assert questions_of(many) == [str(number) for number in range(10, 30)]


@pytest.mark.parametrize(("number", "left"), [("", 4), ("0", 0), ("1", 2), ("7", 4), ("-1", 4), ("x", 4)])
def test_a_question_is_asked_again_in_its_place(number: str, left: int) -> None:
    shown = [said("user", "a"), said("assistant", "b"), said("user", "c"), said("assistant", "d")]
    assert go_back(shown, number) == shown[:left]


def test_what_the_browser_kept_is_put_back() -> None:
    option = {"value": "再问", "label": "重试"}
    kept = [said("user", "a"), {**said("assistant", "b"), "options": [option], "metadata": {"title": "x"}}]
    assert put_back(json.dumps({"messages": kept})) == [
        {**said("user", "a"), "options": []},
        {**said("assistant", "b"), "options": [option]},
    ]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "{",
        "[]",
        "null",
        "[[]]",
        '{"messages": 7}',
        '{"messages": [7]}',
        '{"messages": [{"role": "system", "content": "a"}]}',
        '{"messages": [{"role": "user", "content": {"path": "/etc/passwd"}}]}',
        '{"messages": [{"role": "user"}]}',
        '{"messages": [{"role": "user", "content": "a", "options": [1]}]}',
    ],
)
def test_what_this_server_never_wrote_is_not_put_back(kept: str) -> None:
    assert put_back(kept) == []
