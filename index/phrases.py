"""What a phrase reads as: a heading, a list item, the rest of a word; knows nothing of lines or files."""

from __future__ import annotations

import re

from index.asides import is_aside
from index.lines import CLOSERS, NUMERALS, ends_sentence
from index.patterns import compiled
from index.words import cut_words

YEAR = r"(?:19|20)\d{2}"
# A year with 年, or bare as in `## 2023` and 2023工作核心, but no amount (2000亿元).
YEAR_STATED = (
    rf"(?<![\d.—－-])({YEAR})(?=年|(?![\d.%％亿万千百余多元个家人名户套亩吨公米平项台辆条座所处件]))"
)
_OPENS = {"“": "”", "‘": "’", "（": "）", "《": "》", "(": ")", "「": "」", "【": "】"}
LONGEST_HEADING = 56
_DATED = compiled(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_SPEAKER = compiled(r"[^：:]{1,12}[：:].*[：:]")
_GROWS = compiled(
    r"^[^，,]*(?:增长|下降|上升|提高|增速|[增涨降超达])[^，,\d]{0,3}[\d.０-９．]+[%％]$"
)  # a headline
BREAKS = compiled(r"[。；;]|[！？!?](?=.)|…")
_NUMBERED = (
    (
        compiled(
            rf"第[{NUMERALS}]{{1,3}}(?:部分|章|篇)|[{NUMERALS}]{{1,3}}、|[\u4e00-\u9fff]{{2,4}}[{NUMERALS}]{{1,3}}[:：]"
        ),
        3,
    ),
    (compiled(r"[A-Z][\s、.．：:](?![a-z])"), 4),
    (compiled(rf"[（(][{NUMERALS}]{{1,3}}[）)]"), 5),
    (compiled(r"\d{1,2}[.、．）](?!\d)|[①-⑳]|[（(]\d{1,2}[）)]"), 6),
    (compiled(rf"[{NUMERALS}]{{1,3}}[是要]|第[{NUMERALS}]{{1,3}}[，,、：:]"), 7),
)
HAS_YEAR = compiled(YEAR_STATED)


def looks_like_heading(text: str) -> bool:
    """Tell whether a whole paragraph reads as a heading: short, one phrase, no final punctuation."""
    if not 2 <= len(text) <= LONGEST_HEADING or is_aside(text) or BREAKS.search(text):
        return False
    if (
        _DATED.match(text)
        or text[-1] in "，、,.。！？!?；;…—"
        or (text[-1] in "%％" and not _GROWS.search(text))
        or (ends_sentence(text) and text[-1] not in CLOSERS)
    ):
        return False
    if ends_sentence(text) or open_pair(text) or (text[-1] in "：:" and _SPEAKER.match(text)):
        return False
    return _commas_balance(text)


def _commas_balance(text: str) -> bool:
    """Tell whether the text has no comma, or one between two phrases of like length."""
    parts = re.split(r"[，,]", text)
    if len(parts) == 1:
        return True
    sizes = [len(re.sub(r"\W", "", part)) for part in parts]
    longest, spread = (16, 3) if len(parts) == 2 else (8, 1)
    return len(parts) <= 3 and min(sizes) >= 4 and max(sizes) <= longest and max(sizes) - min(sizes) <= spread


def open_pair(text: str) -> bool:
    """Tell whether a quote or bracket opened in *text* is still open at its end."""
    return any(text.count(left) > text.count(right) for left, right in _OPENS.items())


def splits_word(left: str, right: str, shortest: int = 2) -> bool:
    """Tell whether a break between *left* and *right* parts a word: 招|商引资."""
    tail, head = left[-8:], right[:8]
    words = [span for _, span in cut_words(tail + head) if span.end - span.start >= shortest]
    across = any(span.start < len(tail) < span.end for span in words)
    # A word across the break is chance unless the break leaves a lone character behind.
    return across and (len(cut_words(tail)[-1][0]) == 1 or len(cut_words(head)[0][0]) == 1)


def number_kind(text: str) -> int:
    """Return the depth a heading's numbering gives it, 0 without one."""
    return next((level for pattern, level in _NUMBERED if pattern.match(text)), 0)
