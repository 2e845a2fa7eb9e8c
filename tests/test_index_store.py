"""A generation opened for reading: found by row, one generation for as long as it is held."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.build import build_store
from index.errors import EncoderError, StoreError
from index.generations import find_generation
from index.manifest import default_store
from index.store import PassageIndex
from index.words import cut
from tests.fakes import BigramEncoder, use_encoder

SUBJECTS = ("码头", "果树", "公路", "学校", "医院", "桥梁")


def write(folder: Path, subject: str, count: int = 3) -> None:
    plan = f"2022年，滨海区计划新建{subject}{count}处，按照统一规划分期实施，年底前全部建成使用。\n"
    (folder / f"{subject}.txt").write_text(plan, encoding="utf-8")


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_encoder(monkeypatch, BigramEncoder())
    folder = tmp_path / "文章"
    folder.mkdir()
    for subject in SUBJECTS:
        write(folder, subject)
    build_store(folder)
    return folder


@pytest.fixture
def store(articles: Path) -> PassageIndex:
    return PassageIndex.open(default_store(articles))


def test_passages_are_found_by_meaning_and_by_words_best_first(store: PassageIndex) -> None:
    for search in (lambda q: store.search_dense(q, 4), lambda q: store.search_lexical(cut(q), 4)):
        hits = search("新建公路几处")
        scores = [score for _, score in hits]
        assert "公路" in hits[0][0].text
        assert len(hits) == 4
        assert scores == sorted(scores, reverse=True)
        assert scores[0] > scores[-1] > 0


def test_a_query_that_says_nothing_finds_nothing(store: PassageIndex) -> None:
    assert store.search_dense("", 5) == []
    assert store.search_lexical([], 5) == []


def test_articles_and_passages_are_looked_up_by_id(store: PassageIndex) -> None:
    assert {article.name for article in store.articles()} == {f"{subject}.txt" for subject in SUBJECTS}
    for article in store.articles():
        assert store.article(article.id) == article
        for passage in store.passages_of(article.id):
            assert passage.article == article.id
            assert store.passage(passage.id) == passage
    for look_up in (store.article, store.passage):
        with pytest.raises(KeyError, match="无此"):
            look_up("无此")


def test_facts_are_looked_up_by_passage(store: PassageIndex) -> None:
    passages = [p.id for article in store.articles() for p in store.passages_of(article.id)]
    found = store.facts_of(passages)
    assert sorted(fact.text for facts in found.values() for fact in facts) == ["3处"] * len(SUBJECTS)
    assert all(fact.passage == passage for passage, facts in found.items() for fact in facts)
    [one] = store.facts_of(passages[:1]).values()
    assert one == tuple(fact for fact in store.facts() if fact.passage == passages[0])
    assert store.facts_of([]) == {}


def test_articles_are_looked_up_together(store: PassageIndex) -> None:
    articles = {article.id: article for article in store.articles()}
    assert store.articles_with(articles) == articles
    assert store.articles_with([]) == {}
    with pytest.raises(KeyError, match="无此"):
        store.articles_with([*articles, "无此"])


def test_titles_are_looked_up_without_the_articles(store: PassageIndex) -> None:
    titles = {article.id: article.title for article in store.articles()}
    assert store.titles_of(titles) == titles
    assert store.titles_of([]) == {}
    with pytest.raises(KeyError, match="无此"):
        store.titles_of([*titles, "无此"])


def test_first_goals_come_from_articles_of_a_place(articles: Path) -> None:
    settings = "".join(f'["{subject}.txt"]\nplace = "滨海区"\n' for subject in ("桥梁", "学校"))
    (articles / "articles.toml").write_text(settings, encoding="utf-8")
    build_store(articles)
    goals = PassageIndex.open(default_store(articles)).first_goals(3)
    assert [(goal.article, goal.place, goal.year) for goal in goals] == [
        ("学校.txt", "滨海区", 2022),
        ("桥梁.txt", "滨海区", 2022),
    ]


def test_rows_are_the_same_in_the_database_and_among_the_vectors(store: PassageIndex) -> None:
    vectors = store.dense.vectors(list(store.entries()))
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1)
    for (row, entry), vector in zip(store.entries().items(), vectors, strict=True):
        terms = entry.terms.split(" ")
        assert store.search_lexical(terms, 1)[0][0] == entry.passage
        assert store.dense.search(vector, 1)[0][0] == row


def test_the_lexicon_is_the_one_of_the_build(articles: Path) -> None:
    (articles / "lexicon.toml").write_text('words = ["滨海区计划"]\n', encoding="utf-8")
    build_store(articles)
    store = PassageIndex.open(default_store(articles))
    (articles / "lexicon.toml").unlink()
    assert store.lexicon.user_words == ("滨海区计划",)
    assert store.lexicon.fingerprint == store.manifest.rules.lexicon
    assert len(store.search_lexical(["滨海区计划"], 10)) == len(SUBJECTS)


def test_a_snapshot_stays_itself_while_others_are_published(articles: Path, store: PassageIndex) -> None:
    before = store.articles()
    for count in range(4, 8):
        write(articles, "码头", count)
        build_store(articles)
    assert store.generation == "gen-000001"
    assert store.articles() == before
    assert store.search_lexical(["码头"], 1)[0][0].text.startswith("2022年，滨海区计划新建码头3处")
    newest = PassageIndex.open(default_store(articles))
    assert newest.generation == "gen-000005"
    assert "码头7处" in newest.search_dense("新建码头", 1)[0][0].text
    store.close()
    newest.close()
    write(articles, "码头", 9)
    build_store(articles)
    assert {path.name for path in default_store(articles).glob("gen-*")} == {"gen-000005", "gen-000006"}


def test_readers_never_see_two_generations_while_builds_go_on(articles: Path) -> None:
    stop = threading.Event()

    def read() -> int:
        opened = 0
        while not stop.is_set():
            store = PassageIndex.open(default_store(articles))
            counts = {
                passage.text.split("处")[0][-1]
                for subject in SUBJECTS
                for passage, _ in store.search_lexical([subject], 1) + store.search_dense(subject, 1)
            }
            assert len(counts) == 1, f"{store.generation} mixes {counts}"
            store.close()
            opened += 1
        return opened

    with ThreadPoolExecutor(4) as pool:
        readers = [pool.submit(read) for _ in range(4)]
        try:
            for count in (4, 5, 6, 7, 8, 9):
                for subject in SUBJECTS:
                    write(articles, subject, count)
                build_store(articles)
        finally:
            stop.set()
        assert all(reader.result() > 1 for reader in readers)


def test_many_threads_share_one_store(store: PassageIndex) -> None:
    def ask(turn: int) -> str:
        subject = SUBJECTS[turn % len(SUBJECTS)]
        (dense, _), (lexical, _) = (
            store.search_dense(f"新建{subject}", 1)[0],
            store.search_lexical([subject], 1)[0],
        )
        assert dense == lexical == store.passages_of(f"{subject}.txt")[-1]
        return store.article(dense.article).name

    with ThreadPoolExecutor(8) as pool:
        names = list(pool.map(ask, range(240)))
    assert names == [f"{subject}.txt" for subject in SUBJECTS] * 40


def test_no_store_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=f"没有建好的索引库.*mubiao index {tmp_path}"):
        PassageIndex.open(default_store(tmp_path))


@pytest.mark.parametrize("name", ["passages.db", "dense.faiss", "lexical/meta.json", "manifest.json"])
def test_a_damaged_file_is_an_error_that_names_it(articles: Path, name: str) -> None:
    path = find_generation(default_store(articles)) / name
    path.write_bytes(path.read_bytes()[:20])
    with pytest.raises(StoreError, match=f"{name}.*mubiao index {articles}"):
        PassageIndex.open(default_store(articles))


@pytest.mark.parametrize("name", ["passages.db", "dense.faiss", "lexical/meta.json"])
def test_overwritten_bytes_never_open_as_a_store_that_was_verified(articles: Path, name: str) -> None:
    path = find_generation(default_store(articles)) / name
    path.write_bytes(b"\xff" * path.stat().st_size)
    with pytest.raises(StoreError, match="已损坏"):
        PassageIndex.open(default_store(articles), verify=True)
    with pytest.raises(StoreError, match=r"mubiao index|python -m index"):
        PassageIndex.open(default_store(articles))


def test_another_encoder_under_the_same_name_is_refused(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_encoder(monkeypatch, BigramEncoder(fingerprint="2"))
    store = PassageIndex.open(default_store(articles))
    assert store.search_lexical(["码头"], 1)
    with pytest.raises(EncoderError, match=f"编码器 bigram 与建库时的不同；请运行 mubiao index {articles}"):
        store.search_dense("码头", 1)
    build_store(articles)
    assert PassageIndex.open(default_store(articles)).search_dense("码头", 1)


def test_opening_and_asking_loads_no_torch(articles: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from index.build import build_store; "
        "from index.store import PassageIndex; folder = Path(sys.argv[1]); "
        "build_store(folder, encoder='bundled'); store = PassageIndex.open(folder / '.mubiao'); "
        "assert store.search_dense('新建码头', 1)[0][0].article == '码头.txt'; "
        "assert not {'torch', 'sentence_transformers', 'gradio'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script, str(articles)], check=True)
