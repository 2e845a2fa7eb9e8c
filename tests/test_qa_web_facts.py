"""`/api/facts`: filters, order, pages, what the filters offer, and the file for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("httpx")  # what the test client speaks through

from fastapi.testclient import TestClient

from qa.web.links import citation_link, source_path
from tests.scripted_bot import FIGURES, RARE, ScriptedBot, make_app


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(make_app(ScriptedBot()), raise_server_exceptions=False) as client:
        yield client


def values(client: TestClient, **query: Any) -> list[float]:
    return [row["value"] for row in client.get("/api/facts", params=query).json()["facts"]]


def test_a_row_says_all_about_a_fact_and_where_it_leads(client: TestClient) -> None:
    page = client.get("/api/facts", params={"kind": "goal", "year": 2024}).json()
    span = FIGURES[2].span
    assert page == {
        "total": 1,
        "offset": 0,
        "limit": 100,
        "facts": [
            {
                "title": RARE.title,
                "date": "2023-01-09",
                "place": "𠮷田镇",
                "year": 2024,
                "indicator": "工业产值",
                "kind": "goal",
                "text": "14亿元",
                "value": 14.0,
                "upper": None,
                "unit": "亿元",
                "bound": "exact",
                "change": "level",
                "article": "rare.txt",
                "start": span.start,
                "end": span.end,
                "quote": "14亿元",
                "link": citation_link(RARE, span),
                "page": source_path(RARE, span),
            }
        ],
    }


def test_filters_may_be_repeated_and_joined(client: TestClient) -> None:
    assert values(client, year=[2023, 2024], place="𠮷田镇") == [12.5, 8.0, 14.0]
    assert values(client, year=2023, kind="result") == [12.5, 8.0]
    assert values(client, q="12.5") == [12.5]


def test_rows_come_sorted_and_by_page(client: TestClient) -> None:
    assert values(client, sort="value", place="𠮷田镇") == [8.0, 12.5, 14.0]
    page = client.get("/api/facts", params={"sort": "value", "descending": True, "offset": 1, "limit": 1})
    assert (page.json()["total"], [row["value"] for row in page.json()["facts"]]) == (4, [12.5])
    assert values(client, offset=99) == []


def test_each_filter_offers_its_values_with_how_many_rows_have_them(client: TestClient) -> None:
    choices = client.get("/api/facts/choices", params={"kind": "result"}).json()
    assert choices["kinds"] == [{"value": "result", "rows": 2}, {"value": "goal", "rows": 2}]
    assert choices["years"] == [{"value": 2023, "rows": 2}]
    assert choices["places"] == [{"value": "𠮷田镇", "rows": 2}]


def test_the_file_has_the_rows_that_are_shown_and_no_formula(client: TestClient) -> None:
    file = client.get("/api/facts.csv", params={"sort": "year", "descending": True})
    assert file.headers["content-type"] == "text/csv; charset=utf-8"
    assert file.headers["content-disposition"] == 'attachment; filename="facts.csv"'
    assert file.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [row["year"] for row in rows] == ["2024", "2023", "2023", ""]
    assert rows[0]["quote"] == "14亿元"
    assert (rows[-1]["indicator"], rows[-1]["text"]) == ("'=cmd|' /C calc'!A0", "-5%")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"kind": "plan"}, "kind.0"),
        ({"year": "x"}, "year.0"),
        ({"limit": 0}, "limit"),
        ({"limit": 5000}, "limit"),
        ({"sort": "id"}, "sort"),
        ({"offset": -1}, "offset"),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(
    client: TestClient, query: dict[str, Any], field: str
) -> None:
    response = client.get("/api/facts", params=query)
    said = {"error": f"请求有误：字段 {field} 缺失或不合要求"}
    assert (response.status_code, response.json()) == (422, said)
