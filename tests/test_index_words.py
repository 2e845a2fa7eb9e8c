"""Terms, weights and the lexicon."""

import itertools
import marshal
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import dictionary
from index.dictionary import Dictionary, Shelves
from index.errors import ArticleError
from index.words import (
    cut,
    cut_words,
    fold,
    is_deed,
    is_generality,
    is_stopword,
    load_lexicon,
    word_class,
    word_weight,
)


@given(st.text())
def test_fold_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(min_size=50))
def test_a_long_text_is_folded_as_its_characters_are(text: str) -> None:
    assert fold(text) == "".join(map(fold, text))
    assert fold(text * 50) == fold(text) * 50


@given(st.text())
def test_fold_twice_is_fold_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("鄭東新區２０２２年的ＧＤＰ", "郑东新区2022年的gdp"),
        ("“增長”４.８％，於後", '"增长"4.8%,于后'),
        ("著名乾隆覆盖", "著名乾隆覆盖"),
        ("2021—2025　年", "2021-2025 年"),
    ],
)
def test_fold_makes_variants_equal(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_cut_gives_the_same_terms_for_script_and_width_variants() -> None:
    assert cut("郑州市２０２３年固定資產投資") == cut("郑州市2023年固定资产投资")


def test_cut_keeps_genre_words_whole_and_their_parts() -> None:
    terms = cut("地区生产总值，一般公共预算收入。")
    assert {"地区生产总值", "一般公共预算收入", "预算"} <= set(terms)
    assert not {"，", ",", "。"} & set(terms)


def test_cut_words_do_not_overlap_and_slice_back() -> None:
    text = "2022年，金水區新增停車位6000個！"
    words = cut_words(text)
    assert all(fold(span.of(text)) == word for word, span in words)
    assert all(a.end <= b.start for (_, a), (_, b) in itertools.pairwise(words))
    assert "停车位" in [word for word, _ in words]


@pytest.mark.parametrize("word", ["的", "请问", "多少", "什么", "哪些", "是", "吗", "怎样", "，"])
def test_empty_words_weigh_nothing(word: str) -> None:
    assert word_weight(word) == 0.0


def test_rare_nouns_weigh_more_than_common_words_and_numbers() -> None:
    assert word_weight("停车位") > word_weight("发展") > word_weight("1400") > word_weight("的")
    assert is_stopword("請問")


def test_weights_are_those_of_jiebas_table() -> None:
    table = dictionary.jieba_folder() / "analyse" / "idf.txt"
    lines = [line.split(" ") for line in table.read_text(encoding="utf-8").splitlines()]
    nouns = [(word, float(weight)) for word, weight in lines if word.isalpha() and len(word) > 1]
    assert len(nouns) > 200_000
    for word, weight in nouns[::500]:
        if fold(word) == word and not is_stopword(word):
            assert word_weight(word) == weight
    assert word_weight("没有词典收录的词") == word_weight("坏的\ud800字") == 11.0


def read_dictionary() -> Dictionary:
    return dictionary.bundled_dictionary.__wrapped__()


def test_the_cache_is_written_once_read_whole_and_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    made = read_dictionary()
    [cache] = tmp_path.iterdir()
    written = cache.stat().st_mtime_ns
    monkeypatch.setattr("index.dictionary._pack", lambda: pytest.fail("read jieba again"))
    read = read_dictionary()
    assert (read.counts._packed, read.total) == (made.counts._packed, made.total)
    assert (read.weights._packed, read.model) == (made.weights._packed, made.model)
    assert cache.stat().st_mtime_ns == written
    monkeypatch.undo()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    cache.write_bytes(b"\x00" * 9)
    assert read_dictionary().total == made.total
    assert cache.stat().st_size > 1_000_000
    assert [*tmp_path.iterdir()] == [cache]


def test_another_dictionary_or_lexicon_has_another_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    before = dictionary._cache_file()
    monkeypatch.setattr("index.dictionary.bundled_lines", lambda _: ("别的词",))
    assert dictionary._cache_file() != before


def test_a_cache_that_somebody_else_left_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("index.caches._is_others", lambda _: True)
    planted = marshal.dumps(({"假": marshal.dumps({"假词": 10})}, 10, {}, ((), (), {})))
    cache = dictionary._cache_file()
    cache.write_bytes(planted)
    read = read_dictionary()
    assert "投资" in read.counts["投"]
    assert "假词" not in read.counts["假"]
    assert cache.read_bytes() == planted


def test_a_shelf_is_unpacked_when_it_is_looked_at() -> None:
    shelves = Shelves[int]({"投": marshal.dumps({"投资": 3})})
    assert dict(shelves) == {}
    assert shelves["天"] == {}
    assert shelves["投"] == {"投资": 3}
    assert dict(shelves) == {"投": {"投资": 3}}


def test_abbreviations_meet_their_full_names() -> None:
    lexicon = load_lexicon()
    assert "社会消费品零售总额" in lexicon.synonyms("社零")
    assert "高新技术企业" in lexicon.synonyms("高企")
    assert lexicon.canonical("gdp") == "地区生产总值"
    assert lexicon.synonyms("没有这个词") == ()
    assert len(lexicon.groups) >= 150


def test_everyday_wording_and_english_lead_to_formal_terms() -> None:
    lexicon = load_lexicon()
    assert "居民人均可支配收入" in lexicon.formal_terms("老百姓挣多少钱？")
    assert lexicon.translations("retail sales growth") == ("社会消费品零售总额", "增长")
    assert lexicon.translations("How many parking spaces?")[0] == "停车位"


def test_a_users_lexicon_is_laid_over_the_bundled_one(tmp_path: Path) -> None:
    (tmp_path / "lexicon.toml").write_text(
        'words = ["玉兔湾项目"]\n[[synonyms]]\nterms = ["夜经济", "月光经济"]\n'
        '[places]\n"北新区" = "云州北城新区"\n',
        encoding="utf-8",
    )
    lexicon = load_lexicon(tmp_path)
    assert lexicon.synonyms("月光经济") == ("夜经济",)
    assert lexicon.synonyms("GDP")
    assert lexicon.place_name("北新区") == "云州北城新区"
    assert "玉兔湾项目" in cut("推进玉兔湾项目建设", lexicon)
    assert "玉兔湾项目" not in cut("推进玉兔湾项目建设")
    assert lexicon.fingerprint != load_lexicon().fingerprint


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("words = [", "TOML"),
        ("word = ['甲']", "不认识的项目 word"),
        ("words = '甲'", "words"),
        ("[[synonyms]]\nwords = ['甲']", "terms"),
        ("[places]\n甲 = 3", "places"),
    ],
)
def test_a_bad_lexicon_names_the_file_and_the_fault(tmp_path: Path, content: str, why: str) -> None:
    (tmp_path / "lexicon.toml").write_text(content, encoding="utf-8")
    with pytest.raises(ArticleError, match=why) as caught:
        load_lexicon(tmp_path)
    assert "lexicon.toml" in str(caught.value)
    assert "\n" not in str(caught.value)


def test_jieba_is_silent_lazy_and_needs_no_temporary_folder(tmp_path: Path) -> None:
    code = "import sys, index.words as w; assert 'jieba' not in sys.modules; print(w.cut('固定资产投资')[-1])"
    missing = str(tmp_path / "gone")
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={"TMPDIR": missing, "PYTHONPATH": str(Path(__file__).parent.parent), "PYTHONUTF8": "1"},
        check=False,
    )
    assert (done.stdout.strip(), done.stderr) == ("固定资产投资", "")


def test_without_guessing_only_known_words_are_joined() -> None:
    assert [word for word, _ in cut_words("新能源车卖得好", guess=False)] == [
        "新能源",
        "车",
        "卖",
        "得",
        "好",
    ]


@pytest.mark.parametrize(("word", "kind"), [("产量", "n"), ("引进", "v"), ("俄罗斯", "ns"), ("投资", "vn")])
def test_the_dictionary_tells_the_class_of_a_word(word: str, kind: str) -> None:
    assert word_class(word) == kind


def test_words_are_found_wherever_jieba_lists_them() -> None:
    """A few lines of its dictionary stand out of order."""
    path = dictionary.jieba_folder() / "dict.txt"
    lines = [line.split(" ") for line in path.read_text(encoding="utf-8").splitlines()]
    first: dict[str, str] = {}
    for word, _, kind in lines:
        first.setdefault(word, kind)
    misplaced = [word for (before, *_), (word, *_) in itertools.pairwise(lines) if word < before]
    assert misplaced
    some = [
        word for word in (*misplaced, *list(first)[::2000], lines[0][0], lines[-1][0]) if fold(word) == word
    ]
    assert {word: word_class(word) for word in some} == {word: first[word] for word in some}


def test_a_word_no_dictionary_knows_has_no_class() -> None:
    assert word_class("蔬莱") == ""
    assert word_class("") == ""


def test_generalities_and_deeds_are_told_from_other_words() -> None:
    assert is_generality("规模")
    assert not is_generality("产量")
    assert is_deed("開工")
    assert not is_deed("开心")


def test_a_bureau_is_one_word_before_its_head() -> None:
    assert [word for word, _ in cut_words("发改局局长和文旅局局长")] == [
        "发改局",
        "局长",
        "和",
        "文旅局",
        "局长",
    ]


@pytest.mark.parametrize("term", ["社消零", "非遗", "保交楼", "营收", "河长制"])
def test_a_short_form_that_the_lexicon_explains_is_cut_whole(term: str) -> None:
    assert term in [word for word, _ in cut_words(f"全市{term}情况", load_lexicon(), guess=False)]


def test_a_short_form_is_not_cut_out_of_longer_words() -> None:
    assert [word for word, _ in cut_words("上限上调", load_lexicon(), guess=False)] == ["上限", "上调"]
