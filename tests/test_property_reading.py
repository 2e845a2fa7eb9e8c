"""Whatever a text says, it is read without an error, and what is read of it stands in it."""

from __future__ import annotations

import math
from itertools import pairwise

from hypothesis import assume, given
from hypothesis import strategies as st

from index.encodings import decode
from index.errors import ArticleError
from index.fold import fold
from index.layout import find_blocks, raw_span, shown_span, unwrap
from index.names import find_names
from index.numbers import find_dates, find_quantities, find_years
from index.passage import Span
from index.people import find_people
from index.places import find_places
from index.read import ArticleSettings, split_text
from index.split import sentences, split_article
from index.words import cut, cut_words, word_class, word_weight
from tests.laws import check_articles, check_facts
from tests.strategies import any_text, articles, clauses, excerpts, odd_text, prose

SETTINGS = ArticleSettings()


def unify(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.one_of(st.binary(max_size=200), odd_text().map(lambda text: text.encode("gb18030"))))
def test_bytes_make_a_text_or_are_set_aside_with_a_reason(data: bytes) -> None:
    try:
        text = decode(data)
    except ArticleError as error:
        assert "请" in str(error)  # noqa: PT017
    else:
        assert text.encode().decode() == text
        assert not set(text) & {"\r", "\0"}


@given(st.one_of(articles(), any_text()))
def test_utf8_and_utf16_come_back_as_they_were(text: str) -> None:
    assume("\0" not in text and not text.startswith("\ufeff"))
    assert decode(text.encode()) == unify(text)
    assert decode(b"\xef\xbb\xbf" + text.encode()) == unify(text)
    assert decode(text.encode("utf-16")) == unify(text)


@given(excerpts())
def test_chinese_in_gb18030_comes_back_as_it_was(text: str) -> None:
    assume(len(text) >= 20)
    assert decode(text.encode("gb18030")) == text


@given(articles())
def test_unwrapping_leaves_only_what_was_written(text: str) -> None:
    said = unwrap(text)
    assert unwrap(said) == said
    assert "\n" not in said
    for block in find_blocks(text):
        assert unwrap(block.span.of(text)) == block.text
        assert block.text


@given(articles(), st.data())
def test_a_stretch_of_what_is_shown_leads_to_the_file_and_back(text: str, data: st.DataObject) -> None:
    said = unwrap(text)
    start, end = sorted(data.draw(st.integers(0, len(said))) for _ in range(2))
    assume(start < end and said[start:end] == said[start:end].strip())
    inner = Span(start, end)
    raw = raw_span(text, Span(0, len(text)), inner)
    assert shown_span(text, Span(0, len(text)), raw) == inner
    bare = "".join(unwrap(raw.of(text)).split()).replace("\u3000", "")
    assert len(bare) <= len(raw)


@given(articles())
def test_articles_passages_and_facts_keep_the_span_law(text: str) -> None:
    try:
        found = split_text(text, "报告.txt", SETTINGS)
    except ArticleError:
        assert not find_blocks(text)
        return
    check_articles(text, found)
    for article in found:
        passages = split_article(article)
        for passage in passages:
            check_facts(article, passage)
        assert all(name.text.strip() for name in find_names(article, passages))


@given(prose(), st.integers(0, 3))
def test_reading_twice_gives_the_same(text: str, blanks: int) -> None:
    first, again = (split_text(said, "报告.txt", SETTINGS) for said in (text, text))
    assert first == again
    assert [split_article(article) for article in first] == [split_article(article) for article in again]
    padded = split_text(text + "\n" * blanks, "报告.txt", SETTINGS)
    assert [(a.title, a.place, a.year, a.date) for a in padded] == [
        (a.title, a.place, a.year, a.date) for a in first
    ]


@given(st.one_of(articles(), st.text(max_size=60)))
def test_terms_and_words_stand_in_the_text(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert all(term in folded for term in cut(text))
    words = cut_words(text)
    assert all(span.of(folded) == word for word, span in words)
    assert all(left.end <= right.start for (_, left), (_, right) in pairwise(words))
    for word, _ in words:
        assert 0 <= word_weight(word) < math.inf
        assert word_class(word).isascii()


@given(st.one_of(clauses(), clauses(), articles(), st.text(max_size=60)))
def test_figures_years_dates_and_names_stand_in_the_text(text: str) -> None:
    quantities = find_quantities(text)
    for quantity in quantities:
        assert quantity.text == quantity.span.of(text)
        assert math.isfinite(quantity.value)
        assert quantity.upper is None or quantity.value < quantity.upper < math.inf
    spans = [quantity.span for quantity in quantities]
    assert all(left.end <= right.start for left, right in pairwise(spans)), spans
    for mention in find_years(text, 2023):
        assert len(mention.span)
        assert all(1900 < year < 2100 for year in mention.years)
    whole = Span(0, len(text))
    spans = [*find_dates(text), *sentences(text), *(named.span for named in find_places(text))]
    assert all(whole.contains(span) and len(span) for span in [*spans, *find_people(text)])
