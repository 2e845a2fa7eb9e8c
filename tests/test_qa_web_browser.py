"""The web chat in a real Chromium: the marker opens its words, by mouse, key and thumb."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from qa.web.links import citation_link, source_path
from tests.browsing import (
    PATIENCE,
    PHONE,
    Browse,
    ask,
    call,
    fits_a_phone,
    marked,
    markers,
    squeeze,
    wait_for,
)
from tests.scripted_bot import ATTACK, ATTACK_TITLE, RARE, RARE_QUOTE, rare_citation

QUESTION = "郑东新区2022年的GDP目标是多少？"
UNANSWERED = "郑东新区2042年的常住人口是多少？"

pytestmark = pytest.mark.browser


def contrast(page: Page, selector: str) -> float:
    """Return the contrast of an element's text with the first painted ground behind it."""
    return float(
        page.locator(selector).first.evaluate(
            """(element) => {
                const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
                const light = (colour) => {
                    const [r, g, b] = parse(colour).slice(0, 3).map((v) => v / 255)
                        .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                let ground = element;
                const clear = (element) => parse(getComputedStyle(element).backgroundColor)[3] === 0;
                while (clear(ground)) ground = ground.parentElement;
                const a = light(getComputedStyle(element).color);
                const b = light(getComputedStyle(ground).backgroundColor);
                return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            }"""
        )
    )


def test_a_marker_opens_the_article_at_the_quoted_characters(browse: Browse, site: str) -> None:
    page = browse()
    ask(page, QUESTION)
    cited = call(site, "api/ask", {"question": QUESTION})["citations"]
    assert cited
    markers(page).first.click()
    assert marked(page) == squeeze(cited[0]["quote"])
    expect(page.locator("#source-title")).to_have_text(cited[0]["title"])
    expect(page.locator("#source mark").first).to_be_in_viewport()
    expected = f"#src/{quote(cited[0]['article'], safe='')}/{cited[0]['start']}/{cited[0]['end']}/"
    assert page.evaluate("location.hash").startswith(expected)


def test_every_marker_shows_its_own_quote(browse: Browse, site: str) -> None:
    question = "郑东新区2022年的主要预期目标是什么？"
    page = browse()
    answer = ask(page, question)
    citations = call(site, "api/ask", {"question": question})["citations"]
    quotes = {str(c["number"]): squeeze(c["quote"]) for c in citations}
    links = answer.locator('a[href^="#src/"]')
    assert links.count() > 0
    for link in links.all():
        link.click()
        expect(page.locator("#source .notice")).to_have_count(0)
        expect(link).to_have_class(re.compile("active"))
        assert marked(page) == quotes[str(link.text_content())]


def test_signs_beyond_the_basic_plane_do_not_shift_the_highlight(browse: Browse) -> None:
    page = browse()
    ask(page, "𠮷田镇的产值？")
    markers(page).first.click()
    assert marked(page) == squeeze(RARE_QUOTE)


def test_keys_open_the_source_and_give_the_focus_back(browse: Browse) -> None:
    page = browse()
    ask(page, QUESTION)
    first = markers(page).first
    page.locator("#language").focus()
    for _ in range(8):
        page.keyboard.press("Tab")
        if first.evaluate("(link) => link === document.activeElement"):
            break
    expect(first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#source-title")).to_be_focused()
    expect(page.locator("#source mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#source")).to_be_hidden()
    expect(first).to_be_focused()
    assert page.evaluate("location.hash") == ""


def test_previous_and_next_walk_through_the_citations_of_one_answer(browse: Browse) -> None:
    page = browse()
    ask(page, "比较")
    markers(page).first.click()
    expect(page.locator("#source .position")).to_have_text("1 / 2")
    expect(page.get_by_role("button", name="上一处")).to_be_disabled()
    page.get_by_role("button", name="下一处").click()
    expect(page.locator("#source mark.active")).to_have_text("明年力争达到14亿元")
    page.locator("#source-title").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#source .position")).to_have_text("1 / 2")
    assert marked(page) == squeeze(RARE_QUOTE)


def test_the_quote_is_copied_with_its_reference(browse: Browse) -> None:
    page = browse(permissions=["clipboard-read", "clipboard-write"])
    ask(page, "𠮷田镇的产值？")
    markers(page).first.click()
    page.get_by_role("button", name="复制引文").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == f"“{RARE_QUOTE}”——《𠮷田镇工作会议》（𠮷田镇 · 2023-01-09）"


def test_on_a_phone_the_source_is_a_sheet_and_nothing_is_cut_off(browse: Browse) -> None:
    page = browse(size=PHONE, has_touch=True, is_mobile=True)
    ask(page, "比较")
    overflow = "document.documentElement.scrollWidth - window.innerWidth"
    assert page.evaluate(overflow) <= 0
    markers(page).first.tap()
    assert marked(page) == squeeze(RARE_QUOTE)
    sheet = page.locator("#source").bounding_box()
    assert sheet
    assert (sheet["x"], sheet["width"]) == (0, 390)
    assert sheet["y"] > 200
    assert round(sheet["y"] + sheet["height"]) == 844
    assert page.evaluate(overflow) <= 0
    page.locator("#shade").tap(position={"x": 100, "y": 60})
    expect(page.locator("#source")).to_be_hidden()


def test_markers_are_large_enough_to_hit(browse: Browse) -> None:
    page = browse(size=PHONE)
    ask(page, QUESTION)
    box = markers(page).first.bounding_box()
    assert box
    assert box["width"] >= 24
    assert box["height"] >= 24


def test_no_answer_offers_related_passages_without_a_marker(browse: Browse) -> None:
    page = browse()
    answer = ask(page, UNANSWERED, until="相近内容")
    expect(answer).to_contain_text("不是答案")
    assert answer.locator('a[href^="#src/"]').count() == 0
    assert not re.search(r"\[\d+\]", answer.inner_text())
    answer.locator('a[href^="#near/"]').first.click()
    assert marked(page)
    expect(page.locator("#source .position")).to_be_hidden()


def test_a_failure_shows_a_number_and_can_be_retried(browse: Browse) -> None:
    page = browse()
    answer = ask(page, "出错", until="出错了，没有得到回答")
    assert re.search(r"编号 E[0-9A-F]{6}", answer.inner_text())
    assert "secret" not in page.content()
    page.get_by_text("重试", exact=True).last.click()
    expect(page.locator('#chat [data-testid="bot"]')).to_have_count(2, timeout=PATIENCE)


def test_a_full_queue_is_said_in_chinese(browse: Browse) -> None:
    page = browse(expected="503")
    expect(page.locator("#notice")).to_be_attached(timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_be_editable(timeout=PATIENCE)
    page.route("**/queue/join*", lambda route: route.fulfill(status=503, json={"detail": "Queue is full."}))
    box = page.locator("#question textarea")
    box.fill(QUESTION)
    box.press("Enter")
    expect(page.locator("#notice")).to_contain_text("现在提问的人较多，请稍后再试")
    fits_a_phone(page, page.locator("#notice"))
    page.get_by_role("button", name="知道了").click()
    expect(page.locator("#notice")).to_be_hidden()


def test_links_lead_to_a_question_and_to_a_source(browse: Browse) -> None:
    asked = browse(f"?q={quote(QUESTION)}")
    expect(asked.locator('#chat [data-testid="bot"]').last).to_contain_text("来源 ·", timeout=PATIENCE)
    opened = browse(citation_link(RARE, rare_citation().span))
    assert marked(opened) == squeeze(RARE_QUOTE)


def test_an_article_that_is_gone_is_said_to_be_gone(browse: Browse) -> None:
    page = browse(expected="404")
    page.evaluate("location.hash = '#src/gone.txt/0/5'")
    expect(page.locator("#source .notice")).to_have_text("这篇文章已不在库中。")


def test_a_citation_of_an_article_that_was_edited_or_deleted_still_shows_its_words(
    browse: Browse, site: str, shelf: Path
) -> None:
    added = shelf / "云溪区.txt"
    first = wait_for(site, added, "云溪区2031年新建码头27座。")
    page = browse(expected="404")
    ask(page, "云溪区2031年新建码头多少座？")
    wait_for(site, added, "云溪区2031年新建学校8所。", besides=first)
    markers(page).first.click()
    notice = page.locator("#source .notice")
    expect(notice).to_contain_text("引用的文字已不在其中", timeout=PATIENCE)
    expect(notice.locator("blockquote")).to_contain_text("新建码头27座")
    expect(page.locator("#source mark")).to_have_count(0)
    page.keyboard.press("Escape")
    wait_for(site, added, None, besides=first)
    markers(page).first.click()
    expect(notice).to_contain_text("这篇文章已不在库中", timeout=PATIENCE)
    expect(notice.locator("blockquote")).to_contain_text("新建码头27座")


def test_the_source_page_works_without_javascript(browse: Browse) -> None:
    page = browse(source_path(RARE, rare_citation().span).lstrip("/"), java_script_enabled=False)
    expect(page.locator("#hit")).to_be_in_viewport()
    assert squeeze("".join(page.locator("mark").all_text_contents())) == squeeze(RARE_QUOTE)
    attack = browse(f"source/{quote(ATTACK.id, safe='')}?s=0&e=30")
    expect(attack.locator("h1")).to_have_text(ATTACK_TITLE)


def test_the_page_speaks_the_browsers_language_and_can_be_switched(browse: Browse) -> None:
    page = browse(locale="en-US")
    expect(page.locator("#heading")).to_contain_text("Answers only from the articles", timeout=PATIENCE)
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator("#language").click()
    expect(page.locator("#heading")).to_contain_text("只根据库内文章回答")
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.reload()
    expect(page.locator("#question textarea")).to_have_attribute("placeholder", re.compile("输入问题"))


def test_the_welcome_says_what_is_in_stock_and_its_examples_can_be_asked(browse: Browse, site: str) -> None:
    page = browse()
    stock = f"库内 {len(call(site, 'api/articles'))} 篇文章 · 涉及"
    expect(page.locator("#chat .placeholder")).to_contain_text(stock, timeout=PATIENCE)
    unanswered = page.locator("#chat .examples").get_by_text("试试库里没有答案的")
    unanswered.click()
    expect(page.locator('#chat [data-testid="bot"]').last).to_contain_text("没有找到", timeout=PATIENCE)
    assert markers(page).count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_highlight_can_be_read_in_light_and_dark(browse: Browse, scheme: str) -> None:
    page = browse(color_scheme=scheme)
    ask(page, QUESTION)
    markers(page).first.click()
    marked(page)
    for selector in (
        '#chat [data-testid="user"] p',
        '#chat [data-testid="bot"] p',
        "#source mark",
        "#source .text p",
        "#source .meta",
        "#heading p",
        '#chat a[href^="#src/"]',
    ):
        assert contrast(page, selector) >= 4.5, selector
