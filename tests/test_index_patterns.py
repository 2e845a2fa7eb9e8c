"""Patterns that are compiled late match as others do."""

import re

import pytest

from index.patterns import lazy


def test_a_pattern_is_compiled_when_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    compiles = re.compile
    monkeypatch.setattr("re.compile", lambda *source: compiled.append(source[0]) or compiles(*source))
    pattern = lazy(r"(?P<n>\d+)亩", re.ASCII)
    assert compiled == []
    assert [match["n"] for match in pattern.finditer("12亩和3亩")] == ["12", "3"]
    assert pattern.sub("田", "12亩") == "田"
    assert (pattern.pattern, pattern.flags) == (r"(?P<n>\d+)亩", re.ASCII)
    assert pattern.search("亩") is None
    used = len(compiled)
    assert pattern.search("7亩") is not None
    assert len(compiled) == used
