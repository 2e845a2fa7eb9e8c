"""What stands beside an article's text: bylines, stamps, photo credits, lead-ins; knows no layout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.patterns import compiled

_YEAR = r"(?:19|20)\d{2}"
_WRITER = r"(?:特约|本报|见习|实习|首席)?(?:记者|通讯员|实习生)|作者|撰稿|撰文|采写|采编"
_PRESS = compiled(
    rf"{_WRITER}|责任编辑|责编|编辑|校对|审核|摄影|供稿|供图|来源|(?:文字|图片|文|图|摄)(?=[/／|｜:：])"
)
_OUTLET = compiled(
    r"[\u4e00-\u9fff·、\s]{0,18}(?:报|社|网|台|刊|新闻|媒体?|中心|客户端|观察|首席|见习|实习|特派|本报)"
    r"|[□■◎●△▲]?"
)
# The hundred commonest: they tell 记者张三 from 记者走基层 where no blank parts role and name.
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾"
    "夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤成"
)
_DAY = rf"{_YEAR}(?:年\d{{1,2}}月\d{{1,2}}日|[-/.]\d{{1,2}}[-/.]\d{{1,2}})"
_PAGE = r"(?:[\s\u3000]*第?[\dA-Z]{1,3}版)?"
_STAMP = compiled(
    rf"[^。，,；;\d]{{2,20}}(?:[\s\u3000]+|(?<=[局厅委办院社网报队室部会府心]))(?:(?:发布)?(?:时间|日期)[:：\s]*)?"
    rf"[（(]?{_DAY}[）)]?{_PAGE}|{_DAY}[\s\u3000]+[^\s。，,；;\d]{{2,10}}(?:报|社|网|台|刊|发布|新闻|客户端)|"
    rf"[（(【]?(?:(?:发布|发表|更新|刊发|成文)?(?:时间|日期)[:：\s]*)?{_DAY}"
    r"[\s\d:：]*[）)】]?(?:\s*(?:来源|作者|记者|编辑|浏览|点击|阅读|字号)[^。]{0,40})?|(?:来源|发布时间|发布日期)[:：][^。]{1,40}"
)
_DATED = compiled(rf"^(?:{_YEAR}年)?\d{{1,2}}月\d{{1,2}}日[\s\u3000]+")
_LONGEST = 70
_GAP = r"(?:^|[\s\u3000。，（(/／|｜])"
_CREDIT = compiled(
    rf"{_GAP}(?:[^\s。，（(：:]{{0,14}}供图|资料图片?|视觉中国|(?:图源|图片来源)[:：\s]?\S{{0,12}}|新华社发"
    rf"|(?:[^\s。，（(]{{0,10}}(?:记者|通讯员))?\s?[\u4e00-\u9fff·]{{2,4}}(?<!拍)[\s\u3000]*[/／]?摄)[）)】]?$"
)
# Who speaks at a press conference, said before it begins: 主持人：某某, 市某某局副局长 某某.
_AT_THE_TABLE = compiled(
    r"(?:主持人|发布人|发布嘉宾|出席嘉宾|嘉宾|主讲人|发言人)[：:][^，。；？?]{2,40}"
    r"|[^，。；：:]{0,40}(?:书记|主任|[局厅市县区省处司院会]长|主席|委员|调研员|巡视员|秘书长)"
    r"[ \u3000]+[\u4e00-\u9fff]{2,4}"
)
# What web pages hang on the end of an article.
_FURNITURE = compiled(
    r"(?:返回[\u4e00-\u9fff]{2,4}[，,]?查看更多|分享让更多人看到|(?:责任编辑|责编)[:：]?(?=$|[）)]))\s*"
)
# 某某网讯（记者 张三）, 某某社海州8月3日电, 某某报 李四报道: what stands before the news itself.
_LEAD_IN = compiled(
    r"(?:本报|本刊|[^，。；！？]{0,20}?(?:报|社|网|台|刊|新闻|客户端|在线|[）)]))[^，。；（(]{0,14}?(?:讯|电|日消息)"
    r"(?:\s*[（(【][^）)】]{0,60}[）)】]|(?=[\s\u3000\d０-９：:]))[\s\u3000：:]*"
    r"|[^，。；！？]{0,40}(?:记者|通讯员|网|报|台)[^，。；！？]{0,20}报道[\s\u3000：:]*(?=[\d０-９]|日前|近日|今日|昨日)"
)


def is_byline(text: str) -> bool:
    """Tell whether a whole paragraph only names who wrote it, or when and where it appeared."""
    undated = _DATED.sub("", text)
    if _LEAD_IN.fullmatch(text.strip()):
        return True
    return len(text) <= _LONGEST and (names_writers(undated) or bool(_STAMP.fullmatch(text)))


def is_caption(text: str) -> bool:
    """Tell whether a whole paragraph is a picture's caption, which a credit closes."""
    return len(text) <= _LONGEST and bool(_CREDIT.search(text.rstrip())) and text.count("。") <= 1


def is_aside(text: str) -> bool:
    """Tell whether a whole paragraph is no part of what the article says."""
    beside = _FURNITURE.fullmatch(text.strip()) or _AT_THE_TABLE.fullmatch(text.strip())
    return is_byline(text) or is_caption(text) or bool(beside)


def names_writers(text: str) -> bool:
    """Tell whether a whole paragraph is a byline: an outlet, a role, names."""
    bare_text = _FURNITURE.sub("", text).strip("（）()【】[] ")
    first = _PRESS.search(bare_text)
    if not first or re.search(r"[。，；！？,;!?“”《》\d]|(?:记者|通讯员|实习生)$", bare_text):
        return False
    before, after = bare_text[: first.start()].strip(), bare_text[first.end() :]
    if not _OUTLET.fullmatch(before):
        return False
    names = [name for name in re.split(r"[/／|｜:：\s、]+", _PRESS.sub(" ", after)) if name]
    if not names or not (before or re.match(r"[/／|｜:：\s]", after) or names[0][0] in _SURNAMES):
        return False
    return all(len(name) <= 8 or _OUTLET.fullmatch(name) for name in names)


def ends_with_byline(said: str) -> bool:
    """Tell whether a byline closes a paragraph after its last sentence."""
    tail = re.split(r"[。！？”]\s*", said)[-1]
    return bool(tail) and tail != said and is_byline(tail.strip())


def ends_article(text: str) -> bool:
    """Tell whether a paragraph is, or ends with, what newspapers close an article with."""
    bare = _FURNITURE.sub("", text).strip()
    return names_writers(bare) or ends_with_byline(bare) or bool(re.search(r"[（(]完[）)]$", bare))


def find_writers(texts: Sequence[str]) -> str | None:
    """Return the byline of an article's paragraphs: writers before sources and editors."""
    found = [*_whole_bylines(texts), *_tail_bylines(texts), *_bracketed(texts), *_lead_in_names(texts)]
    return next((line for line in found if re.search(_WRITER, line)), found[0] if found else None)


def _whole_bylines(texts: Sequence[str]) -> list[str]:
    return [_bare(text) for text in texts if names_writers(text)]


def _tail_bylines(texts: Sequence[str]) -> list[str]:
    tails = (re.split(r"[。！？”]\s*", text)[-1].strip() for text in texts)
    return [_bare(tail) for tail in tails if tail and names_writers(tail)]


def _bare(byline: str) -> str:
    return _FURNITURE.sub("", byline).strip("（）() ")


def _bracketed(texts: Sequence[str]) -> list[str]:
    found = (re.search(r"[（(]([^（()）]{0,20}记者[^（()）]{1,30})[）)]", text) for text in texts)
    return [match.group(1) for match in found if match]


def _lead_in_names(texts: Sequence[str]) -> list[str]:
    found = (re.match(r"(.*(?:记者|通讯员).*)报道", lead_in(text)) for text in texts)
    return [match.group(1) for match in found if match]


def lead_in(text: str) -> str:
    """Return what an agency puts before a paragraph's news, empty when it puts nothing."""
    found = _LEAD_IN.match(text)
    return found.group() if found else ""
