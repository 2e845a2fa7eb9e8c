"""Place names in Latin letters: Zhengzhou, Xi'an, Inner Mongolia; read as the corpus's own or as China's.

Knows how names are spelt in pinyin, and the few that aren't; nothing of what is asked of a place.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, product

from index import compiled, fold, gazetteer
from qa.likeness import readings_of

_OTHER = {
    "shaanxi": "陕西",
    "innermongolia": "内蒙古",
    "tibet": "西藏",
    "hongkong": "香港",
    "macao": "澳门",
    "macau": "澳门",
    "harbin": "哈尔滨",
    "urumqi": "乌鲁木齐",
    "hohhot": "呼和浩特",
    "lhasa": "拉萨",
}
"""Names whose English form is not their pinyin; Shaanxi is told from Shanxi by its spelling."""

_LETTERS = compiled(r"[a-z]+(?:'[a-z]+)?")
_KIND = compiled(
    r"^[ -]*(?:province|municipality|city|county|prefecture|autonomous region"
    r"|(?:new )?(?:district|area|zone)|high-tech (?:industrial )?(?:development )?(?:district|zone)"
    r"|economic (?:and technological )?development zone)\b"
)
_ZONES = (("economic", "经开区"), ("high-tech", "高新区"))
_TAIL = compiled(r"(?:自治州|自治县|自治区|新区|高新区|经开区|开发区|省|市|县|区|州|镇|乡|街道)$")
_LONGEST = 4
_CITY = 4  # the code of a province has two digits, that of a city four
_SPELLINGS = 8


def in_characters(text: str, homes: frozenset[str]) -> str:
    """Return *text* (folded) with the places it names in Latin letters put into characters."""
    if not re.search(r"[a-z]{4}|[a-z]'[a-z]", text):
        return text
    words = list(_LETTERS.finditer(text))
    spelt = _spelt(homes)
    for first in range(len(words) - 1, -1, -1):
        for last in range(min(first + _LONGEST, len(words)) - 1, first - 1, -1):
            start, end = words[first].start(), words[last].end()
            joined = re.sub(r"[ '-]", "", text[start:end])
            kind = _KIND.match(text[end:])
            name = spelt.get(joined) or (_counties().get(joined) if kind else None)
            if name:
                name = _zone_of(name, kind[0] if kind else "")
                text = text[:start] + name + text[end + (kind.end() if kind else 0) :]
                words = words[:first]
                break
    return text


def _zone_of(name: str, kind: str) -> str:
    """Name the zone that *kind* calls in the place *name*: Zhengzhou Economic Development Zone."""
    zone = next((zone for english, zone in _ZONES if english in kind), None)
    return f"{_TAIL.sub('', name)}{zone}" if zone else name


@lru_cache(maxsize=4)
def _spelt(homes: frozenset[str]) -> dict[str, str]:
    """Names by their letters: the corpus's own, then the provinces and cities of China."""
    spelt: dict[str, str] = {}
    for home in sorted(homes, key=lambda home: (len(home), home)):
        for form in (_TAIL.sub("", home), home):
            _add(spelt, form, home)
    names = gazetteer().names
    for form, codes in gazetteer().codes.items():
        for full in (fold(names[code]) for code in codes if len(code) <= _CITY):
            _add(spelt, _TAIL.sub("", fold(form)), next((n for n in (full, fold(form)) if n in homes), full))
    for letters, short in _OTHER.items():
        home = next((home for home in sorted(homes) if home.startswith(short)), short)
        spelt[letters] = home
    return spelt


@lru_cache(maxsize=1)
def _counties() -> dict[str, str]:
    """The counties and districts of China, which are only meant where they are called so."""
    spelt: dict[str, str] = {}
    for code, name in gazetteer().names.items():
        if len(code) > _CITY:
            _add(spelt, _TAIL.sub("", fold(name)), fold(name))
    return spelt


def _add(spelt: dict[str, str], form: str, name: str) -> None:
    ways = islice(product(*(sorted(readings_of(character)) for character in form)), _SPELLINGS)
    for way in ways:
        letters = "".join(way).replace("v", "u")
        if len(letters) > 3:
            spelt.setdefault(letters, name)
