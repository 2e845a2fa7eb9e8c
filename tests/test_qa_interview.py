"""An interview with a district's secretary, the news of a zone in it: years, places, items."""

import pytest

from index.asides import is_aside
from tests.desk import Desk

INTERVIEW = Desk.of(
    "“一把手访谈”｜南屿区委书记李大川：打造滨江新城\n\n记者：南屿区的主导产业发展得如何？\n\n"
    "李大川：我们构建了“2+3+N”产业体系，“2”就是新能源汽车、光电信息两大主导产业，“3”就是生物医药、智能装备、新材料三大特色产业，"
    "“N”就是一批未来产业。去年新能源汽车产业产值420亿元，同比增长31%。引进亿元以上项目76个，其中10亿元以上项目14个。\n\n"
    "记者：老百姓最关心民生，去年办了哪些实事？\n\n李大川：民生支出占比达到79.3%。新建学校9所，建成社区食堂28家。\n\n"
    "记者：2024年，南屿区有哪些目标和打算？\n\n"
    "李大川：2024年，我们的目标是地区生产总值增长7.5%以上，力争达到670亿元。重点在两个方面发力。"
    "一是在城市更新上发力。改造老旧小区45个，建设保障性住房3200套；启动6个片区更新；打通断头路4条。"
    "二是在民生改善上发力。新建改扩建学校11所，新增学位1.1万个；建设社区食堂20家；新增停车泊位5000个。\n",
    title="“一把手访谈”｜南屿区委书记李大川：打造滨江新城",
    place="南屿区",
    year=2024,
)
ZONE = Desk.of(
    "今年一季度，南屿经开区实现规上工业总产值268亿元，同比增长15.3%；新签约项目21个，协议总投资97亿元，完成全年目标的38.8%。\n\n"
    "管委会主任王小河介绍，今年园区的目标是规上工业总产值突破1200亿元，实际使用外资1.5亿美元。截至3月底，已新增企业7家。\n\n"
    "“我们推行‘拿地即开工’。”王小河说，下一步，园区将开展“百日攻坚”；建设人才公寓1200套。\n",
    title="南屿经开区实现“开门红”",
    place="南屿经开区",
    year=2024,
)
BOTH = INTERVIEW + ZONE


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2023年南屿区引进10亿元以上项目多少个？", "14个"),
        ("南屿区2024年地区生产总值增长目标是多少？", "7.5%"),
        ("2024年南屿经开区实际使用外资的目标是多少？", "1.5亿美元"),
        ("南屿2024年要建多少家社区食堂？", "20家"),
    ],
)
def test_the_figure_of_the_asked_year_and_place_is_given(question: str, figure: str) -> None:
    [said] = BOTH.say(question)
    assert f"**{figure}**" in said


@pytest.mark.parametrize(
    "question", ["南屿区2024年一季度规上工业总产值增长多少？", "南屿经开区2024年要建设多少套保障性住房？"]
)
def test_what_a_zone_has_is_not_what_the_district_has(question: str) -> None:
    assert BOTH.say(question) == []


def test_what_comes_next_is_planned_also_behind_a_quotation() -> None:
    [fact] = [fact for facts in ZONE.findings.facts.values() for fact in facts if fact.text == "1200套"]
    assert fact.kind == "goal"


def test_the_aim_of_a_zone_is_named_by_what_it_measures() -> None:
    facts = [fact for facts in BOTH.findings.facts.values() for fact in facts]
    assert {"规上工业总产值", "地区生产总值"} <= {fact.indicator for fact in facts if fact.kind == "goal"}


def test_a_plan_for_a_year_is_not_what_was_done_the_year_before() -> None:
    said = "".join(BOTH.say("南屿区2024年在民生改善上打算怎么做？"))
    assert "学校11所" in said
    assert "5000个" in said
    assert "28家" not in said


def test_an_item_within_a_paragraph_is_told_up_to_the_next_one() -> None:
    said = "".join(BOTH.say("南屿区2024年在城市更新上打算怎么做？"))
    assert "断头路4条" in said
    assert "学校11所" not in said


def test_a_system_of_numbers_is_explained_part_by_part() -> None:
    [said] = BOTH.say("南屿区“2+3+N”产业体系是什么意思？")
    assert all(word in said for word in ("新能源汽车", "生物医药", "未来产业"))


def test_half_of_the_years_aim_is_told_by_the_share_done() -> None:
    [said] = BOTH.say("南屿经开区一季度协议总投资完成全年目标一半了吗？")
    assert "38.8%" in said


@pytest.mark.parametrize(
    ("line", "beside"),
    [
        ("主持人：市委宣传部二级调研员 李大川", True),
        ("市金融工作局党组成员、副局长 王小河", True),
        ("主持人：各位来宾，大家好。", False),
        ("做强做优 壮大产业", False),
    ],
)
def test_who_sits_at_the_table_is_said_beside_the_text(line: str, beside: bool) -> None:
    assert is_aside(line) is beside


def test_who_hosted_is_told_by_the_list_of_those_at_the_table() -> None:
    desk = Desk.of(
        "南屿市召开新闻发布会\n发布人：市科技局局长 王小河\n市金融工作局副局长 赵小山\n"
        "主持人：市委宣传部副部长 李大川\n\n"
        "8月17日，市政府新闻办召开新闻发布会，介绍有关情况。\n"
    )
    [said] = desk.say("谁主持了南屿市这场新闻发布会？")
    assert "李大川" in said
    assert "赵小山" not in said


def test_what_a_named_project_aims_at_is_told_by_the_clause_that_says_so() -> None:
    desk = Desk.of(
        "李大川介绍，南屿“数字灌区”项目建设目标是实现水资源配置、供水调度、灾害防御等业务数字化。\n",
        title="南屿灌区：建设“数字灌区”",
    )
    [said] = desk.say("南屿“数字灌区”项目的建设目标是什么？")
    assert "水资源配置" in said
