"""The noun phrase that a figure measures, from the words on either side of it; knows nothing of years."""

from __future__ import annotations

import re
from functools import lru_cache

from index.fold import fold
from index.lexicon import load_lexicon
from index.passage import Change
from index.patterns import compiled

_EDGES = " \"'“”‘’*—:："

# What may stand before the phrase and says only when, who or how surely.
_LEAD = compiled(
    r"^(?:\d{1,2}[.、．)]|\"[^\"]{1,10}(?:计划|行动|工程)\"|[\s\"'·*—-]|向着|朝着|确定了?|其中|同时|并且?|还|再(?!生|就|贷)|也|共计?(?!享|同|建)|全年|全市|全区|全县|全省|我市|我区|我县|我省|本市|该[省市区县州]|当期|年内|年底前?|(?:今|去)年以来|今年|明年|去年|上年|当年|届时"
    r"|(?:到|至|截至)?(?:19|20)\d\d年?(?:底|末|度|前)?|到?\"?十[一二三四五]五\"?(?:末|期间|时期)?|[一二三四1-4]季度|上半年|下半年"
    r"|\d{1,2}(?:[-~至到]\d{1,2})?月份?(?:底|末|初)?前?|(?:实施|完成|签订|引进|实现)了|力争|确保|确定了?|计划|预计|预期|争取|努力|拟|有望|将要?|要(?!素|求)|目标(?:是|为)?|主要预期目标|推动|推进|加快|持续|大力|积极|继续|着力|全力"
    r"|强力|稳步|有序|认真|统筹|组织|做好|抓好|完成(?!率)|实现|达到?了?|带动|已经?|目前|截至目前|包括|包含|实际(?!使用|利用|到位)|使(?!用)|是|为|在(?!建|校|册|孵|研|库|岗|职|线|园|地|外|郑)|以(?!旧|色|内|来)|通过|按照|促进|提前|着眼|即|等|和|及|与|以及)+"
)
# Between the phrase and its figure: verbs of reaching, bounds, growth.
_REACH = (
    r"(?:到)?现在|如今|完成|实现|(?<=已)有|[降增升][至到]|高?达到?|安排|突破|超过?|达成|可|(?<![签履])约为?|近|共计?|合计|总计|为|是|有|在|控制|保持|稳定|不少于|不低于|不超过|不[到足]|不高于|不小于|低于|高于|至少|则|站上|迈上|力争|确保|预计|预期|计划"
    r"|目标|逾|到|至|将|要|了|上|前|大约|仅|只|分别|依次|(?<![人户日月亩地])均|同(?=为)|都|各|再|已|就|比重|:|：|\s|\"|\*|—|-|接近|以上|左右"
    r"|首次|首度|再次|再度|一举|历史性地?|成功|双双"
)
_GROWTH = (
    r"同比|环比|\(下同\)|[比较](?:19|20)\d\d年(?:同期)?|[比较](?:上|去|前)[年届月][末底]?(?:同期)?|年均|平均|(?:实际|名义|累计)?增长|[净猛微激]增长?|增加|增产|多增|提高|提升|上升|上涨|增幅|增速|涨幅"
    r"|可比口径|按可比价(?:格)?(?:计算)?"
)
_DECLINE = r"下降|少增|减产|下跌|减少|降低|下滑|回落|缩小|降幅|压减|压降|负增长"
_RISE = r"率先|在[^,、]{1,10}中?率先|跃升|跨越|迈上|攀升|跨上|(?<![理缘自])[由从][^,，]{0,8}\d[^,，]{0,8}"
_TAIL = compiled(rf"(?:{_REACH}|{_GROWTH}|{_DECLINE}|{_RISE})+$")
_HOLDS = r"了|约|近|高|超过?|达到?|不低于|不少于|力争|预期|目标|为|在|保持在?|高于|:|\s|\*|分别|均|都"
_GROWING = compiled(rf"(?:{_GROWTH})(?:{_HOLDS})*$")
_DECLINING = compiled(rf"(?:{_DECLINE})(?:{_HOLDS})*$")
_TO_LEVEL = compiled(r"(?:到|至|达到?)[\s*]*$")
_RANK_TAIL = compiled(
    r"(?:连续(?:[\d一二两三四五六七八九十]+[个年次])?[年月季度]*|再次|继续|持续|均|都|已|并|也|首次|[,，])*(?:位居|居|位列|列|跃居|跃升至?|升至|上升至|排名|排位|排|名列|位次|稳居|排在|蝉联|领跑|占据|保持)[^,，;；]{0,20}$"
    r"|(?:世界|全球|全国|全省|全市|全区|全县|各县区|同类)(?:各?县?\(?市\)?区)?$"
)
_WORDLESS = compiled(r"^[\W\d_]*$")
_ONLY_TOTAL = compiled(
    r"^(?:人均|绝对值|绝对量|增量|总值|增加值|总数|总量|总额|规模|数量|累计|余额|总面积|总规模|占比|增速|增幅|其中|保有量|存量)$"
)
_EMPTY = frozenset({"市场", "我们", "任务", "目标", "企业", "项目", "其他", "方面", "时间", "今后", "未来"})
_GOAL_BEHIND = compiled(r"的[^,，]{0,8}(?:目标|任务|要求|水平|速度|增长|增速|高位|佳绩|好成绩)")
_LEVEL_BEFORE = compiled(r"^[十百千万两]+亿元?级")
_ENDS = compiled(r"(?:以及|及|和|与)[^\d,，]{0,4}\d.*$")  # 15个老旧小区及周边9条背街小巷
_DONE_BEFORE = compiled(r"^[^了]*(?:推出|实施|建成|新增|引进|获批|完成|培育|打造|建设|签订|启动|带动)了")
_LONG_GLOSS = compiled(r"[(（][^()（）]*(?:[(（][^()（）]*[)）][^()（）]*)+[)）]|[(（][^()（）]{9,}[)）]")
_GLOSS = compiled(r"[(（][A-Za-z&]+[)）]$")  # 地区生产总值（GDP）
_AIMED = compiled(r"^.*的(?:预期|主要|总体|发展|工作)*目标(?:是|为)")  # 今年园区的目标是产值
_COUNTED_FIRST = compiled(r"^\d[\d.]*[余多]?万?[个家座条所项](?=..)")  # 1000个口袋公园完工495个
_WHEN_INSIDE = compiled(r"(?:[一二三四]季度|年底|\d+月底?)前|(?<=项目)要")


def before(text: str) -> tuple[str, str]:
    """Split what stands before a figure into the phrase it may measure and the words of reaching."""
    folded = fold(text)
    core = _TAIL.sub("", folded)
    lead = _LEAD.match(core)
    start = lead.end() if lead else 0
    phrase = _LONG_GLOSS.sub("", _WHEN_INSIDE.sub("", text[start : len(core)])).strip(_EDGES)
    phrase = _DONE_BEFORE.sub("", _AIMED.sub("", phrase))
    if phrase.count("”") > phrase.count("“"):
        phrase = f"“{phrase}"
    elif phrase.count("“") > phrase.count("”"):
        phrase = f"{phrase}”"
    return _GLOSS.sub("", _COUNTED_FIRST.sub("", phrase)), folded[len(core) :]


def change_of(tail: str, unit: str, *, negative: bool = False) -> Change:
    """Tell level, growth or decline by the words right before the figure."""
    if negative:
        return "decline" if _GROWING.search(tail.rstrip("-−")) else "level"
    if _TO_LEVEL.search(tail) and not re.search(r"(?:增长|增速|增幅)[^,]{0,3}(?:达到?)[\s*]*$", tail):
        return "level"
    if _DECLINING.search(tail):
        return "decline"
    if _GROWING.search(tail):
        return "growth"
    return "growth" if unit == "番" else "level"


def after(text: str) -> str:
    """Return the phrase behind a count: what is counted and what happens to it, up to the next stop."""
    phrase = re.split(r"[,，;；。:：、!！?？()（）…]|以及|并且|并在", text, maxsplit=1)[0]
    phrase = _LEVEL_BEFORE.sub("", phrase.strip(" *"))
    phrase = re.sub(r"^(?:的\d.*|等$)", "", phrase)
    return "" if _GOAL_BEHIND.match(phrase) else _ENDS.sub("", phrase.replace("“", "").replace("”", ""))


def starts(text: str) -> bool:
    """Tell whether *text* starts with words of a plan or report, or with an indicator of the lexicon."""
    folded = fold(text)
    return bool(_LEAD.match(folded) or VERBS.match(folded)) or folded.startswith(_known_indicators())


@lru_cache(maxsize=1)
def _known_indicators() -> tuple[str, ...]:
    return tuple(fold(term) for group in load_lexicon().groups for term in group)


def has_words(phrase: str) -> bool:
    """Tell whether the phrase can name an indicator."""
    if _WORDLESS.match(phrase) or phrase.startswith("的") or phrase.endswith("的") or phrase in _EMPTY:
        return False
    return len(re.findall(r"[\u4e00-\u9fffa-zA-Z]", phrase)) >= 2


def joined(phrase: str, base: str | None) -> str | None:
    """Put a bare 总数, 累计 or 占GDP比重 together with the indicator it speaks of."""
    if base is None:
        return None
    rest = stem(base)
    if phrase.startswith("累计"):
        return phrase + rest if phrase == "累计" or is_verb(phrase[2:]) else None
    if _ONLY_TOTAL.match(phrase):
        return rest + phrase
    return base + phrase if phrase.startswith("占") else None


@lru_cache(maxsize=8192)
def known_in(clause: str) -> str:
    """Return the longest indicator of the lexicon that the clause names."""
    folded = fold(clause)
    return max(
        (term for term in _known_indicators() if len(term) > 2 and term in folded), key=len, default=""
    )


def is_bare_total(phrase: str) -> bool:
    """Tell whether the phrase is only a measure (数量, 增速) that doesn't say of what."""
    return _ONLY_TOTAL.fullmatch(phrase) is not None or phrase == "数量"


def stem(indicator: str) -> str:
    """Return an indicator without the verb of its first count (新引进金融机构 → 金融机构)."""
    return re.sub(
        r"^(?:续建|在建|新引进|新登记|新签约|新增|新认定|新建|新设|签约|设立|引进|招引|引|新(?!能源|材料|兴|型|区|城|质|业|鲜|闻))",
        "",
        indicator,
    )


def thing(indicator: str) -> str:
    """Return what an indicator counts, without the verbs before it (累计建成充电桩 → 充电桩)."""
    verbs = VERBS.match(indicator)
    rest = indicator[verbs.end() :] if verbs else indicator
    return rest if has_words(rest) else indicator


def last_verb(phrase: str) -> re.Match[str] | None:
    """Return the verb that the phrase ends with, if it does."""
    return re.search(
        r"(?:新增|新建|建成|引进|打造|培育|建设|开工|完成|创建|启动|实施|获批|认定|改造|推出|举办|开展)了?$",
        phrase,
    )


def rank_phrase(text: str) -> str:
    """Return what is ranked, without 居全市 and the like."""
    return before(text[: len(_RANK_TAIL.sub("", fold(text)))])[0]


VERBS = compiled(
    r"(?:新增|新建|新引进|引进|招引|引育|吸引|集聚|聚集|制作|申报|新登记|策划|发布|出台|制定|修订|开展|走访|排查|检查|帮扶|资助|救助|惠及|覆盖|培训|办理|受理|评选|支持|扶持|兑现|新签约|新落户|落户|入驻|入库|储备|投放|采购|配备|安装|铺设|修建|扩建|改建|提升|升级|优化|整改|查处|推出|上线|推广|布局|设置|开设|开通|新开通|增加|增设|搭建|成立|组建|建立|建有|拥有|现有|征集|组织|培育|建成|建成投用|开工|开工建设|新开工|发放|减免|改造|移交|签约|设立|新认定|认定"
    r"|回迁|完成|推动|谋划|谋划推进|解决|打造|建设|启动|新设|新增设|招聘|举办|创建|获批|新获批|实施|化解|整治|修复|治理"
    r"|提供|筹集|供应|整合|争取|申报|盘活|拆除|新培育|落地|签订|竣工|投产|建|、|等|及|和|全年|年内|累计|力争)+"
)


def is_verb(phrase: str) -> bool:
    """Tell whether the phrase is only what is done to the counted, not what is counted."""
    return bool(phrase) and VERBS.fullmatch(phrase) is not None
