"""The provinces, cities and counties of China and the endings of zones; knows nothing of texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from functools import lru_cache

from index.lexicon.lines import bundled_lines
from index.patterns import compiled


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Codes by name, the safe short forms, and the longest name's length; a code starts with its parent's."""

    codes: dict[str, tuple[str, ...]]  # full names and safe short forms
    shorts: frozenset[str]
    names: dict[str, str]  # by code
    longest: int
    sizes: dict[str, tuple[int, ...]]  # of the names that begin with two characters, the longest first
    beginnings: re.Pattern[str]  # where a name may begin


# Zones whose short name stands for itself (经开区 in an article that speaks of one), and those that
# are a place only behind the name of a city (洛阳示范区) or with a name of their own (两江新区).
ZONE_NAMES = {
    "经济技术开发区": "经开区",
    "经济开发区": "经开区",
    "经开区": "经开区",
    "高新技术产业开发区": "高新区",
    "高新技术开发区": "高新区",
    "高新开发区": "高新区",
    "高新区": "高新区",
    "航空港经济综合实验区": "航空港区",
    "航空港实验区": "航空港区",
    "航空港区": "航空港区",
    "自由贸易试验区": "自贸区",
    "自贸试验区": "自贸区",
    "自贸区": "自贸区",
    "综合保税区": "综保区",
    "综保区": "综保区",
    "城乡一体化示范区": "示范区",
    "示范区": "示范区",
    "工业园区": "工业园区",
    "开发区": "开发区",
    "新区": "新区",
}
ZONE = compiled("|".join(sorted(ZONE_NAMES, key=len, reverse=True)))

# What makes a city's name part of the name of something else (郑州大学, 南京路, 北京银行, 洪泽湖).
NAME_OF_ELSE = compiled(
    r"大学|学院|交大|交通大学|理工|师范|湖(?![南北滨畔])|路(?!径|线)|大道|[早晚日晨商]报|都市报|在线|卫视|新闻网|融媒|客户端|(?:人民|交通)?广播|银行|证券|电视台|大街|方言|籍|牌|烩面"
    r"|水库|大坝|流域|(?<=[河江溪])(?:水质|断面|出境|治理|整治|两岸|沿岸|干流|支流|河段|清淤)"
)

_PEOPLES = (
    "土家|蒙古|朝鲜|哈萨克|柯尔克孜|塔吉克|撒拉|保安|东乡|土|裕固|达斡尔|鄂温克|鄂伦春|锡伯|满|回|藏|维吾尔|苗|彝|壮|布依|侗|瑶|白|哈尼"
    "|傣|黎|傈僳|佤|畲|拉祜|水|纳西|景颇|仫佬|羌|布朗|毛南|仡佬|阿昌|普米|怒|德昂|独龙|基诺|门巴|珞巴|京|各"
)
_AUTONOMOUS = compiled(rf"(?:(?:{_PEOPLES})族|哈萨克|蒙古|柯尔克孜|塔吉克|锡伯)*自治[州县旗]$")
"""What the usual name of an autonomous place leaves out: 恩施州 is 恩施土家族苗族自治州."""


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """Read the bundled gazetteer, once."""
    codes: dict[str, tuple[str, ...]] = {}
    shorts, names = set(), {}
    for line in bundled_lines("places.tsv"):
        code, name, *short = line.split("\t")
        names[code] = name
        usual = _usual_name(name, codes)
        for form in (name, *short, *usual):
            codes[form] = (*codes.get(form, ()), code)
        shorts.update(short)
    full = {name for name in codes if name not in shorts}
    return Gazetteer(
        codes, frozenset(shorts - full), names, max(map(len, codes)), _sizes(codes), _beginnings(codes)
    )


def _sizes(names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    sizes: dict[str, set[int]] = defaultdict(set)
    for name in names:
        sizes[name[:2]].add(len(name))
    return {pair: tuple(sorted(found, reverse=True)) for pair, found in sizes.items()}


def _beginnings(names: Iterable[str]) -> re.Pattern[str]:
    firsts, seconds = ("".join({name[at] for name in names}) for at in (0, 1))
    return compiled(f"[{firsts}](?=[{seconds}])")


def _usual_name(name: str, provinces: Container[str]) -> tuple[str, ...]:
    """What an autonomous place is mostly called: 恩施州; nothing where too little is left, or a province."""
    stem = _AUTONOMOUS.sub("", name)
    taken = name[-1] == "县" and f"{stem}省" in provinces  # 河南县 is mostly read off 河南|县域
    return (f"{stem}{name[-1]}",) if stem != name and len(stem) > 1 and not taken else ()
