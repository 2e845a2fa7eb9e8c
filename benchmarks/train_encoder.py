"""Train the bundled static encoder: `python benchmarks/train_encoder.py DATA_FOLDER --out index/encoder`.

Needs `pip install sentencepiece protobuf` besides the project's own requirements. The recipe, its data
and what it measured are told on the model card, index/encoder/README.md.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import math
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from encoder_vocabulary import build_tokenizer, compile_folding, count_words, folding
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, embedding_bag, normalize

DIMENSION = 256
STEPS = 1200
BATCH = 1024
TEMPERATURE = 0.05
LEARNING_RATE = 2e-3
# Pairs join after this share of the steps, as this share of a batch.
PAIRS_FROM, PAIRS_SHARE = 0.3, 0.3
# How often the question sentence stays in its passage: all the way out would unlearn shared words.
KEEP_SENTENCE = 0.4
# Common pieces start short: a / (a + frequency), Arora et al. 2017.
SIF = 1e-3
# Short enough that one article gives several passages of the length that is retrieved.
PASSAGE_CHARACTERS = 250
_SENTENCE_END = re.compile(r"(?<=[。！？；])")

Ids = np.ndarray


@dataclass(frozen=True, slots=True)
class Corpus:
    """Token ids: articles of passages of sentences, and question-passage pairs."""

    articles: list[list[list[Ids]]]
    questions: list[Ids]
    answers: list[Ids]


def read_lines(path: Path) -> Iterator[str]:
    """Yield the lines of a compressed text file."""
    opener = lzma.open if path.suffix == ".xz" else gzip.open
    with opener(path, "rt", encoding="utf-8") as file:
        yield from file


def read_articles(data: Path) -> list[str]:
    """Return the raw texts, title first where there is one."""
    names = ("crud_news.txt.xz", "laws.txt.gz", "uhgeval_xinhua.txt.gz", "gov_service_items.txt.gz")
    names += ("procuratorate_sites.txt.gz",)
    return [
        line.replace("\t", "。").strip("。\n") for name in names for line in read_lines(data / "text" / name)
    ]


def read_pairs(data: Path) -> list[dict[str, str]]:
    """Return every question-passage pair."""
    return [json.loads(line) for path in sorted((data / "pairs").glob("*.gz")) for line in read_lines(path)]


def tokenize(tokenizer: Tokenizer, texts: list[str]) -> list[Ids]:
    """Return the token ids of each text, unknown ones left out."""
    found = []
    for start in range(0, len(texts), 10_000):
        for encoding in tokenizer.encode_batch_fast(texts[start : start + 10_000], add_special_tokens=False):
            ids = np.array(encoding.ids, dtype=np.int32)
            found.append(ids[ids > 0])
    return found


def cut_passages(text: str) -> list[list[str]]:
    """Cut *text* into passages, each a list of two sentences or more."""
    passages: list[list[str]] = [[]]
    for sentence in _SENTENCE_END.split(text):
        if passages[-1] and sum(map(len, passages[-1])) + len(sentence) > PASSAGE_CHARACTERS:
            passages.append([])
        if sentence.strip():
            passages[-1].append(sentence)
    return [p for p in passages if len(p) > 1]


def tokenize_corpus(tokenizer: Tokenizer, texts: list[str], pairs: list[dict[str, str]]) -> Corpus:
    """Tokenize everything that is trained on."""
    articles = [passages for text in texts if (passages := cut_passages(text))]
    ids = iter(tokenize(tokenizer, [s for passages in articles for p in passages for s in p]))
    questions = tokenize(tokenizer, [pair["query"] for pair in pairs])
    answers = tokenize(tokenizer, [pair["positive"][:600] for pair in pairs])
    usable = [i for i, (q, a) in enumerate(zip(questions, answers, strict=True)) if len(q) > 1 and len(a) > 3]
    return Corpus(
        [[[next(ids) for _ in passage] for passage in passages] for passages in articles],
        [questions[i] for i in usable],
        [answers[i] for i in usable],
    )


class Batches:
    """Draws questions with their passages: a sentence out of its passage, and real pairs."""

    def __init__(self, corpus: Corpus, seed: int) -> None:
        self.corpus = corpus
        self.random = np.random.default_rng(seed)
        keys: dict[bytes, int] = {}
        self.answer_keys = [keys.setdefault(ids.tobytes(), len(keys)) for ids in corpus.answers]

    def draw(self, pairs: int) -> tuple[list[Ids], list[Ids], list[int]]:
        """Return questions, passages and a key that equal passages share."""
        questions, passages = self._cloze(BATCH - pairs)
        chosen = self.random.choice(len(self.corpus.questions), pairs, replace=False)
        keys = [-1 - i for i in range(len(questions))] + [self.answer_keys[i] for i in chosen]
        questions += [self.corpus.questions[i] for i in chosen]
        passages += [self.corpus.answers[i] for i in chosen]
        return questions, passages, keys

    def _cloze(self, count: int) -> tuple[list[Ids], list[Ids]]:
        questions: list[Ids] = []
        passages: list[Ids] = []
        while len(questions) < count:
            article = self.corpus.articles[self.random.integers(len(self.corpus.articles))]
            # Two passages of one article are each other's hard negative.
            for number in self.random.choice(len(article), min(2, len(article)), replace=False):
                passage = article[number]
                asked = int(self.random.integers(len(passage)))
                kept = self.random.random() < KEEP_SENTENCE
                question = passage[asked]
                body = np.concatenate([s for i, s in enumerate(passage) if kept or i != asked])
                if len(question) > 2 and len(body) > 2:
                    questions.append(self._shorten(question))
                    passages.append(body)
        return questions[:count], passages[:count]

    def _shorten(self, ids: Ids) -> Ids:
        """Drop up to two fifths of a sentence's tokens: questions say less than sentences."""
        if len(ids) <= 4:
            return ids
        return ids[self.random.random(len(ids)) > 0.4 * self.random.random()]


def train(corpus: Corpus, pieces: int, seed: int) -> np.ndarray:
    """Return one vector a piece, trained to tell a question's passage from the others of its batch."""
    counts = np.bincount(
        np.concatenate([s for article in corpus.articles for p in article for s in p]), minlength=pieces
    )
    start = np.random.default_rng(seed).normal(size=(pieces, DIMENSION)) / math.sqrt(DIMENSION)
    start *= (SIF / (SIF + (counts + 1) / counts.sum()))[:, None]
    matrix = torch.nn.Parameter(torch.tensor(start, dtype=torch.float32))
    optimizer = torch.optim.Adam([matrix], lr=LEARNING_RATE, fused=True)
    batches = Batches(corpus, seed)
    for step in range(STEPS):
        optimizer.param_groups[0]["lr"] = LEARNING_RATE * min(1, (step + 1) / 50) * (1 - step / STEPS)
        pairs = int(BATCH * PAIRS_SHARE) if step > STEPS * PAIRS_FROM else 0
        loss = contrastive_loss(matrix, *batches.draw(pairs))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            print(f"step {step}/{STEPS} loss {loss.item():.3f}", flush=True)
    trained: np.ndarray = matrix.detach().numpy()
    trained[0] = 0
    return trained


def contrastive_loss(
    matrix: torch.Tensor, questions: list[Ids], passages: list[Ids], keys: list[int]
) -> torch.Tensor:
    """Return the InfoNCE loss in both directions; passages with one key are not each other's negatives."""
    scores = embed(matrix, questions) @ embed(matrix, passages).T / TEMPERATURE
    key = torch.tensor(keys)
    same = (key[:, None] == key[None]) & ~torch.eye(len(keys), dtype=torch.bool)
    scores = scores.masked_fill(same, -1e4)
    target = torch.arange(len(keys))
    return (cross_entropy(scores, target) + cross_entropy(scores.T, target)) / 2


def embed(matrix: torch.Tensor, texts: list[Ids]) -> torch.Tensor:
    """Return the unit sums of the rows of *matrix* that each text names."""
    offsets = np.cumsum([0] + [len(ids) for ids in texts[:-1]])
    ids = torch.from_numpy(np.concatenate(texts).astype(np.int64))
    return normalize(embedding_bag(ids, matrix, torch.from_numpy(offsets), mode="sum"), dim=1)


def save_encoder(tokenizer: Tokenizer, matrix: np.ndarray, out: Path) -> None:
    """Write a sentence-transformers folder, its vectors as int8 with one float32 scale a token."""
    modules = [StaticEmbedding(tokenizer, embedding_weights=matrix), Normalize()]
    SentenceTransformer(modules=modules).save_pretrained(str(out), create_model_card=False)
    scales = np.maximum(np.abs(matrix).max(axis=1), 1e-8).astype(np.float32) / 127
    rows = np.rint(matrix / scales[:, None]).astype(np.int8)
    (weights,) = out.rglob("model.safetensors")
    save_file({"embeddings": rows, "weights": scales}, weights)
    weights.chmod(0o644)
    tokenizer.save(str(weights.with_name("tokenizer.json")), pretty=False)


def main() -> None:
    """Read, count, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with text/ and pairs/")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)

    started = time.perf_counter()
    texts, pairs = read_articles(arguments.data), read_pairs(arguments.data)
    # jieba cuts 0.2 M characters a second: a share of the texts is enough to count words.
    answers = list(dict.fromkeys(pair["positive"] for pair in pairs))
    sample = [*texts[::8], *(pair["query"] for pair in pairs), *answers[::4]]
    folded = folding()
    tokenizer = build_tokenizer(*count_words(sample, folded), compile_folding(folded))
    corpus = tokenize_corpus(tokenizer, texts, pairs)
    seconds = time.perf_counter() - started
    print(f"{len(corpus.articles)} articles, {len(corpus.questions)} pairs, {seconds:.0f} s", flush=True)
    matrix = train(corpus, tokenizer.get_vocab_size(), arguments.seed)
    save_encoder(tokenizer, matrix, arguments.out)
    print(f"saved {arguments.out} after {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
