"""The command line, on one real article."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from qa.__main__ import main
from qa.bot import Bot

TESTS = Path(__file__).parent
NAME = "yunchuan_report_2023.txt"
QUESTION = "云川市2022年地区生产总值是多少？"
UNANSWERABLE = "云川市2021年地区生产总值是多少？"
EXAM = [
    {
        "id": "right",
        "type": "figure",
        "question": QUESTION,
        "facts": [["1862.4亿元"]],
        "evidence": [{"article": NAME, "quote": "2022年全市实现地区生产总值1862.4亿元"}],
    },
    {"id": "refused", "type": "unanswerable", "question": UNANSWERABLE, "answerable": False},
    {"id": "wrong", "type": "figure", "question": QUESTION, "facts": [["1亿元"]]},
]


@pytest.fixture(scope="module")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("articles")
    shutil.copy(TESTS / "articles" / NAME, folder)
    Bot.open(folder).close()
    return folder


@pytest.fixture
def exam(tmp_path: Path) -> Path:
    path = tmp_path / "exam.jsonl"
    path.write_text("\n".join(json.dumps(q, ensure_ascii=False) for q in EXAM), encoding="utf-8")
    return path


def run_module(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "qa", *arguments], env={**os.environ, **environment}, capture_output=True
    )


def test_ask_prints_the_answer_and_its_source(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", QUESTION, "--articles", str(articles)]) == 0
    answer, _, sources = capsys.readouterr().out.partition("来源：")
    assert "1862.4亿元" in answer
    assert "[1]" in answer
    assert f"{NAME}：“" in sources
    assert "\033" not in answer


def test_ask_as_json_gives_offsets_into_the_article(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", QUESTION, "--articles", str(articles), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["question"], record["abstained"]) == (QUESTION, False)
    assert [s["citations"] for s in record["statements"]] == [[1]]
    [citation] = record["citations"]
    assert citation["article"] == NAME
    cited = (articles / NAME).read_text(encoding="utf-8")[citation["start"] : citation["end"]]
    assert "".join(cited.split()) == citation["quote"]
    assert "1862.4亿元" in citation["quote"]


def test_a_refusal_is_no_failure(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", UNANSWERABLE, "--articles", str(articles), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["abstained"], record["statements"], record["citations"]) == (True, [], [])
    assert record["text"] == record["refusal"] != ""


def test_facts_as_json_and_as_csv_are_the_same_rows(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["facts", str(articles), "--year", "2022", "--indicator", "地区生产总值", "--kind", "result"]
    assert main([*wanted, "--json"]) == 0
    records = json.loads(capsys.readouterr().out)
    assert ("1862.4亿元", 1862.4, "亿元") in [(r["text"], r["value"], r["unit"]) for r in records]
    assert {(r["year"], r["kind"], r["article"]) for r in records} == {(2022, "result", NAME)}
    assert main([*wanted, "--csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows == [{key: "" if v is None else str(v) for key, v in record.items()} for record in records]


def test_a_csv_file_is_marked_as_utf8_for_excel(articles: Path, tmp_path: Path) -> None:
    path = tmp_path / "facts.csv"
    assert main(["facts", str(articles), "--csv", "--output", str(path)]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfplace,year,indicator,kind,")


def test_facts_as_a_table_say_goal_or_result(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["facts", str(articles), "--year", "2022", "--kind", "result"]) == 0
    table = capsys.readouterr().out
    assert "结果" in table
    assert "下降1.4%" in table
    assert "目标" not in table
    assert main(["facts", str(articles), "--year", "1999"]) == 0
    assert capsys.readouterr() == ("", "没有符合条件的指标。\n")


def test_ask_explains_why_passages_were_chosen(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["ask", QUESTION, "--articles", str(articles), "--explain"]) == 0
    answer, _, reasons = capsys.readouterr().out.partition("问题读作：地区 云川市；年份 2022年")
    assert "1862.4亿元" in answer
    assert "地区：相符" in reasons
    assert "×3=" in reasons
    assert main(["ask", QUESTION, "--articles", str(articles), "--explain", "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["chosen"][0]["rank"] == 1
    assert record["citations"][0]["article"] == NAME


def test_index_brings_the_store_up_to_date(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(TESTS / "articles" / NAME, tmp_path)
    assert main(["index", str(tmp_path)]) == 0
    assert (tmp_path / ".mubiao" / "current").resolve().name == "gen-000001"
    assert main(["index", str(tmp_path), "--full"]) == 0
    assert (tmp_path / ".mubiao" / "current").resolve().name == "gen-000002"
    assert capsys.readouterr().out != ""


def test_eval_prints_the_measures_and_lists_failures(
    articles: Path, exam: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["eval", str(exam), "--articles", str(articles)]) == 0
    printed = capsys.readouterr().out
    assert "66.7%（2/3）" in printed
    assert "缺少：1亿元" in "".join(printed.split())


def test_eval_fails_under_the_bar_and_writes_json(
    articles: Path, exam: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "measures.json"
    wanted = ["eval", str(exam), "--articles", str(articles), "--json"]
    assert main([*wanted, str(out), "--fail-under", "0.67"]) == 1
    written = json.loads(out.read_text(encoding="utf-8"))
    assert written["right_by_type"] == {"figure": 0.5, "unanswerable": 1.0}
    assert [failure["id"] for failure in written["failures"]] == ["wrong"]
    capsys.readouterr()
    assert main([*wanted, "-", "--fail-under", "0.66"]) == 0
    assert json.loads(capsys.readouterr().out)["right"] == written["right"]


def test_what_a_user_can_mend_is_one_line_and_exit_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["ask", QUESTION, "--articles", str(tmp_path / "nowhere")]) == 1
    out, error = capsys.readouterr()
    assert out == ""
    assert error.startswith("mubiao: ")
    assert "nowhere" in error
    assert error.count("\n") == 1


def test_an_output_that_cannot_be_written_is_named(
    articles: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["facts", str(articles), "--json", "--output", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith(f"mubiao: 写不了文件 {tmp_path}：")


def test_ctrl_c_ends_without_a_traceback(monkeypatch: pytest.MonkeyPatch, articles: Path) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Bot, "open", interrupted)
    assert main(["ask", QUESTION, "--articles", str(articles)]) == 130


@pytest.mark.parametrize("command", ["chat", "ask", "index", "facts", "eval", "feedback"])
def test_help_is_in_chinese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])
    assert ended.value.code == 0
    assert "文章" in capsys.readouterr().out


def test_the_module_speaks_utf8_under_any_locale(articles: Path) -> None:
    odd = {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    asked = run_module("ask", QUESTION, "--articles", articles, **odd)
    assert (asked.returncode, asked.stderr) == (0, b"")
    assert "1862.4亿元" in asked.stdout.decode("utf-8")


def test_ask_loads_neither_torch_nor_gradio(articles: Path) -> None:
    code = (
        "import sys; from qa.__main__ import main; main(sys.argv[1:]);"
        "sys.exit(int(bool({'torch', 'gradio', 'transformers'} & set(sys.modules))))"
    )
    asked = subprocess.run([sys.executable, "-c", code, "ask", QUESTION, "--articles", articles], check=False)
    assert asked.returncode == 0


def test_a_reader_that_goes_away_is_no_error(articles: Path) -> None:
    command = [sys.executable, "-m", "qa", "facts", str(articles), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
