"""A real transformer, too small to know anything: what a model from the hub is like, without the hub."""

from __future__ import annotations

from pathlib import Path

PROMPT = "为这个句子生成表示："


def save_tiny_bert(folder: Path, known: str) -> Path:
    """Save a BERT with random weights, the characters *known* and a query prompt; return its folder."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *sorted(set(known + PROMPT))]
    (folder / "vocab.txt").write_text("\n".join(vocabulary), encoding="utf-8")
    BertTokenizer(str(folder / "vocab.txt"), model_max_length=64).save_pretrained(folder / "base")
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(vocabulary), hidden_size=32, num_hidden_layers=2, num_attention_heads=2,
        intermediate_size=64, max_position_embeddings=64,
    )  # fmt: skip
    BertModel(config).save_pretrained(folder / "base")
    transformer = Transformer(str(folder / "base"), max_seq_length=64)
    modules = [transformer, Pooling(transformer.get_embedding_dimension())]
    model = SentenceTransformer(modules=modules, prompts={"query": PROMPT})
    model.save_pretrained(str(folder / "model"), create_model_card=False)
    return folder / "model"
