"""Encoders: the bundled one without torch equals sentence-transformers; any other model goes through it."""

import json
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from index.encode import BUNDLED, load_encoder
from index.errors import EncoderError
from tests.tiny_bert import PROMPT, save_tiny_bert

BUNDLED_FOLDER = Path(__file__).parents[1] / "index" / "encoder"
SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))

TEXTS = [
    "",
    " \n　，。！",
    "🙂𪚥꙰",
    "今年力争新增市场主体1万户，地区生产总值增长8%以上。",
    "２０２３年ＧＤＰ目標",
    "Smart city 2.0，建设5G基站3200个",
    *(path.read_text(encoding="utf-8") for path in SEEDS),
    "".join(path.read_text(encoding="utf-8") for path in SEEDS) * 3,
]


def test_the_static_reader_equals_sentence_transformers() -> None:
    """Without torch the bundled folder gives the vectors that plain SentenceTransformer gives."""
    from sentence_transformers import SentenceTransformer

    written = [*SEEDS, *sorted((Path(__file__).parent / "articles").glob("*.txt"))]
    lines = [line for path in written for line in path.read_text("utf-8", "replace").splitlines()]
    texts = [*TEXTS, *lines]
    assert len(texts) > 300
    theirs = SentenceTransformer(str(BUNDLED_FOLDER), trust_remote_code=False).encode(texts)
    ours = load_encoder().encode_passages(texts)

    assert ours.dtype == theirs.dtype == np.float32
    assert ours.shape == (len(texts), load_encoder().dimension)
    assert np.abs(ours - theirs).max() < 1e-6


def test_known_text_has_unit_length_and_unknown_text_none() -> None:
    """Empty texts, punctuation and unknown characters are the zero vector, everything else has length 1."""
    lengths = np.linalg.norm(load_encoder().encode_passages(TEXTS), axis=1)
    assert lengths[:3].tolist() == [0, 0, 0]
    assert lengths[3:] == pytest.approx(1, abs=1e-5)


def test_a_question_is_encoded_as_a_passage_alone_or_among_others() -> None:
    """The static encoder has no prompts and no batch effects."""
    encoder = load_encoder()
    together = encoder.encode_passages(TEXTS[:7] * 50)
    assert together[3].tolist() == encoder.encode_query(TEXTS[3]).tolist()
    assert together[-1].tolist() == encoder.encode_query(TEXTS[6]).tolist()


def test_script_width_and_case_make_no_difference() -> None:
    """Traditional characters, full-width digits and capitals are folded."""
    encoder = load_encoder()
    plain = encoder.encode_query("2023年gdp增长目标与学术研究").tolist()
    assert encoder.encode_query("２０２３年ＧＤＰ增長目標與學術研究").tolist() == plain


def test_meaning_decides_between_passages_that_share_no_word_with_the_question() -> None:
    """The vectors were trained: a paraphrase is nearer than an unrelated sentence."""
    encoder = load_encoder()
    asked = {
        "看病贵怎么解决": ("扩大医保报销范围，降低患者医疗费用", "加快高速公路和机场建设"),
        "房子漏水找谁赔": ("物业服务企业应当承担相应的违约责任", "推进小麦玉米良种繁育"),
        "工资拖欠怎么办": ("用人单位应当按时足额支付劳动者报酬", "举办书法美术摄影展览"),
        "孩子上学难": ("增加中小学位供给，扩大优质教育资源", "新建污水处理厂三座"),
    }
    margins = []
    for question, texts in asked.items():
        near, far = encoder.encode_passages(texts) @ encoder.encode_query(question)
        margins.append(near - far)
    assert min(margins) > 0
    assert sum(margins) / len(margins) > 0.08


def test_the_bundled_encoder_loads_without_torch() -> None:
    """A cold start imports neither torch nor sentence_transformers."""
    code = (
        "import sys; from index.encode import load_encoder; load_encoder().encode_query('目标');"
        "print(sorted({'torch', 'transformers', 'sentence_transformers'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_names_lead_back_to_the_same_encoder(tmp_path: Path) -> None:
    """The name in a manifest loads the encoder it was built with; a moved folder keeps its fingerprint."""
    copy = shutil.copytree(BUNDLED_FOLDER, tmp_path / "模型")
    bundled, local = load_encoder(), load_encoder(copy)
    assert (bundled.name, local.name) == (BUNDLED, str(copy.resolve()))
    assert load_encoder(bundled.name).fingerprint == bundled.fingerprint == local.fingerprint
    assert load_encoder(local.name).encode_query("目标").tolist() == bundled.encode_query("目标").tolist()


def test_the_fingerprint_follows_the_vectors_not_the_card(tmp_path: Path) -> None:
    """Another tokenizer is another encoder; another README is not."""
    copy = shutil.copytree(BUNDLED_FOLDER, tmp_path / "copy")
    (copy / "README.md").write_text("别的说明", encoding="utf-8")
    assert load_encoder(copy).fingerprint == load_encoder().fingerprint
    tokenizer = json.loads((copy / "tokenizer.json").read_text(encoding="utf-8"))
    tokenizer["model"]["vocab"][5][1] -= 1
    (copy / "tokenizer.json").write_text(json.dumps(tokenizer), encoding="utf-8")
    assert load_encoder(copy).fingerprint != load_encoder().fingerprint


@pytest.mark.parametrize("stored", ["float16", "float32", "mapped"])
def test_other_static_models_are_read_as_sentence_transformers_reads_them(
    tmp_path: Path, stored: str
) -> None:
    """Plain weights and model2vec's mapped rows give equal vectors too."""
    from safetensors.numpy import save_file
    from sentence_transformers import SentenceTransformer

    copy = shutil.copytree(BUNDLED_FOLDER, tmp_path / "static")
    size = len(json.loads((copy / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"])
    rng = np.random.default_rng(3)
    rows = rng.normal(size=(size, 16)).astype(np.float16 if stored == "float16" else np.float32)
    if stored == "mapped":
        tensors = {"embeddings": rows[:100].copy(), "mapping": np.arange(size, dtype=np.int64) % 100}
    else:
        tensors = {"embedding.weight": rows}
    save_file(tensors, copy / "model.safetensors")

    known = TEXTS[3:6]  # for an empty text half precision gives theirs no number at all
    theirs = SentenceTransformer(str(copy)).encode(known)
    tolerance = 2e-3 if stored == "float16" else 1e-6  # theirs are summed in half precision
    assert np.abs(load_encoder(copy).encode_passages(known) - theirs).max() < tolerance


@pytest.mark.parametrize("broken", ["tokenizer.json", "model.safetensors", "modules.json"])
def test_a_damaged_folder_is_an_encoder_error(tmp_path: Path, broken: str) -> None:
    """A file cut short names the folder in one line."""
    copy = shutil.copytree(BUNDLED_FOLDER, tmp_path / "broken")
    (copy / broken).write_bytes((copy / broken).read_bytes()[:40])
    with pytest.raises(EncoderError, match="broken") as caught:
        load_encoder(copy)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["./没有", Path("没有")])
def test_a_missing_folder_is_an_encoder_error(name: str | Path) -> None:
    """A path that isn't there is not looked up on the hub."""
    with pytest.raises(EncoderError, match=r"找不到编码器文件夹：.*没有"):
        load_encoder(name)


def test_a_hub_model_offline_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without network the error names the model and the way out, in one line."""
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(EncoderError, match=r"某机构/某模型.*本地模型文件夹的路径") as caught:
        load_encoder("某机构/某模型")
    assert "\n" not in str(caught.value)


@pytest.fixture(scope="module")
def tiny_bert(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_tiny_bert(tmp_path_factory.mktemp("bert"), "".join(TEXTS[3:5]))


def test_a_transformer_goes_through_sentence_transformers(tiny_bert: Path) -> None:
    """Its vectors are unit rows, its own query prompt is used for questions only."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(tiny_bert))
    encoder = load_encoder(tiny_bert)
    passages = encoder.encode_passages(TEXTS)

    assert passages.dtype == np.float32
    assert (encoder.dimension, *passages.shape) == (32, len(TEXTS), 32)
    assert np.linalg.norm(passages, axis=1) == pytest.approx(1, abs=1e-5)
    # Its own pooling, and of a long text its own maximum of 64 pieces.
    assert np.abs(passages - model.encode(TEXTS, normalize_embeddings=True)).max() < 1e-5
    prompted = model.encode(PROMPT + TEXTS[3], normalize_embeddings=True)
    assert encoder.encode_query(TEXTS[3]) == pytest.approx(prompted, abs=1e-5)
    assert np.abs(encoder.encode_query(TEXTS[3]) - passages[3]).max() > 1e-3
    assert encoder.encode_passages([]).shape == (0, 32)


def test_threads_may_share_a_transformer(tiny_bert: Path) -> None:
    """Questions asked at once get the vectors that they get one by one."""
    encoder = load_encoder(str(tiny_bert))
    alone = [encoder.encode_query(text) for text in TEXTS[:6]]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(encoder.encode_query, TEXTS[:6] * 10))
    assert np.abs(np.stack(together) - np.stack(alone * 10)).max() < 1e-5
