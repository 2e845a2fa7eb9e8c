"""Passages in segments and clauses, and the spans that are cited for them."""

import re
from collections.abc import Mapping

import pytest

from index import Article, Passage, Span, unwrap
from qa.answer import Citation, Hit
from qa.bot import Bot
from qa.evidence import MAX_CITED_SENTENCE, Segment, parts_of, runs_of, segments_of


def segments(text: str) -> tuple[Segment, ...]:
    article = Article("a.txt", text, Span(0, len(text)), "标题")
    passage = Passage("p", article.id, Span(0, len(text)), unwrap(text))
    return segments_of(Hit(passage, article, 1.0))


def clauses(segment: Segment) -> list[str]:
    return [clause.of(segment.passage.text) for clause in segment.clauses]


def test_segments_end_at_sentence_ends_and_semicolons() -> None:
    found = segments("新建公园14个；改造小区36个。修复岸线12公里！")
    assert [s.text for s in found] == ["新建公园14个；", "改造小区36个。", "修复岸线12公里！"]
    assert [s.sentence.of(s.passage.text) for s in found] == [
        "新建公园14个；改造小区36个。",
        "新建公园14个；改造小区36个。",
        "修复岸线12公里！",
    ]


def test_a_question_asked_in_an_article_is_no_evidence() -> None:
    assert [s.text for s in segments("目标是多少？增长8%。")] == ["增长8%。"]


def test_clauses_end_at_commas_and_colons() -> None:
    [segment] = segments("目标是：生产总值增长8%，投资增长9%。")
    assert clauses(segment) == ["目标是：", "生产总值增长8%，", "投资增长9%。"]


@pytest.mark.parametrize(
    "text", ["“修岸线，种红树林”行动启动。", "行动（修岸线，种红树林）启动。", "投资2,519万元启动。"]
)
def test_marks_in_brackets_quotation_and_numbers_do_not_cut(text: str) -> None:
    [segment] = segments(text)
    assert clauses(segment) == [text]


def test_quantities_are_those_of_the_segment_and_window() -> None:
    first, second = segments("新建公园14个，改造小区36个；修复岸线12公里。")
    assert [q.text for q in first.quantities] == ["14个", "36个"]
    assert [q.text for q in second.quantities] == ["12公里"]
    assert [q.text for q in first.quantities_in(first.clauses[1])] == ["36个"]


def test_a_clause_is_parted_only_where_each_side_states_a_figure() -> None:
    [segment] = segments("楼宇44栋、特色楼宇50栋，科技、教育、人才项目3个。")
    text = segment.passage.text
    assert [p.of(text) for p in parts_of(segment, segment.clauses[0])] == ["楼宇44栋、", "特色楼宇50栋，"]
    assert parts_of(segment, segment.clauses[1]) == (segment.clauses[1],)


def test_runs_are_all_neighbouring_clauses_up_to_a_length() -> None:
    [segment] = segments("甲甲甲，乙乙乙，丙丙丙丙丙丙丙丙。")
    text = segment.passage.text
    assert [run.of(text) for run in runs_of(segment, 8)] == [
        "甲甲甲，",
        "甲甲甲，乙乙乙，",
        "乙乙乙，",
        "丙丙丙丙丙丙丙丙。",
    ]


def test_a_clause_is_cited_by_its_sentence_and_in_a_long_one_by_its_segment() -> None:
    text = "新建公园14个，改造小区36个；修复岸线12公里。"
    first = segments(text)[0]
    clause = first.clauses[1]
    assert first.cited(clause.start, clause.end).of(text) == text
    long = "新建公园14个，改造小区36个；" + "修复岸线，" * (MAX_CITED_SENTENCE // 5) + "种树。"
    first = segments(long)[0]
    assert first.cited(clause.start, clause.end).of(long) == "新建公园14个，改造小区36个；"


def test_what_is_cited_is_found_through_line_breaks_and_marks() -> None:
    text = "　　新建公\n园**14**个，改造\n\n小区36个。完。"
    first = segments(text)[0]
    assert first.text == "新建公园14个，改造小区36个。"
    assert unwrap(first.cited(0, 4).of(text)) == first.text


@pytest.mark.parametrize("corpus", ["seeds", "articles"])
def test_every_segments_citation_lies_in_its_passage_and_quotes_it(
    bots: Mapping[str, Bot], corpus: str
) -> None:
    store = bots[corpus]._opened.store
    seen = 0
    for article in store.articles():
        for passage in store.passages_of(article.id):
            for segment in segments_of(Hit(passage, article, 1.0)):
                span = segment.cited(segment.span.start, segment.span.end)
                assert passage.span.contains(span)
                assert bare(segment.text) in bare(Citation(1, article, passage, span).quote)
                seen += 1
    assert seen > 100


def bare(text: str) -> str:
    return re.sub(r"[\s|]", "", text)
