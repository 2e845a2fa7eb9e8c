"""The site and the pages for the browser tests, and what their readers do there.

Each test that uses `browse` fails when the page asks another host for anything, throws, or writes an error to
the console. `conftest.py` brings the fixtures to every test file; those that use them are marked `browser`.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",  # no name leads anywhere
]
DESKTOP, PHONE = (1280, 800), (390, 844)
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)

Browse = Callable[..., Page]


@pytest.fixture(scope="session")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the seed articles that the site follows."""
    folder = tmp_path_factory.mktemp("web") / "seeds"
    shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns(".mubiao"))
    return folder


@contextmanager
def serving(*arguments: str) -> Iterator[str]:
    """Serve the chat in a process of its own meanwhile; yield its address."""
    command = [sys.executable, "-m", "tests.web_server", *arguments]
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "no_proxy": "*"}
    with subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdout
        # The line comes once the socket listens; an empty one means that the process died.
        found = re.search(r"http://\S+/", process.stdout.readline())
        assert found, "the server did not start"
        yield found[0]
        process.terminate()
        process.wait(timeout=15)


@pytest.fixture(scope="session")
def site(shelf: Path) -> Iterator[str]:
    """Serve the articles on a free port."""
    with serving(str(shelf)) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Start the browser; without one the test is skipped, or fails where E2E_REQUIRED=1."""
    if CHROMIUM is None and os.environ.get("E2E_REQUIRED") != "1":
        pytest.skip("no Chromium on this machine")
    assert CHROMIUM, "E2E_REQUIRED=1 but there is no Chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def browse(chromium: Browser, site: str) -> Iterator[Browse]:
    """Open pages that may reach only the site; afterwards nothing must have gone wrong in any."""
    contexts, wrong = [], []

    def open_page(
        path: str = "",
        *,
        size: tuple[int, int] = DESKTOP,
        expected: str | None = None,
        at: str = site,
        **options: Any,
    ) -> Page:
        settings = {"locale": "zh-CN", "reduced_motion": "reduce", **options}
        context = chromium.new_context(viewport={"width": size[0], "height": size[1]}, **settings)
        contexts.append(context)

        def watch(request: Any) -> None:
            if not request.url.startswith((at, "data:", "blob:")):
                wrong.append(f"request: {request.url}")

        def listen(message: Any) -> None:
            # Chromium reports each refused request; a test may await one status or failure.
            if message.type == "error" and (expected is None or expected not in message.text):
                wrong.append(f"console: {message.text}")

        context.on("request", watch)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.on("pageerror", lambda error: wrong.append(f"page error: {error}"))
        page.on("dialog", lambda dialog: wrong.append(f"dialog: {dialog.message}"))
        page.on("console", listen)
        page.goto(at + path)
        return page

    yield open_page
    pwned = [page.url for context in contexts for page in context.pages if page.evaluate("'pwned' in window")]
    for context in contexts:
        context.close()
    assert wrong == []
    assert pwned == []


def ask(page: Page, question: str, until: str = "来源 ·") -> Any:
    """Ask in the page and return the last message once it says *until* and will not be drawn anew."""
    box, answers = page.locator("#question textarea"), page.locator('#chat [data-testid="bot"]')
    expect(box).to_be_editable(timeout=PATIENCE)
    given = answers.count()
    box.fill(question)
    box.press("Enter")
    expect(answers).to_have_count(given + 1, timeout=PATIENCE)
    expect(answers.last).to_contain_text(until, timeout=PATIENCE)
    if not until.startswith("出错"):
        # What can be asked next comes after the answer and redraws it; then the turn is kept, with its tools.
        expect(page.locator("#chat .message:has(> [data-testid=bot])").last.locator(".tools")).to_be_visible()
    return answers.last


# Colours on their way from light to dark contrast with nothing: two frames start them, then each is awaited.
_SETTLED = """async () => {
  await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
  const moving = document.getAnimations().filter((one) => one instanceof CSSTransition);
  await Promise.allSettled(moving.map((one) => one.finished));
}"""


def serious(page: Page, *rules: str) -> list[str]:
    """Return what axe-core finds seriously wrong in the page as it is, by the rules named or by all."""
    page.evaluate(_SETTLED)
    options = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else None
    found = Axe().run(page, options=options).response["violations"]
    grave: list[Any] = [one for one in found if one["impact"] in ("serious", "critical")]
    return [f"{one['id']}: {node['html'][:200]}" for one in grave for node in one["nodes"]]


def fits_a_phone(page: Page, said: Locator) -> None:
    """See that what is *said* can be read on a phone, dark and light; leave the page as wide as it was."""
    before = page.viewport_size
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for scheme in ("dark", "light"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        expect(said).to_be_in_viewport(ratio=1)
        assert serious(page, "color-contrast") == [], scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert before
    page.set_viewport_size(before)


def call(site: str, path: str, body: dict[str, str] | None = None) -> Any:
    """Call a plain route of the site."""
    content = json.dumps(body).encode() if body else None
    request = urllib.request.Request(site + path, content, {"content-type": "application/json"})
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request) as response:
        return json.load(response)


def marked(page: Page) -> str:
    """Return the characters that stand out in the source, without white space."""
    active = page.locator("#source mark.active")
    expect(active.first).to_be_visible(timeout=PATIENCE)
    return squeeze("".join(active.all_text_contents()))


def hover(page: Page, marker: Locator) -> Locator:
    """Rest the mouse on a marker until its card shows; suggestions come later and redraw the answer."""
    card = page.locator("#card")
    for _ in range(20):
        page.mouse.move(1, 1)
        marker.hover()
        page.wait_for_timeout(300)
        if card.is_visible():
            return card
    raise AssertionError("no card")


def squeeze(text: str) -> str:
    return re.sub(r"\s", "", text)


def markers(page: Page) -> Any:
    return page.locator('#chat a[href^="#src/"]')


def wait_for(site: str, path: Path, text: str | None, *, besides: str = "") -> str:
    """Write or delete an article and wait until the site answers from it; return the generation."""
    known = {call(site, "api/status")["generation"], besides}
    if text:
        path.write_text(f"云溪区2031年工作总结\n\n{text}\n", encoding="utf-8")
    else:
        path.unlink()
    for _ in range(200):
        generation = str(call(site, "api/status")["generation"])
        if generation not in known:
            return generation
        time.sleep(0.1)
    raise AssertionError("the site did not see the change")
