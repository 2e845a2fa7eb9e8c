"""What the page sends when a reader judges an answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.feedback import FeedbackBook, Quoted
from qa.web.app import Site
from qa.web.told import Told
from tests.scripted_bot import RARE, RARE_QUOTE, ScriptedBot, compared, make_app

ID = "0123456789abcdef"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FeedbackBook:
    return FeedbackBook.beside(tmp_path_factory.mktemp("store"))


@pytest.fixture(scope="module")
def client(book: FeedbackBook) -> TestClient:
    return TestClient(make_app(ScriptedBot(), Site(feedback=book)))


def judgement(verdict: str | None, **changed: Any) -> dict[str, Any]:
    told = Told.of("比较？", compared("比较？")).model_dump()
    return {"id": ID, "verdict": verdict, "earlier": ["产值？"], "told": told, **changed}


def test_a_judgement_is_written_down_changed_and_taken_back(client: TestClient, book: FeedbackBook) -> None:
    assert client.post("/api/feedback", json=judgement("right")).status_code == 204
    [one] = book
    assert (one.id, one.verdict, one.question, one.earlier) == (ID, "right", "比较？", ("产值？",))
    assert one.points == ("12.5亿元",)
    assert one.citations[0] == Quoted(RARE.id, RARE.title, RARE_QUOTE)
    client.post("/api/feedback", json=judgement("citation"))
    assert [one.verdict for one in book] == ["citation"]
    client.post("/api/feedback", json=judgement(None))
    assert list(book) == []


@pytest.mark.parametrize(
    "body",
    [
        judgement("maybe"),
        judgement("right", id="../../etc"),
        judgement("right", earlier=["问" * 501]),
        judgement("right", told={"question": "x"}),
    ],
)
def test_anything_else_is_refused(client: TestClient, book: FeedbackBook, body: dict[str, Any]) -> None:
    assert client.post("/api/feedback", json=body).status_code == 422
    assert list(book) == []


def test_a_book_that_cannot_be_written_is_said_and_no_detail_told(tmp_path: Path) -> None:
    path = tmp_path / "no-folder" / "feedback.db"
    response = TestClient(make_app(ScriptedBot(), Site(feedback=FeedbackBook(path)))).post(
        "/api/feedback", json=judgement("right")
    )
    assert (response.status_code, response.json()) == (500, {"error": "没有记下"})


def test_readers_are_not_asked_where_feedback_is_off(client: TestClient) -> None:
    silent = TestClient(make_app(ScriptedBot()))
    assert silent.post("/api/feedback", json=judgement("right")).status_code in (404, 405)
    assert "mubiao-feedback" not in silent.get("/").text
    assert "mubiao-feedback" in client.get("/").text
