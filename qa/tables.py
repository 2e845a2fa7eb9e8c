"""Paints evaluations and facts as tables for a terminal; computes nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from qa.evaluate import Evaluation
from qa.judge import Share, Verdict
from qa.terminal import harmless

if TYPE_CHECKING:
    from qa.bot import CitedFact
    from qa.feedback import Feedback

VERDICTS = {"right": "对", "wrong": "不对", "citation": "引用有误"}
KINDS = {"goal": "目标", "result": "结果"}
CHANGES = {"level": "", "growth": "增长", "decline": "下降"}


def measures_table(evaluation: Evaluation) -> Table:
    """Lay the measures of *evaluation* out, one a row."""
    table = Table(title=f"{len(evaluation.verdicts)} 个问题")
    table.add_column("指标")
    table.add_column("值", justify="right")
    table.add_row("答对", _share(evaluation.right), style="bold")
    for name, share in evaluation.right_by_type.items():
        table.add_row(f"  {name}", _share(share))
    table.add_row("文章里没有的问题：拒答", _share(evaluation.refused))
    table.add_row("文章里有的问题：误拒", _share(evaluation.false_refusals))
    table.add_row("引文含有答案事实", _share(evaluation.carrying))
    table.add_row("引文之外的数字", str(evaluation.loose_figures))
    table.add_row("注明是计算得出的数字", str(evaluation.computed_figures))
    length = evaluation.pointed_length
    table.add_row("单点问题的回答长度（中位数）", "—" if length is None else f"{length:g} 字")
    table.add_row("每问用时 p50 / p95", f"{evaluation.p50_ms:.1f} / {evaluation.p95_ms:.1f} ms")
    return table


def failures_table(failures: Iterable[Verdict]) -> Table:
    """List what was asked, what was answered and why that isn't right."""
    table = Table(title="没有答对的问题", show_lines=True)
    for header in ("编号", "问题", "回答", "原因"):
        table.add_column(header, overflow="fold")
    for verdict in failures:
        asked, said = verdict.question, verdict.answer.text
        table.add_row(asked.id, _cell(asked.question), _cell(said), _cell("\n".join(verdict.reasons)))
    return table


def facts_table(facts: Iterable[CitedFact]) -> Table:
    """Lay goals and results out, one a row, each with its source."""
    table = Table()
    for header in ("地区", "年份", "指标", "类别", "数值", "出处"):
        table.add_column(header, overflow="fold")
    for cited in facts:
        fact = cited.fact
        table.add_row(
            _cell(fact.place or "—"),
            str(fact.year or "—"),
            _cell(fact.indicator),
            KINDS[fact.kind],
            _cell(CHANGES[fact.change] + fact.text),
            _cell(f"《{cited.citation.article.title}》“{cited.citation.quote}”"),
        )
    return table


def feedback_table(feedback: Iterable[Feedback]) -> Table:
    """List what readers said of answers, one a row."""
    table = Table()
    for header in ("时间", "评价", "问题", "回答", "引用"):
        table.add_column(header, overflow="fold")
    for one in feedback:
        cited = "\n".join(f"《{quoted.title}》“{quoted.quote}”" for quoted in one.citations)
        time = one.time.replace("T", " ")[:16]
        table.add_row(time, VERDICTS[one.verdict], _cell(one.question), _cell(one.answer), _cell(cited))
    return table


def _share(share: Share) -> str:
    if share.value is None:
        return "—"
    return f"{share.value:.1%}（{share.part}/{share.whole}）"


def _cell(text: str) -> Text:
    # Not markup: an article may write [red].
    return Text(harmless(text))
