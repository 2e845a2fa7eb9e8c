"""Names of people in Chinese news text, by surname and surroundings; knows nobody in particular."""

from __future__ import annotations

import re
from functools import lru_cache

from index.fold import simplified
from index.passage import Span
from index.patterns import compiled
from index.words import word_weight

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳"
    "翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎"
    "甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅杲逄亓昝訾逯么"
)
_COMPOUND = "欧阳|上官|司马|诸葛|夏侯|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙"
_ROLE = (
    r"(?:书记|主任|主席|市长|区长|县长|州长|省长|镇长|乡长|局长|厅长|部长|处长|科长|院长|校长|所长|站长|行长|会长|社长|董事长|总经理|总裁|"
    r"总监|经理|记者|通讯员|作者|编辑|院士|教授|专家|博士|负责人|代表|委员|常委|秘书长|领导|组长|队长|村民|市民|校监|馆长|理事长|撰稿|摄影|"
    r"责编|实习生|同志|先生|女士|[文图]|支书|发言人|工程师|农艺师|经济师|会计师|统计师|设计师|分析师|师傅|研究员|调研员|巡视员|检察长|司长|台长|厂长|"
    r"船长|总编辑?|创始人|创办人|老板|店主|业主|大户|种植户|养殖户|农户|农民|职工|工人|员工|居民|游客|学生|教师|老师|医生|护士|律师|法官|学者|带头人|"
    r"传承人|志愿者|总工|专员|园长|村长|旗长|盟长|主播|网格员|村医|党员|主持人|学家|企业家|艺术家|作家|画家|建筑师|诗人|烈士|董事|顾问|总干事|干事|关长|署长|团长|班长|股长|庭长|政委)"
)
_GIVEN = "(?:(?![等和与及说称在为的了是有论个家市区县省])[一-鿿])"
_NAME = rf"(?:(?:{_COMPOUND}){_GIVEN}{{1,2}}|[{SURNAMES}]{_GIVEN}{{1,2}})"
_SAYS = (
    r"(?=(?:则|也|还|曾|又|均|便)?(?:说|表示|介绍|指出|认为|强调)|说|表示|介绍|指出|强调|告诉|认为|主持|出席|作[^为]|致辞|宣布|要求|坦言|透露|称"
    r"|[、，,。;；/：:（(）)\s“”\d]|$|等|和|与|也是|同志|率|参加|讲话|在|为|就|到|用|以|从|将|把|给|通过|结合|代表|会上|会见|对|向|带|分析|谈|讲|回答|接受|调研|陪同|签|当选|担任"
    r"|已任|现任|跟|分别|围绕|发表|发布|受|应邀|正[在忙]|看着|算|笑|前往|深有|深入|一行|直言|建议|呼吁|补充|解释|解读|感慨|提出|提到)"
)
_AFTER_ROLE = compiled(rf"{_ROLE}[ 　：:/]*(?P<name>{_NAME}){_SAYS}")
_NEXT = compiled(rf"[ 　、，,]+(?P<name>{_NAME}){_SAYS}")
_BEFORE_VERB = compiled(
    rf"(?:^|[，。；：、“”！？!?）,;:\"\s])(?P<name>{_NAME})(?=说[:：，,“。]|表示[:：，,“]|介绍[:：，,“说]|指出[:：，,]|强调[:：，,]|认为[:：，,]|坦言[:：，,]|透露[:：，,]|告诉记者"
    r"|主持(?:了)?(?:大会|会议|召开|开幕|闭幕|座谈|论坛|仪式)|作(?:了)?[^，。]{0,12}报告|致(?:开幕|闭幕|欢迎)?[辞词]|出席(?:大会|会议|活动|仪式|并|开|座谈))"
)
_BEFORE_OFFICE = compiled(
    rf"(?:^|[，。；：、“”！？!?）,;:\"\s])(?!全票)(?P<name>{_NAME})(?=同志|生于|出生于|(?:[曾现已拟历]|此前|后)?任(?:中共|[一-鿿]{{2,}}(?:书记|[市区县州省局院校会厅部镇乡行]长|主任|主席|董事长|经理))"
    r"|(?:已|正式|全票)?(?:担任|当选|出任|兼任|调任|转任|升任|接任))"
)
_ROLE_AND_REST = compiled(rf"(?<!副主)(?<![各位]){_ROLE}(?P<rest>{_GIVEN}{{2}}[一-鿿]{{2}}[一-鿿]?)")
_REPORTS = compiled("表示|介绍|指出|强调|认为|坦言|透露|告诉")
_COMMON = 8.85
_EVERYDAY = 6.5  # 高度 weighs 6.0, 高峰 6.8; the names of people weigh more than 8 with few exceptions
_APPOINTED = compiled(
    rf"(?:选举(?:产生)?|任命|推选|补选|增补|聘任|聘请|免去|决定)(?P<name>{_NAME})(?=同志|为|任(?!务)|的|辞去|担任|等)"
)
_RARE = 10.9
"""Words the general dictionary knows weigh less: 成功当选 elects nobody called so."""

_BEFORE_CREDIT = compiled(rf"(?:^|[\s/])(?P<name>{_NAME})(?=[ 　]*[/ ](?:文|图|摄|摄影))")


def find_people(text: str) -> tuple[Span, ...]:
    """Find the names of people in *text*, in either script, in order."""
    return _find_people(simplified(text))


@lru_cache(maxsize=4096)
def _find_people(text: str) -> tuple[Span, ...]:
    found: set[Span] = set()
    for match in _AFTER_ROLE.finditer(text):
        found.add(Span(*match.span("name")))
        found.update(_listed_after(text, match.end("name")))
    for pattern in (_BEFORE_VERB, _BEFORE_CREDIT, _APPOINTED):
        found.update(Span(*match.span("name")) for match in pattern.finditer(text))
    appointed = (Span(*match.span("name")) for match in _BEFORE_OFFICE.finditer(text))
    found.update(span for span in appointed if len(span) > 2 or word_weight(span.of(text)) > _RARE)
    further = [span for match in _ROLE_AND_REST.finditer(text) for span in _before_verb(match)]
    found.update(span for span in further if not any(span.overlaps(other) for other in found))
    return tuple(sorted(span for span in found if not _is_word(span.of(text))))


def _before_verb(match: re.Match[str]) -> list[Span]:
    """Read a name between a role and an everyday word, neither part of which is one: 区长某某某|传达了."""
    rest, start = match["rest"], match.start("rest")
    for length in (3, 2):
        name, behind = rest[:length], rest[length : length + 2]
        if name[0] not in SURNAMES and not _REPORTS.match(behind):
            continue
        parts = [name[i : i + 2] for i in range(length - 1)]
        unusual = all(word_weight(part) > _COMMON for part in parts)
        if unusual and len(behind) == 2 and 0 < word_weight(behind) < _COMMON:
            return [Span(start, start + length)]
    return []


def _is_word(name: str) -> bool:
    """Tell whether a name of two characters is an everyday word: 时间, 方面."""
    return len(name) == 2 and word_weight(name) < _EVERYDAY


def _listed_after(text: str, position: int) -> list[Span]:
    """The further names of a list that a role opens: 区领导甲某某、乙某某、丙某等."""
    names = []
    while match := _NEXT.match(text, position):
        names.append(Span(*match.span("name")))
        position = match.end("name")
    return names
