"""The command that builds: its report, its errors, its silence."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest

from index.__main__ import main
from index.progress import ProgressBar
from tests.fakes import BigramEncoder, use_encoder

ARTICLE = """# [红]湖畔镇[/红]工作会议

2022年3月1日，湖畔镇计划植树三千棵，修路两条，为群众办好实事，年底前全部完成。
"""


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_encoder(monkeypatch, BigramEncoder())
    (tmp_path / "湖畔.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "空.txt").touch()
    return tmp_path


def test_the_report_names_each_article_and_what_was_skipped(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(articles)]) == 0
    out, err = capsys.readouterr()
    header, row, skipped, summary = out.splitlines()
    assert header.split() == ["文章", "标题", "日期", "年份", "地点", "段落", "数据", "提醒"]
    assert row.split()[:5] == ["湖畔.txt", "[红]湖畔镇[/红]工作会议", "2022-03-01", "2022", "湖畔镇"]
    assert skipped == "跳过 空.txt：文件里没有文字。请放入文章正文，或删除该文件。"
    assert summary.startswith("gen-000001：新增 1 个文件；共 1 篇文章、")
    assert err == ""


def test_a_second_run_says_that_nothing_changed(articles: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main([str(articles)])
    assert main([str(articles)]) == 0
    assert "gen-000001：文章没有变化" in capsys.readouterr().out
    assert main([str(articles), "--full", "--store", str(articles / "库")]) == 0
    assert main([str(articles), "--full"]) == 0
    assert "gen-000002：文章没有变化" in capsys.readouterr().out


def test_an_error_is_one_line_on_stderr_and_exit_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "无")]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("找不到文章文件夹")
    assert err.count("\n") == 1


def test_the_bar_shows_only_after_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    screen = io.StringIO()
    monkeypatch.setattr("index.progress.time.monotonic", lambda: now)
    monkeypatch.setattr("sys.stderr", screen)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    with ProgressBar() as bar:
        now = 0.9
        bar("读取", 1, 9)
        assert bar._bar is None
        now = 1.1
        bar("编码", 4, 9)
        assert bar._bar is not None
    assert "编码" in screen.getvalue()
    assert "4/9" in screen.getvalue()
    assert "读取" not in screen.getvalue()


def test_the_report_as_json_says_all_of_each_article(
    articles: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (articles / "湖.md").write_text(ARTICLE, encoding="utf-8")
    Path(os.fsdecode(os.fsencode(articles) + b"/\xb8\xdb.txt")).write_text(ARTICLE, encoding="utf-8")
    assert main([str(articles), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert record["counts"]["articles"] == 1
    assert record["articles"] == [
        {
            "article": "湖.md",
            "title": "[红]湖畔镇[/红]工作会议",
            "date": "2022-03-01",
            "year": 2022,
            "place": "湖畔镇",
            "passages": 2,
            "facts": record["counts"]["facts"],
            "warnings": [],
            "also": ["湖畔.txt"],
        }
    ]
    assert [skipped["name"] for skipped in record["skipped"]] == ["空.txt", "\udcb8\udcdb.txt"]
    assert record["added"] == ["湖.md"]


def test_a_long_table_keeps_to_what_needs_a_look(
    articles: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (articles / "随笔.txt").write_text("港口的早晨\n\n人们说起这里，都很自豪。\n", encoding="utf-8")
    monkeypatch.setattr("index.__main__._MOST_ROWS", 1)
    assert main([str(articles)]) == 0
    _, row, note, *_ = capsys.readouterr().out.splitlines()
    assert row.startswith("随笔.txt")
    assert "没有找到日期；年份不明" in row
    assert note == "只列出 1 篇有提醒的文章；全部 2 篇见 --json"
