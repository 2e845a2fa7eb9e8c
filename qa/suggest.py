"""Questions to ask next: about facts near those that an answer cites. Each is asked before it is offered.

Near is the same indicator at another time, as goal instead of result, or at another place; then what stands
beside it. After a refusal it is the same question for a year that the articles tell of.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, zip_longest
from typing import TYPE_CHECKING

from index import Fact, compiled, fold
from qa.answer import Answer

if TYPE_CHECKING:
    from qa.bot import Bot

SUGGESTED = 2
_TRIED = 5
_EXAMPLES_TRIED = 12
_SECONDS = 0.1  # an answer takes 15 to 40 ms; once they are over nothing more is tried
_AT_ONCE = 2  # suggestions are a courtesy: who comes while so many are looked for gets none
_REMEMBERED = 4096
_RANK = "位"
_YEAR = compiled(r"(?<!\d)20\d\d(?!\d)")
_WORDINGS: Mapping[tuple[str, bool], str] = {
    ("goal", False): "{place}{year}年的{indicator}目标是多少{unit}？",
    ("result", False): "{place}{year}年的{indicator}是多少{unit}？",
    ("goal", True): "{place}{year}年的{indicator}增长目标是多少？",
    ("result", True): "{place}{year}年的{indicator}增长多少？",
}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question, and the fact that its answer must be, where it was made from one."""

    question: str
    fact: Fact | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts that can be asked for, by where they stand and by what they measure."""

    by_article: Mapping[str, Sequence[Fact]]
    by_indicator: Mapping[str, Sequence[Fact]]

    @classmethod
    def of(cls, facts: Iterable[Fact]) -> Facts:
        """Keep those of *facts* for which a question can be made."""
        by_article, by_indicator = defaultdict(list), defaultdict(list)
        for fact in filter(_can_be_asked, facts):
            by_article[fact.article].append(fact)
            by_indicator[fact.indicator].append(fact)
        return cls(by_article, by_indicator)

    def of_articles(self, article_ids: Iterable[str]) -> list[Fact]:
        """Return the facts of these articles."""
        return [fact for each in dict.fromkeys(article_ids) for fact in self.by_article.get(each, ())]


class Suggester:
    """Suggests from the generation that the bot answers from; many threads may ask it at once.

    While *is_busy* says that readers wait for answers it tries nothing more.
    """

    def __init__(self, bot: Bot, is_busy: Callable[[], bool] = lambda: False) -> None:
        self._bot = bot
        self._is_busy = is_busy
        self._looking = threading.BoundedSemaphore(_AT_ONCE)
        self._facts = lru_cache(maxsize=1)(self._read_facts)
        self._is_answered = lru_cache(maxsize=_REMEMBERED)(self._try)

    def suggest(self, answer: Answer) -> tuple[str, ...]:
        """Return up to two questions that go on from *answer*, each of which the articles answer alone."""
        if not self._looking.acquire(blocking=False):
            return ()
        try:
            return tuple(islice(self._answered(answer), SUGGESTED))
        finally:
            self._looking.release()

    def examples(self, count: int) -> tuple[str, ...]:
        """Return up to *count* questions about results to begin with, from as many articles as there are."""
        generation = self._bot.generation
        by_article = self._facts(generation).by_article.values()
        results = [[fact for fact in facts if fact.kind == "result"] for facts in by_article]
        in_turn = (fact for rank in zip_longest(*results) for fact in rank if fact)
        tried = map(_word, islice(in_turn, _EXAMPLES_TRIED))
        answered = (each.question for each in tried if self._is_answered(generation, each))
        return tuple(islice(answered, count))

    def _answered(self, answer: Answer) -> Iterator[str]:
        generation, started = self._bot.generation, time.perf_counter()
        for suggestion in islice(near_questions(answer, self._facts(generation)), _TRIED):
            if self._is_busy():
                return
            if self._is_answered(generation, suggestion):
                yield suggestion.question
            if time.perf_counter() - started > _SECONDS:
                return

    def _read_facts(self, _generation: str) -> Facts:
        return Facts.of(self._bot.figures())

    def _try(self, _generation: str, suggestion: Suggestion) -> bool:
        answer = self._bot.ask(suggestion.question)
        fact = suggestion.fact
        return not answer.abstained if fact is None else _is_cited(fact, answer) and fact.text in answer.text


def near_questions(answer: Answer, facts: Facts) -> Iterator[Suggestion]:
    """Yield questions to go on with, the nearest first, each once and none that was just asked."""
    found = _other_years(answer, facts) if answer.abstained else map(_word, _near_facts(answer, facts))
    seen = {fold(answer.question)}
    for suggestion in found:
        folded = fold(suggestion.question)
        if folded not in seen:
            seen.add(folded)
            yield suggestion


def _word(fact: Fact) -> Suggestion:
    unit = fact.unit if len(fact.unit) == 1 and fact.unit.isalpha() else ""
    wording = _WORDINGS[fact.kind, fact.change != "level"]
    return Suggestion(
        wording.format(place=fact.place, year=fact.year, indicator=fact.indicator, unit=unit), fact
    )


def _can_be_asked(fact: Fact) -> bool:
    """Tell whether a question for *fact* names all that it needs and reads well."""
    reads_well = 3 <= len(fact.indicator) <= 14 and fact.indicator.isalnum()
    return bool(fact.place and fact.year) and reads_well and fact.unit != _RANK and fact.change != "decline"


def _is_cited(fact: Fact, answer: Answer) -> bool:
    return any(c.article.id == fact.article and c.span.overlaps(fact.span) for c in answer.citations)


def _near_facts(answer: Answer, facts: Facts) -> Iterator[Fact]:
    """Yield one more of the indicator's own here and one elsewhere, what stands beside it, then the rest."""
    in_articles = facts.of_articles(citation.article.id for citation in answer.citations)
    cited = [fact for fact in in_articles if _is_cited(fact, answer)]
    told = next((fact for fact in cited if fact.text in answer.text), None)
    kin = [fact for fact in _kin(told, facts) if fact not in cited] if told else []
    here = [fact for fact in kin if told and fact.place == told.place]
    elsewhere = [fact for fact in kin if fact not in here]
    beside = [fact for fact in _beside(answer, facts) if fact not in cited]
    for group in (here[:1], elsewhere[:1], beside[:2], here[1:], elsewhere[1:], beside[2:]):
        yield from group


def _kin(told: Fact, facts: Facts) -> list[Fact]:
    """Return the facts of the same indicator, the nearest in time first."""
    kin = facts.by_indicator[told.indicator]
    return sorted(kin, key=lambda fact: abs((fact.year or 0) - (told.year or 0)))


def _beside(answer: Answer, facts: Facts) -> list[Fact]:
    """Return the facts of the article that is cited first, the nearest in its text first."""
    first = answer.citations[0]
    beside = facts.of_articles([first.article.id])
    return sorted(beside, key=lambda fact: abs(fact.span.start - first.span.start))


def _other_years(answer: Answer, facts: Facts) -> Iterator[Suggestion]:
    """Yield the question for each year that the nearest passages tell of, the nearest year first."""
    named = set(_YEAR.findall(answer.question))
    if len(named) != 1:
        return
    [asked] = named
    near = {hit.passage.id for hit in answer.related}
    in_articles = facts.of_articles(hit.article.id for hit in answer.related)
    years = {fact.year for fact in in_articles if fact.passage in near and fact.year}
    for year in sorted(years - {int(asked)}, key=lambda year: abs(year - int(asked))):
        yield Suggestion(answer.question.replace(asked, str(year)))
