"""Answers and facts as plain values for JSON and CSV; knows nothing of where they are written."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from index import Article, Fact, unwrap
from qa.answer import Answer, Citation, Hit, Statement, Table
from qa.explain import Chosen, Explanation

_OF_FACT = ("place", "year", "indicator", "kind", "text", "value", "upper", "unit", "bound", "change")
FACT_FIELDS = (*_OF_FACT, "article", "start", "end", "quote")


def answer_record(answer: Answer) -> dict[str, Any]:
    """Return what an answer says and what it rests on; spans are code-point offsets into article texts."""
    return {
        "question": answer.question,
        "text": answer.text,
        "abstained": answer.abstained,
        "refusal": answer.refusal,
        "corrected": [{"written": written, "read": read} for written, read in answer.corrected],
        "statements": [_statement_record(statement) for statement in answer.statements],
        "table": _table_record(answer.table) if answer.table else None,
        "points": [asdict(point) for point in answer.points],
        "citations": [_citation_record(citation) for citation in answer.citations],
        "choices": [asdict(choice) for choice in answer.choices],
        "related": [hit_record(hit) for hit in answer.related],
        "seconds": answer.seconds,
    }


def explanation_record(explanation: Explanation) -> dict[str, Any]:
    """Return an answer's record with how its question was read and why its passages were chosen."""
    asked = explanation.asked
    read = {"places": list(asked.places), "years": list(asked.years), "kind": asked.kind}
    return {
        **answer_record(explanation.answer),
        "read": {**read, "terms": [term.text for term in asked.terms]},
        "chosen": [_chosen_record(one) for one in explanation.chosen],
    }


def fact_record(fact: Fact, article: Article) -> dict[str, Any]:
    """Return a goal or result in one flat row (`FACT_FIELDS`), with the words it rests on."""
    return {
        **{name: getattr(fact, name) for name in _OF_FACT},
        "article": article.id,
        "start": fact.span.start,
        "end": fact.span.end,
        "quote": unwrap(fact.span.of(article.text)),
    }


def article_record(article: Article) -> dict[str, Any]:
    """Return what is known about an article, without its text."""
    return {
        "name": article.id,
        "title": article.title,
        "date": _date(article),
        "place": article.place,
        "year": article.year,
        "also": list(article.also),
    }


def to_csv(records: Iterable[Mapping[str, Any]], fields: Sequence[str]) -> str:
    """Lay records out as CSV with a header row, without the last line's end."""
    page = io.StringIO()
    writer = csv.DictWriter(page, fields, lineterminator="\n")
    writer.writeheader()
    writer.writerows(records)
    return page.getvalue().rstrip("\n")


def _chosen_record(one: Chosen) -> dict[str, Any]:
    return {
        **hit_record(one.hit),
        "rank": one.rank,
        "citations": list(one.citations),
        "signals": {s.name: {"value": s.value, "weight": s.weight, "points": s.points} for s in one.signals},
        "fits": asdict(one.fits) if one.fits else None,
        "indicators": list(one.indicators),
        "terms": list(one.terms),
        "nearest": one.nearest,
    }


def _statement_record(statement: Statement) -> dict[str, Any]:
    return {
        "text": statement.plain,
        "computed": statement.computed,
        "citations": list(statement.numbers),
    }


def _table_record(table: Table) -> dict[str, Any]:
    """Return the cells of each row behind its head; what nothing is said of is None."""
    rows = [
        {"head": head, "cells": [_statement_record(cell) if cell else None for cell in cells]}
        for head, cells in table.rows
    ]
    return {"header": list(table.header), "rows": rows}


def _citation_record(citation: Citation) -> dict[str, Any]:
    return {
        "number": citation.number,
        **_article_record(citation.article),
        "start": citation.span.start,
        "end": citation.span.end,
        "quote": citation.quote,
    }


def hit_record(hit: Hit) -> dict[str, Any]:
    """Return a passage that was found, with its score."""
    return {
        **_article_record(hit.article),
        "start": hit.passage.span.start,
        "end": hit.passage.span.end,
        "text": hit.passage.text,
        "score": hit.score,
    }


def _article_record(article: Article) -> dict[str, Any]:
    return {
        "article": article.id,
        "title": article.title,
        "date": _date(article),
        "also": list(article.also),
    }


def _date(article: Article) -> str | None:
    return article.date.isoformat() if article.date else None
