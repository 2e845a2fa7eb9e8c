"""The cut is jieba's own, word for word, on whatever text."""

from __future__ import annotations

import copy
import random
import warnings
from typing import Any

import pytest

from index import words
from index.dictionary import bundled_dictionary, with_words
from index.edges import Edges
from index.guess import Guesser
from index.lexicon.lines import bundled_lines
from index.segment import Segmenter

SENTENCES = (
    "2023年，临川镇计划新建公路36.5公里，完成投资12.8亿元，同比增长7.9%。",
    "镇党委书记欧阳晓岚说，“双碳”目标要落到实处，ESG评级A+，占比3-5%。\r\n　　下一步将扩大开放。",
    "柘皋河两岸的㙟堤已经合龙，𠮷野家门店é新开8家；C#与_test-1.0&x。",
    "研究生命起源的他来到杭研大厦，长春市长春药店的小明硕士毕业于中国科学院计算所",
)


@pytest.fixture(scope="module")
def jieba() -> Any:
    """jieba itself, with the words of the lexicon."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in bundled_lines("words.txt"):
        tokenizer.add_word(words.fold(word))
    return tokenizer


@pytest.fixture
def segmenter() -> Segmenter:
    dictionary = bundled_dictionary()
    return Segmenter(dictionary.counts, dictionary.total, Guesser(dictionary.model))


def texts() -> list[str]:
    """Sentences, pieces of them in any order, and characters that no model has seen."""
    draw = random.Random(3)
    said = "".join(SENTENCES)
    odd = [chr(code) for code in range(0x4E00, 0x9FFF, 11)]
    pieces = ["".join(draw.choices(said, k=draw.randint(1, 30))) for _ in range(1500)]
    return [*SENTENCES, "", "。" * 9, *pieces, *("".join(draw.choices(odd, k=9)) for _ in range(300))]


def test_counts_are_those_of_jieba_also_with_words_of_ones_own(jieba: Any) -> None:
    """Words added here count as much as words added there, and so does what longer words begin with."""
    added = ["三标活动", "ＧＤＰ增速", "投资", "郑", ""]
    ours = with_words(bundled_dictionary(), added)
    theirs = copy.copy(jieba)
    theirs.FREQ = dict(jieba.FREQ)
    for word in filter(None, added):
        theirs.add_word(words.fold(word))
    assert ours.total == theirs.total
    firsts = {word[0] for word in theirs.FREQ} | {*ours.counts}
    assert {word: n for first in firsts for word, n in ours.counts[first].items()} == theirs.FREQ
    assert "三标活动" not in bundled_dictionary().counts["三"]


@pytest.mark.parametrize("guess", [True, False])
def test_words_are_those_of_jieba(jieba: Any, segmenter: Segmenter, guess: bool) -> None:
    for text in texts():
        assert list(segmenter.cut(text, guess=guess)) == list(jieba.tokenize(text, HMM=guess)), text


def test_words_to_search_by_are_those_of_jieba(jieba: Any, segmenter: Segmenter) -> None:
    for text in texts():
        kept = [word for word in jieba.cut_for_search(text) if words._is_word(word)]
        assert [word for word in segmenter.cut_for_search(text) if words._is_word(word)] == kept, text


def test_a_block_is_cut_once(segmenter: Segmenter) -> None:
    segmenter.cut_for_search("临川镇计划，临川镇计划；")
    list(segmenter.cut("下一步，临川镇计划"))
    assert segmenter._guessed.cache_info().misses == 2


def test_a_block_of_any_length_is_cut(jieba: Any, segmenter: Segmenter) -> None:
    text = "临川镇计划新建公路" * 3000
    assert [word for word, _, _ in segmenter.cut(text)] == list(jieba.cut(text))


def test_edges_are_those_of_the_words_of_the_whole_text() -> None:
    for text in map(words.fold, texts()[:400]):
        edges, spans = Edges(text), [span for _, span in words.cut_words(text)]
        for at in range(-1, len(text) + 2):
            assert edges.starts_at(at) is any(span.start == at for span in spans)
            assert edges.ends_at(at) is any(span.end == at for span in spans)
            assert edges.word_over(at) == next((s for s in spans if s.start <= at < s.end), None)
