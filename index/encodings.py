"""Bytes to text: the encoding of a file, judged over the whole of it; knows nothing of formats."""

from __future__ import annotations

import codecs

from index.errors import ArticleError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-16-le", "utf-16-be")
# cp950 is Big5 as Windows writes it; the other adds what Hong Kong uses.
_NARROW = ("gb18030", "cp950", "big5hkscs", *_WIDE)
# The characters that make up about half of any news text, in both scripts. Read by the wrong encoding a text
# keeps to the Chinese range of Unicode, but its characters are then rare ones.
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行"
    "学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前"
    "外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军"
    "很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别"
    "她手角期根论运农指几九区强放决西被干做必战先回则任取据处理府市县省乡镇村亿万元增投项目规划推优服务创企业"
    "這為個國時來們產種會發動過後學經進著電裡實現兩體制機當點從業應開還與關樣間數線義見計別論運農幾區強決戰則據處"
    "黨質氣變條結題總長頭資邊級圖統將組縣鄉鎮億萬增項劃優務創企灣臺"
    "，。、“”；：（）《》「」『』\n"
)
_TRUSTED = 0.7  # the least share of expected characters in a text that is taken for Chinese
_SURE = 0.1  # how much better Big5 must read than GB18030, in which most folders are written
_CHINESE = 0.2  # the least share of frequent characters in a Chinese text of some length
_TELLING = 9  # bytes beyond ASCII in a line that is valid UTF-8: three characters of it are no chance


def decode(data: bytes) -> str:
    """Return the text of a file, newlines unified; raise ArticleError when its bytes make no text."""
    text = _decoded(data)
    if text is None or "\0" in text:
        raise ArticleError(_trouble(data))
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _decoded(data: bytes) -> str | None:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return _try(data, encoding)
    if b"\0" not in data:
        if (text := _try(data, "utf-8")) is not None:
            return text
        if _lines_in_utf8(data):
            return None  # in part UTF-8: GB18030 would read anything as characters nobody wrote
    return _best({name: _try(data, name) for name in (_WIDE if b"\0" in data else _NARROW)})


def _best(texts: dict[str, str | None]) -> str | None:
    """Return the likeliest of the readings: the first one, unless another is better for sure."""
    best, best_score = None, 0.0
    for text in texts.values():
        if text is None or _expected(text) < _TRUSTED:
            continue
        score = _expected(text) + min(_frequent(text), 0.5)
        if best is None or score > best_score + _SURE:
            best, best_score = text, score
    return best


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _expected(text: str) -> float:
    """Return the share of characters that one expects in a Chinese text."""
    if not text:
        return 1.0
    known = sum(
        char in "\n\r\t"
        or " " <= char <= "~"
        or "\u4e00" <= char <= "\u9fa5"
        or "\u2010" <= char <= "\u266f"
        or "\u3000" <= char <= "\u3020"
        or "\uff01" <= char <= "\uffe5"
        or char in "·°±×÷\xa0"
        for char in text
    )
    return known / len(text)


def _frequent(text: str) -> float:
    """Return the share of frequent characters among those beyond ASCII."""
    wide = [char for char in text if char > "~"]
    return sum(char in _COMMON for char in wide) / len(wide) if wide else 0.0


def _lines_in_utf8(data: bytes) -> list[int]:
    """Return the numbers of the lines that are Chinese in UTF-8 beyond doubt."""
    return [
        number
        for number, line in enumerate(data.split(b"\n"), 1)
        if sum(byte >= 0x80 for byte in line) >= _TELLING and _try(line, "utf-8") is not None
    ]


def _trouble(data: bytes) -> str:
    """Say why the bytes make no text, where, and how to mend it."""
    mend = "请用编辑器打开检查，另存为 UTF-8 文本后再放入。"
    in_utf8 = [] if b"\0" in data else _lines_in_utf8(data)
    if b"\0" not in data and not in_utf8 and (damaged := _damaged_line(data)):
        return f"大部分像 GB18030（GBK），但第 {damaged} 行有认不出的字节，文件可能损坏。{mend}"
    if not in_utf8:
        return f"不是可以识别的文本（支持 UTF-8、UTF-16、GB18030/GBK、Big5），可能是图片、程序等。{mend}"
    lines = data.split(b"\n")
    odd = [n for n, line in enumerate(lines, 1) if _try(line, "utf-8") is None]
    said = "、".join(map(str, odd[:5])) + ("等" if len(odd) > 5 else "")
    readable = all(_try(lines[n - 1], "gb18030") is not None for n in odd)
    kind = "是另一种编码（如 GBK），两种编码混在一起" if readable else "有认不出的字节，文件可能损坏"
    return (
        f"大部分像 UTF-8，但第 {said} 行{kind}。{mend}"
        if len(odd) < len(in_utf8)
        else (f"第 {in_utf8[0]} 行是 UTF-8，第 {said} 行{kind}。{mend}")
    )


def _damaged_line(data: bytes) -> int:
    """Return the first line that is not GB18030 in a file whose other lines are, 0 without one."""
    lines = data.split(b"\n")
    odd = [number for number, line in enumerate(lines, 1) if _try(line, "gb18030") is None]
    rest = "\n".join(text for line in lines if (text := _try(line, "gb18030")) is not None)
    mostly = len(odd) * 2 < len(lines) and _expected(rest) >= _TRUSTED and _frequent(rest) >= _CHINESE
    return odd[0] if odd and mostly else 0
