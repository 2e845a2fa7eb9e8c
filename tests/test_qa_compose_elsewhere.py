"""Figures of something else are no answer: another thing's, whole's, region's, year's or edition's."""

import pytest

from qa.compose.elsewhere import nouns_told
from tests.desk import Desk

SCHOOLS = Desk.of(
    "2023年，南屿市支持各地新建改扩建幼儿园29所、新增学位1.1万个。今年8月底，15所幼儿园将竣工交付使用。\n\n"
    "市教育局在幼儿园与小学科学衔接、幼儿园规范管理等方面出台了19个文件。\n"
)
PROVINCE = Desk.of(
    "8月11日，陕西省水利科技工作会议在铜川市召开。在全省现有5个水情教育基地的基础上，到2028年争创8个。\n",
    title="陕西省水利科技工作会议在铜川市召开",
    place="陕西省",
)
CITY = Desk.of(
    "上半年，都市圈地区生产总值6566亿元。2002年至2022年，南屿市一般公共预算收入从40亿元增加到540亿元。\n\n"
    "满足4万辆以上新能源汽车充电需求，车流量大的村镇优先。\n\n"
    "在第三届渔业大会上，12家企业受到表彰。6月8日召开的渔业座谈会强调，办好第四届渔业大会。"
    "渔业商会执行会长李海生出席。\n"
)


@pytest.mark.parametrize("question", ["南屿市小学新增学位多少个？", "南屿市有多少所幼儿园？"])
def test_a_part_or_another_school_is_not_what_is_asked(question: str) -> None:
    assert SCHOOLS.say(question) == []


def test_what_is_told_of_elsewhere_is_not_what_another_passage_measures() -> None:
    desk = Desk.of("蓝礁科技成立于2016年7月，2022年被认定为专精特新企业。\n", year=2022) + Desk.of(
        "全年入库企业41家，规上科技服务业主营业务收入增长60%。\n", year=2022
    )
    assert desk.say("蓝礁科技2022年营业收入是多少？") == []


def test_what_the_part_is_asked_of_is_still_told() -> None:
    assert SCHOOLS.say("2023年南屿市新建改扩建幼儿园多少所？") == ["南屿市支持各地新建改扩建幼儿园**29所**"]


def test_a_city_has_not_what_the_whole_province_has() -> None:
    assert PROVINCE.say("铜川市有多少个水情教育基地？") == []
    assert PROVINCE.say("陕西省有多少个水情教育基地？") == ["在全省现有**5个**水情教育基地的基础上"]


@pytest.mark.parametrize(
    "question",
    [
        "上半年南屿市地区生产总值是多少？",
        "南屿市2015年一般公共预算收入是多少？",
        "南屿市车桩比是多少？",
        "第三届渔业大会是什么时候召开的？",
        "渔业商会的会长是谁？",
    ],
)
def test_another_region_year_edition_or_office_is_not_what_is_asked(question: str) -> None:
    assert CITY.say(question) == []


def test_the_year_that_a_figure_rose_to_is_told() -> None:
    assert CITY.say("南屿市2022年一般公共预算收入是多少？") != []
    assert CITY.say("都市圈上半年地区生产总值是多少？") == ["都市圈地区生产总值**6566亿元**"]


def test_a_part_of_what_is_asked_gives_way_to_the_whole() -> None:
    desk = Desk.of(
        "上半年南屿市规上工业增加值增长8.3%。规上工业中船舶制造、渔具制造、罐头制造增加值分别增长86.5%、36.9%、28.8%。\n"
    )
    assert desk.say("上半年南屿市规上工业增加值增长多少？") == ["上半年南屿市规上工业增加值增长**8.3%**"]


DISTRICT = Desk.of(
    "2023年柏川区第三季度重大项目集中开工。今年上半年，柏川区完成规上工业产值1353亿元，同比增长25%。"
    "其中，全区228家美丽健康产业完成规上工业产值229亿元。柏川区消化利用土地1030亩，完成全年目标任务的52%，调出低效企业59家。\n\n"
    "粮油食品类、饮料类、日用品类零售额分别增长11.5%、15.3%、12.8%。生物医药产业迎来新赛道。"
    "到2025年，全区油茶面积达到13.6万亩。\n",
    title="2023年柏川区第三季度重大项目集中开工",
    place="柏川区",
)


@pytest.mark.parametrize(
    "question",
    [
        "柏川区生物医药产业上半年规上工业产值是多少？",
        "柏川区全年要调出低效企业多少家？",
        "柏川区家用电器类零售额增长多少？",
        "柏川区目前油茶面积多少万亩？",
    ],
)
def test_a_whole_another_kind_or_what_is_still_to_come_is_not_what_is_asked(question: str) -> None:
    assert DISTRICT.say(question) == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("柏川区上半年规上工业产值是多少？", "1353亿元"),
        ("柏川区美丽健康产业上半年规上工业产值是多少？", "229亿元"),
        ("柏川区上半年调出低效企业多少家？", "59家"),
        ("柏川区饮料类零售额增长多少？", "15.3%"),
        ("柏川区到2025年油茶面积多少万亩？", "13.6万亩"),
    ],
)
def test_what_is_asked_itself_is_told(question: str, figure: str) -> None:
    assert [figure in said for said in DISTRICT.say(question)] == [True]


def test_last_year_is_not_this_year_where_no_year_is_told() -> None:
    desk = Desk.of("上半年，全市出口281亿元。去年同期出口下降3%。去年上半年，全市进口92亿元。\n", year=None)
    assert desk.say("去年上半年南屿市出口了多少亿元？") == []
    assert desk.say("去年上半年南屿市进口了多少亿元？") != []


def test_one_year_has_not_what_several_years_or_a_plan_have() -> None:
    desk = Desk.of(
        "五年来，南屿市新建各类公园110个。展望“十四五”，南屿市经济总量将突破3500亿元。\n\n"
        "1-6月，南屿市新签过亿元项目25个。\n",
        year=2023,
    )
    assert desk.say("南屿市今年新建了多少个公园？") == []
    assert desk.say("2023年南屿市经济总量是多少？") == []
    assert desk.say("南屿市1-6月新签过十亿元项目多少个？") == []
    assert "**110个**" in desk.say("五年来南屿市新建了多少个公园？")[0]
    assert "**25个**" in desk.say("南屿市1-6月新签过亿元项目多少个？")[0]


MARKETS = Desk.of(
    "截至6月底，南屿市实有市场主体55.9万户。今年1至6月，全市新登记市场主体4.9万户。\n\n"
    "近年来，全市新增残疾人就业4.2万人。每年新增残疾人就业1.2万人。\n",
    title="南屿市上半年市场主体发展情况",
)


def test_those_struck_off_are_neither_those_that_are_left_nor_those_newly_entered() -> None:
    assert MARKETS.say("南屿市上半年注销市场主体多少户？") == []
    assert MARKETS.say("南屿市上半年新登记市场主体多少户？") == ["全市新登记市场主体**4.9万户**"]
    assert MARKETS.say("南屿市有多少户市场主体？") == ["南屿市实有市场主体**55.9万户**"]


def test_what_many_years_had_is_not_what_half_a_year_had() -> None:
    assert MARKETS.say("南屿市今年上半年新增残疾人就业多少人？") == []
    assert MARKETS.say("南屿市近年来新增残疾人就业多少人？") == ["全市新增残疾人就业**4.2万人**"]


RATES = Desk.of(
    "2023年上半年，南屿市服务业增加值增速分别较2022年全年和2023年一季度提高3.6个、0.2个百分点。\n\n"
    "社会消费品零售总额同比增长15.6%，高于全国平均水平7.4个百分点。\n",
    title="南屿市公布上半年经济数据",
)


def test_how_far_a_rate_is_from_another_is_not_the_rate() -> None:
    assert RATES.say("2023年上半年南屿市服务业增加值增长多少？") == []
    assert RATES.say("2023年上半年南屿市社会消费品零售总额增长多少？") == [
        "社会消费品零售总额同比增长**15.6%**"
    ]
    above = RATES.say("2023年上半年南屿市社会消费品零售总额增速比全国高几个百分点？")
    assert "**7.4个百分点**" in above[0]


def test_how_much_of_a_goal_is_done_is_no_goal() -> None:
    desk = Desk.of("上半年，全市城镇新增就业2.87万人，完成全年目标任务的57.4%。\n", year=2024)
    assert desk.say("南屿市2024年城镇新增就业目标是多少？") == []
    assert "**57.4%**" in desk.say("南屿市上半年城镇新增就业完成全年目标的百分之几？")[0]


FORESTS = Desk.of(
    "解放初期，全市森林覆盖率不足1%。“六五”末期，森林覆盖率7.57%。目前，达到森林覆盖率17.19%。"
    "全市夏粮总产量463万吨，其中小麦产量416万吨。\n"
)


def test_how_things_stand_now_is_not_how_they_once_stood() -> None:
    [said] = FORESTS.say("南屿市目前的森林覆盖率是多少？")
    assert "**17.19%**" in said


def test_the_end_of_among_them_is_no_part_of_the_next_word() -> None:
    [said] = FORESTS.say("南屿市小麦产量多少万吨？")
    assert "**416万吨**" in said


def test_a_day_and_what_follows_it_make_no_name() -> None:
    desk = Desk.of(
        "其中，一期工程累计完成投资63亿元；二期配套工程累计完成投资11亿元。\n\n截至7月底滇中无恙。\n"
    )
    question = desk.reader.understand("截至7月底滇中引水二期配套工程累计完成投资多少？")
    told = [term.text for term in nouns_told(desk.findings.bearings(question))]
    assert told == ["配套工程"]


def test_what_all_of_the_place_has_is_not_what_the_named_thing_in_it_has() -> None:
    island = Desk.of("2023年，南屿市推动金融岛开岛。\n") + Desk.of(
        "2023年，全市共实施项目393个，总投资2940.1亿元。\n"
    )
    assert island.say("金融岛总投资多少亿元？") == []
    assert "**2940.1亿元**" in island.say("南屿市实施项目总投资多少亿元？")[0]


PARTS = Desk.of(
    "2024年，南屿市教育支出82.6亿元，其中义务教育支出45.1亿元，增长7.2%；卫生健康支出38.4亿元，增长3.6%。\n\n"
    "南屿市安排重点项目420个，总投资3260亿元，年度投资680亿元，其中省级重点项目36个。"
    "产业类项目215个，年度投资390亿元。\n\n"
    "新签约外资项目18个，签约总额9亿美元，合同外资7.6亿美元。"
    "现有中小型水库430座，其中包括牛头、东岭等3座中型水库。\n",
    year=2024,
)


@pytest.mark.parametrize(
    "question",
    [
        "2024年南屿市教育支出增长多少？",
        "2024年南屿市省级重点项目的年度投资是多少？",
        "2024年南屿市省级重点项目总投资多少亿元？",
        "2024年南屿市实际使用外资多少美元？",
    ],
)
def test_a_part_has_not_what_the_whole_has_nor_the_whole_what_a_part_has(question: str) -> None:
    assert PARTS.say(question) == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2024年南屿市教育支出是多少？", "**82.6亿元**"),
        ("2024年南屿市义务教育支出增长多少？", "**7.2%**"),
        ("2024年南屿市卫生健康支出增长多少？", "**3.6%**"),
        ("2024年南屿市安排多少个省级重点项目？", "**36个**"),
        ("2024年南屿市重点项目年度投资是多少？", "**680亿元**"),
        ("2024年南屿市合同外资多少美元？", "**7.6亿美元**"),
        ("南屿市中型水库有几座？", "**3座**"),
    ],
)
def test_on_its_own_side_of_among_them_a_figure_is_told(question: str, figure: str) -> None:
    assert [figure in said for said in PARTS.say(question)] == [True]


SINCE = Desk.of(
    "“十四五”以来，南屿市累计新建农村公路2160公里，累计引进工业项目540个。\n\n"
    "本届政府任期以来，南屿市累计投入民生资金1180亿元。2021年以来，南屿市累计建成公园86个。\n\n"
    "今年前两个月，南屿市新开工重点项目52个。今年以来，南屿市发放助学金3000万元。\n",
    year=2025,
)


@pytest.mark.parametrize(
    "question",
    [
        "南屿市上半年新建农村公路多少公里？",
        "2025年南屿市引进工业项目多少个？",
        "2025年上半年南屿市投入民生资金多少亿元？",
        "2021年南屿市建成公园多少个？",
        "“十四五”以来南屿市新开工重点项目多少个？",
    ],
)
def test_a_stretch_of_years_has_not_what_a_part_of_one_has_nor_the_reverse(question: str) -> None:
    assert SINCE.say(question) == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("“十四五”以来南屿市新建农村公路多少公里？", "**2160公里**"),
        ("南屿市累计引进工业项目多少个？", "**540个**"),
        ("今年南屿市发放助学金多少元？", "**3000万元**"),
        ("2025年前两个月南屿市新开工重点项目多少个？", "**52个**"),
    ],
)
def test_over_the_time_that_it_is_told_of_a_figure_is_told(question: str, figure: str) -> None:
    assert [figure in said for said in SINCE.say(question)] == [True]


def test_waters_without_a_name_are_no_region() -> None:
    desk = Desk.of("在各市重要淡水流域和水库放流鲢鳙2100万尾，恢复生态。太湖流域种植莲藕30万亩。\n")
    assert desk.say("南屿市放流鲢鳙多少尾？") != []
    assert desk.say("南屿市种植莲藕多少亩？") == []


def test_the_size_by_which_things_are_counted_is_none_of_their_amounts() -> None:
    towers = Desk.of("2023年，全市培育税收超亿元楼宇44栋、特色楼宇50栋。\n")
    for question in ("南屿市2023年税收收入目标", "南屿市2023年税收收入是多少亿元？", "南屿市2023年税收收入"):
        assert towers.say(question) == []
    assert towers.say("南屿市2023年培育税收超亿元楼宇多少栋？") == ["全市培育税收超亿元楼宇**44栋**"]


def test_people_are_counted_alike_by_either_measure_word() -> None:
    elected = Desk.of("2023年，5名在南屿专家当选两院院士、刷新纪录。\n")
    assert elected.say("南屿市2023年新增了几位院士？") == ["**5名**在南屿专家当选两院院士、刷新纪录"]


MEASURES = Desk.of(
    "2023年，南屿市地区生产总值812亿元，新增高新技术企业66家，累计招引金融机构389家，新增停车位6000个。\n\n"
    "南屿市抓好人民公园等30个公园升级改造，新增规上工业企业12家，采矿业用电量增长3%。\n",
    year=2023,
)


@pytest.mark.parametrize(
    "question",
    [
        "2023年南屿市人均地区生产总值是多少？",
        "2023年南屿市高新技术企业总数是多少家？",
        "2023年南屿市累计有多少个停车位？",
        "2023年南屿市新增金融机构多少家？",
        "2023年南屿市抓好多少个广场的升级改造？",
        "2023年南屿市新增规上服务业企业多少家？",
        "2023年南屿市制造业用电量增长多少？",
    ],
)
def test_another_measure_of_the_same_thing_is_not_what_is_asked(question: str) -> None:
    assert MEASURES.say(question) == []


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2023年南屿市地区生产总值是多少？", "**812亿元**"),
        ("2023年南屿市新增停车位多少个？", "**6000个**"),
        ("2023年南屿市累计招引金融机构多少家？", "**389家**"),
        ("2023年南屿市抓好多少个公园的升级改造？", "**30个**"),
        ("2023年南屿市采矿业用电量增长多少？", "**3%**"),
    ],
)
def test_the_measure_that_is_asked_for_is_told(question: str, figure: str) -> None:
    assert [figure in said for said in MEASURES.say(question)] == [True]


def test_a_part_of_a_year_that_an_article_never_tells_of_has_no_figure_in_it() -> None:
    desk = Desk.of("南屿市新建公园14个，房地产开发投资下降8%。\n", year=2023)
    assert desk.say("2023年一季度南屿市新建公园多少个？") == []
    assert desk.say("2023年上半年南屿市房地产开发投资是增长的吗？") == []
    assert desk.say("2023年南屿市新建公园多少个？") != []
    half = Desk.of("截至6月底，南屿市经济稳中有进。\n\n南屿市新建公园14个。\n", year=2023)
    assert half.say("2023年上半年南屿市新建公园多少个？") != []
    assert half.say("2023年前5个月南屿市新建公园多少个？") == []


def test_all_there_are_is_the_total_told_behind_what_was_added() -> None:
    labs = Desk.of("2023年，全市新增国家重点实验室4家、总数达到14家。\n")
    [said] = labs.say("2023年南屿市有多少家国家重点实验室？")
    assert "**14家**" in said
    assert "**4家**" not in said


def test_the_number_a_question_goes_out_from_is_not_its_answer() -> None:
    desk = Desk.of("2023年，南屿市加快推进23个学校项目建设和交付进度。\n")
    assert desk.say("南屿市2023年推进的23个学校项目里有几所高中？") == []
    assert desk.say("南屿市2023年推进多少个学校项目？") == ["南屿市加快推进**23个**学校项目建设和交付进度"]


def test_the_session_asked_about_is_told_from_others() -> None:
    desk = Desk.of("2月2日，中共南屿市委十二届四次全会召开。\n")
    assert desk.say("南屿市委十二届五次全会是几月几日召开的？") == []
    assert desk.say("南屿市委十二届四次全会是几月几日召开的？") != []


def test_what_one_indicator_aims_at_is_not_another_ones_goal() -> None:
    desk = Desk.of("2023年，南屿市确定规模以上工业增加值增长10%、固定资产投资增长12%的发展目标。\n")
    assert desk.say("南屿市2023年工业投资的增长目标是多少？") == []


def test_online_sales_are_not_all_sales() -> None:
    desk = Desk.of("2023年，南屿市社会消费品零售总额148.7亿元，增长8.9%。\n")
    assert desk.say("2023年南屿市网上零售额是多少？") == []


ZONE = Desk.of(
    "2023年，全区目标为签约亿元以上项目80个以上。建设产业园完成投资5亿元。\n\n"
    "临空产业园2023年目标任务为签约亿元以上项目32个、合同引资额190亿元。\n",
    place="花都区",
)


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("2023年花都区签约亿元以上项目的目标是多少个？", "**80个**"),
        ("临空产业园2023年签约亿元以上项目的目标是多少个？", "**32个**"),
        ("2023年花都区建设产业园完成投资多少？", "**5亿元**"),
    ],
)
def test_a_park_has_its_own_figures(question: str, figure: str) -> None:
    assert [figure in said for said in ZONE.say(question)] == [True]


@pytest.mark.parametrize(
    "question",
    ["2023年花都区合同引资额目标是多少亿元？", "老城街道2023年要签约多少个亿元以上项目？"],
)
def test_what_a_park_has_is_neither_its_places_nor_another_parts(question: str) -> None:
    assert ZONE.say(question) == []
