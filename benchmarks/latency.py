"""How long a user waits: `mubiao ask` from a cold start, and a question to a bot that is open.

    python -m benchmarks.latency [--articles seeds] [--questions tests/questions/seeds.jsonl] [--runs 7]

Prints minimum, median and maximum of whole-process wall and CPU seconds. Then the questions are put to one
open bot, twice: what has been read of the articles is remembered the second time. Of each pass it prints
percentiles in milliseconds of wall and CPU, and the CPU of each stage. The store is built first, so that no
build is timed.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median, quantiles
from typing import Any
from unittest.mock import patch

from qa import Bot
from qa.exam import ExamQuestion, read_exam
from qa.suggest import Suggester

QUESTION = "2022年郑东新区计划新增停车位多少个？"
STAGES = {
    "understand": "qa.reader.Reader.understand",
    "retrieve": "qa.bot.retrieve",
    "read": "qa.bot._findings",
    "compose": "qa.bot.compose",
    "verify": "qa.bot.holds",
    "refuse": "qa.bot.refuse",
}
"""The steps of a question and what does them; to compose again and say what is missing is to refuse."""


@dataclass
class Stopwatch:
    """Adds up the CPU milliseconds of each stage; one that runs inside another counts to that."""

    spent: dict[str, float] = field(default_factory=dict)
    running: bool = False

    def timed(self, stage: str, step: Callable[..., Any]) -> Callable[..., Any]:
        """Return *step* as it does its work under the watch."""

        def watched(*arguments: Any, **options: Any) -> Any:
            if self.running:
                return step(*arguments, **options)
            self.running, started = True, time.thread_time()
            try:
                return step(*arguments, **options)
            finally:
                self.running = False
                self.spent[stage] = self.spent.get(stage, 0.0) + (time.thread_time() - started) * 1000

        return watched


@dataclass(frozen=True)
class Asked:
    """What one question took, in milliseconds."""

    wall: float
    cpu: float
    stages: dict[str, float]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", default="seeds")
    parser.add_argument("--questions", default="tests/questions/seeds.jsonl")
    parser.add_argument("--runs", type=int, default=7, help="cold starts")
    arguments = parser.parse_args()
    bot, questions = Bot.open(arguments.articles), read_exam(Path(arguments.questions))
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    starts = [_cold(arguments.articles) for _ in range(arguments.runs)]
    if starts:
        _print_spread("cold `mubiao ask`, wall s", [wall for wall, _ in starts])
        _print_spread("cold `mubiao ask`, CPU s", [cpu for _, cpu in starts])
    bot.ask(QUESTION)  # loads what is loaded once
    for name in ("for the first time", "again"):
        _print_pass(name, [_ask(bot, question) for question in questions])
    _print_offers(bot, questions)


def _cold(articles: str) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [sys.executable, "-m", "qa", "ask", QUESTION, "--articles", articles]
    subprocess.run(command, check=True, capture_output=True)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _ask(bot: Bot, question: ExamQuestion) -> Asked:
    with _watched() as watch:
        started, cpu = time.perf_counter(), time.thread_time()
        bot.ask(question.question, history=question.history)
        cpu, wall = time.thread_time() - cpu, time.perf_counter() - started
    return Asked(wall * 1000, cpu * 1000, watch.spent)


@contextmanager
def _watched() -> Iterator[Stopwatch]:
    watch = Stopwatch()
    with ExitStack() as patches:
        for stage, name in STAGES.items():
            owner, _, attribute = name.rpartition(".")
            step = getattr(_found(owner), attribute)
            patches.enter_context(patch(name, watch.timed(stage, step)))
        yield watch


def _found(name: str) -> Any:
    """Return the module or class of that name."""
    module, _, rest = name.partition(".")
    found = sys.modules[module]
    for part in rest.split("."):
        found = getattr(found, part)
    return found


def _print_pass(name: str, asked: Sequence[Asked]) -> None:
    print(f"{len(asked)} questions {name}, ms")
    _print_cuts("wall", [one.wall for one in asked])
    _print_cuts("CPU", [one.cpu for one in asked])
    for stage in STAGES:
        _print_cuts(f"  {stage}", [one.stages.get(stage, 0.0) for one in asked])


def _print_offers(bot: Bot, questions: Sequence[ExamQuestion]) -> None:
    """Print what it takes to offer questions: those to begin with, and those that go on from an answer."""
    started = time.thread_time()
    bot.examples()
    print(f"examples of the bot, CPU ms: {(time.thread_time() - started) * 1000:.0f}")
    answers = [bot.ask(question.question, history=question.history) for question in questions[::5]]
    suggester, took = Suggester(bot), []
    for answer in answers:
        started = time.thread_time()
        suggester.suggest(answer)
        took.append((time.thread_time() - started) * 1000)
    _print_cuts(f"suggestions to {len(took)} answers, CPU ms", took)


def _print_spread(name: str, values: Sequence[float]) -> None:
    print(f"{name}: min {min(values):.2f}  median {median(values):.2f}  max {max(values):.2f}")


def _print_cuts(name: str, values: Sequence[float]) -> None:
    cuts = quantiles(values, n=100, method="inclusive")
    spread = f"p50 {cuts[49]:6.1f}  p95 {cuts[94]:6.1f}  max {max(values):6.1f}"
    print(f"  {name:<14} {spread}  mean {mean(values):6.1f}")


if __name__ == "__main__":
    main()
