"""Which of several days is the earlier: what comparing dates adds to telling them.

What happened on them is for `when` to find.
"""

from __future__ import annotations

from collections.abc import Sequence

from index import compiled
from qa.compose.draft import Draft
from qa.days import days_told

_SOONER = compiled(r"早|先(?![后行进于])|在前")
_LATER = compiled(r"晚(?![上会报间])|迟|后(?=[?。]|[开办建召举成通投竣])")
_SEVERAL = 2
"""Of two days one is the earlier, of more the earliest."""


def earlier(asked: str, labels: Sequence[str], drafts: Sequence[Draft]) -> tuple[Draft, ...]:
    """Say which of *drafts* is of the first day, or the last, where *asked* asks that and each tells one."""
    sooner = _SOONER.search(asked) is not None
    told = [days_told(draft.text.replace("**", ""), draft.sources[0].article.year) for draft in drafts]
    days = [day for [day, *more] in filter(None, told) if not more]
    if not (sooner or _LATER.search(asked)) or len(days) < len(drafts):
        return ()
    first = (min if sooner else max)(days)
    if days.count(first) > 1:
        return ()
    way = f"{'更' if len(days) == _SEVERAL else '最'}{'早' if sooner else '晚'}"
    sources = tuple(source for draft in drafts for source in draft.sources)
    return (Draft(f"{labels[days.index(first)]}{way}（比较得出）", sources, computed=True),)
