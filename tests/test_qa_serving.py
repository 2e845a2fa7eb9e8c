"""Eight threads ask during a hundred rebuilds: no error, no mix of generations, no ghost of what was removed.

Every edition of the articles says its own number in two files at once. An answer that compares the two places
shows which editions it was made from; an edition that was no longer published when it was asked is a ghost.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from index import unwrap
from qa.answer import Answer
from qa.bot import Bot
from tests.small_corpus import write_corpus

THREADS = 8
PAUSE = 0.1  # seconds between two questions of a thread: more would only starve the builds
REBUILDS = 100
BASE = 1000
COMPARED = "青禾县和白鹭市2023年公路投资分别是多少亿元？"
SINGLE = "青禾县2023年公路投资是多少亿元？"
FLEETING = "云溪区2023年新建码头多少座？"
OTHERS = ("南屿市2023年的地区生产总值增长目标是多少？", "柏川县2023年的主要预期目标是什么？")


@dataclass
class Library:
    """A folder whose editions follow one another; the fleeting article is in every other edition only."""

    folder: Path
    published: int = 0
    written: int = 0
    wrong: list[str] = field(default_factory=list)

    def write(self, edition: int) -> None:
        """Edit two articles, add one for this edition and delete the last edition's."""
        self.written = edition
        for place in ("青禾县", "白鹭市"):
            self._put(place, f"2023年，{place}完成公路投资{BASE + edition}亿元，建设学校{edition + 3}所。")
        fleeting = self.folder / f"云溪区{edition - 1}.txt"
        fleeting.unlink(missing_ok=True)
        if edition % 2 == 0:
            self._put(f"云溪区{edition}", f"2023年，云溪区新建码头{BASE + edition}座。")

    def _put(self, name: str, sentence: str) -> None:
        place = name.rstrip("0123456789")
        (self.folder / f"{name}.txt").write_text(f"{place}2023年工作总结\n\n{sentence}\n", encoding="utf-8")

    def check(self, bot: Bot, question: str) -> None:
        """Ask, and note what an answer must not be."""
        since = self.published
        answer = bot.ask(question)
        until = self.written
        said = set(editions(answer))
        if len(said) > 1:
            self.wrong.append(f"mixed {sorted(said)}: {answer.text}")
        if any(not since <= edition <= until for edition in said):
            self.wrong.append(f"ghost of {sorted(said)}, asked from {since} to {until}: {answer.text}")
        if question in (COMPARED, SINGLE, *OTHERS) and answer.abstained:
            self.wrong.append(f"refused: {question}")
        for citation in answer.citations:
            if unwrap(citation.span.of(citation.article.text)) != citation.quote:
                self.wrong.append(f"a quote of another text: {citation.quote}")


def editions(answer: Answer) -> Iterator[int]:
    """Read the editions off an answer's figures and off the texts that it cites."""
    texts = [answer.text, *(citation.article.text for citation in answer.citations)]
    for figure in re.findall(r"(\d{4,})(?:亿元|座)", "\n".join(texts)):
        yield int(figure) - BASE


@pytest.fixture
def library(tmp_path: Path) -> Library:
    library = Library(write_corpus(tmp_path / "articles"))
    library.write(0)
    return library


def test_eight_threads_are_answered_through_a_hundred_rebuilds(library: Library) -> None:
    bot = Bot.open(library.folder)
    done = threading.Event()
    asked = [0] * THREADS

    def keep_asking(thread: int) -> None:
        questions = (COMPARED, FLEETING, SINGLE, *OTHERS)
        while not done.is_set():
            library.check(bot, questions[(asked[thread] + thread) % len(questions)])
            asked[thread] += 1
            done.wait(PAUSE)

    with ThreadPoolExecutor(THREADS) as pool:
        running = [pool.submit(keep_asking, thread) for thread in range(THREADS)]
        try:
            for edition in range(1, REBUILDS + 1):
                library.write(edition)
                bot.refresh()
                library.published = edition
                assert bot.ask(FLEETING).abstained == (edition % 2 == 1)
        finally:
            done.set()
        for thread in running:
            thread.result()
    bot.close()
    assert library.wrong == []
    assert min(asked) >= REBUILDS / THREADS
