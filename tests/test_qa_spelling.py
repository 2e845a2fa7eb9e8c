"""Misspelt words of a question, read as what the articles or the genre write."""

import pytest

from index import Span, fold, load_lexicon
from qa.spelling import Spelling, corrections, in_plain_words

ARTICLES = frozenset(
    [
        "蔬菜",
        "产量",
        "人才",
        "高层次",
        "引进",
        "奖补",
        "资金",
        "规模",
        "存量",
        "融资",
        "目标",
        "增长",
        "投资",
        "固定",
        "资产",
        "固定资产",
        "收入",
        "预算",
        "新增",
        "就业",
        "城镇",
        "林业",
        "万吨",
        "负债",
        "车办",
    ]
)
SPELLING = Spelling(load_lexicon(), ARTICLES.__contains__)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("蔬莱产量", "蔬菜产量"),
        ("高层次人材", "高层次人才"),
        ("奖补资今", "奖补资金"),
        ("融资归模", "融资规模"),
        ("增长木标", "增长目标"),
        ("固定子产投资增长", "固定资产投资增长"),
        ("固定资投资增长", "固定资产投资增长"),
        ("固资定产投资增长", "固定资产投资增长"),
        ("一般公供预算收入", "一般公共预算收入"),
        ("城镇新增就液", "城镇新增就业"),
        ("社会消费品零受总额", "社会消费品零售总额"),
        ("银行业总付债是多少", "银行业总负债是多少"),
    ],
)
def test_a_slip_is_read_as_what_the_articles_or_the_genre_write(written: str, meant: str) -> None:
    assert SPELLING.corrected(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "蔬菜产量",
        "林业投资增长",
        "渔业产量",
        "出口总额",
        "进口总额",
        "城镇登记失业率",
        "地铁里程",
        "汽车产能",
        "玉兔湾项目",
    ],
)
def test_what_is_a_word_stays_even_where_the_articles_dont_say_it(written: str) -> None:
    assert SPELLING.corrected(written) == written


def test_names_are_left_alone() -> None:
    assert SPELLING.corrected("木标镇增长木标", [Span(0, 3)]) == "木标镇增长目标"


def test_what_could_be_two_words_stays() -> None:
    """Both sound as written, and neither is a term of the genre."""
    spelling = Spelling(load_lexicon(), frozenset(["油井", "游景"]).__contains__)
    assert spelling.corrected("尤井") == "油井"
    both = Spelling(load_lexicon(), frozenset(["形式", "形势"]).__contains__)
    assert both.corrected("形誓") == "形誓"


@pytest.mark.parametrize(
    ("spoken", "plain"),
    [("人均收入係幾多元", "人均收入是多少元"), ("有木有規劃", "有没有规划"), ("目标是多小", "目标是多少")],
)
def test_spoken_question_words_are_put_plainly(spoken: str, plain: str) -> None:
    assert in_plain_words(fold(spoken)) == plain


def test_a_correction_is_told_in_whole_words() -> None:
    assert corrections("蔬莱产量多少", "蔬菜产量多少") == (("蔬莱", "蔬菜"),)
    assert corrections("固定资投资增长", "固定资产投资增长") == (("固定资投资", "固定资产投资"),)
    assert corrections("引进人才多少名", "引进人才多少名") == ()


@pytest.mark.parametrize("written", ["确定了哪6个市为试点", "确定了哪六个市为试点"])
def test_a_measure_word_behind_a_number_is_never_misspelt(written: str) -> None:
    spelling = Spelling(load_lexicon(), {"确定", "各市", "试点"}.__contains__)
    assert spelling.corrected(written) == written
