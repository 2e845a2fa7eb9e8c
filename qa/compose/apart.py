"""How far two figures lie apart, told in the unit that a reader expects; whose they are is not known here."""

from __future__ import annotations

from decimal import Decimal

_SMALL = Decimal("0.001")
_TEN_THOUSAND = Decimal(10_000)
_HUNDRED_MILLION = Decimal(100_000_000)
_MONEY = ("亿元", "万元", "元", "")


def told_apart(one: Decimal, other: Decimal, unit: str) -> str:
    """Say the difference of two figures in *unit*: 27.7个百分点 of two percentages, 13万吨 of 130000吨."""
    apart = abs(one - other).normalize()
    if unit == "%":
        return f"{apart:f}个百分点"
    if unit == "亿元" and apart < _SMALL:  # 39875元 and 19284元 are read in 亿元 but not told in it
        return f"{(apart * _HUNDRED_MILLION).normalize():f}元"
    if unit == "亿元" and max(abs(one), abs(other)) < 1:
        return f"{(apart * _TEN_THOUSAND).normalize():f}万元"
    if unit not in _MONEY and apart >= _HUNDRED_MILLION:
        return f"{(apart / _HUNDRED_MILLION).normalize():f}亿{unit}"
    if unit not in _MONEY and apart >= _TEN_THOUSAND:
        return f"{(apart / _TEN_THOUSAND).normalize():f}万{unit}"
    return f"{apart:f}{unit}"
