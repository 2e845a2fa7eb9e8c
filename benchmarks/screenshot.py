"""Take the pictures in the README: a source, the ledger, a phone. `python benchmarks/screenshot.py`."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Page, expect, sync_playwright

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / ".github"
QUESTION = "郑东新区2022年的主要预期目标是什么？"
PLACE, GROWTH = "郑东新区", "完成 同比"
COLOURS = 96
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 720}, "device_scale_factor": 1.5}
TALL: dict[str, Any] = {"viewport": {"width": 1280, "height": 960}, "device_scale_factor": 1.5}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 780},
    "device_scale_factor": 2,
    "color_scheme": "dark",
}
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
SERVE = """
import sys
from qa import Bot
from qa.web.app import serve
serve(Bot.open(sys.argv[1]), port=0, open_browser=False)
"""


def show_source(page: Page) -> None:
    """Ask, and open the first source."""
    page.locator("#question textarea").fill(QUESTION)
    page.locator("#question textarea").press("Enter")
    answer = page.locator('#chat [data-testid="bot"]').last
    expect(answer).to_contain_text("来源 ·", timeout=60_000)
    expect(page.locator("#chat .bot .tools")).to_be_visible(timeout=60_000)  # nothing moves after they came
    answer.locator('a[href^="#src/"]').first.click()
    expect(page.locator("#source mark").first).to_be_in_viewport()


def show_ledger(page: Page) -> None:
    """Draw how fast a place's figures grew, and were planned to grow."""
    wanted = {"tab": "ledger", "place": PLACE, "text": GROWTH, "sort": "indicator"}
    page.goto(f"{page.url}?{urlencode(wanted)}")
    expect(page.locator("#ledger tbody tr").first).to_be_visible(timeout=60_000)
    page.get_by_label("选择本页各行").check()
    expect(page.locator("#ledger .figure svg").first).to_be_visible()


PICTURES: dict[str, tuple[dict[str, Any], Callable[[Page], None]]] = {
    "screenshot.png": (DESKTOP, show_source),
    "ledger.png": (TALL, show_ledger),
    "phone.png": (PHONE, show_source),
}


@contextmanager
def serving() -> Iterator[str]:
    """Serve a copy of the seed articles; yield the address."""
    with tempfile.TemporaryDirectory() as folder:
        articles = Path(folder) / "seeds"
        shutil.copytree(ROOT / "seeds", articles, ignore=shutil.ignore_patterns(".mubiao"))
        command = [sys.executable, "-c", SERVE, str(articles)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as server:
            try:
                assert server.stdout
                found = re.search(r"http://\S+/", server.stdout.readline())
                if not found:
                    sys.exit("the server did not start")
                yield found[0]
            finally:
                server.terminate()


def save(picture: bytes, path: Path) -> None:
    """Save *picture* with few colours: a third of the bytes, and no difference to see."""
    Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS).save(path, optimize=True)


def main() -> None:
    """Take all pictures."""
    FOLDER.mkdir(exist_ok=True)
    with serving() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        for name, (screen, show) in PICTURES.items():
            page = browser.new_page(locale="zh-CN", reduced_motion="reduce", **screen)
            page.goto(address)
            show(page)
            save(page.screenshot(), FOLDER / name)
        browser.close()


if __name__ == "__main__":
    main()
