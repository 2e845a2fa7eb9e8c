"""The conversation in a real Chromium: kept, opened again, begun anew, edited, copied and judged."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from index import default_store
from qa.feedback import FeedbackBook
from tests.browsing import PATIENCE, ROOT, Browse, ask, marked, markers

FIRST, SECOND = "𠮷田镇的产值？", "𠮷田镇有多少人口？"
QUESTION = "郑东新区2022年的GDP目标是多少？"

pytestmark = pytest.mark.browser


def answers(page: Page) -> Any:
    return page.locator('#chat [data-testid="bot"]')


def questions(page: Page) -> Any:
    return page.locator('#chat [data-testid="user"]')


def tools(page: Page, number: int = -1) -> Any:
    """Return the tools under an answer, which come once its turn is kept."""
    found = page.locator("#chat .bot .tools")
    expect(found).to_have_count(answers(page).count(), timeout=PATIENCE)
    return found.nth(number)


def converse(page: Page) -> None:
    ask(page, FIRST)
    ask(page, SECOND, until="相近内容")
    tools(page)


def test_a_conversation_is_there_again_after_a_reload_and_goes_on(browse: Browse) -> None:
    page = browse()
    converse(page)
    page.reload()
    expect(questions(page)).to_have_text([FIRST, SECOND], timeout=PATIENCE)
    markers(page).first.click()
    assert marked(page)
    page.keyboard.press("Escape")
    ask(page, "比较")
    tools(page)
    page.reload()
    expect(questions(page)).to_have_text([FIRST, SECOND, "比较"], timeout=PATIENCE)


def test_the_newest_question_stands_at_the_top_though_the_reader_was_elsewhere(browse: Browse) -> None:
    page = browse()
    for _ in range(4):
        ask(page, FIRST)
    page.locator("#chat [data-testid='user']").first.scroll_into_view_if_needed()
    ask(page, QUESTION)
    tools(page)
    expect(questions(page).last).to_be_in_viewport()
    expect(answers(page).last.locator("table, p").first).to_be_in_viewport()


def test_a_new_chat_leaves_the_old_one_in_the_list_from_where_it_opens_again(browse: Browse) -> None:
    page = browse()
    expect(page.locator("#new-chat")).to_be_disabled(timeout=PATIENCE)
    converse(page)
    page.locator("#new-chat").click()
    expect(page.locator("#chat .placeholder")).to_be_visible(timeout=PATIENCE)
    expect(page.locator("#question textarea")).to_be_focused()
    ask(page, "比较")
    tools(page)
    page.get_by_role("button", name="历史").click()
    kept = page.locator("#history li")
    expect(kept).to_have_count(2)
    expect(kept.nth(0)).to_contain_text("比较")
    expect(kept.nth(0).locator(".open")).to_have_attribute("aria-current", "true")
    expect(kept.nth(1)).to_contain_text("2 个问题")
    kept.nth(1).locator(".open").click()
    expect(questions(page)).to_have_text([FIRST, SECOND], timeout=PATIENCE)
    page.get_by_role("button", name="历史").click()
    page.get_by_role("button", name=f"删除对话：{FIRST}").click()
    expect(kept).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator("#chat .placeholder")).to_be_visible(timeout=PATIENCE)


def test_each_tab_has_its_own_conversation_and_all_are_in_the_list(browse: Browse) -> None:
    page = browse()
    ask(page, FIRST)
    tools(page)
    other = page.context.new_page()
    other.goto(page.url)
    ask(other, SECOND, until="相近内容")
    tools(other)
    page.reload()
    expect(questions(page)).to_have_text([FIRST], timeout=PATIENCE)
    other.get_by_role("button", name="历史").click()
    expect(other.locator("#history li")).to_have_count(2)


def test_two_tabs_that_go_on_with_one_conversation_lose_no_turn(browse: Browse) -> None:
    page = browse()
    ask(page, FIRST)
    tools(page)
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="历史").click()
    other.locator("#history .open").click()
    expect(questions(other)).to_have_text([FIRST], timeout=PATIENCE)
    ask(page, SECOND, until="相近内容")
    tools(page)
    tools(other, 0).get_by_role("button", name="不对", exact=True).click()
    expect(tools(other, 0)).to_contain_text("已记下")
    ask(other, "比较")
    tools(other)
    page.reload()
    expect(questions(page)).to_have_text([FIRST, SECOND], timeout=PATIENCE)
    pressed = tools(page, 0).get_by_role("button", name="不对", exact=True)
    expect(pressed).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    other.reload()
    expect(questions(other)).to_have_text([FIRST, "比较"], timeout=PATIENCE)
    page.get_by_role("button", name="历史").click()
    expect(page.locator("#history li")).to_have_count(2)


def test_a_link_with_a_question_begins_anew_and_asks_once(browse: Browse) -> None:
    page = browse(f"?theme=x&q={FIRST}")
    tools(page)
    expect(questions(page)).to_have_text([FIRST])
    assert page.url.endswith("/?theme=x")
    page.reload()
    expect(questions(page)).to_have_text([FIRST], timeout=PATIENCE)


def test_a_question_is_edited_and_asked_again_in_its_place(browse: Browse) -> None:
    page = browse()
    converse(page)
    page.get_by_role("button", name=f"修改问题：{FIRST}").click()
    box = page.locator("#question textarea")
    expect(box).to_have_value(FIRST)
    expect(page.locator("#editing")).to_be_visible()
    page.get_by_role("button", name="取消").click()
    expect(box).to_have_value("")
    expect(page.locator("#editing")).to_be_hidden()
    page.get_by_role("button", name=f"修改问题：{FIRST}").click()
    box.fill("比较")
    box.press("Enter")
    expect(questions(page)).to_have_text(["比较"], timeout=PATIENCE)
    expect(page.locator("#editing")).to_be_hidden()
    ask(page, FIRST)
    tools(page)
    expect(questions(page)).to_have_text(["比较", FIRST])
    page.reload()
    expect(questions(page)).to_have_text(["比较", FIRST], timeout=PATIENCE)


def test_an_answer_is_copied_with_its_sources(browse: Browse) -> None:
    page = browse(permissions=["clipboard-read", "clipboard-write"])
    ask(page, FIRST)
    tools(page).get_by_role("button", name="复制").click()
    expect(tools(page).get_by_role("button", name="已复制")).to_be_visible()
    lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert lines[0] == "工业产值12.5亿元，增长8%[1]"
    assert lines[2:4] == [
        "来源：",
        "[1] 《𠮷田镇工作会议》（2023-01-09）“𠮷田镇完成工业产值12.5亿元，同比增长8%”",
    ]


def test_two_questions_that_the_articles_answer_are_offered_and_asked_at_a_click(browse: Browse) -> None:
    page = browse()
    ask(page, QUESTION)
    tools(page)
    offered = page.locator("#chat .options button")
    expect(offered.first).to_be_visible(timeout=PATIENCE)
    assert offered.count() <= 2
    question = offered.first.inner_text().strip()
    assert question.startswith("郑东新区2021年的地区生产总值")
    offered.first.click()
    expect(questions(page)).to_have_text([QUESTION, question], timeout=PATIENCE)
    tools(page)
    expect(answers(page).last).to_contain_text("来源 ·")
    expect(answers(page).last).to_contain_text("1270.3亿元")


def test_a_conversation_is_exported_as_a_file_and_as_a_page_to_print(browse: Browse) -> None:
    page = browse()
    expect(page.locator("#new-chat")).to_be_disabled(timeout=PATIENCE)
    expect(page.locator("#export")).to_be_hidden()
    converse(page)
    page.locator("#export summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Markdown 文件").click()
    assert download.value.suggested_filename == f"{FIRST}.md"
    text = download.value.path().read_text(encoding="utf-8")
    assert [line for line in text.splitlines() if line.startswith("#")] == [
        f"# {FIRST}",
        f"## {FIRST}",
        f"## {SECOND}",
        "## 来源",
    ]
    page.locator("#export summary").click()
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="可打印的网页").click()
    printed = opened.value
    expect(printed.get_by_role("button", name="打印")).to_be_visible()
    expect(printed.locator(".references li")).to_have_count(1)
    printed.emulate_media(media="print")
    expect(printed.get_by_role("button", name="打印")).to_be_hidden()


def test_a_judgement_is_kept_here_and_beside_the_store(browse: Browse, shelf: Path) -> None:
    book = FeedbackBook.beside(default_store(shelf))
    page = browse()
    ask(page, QUESTION)
    tools(page).get_by_role("button", name="引用有误").click()
    expect(tools(page)).to_contain_text("已记下")
    [one] = [one for one in book if one.question == QUESTION]
    assert (one.verdict, one.points) == ("citation", ("1400亿元",))
    page.reload()
    pressed = tools(page).get_by_role("button", name="引用有误")
    expect(pressed).to_have_attribute("aria-pressed", "true", timeout=PATIENCE)
    pressed.click()
    expect(pressed).to_have_attribute("aria-pressed", "false")
    assert [one for one in book if one.question == QUESTION] == []


def test_a_browser_without_storage_still_answers(browse: Browse) -> None:
    page = browse()
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })"
    )
    page.reload()
    converse(page)
    page.locator("#new-chat").click()
    expect(page.locator("#chat .placeholder")).to_be_visible(timeout=PATIENCE)
    page.get_by_role("button", name="历史").click()
    page.locator("#history .open").click()
    expect(questions(page)).to_have_text([FIRST, SECOND], timeout=PATIENCE)


def test_a_full_storage_drops_the_oldest_conversation(browse: Browse) -> None:
    page = browse()
    page.evaluate(
        """() => {
            const old = (id, time) => JSON.stringify({ id, time, turns: [{ messages: [{ content: id }, {}] }],
                                                       filler: "x".repeat(2_400_000) });
            localStorage.setItem("mubiao:/:old", old("old", "2020-01-01"));
            localStorage.setItem("mubiao:/:newer", old("newer", "2021-01-01"));
            let size = 400_000;  // fill what is left
            while (size > 50) {
                try { localStorage.setItem("other" + Math.random(), "x".repeat(size)); } catch { size /= 2; }
            }
        }"""
    )
    ask(page, FIRST)
    tools(page)
    page.get_by_role("button", name="历史").click()
    expect(page.locator("#history .open span")).to_have_text([FIRST, "newer"])


@pytest.fixture
def restarting() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.restarting_server"]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "no_proxy": "*"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        yield process
        process.kill()


def test_a_conversation_outlives_a_restart_of_the_server(
    chromium: Browser, restarting: subprocess.Popen[str]
) -> None:
    assert restarting.stdin
    assert restarting.stdout
    address = restarting.stdout.readline().strip()
    page = chromium.new_context(locale="zh-CN", reduced_motion="reduce").new_page()
    page.goto(address)
    ask(page, FIRST)
    expect(page.locator("#chat .bot .tools")).to_have_count(1, timeout=PATIENCE)
    restarting.stdin.write("\n")
    restarting.stdin.flush()
    assert restarting.stdout.readline().strip() == address
    ask(page, SECOND, until="相近内容")
    expect(page.locator("#chat .bot .tools")).to_have_count(2, timeout=PATIENCE)
    page.reload()
    expect(questions(page)).to_have_text([FIRST, SECOND], timeout=PATIENCE)
    page.context.close()
