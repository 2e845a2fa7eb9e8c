"""Which encoding a file is in, and what is said of bytes that make no text."""

from __future__ import annotations

import pytest

from index.encodings import decode
from index.errors import ArticleError

SIMPLIFIED = "云陵市召开经济工作会议，提出2024年地区生产总值增长7.5%左右，新增就业2.4万人以上。"
TRADITIONAL = "雲陵市召開經濟工作會議，提出2024年地區生產總值增長7.5%左右，新增就業2.4萬人以上。"


@pytest.mark.parametrize(
    "text", [TRADITIONAL, TRADITIONAL[:9], f"{TRADITIONAL}\n" * 30, "GDP\n" * 500 + TRADITIONAL]
)
@pytest.mark.parametrize("encoding", ["cp950", "big5hkscs", "gb18030", "utf-16", "utf-8"])
def test_traditional_text_is_read_from_big5_as_from_any_other(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("text", [SIMPLIFIED, SIMPLIFIED[:5], "港口", "茶叶产量", "第1号：镍、钴、锂"])
def test_simplified_text_is_never_taken_for_big5(text: str) -> None:
    assert decode(text.encode("gb18030")) == text


def test_two_encodings_in_one_file_are_named_by_line() -> None:
    mixed = f"{SIMPLIFIED}\n{SIMPLIFIED}\n".encode() + SIMPLIFIED.encode("gbk") + b"\nGDP\n"
    with pytest.raises(ArticleError, match=r"大部分像 UTF-8，但第 3 行是另一种编码.*混在一起.*另存为 UTF-8"):
        decode(mixed)
    mostly = f"{SIMPLIFIED}\n{SIMPLIFIED}\n".encode("gbk") + SIMPLIFIED.encode()
    with pytest.raises(ArticleError, match="第 3 行是 UTF-8，第 1、2 行是另一种编码"):
        decode(mostly)


def test_damaged_bytes_are_named_by_line() -> None:
    damaged = f"{SIMPLIFIED}\n".encode() + b"\xff\xff\xff\n" + SIMPLIFIED.encode()
    with pytest.raises(ArticleError, match="第 2 行有认不出的字节，文件可能损坏"):
        decode(damaged)
    damaged = f"{SIMPLIFIED}\n{SIMPLIFIED}\n".encode("gbk") + b"\xff\xff\xff\n" + SIMPLIFIED.encode("gbk")
    with pytest.raises(ArticleError, match=r"大部分像 GB18030（GBK），但第 3 行有认不出的字节"):
        decode(damaged)


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)), b"\x7fELF" + bytes(64), b"\xff" * 99]
)
def test_a_binary_file_is_no_text(data: bytes) -> None:
    with pytest.raises(ArticleError, match="不是可以识别的文本（支持 UTF-8、UTF-16、GB18030/GBK、Big5）"):
        decode(data)


def test_a_mixture_that_another_encoding_would_swallow_is_noticed() -> None:
    """GB18030 reads these bytes without complaint, as characters that nobody wrote."""
    mixed = "云陵市新增泊位和公园".encode() + b"\n" + SIMPLIFIED.encode("gbk")
    mixed.decode("gb18030")
    with pytest.raises(ArticleError, match="第 1 行是 UTF-8，第 2 行是另一种编码"):
        decode(mixed)
