"""The genre's vocabulary as data: synonyms, everyday wording, English, user words, place aliases.

The files beside this one are plain text that a user can read; `lexicon.toml` in the articles folder
adds to them. Knows nothing of articles or questions.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.errors import ArticleError
from index.fold import fold

SETTINGS_NAME = "lexicon.toml"
_FOLDER = Path(__file__).parent
_EXAMPLE = 'words = ["…"]、[[synonyms]] terms = ["…", "…"]、[places] 简称 = "全称"'


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Synonym groups, everyday wording → formal terms, English → Chinese, user words, place aliases."""

    groups: tuple[tuple[str, ...], ...] = ()
    everyday: tuple[tuple[str, tuple[str, ...]], ...] = ()
    english: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: tuple[str, ...] = ()
    user_words: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    fingerprint: str = field(init=False, default="")
    _others: Mapping[str, tuple[str, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        parts = (self.groups, self.everyday, self.english, self.words, self.user_words, self.places)
        digest = hashlib.sha256(repr(parts).encode()).hexdigest()[:16]
        object.__setattr__(self, "fingerprint", digest)
        object.__setattr__(self, "_others", _other_terms(self.groups))

    @property
    def words_fingerprint(self) -> str:
        """Name the words the user added; empty when there are none."""
        return hashlib.sha256("\n".join(self.user_words).encode()).hexdigest()[:16] if self.user_words else ""

    def synonyms(self, term: str) -> tuple[str, ...]:
        """Return the other terms of the groups that *term* is in, the usual one first."""
        return self._others.get(fold(term).strip(), ())

    def canonical(self, term: str) -> str:
        """Return the usual term of the first group that *term* is in, else *term*."""
        folded = fold(term).strip()
        return next((g[0] for g in self.groups if folded in map(fold, g)), term)

    def formal_terms(self, text: str) -> tuple[str, ...]:
        """Return the formal terms for the everyday wordings in *text* (修路 → 道路建设)."""
        folded = fold(text)
        found = (terms for wording, terms in self.everyday if fold(wording) in folded)
        return tuple(dict.fromkeys(term for terms in found for term in terms))

    def translations(self, text: str) -> tuple[str, ...]:
        """Return the Chinese of the English terms in *text*, the longest terms first."""
        rest = fold(text)
        found: list[str] = []
        for english, chinese in sorted(self.english, key=lambda pair: -len(pair[0])):
            pattern = rf"(?<![a-z]){re.escape(fold(english))}(?![a-z])"
            if re.search(pattern, rest):
                found += chinese
                rest = re.sub(pattern, " ", rest)
        return tuple(dict.fromkeys(found))

    def place_name(self, name: str) -> str:
        """Return the full name the user gave for the alias *name*, else *name*."""
        return dict(self.places).get(name, name)


def _other_terms(groups: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    others: dict[str, tuple[str, ...]] = {}
    for group in groups:
        for term in group:
            rest = tuple(other for other in group if other != term)
            key = fold(term)
            others[key] = tuple(dict.fromkeys(others.get(key, ()) + rest))
    return others


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Load the bundled lexicon, overlaid by the `lexicon.toml` of *folder* when there is one."""
    path = folder / SETTINGS_NAME if folder else None
    if path is None or not path.is_file():
        return _bundled()
    return _overlay(_bundled(), _read_settings(path), path)


@lru_cache(maxsize=1)
def _bundled() -> Lexicon:
    return Lexicon(
        groups=tuple(_split(line) for line in bundled_lines("synonyms.txt")),
        everyday=tuple(_pair(line) for line in bundled_lines("everyday.tsv")),
        english=tuple(_pair(line) for line in bundled_lines("bilingual.tsv")),
        words=tuple(bundled_lines("words.txt")),
    )


def bundled_lines(name: str) -> tuple[str, ...]:
    """Read the lines of a bundled lexicon file, without comments and empty lines."""
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    stripped = (line.strip() for line in lines)
    return tuple(line for line in stripped if line and not line.startswith("#"))


def _split(terms: str) -> tuple[str, ...]:
    return tuple(term.strip() for term in terms.split("|") if term.strip())


def _pair(line: str) -> tuple[str, tuple[str, ...]]:
    left, _, right = line.partition("\t")
    return left.strip(), _split(right)


def _read_settings(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ArticleError(f"词库文件读不了：{path}（{error.strerror}）；请检查文件权限") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ArticleError(f"词库文件不是有效的 UTF-8 TOML：{path}（{error}）；写法如 {_EXAMPLE}") from error


def _overlay(base: Lexicon, settings: Mapping[str, Any], path: Path) -> Lexicon:
    unknown = sorted(set(settings) - {"synonyms", "words", "places"})
    if unknown:
        raise _bad(path, f"不认识的项目 {unknown[0]}")
    groups = _user_groups(settings.get("synonyms", []), path)
    words = _strings(settings.get("words", []), path, "words")
    places = _user_places(settings.get("places", {}), path)
    added = (term for group in groups for term in group)
    return Lexicon(
        groups=base.groups + groups,
        everyday=base.everyday,
        english=base.english,
        words=base.words,
        user_words=tuple(dict.fromkeys((*words, *added, *(name for pair in places for name in pair)))),
        places=places,
    )


def _user_groups(tables: object, path: Path) -> tuple[tuple[str, ...], ...]:
    if not isinstance(tables, list):
        raise _bad(path, "synonyms 应写成 [[synonyms]]")
    groups = []
    for table in tables:
        if not isinstance(table, dict) or set(table) != {"terms"}:
            raise _bad(path, "每个 [[synonyms]] 下要有且只有 terms")
        groups.append(_strings(table["terms"], path, "terms"))
    return tuple(groups)


def _user_places(table: object, path: Path) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, dict) or not all(isinstance(name, str) and name for name in table.values()):
        raise _bad(path, '[places] 下每行写成 简称 = "全称"')
    return tuple(table.items())


def _strings(values: object, path: Path, key: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) and value.strip() for value in values):
        raise _bad(path, f"{key} 应是非空文字的列表")
    return tuple(value.strip() for value in values)


def _bad(path: Path, why: str) -> ArticleError:
    return ArticleError(f"词库文件有误：{path}：{why}；写法如 {_EXAMPLE}")
