"""How long a question's places take to read when a corpus names many: `python -m benchmarks.vocabulary`.

Prints the milliseconds that making the vocabulary takes, and the mean and longest per question.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from statistics import fmean

from index import Names, fold
from index.gazetteer import gazetteer
from qa.exam import read_exam
from qa.vocabulary import Vocabulary

SIZES = (50, 1_000, 6_000)
ZONES = ("经开区", "高新区", "新区", "自贸区", "经济技术开发区", "城乡一体化示范区")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--questions", default="tests/questions/seeds.jsonl")
    questions = [fold(q.question) for q in read_exam(Path(parser.parse_args().questions))]
    Vocabulary().find_places("".join(questions))  # reads the dictionary and the gazetteer
    for size in SIZES:
        names = draw_places(size)
        started = time.perf_counter()
        vocabulary = Vocabulary.of(Names(names, names))
        made = (time.perf_counter() - started) * 1000
        asked = [_ask(vocabulary, question) for question in questions]
        print(f"{size:5} places: made in {made:5.1f}, mean {fmean(asked):.2f}, longest {max(asked):.2f} ms")


def draw_places(size: int) -> frozenset[str]:
    """Draw *size* of the country's places and of zones named after its cities, the same each time."""
    listed = sorted(set(gazetteer().names.values()))
    zones = [name[:-1] + zone for name in listed if name.endswith("市") for zone in ZONES]
    return frozenset(map(fold, random.Random(0).sample(listed + zones, size)))


def _ask(vocabulary: Vocabulary, question: str) -> float:
    started = time.perf_counter()
    vocabulary.find_places(question)
    return (time.perf_counter() - started) * 1000


if __name__ == "__main__":
    main()
