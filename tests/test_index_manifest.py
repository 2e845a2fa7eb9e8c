"""What a generation says of itself, and whether it is true."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import StoreError
from index.manifest import (
    FORMAT_VERSION,
    MANIFEST,
    Counts,
    EncoderRecord,
    Manifest,
    NewerFormatError,
    Rules,
    SourceRecord,
    check_files,
    read_manifest,
    rebuild_command,
    record_files,
)

MADE = Manifest(
    format=FORMAT_VERSION,
    encoder=EncoderRecord("bundled", "abc", 256),
    rules=Rules(reading="1", terms="2", facts="3", lexicon="def"),
    counts=Counts(articles=1, passages=20, facts=30),
    looked_ns=1_700_000_000_000_000_000,
    sources=(
        SourceRecord("报告/一.txt", 10, 1, 2, "00ff"),
        SourceRecord("坏\udcff.txt", 3, 1, 2, "", "不是文本"),
    ),
    settings=(SourceRecord("lexicon.toml", 5, 1, 2, "aa"),),
)


@pytest.fixture
def generation(tmp_path: Path) -> Path:
    folder = tmp_path / "文章" / ".mubiao" / "gen-000001"
    (folder / "lexical").mkdir(parents=True)
    (folder / "passages.db").write_text("段落", encoding="utf-8")
    (folder / "lexical" / "terms").write_text("词", encoding="utf-8")
    (folder / "lexical" / "writer.lock").touch()
    replace(MADE, files=record_files(folder)).write(folder)
    return folder


def rewrite(generation: Path, **fields: object) -> None:
    path = generation / MANIFEST
    written = json.loads(path.read_text(encoding="utf-8", errors="surrogateescape"))
    path.write_text(json.dumps({**written, **fields}), encoding="utf-8")


def test_a_manifest_reads_back_as_it_was_written(generation: Path) -> None:
    read = read_manifest(generation)
    assert replace(read, files=()) == MADE
    assert {record.name: record.size for record in read.files} == {"passages.db": 6, "lexical/terms": 3}
    check_files(generation, read, checksums=True)


def test_a_newer_format_says_so(generation: Path) -> None:
    rewrite(generation, format=FORMAT_VERSION + 1, unknown="field")
    with pytest.raises(
        NewerFormatError, match=r"更新版本的 mubiao .*请升级 mubiao，或运行 mubiao index .*文章 --full"
    ):
        read_manifest(generation)


def test_an_older_format_is_rebuilt(generation: Path) -> None:
    rewrite(generation, format=0)
    with pytest.raises(StoreError, match="格式 0 已过时") as caught:
        read_manifest(generation)
    assert not isinstance(caught.value, NewerFormatError)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", f'{{"format": {FORMAT_VERSION}}}', '{"format": "x"}', "\udcff"]
)
def test_a_damaged_manifest_is_an_error_with_its_path(generation: Path, text: str) -> None:
    (generation / MANIFEST).write_text(text, encoding="utf-8", errors="surrogateescape")
    with pytest.raises(StoreError, match=r"清单已损坏：.*gen-000001/manifest\.json；请运行 mubiao index"):
        read_manifest(generation)


def test_a_missing_manifest_is_an_error(generation: Path) -> None:
    (generation / MANIFEST).unlink()
    with pytest.raises(StoreError, match="缺少清单"):
        read_manifest(generation)


def test_a_missing_or_shortened_file_is_damage(generation: Path) -> None:
    manifest = read_manifest(generation)
    (generation / "passages.db").write_text("段", encoding="utf-8")
    with pytest.raises(StoreError, match=r"已损坏：.*passages\.db"):
        check_files(generation, manifest)
    (generation / "passages.db").unlink()
    with pytest.raises(StoreError, match=r"已损坏：.*passages\.db"):
        check_files(generation, manifest)


def test_a_changed_byte_is_found_by_checksums_only(generation: Path) -> None:
    manifest = read_manifest(generation)
    (generation / "lexical" / "terms").write_text("语", encoding="utf-8")
    check_files(generation, manifest)
    with pytest.raises(StoreError, match=r"已损坏：.*terms"):
        check_files(generation, manifest, checksums=True)


def test_the_mending_command_names_the_articles_where_they_are_known() -> None:
    assert rebuild_command(Path("文章/.mubiao")) == "mubiao index 文章"
    assert rebuild_command(Path("elsewhere")) == "mubiao index"
