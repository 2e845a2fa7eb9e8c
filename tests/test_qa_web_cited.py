"""What a citation's link means once its article was edited or taken away."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index import Article, Span
from qa.web.cited import Address, Cited, find_cited
from qa.web.links import seal
from tests.scripted_bot import make_article

THEN = "会议指出，2023年全镇完成产值12亿元。会议要求抓好春耕。\n"
QUOTE = "完成产值12亿元"
SPAN = Span(THEN.index(QUOTE), THEN.index(QUOTE) + len(QUOTE))
LINK = Address(SPAN.start, SPAN.end, seal(QUOTE))


def article(text: str) -> Article:
    return make_article("镇.txt", text, "全镇会议")


def test_words_that_stand_where_they_were_are_the_cited_ones() -> None:
    assert find_cited(LINK, article(THEN + "后来又加了一段。\n"), ()) == Cited("same", SPAN)


def test_words_that_moved_are_found_nearest_to_where_they_were() -> None:
    near, far = f"补充：{THEN}", f"补充：{THEN}附：{QUOTE}"
    moved = Span(SPAN.start + 3, SPAN.end + 3)
    assert find_cited(LINK, article(near), ()) == Cited("moved", moved)
    assert find_cited(LINK, article(far), ()) == Cited("moved", moved)


def test_changed_words_are_never_marked_in_place_of_the_cited_ones() -> None:
    edited = article(THEN.replace("12亿元", "15亿元"))
    assert find_cited(LINK, edited, ()) == Cited("changed")
    assert find_cited(LINK, edited, [article(THEN)]) == Cited("changed", then=QUOTE)


def test_an_earlier_text_without_the_cited_words_is_passed_over() -> None:
    edited, between = article("撤回。\n"), article(THEN.replace("12", "13"))
    assert find_cited(LINK, edited, [between, article(THEN)]).then == QUOTE
    assert find_cited(LINK, edited, [between]).then == ""


def test_a_forged_link_shows_no_words_as_cited() -> None:
    forged = replace(LINK, sealed=seal("产值一百亿"))
    assert find_cited(forged, article(THEN), [article(THEN)]) == Cited("changed")


def test_of_an_article_taken_away_the_cited_words_remain() -> None:
    assert find_cited(LINK, None, [article(THEN)]) == Cited("gone", then=QUOTE)
    assert find_cited(Address(), None, [article(THEN)]) == Cited("gone")


@pytest.mark.parametrize(
    "address", [Address(5, 5), Address(9, 3), Address(-1, 3), Address(0, 999), Address(0, 999, "0")]
)
def test_a_place_that_the_article_never_had_is_none(address: Address) -> None:
    assert find_cited(address, article(THEN), ()).span is None


def test_a_link_without_a_seal_opens_its_place() -> None:
    assert find_cited(Address(0, 4), article(THEN), ()) == Cited("same", Span(0, 4))
