"""What an operator needs: limits, counts, logs, a proxy in front."""

from __future__ import annotations

import asyncio
import json
import logging
import re
import socket
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("httpx")  # what the test client speaks through

import httpx
from fastapi.testclient import TestClient

from qa.web.app import Site, _listen, serve
from qa.web.limits import LARGEST_REQUEST
from qa.web.logs import JsonLines, log_question
from qa.web.traffic import Asked
from tests.proxy import make_proxy
from tests.scripted_bot import RARE_QUOTE, ScriptedBot, make_app
from tests.served import run_apart, serving

QUESTION = {"question": "产值是多少？"}


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    with TestClient(make_app(ScriptedBot())) as client:
        yield client


def test_a_request_too_large_is_refused_whether_it_says_its_size_or_not(client: TestClient) -> None:
    large = b" " * (LARGEST_REQUEST + 1)
    assert client.post("/api/ask", content=large).status_code == 413
    assert client.post("/api/ask", content=iter([large])).status_code == 413
    assert client.post("/gradio_api/queue/join", content=large).status_code == 413
    assert client.post("/api/ask", json=QUESTION).status_code == 200


def test_too_many_questions_are_refused_with_the_seconds_to_wait() -> None:
    client = TestClient(make_app(ScriptedBot(), Site(per_minute=12)))
    statuses = [client.post("/api/ask", json=QUESTION).status_code for _ in range(4)]
    assert statuses == [200, 200, 200, 429]
    refused = client.post("/v1/chat/completions", json={})
    assert 0 < int(refused.headers["retry-after"]) <= 5
    assert refused.json()["error"]["message"].startswith("请求太多，请在 ")
    assert client.get("/api/articles").status_code == 200, "reading is not limited"
    other = TestClient(client.app, client=("10.0.0.9", 1))
    assert other.post("/api/ask", json=QUESTION).status_code == 200


def test_a_connection_is_kept_until_a_proxy_lets_go_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    served = []
    monkeypatch.setattr("qa.web.app.create_app", lambda *_: None)
    monkeypatch.setattr("uvicorn.Server.run", lambda server, sockets: served.append(server.config))  # noqa: ARG005
    serve(ScriptedBot(), port=0, open_browser=False)  # type: ignore[arg-type]
    assert served[0].timeout_keep_alive > 60


@pytest.mark.parametrize(
    "host",
    ["localhost", "LOCALHOST:7860", "127.0.0.1:7860", "[::1]:7860", "10.1.2.3", "plans.example.com:8443", ""],
)
def test_a_server_answers_by_the_names_that_it_has(host: str) -> None:
    client = TestClient(make_app(ScriptedBot(), Site(hosts=("Plans.example.com",))))
    assert client.post("/api/ask", json=QUESTION, headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/api/articles", "/mcp", "/healthz", "/gradio_api/info"])
@pytest.mark.parametrize(
    "host", ["attacker.example", "localhost.attacker.example", "127.0.0.1.nip.example:80", "["]
)
def test_a_page_whose_name_was_made_to_lead_here_reads_nothing(
    client: TestClient, caplog: pytest.LogCaptureFixture, host: str, path: str
) -> None:
    caplog.set_level(logging.INFO, "mubiao")
    refused = client.get(path, headers={"host": host})
    assert refused.status_code == 421
    assert "--allow-host" in refused.json()["error"]
    assert [line["status"] for line in lines(caplog, "mubiao.requests")] == [421]


def test_the_parts_of_a_reply_are_sent_without_delay() -> None:
    async def delays(listener: socket.socket) -> bool:
        async def reply(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            accepted = writer.get_extra_info("socket")
            sent.set_result(accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
            writer.close()

        sent = asyncio.get_running_loop().create_future()
        async with await asyncio.start_server(reply, sock=listener):
            _, writer = await asyncio.open_connection(*listener.getsockname())
            waits = not await sent
            writer.close()
            return waits

    with _listen("127.0.0.1", 0) as listener:
        assert run_apart(delays(listener)) is False


def metrics_of(client: TestClient) -> dict[str, float]:
    text = client.get("/metrics").text
    return {name: float(value) for name, value in re.findall(r"^(\S+) (\S+)$", text, re.MULTILINE)}


def test_requests_and_questions_are_counted_for_prometheus(client: TestClient) -> None:
    before = metrics_of(client)
    client.post("/api/ask", json=QUESTION)
    client.post("/api/ask", json={"question": "人口是多少？"})
    client.post("/api/ask", json={"question": "出错"})
    for _ in range(3):
        client.get("/nobody/knows?q=产值")
    after = metrics_of(client)
    grown = {name: after[name] - before.get(name, 0) for name in after}
    assert grown['mubiao_requests_total{method="POST",route="/api/ask",status="200"}'] == 2
    assert grown['mubiao_requests_total{method="POST",route="/api/ask",status="500"}'] == 1
    assert grown['mubiao_questions_total{outcome="answered"}'] == 1
    assert grown['mubiao_questions_total{outcome="refused"}'] == 1
    assert grown['mubiao_questions_total{outcome="failed"}'] == 1
    assert grown["mubiao_question_seconds_count"] == 3
    assert after["mubiao_articles"] == 2
    assert not [name for name in after if "knows" in name or "产值" in name]


def test_a_failure_carries_the_headers_too(client: TestClient) -> None:
    failed = client.post("/api/ask", json={"question": "出错"})
    assert failed.status_code == 500
    assert failed.headers["x-content-type-options"] == "nosniff"
    assert failed.headers["cross-origin-resource-policy"] == "same-origin"


def lines(caplog: pytest.LogCaptureFixture, name: str) -> list[dict[str, Any]]:
    form = JsonLines()
    return [json.loads(form.format(record)) for record in caplog.records if record.name == name]


def test_a_line_is_written_for_each_request_without_what_was_asked(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mubiao")
    client.post("/api/ask?q=产值", json=QUESTION)
    client.get("/?q=产值是多少")
    first, second = lines(caplog, "mubiao.requests")
    assert {**first, "time": "", "ms": 0} == {
        "time": "",
        "level": "info",
        "logger": "mubiao.requests",
        "event": "request",
        "method": "POST",
        "path": "/api/ask",
        "status": 200,
        "ms": 0,
        "address": "testclient",
        "user": None,
    }
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00", first["time"])
    assert (second["path"], second["status"]) == ("/", 200)
    [asked] = lines(caplog, "mubiao.questions")
    assert (asked["outcome"], asked["citations"]) == ("answered", 1)
    assert "产值" not in json.dumps([first, second, asked], ensure_ascii=False)


def test_what_was_asked_is_written_when_the_operator_wants_it(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mubiao")
    client = TestClient(make_app(ScriptedBot(), Site(log_questions=True)))
    client.post("/api/ask", json=QUESTION)
    assert lines(caplog, "mubiao.questions")[-1]["question"] == "产值是多少？"


def test_a_log_line_stays_one_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "mubiao")
    log_question(Asked('两行\n"level": "x"', None, 0.1), with_text=True)
    [record] = caplog.records
    assert "\n" not in JsonLines().format(record)
    try:
        raise RuntimeError("two\nlines")
    except RuntimeError:
        logging.getLogger("mubiao.web").exception("failed")
    assert "\n" not in JsonLines().format(caplog.records[-1])
    assert "two" in json.loads(JsonLines().format(caplog.records[-1]))["traceback"]


@pytest.fixture(scope="module", params=[True, False], ids=["path taken off", "path left"])
def proxied(request: pytest.FixtureRequest) -> Iterator[httpx.Client]:
    """The site as seen through a proxy below /plan/chat."""
    with (
        serving(make_app(ScriptedBot(), Site(root_path="/plan/chat"))) as inner,
        serving(make_proxy(inner, "/plan/chat", takes_off=request.param)) as outer,
        httpx.Client(base_url=outer, trust_env=False) as client,
    ):
        yield client


def test_every_address_that_a_page_names_works_through_a_proxy(proxied: httpx.Client) -> None:
    for page in (
        "/plan/chat/",
        "/plan/chat/library",
        "/plan/chat/source/rare.txt?s=0&e=5",
        "/plan/chat/docs",
    ):
        shown = proxied.get(page)
        assert shown.status_code == 200
        named = set(re.findall(r'(?:src|href)="([^"#]+)"', shown.text)) - {"data:,", "/manifest.json"}
        assert named, "Gradio names a manifest that is there only for an installed page"
        joined = {str(shown.url.join(address)) for address in named}
        broken = {a for a in joined if not _is_there(proxied, a)}
        assert broken == set(), page


def _is_there(client: httpx.Client, address: str) -> bool:
    return address.startswith(str(client.base_url)) and client.get(address).status_code == 200


def test_the_answers_lead_back_through_the_proxy(proxied: httpx.Client) -> None:
    assert proxied.post("/plan/chat/api/ask", json=QUESTION).json()["citations"][0]["quote"] == RARE_QUOTE
    [row] = proxied.get("/plan/chat/api/facts", params={"year": 2024}).json()["facts"]
    assert _is_there(proxied, str(proxied.base_url.join(row["page"])).split("#")[0])
    body = {"messages": [{"role": "user", "content": "产值？"}]}
    message = proxied.post("/plan/chat/v1/chat/completions", json=body).json()["choices"][0]["message"]
    assert _is_there(proxied, message["annotations"][0]["url_citation"]["url"].split("#")[0])


def test_the_bare_path_leads_to_the_page(proxied: httpx.Client) -> None:
    led = proxied.get("/plan/chat")
    assert led.is_redirect is False or led.headers["location"] == "/plan/chat/"
    assert proxied.get("/plan/chat", follow_redirects=True).status_code == 200


def test_the_limits_see_the_reader_and_not_the_proxy(
    proxied: httpx.Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "mubiao")
    proxied.get("/plan/chat/api/status")
    [line] = lines(caplog, "mubiao.requests")
    assert (line["path"], line["address"]) == ("/api/status", "10.1.2.3")
