"""What a rebuild costs against a full build: `python -m benchmarks.rebuild TEXT [--articles N]`.

TEXT (plain, .gz or .xz) has one article a line. Of its first lines, N articles are written as files into a
temporary folder and built in full; then 1, 10, 100 and 1,000 of them are changed, one sentence each, and the
bot that answers from them is refreshed. Seconds are wall-clock, CPU seconds beside them: where other programs
share the machine, compare those. They are summed over all processes, so that the number of cores makes no
difference. The encoder and jieba's own cut alone, on the texts that were indexed, come first; the last line
says what share of the full build's CPU seconds the two take.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TextIO

import jieba
from rich.console import Console
from rich.table import Table

from index import PassageIndex, build_store, default_store, load_encoder
from index.entry import indexed_text
from index.words import cut
from qa import Bot

PER_FOLDER = 500
PARTS = (("encoder alone", "jieba alone"), "full build")
OPENERS: dict[str, Callable[..., TextIO]] = {".gz": gzip.open, ".xz": lzma.open}


@dataclass(frozen=True, slots=True)
class Cost:
    """What something took."""

    name: str
    wall: float
    cpu: float
    encoded: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--articles", type=int, default=10_000)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        files = write_articles(arguments.text, Path(folder), arguments.articles)
        time.sleep(2.5)  # files as young as that are read twice, to be sure
        costs = list(measure(Path(folder), files))
    Console(width=110).print(table(costs))
    parts, full = (sum(c.cpu for c in costs if c.name.startswith(name)) for name in PARTS)
    print(f"encoder + jieba alone / full build, CPU seconds: {parts:.1f} / {full:.1f} = {parts / full:.0%}")


def write_articles(text: Path, folder: Path, count: int) -> list[Path]:
    """Write one file a line."""
    files = []
    with OPENERS.get(text.suffix, open)(text, "rt", encoding="utf-8") as lines:
        articles = (line.strip() for line in lines if len(line.strip()) > 1)
        for number, line in enumerate(islice(articles, count)):
            path = folder / f"{number // PER_FOLDER:03d}" / f"{number:06d}.txt"
            path.parent.mkdir(exist_ok=True)
            path.write_text(line.replace("\t", "\n") + "\n", encoding="utf-8")
            files.append(path)
    return files


def measure(folder: Path, files: list[Path]) -> Iterator[Cost]:
    """Yield the cost of the parts alone, of the full build and of ever larger changes."""
    cut("预热")  # loads the dictionary
    load_encoder()
    with timed() as full:
        report = build_store(folder)
    yield from alone(folder)
    yield Cost(f"full build, {report.articles} articles", *full, report.encoded)
    bot = Bot.open(folder)
    bot.ask("今年的目标是多少？")
    changes = [count for count in (1, 1, 10, 100, 1000) if count <= len(files)]
    for turn, count in enumerate(changes):
        for number in range(count):
            edit(files[(number * len(files) // count + turn) % len(files)], turn)
        with timed() as refresh:
            report = bot.refresh()
        assert report.made
        yield Cost(f"{count} changed", *refresh, report.encoded)
    files[7].rename(files[7].with_name("renamed.txt"))
    with timed() as refresh:
        report = bot.refresh()
    yield Cost("1 renamed", *refresh, report.encoded)
    files[8].unlink()
    with timed() as refresh:
        report = bot.refresh()
    yield Cost("1 removed", *refresh, report.encoded)
    with timed() as refresh:
        report = bot.refresh()
    yield Cost("nothing changed", *refresh, report.encoded)


def alone(folder: Path) -> Iterator[Cost]:
    """Yield the cost of encoding, and of cutting, all that is indexed."""
    store = PassageIndex.open(default_store(folder))
    articles = {article.id: article for article in store.articles()}
    texts = [indexed_text(articles[e.passage.article], e.passage) for e in store.entries().values()]
    store.close()
    encoder = load_encoder()
    with timed() as encoding:
        encoder.encode_passages(texts)
    yield Cost("encoder alone", *encoding, len(texts))
    jieba.initialize()
    with timed() as cutting:
        for text in texts:
            jieba.lcut_for_search(text)
    yield Cost("jieba alone", *cutting, 0)


def edit(path: Path, turn: int) -> None:
    """Add a sentence to the middle of an article."""
    text = path.read_text(encoding="utf-8")
    middle = text.find("。", len(text) // 2) + 1
    path.write_text(f"{text[:middle]}第{turn}次补充：项目已经开工。{text[middle:]}", encoding="utf-8")


@contextmanager
def timed() -> Iterator[list[float]]:
    """Yield a list that holds wall and CPU seconds afterwards."""
    spent: list[float] = []
    wall, cpu = time.perf_counter(), cpu_seconds()
    yield spent
    spent += [time.perf_counter() - wall, cpu_seconds() - cpu]


def cpu_seconds() -> float:
    """Return what this process and those it started have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def table(costs: list[Cost]) -> Table:
    """Lay the costs out, each beside the full build's."""
    full = next(cost for cost in costs if cost.name.startswith("full"))
    shown = Table(box=None, pad_edge=False)
    for head in ("", "wall s", "CPU s", "% of full wall", "% of full CPU", "encoded"):
        shown.add_column(head, justify="right" if head else "left", no_wrap=True)
    for cost in costs:
        shares = (f"{100 * cost.wall / full.wall:.2f}", f"{100 * cost.cpu / full.cpu:.2f}")
        shown.add_row(cost.name, f"{cost.wall:.2f}", f"{cost.cpu:.2f}", *shares, str(cost.encoded))
    return shown


if __name__ == "__main__":
    main()
