"""Coined terms that count their parts: a text that only uses one doesn't answer what it is made of."""

import pytest

from qa.coined import counted_parts, explains
from tests.desk import Desk

MENTIONED = Desk.of(
    "南屿市打造“三个高地”、开展“码头攻坚”。\n\n"
    "市领导察看了启航船坞项目、望潮冷链项目、白鹭码头项目。聚焦“2+3”产业集群，"
    "加快“船港”融合、“岛城”协同、“渔旅”贯通的海洋经济体系。坚定不移实施“蓝湾战略”，一任接着一任干、一年接着一年抓。"
    "群众“三感”不断提升，教育支出占比保持在20%以上。\n"
)


@pytest.mark.parametrize(
    "question",
    [
        "南屿市的“三个高地”具体是指哪三个？",
        "“2+3”产业集群分别是哪几个产业？",
        "群众“三感”是哪三感？",
        "什么是“2+3”产业集群？",
        "“蓝湾战略”的具体内容包括哪些？",
    ],
)
def test_a_coined_term_that_is_only_mentioned_is_not_explained(question: str) -> None:
    assert MENTIONED.say(question) == []


def test_a_series_that_bears_the_counted_noun_explains_it() -> None:
    desk = Desk.of("南屿市努力成为船员的培养首选之地、就业向往之地、创业成功之地。\n")
    [said] = desk.say("南屿市说要成为船员的“三地”，是哪三地？")
    assert said.endswith("培养首选之地、就业向往之地、创业成功之地")


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("三个高地", (3,)),
        ("4+3", (4, 3)),
        ("两横三纵", (2, 3)),
        ("一网通办", ()),
        ("125计划", ()),
        ("蓝湾", ()),
    ],
)
def test_a_coined_name_tells_how_many_parts_it_has(name: str, parts: tuple[int, ...]) -> None:
    assert counted_parts(name) == parts


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('审批最少、流程最优、服务最好"三最"标准', "三最"),
        ('"三园"即光电园、生命园、装备园', "三园"),
        ('落实"三色预警",滞后10天亮黄牌,滞后20天亮橙牌,滞后30天亮红牌', "三色预警"),
        ('围绕海洋装备、精细化工两大主导产业,旅游、物流、会展三大新兴产业,构建"2+3"体系', "2+3"),
        ('打好"三大战役":一是开工,二是竣工,三是投产', "三大战役"),
    ],
)
def test_these_say_what_the_name_is_made_of(said: str, name: str) -> None:
    assert explains(said, name)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ('打造"三个高地"、开展"项目攻坚"', "三个高地"),
        ('围绕"三个高地"建设,推进甲港、乙港、丙港项目', "三个高地"),
        ('引领优势产业延链、传统产业升链、新兴产业建链、短板产业补链,打造"2+5"体系', "2+5"),
    ],
)
def test_what_stands_beside_the_name_is_not_what_it_is_made_of(said: str, name: str) -> None:
    assert not explains(said, name)


def test_so_many_things_asked_for_by_number_are_not_fewer_others() -> None:
    desk = Desk.of("南屿市启动沿海6镇渔业发展专项审计，制定推进海域使用、加强工程管理、海湾建设等制度4项。\n")
    assert desk.say("沿海6镇分别是哪6个镇？") == []


USED = Desk.of(
    "南屿市全面开展“三标”活动，深入推进岛城融合，更好统筹发展和安全，以更加昂扬的精神状态，努力在全省"
    "“四高地、一枢纽、一重地、一中心”建设中挑大梁。\n\n"
    "推动“五岛联动”“四路协同”耦合共进。聚焦海洋制造全生命周期的产业生态，推动产业链、创新链、供应链、要素链深度耦合。\n\n"
    "聚焦打造“三区一高地”，稳中求进、难中求成，最大程度降低了疫情对经济的影响，有力有效加快了经济转型，"
    "取得了不少转折性、突破性和标志性成果。\n\n"
    "“三化三制”改革、要素市场化改革试点等取得实效。\n"
)


@pytest.mark.parametrize(
    "question",
    [
        "“三标”活动具体指什么？",
        "“四路协同”是什么？",
        "“三区一高地”是指什么？",
        "“三化三制”改革是什么意思？",
        "“五岛联动”指哪五岛？",
    ],
)
def test_what_stands_further_off_or_beside_a_coined_term_does_not_explain_it(question: str) -> None:
    assert USED.say(question) == []


def test_a_list_of_three_is_none_of_the_five_that_a_coined_term_counts() -> None:
    tasks = Desk.of(
        "发挥“五岛联动”优势，做好以下工作。\n\n一是建设总部基地港。\n\n二是提升航线深度。\n\n三是参与区域合作。\n"
    )
    assert tasks.say("“五岛联动”指哪五岛？") == []


@pytest.mark.parametrize(
    "question",
    ["南屿市的“3+2”现代产业体系具体是哪几个产业？", "“四区十港、两轴多带”里的四区是哪四个区？"],
)
def test_what_it_is_like_is_not_what_it_is_made_of(question: str) -> None:
    desk = Desk.of(
        "南屿市构筑具有战略性、全局性和海岛特色的“3+2”现代产业体系。以“四区十港、两轴多带”为重点推进更新。\n\n"
        "南屿市聚焦打造“四区一高地”，取得转折性、突破性、标志性、开创性成果。\n"
    )
    assert desk.say(question) == []


def test_one_character_of_a_coined_term_is_not_explained_by_the_term() -> None:
    desk = Desk.of("南屿市锚定“进百超千”发展目标，抓紧抓实各项指标。\n")
    assert desk.say("“进百超千”中的“百”是指什么指标？") == []
    [said] = Desk.of("南屿市锚定“进百超千”目标，“百”是指百强县。\n").say("“进百超千”中的“百”是指什么？")
    assert "百强县" in said


def test_things_that_share_a_short_word_are_the_things_called_by_it() -> None:
    desk = Desk.of(
        "南屿市制造业升级工作会提出三个方向：一是做强船舶制造业。二是做优港口制造业。三是做大渔业制造业。\n\n"
        "加快“设备换芯”“产线换新”“机器换人”，打造一批绿色工厂。\n"
    )
    [said] = desk.say("南屿市制造业升级的三个“换”是什么？")
    assert "产线换新" in said


def test_the_noun_of_a_coined_name_may_be_long() -> None:
    assert explains(
        '主攻方向是"2+3+1"现代产业体系,即石化等两大支柱产业,物流等三大新兴产业,以及航运服务业', "2+3+1"
    )


@pytest.mark.parametrize("term", ["“四个一”", "四个“一”"])
def test_four_that_each_have_their_one(term: str) -> None:
    desk = Desk.of("南屿市推进网格化，围绕“一格管全面、一屏观全域、一网统全局、一线通上下”，加强体系建设。\n")
    [said] = desk.say(f"南屿市网格化要做到{term}，具体是哪四句话？")
    assert "一格管全面、一屏观全域、一网统全局、一线通上下" in said


def test_a_coined_term_that_is_set_aside_is_not_what_is_asked() -> None:
    desk = Desk.of("南屿市大力推行“免证办”“一网通办”“承诺制”等服务模式。\n")
    [said] = desk.say("南屿市推的“免证办”之外还有哪些服务模式？")
    assert "“一网通办”“承诺制”" in said


def test_so_many_clauses_that_each_say_what_is_done_make_up_a_coined_plan() -> None:
    desk = Desk.of(
        "2022年，力争全年“125计划”新引进总部项目1个，新引进大项目2个，新引进产业链项目5个。\n", year=2022
    )
    [said] = desk.say("南屿市2022年“125计划”的三项引进目标分别是什么？")
    assert "产业链项目5个" in said


def test_whose_a_coined_aim_is_is_told_with_it() -> None:
    desk = Desk.of("云岭县正聚焦临港名城这一定位，锚定“进百超千”发展目标，抓紧抓实任务。\n", place="云岭县")
    [said] = desk.say("“进百超千”是哪里的发展目标？")
    assert said.startswith("云岭县")


def test_so_many_things_that_bear_the_word_are_the_ones_asked_for() -> None:
    desk = Desk.of(
        "南屿市高质量推进“人人持证、技能南屿”建设，完成技能培训和取证，实现技能就业、技能增收、技能富民。\n"
    )
    assert desk.say("“人人持证”建设要实现哪三个“技能”？") == ["实现技能就业、技能增收、技能富民"]


def test_what_a_coined_term_counts_is_told_by_what_its_sentences_close_on() -> None:
    desk = Desk.of(
        "南屿市加快“两中心、一新城”建设。要大力发展绿色金融，打造国际化金融中心。"
        "要激发市场活力，培育新型消费，打造国际化消费中心。要统筹城乡，打造现代化新城区。\n\n"
        "南屿市举办各类促消费活动，着力打造多元消费体系，开发消费新场景。\n"
    )
    assert desk.say("南屿市的“两中心”是什么？") == ["打造国际化金融中心", "打造国际化消费中心"]
    assert desk.say("南屿市的“三中心”是哪三个？") == []


def test_items_far_below_a_coined_term_without_its_noun_are_not_its_parts() -> None:
    desk = Desk.of(
        "南屿市加快“三高地”建设。会议要求统筹发展和安全。各部门要抓好落实。\n\n"
        "南屿市举办各类促消费活动，着力打造多元消费体系，开发消费新场景。\n"
    )
    assert desk.say("南屿市要打造的“三高地”是哪三个？") == []


def test_three_that_each_have_their_batch_are_not_measures_beside_the_term() -> None:
    desk = Desk.of(
        "南屿市坚持以“三个一批”为引领，牢固树立理念，统筹招商引资和项目推进，全力保障重大项目需求，"
        "以大项目引领大投资，以大投资带动大发展。\n"
    )
    assert desk.say("南屿市“三个一批”是哪三个一批？") == []


def test_a_plan_called_by_its_numbers_is_of_as_many_things() -> None:
    desk = Desk.of(
        "2022年，力争全年“125计划”新引进总部项目1个，新引进大项目2个，新引进产业链项目5个；"
        "实施全周期服务，推动极简审批，确保新项目早开工，前期项目要提速。\n",
        year=2022,
    )
    [said] = desk.say("“125计划”是什么意思？")
    assert said.endswith("新引进产业链项目5个")
    assert not any("极简审批" in text for text in desk.say("“125计划”具体指引进哪些项目？"))


def test_what_a_coined_term_is_made_of_may_stand_behind_the_noun_it_describes() -> None:
    desk = Desk.of(
        "统计涵盖加入航线“13+2”合作机制的中国省区市，即西部12省区市与海南省，以及南屿市、柏川市。\n"
    )
    [said] = desk.say("航线“13+2”合作机制包括哪些地方？")
    assert said.endswith("西部12省区市与海南省，以及南屿市、柏川市")
