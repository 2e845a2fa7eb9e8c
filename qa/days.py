"""Days that a text names → calendar days; one that names no year is of the year its article speaks in."""

from __future__ import annotations

from datetime import date

from index import compiled, fold

_DAY = compiled(r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]")
_ANY_YEAR = 2000
"""Days of articles that tell no year are compared as if they were of one."""


def days_told(text: str, year: int | None) -> tuple[date, ...]:
    """Return the days that *text* of an article that speaks in *year* names, in order."""
    told = []
    for found in _DAY.finditer(fold(text)):
        try:
            told.append(date(int(found["year"] or year or _ANY_YEAR), int(found["month"]), int(found["day"])))
        except ValueError:
            continue  # 2月30日 is no day
    return tuple(dict.fromkeys(told))
