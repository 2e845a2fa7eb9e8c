"""Parts of a place that a clause is said of: 某某产业园2023年目标任务为…, 某某街道签约….

What such a part has is not what the place has, nor what another part has. Knows folded text alone.
"""

from __future__ import annotations

from index import compiled, word_class

_ENDING = r"(?:产业园区?|工业园区?|科技园区?|园区|新城|街道)"
_NAMED = compiled(rf"(?:(?![个家座些几各哪市县区年])[一-鿿]){{2}}{_ENDING}(?!建设|规划)")
_SUBJECT = compiled(
    rf"(?:^|[,;。:、])(?P<name>[一-鿿]{{2,6}}?{_ENDING})"
    r"(?=(?:20\d\d年|今年|去年|全年)|为\d|的?目标|(?:共|新|累计)*(?:签约|完成|实现|引进|达到?)[^,;。\d]{0,10}\d)"
)


def of_other_subject(asked: str, said: str, *, in_place: bool) -> bool:
    """Tell whether *said*, up to a figure, is of another part of a place than *asked* names, or of none.

    Where *asked* names no place (not *in_place*) nor a part of one, it may be of any.
    """
    wanted = _NAMED.search(asked)
    if wanted and wanted[0] not in said:
        return True
    subjects = [found["name"] for found in _SUBJECT.finditer(said) if not _is_deed(found["name"])]
    return bool(subjects) and subjects[-1] not in asked and (in_place or wanted is not None)


def _is_deed(name: str) -> bool:
    """Tell what is done from a name: 建设产业园."""
    return word_class(name[:2])[:1] == "v"
