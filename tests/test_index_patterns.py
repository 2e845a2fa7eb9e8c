"""Patterns kept compiled match as the standard library's own, whatever lies on the disk."""

import re
from pathlib import Path

import pytest

from index.patterns import Programs

SAMPLES = (
    (r"(?P<year>\d{4})年(?P<rest>[一-鿿]*)", 0),
    (r"[，。；]|(?<![一二三])月(?=[份底])", 0),
    (r"^(a|B)\1*$", re.IGNORECASE | re.MULTILINE),
    (r"(?x) 增长 (\d+) %  # a rate", 0),
    ("𠮷[𠀀-𠿿]", 0),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "patterns.cache"


def filled(path: Path) -> Programs:
    programs = Programs(path)
    for pattern, flags in SAMPLES:
        programs.compiled(pattern, flags)
    programs.keep()
    return programs


def forbid_compiling(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("compiled anew")

    monkeypatch.setattr("re._compiler._code", refuse)


def test_what_is_kept_is_what_re_compiles(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = [re.compile(pattern, flags) for pattern, flags in SAMPLES]
    filled(path)
    forbid_compiling(monkeypatch)
    kept = Programs(path)
    read = [kept.compiled(pattern, flags) for pattern, flags in SAMPLES]
    assert read == own  # patterns are equal when their text, their flags and their programs are
    assert [pattern.groupindex for pattern in read] == [pattern.groupindex for pattern in own]
    found = read[0].search("到2023年底")
    assert found is not None
    assert found.groupdict() == {"year": "2023", "rest": "底"}


def test_a_pattern_is_compiled_once_for_a_process(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = Programs(path)
    first = programs.compiled("增长(约)?")
    forbid_compiling(monkeypatch)
    assert programs.compiled("增长(约)?") == first


def test_processes_add_to_the_same_file(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Programs(path), Programs(path)
    one.compiled("甲+")
    other.compiled("乙+")
    one.keep()
    other.keep()
    forbid_compiling(monkeypatch)
    both = Programs(path)
    assert both.compiled("甲+").findall("甲甲乙") == ["甲甲"]
    assert both.compiled("乙+").findall("甲甲乙") == ["乙"]
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_nothing_is_written_when_all_was_kept(path: Path) -> None:
    filled(path)
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    filled(path)
    assert path.stat().st_mtime_ns == before


@pytest.mark.parametrize("keep", [0, 1, 100, -1])
def test_a_damaged_cache_is_made_anew(path: Path, keep: int) -> None:
    filled(path)
    path.write_bytes(path.read_bytes()[:keep])
    programs = Programs(path)
    assert [programs.compiled(*sample) for sample in SAMPLES] == [re.compile(*sample) for sample in SAMPLES]
    programs.keep()
    assert len(Programs(path)) == len(SAMPLES)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    programs = filled(tmp_path / "gone" / "patterns.cache")
    assert programs.compiled("亩$") == re.compile("亩$")
    assert list(tmp_path.iterdir()) == []


def test_edited_patterns_do_not_pile_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(path)
    monkeypatch.setattr("index.patterns._MOST", len(SAMPLES))
    later = Programs(path)
    later.compiled("新的")
    later.keep()
    assert len(Programs(path)) == 1


def test_a_pattern_that_is_none_is_told_as_re_tells_it(path: Path) -> None:
    with pytest.raises(re.error, match="unterminated character set"):
        Programs(path).compiled("[一")
