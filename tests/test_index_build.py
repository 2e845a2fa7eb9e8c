"""Building: the smallest work, the right staleness, nothing lost and no ghosts."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from index.build import build_store
from index.errors import ArticleError, StoreError
from index.generations import find_generation, writing
from index.manifest import FORMAT_VERSION, default_store
from index.names import Name
from index.passage import Article, Fact, Passage, Span
from index.report import BuildReport
from index.stale import is_stale
from index.store import PassageIndex
from tests.fakes import BigramEncoder, use_encoder

HARBOUR = """# 港口区召开年度工作会议

2022年2月24日，港口区召开年度工作会议，回顾过去一年的工作并部署今年的任务，号召全区上下实干争先。

## 重点项目

今年，港口区将建设三座码头，完成固定资产投资605亿元，同比增长5.2%，并且新开两条航线。

## 民生实事

港口区还将改造老旧小区十二个，新建学校四所，让群众在家门口享受到更好的公共服务。
"""
VALLEY = """# 谷地县公布发展计划

2023年1月9日，谷地县公布发展计划，提出全年地区生产总值增长8%左右，粮食产量保持稳定。

## 乡村振兴

谷地县计划种植果树两万亩，修建乡村公路一百公里，引进农产品加工企业25至30家。
"""


@pytest.fixture
def encoder() -> BigramEncoder:
    return BigramEncoder()


@pytest.fixture(params=["written whole", "changes carried along"])
def articles(
    tmp_path: Path, encoder: BigramEncoder, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> Path:
    use_encoder(monkeypatch, encoder)
    if request.param == "changes carried along":
        monkeypatch.setattr("index.amend.SMALL", 0)
        monkeypatch.setattr("index.amend._SHARE", 0)
    monkeypatch.setattr("index.corpus.extract_facts", amounts)
    folder = tmp_path / "文章"
    (folder / "县").mkdir(parents=True)
    (folder / "港口.txt").write_text(HARBOUR, encoding="utf-8")
    (folder / "县" / "谷地.txt").write_text(VALLEY, encoding="utf-8")
    return folder


def amounts(article: Article, passage: Passage) -> tuple[Fact, ...]:
    """Find each amount in 亿元: facts by a rule that no other room can change."""
    return tuple(
        Fact(
            *(article.id, passage.id, passage.place, passage.year, "投资", "goal", found[0], float(found[1])),
            *("亿元", "exact", "level", Span(passage.span.start, passage.span.end)),
        )
        for found in re.finditer(r"(\d+)亿元", passage.text)
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def opened(articles: Path) -> PassageIndex:
    return PassageIndex.open(default_store(articles))


def texts(index: PassageIndex) -> list[str]:
    return [passage.text for article in index.articles() for passage in index.passages_of(article.id)]


def changes(report: BuildReport) -> tuple[tuple[str, ...], ...]:
    return report.added, report.changed, report.removed, report.unchanged


def test_a_first_build_adds_every_article(articles: Path, encoder: BigramEncoder) -> None:
    report = build_store(articles)
    assert changes(report) == (("县/谷地.txt", "港口.txt"), (), (), ())
    assert report.generation == "gen-000001"
    assert report.skipped == ()
    assert (report.articles, report.facts) == (2, 1)
    index = opened(articles)
    assert report.passages == report.encoded == len(encoder.encoded) == len(texts(index))
    assert [article.id for article in index.articles()] == ["县/谷地.txt", "港口.txt"]
    assert [fact.text for fact in index.facts()] == ["605亿元"]
    assert 0 < report.seconds < 60


def test_what_is_embedded_carries_title_headings_place_and_year(
    articles: Path, encoder: BigramEncoder
) -> None:
    build_store(articles)
    embedded = next(text for text in encoder.encoded if "三座码头" in text)
    passage = next(text for text in texts(opened(articles)) if "三座码头" in text)
    assert {"港口区召开年度工作会议", "重点项目", "2022年", "港口区"} <= set(embedded.split("\n"))
    assert embedded.endswith("\n" + passage)
    assert passage.startswith("今年，")


def test_nothing_changed_makes_no_generation(articles: Path, encoder: BigramEncoder) -> None:
    build_store(articles)
    encoder.encoded.clear()
    report = build_store(articles)
    assert report.generation == "gen-000001"
    assert changes(report) == ((), (), (), ("县/谷地.txt", "港口.txt"))
    assert report.articles == 2
    assert report.passages > 0
    assert encoder.encoded == []
    assert not (default_store(articles) / "gen-000002").exists()


def test_an_edit_embeds_only_the_changed_passages(articles: Path, encoder: BigramEncoder) -> None:
    build_store(articles)
    before = opened(articles)
    encoder.encoded.clear()
    edit(articles / "港口.txt", "三座码头", "五座码头")
    report = build_store(articles)
    assert changes(report) == ((), ("港口.txt",), (), ("县/谷地.txt",))
    assert report.encoded == len(encoder.encoded) == 1
    assert "五座码头" in encoder.encoded[0]
    after = opened(articles)
    assert not any("三座码头" in text for text in texts(after))
    assert any("三座码头" in text for text in texts(before)), "an open generation never changes"


def test_kept_vectors_stay_with_their_passages(articles: Path) -> None:
    build_store(articles)
    (articles / "一.txt").write_text(VALLEY.replace("谷地县", "高山县"), encoding="utf-8")
    edit(articles / "港口.txt", "三座码头", "五座码头")
    build_store(articles)
    index = opened(articles)
    for text in texts(index):
        best, score = index.search_dense(encoder_text(index, text), 1)[0]
        assert best.text == text
        assert score == pytest.approx(1, abs=1e-5)


def encoder_text(index: PassageIndex, text: str) -> str:
    from index.entry import indexed_text

    passages = [p for article in index.articles() for p in index.passages_of(article.id) if p.text == text]
    return indexed_text(index.article(passages[0].article), passages[0])


def test_a_rename_embeds_nothing(articles: Path, encoder: BigramEncoder) -> None:
    build_store(articles)
    encoder.encoded.clear()
    (articles / "港口.txt").rename(articles / "港口区.txt")
    report = build_store(articles)
    assert changes(report) == (("港口区.txt",), (), ("港口.txt",), ("县/谷地.txt",))
    assert encoder.encoded == []


def test_a_correction_reaches_the_article_and_what_is_embedded(
    articles: Path, encoder: BigramEncoder
) -> None:
    build_store(articles)
    encoder.encoded.clear()
    (articles / "articles.toml").write_text('["港口.txt"]\ntitle = "改正的标题"\n', encoding="utf-8")
    assert changes(build_store(articles)) == ((), ("港口.txt",), (), ("县/谷地.txt",))
    assert opened(articles).article("港口.txt").title == "改正的标题"
    assert encoder.encoded
    assert all("改正的标题" in text for text in encoder.encoded)


def test_a_removed_article_leaves_no_passage_and_no_fact(articles: Path, encoder: BigramEncoder) -> None:
    build_store(articles)
    encoder.encoded.clear()
    (articles / "港口.txt").unlink()
    report = build_store(articles)
    assert changes(report) == ((), (), ("港口.txt",), ("县/谷地.txt",))
    index = opened(articles)
    assert index.facts() == ()
    assert encoder.encoded == []
    assert {p.article for p, _ in index.search_dense("港口区建设三座码头", 50)} == {"县/谷地.txt"}
    assert index.search_lexical(["码头"], 50) == []


def test_names_follow_edits_and_removals(articles: Path) -> None:
    build_store(articles)
    first = opened(articles).names()
    assert "港口区" in first.homes
    assert {2022, 2023} <= first.years
    edit(articles / "港口.txt", "港口区", "海湾区")
    build_store(articles)
    assert opened(articles).names().homes == first.homes - {"港口区"} | {"海湾区"}
    (articles / "港口.txt").unlink()
    build_store(articles)
    last = opened(articles)
    assert "海湾区" not in last.names().homes | last.names().places
    assert last.names().years == {2023}
    assert {name.article for name in last.names_by_article()} == {"县/谷地.txt"}


def test_an_unchanged_article_keeps_its_names_without_being_read(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store(articles)
    before = [name for name in opened(articles).names_by_article() if name.article == "县/谷地.txt"]
    read: list[str] = []

    def nameless(article: Article, _: Sequence[Passage]) -> tuple[Name, ...]:
        read.append(article.id)
        return ()

    monkeypatch.setattr("index.corpus.find_names", nameless)
    edit(articles / "港口.txt", "三座码头", "五座码头")
    build_store(articles)
    assert read == ["港口.txt"]
    assert before
    assert list(opened(articles).names_by_article()) == before


def test_a_full_build_embeds_everything_again(articles: Path) -> None:
    first = build_store(articles)
    report = build_store(articles, full=True)
    assert report.encoded == first.passages
    assert report.generation == "gen-000002"
    assert changes(report) == ((), (), (), ("县/谷地.txt", "港口.txt"))


def test_unreadable_files_are_skipped_with_their_reason_and_the_rest_is_built(articles: Path) -> None:
    (articles / "坏.txt").write_bytes(b"\x00\xff\xfe\x00\x01" * 7)
    (articles / "空.txt").write_text(" \n", encoding="utf-8")
    Path(os.fsdecode(os.fsencode(articles) + b"/\xb8\xdb.txt")).write_text(HARBOUR, encoding="utf-8")
    report = build_store(articles)
    assert report.articles == 2
    reasons = {skipped.name: skipped.reason for skipped in report.skipped}
    assert set(reasons) == {"坏.txt", "空.txt", "\udcb8\udcdb.txt"}
    assert "坏.txt" in reasons["坏.txt"]
    assert "文件名" in reasons["\udcb8\udcdb.txt"]
    assert not is_stale(articles)
    assert build_store(articles).skipped == report.skipped
    (articles / "空.txt").write_text(VALLEY.replace("谷", "坪"), encoding="utf-8")
    assert build_store(articles).added == ("空.txt",)


def test_a_file_that_cannot_be_opened_is_skipped(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "港口.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    report = build_store(articles)
    assert report.added == ("县/谷地.txt",)
    assert [skipped.name for skipped in report.skipped] == ["港口.txt"]


def test_a_missing_or_empty_folder_is_one_line_in_chinese_and_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="找不到文章文件夹"):
        build_store(tmp_path / "无")
    assert not (tmp_path / "无").exists()
    with pytest.raises(ArticleError, match=r"没有文章：.*请放入文章") as caught:
        build_store(tmp_path)
    assert "\n" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_of_unreadable_files_says_why(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    with pytest.raises(ArticleError, match=r"没有一篇能读的文章：.*空\.txt"):
        build_store(tmp_path)
    with pytest.raises(StoreError, match="没有建好的索引库"):
        opened(tmp_path)


def test_a_second_writer_is_told_to_wait(articles: Path) -> None:
    with writing(default_store(articles)), pytest.raises(StoreError, match="另一个程序正在更新"):
        build_store(articles)


def test_a_store_that_cannot_be_written_is_one_line(articles: Path) -> None:
    with pytest.raises(StoreError, match=r"无法写入索引库 .*--store"):
        build_store(articles, store=articles / "港口.txt")


def test_a_failed_build_leaves_the_old_generation_and_no_litter(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store(articles)
    edit(articles / "港口.txt", "三座码头", "五座码头")

    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("index.parts.build_lexical", full_disk)
        patched.setattr("index.parts.update_lexical", full_disk)
        with pytest.raises(StoreError, match="No space left"):
            build_store(articles)
    names = {path.name for path in default_store(articles).iterdir()}
    assert names <= {"gen-000001", "current", "write.lock", ".gitignore"}
    assert any("三座码头" in text for text in texts(opened(articles)))
    assert build_store(articles).changed == ("港口.txt",)


def test_a_damaged_store_is_stale_and_rebuilt_with_a_word_about_it(articles: Path) -> None:
    first = build_store(articles)
    vectors = find_generation(default_store(articles)) / "dense.faiss"
    data = bytearray(vectors.read_bytes())
    data[-9] ^= 1
    vectors.write_bytes(data)
    assert not is_stale(articles), "one flipped bit is found by a build, not by a look at sizes"
    report = build_store(articles)
    assert "dense.faiss" in report.repaired
    assert report.encoded == first.passages
    vectors = find_generation(default_store(articles)) / "dense.faiss"
    vectors.write_bytes(vectors.read_bytes()[:-1])
    assert is_stale(articles)
    build_store(articles)
    assert not is_stale(articles)


def test_a_lost_link_is_put_back_without_a_new_generation(articles: Path) -> None:
    build_store(articles)
    link = default_store(articles) / "current"
    link.unlink()
    assert not is_stale(articles)
    assert build_store(articles).generation == "gen-000001"
    assert link.readlink() == Path("gen-000001")


def test_a_store_of_a_newer_format_is_left_alone_unless_all_is_rebuilt(articles: Path) -> None:
    build_store(articles)
    manifest = find_generation(default_store(articles)) / "manifest.json"
    edit(manifest, f'"format": {FORMAT_VERSION}', '"format": 99')
    for look in (is_stale, build_store):
        with pytest.raises(StoreError, match="更新版本"):
            look(articles)
    assert "更新版本" in build_store(articles, full=True).repaired
    assert not is_stale(articles)


def test_a_store_elsewhere_leaves_the_articles_untouched(articles: Path, tmp_path: Path) -> None:
    build_store(articles, store=tmp_path / "库")
    assert not default_store(articles).exists()
    assert not is_stale(articles, tmp_path / "库")
    assert PassageIndex.open(tmp_path / "库").generation == "gen-000001"


def test_progress_is_told_stage_by_stage(articles: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build_store(articles, progress=lambda stage, done, total: told.append((stage, done, total)))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["读取", "编码", "写入"]
    assert [(done, total) for stage, done, total in told if stage == "读取"] == [(1, 2), (2, 2)]
    assert all(0 <= done <= total for _, done, total in told)
    assert told[-1] == ("写入", 1, 1)
