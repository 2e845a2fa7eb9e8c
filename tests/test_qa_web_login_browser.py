"""The guarded chat behind a proxy, and the page of the API, in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

if pytest.importorskip("playwright.sync_api"):
    from playwright.sync_api import expect

from qa.accounts import Accounts, AccountsFile
from qa.web.app import Site
from tests.browsing import PATIENCE, PHONE, Browse, ask, marked, markers, squeeze
from tests.fakes import cheap_hashing
from tests.proxy import make_proxy
from tests.scripted_bot import RARE_QUOTE, ScriptedBot, make_app
from tests.served import serving

pytestmark = pytest.mark.browser
PASSWORD = "一个很长很长的密码"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The scripted bot for users only, below a path of a proxy's that takes the path off."""
    file = AccountsFile(tmp_path_factory.mktemp("users") / "users.json")
    with cheap_hashing():
        file.write(Accounts().with_password("王芳", PASSWORD))
        app = make_app(ScriptedBot(), Site(users=file, root_path="/plan/chat"))
        with serving(app) as inner, serving(make_proxy(inner, "/plan/chat", takes_off=True)) as outer:
            yield f"{outer}/plan/chat/"


def test_a_reader_logs_in_asks_opens_the_source_and_logs_out(browse: Browse) -> None:
    # Gradio asks for a manifest at the root of the host, which is not ours behind a proxy.
    page = browse("?q=产值是多少", expected="404")
    expect(page).to_have_url(re.compile(r"/plan/chat/login\?next="))
    page.get_by_label("用户名").fill("王芳")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_label("密码").press("Enter")
    expect(page.locator('#chat [data-testid="bot"]')).to_contain_text("来源 ·", timeout=PATIENCE)
    expect(page).to_have_url(re.compile(r"/plan/chat/(\?.*)?$"))
    ask(page, "𠮷田镇的产值？")
    markers(page).first.click()
    assert marked(page) == squeeze(RARE_QUOTE)
    page.get_by_role("link", name="退出登录").click()
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_role("heading")).to_have_text("目标问答")
    page.go_back()
    page.reload()
    expect(page).to_have_url(re.compile(r"/plan/chat/login"))


def test_a_wrong_password_is_said_on_a_phone_in_the_dark(browse: Browse) -> None:
    page = browse(size=PHONE, color_scheme="dark", expected="401")
    page.get_by_label("用户名").fill("王芳")
    page.get_by_label("密码").fill("不是这个密码")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("alert")).to_have_text("用户名或密码不对。")
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0


def test_the_page_of_the_api_shows_the_routes(browse: Browse) -> None:
    page = browse("login?next=/docs")
    page.get_by_label("用户名").fill("王芳")
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_role("link", name="POST /v1/chat/completions")).to_be_visible(timeout=PATIENCE)
