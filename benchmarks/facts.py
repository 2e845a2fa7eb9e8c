"""Measure the facts against tables made by hand: `python -m benchmarks.facts [TABLES] [--misses]`.

A table (`tests/facts/*.jsonl`, one row a fact) is of a whole article of the project, or, without `article`,
of the short quotes it has, read as an article made of them. A fact is right when a row has its place, year,
kind, value, unit and change, and names an indicator that the fact's contains.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.facts import extract_facts
from index.fold import fold
from index.passage import Article, Fact, Passage, Span
from index.places import place_relation
from index.read import read_articles
from index.split import split_article

ROOT = Path(__file__).resolve().parent.parent
TABLES = ROOT / "tests" / "facts"


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as a reader notes it: `indicator` is its head, `quote` where the article says it."""

    place: str
    year: int
    indicator: str
    kind: str
    value: float
    unit: str
    change: str
    bound: str
    quote: str
    upper: float | None = None
    article: str | None = None

    def states(self, fact: Fact) -> bool:
        """Tell whether *fact* is the one noted here."""
        return (
            fact.place is not None
            and place_relation(self.place, fact.place) == "same"
            and (fact.year, fact.kind, fact.unit, fact.change)
            == (self.year, self.kind, self.unit, self.change)
            and math.isclose(fact.value, self.value, rel_tol=1e-6)
            and fact.upper == self.upper
            and fold(self.indicator) in fold(fact.indicator)
        )


@dataclass(frozen=True, slots=True)
class Score:
    """What of one table was found, and what was found that is not in it."""

    name: str
    rows: int
    facts: int
    missed: tuple[Row, ...]
    wrong: tuple[Fact, ...]

    @property
    def precision(self) -> float:
        """Return the share of the facts that are right."""
        return 1 - len(self.wrong) / self.facts if self.facts else 1.0

    @property
    def recall(self) -> float:
        """Return the share of the rows that are found."""
        return 1 - len(self.missed) / self.rows


def read_table(path: Path) -> list[Row]:
    """Read the rows of one table."""
    return [Row(**json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]


def facts_of(rows: Sequence[Row]) -> list[Fact]:
    """Extract the facts of the article that *rows* are of."""
    if rows[0].article:
        path = ROOT / rows[0].article
        read = [(article, split_article(article)) for article in read_articles(path, path.name)]
    else:
        read = [article_of_quotes(rows)]
    return [fact for article, passages in read for p in passages for fact in extract_facts(article, p)]


def article_of_quotes(rows: Sequence[Row]) -> tuple[Article, tuple[Passage, ...]]:
    """Make an article of the quotes: neighbours of one place, year and kind are a paragraph."""
    groups = [list(g) for _, g in itertools.groupby(rows, key=lambda r: (r.place, r.year, r.kind))]
    texts = ["。".join(dict.fromkeys(row.quote for row in group)) + "。" for group in groups]
    text = "\n\n".join(texts)
    year = max(row.year for row in rows)
    article = Article("quotes.txt", text, Span(0, len(text)), "", place=rows[0].place, year=year)
    passages, start = [], 0
    for number, (group, said) in enumerate(zip(groups, texts, strict=True)):
        span = Span(start, start + len(said))
        passages.append(
            Passage(str(number), article.id, span, said, year=group[0].year, place=group[0].place)
        )
        start = span.end + 2
    return article, tuple(passages)


def score_table(path: Path) -> Score:
    """Compare one table with the facts that are extracted."""
    rows = read_table(path)
    facts = facts_of(rows)
    missed = tuple(row for row in rows if not any(row.states(fact) for fact in facts))
    wrong = tuple(fact for fact in facts if not any(row.states(fact) for row in rows))
    return Score(path.stem, len(rows), len(facts), missed, wrong)


def total(scores: Sequence[Score]) -> Score:
    """Add the scores up."""
    return Score(
        "total",
        sum(score.rows for score in scores),
        sum(score.facts for score in scores),
        tuple(row for score in scores for row in score.missed),
        tuple(fact for score in scores for fact in score.wrong),
    )


def main() -> None:
    """Print precision and recall per article."""
    parser = argparse.ArgumentParser(description="Measure the facts against tables made by hand.")
    parser.add_argument("tables", nargs="?", type=Path, default=TABLES)
    parser.add_argument("--misses", action="store_true", help="print what was missed and what is wrong")
    arguments = parser.parse_args()
    scores = [score_table(path) for path in sorted(arguments.tables.glob("*.jsonl"))]
    print(f"{'article':<20}{'rows':>6}{'facts':>7}{'precision':>11}{'recall':>8}")
    for score in [*scores, total(scores)]:
        print(f"{score.name:<20}{score.rows:>6}{score.facts:>7}{score.precision:>11.3f}{score.recall:>8.3f}")
        if arguments.misses and score.name != "total":
            _print_misses(score)


def _print_misses(score: Score) -> None:
    for row in score.missed:
        print(
            f"  missed {row.place} {row.year} {row.indicator} {row.kind} {row.value:g}{row.unit} {row.quote}"
        )
    for fact in score.wrong:
        print(f"  wrong  {fact.place} {fact.year} {fact.indicator} {fact.kind} {fact.change} {fact.text}")


if __name__ == "__main__":
    main()
