"""The figures of a sentence and what each of them measures; knows nothing of years, kinds or articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import indicators
from index.clauses import (
    COMPARED,
    COUNTERS,
    STOPS,
    after_place,
    behind_bounds,
    clause_start,
    in_quotes,
    is_unfit,
    modifies,
)
from index.distribution import Found, find_rows, read_row
from index.fold import fold
from index.numbers import Quantity
from index.passage import Change, Span
from index.places import PlaceMention

_NAMED_FIVE_HUNDRED = re.compile(r"进入|进|迈入|跻身|入选|入围|居|列|排|保持|冲刺")
_AGENT = re.compile(r"^\s*(?:与|对|由|从|向|把|将|被|通过|为|给|让)[^,，;；]*$|[与对由从向为给]$")
_NOT_COUNTED = re.compile(r"(?:方向|机制|领域|方面|指标|板块|环节|体系|维度|层面|关键|部门|单位)$")
_STATE = re.compile(
    r"(?:已|其中|并|已经)*(到位|落地|开工|竣工|投产|入库|完工|签约|注册|达产|投运|建成|履约)(?:率|数)?"
)
_NOT_OWN = re.compile(r"(?:剔除|扣除|还原|不考虑|按|同口径|[两三四五]年)[^,，]{0,14}")
_ADJUSTED = re.compile(r"(?:剔除|扣除|还原|不考虑)[^,，]{0,14}(?:因素|影响)?后?$")
_OF_PLAN = re.compile(
    r"(?:为|是|占|完成|相当于)((?:年初|年度|全年|调整)?(?:预算|目标|计划|任务)(?:任务|目标|数)?)的?$"
)
_SETS_UP = re.compile(r"建立|构建|成立|组建|形成|健全")
_WHOLE_YEAR = re.compile(r"全年|年内|年底")
_ONLY = frozenset({"项目", "企业", "任务"})
_SPEED = re.compile(r"(?:增速|增幅)[^,，;；]*(?:提高|提升|回升|回落|加快|上升)[到至][^,，;；]{0,6}$")
_SIZED = re.compile(r"总规模|总投资额?|投资$|总面积|占地面积|规划面积")
_OF_WHAT = re.compile(r"的([\u4e00-\u9fff“”]{2,16})$|(?:建设|新建|实施|打造)(?!的)([\u4e00-\u9fff“”]{3,16})$")
_ASPECT = re.compile(r"增速|增幅|总量|规模")
_ADDRESSES = re.compile(r"[你我您]|记者|来源|编辑|责编")
_OF_PROJECTS = re.compile(r"(?:计划|协议|合同|年度计划)?总?投资(?:总?额)?|(?:占|用)地面积")
_ONLY_OVER = re.compile(r"[过超].{0,6}[亿万]元|.*次在.*")
_RANKING = re.compile(r"排名|排|位列|位居|列|居")
# What may stand before a count without naming it: a list that it sums up, or where it is.
_LISTED = re.compile(r"^[^在]*(?:、|和|及|以及|与)[^在]*$|^[\u4e00-\u9fff]{2}$|的$")


def read_sentence(
    text: str, sentence: Span, quantities: Sequence[Quantity], places: Sequence[PlaceMention]
) -> Iterator[Found]:
    for segment in _segments(text, sentence):
        inside = [q for q in quantities if segment.contains(q.span)]
        yield from _read_segment(text, segment, inside, places)


def _segments(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for at in range(sentence.start, sentence.end):
        if text[at] in ";；":
            yield Span(start, at)
            start = at + 1
    yield Span(start, sentence.end)


def _read_segment(
    text: str, segment: Span, quantities: Sequence[Quantity], places: Sequence[PlaceMention]
) -> Iterator[Found]:
    rows = {row.figures[0].span: row for row in find_rows(text, segment, quantities)}
    dealt: set[Span] = set()
    told: list[Found] = []
    base: Found | None = None
    edge = segment.start
    for index, quantity in enumerate(quantities):
        if quantity.span in rows:
            shared = [*read_row(text, segment, rows[quantity.span], told)]
            # A row whose names aren't plain is left out as a whole.
            dealt |= {figure.span for figure in rows[quantity.span].figures}
            yield from shared
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if quantity.span in dealt:
            edge = quantity.span.end
            continue
        found = _read_one(text, segment, edge, quantity, following, base, places)
        if found is None:
            if not modifies(text, quantity, following):
                edge = quantity.span.end
            continue
        edge = quantity.span.end
        told.append(found)
        if quantity.unit != "位" and not found.indicator.startswith("累计"):
            base = base if base and found.indicator.startswith(base.indicator) else found
        yield found


def _read_one(
    text: str,
    segment: Span,
    edge: int,
    quantity: Quantity,
    following: Quantity | None,
    base: Found | None,
    places: Sequence[PlaceMention],
) -> Found | None:
    if quantity.unit == "位":
        return _ranked(text, segment, edge, quantity, base, places)
    if is_unfit(text, segment, quantity, following):
        return None
    start = after_place(text, clause_start(text, edge, quantity.span.start), quantity.span.start, places)
    left = text[start : quantity.span.start]
    phrase, tail = indicators.before(left)
    change = indicators.change_of(tail, quantity.unit, negative=left.endswith(("-", "－", "−")))
    if quantity.unit == "%" and _SPEED.search(left):
        change = "growth"  # 增速由2%提高到4%
    behind = indicators.after(text[behind_bounds(text, quantity) : segment.end])
    said = text[clause_start(text, segment.start, quantity.span.start) : quantity.span.start]
    if fold(quantity.text).endswith("级"):
        return _made(quantity, behind, "level", start)
    if _counts_what_follows(phrase, behind, quantity, left, text[segment.start : quantity.span.start]):
        return _made(quantity, _counted(phrase, behind, left), change, start)
    if behind in _ONLY and said.endswith("的"):  # 总投资10亿元的5个项目
        return _made(quantity, indicators.before(said + "。")[0].rstrip("。") + behind, "level", start)
    if behind:
        sized = _SIZED.search(phrase) if quantity.unit not in COUNTERS else None
        of = _OF_WHAT.match(behind)
        if sized and of:  # 设立总规模50亿元的母基金, 投资4亿元建设产业园
            return _made(quantity, (of[1] or of[2]) + sized[0], "level", start)
        return None  # the figure describes what follows it, or the sentence goes on about something else
    of_plan = _OF_PLAN.search(fold(left))
    if of_plan and base and quantity.unit == "%":
        return _made(quantity, f"{base.indicator}占{of_plan[1]}", "level", base.start)
    phrase = "" if _NOT_OWN.fullmatch(phrase) else _ADJUSTED.sub("", phrase)
    whole = indicators.joined(phrase, base.indicator) if base else None
    if base and base.quantity.unit == quantity.unit:
        again = indicators.is_verb(phrase) and base.indicator.startswith(phrase)
        reached = base.quantity.bound == "at least" and "达" in tail  # 突破400亿元大关、达到407.8亿元
        if again or (not phrase and (reached or _WHOLE_YEAR.search(left))):
            whole = base.indicator
    state = _STATE.fullmatch(phrase)
    if state and base:
        whole = indicators.stem(base.indicator).removesuffix(state[1]) + phrase.lstrip("已并其中")
    if base and base.quantity.unit in COUNTERS and _OF_PROJECTS.fullmatch(phrase):
        whole = base.indicator + phrase
    if whole and base:
        return _made(quantity, whole, change, base.start)
    if phrase in _ONLY and change == "level" and (base or phrase == "项目"):
        verb = indicators.VERBS.match(base.indicator) if base else None
        return Found(quantity, (verb[0] if verb else "") + phrase, change, start)
    if indicators.has_words(phrase) and not indicators.is_verb(phrase):
        return _made(quantity, phrase, change, start)
    if not phrase and base and (change != "level" or (tail and base.change != "level")):
        return _made(quantity, base.indicator, change, base.start)
    if not phrase and not base and change != "level" and quantity.unit == "%":
        return _of_clause_before(text, edge, start, quantity, change)
    return None


def _of_clause_before(text: str, edge: int, start: int, quantity: Quantity, change: Change) -> Found | None:
    """Take the indicator from the clause before: 固定资产投资要由负转正，确保增长2%."""
    opened = max([edge, *(text.rfind(mark, edge, start - 1) + 1 for mark in STOPS)])
    named = indicators.known_in(text[opened : start - 1]) if start > edge else ""
    return _made(quantity, named, change, opened) if named else None


def _counted(phrase: str, behind: str, left: str) -> str:
    """Name what is counted behind a figure, with its verb (建成科技园等10个公园 → 建成公园)."""
    if len(behind) <= 2 and not left.rstrip().endswith("等"):
        return phrase + behind
    verb = indicators.VERBS.match(phrase) or indicators.last_verb(phrase)
    said = re.sub(r"(?:、|等|和|(?<![惠普])及)+$", "", verb[0]) if verb else ""
    return said + behind


def _made(quantity: Quantity, indicator: str, change: Change, start: int) -> Found | None:
    clean = indicator.strip(" *\"'")
    if (
        not indicators.has_words(clean)
        or len(clean) > 30
        or clean.endswith("等")
        or re.search("%|分别|^以|以$", clean)
    ):
        return None
    if indicators.is_bare_total(clean) or _ADDRESSES.search(clean) or _ONLY_OVER.fullmatch(clean):
        return None
    return Found(quantity, clean, change, start)


def _counts_what_follows(phrase: str, behind: str, quantity: Quantity, left: str, said: str) -> bool:
    if (
        not indicators.has_words(phrase + behind)
        or not behind
        or quantity.unit in ("%", "个百分点", "番", "倍")
    ):
        return False
    if re.match(r"(?:以上|左右|以内|以下)$", behind) or re.search(
        r"^(?:的|中|以?来|之|和)|[中时后前]$", behind
    ):
        return False
    if quantity.unit == "亿元" and not left.strip():
        return False  # 百亿元项目主要有…
    if _AGENT.search(left) or (
        _NOT_COUNTED.search(behind) and not _SETS_UP.search(re.split(r"[,，]", said)[-1])
    ):
        return False
    if re.search(r"在[^,，]{0,8}$", left) and re.search("[中里内]", behind):  # 在全国230家经开区中
        return False
    if not phrase or indicators.is_verb(phrase) or left.rstrip().endswith("等"):
        return True
    if quantity.unit not in COUNTERS:
        return False
    return bool(indicators.last_verb(phrase) or _LISTED.search(phrase))


def _ranked(
    text: str, segment: Span, edge: int, rank: Quantity, base: Found | None, places: Sequence[PlaceMention]
) -> Found | None:
    position = rank.span.start
    clause = clause_start(text, segment.start, position)
    start = clause_start(text, edge, position)
    if start == edge > segment.start:
        if not _RANKING.search(text[clause:position]) or base:
            return None  # 3个产业集群入选全国百强
        start = clause
    start = after_place(text, start, position, places)
    left = text[start:position]
    if rank.bound == "at most" and not _NAMED_FIVE_HUNDRED.search(left):
        return None
    if re.match(r"[县市区镇乡村]|的(?![^,，]{0,6}目标)", text[rank.span.end :]):  # 考核前两名的区
        return None
    if in_quotes(text, rank.span) or COMPARED.search(left):
        return None
    if left.lstrip().startswith("与"):
        return None
    phrase = indicators.rank_phrase(left.removesuffix("前"))
    aspect = _ASPECT.search(left) if not phrase else None
    whole = indicators.joined(phrase, base.indicator) if base else None
    if base and not phrase:
        whole = base.indicator + (aspect[0] if aspect else "")
    if whole and base:
        return _made(rank, whole, "level", base.start)
    return _made(rank, phrase, "level", start)
