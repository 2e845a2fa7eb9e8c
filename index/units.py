"""The units that figures of the genre are counted in, and their normal forms."""

from __future__ import annotations

import re
from decimal import Decimal

from index.patterns import compiled

_TENTH_OF_A_THOUSAND_MILLION = Decimal("1e-8")
_SAME = """
% ‰ 个百分点 平方米 立方米 平方公里 公里 米 公顷 亩 亩次 吨 公斤 斤 千瓦时 千瓦 兆瓦 吉瓦
标箱 微克/立方米 毫克/升 人次 人 户 户次 家 个 项 所 套 栋 座 条 件 张 辆 辆次 台 架 架次 艘 场 场次
次 类 种 处 支 部 片 宗 例 起 笔 本 册 株 棵 头 只 口 门 间 层 岁 天 小时 分钟 倍 大 对 列 班 盏 根 枚
块 尾 羽 单 票 车次 床 批次 级 村 镇 乡 县 课时 学时 工作日 周年
份 期 篇 款 毫米 厘米 千伏安 千伏 届 轮 眼 千升 升 克
"""
_OTHER_NAMES = {
    "百分点": "个百分点",
    "个工作日": "工作日",
    "平米": "平方米",
    "㎡": "平方米",
    "平方千米": "平方公里",
    "千米": "公里",
    "度电": "千瓦时",
    "标准箱": "标箱",
    "teu": "标箱",
    "年一遇": "年",
    "名": "人",
    "位": "人",
    "幢": "栋",
}
_MONEY = {
    "元": "亿元",
    "元人民币": "亿元",
    "块钱": "亿元",
    **{f"{money}元": f"亿{money}元" for money in "美欧日"},
    "港元": "亿港元",
}

_NORMAL: dict[str, tuple[str, Decimal]] = {
    **{unit: (unit, Decimal(1)) for unit in _SAME.split()},
    **{name: (unit, Decimal(1)) for name, unit in _OTHER_NAMES.items()},
    **{name: (unit, _TENTH_OF_A_THOUSAND_MILLION) for name, unit in _MONEY.items()},
}
# After a Chinese numeral these make words, not counts (一级, 三次全会, 一起, 三门峡).
_ARABIC_ONLY = frozenset("级次起本口门层对列村镇乡县头部单票班块片根只天期款届轮眼升克份")
_COUNTED_BY_ONE = frozenset("个家所座条项名套处位栋件")
_ONE_UNIT = compiled("|".join(sorted(map(re.escape, _NORMAL), key=len, reverse=True)))
# A unit's character that begins another word: 3个月, 十大 (kept) but 5场馆, 100人大代表, 三家店.
_NOT_A_UNIT = compiled(
    r"个(?:月|人|性|体|别|税)|人(?:大(?!专|学)|民(?!币)|均|工|力|事)|次(?:全|会|党代)|大(?:力|于|幅|约|学|道|事|型|会|赛|批)"
    r"|家(?:庭|长|园|居|乡)|位(?:居|于|列|数)|场(?:馆|所|地|景)|条(?:件|例|款)|项(?:目)|级(?:别)|天(?:然|津|气|下|河)"
    r"|类(?:似|型)|处(?:理|置|长|级)|部(?:分|门|长|级|署)|件(?:套)|名(?:列|单|称|录|义|牌)|座(?:谈|位)|种(?:植|子|业|粮)"
    r"|起(?:步|点|草|降)|片(?:区)|台(?:湾|风|阶)|台州|所(?:以|有)|门(?:峡|户|店)|村(?:民|庄|级|里|域|委)|县(?:长|委|域|级)|镇(?:长|街|区)"
    r"|米字|元(?:旦|宇宙|月|素|件)|层(?:面|级|次)|对(?:接|外|标)|列(?:入|为)|班(?:子|列)|份(?:额|子)|期(?:间|望|货|刊|末|初|待|工程|项目|建设)|款(?:项)|轮(?:胎|船|次)|升(?:级|至|到|幅|高)|克(?:服)|支(?:持|撑|付|部|出|行)|斤斤"
)


# Those counted in tens of thousands need no measure word: 7.93万实名志愿者, 50多万农户.
_COUNTED_BARE = compiled(
    r"[\u4e00-\u9fff]{0,6}?(?:(?P<人>群众|民众|百姓|居民|村民|市民|农民|师生|学生|学员|志愿者|职工|员工|工人|党员|干部|游客|旅客|观众"
    r"|老人|老年人|毕业生|劳动力|人口|青年|人才|农民工|务工人员)|(?P<户>农户|商户|用户|住户|租户|家庭|市场主体|经营主体|工商户)|(?P<家>企业|公司))"
)


def counted_bare(folded: str, position: int) -> str | None:
    """Return in what those are counted who stand at *position* right behind a bare 万: people, households."""
    match = _COUNTED_BARE.match(folded, position)
    return match.lastgroup if match else None


def unit_at(folded: str, position: int, *, number: str) -> tuple[str, Decimal, int] | None:
    """Read the unit at *position* behind *number*: its normal form, the factor to it, its end."""
    match = _ONE_UNIT.match(folded, position)
    if match is None or _NOT_A_UNIT.match(folded, position):
        return None
    written = match[0]
    if not number[0].isdigit() and (
        written in _ARABIC_ONLY or (number == "一" and written not in _COUNTED_BY_ONE)
    ):
        return None
    if number[0].isdigit() and written == "大" and folded[match.end() : match.end() + 1] in tuple("于小约"):
        return None
    unit, factor = _NORMAL[written]
    return unit, factor, match.end()
