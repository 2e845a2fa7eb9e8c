"""Charts of answers in a real Chromium: one unit at a time, bars that open, saved as files."""

from __future__ import annotations

import re
from base64 import urlsafe_b64encode
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Download, Locator, Page, expect

from qa.answer import Point
from qa.web.links import chart_link
from tests.browsing import PATIENCE, PHONE, Browse, ask, marked
from tests.scripted_bot import ATTACKS

pytestmark = pytest.mark.browser

TARGETS = "郑东新区2022年的主要预期目标是什么？"
COMPARED = "郑东新区2022年GDP目标比2021年完成的高多少？"


def figure_of(answer: Locator) -> Locator:
    """Return the figure of an answer once it is drawn."""
    figure = answer.locator(".figure")
    expect(figure.locator("svg")).to_be_visible()
    return figure


def put_chart(page: Page, link: str) -> None:
    """Put a link of a chart into the conversation, as saved history would."""
    page.locator("#chat .placeholder").wait_for()
    page.evaluate(
        """(link) => {
            const paragraph = document.createElement("p");
            paragraph.style = "position: fixed; inset: 0";
            paragraph.append(Object.assign(document.createElement("a"), { href: link }));
            document.querySelector("#chat").append(paragraph);
        }""",
        link,
    )


def text_of(saved: Download) -> str:
    """Return the text of a saved picture, which must be well-formed."""
    return "".join(ElementTree.parse(saved.path()).getroot().itertext())


def point(label: str, value: float, **other: Any) -> Point:
    known: dict[str, Any] = {
        "place": "甲市",
        "indicator": "产值",
        "year": 2023,
        "kind": "goal",
        "unit": "亿元",
        "growth": False,
        "text": f"{value:g}亿元",
        "citation": 1,
    }
    return Point(label=label, value=value, **{**known, **other})


def test_all_targets_are_drawn_one_unit_at_a_time(browse: Browse) -> None:
    figure = figure_of(ask(browse(), TARGETS))
    drawn = figure.locator(".canvas")
    expect(drawn).to_have_attribute(
        "aria-label", re.compile(r"^郑东新区 · 2022年 · 目标 · 单位：亿元：.*1400亿元（目标）")
    )
    expect(figure.locator("svg")).to_contain_text("1400亿元")
    assert "8%" not in figure.locator("svg").inner_html()
    figure.get_by_role("button", name="增速 %").click()
    expect(figure.locator("svg")).to_contain_text("5.2%")
    expect(drawn).to_have_attribute("aria-label", re.compile("增速 · 单位：%"))
    assert "1400亿元" not in figure.locator("svg").inner_html()


def test_a_chart_is_still_there_after_a_reload(browse: Browse) -> None:
    page = browse()
    figure_of(ask(page, TARGETS))
    page.reload()
    expect(page.locator('#chat [data-testid="bot"] .figure svg')).to_contain_text(
        "1400亿元", timeout=PATIENCE
    )


def test_goal_and_result_are_told_apart_by_pattern_and_legend(browse: Browse) -> None:
    figure = figure_of(ask(browse(), COMPARED))
    drawn = figure.locator("svg")
    expect(drawn).to_contain_text("目标")
    expect(drawn).to_contain_text("结果")
    assert drawn.locator("pattern").count() == 1
    expect(figure.get_by_role("button", name="亿元")).to_have_count(0)  # one unit needs no choice


def test_a_bar_opens_the_sentence_that_states_it(browse: Browse) -> None:
    page = browse()
    figure = figure_of(ask(page, COMPARED))
    figure.get_by_text("1270.3亿元").click()
    assert "1270.3亿元" in marked(page)


def test_a_chart_is_saved_with_its_words(browse: Browse) -> None:
    page = browse()
    figure = figure_of(ask(page, TARGETS))
    with page.expect_download() as picture:
        figure.get_by_role("button", name="存为 SVG").click()
    assert picture.value.suggested_filename == "郑东新区 · 2022年 · 目标 · 单位：亿元.svg"
    assert "1400亿元" in text_of(picture.value)
    with page.expect_download() as pixels:
        figure.get_by_role("button", name="存为 PNG").click()
    assert Path(pixels.value.path()).read_bytes().startswith(b"\x89PNG")


def test_the_same_thing_over_years_is_a_line(browse: Browse) -> None:
    page = browse()
    points = [point(f"{year}年", year - 2000, year=year, kind="result") for year in (2021, 2022, 2023)]
    put_chart(page, chart_link([*points, point("2024年", 30, year=2024)]))
    drawn = page.locator(".figure svg")
    expect(drawn).to_contain_text("2024")
    assert drawn.locator("path[stroke-dasharray]").count()  # the goal's; bars have none


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_chart_fits_a_phone_and_follows_the_colours(browse: Browse, scheme: str) -> None:
    page = browse(size=PHONE, color_scheme=scheme)
    put_chart(page, chart_link([point("甲市第一个很长很长的指标名称", 12), point("乙市", 7, kind="result")]))
    ground = page.locator(".figure svg rect").first
    paper = {"light": "#ffffff", "dark": "#1b2029"}
    expect(ground).to_have_attribute("fill", paper[scheme])
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 0
    page.emulate_media(color_scheme="dark" if scheme == "light" else "light")
    expect(ground).not_to_have_attribute("fill", paper[scheme])


def test_labels_are_letters_and_what_is_no_chart_is_left_out(browse: Browse) -> None:
    page = browse()
    put_chart(page, "#chart/" + urlsafe_b64encode(b'[{"a":1}]').decode())
    put_chart(page, "#chart/_")
    put_chart(page, chart_link([point(attack, 3, text=attack) for attack in ATTACKS]))
    drawn = page.locator(".figure svg")
    expect(drawn).to_have_count(1)
    assert drawn.locator("img, script, iframe, a, image, foreignObject").count() == 0
    expect(drawn).to_contain_text(ATTACKS[1])
    with page.expect_download() as picture:
        # A chart put into an empty conversation may lie where the mouse does not reach.
        page.get_by_role("button", name="存为 SVG").evaluate("button => button.click()")
    assert ATTACKS[1] in text_of(picture.value)
