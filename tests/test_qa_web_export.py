"""Conversations as documents: references numbered through, nothing of an article read as markup."""

from __future__ import annotations

import datetime
import io
import re
from dataclasses import replace
from typing import Any

import pytest
from fastapi.testclient import TestClient

from qa.answer import Point
from qa.web.export import to_markdown, to_page
from qa.web.told import Told
from qa.web.word import to_word
from qa.web.wording import WORDINGS
from tests.scripted_bot import ATTACKS, ScriptedBot, make_app

CHINESE = WORDINGS["zh"]
DAY = datetime.date(2026, 11, 21)


def told(question: str) -> Told:
    return Told.of(question, ScriptedBot().ask(question))


def test_references_are_numbered_through_the_document() -> None:
    text = to_markdown([told("产值？"), told("比较"), told("人口？")], CHINESE, DAY)
    assert (
        text
        == """# 产值？

导出于 2026-11-21。每处引文的编号见文末。

## 产值？

工业产值**12.5亿元**，增长8%[1]


## 比较

| 指标 | 2023年 | 2024年 |
| --- | --- | --- |
| 工业产值 | **12.5亿元** \\| 增长8%[1] | — |

14亿元[2]

相差1.5亿元[1][2]


## 人口？

文章里没有说人口。
换个问法试试。

## 来源

1. 《𠮷田镇工作会议》（2023-01-09）rare.txt：“𠮷田镇完成工业产值12.5亿元，同比增长8%”
2. 《𠮷田镇工作会议》（2023-01-09）rare.txt：“明年力争达到14亿元”
"""
    )


def test_a_page_has_the_same_and_a_button_that_prints() -> None:
    page = to_page([told("产值？"), told("比较")], CHINESE, DAY)
    assert "<p>工业产值<strong>12.5亿元</strong>，增长8%<sup>[1]</sup></p>" in page
    assert "<td><strong>12.5亿元</strong> | 增长8%<sup>[1]</sup></td><td>—</td>" in page
    assert "<p>相差1.5亿元<sup>[1]</sup><sup>[2]</sup></p>" in page
    assert page.count("<li>《𠮷田镇工作会议》（2023-01-09）rare.txt：") == 2
    assert '<button type="button" onclick="print()">打印</button>' in page


def test_a_page_shows_what_can_be_drawn_as_bars_by_unit() -> None:
    def point(label: str, kind: str, value: float, **known: Any) -> Point:
        known = {"unit": "亿元", "growth": False, "text": f"{value:g}亿元", **known}
        return Point(label, None, label, 2023, kind, value, citation=1, **known)  # type: ignore[arg-type]

    points = (
        point("产值", "result", 50.0),
        point("<b>收入", "goal", 200.0),
        point("投资", "result", -25.0, unit="%", growth=True, text="下降25%"),
        point("消费", "goal", 75.0, unit="%", growth=True, text="75%"),
        point("学位", "goal", 3.0, unit="个", text="3个"),
    )
    page = to_page([Told.of("比较", replace(ScriptedBot().ask("比较"), points=points))], CHINESE, DAY)
    bars = re.findall(r'<rect class="(\w+)" x="([\d.]+)" width="([\d.]+)"', page)
    assert bars == [
        ("result", "0.00", "25.00"),
        ("goal", "0.00", "100.00"),
        ("result", "0.00", "25.00"),
        ("goal", "25.00", "75.00"),
    ], "a figure alone of its unit is not drawn"
    assert re.findall(r"<figcaption[^>]*>([^<]+)<", page) == ["单位：亿元", "增速 · 单位：%"]
    labels = re.findall(r"<th>([^<]+)</th><td><svg", page)
    assert labels == ["产值 结果", "&lt;b&gt;收入 目标", "投资 结果", "消费 目标"]
    assert page.index("</table>") < page.index("<figure") < page.index("相差1.5亿元")


def test_what_a_word_was_read_as_is_said_in_each_form() -> None:
    read = Told.of("产直？", replace(ScriptedBot().ask("产值？"), corrected=(("产直", "产<值"),)))
    assert "## 产直？\n\n把“产直”当作“产\\<值”来回答\n\n工业产值" in to_markdown([read], CHINESE, DAY)
    assert '<p class="meta">把“产直”当作“产&lt;值”来回答</p><p>工业产值' in to_page([read], CHINESE, DAY)
    docx = pytest.importorskip("docx")
    document = docx.Document(io.BytesIO(to_word([read], CHINESE, DAY)))
    assert document.paragraphs[3].text == "把“产直”当作“产<值”来回答"


def test_a_list_stays_a_list() -> None:
    listed = told("产值？").model_copy(update={"listed": True})
    assert "\n1. 工业产值**12.5亿元**" in to_markdown([listed], CHINESE, DAY)
    assert "<ol><li>工业产值<strong>" in to_page([listed], CHINESE, DAY)


def test_nothing_is_read_as_markup() -> None:
    page = to_page([told("攻击"), *(told(f"{attack}人口") for attack in ATTACKS)], CHINESE, DAY)
    assert set(re.findall(r"<(\w+)", page)) == {
        *("html", "head", "meta", "title", "style", "body", "button"),
        *("h1", "h2", "p", "strong", "sup", "ol", "li"),
    }
    assert set(re.findall(r"<[^<>]* (on\w+)=", page)) == {"onclick"}
    text = to_markdown([told("攻击")], CHINESE, DAY)
    assert "\\<script\\>" in text
    assert "\\[点我\\](javascript" in text


def test_a_word_document_has_the_same() -> None:
    docx = pytest.importorskip("docx")
    turns = [told("产值？"), told("比较"), told("人口？"), told("攻击\x00\uffff")]
    document = docx.Document(io.BytesIO(to_word(turns, CHINESE, DAY)))
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    assert paragraphs[:4] == ["产值？", "导出于 2026-11-21。每处引文的编号见文末。", "产值？", paragraphs[3]]
    assert paragraphs[3] == "工业产值12.5亿元，增长8%[1]"
    runs = document.paragraphs[3].runs
    assert [run.text for run in runs if run.bold] == ["12.5亿元"]
    assert [run.text for run in runs if run.font.superscript] == ["[1]"]
    [table] = document.tables
    assert [cell.text for cell in table.rows[1].cells] == ["工业产值", "12.5亿元 | 增长8%[1]", "—"]
    assert "[2] 《𠮷田镇工作会议》（2023-01-09）rare.txt：“明年力争达到14亿元”" in paragraphs
    assert "攻击" in paragraphs


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(make_app(ScriptedBot()), headers={"accept-language": "zh-CN"})


def test_the_routes_give_what_the_browser_kept_back_as_documents(client: TestClient) -> None:
    body = {"turns": [told("产值？").model_dump()], "day": str(DAY)}
    markdown = client.post("/api/export/markdown", json=body)
    assert (markdown.status_code, markdown.headers["content-type"]) == (200, "text/markdown; charset=utf-8")
    assert markdown.text == to_markdown([told("产值？")], CHINESE, DAY)
    assert client.post("/api/export/page", json=body).text == to_page([told("产值？")], CHINESE, DAY)
    assert client.post("/api/export/word", json=body).content[:2] == b"PK"
    assert client.post("/api/export/page", json={"turns": [], "day": str(DAY)}).status_code == 422
