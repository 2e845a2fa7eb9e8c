"""Goal or result: what a sentence's wording, its headings and its year say; knows nothing of figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.fold import fold
from index.passage import Kind
from index.patterns import compiled
from index.tenses import aimed_years

_STRONG_GOAL = compiled(
    r"预期目标|发展目标|的目标|目标(?:任务)?(?:是|为|有|如下|:)|力争|(?<!为)确保|(?<!年度)计划(?!总投资)|规划到|(?<![个家户项名条批款人的])拟|预期|预计|不低于|不少于|年底前|底前|月底|年内|今年将|明年将|有望"
    r"|争取(?=今年|明年|全年|年内|到|在|早日|尽快|尽早|提前|实现|完成|达到|突破|进入|建成|开工|新增)"
    r"|(?<!去年)(?<!上年)下半年|下一步|下一阶段|下阶段|今年(?:重点|着力|全力|继续)|重点(?:做好|抓好|办好)"
    r"|(?<![主重需必紧次简摘概纲首])要(?!素|求|闻|件|地|塞|点|害|道|领|务|么|是)"
    r"|提出[,，](?=20\d\d年|今年|明年|全年)|(?<!即)将(?!近|来)(?![^,。;]{0,20}作为)|到20\d\d年|到\"?十[四五]五"
)
_PLAN_REGISTER = compiled(
    r"着力|加快|推进|深入推进|大力|全力|努力|持续|强化|深化|聚焦|紧盯|围绕|打造|谋划|启动|开展|实施|加大|抓好|做好|坚持|支持|促进|加强|力促"
)
_LATER_AIM = compiled(
    r"[，,](?=(?:今年|明年|20\d\d年|全年|年内|当年|年度|预计|计划|[建投达]成?产?[后成])[^，,；;]*\d)"
)
_TOLD_THEN_AIMED = compiled(rf"(\d[^;；]*){_LATER_AIM.pattern}[^,，;；]*")
# Said of how things stand, not of what to do: 整合力加强，效应加快释放.
_STATES = compiled(
    r"(?:加快|加强|强化|深化|加大)(?=[,;。、\d]|$)"
    r"|(?:加快|持续)(?:增长|释放|向好|回升|恢复|回暖|下降|回落|改善|走高|攀升|涌现|集聚|显现)"
)
_STRONG_RESULT = compiled(
    r"完成了|实现了|达到了|取得|荣获|获评|获批|入选|跃居|刷新|已[^经]?|累计|截至|截止|一年来|过去[一五]?年|五年来|以来"
    r"|比上年|较上年|较去年|比去年|圆满|超额完成|首次突破|历史新高|(?:增长|新增|建成|引进|完成)了|前三季度|上半年[,，]?全"
)
_REPORT = compiled(
    r"截至|截止|已[建完引签新实开]|累计(?!达到|下降|提高)|一年来|完成了|实现了|[比较](?:上|去)年|(?:上半年|季度|\d月份?)[^;]*同比(?!.*目标)"
    r"|(?<![争保到底成])(?:上半年|前?[一二三]季度|1月?[-~至到]\d{1,2}月|前[\d一二两三四五六七八九十]{1,2}个月|\d{1,2}月末)(?![前底要将力确争末]|[^,;]{0,12}(?:要|力争|确保))"
)
_CLAUSE_GOAL = compiled(
    r"力争|确保|(?<=20\d\d年)计划(?:开工|新建|新增|改造|实施|建成|培训|发放)|(?<![年度按])计划(?:开工|竣工|新建|新增|完成|实施|建成|(?!总投资|的|任务|目标|数|安排)[一-鿿]{1,6}(?=\d))|争取(?=全年|年内|今年|到|在)|预计全年|年底前|有望"
)
_CLAUSE_RESULT = compiled(
    r"已(?!经?将)|成功|共有|现有|目前|截至|截止|共入选|以来(?:累计|总共|共|已)|[一-鿿]了(?:近|约|超过?)?\d|(?:完成|实现|达到|增长|新增)了|今年以来"
)
# 到2030年，全省将累计推广…; 提出目标任务，到2027年，累计制定…等目标.
_FUTURE = compiled(r"到20\d\d年[底末]?,?[^,;]{0,12}?将(?!近)|目标(?:任务)?,到20\d\d年|等[一-鿿]{0,4}目标。?$")
_SHORT_QUOTE = compiled(
    r"“[^“”\d]{1,20}”|‘[^‘’\d]{1,20}’|(?<![“”])\"[^\"'\d]{1,20}\"|(?<![‘’])'[^\"'\d]{1,20}'"
)  # “我要当先锋” says nothing of the sentence's kind
_RESULT_REGISTER = compiled(
    r"完成|实现|达到|达\d|居全|位居|增长\d|新增|建成|落户|落地|开通|获|总数|共有|共\d|突破"
)
_DONE = compiled(r"同比|居全|位居|获|开通|落户|总数|共有|新登记|顺利|成功|首次")
_GOAL_HEADING = compiled(
    r"目标|预期|计划(?!执行|完成|落实)|部署|打算|安排|任务|举措|重点|着力|加快|推进|奋力|开创|全面加快|打造|聚焦|总体要求|建议|展望|怎么干|如何|下一?步|下一?阶段"
)
_RESULT_HEADING = compiled(
    r"回顾|成绩|成效|亮点|成就|答卷|总结|回眸|盘点|(?:完成|执行|运行|落实)情况|存在的?(?:主要|突出)?(?:问题|困难|不足)|实现了|上台阶|取得|这一年|一年来"
)


_TO_BE_DONE = compiled(
    r"[,;]?(?:预计|计划|将)(?:于|在|到)?(?:20\d\d|今|明)年[^,;]{0,8}(?:建成|竣工|完工|投产|投用|投运|通车|开通|运营|投入使用)[^,;]*"
)
"""When one thing is to be ready is said among what was done: it makes no plan of what follows."""

_OPENS_YEAR = compiled(r"(?:20\d\d年|今年)(?:全年)?,[^,;]*?(?:增长|增速|涨幅|产量|收入|新增|就业|降低|下降)")
_TOLD_EARLY = compiled(
    r"同比|完成|实现|达到(?!\d[^,;]*以上)|共有|[现拥]有|目前|截至|截止|以来|[首元]日|春节|假期|期间|春运|月|季度|半年|了"
)
"""Words of what has come about: of a year that has just begun, no year's figure."""


def kind_of(
    sentence: str,
    headings: Sequence[str],
    year: int | None,
    speaking: int | None,
    *,
    before: str = "",
    plans: bool = True,
    run: str = "",
    early: bool = False,
) -> Kind | None:
    """Judge whether *sentence*, about *year*, states a goal or a result; None when nothing tells.

    What stands *before* it in the article decides when its own wording and the headings don't; so it
    does against a plan's tone (加快, 推进) in an article that nowhere *plans* in so many words. The clause
    that ends the *run* of words up to the figure wins over the sentence (已完成3亿元，力争全年达到8亿元).
    What an *early* article, of the first months of the year it speaks in, tells of all that year is to come.
    """
    kind = _kind_of_clause(run, headings, year, speaking) or _kind_by_words(
        sentence, headings, year, speaking, aims=_without_later_aims(sentence, run)
    )
    if (
        kind is None
        and early
        and _OPENS_YEAR.match(fold(sentence))
        and not _TOLD_EARLY.search(fold(sentence))
    ):
        return "goal"
    if kind is None and (plans or not before):
        own = re.split(r"[,，;；]", run)[-1] if run else sentence
        kind = _register_kind(_plain(own), year, speaking)
        if kind is None and not (before and _kind_of_context(before) == "result"):
            kind = _register_kind(_plain(sentence), year, speaking)
    if kind is None and before:
        told = speaking is None and _tells_of_year(sentence, year, before)
        kind = "result" if told else _kind_of_context(before) or _tone_of(sentence)
    return kind


def _tells_of_year(sentence: str, year: int | None, before: str) -> bool:
    """Tell whether *sentence* names *year* and plans nothing for it: 2022年接待游客1000万人次.

    In a text that aims at an earlier year, it may be one still to come.
    """
    folded = fold(sentence)
    if year is None or year >= min(aimed_years(before + sentence), default=year + 1):
        return False
    return f"{year}年" in folded and not _PLAN_REGISTER.search(folded)


def _kind_of_clause(run: str, headings: Sequence[str], year: int | None, speaking: int | None) -> Kind | None:
    """Judge the last clause of *run*; under no telling heading, else the nearest before it."""
    clauses = re.split(r"[,;]", _plain(run))
    for clause in reversed(clauses if _heading_kind(headings) is None else clauses[-1:]):
        aims, done = _CLAUSE_GOAL.search(clause), _CLAUSE_RESULT.search(clause)
        if bool(aims) == bool(done):
            continue
        if done:
            return "result"
        return None if year is not None and speaking is not None and year < speaking else "goal"
    return None


def _kind_by_words(
    sentence: str, headings: Sequence[str], year: int | None, speaking: int | None, *, aims: str
) -> Kind | None:
    """Judge by *sentence*; it *aims* at nothing that is planned only behind the figure."""
    folded = _plain(sentence)
    goal, result = bool(_STRONG_GOAL.search(_plain(aims))), bool(_STRONG_RESULT.search(folded))
    heading = _heading_kind(headings)
    if year is not None and speaking is not None and year != speaking:
        return _other_year_kind(folded, _plain(aims), heading, past=year < speaking)
    if goal and not _is_report(folded):
        return "goal"
    if heading == "goal":
        return "result" if result and not goal and _is_report(folded) else "goal"
    if heading == "result" or _is_report(folded):
        return "result"
    if goal != result:
        return "goal" if goal else "result"
    return "goal" if goal else None


def _without_later_aims(sentence: str, run: str) -> str:
    """Leave out what is aimed at anew behind *run*: 总投资8亿元，今年计划投资2亿元 plans but the second."""
    at = sentence.find(run) if run else -1
    if at < 0:
        return sentence
    later = _LATER_AIM.search(sentence, at + len(run))
    before = _TOLD_THEN_AIMED.sub(r"\1", sentence[:at])
    return before + sentence[at : later.start() if later else len(sentence)]


def _plain(sentence: str) -> str:
    return fold(_SHORT_QUOTE.sub("", sentence))


def states_plans(text: str) -> bool:
    """Tell whether a text plans in so many words (力争, 目标, 要 …) anywhere."""
    return bool(_STRONG_GOAL.search(_plain(text)))


def states_results(text: str) -> bool:
    """Tell whether a text reports anything in so many words (已, 实现, 同比 …)."""
    told = (_STRONG_RESULT, _REPORT, _CLAUSE_RESULT, _RESULT_REGISTER, _DONE)
    said = re.sub(r"20\d\d年", "", _plain(text))  # 明确了2023年… gives no figure
    return any(pattern.search(said) for pattern in told)


def _kind_of_context(before: str) -> Kind | None:
    """Return the kind of the nearest sentence before that says it in so many words."""
    for sentence in reversed(re.split(r"[。！？!?\n]", before)):
        folded = _TO_BE_DONE.sub("", _plain(sentence))
        if _is_report(folded):
            return "result"
        if _STRONG_GOAL.search(folded):
            return "goal"
        if _STRONG_RESULT.search(folded) or _CLAUSE_RESULT.search(folded):
            return "result"
    return None


def _tone_of(sentence: str) -> Kind | None:
    """Take growth or a rank that is stated flatly, with no plan before it, for a result."""
    folded = fold(sentence)
    flatly = re.search(r"同比|(?:增长|下降|达到?)[\d-]|(?:位列|位居|排名|排在)第", folded)
    if flatly and not _PLAN_REGISTER.search(folded):
        return "result"
    return None


def _heading_kind(headings: Sequence[str]) -> Kind | None:
    for heading in reversed(headings):
        folded = fold(heading)
        goal, result = bool(_GOAL_HEADING.search(folded)), bool(_RESULT_HEADING.search(folded))
        if goal != result:
            return "goal" if goal else "result"
    return None


def _other_year_kind(folded: str, aims: str, heading: Kind | None, *, past: bool) -> Kind:
    if not past:
        return "result" if _STRONG_RESULT.search(folded) and not _STRONG_GOAL.search(folded) else "goal"
    if heading != "result" and re.search(r"目标(?:是|为|:)|预期目标|力争", aims):
        return "goal"
    return "result"


def _is_report(folded: str) -> bool:
    """Tell a look back under a plan's heading (截至目前，已建成…) from a plan that says 同比增长."""
    return bool(_REPORT.search(folded)) and not _FUTURE.search(folded)


def _register_kind(folded: str, year: int | None, speaking: int | None) -> Kind | None:
    """Judge by the tone: a plan's imperatives against a report's verbs; a tie tells nothing."""
    plan, report = len(_PLAN_REGISTER.findall(_STATES.sub("", folded))), len(_RESULT_REGISTER.findall(folded))
    if plan > report:
        return None if _DONE.search(folded) else "goal"
    return "result" if report > plan and (year is None or year != speaking) else None
