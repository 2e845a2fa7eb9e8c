"""Politeness, short years and other ways to ask change nothing of what is asked."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping

import pytest

from qa.bot import Bot
from qa.exam import ExamQuestion
from qa.judge import judge
from qa.rewording import plainly_put
from tests.conftest import Exam

YEARS = frozenset({2021, 2022, 2023})


@pytest.mark.parametrize(
    ("asked", "plain"),
    [
        ("劳驾，小助手，帮我看看那2022年的目标呢？？谢谢您！", "那2022年的目标呢？"),
        ("您好，我想了解一下南屿市2022年要建多少停车位，急用，谢谢", "南屿市2022年要建多少停车位"),
        ("麻烦您帮我查一下：南屿市GDP目标是多少", "南屿市GDP目标是多少"),
        ("不知道明泽区的目标是多少？", "明泽区的目标是多少？"),
        ("請問鄭東新區造林多少畝？", "鄭東新區造林多少畝？"),
        ("南屿市22年GDP目标是多少？", "南屿市2022年gdp目标是多少?"),
        ("到27年呢？", "到2027年呢?"),
        ("南 屿市 造林 多少 亩", "南屿市造林多少亩"),
        ("南屿市2023年，上半年出口和进口各几何？", "南屿市2023年上半年出口和进口各是多少?"),
        ("谁是这篇报道的编辑？", "这篇报道的编辑是谁?"),
        ("南屿市GDP增速高于全省吧？", "南屿市gdp增速高于全省吗?"),
        ("南屿市固投是涨了还是跌了，幅度多大？", "南屿市固投同比增减多少?"),
        ("南屿市的一把手是谁？", "南屿市的书记是谁?"),
        ("南屿市科技局的一把手是谁？", "南屿市科技局的一把手是谁？"),
        ("南屿市固投较上年变化了百分之几？", "南屿市固投同比增减百分之几?"),
        ("南屿市谋划项目的总投资规模", "南屿市谋划项目的总投资"),
        ("2021年南屿市帮企业减了多少税和费？", "2021年南屿市减税降费多少?"),
        ("南屿市定位为怎样的一座城市？", "南屿市定位为怎样的城市?"),
        ("南屿市还在盖的学校有几个？", "南屿市在建的学校有几个?"),
        ("2月2日南屿市开的是什么会？", "2月2日南屿市召开了什么会议?"),
        ("南屿市科技局的一把手叫什么？", "南屿市科技局的一把手是谁?"),
        ("南屿市半年外贸总额有多少？", "南屿市上半年外贸总额有多少?"),
        ("南屿市开了几所学校的工？", "南屿市开工了几所学校?"),
        ("南屿市交易额目标是多少亿元以上？", "南屿市交易额目标是多少亿元"),
        ("金融业占到经济总量的几分之几？", "金融业占到经济总量的多大比例?"),
        ("会上由谁对工作作出部署？", "会上由谁部署工作?"),
        ("南屿市最核心的工作，用哪六个字来说？", "南屿市最核心的工作,是什么?"),
        ("青岚科技城在同类科技城里排第几？", "青岚科技城在同类科技城中排第几?"),
        ("南屿市在污染治理方面，要做哪些事？", "南屿市在污染治理怎么做?"),
        ("南屿市要做哪些事？", "南屿市要做哪些事？"),
        ("南屿市的税收打算比上年多百分之几？", "南屿市的税收打算增长百分之几?"),
        ("南屿市外贸前三位是哪几个区？", "南屿市外贸前三是哪几个区?"),
        ("南屿市的存款比年初多了多少？", "南屿市的存款较年初增加多少?"),
        ("南屿市公路养护探索的是什么模式？", "南屿市公路养护探索什么模式?"),
        ("转移园未来5到10年要打造成什么？", "转移园未来5到10年要打造什么?"),
        ("上半年南屿市客运量多了百分之几？", "上半年南屿市客运量增长百分之几?"),
        ("新建环卫中转站几坐", "新建环卫中转站几座"),
        ("党委要发挥的作用是哪九个字？", "党委要发挥的作用是什么?"),
    ],
)
def test_a_question_is_put_plainly(asked: str, plain: str) -> None:
    assert plainly_put(asked, YEARS) == plain


@pytest.mark.parametrize(
    "asked",
    [
        "你好",
        "谢谢",
        "向谁表示感谢？",
        "帮扶对象有多少？",
        "能帮多少人就业？",
        "帮我市企业减税多少？",
        "要问责多少人？",
        "问题有哪些？",
        "建区20年来建了多少所学校？",
        "用了15年时间吗？",
        "2023年是建市20年吗？",
        "“怎么看”“咋办”各指什么？",
        "How much did exports grow in 2023?",
        "是谁呢",
    ],
)
def test_what_belongs_to_a_question_is_kept(asked: str) -> None:
    assert plainly_put(asked, YEARS) == asked


Change = Callable[[str], str]
_NUMERALS = "〇一二三四五六七八九"


def _asking(question: str) -> str:
    return question.rstrip("？?。")


def _in_numerals(question: str) -> str:
    return re.sub(r"20\d\d(?=年)", lambda year: "".join(_NUMERALS[int(digit)] for digit in year[0]), question)


def _full_width(question: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "0" <= c <= "9" else c for c in question)


CHANGES: tuple[Change, ...] = (
    *((lambda question, by=by: f"{by}{question}") for by in ("请问", "劳驾，", "麻烦您帮我查一下：", "话说")),
    *((lambda question, by=by: f"{question}{by}") for by in ("谢谢您！", "多谢啦", "急用", "，请回答")),
    _asking,
    _in_numerals,
    _full_width,
    lambda question: f"{_asking(question)}？？",
    lambda question: f"{_asking(question)}来着？",
    lambda question: re.sub(r"(20\d\d)年", r"\1 年 ", question),
    lambda question: re.sub(r"是多少？$", "是几何？", re.sub(r"(?<!是)多少(?=[个家项])", "若干", question)),
    lambda question: re.sub(r"吗？$", "么？", question),
    lambda question: re.sub(r"怎样|如何", "怎么", question),
)
"""Ways to ask the same; of each corpus a few questions, always the same ones, are asked in each way."""

_EACH = 6


def _asked_otherwise(exam: Exam) -> Iterator[tuple[ExamQuestion, str]]:
    right = [verdict.question for verdict in exam.evaluation.verdicts if verdict.right]
    for number, change in enumerate(CHANGES):
        able = [question for question in right if change(question.question) != question.question]
        for question in random.Random(number).sample(able, min(_EACH, len(able))):
            yield question, change(question.question)


@pytest.mark.parametrize("corpus", ["seeds", "articles"])
def test_an_answer_that_is_right_stays_right_however_it_is_asked_for(
    bots: Mapping[str, Bot], exams: Mapping[str, Exam], corpus: str
) -> None:
    """Of what is answered or refused rightly, as it was asked, all is when it is asked otherwise."""
    wrong = [
        (asked, verdict.answer.text, verdict.reasons)
        for question, asked in _asked_otherwise(exams[corpus])
        if not (verdict := judge(question, bots[corpus].ask(asked, history=question.history))).right
    ]
    assert wrong == []
