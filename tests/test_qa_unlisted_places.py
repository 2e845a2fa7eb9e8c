"""Cities, counties and zones that no gazetteer lists: asked for by name, answered from their own passages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from qa import Bot

INTERVIEWS = """# 书记谈开局

2023年1月30日

## 绛川县委书记韩志：做强一颗苹果

“今年我们要把苹果产业做成富民产业。”绛川县委书记韩志说，2023年全县计划新建果园5000亩，改造老果园2万亩。

## 河汾市委书记乔娟：老工业城要焕新

“转型是必答题。”乔娟说，2023年将改造供热管网45公里，新建口袋公园15个，以河汾经济技术开发区为主阵地建设材料产业园。
"""
MEETING = """沅陵湾新区召开2024年经济工作会议

2024年2月21日

会议指出，2023年新区完成地区生产总值486.3亿元，增长7.1%，新增规模以上工业企业29家。

会议强调，2024年沅陵湾新区地区生产总值增长7.5%以上，力争新增规模以上工业企业30家。
"""
REPORT = """2023年云滨市国民经济和社会发展计划执行情况的报告

2024年1月16日

2023年，全市粮食总产量215.8万吨，新建高标准农田32万亩。2024年，全市粮食总产量目标为216万吨以上。
"""


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bot]:
    folder = tmp_path_factory.mktemp("unlisted")
    for name, text in {"interviews.md": INTERVIEWS, "meeting.txt": MEETING, "report.txt": REPORT}.items():
        (folder / name).write_text(text, encoding="utf-8")
    opened = Bot.open(folder)
    yield opened
    opened.close()


def test_each_article_is_of_the_place_that_its_headline_names(bot: Bot) -> None:
    places = {article.name: article.place for article in bot.articles()}
    assert places["meeting.txt"] == "沅陵湾新区"
    assert places["report.txt"] == "云滨市"


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        ("河汾市2023年计划改造供热管网多少公里？", "45公里"),
        ("河汾2023年新建口袋公园多少个？", "15个"),
        ("绛川县2023年改造老果园多少亩？", "2万亩"),
        ("沅陵湾新区2023年的GDP是多少？", "486.3亿元"),
        ("沅陵湾2024年力争新增规上工业企业多少家？", "30家"),
        ("云滨市2024年粮食总产量目标是多少？", "216万吨"),
        ("云滨2023年新建高标准农田多少亩？", "32万亩"),
    ],
)
def test_a_figure_of_an_unlisted_place_is_told(bot: Bot, question: str, quoted: str) -> None:
    answer = bot.ask(question)
    assert quoted in answer.text
    assert quoted in answer.citations[0].quote


@pytest.mark.parametrize(
    "question",
    [
        "绛川县2023年新建口袋公园多少个？",  # 河汾市's
        "河汾市2023年改造老果园多少亩？",  # 绛川县's
        "沅陵湾新区2024年粮食总产量目标是多少？",  # 云滨市's
        "沅陵县2023年的GDP是多少？",  # only the zone called after it
        "云滨市2025年粮食总产量目标是多少？",
    ],
)
def test_a_neighbours_figure_is_refused(bot: Bot, question: str) -> None:
    answer = bot.ask(question)
    assert answer.abstained
    assert answer.refusal
