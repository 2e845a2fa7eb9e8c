"""What axe-core finds wrong for who can't see or point well: nothing serious, in any state of any page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from qa.web.links import source_path
from tests.browsing import DESKTOP, PATIENCE, PHONE, Browse, ask, hover, marked, markers, serious
from tests.scripted_bot import RARE, rare_citation

pytestmark = pytest.mark.browser

PAGES = ("library", source_path(RARE, rare_citation().span).lstrip("/"), "source/gone.txt", "docs")


@pytest.mark.parametrize(
    ("size", "scheme", "rules"),
    [
        (DESKTOP, "light", ()),
        (PHONE, "dark", ()),
        (DESKTOP, "dark", ("color-contrast",)),
        (PHONE, "light", ("color-contrast",)),
    ],
)
class TestReach:
    """Each state of the chat and each page, by width and colours."""

    def test_an_answer_with_its_card_and_its_source(
        self, browse: Browse, size: tuple[int, int], scheme: str, rules: tuple[str, ...]
    ) -> None:
        page = browse(size=size, color_scheme=scheme)
        expect(page.locator("#notice")).to_be_attached(timeout=PATIENCE)  # our scripts have run
        expect(page.locator("#chat .examples")).to_be_visible(timeout=PATIENCE)
        assert serious(page, *rules) == []
        ask(page, "郑东新区2022年的主要预期目标是什么？")
        expect(page.locator("#chat .figure svg")).to_be_visible()
        hover(page, markers(page).first)
        assert serious(page, *rules) == []
        markers(page).first.click()
        assert marked(page)
        assert serious(page, *rules) == []

    def test_weak_evidence_no_answer_a_choice_and_a_failure(
        self, browse: Browse, size: tuple[int, int], scheme: str, rules: tuple[str, ...]
    ) -> None:
        page = browse(size=size, color_scheme=scheme)
        ask(page, "𠮷田镇的产值？")
        ask(page, "出错", until="出错了")
        ask(page, "郑东新区2042年的GDP目标是多少？", until="相近内容")
        expect(page.locator("#chat .option")).to_be_visible()
        assert serious(page, *rules) == []

    def test_a_notice_and_the_conversations_kept(
        self, browse: Browse, size: tuple[int, int], scheme: str, rules: tuple[str, ...]
    ) -> None:
        page = browse(size=size, color_scheme=scheme)
        expect(page.locator("#notice")).to_be_attached(timeout=PATIENCE)
        rebuilding = {"status": "rebuilding", "generation": "gen-999999", "articles": 9}
        page.route("**/api/status", lambda route: route.fulfill(json=rebuilding))
        page.evaluate("window.dispatchEvent(new Event('online'))")
        expect(page.locator("#notice")).to_be_visible()
        assert serious(page, *rules) == []
        ask(page, "𠮷田镇的产值？")
        page.get_by_role("button", name="历史").click()
        expect(page.get_by_text("只存在这个浏览器里")).to_be_visible()
        assert serious(page, *rules) == []

    def test_the_pages_without_script(
        self, browse: Browse, size: tuple[int, int], scheme: str, rules: tuple[str, ...]
    ) -> None:
        for path in PAGES:
            page = browse(path, size=size, color_scheme=scheme, expected="404")
            assert serious(page, *rules) == [], path

    def test_the_ledger_and_a_source_opened_from_it(
        self, browse: Browse, size: tuple[int, int], scheme: str, rules: tuple[str, ...]
    ) -> None:
        page = browse("?tab=ledger", size=size, color_scheme=scheme)
        first = page.locator('#ledger a[href^="#src/"]').first
        expect(first).to_be_visible(timeout=PATIENCE)
        assert serious(page, *rules) == []
        first.click()
        assert marked(page)
        assert serious(page, *rules) == []
