"""Which of a row of meetings or editions is meant: 第七届, 十二届五次全会; not what was told there."""

from __future__ import annotations

from index import compiled
from qa.contrasts import sessions

_EDITION = compiled(r"第(?:\d+|[一二三四五六七八九十]+)(?:届|次|轮|批|期)")


def other_edition(asked: str, said: str) -> bool:
    """Tell whether another 第八届 or none is said where *asked* names the 第七届, or its 五次全会."""
    if any(edition not in said for edition in _EDITION.findall(asked)):
        return True
    return not set(sessions(asked)) <= set(sessions(said))
