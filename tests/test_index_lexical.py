"""BM25 over terms."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index.lexical import LexicalIndex, build_lexical

ROWS = ["郑东 新区 2022 gdp", "科技 创新", "新区 新区 建设 and", ""]
CHARACTERS = ["郑 东 郑东 新 区 新区", "科 技 科技", "新 区 新区", "新"]


@pytest.fixture
def lexical(tmp_path: Path) -> LexicalIndex:
    build_lexical(tmp_path / "lexical", zip(range(4), ROWS, CHARACTERS, strict=True))
    return LexicalIndex.load(tmp_path / "lexical")


def rows(hits: list[tuple[int, float]]) -> list[int]:
    return [row for row, _ in hits]


def test_a_row_is_found_by_any_of_its_terms(lexical: LexicalIndex) -> None:
    assert rows(lexical.search(["创新", "无此词"], 10)) == [1]
    assert sorted(rows(lexical.search(["创新", "新区"], 10))) == [0, 1, 2]


def test_a_row_is_found_by_its_characters_apart_from_its_words(lexical: LexicalIndex) -> None:
    assert sorted(rows(lexical.search(["新"], 10, "characters"))) == [0, 2, 3]
    assert lexical.search(["新"], 10) == []
    assert lexical.search(["2022"], 10, "characters") == []


def test_the_fewer_rows_hold_a_term_the_more_it_weighs(lexical: LexicalIndex) -> None:
    weights = [lexical.rarity(term, "characters") for term in ("无", "郑东", "新区", "新")]
    assert weights == sorted(weights, reverse=True)
    assert len(set(weights)) == 4
    assert weights[-1] > 0


def test_scores_are_higher_for_more_matches_and_come_best_first(lexical: LexicalIndex) -> None:
    hits = lexical.search(["郑东", "新区", "gdp"], 10)
    assert rows(hits) == [0, 2]
    assert hits[0][1] > hits[1][1] > 0


def test_a_term_said_twice_counts_once(lexical: LexicalIndex) -> None:
    assert lexical.search(["新区", "新区"], 10) == lexical.search(["新区"], 10)


def test_no_terms_or_no_places_find_nothing(lexical: LexicalIndex) -> None:
    assert lexical.search([], 10) == []
    assert lexical.search(["新区"], 0) == []


def test_query_syntax_is_only_text(lexical: LexicalIndex) -> None:
    assert lexical.search(["row:0", "terms:新区", '"', "*", "(", "+新区", "新区^9", "AND"], 10) == []
    assert rows(lexical.search(["and"], 10)) == [2]


def test_k_keeps_the_best(lexical: LexicalIndex) -> None:
    assert rows(lexical.search(["郑东", "新区", "gdp"], 1)) == [0]


def test_equal_scores_come_in_row_order(tmp_path: Path) -> None:
    build_lexical(tmp_path / "lexical", ((row, "目标", "目 标") for row in range(50)))
    assert rows(LexicalIndex.load(tmp_path / "lexical").search(["目标"], 20)) == list(range(20))


def test_an_index_of_nothing_opens_and_finds_nothing(tmp_path: Path) -> None:
    build_lexical(tmp_path / "lexical", [])
    assert LexicalIndex.load(tmp_path / "lexical").search(["新区"], 5) == []


def test_an_index_that_may_not_be_written_to_is_read_all_the_same(
    tmp_path: Path, lexical: LexicalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "copy"  # the index that is open beside it may lock its own folder at any time
    shutil.copytree(tmp_path / "lexical", folder, ignore=shutil.ignore_patterns(".*.lock"))
    monkeypatch.setattr("os.access", lambda path, _: Path(path) != folder)
    assert LexicalIndex.load(folder).search(["新区"], 9) == lexical.search(["新区"], 9)
    assert list(folder.glob(".*.lock")) == []


def test_many_threads_find_the_same(lexical: LexicalIndex) -> None:
    expected = lexical.search(["郑东", "新区"], 10)
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: lexical.search(["郑东", "新区"], 10), range(200)))
    assert found == [expected] * 200
