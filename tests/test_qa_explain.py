"""Why passages were chosen: the score taken apart, and the slots of the question beside the text."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from qa.bot import Bot
from qa.explain import SHOWN, Chosen, Explanation
from qa.records import answer_record, explanation_record
from qa.retrieve import WEIGHTS
from qa.tables import explanation_table, reading_line
from tests.small_corpus import HILLS, PORT

QUESTION = "南屿市2023年固定资产投资增长目标是多少？"


def cited(explanation: Explanation) -> Chosen:
    [one] = [chosen for chosen in explanation.chosen if chosen.citations]
    return one


def shown(explanation: Explanation) -> str:
    console = Console(width=120, file=io.StringIO(), record=True)
    console.print(reading_line(explanation), explanation_table(explanation))
    return console.export_text()


def test_the_answer_is_the_one_that_ask_gives(small_bot: Bot) -> None:
    explained = answer_record(small_bot.explain(QUESTION).answer)
    asked = answer_record(small_bot.ask(QUESTION))
    assert {**explained, "seconds": 0} == {**asked, "seconds": 0}
    assert not explained["abstained"]


def test_the_points_of_the_signals_add_up_to_the_score(small_bot: Bot) -> None:
    chosen = small_bot.explain(QUESTION).chosen
    assert [one.rank for one in chosen][:SHOWN] == list(range(1, len(chosen[:SHOWN]) + 1))
    for one in chosen:
        assert {signal.name: signal.weight for signal in one.signals} == WEIGHTS
        assert one.hit.score == pytest.approx(sum(signal.points for signal in one.signals))


def test_the_cited_passage_says_which_slots_agree(small_bot: Bot) -> None:
    one = cited(small_bot.explain(QUESTION))
    assert one.hit.article.name == PORT
    assert "固定资产投资增长9%" in one.nearest
    assert one.fits is not None
    assert (one.fits.place, one.fits.year, one.fits.kind) == (1, 1, 1)
    assert "固定资产投资" in one.indicators
    assert "固定资产投资" in "".join(one.terms)


def test_another_places_passage_disagrees_about_the_place_alone(small_bot: Bot) -> None:
    other = [one for one in small_bot.explain(QUESTION).chosen if "固定资产投资增长12%" in one.nearest]
    assert [one.hit.article.name for one in other] == [HILLS]
    assert other[0].fits is not None
    assert (other[0].fits.place, other[0].fits.year, other[0].fits.kind) == (0, 1, 1)


def test_what_was_not_asked_for_is_not_compared(small_bot: Bot) -> None:
    fits = [one.fits for one in small_bot.explain("谁主持会议？").chosen if one.fits]
    assert fits
    assert {(fit.place, fit.year, fit.kind) for fit in fits} == {(None, None, None)}


def test_a_refusal_is_explained_by_the_slot_that_disagrees(small_bot: Bot) -> None:
    explanation = small_bot.explain("南屿市2021年固定资产投资增长目标是多少？")
    assert explanation.answer.abstained
    [said] = [one for one in explanation.chosen if "固定资产投资增长9%" in one.nearest]
    assert said.fits is not None
    assert (said.fits.place, said.fits.year) == (1, 0)
    assert said.citations == ()


def test_a_cited_passage_that_was_only_read_has_no_rank(
    small_bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer = small_bot.ask(QUESTION)
    monkeypatch.setattr("qa.bot._ask", lambda *_: answer)
    others = small_bot.search("茶叶产量", k=1)
    monkeypatch.setattr("qa.bot.retrieve", lambda *_, **__: others)
    first, read = small_bot.explain(QUESTION).chosen
    assert (first.rank, first.citations) == (1, ())
    assert (read.rank, read.citations, read.signals) == (None, (1,), ())


def test_the_table_shows_weights_points_and_fits(small_bot: Bot) -> None:
    text = shown(small_bot.explain(QUESTION))
    assert "问题读作：地区 南屿市；年份 2023年；类别 目标；要点" in text
    assert "1.00×3=3.00" in text
    for word in (
        "词语",
        "字与字对",
        "含义",
        "字面未及的含义",
        "最近的句子",
        "标题",
        "全篇",
        "地区：相符",
        "地区：不符",
        "[1]",
    ):
        assert word in text


def test_an_article_can_not_write_markup_into_the_table(small_bot: Bot) -> None:
    explanation = small_bot.explain(QUESTION)
    odd = replace(explanation, chosen=(replace(explanation.chosen[0], nearest="[/red]\033[2J完"),))
    assert "[/red][2J完" in shown(odd)


def test_the_record_holds_the_answer_and_what_speaks_for_each_passage(small_bot: Bot) -> None:
    explanation = small_bot.explain(QUESTION)
    record = explanation_record(explanation)
    assert record["text"] == explanation.answer.text
    assert record["read"]["places"] == ["南屿市"]
    assert (record["read"]["years"], record["read"]["kind"]) == ([2023], "goal")
    [one] = [chosen for chosen in record["chosen"] if chosen["citations"] == [1]]
    assert one["fits"] == {"place": 1.0, "year": 1.0, "kind": 1.0}
    points = [signal["points"] for signal in one["signals"].values()]
    assert sum(points) == pytest.approx(one["score"])


def test_follow_ups_are_explained_as_they_are_read(small_bot: Bot) -> None:
    history = [{"role": "user", "content": QUESTION}]
    explanation = small_bot.explain("柏川县呢？", history=history)
    assert explanation.asked.places == ("柏川县",)
    assert cited(explanation).hit.article.name == HILLS
