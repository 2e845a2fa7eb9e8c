"""Words of which one excludes the others, 一期 and 二期, 进口 and 出口: which a text tells of.

Knows which words exclude one another, not what they mean; figures and slots are for others to compare.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from index import bundled_lines, compiled, cut_words, fold
from qa.wanted import small_number

_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_STAGE = compiled(
    rf"(?:第(?P<told>{_NUMERAL})(?P<of>批|轮|届|期|次|阶段|产业|级)"
    rf"|(?P<first>首)(?P<of_first>批|轮|届|期|次)"
    rf"|(?<![\d一二三四五六七八九十年月前达近约了共])(?P<bare>{_NUMERAL})(?P<of_bare>期(?!限|间|货|待|末|刊)|级(?!别)|号线|产(?![品量值业能出权地生])))"
)
_SESSION = compiled(rf"(?P<term>{_NUMERAL})届(?:[^,;。]{{0,8}}第)?(?P<number>{_NUMERAL})[次中]全")
_SIDE_BY_SIDE = compiled(r"(?P<thing>[一-鿿]{0,8}?)(?:和|与|跟|同|及|、|,|比|较)")
_ROWS = {"批", "轮", "届", "期", "次", "阶段"}
_SEVERAL = 2
_UNDONE = r"(?<!有)(?:没有?|尚?未|[还仍]没有?)"
_DENIED = compiled(rf"{_UNDONE}(?P<deed>[一-鿿]{{2}})(?=[的了上到完着过,?。项数]|$)(?![一-鿿]{{0,3}}[吗么])")
_TO_COME = "前期|筹备|储备|拟"
"""What is still to come has not been done: 前期项目 are those that 没开工."""

_HAN = compiled(r"[一-鿿]")
_QUESTIONED = compiled(r"哪|几|多少|什么|啥|谁|吗|何")


@dataclass(frozen=True, slots=True)
class _Contrast:
    """A word that a question says, in all its forms, and those that say something else in its place."""

    said: tuple[str, ...]
    others: tuple[str, ...]
    members: str = ""


def tells_other(asked: str, own: str, before: str = "") -> bool:
    """Tell whether *own*, or else what stands *before* it, tells of another than *asked* (all folded)."""
    if _other_stage(asked, own, before) or _denies(asked, own):
        return True
    return any(_excludes(contrast, own, before) for contrast in _contrasts(asked))


def _other_stage(asked: str, own: str, before: str) -> bool:
    wanted = set(_stages(asked))
    for kind in {kind for kind, _ in wanted}:
        meant = {number for of, number in wanted if of == kind}
        told = [number for of, number in _stages(own) if of == kind]
        told = told or [number for of, number in _stages(before) if of == kind][-1:]
        if told and not meant & set(told):
            return True
    return False


def _denies(asked: str, own: str) -> bool:
    """Tell whether it is asked what was not done, 没开工, and *own* says of nothing that it was not."""
    return any(
        re.search(rf"[没未不待]有?{denied['deed']}|{_TO_COME}", own) is None
        for denied in _DENIED.finditer(asked)
    )


def _stages(text: str) -> Iterator[tuple[str, int]]:
    """The ordinals that *text* tells stages and kinds apart by: 首批 is (批, 1), 二期 (期, 2)."""
    yield from sessions(text)
    for found in _STAGE.finditer(text):
        kind = found["of"] or found["of_first"] or found["of_bare"] or ""
        number = 1 if found["first"] else small_number(found["told"] or found["bare"] or "")
        if number is not None:
            yield kind.removesuffix("业"), number


def stages_apart(asked: str) -> Iterator[tuple[str, str]]:
    """Yield each stage that *asked* names side by side, 首批和第二批, with the question asked of it alone."""
    found = list(_STAGE.finditer(asked))
    numbered = [next(iter(_stages(stage.group())), None) for stage in found]
    joins = [_SIDE_BY_SIDE.fullmatch(asked, one.end(), other.start()) for one, other in pairwise(found)]
    if len(set(numbered)) < _SEVERAL or None in numbered or not all(joins):
        return
    kinds = {number[0] for number in numbered if number}
    if len(kinds) > 1 or not kinds <= _ROWS:
        return  # 第十二届第五次 numbers one thing twice, 第一产业 is what is measured
    thing = joins[0]["thing"] if joins[0] else ""
    for stage in found:
        yield f"{asked[: found[0].start()]}{stage.group()}{thing}{asked[found[-1].end() :]}", stage.group()


def sessions(text: str) -> Iterator[tuple[str, int]]:
    """The plenary sessions that *text* names: 十二届五次全会 is the 第十二届…第五次全体会议 too."""
    for found in _SESSION.finditer(text):
        number = small_number(found["number"])
        if number is not None:
            yield f"{small_number(found['term'])}届全会", number


def _excludes(contrast: _Contrast, own: str, before: str) -> bool:
    """Tell whether the other of a pair is what is told of: the asked one is not by the figure."""
    for text in (own.replace("其中", "  "), before.replace("其中", "  ")):  # 其中小麦 is no 中小
        if _says_alone(contrast, text):
            return False
        if any(other in text for other in contrast.others) or _joined(contrast, text):
            return True
    return False


def _says_alone(contrast: _Contrast, text: str) -> bool:
    return any(
        at.start() == 0
        or text[at.start() - 1] not in contrast.members
        or text[at.start() - 1] == word[0]
        or _ends_word(text, at.start())
        for word in contrast.said
        if word in text
        for at in re.finditer(re.escape(word), text)
    )


def _ends_word(text: str, at: int) -> bool:
    """Tell whether a word of more than one character ends at *at*: 新增|减税 joins no 增 to 减."""
    return any(span.end == at and len(span) > 1 for _, span in cut_words(text))


def _joined(contrast: _Contrast, text: str) -> bool:
    """Tell whether *text* says the word as a part of a whole only: 小型 in 中小型, 出口 in 进出口."""
    return bool(contrast.members) and any(word in text for word in contrast.said)


@lru_cache(maxsize=512)
def _contrasts(asked: str) -> tuple[_Contrast, ...]:
    return (*_of_characters(asked), *_of_words(asked))


def _of_characters(asked: str) -> Iterator[_Contrast]:
    """Two characters of *asked* of which one has an opposite: 进口, against 出口 and 进出口."""
    for members in _characters():
        for at, character in enumerate(asked):
            if character not in members or asked[at - 1 : at] in tuple(members):
                continue
            following = asked[at + 1 : at + 2]
            if (
                following and following in members and following != character
            ):  # 进出口: each alone is but a part of it
                tail = asked[at + 2 : at + 3]
                if _HAN.match(tail) and tail not in members:
                    both = character + following + tail
                    yield _Contrast((both,), (following + tail, character + tail))
                continue
            yield from _pairs_with(asked, at, members)


def _pairs_with(asked: str, at: int, members: str) -> Iterator[_Contrast]:
    character, following = asked[at], asked[at + 1 : at + 2]
    if _HAN.match(following) and not _QUESTIONED.match(asked, at + 1):
        others = tuple(other + following for other in members if other != character)
        if not any(other in asked for other in others):
            yield _Contrast((character + following,), others, members)


def _of_words(asked: str) -> Iterator[_Contrast]:
    for words in _word_sets():
        said = [forms for forms in words if any(form in asked for form in forms)]
        if len(said) == 1:
            others = tuple(form for forms in words if forms not in said for form in forms)
            yield _Contrast(said[0], others)


@lru_cache(maxsize=1)
def _characters() -> tuple[str, ...]:
    sets = (fold(line).split("|") for line in bundled_lines("contrasts.txt"))
    return tuple("".join(members) for members in sets if all(len(member) == 1 for member in members))


@lru_cache(maxsize=1)
def _word_sets() -> tuple[tuple[tuple[str, ...], ...], ...]:
    sets = (fold(line).split("|") for line in bundled_lines("contrasts.txt"))
    return tuple(
        tuple(tuple(member.split("、")) for member in members)
        for members in sets
        if any(len(member) > 1 for member in members)
    )
