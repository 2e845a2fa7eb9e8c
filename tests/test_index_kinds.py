"""Goal or result: what is planned behind a figure, and words that only say how things stand."""

import datetime
from dataclasses import replace

import pytest

from index import Kind, extract_facts
from index.split import split_article
from tests.desk import Desk
from tests.test_index_facts import facts_of


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("40个项目集中开工，总投资50亿元，今年计划完成投资20亿元。", ["result", "result", "goal"]),
        ("该市整合力加强，创新效应加快释放，新增10家国家级孵化器。", ["result"]),
        ("力争新增就业3万人，今年计划完成投资20亿元。", ["goal", "goal"]),
    ],
)
def test_what_is_planned_behind_a_figure_or_only_stands_well_makes_it_no_goal(
    text: str, kinds: list[str]
) -> None:
    before = "今年上半年，全市经济稳中有进，取得明显成效。"
    assert [fact.kind for fact in facts_of(before + text)] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("要把便民放在首位。2022年全市接待游客1000万人次，综合收入58亿元。", ["result", "result"]),
        ("到2021年建成公园20个。2022年全市接待游客1000万人次。", ["goal", "goal"]),
        ("方案提出了目标任务，到2027年，全市质检中心总量达到19家，累计参与制定标准等具体目标。", ["goal"]),
    ],
)
def test_a_year_tells_of_itself_unless_the_text_aims_at_it_or_before_it(text: str, kinds: list[Kind]) -> None:
    desk = Desk.of(text)
    article = replace(desk.articles[0], year=None, date=None)
    facts = [fact for passage in split_article(article) for fact in extract_facts(article, passage)]
    assert [fact.kind for fact in facts] == kinds


JANUARY = Desk.of(
    "2023年，全市地区生产总值增长5.8%，经济总量迈上新台阶。\n\n"
    "2024年，全市地区生产总值增长6.5%左右，城镇新增就业7万人。\n\n"
    "2024年，全市春节假期接待游客增长30%。2024年，全市进出口总额同比增长4%。\n",
    year=2024,
)


@pytest.mark.parametrize(
    ("date", "kinds"),
    [
        (datetime.date(2024, 1, 12), ["result", "goal", "goal", "result", "result"]),
        (datetime.date(2023, 12, 28), ["result", "goal", "goal", "result", "result"]),
        (datetime.date(2024, 7, 12), ["result", "result", "result", "result", "result"]),
        (None, ["result", "result", "result", "result", "result"]),
    ],
)
def test_early_in_a_year_all_of_it_is_still_to_come(date: datetime.date | None, kinds: list[Kind]) -> None:
    article = replace(JANUARY.articles[0], date=date)
    facts = [fact for passage in split_article(article) for fact in extract_facts(article, passage)]
    assert [fact.kind for fact in facts] == kinds


def test_what_a_year_that_has_just_begun_is_to_bring_answers_for_its_goal_alone() -> None:
    desk = Desk((replace(JANUARY.articles[0], date=datetime.date(2024, 1, 12)),))
    assert "**6.5%**" in desk.say("南屿市2024年地区生产总值增长目标是多少？")[0]
    assert desk.say("南屿市2024年地区生产总值实际增长了多少？") == []
