"""Asks a bot the questions of an exam and adds the marks up; leaves the marking to `qa.judge`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median, quantiles
from time import perf_counter
from typing import TYPE_CHECKING, Any

from qa.exam import TYPES, ExamQuestion
from qa.judge import POINTED, Share, Verdict, judge

if TYPE_CHECKING:
    from qa.bot import Bot


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The verdicts on a set of questions, and the measures made of them."""

    verdicts: tuple[Verdict, ...]

    @property
    def right(self) -> Share:
        """Right answers and right refusals, of all questions."""
        return Share.of(v.right for v in self.verdicts)

    @property
    def right_by_type(self) -> dict[str, Share]:
        """The same for each type of question that was asked."""
        by_type = {t: Share.of(v.right for v in self.verdicts if v.question.type == t) for t in TYPES}
        return {name: share for name, share in by_type.items() if share.whole}

    @property
    def refused(self) -> Share:
        """Unanswerable questions that were refused."""
        return Share.of(v.answer.abstained for v in self.verdicts if not v.question.answerable)

    @property
    def false_refusals(self) -> Share:
        """Answerable questions that were refused."""
        return Share.of(v.answer.abstained for v in self.verdicts if v.question.answerable)

    @property
    def carrying(self) -> Share:
        """Citations that carry a fact of the answer, in answers to answerable questions."""
        shares = [v.carrying for v in self.verdicts]
        return Share(sum(s.part for s in shares), sum(s.whole for s in shares))

    @property
    def loose_figures(self) -> int:
        """Figures in statements that are not in the spans they cite."""
        return sum(len(v.loose) for v in self.verdicts)

    @property
    def computed_figures(self) -> int:
        """Figures that no article says and that are said to be computed."""
        return sum(len(v.computed) for v in self.verdicts)

    @property
    def pointed_length(self) -> float | None:
        """The median length of the answers given to pointed questions."""
        pointed = [v for v in self.verdicts if v.question.type in POINTED and not v.answer.abstained]
        return median(len(v.answer.text) for v in pointed) if pointed else None

    @property
    def p50_ms(self) -> float:
        """The time within which half of the questions were answered."""
        return _percentile([v.seconds * 1000 for v in self.verdicts], 50)

    @property
    def p95_ms(self) -> float:
        """The time within which 95 % of the questions were answered."""
        return _percentile([v.seconds * 1000 for v in self.verdicts], 95)

    @property
    def failures(self) -> tuple[Verdict, ...]:
        """The verdicts that are not right, in the order of the questions."""
        return tuple(v for v in self.verdicts if not v.right)

    def as_record(self) -> dict[str, Any]:
        """The measures and the failures as plain values, for JSON."""
        return {
            "questions": len(self.verdicts),
            "right": self.right.value,
            "right_by_type": {name: share.value for name, share in self.right_by_type.items()},
            "unanswerable_refused": self.refused.value,
            "false_refusals": self.false_refusals.value,
            "citations_carrying_a_fact": self.carrying.value,
            "figures_outside_cited_spans": self.loose_figures,
            "computed_figures": self.computed_figures,
            "median_pointed_length": self.pointed_length,
            "p50_ms": round(self.p50_ms, 2),
            "p95_ms": round(self.p95_ms, 2),
            "failures": [_failure_record(v) for v in self.failures],
        }


def evaluate(bot: Bot, questions: Iterable[ExamQuestion]) -> Evaluation:
    """Ask *bot* each question and judge its answers."""
    return Evaluation(tuple(_examine(bot, question) for question in questions))


def _examine(bot: Bot, question: ExamQuestion) -> Verdict:
    start = perf_counter()
    answer = bot.ask(question.question, history=question.history)
    return judge(question, answer, seconds=perf_counter() - start)


def _percentile(values: list[float], percent: int) -> float:
    if len(values) < 2:
        return sum(values)
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _failure_record(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.question.id,
        "type": verdict.question.type,
        "question": verdict.question.question,
        "answer": verdict.answer.text,
        "why": list(verdict.reasons),
    }
