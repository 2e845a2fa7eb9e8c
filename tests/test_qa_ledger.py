"""The ledger: which rows pass, in which order, and what each slot offers."""

import datetime
from typing import Any

import pytest

from index import Article, Fact, Span
from qa.ledger import Filters, Ledger

TEXT = "工业增加值增长6%。\n城镇新增就业3万人，规上工业增加值\n达到80亿元。"


def article(name: str, title: str, date: datetime.date | None = None) -> Article:
    return Article(name, TEXT, Span(0, len(TEXT)), title, date=date)


def fact(article_id: str, indicator: str, value: float, unit: str, said: str, **known: Any) -> Fact:
    start = TEXT.index(said)
    slots = {"place": "郑州市", "year": 2023, "kind": "goal", "bound": "exact", "change": "level", **known}
    span = Span(start, start + len(said))
    return Fact(article_id, "p", indicator=indicator, text=said, value=value, unit=unit, span=span, **slots)


ARTICLES = {
    "a.txt": article("a.txt", "郑州报告", datetime.date(2023, 1, 9)),
    "b.txt": article("b.txt", "巩义报告"),
}
FACTS = (
    fact("a.txt", "工业增加值", 6.0, "%", "增长6%"),
    fact("a.txt", "城镇新增就业", 3.0, "万人", "3万人", kind="result", year=2022),
    fact("b.txt", "规上工业增加值", 80.0, "亿元", "规上工业增加值\n达到80亿元", place="巩义市"),
    fact("b.txt", "工业增加值", 9.0, "%", "增长6%", place=None, year=None),
    fact("gone.txt", "工业增加值", 1.0, "%", "增长6%"),
)
LEDGER = Ledger(FACTS, ARTICLES)


def values(filters: Filters = Filters(), **order: Any) -> list[float]:  # noqa: B008
    return [row.fact.value for row in LEDGER.select(filters, **order)]


def test_rows_stand_in_the_order_of_the_articles_and_those_of_a_gone_article_are_left_out() -> None:
    assert values() == [6.0, 3.0, 80.0, 9.0]
    assert values(descending=True) == [9.0, 80.0, 3.0, 6.0]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(places=("郑州",)), [6.0, 3.0]),
        (Filters(places=("郑州", "巩义市")), [6.0, 3.0, 80.0]),
        (Filters(years=(2022,)), [3.0]),
        (Filters(kinds=("goal",), years=(2023,)), [6.0, 80.0]),
        (Filters(articles=("b.txt",)), [80.0, 9.0]),
        (Filters(places=("洛阳",)), []),
    ],
)
def test_a_row_passes_when_each_slot_has_a_wanted_value(filters: Filters, found: list[float]) -> None:
    assert values(filters) == found


def test_an_indicator_that_rows_have_is_that_one_and_any_other_is_a_part_of_names() -> None:
    assert values(Filters(indicators=("工业增加值",))) == [6.0, 9.0]
    assert values(Filters(indicators=("增加值",))) == [6.0, 80.0, 9.0]


def test_every_word_searched_for_must_stand_in_the_row_whatever_its_script_or_layout() -> None:
    assert values(Filters(text="規上 ８０亿元")) == [80.0]
    assert values(Filters(text="工业增加值达到")) == [80.0], "a line break in the article is layout"
    assert values(Filters(text="巩义报告")) == [80.0, 9.0]
    assert values(Filters(text="规上 就业")) == []
    assert values(Filters(text="  ")) == values()


def test_what_has_no_value_comes_last_either_way() -> None:
    assert values(sort="place") == [80.0, 6.0, 3.0, 9.0]
    assert values(sort="year", descending=True) == [6.0, 80.0, 3.0, 9.0]
    assert values(sort="date", descending=True) == [6.0, 3.0, 80.0, 9.0]


def test_amounts_are_ordered_within_their_unit() -> None:
    assert values(sort="value") == [6.0, 9.0, 3.0, 80.0]


def test_each_slot_offers_what_the_others_leave() -> None:
    choices = LEDGER.choices(Filters(places=("巩义市",)))
    assert choices.places == {"郑州市": 2, "巩义市": 1}
    assert choices.years == {2023: 1}
    assert choices.indicators == {"规上工业增加值": 1}
    assert choices.kinds == {"goal": 1}
    everything = LEDGER.choices()
    assert list(everything.years) == [2023, 2022]
    assert next(iter(everything.indicators)) == "工业增加值"


def test_a_row_quotes_its_clause_without_layout() -> None:
    assert LEDGER.select(Filters(years=(2023,), places=("巩义市",)))[0].quote == "规上工业增加值达到80亿元"


def test_rows_asked_for_again_are_not_looked_for_again() -> None:
    filters = Filters(text="工业")
    assert LEDGER.select(filters, sort="value") is LEDGER.select(filters, sort="value")
    assert LEDGER.choices(filters) is LEDGER.choices(filters)
    assert LEDGER.select(filters, sort="value") != LEDGER.select(filters, sort="value", descending=True)
