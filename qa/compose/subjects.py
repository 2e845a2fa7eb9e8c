"""Parts of a place that a clause is said of: 某某产业园2023年目标任务为…, 某某街道签约….

What such a part has is not what the place has, nor what another part has. Knows folded text alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from index import compiled, fold, word_class

_ENDING = r"(?:产业园区?|工业园区?|科技园区?|园区|新城|街道)"
_NAMED = compiled(
    rf"(?:(?![个家座些几各哪市县区年的])[一-鿿]){{2}}{_ENDING}(?=20\d\d年|今年|去年|全年|上半年|的)"
)
_SUBJECT = compiled(
    rf"(?:^|[,;。:、])(?P<name>[一-鿿]{{2,6}}?{_ENDING})"
    r"(?=(?:20\d\d年|今年|去年|全年)|为\d|的?目标|(?:共|新|累计)*(?:签约|完成|实现|引进|达到?)[^,;。\d]{0,10}\d)"
)


def of_other_subject(asked: str, said: str, places: Sequence[str]) -> bool:
    """Tell whether *said*, up to a figure, is of another part of a place than *asked* names, or of none.

    Where *asked* names neither a part nor any of the *places* known, it may be of any.
    """
    named = _NAMED.search(asked)
    part = named[0] if named and not any(named[0] in fold(place) for place in places) else ""
    if part and part not in said:
        return True
    subjects = [found["name"] for found in _SUBJECT.finditer(said) if not _is_deed(found["name"])]
    return bool(subjects) and subjects[-1] not in asked and bool(part or places)


def _is_deed(name: str) -> bool:
    """Tell what is done, or a time, from a name: 建设产业园, 今年园区."""
    return word_class(name[:2])[:1] in ("v", "t")
