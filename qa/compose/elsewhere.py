"""Figures of something else: of a thing, a whole, a region or a year that the question doesn't ask about.

Each test reads what stands around a figure; how well the figure answers otherwise is for `figure` to score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from index import (
    Span,
    compiled,
    cut_words,
    fold,
    is_deed,
    is_generality,
    place_relation,
    word_class,
)
from qa.bearing import Bearing
from qa.compose.among import names_its_own, of_part_or_whole
from qa.compose.editions import other_edition
from qa.compose.stocks import of_other_measure
from qa.compose.stretches import of_other_stretch
from qa.compose.subjects import of_other_subject
from qa.contrasts import tells_other
from qa.evidence import Segment
from qa.limits import is_put_forward, of_other_size
from qa.matching import match
from qa.namesakes import of_other_namesake
from qa.question import Question, Term
from qa.terms import is_nominal
from qa.times import is_now

_ELSEWHERE = 0.5
_OF_ANOTHER = 0.4
"""What another region, whole or year has is refused however well the words agree."""

_TELLING = 6.8
"""Words that weigh less, 投资 or 现有, are left out where it is clear what is meant."""

_SPREAD = r"[^,，。;；]{0,5}"
_REGION = compiled(r"都市圈|都市区|城市群|经济圈|经济带|湾区|三角洲|(?<=[江河湖])流域")
_WHOLE = compiled(r"(?:^|[,;:、\"]|[在为对使给])[全我](?P<level>[省市区县州旗国])")
_OF_THE_PLACE = compiled(
    r"(?:(?:今年|去年|上年|截至)?[^,，]{0,8}?[,，])?(?:[全我][省市区县州旗国]|[一-鿿]{1,4}[省市区县州])(?:累计|总共|共|已|一共)?(?:实现|完成|达到?)"
)
_TOTAL_OF = compiled(r"[值额量]$|收入$|支出$|投资$|利润$|税收$|存款$|贷款$")
"""The place itself is the subject: what it has is not what a thing in it has."""

_EXISTS = compiled(r"(?:共|总共|现|现在|目前|如今|拥|具)?有(?:了)?(?:多少|几)|[现实拥]有(?!量)")
_CHANGES = compiled(
    r"将|拟|新[增建改]|[改扩]建|竣工|开工|签约|落户|引进|登记|淘汰|关停|整改|改造|抽查|试点|参加|参展|支持|奖励"
)
_STOCK = compiled(r"实有|现有|共有|拥有|保有|总数|存量")
_GAP = compiled(r"(?:个百分点|个点)$|(?:[增降涨跌]幅|增速|占比|比重)[^,;。]*[比较][^,;。]*\d个$")
_GAP_ASKED = compiled(
    r"点|[比较差]|[高低快慢]于|高出|领先|提[高升]|加快|回落|放缓|收窄|扩大|上升|下[降滑]|变化"
)
_PART_OF_YEAR = compiled(r"[上下]半年|季度|\d月")
_A_DAY = compiled(r"[每/]一?[天日月]|日处理|平均一?[天月]|一[天日](?=[能要可就]|多少)|日均|月均")
"""What is done in a day on the average is not all that was done."""

_MANY_YEARS = compiled(r"每年|年均|逐年|近年来")
_WILL = compiled(r"[要会能被可获得]|准备|打算|计划")
_CLASSIFIERS = frozenset("个家项所座条处栋辆台件场批户种类支门片名人位")
_PEOPLE = frozenset("名人位")
_AHEAD = compiled(r"(?<![截直])(?:到|至)20\d\d年(?!\d{1,2}月|以来)[底末]?[,，]?[^。;]*$")
_KIND = compiled(
    r"((?:(?!的)[\u4e00-\u9fff]){2,6})(?<![各这哪几每分种此一两二三四五六七八九十多同])类(?![\u4e00-\u9fff]?别|型|似)"
)
_LONG_AGO = compiled(r"(?:历史上|解放|建国|建区|建市|末期|初期|年代|当时|当年)(?![^。]*(?:目前|现已|如今))")
"""How things stood then is not how they stand now."""

_HAN_WORD = compiled(r"[\u4e00-\u9fff]{2,}")
_NOUN = compiled(r"[\u4e00-\u9fff]{2,8}")
_ROSE = compiled(r"[从由][^,;]*[到至为]|[到至为][^,;]*[,;]?$")


def nouns_told(bearings: Sequence[Bearing]) -> tuple[Term, ...]:
    """The telling nouns of the question that the evidence says somewhere."""
    if not bearings:
        return ()
    question = bearings[0].question
    said = {b.segment.passage.id: b.segment.folded for b in bearings if b.place_fit}
    telling = (*(term for term in question.terms if tells(term)), *_names_built(question))
    return tuple(term for term in telling if any(match(term, text) for text in said.values()))


def _names_built(question: Question) -> Iterator[Term]:
    """Yield the names that a question's words build with a lone noun behind them: 金融岛, 文化馆."""
    asked = fold(question.text)
    for one, lone in pairwise(question.terms):
        name = f"{one.text}{lone.text}"
        nouns = is_nominal(one.text) and is_nominal(lone.text)  # not a day with what follows it: 月底滇
        if len(lone.text) == 1 < len(one.text) and nouns and name in asked:
            yield Term(name, one.weight + lone.weight, (name,))


def tells(term: Term) -> bool:
    """Tell whether a word names something by which one thing is known from others."""
    heavy = len(term.text) > 1 and term.weight >= _TELLING
    return heavy and is_nominal(term.text) and not is_generality(term.text)


def share_of(bearing: Bearing, window: Span, figure: Span, nouns: Sequence[Term]) -> float:
    """Return less than 1 where *figure*, which *window* states, is of something else than what is asked."""
    own = bearing.said(Span(window.start, figure.end))
    asked = fold(bearing.question.text)
    # A quotation that opened in the sentence before pulls the window's start ahead of its sentence.
    before = bearing.said(Span(min(bearing.segment.sentence.start, window.start), window.start))
    of_place = _OF_THE_PLACE.match(own) and any(_TOTAL_OF.search(word) for word in bearing.question.head)
    within = f"{before}{own}" if of_place else f"{bearing.segment.folded}\n{_indicator_of(bearing, figure)}"
    share = 1.0 if _tells_all(nouns, bearing.segment, within) else _ELSEWHERE
    others = (
        any(region not in asked for region in _REGION.findall(own))
        or _of_whole_around(bearing, own)
        or _counts_part(bearing.question, asked, bearing.said(window), own)
        or _counts_all(bearing.question, asked, own)
        or _of_many_years(asked, f"{before}{own}")
        # A rate is asked for, not how far from another.
        or (_GAP.search(own) and not _GAP_ASKED.search(asked))
        or (_A_DAY.search(asked) and not _A_DAY.search(f"{own}{bearing.segment.folded[figure.end :][:2]}"))
        or _between_years(bearing, window)
        or _counts_else(bearing, figure)
        or is_put_forward(asked, bearing.segment.folded, figure)
        or _names_nothing(bearing.question, asked, own)
        or other_edition(asked, bearing.segment.folded)
        or _still_to_come(bearing.question, f"{before}{own}")
        or any(kind[-2:] not in f"{before}{own}" for kind in _KIND.findall(asked))
        or of_other_size(asked, own, before)
        or of_other_stretch(bearing.question, f"{before}{own}", bearing.segment.article.year)
        or of_part_or_whole(bearing, figure)
        or names_its_own(bearing, window, figure)
        or of_other_measure(asked, f"{before}{own}", _said_over(bearing, figure))
        or _is_limit(bearing.segment.folded, figure)
        or _of_sibling(bearing, asked, own, before)
        or of_other_subject(asked, f"{before}{own}", bearing.question.places)
        or tells_other(asked, bearing.said(_around(bearing, window, figure)), before)
        or (is_now(bearing.question) and _LONG_AGO.search(f"{before}{own}"))
        or of_other_namesake(asked, bearing.segment.folded[: figure.start])
    )
    return share * (_OF_ANOTHER if others else 1.0)


def _indicator_of(bearing: Bearing, figure: Span) -> str:
    """Return what *figure* is known to measure, also where the text says it for two at once: 城乡居民."""
    quantity = next((quantity for quantity in bearing.segment.quantities if quantity.span == figure), None)
    fact = bearing.fact_of(quantity) if quantity else None
    return fold(fact.indicator) if fact else ""


def _said_over(bearing: Bearing, figure: Span) -> str:
    """Return the headings over *figure*, its article's title, and what it is known to measure."""
    headings = (heading.text for heading in bearing.segment.passage.headings)
    over = fold("\n".join([bearing.segment.article.title, *headings]))
    return f"{over}\n{_indicator_of(bearing, figure)}"


def _around(bearing: Bearing, window: Span, figure: Span) -> Span:
    """The window to the end of the clause of *figure*, or to the next figure: 3个为第一批."""
    folded = bearing.segment.folded
    following = re.match(r"[^\d,;。]{0,12}", folded[figure.end : bearing.segment.span.end])
    return Span(window.start, max(window.end, figure.end + (following.end() if following else 0)))


def _tells_all(nouns: Sequence[Term], segment: Segment, within: str) -> bool:
    """Tell whether *within*, the headings over it or its article's title say every one of *nouns*."""
    over = fold("\n".join([segment.article.title, *(heading.text for heading in segment.passage.headings)]))
    sentence = segment.sentence.of(segment.folded)
    return all(match(noun, within) or match(noun, over) or shortens(noun.text, sentence) for noun in nouns)


def shortens(word: str, said: str) -> bool:
    """Tell whether *word* is short for what is said: 风电 for 风力和光伏发电."""
    return set(word) <= set(said) and re.search(_SPREAD.join(map(re.escape, word)), said) is not None


def _of_whole_around(bearing: Bearing, own: str) -> bool:
    """Tell whether the figure is of 全省 where a city of it is asked about, in the province's own article."""
    wholes = [found["level"] for found in _WHOLE.finditer(own)]
    homes = (bearing.segment.passage.place, bearing.segment.article.place)
    return bool(wholes) and any(
        home and place_relation(asked, home) == "around" and not asked.endswith(wholes[-1])
        for asked in bearing.question.places
        for home in homes
    )


def _counts_part(question: Question, asked: str, said: str, own: str) -> bool:
    """Tell whether *said* counts those that something is done with, where all there are is asked for."""
    exists = _EXISTS.search(asked)
    if _STOCK.search(re.split("[、,;]", own)[-1]):
        return False  # 新增4家、总数达到14家
    deeds = [t.text for t in question.terms if word_class(t.text)[:1] == "v" or is_deed(t.text)]
    if exists is None or deeds or question.kind == "goal" or _WILL.search(asked, exists.end()):
        return False
    if _STOCK.search(re.split(r"[,;]", said.rstrip(",;。"))[-1]):
        return False  # 净增企业23家，总数达到89家
    meant = "\n".join([asked, *(form for term in question.terms for form in term.forms)])
    return any(deed not in meant for deed in _CHANGES.findall(said))


def _counts_all(question: Question, asked: str, own: str) -> bool:
    """Tell whether *own* counts all there are, where those that something is done with are asked for."""
    if _EXISTS.search(asked) or not _STOCK.search(own):
        return False
    deeds = [t for t in question.terms if word_class(t.text)[:1] == "v" and t.weight >= _TELLING]
    return any(not match(deed, own) for deed in deeds)


def _of_many_years(asked: str, said: str) -> bool:
    """Tell whether *said* is of every year or of several, where a part of one is asked about."""
    named = _PART_OF_YEAR.search(asked) and not _PART_OF_YEAR.search(said)
    return bool(named and _MANY_YEARS.search(said))


def _counts_else(bearing: Bearing, figure: Span) -> bool:
    """Tell whether the noun behind *figure*, in another unit than is asked for, is not asked about."""
    unit, text = bearing.question.unit, bearing.segment.folded
    behind = _NOUN.match(text, figure.end)
    counted = text[figure.end - 1 : figure.end]
    alike = unit == counted or {unit, counted} <= _PEOPLE
    if behind is None or alike or not {unit, counted} <= _CLASSIFIERS:
        return False
    head = [term for term in bearing.question.terms if term.text in bearing.question.head[-1:]]
    clause = next((c for c in bearing.segment.clauses if c.contains(figure)), figure)
    if head and not any(match(term, bearing.said(clause)) for term in head):
        return True  # 32家工业企业 are no 工业监测站
    return not any(match(term, behind.group()) for term in bearing.question.terms)


def _names_nothing(question: Question, asked: str, own: str) -> bool:
    """Tell whether but one character of what is asked for is known, and *own* has it in another word."""
    lone = [term.text for term in question.terms if len(term.text) == 1 and not term.text.isascii()]
    shortest = 4 if question.unit in _CLASSIFIERS else 2
    if any(len(form) >= shortest and form in own for term in question.terms for form in term.forms):
        return False  # in a unit of its own: 多少亩树 is asked of 造林
    pairs = [asked[at : at + 2] for text in lone if (at := asked.find(text)) >= 0]
    return len(lone) == len(question.terms) and bool(lone) and not any(pair in own for pair in pairs)


def _of_sibling(bearing: Bearing, asked: str, own: str, before: str) -> bool:
    """Tell whether *own* is of another kind of what is asked: 健康产业 for 医药产业, not named here."""
    headings = "\n".join(heading.text for heading in bearing.segment.passage.headings)
    around = f"{fold(bearing.segment.article.title)}\n{fold(headings)}\n{before}\n{own}"
    terms = {term.text: term for term in bearing.question.terms}
    for kind, head in kinds_of(asked):
        term = terms.get(kind)
        if term is None or not is_nominal(kind) or match(term, around):
            continue
        rivals = [other for other, same in kinds_of(own) if same == head]
        if rivals and not any(_alike(other, term) or other in asked for other in rivals):
            return True
    return False


def _alike(word: str, term: Term) -> bool:
    """Tell whether *word* shares a character with a form of *term*: it may be another name of the same."""
    return bool(set(word) & set("".join(term.forms)))


@lru_cache(maxsize=16_384)
def kinds_of(text: str) -> tuple[tuple[str, str], ...]:
    """The nouns and adjectives of *text* that stand right before a noun: 医药 before 产业."""
    words = [(word, span) for word, span in cut_words(text) if _HAN_WORD.fullmatch(word)]
    return tuple(
        (a, b)
        for (a, s), (b, t) in pairwise(words)
        if s.end == t.start and is_nominal(b) and (is_nominal(a) or word_class(a)[:1] in ("a", "b"))
    )


def _is_limit(folded: str, figure: Span) -> bool:
    """Tell whether *figure* only says which things are counted: 10亿元以上项目233个."""
    if not figure.of(folded).endswith("元"):
        return False
    behind, above = folded[figure.end :], folded[: figure.start].endswith(("超", "超过", "过", "逾", "破"))
    return (
        re.match(
            r"(?:以上)?的?(?!增|同比|比)[^\d,;。]{2,8}\d" if above else r"以上的?[^\d,;。]{2,8}\d", behind
        )
        is not None
    )


def _still_to_come(question: Question, said: str) -> bool:
    """Tell whether *said* looks ahead to a year, where it is asked how things stand now."""
    return is_now(question) and not question.years and _AHEAD.search(said) is not None


def _between_years(bearing: Bearing, window: Span) -> bool:
    """Tell whether a year is asked for that lies between those from which and to which a figure rose."""
    years = bearing.telling.years_of(window)
    if len(years) < 3 or not _ROSE.search(bearing.said(window)):
        return False
    return all(years[0] < year < years[-1] for year in bearing.question.years) and bool(
        bearing.question.years
    )
