"""Figures of another measure of the same thing: all there are for those added, all of it for that of a head.

Knows the words that say which; what a figure is of otherwise is for its neighbours in this package to know.
"""

from __future__ import annotations

import re

from index import compiled

_ALL = compiled(r"累计|总数|总量|存量|保有量")
_STANDS = compiled("装机|余额")  # what there is, unless something is said to be added
_ADDED = compiled(r"新[增添]|净增|新(?:引进|认定|招引|建成?|签约|注册|登记|开工)")
_ALL_TOLD = compiled(r"累计|总数|总量|存量|保有|共|达|总")
_A_HEAD = compiled(r"人均|每[百千万]?人|人平|平均每")
_OUTPUT_A_HEAD = compiled(r"人均(?:地区)?(?:生产总值|gdp)")
_CLAUSE = compiled(r"[,;。]")
_KIND_OF_LOAN = compiled(
    r"(绿色|普惠|小微|涉农|科技|科创|制造业|房地产|住户|个人|按揭|民营|企业|单位|中长期|短期|消费|经营|创业|担保|信用)"
    r"[^,;。、\d]{0,8}?[存贷]款"
)


def of_other_measure(asked: str, said: str, over: str) -> bool:
    """Tell whether *said*, a sentence up to its figure, is of another measure than *asked*.

    *over* is what stands over the sentence, and what the figure is known to measure.
    """
    clause = _CLAUSE.split(said.rstrip(",;。"))[-1]
    all_asked, added_asked = _ALL.search(asked), _ADDED.search(asked)
    if all_asked and not added_asked and _ADDED.search(clause) and not _ALL_TOLD.search(clause):
        return True
    stands = _ALL.search(clause) or _STANDS.search(f"{clause}\n{over.rpartition(chr(10))[2]}")
    if added_asked and not all_asked and stands and "新" not in clause and "增" not in clause:
        return True
    if _A_HEAD.search(asked) and not _A_HEAD.search(f"{said}\n{over}"):
        return True
    if _of_kind_of_loan(asked, clause):
        return True
    return _OUTPUT_A_HEAD.search(clause) is not None and not _A_HEAD.search(asked)


def _of_kind_of_loan(asked: str, clause: str) -> bool:
    """Tell whether *clause* tells of one kind of loan or deposit where all of them are asked about."""
    kind = _KIND_OF_LOAN.search(clause)
    return kind is not None and re.search(r"[存贷]款", asked) is not None and not _KIND_OF_LOAN.search(asked)
