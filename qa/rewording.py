"""A question put plainly: without its courtesies, in the usual script, its years and question words in full.

Knows how the same is asked in other words, not what is asked; misspelt words are for `spelling`.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from index import compiled, fold

_YOU = r"(?:[你您](?:们|老)?|大家|各位)?"
_BRIEFLY = r"(?:一下子?|下|一?声)?"
_INQUIRE = r"(?:请问|问|请教|咨询|了解|知道|查|打听)(?![责题卷询处获明的])"
_COULD = r"(?:能不能|能否|能|可否|可不可以|可以)?(?:请[你您])?"
_OPENER = compiled(
    rf"[\s,。!~、:;.]+|(?:[你您]好|大家好|早上好|下午好|嗨|哈喽|hi\b|hello\b)[啊呀]?"
    rf"|(?:小?助手|老师|大神|各位|朋友们?|亲)(?=[,:!\s])|(?:请问|求问){_BRIEFLY}|请教{_YOU}{_BRIEFLY}"
    rf"|请(?=[,\s你您帮告])(?:[你您])?|(?:劳驾|劳烦|有劳){_YOU}|麻烦{_YOU}(?=[,\s帮查看找告请])"
    rf"|(?:打扰{_YOU}了?{_BRIEFLY}|不好意思|那个)(?=[,\s请想])|话说(?!回)"
    rf"|(?:(?:我|咱|本人)(?:就|很|特别)?(?:想|要|来)|想){_INQUIRE}{_YOU}{_BRIEFLY}|问一?下|问(?=[,:\s])"
    rf"|{_COULD}(?:帮忙|(?:[帮替给])我(?![市县区省州国们的]))(?:看看|查查|找找|问问|看|查|找|问)?{_BRIEFLY}"
    rf"|{_COULD}(?:告诉|告知)(?:我(?![市县区省州国])们?|一下)|查(?:一下|查)"
    r"|不知道(?=[^,。?]{4})|(?:有[人谁]|谁|有没有人)知道"
)
"""What a question may open with before it asks anything."""

_THANKS = compiled(rf"[\s,。!?~.…]*(?:谢谢|多谢|谢啦|谢了|thanks|thx){_YOU}[了啦咯啊哈]*[\s,。!~.…]*$")
_CLOSER = compiled(
    rf"(?<=[\s,。!?~.…])(?:感谢{_YOU}|感激不尽|拜托{_YOU}|麻烦{_YOU}|辛苦{_YOU}|劳驾|急用|急急?急?|在线等|请(?:回答|答复|告知|指教|赐教)|求(?:解答?|告知|回答)|望告知|盼复)[了啦咯啊哈]*[\s,。!~.…]*$"
)
_END = compiled(r"[\s?!。.,~…]*$")
_ASKS = r"谁|什么|哪|几|多少|怎|如何|何时|吗|啥"

_PLAINLY = (
    (compiled(r"(?<=[一-鿿\d\"') ]) +(?=[一-鿿\"'(])|(?<=[一-鿿\"')]) +(?=\d)"), ""),
    (compiled(r"(20\d\d年),(?=[上下]半年|全年|[前第]?[一二三四]季度|\d{1,2}月)"), r"\1"),
    (
        compiled(r"(?:[前头]|开头)(?:六|6)个月|(?<![上下前后近每这大两一])半年(?![内前后报度来以多时])"),
        "上半年",
    ),
    (compiled(r"(?:[前头]|开头)(?:三|3)个月"), "一季度"),
    (compiled(r"(?:[前头]|开头)(?:九|9)个月"), "前三季度"),
    (
        compiled(
            r"(书记|[市区县省州镇乡局厅院校会部]长|主任|主席|一把手|二把手|老大|头儿|负责人|记者|编辑|作者)叫(?:什么|啥)(?:名字?)?(?=\?*$)"
        ),
        r"\1是谁",
    ),
    (compiled(r"开([^,。?的]{1,8})的工(?=\?*$)"), r"开工\1"),
    (
        compiled(
            r"(?:破土)?(?<![劳启推活运互移带联行流自电机感出发])动工(?![作程业资人厂具])|开建(?![筑设])"
        ),
        "开工",
    ),
    (compiled(r"[动开]了工"), "开工"),
    (compiled(r"(?:接着|继续)[干建修盖搞做]的(?=项目|工程)"), "续建"),
    (compiled(r"[还尚]?[没未]有?开工的(?=项目|工程)"), "前期"),
    (compiled(r"刚刚?(?=开工)"), "新"),
    (compiled(r"(?<=[济入值资额量业税易费])长了(?=多少|几)"), "增长了"),
    (compiled(r"(?:来着|[呀啊哈哇哦噢嘞])(?=\?*$)"), ""),
    (
        compiled(
            r"(?:(?:今年|当年|全年|本年度?)(?:计划|打算|准备)|(?:计划|打算|准备)(?:今年|当年|全年))(?:[往在给](?:这些)?项目[里上]?)?投(?:入|资)?(?=多少|几)"
        ),
        "年度计划投资",
    ),
    (compiled(r",?(?:这)?(?:是)?(?:真的|属实)(?=吗)"), ""),
    (compiled(r"(?<=各)几何(?=\?*$)|(?<!各)(?<!是)几何(?=\?*$)"), "是多少"),
    (compiled(r"是个?(?:什么|啥)数(?:字|值)?(?=\?*$)"), "是多少"),
    (compiled(r"若干(?=[个家项所亿万条名人座套亩公只户])"), "多少"),
    (compiled(r"(?<![\"'“‘])咋(?=回事|样|[一-鿿])"), "怎么"),
    (compiled(r"(?<![呢了])吧(?=\?+$)"), "吗"),
    (
        compiled(
            r"是?[上增]?[涨升长增][了的]?还是[下]?[跌降减][了的]?,?(?:(?:涨跌|升降|增减|变化)?幅度?是?)?(?:有?多[大少]|百分之几)?(?=\?*$)"
        ),
        "同比增减多少",
    ),
    (compiled(r"(?<=[个各些][县市区])[(][市县区、]{1,3}[)]"), ""),
    (
        compiled(r"(?:是|用)?哪[一二两三四五六七八九十\d几]+个?字(?:来?(?:说|概括|总结|形容|表达))?(?=\?*$)"),
        "是什么",
    ),
    (
        compiled(
            r"(由(?:谁|哪一?位(?:领导)?))对(.{2,8}?)(?:作出?|做出?|进行|予以)了?(部署|安排|总结|点评|解读|说明)"
        ),
        r"\1\3\2",
    ),
    (compiled(r"几分之几"), "多大比例"),
    (compiled(r"(?<=城)里(?=排|位居|名列|能排)"), "中"),
    (compiled(r"((?:多少|几)[一-鿿%]{0,4}?)(?:以上|以下|以内|左右)(?=\?*$)"), r"\1"),
    (compiled(r"几坐(?=\?*$)"), "几座"),
    (
        compiled(r"(?<![\"'“‘司团院校局委厅处部])(?<![司团院校局委厅处部]的)一把手(?=(?:是|叫|姓)|\?*$)"),
        "书记",
    ),
    (compiled(r"(怎样|[怎什]么样|[咋啥]样)的一[个座种项家条](?=[一-鿿])"), r"\1的"),
    (compiled(r"(?:还|正)在?(?:盖|修|建)(?:着|中)?的(?=[一-鿿])"), "在建的"),
    (compiled(r"开(?:的是|的|了)(?:一[个次场])?(?:什么|啥|哪个)会(?=[,?]|$)"), "召开了什么会议"),
    (compiled(r"[帮给为替](?:企业|商户|租户|商家)们?(?=减|免|省|降|退)"), ""),
    (compiled(r"[减免降退]了?多少税(?:[和与、]?费)?(?=\?*$)"), "减税降费多少"),
    (compiled(r"(?:较|比)(?:上|去|前)一?年变化了?(?=多少|百分之几|几个)"), "同比增减"),
    (
        compiled(
            r"(?:较|比)(?:上|去|前)一?年(?:度|同期)?(?:还|再)?(?:要|会|将|能)?(?:多|高|增|涨)出?了?(?=百分之几|几个百?分?点|几成)"
        ),
        "增长",
    ),
    (
        compiled(r"[较比](年初|(?:上年|去年)(?:年?末|年?底))(?:多|增|涨|高)加?出?了?(?=多少|几)"),
        r"较\1增加",
    ),
    (compiled(r"(前[二三四五六七八九十])[位名](?=的?(?:分别|都)?[是有]?哪)"), r"\1"),
    (compiled(r"(?<=投资|收入|产值|总值|支出|税收|总额)规模(?=[是有达为]|多[少大]|\?*$)"), ""),
    (
        compiled(
            r"(在[^,?在]{2,14}?)(?:上|方面|领域),?(?:要|将|会|想|打算|准备|计划)(?:做|办|干|抓)好?(?:哪些|什么|啥)(?:事情?儿?|工作)(?=\?*$)"
        ),
        r"\1怎么做",
    ),
    (
        compiled(
            r"(探索|推行|实行|采用|采取|建立|形成|推出|坚持)的是(?:一种)?(?:什么|啥|何种)样?的?(?=[一-鿿]{2,4}\?*$)"
        ),
        r"\1什么",
    ),
    (compiled(r"(?<=[客货量额值人数入产资])多了?(?=百分之几|几个百分?点|几成)"), "增长"),
    (compiled(r"打造成(?!了|效|果|功)"), "打造"),
    (compiled(r"(?:自己|自身)(?=打造|建设|建|发展|定位)"), ""),
    (compiled(r"(?<=记者|编辑|作者|署名|书记|市长|区长|县长|主任)谁(?=\?*$)"), "是谁"),
    (compiled(rf"^(?:谁是|哪一?位是)((?:(?!{_ASKS})[^,。?])+)(?=\?*$)"), r"\1是谁"),
)
"""Other ways to put the same, and the usual one."""

_SHORT_YEAR = compiled(
    r"(?<!\d[到至~-])(?<![\d.近去前这续满第经期时每来余立用共约达])(?<!建[区市县国])([12]\d|3[0-5])年(?![来间前后内里以之多限代级龄功华轻]|历史|时间|期限|[一二三四五六七八九十\d]*个月)"
)
_AHEAD, _BACK = 15, 12
"""So far from the years of the articles a year in two digits is looked for: 22年, but no 50年."""


def plainly_put(text: str, years: Collection[int] = ()) -> str:
    """Return *text* plain and in short, folded where reworded; *years* are those of the articles."""
    folded = fold(text.strip())
    plain = _without_courtesies(folded)
    for way, usual in _PLAINLY:
        plain = way.sub(usual, plain)
    plain = _with_whole_years(plain, years)
    return _as_written(text.strip(), folded, plain) if len(plain.strip("?")) > 1 else text.strip()


def _as_written(text: str, folded: str, plain: str) -> str:
    """Return what of *text* is left as *plain*, or *plain* where it is worded anew."""
    asks = plain.removesuffix("?")
    start = folded.find(asks)
    end = start + len(asks)
    return plain if start < 0 else text[start : end + folded.startswith("?", end)]


def _without_courtesies(folded: str) -> str:
    plain, before = folded, ""
    while plain != before:
        before = plain
        opened = _OPENER.match(plain)
        plain = plain[opened.end() :] if opened else plain
        plain = _CLOSER.sub("", _THANKS.sub(lambda end: "?" if "?" in end[0] else "", plain))
    marks = _END.search(plain)
    asked = marks is not None and "?" in marks[0]
    return _END.sub("?" if asked else "", plain, count=1)


def _with_whole_years(plain: str, years: Collection[int]) -> str:
    """Write 23年 as 2023年 where it may be near the *years* of the articles, and none is written in full."""
    if not years or re.search(r"(?:19|20)\d\d", plain):
        return plain

    def whole(found: re.Match[str]) -> str:
        year = 2000 + int(found[1])
        near = min(years) - _BACK <= year <= max(years) + _AHEAD
        return f"{year}年" if near else found[0]

    return _SHORT_YEAR.sub(whole, plain)
