"""Whether a figure is of just what is asked: of no part, rival or other word of its words."""

from __future__ import annotations

import re
from itertools import pairwise

from index import compiled, fold, known_in, word_class
from qa.matching import match, places_named
from qa.question import Question
from qa.terms import is_nominal

_HEAD_MISSED, _HEAD_RIVALLED = 0.85, 0.6
"""What a figure measures need not be said right beside it, unless something else is."""
_HALF = 0.45
"""A word of which but one of two pairs of characters is said is not said: 监测 is no 监测站."""
_MERE_ENDINGS = tuple("业额量数值费类")
"""What a word says without them it says already: 餐饮业收入 is 餐饮收入."""
_PART, _OTHER_PART = 0.9, 0.85
OF_WHOLE = 0.5
"""民营企业进出口 is not what a question for 全区进出口 asks, even where nothing else is told."""
_SCOPE = compiled(
    r"各项|各类|所有|全[市省区县国州年]|[一-鿿]{1,3}[市县区]|实现|完成|达到?|累计|上半年|预计|年|(?:对外|货物)?贸易|外贸|货物"
)
_IN_ALL = compiled("共计|累计|总共|一共|合计|共有|已经")
_AMONG_THEM = compiled(
    r"其中,?(?:(?:包括|包含)[^;。]*$|(?P<who>[一-鿿]{2,10}(?:景区|园区|新区|片区|开发区|保税区|口岸|机场|港区|公司|集团)))"
)
_TRADED = compiled(r"(?:进出口|出口|进口|销售|采购)(?P<what>[\u4e00-\u9fff]{2,12})$")
_GOODS = compiled(r"(?P<what>[\u4e00-\u9fff]{2,12}?)(?:进出口|出口|进口)(?:货运量|总?[额量值])?$")
_ANY_GOODS = compiled(
    r"(?:(?:全|我)[市省区县国州]|[一-鿿]{1,6}[市省区县州]|口岸|地区|外贸|对外|货物|商品|贸易|实现|完成|累计|上半年|全年)*"
)
_OF_ALL = compiled(r"总?[额值量](?!子)|商品|货物|货值|[总全]|规模|完成|实现")
"""What is traded, behind the deed: 出口太阳能电池 is no 出口, but 出口货值 is."""

_LED = compiled(
    r"(?P<who>[一-鿿]{2,12}?)(?:紧随其后|次之|其次|(?:[位居列]|占据?)+(?:第[一二三四五六七八九十]|首位|榜首)|领跑|独占鳌头)"
    r"[^,;。]*,[^,;。]*$"
)
"""What leads or comes next among several goes on into the clause behind: 零售业紧随其后，引进品牌23家."""

_EXTREME = compiled(r"最[多大高长低少]的[^,;。]{0,12}[是为]")
_SAYS_NO_MORE = frozenset(["服务", "综合", "发展", "建设", "管理", "保障", "工作", "产业"])
"""A 养老服务中心 is a 养老中心."""

_ALL_OF_IT = compiled(r"全[市省区县国]|一共|总共|总计|合计")
_PARTNER = compiled(r"对([\u4e00-\u9fff]{2,8}?)的?(?:进出口|出口|进口|贸易|投资|援助)")


def narrower(question: Question, measures: str) -> float:
    """Return less than 1 for a part of what is asked: 新能源发电量 is not the 发电量."""
    traded = _TRADED.search(measures)
    if traded and not _OF_ALL.search(traded["what"]) and not _is_asked(question, traded["what"]):
        return OF_WHOLE
    if _of_other_goods(question, measures):
        return OF_WHOLE
    for form in (form for term in question.terms for form in term.forms):
        prefix = measures.removesuffix(form)
        if prefix == measures:
            continue
        for place in places_named(prefix):
            prefix = prefix.replace(place, "")
        prefix = _SCOPE.sub("", prefix)
        if len(prefix) >= 2:
            among = any(f"{form}中" in prefix for term in question.terms for form in term.forms)
            if not among and any(match(term, prefix) for term in question.terms):
                return 1.0  # 规上工业中船舶制造 is a part of 规上工业
            return OF_WHOLE if _ALL_OF_IT.search(fold(question.text)) else _PART
    return 1.0


def _of_other_goods(question: Question, measures: str) -> bool:
    """Tell whether goods are measured that a question for trade doesn't ask about: 电池出口额 for 出口."""
    goods = _GOODS.search(measures)
    if goods is None or not any(word in fold(question.text) for word in ("出口", "进口")):
        return False
    what = goods["what"]
    for place in places_named(what):
        what = what.replace(place, "")
    return not _ANY_GOODS.fullmatch(what) and not _is_asked(question, what)


def _is_asked(question: Question, words: str) -> bool:
    return any(match(term, words) for term in question.terms)


def of_extreme(question: Question, said: str) -> float:
    """Return less than 1 for the figure of the one that has most, where nobody asks for it."""
    return _PART if _EXTREME.search(said) and "最" not in question.text else 1.0


def of_part(question: Question, before: str) -> float:
    """Return less than 1 for a part behind 其中 that nobody asks for: 其中，某景区接待游客20万人次."""
    led = _LED.search(before)
    if led and led["who"][-2:] not in fold(question.text):
        return _OTHER_PART
    part = _AMONG_THEM.search(before)
    if part is None or (part["who"] and part["who"][-4:] in fold(question.text)):
        return 1.0
    return _OTHER_PART


def of_compound(question: Question, said: str) -> float:
    """Return less than 1 where another word parts what is asked for as one: 注册申请量 is no 注册量."""
    asked = fold(question.text)
    for one, other in pairwise(term.text for term in question.terms):
        if f"{one}{other}" not in asked or f"{one}{other}" in said or one not in said or other not in said:
            continue
        parted = re.search(rf"{re.escape(one)}([\u4e00-\u9fff]{{2,4}}){re.escape(other)}", said)
        if (
            parted
            and not _IN_ALL.fullmatch(parted[1])
            and parted[1] not in _SAYS_NO_MORE
            and (is_nominal(parted[1]) or word_class(parted[1])[:1] == "v")
        ):
            return _PART
    return 1.0


def with_partner(question: Question, sentence: str) -> float:
    """Return less than 1 where the country that trade is asked about isn't named: 对俄罗斯进出口."""
    partner = _PARTNER.search(fold(question.text))
    return 1.0 if partner is None or partner[1] in sentence else 0.5


def head_said(question: Question, around: str, measures: str, title: str) -> float:
    """What the figure measures, the question's last noun phrase, should be said beside the figure itself.

    That it is of what the *title* names, 甲乙大桥, the title says for all that follows.
    """
    own = f"{around}\n{measures}"
    named = {term.text: term for term in question.terms}
    if len(named) < 2:
        return 1.0
    asked = fold(question.text)
    said = all(
        match(named[word], own) >= (0.1 if word[-1] in _MERE_ENDINGS else _HALF)
        or (word != question.head[-1] and _titles(asked, word, title))
        for word in question.head
        if word in named
    )
    if said:
        return 1.0
    rival = known_in(measures)
    heads = [named[word] for word in question.head[-1:] if word in named]
    apart = any(rival in term.forms for term in question.terms if term.text not in question.head)
    rivalled = rival and (apart or not any(rival in head.forms or head.text in rival for head in heads))
    return _HEAD_RIVALLED if rivalled else _HEAD_MISSED


def _titles(asked: str, word: str, title: str) -> bool:
    """Tell whether *title* names what *word* ends in *asked*, a proper name: 甲乙大桥."""
    at = asked.find(word)
    name = asked[max(0, at - 2) : at + len(word)]
    return len(name) >= 4 and name in title and name[0] not in "全我各本"
