"""Files, encodings and what an article's masthead tells."""

import datetime
from pathlib import Path

import pytest

from index.errors import ArticleError
from index.passage import Article
from index.read import decode, find_files, load_settings, read_articles

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


def test_only_visible_articles_inside_the_folder_are_found(tmp_path: Path) -> None:
    folder = tmp_path / "文章"
    (folder / ".mubiao").mkdir(parents=True)
    (folder / "乙").mkdir()
    for name in ("b.md", "a.TXT", "乙/c.txt", ".mubiao/d.txt", ".e.txt", "articles.toml", "f.pdf"):
        (folder / name).write_text("文", encoding="utf-8")
    (tmp_path / "外.txt").write_text("文", encoding="utf-8")
    (folder / "链.txt").symlink_to(tmp_path / "外.txt")
    assert [path.relative_to(folder).as_posix() for path in find_files(folder)] == [
        "a.TXT",
        "b.md",
        "乙/c.txt",
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
        ("海州市纪事\n\n人们说起这里，都很自豪。\n", None),
    ],
)
def test_the_year_an_article_speaks_in(tmp_path: Path, text: str, year: int | None) -> None:
    (article,) = read(tmp_path, text)
    assert article.year == year


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
