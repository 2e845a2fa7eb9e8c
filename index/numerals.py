"""Numbers as Chinese writes them (1.6万, 两千亿, 二十三) to exact values; knows nothing of units."""

from __future__ import annotations

from decimal import Decimal

from index.patterns import compiled

DIGITS = {
    "零": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}

_NUMBER = compiled(r"(\d[\d,]*(?:\.\d+)?)?(.*)")


def parse_number(written: str) -> Decimal:
    """Return the value of a folded number: Arabic, Chinese, or Arabic with 百千万亿 behind."""
    match = _NUMBER.fullmatch(written)
    if match is None:
        raise ValueError(f"not a number: {written!r}")
    arabic, rest = match.groups()
    if arabic is None:
        return _parse_chinese(rest)
    return Decimal(arabic.replace(",", "")) * _scale(rest)


def read_digits(numeral: str) -> str:
    """Return Chinese digits said one by one in Arabic: 零五 is 05."""
    return "".join(str(DIGITS[character]) for character in numeral)


def _scale(multipliers: str) -> Decimal:
    scale = Decimal(1)
    for character in multipliers:
        factor = SMALL.get(character) or LARGE.get(character)
        if factor is None:
            raise ValueError(f"not a multiplier: {multipliers!r}")
        scale *= factor
    return scale


def _parse_chinese(numeral: str) -> Decimal:
    if not numeral or any(c not in DIGITS and c not in SMALL and c not in LARGE for c in numeral):
        raise ValueError(f"not a Chinese numeral: {numeral!r}")
    if all(c in DIGITS for c in numeral):
        return Decimal(read_digits(numeral))  # not by int, which refuses more than 4300 digits
    total = section = digit = 0
    for character in numeral:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in SMALL:
            section += (digit or 1) * SMALL[character]
            digit = 0
        else:
            section += digit
            total = (
                (total + section or 1) * LARGE[character]
                if character == "亿"
                else total + (section or 1) * LARGE[character]
            )
            section = digit = 0
    return Decimal(total + section + digit)
