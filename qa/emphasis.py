"""A question's terms weighed by its grammar: what is measured, and what who did; reads no words anew."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from index import compiled, fold, is_deed, is_generality, word_class
from qa.frames import GENERIC_HEADS, PLAN_VERBS
from qa.question import Question, Term
from qa.terms import FIGURE_WEIGHT, is_nominal
from qa.wanted import CLASSIFIER

_DONE = compiled(r"([一-鿿]{2,4})了(?:大概|大约|一共|总共)?(?:多少|几)")
_DOING = compiled(r"([一-鿿]{2,4})的[一-鿿]{2,6}(?:一共|总共)?有(?:多少|几)")
_HOW_MANY = compiled(rf"(?:多少|几){CLASSIFIER}?的?(?P<what>[一-鿿]{{1,6}})[?。]?$")
_MEASURED = compiled(r"的([一-鿿]{2,8}?)(?:是|为|有|达到?)?(?:多少|多大)")
"""What stands behind 的 is measured, whatever a dictionary lists it as: 今年的预算是多少."""

_MEASURES = compiled("收入|支出|预算|决算|投入|产出|开支|利润|营收")
"""Measured too, though a dictionary lists some as verbs."""

_NEEDED_DEED = 0.3
_WHO = frozenset(["领导", "干部", "负责人", "人士", "人物", "官员"])
"""Who is asked for may be called otherwise: 主持会议的领导是谁 wants a 书记."""

_ALL_THAT_IS_DONE = frozenset(["工作", "建设", "发展"])
"""How they 做好知识产权工作 an article tells without the last word."""

HEAD_EMPHASIS = 1.5
GENERIC_EMPHASIS = 0.1
_BUILT = compiled("[桥路站港场馆]$")
"""A 大桥 is no place of the world, though dictionaries list it as one."""

_NO_NAMES = compiled(
    "城市|城镇|城建|都市|大城市|新区|新城|新村|古城|山村|山区|湖区|镇区|湾区|高原|平原|"
    "沿海地区|周边地区|海洋|海滩|海湾|海峡|港湾|湖泊|河湖|河水|湖水|江水|内河|池塘|深水|"
    "大坝|入口|海关|远洋|治安|福利|上市|普及|普通高中|美丽|深度|长度|维度|满意度|宜居|"
    "新鲜|关联|中断|加盟|惠及|合龙|串联|并联|开园|治沙|治河|滑坡|馆藏|上岗|中考|契约|"
    "加密|美化|法治化"
)
"""Common words that the dictionary lists as places, of those that news of 2023 says most."""

_NEEDED_PLACE = 3.0
"""Trade with 俄罗斯 is not all trade; tuned on five question sets, 2026-11-21."""


def with_agent(question: Question, folded: str) -> Question:
    """Weigh what the person asked for did: in 会议由谁主持 it is 主持, not 会议."""
    asked = re.search(r"(?:由|是)(?:谁|哪位|什么人)([一-鿿]{2})", folded)
    if not asked or question.wanted != "person":
        return question
    deed = asked.group(1)
    terms = tuple(
        replace(t, weight=t.weight * 2.5, needed=1.0) if t.text == deed else t for t in question.terms
    )
    return replace(question, terms=terms)


def with_head(question: Question) -> Question:
    """Weigh what is measured: Chinese puts it last, in 项目年度投资是多少 it is 投资, not 项目."""
    if question.wanted not in ("figure", "yesno"):
        return _with_nouns(question)
    question = _with_doing(_with_done(question))
    done = _done(question)
    measured = _MEASURED.search(fold(question.text))
    nouns = [t for t in question.terms if _is_noun(t, measured[1] if measured else "") and t.text not in done]
    counted = _counted(question)
    if counted:
        nouns = [t for t in nouns if t.text not in counted] + [t for t in question.terms if t.text in counted]
    if len(nouns) > 1 and _is_done(nouns[-1], fold(question.text)):
        nouns.pop()
    if not nouns:
        return question
    parts = [t for t in question.terms if t in nouns or _modifies(t)]
    phrase = _without_verb(_noun_phrase(parts[: parts.index(nouns[-1]) + 1], question.pairs))
    return replace(question, terms=_weighted(question.terms, phrase), head=phrase)


def _is_done(last: Term, asked: str) -> bool:
    """Tell whether *last* is what is done with so many, not what is measured: 楼宇培育多少栋."""
    return is_deed(last.text) and re.search(rf"{last.text}(?:多少|几){CLASSIFIER}", asked) is not None


def _done(question: Question) -> tuple[str, ...]:
    """The words that 了 makes deeds, whatever a dictionary lists them as: 经手 in 经手了多少快递."""
    done = _DONE.findall(fold(question.text))
    return tuple(t.text for t in question.terms if any(words.endswith(t.text) for words in done))


def _with_done(question: Question) -> Question:
    """Need what was done little: another word may say it."""
    done = [word for word in _done(question) if not is_deed(word)]
    terms = (replace(t, needed=min(t.needed, _NEEDED_DEED)) if t.text in done else t for t in question.terms)
    return replace(question, terms=tuple(terms))


def _with_doing(question: Question) -> Question:
    """Need what parts the things counted from their like: 筹备 of 还在筹备的项目有几个."""
    doing = _DOING.findall(fold(question.text))
    verbs = {t.text for t in question.terms for words in doing if len(t.text) > 1 and words.endswith(t.text)}
    terms = (
        replace(t, needed=1.0) if t.text in verbs and word_class(t.text)[:1] == "v" else t
        for t in question.terms
    )
    return replace(question, terms=tuple(terms))


def _counted(question: Question) -> tuple[str, ...]:
    """The one word behind 多少 or its measure word that the genre knows or that names something: 快递."""
    found = _HOW_MANY.search(fold(question.text))
    if found is None:
        return ()
    bare = found["what"] if len(found["what"]) > 1 or word_class(found["what"])[:1] == "n" else ""
    known = (t for t in question.terms if len(t.text) == 1 or len(t.forms) > 1 or _is_noun(t))
    return tuple(t.text for t in known if t.text == bare and not is_generality(bare))


def _with_nouns(question: Question) -> Question:
    """Ask for every noun, and of a list for every word: what merely touches on the question is wrong."""
    listed = question.wanted == "list"
    who = question.wanted == "person"
    terms = (
        replace(t, needed=_NEEDED_DEED)
        if who and t.text in _WHO
        else replace(t, needed=1.0)
        if _asked_in_full(t, listed=listed)
        else t
        for t in question.terms
    )
    return replace(question, terms=tuple(terms))


def _asked_in_full(term: Term, *, listed: bool) -> bool:
    word = term.text
    if is_generality(word) or word in _ALL_THAT_IS_DONE:
        return listed and not is_generality(word)
    return is_nominal(word) or (listed and len(term.forms) > 1)


def _is_noun(term: Term, measured: str = "") -> bool:
    """Tell whether *term* may be what is measured; it is where *measured* says just that."""
    word = term.text
    if _MEASURES.fullmatch(word):
        return True
    if word == measured and word not in GENERIC_HEADS and not is_generality(word):
        return True
    if len(word) < 2 or word in GENERIC_HEADS or is_generality(word) or term.weight == FIGURE_WEIGHT:
        return False
    return is_nominal(word) or term.needed >= 1.0


def _modifies(term: Term) -> bool:
    """Tell whether *term* tells one thing from its like: 绿色 before 贷款."""
    return len(term.text) > 1 and word_class(term.text)[:1] in ("a", "b", "z")


def _noun_phrase(nouns: Sequence[Term], pairs: Sequence[str]) -> tuple[str, ...]:
    """Return the words, side by side in the question, that end in what is measured."""
    phrase = [nouns[-1].text]
    for term in reversed(nouns[:-1]):
        if term.text + phrase[0] not in pairs:
            break
        phrase.insert(0, term.text)
    return tuple(phrase)


def _without_verb(phrase: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out what is done with the thing: in 建设日间照料中心的数量 the 建设 is a verb."""
    return phrase[1:] if len(phrase) > 2 and phrase[0] in PLAN_VERBS else phrase


def _weighted(terms: Sequence[Term], phrase: Sequence[str]) -> tuple[Term, ...]:
    """Emphasise the last word of *phrase*; all of it must be said, and every place of the world outside."""
    weights = {phrase[-1]: HEAD_EMPHASIS} | dict.fromkeys(GENERIC_HEADS, GENERIC_EMPHASIS)
    return tuple(
        replace(term, weight=term.weight * weights.get(term.text, 1.0), needed=_needed_of(term, phrase))
        for term in terms
    )


def _needed_of(term: Term, phrase: Sequence[str]) -> float:
    if _names_place(term.text):
        return _NEEDED_PLACE  # trade with 俄罗斯 is not all trade
    return 1.0 if term.text in phrase else term.needed


def _names_place(word: str) -> bool:
    """Tell whether *word* is the name of a place that no list of the country's holds; 东西 is none."""
    listed = word_class(word) == "ns" and not _NO_NAMES.fullmatch(word)
    return listed and not (is_deed(word) or is_generality(word)) and not _BUILT.search(word)
