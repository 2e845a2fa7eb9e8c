"""Articles, passages and facts survive the way to SQLite and back."""

from __future__ import annotations

import datetime
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from index.database import Database
from index.entry import Entry
from index.errors import StoreError
from index.names import Name, Names
from index.passage import Article, Fact, Heading, Passage, Span
from index.tables import write_database

TEXT = "标题\n２０２２年　“目标”😀\n第二段\n"
WHOLE = Article(
    "目录/甲.txt", TEXT, Span(0, 9), "标题", datetime.date(2022, 2, 24), "某区", 2022, "记者 某某"
)
BARE = Article("目录/甲.txt", TEXT, Span(9, 21), "", part=2)
FIRST = Passage("p1", WHOLE.id, Span(3, 9), "２０２２年", (Heading("标题", Span(0, 2)),), 2022, "某区")
SECOND = Passage("p2", WHOLE.id, Span(9, 15), "“目标”😀")
THIRD = Passage("p3", BARE.id, Span(16, 19), "第二段")
GOAL = Fact(
    *("目录/甲.txt", "p1", "某区", 2022, "生产总值", "goal", "1400亿元", 1400.0, "亿元", "exact", "level"),
    Span(3, 9),
)
RANGE = Fact(
    *("目录/甲.txt#2", "p3", None, None, "企业", "result", "25至30家", 25.0, "家", "range", "growth"),
    Span(16, 19),
    30.0,
)
ENTRIES = {0: Entry(FIRST, "2022 年", "k1"), 1: Entry(SECOND, "目标", "k2"), 2: Entry(THIRD, "", "k3")}
NAMES = (
    Name(WHOLE.id, "home", "某区"),
    Name(WHOLE.id, "person", "某某"),
    Name(WHOLE.id, "place", "某区"),
    Name(WHOLE.id, "year", "2022"),
    Name(BARE.id, "place", "某区"),
    Name(BARE.id, "place", "邻县"),
)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    write_database(tmp_path / "段落 %3F#.db", [WHOLE, BARE], ENTRIES, [GOAL, RANGE], NAMES)
    return Database(tmp_path / "段落 %3F#.db")


def test_everything_comes_back_equal(database: Database) -> None:
    assert database.articles() == (WHOLE, BARE)
    assert database.article(WHOLE.id) == WHOLE
    assert database.article(BARE.id) == BARE
    assert database.passage("p1") == FIRST
    assert database.passages_of(WHOLE.id) == (FIRST, SECOND)
    assert database.passages_of(BARE.id) == (THIRD,)
    assert database.entries() == ENTRIES
    assert database.facts() == (GOAL, RANGE)
    assert database.names_by_article() == NAMES


def test_the_names_of_all_articles_are_told_once(database: Database) -> None:
    assert database.names() == Names(
        frozenset({"某区", "邻县"}), frozenset({"某区"}), frozenset({"某某"}), frozenset({2022})
    )


def test_facts_are_found_by_their_passages_in_the_order_of_the_text(database: Database) -> None:
    assert database.facts_in(["p3", "p1", "p2", "无此"]) == (GOAL, RANGE)
    assert database.facts_in(["p3"]) == (RANGE,)
    assert database.facts_in([]) == ()


def test_facts_of_a_passage_are_found_without_reading_all(database: Database) -> None:
    query = "SELECT * FROM facts WHERE passage IN (SELECT value FROM json_each('[]'))"
    plan = database._select(f"EXPLAIN QUERY PLAN {query}")
    assert any("fact_passages" in step[-1] for step in plan)


def test_first_goals_are_one_an_article_and_whole(tmp_path: Path) -> None:
    """A goal without place or year, a growth and a result are no first goal; the articles come by name."""
    facts = [
        replace(GOAL, article="甲.txt", place=None),
        replace(GOAL, article="甲.txt", year=None),
        replace(GOAL, article="甲.txt", change="growth"),
        replace(GOAL, article="甲.txt", kind="result"),
        replace(GOAL, article="乙.txt", indicator="第一"),
        replace(GOAL, article="乙.txt", indicator="第二"),
        replace(GOAL, article="丙.txt", indicator="第三"),
        replace(GOAL, article="甲.txt", indicator="第四"),
    ]
    write_database(tmp_path / "p.db", [WHOLE], ENTRIES, facts, [])
    database = Database(tmp_path / "p.db")
    assert [goal.indicator for goal in database.first_goals(9)] == ["第三", "第一", "第四"]
    assert [goal.indicator for goal in database.first_goals(2)] == ["第三", "第一"]
    assert database.first_goals(0) == ()


def test_the_articles_of_one_file_share_its_text(database: Database) -> None:
    first, second = database.articles()
    assert first.text is second.text


def test_rows_count_from_zero_in_the_order_written(database: Database) -> None:
    assert database.passages_at([2, 0]) == {0: FIRST, 2: THIRD}
    assert database.passages_at([]) == {}
    assert database.passages_at([99]) == {}


def test_what_is_not_there_is_none(database: Database) -> None:
    assert database.article("乙.txt") is None
    assert database.passage("' OR 1=1 --") is None
    assert database.passages_of("乙.txt") == ()


def test_it_cannot_be_written_to(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        database._connection.execute("DELETE FROM articles")


def test_a_removed_file_can_still_be_read(tmp_path: Path) -> None:
    path = tmp_path / "passages.db"
    many = {i: Entry(Passage(f"p{i}", WHOLE.id, Span(0, 2), "标题" * 500), "", "") for i in range(500)}
    write_database(path, [WHOLE], many, [], [])
    database = Database(path)
    path.unlink()
    assert len(database.passages_of(WHOLE.id)) == 500


def test_many_threads_read_at_once(database: Database) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda i: database.passage(f"p{i % 3 + 1}"), range(300)))
    assert found == [FIRST, SECOND, THIRD] * 100


def test_damage_found_while_reading_is_an_error_that_says_what_to_run(tmp_path: Path) -> None:
    path = tmp_path / "passages.db"
    write_database(path, [WHOLE], dict.fromkeys(range(9), Entry(FIRST, "词" * 9000, "")), [], [])
    data = path.read_bytes()
    path.write_bytes(data[:40_000] + b"\xff" * (len(data) - 40_000))
    with pytest.raises(StoreError, match=r"已损坏：.*passages\.db.*mubiao index --full"):
        Database(path).entries()


def test_a_closed_database_answers_no_more(database: Database) -> None:
    database.close()
    database.close()
    with pytest.raises(sqlite3.ProgrammingError):
        database.articles()
