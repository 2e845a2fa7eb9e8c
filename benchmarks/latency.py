"""How long a user waits: `mubiao ask` from a cold start, and a question to a bot that is open.

    python -m benchmarks.latency [--articles seeds] [--questions tests/questions/seeds.jsonl] [--runs 7]

Prints minimum, median and maximum of whole-process wall and CPU seconds, then percentiles in milliseconds.
The store is built first, so that no build is timed.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median, quantiles

from qa import Bot
from qa.exam import read_exam

QUESTION = "2022年郑东新区计划新增停车位多少个？"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", default="seeds")
    parser.add_argument("--questions", default="tests/questions/seeds.jsonl")
    parser.add_argument("--runs", type=int, default=7)
    arguments = parser.parse_args()
    bot = Bot.open(arguments.articles)
    starts = [_cold(arguments.articles) for _ in range(arguments.runs)]
    _print("cold `mubiao ask`, wall s", [wall for wall, _ in starts])
    _print("cold `mubiao ask`, CPU s", [cpu for _, cpu in starts])
    asked = [_ask(bot, q.question, q.history) for q in read_exam(Path(arguments.questions))]
    cuts = quantiles(asked, n=100, method="inclusive")
    spread = f"p50 {cuts[49]:.1f}  p95 {cuts[94]:.1f}  max {max(asked):.1f}"
    print(f"{len(asked)} questions to an open bot, ms: {spread}")


def _cold(articles: str) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    command = [sys.executable, "-m", "qa", "ask", QUESTION, "--articles", articles]
    subprocess.run(command, check=True, capture_output=True)
    wall = time.perf_counter() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _ask(bot: Bot, question: str, history: object) -> float:
    started = time.perf_counter()
    bot.ask(question, history=history)  # type: ignore[arg-type]
    return (time.perf_counter() - started) * 1000


def _print(name: str, values: list[float]) -> None:
    print(f"{name}: min {min(values):.2f}  median {median(values):.2f}  max {max(values):.2f}")


if __name__ == "__main__":
    main()
