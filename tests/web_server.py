"""Serves the web chat for the browser tests: `python -m tests.web_server FOLDER` prints its address.

`--scripted PORT` serves the script alone.

The real bot on the folder, but for the questions that the script has: a failure and an attack.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from index import Holding, Inventory, Skipped, default_store, watch_articles
from qa import Answer, Bot
from qa.feedback import FeedbackBook
from qa.web.app import Site, serve
from tests.scripted_bot import ATTACKED, ScriptedBot

SCRIPTED = ("出错", "攻击", "𠮷田镇", "比较", "高新区")


class StagedBot:
    """The real bot with the scripted articles in stock and the scripted questions."""

    def __init__(self, bot: Bot) -> None:
        self._bot = bot
        self._script = ScriptedBot()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._bot, name)

    def articles(self) -> tuple[Any, ...]:
        return (*self._bot.articles(), *self._script.articles(), *ATTACKED)

    def inventory(self) -> Inventory:
        real, scripted = self._bot.inventory(), self._script.inventory()
        attacked = (Holding(a.id, a.title, None, None, None, 1, 0, (a.title,), (a.id,)) for a in ATTACKED)
        skipped = (Skipped(a.id, f"{a.id}：没有文字。") for a in ATTACKED)
        articles = (*real.articles, *scripted.articles, *attacked)
        return Inventory(articles, (*real.skipped, *scripted.skipped, *skipped))

    def ask(self, question: str, history: Iterable[Mapping[str, Any]] = ()) -> Answer:
        scripted = any(word in question for word in SCRIPTED)
        return (self._script if scripted else self._bot).ask(question, history)


def follow(bot: Bot, folder: Path) -> None:
    """Answer from the folder as it becomes, like `mubiao chat --watch`."""
    threading.Thread(target=watch_articles, args=(folder, bot.refresh, print), daemon=True).start()


if __name__ == "__main__":
    if sys.argv[1] == "--scripted":
        serve(ScriptedBot(), port=int(sys.argv[2]), open_browser=False)  # type: ignore[arg-type]
    else:
        articles = Path(sys.argv[1])
        opened = Bot.open(articles)
        follow(opened, articles)
        book = FeedbackBook.beside(default_store(articles))
        site = Site(feedback=book, per_minute=0)  # one address asks for all readers
        serve(StagedBot(opened), site, port=0, open_browser=False)  # type: ignore[arg-type]
