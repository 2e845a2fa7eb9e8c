"""Which district of a city an article calls by its bare name; knows nothing of votes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from index.edges import Edges
from index.fold import fold
from index.gazetteer import NAME_OF_ELSE, gazetteer
from index.patterns import compiled
from index.regions import bare_name
from index.words import word_weight

_COUNTY = 6  # digits of a county's code
_RARE = 9.0  # weight from which on a bare name is hardly an ordinary word
_FEWEST = 3  # mentions from which on a bare name may be what the article is about
_FACILITY = compiled("(?:国际)?机场")  # known far beyond the district it bears the name of
_CLAUSE_STARTS = "，。；：、！？,;:!?“”‘’（）()《》|｜—· \u3000\n"
# A rank in the city is no word of the city's own: 居全市第一.
_OF_CITY = compiled("(?<![居列占为在获])(?:全|我)市(?![第首前最唯先率]|各[区县]|平均)")
_OF_DISTRICT = {
    "区": compiled("(?:全|我)区(?![域间块])"),
    "县": compiled("(?:全|我)县(?!域)"),
    "旗": compiled("(?:全|我)旗"),
}


@dataclass(slots=True)
class _Tally:
    """How often a text names a city's districts, bare and in full, and the city itself."""

    bare: Counter[str] = field(default_factory=Counter)
    full: Counter[str] = field(default_factory=Counter)
    city: int = 0

    def named(self, district: str) -> int:
        return self.bare[district] + self.full[district]


def district_called_bare(headline: str, texts: Sequence[str], city: str) -> str | None:
    """Return the one district of *city* that the texts speak of by its bare name, if they do."""
    districts = _districts(city)
    said = fold("\n".join(texts))
    told = {stem: name for stem, name in districts.items() if stem in said}
    if not told or city[-1] != "市":
        return None
    top = _tally([fold(headline)], city, told)
    if top.city and not any(top.named(name) for name in told.values()):
        return None
    tally = _tally([fold(text) for text in texts], city, told)
    often = [name for name in told.values() if tally.named(name) >= _FEWEST]
    if len(often) != 1 or tally.bare[often[0]] < _FEWEST:
        return None
    (district,) = often
    of_itself = bool(_OF_DISTRICT[district[-1]].search(said))
    known = word_weight(bare_name(district)) >= _RARE or tally.full[district] > 0 or of_itself
    of_city = tally.city + len(_OF_CITY.findall(said))
    return district if known and (tally.bare[district] > of_city or of_itself) else None


@lru_cache(maxsize=256)
def _districts(city: str) -> dict[str, str]:
    """Return a city's districts and counties by those bare names that mean no other place."""
    known = gazetteer()
    within = tuple(known.codes.get(city, ()))
    found: dict[str, str] = {}
    for code, name in _counties():
        if code.startswith(within):
            stem = bare_name(name)
            elsewhere = [other for other in known.codes.get(stem, ()) if not other.startswith(within)]
            if not elsewhere and stem != bare_name(city):
                found[stem] = name
    return found


@cache
def _counties() -> tuple[tuple[str, str], ...]:
    """Return the codes and names of the districts and counties that have a bare name."""
    names = ((code, name) for code, name in gazetteer().names.items() if len(code) == _COUNTY)
    return tuple((code, name) for code, name in names if name[-1] in _OF_DISTRICT and bare_name(name) != name)


def _tally(texts: Sequence[str], city: str, districts: dict[str, str]) -> _Tally:
    tally = _Tally()
    stems = compiled("|".join(sorted(map(re.escape, districts), key=len, reverse=True)))
    of_city = compiled(rf"{re.escape(bare_name(city))}市?")
    for text in texts:
        edges = Edges(text)
        qualified: set[int] = set()  # where a district stands right behind its city's name
        for found in of_city.finditer(text):
            if stems.match(text, found.end()):
                qualified.add(found.end())
            elif edges.starts_at(found.start()) and not NAME_OF_ELSE.match(text, found.end()):
                tally.city += 1
        for found in stems.finditer(text):
            name, at = districts[found[0]], found.start()
            if text.startswith(name, at):
                tally.full[name] += edges.starts_at(at) or at in qualified
            elif at in qualified or _speaks_of(text, found, edges):
                tally.bare[name] += 1
    return tally


def _speaks_of(text: str, found: re.Match[str], edges: Edges) -> bool:
    """Tell whether a bare name stands as a word of its own; an ordinary one only where a clause opens."""
    if not edges.starts_at(found.start()) or not edges.ends_at(found.end()):
        return False
    if NAME_OF_ELSE.match(text, found.end()) or _FACILITY.match(text, found.end()):
        return False
    opens = found.start() == 0 or text[found.start() - 1] in _CLAUSE_STARTS
    return opens or word_weight(found[0]) >= _RARE
