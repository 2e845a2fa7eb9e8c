"""Plans: the measures of the part that is about what was asked, in the order of the article."""

from tests.desk import Desk

REPORT = Desk.of(
    "南屿市重点工作部署\n\n一、扩大港口投资\n\n加快港口码头扩建，推进航道疏浚，新增泊位5个。完善集疏运体系，打通疏港铁路。\n\n"
    "二、保护海洋生态\n\n修复受损岸线，清理养殖围网。种植红树林，建设海洋牧场。\n"
)


def test_a_heading_that_names_the_topic_gives_all_that_is_under_it_in_order() -> None:
    assert REPORT.say("怎样保护海洋生态？") == ["修复受损岸线，清理养殖围网", "种植红树林，建设海洋牧场"]


def test_each_sentence_is_cited() -> None:
    quotes = [s.citations[0].quote for s in REPORT.answer("如何扩大港口投资？")]
    assert quotes == ["加快港口码头扩建，推进航道疏浚，新增泊位5个。", "完善集疏运体系，打通疏港铁路。"]


def test_a_topic_inside_a_paragraph_gives_its_sentence_only() -> None:
    assert REPORT.say("怎样种植红树林？") == ["种植红树林，建设海洋牧场"]


def test_a_topic_that_no_measure_is_about_has_no_plan() -> None:
    assert REPORT.say("如何发展航空产业？") == []


def test_a_plan_stays_readable() -> None:
    long = Desk.of("南屿市将加强海洋保护，" + "清理养殖围网，修复受损岸线；" * 100 + "种植红树林。\n")
    said = long.say("怎样加强海洋保护？")
    assert said
    assert sum(map(len, said)) <= 700
