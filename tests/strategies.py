"""What the property tests read and ask: any text, prose of the genre by grammar, seeds and files gone bad.

Everything is put together from small choices, so that a failing example shrinks to a few characters.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from index.encodings import decode
from tests.rewrapped import rewrap

TESTS = Path(__file__).parent
REAL = (
    *sorted((TESTS.parent / "seeds").glob("*.txt")),
    *sorted(p for p in (TESTS / "articles").iterdir() if p.is_file()),
)


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(" "))


PLACES = ("", *_words("南屿市 柏川县 澜州市云溪区 临港新区 河南省 北京市 江铺街道 全市 我省"))
YEARS = ("", *_words("2023年 今年 去年 到2025年 “十四五”末 二〇二三年 2021—2025年 上半年 １２月底前"))
INDICATORS = _words(
    "地区生产总值 GDP 一般公共预算收入 固定资产投资 规上工业增加值 城镇新增就业 粮食总产量 实施重点项目 "
    "改造老旧小区 森林覆盖率 PM2.5浓度 新建学校 失业率 其中民间投资 全年"
)
VERBS = ("", *_words("增长 完成 达到 力争突破 控制在 下降 不低于 占比提高到 计划新建 由 比上年增长 ："))
UNITS = (
    *("", "元/吨"),
    *_words("亿元 万元 % ％ 个百分点 万人 家 个 平方公里 万吨 公里 倍 位 个以上 左右"),
    *_words("年 月 多家 余个 大战略 番 强"),
)
ITEMS = ("", "- ", "● ", "> ", *_words("一是 二是 （一） ① 第一， 1. 2、 首先， 一、 其中："))
HEADS = ("", "# ", "## ", "一、", "（二）", "2023年 ", "**", "【")
NUMERALS = "零〇一二三四五六七八九十百千万亿两"
RARE_NUMBERS = (
    *_words("百分之八 百分之六点五 1/3 三分之二 七成 近千 翻一番 首位 第三 1,2,3"),
    *("9" * 400, "0." + "0" * 400 + "1", "一" * 60, "亿" * 50, "百分之" + "九" * 30),
)
SAYINGS = _words(
    "市长秦若川说 会议指出：“要稳中求进” 建设“一谷两园” （见附件1） 《南屿市规划》 居全市第二 "
    "东区、西区分别增长5%、6% 从60%提高到65% 其中A区3家、B区4家（不含C区（筹）） “蓝湾计划”是指修复岸线 "
    "9月15日召开大会 本报记者\u3000苏明远 10:30 http://a.example/1?b=2 坚决不搞大水漫灌"
)
ODD = (
    *"\u200b\u200f\u202e\u2066\ufeff\u0301\ufe0f\0\x0b\x0c\x1c\x85\u2028\xa0\u3000\t\r\n",
    *"İßﬁ㎡℃½²①٣𝟚𠮷🎉\U0010ffff*[)|~～「』〔“”‘《》（），。；：、！…-·%．的不第$/\\",
    *_words("\n\n ** __ ]( |\t --- ``` <b> &lt; ——"),
)
ASKS = (
    "",
    *_words("是多少？ 目标是多少 完成了多少 有哪些？ 是什么？ 是谁 什么时候？ 为什么 在哪里 吗？ 如何"),
    *_words("同比增长多少？ 比去年呢 哪个最高？ 和柏川县相比谁高？ 分别是多少 呢？ 几个 占比多少 排第几"),
)
TURNS = (
    *_words("那2022年呢？ 它呢 支出呢？ 还有哪些？ 前者呢 为什么？ 这些项目什么时候完成 谢谢"),
    *("市长是谁？", "hello", "What is the GDP target of 2023?", "how many parks", "who is the mayor"),
)


def any_text(size: int = 120) -> SearchStrategy[str]:
    """Any text that can be written to a file: no lone surrogates."""
    return st.text(st.characters(exclude_categories=["Cs"]), max_size=size)


def odd_text(size: int = 40) -> SearchStrategy[str]:
    """Signs that readers stumble over, one after the other."""
    words = st.sampled_from((*ODD, *UNITS, *ITEMS, *VERBS, *YEARS, "2023", "8", "12.5", "一", "亿"))
    return st.lists(words, max_size=size).map("".join)


def _join(*parts: SearchStrategy[str]) -> SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


def _among(*choices: Sequence[str]) -> SearchStrategy[str]:
    """One of each of the choices, one after the other."""
    return _join(*(st.sampled_from(choice) for choice in choices))


def _widened(text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def numbers() -> SearchStrategy[str]:
    """A number as Chinese prose writes it, now and then one that nobody would write."""
    whole = st.integers(0, 10**6)
    plain = st.one_of(
        whole.map(str),
        whole.map("{:,}".format),
        st.tuples(whole, st.integers(0, 99)).map(lambda pair: f"{pair[0]}.{pair[1]}"),
    )
    written = st.one_of(
        plain, plain.map(_widened), st.text(NUMERALS, min_size=1, max_size=6), st.sampled_from(RARE_NUMBERS)
    )
    return _join(written, st.sampled_from(("", "", "", "万", "亿", "余", "多", "至5", "—8", "~", "万至")))


def clauses() -> SearchStrategy[str]:
    """A clause that states a figure, or something else that the genre says."""
    stated = _join(_among(PLACES, YEARS, INDICATORS, VERBS), numbers(), st.sampled_from(UNITS))
    return st.one_of(stated, stated, stated, st.sampled_from(SAYINGS))


@st.composite
def sentences(draw: DrawFn) -> str:
    """A sentence of the genre."""
    parts = draw(st.lists(clauses(), min_size=1, max_size=5))
    said = "".join(part + draw(st.sampled_from("，，，；、：")) for part in parts)[:-1]
    ended = draw(st.sampled_from(("。", "。", "。", "！", "……", "。”", "")))
    return draw(st.sampled_from(ITEMS)) + said + ended


@st.composite
def tables(draw: DrawFn) -> str:
    """A table in Markdown, sometimes a ragged one."""
    width = draw(st.integers(1, 4))
    heads = st.sampled_from((*INDICATORS, *YEARS, "目标（亿元）", "增速(%)"))
    names = st.sampled_from((*PLACES, *INDICATORS))
    cells = st.lists(st.one_of(numbers(), clauses()), min_size=width, max_size=width)
    head = ["指标", *draw(st.lists(heads, min_size=width, max_size=width))]
    rows = [[draw(names), *draw(cells)] for _ in range(draw(st.integers(0, 3)))]
    lines = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *rows)]
    return "\n".join(draw(st.permutations(lines)) if draw(st.integers(0, 5)) == 0 else lines)


@st.composite
def prose(draw: DrawFn) -> str:
    """An article of the genre: a headline, headings, paragraphs, lists and tables, sometimes hard-wrapped."""
    title = draw(_among(PLACES, YEARS, ("政府工作报告", "召开大会", "")))
    paragraph = st.lists(sentences(), min_size=1, max_size=3).map("".join)
    heading = _join(st.sampled_from(HEADS), st.one_of(clauses(), st.just("主要目标")))
    blocks = draw(st.lists(st.one_of(paragraph, paragraph, heading, tables()), min_size=1, max_size=5))
    gap = draw(st.sampled_from(("\n\n", "\n", "\n　　", "\n\n\n", "\r\n")))
    text = gap.join([title, *blocks])
    width = draw(st.sampled_from((0, 0, 0, 8, 15, 24)))
    return rewrap(text, width) if width else text


@cache
def real_texts() -> tuple[str, ...]:
    """The texts of the seeds and of the tests' articles."""
    return tuple(decode(path.read_bytes()) for path in REAL)


@st.composite
def excerpts(draw: DrawFn, size: int = 500) -> str:
    """A stretch of a real article."""
    text = draw(st.sampled_from(real_texts()))
    start = draw(st.integers(0, len(text) - 1))
    return text[start : start + draw(st.integers(1, size))]


@st.composite
def mutated(draw: DrawFn, texts: SearchStrategy[str]) -> str:
    """A text of which slices were left out, doubled, moved or overwritten."""
    text = draw(texts)
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 60)))
        cut, rest = text[start:end], text[:start] + text[end:]
        put = draw(st.one_of(st.sampled_from(("", cut * 2, cut)), odd_text(4), clauses(), any_text(6)))
        at = draw(st.one_of(st.just(start), st.integers(0, len(rest))))
        text = rest[:at] + put + rest[at:]
    return text


def articles() -> SearchStrategy[str]:
    """What may stand in a file: articles of the genre, whole or gone bad, and anything else."""
    return st.one_of(prose(), mutated(prose()), mutated(excerpts()), odd_text(), any_text())


def questions() -> SearchStrategy[str]:
    """A question of the genre, whole or gone bad, or anything; lone surrogates come in as JSON."""
    named = _among(PLACES, YEARS, INDICATORS, ASKS)
    plain = st.one_of(named, named, excerpts(40), st.sampled_from(TURNS), clauses())
    return st.one_of(plain, plain, mutated(plain), odd_text(12), st.text(max_size=40))


def histories() -> SearchStrategy[list[dict[str, str]]]:
    """The turns before a question, as chat programs send them."""
    roles = st.sampled_from(("user", "user", "assistant"))
    return st.lists(st.fixed_dictionaries({"role": roles, "content": questions()}), max_size=3)


@st.composite
def damaged(draw: DrawFn, files: Sequence[bytes]) -> bytes:
    """A file that was cut off, or some of whose bytes were changed, left out or doubled."""
    data = draw(st.sampled_from(files))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        put = draw(st.one_of(st.binary(max_size=8), st.sampled_from((b"", data[start:end] * 2))))
        data = data[:start] if draw(st.integers(0, 5)) == 0 else data[:start] + put + data[end:]
    return data
