"""Whatever is asked of whatever articles, the answer is cited, verbatim, the same again, and can be sent."""

from __future__ import annotations

import dataclasses
import html
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

pytest.importorskip("httpx")  # what the test client speaks through

from fastapi import FastAPI
from fastapi.testclient import TestClient
from markdown_it import MarkdownIt

from index import load_lexicon
from index.errors import ArticleError
from qa.answer import Answer
from qa.bot import Bot
from qa.reader import Reader
from qa.vocabulary import Vocabulary
from qa.web.cited import Cited
from qa.web.errors import install_error_replies
from qa.web.library import Library
from qa.web.markup import escape, paint_answer
from qa.web.pages import source_page
from qa.web.routes import make_router
from qa.web.routes.asking import QUESTION_LIMIT
from qa.web.wording import WORDINGS
from tests.fakes import BigramEncoder, use_encoder
from tests.laws import check_answer
from tests.strategies import articles, histories, odd_text, prose, questions

SPARING = settings(max_examples=max(settings.default.max_examples // 5, 5))
CORPORA = st.sampled_from(("seeds", "articles"))


def same(left: Answer, right: Answer) -> bool:
    return dataclasses.replace(left, seconds=0) == dataclasses.replace(right, seconds=0)


@given(questions(), st.lists(questions(), max_size=3), CORPORA)
def test_any_question_is_understood_and_always_the_same(
    bots: Mapping[str, Bot], text: str, history: list[str], corpus: str
) -> None:
    store = bots[corpus]._opened.store
    reader = Reader(load_lexicon(), Vocabulary.of(store.names()), store.says)
    understood = reader.understand(text, history)
    assert reader.understand(text, history) == understood
    assert all(1900 < year < 2200 for year in understood.years)
    assert all(term.text.strip() for term in understood.terms)


@given(questions(), histories(), CORPORA)
@example("东", [], "articles")  # a table's row, whose figures must not run together
@example("\ud800市长是谁？", [{"role": "user", "content": "\udfff"}], "articles")  # half a surrogate pair
def test_any_question_is_answered_from_the_articles_or_refused(
    bots: Mapping[str, Bot], question: str, history: list[dict[str, str]], corpus: str
) -> None:
    answer = bots[corpus].ask(question, history)
    check_answer(answer, bots[corpus])
    assert same(answer, bots[corpus].ask(question, history))


@pytest.fixture(scope="module")
def shelf() -> Iterator[Path]:
    """A folder in memory where there is one: every example writes its articles and a store."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(dir=memory if memory.is_dir() else None))
    yield folder
    shutil.rmtree(folder)


@SPARING
@given(
    st.lists(st.one_of(prose(), articles()), min_size=1, max_size=3),
    st.lists(questions(), max_size=4),
    st.data(),
)
def test_any_articles_are_built_asked_and_laid_out(
    shelf: Path, texts: list[str], asked: list[str], data: st.DataObject
) -> None:
    shutil.rmtree(shelf)
    shelf.mkdir()
    for number, text in enumerate(texts):
        (shelf / f"{number}.txt").write_bytes(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        use_encoder(patch, BigramEncoder())
        try:
            bot = Bot.open(shelf)
        except ArticleError:
            return
        try:
            _check_all_that_is_said(bot, [*asked, *bot.examples(), *_about(bot, data)])
        finally:
            bot.close()


def _check_all_that_is_said(bot: Bot, questions: Sequence[str]) -> None:
    for cited in bot.facts():
        assert cited.fact.text in cited.citation.quote
    for question in questions:
        answer = bot.ask(question)
        check_answer(answer, bot)
        check_painted(answer)
        assert same(answer, bot.ask(question))
    for article in bot.articles():
        check_page(source_page(article, Cited("same", article.span), WORDINGS["zh"]))


def _about(bot: Bot, data: st.DataObject) -> Iterator[str]:
    """Ask what a fact of the articles tells, and about words that stand in a passage."""
    facts = bot.facts()
    if facts:
        fact = data.draw(st.sampled_from(facts)).fact
        yield f"{fact.place or ''}{fact.year or ''}年{fact.indicator}是多少？"
    for hit in bot.search("目标", k=1):
        start = data.draw(st.integers(0, len(hit.passage.text)))
        yield hit.passage.text[start : start + 20] + data.draw(
            st.sampled_from(("", "是多少", "有哪些？", "是什么？"))
        )


def check_painted(answer: Answer) -> None:
    """Nothing that articles or users say becomes a tag or a link of the page."""
    painted = paint_answer(answer, WORDINGS["zh"])
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(painted)
    tags = set(re.findall(r"<([a-zA-Z!?/][^\s/>]*)", rendered))
    own = [
        "p",
        "ul",
        "ol",
        "li",
        "a",
        "em",
        "strong",
        "br",
        "span",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    ]
    assert tags <= {*own, *(f"/{tag}" for tag in own)}
    assert all(
        link.startswith(("#src/", "#near/", "#chart/")) for link in re.findall(r'href="([^"]*)"', rendered)
    )


def check_page(page: str) -> None:
    tags = re.findall(r"<([a-zA-Z!?/][^\s/>]*)", page)
    assert set(tags) <= {
        *(
            "!doctype",
            "html",
            "head",
            "meta",
            "title",
            "/title",
            "link",
            "/head",
            "body",
            "main",
            "p",
            "/p",
            "a",
        ),
        *("/a", "h1", "/h1", "div", "/div", "mark", "/mark", "/main", "/body", "/html"),
    }
    assert page.encode()


@given(st.one_of(odd_text(), st.text(max_size=60), articles()))
def test_what_is_escaped_shows_letter_for_letter(text: str) -> None:
    shown = MarkdownIt("commonmark", {"html": True}).render("甲" + escape(text))
    letters = html.unescape(re.sub(r"</?p>", "", shown)).strip()
    assert letters == ("甲" + " ".join(text.split()).replace("\0", "\ufffd")).strip()


@pytest.fixture(scope="module")
def client(bots: Mapping[str, Bot]) -> Iterator[TestClient]:
    app = FastAPI()
    app.include_router(make_router(bots["articles"], Library(bots["articles"])))
    install_error_replies(app)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client


@given(questions(), histories())
@example("\ud800市长是谁？", [])
def test_the_api_answers_any_json(client: TestClient, question: str, history: list[dict[str, str]]) -> None:
    body = json.dumps({"question": question, "history": history})
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    turns = (question, *(turn["content"] for turn in history))
    if question.strip() and len(question) <= QUESTION_LIMIT and not any(map(is_half, turns)):
        assert response.status_code == 200, response.text
        assert response.json()["text"]
    else:
        assert response.status_code == 422
        assert response.json()["error"]


def is_half(text: str) -> bool:
    """Tell whether a text holds half a surrogate pair, which no text of JSON may."""
    return any("\ud800" <= char <= "\udfff" for char in text)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.one_of(
        st.binary(max_size=30),
        st.fixed_dictionaries({"question": JSON}, optional={"history": JSON}).map(
            lambda it: json.dumps(it).encode()
        ),
    )
)
def test_the_api_refuses_what_is_no_question(client: TestClient, body: bytes) -> None:
    response = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert response.status_code in (200, 400, 422)
    assert response.json()
