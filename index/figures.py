"""The figures of a sentence and what each of them measures; knows nothing of years, kinds or articles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index import indicators
from index.distribution import Found, find_rows, read_row
from index.fold import fold
from index.numbers import Quantity
from index.passage import Span
from index.places import PlaceMention

STOPS = ",，;；:：。"
_UNCOUNTED = frozenset({"大", "岁", "分钟", "小时", "级", "次", "天", "类", "种", "期", "对", "届", "列"})
_COUNT_VERB = re.compile(r"(?:新增|新建|建成|引进|打造|培育|建设|至少建成|落地|开工|完成|创建)了?$")
_NAMED_FIVE_HUNDRED = re.compile(r"进入|迈入|跻身|入选|挺进|进军|入围|位列|位居|保持|稳居|冲刺")
_COMPARED = re.compile(
    r"(?:高于|低于|快于|好于|超过|超出|比)(?:全国|全省|全市|全区|预期|目标|平均|周边)[^,，;；]{0,8}$"
)
_FROM_VALUE = re.compile(r"(?:由|从)[^,，;；]{0,12}$")
_TO_VALUE = re.compile(r"^[^,，;；]{0,8}(?:增加|提高|提升|增长|上升|扩大|下降|降低|减少|压减)[到至]")
OPENS_WITH_PLACE = re.compile(
    r"\s*(?:其中|在|到?\d{4}年?底?|今年|去年|全年|上半年|下半年|前?[一二三四]季度|\d{1,2}(?:-\d{1,2})?月份?|预计|力争"
    r"|[\u4e00-\u9fff]{2,5}[省市])*\s*"
)
_GAINED = re.compile(r"(?:比|较|高于|低于|快于|好于|拉动|贡献|回升|加快|收窄|放缓)[^,，;；、]{0,16}$")
_AGENT = re.compile(r"^\s*(?:与|对|由|从|向|把|将|被|通过)[^,，;；]*$|[与对由从向]$")
_NOT_COUNTED = re.compile(r"(?:方向|机制|领域|方面|指标|板块|环节|体系|维度|层面|关键|部门|单位)$")
_NAMED = re.compile(r"[省市区县镇乡州盟旗]$")
_STATE = re.compile(
    r"(?:已|其中|并|已经)*(到位|落地|开工|竣工|投产|入库|完工|签约|注册|达产|投运|建成|履约)(?:率|数)?"
)
_NOT_OWN = re.compile(r"(?:剔除|扣除|还原|不考虑|按|同口径|[两三四五]年)[^,，]{0,14}")
_OF_PLAN = re.compile(
    r"(?:为|是|占|完成|相当于)((?:年初|年度|全年|调整)?(?:预算|目标|计划|任务)(?:任务|目标|数)?)的?$"
)
_SHARED_ALL = re.compile(r"总投资(?:额|规模)?|计划投资|投资总额")
_CLUSTER = re.compile(r"(?:集群|产业链?|园区|板块|基地|城|商圈|市场)(?:建设|发展)?$")
_SETS_UP = re.compile(r"建立|构建|成立|组建|形成|健全")
_WHOLE_YEAR = re.compile(r"全年|年内|年底")
_ONLY = frozenset({"项目", "企业", "任务"})
_ASPECT = re.compile(r"增速|增幅|总量|规模")
_RULE = re.compile(
    r"(?:奖励|给予|补助|扣减|处以?)[^,，;；]{0,8}$|(?<!减税降费)(?:最高|上限|每人|每户)[^,，;；]{0,4}$"
)
_RANKING = re.compile(r"排名|排|位列|位居|列|居")
_COUNTERS = frozenset("个 家 所 座 条 项 套 栋 户 人 件 处 支 场 张 台 辆".split())
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
            dealt |= {found.quantity.span for found in shared}
            yield from shared
        following = quantities[index + 1] if index + 1 < len(quantities) else None
        if quantity.span in dealt:
            edge = quantity.span.end
            continue
        found = _read_one(text, segment, edge, quantity, following, base, places)
        if found is None:
            if not _modifies(text, quantity, following):
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
    if _is_unfit(text, segment, quantity, following):
        return None
    start = _after_place(text, _clause_start(text, edge, quantity.span.start), quantity.span.start, places)
    left = text[start : quantity.span.start]
    phrase, tail = indicators.before(left)
    change = indicators.change_of(tail, quantity.unit, negative=left.endswith(("-", "－", "−")))
    behind = indicators.after(text[_behind(text, quantity) : segment.end])
    said = text[_clause_start(text, segment.start, quantity.span.start) : quantity.span.start]
    if fold(quantity.text).endswith("级"):
        return _made(quantity, behind, "level", start)
    if _counts_what_follows(phrase, behind, quantity, left, text[segment.start : quantity.span.start]):
        return _made(quantity, _counted(phrase, behind, left), change, start)
    if behind in _ONLY and said.endswith("的"):  # 总投资10亿元的5个项目
        return _made(quantity, indicators.before(said + "。")[0].rstrip("。") + behind, "level", start)
    if behind:
        return None  # the figure describes what follows it, or the sentence goes on about something else
    of_plan = _OF_PLAN.search(fold(left))
    if of_plan and base and quantity.unit == "%":
        return _made(quantity, f"{base.indicator}占{of_plan[1]}", "level", base.start)
    if _NOT_OWN.fullmatch(phrase):
        phrase = ""
    whole = indicators.joined(phrase, base.indicator) if base else None
    if base and base.quantity.unit == quantity.unit:
        again = indicators.is_verb(phrase) and base.indicator.startswith(phrase)
        if again or (not phrase and _WHOLE_YEAR.search(left)):
            whole = base.indicator
    state = _STATE.fullmatch(phrase)
    if state and base:
        whole = indicators.stem(base.indicator) + state[1]
    if whole and base:
        return _made(quantity, whole, change, base.start)
    if phrase in _ONLY and change == "level" and (base or phrase == "项目"):
        verb = indicators.VERBS.match(base.indicator) if base else None
        return Found(quantity, (verb[0] if verb else "") + phrase, change, start)
    if indicators.has_words(phrase) and not indicators.is_verb(phrase):
        return _made(quantity, phrase, change, start)
    if not phrase and base and (change != "level" or (tail and base.change != "level")):
        return _made(quantity, base.indicator, change, base.start)
    return None


def _after_place(text: str, start: int, end: int, places: Sequence[PlaceMention]) -> int:
    """Leave out the place that opens a clause (经开区地区生产总值 …)."""
    for mention in places:
        if start <= mention.span.start and mention.span.end < end:
            opening = text[start : mention.span.start]
            named = _NAMED.search(mention.name) or indicators.starts(text[mention.span.end : end])
            if OPENS_WITH_PLACE.fullmatch(opening) and named:
                return mention.span.end
    return start


def _counted(phrase: str, behind: str, left: str) -> str:
    """Name what is counted behind a figure, with its verb (建成科技园等10个公园 → 建成公园)."""
    if len(behind) <= 2 and not left.rstrip().endswith("等"):
        return phrase + behind
    verb = indicators.VERBS.match(phrase) or indicators.last_verb(phrase)
    return (verb[0].strip("、等及和") if verb else "") + behind


def _made(quantity: Quantity, indicator: str, change: Change, start: int) -> Found | None:
    clean = indicator.strip(" *\"'")
    if not indicators.has_words(clean) or len(clean) > 30 or clean.endswith("等") or "%" in clean:
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
    if _AGENT.search(left) or (
        _NOT_COUNTED.search(behind) and not _SETS_UP.search(re.split(r"[,，]", said)[-1])
    ):
        return False
    if re.search(r"在[^,，]{0,8}$", left) and re.search("[中里内]", behind):  # 在全国230家经开区中
        return False
    if not phrase or indicators.is_verb(phrase) or left.rstrip().endswith("等"):
        return True
    if quantity.unit not in _COUNTERS:
        return False
    return bool(indicators.last_verb(phrase) or _LISTED.search(phrase))


def _behind(text: str, quantity: Quantity) -> int:
    match = re.compile(r"\s*\**\s*(?:及?以上|左右|以内|以下|之内|上下)?(?:大关|台阶|关口|门槛)?").match(
        text, quantity.span.end
    )
    return match.end() if match else quantity.span.end


def _is_unfit(text: str, segment: Span, quantity: Quantity, following: Quantity | None) -> bool:
    written, left = fold(quantity.text), text[segment.start : quantity.span.start]
    if quantity.unit == "个百分点" and _GAINED.search(left):
        return True
    if written.endswith("级"):
        return not _CLUSTER.search(indicators.after(text[quantity.span.end : segment.end]))
    if quantity.unit in _UNCOUNTED or _modifies(text, quantity, following) or _COMPARED.search(left):
        return True
    if _FROM_VALUE.search(left) and _TO_VALUE.match(text[quantity.span.end : segment.end]):
        return True
    if written[0] in "一二两三四五六七八九十" and quantity.value < 100:
        return quantity.unit not in ("%", "番") and not _COUNT_VERB.search(left)
    return _in_quotes(text, quantity.span) or bool(_RULE.search(left))


def _in_quotes(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 12) : span.start]
    return max(before.rfind("“"), before.rfind("‘"), before.rfind("《")) > max(
        before.rfind("”"), before.rfind("’"), before.rfind("》")
    )


def _modifies(text: str, quantity: Quantity, following: Quantity | None) -> bool:
    """Tell whether the figure only describes what the next one counts (30亿元以上项目2个)."""
    if following is None or following.unit == "位" or fold(following.text).endswith("级"):
        return False
    if fold(quantity.text).endswith("级"):
        return bool(re.match(r"[^,，、;；。]{2,14}\d", text[quantity.span.end :]))
    between = text[quantity.span.end : following.span.start]
    if len(between) > 24 or re.search(r"[,，、;；:：。]", between):
        return False
    if quantity.unit in _COUNTERS and re.search(r"^[^的以]{2,12}(?:以及|及|和|与)[^的]{0,6}$", between):
        return False  # 15个老旧小区及周边9条背街小巷
    return not (
        between == "的" and _SHARED_ALL.search(text[max(0, quantity.span.start - 8) : quantity.span.start])
    )


def _clause_start(text: str, edge: int, position: int) -> int:
    text = text[:edge] + _masked(text[edge:position])
    opened = max(text.rfind(mark, edge, position) for mark in "(（") + 1
    start = max([edge, opened, *(text.rfind(m, edge, position) + 1 for m in STOPS + "、")])
    lead = text[max(edge, start - 12) : start]
    listed = re.search(r"(?:^|[,，;；:：])([\u4e00-\u9fff]{2,4})、$", lead)
    if listed and indicators.is_verb(listed[1]):  # 新建、改造环卫中转站
        return start - len(listed[1]) - 1
    return start


def _masked(text: str) -> str:
    """Hide the stops inside closed brackets, which part no clauses; the length stays."""
    shown = re.sub(r"[(（][^()（）]*[)）]", lambda found: "〇" * len(found[0]), text)
    return re.sub(r"[(（][^()（）]*[)）]", lambda found: "〇" * len(found[0]), shown)


def _ranked(
    text: str, segment: Span, edge: int, rank: Quantity, base: Found | None, places: Sequence[PlaceMention]
) -> Found | None:
    position = rank.span.start
    clause = _clause_start(text, segment.start, position)
    start = _clause_start(text, edge, position)
    if start == edge > segment.start:
        if not _RANKING.search(text[clause:position]) or base:
            return None  # 3个产业集群入选全国百强
        start = clause
    start = _after_place(text, start, position, places)
    left = text[start:position]
    if fold(rank.text).endswith("强") and not _NAMED_FIVE_HUNDRED.search(left):
        return None
    if re.match(r"的(?![^,，]{0,6}目标)", text[rank.span.end :]):  # 考核前两名的区
        return None
    if _in_quotes(text, rank.span) or _COMPARED.search(left):
        return None
    phrase = indicators.rank_phrase(left.removesuffix("前"))
    aspect = _ASPECT.search(left) if not phrase else None
    whole = indicators.joined(phrase, base.indicator) if base else None
    if base and not phrase:
        whole = base.indicator + (aspect[0] if aspect else "")
    if whole and base:
        return _made(rank, whole, "level", base.start)
    return _made(rank, phrase, "level", start)
