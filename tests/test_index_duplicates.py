"""Copies by what is said, near copies by a sketch."""

from __future__ import annotations

import random

import pytest

from index.duplicates import LIKE, Seen, digest_of, find_copies, near_copies
from index.read import ArticleSettings, split_text
from index.split import split_article

WORDS = "港口码头公园道路学校医院茶叶粮食企业项目投资增长新增建设推进实施改造服务民生创新".strip()


def article(seed: int, sentences: int = 40) -> list[str]:
    draw = random.Random(seed)
    return ["".join(draw.choices(WORDS, k=24)) + "。" for _ in range(sentences)]


def digest(sentences: list[str], name: str = "a.txt", title: str = "南屿市工作") -> str:
    text = f"{title}\n\n2024年，南屿市开会。\n\n" + "\n\n".join(sentences)
    articles = split_text(text, name, ArticleSettings())
    return digest_of(articles, [passage for one in articles for passage in split_article(one)])


def test_layout_and_headline_make_no_other_article() -> None:
    said = article(1)
    rewrapped = ["".join(said[:20]), "".join(said[20:])]
    assert digest(said) == digest(rewrapped, "b.md", "南屿市再出发")


@pytest.mark.parametrize(("changed", "near"), [(1, True), (3, True), (20, False), (40, False)])
def test_the_share_of_changed_sentences_decides_what_is_near(changed: int, near: bool) -> None:
    said = article(1)
    other = article(2)[:changed] + said[changed:]
    seen = Seen()
    assert seen.add("a.txt", digest(said)) is None
    assert find_copies({"a.txt": digest(said), "b.txt": digest(other)}) == {}
    match = seen.add("b.txt", digest(other))
    assert (match is not None) is near
    if match:
        assert match.name == "a.txt"
        assert abs(match.share - (1 - changed / 40)) < 0.15
        assert match.share >= LIKE


def test_the_nearest_of_several_is_named() -> None:
    said = article(1)
    seen = Seen()
    seen.add("a.txt", digest(article(2)[:8] + said[8:]))
    seen.add("b.txt", digest(article(3)[:2] + said[2:]))
    match = seen.add("c.txt", digest(said))
    assert match is not None
    assert match.name == "b.txt"


def test_short_texts_are_copies_only_with_their_title() -> None:
    assert digest(["新增泊位5个。"]) == digest(["新增泊位5个。"], "b.txt")
    assert digest(["新增泊位5个。"]) != digest(["新增泊位5个。"], "b.txt", "南屿市年终")
    assert ":" not in digest(["新增泊位5个。"])


def test_the_same_words_about_another_place_are_no_copy() -> None:
    """A form filled in for two counties differs only in what the headline says it is about."""
    said = "\n\n".join(article(1))
    digests = set()
    for title in ("余杭区2024年工作计划", "越秀区2024年工作计划", "越秀区2023年工作计划"):
        articles = split_text(f"{title}\n\n{said}", "a.txt", ArticleSettings())
        digests.add(digest_of(articles, [passage for one in articles for passage in split_article(one)]))
    assert len(digests) == 3


def test_near_copies_of_a_change_are_those_of_all() -> None:
    """Only what may have changed is compared anew, and comes out as if all were."""
    draw = random.Random(7)
    said = [article(seed) for seed in range(6)]
    digests: dict[str, str] = {}
    matches: dict[str, object] = {}
    for _ in range(60):
        before = dict(digests)
        name = f"{draw.randrange(12):02d}.txt"
        whole = draw.choice(said)
        digests[name] = digest(draw.choice(said)[: draw.randrange(12)] + whole[draw.randrange(3) :])
        if draw.random() < 0.3:
            digests.pop(name)
        digests = dict(sorted(digests.items()))
        again = near_copies(digests, {digest for _, digest in digests.items() ^ before.items()})
        matches = {name: again[name] if name in again else matches[name] for name in digests}
        assert matches == near_copies(digests, digests.values())
    assert any(matches.values())
