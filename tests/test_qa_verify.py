"""The gate: true statements pass, and a statement in which anything was changed doesn't."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

import pytest

from index import Article, Passage, Span
from qa.answer import Citation, Statement
from qa.bot import Bot
from qa.verify import holds, unsupported
from tests.conftest import Exam
from tests.mutants import mutants_of

CAUGHT = 0.99
TEXT = (
    "2023年，岭东市力争引进200个科技型创新企业，发放消费券8000万元，规上工业增加值增长8%左右，"
    "固定资产投资下降3.5%，失业率控制在5.5%以内，签约不低于20个项目，建设“一谷两园”。"
)
ARTICLE = Article("a.txt", TEXT, Span(0, len(TEXT)), "岭东市工作会议", place="岭东市", year=2023)


def cite(words: str = TEXT, number: int = 1, year: int = 2023, place: str = "岭东市") -> Citation:
    start = TEXT.index(words)
    passage = Passage("p", ARTICLE.id, Span(0, len(TEXT)), TEXT, year=year, place=place)
    return Citation(number, ARTICLE, passage, Span(start, start + len(words)))


@pytest.mark.parametrize(
    "text",
    [
        "岭东市力争引进**200个**科技型创新企业",
        "是：失业率控制在5.5%以内",
        "不是：签约不低于20个项目",
        "岭东市2023年引进科技型创新企业200个",
        "今年引进科技型创新企业200个",
        "２０２３年发放消费券0.8亿元",
        "二〇二三年规上工业增加值增长百分之八左右",
        "签约至少20个项目，建设“一谷两园”",
        "岭东引进200个科技型创新企业",
    ],
)
def test_what_the_cited_words_say_holds_however_figures_are_written(text: str) -> None:
    assert unsupported(Statement(text, (cite(),))) == ()


@pytest.mark.parametrize(
    ("text", "loose"),
    [
        ("岭东市力争引进300个科技型创新企业", "300个"),
        ("岭东市力争引进20个科技型创新企业", "20个"),
        ("岭东市力争引进200家科技型创新企业", "200家"),
        ("岭西市力争引进200个科技型创新企业", "岭西市"),
        ("2022年，岭东市力争引进200个科技型创新企业", "2022年"),
        ("去年，岭东市力争引进200个科技型创新企业", "去年"),
        ("发放消费券8000亿元", "8000亿元"),
        ("规上工业增加值增长3.5%", "3.5%"),
        ("固定资产投资增长3.5%", "3.5%"),
        ("失业率控制在5.5%以上", "5.5%"),
        ("失业率5.5%", "5.5%"),
        ("低于20个项目", "20个"),
        ("0个科技型创新企业", "0个"),
        ("建设“一谷三园”", "一谷三园"),
        ("GDP增长8%左右", "gdp"),
    ],
)
def test_what_they_do_not_say_is_named(text: str, loose: str) -> None:
    assert loose in unsupported(Statement(text, (cite(),)))


@pytest.mark.parametrize("said", ["引进741个项目", "741个项目", "引进1个项目", "引进1"])
def test_a_part_of_a_number_with_a_comma_is_another_number(said: str) -> None:
    text = "全年引进1,741个项目。"
    article = Article("a.txt", text, Span(0, len(text)), "岭东市")
    citation = Citation(1, article, Passage("p", "a.txt", article.span, text), article.span)
    assert holds(Statement("引进1,741个项目", (citation,)))
    assert not holds(Statement(said, (citation,)))


def test_a_figure_of_the_sentence_outside_the_cited_span_does_not_hold() -> None:
    assert not holds(Statement("签约不低于20个项目", (cite("失业率控制在5.5%以内"),)))
    assert holds(
        Statement("签约不低于20个项目", (cite("失业率控制在5.5%以内"), cite("签约不低于20个项目", 2)))
    )


OPERANDS = (cite("规上工业增加值增长8%"), cite("失业率控制在5.5%以内", 2, year=2022, place="柏川县"))


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("岭东市2023年比柏川县2022年高2.5个百分点（计算得出）", True),
        ("柏川县2022年比岭东市2023年低2.5个百分点（计算得出）", True),
        ("相差2.5个百分点（计算得出）", True),
        ("岭东市最高（比较得出）", True),
        ("柏川县最低（比较得出）", True),
        ("柏川县最高（比较得出）", False),
        ("岭西市最高（比较得出）", False),
        ("岭东市2023年比柏川县2022年高2.6个百分点（计算得出）", False),
        ("岭东市2023年比柏川县2022年高2.5%（计算得出）", False),
        ("岭东市2023年比柏川县2022年低2.5个百分点（计算得出）", False),
        ("岭东市2023年比柏川县2021年高2.5个百分点（计算得出）", False),
        ("岭东市2023年比岭西市2022年高2.5个百分点（计算得出）", False),
        ("柏川县2022年比柏川县2022年高2.5个百分点（计算得出）", False),
        ("两者相同（比较得出）", False),
        ("形势很好（计算得出）", False),
    ],
)
def test_a_computed_statement_holds_when_it_follows_from_its_operands(text: str, follows: bool) -> None:
    assert holds(Statement(text, OPERANDS, computed=True)) is follows


def test_of_table_rows_the_one_with_the_most_leads_though_the_head_is_cited_too() -> None:
    table = "| 区域 | 企业（家） |\n| 东湖区 | 18 |\n| 北屏区 | 12 |\n"
    article = Article("t.md", table, Span(0, len(table)), "分解")
    rows = [Span(*match.span()) for match in re.finditer(r"\|.+\|", table)]
    cited = tuple(
        Citation(number, article, Passage("p", "t.md", Span(0, len(table)), table), span)
        for number, span in enumerate(rows, 1)
    )
    assert holds(Statement("东湖区最多（比较得出）", cited, computed=True))
    assert holds(Statement("北屏区最少（比较得出）", cited, computed=True))
    assert not holds(Statement("北屏区最多（比较得出）", cited, computed=True))


def test_equal_figures_are_the_same() -> None:
    assert holds(Statement("两者相同（比较得出）", (OPERANDS[0], OPERANDS[0]), computed=True))


def said(bots: Mapping[str, Bot], exams: Mapping[str, Exam]) -> Iterator[Statement]:
    """Every statement that the bots drafted, and every fact in the words of its article."""
    for exam in exams.values():
        yield from exam.drafted
    for bot in bots.values():
        for cited in bot.facts():
            yield Statement(cited.citation.quote, (cited.citation,))


def test_originals_hold_and_of_their_mutants_99_of_100_are_caught(
    bots: Mapping[str, Bot], exams: Mapping[str, Exam], capsys: pytest.CaptureFixture[str]
) -> None:
    originals = {(s.plain, s.computed): s for s in said(bots, exams)}
    assert [s.plain for s in originals.values() if not holds(s)] == []
    places = {article.place for bot in bots.values() for article in bot.articles() if article.place}
    places |= {cited.fact.place for bot in bots.values() for cited in bot.facts() if cited.fact.place}
    caught, made = Counter[str](), Counter[str]()
    missed = []
    for statement in originals.values():
        for change, text in mutants_of(statement.plain, places):
            made[change] += 1
            if holds(Statement(text, statement.citations, statement.computed)):
                missed.append(f"{change}: {text}")
            else:
                caught[change] += 1
    with capsys.disabled():
        by_change = ", ".join(f"{change} {caught[change]}/{made[change]}" for change in made)
        print(
            f"\n{caught.total()} of {made.total()} mutants of {len(originals)} statements caught: {by_change}"
        )
    assert made.total() >= 1500
    assert caught.total() >= CAUGHT * made.total(), missed
