"""Which line breaks are real: lines into paragraphs, paragraphs into headings and body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from index.lines import BULLET, CLOSERS, HEADING_MARK, ITEM, NUMERALS, Line, Wrap, ends_sentence
from index.words import cut_words

YEAR = r"(?:19|20)\d{2}"
# A year with 年, or bare as in `## 2023` and 2023工作核心, but no amount (2000亿元).
YEAR_STATED = (
    rf"(?<![\d.—－-])({YEAR})(?=年|(?![\d.%％亿万千百余多元个家人名户套亩吨公米平项台辆条座所处件]))"
)
_OPENS = {"“": "”", "‘": "’", "（": "）", "《": "》", "(": ")", "「": "」", "【": "】"}
_PRESS = re.compile(
    r"(?:特约|本报|见习|实习|首席)?记者|通讯员|实习生|作者|撰稿|撰文|责任编辑|责编|编辑|校对|审核|摄影|供稿|供图|来源"
    r"|(?:文字|图片|文|图|摄)(?=[/／|｜:：])"
)
_OUTLET = re.compile(
    r"[\u4e00-\u9fff·\s]{0,16}(?:报|社|网|台|刊|新闻|媒体?|中心|客户端|观察|首席|见习|实习|特派|本报)|[□■◎●△▲]?"
)
# The hundred commonest: they tell 记者张三 from 记者走基层 where no blank parts role and name.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤成"
)
_STAMP = re.compile(
    rf"[^。，,；;\d]{{2,20}}[\s\u3000]+{YEAR}年\d{{1,2}}月\d{{1,2}}日|"
    rf"[（(【]?(?:(?:发布|发表|更新|刊发|成文)?(?:时间|日期)[:：\s]*)?{YEAR}(?:年\d{{1,2}}月\d{{1,2}}日|[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
    r"[\s\d:：]*[）)】]?(?:\s*(?:来源|作者|记者|编辑|浏览|点击|阅读|字号)[^。]{0,40})?|(?:来源|发布时间|发布日期)[:：][^。]{1,40}"
)
LONGEST_HEADING = 56
_DATED = re.compile(r"(?:\d{4}年)?\d{1,2}月\d{1,2}日")
_SPEAKER = re.compile(r"[^：:]{1,12}[：:].*[：:]")
_FRAGMENT = re.compile(r"[^。！？]{1,3}。")
_ORDINAL = re.compile(rf"[{NUMERALS}]{{1,3}}[是要]")
_INNER = re.compile(r"[。；;]|[！？!?](?=.)|…")
_NUMBERED = (
    (
        re.compile(
            rf"第[{NUMERALS}]{{1,3}}(?:部分|章|篇)|[{NUMERALS}]{{1,3}}、|[\u4e00-\u9fff]{{2,4}}[{NUMERALS}]{{1,3}}[:：]"
        ),
        3,
    ),
    (re.compile(r"[A-Z][\s、.．：:](?![a-z])"), 4),
    (re.compile(rf"[（(][{NUMERALS}]{{1,3}}[）)]"), 5),
    (re.compile(r"\d{1,2}[.、．）](?!\d)|[①-⑳]|[（(]\d{1,2}[）)]"), 6),
    (re.compile(rf"[{NUMERALS}]{{1,3}}[是要]|第[{NUMERALS}]{{1,3}}[，,、：:]"), 7),
)
_HAS_YEAR = re.compile(YEAR_STATED)
_FIGURE = re.compile(r"\d\s*(?:%|％|亿|万|元|个|家|名|项|公里|平方|人)")


def bare(line_text: str) -> str:
    """Return a line without its leading marks and emphasis."""
    text = line_text.lstrip("> ")
    if found := HEADING_MARK.match(text) or BULLET.match(text):
        text = text[found.end() :]
    return text.replace("**", "").strip()


def is_byline(text: str) -> bool:
    """Tell whether a whole paragraph only names who wrote it, or when and where it appeared."""
    return len(text) <= 70 and (names_writers(text) or bool(_STAMP.fullmatch(text)))


def names_writers(text: str) -> bool:
    """Tell whether a whole paragraph is a byline: an outlet, a role, names."""
    bare_text = text.strip("（）()【】[] ")
    first = _PRESS.search(bare_text)
    if not first or re.search(r"[。，；！？,;!?“”《》\d]", bare_text):
        return False
    before, after = bare_text[: first.start()].strip(), bare_text[first.end() :]
    if not _OUTLET.fullmatch(before):
        return False
    names = [name for name in re.split(r"[/／|｜:：\s、]+", _PRESS.sub(" ", after)) if name]
    if not names or not (before or re.match(r"[/／|｜:：\s]", after) or names[0][0] in _SURNAMES):
        return False
    return all(len(name) <= 8 or _OUTLET.fullmatch(name) for name in names)


def looks_like_heading(text: str) -> bool:
    """Tell whether a whole paragraph reads as a heading: short, one phrase, no final punctuation."""
    if not 2 <= len(text) <= LONGEST_HEADING or is_byline(text) or _INNER.search(text):
        return False
    if (
        _DATED.match(text)
        or text[-1] in "，、,.。！？!?；;…%％—"
        or (ends_sentence(text) and text[-1] not in CLOSERS)
    ):
        return False
    if ends_sentence(text) or _open_pair(text) or (text[-1] in "：:" and _SPEAKER.match(text)):
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


def _open_pair(text: str) -> bool:
    """Tell whether a quote or bracket opened in *text* is still open at its end."""
    return any(text.count(left) > text.count(right) for left, right in _OPENS.items())


def group_lines(lines: Sequence[Line], wrap: Wrap | None) -> list[list[Line]]:
    """Return the lines of each real paragraph or heading."""
    groups: list[list[Line]] = []
    indents = _indents_mark(lines)
    for i, line in enumerate(lines):
        if groups and _continues(groups[-1], lines, i, wrap, indents):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _indents_mark(lines: Sequence[Line]) -> bool:
    """Tell whether an indented line opens a paragraph: some lines are indented, most are not."""
    indented = sum(2 <= line.indent <= 8 for line in lines)
    return 0 < indented <= len(lines) * 0.6


def _continues(
    group: Sequence[Line], lines: Sequence[Line], i: int, wrap: Wrap | None, indents: bool
) -> bool:
    before, line = group[-1], lines[i]
    if line.mark or line.cut or before.mark == "row":
        return False
    said = "".join(bare(part.text) for part in group)
    if not ends_sentence(said) and group[0].mark != "heading" and _is_cut_off(said, lines, i):
        return True
    if group[0].mark == "heading":
        return line.gap == 0 and _heading_runs_on(said, before, lines, i, wrap)
    if (
        indents
        and 2 <= line.indent <= 8
        and line.indent > group[-1].indent
        and not said.endswith(("，", "、", ","))
    ):
        return False
    if line.gap:
        return _continues_over_blank(group, said, lines, i, wrap)
    if wrap is None:
        return _continues_unwrapped(said, line)
    return _continues_wrapped(group, said, lines, i, wrap)


def _is_cut_off(said: str, lines: Sequence[Line], i: int) -> bool:
    """Tell whether what is *said* must run on: the rest of a word follows, or an ordinal sentence."""
    if is_byline(said) or said[-1] in "：:":
        return False
    if _FRAGMENT.match(bare(lines[i].text)):
        return True
    return bool(_ORDINAL.match(said)) and not ITEM.match(bare(lines[i].text)) and _ordinals_open_body(lines)


def _ordinals_open_body(lines: Sequence[Line]) -> bool:
    """Tell whether 一是, 二是 open paragraphs here, rather than stand as headings over them."""
    opened = [i for i, line in enumerate(lines) if _ORDINAL.match(bare(line.text))]
    return any("。" in _run_text(lines, i)[:40] for i in opened)


def _run_text(lines: Sequence[Line], i: int) -> str:
    """Return what the lines from *i* to the next blank line say."""
    end = i + 1
    while end < len(lines) and lines[end].gap == 0 and not lines[end].mark:
        end += 1
    return "".join(bare(line.text) for line in lines[i:end])


def _heading_runs_on(said: str, before: Line, lines: Sequence[Line], i: int, wrap: Wrap | None) -> bool:
    if wrap is None or not wrap.fills(before.raw):
        return False
    whole = said + _run_text(lines, i)
    return looks_like_heading(whole) or (len(whole) <= LONGEST_HEADING and not _INNER.search(whole))


def _continues_unwrapped(said: str, line: Line) -> bool:
    if ends_sentence(said) or said[-1] in "：:；;" or is_byline(said) or looks_like_heading(said):
        return False
    return not ITEM.match(line.text)


def _continues_wrapped(group: Sequence[Line], said: str, lines: Sequence[Line], i: int, wrap: Wrap) -> bool:
    before, line = group[-1], lines[i]
    text = bare(line.text)
    full = wrap.fills(before.raw)
    if not full:
        phrase = looks_like_heading(said) and not re.search("[，,]", said)
        if ends_sentence(said) or said[-1] in "：:" or is_byline(said) or phrase:
            return False
        return not (ITEM.match(text) and said[-1] in "；;")
    if len(group) == 1 and wrap.exceeds(before.raw) and looks_like_heading(said):
        return not looks_like_heading(_run_text(lines, i))
    if not ends_sentence(said):
        return not (ITEM.match(text) and said[-1] in "：:" and not wrap.fills(line.raw))
    if _blank_lines_part(lines):
        return True
    short = i + 1 < len(lines) and not wrap.fills(line.raw) and looks_like_heading(text)
    return not (ITEM.match(text) or short)


def _blank_lines_part(lines: Sequence[Line]) -> bool:
    """Tell whether paragraphs are parted by blank lines rather than by short last lines only."""
    ended = [b.gap > 0 for a, b in pairwise(lines) if ends_sentence(a.text)]
    return sum(ended) >= 2 and sum(ended) * 6 >= len(ended)


def _continues_over_blank(
    group: Sequence[Line], said: str, lines: Sequence[Line], i: int, wrap: Wrap | None
) -> bool:
    line = lines[i]
    text = bare(line.text)
    if text[0] in "，。；：、！？,;:!?)）”’》】%％":
        return not is_byline(said)
    if group[0].mark == "bullet" and not _open_pair(said):
        return False
    if ends_sentence(said) or is_byline(said) or said[-1] in "：:" or _ends_with_byline(said):
        return False
    item = ITEM.match(text)
    if said[-1] in "，、,；;" or _open_pair(said):
        return not (item and said[-1] in "；;")
    if splits_word(said, text, 3 if looks_like_heading(said) else 2):
        return True
    if looks_like_heading(said) or item or is_byline(_run_text(lines, i)):
        return False
    return not _is_heading_amid(lines, i, wrap)


def _ends_with_byline(said: str) -> bool:
    tail = re.split(r"[。！？”]\s*", said)[-1]
    return bool(tail) and tail != said and is_byline(tail.strip())


def _is_heading_amid(lines: Sequence[Line], i: int, wrap: Wrap | None) -> bool:
    """Tell whether the lines at *i* are a heading although the paragraph before them is cut off."""
    run = _run_text(lines, i)
    if not ((5 if wrap else 3) <= len(run) <= 40 and looks_like_heading(run)) or re.search(
        r"[，,]|[\d.]$", run
    ):
        return False
    end = i + 1
    while end < len(lines) and lines[end].gap == 0:
        end += 1
    if end == len(lines):
        return wrap is None
    if end - i > 1 and wrap is not None:
        return wrap.fills(lines[i].raw)
    below = _run_text(lines, end)
    return not looks_like_heading(below) and not splits_word(run, below)


def splits_word(left: str, right: str, shortest: int = 2) -> bool:
    """Tell whether a break between *left* and *right* parts a word: 招|商引资."""
    tail, head = left[-8:], right[:8]
    words = [span for _, span in cut_words(tail + head) if span.end - span.start >= shortest]
    across = any(span.start < len(tail) < span.end for span in words)
    # A word across the break is chance unless the break leaves a lone character behind.
    return across and (len(cut_words(tail)[-1][0]) == 1 or len(cut_words(head)[0][0]) == 1)


def find_levels(groups: Sequence[Sequence[Line]], texts: Sequence[str]) -> list[int]:
    """Return the depth of each heading, 0 for body, from marks, numbering and standing."""
    levels: list[int] = []
    depth = max((group[0].depth for group in groups), default=0)
    heads = [_is_heading(group, text) for group, text in zip(groups, texts, strict=True)]
    _drop_lists(groups, texts, heads)
    numbered = any(head and _NUMBERED[0][0].match(text) for head, text in zip(heads, texts, strict=True))
    body_seen = False
    for group, text, head in zip(groups, texts, heads, strict=True):
        if not head:
            body_seen = body_seen or not is_byline(text)
            levels.append(0)
        elif group[0].mark == "row":
            levels.append(depth + 9)
        elif group[0].mark == "heading":
            levels.append(group[0].depth)
        else:
            levels.append(depth + _plain_level(text, body_seen, numbered))
    return levels


def _is_heading(group: Sequence[Line], text: str) -> bool:
    mark = group[0].mark
    if mark == "row":
        return group[0].head
    if mark == "heading":
        return True
    if mark or not text:
        return False
    bold = len(group) == 1 and group[0].text.startswith("**") and group[0].text.endswith("**")
    if bold and len(text) <= LONGEST_HEADING and not _INNER.search(text) and "**" not in group[0].text[2:-2]:
        return True
    if text.startswith("——"):
        return len(text) <= 80 and "。" not in text
    return looks_like_heading(text)


def _drop_lists(groups: Sequence[Sequence[Line]], texts: Sequence[str], heads: list[bool]) -> None:
    """Take back headings that are really the items of a list: numbered, or figures, with no body."""
    plain = [head and not group[0].mark for head, group in zip(heads, groups, strict=True)]
    for i, text in enumerate(texts):
        if not plain[i]:
            continue
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(texts) and plain[j]]
        kind = number_kind(text)
        same = [j for j in near if kind and number_kind(texts[j]) == kind]
        if same or (_FIGURE.search(text) and any(_FIGURE.search(texts[j]) for j in near)):
            heads[i] = False


def number_kind(text: str) -> int:
    """Return the depth a heading's numbering gives it, 0 without one."""
    return next((level for pattern, level in _NUMBERED if pattern.match(text)), 0)


def _plain_level(text: str, body_seen: bool, numbered: bool) -> int:
    if text.startswith("——") or not (body_seen or number_kind(text)):
        return 1
    if kind := number_kind(text):
        return kind
    if text[-1] in "：:":
        return 8
    if _HAS_YEAR.search(text):
        return 2
    return 4 if numbered else 3
