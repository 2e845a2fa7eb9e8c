"""An article in memory, read for questions without files, store or retrieval: every passage is a hit."""

from __future__ import annotations

from dataclasses import dataclass

from index import Article, Span, extract_facts, load_lexicon
from index.names import Names, find_names
from index.split import split_article
from qa.answer import Hit, Statement
from qa.bearing import Bearing
from qa.compose import Composition, Findings, compose, number_drafts
from qa.evidence import segments_of
from qa.question import Question
from qa.reader import Reader
from qa.vocabulary import Vocabulary, usual_year


@dataclass(frozen=True)
class Desk:
    """Articles with their passages, facts and names."""

    articles: tuple[Article, ...]

    @classmethod
    def of(
        cls, text: str, *, title: str = "工作报告", place: str | None = "南屿市", year: int | None = 2023
    ) -> Desk:
        """Lay out one article."""
        return cls((Article("a.txt", text, Span(0, len(text)), title, place=place, year=year),))

    def __add__(self, other: Desk) -> Desk:
        return Desk((*self.articles, *other.articles))

    @property
    def hits(self) -> list[list[Hit]]:
        """The passages of each article, in order."""
        return [[Hit(p, article, 1.0) for p in split_article(article)] for article in self.articles]

    @property
    def reader(self) -> Reader:
        """A reader with the names of the articles."""
        found = [
            name for hits in self.hits for name in find_names(hits[0].article, [h.passage for h in hits])
        ]
        by_kind = {
            kind: frozenset(n.text for n in found if n.kind == kind) for kind in ("place", "home", "person")
        }
        years = frozenset(int(name.text) for name in found if name.kind == "year")
        return Reader(
            load_lexicon(),
            Vocabulary.of(
                Names(by_kind["place"], by_kind["home"], by_kind["person"], years),
                usual_year(article.year for article in self.articles),
            ),
        )

    @property
    def findings(self) -> Findings:
        """What retrieval would bring if it brought everything."""
        hits = [hit for article in self.hits for hit in article]
        facts = {hit.passage.id: extract_facts(hit.article, hit.passage) for hit in hits}
        return Findings(hits, self.hits, facts)

    def understand(self, *turns: str) -> Question:
        """Read the last of *turns* as a question that follows the others."""
        return self.reader.understand(turns[-1], turns[:-1])

    def compose(self, *turns: str) -> Composition:
        """Compose an answer to the last of *turns*."""
        return compose(self.understand(*turns), self.findings)

    def answer(self, *turns: str) -> tuple[Statement, ...]:
        """Return the numbered statements for the last of *turns*."""
        return number_drafts(self.compose(*turns).drafts)

    def say(self, *turns: str) -> list[str]:
        """Return the texts of the statements, with bold marks."""
        return [statement.text for statement in self.answer(*turns)]

    def bearings(self, *turns: str) -> list[Bearing]:
        """Return every segment of the articles under the light of a question."""
        question, findings = self.understand(*turns), self.findings
        return [
            Bearing(question, segment, findings.facts[hit.passage.id])
            for hit in findings.hits
            for segment in segments_of(hit)
        ]
