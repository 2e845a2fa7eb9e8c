"""Who comes in: chat and routes alike, by password or token; guessing; sessions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

pytest.importorskip("httpx")  # what the test client speaks through

from fastapi import FastAPI
from fastapi.testclient import TestClient
from itsdangerous import URLSafeTimedSerializer

from qa.accounts import Accounts, AccountsFile
from qa.web.allowance import Allowance
from qa.web.app import Site
from qa.web.guard import SESSION_COOKIE
from tests.fakes import cheap_hashing
from tests.scripted_bot import ScriptedBot, make_app

PASSWORD = "一个很长很长的密码"
HTML = {"accept": "text/html,*/*", "accept-language": "zh-CN"}


@pytest.fixture(scope="module")
def given() -> Iterator[tuple[Accounts, str]]:
    """One user with a token."""
    with cheap_hashing():
        yield Accounts().with_password("王芳", PASSWORD).with_token("王芳")


@pytest.fixture(scope="module")
def site(
    given: tuple[Accounts, str], tmp_path_factory: pytest.TempPathFactory
) -> tuple[FastAPI, AccountsFile]:
    file = AccountsFile(tmp_path_factory.mktemp("users") / "users.json")
    file.write(given[0])
    return make_app(ScriptedBot(), Site(users=file)), file


@pytest.fixture
def file(site: tuple[FastAPI, AccountsFile], given: tuple[Accounts, str]) -> AccountsFile:
    site[1].write(given[0])
    return site[1]


@pytest.fixture
def client(
    site: tuple[FastAPI, AccountsFile], file: AccountsFile, request: pytest.FixtureRequest
) -> TestClient:
    """A browser at an address of its own: tries are counted by address."""
    assert file.exists
    return TestClient(site[0], follow_redirects=False, client=(request.node.name, 1))


def log_in(client: TestClient, password: str = PASSWORD, **fields: str) -> Any:
    return client.post("/login", data={"name": "王芳", "password": password, **fields}, headers=HTML)


def test_every_route_is_shut_but_health_and_the_login_page(client: TestClient) -> None:
    """Whatever is added later is shut too: the routes are read from the app."""
    described = client.app.openapi()["paths"].items()  # type: ignore[attr-defined]
    paths = {
        (method.upper(), path.replace("{name}", "x")) for path, methods in described for method in methods
    }
    assert ("POST", "/v1/chat/completions") in paths
    paths |= {
        ("GET", "/"),
        ("GET", "/config"),
        ("POST", "/gradio_api/queue/join"),
        ("POST", "/gradio_api/run/x"),
    }
    paths |= {("GET", "/page/main.js"), ("GET", "/docs"), ("GET", "/openapi.json"), ("GET", "/logout")}
    paths |= {("GET", "/nothing"), ("POST", "/mcp")}
    paths |= {("GET", "/library"), ("GET", "/source/rare.txt"), ("GET", "/static/x"), ("GET", "/healthz")}
    opened = {path for method, path in paths if client.request(method, path).status_code != 401}
    assert opened == {"/healthz"}
    assert client.get("/login").status_code == client.get("/page/login.css").status_code == 200
    assert client.get("/page/colours.css").status_code == 200


@pytest.mark.parametrize(
    "path", ["/login/../api/status", "//api/status", "/login/", "/healthz/x", "/page/login.css/../x.js"]
)
def test_no_spelling_of_a_path_opens_another(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 401


def test_a_browser_is_led_to_the_login_page_and_back(client: TestClient) -> None:
    led = client.get("/?q=产值 多少", headers=HTML)
    assert led.status_code == 303
    assert led.headers["location"].startswith("/login?next=%2F%3Fq%3D")
    page = client.get(led.headers["location"], headers=HTML)
    assert "<script" not in page.text
    [wanted] = re.findall(r'name="next" value="([^"]+)"', page.text)
    opened = log_in(client, next=wanted)
    assert (opened.status_code, opened.headers["location"]) == (303, wanted)
    assert client.get(wanted, headers=HTML).status_code == 200
    assert client.post("/api/ask", json={"question": "产值？"}).status_code == 200


@pytest.mark.parametrize(
    "elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "/a\nb", "x"]
)
def test_the_login_page_leads_nowhere_else(client: TestClient, elsewhere: str) -> None:
    assert 'name="next" value="/"' in client.get("/login", params={"next": elsewhere}).text
    assert log_in(client, next=elsewhere).headers["location"] == "/"


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(client: TestClient) -> None:
    cookie = log_in(client).headers["set-cookie"]
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=43200"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    client.base_url = client.base_url.copy_with(scheme="https")
    assert "Secure" in log_in(client).headers["set-cookie"]


def test_a_wrong_password_says_so_without_saying_what_was_wrong(client: TestClient) -> None:
    wrong = log_in(client, "不是这个密码")
    unknown = client.post("/login", data={"name": "<b>李明", "password": PASSWORD}, headers=HTML)
    assert wrong.status_code == unknown.status_code == 401
    assert "用户名或密码不对。" in wrong.text
    assert wrong.text == unknown.text


def test_guessing_is_slowed_down_even_for_the_right_password(client: TestClient) -> None:
    assert [log_in(client, "不是这个密码").status_code for _ in range(5)] == [401] * 5
    slowed = log_in(client)
    assert slowed.status_code == 429
    assert 0 < int(slowed.headers["retry-after"]) <= 12
    assert "秒后再试" in slowed.text
    assert SESSION_COOKIE not in client.cookies


def test_right_passwords_cost_no_tries(client: TestClient) -> None:
    assert [log_in(client).status_code for _ in range(8)] == [303] * 8


def test_a_token_opens_the_routes_for_programs(client: TestClient, given: tuple[Accounts, str]) -> None:
    token = given[1]
    allowed = {"authorization": f"Bearer {token}"}
    assert client.get("/api/status", headers=allowed).status_code == 200
    refused = client.get("/api/status", headers={"authorization": f"Bearer {token}x"})
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, 'Bearer realm="mubiao"')
    assert refused.json() == {"error": "请先登录，或在 Authorization 里给出令牌（Bearer）"}
    assert client.get("/v1/models").json()["error"]["type"] == "invalid_request_error"


def test_what_is_taken_away_is_gone_at_once(
    client: TestClient, file: AccountsFile, given: tuple[Accounts, str]
) -> None:
    accounts, token = given
    log_in(client)
    assert client.get("/api/status").status_code == 200
    file.write(accounts.with_password("王芳", "另一个更长的密码"))
    assert client.get("/api/status").status_code == 401, "a session ends with its password"
    assert client.get("/api/status", headers={"authorization": f"Bearer {token}"}).status_code == 200
    file.write(accounts.without("王芳"))
    assert client.get("/api/status", headers={"authorization": f"Bearer {token}"}).status_code == 401


def test_a_session_that_we_did_not_sign_is_none(client: TestClient, file: AccountsFile) -> None:
    accounts = file.accounts
    forged = URLSafeTimedSerializer("x" * 64, salt="session").dumps(["王芳", accounts.stamp_of("王芳")])
    log_in(client)
    signed = client.cookies[SESSION_COOKIE]
    client.cookies.clear()

    def status(session: str) -> int:
        return client.get("/api/status", headers={"cookie": f"{SESSION_COOKIE}={session}"}).status_code

    assert status(signed) == 200
    assert [status(session) for session in (forged, "", "a.b.c", f"{signed}x", "WyJhIl0.x.y")] == [401] * 5


def test_logging_out_takes_a_click_and_ends_the_session(client: TestClient) -> None:
    log_in(client)
    page = client.get("/logout", headers=HTML)
    assert "已登录：王芳" in page.text
    left = client.post("/logout", headers=HTML)
    assert left.headers["location"] == "/login"
    assert "storage" in left.headers["clear-site-data"]
    assert client.get("/api/status").status_code == 401


def test_a_file_of_users_that_breaks_lets_no_one_in(client: TestClient, file: AccountsFile) -> None:
    log_in(client)
    file._path.write_text("{", encoding="utf-8")
    broken = client.get("/api/status")
    assert broken.status_code == 500
    assert "users.json" not in broken.text


def test_an_allowance_fills_again_with_time_for_each_key() -> None:
    now = [0.0]
    allowance = Allowance(burst=2, per_minute=6, clock=lambda: now[0])
    assert [allowance.take("a") for _ in range(3)] == [0.0, 0.0, 10.0]
    assert allowance.take("b") == 0.0
    now[0] = 10.0
    assert [allowance.take("a") for _ in range(2)] == [0.0, 10.0]
    allowance.give_back("a")
    assert allowance.take("a") == 0.0


def test_many_keys_do_not_fill_the_memory() -> None:
    now = [0.0]
    allowance = Allowance(burst=1, per_minute=60, clock=lambda: now[0])
    for number in range(30_000):
        now[0] += 0.001
        allowance.take(str(number))
    assert len(allowance._left) < 12_000
