"""Figures: the clause that states the one asked for, the figure in bold, cited by its sentence."""

import pytest

from qa.compose.just_what import narrower
from tests.desk import Desk

REPORT = Desk.of(
    "2022年，南屿市地区生产总值完成812.5亿元，增长6.2%。全年新建公园14个，改造老旧小区36个，"
    "服务业占比达到45.3%，经济总量居全省第三位。\n\n"
    "2023年，南屿市力争地区生产总值增长7.5%左右，新增就业2.4万人以上，固定资产投资总额突破400亿元。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("南屿市2022年地区生产总值是多少？", "南屿市地区生产总值完成**812.5亿元**"),
        ("南屿市2022年新建了多少个公园？", "全年新建公园**14个**"),
        ("南屿市2022年改造老旧小区多少个？", "改造老旧小区**36个**"),
        ("南屿市2022年服务业占比是多少？", "服务业占比达到**45.3%**"),
        ("南屿市2022年经济总量居全省第几？", "经济总量居全省**第三位**"),
        ("南屿市2023年地区生产总值增长目标是多少？", "南屿市力争地区生产总值增长**7.5%**左右"),
        ("南屿市2023年新增就业目标是多少人？", "新增就业**2.4万人**以上"),
        ("南屿市2023年固定资产投资目标是多少亿元？", "固定资产投资总额突破**400亿元**"),
    ],
)
def test_the_clause_with_the_figure_is_quoted_and_the_figure_bold(question: str, answer: str) -> None:
    assert REPORT.say(question) == [answer]


def test_a_growth_without_its_subject_is_said_with_the_clause_before() -> None:
    [said] = REPORT.say("南屿市2022年地区生产总值增长多少？")
    assert said == "南屿市地区生产总值完成812.5亿元，增长**6.2%**"


def test_level_and_growth_asked_together_are_both_bold() -> None:
    [said] = REPORT.say("南屿市2022年地区生产总值是多少，增长多少？")
    assert said == "南屿市地区生产总值完成**812.5亿元**，增长**6.2%**"


def test_the_sentence_is_cited_however_short_the_clause() -> None:
    [statement] = REPORT.answer("南屿市2022年地区生产总值是多少？")
    [citation] = statement.citations
    assert citation.quote == "2022年，南屿市地区生产总值完成812.5亿元，增长6.2%。"


@pytest.mark.parametrize(
    "question",
    [
        "南屿市2021年新建公园多少个？",
        "柏川县2022年新建公园多少个？",
        "南屿市2022年新建学校多少所？",
        "南屿市2022年常住人口是多少？",
        "南屿市2023年社会消费品零售总额增长目标是多少？",
    ],
)
def test_another_year_place_or_indicator_has_no_figure(question: str) -> None:
    assert REPORT.say(question) == []


def test_of_two_places_in_one_paragraph_each_has_its_own_figure() -> None:
    towns = Desk.of("2022年，下河镇投入1200万元，石桥镇投入860万元。\n", place="青禾县", title="青禾县公报")
    assert towns.say("下河镇2022年投入多少万元？")[0].endswith("下河镇投入**1200万元**")
    assert towns.say("石桥镇2022年投入多少万元？") == ["石桥镇投入**860万元**"]


def test_goal_and_result_of_the_same_indicator_are_told_apart() -> None:
    desk = Desk.of(
        "2023年，南屿市完成固定资产投资300亿元。\n\n2023年主要预期目标：固定资产投资350亿元。\n",
        title="南屿市工作报告",
    )
    assert desk.say("南屿市2023年固定资产投资完成了多少亿元？") == ["南屿市完成固定资产投资**300亿元**"]
    assert desk.say("南屿市2023年固定资产投资的目标是多少亿元？") == ["固定资产投资**350亿元**"]


def test_the_whole_is_not_answered_with_a_part_nor_a_share_with_a_growth() -> None:
    desk = Desk.of(
        "2023年上半年，南屿市新能源发电量326亿千瓦时，增长25.4%。全市发电量982亿千瓦时，增长5.7%。"
        "新兴产业增长15.7%，占规上工业比重提升到34%。\n"
    )
    [whole] = desk.say("南屿市2023年上半年发电量增长多少？")
    assert "5.7%" in whole
    assert "25.4%" not in whole
    [share] = desk.say("南屿市2023年上半年新兴产业占规上工业比重是多少？")
    assert "**34%**" in share


CITIES = Desk.of(
    "上半年，南屿市地区生产总值为812.5亿元。去年上半年，南屿市地区生产总值为790.1亿元。"
    "2022年，南屿市地区生产总值为1602.3亿元，比上年增长5.1%。",
    title="上半年数据",
) + Desk.of(
    "上半年各市数据已经公布。从经济总量看，绍兴达到3310.4亿元；嘉兴稳居第二，为3205亿元。",
    title="各市上半年数据",
    place="浙江省",
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市今年上半年地区生产总值是多少？", "812.5亿元"),
        ("南屿市去年上半年地区生产总值是多少？", "790.1亿元"),
        ("南屿市2022年全年地区生产总值是多少？", "1602.3亿元"),
        ("嘉兴上半年经济总量是多少？", "3205亿元"),
        ("绍兴上半年经济总量是多少？", "3310.4亿元"),
    ],
)
def test_the_figure_is_of_the_place_year_and_part_of_the_year_asked_for(question: str, figure: str) -> None:
    [said] = CITIES.say(question)
    assert f"**{figure}**" in said


def test_level_and_growth_are_both_said_over_a_note_between_them() -> None:
    desk = Desk.of("2022年，南屿市农业总产值121.6亿元，按可比价计算，同比增长4.7%。")
    [said] = desk.say("南屿市2022年农业总产值有多少，增速多快？")
    assert "121.6亿元" in said
    assert "4.7%" in said


def test_a_figure_alone_in_its_unit_is_measured_by_the_whole_sentence() -> None:
    desk = Desk.of("此次开通的公交线路有主线1条、支线4条，投入车辆41辆，途经20个村，运营总里程109公里。\n")
    assert desk.say("南屿市开通的公交线路加起来多少公里？") == ["运营总里程**109公里**"]


def test_a_growth_asked_in_points_is_answered_in_percent() -> None:
    desk = Desk.of("2022年，南屿市纺织业增加值同比增长8.6%，高于全省1.4个百分点。\n")
    assert desk.say("南屿市2022年纺织业增加值涨了几个百分点？") == ["南屿市纺织业增加值同比增长**8.6%**"]


CITY_WORKS = Desk.of(
    "第三，打好城市建设硬仗。投资42亿元，实施城建项目36个，新建道路18条。\n\n"
    "新增市场主体6200户，净增高新技术企业23家，总数达到89家。受水区为沿线6州（市）36个县（市、区）。\n\n"
    "上半年，全市已淘汰老旧货车2.6万辆，新建充电桩418个。\n\n"
    "全市专利授权量34064件，平均每天授权专利72件。有效发明专利平均维持时间6.11年。\n"
)


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南屿市今年城建项目投资多少？", "投资**42亿元**"),
        ("南屿市有多少家高企？", "净增高新技术企业23家，总数达到**89家**"),
        ("受水区涉及多少个县市区？", "受水区为沿线6州（市）**36个**县（市、区）"),
        ("南屿市上半年多了多少充电桩？", "新建充电桩**418个**"),
        ("南屿市平均一天授权多少件专利？", "平均每天授权专利**72件**"),
        ("南屿市有效发明专利平均维持时间多久？", "有效发明专利平均维持时间**6.11年**"),
    ],
)
def test_everyday_asks_of_works_stocks_and_rates_are_told(question: str, said: str) -> None:
    [answer] = CITY_WORKS.say(question)
    assert answer.endswith(said)


def test_what_is_done_in_a_day_is_not_all_that_was_done() -> None:
    desk = Desk.of("上半年，南屿市专利授权量34064件。\n")
    assert desk.say("南屿市平均每天授权多少件专利？") == []


def test_a_rows_amount_is_preferred_to_its_growth() -> None:
    desk = Desk.of(
        "2022年，全区完成地区生产总值186.4亿元，同比增长7.2%。\n\n"
        "| 指标 | 2022年实际 | 2023年目标 |\n| --- | --- | --- |\n| 地区生产总值增速 | 7.2% | 8%以上 |\n"
    )
    [said] = desk.say("南屿市2022年GDP做到了多少？")
    assert "**186.4亿元**" in said


def test_what_a_yearly_account_tells_is_of_its_year() -> None:
    desk = Desk.of(
        "8月4日，南屿市发布《数字南屿发展报告（2022年）》，2022年全市数字经济规模2.6万亿元，占比近五成，位居前列。\n\n"
        "目前，全市建成首个算力集群，开通海峡直通光缆，光网实现城乡全覆盖，建成公共数据资源平台、省级数据交易平台。\n\n"
        "数字乡村建设加快推进，农村电商蓬勃发展，农村网络零售额达到2588亿元，农产品网络零售额达454.6亿元。\n",
        title="南屿市数字经济蓬勃发展",
    )
    assert "454.6亿元" in "".join(desk.say("南屿市2022年农产品网络零售额是多少？"))
    assert desk.say("南屿市2023年农产品网络零售额是多少？") == []


def test_a_headline_is_of_the_year_that_its_figure_is_told_of_below() -> None:
    desk = Desk.of("南屿市数字经济规模达2.6万亿元\n\n会上介绍，2022年南屿市数字经济规模2.6万亿元。\n")
    assert desk.say("南屿市2023年数字经济规模是多少？") == []
    assert "2.6万亿元" in "".join(desk.say("南屿市2022年数字经济规模是多少？"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("南屿市工业投资增长多少？", "工业投资增长**12.6%**"),
        ("南屿市社零有多少个亿？", "社会消费品零售总额完成**702亿元**"),
        ("南屿市给多少人找了工作？", "城镇新增就业**4.3万人**"),
        ("南屿市PM2.5浓度降到多少了呀？", "PM2.5平均浓度降至**29微克/立方米**"),
        ("南屿市PM10浓度降到多少了？", ""),
    ],
)
def test_a_part_and_everyday_measures_are_told_alone(question: str, said: str) -> None:
    desk = Desk.of(
        "2023年，南屿市固定资产投资增长4.3%，其中工业投资增长12.6%；社会消费品零售总额完成702亿元。"
        "PM2.5平均浓度降至29微克/立方米；城镇新增就业4.3万人。\n"
    )
    assert "".join(desk.say(question)) == said


def test_trade_with_one_country_is_not_answered_with_all_trade() -> None:
    desk = Desk.of("2022年，南屿市外贸进出口总额226.8亿元。对俄罗斯贸易稳步增长。\n")
    assert desk.say("南屿市2022年对俄罗斯的进出口总额是多少亿元？") == []
    assert desk.say("南屿市2022年进出口总额是多少亿元？") == ["南屿市外贸进出口总额**226.8亿元**"]


JOBS = Desk.of(
    "上半年，南屿市城镇新增就业41万人，同比增长2.3%，完成目标任务的68.3%；已为28.8万户企业降低失业保险费15.7亿元。\n\n"
    "南屿市民航固定资产累计完成投资14.6亿元，完成全年计划任务35亿元的41.7%。出口75.4亿元，高于全省14.9个百分点。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        (
            "南屿市上半年城镇新增就业完成全年目标的多少？",
            "南屿市城镇新增就业41万人，同比增长2.3%，完成目标任务的**68.3%**",
        ),
        (
            "南屿市民航投资完成全年计划的百分之几？",
            "南屿市民航固定资产累计完成投资14.6亿元，完成全年计划任务35亿元的**41.7%**",
        ),
        ("南屿市失业保险费降了多少？", "已为28.8万户企业降低失业保险费**15.7亿元**"),
        ("南屿市出口是多少？", "出口**75.4亿元**"),
    ],
)
def test_the_share_of_a_goal_that_is_done_and_amounts_taken_off_are_told_from_levels(
    question: str, answer: str
) -> None:
    [said] = JOBS.say(question)
    assert said == answer


COUNTS = Desk.of(
    "2022年，南屿市技能大赛由12个部门共同主办，吸引了47所院校的900名学生参赛，实现“三个翻番”。"
    "服务热线办结时间由15个工作日压缩为7个工作日，六成以上的订单来自外地。"
    "大赛举办20周年之际，南屿市出口总额增长4.1%，其中对东盟、拉美等新兴市场出口分别增长10.1%、15.2%。"
    "南屿市合同成交额达62亿元，增长8%，总量和增速均位列全省第三。\n"
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市2022年技能大赛有多少所院校参赛？", "**47所**"),
        ("南屿市2022年热线多久能办结？", "**7个工作日**"),
        ("南屿市2022年订单有几成来自外地？", "**六成**"),
        ("南屿市2022年出口涨了多少？", "**4.1%**"),
        ("南屿市2022年合同成交额排全省第几？", "**第三**"),
        ("南屿市2022年技能大赛举办多少周年？", "**20周年**"),
    ],
)
def test_the_unit_asked_for_tells_which_figure_it_is(question: str, figure: str) -> None:
    [said] = COUNTS.say(question)
    assert figure in said


@pytest.mark.parametrize("question", ["南屿市2022年技能大赛有多少家医院？", "南屿市2022年合同有多少份？"])
def test_what_is_counted_by_another_noun_or_in_a_coined_term_is_no_answer(question: str) -> None:
    assert COUNTS.say(question) == []


def test_the_one_that_has_most_is_not_all() -> None:
    desk = Desk.of("停电户数最多的是柏川街道20809户。2022年，南屿市停电用户共500658户。\n")
    assert desk.say("南屿市2022年有多少户停电？") == ["南屿市停电用户共**500658户**"]


def test_level_and_growth_are_both_said_within_one_clause() -> None:
    desk = Desk.of("2022年，南屿港完成货物吞吐量138万吨、同比增长66.6%，集装箱6008标箱、同比增长19.9%。\n")
    [said] = desk.say("南屿港2022年完成多少集装箱，同比怎么样？")
    assert said == "集装箱**6008标箱**、同比增长**19.9%**"


LOANS = Desk.of(
    "6月末，全市各项贷款余额11658亿元，同比增长8.0%。全市园区贷款余额同比增长29.5%。\n\n"
    "十年来，南屿市完成交通基础设施建设投资约1386亿元。\n"
)


def test_an_amount_is_not_answered_with_the_growth_of_a_part() -> None:
    assert LOANS.say("6月末南屿市全市各项贷款余额是多少？") == ["全市各项贷款余额**11658亿元**"]


def test_one_kind_of_a_thing_is_not_answered_with_all_of_it() -> None:
    assert LOANS.say("6月末南屿市绿色贷款余额有多少亿元？") == []


def test_two_characters_of_two_words_are_no_word() -> None:
    assert LOANS.say("南屿市展会的总成交额是多少？") == []


def test_an_article_without_a_year_is_of_the_year_most_are_of_and_says_so() -> None:
    dated = Desk.of("全年新建公园8个。\n", year=2023) + Desk.of("今年新建学校9所。\n", year=2023)
    undated = Desk.of("今年以来，全市新登记市场主体49万户。\n", year=None)
    desk = dated + undated
    assert desk.say("南屿市2023年新登记市场主体多少户？") == ["全市新登记市场主体**49万户**（文章未注年份）"]
    assert desk.say("南屿市2022年新登记市场主体多少户？") == []
    assert undated.say("南屿市2023年新登记市场主体多少户？") == []
    past = Desk.of("去年，全市新登记市场主体49万户。\n", year=None)
    assert (dated + past).say("南屿市2023年新登记市场主体多少户？") == []


def test_who_says_so_needs_no_evidence() -> None:
    desk = Desk.of("2022年，全市服务消费占比达到54.7%。\n", year=2022)
    assert desk.say("据江浦市统计局，南屿市2022年服务消费占比多少？") == ["全市服务消费占比达到**54.7%**"]
    assert desk.say("据南屿市统计局，江浦市2022年服务消费占比多少？") == []


def test_how_far_a_figure_is_ahead_is_told_behind_a_bracket_too() -> None:
    desk = Desk.of("上半年，南屿市制造业增加值同比增长8.3%，快于全国平均水平(4.2%)4.1个百分点。\n")
    said = desk.say("南屿市上半年制造业增加值增速快于全国多少个百分点？")
    assert said == ["快于全国平均水平(4.2%)**4.1个百分点**"]


def test_how_many_tenths_are_no_growth() -> None:
    desk = Desk.of("2023年上半年，南屿市机电产品出口增长15.3%，占出口总值的46.8%。\n")
    [said] = desk.say("南屿市上半年机电产品占了出口的几成？")
    assert "**46.8%**" in said
    assert "**15.3%**" not in said
    desk = Desk.of("2023年，南屿市公交票价在原来的基础上下降30%。\n")
    assert desk.say("南屿市公交票价便宜了几成？") == ["南屿市公交票价在原来的基础上下降**30%**"]


def test_a_sentence_after_a_stray_closing_mark_is_quoted_without_the_mark() -> None:
    desk = Desk.of("地区生产总值812.5亿元，税收12亿元。”东区、西区分别增长5%、6%。\n")
    assert desk.say("东区增长多少？") == ["东区、西区分别增长**5%**、6%"]


TIMES = Desk.of(
    "2022年，全市汽车产销量133.8万辆，增长67%，排名从2018年的第十六位升到第八位。"
    "其中，新能源汽车产量102万辆，增长172%，成为出口的新主力。\n\n"
    "2009年，南屿市成为最早获得登记权限的城市之一，目前全市共有外资经营主体8836户。从2019年起，我市每年安排5000万元奖励资金。\n"
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2022年南屿市新能源汽车产量是多少？", "102万辆"),
        ("南屿市现有外资经营主体多少户？", "8836户"),
        ("从2019年起南屿市每年安排多少奖励资金？", "5000万元"),
    ],
)
def test_a_year_figures_rose_from_and_a_word_for_now_change_no_year(question: str, figure: str) -> None:
    [said] = TIMES.say(question)
    assert f"**{figure}**" in said


def test_a_stretch_that_begins_in_another_year_is_not_answered() -> None:
    assert TIMES.say("从2018年起南屿市每年安排多少奖励资金？") == []


REPORTED = Desk.of(
    "去年以来，市工信局为龙头企业筛选45户拟配套企业，同时推进零部件集团成立，督促项目边建边产。"
    "上半年，全市共处理快递包裹约1.5亿件，增长45%。\n\n"
    "汐湾大桥主线长约3.24公里，匝道长约3.85公里。\n",
    title="汐湾大桥带动产业向新",
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市给龙头企业挑了多少家可以配套的企业？", "45户"),
        ("南屿市上半年经手了多少快递？", "1.5亿件"),
        ("汐湾大桥主线长多少公里？", "3.24公里"),
    ],
)
def test_another_verb_for_what_was_done_is_no_other_thing(question: str, figure: str) -> None:
    [said] = REPORTED.say(question)
    assert f"**{figure}**" in said


COINED = Desk.of("去年以来，全市在33个乡镇围绕“一个上行、三个下沉”改造了一批商贸中心。\n")


def test_numbers_of_a_coined_term_count_nothing() -> None:
    assert not any("**三个**" in said for said in COINED.say("南屿市改造了几个商贸中心？"))


CARRIED = Desk.of(
    "报告指出，在2022年预算执行方面，全市全年办理退税85.3亿元，惠及4.9万市场主体。"
    "兑现补助5.3亿元，全年新增小巨人企业74家。本次行动设立巡查卡点115个，检查旅店275家次。\n",
    title="市人大常委会审议决算报告",
    year=None,
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2022年南屿市新增小巨人企业多少家？", "74家"),
        ("2022年南屿市退税惠及多少家市场主体？", "4.9万"),
        ("南屿市这次行动设立了多少个卡点？", "115个"),
    ],
)
def test_a_year_opens_what_follows_and_a_demonstrative_asks_nothing(question: str, figure: str) -> None:
    [said] = CARRIED.say(question)
    assert f"**{figure}**" in said


def test_what_follows_is_of_no_other_year() -> None:
    assert CARRIED.say("2021年南屿市新增小巨人企业多少家？") == []


STOCK = Desk.of(
    "截至6月底，全市新能源装机累计达到473万千瓦。全年力争新增装机100万千瓦以上，累计装机突破600万千瓦。\n"
)


def test_what_has_accumulated_is_no_goal() -> None:
    [said] = STOCK.say("南屿市新能源装机累计达到多少万千瓦？")
    assert "**473万千瓦**" in said


SINCE = Desk.of(
    "2019至今已有332家首店在南屿市落地。企业提供材料、办理时限分别压减85%、94.4%，群众少跑腿。\n", year=None
)


def test_a_stretch_up_to_now_has_several_writings() -> None:
    [said] = SINCE.say("2019年以来有多少家首店在南屿市落地？")
    assert "**332家**" in said
    assert SINCE.say("2018年以来有多少家首店在南屿市落地？") == []


def test_what_was_cut_fell() -> None:
    assert SINCE.say("南屿市企业提供材料压减了百分之多少？") == [
        "企业提供材料、办理时限分别压减**85%**、94.4%"
    ]


def test_a_row_is_never_cut_behind_the_figure_that_is_asked_for() -> None:
    desk = Desk.of(
        "2023年，南屿市城镇、农村居民人均可支配收入分别达到46820元和23450元，增速快于全省。\n", year=2023
    )
    row = "南屿市城镇、农村居民人均可支配收入分别达到{}46820元{}和{}23450元{}"
    assert desk.say("2023年南屿市城镇居民人均可支配收入是多少？") == [row.format("**", "**", "", "")]
    assert desk.say("2023年南屿市农村居民人均可支配收入是多少？") == [row.format("", "", "**", "**")]


def test_the_fall_that_is_asked_for_is_of_the_thing_asked_for() -> None:
    desk = Desk.of("上半年，南屿市固定资产投资增长5.5%。分产业看，第一产业投资下降5.7%。\n")
    assert desk.say("南屿市上半年房地产开发投资下降了多少？") == []
    assert desk.say("南屿市上半年第一产业投资下降了多少？") == ["第一产业投资下降**5.7%**"]


def test_the_last_noun_of_what_is_counted_must_be_said() -> None:
    desk = Desk.of("去年，全市布设区域噪声监测站213个，依法对32家工业企业噪声污染行为进行了处罚。\n")
    assert desk.say("南屿市布设了多少个工业噪声监测站？") == []


@pytest.mark.parametrize(
    ("question", "head"),
    [
        ("南屿市2022年实现多少亿元工业利润？", "利润"),
        ("南屿市2022年新建了多少个项目孵化基地？", "基地"),
        ("南屿市2022年有多少家企业技术中心？", "中心"),
    ],
)
def test_of_several_words_behind_how_many_the_last_is_what_is_counted(question: str, head: str) -> None:
    assert REPORT.understand(question).head[-1] == head


def test_a_figure_of_the_first_word_behind_how_many_is_none_of_what_is_counted() -> None:
    desk = Desk.of("2022年，南屿市完成工业投资36亿元，增长8%；新开工工业项目12个。\n")
    assert desk.say("南屿市2022年完成多少亿元工业投资？") == ["南屿市完成工业投资**36亿元**"]
    assert desk.say("南屿市2022年实现多少亿元工业利润？") == []


def test_what_a_plan_lists_without_a_word_of_plan_is_its_goal() -> None:
    desk = Desk.of(
        "2023年，柏川县推进水务工作。计划年底前完成达标区建设，新建市区污水管道15公里、改造85公里。\n",
        year=2023,
        place="柏川县",
    )
    [said] = desk.say("柏川县2023年计划新建市区污水管道多少公里？")
    assert said == "新建市区污水管道**15公里**"


def test_the_goal_of_a_year_is_not_what_half_of_it_came_to() -> None:
    desk = Desk.of("2023年，柏川县的目标是开工安置房12万套以上。\n", year=2023, place="柏川县")
    assert desk.say("柏川县2023年安置房开工目标是多少套？")
    assert desk.say("柏川县2023年上半年开工安置房多少套？") == []


def test_what_something_was_raised_to_is_not_by_how_much() -> None:
    desk = Desk.of("2024年，南屿市公共卫生服务补助标准由89元提高到94元，医保补助标准每人每年提高30元。\n")
    assert "**94元**" in desk.say("2024年南屿市公共卫生服务补助标准提高到多少元？")[0]
    assert "**30元**" in desk.say("2024年南屿市医保补助标准提高多少元？")[0]


def test_a_town_that_is_no_name_need_not_be_said_again() -> None:
    desk = Desk.of("五要突出更新，提升城市品质。改造老旧小区38个；新增停车位3000个，新建充电桩600个。\n")
    [said] = desk.say("南屿市新增城市停车位多少个？")
    assert "3000个" in said


def test_a_headline_that_looks_ahead_dates_no_result() -> None:
    text = "优先支持企业出口，光伏、锂电池出口分别增长22.9%、71.8%。\n"
    [said] = Desk.of(text, title="南屿市部署下半年稳外贸").say("南屿市上半年光伏出口增长多少？")
    assert "22.9%" in said
    assert Desk.of(text, title="南屿市下半年外贸情况").say("南屿市上半年光伏出口增长多少？") == []


HALF_YEAR = Desk.of(
    "上半年，南屿市新建高标准农田目标4.5万亩，实际建成4.8万亩，完成率106.7%。\n\n"
    "在全省9个设区市中，南屿市规上工业增加值增速居第2位。累计培育专精特新企业312家。\n\n"
    "改革在8个乡镇、42个村试行。安排重点项目年度投资，其中重点项目36个。\n",
    year=2024,
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市规上工业增加值增速排第几？", "**第2位**"),
        ("南屿市高标准农田目标的完成率是多少？", "**106.7%**"),
        ("南屿市改革在多少个乡镇试行？", "**8个**"),
        ("南屿市改革在多少个村试行？", "**42个**"),
    ],
)
def test_a_rank_a_rate_and_a_count_are_told_by_what_they_are_of(question: str, figure: str) -> None:
    assert [figure in said for said in HALF_YEAR.say(question)] == [True]


@pytest.mark.parametrize("question", ["南屿市走访企业多少户？", "南屿市重点项目年度投资是多少？"])
def test_another_deed_or_a_count_is_not_what_is_asked(question: str) -> None:
    assert HALF_YEAR.say(question) == []


def test_a_figure_that_only_its_fact_knows_for_a_growth_is_bold() -> None:
    desk = Desk.of("南屿市市场主体同比净增5000户。\n")
    assert desk.say("南屿市市场主体占比增长百分之几？") == ["南屿市市场主体同比净增**5000户**"]


def test_an_exact_figure_is_given_before_the_round_one_that_it_passed() -> None:
    desk = Desk.of("2022年，南屿市用电总量首次突破千亿元，达到1072.3亿元，增长8.6%。粮食产量突破100万吨。\n")
    assert desk.say("南屿市2022年用电总量是多少？") == ["南屿市用电总量首次突破千亿元，达到**1072.3亿元**"]
    assert desk.say("南屿市2022年粮食产量是多少？") == ["粮食产量突破**100万吨**"]


def test_a_unit_is_the_same_in_tens_of_thousands() -> None:
    desk = Desk.of("2022年，南屿市新建标准厂房5000平方米，绿地42万平方米。\n")
    assert desk.say("南屿市2022年新建标准厂房多少万平方米？") == ["南屿市新建标准厂房**5000平方米**"]
    assert desk.say("南屿市2022年绿地多少平方米？") == ["绿地**42万平方米**"]


def test_how_large_a_cluster_is_to_be_is_told_by_its_class() -> None:
    desk = Desk.of("2023年，南屿市着力打造在国内有影响力的两千亿级船舶制造产业集群。\n")
    [said] = desk.say("南屿市2023年要打造多大规模的船舶制造产业集群？")
    assert "两千亿" in said


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("南屿市2023年前期项目的开工率要达到多少？", "**50%**"),
        ("南屿市2023年整合办公空间的底线是多少平方米？", "**50万平方米**"),
        ("南屿市的风险排查要围绕几大领域？", "**六大**"),
        ("南屿市2023年要种多少亩树？", "**1420亩**"),
        ("健康中国行动，南屿市2023年要建多少个健康驿站？", "**7个**"),
    ],
)
def test_what_is_asked_in_other_words_is_measured_all_the_same(question: str, figure: str) -> None:
    desk = Desk.of(
        "2023年，南屿市新开工项目要开工90%，前期项目要开工50%。整合办公空间不少于50万平方米。"
        "围绕六大领域做好风险排查。年底前完成造林1420亩、森林抚育100亩。落实健康中国行动，建设健康驿站7个。\n"
    )
    [said] = desk.say(question)
    assert figure in said


def test_a_part_of_what_is_stated_has_no_figure_of_its_own() -> None:
    desk = Desk.of("2023年，南屿市固定资产投资计划完成605亿元。\n")
    assert desk.say("南屿市2023年固定资产投资中工业投资目标是多少？") == []
    assert len(desk.say("南屿市2023年固定资产投资目标是多少？")) == 1


@pytest.mark.parametrize("question", ["南屿市2023年特色楼宇培育多少栋？", "南屿市2023年培育多少栋特色楼宇？"])
def test_what_is_done_with_so_many_is_not_what_is_measured(question: str) -> None:
    desk = Desk.of("2023年，南屿市全年培育税收超亿元楼宇44栋、特色楼宇50栋。\n")
    [said] = desk.say(question)
    assert "**50栋**" in said


NURSERIES = Desk.of(
    "南屿市16个区公办率已达到方案提出的“到2025年，达到95%、60%、92%”的目标。"
    "目前，全市毛入园率91.3%、公办率59.8%，均高于全国88.1%、51.9%的平均水平。\n\n"
    "南屿市教育局局长说，全市新建1个实验基地，建立2个创新平台，攻关能力大幅跃升。\n",
)


def test_a_bare_row_of_figures_is_nobodys() -> None:
    assert NURSERIES.say("南屿市公办率目前是多少？") == ["公办率**59.8%**"]
    assert not any("51.9" in said for said in NURSERIES.say("南屿市毛入园率的平均水平是多少？"))


@pytest.mark.parametrize("question", ["南屿市教育局的预算是多少？", "南屿市要突破多少项核心技术？"])
def test_a_figure_whose_clause_says_nothing_of_the_question_or_counts_something_else_is_no_answer(
    question: str,
) -> None:
    assert NURSERIES.say(question) == []


def test_the_part_of_a_year_behind_a_figure_is_not_its_own() -> None:
    desk = Desk.of("今年1-5月全市工业投资增长3.6%，上半年全市民间投资增长4.7%。\n")
    assert desk.say("南屿市1-5月工业投资增长多少？") == ["今年1-5月全市工业投资增长**3.6%**"]


def test_what_there_was_at_the_end_of_another_month_is_no_answer() -> None:
    desk = Desk.of("7月末，南屿市各项贷款余额805亿元。6月末，全市绿色信贷余额75亿元。\n")
    assert "**805亿元**" in desk.say("南屿市7月末贷款余额是多少？")[0]
    assert not any("805亿元" in said for said in desk.say("南屿市6月末各项贷款余额是多少？"))


def test_a_share_of_last_years_total_leaves_the_figure_behind_it_in_this_years_part() -> None:
    desk = Desk.of("今年上半年，南屿市兑现奖励4159万元，达到去年全年奖励总额的85.4%，惠及921个市场主体。\n")
    assert desk.say("南屿市上半年惠及多少个市场主体？") == ["惠及**921个**市场主体"]


def test_a_place_in_a_row_has_its_own_rank() -> None:
    desk = Desk.of(
        "今天，百强区榜单发布，杭州5个城区上榜，余杭区、西湖区、滨江区分别位列第10位、第50位、第51位。\n",
        place="杭州市",
    )
    [said] = desk.say("西湖区在百强区榜单排第几？")
    assert "**第50位**" in said


def test_income_is_measured_though_a_dictionary_calls_it_a_deed() -> None:
    desk = Desk.of("2023年，南屿市拥有旅游资源多达209处。\n")
    assert desk.say("南屿市2023年旅游收入是多少？") == []


def test_what_share_of_a_whole_something_contributes() -> None:
    desk = Desk.of("2023年，南屿市民营经济贡献了84%的税收、78%的出口。\n")
    [said] = desk.say("南屿市民营经济贡献了多少税收？")
    assert "84%" in said


def test_how_fast_something_grew_is_told_by_its_rate() -> None:
    desk = Desk.of("今年以来，南屿市贷款累计增加432亿元。7月末，南屿市贷款余额805亿元，同比增长9%。\n")
    assert "**9%**" in desk.say("南屿市贷款增得有多快？")[0]


def test_how_many_there_are_is_their_stock() -> None:
    desk = Desk.of("2023年，南屿市新增船厂4家；新认定高新技术企业80家，高新技术企业总数达300家。\n")
    [said] = desk.say("2023年南屿市高新技术企业存量达到多少家？")
    assert "**300家**" in said


def test_things_above_ten_times_the_size_are_others() -> None:
    desk = Desk.of("2023年，南屿市培育税收超亿元楼宇44栋。\n")
    assert desk.say("南屿市2023年税收超十亿元楼宇要培育多少栋？") == []
    assert len(desk.say("南屿市2023年税收超亿元楼宇要培育多少栋？")) == 1


def test_how_many_really_came_is_no_aim() -> None:
    desk = Desk.of("2023年，南屿市力争引进高层次人才突破1500人。\n")
    assert desk.say("南屿市2023年引进高层次人才实际到位多少人？") == []


def test_the_first_to_pass_a_sum_is_no_item_of_a_list() -> None:
    desk = Desk.of("2023年，南屿市力争地区生产总值在全省县（市）中率先突破千亿元。\n")
    [said] = desk.say("南屿市2023年想在全省第一个让地区生产总值过多少？")
    assert "千亿元" in said


TREES = Desk.of("2022年，南屿市现有古树名木8439株，其中树龄500年以上的古树761株、名木80株。\n")


@pytest.mark.parametrize("size", ["500年以上", "五百年以上", "树龄500年及以上"])
def test_things_above_a_size_are_told_from_all_of_them(size: str) -> None:
    [said] = TREES.say(f"2022年南屿市{size}的古树有几株？")
    assert "**761株**" in said


def test_things_of_another_size_have_no_figure() -> None:
    assert TREES.say("2022年南屿市300年以上的古树有几株？") == []


TRADE = Desk.of(
    "今年上半年，南屿市进出口总值1.79万亿元，增长5.9%。其中，进口1.5万亿元，增长4.5%；出口2881.4亿元，增长13.9%。\n\n"
    "绿色产业动能充沛。今年上半年，南屿市出口太阳能电池15.2亿元。\n\n"
    "李大川介绍，两年前，南屿咖啡店仅20家，到现在已达166家，产品也更加丰富。\n",
    title="南屿市2023年上半年外贸",
)


@pytest.mark.parametrize(
    ("measured", "share"),
    [
        ("出口太阳能电池", 0.5),
        ("出口货值", 1.0),
        ("出口", 1.0),
        ("出口商品", 1.0),
        ("太阳能电池出口额", 0.5),
        ("全市外贸出口额", 1.0),
    ],
)
def test_what_was_traded_of_one_thing_is_not_all_that_was_traded(measured: str, share: float) -> None:
    assert narrower(TRADE.understand("今年上半年南屿市出口了多少亿元？"), measured) == share


def test_what_was_traded_of_the_thing_asked_about_is_given() -> None:
    [said] = TRADE.say("今年上半年南屿市出口了多少亿元的太阳能电池？")
    assert "**15.2亿元**" in said


def test_how_many_there_are_now_is_not_how_many_there_were_once() -> None:
    [said] = TRADE.say("南屿市现在有多少家咖啡店？")
    assert said.endswith("咖啡店仅20家，到现在已达**166家**")
    [said] = TRADE.say("两年前南屿市有多少家咖啡店？")
    assert "**20家**" in said


SECTORS = Desk.of(
    "2022年，南屿市三次产业增加值分别为38.2亿元、61.5亿元、59亿元；固定资产投资增长7.6%，其中一产、二产、三产投资分别增长3.2%、15.7%、1.9%。\n"
)


def test_one_of_the_three_sectors_is_told_also_where_a_part_of_something_else_names_it() -> None:
    [said] = SECTORS.say("南屿市2022年第二产业增加值是多少亿元？")
    assert "**61.5亿元**" in said
