"""Comparisons: a row for each side, each with its citation, and the difference said as computed."""

import pytest

from qa.verify import holds
from tests.desk import Desk

PORT = Desk.of(
    "2021年，南屿市新建公园9个，工业增加值增长6.9%。\n\n2022年，南屿市新建公园14个，工业增加值增长8.4%。\n",
    title="南屿市公报",
)
HILLS = Desk.of("2022年，柏川县新建公园14个，工业增加值增长10%。\n", place="柏川县", title="柏川县公报")
BOTH = PORT + HILLS


def test_two_years_are_two_rows_in_the_order_asked_for() -> None:
    composition = BOTH.compose("南屿市2021年和2022年新建公园分别是多少个？")
    assert [(head, [draft.text for draft in drafts]) for head, drafts in composition.rows] == [
        ("南屿市2021年", ["南屿市新建公园**9个**"]),
        ("南屿市2022年", ["南屿市新建公园**14个**"]),
    ]
    assert not any(draft.computed for draft in composition.drafts)


@pytest.mark.parametrize(
    ("question", "higher", "lower", "apart"),
    [
        ("南屿市2022年新建公园比2021年多多少个？", "南屿市2022年", "南屿市2021年", "5个"),
        ("南屿市2022年工业增加值增速比2021年高多少？", "南屿市2022年", "南屿市2021年", "1.5个百分点"),
        ("南屿市和柏川县2022年工业增加值增速相差多少？", "柏川县2022年", "南屿市2022年", "1.6个百分点"),
    ],
)
def test_the_difference_is_computed_and_said_to_be(
    question: str, higher: str, lower: str, apart: str
) -> None:
    statement = BOTH.answer(question)[-1]
    assert statement.computed
    assert statement.text.startswith(higher)
    assert lower in statement.text
    assert apart in statement.text
    assert "计算" in statement.text


def test_the_difference_cites_both_figures_and_passes_the_gate() -> None:
    statements = BOTH.answer("南屿市和柏川县2022年工业增加值增速相差多少？")
    assert [statement.numbers for statement in statements] == [(1,), (2,), (1, 2)]
    assert all(map(holds, statements))


def test_a_side_that_is_not_said_leaves_nothing_to_compare() -> None:
    assert BOTH.say("南屿市和柏川县2021年新建公园相差多少？") == []


TRADE = Desk.of(
    "2022年，南屿市出口下降2.5%，进口增长4%。全市有化工企业31家，制药工厂12家。\n\n"
    "2021年，南屿市出口额77.6亿元。今年上半年，南屿市出口额40.1亿元。\n",
    title="南屿市外贸",
    year=2022,
)


def test_a_decline_lies_below_a_growth() -> None:
    statement = TRADE.answer("南屿市2022年出口和进口增速相差多少？")[-1]
    assert statement.text == "进口比出口高6.5个百分点（计算得出）"
    assert holds(statement)


def test_two_question_words_get_two_answers_and_no_table() -> None:
    composition = TRADE.compose("南屿市有几家化工企业、几家制药工厂？")
    assert [draft.text for draft in composition.drafts] == ["全市有化工企业**31家**，制药工厂**12家**"]
    assert composition.rows == ()


def test_last_year_is_the_year_before_the_articles_own() -> None:
    rows = TRADE.compose("南屿市去年全年和今年上半年的出口额各是多少？").rows
    assert [(head, drafts[0].text) for head, drafts in rows] == [
        ("南屿市去年全年", "南屿市出口额**77.6亿元**"),
        ("南屿市今年上半年", "南屿市出口额**40.1亿元**"),
    ]


@pytest.mark.parametrize(
    ("question", "verdict"),
    [
        (
            "2022年南屿市的工业增加值增速超过柏川县了吗？",
            "不是，柏川县2022年比南屿市2022年高1.6个百分点（计算得出）",
        ),
        (
            "2022年南屿市的工业增加值增速低于柏川县吗？",
            "是，柏川县2022年比南屿市2022年高1.6个百分点（计算得出）",
        ),
        ("2022年南屿市和柏川县新建公园一样多吗？", "是，两者相同（比较得出）"),
    ],
)
def test_more_or_less_is_answered_yes_or_no_with_both_figures(question: str, verdict: str) -> None:
    first, *figures = BOTH.answer(question)
    assert first.text == verdict
    assert holds(first)
    assert len(figures) == 2


def test_the_highest_of_three_is_said_and_a_tie_is_not() -> None:
    third = Desk.of("2022年，青禾县新建公园3个，工业增加值增长9%。\n", place="青禾县", title="青禾县公报")
    statements = (BOTH + third).answer("2022年南屿市、柏川县和青禾县的工业增加值增速谁最高？")
    assert statements[-1].text == "柏川县2022年最高（比较得出）"
    assert holds(statements[-1])
    tied = (BOTH + third).answer("2022年南屿市、柏川县和青禾县的新建公园谁最多？")
    assert not any(statement.computed for statement in tied)


def test_a_threshold_that_only_picks_out_is_no_figure_of_a_place() -> None:
    cities = Desk.of("2022年，南屿市是产值超过1500亿元的城市。\n\n2022年，柏川县产值140亿元。\n", place=None)
    assert cities.say("2022年南屿市和柏川县产值差多少？") == []


LOANS = Desk.of(
    "2022年，南屿市平台撮合贷款授信12.5亿元，放款9.3亿元。全市零售额增长4.5%。\n", title="南屿市金融"
)


def test_two_indicators_that_share_synonyms_keep_their_own_figures() -> None:
    said = LOANS.say("2022年南屿市平台撮合贷款的授信额和放款额各是多少？")
    assert [
        figure in text for figure, text in zip(("授信**12.5亿元**", "放款**9.3亿元**"), said, strict=True)
    ] == [True] * 2


def test_a_figure_that_names_neither_side_answers_neither() -> None:
    assert LOANS.say("2022年南屿市玩具零售额和船舶零售额哪个增长快？") == []


TWO_PLACES = Desk.of(
    "2022年，南屿市生产总值960亿元，按可比价格计算同比增长6.4%。第三产业占生产总值的比重近七成。出口75亿元。\n",
    title="南屿市公报",
    year=2022,
) + Desk.of(
    "2022年，柏川县生产总值140亿元，同比增长5.2%。民营企业出口12亿元，全县进出口31亿元。餐饮收入9亿元，增长3%。\n",
    place="柏川县",
    title="柏川县公报",
    year=2022,
)


def test_who_grew_faster_is_told_by_growth_and_not_by_a_share() -> None:
    said = TWO_PLACES.say("南屿市和柏川县，2022年谁的GDP增得快？")
    assert "6.4%" in said[0]
    assert "5.2%" in said[1]
    assert said[2].startswith("南屿市2022年比柏川县2022年高1.2个百分点")


def test_each_place_may_be_asked_about_something_of_its_own() -> None:
    said = TWO_PLACES.say("2022年出口额，南屿市全市有多少，柏川县的民营企业又有多少？")
    assert "出口**75亿元**" in said[0]
    assert "民营企业出口**12亿元**" in said[1]


FALLING = Desk.of(
    "上半年，南屿市制鞋投资下降4.9%，制伞投资增长2.9%，制糖投资下降46.7%。\n", title="南屿市上半年通报"
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南屿市制鞋、制伞、制糖三类投资里，哪类降得最厉害？", "制糖降幅最大"),
        ("南屿市制鞋、制伞、制糖三类投资里，哪类增长最快？", "制伞最快"),
        ("南屿市制鞋投资和制糖投资哪个降得更多？", "制糖的降幅比制鞋大41.8个百分点"),
    ],
)
def test_of_declines_the_greatest_falls_most(question: str, said: str) -> None:
    statements = FALLING.answer(question)
    assert said in statements[-1].text
    assert all(map(holds, statements))


MONTHS = Desk.of(
    "7月，南屿市城镇、乡村零售额分别增长9.1%和8.6%；1—7月，城镇、乡村零售额分别增长8.1%和6.3%。\n",
    title="南屿市通报",
)


@pytest.mark.parametrize(("when", "apart"), [("7月", "0.5"), ("1—7月", "1.8")])
def test_a_month_is_not_the_months_so_far(when: str, apart: str) -> None:
    statement = MONTHS.answer(f"{when}南屿市城镇与乡村零售额增速差几个百分点？")[-1]
    assert f"高{apart}个百分点" in statement.text


def test_what_the_clause_before_names_may_be_compared() -> None:
    trade = Desk.of("甲盟进出口额12亿元。\n乙盟为第二大伙伴，进出口额8亿元。\n", place="南屿市")
    statement = trade.answer("南屿市甲盟和乙盟的进出口额哪个多？")[-1]
    assert "甲盟" in statement.text
    assert "4亿元" in statement.text


def test_a_difference_of_many_things_is_told_in_ten_thousands() -> None:
    guests = Desk.of("2015年，南屿市接待游客90.5万人次。2010年，南屿市接待游客40.3万人次。\n", place="南屿市")
    statements = guests.answer("南屿市2015年接待游客比2010年多多少万人次？")
    assert "多50.2万人次" in statements[-1].text
    assert all(map(holds, statements))


def test_a_difference_of_a_few_thousand_yuan_is_told_in_yuan() -> None:
    desk = Desk.of(
        "2023年，南屿市城镇居民人均可支配收入24310元，农村居民人均可支配收入10867元，比上年都有增长。\n"
    )
    said = desk.say("2023年南屿市城镇居民和农村居民人均可支配收入相差多少？")
    assert said[-1].endswith("13443元（计算得出）")


SECTORS = Desk.of(
    "上半年，南屿市第一产业投资下降4.2%，第二产业投资增长10.5%，第三产业投资增长2.6%。"
    "保税物流进出口320亿元，增长24.1%；加工贸易进出口180亿元，下降11.3%。\n"
)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("南屿市上半年第一产业投资和第二产业投资一降一增，幅度各是多少？", ["4.2%", "10.5%"]),
        ("南屿市上半年保税物流与加工贸易一个增一个减，各变动多少？", ["24.1%", "11.3%"]),
        ("南屿市上半年第二产业投资和第三产业投资分别怎么变化？", ["10.5%", "2.6%"]),
        ("南屿市的三次产业投资上半年增速各是多少？", ["4.2%", "10.5%", "2.6%"]),
    ],
)
def test_how_several_things_changed_is_a_rate_of_each(question: str, figures: list[str]) -> None:
    said = SECTORS.say(question)
    assert [f"**{figure}**" in text for figure, text in zip(figures, said, strict=True)] == [True] * len(said)


def test_what_one_thing_adds_to_the_growth_of_another_is_not_its_growth() -> None:
    grown = Desk.of("上半年，南屿市汽车产业增长15%，拉动全市规上工业增长3.3个百分点。\n")
    assert grown.say("南屿市上半年规上工业增速比去年同期快几个百分点？") == []
    assert grown.say("南屿市上半年规上工业增长多少？") == []
    assert grown.say("南屿市汽车产业拉动规上工业增长多少个百分点？") != []


def test_places_of_articles_without_a_year_can_be_compared() -> None:
    dated = Desk.of("2023年上半年，南屿市工业增加值增长6.2%。\n", title="南屿市半年报")
    undated = Desk.of(
        "今年上半年，柏川县工业增加值增长6.1%。\n", place="柏川县", title="柏川县半年报", year=None
    )
    other = Desk.of("今年新建学校9所。\n", place="柏川县", title="柏川县教育")
    said = (dated + other + undated).answer("2023年上半年南屿市和柏川县工业增加值增速谁更高？")
    assert said[-1].text == "南屿市比柏川县高0.1个百分点（计算得出）"
    assert all(map(holds, said))


WORKS = Desk.of(
    "全市供水管网计划投资7500万元，目前已投资5475万元。一级管计划维修20公里，现已完成14公里。"
    "全市粮库计划储粮16万吨，现已储粮4.5万吨。\n"
)


def test_what_was_planned_is_told_from_what_is_done() -> None:
    assert WORKS.say("南屿市粮库计划储粮和现已储粮各是多少？") == [
        "全市粮库计划储粮**16万吨**",
        "全市粮库计划储粮16万吨，现已储粮**4.5万吨**",
    ]
    composition = WORKS.compose("南屿市供水管网计划投资和已完成投资相差多少？")
    assert [head for head, _ in composition.rows] == ["南屿市目标", "南屿市完成"]
    assert ["**5475万元**" in row[0].text for _, row in composition.rows] == [False, True]
    assert composition.drafts[-1].text == "南屿市目标比南屿市完成高2025万元（计算得出）"


def test_what_is_done_is_not_what_was_planned() -> None:
    assert WORKS.say("南屿市一级管已经维修了多少公里？") == ["一级管计划维修20公里，现已完成**14公里**"]
    assert WORKS.say("南屿市一级管计划维修多少公里？") == ["一级管计划维修**20公里**"]


SIZES = Desk.of(
    "上半年，全市共实施5000万元以上项目922个，投资增长8.7%。其中，亿元以上项目391个，投资增长9.6%；"
    "10亿元以上项目33个，投资增长23.7%。到2025年，全市力争新增100亿元以上工业企业2家、50亿元至100亿元工业企业5家。\n"
)


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        ("南屿市5000万元以上项目和10亿元以上项目各实施了多少个？", ["922个", "33个"]),
        ("南屿市亿元以上项目和10亿元以上项目的投资增速哪个高？", ["9.6%", "23.7%"]),
        ("南屿市到2025年要有几家100亿以上的工业企业？", ["2家"]),
    ],
)
def test_things_of_one_size_are_told_from_those_of_another(question: str, figures: list[str]) -> None:
    said = SIZES.say(question)
    assert [f"**{figure}**" in text for figure, text in zip(figures, said, strict=False)] == [True] * len(
        figures
    )


@pytest.mark.parametrize(
    "question",
    ["南屿市到2025年要有几家500亿以上的工业企业？", "南屿市5000万元以上项目和20亿元以上项目各实施了多少个？"],
)
def test_no_figure_is_of_things_of_a_size_that_is_not_said(question: str) -> None:
    assert SIZES.say(question) == []


def test_one_figure_of_two_places_together_is_quoted_once() -> None:
    text = "此外，在丹东、本溪地区放流细鳞鲑5.3万尾，保护水生野生动物。在朝阳地区放流鲢鱼2万尾。\n"
    desk = Desk.of(text, title="辽宁省增殖放流", place="辽宁省")
    assert desk.say("在丹东、本溪要放流细鳞鲑多少尾？") == ["在丹东、本溪地区放流细鳞鲑**5.3万尾**"]
    assert desk.say("在丹东、朝阳要放流细鳞鲑多少尾？") == []


def test_one_word_for_two_things_says_each_of_them() -> None:
    cars = Desk.of("上半年，南屿市新能源汽车产销同比分别增长12.4%和17.6%。\n")
    said = cars.say("上半年南屿市新能源汽车的产量和销量分别增长多少？")
    assert [figure in text for figure, text in zip(["**12.4%**", "**17.6%**"], said, strict=True)] == [
        True
    ] * 2


def test_what_is_invested_is_told_with_the_projects_it_is_of() -> None:
    desk = Desk.of("南屿市130个项目集中开工，总投资54.8亿元。会上签约项目44个，总投资33亿元。\n")
    said = desk.say("南屿市集中开工和签约的项目，总投资分别是多少亿元？")
    assert said[:2] == ["南屿市130个项目集中开工，总投资**54.8亿元**", "会上签约项目44个，总投资**33亿元**"]


def test_one_character_twice_is_no_pair_of_opposites() -> None:
    desk = Desk.of("上半年，南屿市税收收入141.7亿元，同比增长8.1%；非税收入41亿元，同比增长7.8%。\n")
    said = desk.say("南屿市上半年税收收入和非税收入哪个增长更快？")
    assert said[-1] == "税收收入比非税收入高0.3个百分点（计算得出）"


def test_places_are_compared_by_what_both_reached_before_an_aim_of_one() -> None:
    sea = Desk.of("2022年，南屿市用电量达到850亿千瓦时。\n", title="南屿市公报", year=2023)
    hills = Desk.of(
        "到2025年，柏川县用电量将达到150亿千瓦时。\n\n2022年，柏川县用电量达到107亿千瓦时。\n",
        place="柏川县",
        title="柏川县规划",
    )
    said = [draft.text for draft in (sea + hills).compose("南屿市和柏川县谁的用电量更高？").drafts]
    assert said[:2] == ["南屿市用电量达到**850亿千瓦时**", "柏川县用电量达到**107亿千瓦时**"]
    assert "743亿千瓦时" in said[2]


def test_what_one_place_reached_is_held_against_what_another_aims_at() -> None:
    aims = Desk.of("2024年，柏川县计划引进高层次人才1500名。\n", place="柏川县", year=2024)
    desk = Desk.of("2023年，南屿市引进高层次人才1566名。\n") + aims
    question = "2023年南屿市引进高层次人才的数量与柏川县2024年的目标比，分别是多少？"
    said = desk.say(question)
    assert any("1566名" in text for text in said)
    assert any("1500名" in text for text in said)


def test_whether_two_goals_differ_is_told_from_both() -> None:
    said = BOTH.say("工业增加值增速，2022年的柏川县跟2021年的南屿市有差别吗？")
    assert any("10%" in text for text in said)
    assert any("6.9%" in text for text in said)


def test_things_told_by_what_was_done_to_each_share_nothing() -> None:
    desk = Desk.of("2023年，南屿市新认定高新技术企业80家。引育各类高层次人才156名。\n")
    told = "".join(desk.say("2023年南屿市新认定高企和引育的高层次人才，各是多少？"))
    assert "80家" in told
    assert "156名" in told


def test_how_many_more_is_worked_out() -> None:
    desk = Desk.of("2022年，南屿市48个项目开工建设。2023年，南屿市计划新开工项目87个。\n")
    assert "多39个（计算得出）" in "".join(
        desk.say("南屿市2022年开工项目多少个，2023年计划新开工多少个，多了几个？")
    )


def test_one_figure_that_a_clause_holds_against_another_time_is_told_by_that_clause() -> None:
    desk = Desk.of("南屿市38个工业行业中，上半年25个行业的增加值增速比一季度提高。\n")
    assert desk.say("南屿市上半年有多少个行业的增加值增速比一季度提高？") == [
        "上半年**25个**行业的增加值增速比一季度提高"
    ]


def test_two_sides_of_one_row_of_figures_are_each_given_their_own() -> None:
    desk = Desk.of(
        "2023年，南屿市新能源汽车、高端装备、电子信息三大主导产业产值分别为862亿元、715亿元和538亿元，"
        "分别增长24.3%、9.6%和12.8%。\n"
    )
    table = desk.compose("南屿市新能源汽车和高端装备产业2023年产值谁高？")
    assert [cell.text for _, (cell,) in table.rows if cell] == ["**862亿元**", "**715亿元**"]


def test_an_indicator_of_its_own_borrows_nothing_from_the_next() -> None:
    desk = Desk.of("2023年，南屿市确定了地区生产总值增长8%、规模以上工业增加值增长10%的目标。\n")
    said = "".join(desk.say("南屿市2023年GDP和规上工业增加值的预期增速哪个更高，高多少？"))
    assert "高2个百分点（计算得出）" in said
