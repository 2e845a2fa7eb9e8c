"""Definitions: the clause that says what a term is."""

import pytest

from index import fold
from qa.compose.definition import defines
from tests.desk import Desk

REPORT = Desk.of(
    "南屿市实施“蓝湾计划”，推进生态修复。“蓝湾计划”是指修复岸线、清理围网、种植红树林的三年行动。"
    "会议还部署了其他工作。推行“码上办”（即扫码办理）。\n"
)


@pytest.mark.parametrize("question", ["什么是“蓝湾计划”？", "蓝湾计划是什么意思？", "“蓝湾计划”指的是什么？"])
def test_the_defining_sentence_is_preferred_to_a_mention(question: str) -> None:
    assert REPORT.say(question) == ["“蓝湾计划”是指修复岸线、清理围网、种植红树林的三年行动"]


def test_brackets_define_too() -> None:
    assert REPORT.say("“码上办”指什么？") == ["推行“码上办”（即扫码办理）"]


def test_a_colon_defines_too() -> None:
    desk = Desk.of("对项目实行“四个一”机制：一个项目、一名领导、一套专班、一抓到底。\n")
    assert desk.say("“四个一”机制指什么？") == [
        "对项目实行“四个一”机制：一个项目、一名领导、一套专班、一抓到底"
    ]


def test_a_term_that_no_article_uses_has_no_definition() -> None:
    assert REPORT.say("什么是“绿港计划”？") == []


def test_a_coined_term_is_what_stands_in_front_of_it() -> None:
    desk = Desk.of(
        "营商环境提质增效，聚焦“三最”标准，持续深化改革，打造一流高地。\n\n"
        "对标跑腿最少、办结最快、服务最好“三最”标准，力争更多事项网上办、掌上办、一次办。\n"
    )
    [said] = desk.say("南屿市优化营商环境所说的“三最”标准是什么？")
    assert said.startswith("对标跑腿最少、办结最快、服务最好“三最”标准")


@pytest.mark.parametrize("question", ["“三区两城”是什么意思？", "三区两城具体指什么？"])
def test_a_term_put_together_from_parts_is_defined_part_by_part(question: str) -> None:
    said = "“三区”就是制造业集聚区、农业示范区、生态样板区；“两城”就是科创城和康养城"
    desk = Desk.of(f"锚定“三区两城”，打造新城。\n\n{said}。\n")
    assert desk.say(question) == [said]


def test_a_coined_term_takes_all_its_series() -> None:
    desk = Desk.of(
        "我们推进工业强市战略，围绕海洋装备、精细化工两大主导产业，文化旅游、数字经济两大新兴产业，着力构建“2+2”产业体系。\n"
    )
    [said] = desk.say("什么是南屿市的“2+2”产业体系？")
    assert said.startswith("围绕海洋装备、精细化工两大主导产业")
    assert said.endswith("“2+2”产业体系")


def test_a_quoted_term_is_defined_after_a_comma() -> None:
    desk = Desk.of(
        "总的思路是一年基本恢复，三年全面提升，长远发展。“三年全面提升”，就是用三年时间，完成重建，增强防灾能力。\n"
    )
    assert desk.say("南屿市“三年全面提升”指的是什么？") == [
        "“三年全面提升”，就是用三年时间，完成重建，增强防灾能力"
    ]
    [said] = desk.say("南屿市总的思路是什么？")
    assert said.startswith("总的思路是一年基本恢复")


FAIR = Desk.of(
    "本届云帆节全年计划开展35项活动，吸引青年参加。\n\n云帆节是南屿市探索融合发展的品牌活动。\n\n"
    "目前，只需展示“屿通码”，便可亮码办事。局长介绍，“屿通码”集成了身份信息和电子证照，使用方便。\n\n"
    "这些项目将为构建“243”发展布局提供支撑。\n"
)


@pytest.mark.parametrize(
    ("question", "answer"),
    [("云帆节是什么活动？", "探索融合发展的品牌活动"), ("什么是“屿通码”？", "集成了身份信息和电子证照")],
)
def test_the_clause_whose_subject_it_is_says_what_a_thing_is(question: str, answer: str) -> None:
    assert answer in "".join(FAIR.say(question))


def test_digits_that_count_unsaid_parts_are_not_explained_by_their_use() -> None:
    assert FAIR.say("“243”发展布局是指什么？") == []


def test_what_is_quoted_before_a_noun_is_what_the_noun_is() -> None:
    desk = Desk.of(
        "南屿市坚持“打基础、补短板、抓落实”的工作总基调，开展噪声防治工作。\n\n"
        "噪声防治工作由市、县、镇三级同步开展，总结了经验、基调和做法。\n"
    )
    assert "打基础、补短板、抓落实" in "".join(desk.say("南屿市噪声防治的工作总基调是什么？"))


def test_a_thing_that_opens_the_clause_is_told_apart_from_a_longer_word() -> None:
    desk = Desk.of(
        "声环境功能区是实行声环境管理的基础。\n\n去年3个城市、51个县城完成声环境功能区划分调整。\n"
    )
    assert desk.say("什么是声环境功能区？") == ["声环境功能区是实行声环境管理的基础"]


def test_whatever_was_set_is_told_to_the_end() -> None:
    desk = Desk.of("南屿市明确了民生实事34项追赶任务，以及首批60个夯基项目。\n")
    assert desk.say("南屿市在民生实事上明确了什么？") == [
        "南屿市明确了民生实事34项追赶任务，以及首批60个夯基项目"
    ]


def test_a_noun_may_stand_between_a_coined_term_and_what_it_means() -> None:
    desk = Desk.of(
        "大力实施“555”工程，力争新增企业45家。\n\n"
        "所谓“555”工程，是指五年内实施50个技改项目、引进50个科技型企业、培育5家上市企业。\n"
    )
    [said] = desk.say("南屿市的“555”工程是指什么？")
    assert said.endswith("实施50个技改项目、引进50个科技型企业、培育5家上市企业")


def test_all_that_a_colon_announces_defines_the_term() -> None:
    desk = Desk.of(
        "南屿市实施“三个一批”行动：改造一批老旧小区，完成25个小区提升；打通一批断头路；建设一批便民设施。\n"
    )
    said = desk.say("南屿市“三个一批”行动是什么意思？")
    assert "".join(said).endswith("建设一批便民设施")


def test_what_a_noun_closes_in_quotation_marks_is_what_it_is() -> None:
    desk = Desk.of(
        "南屿市改造农村公路624公里、养护桥梁23座。"
        "南屿市探索“管养分离、专群结合、市场参与”模式，提升农村公路养护的市场化水平。\n"
    )
    [said] = desk.say("南屿市农村公路养护的市场化模式指的是什么？")
    assert "管养分离、专群结合、市场参与" in said


def test_what_a_city_is_to_become_is_the_clause_that_says_so() -> None:
    desk = Desk.of(
        "“数字南屿”建设\n\n聚焦数字政府、数字经济，协同推进设施建设、配套改革，努力建设数字标杆城市。"
        "加强基础设施建设，提升城市地位和能级。\n"
    )
    [said] = desk.say("“数字南屿”要建成什么样的城市？")
    assert "努力建设数字标杆城市" in said


def test_what_is_quoted_right_before_a_thing_built_of_it_says_what_it_is() -> None:
    desk = Desk.of(
        "“南屿市已打造出一条‘班列+海运’汽车出口‘绿色通道’，推动汽车出口时长缩短50%以上。”李大川说。\n"
    )
    [said] = desk.say("南屿市打造的汽车出口“绿色通道”是什么？")
    assert "班列+海运" in said


@pytest.mark.parametrize("marks", ["‘’", "“”"])
def test_an_idea_in_quotation_marks_says_what_it_is(marks: str) -> None:
    said = f"“公司明确了{marks[0]}抓实常规气、攻坚页岩气{marks[1]}的总体思路，加快产能建设。"
    assert defines(REPORT.understand("公司明确的总体思路是什么？"), fold(said)) >= 0.25


def test_what_kind_of_thing_it_is_is_told_where_it_is_the_subject() -> None:
    desk = Desk.of(
        "疏港高速是南屿港重要的集疏运通道和南屿北岸的对外联络线，同时也是综合交通规划的重要组成。\n\n"
        "南屿港是出海口主通道的重要节点，是区域国际集装箱枢纽港。\n"
    )
    [said] = desk.say("南屿港是怎样的港口？")
    assert "集装箱枢纽港" in said
