"""Coined terms that count their parts, “三个高地” or “4+3”: is one asked about, are its parts said.

A text that only uses such a term says nothing of its parts, whatever else it lists. Works on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from index import compiled, fold
from qa.compose.series import Series, find_series
from qa.question import Question
from qa.wanted import small_number

_OPEN, _CLOSE = r"[\"「『']", r"[\"」』']"
_NUMERAL = r"(?:\d(?!\d)|[一二三四五六七八九十两])"
_COUNTED = compiled(rf"(?:{_NUMERAL}\+?(?:[^\W\d一二三四五六七八九十两]{{1,9}}|(?=\d)|$))+")
_BETWEEN = r"[^\"「『',，。;；的中里]{0,8}?"
_ASKED_AFTER = (
    rf"{_CLOSE}{_BETWEEN}(?:(?:{_OPEN}[^\"」』']{{1,30}}{_CLOSE}[和与及、]?)+{_BETWEEN})?"
    r"[,，]?的?(?:分别|具体|到底|究竟|主要|都|各|又)*"
)
_CONSISTS = r"(?:是|指(?!标)|有|包括|包含|含义|意思|内容|怎么回事|啥|什么)"
_PART_ASKED = compiled(
    rf"{_CLOSE}[里中]面?的?[\"「『“]?({_NUMERAL}[一-鿿])[\"」』”]?(?:分别|具体|都)?(?:是|指)哪"
)
"""Asks for a part of a longer coined term: “三区两带”里的三区是哪三个."""

_CONTAINS = r"(?:是?指(?!标)|包括|包含|含义|内容)"
_ASKED_BEFORE = compiled(r"(?:什么是|何谓|啥是|什么叫|解释)[^\"「『',，。;；]{0,12}[\"「『']$")
_QUOTED_NEXT = r"[^,;。\"']{{0,8}}[\"']"
_BUILT_OF = (
    rf"(?:打造|形成|建成|构建|建立|推出){_QUOTED_NEXT}[^,;。\"']{{{{2,24}}}}[\"']{_QUOTED_NEXT}?{{name}}"
)
"""Says of what a thing is built right before its name: 打造“甲+乙”出口“通道”."""

_MEANS = "|".join(
    (
        r"{name}[\"》]?[^,;。]{{0,8}},?(?:是指|指的是|即(?!将)|就是|包括)",
        r"{name}[\"》]?[^,;。]{{0,14}},即(?!将)",
        r"{name}[\"》]?[^,;。\"]{{0,8}}(?:\(|:|是指|指的是|即|就是|包括|包含|分别[是为指]|由|是(?!否))",
        r"(?:即|也就是|称为|简称|叫做|俗称)\"?{name}",
        r"为(?:内容|主体|支撑|核心|重点)的\"?{name}",
        _BUILT_OF,
    )
)
_PART_NAME = compiled("[一二三四五六七八九十两][区城核翼带心轴廊园港谷极点圈链群片组团湾岛山河湖环屏]")
_PUT_TOGETHER = compiled(rf"(?:{_PART_NAME.pattern}){{2,}}")
_ADDED_UP = compiled(r"\"((?:\d|[a-z])(?:\+(?:\d|[a-z]))+)\"")
_EACH_ITS_OWN = compiled(rf"^({_NUMERAL}个)一[批]?$")
"""“五个一” are five things that each have their 一, and “三个一批” three that each have their 一批."""

_LASTS = compiled(rf"{_NUMERAL}个?[年月天日季]")
_COUNT = compiled(rf"^{_NUMERAL}[个大项类条种]?")
_DIGITS = compiled(r"[1-9]{3,4}")
_CALLED_BY_DIGITS = compiled(rf"({_DIGITS.pattern})(?:计划|工程|行动|战略)")
_FEWEST_ALIKE = 3
_BESIDE = 24
_ORDINALS = compiled(r"一是|第一[,、]|[(]一[)]")


@lru_cache(maxsize=256)
def counted_parts(name: str) -> tuple[int, ...]:
    """The numbers a coined *name* is counted by: 3 in 三个高地, 4 and 3 in 4+3; none in 一网通办."""
    if _DIGITS.fullmatch(name):
        return tuple(map(int, name))
    if not _COUNTED.fullmatch(name) or _LASTS.match(name):
        return ()
    name = _EACH_ITS_OWN.sub(r"\1", name)
    numbers = tuple(n for digits in re.findall(_NUMERAL, name) if (n := small_number(digits)) is not None)
    return numbers if any(number > 1 for number in numbers) else ()


def things_counted(name: str) -> int:
    """How many things of one kind a coined *name* counts: 3 in 三个高地 and “125计划”, 0 for several."""
    if digits := _CALLED_BY_DIGITS.fullmatch(name):
        return len(digits[1])
    parts = counted_parts(name)
    return parts[0] if len(parts) == 1 else 0


def names_of_parts(text: str) -> tuple[str, ...]:
    """The names that the coined name in *text* is put together from: 三区 of 三区两城, “2” of “2+3”."""
    if added := _ADDED_UP.search(text):
        return tuple(f'"{part}"' for part in added[1].split("+"))
    found = _PUT_TOGETHER.search(text)
    return tuple(_PART_NAME.findall(found[0])) if found else ()


def asked_coined(question: Question) -> tuple[str, ...]:
    """Return the coined terms whose parts *question* wants to know."""
    return _asked_of(question.quoted, fold(question.text), question.wanted == "list")


def lone_characters(question: Question) -> tuple[str, ...]:
    """Return the characters that things are counted by, where nothing longer is quoted: 三个“换”."""
    lone = bool(question.count) and all(len(words) == 1 for words in question.quoted)
    return question.quoted if lone else ()


def leaves_unsaid(question: Question, said: str) -> bool:
    """Tell whether *question* asks what a coined term is made of and *said* doesn't tell."""
    if not question.quoted:
        return False
    if (parts := _PART_ASKED.findall(fold(question.text))) and not any(w in said for w in question.quoted):
        return bool(parts)
    names = asked_coined(question)
    if names and not any(explains(said, name) for name in names):
        return True
    return any(not explains(said.replace(whole, " "), part) for part, whole in _characters_of(question))


def _characters_of(question: Question) -> Iterator[tuple[str, str]]:
    """Yield the lone characters that are asked about as parts of a coined term, each with the whole."""
    lone = [words for words in question.quoted if len(words) == 1]
    yield from ((part, whole) for part in lone for whole in question.quoted if part in whole != part)


@lru_cache(maxsize=256)
def _asked_of(quoted: tuple[str, ...], asked: str, listed: bool) -> tuple[str, ...]:
    names = (name for name in quoted if len(name) > 1 and (counted_parts(name) or listed))
    within = _PART_ASKED.findall(asked) if quoted else []
    return (*(name for name in names if _is_asked(name, asked)), *within)


def _is_asked(name: str, asked: str) -> bool:
    verbs = _CONSISTS if counted_parts(name) else _CONTAINS
    start = next((m.start(1) for m in re.finditer(rf"{_OPEN}({re.escape(name)}){_CLOSE}", asked)), -1)
    return start >= 0 and bool(
        re.match(_ASKED_AFTER + verbs, asked[start + len(name) :]) or _ASKED_BEFORE.search(asked[:start])
    )


def explains(said: str, name: str) -> bool:
    """Tell whether *said* says what the coined *name* means or is made of."""
    if _shares_noun(said, name):
        return True
    if name not in said:
        return False
    if re.search(_MEANS.format(name=re.escape(name)), said):
        return True
    after = said[said.index(name) :]
    return _ORDINALS.search(after) is not None or _lists_parts(said, name) or _runs_parallel(said, name)


def is_built_of(said: str, name: str) -> bool:
    """Tell whether *said* quotes right before *name* what the thing is built of."""
    return re.search(_BUILT_OF.format(name=re.escape(name)), said) is not None


def shared_noun(name: str) -> str:
    """The noun that a coined name counts: 高地 in 三个高地, 链 in 五链; empty when it counts several."""
    return _COUNT.sub("", name) if len(counted_parts(name)) == 1 else ""


def _shares_noun(said: str, name: str) -> bool:
    """Tell whether a series is of as many things as the name counts, each called by its noun: 获得感."""
    noun, parts = shared_noun(name), counted_parts(name)
    return bool(noun) and any(
        one.may_be(parts[0]) and all(noun in piece for piece in one.pieces) for one in find_series(said)
    )


def _lists_parts(said: str, name: str) -> bool:
    """Tell whether a series is called by the name, or series beside it are as many as it counts."""
    parts = counted_parts(name)
    series = find_series(said)
    called = (part for one in series if (part := one.of(name)) and (parts or not _follows(one, name)))
    called = (part for part in called if not (part.is_open and _follows(part, name)))
    if any(_may_be_all(part, parts) for part in called):
        return True
    near = [one for one in series if _stands_beside(one, said, name)]
    return len(parts) > 1 and all(any(one.may_be(n) for one in near) for n in parts if n > 1)


def _stands_beside(series: Series, said: str, name: str) -> bool:
    """Tell whether *series* opens or ends right where the name stands, and doesn't list the name itself."""
    start, end = said.find(series.pieces[0]), said.find(series.pieces[-1]) + len(series.pieces[-1])
    at = said.find(name)
    apart = start - at - len(name) if start > at else at - end
    return 0 <= apart <= _BESIDE


def _follows(series: Series, name: str) -> bool:
    """Tell whether the clause before *series* ends in *name*: the next one needn't be about it."""
    return series.before.rstrip('"').endswith(name)


def _may_be_all(series: Series, parts: tuple[int, ...]) -> bool:
    return not parts or series.may_be(sum(parts))


def _runs_parallel(said: str, name: str) -> bool:
    """Tell whether as many clauses beside the name as it counts open or end alike: 滞后10天亮黄牌."""
    things = things_counted(name)
    if things < _FEWEST_ALIKE:
        return False
    at = said.find(name)
    before, after = _clauses(said[:at]), _clauses(said[at + len(name) :])
    runs = (before[-things:], *(after[start : start + things] for start in (0, 1)))
    return any(
        len(run) == things and (len({c[:1] for c in run}) == 1 or len({c[-1:] for c in run}) == 1)
        for run in runs
    )


def _clauses(said: str) -> list[str]:
    return [clause for part in re.split(r"[,;。、:\n]", said) if (clause := part.strip("\"'“”‘’"))]
