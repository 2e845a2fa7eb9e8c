"""A sentence's mutants: in each one figure, year, place, unit, bound, direction or quoted term is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from index import Span, find_quantities, find_years

_UNITS = {
    "亿元": "万元", "万元": "亿元", "元": "万元", "%": "个百分点", "个百分点": "%", "家": "个", "个": "家",
    "人": "户", "户": "人", "名": "家", "项": "家", "所": "栋", "栋": "所", "亩": "公顷", "公里": "米",
    "平方米": "平方公里", "平方公里": "平方米", "吨": "公斤", "套": "户", "张": "套", "强": "家", "位": "个",
}  # fmt: skip
_BOUNDS = {
    "不少于": "不超过", "不低于": "不高于", "不超过": "不低于", "突破": "不到", "超过": "不足",
    "至少": "最多", "以上": "以下", "以内": "以上", "左右": "以上", "约": "超", "近": "超",
}  # fmt: skip
_DIRECTIONS = {"增长": "下降", "下降": "增长", "增加": "减少", "提高": "降低", "减少": "增加"}
_PERIODS = {"今年": "去年", "去年": "前年", "明年": "今年", "十四五": "十三五", "十三五": "十四五"}
_NUMERALS = dict(zip("一二两三四五六七八九", "二三三四五六七八九七", strict=True))
_PLACES = ("西安高新区", "长沙市", "甘肃省", "绍兴市", "涿州市", "浦东新区", "昆山", "云岭县")


def mutants_of(text: str, places: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each mutant of *text* with what was changed in it; *places* are the names to recognise."""
    for name, spans in (("digit", _digits), ("numeral", _numerals), ("year", _years), ("unit", _units)):
        yield from ((name, mutant) for mutant in spans(text))
    yield from (("place", mutant) for mutant in _places(text, places))
    yield from (("bound", mutant) for mutant in _near_figures(text, _BOUNDS))
    yield from (("direction", mutant) for mutant in _near_figures(text, _DIRECTIONS))
    yield from (("quoted", mutant) for mutant in _quoted(text))


def _put(text: str, span: Span, words: str) -> str:
    return text[: span.start] + words + text[span.end :]


def _digits(text: str) -> Iterator[str]:
    """Raise the first digit of every figure by three, and the last by one."""
    years = [mention.span for mention in find_years(text)]
    for match in re.finditer(r"\d+(?:\.\d+)?", text):
        span = Span(*match.span())
        if not any(span.overlaps(year) for year in years):
            yield _put(text, Span(span.start, span.start + 1), str(int(text[span.start]) % 6 + 3))
            yield _put(text, Span(span.end - 1, span.end), str((int(text[span.end - 1]) + 1) % 10))


def _numerals(text: str) -> Iterator[str]:
    """Change the first numeral of what is counted in Chinese numerals: 六大, 三个."""
    for quantity in find_quantities(text):
        numeral = text[quantity.span.start]
        if numeral in _NUMERALS:
            yield _put(text, Span(quantity.span.start, quantity.span.start + 1), _NUMERALS[numeral])


def _years(text: str) -> Iterator[str]:
    """Change years by one either way, relative years and plan periods to the next."""
    for match in re.finditer(r"(?:19|20)\d\d(?=年|[—-])", text):
        for year in (int(match[0]) - 1, int(match[0]) + 1):
            yield _put(text, Span(*match.span()), str(year))
    for match in re.finditer(r"[一二][〇零一二三四五六七八九]{2}([一二三四五六七八])(?=年)", text):
        yield _put(text, Span(*match.span(1)), _NUMERALS[match[1]])
    for one, other in _PERIODS.items():
        yield from (_put(text, Span(*match.span()), other) for match in re.finditer(one, text))


def _units(text: str) -> Iterator[str]:
    for quantity in find_quantities(text):
        for unit in sorted(_UNITS, key=len, reverse=True):
            if quantity.text.endswith(unit):
                yield _put(text, Span(quantity.span.end - len(unit), quantity.span.end), _UNITS[unit])
                break


def _places(text: str, places: Iterable[str]) -> Iterator[str]:
    taken: list[Span] = []
    for place in sorted(set(places), key=lambda name: (-len(name), name)):
        for match in re.finditer(re.escape(place), text):
            span = Span(*match.span())
            if not any(span.overlaps(other) for other in taken):
                taken.append(span)
                yield _put(text, span, _elsewhere(text, len(taken)))


def _elsewhere(text: str, turn: int) -> str:
    others: Sequence[str] = [place for place in _PLACES if place not in text]
    return others[turn % len(others)]


def _near_figures(text: str, changes: dict[str, str]) -> Iterator[str]:
    """Change words that stand right before or behind a figure."""
    for quantity in find_quantities(text):
        start, end = quantity.span.start, quantity.span.end
        for one, other in changes.items():
            if text[:start].endswith(one):
                yield _put(text, Span(start - len(one), start), other)
            if text[end:].startswith(one):
                yield _put(text, Span(end, end + len(one)), other)


def _quoted(text: str) -> Iterator[str]:
    """Change the first, and turn the last two characters, of a quoted term."""
    for match in re.finditer(r"“([^”]{2,})”", text):
        words = match[1]
        changed = ("大" if words[0] != "大" else "小") + words[1:]
        yield _put(text, Span(*match.span(1)), changed)
        if words[-1] != words[-2]:
            yield _put(text, Span(*match.span(1)), words[:-2] + words[-1] + words[-2])
