"""Articles into passages: the span law, the same from every layout, the right year."""

from pathlib import Path

import pytest

from index.encodings import decode
from index.layout import unwrap
from index.passage import Article, Passage, Span
from index.read import ArticleSettings, split_text
from index.split import HARDEST, LONGEST, sentences, split_article
from tests.rewrapped import one_line_each, rewrap

SEEDS = sorted(Path("seeds").glob("*.txt"))


def read(text: str) -> tuple[Article, ...]:
    return split_text(text, "文章.txt", ArticleSettings())


def passages(text: str) -> tuple[Passage, ...]:
    return tuple(passage for article in read(text) for passage in split_article(article))


def said(text: str) -> list[tuple[object, ...]]:
    """Return what was read, blanks aside: a break may stand where a blank stood."""
    found: list[tuple[object, ...]] = []
    for article in read(text):
        found.append((article.title.replace(" ", ""), article.date, article.year, article.place))
        for passage in split_article(article):
            headings = tuple(heading.text.replace(" ", "") for heading in passage.headings)
            found.append((passage.text.replace(" ", ""), headings, passage.year, passage.place))
    return found


def check_law(text: str) -> None:
    for article in read(text):
        end = article.span.start
        covered = set()
        for passage in split_article(article):
            assert unwrap(passage.span.of(text)) == passage.text
            assert end <= passage.span.start
            end = passage.span.end
            covered |= set(range(passage.span.start, end))
            for heading in passage.headings:
                assert unwrap(heading.span.of(text)) == heading.text
                covered |= set(range(heading.span.start, heading.span.end))
        rest = (text[i] for i in range(article.span.start, article.span.end) if i not in covered)
        assert not "".join(rest).strip()


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_passages_and_headings_cover_every_seed(path: Path) -> None:
    check_law(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("width", [11, 24])
def test_a_rewrapped_article_has_the_same_passages(width: int) -> None:
    """Also from CRLF in GB18030 and UTF-16."""
    for path in SEEDS:
        plain = one_line_each(path.read_text(encoding="utf-8"))
        wrapped = rewrap(plain, width)
        check_law(wrapped)
        assert said(wrapped) == said(plain)
        for encoding in ("gb18030", "utf-16"):
            assert decode(wrapped.replace("\n", "\r\n").encode(encoding)) == wrapped


def test_a_goal_never_takes_the_finished_year_above_it() -> None:
    text = (
        "海州区召开2022年度工作大会\n\n2月24日，大会召开。\n\n2021年 各项工作上台阶\n\n"
        "2021年，全年完成地区生产总值1270亿元。\n\n"
        "财政收入124亿元，同比增长3%，税收收入112亿元，总量全市第二，增速位居前列。\n\n"
        "主要预期目标:地区生产总值完成1400亿元。\n\n2022年 开局破题\n\n着力深化改革\n\n全年引进项目80个。\n"
    )
    years = {passage.text[:6]: passage.year for passage in passages(text)}
    assert years["2021年，"] == 2021
    assert years["主要预期目标"] == 2022
    assert years["全年引进项目"] == 2022


def test_last_year_and_next_year_count_from_the_speaking_year() -> None:
    text = (
        "海州市消息\n\n2024年4月9日\n\n去年，总值4532亿元。\n\n今年，计划投资5亿元。\n\n明年，将达到6亿元。\n"
    )
    assert [p.year for p in passages(text)][2:] == [2023, 2024, 2025]


def test_the_past_year_of_a_january_meeting_is_the_one_before() -> None:
    text = "海州市会议\n\n2024年1月18日\n\n过去一年，总值856亿元。\n\n今年的目标是增长6%。\n"
    assert [p.year for p in passages(text)][2:] == [2023, 2024]


def test_a_goal_that_was_met_or_missed_is_told_of_the_past_year() -> None:
    text = (
        "海州市计划执行情况\n\n2024年1月18日\n\n一、2023年计划执行情况\n\n2023年，总值增长5.7%。\n\n"
        "外贸进出口312亿元，未完成年度预期目标。\n\n二、2024年主要预期目标\n\n总值增长6%。\n"
    )
    years = [(passage.text[-6:], passage.year) for passage in passages(text)][2:]
    assert years == [("度预期目标。", 2023), ("值增长6%。", 2024)]


def test_a_heading_an_opening_and_a_row_state_their_place() -> None:
    text = (
        "# 杭州市2025年任务分解\n\n全市增长6%。\n\n## 西湖区\n\n增长7%。\n\n滨江区：增长8%。\n\n## 表\n\n"
        "| 区域 | 增速 |\n|---|---|\n| 拱墅区 | 5% |\n"
    )
    assert [p.place for p in passages(text)] == ["杭州市", "杭州市", "西湖区", "滨江区", "拱墅区"]


def test_the_goals_under_last_year_s_heading_are_this_year_s() -> None:
    (path,) = (path for path in SEEDS if path.name.startswith("003"))
    (goals,) = (p for p in passages(path.read_text(encoding="utf-8")) if p.text.startswith("主要预期目标"))
    assert goals.year == 2022


def test_a_year_that_a_paragraph_opens_with_ends_where_this_year_comes_in() -> None:
    text = (
        "海州市消息\n\n2023年4月9日\n\n2022年，增加值1354亿元，比上年增长4.7%。\n\n民营企业占比提高。\n\n"
        "平台去年7月上线，截至今年4月，放款93亿元。\n"
    )
    found = {p.text: p.year for p in passages(text)[2:]}
    assert found == {
        "2022年，增加值1354亿元，比上年增长4.7%。民营企业占比提高。": 2022,
        "平台去年7月上线，截至今年4月，放款93亿元。": 2023,
    }


def test_a_bulletin_s_year_holds_unless_a_paragraph_names_another() -> None:
    text = (
        "海州市2021年统计公报\n\n海州市统计局 2022年3月28日\n\n一、综合\n\n"
        "全年总值3147亿元，比上年增长7.8%。\n\n2020年，修订后总值2900亿元。\n\n二、农业\n\n粮食178万吨。\n"
    )
    assert [p.year for p in passages(text)][2:] == [2021, 2020, 2021]


def test_an_article_that_compares_places_gives_each_paragraph_its_own() -> None:
    text = (
        "浙江各市数据出齐\n\n浙江省数据已出齐。\n\n据杭州市统计局数据，全市总值9000亿元。\n\n服务业增长6%。\n\n"
        "宁波增长5.6%，温州增长6%。\n\n“小商品之都”金华除义乌外增长7%。\n\n"
        "温州、台州均高于6%。\n\n一、展望\n\n稳中求进。\n"
    )
    assert [(p.place, p.text) for p in passages(text)][2:] == [
        ("杭州市", "据杭州市统计局数据，全市总值9000亿元。服务业增长6%。"),
        ("宁波市", "宁波增长5.6%，温州增长6%。"),
        ("金华市", "“小商品之都”金华除义乌外增长7%。"),
        ("浙江省", "温州、台州均高于6%。"),
        ("浙江省", "稳中求进。"),
    ]


def test_a_heading_that_names_a_place_governs_the_headings_below_it() -> None:
    text = (
        "两地晒出半年报\n\n8月9日，浙江省通报2023年上半年情况。\n\n余杭区：工业领跑\n\n增长6.2%。\n\n招商势头良好\n\n"
        "引进30个。\n\n建德市：文旅升温\n\n增长3.1%。\n\n民宿经济红火\n\n建成50家。\n"
    )
    assert [(p.place, p.text) for p in passages(text)][2:] == [
        ("余杭区", "增长6.2%。"),
        ("余杭区", "引进30个。"),
        ("建德市", "增长3.1%。"),
        ("建德市", "建成50家。"),
    ]


def test_a_place_heading_without_headings_of_its_own_ends_at_the_next_section() -> None:
    text = (
        "两地晒成绩\n\n浙江省通报情况。\n\n余杭区：领跑\n\n增长6%。\n\n"
        "建德市：升温\n\n增长3%。\n\n下一步打算\n\n继续加力。\n"
    )
    assert [p.place for p in passages(text)][2:] == ["余杭区", "建德市", "浙江省"]


def test_headings_after_their_sections_govern_what_stands_above() -> None:
    (path,) = (path for path in SEEDS if path.name.startswith("000"))
    found = {passage.text[:4]: passage for passage in passages(path.read_text(encoding="utf-8"))}
    assert [heading.text for heading in found["会议认为"].headings][-1] == "2023工作核心"
    assert found["会议认为"].year == 2022
    assert "2023八大部署" in [heading.text for heading in found["一是全力"].headings]
    assert found["2月2日"].headings == ()


def test_a_swapped_pair_of_headings_is_put_right() -> None:
    text = "# 标题\n\n## 2023\n\n旧的一年过去了。\n\n### 开创新局\n\n## 2024\n\n新的一年开始了。\n"
    last = passages(text)[-1]
    assert ([heading.text for heading in last.headings], last.year) == (["2024", "开创新局"], 2024)


def test_a_long_paragraph_is_cut_at_sentence_ends_and_a_huge_sentence_at_semicolons() -> None:
    sentence = "全市推动高质量发展" * 9 + "。"
    for mark in "。；":
        text = "标题\n\n" + (sentence[:-1] + mark) * 8 + "完。\n"
        found = passages(text)[1:]
        assert len(found) == 2
        assert all(passage.text[-1] in "。；" and len(passage.text) <= LONGEST * 1.2 for passage in found)


def test_a_clause_beyond_measure_is_cut_at_pauses_or_anywhere() -> None:
    listed = "完成甲乙丙丁项目、" * 400
    for text in (listed, listed.replace("、", "")):
        found = passages(f"标题\n\n{text}完。\n")[1:]
        assert "".join(passage.text for passage in found) == f"{text}完。"
        assert all(len(passage.text) <= HARDEST for passage in found)
        assert all(passage.text[-1] in "、。" for passage in found) is ("、" in text)


def test_short_paragraphs_join_but_items_stay_whole() -> None:
    text = "标题\n\n一是抓项目，全年新开工亿元以上重点项目六十个以上。\n\n要加强调度。\n\n二是抓创新。\n"
    assert [p.text[:4] for p in passages(text)][1:] == ["一是抓项", "二是抓创"]


def test_a_byline_is_a_passage_of_its_own() -> None:
    found = passages("标题\n\n会议召开。\n\n本报记者 成燕 张倩\n")
    assert found[-1].text == "本报记者 成燕 张倩"


def test_a_bold_byline_heads_no_section() -> None:
    found = passages("# 标题\n\n**来源：南屿晚报　2025-03-11**\n\n## 一、目标\n\n今年要增长8%。\n")
    assert [heading.text for heading in found[-1].headings] == ["一、目标"]


def test_a_heading_that_names_who_is_interviewed_is_a_passage_too() -> None:
    found = passages("# 标题\n\n## 记者专访南屿新区党工委书记沈云帆\n\n记者：今年的目标是什么？\n")
    assert [(p.text[:6], [h.text[:4] for h in p.headings]) for p in found] == [
        ("标题", []),
        ("记者专访南屿", []),
        ("记者：今年的", ["记者专访"]),
    ]


def test_a_speech_of_the_past_year_is_of_the_year_before() -> None:
    text = "南屿市召开工作会议\n\n2024年1月8日\n\n{}全市生产总值达到4850亿元。\n"
    for opening in ("会议指出，过去一年，", "会议认为，一年多来，", "刚刚过去的一年，"):
        assert passages(text.format(opening))[-1].year == 2023
    assert passages(text.format("会议指出，"))[-1].year == 2024


def test_ids_tell_content_and_are_unique() -> None:
    text = "标题\n\n一、甲\n\n全年增长。\n\n二、乙\n\n全年增长。\n\n三、丙\n\n稳中有进。\n"
    first, again = passages(text), passages(text.replace("稳中有进", "稳中提质"))
    assert len({passage.id for passage in first}) == len(first)
    assert [a.id == b.id for a, b in zip(first, again, strict=True)] == [True, True, True, False]


def test_sentences_keep_their_closing_quotes() -> None:
    text = "“倍感振奋。”他说；新增学位1.6万个……各项工作上台阶！怎么干？\n干！"
    assert [span.of(text) for span in sentences(text)] == [
        "“倍感振奋。”",
        "他说；新增学位1.6万个……",
        "各项工作上台阶！",
        "怎么干？",
        "干！",
    ]
    assert sentences(" \n") == ()
    assert sentences("无标点") == (Span(0, 3),)


def test_what_a_question_of_an_interview_asks_about_its_answer_tells() -> None:
    paragraphs = [
        "局长李明：各位记者朋友，2023年，全市规模以上工业产值5亿元。",
        "产业结构持续优化。三大主导产业都有增长，出口3亿元。",
        "省台记者：请问2024年市里将采取哪些措施培育产业集群？",
        "李明：谢谢您的提问。一是建设园区，引进上下游项目120个。",
        "记者：制造业用工和人才怎么保障，有没有具体的安排？",
        "李明：我们要建设人才公寓600套，组织招聘活动200场次。",
        "记者：去年招商引资的情况如何，能否介绍一下成效？",
        "李明：签约项目9个，总投资30亿元，开工率达到八成以上。",
    ]
    text = "海州市举行新闻发布会\n\n2024年3月26日\n\n" + "\n\n".join(paragraphs) + "\n"
    years = {passage.text: passage.year for passage in passages(text)}
    assert [next((y for said, y in years.items() if p in said), None) for p in paragraphs] == [
        *(2023, 2023, 2024, 2024),
        *(2024, 2024, 2023, 2023),
    ]


def test_what_an_aim_opens_under_a_heading_of_goals_holds_below_it() -> None:
    text = (
        "# 海州市三年行动计划（2024—2026年）\n\n海政办发〔2024〕11号\n\n"
        "## 一、现状\n\n学校有1246所，学生86万人。\n\n"
        "## 二、主要目标\n\n到2026年，基本公共服务更加优质均衡，群众满意度明显提升。\n\n"
        "教育方面：公办园占比达到65%，义务教育大班额基本消除。\n\n"
        "## 三、任务\n\n改造卫生院45所，有效期至2026年12月31日。\n"
    )
    [article] = read(text)
    assert (article.year, article.date) == (2024, None)
    years = {passage.text[:4]: passage.year for passage in split_article(article)}
    assert (years["学校有1"], years["教育方面"], years["改造卫生"]) == (2024, 2026, 2024)


def test_a_paragraph_that_names_the_present_year_leaves_the_past_one_above_it() -> None:
    text = (
        "海州市召开招商大会\n\n2023年2月8日\n\n2022年，全市签约亿元以上项目74个，合同引资额386亿元。\n\n"
        "区长就做好2023年工作提出要求，要设立引导基金30亿元，举办活动15场。\n"
    )
    assert [p.year for p in passages(text)][-1] == 2023


def test_an_answer_that_opens_with_the_zone_it_was_asked_about_is_of_it() -> None:
    paragraphs = [
        "市工信局局长李明：2023年，全市规模以上工业增加值增长7.6%，利润增长8.1%。",
        "记者：荆门国家高新区作为全市工业主战场，2023年表现如何，有哪些成效？",
        "范志远：2023年，荆门高新区规上工业总产值1526亿元。我们加快建设“一谷三园”。",
        "记者：制造业用工和人才怎么保障，市里今年有没有具体的安排？",
        "李明：我们要建设人才公寓600套，组织各类招聘活动200场次以上。",
    ]
    text = "荆门市举行新闻发布会\n\n2024年3月26日\n\n" + "\n\n".join(paragraphs) + "\n"
    places = {passage.text: passage.place for passage in passages(text)}
    told = [next((place for said, place in places.items() if p in said), None) for p in paragraphs]
    assert told[2] == "荆门国家高新区"
    assert (told[0], told[4]) == ("荆门市", "荆门市")
