"""The nouns of an answer: how statements, markers, sources and tables are painted."""

import datetime

import pytest

from index import Article, Passage, Span
from qa.answer import Answer, Citation, Hit, Statement, Table

TEXT = "2023年，柏川县力争新建\n公园**8**个。茶叶产量突破3万吨。\n"
ARTICLE = Article("hills.txt", TEXT, Span(0, len(TEXT)), "柏川县工作会议", date=datetime.date(2023, 1, 12))
PASSAGE = Passage("p", ARTICLE.id, Span(0, len(TEXT)), TEXT)


def cite(number: int, words: str) -> Citation:
    start = TEXT.index(words)
    return Citation(number, ARTICLE, PASSAGE, Span(start, start + len(words)))


PARKS = cite(1, "柏川县力争新建\n公园**8**个")
TEA = cite(2, "茶叶产量突破3万吨")


def test_a_statement_without_a_citation_is_refused() -> None:
    with pytest.raises(ValueError, match=r"needs a citation.*新建公园8个"):
        Statement("新建公园8个", ())


def test_a_quote_is_the_cited_characters_without_layout() -> None:
    assert PARKS.quote == "柏川县力争新建公园8个"
    assert PARKS.span.of(TEXT) == "柏川县力争新建\n公园**8**个"


def test_bold_marks_are_no_part_of_the_plain_text() -> None:
    statement = Statement("新建公园**8个**", (PARKS,))
    assert statement.plain == "新建公园8个"
    assert statement.marked == "新建公园8个[1]"


def test_markers_show_each_number_once_in_the_order_of_citing() -> None:
    assert Statement("两件事", (TEA, PARKS, TEA)).marked == "两件事[2][1]"


def test_citations_of_an_answer_are_each_once_in_the_order_of_their_numbers() -> None:
    answer = Answer("?", (Statement("乙", (TEA,)), Statement("甲", (PARKS, TEA))))
    assert [c.number for c in answer.citations] == [1, 2]
    assert answer.citations[1].quote == "茶叶产量突破3万吨"


def test_an_answer_with_statements_is_a_line_for_each() -> None:
    answer = Answer("?", (Statement("甲**1**", (PARKS,)), Statement("乙", (TEA,))))
    assert not answer.abstained
    assert answer.text == "甲1[1]\n乙[2]"


def test_a_list_is_numbered() -> None:
    answer = Answer("?", (Statement("甲", (PARKS,)), Statement("乙", (TEA,))), listed=True)
    assert answer.text == "1、甲[1]\n2、乙[2]"


def test_str_adds_the_sources_that_text_leaves_out() -> None:
    answer = Answer("?", (Statement("产量突破3万吨", (TEA,)),))
    assert "来源" not in answer.text
    assert str(answer) == (
        "产量突破3万吨[2]\n\n来源：\n[2] 《柏川县工作会议》（2023-01-12） hills.txt：“茶叶产量突破3万吨”"
    )


def test_a_source_without_a_date_names_none() -> None:
    undated = Citation(1, Article("a.txt", "造林。", Span(0, 3), "造林"), PASSAGE, Span(0, 2))
    assert str(Answer("?", (Statement("造林", (undated,)),))).endswith("[1] 《造林》 a.txt：“造林”")


def test_no_statements_is_the_abstention_and_its_text_the_refusal() -> None:
    hit = Hit(Passage("q", ARTICLE.id, TEA.span, "茶叶产量突破3万吨。" * 7), ARTICLE, 0.5)
    answer = Answer("人口？", related=(hit,), refusal="没有提到人口。")
    assert answer.abstained
    assert answer.citations == ()
    assert answer.text == "没有提到人口。"
    assert str(answer).split("\n") == [
        "没有提到人口。",
        "",
        "相近内容（不是答案）：",
        "- 《柏川县工作会议》：" + ("茶叶产量突破3万吨。" * 7)[:60] + "…",
    ]


def test_an_abstention_without_related_passages_is_its_refusal_alone() -> None:
    assert str(Answer("人口？", refusal="没有提到人口。")) == "没有提到人口。"


def test_a_comparison_is_a_markdown_table_with_markers_in_its_cells_and_dashes_where_nothing_is_said() -> (
    None
):
    parks, tea = Statement("公园**8个**", (PARKS,)), Statement("茶叶3万吨", (TEA,))
    gap = Statement("无从比较（计算得出）", (PARKS, TEA), computed=True)
    table = Table(("", "公园", "茶叶"), (("柏川县", (parks, None)), ("南屿市", (None, tea))))
    assert Answer("?", (parks, tea, gap), table=table).text.split("\n") == [
        "|  | 公园 | 茶叶 |",
        "| --- | --- | --- |",
        "| 柏川县 | 公园8个[1] | — |",
        "| 南屿市 | — | 茶叶3万吨[2] |",
        "无从比较（计算得出）[1][2]",
    ]


def test_a_statement_is_not_repeated_below_a_table_whose_cells_are_cut_out_of_it() -> None:
    whole, cell = Statement("茶叶**3万吨**，公园**8个**", (TEA,)), Statement("**3万吨**", (TEA,))
    other = Statement("公园8个", (PARKS,))
    table = Table(("", "产量"), (("茶叶", (cell,)),))
    assert not table.leaves_out(whole)
    assert table.leaves_out(other)
    assert table.leaves_out(Statement("茶叶3万吨", (PARKS,)))


def test_str_says_which_word_was_taken_for_misspelt() -> None:
    answer = Answer("人材多少", refusal="没有找到。", corrected=(("人材", "人才"),))
    assert str(answer) == "（把“人材”当作“人才”来回答）\n没有找到。"
