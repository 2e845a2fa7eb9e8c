"""Figures a question names itself: sizes that tell things apart (10亿元以上项目), counts it starts from.

Knows how a size is written; which things have it is for others to know.
"""

from __future__ import annotations

import re
from decimal import Decimal

from index import Span, compiled, parse_number
from qa.question import Term

_SUM = r"(?:(?:\d[\d.]*[十百千]?|[一二两三四五六七八九十百千]+)[万亿]+|(?<![\d十百千万余多])[万亿])"
_LIMIT = compiled(
    rf"({_SUM})元?(?:人民币)?(?:及?以上|级)|(?:超过?|过|(?<!以)上|不低于|不少于)({_SUM})元?(?:的|项目|企业|楼宇|园区|产业|集群)"
)
_LOWER_LIMIT = compiled(rf"(?<![至到~\d.-])({_SUM})(?!元?(?:及?以下|以内|[至到~-]{_SUM}元?以下))")
_BETWEEN = compiled(rf"({_SUM})元?[至到~-]({_SUM})元?(?!以上)(?=的?[一-鿿]{{2}})")
_NUMBER = r"(?:\d[\d.]*|[一二两三四五六七八九十百千]+)"
_MEASURED = compiled(
    rf"(?P<size>{_NUMBER})(?P<unit>[万亿]?(?:年|周?岁|米|平方米|公里|亩|吨|千伏|兆瓦|人))及?(?P<side>以[上下])(?=的?[一-鿿])"
)
"""A least or largest size in another measure than money: 500年以上的古树."""

_THING = compiled("[一-鿿]{2}")
_WEIGHT = 0.5
"""What tells apart things of other sizes says nothing of what they are."""


def of_other_size(asked: str, own: str, before: str) -> bool:
    """Tell whether *asked* names a size, 百亿元以上, that *own*, or else what stands *before*, has not.

    Of the sizes named before the last one holds.
    """
    if (measured := _measured(asked)) and not measured & _measured(f"{before}{own}"):
        return True
    sizes = _sizes(asked)
    if not sizes:
        return False
    told = _sizes(own) or _sizes(before)
    if told:
        return told[-1] not in sizes
    return not {low for low, _ in sizes} <= {_sum(found[1]) for found in _LOWER_LIMIT.finditer(before + own)}


def apart_by_size(folded: str) -> tuple[tuple[str, Term], ...]:
    """Return *folded* once for each of several least sizes, without the others, and the size as a term."""
    limits = [found.group() for found in _LIMIT.finditer(folded)]
    if len(set(limits)) < 2:
        return ()
    sides = []
    for limit in dict.fromkeys(limits):
        text = folded
        for other in set(limits) - {limit}:
            text = re.sub(rf"(?<![\d.十百千]){re.escape(other)}", "", text)
        bare = limit.replace("元", "")
        forms = (limit, bare, bare.replace("以上", "元以上"), bare.replace("以上", "元及以上"))
        sides.append((text, Term(limit, _WEIGHT, tuple(dict.fromkeys(forms)), needed=0.0)))
    return tuple(sides)


def is_put_forward(asked: str, said: str, figure: Span) -> bool:
    """Tell whether *asked* states the *figure* of *said* itself, of the same thing: 23个项目里有几个…."""
    thing = _THING.match(said, figure.end)
    if thing is None or not figure.of(said)[:1].isdigit():
        return False
    return re.search(rf"(?<![\d.]){re.escape(figure.of(said))}{thing.group()}", asked) is not None


def _measured(text: str) -> set[tuple[Decimal, str, str]]:
    """The sizes of things in *text* that are no sums of money: 500年以上, 五百年以上."""
    return {(parse_number(m["size"]), m["unit"], m["side"]) for m in _MEASURED.finditer(text)}


def shared_size(asked: str, said: str) -> bool:
    """Tell whether both name one size by which things are told apart: 树龄500年以上的古树."""
    return not _measured(asked).isdisjoint(_measured(said))


def _sizes(text: str) -> list[tuple[Decimal, Decimal | None]]:
    """The least sizes that *text* names, in order, and the largest ones of what lies between two."""
    between = [(found.start(), (_sum(found[1]), _sum(found[2]))) for found in _BETWEEN.finditer(text)]
    limits = [(found.start(), (_sum(found[1] or found[2]), None)) for found in _LIMIT.finditer(text)]
    return [size for _, size in sorted([*between, *limits], key=lambda named: named[0])]


def _sum(written: str) -> Decimal:
    return parse_number(f"1{written}" if written[0] in "万亿" else written)
