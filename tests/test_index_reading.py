"""Reading many files at once gives what reading one after the other gives, in the same order."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from index.corpus import Reading
from index.lexicon import load_lexicon
from index.read import load_settings
from index.reading import read_files

COUNT = 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(COUNT):
        plan = f"2023年，{number}号县计划新建公路{number + 2}条，完成投资{number + 5}亿元。"
        text = f"{number}号县公布目标\n\n{plan}\n"
        (tmp_path / f"{number:02d}.txt").write_text(text if number != 7 else " \n", encoding="utf-8")
    return tmp_path


def read(folder: Path) -> tuple[dict[str, Reading], list[tuple[str, int, int]]]:
    told: list[tuple[str, int, int]] = []
    names = [f"{number:02d}.txt" for number in range(COUNT)]
    found = read_files(
        folder, names, load_settings(folder), load_lexicon(folder), lambda *said: told.append(said)
    )
    assert list(found) == names
    return found, told


def test_processes_read_what_one_reads(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, told = read(folder)
    assert told == [("读取", done, COUNT) for done in range(1, COUNT + 1)]
    assert "07.txt" in alone["07.txt"].skipped
    assert alone["08.txt"].facts
    monkeypatch.setattr("index.reading.MANY", 2)
    monkeypatch.setattr("loky.cpu_count", lambda: 2)
    together, told = read(folder)
    assert together == alone
    assert told[-1] == ("读取", COUNT, COUNT)
    assert len(told) < COUNT


def test_where_no_process_starts_one_reads_all(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone, _ = read(folder)
    monkeypatch.setattr("index.reading.MANY", 2)
    monkeypatch.setattr("loky.cpu_count", lambda: 2)

    def refuse(**_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("loky.ProcessPoolExecutor", refuse)
    assert read(folder)[0] == alone


def test_a_script_without_a_main_guard_may_build(folder: Path) -> None:
    script = (
        "import sys; from pathlib import Path; import index.reading; index.reading.MANY = 2\n"
        "import loky; loky.cpu_count = lambda: 2\n"
        "from index import build_store\n"
        "print(build_store(Path(sys.argv[1])).articles)\n"
    )
    (folder / "build.py").write_text(script, encoding="utf-8")
    root = Path(__file__).parent.parent
    command = [sys.executable, str(folder / "build.py"), str(folder)]
    done = subprocess.run(command, env={"PYTHONPATH": str(root), "PATH": ""}, capture_output=True, text=True)
    assert done.stdout == f"{COUNT - 1}\n", done.stderr
