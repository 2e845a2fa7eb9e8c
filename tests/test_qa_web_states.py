"""What the page says while the server is busy, gone or changing, and when it has to ask back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PATIENCE, PHONE, Browse, ask, call, fits_a_phone, serving
from tests.scripted_bot import RARE_QUOTE

pytestmark = pytest.mark.browser


def say(page: Page, site: str, **status: Any) -> None:
    """Let the server say another status, and the page look."""
    real = call(site, "api/status")
    page.unroute("**/api/status")
    page.route("**/api/status", lambda route: route.fulfill(json={**real, **status}))
    look(page)


def look(page: Page) -> None:
    """Let the page ask the server how it is."""
    with page.expect_request("**/api/status"):
        page.evaluate("window.dispatchEvent(new Event('online'))")


def test_which_place_is_meant_is_asked_back_and_can_be_chosen(browse: Browse) -> None:
    page = browse(size=PHONE)
    ask(page, "高新区的产值？", until="是指")
    page.get_by_role("button", name="<b>高新区</b>").wait_for()
    page.get_by_role("button", name="𠮷田高新区").click()
    expect(page.locator('#chat [data-testid="user"]').last).to_have_text("𠮷田高新区的产值？")
    expect(page.locator('#chat [data-testid="bot"]').last).to_contain_text(RARE_QUOTE, timeout=PATIENCE)
    expect(page.locator('#chat [data-testid="bot"]').first).to_have_text("是指𠮷田高新区还是<b>高新区</b>？")


def test_the_year_that_the_articles_have_is_offered_for_one_that_they_lack(browse: Browse) -> None:
    page = browse()
    ask(page, "郑东新区2042年的GDP目标是多少？", until="相近内容")
    page.get_by_role("button", name="2022年").click()
    answer = page.locator('#chat [data-testid="bot"]').last
    expect(answer).to_contain_text("1400亿元", timeout=PATIENCE)
    expect(answer.locator(".weak")).to_have_text("仅一处证据，请核对原文")


def test_articles_being_brought_up_to_date_are_said_to_be(browse: Browse, site: str) -> None:
    page = browse()
    notice = page.locator("#notice")
    expect(notice).to_be_attached(timeout=PATIENCE)
    say(page, site, status="rebuilding")
    expect(notice).to_contain_text("文章库正在更新，现在的回答来自更新前的文章。")
    fits_a_phone(page, notice)
    page.locator("#language").click()
    expect(notice).to_contain_text("The library is being updated")
    page.locator("#language").click()
    say(page, site)
    expect(notice).to_be_hidden()
    say(page, site, generation="gen-999999", articles=11)
    expect(notice).to_contain_text("文章库已更新，现有 11 篇文章。")


def test_a_hiccup_is_not_taken_for_a_lost_server(browse: Browse) -> None:
    page = browse(expected="500")
    expect(page.locator("#notice")).to_be_attached(timeout=PATIENCE)
    page.route("**/api/status", lambda route: route.fulfill(status=500), times=1)
    look(page)
    look(page)
    expect(page.locator("#notice")).to_be_hidden()


def test_a_server_that_is_gone_and_back_is_said_to_be_and_answers_again(browse: Browse) -> None:
    with serving("--scripted", "0") as address:
        page = browse(at=address, expected="ERR_CONNECTION_REFUSED")
        ask(page, "𠮷田镇的产值？")
    expect(page.locator("#notice")).to_contain_text("与服务器的连接断开，正在重连…", timeout=PATIENCE)
    fits_a_phone(page, page.locator("#notice"))
    with serving("--scripted", str(urlsplit(address).port)):
        expect(page.locator("#notice")).not_to_contain_text("断开", timeout=PATIENCE)
        ask(page, "𠮷田镇的产值？")
        page.context.close()
