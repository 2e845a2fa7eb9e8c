"""When: a year that only stands above, one date of a row, and the day an article itself appeared."""

from __future__ import annotations

from tests.desk import Desk

YEARS = Desk.of(
    "2021年交通大事\n\n跨海大桥建成通车，全长12公里，是省内最长的桥梁，也是环湾通道的重要一段。\n\n"
    "南屿市先后于2015年、2022年突破2000亿元、3000亿元大关。\n",
    title="2021年交通大事",
    year=2021,
)
BULLETIN = Desk.of(
    "南屿市2023年统计公报\n\n南屿市统计局 2024年3月18日\n\n2023年，全市生产总值增长6%，总量再上台阶。\n",
    title="南屿市2023年统计公报",
)
NEWS = Desk.of(
    "南屿市印发港口扩建方案\n\n2024年3月18日\n\n南屿市印发港口扩建方案，明确今后三年新增泊位12个。\n",
    title="南屿市印发港口扩建方案",
)


def test_a_year_that_only_a_heading_states_is_cited_too() -> None:
    [statement] = YEARS.answer("跨海大桥是哪一年通车的？")
    assert "2021" in statement.text
    assert any("2021年" in citation.quote for citation in statement.citations)


def test_of_a_row_of_dates_only_the_one_asked_for_is_said() -> None:
    [said] = YEARS.say("南屿市哪一年突破3000亿元？")
    assert "2022年" in said
    assert "3000亿元" in said
    assert "2015" not in said
    assert "2000" not in said


def test_an_amount_the_row_does_not_hold_is_not_dated() -> None:
    assert not any("2015年、2022年" not in said for said in YEARS.say("南屿市哪一年突破4000亿元？"))


def test_the_day_a_document_appeared_is_its_stamp() -> None:
    [said] = BULLETIN.say("南屿市2023年统计公报是什么时候发布的？")
    assert "**2024年3月18日**" in said


def test_a_news_stamp_does_not_date_the_document_it_tells_of() -> None:
    assert NEWS.say("港口扩建方案是什么时候印发的？") == []
    [said] = NEWS.say("南屿市港口扩建方案这篇报道是哪天发布的？")
    assert "2024年3月18日" in said


BRIDGE = Desk.of(
    "汐湾大桥项目建设正酣。8月18日，记者来到汐湾大桥项目现场，塔吊林立。\n\n"
    "该项目副经理介绍，项目自2021年6月开工建设，预计明年3月实现合龙。\n",
    title="汐湾大桥项目建设正酣",
)
REVIEW = Desk.of(
    "7月27日上午，市十二届人大常委会第四次会议分组审议了市政府关于《南屿市2023年上半年计划执行情况的报告》。\n",
    title="市人大常委会审议报告",
)


def test_a_day_of_something_else_at_the_same_place_is_not_the_one_asked_for() -> None:
    [said] = BRIDGE.say("汐湾大桥是什么时候开工的？")
    assert "2021年6月" in said
    assert "8月18日" not in said


def test_a_year_in_the_name_of_a_document_dates_nothing() -> None:
    [said] = REVIEW.say("南屿市人大常委会什么时候分组审议上半年计划执行情况的报告？")
    assert "7月27日" in said


def test_a_year_that_its_sentence_opens_with_is_told_and_a_plans_five_years_are_none() -> None:
    jubilee = Desk.of(
        "2023年，是实施“十四五”规划承上启下的关键之年，是锚定两个确保、实施十大战略的关键之年，"
        "是疫情防控政策优化调整后经济社会全面修复、重整行装再出发的关键一年，"
        "是各项改革措施落地见效、各类市场主体加快恢复的攻坚之年，也是南屿市建市30周年。\n"
    )
    [said] = jubilee.say("南屿市建市30周年是哪一年？")
    assert said.startswith("2023年")


def test_a_year_that_stands_above_dates_only_what_was_done() -> None:
    desk = Desk.of(
        "2022年文化工作\n\n做好贝丘遗址、沙堤遗址的考古研究。\n", title="2022年文化工作", year=2022
    )
    assert desk.say("贝丘遗址是哪一年发现的？") == []


def test_the_deed_behind_the_question_word_must_be_said() -> None:
    desk = Desk.of("2022八大部署\n\n推动贝丘纪念馆等项目取得实质进展。\n", title="2022八大部署", year=2022)
    assert desk.say("贝丘纪念馆哪年开馆？") == []


def test_a_season_and_a_year_gone_by_are_dates_too() -> None:
    desk = Desk.of("其余14所幼儿园2024年秋季将交付使用。与奶奶为伴的他2016年考上大学时，一度为学费发愁。\n")
    assert "2024年秋季" in desk.say("其余14所幼儿园什么时候交付使用？")[0]
    assert "2016年" in desk.say("他什么时候考上大学的？")[0]
