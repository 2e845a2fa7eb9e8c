"""A transformer instead of the bundled encoder, from the index to the answer."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import EncoderError, PassageIndex, default_store, load_encoder
from index.entry import indexed_text
from qa.bot import Bot
from tests.small_corpus import HILLS, PORT, TEXTS, write_corpus
from tests.tiny_bert import save_tiny_bert

QUESTION = "南屿市2023年固定资产投资增长目标是多少？"


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_bert(tmp_path_factory.mktemp("bert"), "".join(TEXTS.values()))


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory, model: Path) -> Iterator[Bot]:
    bot = Bot.open(write_corpus(tmp_path_factory.mktemp("articles")), encoder=model)
    yield bot
    bot.close()


def test_questions_are_answered_and_cited(bot: Bot) -> None:
    answer = bot.ask(QUESTION)
    assert "9%" in answer.text
    assert [citation.article.name for citation in answer.citations] == [PORT]
    assert bot.ask("今天天气怎么样？").abstained


def test_the_store_holds_the_models_own_vectors(bot: Bot, model: Path) -> None:
    store = bot._opened.store
    assert store.manifest.encoder.name == str(model.resolve())
    assert (store.manifest.encoder.dimension, store.dense.dimension) == (32, 32)
    [(passage, cosine), *_] = store.search_dense(QUESTION, 3)
    encoder, text = load_encoder(model), indexed_text(store.article(passage.article), passage)
    [vector] = encoder.encode_passages([text])
    assert cosine == pytest.approx(encoder.encode_query(QUESTION) @ vector, abs=1e-5)
    assert cosine < 1


def test_a_store_knows_its_model_again_and_refuses_another(model: Path, tmp_path: Path) -> None:
    moved = shutil.copytree(model, tmp_path / "model")
    articles = write_corpus(tmp_path / "articles")
    Bot.open(articles, encoder=moved).close()
    again = Bot.open(articles)
    assert again.search("茶叶产量", k=1)[0].article.name == HILLS
    assert again.generation == "gen-000001"
    again.close()
    config = moved / "config_sentence_transformers.json"
    config.write_text(config.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    with pytest.raises(EncoderError, match="与建库时的不同"):
        PassageIndex.open(default_store(articles)).search_dense(QUESTION, 3)
