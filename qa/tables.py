"""Paints evaluations, facts and explanations as tables for a terminal; computes nothing."""

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
    from qa.explain import Chosen, Explanation
    from qa.feedback import Feedback

VERDICTS = {"right": "对", "wrong": "不对", "citation": "引用有误"}
KINDS = {"goal": "目标", "result": "结果"}
SIGNALS = {
    "words": "词语",
    "characters": "字与字对",
    "meaning": "含义",
    "unsaid": "字面未及的含义",
    "sentence": "最近的句子",
    "heading": "标题",
    "article": "全篇",
}
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


def reading_line(explanation: Explanation) -> Text:
    """Say how the question was read."""
    asked = explanation.asked
    kind = KINDS[asked.kind] if asked.kind else ""
    years = "、".join(f"{year}年" for year in asked.years)
    terms = "、".join(term.text for term in asked.terms)
    read = {"地区": "、".join(asked.places), "年份": years, "类别": kind, "要点": terms}
    return _cell("问题读作：" + "；".join(f"{name} {said}" for name, said in read.items() if said))


def explanation_table(explanation: Explanation) -> Table:
    """Lay out why each passage was chosen: what its score is made of, and what agrees with the question."""
    table = Table(title="为什么是这些段落（得分 = 各项信号 × 权重之和）", show_lines=True)
    table.add_column("名次", justify="right", no_wrap=True)
    table.add_column("段落", overflow="fold", ratio=5)
    table.add_column("得分", no_wrap=True)
    table.add_column("与问题对照", overflow="fold", ratio=3)
    for one in explanation.chosen:
        cited = "".join(f"[{number}]" for number in one.citations)
        text = f"《{_shortened(one.hit.article.title, 30)}》{_shortened(one.nearest, 80)}"
        rank = f"{one.rank or '—'}" + (f"\n{cited}" if cited else "")
        table.add_row(rank, _cell(text), _score_lines(one), _cell(_agreement(one)))
    return table


def _shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[:longest]}…"


def _score_lines(one: Chosen) -> str:
    if one.rank is None:
        return "同篇读到，\n未经检索"
    parts = [
        f"{SIGNALS[signal.name]} {signal.value:.2f}×{signal.weight:g}={signal.points:.2f}"
        for signal in one.signals
    ]
    return "\n".join([f"{one.hit.score:.2f}", *parts])


def _agreement(one: Chosen) -> str:
    lines = []
    if one.fits:
        asked = {"地区": one.fits.place, "年份": one.fits.year, "目标或结果": one.fits.kind}
        lines += [f"{name}：{_fit(fit)}" for name, fit in asked.items() if fit is not None]
    if one.indicators:
        lines.append("指标：" + "、".join(one.indicators))
    return "\n".join([*lines, "说到：" + ("、".join(one.terms) or "—")])


def _fit(fit: float) -> str:
    if not fit:
        return "不符"
    return "相符" if fit == 1 else f"未必（{fit:.2f}）"


def _share(share: Share) -> str:
    if share.value is None:
        return "—"
    return f"{share.value:.1%}（{share.part}/{share.whole}）"


def _cell(text: str) -> Text:
    # Not markup: an article may write [red].
    return Text(harmless(text))
