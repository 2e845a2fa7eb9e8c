"""The figures of a sentence and what each of them measures; knows nothing of years, kinds or articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index import indicators
from index.clauses import (
    COUNTERS,
    STOPS,
    after_place,
    behind_bounds,
    clause_start,
    is_unfit,
    modifies,
)
from index.distribution import Found, find_rows, made, read_row
from index.fold import fold
from index.governing import behind_subject, places_in
from index.numbers import Quantity
from index.passage import Change, Span
from index.patterns import compiled
from index.ranks import read_rank
from index.roll import Topic, of_balance, read_roll
from index.words import cut_words, word_class

_AGENT = compiled(r"^\s*(?:与|对|由|从|向|把|将|被|通过|为|给|让)[^,，;；]*$|[与对由从向为给]$")
_NOT_COUNTED = compiled(r"(?:方向|机制|领域|方面|指标|板块|环节|体系|维度|层面|关键|部门|单位)$")
_STATE = compiled(
    r"(?:已|其中|并|已经)*(到位|落地|新?开工|竣工|投产|入库|完工|签约|注册|达产|投运|建成|履约)(?:率|数)?"
)
_STATE_BEHIND = compiled(f"(?:{_STATE.pattern})$")
_NOT_OWN = compiled(r"(?:剔除|扣除|还原|不考虑|按|同口径|[两三四五]年)[^,，]{0,14}")
_ADJUSTED = compiled(r"(?:剔除|扣除|还原|不考虑)[^,，]{0,14}(?:因素|影响)?后?$")
_OF_PLAN = compiled(
    r"(?:为|是|占|完成|相当于)((?:年初|年度|全年|调整)?(?:预算|目标|计划|任务)(?:任务|目标|数)?)的?$"
)
_SETS_UP = compiled(r"建立|构建|成立|组建|形成|健全")
_OF_A_YEAR = compiled(
    r"全年|年内|年底|现在|如今|目前|(?:20\d\d年|今年|明年)[^,，\d]{0,3}(?:目标|预期|力争|预计|计划|将|要|达到?)"
)
"""Before a figure without words of its own: the same in another year (产值1620亿元，2023年目标为1800亿元)."""
_ONLY = frozenset({"项目", "企业", "任务"})
_PLANNED = compiled(r"(?<!年度)(?:计划|拟)(?=[\u4e00-\u9fff“”]{2})")
_DONE = compiled(r"已经?(?:累计)?")
_SPEED = compiled(r"(?:增速|增幅)[^,，;；]*(?:提高|提升|回升|回落|加快|上升)[到至][^,，;；]{0,6}$")
_SIZED = compiled(r"总规模|总投资额?|投资$|总面积|占地面积|规划面积")
_OF_WHAT = compiled(r"的([\u4e00-\u9fff“”]{2,16})$|(?:建设|新建|实施|打造)(?!的)([\u4e00-\u9fff“”]{3,16})$")
_OF_PROJECTS = compiled(r"(?:计划|协议|合同|年度计划)?总?投资(?:总?额)?|(?:占|用)地面积")
# A part of what the figure before counts, in the same unit: 充电桩12万个、乡村不少于2万个.
_PART = compiled(
    r"(?:其中)?(?:城乡|城镇|城区|城市|乡村|农村|乡镇|省内|省外|市内|市外|境内|境外|国内|国外|民营|国有|外资|中央|地方)(?:地区)?"
)
# What may stand before a count without naming it: a list that it sums up, or where it is.
_LISTED = compiled(r"^[^在]*(?:、|和|及|以及|与)[^在]*$|^[\u4e00-\u9fff]{2}$|的$")


def segments(text: str, sentence: Span) -> Iterator[Span]:
    start = sentence.start
    for at in range(sentence.start, sentence.end):
        if text[at] in ";；":
            yield Span(start, at)
            start = at + 1
    yield Span(start, sentence.end)


def read_segment(
    text: str, segment: Span, quantities: Sequence[Quantity], homes: tuple[str, ...], topic: Topic | None
) -> Iterator[Found]:
    """Read the figures of *segment*, which lies in a passage about *homes* and may speak on of *topic*."""
    rolled = [*read_roll(text, segment, quantities, homes, topic)]
    yield from rolled
    rows = {row.figures[0].span: row for row in find_rows(text, segment, quantities)}
    dealt = {found.quantity.span for found in rolled}
    told: list[Found] = []
    base: Found | None = None
    edge = segment.start
    for index, quantity in enumerate(quantities):
        if quantity.span in rows and quantity.span not in dealt:
            shared = [*read_row(text, segment, rows[quantity.span], told)]
            told += shared
            # A row whose names aren't plain is left out as a whole.
            dealt |= {figure.span for figure in rows[quantity.span].figures}
            yield from shared
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if quantity.span in dealt:
            edge = quantity.span.end
            continue
        found = _read_one(text, segment, edge, quantity, following, base, homes) or of_balance(
            text, segment, edge, quantity, topic
        )
        if found is None:
            if not modifies(text, quantity, following):
                edge = quantity.span.end
            continue
        edge = quantity.span.end
        told.append(found)
        if quantity.unit != "位" and not (base and found.indicator.startswith("累计")):
            base = base if base and found.indicator.startswith(base.indicator) else found
        yield found


@dataclass(frozen=True, slots=True)
class _Clause:
    """A figure with the words on either side of it."""

    said: str  # the segment up to the figure
    quantity: Quantity
    start: int
    left: str
    phrase: str
    tail: str
    behind: str

    @property
    def change(self) -> Change:
        if self.quantity.unit == "%" and _SPEED.search(self.left):
            return "growth"  # 增速由2%提高到4%
        negative = self.left.endswith(("-", "－", "−"))
        return indicators.change_of(self.tail, self.quantity.unit, negative=negative)


def _read_one(
    text: str,
    segment: Span,
    edge: int,
    quantity: Quantity,
    following: Quantity | None,
    base: Found | None,
    homes: tuple[str, ...],
) -> Found | None:
    places = places_in(text, homes)
    if quantity.unit == "位":
        return read_rank(text, segment, edge, quantity, base, places)
    if is_unfit(text, segment, quantity, following):
        return None
    position = quantity.span.start
    start = after_place(text, clause_start(text, edge, position), position, places)
    start = behind_subject(text, start, position, homes)
    phrase, tail = indicators.before(text[start:position])
    behind = indicators.after(text[behind_bounds(text, quantity) : segment.end])
    said = text[segment.start : position]
    clause = _Clause(said, quantity, start, text[start:position], phrase, tail, behind)
    if behind:
        return _of_what_follows(clause)
    found = (_of_base(clause, base) if base else None) or _of_phrase(clause, base)
    if found is None and not phrase and not base and clause.change != "level" and quantity.unit == "%":
        return _of_clause_before(text, edge, start, quantity, clause.change)
    return found


def _of_what_follows(clause: _Clause) -> Found | None:
    """Name a figure by the words behind it; nothing when it only describes them."""
    quantity, behind = clause.quantity, clause.behind
    if fold(quantity.text).endswith("级"):
        return made(quantity, behind, "level", clause.start)
    if _counts_what_follows(clause):
        return made(quantity, _counted(clause.phrase, behind, clause.left), clause.change, clause.start)
    own = clause.said[clause_start(clause.said, 0, len(clause.said)) :]
    if behind in _ONLY and own.endswith("的"):  # 总投资10亿元的5个项目
        return made(quantity, indicators.before(f"{own}。")[0].rstrip("。") + behind, "level", clause.start)
    sized = _SIZED.search(clause.phrase) if quantity.unit not in COUNTERS else None
    of = _OF_WHAT.match(behind)
    if sized and of:  # 设立总规模50亿元的母基金, 投资4亿元建设产业园
        return made(quantity, (of[1] or of[2]) + sized[0], "level", clause.start)
    return None


def _of_base(clause: _Clause, base: Found) -> Found | None:
    """Name a figure that speaks on of the one before it (总数达到14家, 为年初预算的102%, 落地38个)."""
    phrase, unit = _own_phrase(clause), clause.quantity.unit
    done = _of_plan_done(clause, base, phrase) if base.quantity.unit == unit else ""
    if done:
        return made(clause.quantity, done, clause.change, base.start)
    of_plan = _OF_PLAN.search(fold(clause.left))
    if of_plan and unit == "%":
        return made(clause.quantity, f"{base.indicator}占{of_plan[1]}", "level", base.start)
    whole = indicators.joined(phrase, base.indicator)
    if base.quantity.unit == unit:
        again = indicators.is_verb(phrase) and base.indicator.startswith(phrase)
        reached = base.quantity.bound == "at least" and "达" in clause.tail  # 突破400亿元、达到407.8亿元
        if again or (not phrase and (reached or _OF_A_YEAR.search(clause.left))):
            whole = base.indicator
    state = _STATE.fullmatch(phrase)
    if state:
        whole = _STATE_BEHIND.sub("", indicators.stem(base.indicator)) + phrase.lstrip("已并其中")
    own = phrase.removeprefix("项目") if base.indicator.endswith("项目") else phrase
    if base.quantity.unit in COUNTERS and _OF_PROJECTS.fullmatch(own):
        whole = base.indicator + own
    if phrase == "新增" and base.quantity.unit == unit:
        whole = phrase + base.indicator.removeprefix(phrase).removesuffix("余额")  # 贷款余额…，上半年新增…
    if _PART.fullmatch(phrase) and base.quantity.unit == unit and clause.change == base.change:
        whole = phrase + indicators.thing(base.indicator)
    return made(clause.quantity, whole, clause.change, base.start) if whole else None


def _of_plan_done(clause: _Clause, base: Found, phrase: str) -> str:
    """Name what is done of what was planned: 计划维修管网30公里，现已完成22公里."""
    planned = _PLANNED.split(base.indicator)
    if len(planned) != 2 or clause.change != "level" or not _DONE.search(clause.left):
        return ""
    verb = phrase.removeprefix("现").removeprefix("已")
    return "".join(planned) if not verb or planned[1].startswith(verb) else ""


def _of_phrase(clause: _Clause, base: Found | None) -> Found | None:
    """Name a figure by the phrase before it, or by the figure before it when it has none."""
    phrase, change = _own_phrase(clause), clause.change
    if phrase in _ONLY and change == "level" and (base or phrase == "项目"):
        verb = indicators.VERBS.match(base.indicator) if base else None
        return Found(clause.quantity, (verb[0] if verb else "") + phrase, change, clause.start)
    if indicators.has_words(phrase) and not indicators.is_verb(phrase):
        return made(clause.quantity, phrase, change, clause.start)
    if not phrase and base and (change != "level" or (clause.tail and base.change != "level")):
        return made(clause.quantity, base.indicator, change, base.start)
    return None


def _own_phrase(clause: _Clause) -> str:
    adverbs = clause.phrase and all(word_class(word) in ("d", "m") for word, _ in cut_words(clause.phrase))
    bare = adverbs or _NOT_OWN.fullmatch(clause.phrase)  # 首次 in 收入3亿元，首次突破2亿元，增长5%
    return "" if bare else _ADJUSTED.sub("", clause.phrase)


def _of_clause_before(text: str, edge: int, start: int, quantity: Quantity, change: Change) -> Found | None:
    """Take the indicator from the clause before: 固定资产投资要由负转正，确保增长2%."""
    opened = max([edge, *(text.rfind(mark, edge, start - 1) + 1 for mark in STOPS)])
    named = indicators.known_in(text[opened : start - 1]) if start > edge else ""
    return made(quantity, named, change, opened) if named else None


def _counted(phrase: str, behind: str, left: str) -> str:
    """Name what is counted behind a figure, with its verb (建成科技园等10个公园 → 建成公园)."""
    if len(behind) <= 2 and not left.rstrip().endswith("等"):
        return phrase + behind
    verb = indicators.VERBS.match(phrase) or indicators.last_verb(phrase)
    said = re.sub(r"(?:、|等|和|(?<![惠普])及)+$", "", verb[0]) if verb else ""
    return said + behind


def _counts_what_follows(clause: _Clause) -> bool:
    phrase, behind, quantity, left = clause.phrase, clause.behind, clause.quantity, clause.left
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
        _NOT_COUNTED.search(behind) and not _SETS_UP.search(re.split(r"[,，]", clause.said)[-1])
    ):
        return False
    if re.search(r"在[^,，]{0,8}$", left) and re.search("[中里内]", behind):  # 在全国230家经开区中
        return False
    if not phrase or indicators.is_verb(phrase) or left.rstrip().endswith("等"):
        return True
    if quantity.unit not in COUNTERS:
        return False
    return bool(indicators.last_verb(phrase) or _LISTED.search(phrase))
