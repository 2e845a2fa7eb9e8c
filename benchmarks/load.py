"""How long readers wait when many ask at once: `POST /api/ask`, and turns of the chat through its queue.

    python -m benchmarks.load [--articles seeds] [--users 50] [--seconds 60] [--every 10]

Starts the server, lets each user ask a question of the file every so many seconds, and prints percentiles:
first in words that differ each time, so that the server remembers no answer, then as they stand in the file.
The time of a question counts from when it was due, so a server that falls behind can't hide it. The users run
in this process, on the same cores as the server.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import re
import subprocess
import sys
import time
import uuid
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import quantiles
from typing import Any

import httpx

from qa.exam import read_exam

Ask = Callable[[httpx.AsyncClient, str], Awaitable[None]]

# The bot answers a question alike in all of these, and remembers each as another.
_OPENINGS = ("", "请问", "你好，", "您好，请问", "请问一下，", "麻烦问一下，")
_ENDINGS = ("？", "?", "", "，谢谢！")


@dataclass(frozen=True, slots=True)
class Load:
    """How many users ask, for how long, how often each."""

    users: int
    seconds: float
    every: float


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--articles", default="seeds")
    parser.add_argument("--questions", default="tests/questions/seeds.jsonl")
    parser.add_argument("--users", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--every", type=float, default=10, help="seconds between two questions of one user")
    arguments = parser.parse_args()
    load = Load(arguments.users, arguments.seconds, arguments.every)
    questions = [q.question for q in read_exam(Path(arguments.questions))]
    chance = random.Random(0)
    drawn = {"all different": _vary(questions, chance), "some again": _draw(questions, chance)}
    busy = " ".join(f"{one:.1f}" for one in os.getloadavg())
    print(f"{os.cpu_count()} cores, load average before: {busy}")
    print("| | users | asked | per s | errors | p50 ms | p95 ms | max ms | server CPU ms each |")
    print("|---" + "|--:" * 8 + "|")
    with _serve(arguments.articles) as address:
        ways = {"POST /api/ask": _ask_rest, "a turn of the chat": _make_chat(address)}
        for (kind, asked), (name, ask) in product(drawn.items(), ways.items()):
            asyncio.run(_measure(f"{name}, {kind}", address, ask, asked, load))


def _vary(questions: list[str], chance: random.Random) -> Iterator[str]:
    """Yield the questions in words that differ each time, until all are used up."""
    varied = [f"{o}{q.rstrip('？')}{e}" for o, q, e in product(_OPENINGS, questions, _ENDINGS)]
    chance.shuffle(varied)
    yield from varied


def _draw(questions: list[str], chance: random.Random) -> Iterator[str]:
    while True:
        yield chance.choice(questions)


@contextmanager
def _serve(articles: str) -> Iterator[str]:
    options = ["--port", "0", "--no-browser", "--rate", "0"]
    command = [sys.executable, "-m", "qa", "chat", articles, *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stdout
        found = re.search(r"http://\S+/", server.stdout.readline())
        if found is None:
            raise SystemExit("the server did not start")
        yield found[0]
        server.terminate()


async def _measure(name: str, address: str, ask: Ask, questions: Iterator[str], load: Load) -> None:
    chance = random.Random(0)  # questions at the same moments in every run
    limits = httpx.Limits(max_connections=None, max_keepalive_connections=None)
    async with httpx.AsyncClient(base_url=address, limits=limits, timeout=60, trust_env=False) as client:
        await ask(client, next(questions))
        starts = [chance.random() * load.every for _ in range(load.users)]
        began, cpu = time.perf_counter(), await _cpu_seconds(client)
        end = began + load.seconds
        users = (_use(client, ask, questions, load.every, began + start, end) for start in starts)
        waits = [wait for waits in await asyncio.gather(*users) for wait in waits]
        cpu = (await _cpu_seconds(client) - cpu) / len(waits)
    answered = [wait for wait in waits if wait is not None]
    cuts = quantiles(answered, n=100, method="inclusive")
    failed = len(waits) - len(answered)
    print(
        f"| {name} | {load.users} | {len(waits)} | {len(waits) / load.seconds:.1f} | {failed} "
        f"| {cuts[49]:.0f} | {cuts[94]:.0f} | {max(answered):.0f} | {cpu * 1000:.1f} |",
        flush=True,
    )


async def _cpu_seconds(client: httpx.AsyncClient) -> float:
    metrics = (await client.get("metrics")).text
    return float(metrics.partition("\nprocess_cpu_seconds_total ")[2].split("\n")[0])


async def _use(
    client: httpx.AsyncClient, ask: Ask, questions: Iterator[str], every: float, due: float, end: float
) -> list[float | None]:
    """Ask whenever a question is due; return the milliseconds that each took, None where it failed."""
    waits: list[float | None] = []
    while due < end:
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        try:
            await ask(client, next(questions))
            waits.append((time.perf_counter() - due) * 1000)
        except (httpx.HTTPError, RuntimeError) as error:
            print("failed:", repr(error), file=sys.stderr)
            waits.append(None)
        due += every
    return waits


async def _ask_rest(client: httpx.AsyncClient, question: str) -> None:
    reply = await client.post("api/ask", json={"question": question})
    reply.raise_for_status()


def _make_chat(address: str) -> Ask:
    """Return what the page does when its box is sent, as told by the page's own configuration."""
    config = httpx.get(f"{address}config", trust_env=False).json()
    parts = {part["id"]: part for part in config["components"]}
    names = {number: part["props"].get("elem_id") for number, part in parts.items()}
    [sent] = [
        one
        for one in config["dependencies"]
        if any(names.get(part) == "question" and event == "submit" for part, event in one["targets"])
    ]
    # What a page just opened holds: a state is known to the server only, an empty box is an empty text.
    inputs = [
        (names[part], parts[part]["props"].get("value", None if parts[part]["type"] == "state" else ""))
        for part in sent["inputs"]
    ]

    async def ask(client: httpx.AsyncClient, question: str) -> None:
        known: dict[str, Any] = {"question": question, "chat": []}
        session = uuid.uuid4().hex[:11]
        body = {
            "data": [known.get(name, empty) for name, empty in inputs],
            "fn_index": sent["id"],
            "session_hash": session,
            "event_data": None,
            "trigger_id": None,
        }
        joined = await client.post("gradio_api/queue/join", json=body)
        joined.raise_for_status()
        async with client.stream("GET", "gradio_api/queue/data", params={"session_hash": session}) as events:
            async for line in events.aiter_lines():
                if line.startswith("data:") and _is_done(json.loads(line[5:])):
                    return
        raise RuntimeError("the stream ended before the answer")

    return ask


def _is_done(event: dict[str, Any]) -> bool:
    if event["msg"] == "process_completed" and not event["success"]:
        raise RuntimeError(f"not answered: {event}")
    return bool(event["msg"] == "process_completed")


if __name__ == "__main__":
    main()
