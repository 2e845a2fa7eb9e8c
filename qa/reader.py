"""Question and history → `Question`: places, years, goal or result, wanted answer, content terms.

Knows the lexicon and the corpus's names, not its articles.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from index import Kind, Lexicon, Span, compiled, find_years, fold
from qa.emphasis import with_agent, with_head
from qa.followup import follow
from qa.frames import (
    ASKED_AMONG,
    ASKS_BYLINE,
    ENGLISH_WANTED,
    GOAL,
    PERIOD,
    QUOTED,
    RESULT,
    SUPERLATIVE,
    TOTAL,
    periods,
)
from qa.outside import outside_of
from qa.parts import split_question
from qa.places import misspelt_places, places_in, take_places
from qa.question import Question
from qa.rewording import plainly_put
from qa.spelling import Spelling, corrections
from qa.terms import TermReader, blank
from qa.times import MONTH_END, days_named, relative_year
from qa.vocabulary import Named, Vocabulary
from qa.wanted import COMPLETION, Asked, announced_number, read_wanted, small_number

ASKING = compiled(r"多少|几|谁|什么|哪|怎|如何|吗|是否")
_SINCE = compiled(r"(?<!\d)(?:19|20)\d\d年(?:以来|起(?![步点草]))")
"""A stretch of years up to now: what it tells is of no one year."""

_MET = compiled(
    r"(?:完成|达到|达成|实现)了?[^,。]{0,6}(?:目标|任务|计划)了?(?=吗|没|么|[?？])|是否(?:如期|全部)?完成[^,。]{0,6}(?:目标|任务|计划)"
)
"""Whether a goal was met is neither asked of the goal nor of a result alone."""

_THE_GOAL = compiled(r"累计[^,]{0,16}的(?:预期|计划)?目标(?:值|数)?(?:是|为|呢|[?。]|$)")

_LONGEST = 500
"""Characters of a question that are read; of a longer one, how it begins and ends."""

_TURNS = 20
"""Questions before it that a question may lean on."""


def well_formed(text: str) -> str:
    """Return *text* as it can be written: half a surrogate pair, which JSON can hold, becomes a sign."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# Who says so is no part of what is asked: 据某某局介绍，…; 政府工作报告提出的….
_SOURCE = compiled(
    r"^(?:根据|据)[^,?。\d]{2,20},(?=.)"
    r"|(?:政府工作报告|工作报告|会议|会上|发布会|报告|通报)[上中里]?(?:提出|指出|强调|明确|披露|透露|介绍|公布)(?:了|的)?,?"
)


_BESIDES = compiled(r"[\"「『']([^\"」』']{1,30})[\"」』'](?:之外|以外|外(?=[,还的]))")
"""A coined word that is set aside: 除“甲”之外还有哪些 doesn't ask what it is."""


def _anything(word: str) -> bool:
    return bool(word)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads questions with the words of a lexicon and the names of a corpus.

    `said` tells the words that the corpus uses, `paired` which two characters stand side by side in it.
    """

    lexicon: Lexicon
    vocabulary: Vocabulary
    said: Callable[[str], bool] = _anything
    paired: Callable[[str], bool] = _anything

    def understand(self, text: str, history: Iterable[str] = ()) -> Question:
        """Read *text* as a question that follows the earlier questions *history*, oldest first."""
        text = self._plainly(text)
        previous: Question | None = None
        for earlier in map(self._plainly, [*history][-_TURNS:]):
            previous = self._terms.with_purpose(follow(self._read(earlier), earlier, previous))
        current = self._terms.with_purpose(follow(self._read(text), text, previous))
        return split_question(current, self._read)

    def _plainly(self, text: str) -> str:
        return plainly_put(_in_short(text), self.vocabulary.years)

    @property
    def _terms(self) -> TermReader:
        return TermReader(self.lexicon, self.paired)

    def _read(self, text: str) -> Question:
        written = self._in_chinese(self.vocabulary.in_characters(fold(text).strip()))
        told = places_in(written, self.vocabulary)
        folded = _without_source(self._corrected(written, told))
        if folded != written:
            told = places_in(folded, self.vocabulary)
        asked = read_wanted(folded)
        places, masked, ends = take_places(folded, told)
        kind = _kind(QUOTED.sub(" ", masked))  # a place's own 将 or 要 plans nothing
        superlative = _superlative(folded)
        if superlative:
            masked = ASKED_AMONG.sub(lambda said: " " * len(said[0]), masked)
        people, masked = self._take_people(masked)
        since = tuple(_SINCE.findall(masked))
        years, masked = _take_years(_SINCE.sub(" ", masked))
        besides = tuple(_BESIDES.findall(folded))
        quoted = tuple(
            name for words in QUOTED.findall(folded) if words not in besides for name in _names_in(words)
        )
        named = (*people, *ends, *since, *(words for words in (*quoted, *besides) if len(words) > 1))
        read = Question(
            text=text.strip(),
            wanted=asked.wanted,
            terms=self._terms.terms(_timeless(QUOTED.sub(" ", masked)), named, counted=_counts(asked)),
            places=places,
            years=years,
            relative=None if years else relative_year(folded),
            usual_year=self.vocabulary.usual_year,
            kind=kind,
            measures=asked.measures,
            unit=asked.unit,
            count=asked.count or _announced(quoted),
            pick=asked.pick,
            quoted=quoted,
            people=people,
            outside=outside_of(fold(text).strip()),
            rivals=self._rivals(places),
            explicit=_is_explicit(folded),
            periods=periods(folded),
            days=frozenset() if asked.wanted == "yesno" else days_named(folded),
            who=asked.who,
            counted=asked.counted,
            superlative=superlative,
            total=TOTAL.search(folded) is not None,
            pairs=self._terms.pairs(masked),
            corrected=(*misspelt_places(folded, told), *corrections(written, folded)),
            byline=asked.wanted in ("person", "list", "text") and ASKS_BYLINE.search(folded) is not None,
        )
        return with_head(with_agent(read, folded))

    def _rivals(self, places: tuple[str, ...]) -> tuple[str, ...]:
        return self.vocabulary.sharing(places[0]) if len(places) == 1 else ()

    def _take_people(self, folded: str) -> tuple[tuple[str, ...], str]:
        coined = [Span(*quote.span(1)) for quote in QUOTED.finditer(folded)]
        found = [
            named
            for named in self.vocabulary.find_people(folded)
            if not any(len(words) > len(named.span) and words.contains(named.span) for words in coined)
        ]
        return tuple(named.name for named in found), blank(folded, [named.span for named in found])

    def _corrected(self, folded: str, places: Sequence[Named]) -> str:
        names = (*places, *self.vocabulary.find_people(folded))
        return Spelling(self.lexicon, self.said).corrected(folded, [named.span for named in names])

    def _in_chinese(self, folded: str) -> str:
        """Put the English of a question into the genre's Chinese; what is asked comes last."""
        if not re.search(r"[a-z]{2,} +[a-z]{2,}", folded):
            return folded
        words = re.findall(r"(?:19|20)\d\d|[一-鿿]+", folded)
        words += self.lexicon.translations(folded)
        wanted = next((chinese for english, chinese in ENGLISH_WANTED if english.search(folded)), "")
        if wanted in ("", "吗") and not ASKING.search(folded) and (not wanted or "what" in folded):
            wanted = "多少"  # 2025 GDP target of …; what was the export value
        return " ".join(f"{word}年" if word.isdigit() else word for word in words) + f" 是{wanted}"


def _timeless(masked: str) -> str:
    return MONTH_END.sub(" ", PERIOD.sub(" ", masked))


def _in_short(text: str) -> str:
    """Return what is read of a question: all of it, or how a very long one begins and ends."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST // 2]}\n{text[-_LONGEST // 2 :]}"


def _counts(asked: Asked) -> bool:
    return asked.wanted in ("figure", "yesno")


def _without_source(folded: str) -> str:
    """Blank who says what a question asks a figure for, where enough is asked besides."""
    told = _SOURCE.sub(lambda said: " " * len(said[0]), folded)
    return told if read_wanted(folded).wanted == "figure" and len(told.split()) == 1 else folded


def _superlative(folded: str) -> str:
    """Read the 高 or 少 of “which district has the most”; empty when nothing of the kind is asked."""
    found = SUPERLATIVE.search(folded)
    return (found["way"] or found["way2"]) if found else ""


def _take_years(folded: str) -> tuple[tuple[int, ...], str]:
    """Take the calendar years; a plan period such as “十四五” stays a content word."""
    plain = [m for m in find_years(folded) if len(m.years) == 1 or any(map(str.isdigit, m.span.of(folded)))]
    years = dict.fromkeys(year for mention in plain for year in mention.years)
    return tuple(years), blank(folded, [mention.span for mention in plain])


def _kind(folded: str) -> Kind | None:
    """Read goal or result off the words; a question for what was done outweighs a plan's name."""
    folded = _MET.sub(" ", COMPLETION.sub(" ", folded))
    if _THE_GOAL.search(folded):
        return "goal"  # also of what adds up: 累计招引的目标
    if RESULT.search(folded):
        return None if GOAL.search(folded) else "result"
    return "goal" if GOAL.search(folded) else None


def _names_in(quoted: str) -> Sequence[str]:
    """The coined words in one pair of quotation marks: “三个高地、两个中心” are two."""
    names = re.split("[、,和]", quoted)
    counted = all(small_number(name[:1]) is not None and len(name) > 2 for name in names)
    return names if len(names) > 1 and counted else (quoted,)


def _announced(quoted: Iterable[str]) -> int | None:
    """The number that a coined term in quotation marks announces."""
    return next((number for words in quoted if (number := announced_number(words))), None)


def _is_explicit(folded: str) -> bool:
    """Tell whether the question names its own kind of answer, rather than borrowing the last one's."""
    bare = re.sub(r"呢[?？。]*$", "", folded)
    return bare == folded or ASKING.search(bare) is not None
