"""Web pages, Word documents, PDFs and zips as articles; what can't be read is set aside with its reason."""

from __future__ import annotations

import builtins
import os
import sys
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from index.build import build_store
from index.errors import ArticleError
from index.facts import extract_facts
from index.files.archive import list_members, read_member
from index.files.convert import read_text
from index.files.folder import find_files
from index.files.tables import to_markdown
from index.inventory import Inventory, take_inventory
from index.layout import unwrap
from index.manifest import default_store
from index.passage import Article, Fact
from index.read import load_settings, read_articles
from index.split import split_article
from index.stale import is_stale
from index.store import PassageIndex
from tests.dropped_files import make_docx, make_pdf, make_scan, make_zip
from tests.fakes import BigramEncoder, use_encoder

TABLE = (
    ("指标", "单位", "2024年完成", "2025年目标"),
    ("茶叶产量", "万吨", "2.6", "3"),
    ("固定资产投资", "亿元", "52.4", "60"),
)
LEAD = "2025年1月9日，柏川县召开经济工作会议，总结2024年工作，部署2025年工作，县委书记罗怀谷主持会议并讲话。"
GOAL = (
    "2025年，柏川县地区生产总值增长5.5%左右，新增就业1200人，新建公园3个，改造老旧小区12个，修复河道9公里。"
)
PAGE = f"""<!DOCTYPE html><html><head><meta charset="gb2312"><title>柏川县部署今年工作-柏川县人民政府</title>
<meta name="PubDate" content="2025-01-10 08:30"><style>p {{ color: red }}</style></head><body>
<div class="menu"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li></ul></div>
<div class="box"><h1>柏川县部署今年工作</h1>
<div id="zoom"><p>　　{LEAD[:30]}
{LEAD[30:]}</p><script>var x = "脚本";</script>
<p><strong>一、主要目标</strong></p>
<p>　　{GOAL.replace("5.5%", "<b>5.5%</b>")}<br>　　另起一段，讲到茶园。</p>
<ul><li>扩建码头；</li><li><p>修路两条。</p></li></ul>
<table><tr><th rowspan="2">指标</th><th colspan="2">2024年</th></tr>
<tr><th>产量（万吨）</th><th>增速（%）</th></tr><tr><td>茶叶</td><td>2.6</td><td>-1.5</td></tr>
<tr><td>粮食</td><td></td><td>2.2</td></tr></table>
<p style="display:none">看不见的字</p></div></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/1">另一篇新闻的标题在这里</a></li></ul></div>
<div>版权所有：柏川县人民政府办公室</div></body></html>"""


def read(tmp_path: Path, name: str, data: bytes) -> Article:
    (tmp_path / name).write_bytes(data)
    (article,) = read_articles(tmp_path / name, name, load_settings(tmp_path))
    for passage in split_article(article):
        assert unwrap(passage.span.of(article.text)) == passage.text
    return article


def facts(article: Article) -> list[tuple[Any, ...]]:
    found: Sequence[Fact] = [
        fact for passage in split_article(article) for fact in extract_facts(article, passage)
    ]
    return [(f.place, f.year, f.indicator, f.kind, f.value, f.unit, f.span.of(article.text)) for f in found]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_a_web_page_gives_its_article_without_the_frame(tmp_path: Path, encoding: str) -> None:
    page = PAGE.replace("gb2312", "utf-8") if encoding == "utf-8" else PAGE
    article = read(tmp_path, "部署.html", page.encode(encoding))
    assert (article.title, str(article.date), article.place, article.year) == (
        "柏川县部署今年工作",
        "2025-01-09",
        "柏川县",
        2025,
    )
    assert article.text == (
        f"# 柏川县部署今年工作\n\n{LEAD}\n\n**一、主要目标**\n\n{GOAL}\n\n"
        "另起一段，讲到茶园。\n\n- 扩建码头；\n\n- 修路两条。\n\n"
        "| 指标 | 2024年产量（万吨） | 2024年增速（%） |\n| --- | --- | --- |\n"
        "| 茶叶 | 2.6 | -1.5 |\n| 粮食 | — | 2.2 |\n"
    )


def test_a_table_of_a_web_page_becomes_facts(tmp_path: Path) -> None:
    found = facts(read(tmp_path, "部署.html", PAGE.encode("gb18030")))
    assert ("柏川县", 2024, "茶叶产量", "result", 26000.0, "吨", "茶叶 | 2.6") in found
    assert ("柏川县", 2024, "茶叶", "result", 1.5, "%", "茶叶 | 2.6 | -1.5") in found
    assert ("柏川县", 2024, "粮食", "result", 2.2, "%", "粮食 | — | 2.2") in found
    assert ("柏川县", 2025, "新增就业", "goal", 1200.0, "人", "新增就业1200人") in found


def test_a_page_laid_out_with_tables_reads_as_paragraphs(tmp_path: Path) -> None:
    page = "<title>会议</title><table><tr><td><a href=/>首页</a></td><td>"
    page += f"<p>{LEAD}</p><p>{GOAL}</p></td></tr></table>"
    assert read(tmp_path, "旧.htm", page.encode()).text == f"# 会议\n\n{LEAD}\n\n{GOAL}\n"


@pytest.mark.parametrize(
    "page", ["<html><body></body></html>", "<?php ?>", "<script>1</script>", "<div>" * 9000]
)
def test_a_page_without_text_is_set_aside(tmp_path: Path, page: str) -> None:
    (tmp_path / "空.html").write_text(page, encoding="utf-8")
    with pytest.raises(ArticleError, match=r"空\.html：.*没有"):
        read_articles(tmp_path / "空.html", "空.html")


def test_a_word_document_keeps_paragraphs_headings_and_tables(tmp_path: Path) -> None:
    data = make_docx("柏川县2025年经济工作会议", [LEAD, "# 主要预期目标", GOAL, TABLE])
    article = read(tmp_path, "会议.docx", data)
    assert (article.title, article.year, article.place) == ("柏川县2025年经济工作会议", 2025, "柏川县")
    assert article.text == (
        f"# 柏川县2025年经济工作会议\n\n{LEAD}\n\n# 主要预期目标\n\n{GOAL}\n\n"
        "| 指标 | 单位 | 2024年完成 | 2025年目标 |\n| --- | --- | --- | --- |\n"
        "| 茶叶产量 | 万吨 | 2.6 | 3 |\n| 固定资产投资 | 亿元 | 52.4 | 60 |\n"
    )
    assert set(facts(article)) >= {
        ("柏川县", 2024, "茶叶产量", "result", 26000.0, "吨", "茶叶产量 | 万吨 | 2.6"),
        ("柏川县", 2025, "固定资产投资", "goal", 60.0, "亿元", "固定资产投资 | 亿元 | 52.4 | 60"),
    }


def test_a_word_document_reads_as_with_all_changes_accepted(tmp_path: Path) -> None:
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    document.add_paragraph("柏川县新建公园")
    marks = nsdecls("w")
    for xml in (
        f"<w:del {marks}><w:r><w:delText>2个</w:delText></w:r></w:del>",
        f"<w:ins {marks}><w:r><w:t>3个。</w:t></w:r></w:ins>",
    ):
        document.paragraphs[0]._p.append(parse_xml(xml))
    document.save(str(tmp_path / "改.docx"))
    assert read_text(tmp_path / "改.docx").text == "柏川县新建公园3个。\n"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("坏.docx", b"PK\x03\x04 not a document", "不是完好的 Word 文档"),
        ("旧.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "旧版 Word（.doc）或加了密码"),
        ("坏.pdf", b"%PDF-1.4 broken", "不是完好的 PDF"),
        ("扫描.pdf", make_scan(2), "没有文字层.*OCR"),
        ("密.pdf", make_scan(password="secret"), "加了密码"),
        ("坏.zip", b"PK\x03\x04 broken", "不是完好的 zip"),
        ("空.pdf", b"", "没有文字"),
    ],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=reason):
        list_members(path) if name.endswith(".zip") else read_text(path)


def test_a_pdf_joins_its_lines_and_drops_what_stands_on_every_page(tmp_path: Path) -> None:
    paragraphs = [GOAL.replace("1200", str(1200 + i)) for i in range(60)]
    data = make_pdf("柏川县2025年经济工作会议公报", [LEAD, *paragraphs], running="柏川县人民政府公报")
    article = read(tmp_path, "公报.pdf", data)
    assert (article.title, str(article.date), article.place) == (
        "柏川县2025年经济工作会议公报",
        "2025-01-09",
        "柏川县",
    )
    assert article.text.startswith(f"# 柏川县2025年经济工作会议公报\n\n　　{LEAD[:20]}")
    assert "柏川县人民政府公报" not in article.text
    assert "— 2 —" not in article.text
    said = "".join(passage.text for passage in split_article(article))
    assert [paragraph for paragraph in (LEAD, *paragraphs) if paragraph not in said] == []


def test_a_table_of_a_pdf_becomes_facts_also_on_its_next_page(tmp_path: Path) -> None:
    rows = [*TABLE, *((f"第{i}类作物产量", "万吨", f"{i}.5", f"{i + 1}") for i in range(60))]
    article = read(tmp_path, "公报.pdf", make_pdf("柏川县2025年目标", [LEAD, rows]))
    assert article.text.count("| 指标 | 单位 |") == 1
    found = facts(article)
    assert ("柏川县", 2025, "茶叶产量", "goal", 30000.0, "吨", "茶叶产量 | 万吨 | 2.6 | 3") in found
    last = "第59类作物产量 | 万吨 | 59.5"
    assert ("柏川县", 2024, "第59类作物产量", "result", 595000.0, "吨", last) in found


def test_pages_of_a_pdf_without_text_are_named(tmp_path: Path) -> None:
    pypdfium = pytest.importorskip("pypdfium2")
    with pypdfium.PdfDocument.new() as joined:
        for data in (make_pdf("会议", [LEAD]), make_scan()):
            with pypdfium.PdfDocument(data) as part:
                joined.import_pages(part)
        joined.save(str(tmp_path / "半.pdf"))
    found = read_text(tmp_path / "半.pdf")
    assert found.note == "第 2 页没有文字层，没有读"
    assert LEAD[:20] in found.text


@pytest.mark.parametrize(
    ("name", "module", "library"),
    [("a.html", "html", "lxml"), ("a.docx", "docx", "python-docx"), ("a.pdf", "pdf", "pdfplumber")],
)
def test_a_missing_library_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, f"index.files.{module}", None)
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(
        ArticleError, match=rf"要用 {library}，还没有安装。请运行 pip install 'mubiao\[files\]'"
    ):
        read_text(tmp_path / name)


def test_plain_text_needs_no_extra_library(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real_import: Callable[..., Any] = builtins.__import__

    def refuse(name: str, *rest: Any, **options: Any) -> Any:
        if name.split(".")[0] in ("lxml", "docx", "pdfplumber"):
            raise ImportError(name)
        return real_import(name, *rest, **options)

    monkeypatch.setattr(builtins, "__import__", refuse)
    (tmp_path / "a.txt").write_text(LEAD, encoding="utf-8")
    assert read_text(tmp_path / "a.txt").text == LEAD


# ---- zips -------------------------------------------------------------------------------------


def test_a_zip_s_names_are_read_in_gbk_and_utf_8(tmp_path: Path) -> None:
    (tmp_path / "旧.zip").write_bytes(make_zip({"归档/港口.txt": LEAD}, encoding="gb18030"))
    (tmp_path / "新.zip").write_bytes(
        make_zip({"归档/港口.txt": LEAD, "__MACOSX/港口.txt": "x", "图.png": "x"})
    )
    for name in ("旧.zip", "新.zip"):
        assert [member.name for member in list_members(tmp_path / name)] == ["归档/港口.txt"]
        assert read_text(tmp_path / name / "归档/港口.txt").text == LEAD


def test_nothing_in_a_zip_leads_out_of_it_or_is_opened_in_turn(tmp_path: Path) -> None:
    inner = make_zip({"深.txt": LEAD})
    path = tmp_path / "包.zip"
    link = zipfile.ZipInfo("链.txt")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("../../外.txt", LEAD)
        archive.writestr("/etc/绝.txt", LEAD)
        archive.writestr("内.zip", inner)
        archive.writestr(link, "/etc/passwd")
        archive.writestr("旧.doc", b"x")
        archive.writestr("好.txt", LEAD)
    assert [(m.name, bool(m.sha256)) for m in list_members(path)] == [
        ("外.txt", False),
        ("etc/绝.txt", False),
        ("内.zip", False),
        ("链.txt", False),
        ("旧.doc", True),
        ("好.txt", True),
    ]
    reasons = {}
    for member in list_members(path):
        try:
            read_text(path / member.name)
        except ArticleError as error:
            reasons[member.name] = str(error)
    assert list(reasons) == ["外.txt", "etc/绝.txt", "内.zip", "链.txt", "旧.doc"]
    for name, reason in zip(
        reasons, ("指向包外", "指向包外", "不再打开", "不跟随", "另存为 .docx"), strict=True
    ):
        assert reason in reasons[name]
    assert {found.name for found in tmp_path.iterdir()} == {"包.zip"}


def test_a_zip_of_too_much_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "大.zip"
    path.write_bytes(make_zip({f"{i}.txt": "零" * 1000 for i in range(5)}))
    with pytest.raises(ArticleError, match=r"有 0\.0 MB，超过一个文件的上限 0\.001 MB"):
        read_member(path, "1.txt", 1000)
    monkeypatch.setattr("index.files.archive.MOST_MEMBERS", 4)
    os.utime(path, (1, 1))
    with pytest.raises(ArticleError, match="有 5 个文件，超过 4 个"):
        list_members(path)
    monkeypatch.setattr("index.files.archive.MOST_MEMBERS", 5)
    monkeypatch.setattr("index.files.archive.MOST_UNPACKED", 10_000)
    with pytest.raises(ArticleError, match="太大"):
        list_members(path)


# ---- folders and builds -----------------------------------------------------------------------


@pytest.fixture
def articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    use_encoder(monkeypatch, BigramEncoder())
    folder = tmp_path / "文章"
    folder.mkdir()
    (folder / "会议.txt").write_text(f"柏川县会议\n\n{LEAD}\n\n{GOAL}\n", encoding="utf-8")
    return folder


def inventory(articles: Path) -> Inventory:
    store = PassageIndex.open(default_store(articles))
    try:
        return take_inventory(store)
    finally:
        store.close()


def test_files_of_every_kind_are_built_together_and_the_others_set_aside(articles: Path) -> None:
    (articles / "页.html").write_bytes(PAGE.encode("gb18030"))
    (articles / "包.zip").write_bytes(make_zip({"港.txt": "南屿市新增泊位\n\n2023年，南屿市新增泊位5个。\n"}))
    (articles / "表.xlsx").write_bytes(b"x")
    (articles / "扫描.pdf").write_bytes(make_scan())
    (articles / "照片.jpg").write_bytes(b"x")
    report = build_store(articles)
    assert report.added == ("会议.txt", "包.zip/港.txt", "页.html")
    assert {s.name: s.reason for s in report.skipped} == {
        "扫描.pdf": "扫描.pdf：PDF 没有文字层（是扫描件或图片）。"
        "请先做文字识别（OCR），另存为带文字的 PDF 或 .docx 后再放入。",
        "表.xlsx": "表.xlsx：不支持 .xlsx 文件。请另存为网页（.html）或 .pdf 后再放入。",
    }
    assert not is_stale(articles)


def test_a_zip_whose_directory_leads_nowhere_is_set_aside(articles: Path) -> None:
    """Its first byte is missing, so that its directory points before the file's start."""
    (articles / "坏.zip").write_bytes(make_zip({"甲.txt": "正文。"})[1:])
    (skipped,) = build_store(articles).skipped
    assert "坏.zip/甲.txt" in skipped.reason
    assert "损坏" in skipped.reason


def test_an_unchanged_file_in_a_changed_zip_is_not_read_again(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "甲.txt": "南屿市新增泊位\n\n2023年，新增泊位5个。\n",
        "乙.txt": "南屿市新建公园\n\n2023年，新建公园14个。\n",
    }
    (articles / "包.zip").write_bytes(make_zip(files))
    build_store(articles)
    read: list[str] = []

    def note(path: Path, max_mb: float) -> Any:
        read.append(path.name)
        return read_text(path, max_mb)

    monkeypatch.setattr("index.read.read_text", note)
    (articles / "包.zip").write_bytes(make_zip({**files, "甲.txt": files["甲.txt"].replace("5个", "6个")}))
    report = build_store(articles)
    assert read == ["甲.txt"]
    assert report.changed == ("包.zip/甲.txt",)
    (articles / "包.zip").unlink()
    assert build_store(articles).removed == ("包.zip/乙.txt", "包.zip/甲.txt")


def test_a_library_installed_later_makes_the_store_stale(
    articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_store(articles)
    monkeypatch.setattr("index.rules.converters", lambda: "with another pdfplumber")
    assert is_stale(articles)


def test_a_huge_file_is_set_aside_until_the_limit_is_raised(articles: Path) -> None:
    (articles / "巨.txt").write_bytes(b"a" * 11_000_000)
    (skipped,) = build_store(articles).skipped
    assert skipped.reason == (
        "巨.txt：有 11.0 MB，超过一个文件的上限 10 MB。"
        "请拆成几个文件，或在 articles.toml 开头写 max_mb = 更大的数。"
    )
    (articles / "巨.txt").write_text("南屿市\n\n" + "新增泊位5个。\n" * 30, encoding="utf-8")
    (articles / "articles.toml").write_text("max_mb = 0.0005\n", encoding="utf-8")
    assert {s.name for s in build_store(articles).skipped} == {"巨.txt"}
    (articles / "articles.toml").write_text("max_mb = 0.001\n", encoding="utf-8")
    assert build_store(articles).skipped == ()


@pytest.mark.parametrize("value", ["0", "-1", '"10"', "true"])
def test_a_limit_that_is_none_names_the_file(tmp_path: Path, value: str) -> None:
    (tmp_path / "articles.toml").write_text(f"max_mb = {value}\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"articles\.toml：max_mb"):
        load_settings(tmp_path)


def test_odd_names_and_deep_folders_are_read(articles: Path) -> None:
    deep = articles.joinpath(*["很深"] * 40)
    deep.mkdir(parents=True)
    names = ["🎉 空 格.txt", "换\n行.txt", "长" * 80 + ".txt", "a'\"<b>&.TXT"]
    for i, name in enumerate(names):
        (deep / name).write_text(f"南屿市新增泊位\n\n2023年，南屿市新增泊位{i + 2}个。\n", encoding="utf-8")
    (deep / ".隐藏.txt").write_text("藏", encoding="utf-8")
    report = build_store(articles)
    assert sorted(Path(name).name for name in report.added) == sorted([*names, "会议.txt"])
    assert report.skipped == ()


def test_links_out_of_the_folder_are_named_and_never_looked_at(articles: Path) -> None:
    outside = articles.parent / "外"
    outside.mkdir()
    (outside / "密.txt").write_text("不该读到的字。", encoding="utf-8")
    (articles / "链.txt").symlink_to(outside / "密.txt")
    (articles / "夹").symlink_to(outside)
    (articles / "断.txt").symlink_to(articles / "没有.txt")
    report = build_store(articles)
    assert report.added == ("会议.txt",)
    assert {s.name: s.reason.partition("：")[2][:7] for s in report.skipped} == {
        "夹": "是指向别处的链",
        "断.txt": "读不了文件（N",
        "链.txt": "是指向别处的链",
    }
    assert [path.name for path in find_files(articles)] == ["会议.txt", "夹", "断.txt", "链.txt"]


# ---- copies and warnings ----------------------------------------------------------------------

NEWS = (
    "南屿市召开经济工作会议\n\n2024年1月9日，南屿市召开经济工作会议。会议提出，2024年南屿市地区生产总值增长7.5%左右，"
    "固定资产投资增长9%。\n\n今年重点抓好三件事：一是建设滨海产业园；二是扩建港口码头，新增泊位5个；三是修复岸线12公里。\n\n"
    "（记者 李强）\n"
)
REPRINT = NEWS.replace("南屿市召开经济工作会议\n\n", "南屿部署新一年 泊位再添5个\n\n本报讯 ").replace(
    "（记者 李强）", "海州晚报记者 王敏"
)


def test_a_reprint_is_held_once_and_both_names_are_told(articles: Path) -> None:
    (articles / "甲.txt").write_text(NEWS, encoding="utf-8")
    (articles / "乙.md").write_text(REPRINT, encoding="utf-8")
    report = build_store(articles)
    assert report.articles == 2
    assert report.skipped == ()
    held = {one.article: one for one in inventory(articles).articles}
    assert held["乙.md"].also == ("甲.txt",)
    assert held["会议.txt"].also == ()
    assert not is_stale(articles)
    (articles / "乙.md").unlink()
    assert build_store(articles).added == ("甲.txt",)
    assert {one.article: one.also for one in inventory(articles).articles} == {"会议.txt": (), "甲.txt": ()}


def test_a_new_original_takes_the_place_of_the_old_one(articles: Path) -> None:
    (articles / "甲.txt").write_text(NEWS, encoding="utf-8")
    build_store(articles)
    (articles / "A.txt").write_text(NEWS, encoding="utf-8")
    report = build_store(articles)
    assert (report.added, report.removed, report.unchanged) == (("A.txt",), ("甲.txt",), ("会议.txt",))


@pytest.mark.parametrize(
    ("old", "new"), [("7.5%", "6.5%"), ("南屿", "北屿"), ("2024", "2023")], ids=["figure", "place", "year"]
)
def test_what_differs_in_a_figure_a_place_or_a_year_is_no_copy(articles: Path, old: str, new: str) -> None:
    (articles / "甲.txt").write_text(NEWS, encoding="utf-8")
    (articles / "乙.txt").write_text(NEWS.replace(old, new), encoding="utf-8")
    build_store(articles)
    assert [one.also for one in inventory(articles).articles] == [(), (), ()]


def test_the_inventory_warns_of_what_was_not_found(articles: Path) -> None:
    (articles / "甲.txt").write_text(NEWS, encoding="utf-8")
    (articles / "近.txt").write_text(NEWS.replace("新增泊位5个", "新增泊位六个"), encoding="utf-8")
    (articles / "随笔.txt").write_text(
        "港口的早晨\n\n人们说起这里，都很自豪，码头上的灯一直亮到天明。\n", encoding="utf-8"
    )
    build_store(articles)
    held = {one.article: one for one in inventory(articles).articles}
    assert held["甲.txt"].warnings == ()
    assert (held["甲.txt"].title, str(held["甲.txt"].date), held["甲.txt"].place) == (
        "南屿市召开经济工作会议",
        "2024-01-09",
        "南屿市",
    )
    (near,) = held["近.txt"].warnings
    assert near.startswith("与 甲.txt 内容相近（约 ")
    assert held["随笔.txt"].warnings == ("没有找到日期", "年份不明，“今年”“去年”没有换算", "地点不明")
    assert (held["随笔.txt"].facts, held["随笔.txt"].passages) == (0, 2)


# ---- tables -----------------------------------------------------------------------------------


def test_a_head_of_two_lines_is_folded_with_the_year_first() -> None:
    grid = [["指标", "总值（亿元）", "总值（亿元）"], ["指标", "2023年", "2024年"], ["工业", "1", "2"]]
    assert to_markdown(grid).splitlines() == [
        "| 指标 | 2023年总值（亿元） | 2024年总值（亿元） |",
        "| --- | --- | --- |",
        "| 工业 | 1 | 2 |",
    ]


def test_a_cell_over_the_whole_width_is_the_table_s_title() -> None:
    grid = [["表1 主要指标"] * 2, ["指标", "2024年"], ["工业|建筑业", "1"]]
    assert to_markdown(grid) == "表1 主要指标\n\n| 指标 | 2024年 |\n| --- | --- |\n| 工业｜建筑业 | 1 |"
