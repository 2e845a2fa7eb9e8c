"""`Bot`: the steps from a question to a verified answer, over a store that may be swapped meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from index import (
    Article,
    BuildReport,
    Fact,
    Inventory,
    Kind,
    Names,
    PassageIndex,
    Progress,
    build_store,
    default_store,
    earlier_articles,
    fold,
    is_stale,
    place_relation,
    take_inventory,
)
from qa.answer import Answer, Citation, Hit
from qa.charts import points_of
from qa.compose import Findings, compose, refuse
from qa.compose.grid import lay_out
from qa.explain import Explanation, explain
from qa.history import Message, user_turns
from qa.question import Question
from qa.reader import Reader, well_formed
from qa.retrieve import retrieve, search
from qa.verify import holds
from qa.vocabulary import Vocabulary, usual_year

DEPTH = 40
ARTICLES_READ = 4
RELATED = 3
SHORTEST_RELATED = 16
EXAMPLES = 3
EXAMPLES_TRIED = 12


@dataclass(frozen=True, slots=True)
class CitedFact:
    """A row of the goals-and-results table with the citation that proves it."""

    fact: Fact
    citation: Citation


@dataclass(frozen=True, slots=True)
class _Opened:
    """A generation and what is derived from it once."""

    store: PassageIndex
    names: Names
    reader: Reader


class Bot:
    """Answers questions from a folder of articles; many threads may ask at once, during `refresh` too."""

    def __init__(self, articles: Path, store: Path, encoder: str | Path | None) -> None:
        self._folder = articles
        self._store_folder = store
        self._encoder = encoder
        self._refreshing = threading.Lock()
        self._opened = _open(store)

    @classmethod
    def open(
        cls,
        articles: str | Path,
        *,
        store: str | Path | None = None,
        encoder: str | Path | None = None,
        progress: Progress | None = None,
    ) -> Bot:
        """Open the bot on a folder of articles, building or refreshing its store when needed.

        Raises `MubiaoError` when the folder or the store can't be used; the message says how to mend it.
        """
        folder = Path(articles)
        store_folder = Path(store) if store else default_store(folder)
        if is_stale(folder, store_folder, encoder=encoder):
            build_store(folder, store=store_folder, encoder=encoder, progress=progress)
        return cls(folder, store_folder, encoder)

    @property
    def generation(self) -> str:
        """The name of the store generation that answers now."""
        return self._opened.store.generation

    @property
    def refreshing(self) -> bool:
        """True while a new generation is being built; the old one answers meanwhile."""
        return self._refreshing.locked()

    def ask(self, question: str, history: Iterable[Message] = ()) -> Answer:
        """Answer *question* from the articles, or say what they lack.

        *history* is a list of OpenAI-style messages; only the user's turns are read.
        """
        return _ask(question, user_turns(history), self._opened)

    def explain(self, question: str, history: Iterable[Message] = ()) -> Explanation:
        """Answer *question* as `ask` does, and tell why its passages were chosen."""
        opened, turns = self._opened, user_turns(history)
        answer = _ask(question, turns, opened)
        asked = opened.reader.understand(well_formed(question), turns)
        hits = retrieve(asked, opened.store, k=DEPTH)
        read = [hit.passage.id for hit in hits] + [citation.passage.id for citation in answer.citations]
        return explain(answer, asked, hits, opened.store.facts_of(dict.fromkeys(read)))

    def search(self, text: str, k: int = 10) -> tuple[Hit, ...]:
        """Return the *k* best passages for *text*, best first."""
        return search(well_formed(text), self._opened.store, k=k)

    def facts(
        self,
        *,
        place: str | None = None,
        year: int | None = None,
        indicator: str | None = None,
        kind: Kind | None = None,
    ) -> tuple[CitedFact, ...]:
        """Return the numeric goals and results that match every given slot, in the order of the articles."""
        store = self._opened.store
        wanted = [
            fact
            for fact in store.facts()
            if (place is None or (fact.place is not None and place_relation(place, fact.place) == "same"))
            and (year is None or fact.year == year)
            and (indicator is None or fold(indicator) in fold(fact.indicator))
            and (kind is None or fact.kind == kind)
        ]
        return tuple(_cited(store, fact, number) for number, fact in enumerate(wanted, 1))

    def figures(self) -> tuple[Fact, ...]:
        """Return all numeric goals and results without their citations, in the order of the articles."""
        return self._opened.store.facts()

    def articles(self) -> tuple[Article, ...]:
        """Return the articles that can be cited."""
        return self._opened.store.articles()

    def earlier(self, article_id: str) -> Iterator[Article]:
        """Yield an article as earlier generations had it that are still kept, newest first."""
        return earlier_articles(self._store_folder, article_id, besides=self.generation)

    def inventory(self) -> Inventory:
        """Return what is known of each article, with warnings, and which files were set aside and why."""
        return take_inventory(self._opened.store)

    def examples(self) -> tuple[str, ...]:
        """Return up to three questions that this corpus answers, made from its goals and tried out."""
        goals = self._opened.store.first_goals(EXAMPLES_TRIED)
        worded = (
            f"{goal.place}{goal.year}年的{goal.indicator}目标是多少？" for goal in goals if _is_plain(goal)
        )
        return tuple(islice((question for question in worded if not self.ask(question).abstained), EXAMPLES))

    def refresh(self) -> BuildReport:
        """Rebuild what changed in the articles and answer from it; meanwhile the old generation answers."""
        with self._refreshing:
            report = build_store(self._folder, store=self._store_folder, encoder=self._encoder)
            if report.generation != self.generation:
                self._opened = _open(self._store_folder, self._opened)
            return report

    def close(self) -> None:
        """Let go of the store's files."""
        self._opened.store.close()


def _is_plain(goal: Fact) -> bool:
    """Tell whether a goal's indicator reads well in a question."""
    return 3 <= len(goal.indicator) <= 14 and goal.indicator.isalnum()


def _open(folder: Path, before: _Opened | None = None) -> _Opened:
    """Open the current generation; what it has in common with the one *before* is not made again."""
    store = PassageIndex.open(folder, before=before.store if before else None)
    names, usual = store.names(), usual_year(store.years_written())
    known = before and before.names == names and before.reader.vocabulary.usual_year == usual
    vocabulary = before.reader.vocabulary if before and known else Vocabulary.of(names, usual)
    return _Opened(store, names, Reader(store.lexicon, vocabulary, store.says, store.says_pair))


def _ask(question: str, turns: Sequence[str], opened: _Opened) -> Answer:
    started = time.perf_counter()
    answer = _respond(well_formed(question), turns, opened)
    choices = tuple(c for c in answer.choices if not _respond(c.question, turns, opened).abstained)
    return replace(answer, choices=choices, seconds=time.perf_counter() - started)


def _respond(question: str, turns: Sequence[str], opened: _Opened) -> Answer:
    """Answer *question* as it follows on from *turns*; its choices are not tried yet."""
    asked = opened.reader.understand(question, turns)
    answer = _answer(asked, retrieve(asked, opened.store, k=DEPTH), opened)
    return replace(answer, question=question, corrected=asked.corrected)


def _answer(question: Question, hits: Sequence[Hit], opened: _Opened) -> Answer:
    findings = _findings(hits, opened.store)
    composition = compose(question, findings)
    numbered, table = lay_out(composition)
    statements = tuple(statement for statement in numbered if holds(statement))
    if not statements or (len(statements) < len(numbered) and not composition.listed):
        return _refused(question, findings, opened.reader.vocabulary)
    points = points_of(table, findings.facts) if table else ()
    return Answer(question.text, statements, listed=composition.listed, table=table, points=points)


def _refused(question: Question, findings: Findings, vocabulary: Vocabulary) -> Answer:
    refusal = refuse(question, vocabulary, lambda relaxed: compose(relaxed, findings))
    nearest = [Hit(source.passage, source.article, 1.0) for source in refusal.nearest]
    told = () if question.outside else (hit for hit in findings.hits if _tells(hit))
    related = {hit.passage.id: hit for hit in (*nearest, *told)}
    shown = tuple(related.values())[:RELATED]
    return Answer(question.text, refusal=refusal.text, related=shown, choices=refusal.choices)


def _tells(hit: Hit) -> bool:
    """Tell whether a passage says something to read on: no date, headline or name."""
    return len(hit.passage.text) >= SHORTEST_RELATED and hit.passage.text not in hit.article.title


def _findings(hits: Sequence[Hit], store: PassageIndex) -> Findings:
    articles = _passages_in_order(hits, store)
    read = (hit.passage.id for group in (hits, *articles) for hit in group)
    return Findings(hits, articles, store.facts_of(dict.fromkeys(read)))


def _passages_in_order(hits: Sequence[Hit], store: PassageIndex) -> list[list[Hit]]:
    """Return the passages, in order, of the articles that the best hits stand in."""
    article_ids = list(dict.fromkeys(hit.article.id for hit in hits))[:ARTICLES_READ]
    return [
        [Hit(passage, store.article(article_id), 0.0) for passage in store.passages_of(article_id)]
        for article_id in article_ids
    ]


def _cited(store: PassageIndex, fact: Fact, number: int) -> CitedFact:
    citation = Citation(number, store.article(fact.article), store.passage(fact.passage), fact.span)
    return CitedFact(fact, citation)
