"""What readers said of answers: kept, replaced, bounded, listed, and asked again as an exam."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from index import MubiaoError, default_store
from qa.__main__ import main
from qa.answer import Answer
from qa.bot import Bot
from qa.evaluate import evaluate
from qa.exam import read_exam
from qa.exam_drafts import TO_FILL_IN, draft_exam, to_jsonl
from qa.feedback import Feedback, FeedbackBook, Quoted
from tests.small_corpus import write_corpus

GIVEN = Feedback(
    id="a1",
    time="2026-01-02T03:04:05+00:00",
    verdict="right",
    question="产值多少？",
    answer="完成产值12.5亿元[1]",
    abstained=False,
    earlier=("南屿市怎样？",),
    points=("12.5亿元",),
    citations=(Quoted("a.txt#2", "报告", "完成产值12.5亿元"),),
)


@pytest.fixture
def book(tmp_path: Path) -> FeedbackBook:
    return FeedbackBook(tmp_path / "feedback.db", kept=3)


def given(number: int) -> Feedback:
    return replace(GIVEN, id=str(number), time=f"2026-01-{number:02}T00:00:00+00:00")


def test_what_was_put_down_is_read_again_newest_first(book: FeedbackBook) -> None:
    book.put(given(2))
    book.put(given(3))
    book.put(given(1))
    assert list(book) == [given(3), given(2), given(1)]


def test_who_thinks_again_replaces_or_withdraws_what_they_said(book: FeedbackBook) -> None:
    book.put(GIVEN)
    book.put(replace(GIVEN, verdict="wrong"))
    assert [one.verdict for one in book] == ["wrong"]
    book.withdraw(GIVEN.id)
    assert list(book) == []


def test_only_the_newest_are_kept(book: FeedbackBook, tmp_path: Path) -> None:
    for number in range(1, 6):
        book.put(given(number))
    assert [one.id for one in book] == ["5", "4", "3"]
    assert len(list(FeedbackBook(tmp_path / "feedback.db"))) == 3


def test_many_threads_write_at_once(book: FeedbackBook, tmp_path: Path) -> None:
    book = FeedbackBook(tmp_path / "feedback.db")
    threads = [threading.Thread(target=book.put, args=[given(n)]) for n in range(1, 13)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(list(book)) == 12


def test_a_book_that_nobody_wrote_in_is_empty_and_makes_no_file(tmp_path: Path) -> None:
    assert list(FeedbackBook.beside(tmp_path)) == []
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_book_is_named(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(MubiaoError, match=r"feedback\.db"):
        list(FeedbackBook(path))


def test_right_becomes_facts_and_evidence_and_wrong_is_left_to_be_filled_in(tmp_path: Path) -> None:
    refused = replace(GIVEN, id="a2", question="人口？", abstained=True, points=(), citations=())
    feedback = [
        GIVEN,
        refused,
        replace(refused, id="a3", question="面积？", verdict="wrong"),
        replace(GIVEN, id="a4", question="增速？", verdict="wrong"),
        replace(GIVEN, id="a5", question="出处？", verdict="citation", earlier=()),
    ]
    drafts = draft_exam(feedback)
    path = tmp_path / "exam.jsonl"
    path.write_text(to_jsonl(drafts), encoding="utf-8")
    right, no_answer, should_answer, wrong, cited = read_exam(path)
    assert (right.type, right.facts, right.history[0]["content"]) == (
        "followup",
        (("12.5亿元",),),
        "南屿市怎样？",
    )
    assert [(e.article, e.quote) for e in right.evidence] == [("a.txt", "完成产值12.5亿元")]
    assert (no_answer.type, no_answer.answerable) == ("unanswerable", False)
    assert (should_answer.facts, should_answer.forbidden) == (((TO_FILL_IN,),), ())
    assert (wrong.facts, wrong.forbidden) == (((TO_FILL_IN,),), ("12.5亿元",))
    assert (cited.type, cited.facts, cited.evidence) == ("figure", (("12.5亿元",),), ())


def test_the_last_word_on_a_question_counts() -> None:
    changed = replace(GIVEN, id="b", time="2026-02-01T00:00:00+00:00", verdict="wrong")
    assert [draft["id"] for draft in draft_exam([changed, GIVEN])] == ["feedback-b"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_corpus(tmp_path_factory.mktemp("feedback"))


def test_the_command_lists_and_makes_an_exam_that_eval_reads(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["feedback", str(folder)]) == 0
    assert "还没有反馈" in capsys.readouterr().err
    bot = Bot.open(folder)
    book = FeedbackBook.beside(default_store(folder))
    for number, question in enumerate(["南屿市2022年地区生产总值是多少？", "南屿市2042年人口是多少？"], 1):
        book.put(seen(bot.ask(question), str(number)))
    path = tmp_path / "exam.jsonl"
    assert main(["feedback", str(folder), "--questions", str(path)]) == 0
    assert "写了 2 道题，其中 0 道" in capsys.readouterr().out
    assert evaluate(bot, read_exam(path)).right.value == 1
    bot.close()
    assert main(["feedback", str(folder)]) == 0
    table = capsys.readouterr().out
    assert "812.5" in table
    assert "对" in table
    assert main(["feedback", str(folder), "--json"]) == 0
    assert [one["id"] for one in json.loads(capsys.readouterr().out)] == ["2", "1"]


def seen(answer: Answer, answer_id: str) -> Feedback:
    return Feedback(
        id=answer_id,
        time=f"2026-01-0{answer_id}T00:00:00+00:00",
        verdict="right",
        question=answer.question,
        answer=answer.text,
        abstained=answer.abstained,
        points=tuple(statement.plain for statement in answer.statements),
        citations=tuple(Quoted(c.article.id, c.article.title, c.quote) for c in answer.citations),
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["feedback", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err
