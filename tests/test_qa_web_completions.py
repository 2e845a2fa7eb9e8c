"""The OpenAI-compatible routes, called by OpenAI's own client."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest

pytest.importorskip("openai")

import openai
from markdown_it import MarkdownIt

from qa.answer import Answer, Statement
from qa.web.completions import complete
from qa.web.links import source_path
from tests.scripted_bot import ATTACKS, RARE_QUOTE, ScriptedBot, attack_answer, make_app, rare_citation
from tests.served import serving

BOT = ScriptedBot()


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(make_app(BOT)) as address:
        yield address


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=f"{address}/v1", api_key="none", max_retries=0) as client:
        yield client


def turn(content: object, role: str = "user") -> dict[str, object]:
    return {"role": role, "content": content}


def create(client: openai.OpenAI, *messages: dict[str, object], **options: object) -> object:
    return client.chat.completions.create(model="mubiao", messages=list(messages), **options)


def test_there_is_one_model(client: openai.OpenAI) -> None:
    assert [model.id for model in client.models.list()] == ["mubiao"]
    assert client.models.retrieve("mubiao").object == "model"
    with pytest.raises(openai.NotFoundError, match="没有模型 gpt，请用 mubiao"):
        client.models.retrieve("gpt")


def test_the_answer_is_cited_in_its_text_and_by_annotations(client: openai.OpenAI, address: str) -> None:
    completion = create(client, turn("产值是多少？"), temperature=0.2, max_tokens=5)
    message = completion.choices[0].message
    url = address + source_path(*_cited())
    assert message.content == (
        "工业产值12.5亿元，增长8%[1]\n\n来源：\n\n"
        f"1. [《𠮷田镇工作会议》]({url})（2023-01-09）：“{RARE_QUOTE}”"
    )
    [annotation] = message.annotations
    cited = annotation.url_citation
    assert (cited.title, cited.url) == ("𠮷田镇工作会议", url)
    assert message.content[cited.start_index : cited.end_index] == "[1]"
    assert completion.choices[0].finish_reason == "stop"
    assert completion.usage.total_tokens == len("产值是多少？") + len(message.content)


def test_the_page_that_an_annotation_names_shows_the_cited_words(client: openai.OpenAI) -> None:
    [annotation] = create(client, turn("产值是多少？")).choices[0].message.annotations
    page = client._client.get(annotation.url_citation.url.split("#")[0])
    assert page.status_code == 200
    assert re.search(r'<mark id="hit"[^>]*>𠮷田镇完成', page.text)


def test_a_stream_says_the_same_piece_by_piece(client: openai.OpenAI) -> None:
    whole = create(client, turn("比较")).choices[0].message
    chunks = list(create(client, turn("比较"), stream=True, stream_options={"include_usage": True}))
    deltas = [chunk.choices[0].delta for chunk in chunks if chunk.choices]
    assert deltas[0].role == "assistant"
    assert "".join(delta.content or "" for delta in deltas) == whole.content
    assert sum(bool(delta.content) for delta in deltas) > 3
    [annotated] = [delta.annotations for delta in deltas if getattr(delta, "annotations", None)]
    assert annotated == [annotation.model_dump() for annotation in whole.annotations]
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices][-1] == "stop"
    assert chunks[-1].usage.completion_tokens == len(whole.content)


def test_every_annotation_of_a_table_stands_at_its_marker(client: openai.OpenAI) -> None:
    message = create(client, turn("比较")).choices[0].message
    places = [(a.url_citation.start_index, a.url_citation.end_index) for a in message.annotations]
    assert [message.content[start:end] for start, end in places] == ["[1]", "[2]", "[1]", "[2]"]
    assert len(set(places)) == 4
    assert message.content.startswith("| 指标 | 2023年 |")


def test_a_refusal_is_a_reply_without_annotations(client: openai.OpenAI) -> None:
    message = create(client, turn("人口是多少？")).choices[0].message
    said, _, near = message.content.partition("\n\n相近内容（不是答案）：\n\n")
    assert said == "文章里没有说人口。\n换个问法试试。"
    assert near.startswith("- 《𠮷田镇工作会议》：")
    assert not message.annotations


def test_the_last_message_of_the_user_is_the_question_and_the_rest_its_history(client: openai.OpenAI) -> None:
    parts = [{"type": "text", "text": "今年呢？"}, {"type": "image_url", "image_url": {"url": "data:,"}}]
    create(client, turn("要简短", "system"), turn("去年呢？"), turn("8%[1]", "assistant"), turn(parts))
    assert BOT.histories[-1] == [turn("去年呢？"), turn("8%[1]", "assistant")]


@pytest.mark.parametrize(
    ("messages", "said"),
    [
        ([turn("要简短", "system")], "messages 里没有用户的问题"),
        ([turn("  ")], "messages 里没有用户的问题"),
        ([turn("问" * 501)], "问题太长：最多 500 字"),
    ],
)
def test_a_request_without_a_question_is_refused(
    client: openai.OpenAI, messages: list[dict[str, object]], said: str
) -> None:
    with pytest.raises(openai.BadRequestError, match=said) as caught:
        create(client, *messages)
    assert caught.value.body == {
        "message": said,
        "type": "invalid_request_error",
        "param": None,
        "code": None,
    }


def test_a_failure_is_a_server_error_with_a_number(client: openai.OpenAI) -> None:
    with pytest.raises(openai.InternalServerError, match=r"编号 E[0-9A-F]{6}"):
        create(client, turn("出错"))


def test_what_articles_say_opens_nothing_in_a_chat_client() -> None:
    text = complete(attack_answer("攻击"), "http://here").text
    shown = MarkdownIt("commonmark").render(text)
    assert set(re.findall(r"<(\w+)", shown)) == {"p", "ol", "li", "a"}
    assert set(re.findall(r'href="(.{12})', shown)) == {"http://here/"}
    assert f"第0条：{html.escape(ATTACKS[0])}[1]" in shown


def test_a_statement_said_twice_has_its_annotations_at_both_places() -> None:
    said = Statement("增长8%", (rare_citation(),))
    completion = complete(Answer("问", (said, said)), "http://here")
    starts = [annotation["url_citation"]["start_index"] for annotation in completion.annotations]
    assert starts == [4, 12]


def _cited() -> tuple[object, object]:
    citation = rare_citation()
    return citation.article, citation.span
