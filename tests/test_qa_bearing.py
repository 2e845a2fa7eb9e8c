"""What bears on a question: each slot that disagrees closes the gate, however alike the words are."""

from __future__ import annotations

import pytest

from index import Article, Heading, Passage, Span, fold
from qa.answer import Hit
from qa.bearing import Bearing, coverage, match
from qa.evidence import segments_of
from qa.question import Question, Term

PARKS = Term("公园", 6.0, ("公园",))


def bearing(
    text: str,
    *,
    place: str | None = "南屿市",
    year: int | None = 2023,
    headings: tuple[str, ...] = (),
    title: str = "工作报告",
    **asked: object,
) -> Bearing:
    """Put the first segment of *text* under the light of a question for a figure."""
    article = Article("a.txt", text, Span(0, len(text)), title, place=place, year=year)
    over = tuple(Heading(heading, Span(0, 0)) for heading in headings)
    passage = Passage("p", article.id, Span(0, len(text)), text, over, year, place)
    question = Question("？", **{"wanted": "figure", "terms": (PARKS,), **asked})  # type: ignore[arg-type]
    return Bearing(question, segments_of(Hit(passage, article, 1.0))[0])


def slots(text: str, **known: object) -> float:
    found = bearing(text, **known)  # type: ignore[arg-type]
    return found.slots(found.segment.clauses[-1])


SAID = "新建公园14个。"


def test_without_slots_in_the_question_nothing_disagrees() -> None:
    assert slots(SAID) == 1.0


@pytest.mark.parametrize(
    ("asked", "fits"),
    [("南屿市", True), ("南屿", True), ("柏川县", False), ("长沙市", False)],
)
def test_the_place_of_the_passage_must_be_the_one_asked_for(asked: str, fits: bool) -> None:
    assert (slots(SAID, places=(asked,)) > 0) is fits


def test_a_place_that_the_sentence_or_a_heading_names_will_do() -> None:
    assert slots("长沙市新建公园14个。", place=None, places=("长沙市",)) > 0
    assert slots(SAID, place=None, headings=("长沙市",), places=("长沙市",)) > 0
    assert slots(SAID, place=None, title="长沙市工作报告", places=("长沙市",)) > 0
    assert slots(SAID, place=None, places=("长沙市",)) == 0


def test_a_neighbours_figure_in_the_same_sentence_is_not_the_places() -> None:
    found = bearing("长沙市新建公园14个，岳麓区新建公园3个。", place="长沙市", places=("长沙市",))
    first, second = found.segment.clauses
    assert found.slots(first) > 0
    assert found.slots(second) == 0


@pytest.mark.parametrize(
    ("text", "year", "fits"),
    [
        (SAID, 2023, True),
        (SAID, 2022, False),
        (f"2022年，{SAID}", 2022, True),
        (f"2022年，{SAID}", 2023, False),
        (f"去年{SAID}", 2022, True),
        (f"今年{SAID}", 2022, False),
        (f"明年{SAID}", 2024, True),
    ],
)
def test_the_year_must_be_the_one_asked_for(text: str, year: int, fits: bool) -> None:
    assert (slots(text, years=(year,)) > 0) is fits


def test_a_figure_without_any_year_is_no_years() -> None:
    assert slots(SAID, year=None, years=(2023,)) == 0
    assert slots(SAID, year=None, years=(2023,), wanted="text") > 0


@pytest.mark.parametrize(
    ("text", "kind", "fits"),
    [
        ("力争新建公园14个。", "goal", True),
        ("力争新建公园14个。", "result", False),
        ("目标是新建公园14个。", "result", False),
        ("已完成新建公园14个。", "result", True),
        ("已完成新建公园14个。", "goal", False),
    ],
)
def test_a_goal_is_no_result_and_a_result_no_goal(text: str, kind: str, fits: bool) -> None:
    assert (slots(text, kind=kind) > 0) is fits


def test_kind_does_not_matter_where_no_figure_is_asked_for() -> None:
    assert slots("力争新建公园14个。", kind="result", wanted="text") == 1.0


@pytest.mark.parametrize(
    ("text", "asked", "fits"),
    [
        ("上半年新建公园14个。", ("上半年",), True),
        ("1-6月新建公园14个。", ("上半年",), True),
        ("全年新建公园14个。", ("上半年",), False),
        ("全年新建公园14个。", (), True),
        ("新建公园14个。", (), True),
        ("一季度新建公园14个。", ("上半年",), False),
    ],
)
def test_a_half_years_figure_is_no_years(text: str, asked: tuple[str, ...], fits: bool) -> None:
    assert (slots(text, periods=asked) > 0) is fits


def test_a_years_figure_is_preferred_to_a_half_years_when_none_was_asked_for() -> None:
    assert 0 < slots("上半年新建公园14个。") < slots(SAID)


def test_what_the_clause_says_itself_counts_more_than_what_stands_around_it() -> None:
    own = bearing(SAID)
    beside = bearing("新建学校14个，公园扩大。")
    above = bearing("新建14个。", headings=("公园",))
    nowhere = bearing("新建学校14个。")
    said = [b.relevance(b.segment.clauses[0]) for b in (own, beside, above, nowhere)]
    assert said[0] == pytest.approx(1.0)
    assert said[0] > max(said[1:3])
    assert said[3] < min(said[1:3])


def test_the_own_share_of_a_clause_is_the_weight_it_says() -> None:
    found = bearing(SAID, terms=(PARKS, Term("学校", 2.0, ("学校",))))
    assert found.own_share(found.segment.span) == pytest.approx(0.75)


def test_a_question_without_content_is_about_nothing() -> None:
    found = bearing(SAID, terms=())
    assert found.relevance(found.segment.span) == 0


def test_a_word_matches_in_full_then_as_a_synonym_then_in_most_of_its_characters() -> None:
    term = Term("地区生产总值", 6.0, ("地区生产总值", "gdp"))
    full, synonym = match(term, "全市地区生产总值增长"), match(term, "全市gdp增长")
    partly = match(term, "全市地区生产值增长")
    assert full == 1.0
    assert full > synonym > partly > 0
    assert match(term, fold("全市粮食产量")) == 0


def test_coverage_takes_each_term_from_its_most_trusted_zone() -> None:
    terms = (PARKS, Term("学校", 2.0, ("学校",)))
    assert coverage(terms, [("公园", 1.0), ("公园和学校", 0.5)]) == pytest.approx((6 + 2 * 0.5) / 8)
    assert coverage(terms, []) == 0
    assert coverage((), [("公园", 1.0)]) == 0


def test_each_stretch_of_a_segment_is_weighed_by_itself() -> None:
    """What is remembered of one clause is not the next one's."""
    found = bearing("2022年新建公园14个，2023年改造小区36个。")
    parks, homes = found.segment.clauses
    assert (found.own_share(parks), found.own_share(homes)) == (1.0, 0.0)
    assert (found.telling.years_of(parks), found.telling.years_of(homes)) == ((2022,), (2023,))
    assert found.own_share(parks) == 1.0


@pytest.mark.parametrize("text", [SAID, "新建小区14个。", "新建滨海公园，又改造小区36个。", "小区。"])
def test_no_stretch_is_more_relevant_than_the_reach_of_its_segment(text: str) -> None:
    """Whoever leaves out what can't reach a score leaves out no answer."""
    for headings in ((), ("公园建设",)):
        found = bearing(text, headings=headings)
        for window in (found.segment.span, *found.segment.clauses):
            assert max(found.relevance(window), found.own_share(window)) <= found.reach
