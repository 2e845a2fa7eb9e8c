"""The genre's vocabulary as data: synonyms, everyday wording, English, user words, place aliases.

The files beside this one are plain text that a user can read; `lexicon.toml` in the articles folder
adds to them. Knows nothing of articles or questions.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from index.errors import ArticleError
from index.fold import fold
from index.lexicon.english import translate
from index.lexicon.everyday import Wordings
from index.lexicon.lines import bundled_lines, read_group, read_pair
from index.passage import Span

SETTINGS_NAME = "lexicon.toml"
_BETWEEN = "\x1f"  # neither written in a term nor folded
_EXAMPLE = 'words = ["…"]、[[synonyms]] terms = ["…", "…"]、[places] 简称 = "全称"'


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Synonym groups, everyday wording → formal terms, user words, place aliases.

    `fingerprint` names what the store of an articles folder is built with.
    """

    groups: tuple[tuple[str, ...], ...] = ()
    everyday: tuple[tuple[str, tuple[str, ...]], ...] = ()
    words: tuple[str, ...] = ()
    user_words: tuple[str, ...] = ()
    places: tuple[tuple[str, str], ...] = ()
    fingerprint: str = field(init=False, default="")
    _groups_of: Mapping[str, tuple[int, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )
    _wordings: Wordings = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        lines = (*map("|".join, self.groups), *self.words, *self.user_words, *map("=".join, self.places))
        digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]
        object.__setattr__(self, "fingerprint", digest)
        object.__setattr__(self, "_groups_of", _groups_of(self.groups))
        object.__setattr__(self, "_wordings", Wordings.of(self.everyday))

    def __hash__(self) -> int:
        """Hash by the fingerprint: what is remembered of a lexicon is looked up often, its words are many."""
        return hash(self.fingerprint)

    @property
    def words_fingerprint(self) -> str:
        """Name the words the user added; empty when there are none."""
        return hashlib.sha256("\n".join(self.user_words).encode()).hexdigest()[:16] if self.user_words else ""

    def synonyms(self, term: str) -> tuple[str, ...]:
        """Return the other terms of the groups that *term* is in, the usual one first."""
        key = fold(term).strip()
        terms = (other for group in self._groups_of.get(key, ()) for other in self.groups[group])
        return tuple(dict.fromkeys(other for other in terms if fold(other) != key))

    def canonical(self, term: str) -> str:
        """Return the usual term of the first group that *term* is in, else *term*."""
        groups = self._groups_of.get(fold(term).strip())
        return self.groups[groups[0]][0] if groups else term

    @property
    def terms(self) -> Iterable[str]:
        """Every term of the groups, folded."""
        return self._groups_of.keys()

    def knows(self, word: str) -> bool:
        """Tell whether *word* (folded) is a term of a group or an everyday wording."""
        return word in self._groups_of or word in self._wordings

    def formal_terms(self, text: str) -> tuple[str, ...]:
        """Return the formal terms for the everyday wordings in *text* (修路 → 道路建设)."""
        folded = fold(text)
        found = (terms for wording, terms in self.everyday if fold(wording) in folded)
        return tuple(dict.fromkeys(term for terms in found for term in terms))

    def formal_forms(self, word: str, asked: str) -> tuple[str, ...]:
        """Return the formal terms for the everyday wordings of *asked* (folded) that *word* is part of."""
        return self._wordings.terms_of(word, asked)

    def worded(self, asked: str) -> tuple[Span, ...]:
        """Return where *asked* (folded) has everyday wordings."""
        return self._wordings.spans_in(asked)

    def with_tail(self, word: str) -> tuple[str, ...]:
        """Return *word* (folded) as an article would end it: 化工厂 → 化工企业."""
        return self._wordings.with_tail(word)

    def translations(self, text: str) -> tuple[str, ...]:
        """Return the Chinese of the English terms in *text*, in Chinese order."""
        return translate(text)

    def place_name(self, name: str) -> str:
        """Return the full name the user gave for the alias *name*, else *name*."""
        return dict(self.places).get(name, name)


def _groups_of(groups: Sequence[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """Number the groups that each term (folded) is in; all are folded at once, for it is much faster."""
    found: dict[str, tuple[int, ...]] = {}
    for number, line in enumerate(fold("\n".join(map(_BETWEEN.join, groups))).split("\n")):
        for term in line.split(_BETWEEN):
            found[term] = (*found.get(term, ()), number)
    return found


def load_lexicon(folder: Path | None = None) -> Lexicon:
    """Load the bundled lexicon, overlaid by the `lexicon.toml` of *folder* when there is one."""
    path = folder / SETTINGS_NAME if folder else None
    if path is None or not path.is_file():
        return _bundled()
    return _overlay(_bundled(), _read_settings(path), path)


@lru_cache(maxsize=1)
def _bundled() -> Lexicon:
    return Lexicon(
        groups=tuple(map(read_group, bundled_lines("synonyms.txt"))),
        everyday=tuple(map(read_pair, bundled_lines("everyday.tsv"))),
        words=bundled_lines("words.txt"),
    )


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
