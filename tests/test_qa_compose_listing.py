"""Lists: complete, in order, each item cited; or the clause that lists."""

import pytest

from qa.compose.listing_clause import clause_score
from qa.compose.structures import enumerations
from tests.desk import Desk

ACTIONS = (
    "一是港口提升行动，新增泊位5个",
    "二是产业倍增行动，引进项目20个",
    "三是科技创新行动，建设实验室3家",
    "四是乡村振兴行动",
    "五是生态修复行动",
    "六是民生改善行动",
)
REPORT = Desk.of(
    "南屿市召开工作会议，提出抓好六大行动。\n\n"
    + "".join(f"{action}。\n\n" for action in ACTIONS)
    + "会议明确四大产业，包括海洋装备、生物医药、新型材料、现代物流。\n\n"
    "今年重点做好三项改革：国资国企改革；农村土地改革；医药卫生改革。\n"
)
ASKED = "六大行动是哪些？"


def test_numbered_paragraphs_are_listed_in_order_and_complete() -> None:
    composition = REPORT.compose(ASKED)
    assert composition.listed
    assert tuple(draft.text for draft in composition.drafts) == ACTIONS


def test_each_item_cites_its_own_sentence() -> None:
    statements = REPORT.answer(ASKED)
    assert [statement.numbers for statement in statements] == [(n,) for n in range(1, 7)]
    assert [s.citations[0].quote for s in statements] == [f"{action}。" for action in ACTIONS]


@pytest.mark.parametrize(
    ("follow", "item"),
    [("第五项是什么？", ACTIONS[4]), ("最后一项呢？", ACTIONS[5]), ("第一项呢？", ACTIONS[0])],
)
def test_one_item_is_picked_from_the_list_before(follow: str, item: str) -> None:
    assert REPORT.say(ASKED, follow) == [item]
    assert not REPORT.compose(ASKED, follow).listed


def test_of_an_item_what_is_done_for_it_is_told() -> None:
    desk = Desk.of(
        "三、重点任务\n\n（一）扩大有效需求。安排重点项目386个，年度计划投资720亿元。\n\n"
        "（二）推进改革开放。深化国企改革，组建文旅集团；申报设立综合保税区。\n\n"
        "（三）增进民生福祉。改造老旧小区98个，新增幼儿园学位4800个。\n"
    )
    said = "".join(desk.say("南屿市有哪三项重点任务？", "其中第二项具体怎么安排？"))
    assert "申报设立综合保税区" in said
    assert "386" not in said
    assert "98" not in said


def test_what_only_announces_items_is_not_the_list() -> None:
    desk = Desk.of(
        "经济社会发展还面临不少困难：一是有效需求仍显不足；二是部分企业经营困难；三是财政收支矛盾突出。\n"
    )
    said = desk.say("南屿市经济社会发展面临哪些困难？")
    assert said == ["一是有效需求仍显不足", "二是部分企业经营困难", "三是财政收支矛盾突出"]


def test_what_stands_between_semicolons_is_a_list() -> None:
    items = REPORT.say("三项改革是什么？")
    assert [item[-6:] for item in items] == ["国资国企改革", "农村土地改革", "医药卫生改革"]


def test_a_clause_that_lists_is_quoted_whole() -> None:
    [said] = REPORT.say("四大产业包括哪些？")
    assert said.endswith("包括海洋装备、生物医药、新型材料、现代物流")


def test_what_is_not_listed_is_not_answered() -> None:
    assert REPORT.say("南屿市有哪些航线？") == []


def test_numbered_headings_are_a_list() -> None:
    desk = Desk.of(
        "南屿市改革要点\n\n一、国企改革\n\n推进重组整合，提高效益水平。\n\n二、土地改革\n\n推进确权颁证，盘活闲置资源。\n\n"
        "三、医药改革\n\n推进集中采购，降低药品价格。\n",
        title="南屿市改革要点",
    )
    assert desk.say("南屿市推进哪三项改革？") == ["一、国企改革", "二、土地改革", "三、医药改革"]


def test_the_sentence_that_lists_beats_the_one_that_only_names() -> None:
    desk = Desk.of(
        "南屿市全面落实省委经济工作会议、市委经济工作会议、市人代会、市政协会议部署，全力实施“四大工程”。\n\n"
        "二是夯实发展基础，全力以赴实施“四大工程”。坚持项目为王。\n\n"
        "要实施港口提升工程；要实施园区打造工程；要实施产业培育工程；要实施招商引领工程；要加强要素保障。\n"
    )
    said = desk.say("南屿市的“四大工程”包括哪四项工程？")
    assert [item[3:7] for item in said] == ["港口提升", "园区打造", "产业培育", "招商引领"]


def test_a_coined_term_that_is_only_named_is_no_list() -> None:
    desk = Desk.of("南屿市与上级会议、部署、要求、精神对标，全力实施“四大工程”。\n")
    assert desk.say("“四大工程”包括哪四项工程？") == []


def test_part_of_a_coined_term_is_not_that_term() -> None:
    desk = Desk.of("南屿市发展氢能、芯片、新材料、生物医药等“两高四新”产业。\n")
    assert desk.say("“两高四新”里的“两高”指哪两个产业？") == []
    assert len(desk.say("南屿市“两高四新”产业有哪些？")) == 1


def test_the_sentence_after_the_naming_one_lists() -> None:
    desk = Desk.of("与全省增速相比，南屿市有4个区县增速跑赢全省。这4个区县分别是甲山、乙水、丙湖、丁川。\n")
    [said] = desk.say("南屿市哪4个区县的增速跑赢全省？")
    assert said.endswith("甲山、乙水、丙湖、丁川")


def test_what_stands_under_a_run_in_heading_is_listed() -> None:
    desk = Desk.of(
        "（二）建设高水平创新平台。推进南屿实验室、中试基地、技术转移中心建设，新增研发机构40家。\n"
    )
    [said] = desk.say("南屿市推进建设哪些高水平创新平台？")
    assert said == "推进南屿实验室、中试基地、技术转移中心建设"


def test_clauses_that_turn_on_one_verb_are_a_list() -> None:
    desk = Desk.of(
        "强化支撑。东湾区重点推进数字港，西湾区重点推进电池谷，北湾区重点推进冷链园，南湾区重点推进飞机坪。\n"
    )
    said = desk.say("南屿市2023年四个区分别重点推进什么项目？")
    assert [item[-3:] for item in said] == ["数字港", "电池谷", "冷链园", "飞机坪"]


def test_sentences_and_their_parts_with_one_opening_are_a_list() -> None:
    desk = Desk.of(
        "会议强调，今年的核心就是“比干劲、促发展”。一方面，要聚焦“比干劲”这条主线。要比作风、比速度，工作争先进位，走在前列。"
        "要比项目、比招商，产业蓄势增能，跑出速度；要比服务、比效率，环境提质增效，擦亮品牌。\n"
    )
    said = "".join(desk.say("南屿市“比干劲”具体要比哪些方面？"))
    assert all(word in said for word in ("比作风", "比速度", "比项目", "比招商", "比服务", "比效率"))


def test_short_paragraphs_with_one_ending_are_a_list() -> None:
    desk = Desk.of(
        "南屿市将实施“三大工程”，包括：港口集聚工程\n\n平台支撑工程\n\n人才强基工程\n\n同时，对企业给予最高10亿元支持。\n"
    )
    said = desk.say("南屿市要实施哪三大工程？")
    assert [item[-6:] for item in said] == ["港口集聚工程", "平台支撑工程", "人才强基工程"]


def test_people_are_asked_for_by_their_office() -> None:
    desk = Desk.of(
        "市委书记王南屿出席会议并强调，要营造支持服务民营经济高质量发展的浓厚氛围。市领导李大川、张小河、赵明湖出席会议。\n"
    )
    [said] = desk.say("出席南屿市民营经济会议的市领导有哪些？")
    assert "李大川、张小河、赵明湖" in said


@pytest.mark.parametrize("lead", ["会议强调，", "南屿市将从三方面推进落实："])
def test_the_first_item_may_open_a_clause(lead: str) -> None:
    desk = Desk.of(
        f"{lead}一是迎难而上抓项目；二是提升标准抓效率；三是严肃作风抓队伍。\n", title="南屿市工作会议"
    )
    said = desk.say("南屿市会议强调从哪三方面推进落实？")
    assert [item[:2] for item in said] == ["一是", "二是", "三是"]


def test_who_came_is_answered_by_two_names_not_by_what_one_of_them_said() -> None:
    desk = Desk.of(
        "8月15日，云帆港区举行开工仪式。市委常委、港区管委会主任沈云帆，市经信委副主任卓文渊等领导出席活动。\n\n"
        "卓文渊指出，开工仪式来之不易。\n\n卓文渊希望，企业抓紧出席签约。\n\n卓文渊表示，领导干部要服务好。\n"
    )
    said = "".join(desk.say("哪些领导出席了开工仪式？"))
    assert "沈云帆" in said
    assert "卓文渊" in said
    assert "指出" not in said


def test_an_announced_count_of_parts_outweighs_what_only_looks_parallel() -> None:
    desk = Desk.of(
        "市民政局围绕失能老人服务保障，主要做了以下几方面工作。一是持续增加照护供给。积极增加床位供给，发展床位30万张。"
        "积极增加居家服务供给，服务老人8万户。积极增加医养服务供给，服务覆盖率达到100%。"
        "二是完善服务制度。提高老人供养标准。三是加强队伍建设。加强学历教育。\n"
    )
    said = desk.say("南屿市民政局围绕失能老人服务保障做了哪几方面工作？")
    assert [text[:2] for text in said] == ["一是", "二是", "三是"]


def test_how_many_kinds_is_answered_by_the_series_that_counts_them() -> None:
    desk = Desk.of(
        "按照管网延伸、集中供水、分散供水三大类，推进供水工程建设。\n\n"
        "水利、财政、生态环境等部门印发供水工程意见，推进工程建设。\n"
    )
    [said] = desk.say("南屿市按哪几类推进供水工程建设？")
    assert "管网延伸、集中供水、分散供水三大类" in said


SINCE = Desk.of(
    "2020年以来，南屿市担保机构支持科技企业2045户、业务规模151亿元，支持“三农”主体36503户，支持“首贷户”20999户。\n"
)


def test_which_and_how_many_each_is_a_list_with_its_figures() -> None:
    [said] = SINCE.say("2020年以来南屿市担保机构支持了哪几类主体，各多少户？")
    assert all(figure in said for figure in ("2045户", "36503户", "20999户"))


def test_another_stretch_of_years_is_not_answered() -> None:
    assert SINCE.say("2018年以来南屿市担保机构支持科技企业多少户？") == []


def test_a_report_may_count_what_is_to_be_done() -> None:
    items = ("一要突出工业强区，建好园区", "二要突出项目带动，扩大投资", "三要突出民生改善，新建学校7所")
    over = "会议要求，做好今年工作，要突出抓好三个方面：\n\n"
    desk = Desk.of(over + "".join(f"{item}。\n\n" for item in items))
    assert desk.say("南屿市今年要抓好哪三个方面的工作？") == list(items)


def test_a_row_of_clauses_after_a_colon_is_the_list_announced_before_it() -> None:
    desk = Desk.of(
        "报告指出，必须做到“四个坚持”：坚持党的领导，坚持以人民为中心，坚持工业强市，坚持系统观念。\n"
    )
    assert desk.say("报告提出的“四个坚持”是什么？") == [
        "坚持党的领导",
        "坚持以人民为中心",
        "坚持工业强市",
        "坚持系统观念",
    ]


def test_as_many_clauses_as_a_colon_announces_are_the_list() -> None:
    desk = Desk.of(
        "重点抓好“三个千亿”工程：推动鞋服产业向四千亿迈进，打造建材食品千亿集群，培育集成电路等新兴产业增长极。\n"
    )
    assert desk.say("南屿市“三个千亿”工程包括什么？") == [
        "推动鞋服产业向四千亿迈进",
        "打造建材食品千亿集群",
        "培育集成电路等新兴产业增长极",
    ]


def test_tasks_are_listed_from_under_tasks_and_goals_from_under_goals() -> None:
    desk = Desk.of(
        "## 二、2023年主要目标\n\n"
        "主要预期目标安排如下：生产总值增长6.5%；固定资产投资增长8%；能耗完成上级任务。\n\n"
        "## 三、2023年主要任务和措施\n\n"
        "（一）壮大海洋经济。建成研究院。\n\n（二）建设产业体系。项目投产。\n\n（三）改善民生福祉。新开工学校。\n"
    )
    assert desk.say("南屿市2023年的主要任务有哪几项？") == [
        "（一）壮大海洋经济",
        "（二）建设产业体系",
        "（三）改善民生福祉",
    ]


def test_an_item_is_told_by_the_clause_that_says_what_is_asked() -> None:
    desk = Desk.of(
        "围绕建设制造高地，推进产业升级，加快推进产业发展的南屿实践。\n\n"
        "围绕建设公园城市，推进绿色转型，加快推进和谐共生的南屿实践。\n\n"
        "围绕建设宜居城市，坚持规划引领，推动城市扩容，推进路网；办好民生，加快推进城乡协调的南屿实践。\n"
    )
    said = desk.say("南屿实践要从哪三个方面往前推？")
    assert [text.rpartition("加快推进")[2] for text in said] == [
        "产业发展的南屿实践",
        "和谐共生的南屿实践",
        "城乡协调的南屿实践",
    ]


def test_things_that_bear_the_noun_asked_about_are_its_kinds() -> None:
    desk = Desk.of(
        "2023年，南屿市要大力发展科技金融、供应链金融、绿色金融。\n\n"
        "2023年，南屿市扩大金融业集聚优势，推动商贸业发展，推动元宇宙、区块链产业进入快车道。\n"
    )
    assert desk.say("南屿市在发展不同类型金融上，2023年点了哪几类？") == [
        "南屿市要大力发展科技金融、供应链金融、绿色金融"
    ]


def test_problems_are_not_what_is_required() -> None:
    desk = Desk.of(
        "樊成指出，也要看到问题：一是大项目不多；二是外资招引乏力；三是要素保障不足。\n\n"
        "孟昭对招商引资提出要求。一要聚焦主导产业精准招商引资。二要创新方式高效招商引资。三要强化招商引资保障。\n",
        title="南屿市招商引资大会",
    )
    said = desk.say("南屿市招商引资存在哪些问题？")
    assert [text[:4] for text in said] == ["一是大项", "二是外资", "三是要素"]


def test_what_a_colon_announces_is_told_with_it() -> None:
    desk = Desk.of("南屿市交通运输存在的不足主要是：综合枢纽能级不高，多式联运占比偏低，养护资金缺口较大。\n")
    [said] = desk.say("南屿市交通运输存在哪些不足？")
    assert said.endswith("养护资金缺口较大")


def test_the_figures_behind_a_colon_are_listed_to_the_last() -> None:
    desk = Desk.of(
        "2023年，南屿市提出了“6789”目标：工业增加值增长7.5%以上，工业投资增长12%，技改投资增长18%，"
        "新增规上工业企业160家以上，“小巨人”企业突破80家。\n"
    )
    said = desk.say("南屿市的“6789”目标包括什么？")
    assert "160家" in "".join(said)
    assert "80家" in "".join(said)


def test_works_to_be_pushed_on_are_listed_to_the_end_of_the_sentence() -> None:
    desk = Desk.of(
        "南屿市下一步将全力推动一批重大基础设施项目建设，重点推进运河高标准建设，尽早开工港口铁路，加快实施机场改扩建工程。\n"
    )
    said = "".join(desk.say("南屿市下一步要重点推进哪些重大基础设施项目？"))
    assert all(work in said for work in ("运河", "港口铁路", "机场"))


def test_what_stands_further_over_the_items_is_not_what_they_list() -> None:
    desk = Desk.of(
        "一是以先进制造业为主攻方向。着力打造两个千亿级集群。即以蓝礁、望潮为代表的千亿级船舶制造产业集群;"
        "以云帆、白鹭为代表的千亿级生物医药产业集群。力争新增企业100家。\n\n"
        "要提升产业链现代化水平;船舶产业以龙头企业带动产业集群发展;要大力发展新兴产业;开展创建工作。\n"
    )
    assert desk.say("哪几家企业撑起南屿市的千亿级生物医药集群？") == [
        "以云帆、白鹭为代表的千亿级生物医药产业集群"
    ]


def test_a_clause_over_the_items_that_lists_as_many_as_asked_is_the_list() -> None:
    desk = Desk.of(
        "七是守牢安全发展底线。围绕保健康、防重症、强救治、优服务，做好疫情防控，减少疫情影响。\n\n"
        "要防范经济风险;要防范安全风险;要推进保交楼;要深化社会治理。\n"
    )
    [said] = desk.say("南屿市做好疫情防控要围绕哪四个方面？")
    assert "保健康、防重症、强救治、优服务" in said


def test_what_one_item_of_a_list_looks_to_is_no_list_of_its_items() -> None:
    desk = Desk.of(
        "南屿市抓实各项任务。\n\n坚持把“大港口”作为牵引工程，围绕航线谋划。\n\n"
        "坚持把“大渔业”作为支撑工程，确保船队更新。\n\n"
        "坚持把“大民生”作为目标工程，聚焦教育、医疗、养老等群众关心的急难愁盼问题。\n"
    )
    assert desk.say("南屿市的“大民生”工程聚焦群众关心的哪些问题？") == [
        "聚焦教育、医疗、养老等群众关心的急难愁盼问题"
    ]
    [said] = desk.say("南屿市说的“大渔业”是什么工程，有哪些内容？")
    assert "船队更新" in said


def test_holders_of_an_office_are_those_that_the_text_names_so() -> None:
    town = Desk.of(
        "2023年1月，南屿市召开工作会议。市领导郭立、王伟、李国等出席会议。副主任张三、赵四参加调研。\n"
    )
    assert [text.count("郭立、王伟、李国") for text in town.say("出席南屿市工作会议的市领导有哪些？")] == [1]
    assert town.say("南屿市副市长有哪几位？") == []


def test_items_that_bear_the_noun_counted_go_before_others_of_their_number() -> None:
    desk = Desk.of(
        "南屿市全力实施“四大工程”。2023年，牢固树立航运为王理念，统筹招商引资和项目推进，"
        "全力保障重大项目需求，以大项目引领大投资。全市实施项目393个。\n\n"
        "要实施港口打造工程；要实施船队带动工程；要实施渔业培育工程；要实施物流引领工程；要完善工作机制。\n"
    )
    said = desk.say("南屿市常提的“四大工程”究竟是哪四个？")
    assert said == ["要实施港口打造工程", "要实施船队带动工程", "要实施渔业培育工程", "要实施物流引领工程"]


def test_an_ordinal_picks_from_the_items_that_bear_its_noun() -> None:
    desk = Desk.of(
        "# 南屿市经济工作会议\n\n## 关键词一：港口\n\n持续开展经济工作调研，持续举办论坛，优化布局。\n\n"
        "## 关键词二：渔业\n\n扩大船队。\n\n## 关键词三：旅游\n\n修整海滩。\n"
    )
    assert desk.say("2023年南屿市经济工作的第二个关键词是什么？") == ["关键词二：渔业"]


def test_places_asked_for_by_their_number_are_announced_by_it() -> None:
    desk = Desk.of("今年，南屿市确定云川、柏川、松川、竹川、梅川、兰川6县为首批试点。\n")
    [counted] = desk.bearings("今年南屿市确定了哪6个县为首批试点？")
    [others] = desk.bearings("今年南屿市确定了哪6个市为首批试点？")
    window = counted.segment.span
    assert clause_score(counted, window) > clause_score(others, window) + 0.1


def test_paragraphs_that_open_with_headings_alike_are_items() -> None:
    measures = (
        "加快推进各类重大工程建设，完善全过程服务保障机制，压实各级各部门工作责任，强化督促检查和考核评价"
    )
    said = [
        f"在{what}上求突破。{measures}；确保{what}取得实效。" for what in ("项目建设", "产业升级", "科技创新")
    ]
    hits = Desk.of("\n\n".join(f"{part}{measures}。" for part in said)).hits[0]
    found = [[item.text for item in one.items] for one in enumerations(tuple(hits))]
    assert ["在项目建设上求突破", "在产业升级上求突破", "在科技创新上求突破"] in found
