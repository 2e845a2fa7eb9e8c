"""Bots that take seconds to build or to examine, made once for all tests that only ask them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from qa.answer import Statement
from qa.bot import Bot
from qa.evaluate import Evaluation, evaluate
from qa.exam import read_exam
from qa.verify import holds
from tests.browsing import browse, chromium, shelf, site  # noqa: F401
from tests.small_corpus import write_corpus

# The quick profile draws the same examples in every run; `--hypothesis-profile=long` looks for new ones.
settings.register_profile("quick", max_examples=15, deadline=None, derandomize=True)
settings.register_profile(
    "long", max_examples=3000, deadline=None, print_blob=True, phases=set(Phase) - {Phase.explain}
)
settings.load_profile("quick")

TESTS = Path(__file__).parent
CORPORA = {"seeds": TESTS.parent / "seeds", "articles": TESTS / "articles", "reports": TESTS / "reports"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run the tests in a browser last, each file's in one process: theirs is the only event loop there."""
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group(item.path.name))


@pytest.fixture(scope="session")
def bots(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, Bot]]:
    """A bot over the seeds and one over each of the tests' two sets of articles, with the bundled encoder."""
    stores = tmp_path_factory.mktemp("stores")
    opened = {name: Bot.open(folder, store=stores / name) for name, folder in CORPORA.items()}
    yield opened
    for bot in opened.values():
        bot.close()


@dataclass(frozen=True)
class Exam:
    """How a bot did, and every statement it drafted, whether or not the gate let it pass."""

    evaluation: Evaluation
    drafted: list[Statement]


@pytest.fixture(scope="session")
def exams(bots: Mapping[str, Bot]) -> Mapping[str, Exam]:
    """Each bot examined with the questions written for their articles."""
    return {name: examine(bot, TESTS / "questions" / f"{name}.jsonl") for name, bot in bots.items()}


def examine(bot: Bot, questions: Path) -> Exam:
    drafted: list[Statement] = []

    def gate(statement: Statement) -> bool:
        drafted.append(statement)
        return holds(statement)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qa.bot.holds", gate)
        return Exam(evaluate(bot, read_exam(questions)), drafted)


@pytest.fixture(scope="session")
def small_bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    """A bot over the small corpus of invented places."""
    bot = Bot.open(write_corpus(tmp_path_factory.mktemp("small")))
    yield bot
    bot.close()
