"""Reading the proof in a real Chromium: a marker's card, several spans of one article, keys."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from qa.web.links import citation_link
from tests.browsing import PHONE, Browse, ask, hover, marked, markers, squeeze
from tests.scripted_bot import RARE, RARE_QUOTE, cite, rare_citation

pytestmark = pytest.mark.browser

GOAL = "明年力争达到14亿元"


def test_the_card_of_a_marker_shows_title_date_and_sentence_under_the_mouse(browse: Browse) -> None:
    page = browse()
    ask(page, "𠮷田镇的产值？")
    card, marker = page.locator("#card"), markers(page).first
    hover(page, marker)
    expect(card).to_contain_text("《𠮷田镇工作会议》2023-01-09")
    expect(card.locator("p")).to_have_text(f"“{RARE_QUOTE}”")
    card.hover()
    page.wait_for_timeout(400)
    expect(card).to_be_visible()  # the mouse may rest on it
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    marker.hover()
    expect(card).to_be_visible()
    page.locator("#heading").hover()
    expect(card).to_be_hidden()
    assert marker.get_attribute("title") is None, "no second card of the browser's own"


def test_the_card_comes_with_the_focus_and_describes_the_marker(browse: Browse) -> None:
    page = browse()
    ask(page, "𠮷田镇的产值？")
    first = markers(page).first
    page.locator("#language").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        if first.evaluate("(link) => link === document.activeElement"):
            break
    expect(page.locator("#card")).to_contain_text(RARE_QUOTE)
    expect(first).to_have_accessible_name("引文 1，打开原文《𠮷田镇工作会议》")
    expect(first).to_have_accessible_description(re.compile(f"2023-01-09.*“{RARE_QUOTE}”"))
    page.keyboard.press("Enter")
    expect(page.locator("#source-title")).to_be_focused()
    page.keyboard.press("Escape")
    expect(first).to_be_focused()
    expect(page.locator("#card")).to_be_hidden()  # it would cover what the reader comes back to


def test_a_touched_marker_opens_its_source_without_a_card(browse: Browse) -> None:
    page = browse(size=PHONE, has_touch=True, is_mobile=True)
    ask(page, "𠮷田镇的产值？")
    markers(page).first.tap()
    assert marked(page) == squeeze(RARE_QUOTE)
    expect(page.locator("#card")).to_be_hidden()


def test_the_citations_of_one_article_are_marked_together_and_one_stands_out(browse: Browse) -> None:
    page = browse()
    ask(page, "比较")
    markers(page).first.click()
    assert marked(page) == squeeze(RARE_QUOTE)
    assert page.locator("#source mark").all_text_contents() == [RARE_QUOTE, GOAL]
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("#source mark.active")).to_have_text(GOAL)
    page.locator("#source mark:not(.active)").click()
    assert marked(page) == squeeze(RARE_QUOTE)
    expect(page.locator("#source .position")).to_have_text("1 / 2")
    assert not [url for url in requests if "/api/article" in url], "the article is there already"


def test_the_own_page_marks_what_the_panel_marks(browse: Browse) -> None:
    page = browse()
    ask(page, "比较")
    markers(page).last.click()
    assert marked(page) == GOAL
    address = page.get_by_role("link", name="在新页打开").get_attribute("href") or ""
    own = browse(address, java_script_enabled=False)
    assert own.locator("mark").all_text_contents() == [RARE_QUOTE, GOAL]
    expect(own.locator("mark.active")).to_have_text(GOAL)
    own.get_by_role("link", name="1", exact=True).click()
    expect(own.locator("mark:target")).to_have_text(RARE_QUOTE)


def test_the_focus_stays_in_the_panel_when_the_last_citation_is_reached(browse: Browse) -> None:
    page = browse()
    ask(page, "比较")
    markers(page).first.click()
    following = page.get_by_role("button", name="下一处")
    following.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#source .position")).to_have_text("2 / 2")
    expect(following).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#source .position")).to_have_text("1 / 2")


def test_a_sheet_on_a_phone_keeps_the_focus_from_what_it_covers(browse: Browse) -> None:
    page = browse(size=PHONE)
    ask(page, "比较")
    markers(page).first.click()
    assert marked(page)
    sheet = page.get_by_role("dialog", name="𠮷田镇工作会议")
    expect(sheet).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        covered = "document.activeElement.closest('gradio-app, .gradio-container') !== null"
        assert page.evaluate(covered) is False
    for control in sheet.get_by_role("button").all():
        box = control.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 40, control.inner_text()
    row = {round(control.bounding_box()["y"]) for control in sheet.locator(".foot :is(button, a)").all()}  # type: ignore[index]
    assert len(row) == 1, "all controls fit in one row"


def test_a_marker_stays_on_the_line_of_its_words(browse: Browse) -> None:
    page = browse()
    answer = ask(page, "比较")
    torn = answer.evaluate(
        """(message) => {
            const paragraphs = [...message.querySelectorAll("p")];
            const paragraph = paragraphs.find((each) => each.textContent.includes("相差"));
            const marker = paragraph.querySelector('a[href^="#src/"]'), words = document.createRange();
            paragraph.prepend("截至十二月底全镇");
            words.setStart(paragraph, 0);
            words.setEndBefore(marker);
            const isTorn = (width) => {
                paragraph.style.width = `${width}px`;
                return marker.getBoundingClientRect().left < [...words.getClientRects()].at(-1).right - 4;
            };
            return Array.from({ length: 150 }, (_, i) => 120 + 2 * i).filter(isTorn);
        }"""
    )
    assert torn == []


def test_two_links_of_one_article_in_the_address_open_one_after_the_other(browse: Browse) -> None:
    page = browse(citation_link(RARE, rare_citation().span))
    assert marked(page) == squeeze(RARE_QUOTE)
    page.evaluate(f"location.hash = {citation_link(RARE, cite(1, RARE, '明年', '亿元').span)!r}")
    expect(page.locator("#source mark.active")).to_have_text(GOAL)
    expect(page.locator("#source .position")).to_be_hidden()


def test_nothing_of_the_chat_lies_over_the_sheet(browse: Browse) -> None:
    page = browse(size=PHONE)
    ask(page, "郑东新区2022年的主要预期目标是什么？")
    down = page.locator("#chat .scroll-down-button-container")
    expect(down).to_be_visible()
    markers(page).first.click()
    assert marked(page)
    expect(down).to_be_hidden()
