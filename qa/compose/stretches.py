"""Figures of several years together (五年来, “十四五”以来) where one is asked for, and the reverse.

Knows how a text says since when; which year a figure is of otherwise is for `telling` to know.
"""

from __future__ import annotations

from collections.abc import Iterator

from index import compiled, find_years, fold
from qa.question import Question

_STRETCH = compiled(
    r"(?:近|过去|[这前]|(?<=[,。;])|^)(?:[两三四五六七八九十]+|\d{1,2})年(?:来|间)|(?:展望|到|至|力争)\"?十[四五六七]五"
)
_SINCE = compiled(r"[^,;。]*?以来")
_IN_ONE_YEAR = compiled(r"今年|年初|开年|入[春夏秋冬汛伏]|[上下]半年|季度|\d月")
_TIME = compiled(r"今年|去年|上年|20\d\d年|[上下]半年|季度|\d月|目前|截至")
_ONE_YEAR = compiled(r"今年|去年|上年|明年")


def of_other_stretch(question: Question, said: str, speaking: int | None) -> bool:
    """Tell whether *said* is of more or less time than is asked about; its article speaks in *speaking*."""
    asked = fold(question.text)
    if any(_ends_of_stretches(asked, speaking)):
        return _TIME.search(said) is not None and not any(_ends_of_stretches(said, speaking))
    if not (question.years or question.periods or _ONE_YEAR.search(asked)):
        return False
    return any(not _TIME.search(said, end) for end in _ends_of_stretches(said, speaking))


def _ends_of_stretches(text: str, speaking: int | None) -> Iterator[int]:
    """Yield where *text* has named a stretch of several years: no time named behind it is meant with it."""
    yield from (found.end() for found in _STRETCH.finditer(text))
    for found in _SINCE.finditer(text):
        years = find_years(found.group(), speaking)
        if years:
            is_long = speaking is not None and years[-1].years[0] < speaking
        else:
            is_long = not _IN_ONE_YEAR.search(found.group())
        if is_long:
            yield found.end()
