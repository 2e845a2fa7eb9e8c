"""Train the bundled static encoder: `python benchmarks/train_encoder.py DATA_FOLDER --out index/encoder`.

`--start FOLDER` takes vocabulary and rows of an encoder and trains the second stage only. Needs
`pip install sentencepiece protobuf` besides the project's own requirements. The recipe, its data and what it
measured are told on the model card, index/encoder/README.md.
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
from encoder_batches import BATCH, Batches, Corpus, Ids, Mix
from encoder_vocabulary import build_tokenizer, compile_folding, count_words, folding
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from tokenizers import Tokenizer
from torch.nn.functional import cross_entropy, embedding_bag, normalize

DIMENSION = 256
TEMPERATURE = 0.05
LEARNING_RATE = 2e-3
# Common pieces start short: a / (a + frequency), Arora et al. 2017.
SIF = 1e-3
# Short enough that one article gives several passages of the length that is retrieved.
PASSAGE_CHARACTERS = 250
_SENTENCE_END = re.compile(r"(?<=[。！？；])")


@dataclass(frozen=True, slots=True)
class Stage:
    """How long to train on what: real pairs join after a share of the steps, as a share of a batch."""

    steps: int
    pairs_from: float
    pairs_share: float
    mix: Mix


STAGES = (Stage(1200, 0.3, 0.3, Mix(0.0, 0.0)), Stage(600, 0.0, 0.5, Mix(0.8, 0.7)))


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
        [pairs[i]["source"] for i in usable],
    )


def draw_rows(corpus: Corpus, pieces: int, seed: int) -> np.ndarray:
    """Return random rows to start from, those of common pieces short."""
    counts = np.bincount(
        np.concatenate([s for article in corpus.articles for p in article for s in p]), minlength=pieces
    )
    rows = np.random.default_rng(seed).normal(size=(pieces, DIMENSION)) / math.sqrt(DIMENSION)
    rows *= (SIF / (SIF + (counts + 1) / counts.sum()))[:, None]
    return rows.astype(np.float32)


def train(corpus: Corpus, rows: np.ndarray, stage: Stage, seed: int) -> np.ndarray:
    """Return *rows*, one a piece, trained to tell a question's passage from the others of its batch."""
    matrix = torch.nn.Parameter(torch.tensor(rows))
    optimizer = torch.optim.Adam([matrix], lr=LEARNING_RATE, fused=True)
    batches = Batches(corpus, seed)
    for step in range(stage.steps):
        optimizer.param_groups[0]["lr"] = LEARNING_RATE * min(1, (step + 1) / 50) * (1 - step / stage.steps)
        pairs = int(BATCH * stage.pairs_share) if step > stage.steps * stage.pairs_from else 0
        loss = contrastive_loss(matrix, *batches.draw(pairs, stage.mix))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if step % 100 == 0:
            print(f"step {step}/{stage.steps} loss {loss.item():.3f}", flush=True)
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


def read_rows(folder: Path) -> np.ndarray:
    """Return the rows of an encoder that `save_encoder` wrote."""
    tensors = load_file(folder / "model.safetensors")
    return tensors["embeddings"].astype(np.float32) * tensors["weights"][:, None]


def make_tokenizer(texts: list[str], pairs: list[dict[str, str]]) -> Tokenizer:
    """Make the vocabulary of the words and characters that the data uses."""
    # jieba cuts 0.2 M characters a second: a share of the texts is enough to count words.
    answers = list(dict.fromkeys(pair["positive"] for pair in pairs))
    sample = [*texts[::8], *(pair["query"] for pair in pairs), *answers[::4]]
    folded = folding()
    return build_tokenizer(*count_words(sample, folded), compile_folding(folded))


def main() -> None:
    """Read, count, train, save."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with text/ and pairs/")
    parser.add_argument("--out", type=Path, required=True, help="model folder to write")
    parser.add_argument("--start", type=Path, help="model folder to go on from")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)

    started = time.perf_counter()
    texts, pairs = read_articles(arguments.data), read_pairs(arguments.data)
    if arguments.start:
        tokenizer = Tokenizer.from_file(str(arguments.start / "tokenizer.json"))
    else:
        tokenizer = make_tokenizer(texts, pairs)
    corpus = tokenize_corpus(tokenizer, texts, pairs)
    seconds = time.perf_counter() - started
    print(f"{len(corpus.articles)} articles, {len(corpus.questions)} pairs, {seconds:.0f} s", flush=True)
    if arguments.start:
        rows, stages = read_rows(arguments.start), STAGES[1:]
    else:
        rows, stages = draw_rows(corpus, tokenizer.get_vocab_size(), arguments.seed), STAGES
    for stage in stages:
        rows = train(corpus, rows, stage, arguments.seed)
    save_encoder(tokenizer, rows, arguments.out)
    print(f"saved {arguments.out} after {time.perf_counter() - started:.0f} s")


if __name__ == "__main__":
    main()
