"""Names of people in Chinese news text, by surname and surroundings; knows nobody in particular."""

from __future__ import annotations

import re
from functools import lru_cache

from index.passage import Span

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖"
    "贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳"
    "翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟"
    "艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎"
    "甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅"
)
_COMPOUND = "欧阳|上官|司马|诸葛|夏侯|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|宇文|长孙"
_ROLE = (
    r"(?:书记|主任|主席|市长|区长|县长|州长|省长|镇长|乡长|局长|厅长|部长|处长|科长|院长|校长|所长|站长|行长|会长|社长|董事长|总经理|总裁|"
    r"总监|经理|记者|通讯员|作者|编辑|院士|教授|专家|博士|负责人|代表|委员|常委|秘书长|领导|组长|队长|村民|市民|校监|馆长|理事长|撰稿|摄影|"
    r"责编|实习生|同志|先生|女士|[文图])"
)
_GIVEN = "(?:(?![等和与及说称在为的了是有论个家市区县省])[一-鿿])"
_NAME = rf"(?:(?:{_COMPOUND}){_GIVEN}{{1,2}}|[{_SURNAMES}]{_GIVEN}{{1,2}})"
_SAYS = (
    r"(?=说|表示|介绍|指出|强调|告诉|认为|主持|出席|作[^为]|致辞|宣布|要求|坦言|透露|称"
    r"|[、，,。;；/：:（(\s“]|$|等|和|同志|率|参加|讲话|在|为|就|到)"
)
_AFTER_ROLE = re.compile(rf"{_ROLE}[ 　：:/]*(?P<name>{_NAME}){_SAYS}")
_NEXT = re.compile(rf"[ 　、，,]+(?P<name>{_NAME}){_SAYS}")
_BEFORE_VERB = re.compile(
    rf"(?:^|[，。；：、“”\s])(?P<name>{_NAME})(?=说[:：，,“。]|表示[:：，,“]|介绍[:：，,“说]|指出[:：，,]|强调[:：，,])"
)
_BEFORE_CREDIT = re.compile(rf"(?:^|[\s/])(?P<name>{_NAME})(?=[ 　]*[/ ](?:文|图|摄|摄影))")


@lru_cache(maxsize=4096)
def find_people(text: str) -> tuple[Span, ...]:
    """Find the names of people in *text*, in order."""
    found: set[Span] = set()
    for match in _AFTER_ROLE.finditer(text):
        found.add(Span(*match.span("name")))
        found.update(_listed_after(text, match.end("name")))
    for pattern in (_BEFORE_VERB, _BEFORE_CREDIT):
        found.update(Span(*match.span("name")) for match in pattern.finditer(text))
    return tuple(sorted(found))


def _listed_after(text: str, position: int) -> list[Span]:
    """The further names of a list that a role opens: 区领导甲某某、乙某某、丙某等."""
    names = []
    while match := _NEXT.match(text, position):
        names.append(Span(*match.span("name")))
        position = match.end("name")
    return names
