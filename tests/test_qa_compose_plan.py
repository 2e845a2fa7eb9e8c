"""Plans: the measures of the part that is about what was asked, in the order of the article."""

import pytest

from index import Article, Span
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


def test_what_comes_next_is_told_by_what_will_be_done() -> None:
    desk = Desk.of(
        "区委书记李大川介绍，自全省启动消费中心建设以来，南屿市聚焦消费中心、突出消费中心，全市经济密度居全省第一。\n\n"
        "李大川表示，南屿市将坚持国际视野，提升消费载体辨识度；将对标国际品位，提升供给品牌度；将深化国际合作，提升要素活跃度。\n"
    )
    said = "".join(desk.say("按李大川的说法，南屿市下一步怎样提升消费中心？"))
    assert all(word in said for word in ("辨识度", "品牌度", "活跃度"))
    assert "经济密度" not in said


def test_a_sentence_that_takes_up_the_one_before_answers_for_it() -> None:
    desk = Desk.of(
        "过去五年，南屿市实施57个旧改项目，涉及土地159公顷。接下来这些宝贵空间将成为发展的关键载体，打造滨江功能区，吸引企业落户。\n"
    )
    said = "".join(desk.say("旧改的空间，南屿市打算怎么用？"))
    assert "打造滨江功能区，吸引企业落户" in said


def test_a_topic_sentence_gives_its_paragraph() -> None:
    desk = Desk.of(
        "南屿市26万方住房中，居住条件、成套改造条件、卫生条件都比较差的有11万方，探索整体更新，加快实施。\n\n"
        "另一种模式是成套改造。涉及15万方，将通过拆除重建、原址改建等方式提升品质。后续将在年内全面启动。\n"
    )
    said = "".join(desk.say("南屿市的成套改造怎么推进？"))
    assert said.startswith("另一种模式是成套改造。涉及15万方，将通过拆除重建、原址改建等方式提升品质")


def test_a_plan_leaves_out_what_stands_beside_it() -> None:
    desk = Desk.of(
        "要坚持把建设人才高地作为“一把手”工程，拓宽渠道引进人才、强化服务留住人才，以最大的诚意广聚英才。"
        "要以自贸试验区为引领，持续扩大开放合作空间，努力打造对外开放门户。"
        "上半年引进人才300名，增长8%。（稿件由记者李大川采写）\n"
    )
    said = "".join(desk.say("南屿市怎样建设人才高地？"))
    assert said.endswith("广聚英才")


def test_the_steps_after_an_interviewers_question_are_its_answer() -> None:
    desk = Desk.of(
        "记者：怎样把一粒米做成一条链？\n\n李大川：关键是做好“三延伸”。具体讲：\n\n"
        "1. 共建水稻育种工作站，推广新品种；\n\n2. 建设烘干中心，投资建设稻米加工园；\n\n"
        "3. 开设品牌直营店，办好开镰节。\n\n记者：人从哪里来？\n\n李大川：实施归雁计划。\n"
    )
    said = "".join(desk.say("南屿市怎样把一粒米做成一条链？"))
    assert all(word in said for word in ("育种工作站", "烘干中心", "直营店"))
    assert "归雁" not in said


def test_a_heading_run_into_its_paragraph_is_said_with_it() -> None:
    desk = Desk.of("多措并举强投入。充分利用专项债券、低息贷款等融资政策，集中投向重点项目，持续提供保障。\n")
    [said] = desk.say("南屿市怎样多措并举强投入？")
    assert said.startswith("多措并举强投入。充分利用专项债券")


SCHEME = Desk.of(
    "南屿市印发技能人才队伍建设方案\n\n南屿市日前召开发布会，据介绍，方案围绕技能人才培养、评价、激励等环节，提出18条举措。"
    "在培养方面，强化产教融合，推行企业学徒制，实施培养工程。在评价方面，建立职级序列，推动大型企业自主认定，推进社会化认定。"
    "在激励方面，加大表彰力度，推荐享受津贴，拓宽上升通道。\n",
    title="南屿市印发技能人才队伍建设方案",
)


@pytest.mark.parametrize(("aspect", "opening"), [("评价", "在评价方面，"), ("激励", "在激励方面，")])
def test_an_aspect_is_told_where_the_text_turns_to_it(aspect: str, opening: str) -> None:
    [said] = SCHEME.say(f"南屿市怎样{aspect}技能人才？")
    assert said.startswith(opening)


def test_the_next_step_is_about_what_the_paragraph_told_before() -> None:
    desk = Desk.of(
        "南屿市水务局介绍，水务局从2012年起治理蓝湾水系，累计投入资金1亿元，蓝湾水系治理初见成效。"
        "下一步，将加大资金投入，从岸线、湿地等方面发力，带动群众就业。\n"
    )
    [said] = desk.say("水务局下一步怎样治理蓝湾水系？")
    assert said.startswith("下一步，将加大资金投入")


def test_a_sentence_that_only_praises_is_no_measure() -> None:
    praise = Desk.of("市领导表示，优化营商环境，是高质量发展的重中之重。\n")
    measure = Desk.of("南屿市推行首席服务员制度，开展服务月活动，让营商环境更加优化。\n")
    assert "首席服务员" in "".join((praise + measure).say("南屿市怎样优化营商环境？"))


def test_a_sentence_over_a_paragraph_is_answered_with_the_paragraph() -> None:
    before = "全市上下坚持稳中求进，经济运行总体平稳，就业形势保持稳定，物价涨幅温和，居民收入持续增加。" * 9
    desk = Desk.of(
        f"{before}\n\n持续优化营商环境。\n\n开展个体工商户服务月活动，推行首席服务员制度。{before}\n\n"
        f"壮大新兴产业，建设云帆产业园。{before}\n"
    )
    said = "".join(desk.say("南屿市怎样优化营商环境？"))
    assert "首席服务员" in said
    assert "云帆产业园" not in said


def test_those_who_are_told_what_to_do_are_named_where_they_are_told() -> None:
    desk = Desk.of(
        "南屿市港口工程动员会\n\n南屿市副市长李大川在动员会上要求，各部门要优化服务，加强要素保障。\n\n"
        "各监理单位要守住安全底线，严把材料关，按时报告进度。责编:王小明 | 审校:李大山\n"
    )
    said = desk.say("南屿市副市长在港口工程动员会上要求监理单位怎么做？")
    assert said == ["各监理单位要守住安全底线，严把材料关，按时报告进度"]


def test_a_slogan_at_the_end_of_a_paragraph_is_followed_by_what_carries_it_out() -> None:
    opening = (
        "记者从发布会上了解到，那里的海湾常年有人来往，码头边的老街也有了新的样子，游客和居民都说变化不小。"
    )
    desk = Desk.of(
        f"南屿市新闻发布会\n\n{opening * 6}南屿要做海洋保护标杆！\n\n"
        f"推进退养还滩，清理围网，种植红树林，修复受损岸线。{opening * 6}\n"
    )
    said = desk.say("南屿怎样做海洋保护标杆？")
    assert "推进退养还滩，清理围网，种植红树林，修复受损岸线" in said


def test_plans_for_several_things_are_said_together_where_one_plan_names_them_all() -> None:
    desk = Desk.of(
        "南屿市水务工作\n\n南屿市将推进3条省级美丽河湖建设，谋划市级美丽河湖建设，争创国家级美丽河湖。"
        "本报记者 李大川\n"
    )
    said = desk.say("南屿市在省级、市级、国家级美丽河湖建设上各有什么打算？")
    assert said == ["南屿市将推进3条省级美丽河湖建设，谋划市级美丽河湖建设，争创国家级美丽河湖"]
    assert desk.say("南屿市在省级、县级、国家级美丽河湖建设上各有什么打算？") == []


FOUNDRIES = Desk.of(
    "南屿市将做强装备产业，围绕龙头企业延链补链，培育壮大产业集群。\n\n"
    "南屿市将加强人才培养，建设实训基地，深化校企合作。\n"
)


@pytest.mark.parametrize("question", ["南屿市打算怎样发展铝产业？", "南屿市打算怎样培养绿电人才？"])
def test_a_plan_for_other_things_is_none_for_what_the_article_never_names(question: str) -> None:
    assert FOUNDRIES.say(question) == []


@pytest.mark.parametrize("question", ["南屿市打算怎样发展装备产业？", "南屿市打算怎样培养人才？"])
def test_a_plan_for_what_is_named_is_told(question: str) -> None:
    assert FOUNDRIES.say(question) != []


def test_a_topic_sentence_need_not_say_again_who_is_to_do_it() -> None:
    desk = Desk.of(
        "会议要求，水利系统人事部门要坚持“两个导向”，以高质量工作服务保障水利高质量发展。\n\n"
        "要坚持问题导向。针对人才储备不够、队伍结构老化、人才流失严重的问题，既要查摆外因，也要找出内因，"
        "吃透政策文件精神，集中力量攻坚克难，从根源推动问题解决。\n\n"
        "要坚持结果导向。加强干部工作守正创新，建立健全干部人才工作机制和实施办法，广开进贤之路，畅通交流渠道，"
        "用感情拴心、用事业留才。\n",
        title="南屿市水利系统召开推进会",
    )
    said = "".join(desk.say("南屿市水利系统要怎样坚持结果导向？"))
    assert "畅通交流渠道" in said
    assert "两个导向" not in said


def test_a_counted_heading_run_into_its_paragraph_is_cited_with_it() -> None:
    desk = Desk.of("第四，打好生态保护硬仗。完成大堤修复15公里，退垸还湖1.2万亩，确保水质达到Ⅲ类。\n")
    [statement] = desk.answer("南屿市怎样打好生态保护硬仗？")
    assert statement.text.startswith("第四，打好生态保护硬仗。完成大堤修复15公里")
    assert len(statement.citations) == 1


def test_what_was_done_before_a_report_turns_to_what_comes_is_no_plan() -> None:
    desk = Desk.of(
        "在强化外资招引服务方面，南屿市开展全球大招商行动，以超常规力度和措施招引重大外资项目特别是制造业外资项目。"
        "上半年，实际使用外资129.4亿美元，其中制造业外资占比达29.1%。\n\n"
        "会议称，增强竞争力是重点工作之一。下半年，南屿市将打好外贸组合拳，坚决稳住外贸基本盘。"
        "以港口为主战场，提高开放水平，千方百计争创自由贸易港。"
        "同时以产业链招商为重点，招引一批外资大项目，确保完成任务。\n"
    )
    said = "".join(desk.say("南屿市下半年怎么招引外资大项目？"))
    assert "产业链招商" in said
    assert "大招商行动" not in said


def test_an_interview_is_all_told_by_the_one_whom_its_title_names() -> None:
    interview = Desk.of(
        "以创新增动能，打造高地建设新支点。加快设备换芯，打造一批黑灯工厂。\n", title="访南屿市委书记李大川"
    )
    meeting = Desk.of("南屿市委书记李大川表示，南屿市迈向了动能不断积累、后劲日益增强的新阶段。\n")
    said = (meeting + interview).say("李大川在访谈里谈到南屿市如何以创新增动能？")
    assert "设备换芯" in "".join(said)


TASKS = (
    "南屿市2022年重点任务\n\n一、加快科技城建设\n\n"
    "紧盯管理团队、人才机制、金融资本等融合方向，推动建立深度融合的工作机制，引进优质项目80家，培育人才团队20个。\n\n"
    "二、加快金融、总部等现代服务业发展\n\n"
    "推动金融岛3月正式开岛，新引进机构15家，新增上市企业2家。\n\n"
    "三、加快民生事业发展\n\n健全社会保障体系，建成安置房40万平方米。\n"
)


def test_what_stands_under_a_heading_of_the_matter_outweighs_what_touches_on_it() -> None:
    said = "".join(Desk.of(TASKS, year=2022).say("南屿市2022年怎样发展金融业？"))
    assert "金融岛3月正式开岛" in said
    assert "融合方向" not in said


def test_a_later_year_only_looks_back_on_what_its_own_report_plans() -> None:
    text = "南屿市2022年全面夯实基础支撑，统筹推进教育、医疗等各项民生事业改革。\n"
    later = Desk((Article("b.txt", text, Span(0, len(text)), "总结", place="南屿市", year=2023),))
    said = (later + Desk.of(TASKS, year=2022)).say("南屿市2022年民生事业怎么抓？")
    assert said == ["健全社会保障体系，建成安置房40万平方米"]
    assert later.say("南屿市2022年民生事业怎么抓？") != []


@pytest.mark.parametrize(
    "question",
    ["南屿市人才强市行动的内容是什么？", "南屿市人才强市行动的主要内容", "人才强市行动包括哪些内容？"],
)
def test_what_a_named_action_consists_of_is_what_stands_below_its_name(question: str) -> None:
    desk = Desk.of(
        "（五）营商环境行动。新设企业登记0.5天内办结。\n\n"
        "（六）人才强市行动。引进高层次人才200名、各类急需紧缺人才5000名，发放人才公寓3000套。\n"
    )
    [said] = desk.say(question)
    assert said.replace("**", "").endswith("引进高层次人才200名、各类急需紧缺人才5000名，发放人才公寓3000套")


def test_what_something_was_brought_about_by_is_told_with_its_measures() -> None:
    desk = Desk.of("南屿市完善监测体系，通过以旬保月、以月保季，推动经济逐季向好。\n")
    [said] = desk.say("南屿市靠什么让经济逐季回升？")
    assert "以旬保月、以月保季" in said


def test_a_place_is_asked_for_what_comes_next_in_no_matter_at_all() -> None:
    desk = Desk.of(
        "去年，南屿市新增泊位5个，港口吞吐量创下新高。\n\n"
        "下一步，南屿市将聚焦港口建设，全面推进航道疏浚，加快打通疏港铁路。\n"
    )
    [said] = desk.say("南屿市下一步有什么打算？")
    assert said.startswith("下一步，南屿市将聚焦港口建设")


def test_what_comes_next_begins_where_the_paragraph_turns_to_it() -> None:
    desk = Desk.of(
        "目前，南屿市引进名校22所。市长表示，下一步，将与国内外高校沟通，争取引进顶尖高校来办学。"
        "加快推进校区建设，夯实国际教育岛建设的基础。\n"
    )
    said = "".join(desk.say("南屿市下一步怎样推进国际教育岛建设？"))
    assert "争取引进顶尖高校来办学" in said
    assert "夯实国际教育岛建设的基础" in said
    assert "22所" not in said


def test_what_a_county_plans_for_the_region_around_a_city_is_not_the_citys_plan() -> None:
    county = Desk.of("围绕建设襄阳都市圈特色公园城市，争创森林县城。\n", place="柏川县", title="柏川实践")
    desk = county + Desk.of("襄阳市抓好30个公园改造，建设一批特色公园。\n", place="襄阳市")
    asked = desk.reader.understand("襄阳市怎样建设特色公园？")
    assert not any(bearing.place_fit for bearing in county.findings.bearings(asked))
    region = desk.reader.understand("襄阳都市圈怎样建设特色公园城市？")
    assert any(bearing.place_fit for bearing in county.findings.bearings(region))


def test_a_numbered_item_is_carried_out_to_its_end() -> None:
    desk = Desk.of(
        "2023年，南屿市重点抓好两件事：\n\n1.突出项目支撑，着力扩大有效投资。安排重点项目140个。加快推进疏港铁路、二号码头建设。"
        "全年争取上级资金25亿元，签约项目40个。\n\n2.突出城市更新，着力提升承载能力。新增停车泊位2000个。\n"
    )
    said = desk.say("2023年南屿市怎样扩大有效投资？")
    assert said[-1].endswith("全年争取上级资金25亿元，签约项目40个")
    assert not any("停车泊位" in part for part in said)


def test_who_speaks_is_no_plan_for_what_is_not_spoken_of() -> None:
    desk = Desk.of(
        "南屿市委书记秦若川表示，当前，南屿市迈向了潜力加速释放的新阶段，站在了新起点。各校按期开学。\n\n"
        "秦若川说，南屿市将加快渔港改造，推动渔船更新。\n"
    )
    assert desk.say("秦若川说南屿市的学校怎么扩容？") == []
    assert desk.say("秦若川说南屿市怎样改造渔港？") == ["秦若川说，南屿市将加快渔港改造，推动渔船更新"]
