"""What the pages say about the articles in stock; asks the bot once per generation of its store."""

from __future__ import annotations

import datetime
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from index import Article, Inventory
from qa.ledger import Ledger
from qa.suggest import Suggester
from qa.web.cited import Address, Cited, find_cited

if TYPE_CHECKING:
    from qa.bot import Bot


_EXAMPLES = 3
_YEARS_AHEAD = 20


@dataclass(frozen=True, slots=True)
class Holdings:
    """What is in stock: articles in order, places most frequent first, years ascending."""

    articles: tuple[Article, ...]
    places: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Snapshot:
    generation: str
    by_id: dict[str, Article]
    holdings: Holdings
    examples: tuple[str, ...]
    unanswered: str | None
    inventory: Inventory
    ledger: Ledger


class Library:
    """The bot's articles by name, current with the generation it answers from."""

    def __init__(self, bot: Bot, is_busy: Callable[[], bool] = lambda: False) -> None:
        self._bot = bot
        self.suggester = Suggester(bot, is_busy)
        self._taking = threading.Lock()
        self._snapshot = _take_snapshot(bot, self.suggester)

    @property
    def generation(self) -> str:
        """The generation that the pages show; a new one is named once all of it is known."""
        return self._at_hand().generation

    @property
    def count(self) -> int:
        """How many articles that generation has."""
        return len(self._at_hand().holdings.articles)

    @property
    def refreshing(self) -> bool:
        """True while what is in stock is being brought up to date."""
        return self._bot.refreshing or self._taking.locked()

    @property
    def holdings(self) -> Holdings:
        """What is in stock now."""
        return self._current().holdings

    @property
    def examples(self) -> tuple[str, ...]:
        """Questions to begin with, made from these articles."""
        return self._current().examples

    @property
    def unanswered_example(self) -> str | None:
        """A question these articles do not answer, to show what the bot says then."""
        return self._current().unanswered

    @property
    def inventory(self) -> Inventory:
        """What was found about each article, and which files were set aside."""
        return self._current().inventory

    @property
    def ledger(self) -> Ledger:
        """The goals and results that the articles state."""
        return self._current().ledger

    def article(self, name: str) -> Article | None:
        """Return the article called *name*, None when it is not in stock."""
        return self._current().by_id.get(name)

    def find_cited(self, name: str, address: Address) -> Cited:
        """Find what a link to the article called *name* means now."""
        return find_cited(address, self.article(name), self._bot.earlier(name))

    def _current(self) -> _Snapshot:
        with self._taking:  # all who come meanwhile wait for one, rather than take one each
            if self._snapshot.generation != self._bot.generation:
                self._snapshot = _take_snapshot(self._bot, self.suggester)
            return self._snapshot

    def _at_hand(self) -> _Snapshot:
        """Return the current snapshot, or the last one while another is being taken."""
        return self._snapshot if self._taking.locked() else self._current()


def _take_snapshot(bot: Bot, suggester: Suggester) -> _Snapshot:
    # Read before the articles: a swap in between makes the snapshot stale, never wrong for long.
    generation = bot.generation
    articles = tuple(bot.articles())
    holdings = _describe(articles)
    unanswered = _find_unanswered(bot, holdings)
    by_id = {a.id: a for a in articles}
    ledger = Ledger(bot.figures(), by_id)
    examples, inventory = _find_examples(bot, suggester), bot.inventory()
    return _Snapshot(generation, by_id, holdings, examples, unanswered, inventory, ledger)


def _find_examples(bot: Bot, suggester: Suggester) -> tuple[str, ...]:
    """Return questions about goals; where the articles state too few, about results too."""
    goals = bot.examples()
    missing = _EXAMPLES - len(goals)
    return (*goals, *suggester.examples(missing)) if missing > 0 else goals


def _find_unanswered(bot: Bot, holdings: Holdings) -> str | None:
    """Ask about a year far ahead of the articles; None when even that has an answer."""
    place = next(iter(holdings.places), "")
    latest = max(holdings.years, default=datetime.date.today().year)
    question = f"{place}{latest + _YEARS_AHEAD}年的常住人口是多少？"
    return question if bot.ask(question).abstained else None


def _describe(articles: tuple[Article, ...]) -> Holdings:
    places = Counter(a.place for a in articles if a.place)
    years = sorted({a.year for a in articles if a.year})
    return Holdings(articles, tuple(place for place, _ in places.most_common()), tuple(years))
