"""Files, encodings and what an article's masthead tells."""

import datetime
from pathlib import Path

import pytest

from index.encodings import decode
from index.errors import ArticleError
from index.files.folder import find_files
from index.passage import Article
from index.read import load_settings, read_articles
from index.split import split_article

SEEDS = Path("seeds")
ENCODINGS = ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"]


def read(tmp_path: Path, text: str, name: str = "文章.txt") -> tuple[Article, ...]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_articles(path, name)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_every_encoding_reads_the_same(encoding: str) -> None:
    for path in SEEDS.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        assert decode(text.replace("\n", "\r\n").encode(encoding)) == text


def test_encoding_is_judged_over_the_whole_file() -> None:
    """A long English opening doesn't hide the Chinese below it."""
    text = "GDP report\n" * 1000 + "地区生产总值完成1400亿元"
    assert decode(text.encode("gb18030")) == text


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(50)])
def test_a_binary_file_is_refused_by_name(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "图.txt"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=r"图\.txt：不是可以识别的文本.*UTF-8"):
        read_articles(path, "图.txt")


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="没有文字"):
        read(tmp_path, " \n\n")


def test_visible_articles_and_links_to_report_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "文章"
    (folder / ".mubiao").mkdir(parents=True)
    (folder / "乙").mkdir()
    for name in ("b.md", "a.TXT", "乙/c.txt", ".mubiao/d.txt", ".e.txt", "articles.toml", "f.jpg"):
        (folder / name).write_text("文", encoding="utf-8")
    (tmp_path / "外.txt").write_text("文", encoding="utf-8")
    (folder / "链.txt").symlink_to(tmp_path / "外.txt")
    assert [path.relative_to(folder).as_posix() for path in find_files(folder)] == [
        "a.TXT",
        "b.md",
        "乙/c.txt",
        "链.txt",
    ]


def test_a_missing_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match="找不到文章文件夹"):
        find_files(tmp_path / "无")


@pytest.mark.parametrize(
    ("number", "day", "year", "place", "byline"),
    [
        ("000", datetime.date(2023, 2, 2), 2023, "郑东新区", "记者 马雁 陈海潮 通讯员 李盼 文/图"),
        ("001", datetime.date(2023, 1, 9), 2023, "郑州经开区", "记者 王赛华/文 经开时报 杨勇/图"),
        ("002", None, 2023, "郑州市", "本报记者 成燕 张倩"),
        ("003", datetime.date(2022, 2, 24), 2022, "郑东新区", "记者 马燕 王阳 通讯员 李盼 文/图"),
    ],
)
def test_a_seed_tells_when_where_and_who(
    number: str, day: datetime.date | None, year: int, place: str, byline: str
) -> None:
    (path,) = SEEDS.glob(f"{number}*.txt")
    (article,) = read_articles(path, path.name)
    assert (article.date, article.year, article.place, article.byline) == (day, year, place, byline)


def test_a_headline_amid_the_text_is_found_beside_its_lead() -> None:
    (path,) = SEEDS.glob("000*.txt")
    (article,) = read_articles(path, path.name)
    assert article.title == "当好郑州发展的“火车头”创新的“发动机” 郑东新区党工委召开2023年度工作会"


def test_four_interviews_in_one_file_are_four_articles() -> None:
    (path,) = SEEDS.glob("004*.txt")
    articles = read_articles(path, path.name)
    assert [article.place for article in articles] == ["新郑市", "郑东新区", "巩义市", "郑州经开区"]
    assert [article.part for article in articles] == [1, 2, 3, 4]
    assert articles[1].id == f"{path.name}#2"
    assert articles[2].title == "在全国县域 高质量发展中争先进位——访巩义市委书记袁聚平"
    assert "".join(article.span.of(article.text) for article in articles) == articles[0].text


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("海州市经济会议召开\n\n1月9日，海州市召开会议，总结2022年经济工作，部署2023年经济工作。\n", 2023),
        (
            "海州市会议解读\n\n会议总结今年工作，部署明年工作。\n\n2023年是极不平凡的一年。\n\n2024年，海州将突出重点。\n",
            2023,
        ),
        ("海州市会议\n\n12月28日，会议部署明年工作。\n\n明年生产总值增长6%。2024年是关键一年。\n", 2023),
        ("海州市２０２２年度工作大会\n\n2月24日上午，大会召开。\n", 2022),
        ("海州市2021年统计公报\n\n海州市统计局　2022年3月28日\n\n全年生产总值30亿元。\n", 2021),
        ("海州市新闻\n\n发布时间：2024-01-05 来源：海州日报\n\n去年增长5%。\n", 2024),
        ("海州市发展规划\n\n到2035年，总量突破2000亿元。\n", None),
        (
            "海州市行动方案\n\n到2025年，新建公园20个。拟在2030年初步建成园林城市。2030年，公园达到90个。\n",
            None,
        ),
        (
            "海州市召开发布会\n\n方案提出2027年主要目标和2035年远景目标，去年公园达到9个。到2027年，公园20个。\n",
            None,
        ),
        ("海州市新闻\n\n到2025年，公园达到20个。2023年，全市将新建公园3个。\n", 2023),
        ("海州市纪事\n\n人们说起这里，都很自豪。\n", None),
        ("海州市经济\n\n今年上半年，产值增长5%。\n\n全市上下坚定前行，冲刺2023“全年红”。\n", 2023),
        ("海州市经济\n\n今年上半年，产值增长5%。\n\n去年的目标，是冲刺了2019年的纪录。\n", None),
    ],
)
def test_the_year_an_article_speaks_in(tmp_path: Path, text: str, year: int | None) -> None:
    (article,) = read(tmp_path, text)
    assert article.year == year


def test_a_report_is_dated_by_the_session_it_was_delivered_at(tmp_path: Path) -> None:
    delivered = "——2024年1月16日在云滨市第六届人民代表大会第四次会议上"
    text = f"2023年云滨市计划执行情况与2024年计划草案的报告\n{delivered}\n一、执行情况\n粮食增产。\n"
    (article,) = read(tmp_path, text)
    assert (article.date, article.year) == (datetime.date(2024, 1, 16), 2024)


def test_a_separator_and_a_new_headline_part_two_articles(tmp_path: Path) -> None:
    first = "甲县会议召开\n\n1月9日，甲县召开会议。\n\n（记者 李强）\n"
    second = "乙县产业转型\n\n2023年12月29日\n\n乙县产值突破150亿元。\n"
    assert [a.title for a in read(tmp_path, f"{first}\n======\n{second}")] == ["甲县会议召开", "乙县产业转型"]


def test_sections_and_an_inner_byline_stay_one_article(tmp_path: Path) -> None:
    text = "# 甲县报告\n\n记者 李强\n\n## 一、回顾\n\n增长5%。\n\n---\n\n## 二、展望\n\n增长6%。\n"
    assert len(read(tmp_path, text, "报告.md")) == 1


def test_settings_correct_what_the_rules_find(tmp_path: Path) -> None:
    (tmp_path / "articles.toml").write_text(
        '["a.txt"]\nplace = "甲县"\ndate = 2021-05-06\n', encoding="utf-8"
    )
    path = tmp_path / "a.txt"
    path.write_text("会议召开\n\n今年增长5%。\n", encoding="utf-8")
    (article,) = read_articles(path, "a.txt", load_settings(tmp_path))
    assert (article.place, article.year, article.title) == ("甲县", 2021, "会议召开")
    assert load_settings(tmp_path / "无").of("a.txt").place is None


@pytest.mark.parametrize(
    "toml", ['["a.txt"]\nyear = "2021"\n', '"a.txt" = 3\n', "[a.txt\n", '["a"]\nwhere = "x"\n']
)
def test_wrong_settings_name_the_file(tmp_path: Path, toml: str) -> None:
    (tmp_path / "articles.toml").write_text(toml, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"articles\.toml"):
        load_settings(tmp_path)


BYLINE = "海州晚报、海报全媒体记者 李强 实习生 王敏"


def test_a_closing_byline_and_a_headline_of_another_place_part_two_articles(tmp_path: Path) -> None:
    """The second has no subtitle, dateline or byline of its own."""
    first = f"“开门红”怎么来\n\n余杭区上半年增长6.2%，全区新增企业30家。\n\n{BYLINE}\n\n"
    second = "建德市：文旅市场升温\n\n建德市接待游客120万人次。\n\n着力打造民宿品牌\n\n新增民宿50家。\n"
    assert [(a.title, a.place, a.byline) for a in read(tmp_path, first + second)] == [
        ("“开门红”怎么来", "余杭区", BYLINE),
        ("建德市：文旅市场升温", "建德市", None),
    ]


def test_a_byline_in_brackets_or_a_closing_mark_ends_an_article_when_all_close_so(tmp_path: Path) -> None:
    text = "甲县抓项目\n\n甲县开工项目30个。（记者 李强）\n\n乙县抓民生\n\n乙县新增学位5000个。（完）\n"
    assert [a.title for a in read(tmp_path, text)] == ["甲县抓项目", "乙县抓民生"]


def test_more_room_above_a_headline_than_anywhere_else_parts_two_articles(tmp_path: Path) -> None:
    first = "海州上半年外贸进出口增长6.8%\n\n海州市出口3亿元。\n\n市里开工项目30个。\n"
    second = "湖南省出台跨境电商专项政策\n\n全省新增企业80家。\n"
    titles = ["海州上半年外贸进出口增长6.8%", "湖南省出台跨境电商专项政策"]
    assert [a.title for a in read(tmp_path, f"{first}\n\n{second}")] == titles
    assert len(read(tmp_path, f"{first}\n{second}")) == 1
    assert len(read(tmp_path, f"{first}\n\n加快培育壮大新的增长点\n\n全市新增企业80家。\n")) == 1
    assert len(read(tmp_path, f"{first}\n\n重点任务\n\n全市新增企业80家。\n")) == 1


def test_a_closing_mark_ends_the_paragraph_before_a_plain_headline(tmp_path: Path) -> None:
    first = "产业对接活动在南宁举行\n某社南宁7月31日电 活动签约项目20个。\n市长表示，将提供服务。(完)\n"
    second = "沈阳“对外开放”行动实现“双过半”\n今年以来，市商务局招商734次。\n成效明显。\n"
    articles = read(tmp_path, f"{first}\n\n{second}")
    assert [article.title for article in articles] == [
        "产业对接活动在南宁举行",
        "沈阳“对外开放”行动实现“双过半”",
    ]
    assert articles[1].place == "沈阳市"


def test_a_lead_that_names_its_writers_ends_nothing(tmp_path: Path) -> None:
    lead = "1月9日，甲县召开会议。县长出席。（记者 李强）"
    assert len(read(tmp_path, f"甲县召开会议\n\n{lead}\n\n全力抓项目\n\n近日，县里开工项目30个。\n")) == 1


def test_sections_below_a_byline_on_top_stay_one_article(tmp_path: Path) -> None:
    text = f"甲县召开会议\n\n{BYLINE}\n\n吹响冲锋号\n\n1月9日，甲县召开会议。\n\n余音\n\n干劲十足。\n"
    assert len(read(tmp_path, text)) == 1


def test_interviews_printed_together_share_the_year_they_agree_on(tmp_path: Path) -> None:
    first = "问计\n\n——访甲县县长王明\n\n{}王明说。\n\n海州日报记者 李强\n\n"
    rest = "加力\n\n——访乙县县长张强\n\n“增长4.7%。”张强说。\n\n海州日报记者 周宁\n\n"
    dated = "“2024年上半年，甲县增长6.1%。”"
    assert [a.year for a in read(tmp_path, first.format(dated) + rest)] == [2024, 2024]
    assert [a.year for a in read(tmp_path, first.format("“甲县很好。”") + rest)] == [None, None]
    other = first.format("“2023年上半年，甲县增长6.1%。”")
    assert [a.year for a in read(tmp_path, first.format(dated) + other + rest)] == [2024, 2023, None]


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("海州网（海州日报网）讯（见习记者 王敏）8月17日，全市民营经济大会召开。", "全市民营经济大会召开"),
        ("日前，记者从平湖市统计局获悉，上半年，平湖市GDP达206亿元。", "上半年，平湖市GDP达206亿元"),
        ("据浙江省财政厅介绍，去年全省民生支出3474亿元。", "去年全省民生支出3474亿元"),
        (
            "导报 发展网 李强、记者王敏报道 8月15日，海州印发实施意见。",
            "海州印发实施意见",
        ),
        ("海州市" + "持续" * 20 + "。", "海州市" + "持续" * 13 + "…"),
    ],
)
def test_without_a_headline_the_news_itself_is_the_title(tmp_path: Path, opening: str, title: str) -> None:
    assert read(tmp_path, opening + "\n\n会议强调，要抓好落实。\n")[0].title == title


def test_a_photo_credit_is_neither_title_nor_place(tmp_path: Path) -> None:
    (article,) = read(
        tmp_path,
        "浙江杭州市风光 视觉中国 资料图\n\n7月24日，浙江省统计局公布2023年上半年全省运行情况。\n\n"
        "浙江增速快于全国。\n\n宁波港夜景。 张三 摄\n\n浙江出口增长5%。\n",
    )
    assert (article.title, article.place) == ("浙江省统计局公布2023年上半年全省运行情况", "浙江省")
    assert article.date == datetime.date(2023, 7, 24)


def test_the_first_heading_below_a_lead_on_top_is_no_headline(tmp_path: Path) -> None:
    lead = "8月8日，甲县县长表示，上半年甲县增长1.7%。"
    text = f"{lead}\n\n固投居全市前列\n\n完成52亿元。\n\n建设基站\n\n建成30个。\n"
    assert read(tmp_path, text)[0].title == "上半年甲县增长1.7%"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "杭州“半年考”|余杭：投资领跑\n\n杭州余杭区上半年投资居全市第一。\n\n全区增长7.1%，杭州第二。\n",
            "余杭区",
        ),
        ("稳中向好\n\n浙江省杭州市召开会议。\n\n会议强调要抓落实。\n", "杭州市"),
        ("宁波抓创新\n\n宁波新增企业30家。\n", "宁波市"),
        (
            "再造一个新港\n\n——访青屿港产业园区党工委书记凌远航\n\n近日，记者专访了园区党工委书记凌远航。\n",
            "青屿港产业园区",
        ),
        (
            "上半年数据出齐，杭州领跑\n\n浙江省各市数据出齐。\n\n杭州增长5%，杭州领先。\n\n宁波增长6%。\n\n温州增长4%。\n",
            "浙江省",
        ),
    ],
)
def test_an_article_is_about_the_narrowest_place_that_all_of_it_speaks_of(
    tmp_path: Path, text: str, place: str
) -> None:
    assert read(tmp_path, text)[0].place == place


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("上半年增长4.5%，增速较2022年全年回升2.3个百分点。\n", 2023),
        ("接待游客120万人次，恢复到上半年应有水平，较2019年增长5%。\n", None),
        ("7月21日，会议发布《营商环境创新行动2023》，推出举措126条。\n", 2023),
        ("2022年，全市民营经济增加值1354亿元，比上年增长4.7%。今年上半年，企业占比超过90%。\n", 2023),
        ("2022年，企业位列2022民营企业百强。\n\n今年，海州出台《2023年度优化环境方案》。\n", 2023),
        ("8月15日，海州印发意见，力争到2025年达到600亿元。2022年产业收入约150亿元。\n", 2023),
        ("12月15日，海州通报，2022年，全市完成投资150亿元，增长5%。\n", 2022),
        ("公司明年将扩产。2022年，增加值1354亿元，比上年增长4.7%。今年以来，引进项目60个。\n", 2023),
        ("2024年1—6月，海州市增长6.1%，出口187亿元。下半年再加力。\n", 2024),
        ("日前，海州市上半年实现GDP206亿元，增长9.7%。\n", None),
        # An aim, an event and a place in passing tell no year; what is over tells the one after it.
        (
            "8月2日，海州发布意见，拟在2030年建成中心城市。到2025年，平台2600家。2030年，平台3000家以上。\n",
            None,
        ),
        ("8月18日，海州推进公交，预计2024年5月前开通5条线。2020年建成示范市。\n", None),
        ("今年以来，海州新增企业30家。2021年7月，经批准，海州设立新区。\n", None),
        ("今年以来，海州新增企业30家。园区2018年落户企业2家。\n", None),
        ("浙北发布2024年2月19日讯（记者 许诺）海州召开大会。\n\n2023年，新增企业9家。\n", 2024),
        ("2024年，海州的主要目标是：引进项目9个。一期计划2026年6月投产。去年招商7个。\n", 2024),
        ("海州遭遇1963年特大洪水以来的最强降雨。\n", None),
        ("2022年，海州市生产总值站上2000亿元台阶。今年上半年，服务业加快恢复。\n", 2023),
        ("海州通报2022年度预算执行和审计情况，去年支出3亿元。\n", 2023),
        ("2019—2022年，海州兑现奖补资金9.3亿元。今年，海州推出新政策。\n", 2023),
        ("截至2022年底，海州累计建成充电桩60座。今年以来，又建成20座。\n", 2023),
        ("8月11日，2023海州投资推介会举行，签约项目12个。2020年8月19日，海州设立产业发展引导基金。\n", 2023),
        ("截至2023年6月末，海州设立担保机构9家。2022年，业务规模43亿元，增长7%。\n", 2023),
        ("海州上半年存栏２０９５．７８万头，同比增长３．３％。\n", None),
        ("发布时间：2023年8月17日 来源：海州日报 去年2月，海州启动项目，总规模超过5亿元。\n", 2023),
    ],
)
def test_a_half_year_report_without_a_date_tells_its_year(
    tmp_path: Path, text: str, year: int | None
) -> None:
    assert read(tmp_path, "海州市稳中向好\n\n" + text)[0].year == year


def test_a_bulletin_stands_in_the_year_of_its_title_and_is_dated_later(tmp_path: Path) -> None:
    (article,) = read(tmp_path, "海州市2021年统计公报\n\n海州市统计局 2022年3月28日\n\n全年总值30亿元。\n")
    assert (article.year, article.date) == (2021, datetime.date(2022, 3, 28))


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("采写：海都记者 关宁 实习生 袁敏返回某狐，查看更多责任编辑：", "采写：海都记者 关宁 实习生 袁敏"),
        ("会议要求抓落实。（见习记者李健 记者苏雁）分享让更多人看到", "见习记者李健 记者苏雁"),
        ("来源：海州日报", "记者王敏"),
    ],
)
def test_writers_are_found_before_sources_and_without_a_page_s_furniture(
    tmp_path: Path, line: str, byline: str
) -> None:
    lead = "海州网讯（记者王敏）8月16日，海州召开会议。" if byline == "记者王敏" else "海州召开会议。"
    assert read(tmp_path, f"海州稳中向好\n\n{lead}\n\n{line}\n")[0].byline == byline


def _county_news(first: str, second: str) -> str:
    """Return two articles that only blank lines and a headline part, neither with a byline or a date."""
    return (
        f"{first[:2]}：加快城市更新\n\n今天，{first}召开发布会。{first[:2]}改造旧房7600户。\n\n{first[:2]}将加装电梯30台。\n\n"
        f"{second[:2]}：功能迈上新高\n\n会上获悉，{second}完成旧改57个。\n\n{second[:2]}新建绿地2万平方米。\n\n"
        f"{second[:2]}将打造功能区。\n"
    )


def test_a_headline_of_another_district_opens_an_article_when_the_first_is_named_no_more(
    tmp_path: Path,
) -> None:
    found = read(tmp_path, _county_news("余杭区", "越秀区"))
    assert [(a.title, a.place, a.part) for a in found] == [
        ("余杭：加快城市更新", "余杭区", 1),
        ("越秀：功能迈上新高", "越秀区", 2),
    ]
    third = "\n\n金水：民生持续改善\n\n金水区新增学位5000个。\n\n金水稳岗就业，金水办实事30件。\n"
    assert [a.place for a in read(tmp_path, _county_news("余杭区", "越秀区") + third)] == [
        "余杭区",
        "越秀区",
        "金水区",
    ]


@pytest.mark.parametrize(
    "text",
    [
        _county_news("余杭区", "越秀区") + "\n余杭区与它同行。\n",
        _county_news("余杭区", "越秀区").replace("会上获悉，越秀区", "会上获悉，"),
        _county_news("余杭区", "越秀区").replace("余杭：加快", "余杭与越秀：加快"),
        _county_news("余杭区", "越秀区").replace("余杭：加快", "两个城区加快"),
        _county_news("余杭区", "越秀区")
        + "\n金水：民生改善\n\n金水区新增学位30个。\n\n天河：创新提速\n\n天河区新增企业30家。\n",
        _county_news("杭州市", "越秀区"),
        "# 余杭：加快城市更新\n\n余杭区改造旧房7600户。\n\n"
        "## 越秀：功能迈上新高\n\n越秀区完成旧改57个。\n\n越秀新建绿地，越秀打造功能区。\n",
    ],
    ids=[
        "named again",
        "not in the text",
        "both on top",
        "neither on top",
        "compared",
        "a city",
        "a section",
    ],
)
def test_a_heading_of_another_place_within_an_article_opens_none(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, text)) == 1


_STEM = "{0}抓创新\n\n近日名单公布，{1}入围。\n\n{2}坚持链长制。\n\n{2}以项目为抓手。\n\n{2}围绕民生发力。\n"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (_STEM.format("杭州余杭", "杭州市余杭区", "余杭"), "余杭区"),
        (
            _STEM.format("杭州余杭", "杭州市", "余杭") + "\n杭州市获评先进，杭州市、杭州市、杭州市都好。\n",
            "杭州市",
        ),
        (
            _STEM.format("杭州余杭", "杭州市", "余杭")
            + "\n全区新增就业30万人。杭州市获评先进，杭州、杭州、杭州都好。\n",
            "余杭区",
        ),
        (_STEM.format("杭州", "杭州市", "余杭"), "杭州市"),
        (_STEM.format("杭州余杭", "杭州市", "余杭") + "\n临平抓项目。临平抓投资。临平抓就业。\n", "杭州市"),
        (_STEM.format("向往未来", "天津市", "和平"), "天津市"),
        (_STEM.format("天津和平", "天津市和平区", "和平"), "和平区"),
        (
            "向往未来\n\n天津市召开会议。\n\n人们爱好和平，向往和平，共护和平，一起守望和平。代表来自和平区。\n",
            "天津市",
        ),
    ],
    ids=[
        "bare",
        "the city more often",
        "says 全区",
        "headline of the city",
        "two",
        "a word",
        "a word with its ending",
        "a word amid clauses",
    ],
)
def test_an_article_is_about_the_district_that_it_calls_by_its_bare_name(
    tmp_path: Path, text: str, place: str
) -> None:
    assert read(tmp_path, text)[0].place == place


def test_an_outlet_named_after_a_province_is_not_what_the_article_is_about(tmp_path: Path) -> None:
    lead = "浙江在线嘉兴4月26日讯（记者 王志杰）"
    said = "2024年一季度，嘉兴市实现总值1702亿元，高于全省0.2个百分点。"
    text = f"## 嘉兴发布一季度经济“成绩单”\n\n> {lead}\n\n{said}\n"
    [article] = read(tmp_path, text)
    assert (article.place, article.title) == ("嘉兴市", "嘉兴发布一季度经济“成绩单”")
    assert [heading.text for heading in split_article(article)[-1].headings] == []
