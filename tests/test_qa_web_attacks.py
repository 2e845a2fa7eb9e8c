"""Markup in questions, titles, texts and file names: shown letter for letter, nothing run, nothing fetched.

`browse` sees to the last two: it fails on a dialog, on a request to another host and on `window.pwned`.
"""

from __future__ import annotations

from urllib.parse import quote

import pytest
from playwright.sync_api import Locator, expect

from tests.browsing import PATIENCE, Browse, ask, call, hover, marked, markers, squeeze
from tests.scripted_bot import ATTACK_TITLE, ATTACKED, ATTACKS

pytestmark = pytest.mark.browser

# What an attack would leave in the page if any of it were read as markup.
FOREIGN = "img, iframe, script, style, link, meta, object, form, svg, math, details, video, code, .katex"
PER_QUESTION = 6


def shown(element: Locator) -> str:
    return squeeze(element.inner_text())


def test_there_are_twenty_attacks() -> None:
    assert len(set(ATTACKS)) >= 20


@pytest.mark.parametrize("first", range(0, len(ATTACKS), PER_QUESTION))
def test_a_question_is_shown_letter_for_letter(browse: Browse, first: int) -> None:
    page = browse()
    question = " ".join([*ATTACKS[first : first + PER_QUESTION], "人口"])
    assert len(question) <= 500
    ask(page, question, until="没有")
    asked = page.locator('#chat [data-testid="user"]').last
    expect(asked).to_have_text(question)
    assert asked.locator(f"{FOREIGN}, a, strong, em, table").count() == 0


def test_an_article_is_shown_letter_for_letter(browse: Browse) -> None:
    page = browse()
    answer = ask(page, "攻击")
    assert answer.locator(f"{FOREIGN}, table").count() == 0
    assert answer.locator('a:not([href^="#src/"])').count() == 0
    assert answer.get_by_role("link", name="伪造").count() == 0, "an article can't cite itself"
    for attack in ATTACKS:
        assert squeeze(attack).replace("**", "") in shown(answer).replace("**", "")
    markers(page).first.click()
    expect(page.locator("#source-title")).to_have_text(ATTACK_TITLE)
    words = marked(page)
    for attack in ATTACKS[:-1]:
        # Layout is not shown in the panel, and a Markdown link is layout.
        assert squeeze(attack) in words or "](" in attack
    assert page.locator("#source .text :not(p, mark)").count() == 0


def test_titles_are_shown_letter_for_letter_in_sources_cards_and_the_panel(browse: Browse) -> None:
    page = browse()
    answer = ask(page, "篇名攻击")
    assert answer.locator(f"{FOREIGN}, table, :not(li) > strong strong").count() == 0
    assert answer.locator('a:not([href^="#src/"])').count() == 0
    for attack in ATTACKS:
        assert f"《{squeeze(attack)}》" in shown(answer)
    named = answer.locator("p > a").evaluate_all("(links) => links.map((link) => link.ariaLabel)")
    assert named == [f"引文 {number}，打开原文《{attack}》" for number, attack in enumerate(ATTACKS, 1)]
    first = markers(page).first
    expect(hover(page, first).locator("strong")).to_have_text(f"《{ATTACKS[0]}》")
    assert page.locator(f"#card :is({FOREIGN}, a)").count() == 0
    first.click()
    for attack in ATTACKS:
        expect(page.locator("#source-title")).to_have_text(attack)
        assert marked(page) == "产值一亿元"
        page.locator("#source-title").press("ArrowRight")
    assert page.locator("#source .text :not(p, mark)").count() == 0


def test_file_names_are_shown_letter_for_letter_on_the_pages_without_script(
    browse: Browse, site: str
) -> None:
    page = browse("library")
    table = page.locator("main")
    assert table.locator(FOREIGN).count() == 0
    for article in ATTACKED:
        row = page.locator("tr", has=page.get_by_role("link", name=article.title, exact=True))
        expect(row.first).to_contain_text(f"同文：{article.id}")
    for article in ATTACKED:
        page.goto(f"{site}source/{quote(article.id, safe='')}?s=0&e=5")
        expect(page.locator("h1")).to_have_text(article.title, timeout=PATIENCE)
        expect(page.locator("mark")).to_have_text("产值一亿元")
        assert page.locator(f"main :is({FOREIGN})").count() == 0


def test_goals_and_results_are_shown_letter_for_letter(browse: Browse, site: str) -> None:
    [real] = call(site, "api/facts?limit=1")["facts"]
    texts = {"place", "indicator", "text", "unit", "title", "quote"}
    attacked = [
        {**real, **dict.fromkeys(texts, attack), "link": f"#src/x/0/{n}"} for n, attack in enumerate(ATTACKS)
    ]
    page = browse()
    page.route(
        "**/api/facts?*", lambda route: route.fulfill(json={"total": len(attacked), "facts": attacked})
    )
    page.goto(f"{site}?tab=ledger")
    links = page.locator('#ledger tbody a[href^="#src/"]')
    expect(links).to_have_text(list(ATTACKS), timeout=PATIENCE)
    assert page.locator(f"#ledger tbody :is({FOREIGN})").count() == 0
    expect(hover(page, links.first).locator("strong")).to_have_text(f"《{ATTACKS[0]}》")
