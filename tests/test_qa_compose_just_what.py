"""A figure is of just what is asked: not the one that is given, nor that of what comes next."""

from tests.desk import Desk

SHOPS = Desk.of(
    "今年二季度，南屿市共引进各类首店品牌108家。餐饮类占据榜首位置；零售业态紧随其后，引进首店品牌23家。\n\n"
    "截至目前，南屿市承接的88项服务贸易试点任务中，已有87项落地见效。\n"
)


def test_what_comes_next_in_a_list_is_not_the_whole() -> None:
    assert SHOPS.say("2023年二季度南屿市引进首店品牌多少家？") == ["南屿市共引进各类首店品牌**108家**"]


def test_a_figure_that_the_question_gives_is_no_answer_to_it() -> None:
    [said] = SHOPS.say("南屿市服务贸易试点的88项任务，办成了多少项？")
    assert said.endswith("已有**87项**落地见效")
