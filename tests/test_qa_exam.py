"""What a file of exam questions may hold, and what is said about a bad line."""

import json
from pathlib import Path
from typing import Any

import pytest

from index import MubiaoError
from qa.exam import Evidence, ExamQuestion, read_exam

GOOD: dict[str, Any] = {
    "id": "q-1",
    "type": "list",
    "question": "有哪些亮点？",
    "history": [{"role": "user", "content": "2023年呢？"}, {"role": "assistant", "content": "…"}],
    "facts": [["综合实力"], ["龙头", "带动作用"]],
    "min_facts": 1,
    "forbidden": ["2022年"],
    "evidence": [{"article": "a.txt", "quote": "亮点一：综合实力"}],
    "evidence_mode": "any",
    "answerable": True,
    "difficulty": 1,
    "note": "给读者看的",
}


def exam_file(folder: Path, *records: object) -> Path:
    path = folder / "questions.jsonl"
    path.write_text("\n".join(json.dumps(r, ensure_ascii=False) for r in records), encoding="utf-8")
    return path


def test_every_key_of_the_format_is_read(tmp_path: Path) -> None:
    assert read_exam(exam_file(tmp_path, GOOD)) == (
        ExamQuestion(
            id="q-1",
            type="list",
            question="有哪些亮点？",
            facts=(("综合实力",), ("龙头", "带动作用")),
            min_facts=1,
            forbidden=("2022年",),
            evidence=(Evidence("a.txt", "亮点一：综合实力"),),
            any_evidence=True,
            answerable=True,
            history=({"role": "user", "content": "2023年呢？"}, {"role": "assistant", "content": "…"}),
        ),
    )


def test_all_facts_and_all_evidence_are_wanted_unless_said(tmp_path: Path) -> None:
    [question] = read_exam(exam_file(tmp_path, {**GOOD, "min_facts": 2, "evidence_mode": "all"}))
    short = {
        key: GOOD[key] for key in ("id", "type", "question", "facts", "evidence", "history", "forbidden")
    }
    assert read_exam(exam_file(tmp_path, short)) == (question,)


def test_blank_lines_and_a_byte_order_mark_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    line = json.dumps(GOOD, ensure_ascii=False)
    path.write_text(f"\ufeff{line}\r\n\r\n{line.replace('q-1', 'q-2')}\r\n", encoding="utf-8")
    assert [question.id for question in read_exam(path)] == ["q-1", "q-2"]


def test_a_line_separator_inside_a_question_does_not_break_its_line(tmp_path: Path) -> None:
    [question] = read_exam(exam_file(tmp_path, {**GOOD, "question": "第一行\u2028第二行？"}))
    assert question.question == "第一行\u2028第二行？"


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": ""}, "缺少 id（应是不空的字符串）"),
        ({"question": None}, "缺少 question（应是不空的字符串）"),
        ({"type": "essay"}, "type 'essay' 不认识"),
        ({"facts": "6000个"}, "facts 应是一个列表"),
        ({"facts": ["6000个"]}, "facts 的每一项 应是不空字符串的列表"),
        ({"facts": [[]], "min_facts": 1}, "facts 的每一项至少要有一种写法"),
        ({"facts": [[" "]], "min_facts": 1}, "facts 的每一项 应是不空字符串的列表"),
        ({"min_facts": 3}, "min_facts 应在 1 到 facts 的项数（2）之间"),
        ({"min_facts": 0}, "min_facts 应在 1 到 facts 的项数（2）之间"),
        ({"facts": [], "min_facts": 0}, "能回答的问题要有 facts"),
        ({"answerable": False}, "不能回答的不该有"),
        ({"answerable": "no"}, "answerable 应是 true 或 false"),
        ({"forbidden": [2022]}, "forbidden 应是不空字符串的列表"),
        ({"evidence": [{"article": "a.txt"}]}, "缺少 quote"),
        ({"evidence": ["亮点一"]}, "evidence 的每一项应有 article 和 quote"),
        ({"evidence_mode": "some"}, "evidence_mode 应是 any 或 all，不是 'some'"),
        ({"history": ["2023年呢？"]}, "history 的每一项应有 role 和 content"),
        ({"history": [{"role": "bot", "content": "…"}]}, "role 应是 user 或 assistant，不是 'bot'"),
    ],
)
def test_a_bad_line_is_named_with_file_number_and_fault(
    tmp_path: Path, change: dict[str, Any], complaint: str
) -> None:
    path = exam_file(tmp_path, {**GOOD, "id": "q-0"}, {**GOOD, **change})
    with pytest.raises(MubiaoError) as caught:
        read_exam(path)
    assert str(caught.value).startswith(f"{path} 第 2 行：")
    assert complaint in str(caught.value)


def test_two_questions_of_one_id_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MubiaoError, match="第 2 行：id 'q-1' 重复"):
        read_exam(exam_file(tmp_path, GOOD, GOOD))


def test_what_is_not_json_or_not_an_object_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MubiaoError, match="第 1 行：应是一个 JSON 对象"):
        read_exam(exam_file(tmp_path, ["q-1"]))
    path = tmp_path / "broken.jsonl"
    path.write_text('{"id": ', encoding="utf-8")
    with pytest.raises(MubiaoError, match=r"broken\.jsonl 第 1 行：不是 JSON"):
        read_exam(path)


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(MubiaoError, match=r"读不了问题文件 .*nowhere\.jsonl"):
        read_exam(tmp_path / "nowhere.jsonl")
    (tmp_path / "gbk.jsonl").write_bytes("问题".encode("gb18030"))
    with pytest.raises(MubiaoError, match="不是 UTF-8 编码"):
        read_exam(tmp_path / "gbk.jsonl")
    (tmp_path / "empty.jsonl").write_bytes(b"\n\n")
    with pytest.raises(MubiaoError, match="没有问题"):
        read_exam(tmp_path / "empty.jsonl")
