"""Which line breaks are layout and which were written."""

from pathlib import Path

import pytest

from index.layout import find_blocks, raw_span, shown_span, unwrap
from index.passage import Span
from tests.rewrapped import one_line_each, rewrap

SEEDS = sorted(Path("seeds").glob("*.txt"))


def texts(text: str) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in find_blocks(text)]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("推动 20个重大\n科研项目", "推动20个重大科研项目"),
        ("增长**8\n%**,投资**增长12%**", "增长8%,投资增长12%"),
        ("**增长8%*\n*,固定", "增长8%,固定"),
        ("#### 关键词一\n：创新", "关键词一：创新"),
        ("> *本刊记者 贺兰*", "本刊记者 贺兰"),
        ("RC\nEP区域", "RCEP区域"),
        ("New\nYork", "New York"),
        ("完成投资13\n0亿元", "完成投资130亿元"),
        ("| 东湖区 | 421.3 | 6.5% |", "东湖区　421.3　6.5%"),
        ("- 新增[企业](http://a.cn/b)5家", "新增企业5家"),
        ("见[[1]](#a)和![图](b.png)，[注]", "见[1]和图，[注]"),
        ("[[甲](b)乙](c)", "甲乙"),
        ("\x1f\u202e全市\u2028", "全市"),
        ("　　全市\r\n".replace("\r", ""), "全市"),
        ("---", ""),
    ],
)
def test_unwrap_drops_layout_only(raw: str, said: str) -> None:
    assert unwrap(raw) == said
    assert unwrap(said) == said


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:3])
def test_blocks_obey_the_span_law_and_cover_the_text(path: Path) -> None:
    """Blocks are ordered, don't overlap, unwrap to their text and leave only blanks out."""
    text = path.read_text(encoding="utf-8")
    blocks = find_blocks(text)
    end = 0
    for block in blocks:
        assert unwrap(block.span.of(text)) == block.text
        assert not text[end : block.span.start].strip()
        end = block.span.end
    assert not text[end:].strip()


def test_raw_span_leads_back_to_the_file() -> None:
    """A span in what was said finds the same words among line breaks and marks."""
    text = "前文\n\n推动 2\n0个**重大\n科研**项目"
    span = Span(4, len(text))
    said = unwrap(span.of(text))
    for start in range(len(said)):
        for end in range(start + 1, len(said) + 1):
            assert unwrap(raw_span(text, span, Span(start, end)).of(text)) == said[start:end]


def test_what_joins_two_rows_is_no_part_of_the_second() -> None:
    text = "| 东区 | 5 |\n| 西区 | 6 |"
    whole, row = Span(0, len(text)), Span(text.index("西"), text.index("西") + 2)
    assert shown_span(text, whole, row).of(unwrap(text)) == "西区"


def test_a_sentence_and_a_word_broken_by_blank_lines_are_joined() -> None:
    cut_off = "全市推动重点项目建设，持续优化营商环境，宇通电动客车工程"
    text = cut_off + "\n\n\n\n技术中心等76个项目竣工。\n\n下一步工作。\n"
    assert [said for _, said in texts(text)] == [
        cut_off + "技术中心等76个项目竣工。",
        "下一步工作。",
    ]


def test_a_column_beside_a_picture_is_one_sentence() -> None:
    text = (
        "五是不断深化改革扩大开放。大力推行“免证\n办”“一网通办”“承诺制”等服务模式，不断\n提高企业群众办\n\n"
        "事便利化水平。深化先\n进制造业开发区改革，\n\n推进“三制”改革，\n\n"
        "努力打造行政高效、机制灵活、富有活力的\n现代产业园区。\n"
    )
    assert len(find_blocks(text)) == 1


def test_a_heading_after_a_truncated_paragraph_is_not_swallowed() -> None:
    cut_off = "完善环卫设施,新增停车位6000个;加快基础设施建设,龙湖"
    text = cut_off + "\n\n着力推进城乡环境品质提升\n\n加强生态建设,建成公园10个。\n"
    assert [level > 0 for level, _ in texts(text)] == [False, True, False]


def test_items_open_paragraphs_but_a_rank_at_line_start_does_not() -> None:
    text = (
        "一是抓项目。全年新开工项\n目十二个，全市增速居全省\n第一，创下历史上的新高。\n"
        "二是抓创新。全年新增企业\n三十家以上，力争再多一些\n重点企业。\n"
    )
    assert [said[:2] for _, said in texts(text)] == ["一是", "二是"]


def test_indents_open_paragraphs_where_no_blank_line_does() -> None:
    text = (
        "　　过去一年，全区完成地区生产总值８５６亿\n元，同比增长６％；规上工业总产值突破二千\n"
        "亿元；新增高新技术企业一百三十二家企业。\n"
        "　　今年的主要目标是：地区生产总值增长6%以\n上，固定资产投资增长8%，引进高层次人才五\n百名。\n"
    )
    assert [said[:4] for _, said in texts(text)] == ["过去一年", "今年的主"]


def test_numbers_and_marks_give_headings_their_depth() -> None:
    text = "一、收入\n（一）预算\n全年收入18亿元。\n2022年 开局破题 高台起势\n全年开局。\n"
    levels = [level for level, _ in texts(text)]
    assert levels[0] < levels[1]
    assert [level > 0 for level in levels] == [True, True, False, True, False]


def test_numbered_lines_without_body_are_a_list() -> None:
    assert [level for level, _ in texts("重点工作如下：\n\n1. 做强制造业\n2. 做优服务业\n3. 提升品质\n")][
        1:
    ] == [0, 0, 0]


def test_a_table_is_rows_under_its_first() -> None:
    blocks = find_blocks("| 指标 | 2024年目标 |\n|---|---|\n| 投资 | 增长8% |\n| 消费 | 增长6% |\n")
    assert [(block.level > 0, block.text) for block in blocks] == [
        (True, "指标　2024年目标"),
        (False, "投资　增长8%"),
        (False, "消费　增长6%"),
    ]


@pytest.mark.parametrize("width", [*range(10, 18), 21, 26, 33, 40])
def test_a_rewrapped_article_has_the_same_blocks(width: int) -> None:
    for path in SEEDS:
        plain = one_line_each(path.read_text(encoding="utf-8"))
        wrapped = [(level > 0, text.replace(" ", "")) for level, text in texts(rewrap(plain, width))]
        assert wrapped == [(level > 0, text.replace(" ", "")) for level, text in texts(plain)]


@pytest.mark.parametrize("width", [10, 18, 33])
def test_a_double_spaced_article_has_the_same_blocks(width: int) -> None:
    for path in SEEDS:
        plain = one_line_each(path.read_text(encoding="utf-8"))
        spaced = rewrap(plain, width).replace("\n", "\n\n")
        assert [b.text.replace(" ", "") for b in find_blocks(spaced)] == [
            b.text.replace(" ", "") for b in find_blocks(plain)
        ]


def test_short_last_lines_part_paragraphs_where_no_blank_line_does() -> None:
    """Only a last line as long as the others hides its paragraph's end."""
    for path in SEEDS:
        plain = one_line_each(path.read_text(encoding="utf-8"))
        tight = {b.text.replace(" ", "") for b in find_blocks(rewrap(plain.replace("\n\n", "\n"), 40))}
        wanted = [b.text.replace(" ", "") for b in find_blocks(plain)]
        assert sum(text in tight for text in wanted) >= len(wanted) * 0.95


def test_a_byline_is_no_heading() -> None:
    for line in ("记者 马燕 王阳 通讯员 李盼 文/图", "本报记者 成燕 张倩", "正观新闻·郑州晚报记者 张立"):
        assert texts(f"全年工作取得成效。\n\n{line}\n\n全市稳中有进。\n")[1] == (0, line)
    assert texts("全年工作取得成效。\n\n记者走基层\n\n全市稳中有进。\n")[1][0] > 0


def test_a_photo_credit_or_a_page_s_furniture_is_no_heading() -> None:
    for line in (
        "海州市风光 视觉中国 资料图",
        "大会现场 见习记者 王敏 摄",
        "海州市委宣传部供图",
        "返回某狐，查看更多",
        "海州晚报、海报全媒体记者 李强 实习生 王敏",
    ):
        assert texts(f"全年工作取得成效。\n\n{line}\n\n全市稳中有进。\n")[1] == (0, line)
    assert texts("全年工作取得成效。\n\n支持电影拍摄\n\n全市稳中有进。\n")[1][0] > 0


def test_a_byline_cut_off_at_its_role_takes_its_name_from_the_next_line() -> None:
    column = rewrap("全市稳中有进，各项工作取得新的成效，群众满意度持续提升，发展势头良好。" * 3, 16)
    text = column + "\n\n" + rewrap("海州晚报全媒体记者 李强 实习生王敏", 16) + "\n"
    assert texts(text)[-1] == (0, "海州晚报全媒体记者 李强 实习生王敏")


def test_a_dated_byline_ends_where_its_line_ends() -> None:
    text = "2023年1月9日 本报记者 苏明远\n\n2022年，全市新建公园14个，改造老旧小区36个。\n"
    assert [block.text for block in find_blocks(text)] == [
        "2023年1月9日 本报记者 苏明远",
        "2022年，全市新建公园14个，改造老旧小区36个。",
    ]


def test_rows_pasted_from_a_spreadsheet_are_a_table_under_their_first_row() -> None:
    table = "指标\t2023年\t2024年\n企业数\t214\t240\n床位数\t38\t45\n"
    assert texts(f"全市稳中有进。\n\n{table}\n全年取得成效。\n")[1:] == [
        (9, "指标\u30002023年\u30002024年"),
        (0, "企业数\u3000214\u3000240"),
        (0, "床位数\u300038\u300045"),
        (0, "全年取得成效。"),
    ]


def test_tabs_within_a_sentence_make_no_row() -> None:
    assert texts("全市稳中有进。\n\n会议\t指出，\t全年取得成效。\n")[1][1] == "会议\t指出，\t全年取得成效。"
