"""`python -m index [ARTICLES]`: build the store and say what came of it; decides nothing itself."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.table import Table

from index.build import build_store
from index.errors import MubiaoError
from index.manifest import default_store
from index.passage import Article
from index.progress import ProgressBar
from index.report import BuildReport
from index.store import PassageIndex

_FILE_WIDTH = 200  # columns, where there is no screen to fit


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(arguments)
    store = options.store or default_store(options.articles)
    try:
        with ProgressBar() as bar:
            report = build_store(
                options.articles, store=store, encoder=options.encoder, full=options.full, progress=bar
            )
        _print_report(report, store)
    except MubiaoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m index", description="建立或更新文章的索引库。")
    parser.add_argument(
        "articles", nargs="?", type=Path, default=Path("seeds"), help="文章文件夹（默认 seeds）"
    )
    parser.add_argument("--full", action="store_true", help="全部重建，不沿用旧库")
    parser.add_argument("--store", type=Path, help="索引库的位置（默认在文章文件夹的 .mubiao 里）")
    parser.add_argument("--encoder", help="sentence-transformers 模型的名称或文件夹；bundled 为自带的")
    return parser


def _print_report(report: BuildReport, store: Path) -> None:
    width = None if sys.stdout.isatty() else _FILE_WIDTH
    # Titles are data: nothing in them is markup.
    console = Console(markup=False, emoji=False, highlight=False, width=width)
    with closing(PassageIndex.open(store)) as index:
        console.print(_table(index))
    if report.repaired:
        console.print(f"旧的索引库不能用，已重新建立：{report.repaired}", soft_wrap=True)
    for skipped in report.skipped:
        console.print(f"跳过 {_shown(skipped.name)}：{_shown(skipped.reason)}", soft_wrap=True)
    console.print(_summary(report), soft_wrap=True)


def _table(index: PassageIndex) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in ("文章", "标题", "日期", "年份", "地点", "段落", "数据"):
        table.add_column(head, no_wrap=True)
    facts = Counter(fact.article for fact in index.facts())
    for article in index.articles():
        passages = len(index.passages_of(article.id))
        table.add_row(*_described(article), str(passages), str(facts[article.id]))
    return table


def _described(article: Article) -> tuple[str, ...]:
    date = article.date.isoformat() if article.date else "—"
    return _shown(article.id), _shown(article.title), date, str(article.year or "—"), article.place or "—"


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
