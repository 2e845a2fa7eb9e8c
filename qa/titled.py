"""A question under the light of one article: what the article's title already says need hardly be said again.

An article on one bridge, firm or fair names it above and then speaks of 项目 or 公司; only proper names
count, for what is measured must stand beside its figure. Knows nothing of the article's text.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from index import compiled, fold
from qa.question import Question, Term

_SHARE = 0.3
_SHORTEST = 4
_LONGEST = 24
_NAMED_KIND = compiled(
    r"(?:大桥|隧道|机场|车站|港区|码头|铁路|高铁|高速|公路|地铁|水库|水厂|电站|公司|集团|银行|大学|学院|中学|小学|医院|景区|公园|博物馆|图书馆"
    r"|项目|工程|园区|产业园|科技园|科学城|基地|中心|小镇|博览会|论坛|峰会|大赛|大会|推介会|运动会|文化节|艺术节|活动|专项行动|条例|办法)$"
)


def in_article(question: Question, title: str) -> Question:
    """Return *question* with the words of a proper name that *title* holds weighing little in its article."""
    name = _shared_name(fold(question.text), fold(title))
    if not name:
        return question
    if all(term.text in name for term in question.terms):
        return question  # the name is all there is to find
    return replace(question, terms=tuple(_lighter(term, name) for term in question.terms))


def _lighter(term: Term, name: str) -> Term:
    if term.text not in name:
        return term
    return replace(term, weight=term.weight * _SHARE, needed=min(term.needed, _SHARE))


def _shared_name(asked: str, title: str) -> str:
    """Return the longest stretch of *title* in *asked* that ends as the names of projects and the like do."""
    return next((name for name in _may_be_names(asked) if name in title), "")


@lru_cache(maxsize=64)  # asked once for each article that is read for a question
def _may_be_names(asked: str) -> tuple[str, ...]:
    """Return the stretches of *asked* that end as the names of projects and the like do, longest first."""
    ends = [e for e in range(_SHORTEST, len(asked) + 1) if _NAMED_KIND.search(asked, e - _SHORTEST, e)]
    sizes = range(_LONGEST, _SHORTEST - 1, -1)
    stretches = (asked[end - size : end] for size in sizes for end in ends if size <= end)
    return tuple(stretch for stretch in stretches if stretch.isalpha())
