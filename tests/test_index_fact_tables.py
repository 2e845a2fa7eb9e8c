"""The facts of whole articles against tables made by hand (tests/facts/*.jsonl, one row a fact)."""

from pathlib import Path

import pytest

from benchmarks.facts import ROOT, TABLES, facts_of, read_table, score_table, total
from index.encodings import decode
from index.layout import unwrap

PATHS = sorted(TABLES.glob("*.jsonl"))
tables = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def test_facts_are_precise_and_nearly_complete() -> None:
    """Precision and recall over all tables reach the bar that the project promises."""
    everything = total([score_table(path) for path in PATHS])
    assert everything.rows >= 470
    assert everything.precision >= 0.97, everything.wrong
    assert everything.recall >= 0.96, everything.missed


@tables
def test_no_article_is_read_badly(path: Path) -> None:
    score = score_table(path)
    assert score.precision >= 0.97, score.wrong
    assert score.recall >= 0.90, score.missed


@tables
def test_bounds_agree_with_the_table(path: Path) -> None:
    """At least, at most, about, a range: read as the reader of the article reads them."""
    rows = read_table(path)
    facts = [(fact, [row for row in rows if row.states(fact)]) for fact in facts_of(rows)]
    differing = [fact for fact, said in facts if said and fact.bound not in {row.bound for row in said}]
    assert len(differing) <= 0.03 * len(facts), differing


@tables
def test_quotes_are_short_and_in_their_article(path: Path) -> None:
    rows = read_table(path)
    assert max(len(row.quote) for row in rows) <= 40
    named = {row.article for row in rows}
    assert len(named) == 1
    article = rows[0].article
    if article:
        text = decode((ROOT / article).read_bytes())
        shown = "".join(unwrap(text).split())
        assert [row.quote for row in rows if "".join(unwrap(row.quote).split()) not in shown] == []


@tables
def test_the_span_of_a_fact_contains_its_figure(path: Path) -> None:
    rows = read_table(path)
    article = rows[0].article
    text = decode((ROOT / article).read_bytes()) if article else None
    for fact in facts_of(rows) if text else []:
        shown = "".join(fact.span.of(text or "").replace("*", "").split())
        assert "".join(fact.text.split()) in shown
