"""Incremental builds: the work is that of the change, and the store is as one built in full."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from index.build import build_store
from index.characters import character_terms
from index.generations import find_generation
from index.manifest import SourceRecord, default_store
from index.passage import Passage
from index.stale import is_stale
from index.store import CHANGES, DATABASE, DENSE, PassageIndex
from index.words import cut
from tests.fakes import BigramEncoder, use_encoder

PLACES = ("青禾县", "白鹭市", "云溪区", "临川镇", "石桥县")
WORKS = ("码头", "果园", "公路", "学校", "医院", "桥梁", "水库", "广场", "车站", "剧院")
CHANGES_KEPT = 0  # one in so many: none is too many


def article(number: int, amounts: int = 5) -> str:
    place, year = PLACES[number % len(PLACES)], 2019 + number % 5
    paragraphs = [
        f"{year}年，{place}计划新建{work}{number + turn + 3}处，完成投资{number * 7 + turn}亿元，"
        f"由第{turn}工作组牵头，按照统一规划分期实施，年底以前要让{place}的群众看到变化、得到实惠。"
        for turn, work in enumerate(WORKS[number % 3 : number % 3 + amounts])
    ]
    return "\n\n".join([f"{place}{year}年政府工作报告之{number}", *paragraphs]) + "\n"


@pytest.fixture
def encoder(monkeypatch: pytest.MonkeyPatch) -> BigramEncoder:
    encoder = BigramEncoder()
    use_encoder(monkeypatch, encoder)
    return encoder


@pytest.fixture
def articles(tmp_path: Path, encoder: BigramEncoder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty articles, built in full; from here on every change is carried along."""
    folder = tmp_path / "文章"
    for number in range(40):
        path = folder / f"{number % 4}组" / f"{number:02d}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article(number), encoding="utf-8")
    build_store(folder)
    monkeypatch.setattr("index.amend.SMALL", 0)
    monkeypatch.setattr("index.amend._SHARE", CHANGES_KEPT)
    encoder.encoded.clear()
    return folder


def path_of(articles: Path, number: int) -> Path:
    return articles / f"{number % 4}组" / f"{number:02d}.txt"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def opened(articles: Path) -> PassageIndex:
    return PassageIndex.open(default_store(articles))


def assert_as_built_in_full(articles: Path, tmp_path: Path, *, exact: bool = False) -> None:
    """Compare all that can be asked of the store with one that is built from nothing."""
    shutil.rmtree(tmp_path / "full", ignore_errors=True)
    build_store(articles, store=tmp_path / "full", full=True)
    full, store = PassageIndex.open(tmp_path / "full"), opened(articles)
    assert store.manifest.counts == full.manifest.counts
    assert [told(source) for source in store.manifest.sources] == [told(s) for s in full.manifest.sources]
    assert store.articles() == full.articles()
    assert store.facts() == full.facts()
    assert store.names() == full.names()
    assert store.names_by_article() == full.names_by_article()
    assert store.first_goals(8) == full.first_goals(8)
    assert list(store.entries().values()) == list(full.entries().values())
    vectors, of_full = (index.dense.vectors(list(index.entries())) for index in (store, full))
    assert vectors == pytest.approx(of_full, abs=1e-5)
    for held in full.articles():
        passages = full.passages_of(held.id)
        assert store.article(held.id) == held
        assert store.passages_of(held.id) == passages
        assert [store.passage(passage.id) for passage in passages] == list(passages)
        ids = [passage.id for passage in passages]
        assert store.facts_of(ids) == full.facts_of(ids)
    for query in ("青禾县2022年新建学校多少处", "白鹭市 公路 投资", "广场", "没有这样的词"):
        near, near_full = store.search_dense(query, 12), full.search_dense(query, 12)
        assert [passage for passage, _ in near] == [passage for passage, _ in near_full]
        assert [score for _, score in near] == pytest.approx([score for _, score in near_full], abs=1e-5)
        depth = 1000 if not exact else 12
        said, said_full = (
            (index.search_lexical(cut(query), depth), index.search_characters(character_terms(query), depth))
            for index in (store, full)
        )
        if exact:
            assert said == said_full
        else:  # the weights of terms still count what is gone
            assert _passages_of(said) == _passages_of(said_full)
    full.close()
    store.close()


def _passages_of(found: Iterable[list[tuple[Passage, float]]]) -> list[set[str]]:
    return [{passage.id for passage, _ in ranking} for ranking in found]


def told(source: SourceRecord) -> tuple[str, ...]:
    """Return what is told of a file, but for its times."""
    s = source
    return s.name, s.sha256, s.skipped, s.digest, s.copy_of, s.like, s.note


def test_a_change_links_what_it_leaves_alone(articles: Path) -> None:
    first = find_generation(default_store(articles))
    edit(path_of(articles, 7), "新建", "改建")
    build_store(articles)
    second = find_generation(default_store(articles))
    assert second != first
    assert not (first / CHANGES).exists()
    assert (second / CHANGES).is_file()
    for name in (DATABASE, DENSE):
        assert (first / name).samefile(second / name)
    shared = [
        path for path in (first / "lexical").glob("*.term") if (second / "lexical" / path.name).exists()
    ]
    assert shared
    assert all(path.samefile(second / "lexical" / path.name) for path in shared)


def test_where_no_links_can_be_made_files_are_copied(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("os.link", refuse)
    path_of(articles, 3).unlink()
    build_store(articles)
    assert (find_generation(default_store(articles)) / CHANGES).is_file()
    assert_as_built_in_full(articles, tmp_path)


def test_one_changed_passage_of_twenty_embeds_one(articles: Path, encoder: BigramEncoder) -> None:
    long = articles / "长.txt"
    paragraphs = [
        f"第{n}段：{WORKS[n % 10]}工程已经开工{n}处，" + "各项工作有序推进，" * 8 + "。" for n in range(20)
    ]
    long.write_text("长篇工作报告\n\n" + "\n\n".join(paragraphs) + "\n", encoding="utf-8")
    build_store(articles)
    assert len(opened(articles).passages_of("长.txt")) >= 20
    encoder.encoded.clear()
    edit(long, "开工7处", "开工8888处")
    report = build_store(articles)
    assert report.encoded == len(encoder.encoded) == 1
    assert "8888" in encoder.encoded[0]
    assert report.changed == ("长.txt",)


def test_a_rename_embeds_nothing_and_touches_no_index(
    articles: Path, encoder: BigramEncoder, tmp_path: Path
) -> None:
    before = find_generation(default_store(articles))
    path_of(articles, 9).rename(articles / "改名.txt")
    report = build_store(articles)
    after = find_generation(default_store(articles))
    assert (report.added, report.changed, report.removed) == (("改名.txt",), (), ("1组/09.txt",))
    assert report.encoded == 0
    assert encoder.encoded == []
    names = {path.name for path in (before / "lexical").iterdir() if path.suffix != ".lock"}
    assert {path.name for path in (after / "lexical").iterdir() if path.suffix != ".lock"} == names
    assert opened(articles).database.gone_rows() == frozenset()
    assert_as_built_in_full(articles, tmp_path)


def test_a_copy_of_an_article_embeds_nothing(articles: Path, encoder: BigramEncoder, tmp_path: Path) -> None:
    shutil.copy(path_of(articles, 9), articles / "副本.txt")
    assert build_store(articles).encoded == 0
    assert encoder.encoded == []
    assert_as_built_in_full(articles, tmp_path)


def copies(articles: Path) -> dict[str, tuple[str, ...]]:
    return opened(articles).manifest.copies()


def test_copies_follow_their_original(articles: Path, encoder: BigramEncoder, tmp_path: Path) -> None:
    """The next one takes the place of an original that is removed or says something else now."""
    for name in ("乙.txt", "丙.txt"):
        shutil.copy(path_of(articles, 9), articles / name)
    build_store(articles)
    assert copies(articles) == {"1组/09.txt": ("丙.txt", "乙.txt")}
    edit(path_of(articles, 9), "新建", "扩建")
    report = build_store(articles)
    assert (report.added, report.changed, report.removed) == (("丙.txt",), ("1组/09.txt",), ())
    assert copies(articles) == {"丙.txt": ("乙.txt",)}
    encoder.encoded.clear()
    (articles / "丙.txt").unlink()
    report = build_store(articles)
    assert (report.added, report.removed, report.encoded) == (("乙.txt",), ("丙.txt",), 0)
    assert copies(articles) == {}
    assert opened(articles).article("乙.txt").also == ()
    assert_as_built_in_full(articles, tmp_path)


def test_an_earlier_name_becomes_the_original(articles: Path, encoder: BigramEncoder, tmp_path: Path) -> None:
    shutil.copy(path_of(articles, 9), articles / "00.txt")
    report = build_store(articles)
    assert (report.added, report.removed, report.encoded) == (("00.txt",), ("1组/09.txt",), 0)
    assert opened(articles).article("00.txt").also == ("1组/09.txt",)
    assert encoder.encoded == []
    assert_as_built_in_full(articles, tmp_path)


def test_copies_in_a_zip_follow_too(articles: Path, tmp_path: Path) -> None:
    (articles / "包.zip").write_bytes(zipped([path_of(articles, 9), path_of(articles, 10)]))
    build_store(articles)
    assert copies(articles) == {"1组/09.txt": ("包.zip/09.txt",), "2组/10.txt": ("包.zip/10.txt",)}
    path_of(articles, 9).unlink()
    assert build_store(articles).added == ("包.zip/09.txt",)
    assert_as_built_in_full(articles, tmp_path)
    (articles / "包.zip").unlink()
    assert build_store(articles).removed == ("包.zip/09.txt",)
    assert copies(articles) == {}
    assert_as_built_in_full(articles, tmp_path)


def test_near_copies_are_told_anew(articles: Path, tmp_path: Path) -> None:
    near = articles / "近.txt"
    text = path_of(articles, 9).read_text(encoding="utf-8")
    near.write_text(text.replace("牵头", "具体牵头", 1), encoding="utf-8")
    build_store(articles)
    like = {source.name: source.like for source in opened(articles).manifest.sources}
    assert like["近.txt"].endswith(" 1组/09.txt")
    edit(path_of(articles, 9), "。", "。另据气象部门预报，未来三天多云转晴，北风三到四级。")
    edit(path_of(articles, 9), "新建", "筹建")
    build_store(articles)
    assert_as_built_in_full(articles, tmp_path)
    path_of(articles, 9).unlink()
    build_store(articles)
    assert not any(s.like.endswith("09.txt") for s in opened(articles).manifest.sources)
    assert_as_built_in_full(articles, tmp_path)


def test_nothing_is_left_of_an_article_that_went(articles: Path, tmp_path: Path) -> None:
    path_of(articles, 11).write_text(article(11).replace("学校", "天文馆"), encoding="utf-8")
    build_store(articles)
    assert opened(articles).search_lexical(["天文馆"], 5)
    for number in (11, 12):  # one that was carried along, one that was there from the start
        path_of(articles, number).unlink()
        build_store(articles)
    store = opened(articles)
    gone = {"3组/11.txt", "0组/12.txt"}
    assert not store.says("天文馆")
    assert not gone & {found.name for found in store.articles()}
    assert not gone & {fact.article for fact in store.facts()}
    assert not gone & {fact.article for fact in store.first_goals(99)}
    assert not gone & {name.article for name in store.names_by_article()}
    assert not gone & {passage.article for passage, _ in store.search_dense("天文馆新建多少处", 999)}
    assert not gone & {passage.article for passage, _ in store.search_lexical(["新建", "投资"], 999)}
    assert store.database.article("3组/11.txt") is None
    assert_as_built_in_full(articles, tmp_path)


def test_an_article_may_go_and_come_back(articles: Path, tmp_path: Path) -> None:
    path_of(articles, 5).unlink()
    build_store(articles)
    path_of(articles, 5).write_text(article(5), encoding="utf-8")
    build_store(articles)
    assert_as_built_in_full(articles, tmp_path)


def test_an_open_reader_keeps_its_generation_through_many_changes(articles: Path) -> None:
    reader = opened(articles)
    before = (
        reader.articles(),
        reader.search_dense("青禾县新建学校", 20),
        reader.search_lexical(["学校"], 20),
    )
    for turn in range(4):
        edit(path_of(articles, turn), "新建", "扩建")
        path_of(articles, 30 + turn).unlink()
        build_store(articles)
    assert (
        *(reader.articles(), reader.search_dense("青禾县新建学校", 20), reader.search_lexical(["学校"], 20)),
    ) == before


@pytest.mark.parametrize("seed", range(3))
def test_any_series_of_changes_ends_as_a_full_build(articles: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    for turn in range(6):
        for _ in range(chance.randint(2, 5)):
            change = chance.choice((add, rewrite, shorten, rename, remove, duplicate, reprint, spoil, pack))
            change(articles, chance, turn)
        build_store(articles)
    assert (find_generation(default_store(articles)) / CHANGES).is_file()
    assert_as_built_in_full(articles, tmp_path)


def add(articles: Path, chance: random.Random, turn: int) -> None:
    (articles / f"新{turn}-{chance.random()}.txt").write_text(
        article(chance.randint(50, 90)), encoding="utf-8"
    )


def rewrite(articles: Path, chance: random.Random, turn: int) -> None:
    path = some(articles, chance)
    path.write_text(path.read_text(encoding="utf-8").replace("计划", f"第{turn}次计划", 2), encoding="utf-8")


def shorten(articles: Path, chance: random.Random, _: int) -> None:
    some(articles, chance).write_text(article(chance.randint(0, 40), amounts=2), encoding="utf-8")


def rename(articles: Path, chance: random.Random, turn: int) -> None:
    path = some(articles, chance)
    path.rename(path.with_name(f"改{turn}-{chance.random()}.txt"))


def remove(articles: Path, chance: random.Random, _: int) -> None:
    some(articles, chance).unlink()


def duplicate(articles: Path, chance: random.Random, turn: int) -> None:
    shutil.copy(some(articles, chance), articles / f"副本{turn}-{chance.random()}.txt")


def reprint(articles: Path, chance: random.Random, turn: int) -> None:
    """Print an article again before all others or behind them, sometimes with a word more."""
    title, _, said = some(articles, chance).read_text(encoding="utf-8").partition("\n\n")
    name = f"{chance.choice('0新')}转载{turn}-{chance.random()}.txt"
    said = said.replace("牵头", "具体牵头", chance.choice((0, 1)))
    (articles / name).write_text(f"{title}之转载\n\n{said}", encoding="utf-8")


def spoil(articles: Path, chance: random.Random, _: int) -> None:
    some(articles, chance).write_bytes(b"\xff\xfe\xfd" * 50)


def pack(articles: Path, chance: random.Random, _: int) -> None:
    """Fill a zip with copies of a few articles, or take it away."""
    path = articles / "包.zip"
    if path.exists() and chance.random() < 0.3:
        path.unlink()
    else:
        path.write_bytes(zipped(some(articles, chance) for _ in range(3)))


def zipped(files: Iterable[Path]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(set(files)):
            archive.writestr(path.name, path.read_bytes())
    return buffer.getvalue()


def some(articles: Path, chance: random.Random) -> Path:
    return chance.choice(sorted(path for path in articles.glob("**/*.txt") if ".mubiao" not in path.parts))


def test_too_many_changes_are_written_whole_without_reading_or_embedding(
    articles: Path, encoder: BigramEncoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(path_of(articles, 1), "新建", "扩建")
    build_store(articles)
    encoder.encoded.clear()
    monkeypatch.setattr("index.amend._SHARE", 10)
    for number in (2, 3, 4, 6):
        path_of(articles, number).rename(articles / f"改名{number}.txt")
    report = build_store(articles)
    assert not (find_generation(default_store(articles)) / CHANGES).exists()
    assert report.encoded == 0
    assert encoder.encoded == []
    assert list(opened(articles).entries()) == list(range(report.passages)), "rows are numbered anew"
    assert_as_built_in_full(articles, tmp_path, exact=True)


def test_a_few_changes_are_not(articles: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.amend._SHARE", 10)
    edit(path_of(articles, 1), "新建", "扩建")
    build_store(articles)
    assert (find_generation(default_store(articles)) / CHANGES).exists()


def test_a_correction_is_read_into_its_article_alone(
    articles: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    read = record_reading(monkeypatch)
    settings = articles / "articles.toml"
    settings.write_text('["1组/05.txt"]\ntitle = "改正的标题"\n', encoding="utf-8")
    assert build_store(articles).changed == ("1组/05.txt",)
    assert read == ["1组/05.txt"]
    read.clear()
    settings.write_text(
        '["1组/05.txt"]\ntitle = "改正的标题"\n["2组/06.txt"]\nyear = 2011\n', encoding="utf-8"
    )
    assert build_store(articles).changed == ("2组/06.txt",)
    assert read == ["2组/06.txt"]
    settings.unlink()
    assert build_store(articles).changed == ("1组/05.txt", "2组/06.txt")
    assert_as_built_in_full(articles, tmp_path)


def record_reading(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    import index.corpus

    read: list[str] = []
    real = index.corpus.read_file

    def reading(path: Path, name: str, *rest: object) -> object:
        read.append(name)
        return real(path, name, *rest)

    monkeypatch.setattr("index.corpus.read_file", reading)
    return read


def new_words(articles: Path, _: pytest.MonkeyPatch) -> None:
    (articles / "lexicon.toml").write_text('words = ["按照统一规划"]\n', encoding="utf-8")


def new_synonyms(articles: Path, _: pytest.MonkeyPatch) -> None:
    (articles / "lexicon.toml").write_text('[[synonyms]]\nterms = ["学校", "学堂"]\n', encoding="utf-8")


def new_facts(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("index.rules.FACTS_VERSION", 10_000)


def new_cutting(_: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import index.rules

    real = index.rules.code_fingerprint
    changed = {index.rules.TERMS: "upgraded"}
    monkeypatch.setattr("index.rules.code_fingerprint", lambda rooms: changed.get(rooms) or real(rooms))


@pytest.mark.parametrize("change", [new_words, new_synonyms, new_facts, new_cutting])
def test_a_changed_rule_is_redone_alone(
    articles: Path,
    encoder: BigramEncoder,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    change: Callable[[Path, pytest.MonkeyPatch], None],
) -> None:
    edit(path_of(articles, 2), "新建", "扩建")
    build_store(articles)
    encoder.encoded.clear()
    read = record_reading(monkeypatch)
    looked: list[str] = []
    real = __import__("index.corpus", fromlist=["extract_facts"]).extract_facts
    monkeypatch.setattr("index.corpus.extract_facts", lambda a, p: looked.append(p.id) or real(a, p))
    change(articles, monkeypatch)
    assert is_stale(articles)
    report = build_store(articles)
    assert not is_stale(articles)
    assert report.made
    assert report.changed == ()
    assert report.encoded == 0
    assert read == []
    assert bool(looked) is (change is new_facts)
    assert_as_built_in_full(articles, tmp_path, exact=change in (new_words, new_facts, new_cutting))
    assert opened(articles).says("按照统一规划") is (change is new_words)


def test_another_encoder_reads_nothing_and_embeds_everything(
    articles: Path, encoder: BigramEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = BigramEncoder(name="other", fingerprint="2", dimension=64)
    use_encoder(monkeypatch, encoder, other)
    read = record_reading(monkeypatch)
    report = build_store(articles, encoder="other")
    assert read == []
    assert report.encoded == len(other.encoded) == report.passages
    assert opened(articles).dense.dimension == 64


def test_what_two_generations_share_is_loaded_once(articles: Path) -> None:
    first = opened(articles)
    first.search_dense("学校", 1)
    edit(path_of(articles, 2), "新建", "扩建")
    build_store(articles)
    second = PassageIndex.open(default_store(articles), before=first)
    assert second.encoder is first.encoder
    assert second.lexicon is first.lexicon
    assert second.dense._index is first.dense._index
    hits = second.search_dense("青禾县新建学校", 999)
    assert len(hits) == second.manifest.counts.passages
    assert any("扩建" in passage.text for passage, _ in hits)
    assert not any("扩建" in passage.text for passage, _ in first.search_dense("青禾县新建学校", 999))
