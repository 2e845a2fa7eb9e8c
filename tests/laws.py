"""What holds of every text, whatever it says: the span law, and what an answer may consist of."""

from __future__ import annotations

import json
from collections.abc import Iterable
from itertools import pairwise

from index import Article, Fact, Passage, Span, extract_facts, find_blocks, find_quantities, raw_span, unwrap
from index.split import HARDEST, split_article
from qa.answer import Answer, Citation
from qa.bot import Bot
from qa.judge import loose_figures
from qa.records import answer_record
from qa.verify import unsupported

LONGEST_ANSWER = 3000


def check_articles(text: str, articles: Iterable[Article]) -> None:
    """The articles of a file part its text without gaps, and their passages cover it."""
    articles = tuple(articles)
    assert (articles[0].span.start, articles[-1].span.end) == (0, len(text))
    assert all(left.span.end == right.span.start for left, right in pairwise(articles))
    for article in articles:
        assert article.text == text
        assert article.title.strip()
        check_passages(article, split_article(article))


def check_passages(article: Article, passages: Iterable[Passage]) -> None:
    """Each passage and heading says what stands at its span; none overlap; they cover the article."""
    text, end, covered, ids = article.text, article.span.start, set[int](), list[str]()
    for passage in passages:
        assert unwrap(passage.span.of(text)) == passage.text
        assert unwrap(passage.text) == passage.text
        assert passage.text.strip()
        assert len(passage.text) <= HARDEST
        assert end <= passage.span.start
        end = passage.span.end
        ids.append(passage.id)
        covered |= set(range(passage.span.start, end))
        for heading in passage.headings:
            assert unwrap(heading.span.of(text)) == heading.text
            assert article.span.contains(heading.span)
            covered |= set(range(heading.span.start, heading.span.end))
    assert end <= article.span.end
    assert len(set(ids)) == len(ids)
    for block in find_blocks(text, article.span):
        shown = (i for i, char in enumerate(block.text) if not char.isspace())
        lost = [i for i in shown if raw_span(text, block.span, Span(i, i + 1)).start not in covered]
        assert not lost, (block.text, lost)


def check_facts(article: Article, passage: Passage) -> tuple[Fact, ...]:
    """Each fact stands in its passage, its figure in its span, its value in its figure."""
    facts = extract_facts(article, passage)
    for fact in facts:
        assert (fact.article, fact.passage) == (article.id, passage.id)
        assert passage.span.contains(fact.span)
        assert fact.indicator.strip()
        quote = unwrap(fact.span.of(article.text))
        assert fact.text in quote
        assert fact.upper is None or fact.value < fact.upper
        # A table's unit may stand in its head, out of the figure's row.
        if not passage.span.of(article.text).startswith("|"):
            assert _reads_as(quote, fact), (quote, fact)
    return facts


def _reads_as(quote: str, fact: Fact) -> bool:
    return any(
        (found.text, found.value, found.upper, found.unit) == (fact.text, fact.value, fact.upper, fact.unit)
        for found in find_quantities(quote)
    )


def check_answer(answer: Answer, bot: Bot) -> None:
    """An answer says what its articles say now, verbatim and in bounds; a refusal says nothing."""
    current = {article.id: article for article in bot.articles()}
    for citation in answer.citations:
        assert citation.article == current[citation.article.id]
        _check_citation(citation)
    assert [citation.number for citation in answer.citations] == [*range(1, len(answer.citations) + 1)]
    for statement in answer.statements:
        assert statement.plain.strip()
        assert unsupported(statement) == ()
        assert statement.computed or loose_figures(statement) == ()
    for hit in answer.related:
        assert hit.article == current[hit.article.id]
        assert unwrap(hit.passage.span.of(hit.article.text)) == hit.passage.text
    assert bool(answer.refusal) == answer.abstained
    assert not (answer.abstained and answer.citations)
    assert 0 < len(answer.text) <= LONGEST_ANSWER, len(answer.text)
    check_record(answer)


def _check_citation(citation: Citation) -> None:
    text = citation.article.text
    places = [citation.passage.span, *(heading.span for heading in citation.passage.headings)]
    assert citation.passage.article == citation.article.id
    assert unwrap(citation.passage.span.of(text)) == citation.passage.text
    assert any(place.contains(citation.span) for place in places), (citation.span, places)
    assert citation.quote == unwrap(text[citation.span.start : citation.span.end])
    assert citation.quote.strip()


def check_record(answer: Answer) -> None:
    """An answer goes out as JSON and comes back the same; it can be printed."""
    record = answer_record(answer)
    sent = json.dumps(record, ensure_ascii=False, allow_nan=False).encode()
    assert json.loads(sent) == record
    assert str(answer).encode()
