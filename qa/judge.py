"""Marks one answer by what its exam question asks for; knows nothing of how answers are found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from index import compiled
from qa.answer import Answer, Citation, Statement
from qa.exam import Evidence, ExamQuestion

POINTED = frozenset({"figure", "who_when", "paraphrase", "yesno", "noisy"})
POINTED_LIMIT = 160
OTHER_LIMIT = 900

_FIGURE = compiled(r"\d+(?:\.\d+)?")
_THOUSANDS = compiled(r"(?<=\d),(?=\d{3}(?!\d))")
_TABS = compiled(r"\t+")  # part the figures of a table


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float | None:
        """The share from 0 to 1; None of nothing."""
        return self.part / self.whole if self.whole else None

    @classmethod
    def of(cls, marks: Iterable[bool]) -> Share:
        """Count the true ones of *marks*."""
        counted = list(marks)
        return cls(sum(counted), len(counted))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is wrong with an answer (nothing: it is right), and what its citations carry.

    `loose` are figures of statements that are not in the spans they cite; `computed` are figures of
    statements that say they are computed.
    """

    question: ExamQuestion
    answer: Answer
    reasons: tuple[str, ...]
    carrying: Share
    loose: tuple[str, ...]
    computed: tuple[str, ...]
    seconds: float = 0.0

    @property
    def right(self) -> bool:
        """True when nothing is wrong."""
        return not self.reasons


def judge(question: ExamQuestion, answer: Answer, *, seconds: float = 0.0) -> Verdict:
    """Mark *answer* by what *question* asks for."""
    citations = answer.citations if question.answerable else ()
    return Verdict(
        question=question,
        answer=answer,
        reasons=_reasons(question, answer),
        carrying=Share.of(_carries(citation, question) for citation in citations),
        loose=tuple(f for s in answer.statements if not s.computed for f in loose_figures(s)),
        computed=tuple(f for s in answer.statements if s.computed for f in loose_figures(s)),
        seconds=seconds,
    )


def plain(text: str) -> str:
    """Return the form in which answers and facts are compared: NFKC, no white space, one case."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()


def says(text: str, form: str) -> bool:
    """Tell whether *text* holds *form*, not glued to a digit or decimal point: 4.8% doesn't say 8%."""
    wanted = plain(form)
    before = r"(?<![\d.])" if wanted[:1].isdecimal() else ""
    after = r"(?![\d.])" if wanted[-1:].isdecimal() else ""
    return re.search(before + re.escape(wanted) + after, plain(text)) is not None


def covers(citation: Citation, evidence: Evidence) -> bool:
    """Tell whether *citation* covers a piece of evidence of its article."""
    name = citation.article.name
    if evidence.article not in (name, PurePosixPath(name).name):
        return False
    return _bare(evidence.quote) in _bare(_cited(citation))


def loose_figures(statement: Statement) -> tuple[str, ...]:
    """Find the figures of *statement* that none of its cited spans holds."""
    cited = {f for c in statement.citations for f in _figures(_TABS.sub("|", _cited(c)))}
    return tuple(f for f in _figures(statement.text) if f not in cited)


def _reasons(question: ExamQuestion, answer: Answer) -> tuple[str, ...]:
    if not question.answerable:
        return () if answer.abstained else ("文章里没有，却作了回答",)
    if answer.abstained:
        return ("文章里有，却没有回答",)
    return (
        *_missing_facts(question, answer.text),
        *(f"出现了不该有的：{form}" for form in question.forbidden if says(answer.text, form)),
        *_missing_evidence(question, answer),
        *_length_fault(question, answer.text),
    )


def _missing_facts(question: ExamQuestion, text: str) -> list[str]:
    missing = [forms for forms in question.facts if not any(says(text, form) for form in forms)]
    if len(question.facts) - len(missing) >= question.min_facts:
        return []
    return [f"缺少：{'、'.join(' / '.join(forms) for forms in missing)}"]


def _missing_evidence(question: ExamQuestion, answer: Answer) -> list[str]:
    missing = [e for e in question.evidence if not any(covers(c, e) for c in answer.citations)]
    if not missing or (question.any_evidence and len(missing) < len(question.evidence)):
        return []
    return [f"引文没有覆盖：{'；'.join(e.quote for e in missing)}"]


def _length_fault(question: ExamQuestion, text: str) -> list[str]:
    limit = POINTED_LIMIT if question.type in POINTED else OTHER_LIMIT
    return [f"太长：{len(text)} 字，上限 {limit} 字"] if len(text) > limit else []


def _carries(citation: Citation, question: ExamQuestion) -> bool:
    said = _cited(citation)
    return any(says(said, form) for forms in question.facts for form in forms) or any(
        covers(citation, evidence) for evidence in question.evidence
    )


def _cited(citation: Citation) -> str:
    return citation.span.of(citation.article.text)


def _bare(text: str) -> str:
    return plain(text).replace("*", "")


def _figures(text: str) -> list[str]:
    return _FIGURE.findall(_THOUSANDS.sub("", _bare(text)))
