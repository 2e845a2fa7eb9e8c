"""A build killed at any moment leaves the old store or the new one, whole; the next one leaves no litter."""

from __future__ import annotations

import itertools
import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import settings

from index.manifest import default_store
from index.store import PassageIndex
from tests.fakes import BigramEncoder, use_encoder

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="builds are forked to be killed")
ROOT = Path(__file__).parent.parent
# All that is asked of a release in the long run, a sample in the quick one.
KILLS = 200 if settings.get_current_profile_name() == "long" else 40
TIDY = re.compile(r"gen-\d{6}|current|write\.lock|\.gitignore")
STEADY, EDITED, FLEETING = "steady.txt", "edited.txt", "fleeting-{}.txt"


@dataclass
class Shelf:
    """Articles in editions, the store they are built into, and the process that builds it."""

    articles: Path
    builder: subprocess.Popen[str]
    edition: int = 0

    def write(self) -> None:
        """Write the next edition: one article edited, one added, one deleted, one left alone."""
        self.edition += 1
        (self.articles / EDITED).write_text(edited(self.edition), encoding="utf-8")
        (self.articles / FLEETING.format(self.edition - 1)).unlink(missing_ok=True)
        (self.articles / FLEETING.format(self.edition)).write_text(fleeting(self.edition), encoding="utf-8")

    def build(self, when: str) -> str:
        """Build; die as *when* says (see `tests.dying_builds`)."""
        assert self.builder.stdin
        assert self.builder.stdout
        self.builder.stdin.write(f"{when}\n")
        self.builder.stdin.flush()
        return self.builder.stdout.readline().strip()

    def read_edition(self) -> int:
        """Open the store, check that everything in it is of one edition, and return that."""
        store = PassageIndex.open(default_store(self.articles), verify=True)
        texts = {article.name: article.text for article in store.articles()}
        edition = int(re.findall(r"第(\d+)版", texts[EDITED])[0])
        assert texts == {
            STEADY: steady(),
            EDITED: edited(edition),
            FLEETING.format(edition): fleeting(edition),
        }
        assert {fact.text for fact in store.facts()} >= {f"{edition + 1000}亿元", "812亿元"}
        found = [passage.text for passage, _ in store.search_lexical(["码头"], 5)]
        assert len(found) == 1
        assert f"第{edition}版" in found[0]
        held = {passage for article in store.articles() for passage in store.passages_of(article.id)}
        assert {passage for passage, _ in store.search_dense("2022年工作", 99)} == held
        store.close()
        return edition

    def litter(self) -> list[str]:
        """Return what lies in the store and does not belong there."""
        names = sorted(path.name for path in default_store(self.articles).iterdir())
        kept = [name for name in names if name.startswith("gen-")]
        return [name for name in names if not TIDY.fullmatch(name)] + kept[:-2]


def steady() -> str:
    return "南屿市2023年工作会议\n\n2022年，南屿市完成工业产值812亿元，增长6%。\n"


def edited(edition: int) -> str:
    return (
        f"白鹭市2023年工作总结（第{edition}版）\n\n2022年，白鹭市完成公路投资{edition + 1000}亿元，增长5%。\n"
    )


def fleeting(edition: int) -> str:
    return f"云溪区2023年规划\n\n第{edition}版提出，2024年云溪区扩建码头{edition + 3}座。\n"


@pytest.fixture(params=["whole", "changes"])
def shelf(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Shelf]:
    """A shelf whose generations are written whole each time, or carry their changes along."""
    use_encoder(monkeypatch, BigramEncoder())
    articles = tmp_path / "文章"
    articles.mkdir()
    (articles / STEADY).write_text(steady(), encoding="utf-8")
    command = [sys.executable, "-m", "tests.dying_builds", str(articles), request.param]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as builder:
        shelf = Shelf(articles, builder)
        shelf.write()
        assert shelf.build("never") == "built"
        yield shelf
        assert builder.stdin
        builder.stdin.close()


def survive(shelf: Shelf, when: str) -> str:
    """Kill the build of the next edition, open what there is, build again; return how the first ended."""
    before = shelf.edition
    shelf.write()
    ended = shelf.build(when)
    assert ended in ("killed", "built")
    assert shelf.read_edition() in ((before, shelf.edition) if ended == "killed" else (shelf.edition,))
    assert shelf.build("never") == "built"
    assert shelf.read_edition() == shelf.edition
    assert shelf.litter() == []
    return ended


def seconds_of_a_build(shelf: Shelf) -> float:
    shelf.write()
    started = time.perf_counter()
    shelf.build("never")
    return time.perf_counter() - started


def test_a_kill_between_any_two_steps_on_the_file_system_leaves_a_whole_store(shelf: Shelf) -> None:
    ends = (survive(shelf, f"step {step}") for step in itertools.count(1))
    killed = sum(1 for _ in itertools.takewhile(lambda end: end == "killed", ends))
    assert killed > 20, "a build takes more steps than that"


def test_kills_at_random_moments_leave_a_whole_store(shelf: Shelf) -> None:
    # The quickest of a few: a busy machine makes a build seem longer than those that are to be killed.
    seconds = min(seconds_of_a_build(shelf) for _ in range(5))
    moments = random.Random(KILLS)
    ends = [survive(shelf, f"after {moments.uniform(0, seconds):.4f}") for _ in range(KILLS)]
    assert ends.count("killed") > KILLS / 2


@pytest.mark.parametrize("size", [0, 100, 1_000, 5_000, 20_000, 40_000])
def test_a_disk_that_fills_up_is_one_line_and_keeps_the_old_store(shelf: Shelf, size: int) -> None:
    before = shelf.edition
    shelf.write()
    said = shelf.build(f"full {size}")
    assert said.startswith("无法写入索引库 ")
    assert shelf.read_edition() == before
    assert shelf.build("never") == "built"
    assert shelf.read_edition() == shelf.edition
    assert shelf.litter() == []
