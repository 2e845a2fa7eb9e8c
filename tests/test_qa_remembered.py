"""What is remembered between questions: never another article's, question's, generation's or lexicon's."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from index import Article, Fact, Passage, Span, load_lexicon
from index.kept import Kept
from index.lexicon.everyday import Wordings
from qa.answer import Hit
from qa.bot import Bot
from qa.compose import Findings
from qa.compose.structures import enumerations
from qa.evidence import segments_of
from qa.question import Question
from qa.telling import tellings_of
from tests.small_corpus import write_corpus

PARKS = "云陵市介绍，今年新建公园27个。\n"
"""Says the year only by when its article speaks."""


def one_passage(text: str) -> tuple[Article, Passage]:
    span = Span(0, len(text))
    article = Article("a.txt", text, span, "工作报告", place="南屿市")
    return article, Passage("p", article.id, span, text, place="南屿市")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_corpus(tmp_path / "articles")


def write_parks(folder: Path, year: int) -> None:
    (folder / "parks.txt").write_text(f"云陵市{year}年公园建设\n\n{PARKS}", encoding="utf-8")


def test_a_paragraph_is_of_the_year_of_its_generation(folder: Path) -> None:
    """The same words of the same file are of another year when the article speaks in another."""
    write_parks(folder, 2023)
    bot = Bot.open(folder)
    in_2023, in_2024 = (f"云陵市{year}年新建公园多少个？" for year in (2023, 2024))
    assert "27" in bot.ask(in_2023).text
    assert bot.ask(in_2024).abstained
    write_parks(folder, 2024)
    bot.refresh()
    assert "27" in bot.ask(in_2024).text
    assert bot.ask(in_2023).abstained
    bot.close()


def test_two_bots_read_by_their_own_lexicons(tmp_path: Path) -> None:
    """What one folder calls its figures is no other folder's word."""
    plain, taught = write_corpus(tmp_path / "plain"), write_corpus(tmp_path / "taught")
    words = '[[synonyms]]\nterms = ["新建公园", "口袋绿洲"]\n'
    (taught / "lexicon.toml").write_text(words, encoding="utf-8")
    bots = [Bot.open(plain), Bot.open(taught)]
    question = "南屿市2022年口袋绿洲多少个？"
    for _ in range(2):
        first, second = (bot.ask(question) for bot in bots)
        assert first.abstained
        assert "14" in second.text
    for bot in bots:
        bot.close()


def test_threads_that_ask_at_once_answer_as_one_alone(small_bot: Bot) -> None:
    """Whoever comes first works out what is remembered; nobody sees half of it."""
    questions = [
        "南屿市2023年重点抓好哪三件事？",
        "南屿市2022年地区生产总值是多少？",
        "柏川县2022年茶叶产量多少吨？",
        "“蓝湾计划”是什么？",
        "谁主持柏川县的会议？",
        "柏川县和南屿市2022年地区生产总值相差多少？",
        "南屿市2031年的地区生产总值增长目标是多少？",
    ]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(small_bot.ask, questions * 8))
    alone = [small_bot.ask(question) for question in questions] * 8
    assert [str(answer) for answer in together] == [str(answer) for answer in alone]


def test_findings_bear_on_each_question_by_itself() -> None:
    article, passage = one_passage("2022年新建公园14个。2023年新建公园20个。")
    findings = Findings([Hit(passage, article, 1.0)], [], {})
    one, other = Question("2022年", "figure", years=(2022,)), Question("2023年", "figure", years=(2023,))
    assert findings.bearings(one) is findings.bearings(one)
    assert [b.question.years for b in findings.bearings(other)] == [(2023,), (2023,)]
    assert [b.fits.year_fit(b.segment.span) for b in findings.bearings(one)] == [1.0, 0.0]
    assert [b.fits.year_fit(b.segment.span) for b in findings.bearings(other)] == [0.0, 1.0]


def test_what_is_told_of_a_passage_goes_with_its_facts() -> None:
    """A generation may extract other facts from the very same passage."""
    article, passage = one_passage("新建公园14个。")
    fact = Fact(
        article.id,
        passage.id,
        None,
        2022,
        "新建公园",
        "result",
        "14个",
        14.0,
        "个",
        "exact",
        "level",
        Span(0, 7),
    )
    hit = Hit(passage, article, 1.0)
    [without], [with_fact] = tellings_of(hit, ()), tellings_of(hit, (fact,))
    [quantity] = segments_of(hit)[0].quantities
    assert (without.facts_of(quantity), with_fact.facts_of(quantity)) == ((), (fact,))


def test_enumerations_are_those_of_the_passages_given() -> None:
    three, two = ("重点抓好三件事：一是修路；二是建桥；三是通航。", "重点抓好两件事：一是修路；二是建桥。")
    found = [enumerations((Hit(p, a, 1.0),)) for a, p in map(one_passage, (three, two))]
    assert [len(each[0].items) for each in found] == [3, 2]


def test_what_is_kept_is_bounded_and_read_once() -> None:
    read: list[list[int]] = []

    def squares(keys: list[int]) -> dict[int, int]:
        read.append(keys)
        return {key: key * key for key in keys}

    kept: Kept[int, int] = Kept(3)
    assert kept.look_up([2, 1], squares) == {2: 4, 1: 1}
    assert list(kept.look_up([1, 2], squares)) == [1, 2], "in the order they are asked for"
    assert read == [[2, 1]]
    kept.look_up([3, 4], squares)
    kept.look_up([5], squares)  # more than three: begun anew
    assert kept.look_up([5, 1], squares) == {5: 25, 1: 1}
    assert read == [[2, 1], [3, 4], [5], [1]]


WORDINGS = Wordings.of(
    (
        ("修路", ("道路建设", "公路")),
        ("还…贷款", ("偿还贷款",)),
        ("~厂", ("~企业",)),
        ("路", ("道路",)),
        ("名额", ("学位",)),
        ("托育名额", ("托位",)),
    )
)


@pytest.mark.parametrize(
    ("word", "asked", "terms"),
    [
        ("修路", "今年修路多少公里", ("道路建设", "公路")),
        ("修路", "", ("道路建设", "公路")),  # the word is the wording, whatever is asked
        ("路", "今年修路多少公里", ("道路",)),  # a lone character is part of no wording
        ("修路", "今年建桥多少座", ("道路建设", "公路")),
        ("贷款", "还了一些贷款没有", ("偿还贷款",)),
        ("贷款", "发放贷款多少", ()),
        ("名额", "添了多少名额", ("学位",)),
        ("名额", "添了多少托育名额", ("托位",)),  # the longer wording means something else
    ],
)
def test_wordings_are_found_by_how_they_open(word: str, asked: str, terms: tuple[str, ...]) -> None:
    """In the order of the list, each wording once."""
    assert WORDINGS.terms_of(word, asked) == terms


def test_the_bundled_wordings_are_found_wherever_they_stand() -> None:
    """A table that left one out would leave questions unread."""
    lexicon = load_lexicon()
    for wording, terms in lexicon.everyday:
        if "…" not in wording and len(wording) > 1:
            assert set(terms) <= set(lexicon.formal_forms(wording[:2], f"请问{wording}"))
