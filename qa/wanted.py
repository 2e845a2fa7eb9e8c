"""What kind of answer a question wants, read off its question words; knows nothing of its topic."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from index import compiled

Wanted = Literal["figure", "person", "date", "list", "manner", "definition", "yesno", "text"]
Measure = Literal["level", "growth", "rank", "share"]

_NUMBER = r"(?:\d+|[一二三四五六七八九十两]+)"
CLASSIFIER = (
    r"(?:[亿万](?:[美欧日港]?元|千瓦时|千瓦|度|吨|亩|人次|人|个|家|套|辆|户|标箱|平方米|平方公里|立方米|公里|公顷|公斤|斤|件|台|条|张|只|头|羽|尾|株|棵|册|枚|块|千伏安|场)?"
    r"|[美欧日港]元|千瓦时|千瓦|兆瓦|标箱|元"
    r"|个百分点|个点|个工作日|工作日|个月|个季度|个小时|周年|个|家(?!庭)|项|所|座|套|名(?![校城村镇优牌])|人次|人(?!才[公住房政]|均|民币)|位(?!置)|亩|公里|千米|平方米|米(?![粉饭面])|平方公里|立方米|公顷|公斤|斤|吨"
    r"|条(?!件)|处|栋|幢|间|张|辆|艘|架|台|件|场(?!馆|地|所)|次|批|户(?!外)|种(?!植)|类|岁|年|天(?!然)|小时|分钟|倍|成(?![果员年熟效绩])|强|棵|株|笔|份|门(?![店户诊])|支(?!持)"
    r"|只|头(?![部雁])|期(?![间望货刊末初待])|宗|例(?!如)|起(?![步点草])|册|枚|块(?!钱)|尾|羽|款(?!项)|轮(?![胎船])|届|千伏安|千伏|毫米|厘米|趟|班次|班(?![列车子次])|列(?!车)|片(?!区)|点(?!位)|大(?![学型棚病专]))"
)
"""Measure words and units that a question word may stand before; of 多少大学 the 大 is none."""

_YES_NO = compiled(
    r"(?:吗|(?<![什怎多那这])么|嘛|(?<=了)没有?)[?。!]*$|是否|是不是|有没有|能不能|会不会|能否|可否|对不对|对吗"
)
_MANNER = compiled(
    r"[靠凭](?:什么|啥)|通过(?:什么|啥|哪些)|怎样|怎么|如何|咋|有(?:什么|啥|哪些)招数?(?=\?*$)|往哪个?方向|朝哪个?方向|做(?:些|了)?(?:什么|啥)|干(?:些|了)?(?:什么|啥)|(?:什么|啥|哪些)(?:打算|动作|安排|计划|规划)|哪些动作|(?:哪些|什么|何种|哪几[项条个])?(?:主要|具体|重点)?(?:措施|举措|办法|做法|路径|抓手|考虑|思路|实招|妙招|打法|路子|法子|门道|具体工作|部署|安排|打算|方案)"
    r"(?:是什么|有哪些|有什么)?"
)
_PERSON = compiled(
    r"(?:主持|讲话|致辞|报告|部署|宣布|通报|总结|发言|带队)[^,]{0,4}的(?:人|领导)?是[?。]*$|谁|哪位|哪一位|何人|什么人|叫什么|姓名|名字"
)
_WHO_LEADS = compiled(
    r"谁(?:[的也家]?(?:目标|计划|增速|增幅|数量|规模|总量|总额|占比)?(?:[一-鿿]{0,3}?[得更最]|[一-鿿]{0,2}?比?较)|[也更]?)[高低多少大小快慢]"
)
"""Asks which of several leads, no person: 谁定得高, 谁的增速更快."""

SOONER = compiled(
    r"(?:谁|哪一?[个家座项场届次边方])[^,;。]{0,8}?"
    r"(?:[更最]?早|[更最]?晚(?![上会报间])|(?<=[谁个家座项场届次边方])[先后](?![后行进于])|在[先前后](?=[?。]|$))"
)
"""Asks which of several events was the first: 谁开得早, 哪个先建成."""

_PEOPLE = compiled(
    r"哪些人|哪几位|哪些(?:区|市|县|省)?(?:领导|记者|干部|代表|专家|嘉宾)|(?:领导|记者|干部|代表|专家|嘉宾)(?:都|分别)?(?:有|是|包括)哪些"
)
_DATE = compiled(
    r"几月几[日号]|(?:召开|举行|举办|开幕|闭幕|启动|开工|动工|竣工|完工|建成|投产|投用|通车|开通|开业|开园|开馆|开岛|运营|揭牌|挂牌|成立|发布|印发|签约|落成|上线|结束|截止|施行|实施|生效|获批|出版|出生)的?(?:具体)?时间[?。]*$|何时|什么时候|啥时候|哪一?天|几月|几号|哪个月|哪一?年|什么时间|啥时间|多会儿|具体时间|日期|时间是|哪一?日"
)
_FIGURE = compiled(
    rf"百分之几|多快|多久|(?:多少|几|若干)\s*{CLASSIFIER}?|多大|多高|多长|多远|几成|增速|增幅|增长率|降幅|占比|比例|比重|第几|排第|位列第|排名|"
    r"(?:数额|金额|数量|数值|总量|总额|规模|面积|产值|数)(?:是|为)?(?:多少|什么|[?？]?$)"
)
_MEMBERS = compiled(
    rf"哪(?:些|{_NUMBER}(?:大|个|座|家))?(?:区县|县市|城市|地方|地区|企业|产业|行业|项目|[省市区县镇])(?!最)|(?:区|县|市|地方|地区|企业|产业|行业|项目)(?:都)?(?:有|是)哪(?:些|{_NUMBER})"
)
EACH_OF_WHICH = compiled(r"哪(?:些|几[一-鿿])[^?]*[,，]?(?:分别|各自?)(?:又)?(?:是|有|为|占|达)?(?:多少|几)")
"""Asks for things with a figure each: 哪些奖项，各多少项."""

_AMOUNT = compiled(r"多少|几|百分之|第几|多[快高大长]|是什么")
_ASKS_MEASURES = compiled(
    r"哪些.{0,2}(?:措施|举措|办法|做法|抓手|考虑|思路|实招|妙招|打法|路子|法子|动作|具体工作)|(?:有|用|采取)(?:了)?(?:什么|啥|哪些).{0,4}(?:打算|计划|规划|措施|举措|办法|做法|手段|动作|安排|部署|招数?(?=[?。]*$))"
    r"|(?:抓手|路子|路径|打法|招数)是(?:什么|啥|哪些)"
)
_LIST = compiled(
    rf"{_NUMBER}个?[\"'][^\"']{{1,6}}[\"'][?。]*$|^请?(?:列出|列举|罗列)|(?:名称|名单|清单)(?:有哪些|是什么|列一下)?[?。]*$|哪些|哪几|(?:列|数|罗列|列举|列出)一?下|[包括含][啥什]么?|哪[\"']?(?!一[个类项边方样种者头家座年季]){_NUMBER}|分别[^,，。?？]{{1,8}}什么|有什么|有啥|都有|分别是(?:什么|指|哪)|各是什么|{_NUMBER}(?:个|项|大|条|类|种|点|方面|件).{{0,14}}(?:是什么|是啥|指什么)|"
    r"(?:目标|指标|任务|重点|内容|方向|亮点|要点|成绩)(?:都)?(?:是|为)?(?:什么(?!意思)|啥(?!意思)|哪些)"
)
_DEFINITION = compiled(
    r"是(?:一[个种项家])?(?:什么|啥)样?的?(?:活动|项目|平台|机构|组织|概念|工程|行动|会议|企业|公司|单位|东西|模式|制度)[?。]*$|^请?解释(?:一下|下)?|什么是|何谓|啥是|什么意思|啥意思|是指|指什么|指的是|指的什么|含义|定义|什么样的|怎样的|是什么[?。]*$|是啥[?。]*$|意味着|(?:各|分别)?(?:代表|表示)(?:着|的是)?(?:什么|啥)[?。]*$"
)
_GROWTH = compiled(
    r"增速|增幅|降幅|同比|(?:增长|恢复|回升|发展|扩张)的?速度|增长率|[增涨][长得]?[得更最]?[快慢]|[增涨降跌][长得][得更最]?(?:[多少大猛]|厉害)|哪一?[个家座类项边方样种][在是]?[更最]?[上下]?[增涨升降跌](?!级)|(?:增长|增加|提高|下降|减少|上升|回落|压减|压缩|缩减|缩短|涨|降)(?:(?:了|的)?(?:多少|几|百分|个点|目标|预期|[?？]?$|吗|幅)|到(?:百分|目标|预期|[?？]?$|吗))|"
    r"[多少掉跌]了(?:多少|几)(?![个家名位所座人项](?!百分点|点)|[一-鿿]{2})|(?:想|要|会|能)?涨|几个百分点|增长.{0,4}(?:目标|预期|是多少|多少)|多快"
)
_SHARE = compiled(
    r"占比|比例|比重|几成|百分之|占几成|占.{0,8}多少|覆盖率|[一-鿿]率"
    r"|完成.{0,6}(?:任务|目标|计划).{0,4}(?:多少|几成)"
)
_RANK = compiled(
    r"第几|排第|排名|位次|名次|排在|位列|位居|居.{0,4}第|几强|多少强|(?:[升降跌进]|[升前后][了到移至]|[列居]|往[前后][一-鿿]{1,2})(?:了|到|在|至)?(?:多少|几)[名位]|前(?:多少|几)(?![年天个月季次届批期种类])"
)
_LEVEL = compiled(
    r"谁[也更]?[高低多少]|多少(?:亿|万|元|个|家|人|亩|项|套|所|座)|是多少|达到多少|总量|总额|规模|完成多少"
)
_HOW_MUCH_TOO = compiled(r"多少(?!名|位)|多大|多快|百分|几个(?:百分)?点|几成|吗|是否|没有")
_HOW_MUCH = compiled(r"(?<![高低快慢差大])(?:多少|多大)|几")
_ONLY_ASKS = compiled(r"(?:分别|各|是|有|达到?|为|多少|多大|[?。\s])*")
_UNIT = compiled(rf"(?:多少|几)\s*({CLASSIFIER})")
_CHANGES = compiled(r"[增涨加升降减跌快慢高低]|提高|回落|收窄|扩大")
_WHO = (
    r"(?:老百姓|百姓|群众|民众|居民|学生|师生|游客|旅客|观众|职工|员工|村民"
    r"|老人|毕业生|孩子|志愿者|党员|干部|老师|教师|医生|大夫|护士|农民|市民|运动员|网格员|考生)"
)
_COUNTS_PEOPLE = compiled(r"(?:多少|几)个[一-鿿]{0,10}?(?:的人|员)[?。]*$")
_UNIT_OF_NATURE = (
    (
        compiled(
            r"(?:多少|几)(?:[一-鿿]{1,8}的|块)?钱|金额(?:一?共|总共|合计|分别|各)?(?:是|为|有|达到?)?多少"
        ),
        "元",
    ),
    (compiled(r"多大(?:岁数|年纪|年龄)"), "岁"),
    (compiled(r"多久|多长时间"), "时间"),
    (compiled(r"多大(?:的)?(?:面积|地方|一?片地)|(?:占地|面积|地方)(?:约|有|是|为)?多大"), "面积"),
    (compiled(r"多少度(?!假)"), "度"),
    (compiled(r"(?:几|多少)个?(?:车站|站(?![点台长房位]))"), "座"),
    (compiled(r"[运拉卸]了?(?:多少|几)货(?![车船架])"), "吨"),
    (
        compiled(
            rf"(?<![收招纳容下])(?:多少|几){_WHO}(?![的人]?[收楼])|(?:{_WHO}|的人)(?:一共|总共|现在|目前)?有多少[?。]*$"
        ),
        "人",
    ),
)
ASKED_COUNT = compiled(rf"哪[\"']?({_NUMBER})(?:个|项|大|条|类|种|点|方面|位|家|件|样|处|块|步|招|环)")
_COUNT = compiled(
    rf"(?:哪|这|那|的|“|\")?({_NUMBER})(?:个|项|大|条|类|种|点|方面|位|家|件)(?!月|百分点|多少)"
)


_COUNTED = compiled(
    rf"(?<![第十]){_NUMBER}(?:大类?|个|项|条|种|类)(?:重点|主要|具体|核心)?"
    r"([一-鿿]{1,3}?)(?=[\"”」』的是有包都分各指呢?？,，。 ]|$)"
)
_PICK = compiled(
    rf"(?:第({_NUMBER})|(最后一))(?:个|项|条|点|大|方面|件|是)(?!五年|产业|次|让|使|把|突破|超|过|实现|达到|建成|完成|[^,，]{{0,8}}(?:突破|过|达到?)(?:多少|几))"
)

_NAMED = compiled(r"([一-鿿]{2,3}?)(?=[\"”是有指为呢?？,，。 ]|$)")

_WHICH_YEAR_MORE = compiled("哪一?年(?:的|度)?[一-鿿]{0,8}?(?:[更较最]|比较)?[多少高低大小快慢](?!见)")
"""Asks for the figures of two years, and which is the greater."""

COMPLETION = compiled(
    r"(?:完成|占)了?[^,，。和与跟同]{0,6}(?:任务|目标|计划)(?:总数|总量)?的?[^,，。比较差]{0,3}(?:多少|几成|百分|比例|比重)"
    r"|(?:任务|目标|计划)的?完成[率度]"
)
"""How much of a goal is done is neither a goal nor all of a result: a share."""

_ASKS_AMOUNT = compiled(r"多少|几|多[快久大高长远]|若干|哪|什么|啥")
_QUESTION_WORD = compiled("什么|啥|哪")
_BARE_MEASURE = compiled(
    r"(?:gdp|生产总值|产值|增加值|零售总?额|社消?零|固定资产投资|固投|(?:工业|民间|房地产开发?)投资|投资额|(?:总|计划|年度|完成)投资|(?:预算|财政|税收|可支配|营业)收入|支出|税收|利润|营收"
    r"|进出口|[出进口易售总余交]额|[一-鿿]率|[存贷]款|产量|销量|面积|[户人家个集]数)的?(?:预期|增长|发展|年度|主要|完成)*(?:目标|指标|任务|计划|情况|数据)?[?。]*$"
)
"""A question that is no more than what it asks for, measured in figures: 某市某年税收收入目标."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The kind of answer wanted: for a figure its measures and unit, for a list how many items.

    `pick` is the one item of a list that is asked for, from 1; -1 is the last. `who` asks for people.
    `counted` is the noun that the items of a list are counted by: 工程 in 四大工程.
    """

    wanted: Wanted
    measures: frozenset[Measure] = frozenset()
    unit: str = ""
    count: int | None = None
    pick: int | None = None
    who: bool = False
    counted: str = ""


def read_wanted(text: str) -> Asked:
    """Read the kind of answer wanted off *text* (folded)."""
    if "怎么回事" in text:
        return Asked("definition", count=_count(text))
    pick = _PICK.search(text)
    if pick and not _YES_NO.search(text):
        whole = _PICK.sub(" ", text)
        number = -1 if pick.group(2) else small_number(pick.group(1))
        return Asked(
            "list", pick=number, count=_count(whole), counted=_counted(whole) or _picked_from(text, pick)
        )
    if _YES_NO.search(text) and (not _FIGURE.search(text) or not _ASKS_AMOUNT.search(text)):
        return Asked("yesno", measures=_measures(text))
    if _PEOPLE.search(text):
        return Asked("list", count=_count(text), who=True)
    if SOONER.search(text):
        return Asked("date")
    if _PERSON.search(text) and not _WHO_LEADS.search(text):
        return Asked("person")
    if re.search(r"几月几?[日号]?|几号", text):
        return Asked("date")
    if _asks_figure(text) or _WHICH_YEAR_MORE.search(text):
        return Asked("figure", measures=_measures(text), unit=_unit(text))
    if _DATE.search(text):
        return Asked("date")
    prose = _wanted_prose(text)
    if prose == "text" and _BARE_MEASURE.search(text) and not _QUESTION_WORD.search(text):
        return Asked("figure", measures=_measures(text), unit=_unit(text))
    return Asked(prose, _measures(text), count=_count(text), counted=_counted(text))


def _wanted_prose(text: str) -> Wanted:
    if _ASKS_MEASURES.search(text) and _MANNER.search(text):
        return "manner"
    if _LIST.search(text):
        return "list"
    if _DEFINITION.search(text):
        return "definition"
    if _MANNER.search(text):
        return "manner"
    if _QUESTION_WORD.search(text):
        return "text"
    return "yesno" if _YES_NO.search(text) else "text"


def _asks_figure(text: str) -> bool:
    found = _FIGURE.search(text)
    if (
        found is None
        or EACH_OF_WHICH.search(text)
        or re.search(r"哪几|几(?:个|项)?(?:方面|方向)|抓哪几|多少钱以", text)
    ):
        return False
    return _MEMBERS.search(text) is None or _AMOUNT.search(text) is not None


def _unit(text: str) -> str:
    """The unit that is asked for, in its measure word or as the nature of what is asked."""
    unit = _UNIT.search(text)
    if unit and unit.group(1) == "个点" and not _CHANGES.search(text):
        return "个"  # a survey has its points
    if unit and unit.group(1) == "个" and _COUNTS_PEOPLE.search(text):
        return "名"
    if unit:
        return "%" if unit.group(1) == "成" else unit.group(1)
    return next((unit for nature, unit in _UNIT_OF_NATURE if nature.search(text)), "")


def _measures(text: str) -> frozenset[Measure]:
    found: set[Measure] = set()
    if _RANK.search(text):
        found.add("rank")
    if _GROWTH.search(text) and not ("rank" in found and not _HOW_MUCH_TOO.search(text)):
        found.add("growth")  # 增速排第几 asks for the rank alone
    if _SHARE.search(text) or COMPLETION.search(text):
        found.add("share")
    sides = re.split(r"[,，、;；]|以及", text)
    if any(_GROWTH.search(s) for s in sides) and any(
        _HOW_MUCH.search(s) and not _GROWTH.search(s) and not _ONLY_ASKS.fullmatch(s) for s in sides
    ):
        found |= {"growth", "level"}
    asks = text.count("多少") + text.count("多大") + text.count("几")
    if not found or ("growth" in found and _LEVEL.search(text) and asks > 1):
        found.add("level")
    return frozenset(found)


def _counted(text: str) -> str:
    found = _COUNTED.search(text)
    return found.group(1) if found else ""


def _picked_from(text: str, pick: re.Match[str]) -> str:
    """The noun behind an ordinal: 关键词 in 第六个关键词是什么."""
    named = _NAMED.match(text, pick.end())
    return named[1] if named else ""


def _count(text: str) -> int | None:
    found = ASKED_COUNT.search(text) or _COUNT.search(text)
    return small_number(found.group(1)) if found else None


def chinese_number(number: int) -> str:
    """Write a whole number from 1 to 19 in Chinese numerals; larger ones in digits."""
    digits = "零一二三四五六七八九"
    if not 0 < number < 20:
        return str(number)
    return digits[number] if number < 10 else "十" + (digits[number - 10] if number > 10 else "")


_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}


def small_number(text: str) -> int | None:
    """Read a whole number below 100 in digits or Chinese numerals; None when it is none."""
    if text.isdigit():
        return int(text)
    if text in _DIGITS:
        return _DIGITS[text]
    tens, mark, ones = text.partition("十")
    if not mark or (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return None
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)


def announced_number(name: str) -> int | None:
    """The number a coined *name* opens with: 六 in 六最, 三 in 三大攻坚战; 两高四新 has no one number."""
    number = small_number(name[:1])
    counts = number is not None and number > 1 and not any(map(small_number, name[1:]))
    return number if counts and len(name) > 1 else None
