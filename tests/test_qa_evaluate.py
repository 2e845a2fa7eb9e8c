"""The measures over a set of questions: by hand-made verdicts, and with a real bot."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import Article, Passage, Span
from qa.answer import Answer, Citation, Statement
from qa.bot import Bot
from qa.evaluate import Evaluation, evaluate
from qa.exam import Evidence, ExamQuestion, read_exam
from qa.judge import Share, Verdict, judge

TESTS = Path(__file__).parent
TEXT = "造林1420亩。抚育100亩。"
ARTICLE = Article("a.txt", TEXT, Span(0, len(TEXT)), "造林")
PASSAGE = Passage("p", "a.txt", Span(0, len(TEXT)), TEXT)
SENTENCES = (Citation(1, ARTICLE, PASSAGE, Span(0, 8)), Citation(2, ARTICLE, PASSAGE, Span(8, len(TEXT))))


def verdict(
    id: str,
    kind: str = "figure",
    *,
    said: str = "",
    citations: tuple[Citation, ...] = SENTENCES[:1],
    answerable: bool = True,
    computed: bool = False,
    milliseconds: float = 1.0,
) -> Verdict:
    facts = (("1420亩",),) if answerable else ()
    question = ExamQuestion(
        id, kind, "造林多少？", facts, min_facts=len(facts), answerable=answerable,
        evidence=(Evidence("a.txt", "造林1420亩"),) if answerable else (),
    )  # fmt: skip
    statements = (Statement(said, citations, computed),) if said else ()
    return judge(question, Answer("造林多少？", statements, refusal="没有提到"), seconds=milliseconds / 1000)


RIGHT = "造林1420亩。"
EVALUATION = Evaluation(
    (
        verdict("right", said=RIGHT, milliseconds=10),
        verdict("wide", "noisy", said="造林1420亩。" * 2, citations=SENTENCES, milliseconds=20),
        verdict("loose", "plan", said="造林1420亩，抚育100亩。", milliseconds=30),
        verdict("computed", "comparison", said="1420亩，多1320亩（计算）", computed=True, milliseconds=40),
        verdict("wrong", said="造林142亩。", milliseconds=50),
        verdict("shy", milliseconds=60),
        verdict("refused", "unanswerable", answerable=False, milliseconds=70),
        verdict("bold", "unanswerable", said=RIGHT, answerable=False, milliseconds=80),
    )
)


def test_right_counts_answers_and_refusals_overall_and_by_type() -> None:
    assert EVALUATION.right == Share(5, 8)
    assert EVALUATION.right_by_type == {
        "figure": Share(1, 3),
        "plan": Share(1, 1),
        "comparison": Share(1, 1),
        "unanswerable": Share(1, 2),
        "noisy": Share(1, 1),
    }
    assert [failure.question.id for failure in EVALUATION.failures] == ["wrong", "shy", "bold"]


def test_refusals_are_counted_where_due_and_where_not() -> None:
    assert EVALUATION.refused == Share(1, 2)
    assert EVALUATION.false_refusals == Share(1, 6)


def test_citations_and_figures_are_added_up() -> None:
    assert EVALUATION.carrying == Share(5, 6)
    assert EVALUATION.loose_figures == 2  # 100 of "loose", 142 of "wrong"
    assert EVALUATION.computed_figures == 1


def test_length_is_that_of_pointed_answers_and_not_of_refusals() -> None:
    lengths = [len(f"{RIGHT}[1]"), len(f"{RIGHT}{RIGHT}[1][2]"), len("造林142亩。[1]")]
    assert EVALUATION.pointed_length == sorted(lengths)[1]


def test_times_are_percentiles_of_all_questions() -> None:
    assert EVALUATION.p50_ms == pytest.approx(45)
    assert EVALUATION.p95_ms == pytest.approx(76.5)
    assert Evaluation(EVALUATION.verdicts[:1]).p95_ms == pytest.approx(10)


def test_a_share_of_nothing_is_no_number() -> None:
    alone = Evaluation((verdict("refused", "unanswerable", answerable=False),))
    assert alone.as_record() == {
        "questions": 1,
        "right": 1.0,
        "right_by_type": {"unanswerable": 1.0},
        "unanswerable_refused": 1.0,
        "false_refusals": None,
        "citations_carrying_a_fact": None,
        "figures_outside_cited_spans": 0,
        "computed_figures": 0,
        "median_pointed_length": None,
        "p50_ms": 1.0,
        "p95_ms": 1.0,
        "failures": [],
    }


def test_a_failure_is_listed_with_question_answer_and_reason() -> None:
    assert EVALUATION.as_record()["failures"][0] == {
        "id": "wrong",
        "type": "figure",
        "question": "造林多少？",
        "answer": "造林142亩。[1]",
        "why": ["缺少：1420亩"],
    }


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder = tmp_path_factory.mktemp("articles")
    shutil.copy(TESTS / "articles" / "yunchuan_report_2023.txt", folder)
    opened = Bot.open(folder)
    yield opened
    opened.close()


def test_a_bot_is_asked_each_question_with_its_history(bot: Bot) -> None:
    wanted = ("a-fig-001", "a-fol-001", "a-una-001")
    questions = {q.id: q for q in read_exam(TESTS / "questions" / "articles.jsonl")}
    evaluation = evaluate(bot, [questions[id] for id in wanted])
    assert evaluation.failures == ()
    assert [v.question.id for v in evaluation.verdicts] == list(wanted)
    assert all(0 < v.seconds < 5 for v in evaluation.verdicts)
