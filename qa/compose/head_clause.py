"""What words before it a figure in a list shares: 其中甲区60亿元; 城区防洪标准为50年，排涝标准为30年.

Of a place's name alone the clause the list hangs on says what is measured; of items with one head noun the
first says whose they are. How well a figure answers is for `figure` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache

from index import Span, compiled, cut_words, fold
from qa.bearing import Bearing
from qa.evidence import Segment, parts_of
from qa.matching import places_named
from qa.terms import is_nominal

_OPENS_LIST = compiled(r"其中[,:]?")
_OPENS_ROW = compiled(r"[^。;]*(?:依次|分别|排[名列序])[^,。;:]{0,6}:")
"""What stands before a row of places with their figures: 各市产值依次为：甲市3亿元，乙市2亿元."""

_FAR = 200
_WORDLESS = compiled(
    r"(?:其中|同比|环比|分别|增长|下降|增速|增幅|降幅|[为达是约超逾近的和与]|[^\u4e00-\u9fff])*"
)
_LEANS = compiled(r"占|比重|同比|环比|增[长速幅]|下降|[比较]|高于|低于|居|位[居列]|排")
_PREDICATE = compiled(r"(?:共?有|为|是|达到?|约|超过?|共|近|逾|:|\s)+$")
_SIZE = compiled(
    r"(?:\d[\d.]*|[一二两三四五六七八九十百千万亿]+)[万亿]*元?(?:及?以[上下内]|级)|[十百千万亿]+元"
)
_FIGURE = compiled(r"\d")
_NAME_OF_THING = 16
"""Characters before the comma that name the thing; what stands before them tells more of it."""

_ATTRIBUTE = compiled(
    r"(?:项目|工程|线路|桥梁|园区)?(?:预计|计划|规划|估算|概算|设计)?(?:总?投资|总?概算|总?占地|总?用地|总?建筑面积|总?面积|全长|总长|工期|建设周期"
    r"|总?装机|时速|年产[能值]|总?库容)"
)
"""Opens a clause that says how large, long or dear the thing is that an earlier clause names."""

_PLANNED = compiled(r"计划[^,;。\d]{1,6}\d")
_DONE_OF_IT = compiled(r"(?:目前|现)?已经?(?:实际|累计|全部)?完成了?\d")
"""What is done of that which the clause before plans: 计划改造管网310公里，已实际完成390公里."""

_OWNS = compiled(
    r"(?:全[省市区县]|[一-鿿]{1,3}[省市区县])?([一-鿿]{2,12}(?:企业|单位|农户|园区))(?:共|累计)?(?:实现|完成)[^,;。\d]{2,10}\d"
)
_GOES_ON = compiled(r"(?:利润|利税|税收|税金|营业?收入?|营收|产值|增加值|销售|出口|资产|负债|研发)")
_SPENT_ON = compiled(r"(?:实施|建设|新建|改造|推进|启动|建成|开工|打造|用于|支持)[^,，;。\d]{2,16}")


def carried_head(bearing: Bearing, window: Span) -> str:
    """Return the clause that says what *window* measures, where that names a place and figures alone."""
    segment = bearing.segment
    if not _names_place_alone(segment, window):
        return ""
    before = segment.folded[: window.end]
    opened = [found.start() for found in _OPENS_LIST.finditer(before)]
    if not opened:
        row = _OPENS_ROW.search(before[segment.sentence.start :])
        return row[0] if row else ""
    said = before[: opened[-1]]
    if not said.strip(" -*·"):
        start = max(segment.article.span.start, segment.passage.span.start - _FAR)
        said = fold(segment.article.text[start : segment.passage.span.start])
    return _last_measure(said)


def _names_place_alone(segment: Segment, window: Span) -> bool:
    said = window.of(segment.folded)
    places = places_named(said)
    if not places:
        return False
    for quantity in segment.quantities_in(window):
        said = said.replace(fold(quantity.text), "")
    for place in sorted(places, key=len, reverse=True):
        said = said.replace(fold(place), "")
    return _WORDLESS.fullmatch(said) is not None


def _last_measure(said: str) -> str:
    """Return the last clause of the last sentence of *said* that gives a figure of its own."""
    sentence = re.split(r"[。!?]|\n\s*\n", said.rstrip(" 。;,\n-*·"))[-1]
    clauses = [clause for clause in re.split(r"[,;:]", sentence) if _FIGURE.search(clause)]
    return next((clause for clause in reversed(clauses) if not _LEANS.match(clause.strip())), "")


def shared_opening(bearing: Bearing, window: Span) -> str:
    """Return the words that the item in *window* shares with one before it, which alone says them.

    An item of its head noun and one modifier, or a size, is as those before it: 百亿元以上企业有7家.
    """
    segment = bearing.segment
    parts = [part for part in segment.parts if segment.quantities_in(part)]
    own = next((part for part in parts if part.start == window.start), None)
    if own is None or own is parts[0]:
        return ""
    words, sized = _item(segment, own)
    modifiers = 0 if sized else 1
    if len(words) != modifiers + 1 or not is_nominal(words[-1]):
        return ""
    for part in reversed([part for part in parts if part.end <= own.start]):
        earlier, as_sized = _item(segment, part)
        if as_sized == sized and earlier[-1:] == words[-1:] and len(earlier) > len(words):
            return "".join(earlier[: -len(words)])
    return ""


def shared_tail(bearing: Bearing, window: Span) -> str:
    """Return the head noun that the item in *window* shares with one before it, which alone says it.

    光伏装机18万千瓦、风电11万千瓦: asked for by its own name, the second is an 装机 too.
    """
    segment = bearing.segment
    clause = next((clause for clause in segment.clauses if clause.contains(window)), None)
    if clause is None or not segment.quantities_in(window):
        return ""
    parts = [p for p in parts_of(segment, clause) if segment.quantities_in(p)]
    own = next((part for part in parts if part.start == window.start), None)
    if own is None or segment.folded[own.start - 1] != "、":
        return ""
    words, _ = _item(segment, own)
    asked = {term.text for term in bearing.question.terms}
    if len(words) != 1 or words[0] not in asked:
        return ""
    unit = segment.quantities_in(own)[-1].unit
    for part in reversed([part for part in parts if part.end <= own.start]):
        earlier, _ = _item(segment, part)
        same_unit = segment.quantities_in(part)[-1].unit == unit
        if same_unit and len(earlier) > 1 and is_nominal(earlier[-1]):
            return earlier[-1]
    return ""


def subject_of(bearing: Bearing, window: Span) -> str:
    """Return the clause that names whose attribute *window* gives: 新建甲路，全长5公里，总投资3亿元.

    What is spent may stand before what it is spent on: 投资42亿元，实施城建项目36个. What is done of a plan
    is of what the plan names.
    """
    segment = bearing.segment
    before = [c for c in segment.clauses if segment.sentence.contains(c) and c.end <= window.start]
    if before and _DONE_OF_IT.match(window.of(segment.folded)):
        return before[-1].of(segment.folded) if _PLANNED.search(before[-1].of(segment.folded)) else ""
    if not _ATTRIBUTE.match(window.of(segment.folded)):
        return ""
    named = (clause.of(segment.folded) for clause in reversed(before))
    subject = next((clause for clause in named if not _ATTRIBUTE.match(clause)), "")[-_NAME_OF_THING:]
    spent_on = _SPENT_ON.match(segment.folded, window.end) if not before else None
    return spent_on[0] if spent_on else subject


def owner_of(bearing: Bearing, window: Span) -> str:
    """Return whose measures a clause goes on with: 规上工业企业实现营业收入4亿元，利润总额2亿元."""
    segment = bearing.segment
    if not _GOES_ON.match(window.of(segment.folded)):
        return ""
    before = [c for c in segment.clauses if segment.sentence.contains(c) and c.end <= window.start]
    owned = _OWNS.match(before[-1].of(segment.folded)) if before else None
    return owned[1] if owned else ""


def _item(segment: Segment, part: Span) -> tuple[tuple[str, ...], bool]:
    """Return the words that name the last figure of *part*, without a size, and whether one is told."""
    figure = segment.quantities_in(part)[-1]
    return _named(segment.folded[part.start : figure.span.start])


@lru_cache(maxsize=4096)  # an item is held against each that follows it, for each question
def _named(item: str) -> tuple[tuple[str, ...], bool]:
    said = _PREDICATE.sub("", item)
    bare = _SIZE.sub("", said)
    return tuple(word for word, _ in cut_words(bare) if word.strip()), bare != said
