"""A file of any kind, whole or damaged, is read or set aside with a reason; it never stops a build."""

from __future__ import annotations

import encodings.aliases
import io
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from index.errors import ArticleError
from index.files.archive import list_members, read_member
from index.files.convert import Converted, read_text
from index.read import ArticleSettings, split_text
from tests.dropped_files import make_docx, make_pdf, make_zip
from tests.laws import check_articles
from tests.strategies import articles, clauses, damaged, odd_text, prose

SPARING = settings(max_examples=max(settings.default.max_examples // 4, 8))
ROWS = (("指标", "2023年目标"), ("地区生产总值（亿元）", "812.5"), ("失业率", "5.5%以内"))
PARTS = ("2023年，南屿市力争新建公园14个。", "# 主要目标", ROWS, "会议强调，要稳中求进。")
PAGE = (
    '<html><head><meta charset="utf-8"><title>南屿市工作会议</title></head><body><div><h1>南屿市</h1>'
    "<p>2023年新建公园14个，<b>改造</b>小区36个。</p><table><tr><th>指标</th><th>目标</th></tr>"
    "<tr><td>增速</td><td>8%</td></tr></table><ul><li>一是抓项目</li></ul></div></body></html>"
)
TAGS = "p div b table tr td th ul li h1 h6 br a span pre section td blockquote svg title script template"
ODD_MARKS = (
    "&#0;",
    "&#xD800;",
    "&nbsp;",
    "&bogus",
    "<!--",
    "-->",
    "<![CDATA[",
    "</",
    '"',
    "rowspan='99999'",
    "]]>",
)


@cache
def made(kind: str) -> tuple[bytes, ...]:
    """Whole files of a kind, as the libraries write them."""
    if kind == ".docx":
        return (make_docx("南屿市工作会议", PARTS),)
    if kind == ".pdf":
        return (make_pdf("南屿市工作会议", PARTS, compressed=False), make_pdf("报告", PARTS[:1]))
    if kind == ".zip":
        return (make_zip({"甲.txt": PARTS[0], "乙/丙.html": PAGE, "丁.doc": "旧"}),)
    return tuple(PAGE.encode(encoding) for encoding in ("utf-8", "gb18030", "utf-16"))


@st.composite
def web_pages(draw: DrawFn) -> bytes:
    """Tags, marks and words in any order, in an encoding that may not be the one the page names."""
    tag = st.builds(
        "<{}{}{}>".format,
        st.sampled_from(("", "/")),
        st.sampled_from(TAGS.split()),
        st.sampled_from(("", " colspan=3 rowspan=2", " hidden", "/")),
    )
    piece = st.one_of(tag, tag, clauses(), odd_text(4), st.sampled_from(ODD_MARKS))
    body = "".join(draw(st.lists(piece, max_size=30)))
    named = draw(
        st.one_of(st.just(""), st.sampled_from(sorted({*encodings.aliases.aliases.values(), "x-none"})))
    )
    head = f'<meta charset="{named}">' if named else ""
    written = draw(st.sampled_from(("utf-8", "gb18030", "utf-16")))
    return (head + body).encode(written, "replace")


def check_read(path: Path) -> None:
    try:
        converted = read_text(path)
    except ArticleError as error:
        reason = str(error)
    else:
        reason = ""
        check_converted(converted)
    assert not reason or ("请" in reason and "\n" not in reason), reason


def check_converted(converted: Converted) -> None:
    assert "\r" not in converted.text
    assert converted.text.encode().decode() == converted.text
    try:
        found = split_text(converted.text, "报告.txt", ArticleSettings())
    except ArticleError:
        return
    check_articles(converted.text, found)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


@given(st.one_of(web_pages(), st.deferred(lambda: damaged(made(".html"))), st.binary(max_size=60)))
def test_any_web_page_is_read_or_set_aside(folder: Path, data: bytes) -> None:
    path = folder / "page.html"
    path.write_bytes(data)
    check_read(path)


@given(st.one_of(st.binary(max_size=200), articles().map(str.encode)))
def test_any_plain_file_is_read_or_set_aside(folder: Path, data: bytes) -> None:
    path = folder / "plain.md"
    path.write_bytes(data)
    check_read(path)


@st.composite
def word_documents(draw: DrawFn) -> bytes:
    """A document of which one part was damaged before it was packed, or the package after."""
    if draw(st.integers(0, 3)) == 0:
        return draw(damaged(made(".docx")))
    page = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made(".docx")[0])) as whole, zipfile.ZipFile(page, "w") as packed:
        chosen = draw(st.sampled_from(("word/document.xml", "word/document.xml", *whole.namelist())))
        for name in whole.namelist():
            part = whole.read(name)
            packed.writestr(name, draw(damaged((part,))) if name == chosen else part)
    return page.getvalue()


@SPARING
@given(word_documents())
def test_a_damaged_word_document_is_read_or_set_aside(folder: Path, data: bytes) -> None:
    path = folder / "damaged.docx"
    path.write_bytes(data)
    check_read(path)


@SPARING
@given(st.lists(st.one_of(prose(), odd_text()), max_size=4))
def test_a_word_document_may_say_anything(folder: Path, parts: list[str]) -> None:
    path = folder / "whole.docx"
    path.write_bytes(make_docx("标题", [writable(part) for part in parts]))
    check_read(path)


def writable(text: str) -> str:
    """Leave out what XML cannot hold."""
    return "".join(char for char in text if char >= " " or char in "\t\n\r")


@SPARING
@given(st.deferred(lambda: damaged(made(".pdf"))))
def test_a_damaged_pdf_is_read_or_set_aside(folder: Path, data: bytes) -> None:
    path = folder / "damaged.pdf"
    path.write_bytes(data)
    check_read(path)


@SPARING
@given(st.deferred(lambda: damaged(made(".zip"))))
@example(made(".zip")[0][1:])  # its directory leads before the start of the file
def test_a_damaged_zip_is_read_or_set_aside(folder: Path, data: bytes) -> None:
    path = folder / "damaged.zip"
    path.write_bytes(data)
    try:
        members = list_members(path)
    except ArticleError as error:
        members = ()
        assert "请" in str(error)  # noqa: PT017
    for member in members:
        assert member.name
        try:
            read_member(path, member.name, 10**7)
        except ArticleError as error:
            assert str(error)  # noqa: PT017
        check_read(path / member.name)
