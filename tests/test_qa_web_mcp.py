"""The tools of the Model Context Protocol, called by the SDK's own client: over HTTP and over stdio."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp")

from mcp import Client, StdioServerParameters

from qa.web.app import Site
from tests.scripted_bot import RARE, RARE_QUOTE, RARE_TEXT, ScriptedBot, make_app, rare_citation
from tests.served import run_apart, serving

ROOT = Path(__file__).parent.parent
NAME = "yunchuan_report_2023.txt"
BOT = ScriptedBot()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(make_app(BOT, Site(mcp=True))) as address:
        yield f"{address}/mcp"


def call(server: Any, tool: str, **arguments: Any) -> Any:
    """Call one tool and return what it says: the structured result, or the text of an error."""

    async def once() -> Any:
        async with Client(server, read_timeout_seconds=60) as client:
            result = await client.call_tool(tool, arguments)
            return result.content[0].text if result.is_error else result.structured_content

    return run_apart(once())


def test_four_tools_are_offered_that_only_read(address: str) -> None:
    async def listed() -> Any:
        async with Client(address) as client:
            return client.instructions, (await client.list_tools()).tools

    instructions, tools = run_apart(listed())
    assert "先用 ask" in instructions
    assert [tool.name for tool in tools] == ["ask", "search", "facts", "source"]
    assert all(tool.annotations.read_only_hint and tool.output_schema for tool in tools)
    assert tools[0].input_schema["required"] == ["question"]
    assert tools[0].input_schema["properties"]["question"]["description"] == "问题，中文"


def test_ask_gives_statements_and_citations_as_data(address: str) -> None:
    answer = call(address, "ask", question="产值是多少？", earlier=["去年呢？"])
    assert answer["statements"] == [{"text": "工业产值12.5亿元，增长8%", "computed": False, "citations": [1]}]
    assert answer["citations"][0]["quote"] == RARE_QUOTE
    assert BOT.histories[-1] == [{"role": "user", "content": "去年呢？"}]


def test_a_refusal_says_that_it_is_one(address: str) -> None:
    answer = call(address, "ask", question="人口是多少？")
    assert (answer["abstained"], answer["refusal"]) == (True, "文章里没有说人口。\n换个问法试试。")


def test_search_gives_passages_with_their_places(address: str) -> None:
    [passage] = call(address, "search", query="产值", count=1)["passages"]
    assert RARE_TEXT[passage["start"] : passage["end"]].startswith("𠮷田镇完成")


def test_facts_are_filtered_and_counted(address: str) -> None:
    found = call(address, "facts", kind="result", limit=1)
    assert found["total"] == 2
    assert [(row["value"], row["quote"]) for row in found["facts"]] == [(12.5, "12.5亿元")]


def test_a_source_comes_whole_or_around_a_quote(address: str) -> None:
    whole = call(address, "source", article=RARE.id)
    assert (whole["text"], whole["whole"], whole["title"]) == (RARE_TEXT, True, RARE.title)
    span = rare_citation().span
    around = call(address, "source", article=RARE.id, start=span.start, end=span.end)
    assert span.of(RARE_TEXT) in around["text"]


@pytest.mark.parametrize(
    ("tool", "arguments", "said"),
    [
        ("source", {"article": "../pyproject.toml"}, "这篇文章不在库中"),
        ("source", {"article": "rare.txt", "start": 5, "end": 9999}, "start 和 end 要在 0 到"),
        ("ask", {"question": "问" * 501}, "500"),
        ("ask", {"question": "出错"}, "ask"),
    ],
)
def test_what_goes_wrong_is_an_error_that_gives_nothing_away(
    address: str, tool: str, arguments: dict[str, Any], said: str
) -> None:
    error = call(address, tool, **arguments)
    assert said in error
    assert "secret" not in error


def test_the_command_speaks_over_stdin_and_stdout(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "articles" / NAME, tmp_path)
    server = StdioServerParameters(command=sys.executable, args=["-m", "qa", "mcp", str(tmp_path)], cwd=ROOT)
    answer = call(server, "ask", question="云川市2022年地区生产总值是多少？")
    assert "1862.4亿元" in answer["text"]
    assert answer["citations"][0]["article"] == NAME


def test_the_command_answers_from_an_article_that_came_while_it_runs(tmp_path: Path) -> None:
    shutil.copy(ROOT / "tests" / "articles" / NAME, tmp_path)
    server = StdioServerParameters(command=sys.executable, args=["-m", "qa", "mcp", str(tmp_path)], cwd=ROOT)
    question = {"question": "云溪区2031年新建公园多少个？"}

    async def follow() -> list[bool]:
        async with Client(server, read_timeout_seconds=60) as client:
            told = [(await client.call_tool("ask", question)).structured_content["abstained"]]
            (tmp_path / "new.txt").write_text(
                "云溪区2031年工作总结\n\n2031年，云溪区新建公园47个。\n", "utf-8"
            )
            for _ in range(300):
                told.append((await client.call_tool("ask", question)).structured_content["abstained"])
                if not told[-1]:
                    break
                await asyncio.sleep(0.1)
            return [told[0], told[-1]]

    assert run_apart(follow()) == [True, False]


@pytest.mark.parametrize("command", [["mcp"], ["chat", "--mcp", "--no-browser"]])
def test_without_the_extra_one_line_says_what_to_install(command: list[str], tmp_path: Path) -> None:
    code = "import sys; sys.modules['mcp'] = None; from qa.__main__ import main; sys.exit(main(sys.argv[1:]))"
    run = subprocess.run(
        [sys.executable, "-c", code, *command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True
    )
    assert run.returncode == 1
    assert run.stderr.count("\n") == 1
    assert "pip install 'mubiao[mcp]'" in run.stderr
