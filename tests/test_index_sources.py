"""Staleness: every change is seen, and nothing else is taken for one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

import index.rules
from index.build import build_store
from index.files.folder import find_files
from index.sources import survey
from index.stale import is_stale
from tests.fakes import BigramEncoder, use_encoder

ARTICLE = "湖畔镇工作会议\n\n2022年，湖畔镇计划植树三千棵，修路两条，完成投资5亿元，为群众办好实事。\n"


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_encoder(monkeypatch, BigramEncoder(), BigramEncoder(name="other", fingerprint="2"))
    folder = tmp_path / "文章"
    folder.mkdir()
    (folder / "湖畔.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "articles.toml").write_text('["湖畔.txt"]\nyear = 2022\n', encoding="utf-8")
    build_store(folder)
    return folder


def append(name: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write("\n")

    return change


def replace_in_place(folder: Path) -> None:
    """Change one character for another and put the old modification time back."""
    path = folder / "湖畔.txt"
    times = path.stat()
    path.write_text(ARTICLE.replace("三千", "四千"), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], None]] = {
    "edited": append("湖畔.txt"),
    "edited without a trace in size or time": replace_in_place,
    "added": lambda folder: (folder / "新.md").write_text(ARTICLE, encoding="utf-8") and None,
    "removed": lambda folder: (folder / "湖畔.txt").unlink(),
    "renamed": lambda folder: (folder / "湖畔.txt").rename(folder / "湖畔镇.txt") and None,
    "settings edited": append("articles.toml"),
    "settings removed": lambda folder: (folder / "articles.toml").unlink(),
    "lexicon added": lambda folder: (folder / "lexicon.toml").write_text("", encoding="utf-8") and None,
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_makes_the_store_stale(articles: Path, change: Callable[[Path], None]) -> None:
    assert not is_stale(articles)
    change(articles)
    assert is_stale(articles)


def test_an_added_lexicon_is_built_in_and_then_no_longer_stale(articles: Path) -> None:
    (articles / "lexicon.toml").write_text('words = ["湖畔镇工作会议"]\n', encoding="utf-8")
    build_store(articles)
    assert not is_stale(articles)


def test_touching_a_file_or_adding_another_kind_changes_nothing(articles: Path) -> None:
    (articles / "湖畔.txt").touch()
    (articles / "图.jpg").touch()
    (articles / ".隐藏.txt").write_text(ARTICLE, encoding="utf-8")
    assert not is_stale(articles)


def test_no_store_is_stale(tmp_path: Path) -> None:
    (tmp_path / "湖畔.txt").write_text(ARTICLE, encoding="utf-8")
    assert is_stale(tmp_path)


def test_another_encoder_is_stale_only_when_asked_for(articles: Path) -> None:
    assert not is_stale(articles, encoder="bigram")
    assert is_stale(articles, encoder="other")
    build_store(articles, encoder="other")
    assert not is_stale(articles)
    assert not is_stale(articles, encoder="other")
    assert build_store(articles).generation == "gen-000002", "the choice of encoder is remembered"
    assert build_store(articles, full=True).generation == "gen-000003"
    assert not is_stale(articles, encoder="other")


@pytest.mark.parametrize("version", ["SPLIT_VERSION", "FACTS_VERSION"])
def test_new_rules_make_the_store_stale_and_keep_the_vectors(
    articles: Path, monkeypatch: pytest.MonkeyPatch, version: str
) -> None:
    monkeypatch.setattr(index.rules, version, 10_000)
    assert is_stale(articles)
    assert build_store(articles).encoded == 0
    assert not is_stale(articles)


def test_a_changed_package_makes_the_store_stale(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index.rules, "code_fingerprint", lambda _: "upgraded")
    assert is_stale(articles)


def test_settled_files_are_not_read_again(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from index.generations import find_generation
    from index.manifest import default_store, read_manifest

    manifest = read_manifest(find_generation(default_store(articles)))
    settled = replace(manifest, looked_ns=time.time_ns() + 60_000_000_000)
    hashed: list[Path] = []
    monkeypatch.setattr("index.sources.hash_file", lambda path: hashed.append(path) or "x")
    assert survey(articles, find_files(articles), settled).is_same_as(settled)
    assert hashed == []
    survey(articles, find_files(articles), manifest)
    assert [path.name for path in hashed] == ["湖畔.txt", "articles.toml"], (
        "written too shortly before the build"
    )
