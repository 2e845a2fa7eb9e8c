"""How much of a query passages, their headings and their articles say."""

import pytest

from index import Article, Heading, Passage, Span
from qa.closeness import article_shares, closest_sentences, heading_shares

RARITY = {"茶叶": 3.0, "产量": 2.0, "全市": 1.0}


def passage(text: str, article: str = "a.txt", heading: str = "") -> Passage:
    headings = (Heading(heading, Span(0, 0)),) if heading else ()
    return Passage(text, article, Span(0, len(text)), text, headings)


def test_what_two_neighbours_say_is_closer_than_what_stands_far_apart() -> None:
    near = passage("会议召开。全市茶叶丰收。产量过万吨。会议结束。")
    far = passage("全市茶叶丰收。会议召开。会议结束。产量过万吨。")
    none = passage("会议召开。会议结束。")
    scores = closest_sentences([far, near, none], RARITY)
    assert scores[1] > scores[0] > scores[2] == 0


def test_a_short_sentence_is_closer_than_a_long_one_that_says_the_same() -> None:
    long = passage("茶叶产量" + "以及其他许多许多的事情" * 20 + "。")
    [short_score, long_score] = closest_sentences([passage("茶叶产量。"), long], RARITY)
    assert short_score > long_score > 0


def test_a_passage_of_one_sentence_or_none_has_a_closeness() -> None:
    assert closest_sentences([passage("茶叶"), passage("")], RARITY)[0] > 0
    assert closest_sentences([passage("")], RARITY) == [0]
    assert closest_sentences([], RARITY) == []


def test_title_and_headings_count_by_the_rarity_of_what_they_say() -> None:
    article = Article("a.txt", "", Span(0, 0), "全市工作会议")
    shares = heading_shares([(article, passage("一", heading="茶叶")), (article, passage("二"))], RARITY)
    assert shares == pytest.approx([4.0, 1.0])


def test_what_an_article_says_is_counted_once_for_all_its_passages() -> None:
    found = [passage("茶叶"), passage("茶叶的产量"), passage("产量", article="b.txt")]
    assert article_shares(found, RARITY) == [5.0, 5.0, 2.0]
