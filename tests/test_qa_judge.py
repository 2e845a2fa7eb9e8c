"""The marking of one answer, by the rules of the questions' format."""

from dataclasses import replace

import pytest

from index import Article, Passage, Span
from qa.answer import Answer, Citation, Statement
from qa.exam import Evidence, ExamQuestion
from qa.judge import OTHER_LIMIT, POINTED_LIMIT, Share, covers, judge, loose_figures, says

TEXT = "２０２２年，全市新增停车位**6000**\n个，投资2,519万元。绿化造林1420.5 亩，比上年增长4.8%。\n"
ARTICLE = Article("sub/a.txt", TEXT, Span(0, len(TEXT)), "停车位")
PASSAGE = Passage("p", ARTICLE.id, Span(0, len(TEXT)), TEXT)
PARKING = Evidence("a.txt", "新增停车位6000个")
QUESTION = ExamQuestion(
    id="q",
    type="figure",
    question="新增多少？",
    facts=(("6000个", "6000"),),
    min_facts=1,
    evidence=(PARKING,),
)


def cite(words: str, number: int = 1) -> Citation:
    """Cite the first place of *words* in the article."""
    start = TEXT.index(words)
    return Citation(number, ARTICLE, PASSAGE, Span(start, start + len(words)))


FIRST, SECOND = TEXT.split("。")[:2]
SENTENCE = cite(FIRST)


def answer(text: str, *citations: Citation, computed: bool = False) -> Answer:
    return Answer("新增多少？", (Statement(text, citations or (SENTENCE,), computed),))


@pytest.mark.parametrize(
    ("text", "form", "found"),
    [
        ("增长8%。", "8%", True),
        ("增长4.8%。", "8%", False),
        ("增长13%。", "3%", False),
        ("造林1420.5亩", "1420", False),
        ("造林14200亩", "1420", False),
        ("造林1420亩", "1420", True),
        ("增长 ８ ％", "8%", True),
        ("約6 000个", "6000个", True),
        ("ＧＤＰ增长", "gdp", True),
        ("6000[1]", "6000", True),
        ("共3个。8%", "8%", True),
        ("增长4.8%；增长8%", "8%", True),
        ("综合**实力**", "综合实力", False),
    ],
)
def test_a_form_is_found_in_normal_form_and_not_glued_to_a_digit(text: str, form: str, found: bool) -> None:
    assert says(text, form) is found


def test_a_right_answer_has_nothing_wrong() -> None:
    verdict = judge(QUESTION, answer("新增停车位**6000个**。"))
    assert verdict.reasons == ()
    assert verdict.right
    assert verdict.carrying == Share(1, 1)


def test_one_form_of_each_fact_is_wanted() -> None:
    question = replace(QUESTION, facts=(("6000个", "6000"), ("2519万元", "2519万")), min_facts=2)
    assert judge(question, answer("6000和2519万。")).right
    assert judge(question, answer("6000个。")).reasons == ("缺少：2519万元 / 2519万",)


def test_min_facts_are_enough() -> None:
    question = replace(QUESTION, facts=(("6000个",), ("2519万元",), ("1420亩",)), min_facts=2)
    assert judge(question, answer("6000个，2519万元。")).right
    assert judge(question, answer("6000个。")).reasons == ("缺少：2519万元、1420亩",)


def test_a_forbidden_string_makes_it_wrong_by_the_same_matching() -> None:
    question = replace(QUESTION, forbidden=("519", "4.8%"))
    assert judge(question, answer("6000个，2519万元。")).right
    assert judge(question, answer("6000个，4.8％。")).reasons == ("出现了不该有的：4.8%",)


def test_evidence_is_covered_by_one_citation_of_its_article() -> None:
    whole, tail = Evidence("sub/a.txt", "新增停车位6000个"), cite("6000**\n个，投资")
    assert covers(SENTENCE, whole)
    assert covers(SENTENCE, replace(whole, article="a.txt"))
    assert not covers(SENTENCE, replace(whole, article="b.txt"))
    assert not covers(tail, whole)
    assert judge(QUESTION, answer("6000个。", tail)).reasons == ("引文没有覆盖：新增停车位6000个",)


def test_evidence_is_compared_in_normal_form_without_stars() -> None:
    assert covers(SENTENCE, Evidence("a.txt", "2022年,全市新增停车位6000个"))


def test_all_evidence_is_wanted_unless_any_will_do() -> None:
    question = replace(QUESTION, evidence=(PARKING, Evidence("a.txt", "绿化造林1420.5亩")))
    assert judge(question, answer("6000个。")).reasons == ("引文没有覆盖：绿化造林1420.5亩",)
    assert judge(question, answer("6000个。", SENTENCE, cite(SECOND, 2))).right
    assert judge(replace(question, any_evidence=True), answer("6000个。")).right
    assert not judge(replace(question, any_evidence=True), answer("6000个。", cite("增长4.8%"))).right


@pytest.mark.parametrize(("kind", "limit"), [("noisy", POINTED_LIMIT), ("plan", OTHER_LIMIT)])
def test_an_answer_has_a_limit_of_characters(kind: str, limit: int) -> None:
    question = replace(QUESTION, type=kind)
    fitting = "6000个" + "长" * (limit - len("6000个[1]"))
    assert judge(question, answer(fitting)).right
    assert judge(question, answer(fitting + "长")).reasons == (f"太长：{limit + 1} 字，上限 {limit} 字",)


def test_what_the_articles_do_not_say_must_be_refused() -> None:
    question = ExamQuestion(id="u", type="unanswerable", question="多少？", answerable=False)
    assert judge(question, Answer("多少？", refusal="文章没有提到2030年的数字。")).right
    verdict = judge(question, answer("6000个。"))
    assert verdict.reasons == ("文章里没有，却作了回答",)
    assert verdict.carrying == Share(0, 0)


def test_a_false_refusal_is_wrong_whatever_it_says() -> None:
    assert judge(QUESTION, Answer("多少？", refusal="6000个")).reasons == ("文章里有，却没有回答",)


def test_a_citation_carries_a_fact_or_a_piece_of_evidence() -> None:
    question = replace(QUESTION, facts=(("是", "4.8%"),), min_facts=1)
    verdict = judge(question, answer("是。", SENTENCE, cite("增长4.8%", 2), cite("绿化造林", 3)))
    assert verdict.carrying == Share(2, 3)


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("2022年新增**6000**个，投资2519万元。", ()),
        ("新增600个。", ("600",)),
        ("新增6000.5个。", ("6000.5",)),
        ("造林1420.5亩。", ("1420.5",)),
        ("2023年新增6，000个。", ("2023",)),
        ("新增六千个。", ()),
    ],
)
def test_a_figure_outside_the_cited_spans_is_loose(text: str, loose: tuple[str, ...]) -> None:
    assert loose_figures(Statement(text, (SENTENCE,))) == loose


def test_a_second_citation_may_hold_the_figure() -> None:
    assert loose_figures(Statement("6000个，1420.5亩", (SENTENCE, cite(SECOND, 2)))) == ()


def test_computed_figures_are_counted_apart() -> None:
    computed = judge(QUESTION, answer("6000个，高出100个（计算得出）。", computed=True))
    assert (computed.loose, computed.computed) == ((), ("100",))
    told = judge(QUESTION, answer("6000个，高出100个。"))
    assert (told.loose, told.computed) == (("100",), ())
