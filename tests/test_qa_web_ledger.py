"""The ledger's tab in a real Chromium: filters, order, pages, sources, charts of ticked rows, the file."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from playwright.sync_api import Page, expect

from tests.browsing import PATIENCE, PHONE, Browse, ask, call, marked, squeeze

pytestmark = pytest.mark.browser

PLACE = "郑东新区"


def open_ledger(browse: Browse, options: dict[str, Any] | None = None, **wanted: str) -> Page:
    """Open the ledger's tab by its address, and wait for its rows."""
    page = browse("?" + urlencode({"tab": "ledger", **wanted}), **(options or {}))
    expect(rows(page).first).to_be_visible(timeout=PATIENCE)
    return page


def rows(page: Page) -> Any:
    return page.locator("#ledger tbody tr")


def facts(site: str, **wanted: str) -> Any:
    return call(site, f"api/facts?{urlencode({'limit': 50, **wanted})}")


def test_the_tab_shows_every_fact_page_by_page(browse: Browse, site: str) -> None:
    page = browse()
    page.get_by_role("tab", name="目标台账").click()
    total = facts(site)["total"]
    expect(page.locator("#ledger .above")).to_contain_text(f"共 {total} 条")
    expect(rows(page)).to_have_count(50)
    expect(page.locator("#chat")).to_be_hidden()
    page.get_by_role("button", name="下一页").click()
    expect(page.locator("#ledger .pager")).to_contain_text(f"第 51–100 条，共 {total} 条")
    expect(rows(page).first).to_contain_text(facts(site, offset="50")["facts"][0]["quote"])
    page.reload()
    expect(page.locator("#ledger .pager")).to_contain_text("第 51–100 条")
    page.get_by_role("tab", name="目标台账").press("ArrowLeft")
    expect(page.get_by_role("tab", name="对话")).to_be_focused()
    expect(page.locator("#chat")).to_be_visible()
    page.go_back()
    expect(rows(page).first).to_be_visible()


def test_filters_narrow_the_rows_and_stay_in_the_address(browse: Browse, site: str) -> None:
    page = open_ledger(browse)
    page.get_by_label("地区", exact=True).select_option(PLACE)
    page.get_by_label("类别", exact=True).select_option("goal")
    page.get_by_label("指标", exact=True).fill("生产总值")
    narrowed = facts(site, place=PLACE, kind="goal", indicator="生产总值")["total"]
    expect(page.locator("#ledger .above")).to_contain_text(f"共 {narrowed} 条")
    expect(rows(page)).to_have_count(narrowed)
    assert f"place={quote(PLACE)}&indicator={quote('生产总值')}&kind=goal" in page.url
    page.reload()
    expect(rows(page)).to_have_count(narrowed)
    expect(page.get_by_label("指标", exact=True)).to_have_value("生产总值")
    page.get_by_label("搜索", exact=True).fill("没有这样的词")
    expect(page.locator("#ledger .notice")).to_have_text("没有符合条件的目标或结果。")
    page.get_by_role("button", name="清除筛选").click()
    expect(page.locator("#ledger .above")).to_contain_text(f"共 {facts(site)['total']} 条")
    expect(page.get_by_label("地区", exact=True)).to_have_value("")


def test_a_head_sorts_and_says_so(browse: Browse, site: str) -> None:
    page = open_ledger(browse, place=PLACE)
    head = page.get_by_role("columnheader", name="年份")
    for way, descending in (("ascending", ""), ("descending", "true")):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", way)
        wanted = facts(site, place=PLACE, sort="year", **({"descending": descending} if descending else {}))
        expect(rows(page).first).to_contain_text(wanted["facts"][0]["quote"])


def test_a_row_opens_its_source_at_the_clause(browse: Browse, site: str) -> None:
    page = open_ledger(browse, place=PLACE, kind="goal", text="1400")
    fact = facts(site, place=PLACE, kind="goal", q="1400")["facts"][0]
    opener = rows(page).locator("a").first
    opener.click()
    assert squeeze(fact["quote"]) in marked(page)
    expect(page.locator("#source-title")).to_have_text(fact["title"])
    assert "tab=ledger" in page.url
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    assert page.url.endswith("&text=1400")


def test_ticked_rows_are_drawn_by_unit_whatever_page_they_are_on(browse: Browse) -> None:
    page = open_ledger(browse, place=PLACE, text="生产总值")
    page.get_by_role("checkbox", name="1270.3亿元").check()
    expect(page.locator("#ledger .ticked")).to_contain_text("再选一条同单位的")
    page.get_by_role("checkbox", name="增长4.8%").check()
    expect(page.locator("#ledger .ticked")).to_contain_text("单位各不相同")
    page.get_by_label("类别", exact=True).select_option("goal")
    page.get_by_role("checkbox", name="1400亿元").check()
    drawn = page.locator("#ledger .figure .canvas")
    expect(drawn).to_have_attribute(
        "aria-label", re.compile("2021年 1270.3亿元（结果）；2022年 1400亿元（目标）$")
    )
    expect(drawn.locator("svg")).to_contain_text("1400亿元")
    page.get_by_role("button", name="取消选择（3）").click()
    expect(page.locator("#ledger .figure")).to_have_count(0)
    assert page.locator("#ledger input:checked").count() == 0


def test_the_file_holds_what_is_shown(browse: Browse, site: str) -> None:
    page = open_ledger(browse, place=PLACE, kind="goal", sort="year", text="亿元")
    with page.expect_download() as download:
        page.get_by_role("link", name="下载 CSV").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    shown = facts(site, place=PLACE, kind="goal", sort="year", q="亿元")
    assert [row["quote"] for row in csv.DictReader(io.StringIO(saved))] == [
        f["quote"] for f in shown["facts"]
    ]


def test_the_conversation_is_still_there_behind_the_ledger(browse: Browse) -> None:
    page = browse()
    ask(page, "𠮷田镇的产值？")
    page.get_by_role("tab", name="目标台账").click()
    expect(rows(page).first).to_be_visible()
    page.get_by_role("tab", name="对话").click()
    expect(page.locator('#chat [data-testid="bot"]').last).to_contain_text("来源 ·")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_rows_are_cards_and_nothing_is_cut_off(browse: Browse, scheme: str) -> None:
    page = open_ledger(browse, {"size": PHONE, "color_scheme": scheme}, place=PLACE)
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    card = rows(page).first.bounding_box()
    assert card
    assert card["width"] <= PHONE[0]
    for part in rows(page).first.locator("td").all():
        box = part.bounding_box()
        assert box
        assert box["x"] + box["width"] <= PHONE[0]


def test_the_ledger_says_when_the_server_cannot_be_reached_and_speaks_english(browse: Browse) -> None:
    page = open_ledger(browse, {"expected": "503", "locale": "en-US"})
    expect(page.get_by_role("tab", name="Goals and results")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("columnheader", name="Indicator")).to_be_visible()
    page.route("**/api/facts?*", lambda route: route.fulfill(status=503, json={}))
    page.get_by_label("Kind", exact=True).select_option("goal")
    expect(page.locator("#ledger .notice")).to_have_text("The ledger could not be fetched; please try again.")
    expect(rows(page)).to_have_count(0)
