"""The vocabulary of the bundled encoder: what folds a character, and the pieces that a text is cut into.

jieba is no Rust tokenizer, so its words become a unigram vocabulary: the likeliest path through them is
nearly jieba's own cut. Needs `pip install sentencepiece protobuf`.
"""

from __future__ import annotations

import math
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import jieba
from opencc import OpenCC
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

PIECES = 31_000
UNKNOWN = "[UNK]"


def folding() -> dict[str, str]:
    """Map each character to its compatible, lower-case, simplified form where that differs."""
    simplify = OpenCC("t2s").convert
    folded = {}
    for code in (*range(0x20, 0xD800), *range(0xE000, 0x30000)):
        character = chr(code)
        form = simplify(unicodedata.normalize("NFKC", character).lower())
        if form != character:
            folded[character] = form
    return folded


def compile_folding(folded: dict[str, str]) -> bytes:
    """Return the character map as sentencepiece compiles it, which tokenizers reads."""
    import sentencepiece
    from sentencepiece import sentencepiece_model_pb2

    def code_points(text: str) -> str:
        return " ".join(f"{ord(character):X}" for character in text)

    with tempfile.TemporaryDirectory() as folder:
        rules, corpus = Path(folder, "rules.tsv"), Path(folder, "corpus.txt")
        rules.write_text("".join(f"{code_points(k)}\t{code_points(v)}\n" for k, v in folded.items()))
        corpus.write_text("甲乙丙丁\n" * 10, encoding="utf-8")
        sentencepiece.SentencePieceTrainer.train(
            input=str(corpus), model_prefix=f"{folder}/m", vocab_size=9, hard_vocab_limit=False,
            normalization_rule_tsv=str(rules), minloglevel=2,
        )  # fmt: skip
        model = sentencepiece_model_pb2.ModelProto.FromString(Path(folder, "m.model").read_bytes())
    return bytes(model.normalizer_spec.precompiled_charsmap)


def count_words(texts: Iterable[str], folded: dict[str, str]) -> tuple[Counter[str], Counter[str]]:
    """Count jieba's words and the characters of *texts*."""
    table = str.maketrans(folded)
    words: Counter[str] = Counter()
    characters: Counter[str] = Counter()
    for text in texts:
        plain = text.translate(table)
        words.update(word for word in jieba.cut(plain) if word.isalnum())
        characters.update(character for character in plain if character.isalnum())
    return words, characters


def build_tokenizer(words: Counter[str], characters: Counter[str], charsmap: bytes) -> Tokenizer:
    """Build a unigram tokenizer of all common characters and the commonest words."""
    # A character is a way out, not a word: it scores by how often it stands alone.
    single = {c: max(words[c], 1) for c, n in characters.items() if n >= 5}
    several = ((w, n) for w, n in words.most_common() if 1 < len(w) <= 12)
    pieces = dict(
        list(single.items()) + [p for p, _ in zip(several, range(PIECES - 1 - len(single)), strict=False)]
    )
    total = sum(pieces.values())
    vocabulary = [(UNKNOWN, 0.0), *((p, round(math.log(n / total), 4)) for p, n in pieces.items())]
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Precompiled(charsmap)
    tokenizer.pre_tokenizer = pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]+"), "removed")
    return tokenizer
