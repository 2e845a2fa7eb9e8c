"""What is kept in the temporary folder is read only while it is still true and the user's own."""

import os
from pathlib import Path

import pytest

from index.caches import cache_file, kept_while, read_cache, write_cache


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    for name in ("甲.txt", "乙.txt"):
        (tmp_path / name).write_text("一二三", encoding="utf-8")
    return [tmp_path / "甲.txt", tmp_path / "乙.txt"]


def test_a_cache_is_named_after_what_it_is_made_of(temporary: Path) -> None:
    assert cache_file("words", 1) == cache_file("words", 1)
    assert len({cache_file("words", 1), cache_file("words", 2), cache_file("rules", 1)}) == 3
    assert cache_file("words", 1).parent == temporary


def test_a_cache_is_read_as_it_was_written(temporary: Path) -> None:
    path = cache_file("words", 1)
    assert read_cache(path) is None
    write_cache(path, {"投资": (3, b"\0")})
    assert read_cache(path) == {"投资": (3, b"\0")}
    assert [*temporary.iterdir()] == [path]


def read_all(files: list[Path]) -> str:
    return "".join(file.read_text(encoding="utf-8") for file in files)


def test_files_are_read_once_while_they_stay_the_same(files: list[Path]) -> None:
    assert kept_while(files, "rules", lambda: read_all(files)) == "一二三一二三"
    assert kept_while(files[::-1], "rules", lambda: pytest.fail("read again")) == "一二三一二三"


def test_a_file_of_the_same_size_and_time_is_told_apart(files: list[Path]) -> None:
    kept_while(files, "rules", lambda: read_all(files))
    status = files[0].stat()
    files[0].write_text("四五六", encoding="utf-8")
    os.utime(files[0], ns=(status.st_atime_ns, status.st_mtime_ns))
    assert kept_while(files, "rules", lambda: read_all(files)) == "四五六一二三"


def test_a_file_added_or_removed_is_noticed(files: list[Path], tmp_path: Path) -> None:
    kept_while(files, "rules", lambda: read_all(files))
    more = tmp_path / "甲2.txt"
    more.write_text("七", encoding="utf-8")
    assert kept_while([*files, more], "rules", lambda: read_all([*files, more])) == "一二三一二三七"
    assert kept_while(files[1:], "rules", lambda: read_all(files[1:])) == "一二三"
