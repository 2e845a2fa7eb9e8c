"""The plain routes, the headers and the server's start, without a browser."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytest.importorskip("httpx")  # what the test client speaks through

from fastapi.testclient import TestClient

from index import MubiaoError, Span
from qa.web.app import serve
from qa.web.links import seal, source_path
from qa.web.wording import WORDINGS
from tests.scripted_bot import (
    ATTACK,
    ATTACK_TEXT,
    ATTACK_TITLE,
    RARE,
    RARE_QUOTE,
    ScriptedBot,
    cite,
    make_app,
    make_article,
    rare_citation,
)

ROOT = Path(__file__).parent.parent
CHINESE = WORDINGS["zh"]


@pytest.fixture(scope="module")
def bot() -> ScriptedBot:
    return ScriptedBot()


@pytest.fixture(scope="module")
def client(bot: ScriptedBot) -> Iterator[TestClient]:
    with TestClient(make_app(bot), raise_server_exceptions=False) as client:
        yield client


def ask(client: TestClient, question: str, **body: Any) -> dict[str, Any]:
    response = client.post("/api/ask", json={"question": question, **body})
    assert response.status_code == 200, response.text
    return dict(response.json())


def test_an_answer_has_numbered_citations_with_spans_and_quotes(client: TestClient) -> None:
    span = rare_citation().span
    assert ask(client, "产值是多少？") == {
        "question": "产值是多少？",
        "text": "工业产值12.5亿元，增长8%[1]",
        "abstained": False,
        "refusal": "",
        "corrected": [],
        "statements": [{"text": "工业产值12.5亿元，增长8%", "computed": False, "citations": [1]}],
        "table": None,
        "points": [],
        "citations": [
            {
                "number": 1,
                "article": "rare.txt",
                "title": "𠮷田镇工作会议",
                "date": "2023-01-09",
                "also": [],
                "start": span.start,
                "end": span.end,
                "quote": RARE_QUOTE,
            }
        ],
        "choices": [],
        "related": [],
        "seconds": 0.01,
    }


def test_a_refusal_has_related_passages_and_no_citation(client: TestClient) -> None:
    answer = ask(client, "人口是多少？")
    assert answer["abstained"] is True
    assert answer["citations"] == answer["statements"] == []
    assert [(hit["article"], hit["score"]) for hit in answer["related"]] == [("rare.txt", 0.4)]
    assert answer["text"] == answer["refusal"] == "文章里没有说人口。\n换个问法试试。"


def test_computed_statements_say_so(client: TestClient) -> None:
    answer = ask(client, "比较")
    assert [s["computed"] for s in answer["statements"]] == [False, False, True]
    assert answer["table"] == {
        "header": ["指标", "2023年", "2024年"],
        "rows": [{"head": "工业产值", "cells": [answer["statements"][0], None]}],
    }


def test_the_history_reaches_the_bot(client: TestClient, bot: ScriptedBot) -> None:
    history = [{"role": "user", "content": "去年呢？"}, {"role": "assistant", "content": "8%[1]"}]
    ask(client, "今年呢？", history=history)
    assert bot.histories[-1] == history


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ({"question": "问" * 501}, "问题太长：最多 500 字"),
        ({"question": "  \n"}, "问题是空的：请写下要问的话"),
        ({}, "请求有误：字段 question 缺失或不合要求"),
        ({"question": 5}, "请求有误：字段 question 缺失或不合要求"),
        (
            {"question": "问", "history": [{"role": "system", "content": "x"}]},
            "请求有误：字段 history.0.role 缺失或不合要求",
        ),
        (
            {"question": "问", "history": [{"role": "user", "content": "x"}] * 51},
            "请求有误：字段 history 缺失或不合要求",
        ),
    ],
)
def test_bad_input_is_refused_in_chinese(client: TestClient, body: dict[str, Any], said: str) -> None:
    response = client.post("/api/ask", json=body)
    assert (response.status_code, response.json()) == (422, {"error": said})


def test_a_body_that_is_no_json_is_refused(client: TestClient) -> None:
    response = client.post("/api/ask", content=b"{", headers={"content-type": "application/json"})
    assert (response.status_code, response.json()) == (422, {"error": "请求的正文不是有效的 JSON"})


def test_a_question_of_the_full_length_is_answered(client: TestClient) -> None:
    assert ask(client, "𠮷" * 500)["abstained"] is False


def test_a_failure_shows_a_number_and_logs_the_rest(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    response = client.post("/api/ask", json={"question": "出错"})
    assert response.status_code == 500
    number = re.fullmatch(r"出错了，没有得到回答。编号 (E[0-9A-F]{6})", response.json()["error"])
    assert number
    logged = [record for record in caplog.records if number[1] in record.getMessage()]
    assert "secret: /var/lib/mubiao" in str(logged[0].exc_info)


def test_an_article_comes_whole_and_cut_at_the_span(client: TestClient) -> None:
    span = rare_citation().span
    body = client.get("/api/article", params={"name": "rare.txt", "s": span.start, "e": span.end}).json()
    assert (body["title"], body["date"], body["place"], body["year"]) == (
        "𠮷田镇工作会议",
        "2023-01-09",
        "𠮷田镇",
        2023,
    )
    assert body["text"] == RARE.text
    assert body["paragraphs"] == [
        {"level": 1, "pieces": [{"text": "🎉𠮷田镇工作会议", "marks": []}]},
        {
            "level": 0,
            "pieces": [
                {"text": "2023年，🎉𠮷", "marks": []},
                {"text": RARE_QUOTE, "marks": [0]},
                {"text": "。明年力争达到14亿元。", "marks": []},
            ],
        },
    ]


def marks_of(body: dict[str, Any]) -> dict[str, list[int]]:
    """Return the marked pieces of an article, each with the spans that it is part of."""
    pieces = (piece for paragraph in body["paragraphs"] for piece in paragraph["pieces"])
    return {piece["text"]: piece["marks"] for piece in pieces if piece["marks"]}


def test_other_citations_of_the_article_are_marked_beside_the_first_while_their_words_stand(
    client: TestClient,
) -> None:
    goal, growth = (cite(1, RARE, *words).span for words in (("明年", "亿元"), ("同比", "8%")))
    asked = {**address_of(goal), "also": [written(rare_citation().span), written(growth)]}
    marks = marks_of(client.get("/api/article", params={"name": "rare.txt", **asked}).json())
    assert marks == {
        "𠮷田镇完成工业产值12.5亿元，": [1],
        "同比增长8%": [1, 2],
        "明年力争达到14亿元": [0],
    }
    edited = {**address_of(goal), "also": [f"{growth.start}-{growth.end}-abc", "5-5", "7-99999"]}
    marks = marks_of(client.get("/api/article", params={"name": "rare.txt", **edited}).json())
    assert marks == {"明年力争达到14亿元": [0]}


def test_what_is_no_span_is_refused(client: TestClient) -> None:
    for also in (["x"], ["1-2-<b>"], ["1-2"] * 65):
        response = client.get("/api/article", params={"name": "rare.txt", "also": also})
        assert response.status_code == 422
        assert "also" in response.json()["error"]


def test_the_source_page_marks_several_citations_and_leads_from_one_to_the_next(client: TestClient) -> None:
    first, second = rare_citation().span, cite(1, RARE, "明年", "亿元").span
    path = f"{source_path(RARE, second).removesuffix('#hit')}&also={written(first)}"
    page = client.get(path).text
    assert f'<mark id="hit-2">{RARE_QUOTE}</mark>' in page
    assert '<mark id="hit" class="active">明年力争达到14亿元</mark>' in page
    jumps = '<a class="jump" href="#hit-2">1</a><a class="jump" href="#hit">2</a>'
    assert f"本页标出 2 处引文：{jumps}" in page
    assert "jump" not in client.get(source_path(RARE, second)).text


def address_of(span: Span) -> dict[str, Any]:
    return {"s": span.start, "e": span.end, "seal": seal(span.of(RARE.text))}


def written(span: Span) -> str:
    return f"{span.start}-{span.end}-{seal(span.of(RARE.text))}"


@pytest.mark.parametrize(
    "span", [{}, {"s": 5, "e": 5}, {"s": 9, "e": 3}, {"s": 0, "e": 9999}, {"s": -1, "e": 3}]
)
def test_a_span_outside_the_article_marks_nothing(client: TestClient, span: dict[str, int]) -> None:
    body = client.get("/api/article", params={"name": "rare.txt", **span}).json()
    assert marks_of(body) == {}
    assert body["paragraphs"][0]["pieces"][0]["text"] == "🎉𠮷田镇工作会议"


@pytest.mark.parametrize("name", ["", "gone.txt", "../pyproject.toml", "/etc/passwd"])
def test_only_articles_in_stock_can_be_fetched(client: TestClient, name: str) -> None:
    response = client.get("/api/article", params={"name": name})
    gone = {"state": "gone", "then": ""}
    assert (response.status_code, response.json()) == (404, {"error": "这篇文章不在库中", "cited": gone})


def test_the_articles_are_listed(client: TestClient) -> None:
    listed = client.get("/api/articles").json()
    assert [a["name"] for a in listed] == [RARE.id, ATTACK.id]
    assert listed[0] == {
        "name": "rare.txt",
        "title": "𠮷田镇工作会议",
        "date": "2023-01-09",
        "place": "𠮷田镇",
        "year": 2023,
        "also": [],
    }


def test_status_and_health(client: TestClient, bot: ScriptedBot) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    ready = client.get("/api/status").json()
    assert ready == {"status": "ready", "server": ready["server"], "generation": "gen-000001", "articles": 2}
    bot.refreshing = True
    assert client.get("/api/status").json() == {**ready, "status": "rebuilding"}
    bot.refreshing = False


def test_a_new_generation_is_seen_at_once() -> None:
    bot = ScriptedBot()
    client = TestClient(make_app(bot))
    bot.stock, bot.generation = (RARE,), "gen-000002"
    assert client.get("/api/status").json()["articles"] == 1
    assert client.get("/api/article", params={"name": ATTACK.id}).status_code == 404


def test_the_source_page_marks_the_span_without_javascript(client: TestClient) -> None:
    page = client.get(source_path(RARE, rare_citation().span).split("#")[0]).text
    assert '2023年，🎉𠮷<mark id="hit" class="active">𠮷田镇' in page
    assert "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page)) == RARE_QUOTE
    assert '<html lang="zh-CN">' in page
    assert "<script" not in page


def test_a_span_over_several_paragraphs_has_one_hit(client: TestClient) -> None:
    page = client.get(f"/source/rare.txt?s=0&e={len(RARE.text)}").text
    assert page.count('id="hit"') == 1
    assert "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page)).startswith("🎉𠮷田镇工作会议2023年")


def test_the_source_page_shows_an_attack_as_letters(client: TestClient) -> None:
    page = client.get(f"/source/{quote(ATTACK.id, safe='')}?s=0&e={len(ATTACK_TEXT)}")
    assert page.status_code == 200
    assert not re.search(r"<(img|script|iframe|a href=\"http)", page.text)
    assert ATTACK_TITLE.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;") in page.text


def test_the_source_page_of_a_gone_article_says_so_in_the_readers_language(client: TestClient) -> None:
    chinese = client.get("/source/gone.txt")
    english = client.get("/source/gone.txt", headers={"accept-language": "en-GB"})
    assert chinese.status_code == english.status_code == 404
    assert "这篇文章已不在库中。" in chinese.text
    assert "no longer in the library" in english.text
    assert '<html lang="en">' in english.text


def open_changed(text: str | None) -> tuple[TestClient, str]:
    """A site whose rare article was cited, then got *text* or was taken away; and the citation's address."""
    bot = ScriptedBot()
    client = TestClient(make_app(bot), headers={"accept-language": "zh-CN"})
    bot.stock = () if text is None else (make_article("rare.txt", text, RARE.title),)
    bot.kept, bot.generation = (RARE,), "gen-000002"
    return client, source_path(RARE, rare_citation().span).split("#")[0]


def test_the_page_says_that_the_article_changed_and_shows_what_was_cited() -> None:
    client, path = open_changed(RARE.text.replace("12.5", "13.5"))
    page = client.get(path).text
    assert "文章已更新，引用的文字已不在其中。引用时的原文是：" in page
    assert f"<blockquote>{RARE_QUOTE}</blockquote>" in page
    assert "13.5亿元" in page
    assert "<mark" not in page


def test_the_page_marks_words_that_moved() -> None:
    client, path = open_changed("编者按：\n\n" + RARE.text)
    page = client.get(path).text
    assert "引文移到了下面标出的位置" in page
    assert "".join(re.findall(r"<mark[^>]*>([^<]*)</mark>", page)) == RARE_QUOTE


def test_the_page_of_an_article_taken_away_shows_what_was_cited() -> None:
    client, path = open_changed(None)
    page = client.get(path)
    assert page.status_code == 404
    assert "这篇文章已不在库中。引用时的原文是：" in page.text
    assert f"<blockquote>{RARE_QUOTE}</blockquote>" in page.text


def test_the_panel_is_told_what_became_of_the_words() -> None:
    client, path = open_changed(RARE.text.replace("12.5", "13.5"))
    query = path.split("?")[1]
    body = client.get(f"/api/article?name=rare.txt&{query}").json()
    assert body["cited"] == {"state": "changed", "then": RARE_QUOTE}
    assert marks_of(body) == {}


def test_the_library_page_lists_articles_with_warnings_and_what_was_set_aside(client: TestClient) -> None:
    page = client.get("/library").text
    assert "已读 2 篇，其中 1 篇有提醒；1 个文件没有读。" in page
    assert "<li>&lt;b&gt;.txt：文件里没有文字。</li>" in page
    row = '<td><a href="/source/rare.txt">𠮷田镇工作会议</a></td><td>2023-01-09</td><td>2023</td>'
    assert f"<tr>{row}<td>𠮷田镇</td><td>2 / 3</td><td>同文：copy.md</td></tr>" in page
    assert "<td>没有找到日期</td>" in page
    assert "<img" not in page
    assert "javascript:window" in page, "an attack in a title shows as letters"
    english = client.get("/library", headers={"accept-language": "en"}).text
    assert "2 articles read, 1 of them with warnings; 1 files not read." in english


def test_the_library_comes_as_json_too(client: TestClient) -> None:
    record = client.get("/api/library").json()
    assert [one["article"] for one in record["articles"]] == [RARE.id, ATTACK.id]
    assert record["articles"][1]["warnings"] == ["没有找到日期"]
    assert record["skipped"] == [{"name": "<b>.txt", "reason": "<b>.txt：文件里没有文字。"}]


@pytest.mark.parametrize(
    "path", ["/", "/api/status", "/source/rare.txt", "/page/main.js", "/nothing", "/config"]
)
def test_every_response_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["default-src"] == policy["connect-src"] == policy["frame-ancestors"] == "'self'"
    assert "unsafe-eval" not in policy["script-src"]
    assert not re.search(r"https?:|\*", headers["content-security-policy"])
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_a_browser_asks_whether_a_script_is_still_the_newest(client: TestClient) -> None:
    script = client.get("/page/main.js")
    assert script.headers["cache-control"] == "no-cache"
    unchanged = client.get("/page/main.js", headers={"if-none-match": script.headers["etag"]})
    assert (unchanged.status_code, unchanged.headers["cache-control"]) == (304, "no-cache")


def test_what_programs_can_call_is_described_on_a_page_without_scripts(client: TestClient) -> None:
    page = client.get("/docs").text
    named = set(re.findall(r'(?:src|href)="([^"#]+)"', page)) - {"data:,"}
    assert named == {"/", "/openapi.json", "/page/colours.css", "/page/pages.css"}
    assert not re.search(r"<script|https?://(?!testserver)", page)
    for path in client.get("/openapi.json").json()["paths"]:
        assert f" {path}</code>" in page
    said = re.sub(r"<[^>]+>", " ", page)
    assert "table.rows[].cells[].citations" in said
    assert "(object | null)[]" in said
    assert "curl -s http://testserver/api/ask -H" in said


def replies(client: TestClient) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        for method, said in methods.items():
            for status, reply in said["responses"].items():
                yield f"{method} {path} {status}", reply.get("content", {})


def test_every_reply_has_a_shape_that_is_described(client: TestClient) -> None:
    in_json = {name: content.get("application/json", {}).get("schema") for name, content in replies(client)}
    shapes = {name: schema.get("items", schema).get("$ref") for name, schema in in_json.items() if schema}
    assert [name for name, shape in shapes.items() if shape is None] == []
    assert "#/components/schemas/HTTPValidationError" not in shapes.values(), "errors have our own shape"
    assert [name for name, content in replies(client) if name.endswith("200") and not content] == []


def test_a_reply_of_another_shape_than_described_is_not_sent(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qa.web.routes.asking.answer_record", lambda _: {"text": "只有这些"})
    assert client.post("/api/ask", json={"question": "产值？"}).status_code == 500


def events_of(text: str) -> list[tuple[str, Any]]:
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return [(name.removeprefix("event: "), json.loads(data.removeprefix("data: "))) for name, data in blocks]


def test_a_stream_tells_each_statement_then_the_whole_answer(client: TestClient) -> None:
    response = client.post("/api/ask/stream", json={"question": "比较"})
    assert response.headers["content-type"].startswith("text/event-stream")
    events = events_of(response.text)
    assert [name for name, _ in events] == ["thinking", "statement", "statement", "statement", "answer"]
    assert events[-1][1] == {**ask(client, "比较"), "seconds": events[-1][1]["seconds"]}
    assert [data for name, data in events if name == "statement"] == events[-1][1]["statements"]


def test_a_stream_that_fails_says_so_with_a_number(client: TestClient) -> None:
    events = events_of(client.post("/api/ask/stream", json={"question": "出错"}).text)
    assert [name for name, _ in events] == ["thinking", "error"]
    assert re.fullmatch(r"出错了，没有得到回答。编号 E[0-9A-F]{6}", events[-1][1]["error"])


def test_a_stream_of_a_bad_question_is_refused_as_a_whole(client: TestClient) -> None:
    response = client.post("/api/ask/stream", json={"question": "问" * 501})
    assert (response.status_code, response.json()) == (422, {"error": "问题太长：最多 500 字"})


def test_a_taken_port_is_named_with_the_option_that_changes_it() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(MubiaoError, match=rf"127\.0\.0\.1:{port} .*--port {port + 1}") as caught:
            serve(ScriptedBot(), port=port, open_browser=False)  # type: ignore[arg-type]
    assert "\n" not in str(caught.value)


WATCHED = """
import sys

def watch(event, arguments):
    if event == "socket.getaddrinfo" and arguments[0] not in ("127.0.0.1", "localhost", None):
        print("looked up", arguments[0], file=sys.stderr, flush=True)
    if event == "socket.connect" and isinstance(arguments[1], tuple) and arguments[1][0] != "127.0.0.1":
        print("connected to", arguments[1], file=sys.stderr, flush=True)

sys.addaudithook(watch)
from qa.web.app import serve
from tests.scripted_bot import ScriptedBot
serve(ScriptedBot(), port=0, open_browser=False)
"""


def test_serving_reaches_no_other_host_and_stops_with_pages_open() -> None:
    """A dead proxy in the environment doesn't matter, and open event streams don't hold the server."""
    dead = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")
    process = subprocess.Popen(
        [sys.executable, "-c", WATCHED],
        cwd=ROOT,
        env={**os.environ, **dead, "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    with process, ExitStack() as tabs:
        assert process.stdout
        assert process.stderr
        url = re.search(r"http://127\.0\.0\.1:\d+/", process.stdout.readline())
        assert url
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        opener.open(url[0], timeout=20).close()
        for number in range(3):
            tabs.enter_context(opener.open(f"{url[0]}gradio_api/heartbeat/tab{number}", timeout=20))
        started = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=15)
        assert time.monotonic() - started < 5
        assert not re.search("looked up|connected to", process.stderr.read())
