"""The names of an article: each once, folded, with the article that uses it."""

from __future__ import annotations

from index.names import Name, find_names
from index.passage import Article, Passage, Span

TEXT = "贵阳市召开会议\n记者 董小茜 在遵义市、遵义市报道\n２０２１年的開陽縣"
ARTICLE = Article("甲.txt", TEXT, Span(0, len(TEXT)), "贵阳市召开会议", place="貴陽市", year=2022)
FIRST = Passage("p1", ARTICLE.id, Span(8, 27), "记者 董小茜 在遵义市、遵义市报道", (), 2022, "贵阳市")
SECOND = Passage("p2", ARTICLE.id, Span(28, 37), "２０２１年的開陽縣", (), 2021, None)


def test_places_people_and_years_are_told_once_and_folded() -> None:
    assert find_names(ARTICLE, [FIRST, SECOND]) == (
        Name("甲.txt", "home", "贵阳市"),
        Name("甲.txt", "person", "董小茜"),
        Name("甲.txt", "place", "开阳县"),
        Name("甲.txt", "place", "贵阳市"),
        Name("甲.txt", "place", "遵义市"),
        Name("甲.txt", "year", "2021"),
        Name("甲.txt", "year", "2022"),
    )


def test_an_article_about_no_place_in_no_year_names_nothing() -> None:
    assert find_names(Article("乙.txt", "一二三", Span(0, 3), "一二三"), []) == ()
