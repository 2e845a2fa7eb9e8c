"""What the pages know of the articles while a new generation of the store is taken in."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from fastapi.testclient import TestClient

from index import Inventory
from tests.scripted_bot import RARE, ScriptedBot, make_app


class SlowBot(ScriptedBot):
    """Takes until it is told to list what it knows of the articles."""

    def __init__(self) -> None:
        super().__init__()
        self.go_on = threading.Event()
        self.go_on.set()
        self.listing = threading.Event()
        self.listed = 0

    def inventory(self) -> Inventory:
        self.listed += 1
        self.listing.set()
        assert self.go_on.wait(10)
        return super().inventory()


def status(client: TestClient) -> dict[str, Any]:
    said: dict[str, Any] = client.get("/api/status").json()
    return {name: said[name] for name in ("status", "generation", "articles")}


def test_a_new_generation_is_taken_in_once_and_named_when_all_of_it_is_known() -> None:
    bot = SlowBot()
    client = TestClient(make_app(bot))
    bot.go_on.clear()
    bot.listing.clear()
    bot.stock, bot.generation, bot.listed = (RARE,), "gen-000002", 0
    with ThreadPoolExecutor(4) as readers:
        asked = [readers.submit(client.get, "/api/articles") for _ in range(4)]
        assert bot.listing.wait(10)
        assert status(client) == {"status": "rebuilding", "generation": "gen-000001", "articles": 2}
        bot.go_on.set()
        assert [len(one.result(10).json()) for one in asked] == [1, 1, 1, 1]
    assert bot.listed == 1
    assert status(client) == {"status": "ready", "generation": "gen-000002", "articles": 1}
