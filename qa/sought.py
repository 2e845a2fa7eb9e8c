"""The noun a list question asks for: 平台 in 建设哪些创新平台, 市领导 in 出席会议的市领导有哪些.

Read off where the question word stands; knows no articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from index import compiled, cut_words, fold
from qa.frames import PLAN_VERBS

_NUMBER = r"(?:\d+|[一二三四五六七八九十两]+)"
_UNIT = r"(?:大类?|[个项条类种点件家位])"
_AFTER = compiled(rf"哪(?:些|几{_UNIT}?|{_NUMBER}{_UNIT})(?P<noun>[一-鿿]{{1,14}})")
_BEFORE = compiled(
    r"(?P<noun>[一-鿿]{2,14})(?:,?(?:文中|文章|报道|会上)里?)?(?:都|分别|各|主要|具体)*(?:有|是|为|包括|包含|涵盖|指|列出?|提到|点到?|讲到?|写到?)(?:了)?(?:哪|什么|啥)"
)
_NAMES = compiled(r"(?P<noun>[一-鿿]{2,14}?)的?(?:名称|名单|清单)[?。]*$")
"""Asks for the names of what it calls by a noun: 列出六大板块的名称."""
_JOINS = compiled(r"或者?|和|及|与|以及")
_LONGEST = 3
_ANYTHING = frozenset(
    [
        *("方面", "方向", "工作", "任务", "举措", "措施", "重点", "内容", "事项", "问题", "目标", "环节"),
        *("要求", "成效", "成绩", "变化", "领域", "具体", "主要", "特点", "亮点", "指标", "行动", "东西"),
    ]
)
"""Nouns that any list may be of: they tell nothing of its members."""


@lru_cache(maxsize=1024)
def sought(text: str) -> tuple[str, ...]:
    """Return the words of the noun that *text* asks a list of, its head last; none when it names none."""
    folded = fold(text)
    after, before = _AFTER.search(folded), _BEFORE.search(folded) or _NAMES.search(folded)
    asked = takewhile(lambda word: word not in PLAN_VERBS, _words(after["noun"] if after else ""))
    named = _words(before["noun"].rpartition("的")[2] if before else "")
    return tuple(asked)[:_LONGEST] or tuple(named)[-2:]


def tells_kind(words: Sequence[str]) -> bool:
    """Tell whether *words* narrow down what is listed: 方面 and 举措 may be anything."""
    return bool(words) and words[-1] not in _ANYTHING


def _words(noun: str) -> Iterable[str]:
    return [word for part in _JOINS.split(noun) for word, _ in cut_words(part) if len(word) > 1]
