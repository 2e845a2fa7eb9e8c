"""Retrieval: what speaks for a passage, weighed together, and the passages it brings."""

from collections.abc import Iterable

import pytest

from index import Article, PassageIndex
from qa.bot import Bot
from qa.retrieve import WEIGHTS, retrieve, search
from tests.small_corpus import HILLS, PORT


def test_the_passage_that_says_it_comes_first(small_bot: Bot) -> None:
    hits = search("茶叶产量", small_bot._opened.store, k=5)
    assert hits[0].article.name == HILLS
    assert "茶叶产量" in hits[0].passage.text
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert len({hit.passage.id for hit in hits}) == len(hits)


def test_a_hit_tells_what_speaks_for_it_and_its_score_is_the_weighted_sum(small_bot: Bot) -> None:
    for hit in search("茶叶产量", small_bot._opened.store, k=5):
        signals = dict(hit.signals)
        assert signals.keys() == WEIGHTS.keys()
        assert all(0 <= value <= 1.000001 for value in signals.values())
        assert hit.score == pytest.approx(sum(WEIGHTS[name] * value for name, value in signals.items()))


def test_words_that_only_ask_change_nothing_but_the_meaning(small_bot: Bot) -> None:
    plain, asked = (
        [(h.passage.id, dict(h.signals)["words"], dict(h.signals)["sentence"]) for h in found]
        for found in (
            search(text, small_bot._opened.store, k=3) for text in ("茶叶产量", "请问茶叶产量是多少呢？")
        )
    )
    assert asked == plain


def test_a_passage_is_found_by_characters_that_its_words_hide(small_bot: Bot) -> None:
    [best, *_] = search("叶产", small_bot._opened.store, k=3)
    assert "茶叶产量" in best.passage.text
    assert dict(best.signals)["words"] == 0
    assert dict(best.signals)["characters"] == 1


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


def test_meaning_tells_the_nearest_candidate_from_the_farthest(small_bot: Bot) -> None:
    """Cosines of one corpus lie close together: what counts is where a passage stands between the others."""
    store = small_bot._opened.store
    hits = search("茶叶种植情况", store, k=50)
    meaning = {hit.passage.id: dict(hit.signals)["meaning"] for hit in hits}
    assert (min(meaning.values()), max(meaning.values())) == (0, 1)
    nearest = [passage.id for passage, _ in store.search_dense("茶叶种植情况", 50) if passage.id in meaning]
    assert sorted(nearest, key=lambda passage: -meaning[passage]) == nearest


def test_meaning_counts_once_more_as_far_as_no_article_says_the_words(small_bot: Bot) -> None:
    """A question in the articles' own words is ranked by them; one in other words by what it means."""

    def unsaid(text: str) -> list[tuple[float, float]]:
        found = [dict(hit.signals) for hit in search(text, small_bot._opened.store, k=50)]
        return [(signals["unsaid"], signals["meaning"]) for signals in found]

    assert {share for share, _ in unsaid("茶叶产量")} == {0}
    half_said = unsaid("茶叶喜欢吗")
    [share] = {round(part / meaning, 6) for part, meaning in half_said if meaning}
    assert 0 < share < 1
    assert any(meaning for _, meaning in half_said)


def test_a_query_without_meaning_gets_none(small_bot: Bot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.store.PassageIndex.search_dense", lambda *_: [])
    found = search("茶叶产量", small_bot._opened.store, k=3)
    assert [dict(hit.signals)["meaning"] for hit in found] == [0, 0, 0]


def test_of_all_candidates_only_the_articles_of_the_hits_are_read(
    small_bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    read_articles = PassageIndex.articles_with

    def record(store: PassageIndex, article_ids: Iterable[str]) -> dict[str, Article]:
        read.extend(wanted := list(article_ids))
        return read_articles(store, wanted)

    monkeypatch.setattr(PassageIndex, "articles_with", record)
    [hit] = search("2023年固定资产投资增长目标", small_bot._opened.store, k=1)
    assert read == [hit.article.id]
