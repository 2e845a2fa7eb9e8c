"""`python -m index [ARTICLES]`: build the store and say what came of it; decides nothing itself."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from index.build import build_store
from index.errors import MubiaoError
from index.inventory import Holding, Inventory, take_inventory
from index.manifest import default_store
from index.progress import ProgressBar
from index.report import BuildReport, Skipped
from index.store import PassageIndex
from index.watch import watch_articles

_FILE_WIDTH = 200  # columns, where there is no screen to fit
_MOST_ROWS = 200  # articles in the table; above that only those with warnings


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(arguments)
    store = options.store or default_store(options.articles)
    try:
        report = _build(options, store)
        with closing(PassageIndex.open(store)) as index:
            inventory = take_inventory(index)
        if options.json:
            print(_as_json(report, inventory))
        else:
            _print_report(report, inventory)
        if options.watch:
            _keep_up(options, store)
    except MubiaoError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:  # the way to end the watching
        return 130
    return 0


def _build(options: argparse.Namespace, store: Path, *, full: bool | None = None) -> BuildReport:
    with ProgressBar() as bar:
        full = options.full if full is None else full
        return build_store(options.articles, store=store, encoder=options.encoder, full=full, progress=bar)


def _keep_up(options: argparse.Namespace, store: Path) -> None:
    """Build again whenever an article changes, until interrupted."""

    def rebuild() -> None:
        report = _build(options, store, full=False)
        if report.made:
            _print_report(report)

    print(f"正在监视 {options.articles}，文章一有变化就更新索引（按 Ctrl+C 停止）", flush=True)
    watch_articles(options.articles, rebuild, lambda error: print(error, file=sys.stderr), store=store)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="建立或更新文章的索引库。")
    parser.add_argument(
        "articles", nargs="?", type=Path, default=Path("seeds"), help="文章文件夹（默认 seeds）"
    )
    parser.add_argument("--full", action="store_true", help="全部重建，不沿用旧库")
    then = parser.add_mutually_exclusive_group()
    then.add_argument("--json", action="store_true", help="把建库报告输出成 JSON")
    then.add_argument("--watch", action="store_true", help="建好后继续监视，文章一有变化就更新")
    parser.add_argument("--store", type=Path, help="索引库的位置（默认在文章文件夹的 .mubiao 里）")
    parser.add_argument("--encoder", help="sentence-transformers 模型的名称或文件夹；bundled 为自带的")
    return parser


def _as_json(report: BuildReport, inventory: Inventory) -> str:
    """Return the report as one JSON object: what the build did, then what the store holds."""
    record = {**asdict(report), "counts": {"articles": report.articles}, **asdict(inventory)}
    for name in ("passages", "facts"):
        record["counts"][name] = record.pop(name)
    # A file name that is not UTF-8 is written with its bytes escaped.
    return (
        json.dumps(record, ensure_ascii=False, indent=2, default=str)
        .encode("utf-8", "backslashreplace")
        .decode()
    )


def _print_report(report: BuildReport, inventory: Inventory | None = None) -> None:
    width = None if sys.stdout.isatty() else _FILE_WIDTH
    # Titles are data: nothing in them is markup.
    console = Console(markup=False, emoji=False, highlight=False, width=width)
    if inventory:
        _print_articles(console, inventory.articles)
    if report.repaired:
        console.print(f"旧的索引库不能用，已重新建立：{report.repaired}", soft_wrap=True)
    for skipped in report.skipped:
        console.print(f"跳过 {_shown(skipped.name)}：{_shown(_reason(skipped))}", soft_wrap=True)
    console.print(_summary(report), soft_wrap=True)


def _print_articles(console: Console, held: Sequence[Holding]) -> None:
    shown = held if len(held) <= _MOST_ROWS else [one for one in held if one.warnings][:_MOST_ROWS]
    console.print(_table(shown))
    if len(shown) < len(held):
        console.print(f"只列出 {len(shown)} 篇有提醒的文章；全部 {len(held)} 篇见 --json")


def _table(held: Sequence[Holding]) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in ("文章", "标题", "日期", "年份", "地点", "段落", "数据"):
        table.add_column(head, no_wrap=True)
    table.add_column("提醒")
    for one in held:
        date = one.date.isoformat() if one.date else "—"
        found = (one.article, one.title, date, str(one.year or "—"), one.place or "—")
        said = [*one.warnings, *(f"同文：{name}" for name in one.also)]
        table.add_row(*map(_shown, found), str(one.passages), str(one.facts), _shown("；".join(said)))
    return table


def _reason(skipped: Skipped) -> str:
    """Return why a file was skipped, its name not said twice."""
    return skipped.reason.removeprefix(f"{skipped.name}：")


def _shown(text: str) -> str:
    """Return *text* without characters that a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text)


def _summary(report: BuildReport) -> str:
    size = f"共 {report.articles} 篇文章、{report.passages} 段、{report.facts} 条数据"
    changes = {"新增": report.added, "修改": report.changed, "移除": report.removed}
    said = (
        "、".join(f"{word} {len(names)} 个文件" for word, names in changes.items() if names) or "文章没有变化"
    )
    return f"{report.generation}：{said}；{size}；用时 {report.seconds:.1f} 秒"


if __name__ == "__main__":
    sys.exit(main())
