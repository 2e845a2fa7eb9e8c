"""The paint of an answer in the chat: what becomes a marker, what stays letters."""

from __future__ import annotations

import html
import json
import re
from base64 import urlsafe_b64decode
from dataclasses import asdict, replace
from urllib.parse import unquote

import pytest

from qa.answer import Answer, Point, Statement
from qa.web.library import Library
from qa.web.links import citation_link, related_link, seal, source_path
from qa.web.markup import escape, escape_lines, paint_answer, paint_bold
from qa.web.welcome import welcome_text
from qa.web.wording import WORDINGS, choose_language
from tests.scripted_bot import (
    ATTACK,
    ATTACKS,
    RARE,
    RARE_QUOTE,
    ScriptedBot,
    attack_answer,
    cite,
    compared,
    not_found,
    rare_citation,
)

CHINESE, ENGLISH = WORDINGS["zh"], WORDINGS["en"]
LINK = re.compile(r"(?<!\\)\[((?:[^\]\\]|\\.)*)\]\((#[^ )]+)(?: \"([^\"]*)\")?\)")


def answer_of(*statements: Statement, listed: bool = False) -> Answer:
    return Answer("问", statements, listed=listed)


def test_a_marker_carries_article_and_offsets() -> None:
    cited = rare_citation()
    painted = paint_answer(answer_of(Statement("增长8%", (cited,))), CHINESE)
    number, link, tip = LINK.findall(painted)[0]
    assert number == "1"
    assert link == f"#src/rare.txt/{cited.span.start}/{cited.span.end}/{seal(cited.span.of(RARE.text))}"
    assert RARE.text[cited.span.start : cited.span.end].replace("**", "").replace("\n", "") == RARE_QUOTE
    assert tip == "𠮷田镇工作会议\x1f2023\\-01\\-09\x1f𠮷田镇完成工业产值12\\.5亿元，同比增长8%"


def test_links_survive_any_file_name() -> None:
    for link in (citation_link, related_link, source_path):
        painted = link(ATTACK, cite(1, ATTACK, "<", ">").span)
        assert not re.search(r"[<>()\s\"]", painted)
        assert ATTACK.id in unquote(painted)


def test_bold_is_painted_beside_signs_where_markdown_would_fail() -> None:
    assert paint_bold("增长**8%**左右") == "增长<strong>8%</strong>左右"
    assert paint_bold("一个**星号") == r"一个\*\*星号"
    assert paint_bold("GDP **8** up") == "GDP <strong>8</strong> up"


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_mark_of_an_article_stays_a_mark(attack: str) -> None:
    escaped = escape(attack)
    assert not re.search(r"[<>\"']", escaped)
    assert not re.search(r"(?<!\\)[`*_\[\]{}|$~:#](?!x?[0-9a-f]{2};)", escaped)
    # Undone the way Markdown does it, the text is what it was.
    assert unescape(escaped) == attack


def unescape(painted: str) -> str:
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", html.unescape(painted))


def test_line_breaks_of_a_question_stay_and_make_no_code_block() -> None:
    assert escape_lines("一\n    二\r\n# 三") == "一\n二\n\\# 三"


def test_a_list_answer_is_numbered_and_marked_item_by_item() -> None:
    first, second = rare_citation(1), cite(2, RARE, "明年", "亿元")
    painted = paint_answer(
        answer_of(Statement("一", (first,)), Statement("二", (second,)), listed=True), CHINESE
    )
    lines = painted.splitlines()
    assert lines[0].startswith("1. 一\u2060[1](#src/")
    assert lines[1].startswith("2. 二\u2060[2](#src/")


def test_a_table_has_markers_in_its_cells_and_says_what_is_missing() -> None:
    painted = paint_answer(compared("比较"), CHINESE)
    rows = [line for line in painted.splitlines() if line.startswith("|")]
    assert rows[:2] == ["| 指标 | 2023年 | 2024年 |", "| --- | --- | --- |"]
    assert rows[2].startswith("| 工业产值 | <strong>12\\.5亿元</strong> \\| 增长8%\u2060[1](#src/")
    assert rows[2].endswith("| — |")
    assert "\n\n14亿元\u2060[2](#src/" in painted
    assert "\n\n相差1\\.5亿元\u2060[1](#src/" in painted


def test_a_chart_is_a_link_that_carries_its_figures() -> None:
    point = Point("甲市", "甲市", "产值", 2023, "goal", 8.5, "%", True, "≥8.5%", 1)
    answer = replace(compared("比较"), points=(point,))
    (drawn,) = re.findall(r"^\[图表\]\(#chart/([\w-]+)\)$", paint_answer(answer, CHINESE), re.MULTILINE)
    assert json.loads(urlsafe_b64decode(drawn + "===")) == [asdict(point)]
    assert "#chart" not in paint_answer(compared("比较"), CHINESE)


def test_sources_are_grouped_by_article_with_date_and_quote() -> None:
    first, second = rare_citation(1), cite(2, RARE, "明年", "亿元")
    other = cite(3, ATTACK, "${", "}")
    painted = paint_answer(answer_of(Statement("一", (first, second)), Statement("二", (other,))), CHINESE)
    sources = painted[painted.index("<strong>来源") :].splitlines()
    assert sources[0] == "<strong>来源</strong> · 2 篇文章的 3 处证据"
    assert sources[2] == "- 《𠮷田镇工作会议》 2023\\-01\\-09"
    assert sources[3].startswith("    - \u2060[1](#src/rare.txt/")
    assert sources[4].endswith("“明年力争达到14亿元”")
    assert "日期不详" in sources[5]


@pytest.mark.parametrize(
    ("citations", "words", "said"),
    [
        ([rare_citation()], CHINESE, '<span class="weak">仅一处证据，请核对原文</span>'),
        ([rare_citation(1), cite(2, RARE, "明年", "亿元")], CHINESE, "同一篇文章的 2 处证据"),
        (
            [rare_citation()],
            ENGLISH,
            '<span class="weak">one piece of evidence only, please check the source</span>',
        ),
    ],
)
def test_evidence_is_said_in_words(citations: list, words: dict[str, str], said: str) -> None:
    painted = paint_answer(answer_of(Statement("一", tuple(citations))), words)
    assert f" · {said}\n" in painted


def test_related_passages_open_but_never_look_like_a_citation() -> None:
    painted = paint_answer(not_found("人口？"), CHINESE)
    links = LINK.findall(painted)
    span = rare_citation().span
    sealed = seal(span.of(RARE.text))
    assert [link for _, link, _ in links] == [f"#near/rare.txt/{span.start}/{span.end}/{sealed}"]
    assert not any(text.isdigit() for text, _, _ in links)
    assert painted.startswith("文章里没有说人口。\n换个问法试试。")
    assert "相近内容</strong>（不是答案，供参考）" in painted


def test_attacks_in_statements_titles_and_quotes_are_letters() -> None:
    painted = paint_answer(attack_answer("攻击"), CHINESE)
    without_ours = re.sub(r"</?strong>|<span class=\"weak\">|</span>", "", painted)
    assert "<" not in without_ours
    assert all(link.startswith("#src/") for _, link, _ in LINK.findall(painted))
    assert not re.search(r"(?<!\\)\]\((?!#src/)", painted)


def test_both_languages_say_everything_with_the_same_blanks() -> None:
    assert set(CHINESE) == set(ENGLISH)
    for key, text in CHINESE.items():
        assert set(re.findall(r"\{\w+\}", text)) == set(re.findall(r"\{\w+\}", ENGLISH[key])), key


@pytest.mark.parametrize(
    ("cookie", "accepted", "language"),
    [
        (None, None, "zh"),
        (None, "zh-TW,zh;q=0.9,en;q=0.8", "zh"),
        (None, "en-US,en;q=0.9,zh;q=0.8", "en"),
        (None, "de", "en"),
        ("zh", "en-US", "zh"),
        ("en", "zh-CN", "en"),
        ("<script>", "zh-CN", "zh"),
    ],
)
def test_language_is_the_readers_choice_then_the_browsers_then_chinese(
    cookie: str | None, accepted: str | None, language: str
) -> None:
    assert choose_language(cookie, accepted) == language


def test_the_welcome_says_what_is_in_stock() -> None:
    holdings = Library(ScriptedBot()).holdings  # type: ignore[arg-type]
    assert "库内 2 篇文章 · 涉及𠮷田镇 · 2023 年 · [文章与提醒](library)" in welcome_text(CHINESE, holdings)
    empty = ScriptedBot()
    empty.stock = ()
    assert "还没有文章" in welcome_text(CHINESE, Library(empty).holdings)  # type: ignore[arg-type]


def test_the_sources_name_every_file_that_says_the_same() -> None:
    cited = rare_citation()
    twice = replace(cited, article=replace(cited.article, also=("b_1.md", "c.txt")))
    answer = Answer("问", (Statement("工业产值12.5亿元", (twice,)),))
    assert "》 2023\\-01\\-09 · 同文：b\\_1\\.md、c\\.txt\n" in paint_answer(answer, CHINESE)
    assert "rare.txt、b_1.md、c.txt：“" in str(answer)


def test_a_word_taken_for_misspelt_is_said_before_the_answer_and_stays_letters() -> None:
    answer = Answer("问", (Statement("增长8%", (rare_citation(),)),), corrected=(("<b>人材", "人才"),))
    assert paint_answer(answer, CHINESE).startswith("<em>把“&lt;b&gt;人材”当作“人才”来回答</em>\n\n增长8%")
