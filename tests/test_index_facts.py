"""Numeric goals and results, on an invented article and single sentences."""

import pytest

from index.facts import extract_facts, kind_of
from index.layout import unwrap
from index.passage import Article, Fact, Heading, Passage, Span

Row = tuple[str, str, str, str]


def facts_of(
    text: str, *, year: int | None = 2024, heading: str = "", section: int | None = None
) -> tuple[Fact, ...]:
    """Read *text* as the only passage of an article that speaks in *year* from the invented 云陵市."""
    article = Article("a.txt", text, Span(0, len(text)), "标题", place="云陵市", year=year)
    headings = (Heading(heading, Span(0, 0)),) if heading else ()
    passage = Passage("p", article.id, article.span, unwrap(text), headings, section or year, "云陵市")
    return extract_facts(article, passage)


def rows(facts: tuple[Fact, ...]) -> list[Row]:
    return [(f.indicator, f.text, f.change, f.bound) for f in facts]


def test_a_level_and_its_growth_are_two_facts_of_one_indicator() -> None:
    text = "全年完成地区生产总值812.6亿元，同比增长6.1%；固定资产投资完成300亿元，同比下降17.5%。"
    found = facts_of(text, section=2023)
    assert rows(found) == [
        ("地区生产总值", "812.6亿元", "level", "exact"),
        ("地区生产总值", "6.1%", "growth", "exact"),
        ("固定资产投资", "300亿元", "level", "exact"),
        ("固定资产投资", "17.5%", "decline", "exact"),
    ]
    assert {(f.kind, f.year, f.place) for f in found} == {("result", 2023, "云陵市")}
    assert found[1].span.of(text) == "全年完成地区生产总值812.6亿元，同比增长6.1%"


def test_a_row_of_figures_does_not_begin_inside_the_number_before_it() -> None:
    text = "全年新增1,741个以上东区、西区分别增长5%、6%。"
    assert {f.span.of(text)[:5] for f in facts_of(text) if f.unit == "%"} == {"全年新增1"}


def test_goals_of_the_speaking_year_are_goals() -> None:
    found = facts_of("主要预期目标：地区生产总值增长7%左右，一般公共预算收入增长3%以上，新增就业1.2万人。")
    assert rows(found) == [
        ("地区生产总值", "7%", "growth", "about"),
        ("一般公共预算收入", "3%", "growth", "at least"),
        ("新增就业", "1.2万人", "level", "exact"),
    ]
    assert {(f.kind, f.year) for f in found} == {("goal", 2024)}


def test_a_list_with_each_its_own_figure_is_taken_apart() -> None:
    found = facts_of("工业投资、民间投资、房地产开发投资分别增长8%、10%、12%。", section=2023)
    assert [(f.indicator, f.value) for f in found] == [
        ("工业投资", 8),
        ("民间投资", 10),
        ("房地产开发投资", 12),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争新增停车位6000个。", ("新增停车位", "6000个", "level", "exact")),
        ("引进200个科技型创新企业。", ("引进科技型创新企业", "200个", "level", "exact")),
        (
            "推动大桥等20个重大基建项目开工建设。",
            ("重大基建项目开工建设", "20个", "level", "exact"),
        ),
        ("全年引进基金机构25至30家。", ("引进基金机构", "25至30家", "level", "range")),
        ("力争新引进30亿元以上高质量项目2个。", ("新引进30亿元以上高质量项目", "2个", "level", "exact")),
        ("确保人才公寓不少于2000套。", ("人才公寓", "2000套", "level", "at least")),
        ("新建、改造环卫中转站12座。", ("新建、改造环卫中转站", "12座", "level", "exact")),
        ("完成2.3万亩农村土地确权。", ("农村土地确权", "2.3万亩", "level", "exact")),
        ("力争进入全国县域50强。", ("进入全国县域", "50强", "level", "at most")),
        ("装配式建筑占新建建筑面积40%以上。", ("装配式建筑占新建建筑面积", "40%", "level", "at least")),
        ("居民小区垃圾分类覆盖率达到98%。", ("居民小区垃圾分类覆盖率", "98%", "level", "exact")),
    ],
)
def test_one_goal_is_read(text: str, expected: Row) -> None:
    assert rows(facts_of(text, heading="着力做好2024年工作")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "第一、二、三产业增加值分别增长3.2%、5.6%和-2.9%。",
            [("第一产业增加值", "growth"), ("第二产业增加值", "growth"), ("第三产业增加值", "decline")],
        ),
        (
            "采矿业、制造业、电力热力及水生产和供应业增加值分别增长4%、9%、6%。",
            [
                ("采矿业增加值", "growth"),
                ("制造业增加值", "growth"),
                ("电力热力及水生产和供应业增加值", "growth"),
            ],
        ),
        (
            "教育支出9.85亿元，卫生支出4.71亿元，增幅分别为6.0%、-2.5%。",
            [("教育支出", "level"), ("卫生支出", "level"), ("教育支出", "growth"), ("卫生支出", "decline")],
        ),
        (
            "高技术制造业、战略性新兴产业持续快速增长，产值分别增长91.2%、78.2%。",
            [("高技术制造业产值", "growth"), ("战略性新兴产业产值", "growth")],
        ),
        (
            "城镇和农村居民人均可支配收入分别增长5%、7%。",
            [("城镇居民人均可支配收入", "growth"), ("农村居民人均可支配收入", "growth")],
        ),
        (
            "固定资产投资、税收规模均居全省首位。",
            [("固定资产投资", "level"), ("税收规模", "level")],
        ),
        ("全市汽车产销分别增长12%和17%。", [("汽车产量", "growth"), ("汽车销量", "growth")]),
        (
            "一般公共预算收支分别完成20亿元、30亿元。",
            [("一般公共预算收入", "level"), ("一般公共预算支出", "level")],
        ),
    ],
)
def test_a_row_of_figures_is_dealt_to_its_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.indicator, f.change) for f in facts_of(text, section=2023)] == expected


def test_a_row_without_as_many_names_is_left_out() -> None:
    assert facts_of("主要行业中，电子和汽车产值分别增长8%、10%、12%。", section=2023) == ()


def test_the_span_of_a_shared_figure_reaches_back_to_the_names() -> None:
    text = "全年稳中有进，工业投资、民间投资分别增长8%、10%。"
    (_, second) = facts_of(text, section=2023)
    assert second.span.of(text) == "工业投资、民间投资分别增长8%、10%"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲电机二期等148个项目开工建设。", [("项目开工建设", "148个")]),
        ("改造15个老旧小区及周边9条背街小巷。", [("改造老旧小区", "15个"), ("背街小巷", "9条")]),
        (
            "新登记市场主体6173户，净增长2650户。",
            [("新登记市场主体", "6173户"), ("新登记市场主体", "2650户")],
        ),
        ("签约亿元以上项目76个、落地38个。", [("签约亿元以上项目", "76个"), ("亿元以上项目落地", "38个")]),
        ("实施项目393个，总投资2940.1亿元。", [("实施项目", "393个"), ("实施项目总投资", "2940.1亿元")]),
        ("设立总规模50亿元的科创母基金。", [("科创母基金总规模", "50亿元")]),
        ("零售额下降1.4%，降至713.5亿元。", [("零售额", "1.4%"), ("零售额", "713.5亿元")]),
        (
            "地区生产总值突破400亿元大关、达到407.8亿元，增速居全市第一。",
            [("地区生产总值", "400亿元"), ("地区生产总值", "407.8亿元"), ("地区生产总值增速", "第一")],
        ),
        (
            "预算收入18.46亿元，为年初预算的102.6%。",
            [("预算收入", "18.46亿元"), ("预算收入占年初预算", "102.6%")],
        ),
        ("今年以来新设企业5.36万户。", [("新设企业", "5.36万户")]),
        (
            "外资企业进出口14亿元；民营企业进出口7亿元；国有企业进出口2亿元。",
            [("外资企业进出口", "14亿元"), ("民营企业进出口", "7亿元"), ("国有企业进出口", "2亿元")],
        ),
        ("1至5月出口总额30亿元。", [("出口总额", "30亿元")]),
        ("税收剔除退税因素后增长5.5%。", [("税收", "5.5%")]),
        ("全部达产后，可年创产值8.2亿元。", []),
        ("考核前两名的区各奖励500万元。", []),
        ("在全国230家国家级经开区中高位跃升。", []),
        ("经济增幅跻身国家级新区第一梯队。", []),
    ],
)
def test_a_report_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.indicator, f.text) for f in facts_of(text, section=2023)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打造三个千亿级先进制造业集群。", [("打造先进制造业集群", "三个"), ("先进制造业集群", "千亿级")]),
        ("投资4.5亿元建设稻米精深加工园。", [("稻米精深加工园投资", "4.5亿元")]),
        ("固定资产投资要由负转正，确保增长2%。", [("固定资产投资", "2%")]),
        ("“三公”经费（公务接待费、用车购置费）压减5%。", [("“三公”经费", "5%")]),
        ("地区生产总值增长8%、投资增长12%的发展目标。", [("地区生产总值", "8%"), ("投资", "12%")]),
    ],
)
def test_a_plan_is_read(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.indicator, f.text) for f in facts_of(text, heading="2024年工作安排")] == expected


def test_the_year_and_place_of_a_sentence_speak_for_those_after_it() -> None:
    found = facts_of("2022年，义乌市投资增长5%。其中工业投资增长8%。今年上半年，云陵市投资增长6%。")
    assert [(f.place, f.year, f.kind) for f in found] == [
        ("义乌市", 2022, "result"),
        ("义乌市", 2022, "result"),
        ("云陵市", 2024, "result"),
    ]


def test_a_plan_that_names_no_year_is_of_the_plan_in_the_title() -> None:
    text = "新增学位2万个。"
    article = Article("a.txt", text, Span(0, len(text)), "云陵市“十四五”规划", place="云陵市")
    headings = (Heading("重点任务", Span(0, 0)),)
    (fact,) = extract_facts(article, Passage("p", article.id, article.span, text, headings, None, "云陵市"))
    assert (fact.year, fact.kind) == (2025, "goal")


def test_what_stands_before_tells_a_bare_figure_from_a_goal() -> None:
    report = facts_of("上半年，投资增长5%。新建学校3所。")
    plan = facts_of("今年力争投资增长5%。新建学校3所。")
    assert [fact.kind for fact in (*report, *plan)] == ["result", "result", "goal", "goal"]


def test_a_clause_of_its_own_kind_wins_over_its_sentence() -> None:
    found = facts_of("上半年出口完成187.5亿元，力争全年出口突破400亿元。")
    assert [fact.kind for fact in found] == ["result", "goal"]


def test_totals_and_shares_name_what_they_are_of() -> None:
    found = facts_of(
        "新增省级实验室4家、总数达到14家；设立基金53家，累计216家；金融业增加值完成39亿元，占GDP近1/3。",
        section=2023,
    )
    assert [f.indicator for f in found] == [
        "新增省级实验室",
        "省级实验室总数",
        "设立基金",
        "累计基金",
        "金融业增加值",
        "金融业增加值占GDP",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "深入实施“十大战略”，坚持“两个确保”。",
        "聚焦世界500强企业开展招商。",
        "增速高于全省平均0.5个百分点。",
        "比一季度加快1.9个百分点。",
        "加快形成千亿级汽车产业集群。",
        "围绕产业发展等7个融合方向。",
        "今年是建市30周年。",
    ],
)
def test_figures_that_measure_nothing_are_left_out(text: str) -> None:
    assert facts_of(text) == ()


def test_the_sentences_own_year_and_place_win() -> None:
    found = facts_of("到2025年，云陵市地区生产总值突破1000亿元。义乌市地区生产总值力争增长8%。")
    assert (found[0].place, found[0].indicator, found[0].year) == ("云陵市", "地区生产总值", 2025)
    assert (found[1].place, found[1].indicator, found[1].year) == ("义乌市", "地区生产总值", 2024)


def test_a_year_compared_with_is_not_the_year_of_the_fact() -> None:
    (level, growth) = facts_of("今年新增市场主体4.5万家，比2020年增长50%。", heading="2024年目标")
    assert (level.year, growth.year, growth.change) == (2024, 2024, "growth")


def test_a_figure_raised_from_another_is_the_later_one() -> None:
    found = facts_of("城镇化率由2020年的60%提高到65%。", section=2023)
    assert rows(found) == [("城镇化率", "65%", "level", "exact")]


def test_a_span_is_where_the_wrapped_text_says_it() -> None:
    text = "今年力争地区生产总值\n增长**8%**，新增学\n位 4200个。"
    found = facts_of(text)
    assert unwrap(found[1].span.of(text)) == "新增学位4200个"
    assert found[0].span.of(text).startswith("今年力争地区生产总值\n增长**8%")


@pytest.mark.parametrize(
    ("sentence", "headings", "year", "speaking", "kind"),
    [
        ("新增停车位6000个", ["着力打造新城区"], 2024, 2024, "goal"),
        ("新增停车位6000个", ["2023年工作回顾"], 2023, 2024, "result"),
        ("要新增停车位6000个", [], 2025, 2024, "goal"),
        ("主要预期目标：地区生产总值增长8%，同比提高1个百分点", ["2023年回顾"], 2024, 2024, "goal"),
        ("上半年，规模以上工业增加值同比增长3.9%", [], 2024, 2024, "result"),
        ("截至目前，已建成学校3所", ["重点任务"], 2024, 2024, "result"),
        ("签约项目31个", ["一、上半年计划执行情况"], 2024, 2024, "result"),
        ("新开工项目仅9个", ["二、存在的主要问题"], 2024, 2024, "result"),
        ("新增停车位6000个", [], 2024, 2024, None),
        ("加快建设停车位6000个", [], 2024, 2024, "goal"),
        ("居民收入同比增长6%", [], 2024, 2024, None),
        ("力争主要指标进位", [], None, None, "goal"),
        ("1月至6月，加快推进项目建设，投资196亿元", [], 2024, 2024, "result"),
        ("前7个月，加快推进项目建设，投资196亿元", [], 2024, 2024, "result"),
        ("加快推进项目建设，投资196亿元", [], 2024, 2024, "goal"),
    ],
)
def test_wording_headings_and_year_tell_goal_from_result(
    sentence: str, headings: list[str], year: int | None, speaking: int | None, kind: str | None
) -> None:
    assert kind_of(sentence, headings, year, speaking) == kind


def test_a_view_of_the_whole_province_is_the_provinces_figure() -> None:
    text = "南屿市地区生产总值310亿元。从广西全区来看，今年上半年地区生产总值为12684.78亿元。"
    found = {fact.text: fact.place for fact in facts_of(text)}
    assert found["12684.78亿元"] == "广西"


def test_a_part_counted_in_the_same_unit_is_of_what_was_counted_before() -> None:
    found = facts_of(
        "到2025年，累计建成充换电柜9万个，乡村不少于3万个，其中公共快充桩2万个、乡村不少于4000个。"
    )
    assert [(f.indicator, f.text) for f in found] == [
        ("累计建成充换电柜", "9万个"),
        ("乡村充换电柜", "3万个"),
        ("公共快充桩", "2万个"),
        ("乡村公共快充桩", "4000个"),
    ]


def test_what_projects_cost_is_named_after_them() -> None:
    found = facts_of("上半年入选市级重点项目12个，项目总投资90亿元，年度计划投资31亿元。")
    assert [(f.indicator, f.text) for f in found] == [
        ("入选市级重点项目", "12个"),
        ("入选市级重点项目总投资", "90亿元"),
        ("入选市级重点项目年度计划投资", "31亿元"),
    ]


def test_a_later_clause_makes_no_goal_of_a_result_before_it() -> None:
    found = facts_of("截至6月末，重点项目完成投资196亿元，全市形象进度投资610亿元，计划开工项目173个。")
    assert [(f.text, f.kind) for f in found] == [
        ("196亿元", "result"),
        ("610亿元", "result"),
        ("173个", "goal"),
    ]


def test_what_a_balance_grew_by_is_named_across_a_semicolon() -> None:
    found = facts_of("6月末，普惠小微贷款余额1915亿元，同比增长20.4%；上半年新增289亿元；新增就业3万人。")
    assert [(f.indicator, f.text) for f in found] == [
        ("普惠小微贷款余额", "1915亿元"),
        ("普惠小微贷款余额", "20.4%"),
        ("新增普惠小微贷款", "289亿元"),
        ("新增就业", "3万人"),
    ]


def test_a_figure_before_a_bracket_is_not_what_the_bracket_counts() -> None:
    found = facts_of("到2025年，技工院校达到2.3万人（市技师学院达到1万人）。")
    assert [(f.indicator, f.text) for f in found] == [("技工院校", "2.3万人"), ("市技师学院", "1万人")]


def test_a_row_of_levels_and_a_row_of_growths_are_both_dealt_out() -> None:
    found = facts_of("今年，全市电机和水泵出口额分别达12亿元和8亿元，同比分别增长7%和下降3%。")
    assert rows(found) == [
        ("电机出口额", "12亿元", "level", "exact"),
        ("水泵出口额", "8亿元", "level", "exact"),
        ("电机出口额", "7%", "growth", "exact"),
        ("水泵出口额", "3%", "decline", "exact"),
    ]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("船舶、玩具的出口额分别为12亿元、8亿元。", ["船舶出口额", "玩具的出口额"]),
        ("市级、区级一般公共预算收入分别增长4%和5%。", ["市级一般公共预算收入", "区级一般公共预算收入"]),
        ("家电类、文具类等商品实现较快增长，同比分别增长8%、17%。", ["家电类", "文具类等商品"]),
    ],
)
def test_the_last_of_several_names_says_what_all_measure(text: str, named: list[str]) -> None:
    assert [fact.indicator for fact in facts_of(f"去年，全市{text}")] == named


def test_parts_of_a_whole_measure_what_the_first_of_them_does() -> None:
    text = "去年，全市房屋销售面积90万平方米。其中，住宅销售面积60万平方米，下降2%；商铺为9万平方米，增长3%。"
    assert [(fact.indicator, fact.text) for fact in facts_of(text)][1:] == [
        ("住宅销售面积", "60万平方米"),
        ("住宅销售面积", "2%"),
        ("商铺销售面积", "9万平方米"),
        ("商铺销售面积", "3%"),
    ]


def test_a_part_with_a_measure_of_its_own_is_given_no_other() -> None:
    text = "去年，全市项目投资90亿元。其中，工业投资60亿元；利润9亿元。"
    assert "利润" in [fact.indicator for fact in facts_of(text)]


def test_what_is_passed_for_the_first_time_leaves_the_growth_to_what_passed_it() -> None:
    found = facts_of("去年，全市糖业增加值实现2073亿元，首次突破2000亿元大关，同比增长14%。")
    assert [(fact.indicator, fact.text) for fact in found if fact.change == "growth"] == [
        ("糖业增加值", "14%")
    ]
    assert {fact.place for fact in found} == {"云陵市"}


def test_growth_of_two_digits_counts_no_people() -> None:
    assert rows(facts_of("去年，全市糖业保持两位数增长。")) == []


@pytest.mark.parametrize("year", [None, 2023])
def test_what_will_be_by_a_year_is_a_goal_even_where_it_adds_up(year: int | None) -> None:
    found = facts_of("到2030年，全市将累计推广电动船150艘。", year=year)
    assert [(fact.kind, fact.year) for fact in found] == [("goal", 2030)]


def test_what_stands_behind_now_is_of_no_year_named_before() -> None:
    [fact] = facts_of("2009年，南屿市设立口岸，目前全市共有外资企业8836户。")
    assert (fact.year, fact.text) == (2024, "8836户")


def test_what_has_added_up_over_years_until_now_is_not_of_the_year_they_began() -> None:
    [fact] = facts_of("2017年4月，南屿港区挂牌运行，6年来累计形成制度成果16项。")
    assert (fact.year, fact.text) == (2024, "16项")


def test_a_part_of_the_year_told_anew_is_of_the_present_year() -> None:
    [fact] = facts_of("2023年，南屿市获批为试点城市，业务发展势头较好，上半年，全市汽车出口953辆。")
    assert (fact.year, fact.text) == (2024, "953辆")


def test_for_the_first_time_is_no_part_of_what_is_measured() -> None:
    found = facts_of("地区生产总值首次突破千亿元，达到1072.3亿元，进出口总额一举突破500亿元。")
    assert [(f.indicator, f.text) for f in found] == [
        ("地区生产总值", "千亿元"),
        ("地区生产总值", "1072.3亿元"),
        ("进出口总额", "500亿元"),
    ]


def test_the_aim_for_another_year_is_of_the_indicator_named_before() -> None:
    found = facts_of("云陵市2023年工业总产值1620亿元，2024年目标为1800亿元，同时新建中小学5所。")
    assert [(f.indicator, f.text, f.year, f.kind) for f in found][:2] == [
        ("工业总产值", "1620亿元", 2023, "result"),
        ("工业总产值", "1800亿元", 2024, "goal"),
    ]


def test_what_is_added_of_what_is_added_is_called_so_once() -> None:
    found = facts_of("到2026年，新增学位12万个，其中2024年新增3.6万个、2025年新增4.2万个。")
    assert [(fact.indicator, fact.year) for fact in found] == [
        ("新增学位", 2026),
        ("新增学位", 2024),
        ("新增学位", 2025),
    ]


def test_what_stands_under_the_next_steps_is_a_goal() -> None:
    passage_facts = facts_of("新增智能化矿井80座。", heading="下一步")
    assert [(fact.text, fact.kind) for fact in passage_facts] == [("80座", "goal")]


def test_projects_in_one_state_after_another_are_each_named() -> None:
    found = facts_of("2022年，其中续建项目57个、新开工75个、竣工49个，新增充电桩300个等。")
    assert [(f.indicator, f.text) for f in found] == [
        ("续建项目", "57个"),
        ("项目新开工", "75个"),
        ("项目竣工", "49个"),
        ("新增充电桩", "300个"),
    ]


def test_a_comparison_that_holds_for_what_follows_is_a_comparison() -> None:
    found = facts_of("今年前7个月，进出口总值1330.5亿元，较去年同期增长（下同）21.7%。")
    assert [(fact.indicator, fact.text, fact.change) for fact in found] == [
        ("进出口总值", "1330.5亿元", "level"),
        ("进出口总值", "21.7%", "growth"),
    ]


def test_what_came_in_and_went_out_is_measured_as_both_together() -> None:
    found = facts_of(
        "上半年，口岸进出口货运量1264.6万吨，增长10.5%。其中，进口1056.8万吨，增长9.6%，出口207.8万吨。"
    )
    named = {fact.text: fact.indicator for fact in found}
    assert named["1056.8万吨"] == named["9.6%"] == "进口货运量"
    assert named["207.8万吨"] == "出口货运量"


def test_a_school_called_by_its_number_is_no_rank() -> None:
    found = facts_of("2024年，力争新建南屿县第四小学，新增学位1080个。")
    assert [fact.text for fact in found] == ["1080个"]


def test_what_is_quoted_keeps_both_its_marks_and_a_remark_is_no_indicator() -> None:
    found = facts_of("上半年，外贸进出口额3935.1亿元，同比(下同)增长34.4%。出口“清凉家电”8.6亿元。")
    assert [fact.indicator for fact in found] == ["外贸进出口额", "外贸进出口额", "出口“清凉家电”"]


def test_what_is_the_first_of_a_whole_country_is_told_of_where_it_is() -> None:
    found = facts_of("上半年，南屿市引进首店141家。其中，全球首店1家，全国首店6家。")
    assert [(fact.place, fact.text) for fact in found][1:] == [("南屿市", "1家"), ("南屿市", "6家")]


def test_a_ratio_is_a_fact_without_a_unit() -> None:
    found = facts_of("2023年，城乡居民收入比缩小到2.04，力争2024年空气质量综合指数降至3.5以下。")
    assert [(fact.indicator, fact.text, fact.unit, fact.year) for fact in found] == [
        ("城乡居民收入比", "2.04", "", 2023),
        ("空气质量综合指数", "3.5", "", 2024),
    ]
