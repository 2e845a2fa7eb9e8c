"""Take the picture in the README: a cited answer with its source open. `python benchmarks/screenshot.py`."""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / ".github" / "screenshot.png"
QUESTION = "郑东新区2022年的主要预期目标是什么？"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
SERVE = """
import sys
from qa import Bot
from qa.web.app import serve
serve(Bot.open(sys.argv[1]), port=0, open_browser=False)
"""


def take(url: str, question: str, picture: Path) -> None:
    """Ask *question* in the chat at *url*, open the first source and save what is seen."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
        page = browser.new_page(
            viewport={"width": 1280, "height": 720},
            device_scale_factor=1.5,
            locale="zh-CN",
            reduced_motion="reduce",
        )
        page.goto(url)
        page.locator("#question textarea").fill(question)
        page.locator("#question textarea").press("Enter")
        answer = page.locator('#chat [data-testid="bot"]').last
        expect(answer).to_contain_text("来源 ·", timeout=30_000)
        answer.locator('a[href^="#src/"]').first.click()
        expect(page.locator("#source mark").first).to_be_in_viewport()
        picture.parent.mkdir(exist_ok=True)
        page.screenshot(path=picture)
        browser.close()


def main() -> None:
    """Serve a copy of the seed articles and take the picture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--question", default=QUESTION)
    parser.add_argument("--picture", type=Path, default=PICTURE)
    options = parser.parse_args()
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
                take(found[0], options.question, options.picture)
            finally:
                server.terminate()


if __name__ == "__main__":
    main()
