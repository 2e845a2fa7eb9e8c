"""Retrieval: two rankings fused by rank, and the passages they bring."""

import pytest

from index import Passage, Span
from qa.bot import Bot
from qa.retrieve import FUSION_K, fuse_rankings, retrieve, search
from tests.small_corpus import HILLS, PORT


def passage(key: str) -> Passage:
    return Passage(key, "a.txt", Span(0, 1), key)


A, B, C = map(passage, "abc")


def test_a_passages_score_adds_what_each_rank_is_worth() -> None:
    fused = fuse_rankings([([A, B], 1.0), ([B, C], 0.5)])
    assert [p.id for p, _ in fused] == ["b", "a", "c"]
    assert [score for _, score in fused] == pytest.approx(
        [1 / (FUSION_K + 2) + 0.5 / (FUSION_K + 1), 1 / (FUSION_K + 1), 0.5 / (FUSION_K + 2)]
    )


def test_ranks_count_from_one_and_equal_scores_keep_the_order_of_ids() -> None:
    fused = fuse_rankings([([B], 1.0), ([A], 1.0)])
    assert [p.id for p, _ in fused] == ["a", "b"]
    assert {score for _, score in fused} == {1 / (FUSION_K + 1)}


def test_no_rankings_fuse_to_nothing() -> None:
    assert fuse_rankings([]) == []
    assert fuse_rankings([([], 1.0)]) == []


def test_the_passage_that_says_it_comes_first(small_bot: Bot) -> None:
    hits = search("茶叶产量", small_bot._opened.store, k=5)
    assert hits[0].article.name == HILLS
    assert "茶叶产量" in hits[0].passage.text
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)


def test_a_question_is_searched_by_its_place_year_and_content(small_bot: Bot) -> None:
    question = small_bot._opened.reader.understand("南屿市2023年固定资产投资增长目标是多少？")
    [best, *_] = retrieve(question, small_bot._opened.store, k=3)
    assert best.article.name == PORT
    assert "固定资产投资增长9%" in best.passage.text


def test_k_bounds_the_hits(small_bot: Bot) -> None:
    assert len(search("公园", small_bot._opened.store, k=1)) == 1
    every = {p.id for a in small_bot.articles() for p in small_bot._opened.store.passages_of(a.id)}
    assert {hit.passage.id for hit in search("公园", small_bot._opened.store, k=100)} <= every


@pytest.mark.parametrize("k", [0, -1])
def test_fewer_than_one_hit_can_not_be_asked_for(small_bot: Bot, k: int) -> None:
    with pytest.raises(ValueError, match=f"k must be at least 1, got {k}"):
        search("公园", small_bot._opened.store, k=k)


def test_blank_text_finds_nothing(small_bot: Bot) -> None:
    assert search("  ", small_bot._opened.store, k=3) == ()
