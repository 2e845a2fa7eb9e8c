"""The command line: arguments in, prints out; each command imports only what it needs."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import MubiaoError
from qa.arguments import add_articles, add_command, open_bot
from qa.serving import add_serving
from qa.terminal import embolden, harmless, read_argument, speak_utf8
from qa.users import add_users

if TYPE_CHECKING:
    from qa.answer import Answer
    from qa.arguments import Commands
    from qa.bot import CitedFact
    from qa.explain import Explanation


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that *argv* names and return its exit code."""
    speak_utf8()
    arguments = _parser().parse_args(argv)
    command: Callable[[argparse.Namespace], int] = arguments.command
    try:
        code = command(arguments)
        sys.stdout.flush()
    except MubiaoError as error:
        print("mubiao:", " ".join(str(error).split("\n")), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # `mubiao facts | head`: the reader has seen enough; nothing more can be flushed to it at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return code


def _ask(arguments: argparse.Namespace) -> int:
    from qa.records import answer_record

    bot = open_bot(arguments.articles)
    if arguments.explain:
        return _explain(bot.explain(arguments.question), as_json=arguments.json)
    answer = bot.ask(arguments.question)
    if arguments.json:
        print(_json(answer_record(answer)))
    else:
        _print_answer(answer)
    return 0


def _explain(explanation: Explanation, *, as_json: bool) -> int:
    from rich.console import Console

    from qa.records import explanation_record
    from qa.tables import explanation_table, reading_line

    if as_json:
        print(_json(explanation_record(explanation)))
        return 0
    _print_answer(explanation.answer)
    Console().print("", reading_line(explanation), explanation_table(explanation), sep="\n")
    return 0


def _print_answer(answer: Answer) -> None:
    print(embolden(harmless(str(answer))) if sys.stdout.isatty() else answer)


def _index(arguments: argparse.Namespace) -> int:
    from index.__main__ import main as build

    flags = [f"--{name}" for name in ("full", "json", "watch") if vars(arguments)[name]]
    return build([str(arguments.articles), *flags])


def _facts(arguments: argparse.Namespace) -> int:
    from qa.records import FACT_FIELDS, fact_record, to_csv

    found = open_bot(arguments.articles).facts(
        place=arguments.place, year=arguments.year, indicator=arguments.indicator, kind=arguments.kind
    )
    records = [fact_record(cited.fact, cited.citation.article) for cited in found]
    if arguments.json:
        _write(_json(records), arguments.output)
    elif arguments.csv:
        # Excel takes a CSV file for UTF-8 only when it begins with a byte order mark.
        _write(to_csv(records, FACT_FIELDS), arguments.output, encoding="utf-8-sig")
    else:
        _print_facts(found)
    return 0


def _evaluate(arguments: argparse.Namespace) -> int:
    from rich.console import Console
    from rich.progress import track

    from qa.evaluate import evaluate
    from qa.exam import read_exam
    from qa.tables import failures_table, measures_table

    questions = read_exam(arguments.questions)
    screen = Console(stderr=True)
    asked = track(questions, "提问", console=screen, transient=True, disable=not screen.is_terminal)
    evaluation = evaluate(open_bot(arguments.articles), asked)
    if arguments.json is not None:
        _write(_json(evaluation.as_record()), None if arguments.json == "-" else Path(arguments.json))
    if arguments.json != "-":
        console = Console()
        if evaluation.failures:
            console.print(failures_table(evaluation.failures))
        console.print(measures_table(evaluation))
    return int((evaluation.right.value or 0.0) < arguments.fail_under)


def _feedback(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    from rich.console import Console

    from index import default_store
    from qa.exam_drafts import TO_FILL_IN, draft_exam, to_jsonl
    from qa.feedback import FeedbackBook
    from qa.tables import feedback_table

    if not arguments.articles.is_dir():
        raise MubiaoError(f"没有文件夹 {arguments.articles}：请给出 mubiao chat 所用的文章文件夹")
    given = list(FeedbackBook.beside(default_store(arguments.articles)))
    if not given and not arguments.json:
        print("还没有反馈：读者在网页里点“对 / 不对 / 引用有误”后才有。", file=sys.stderr)
    elif arguments.questions is not None:
        drafts = draft_exam(given)
        _write(to_jsonl(drafts), arguments.questions)
        open_ones = sum(draft.get("facts") == [[TO_FILL_IN]] for draft in drafts)
        print(f"写了 {len(drafts)} 道题，其中 {open_ones} 道要先把“{TO_FILL_IN}”改成正确答案。")
    elif arguments.json:
        print(_json([asdict(one) for one in given]))
    else:
        Console().print(feedback_table(given))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mubiao", description="就一个文件夹里的中文文章提问，回答句句注明出处。"
    )
    commands = parser.add_subparsers(title="命令", metavar="命令", required=True)
    add_serving(commands)
    add_users(commands)
    _add_ask(commands)
    _add_index(commands)
    _add_facts(commands)
    _add_evaluate(commands)
    _add_feedback(commands)
    return parser


def _add_ask(commands: Commands) -> None:
    parser = add_command(commands, "ask", _ask, "问一个问题，打印回答和出处")
    parser.add_argument("question", metavar="问题", type=read_argument, help="例如：2023年的主要目标是什么？")
    add_articles(parser, "--articles")
    parser.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--explain", action="store_true", help="说明为什么选了这些段落：信号、权重和对照")


def _add_index(commands: Commands) -> None:
    parser = add_command(commands, "index", _index, "建立或更新索引；文章没有变化时什么也不做")
    add_articles(parser)
    parser.add_argument("--full", action="store_true", help="全部重建，不沿用已有的向量")
    then = parser.add_mutually_exclusive_group()
    then.add_argument("--json", action="store_true", help="把建库报告输出成 JSON")
    then.add_argument("--watch", action="store_true", help="建好后继续监视，文章一有变化就更新")


def _add_facts(commands: Commands) -> None:
    parser = add_command(commands, "facts", _facts, "列出文章里的指标：目标和结果，附出处")
    add_articles(parser)
    parser.add_argument("--place", type=read_argument, help="只列这个地区")
    parser.add_argument("--year", type=int, help="只列这一年")
    parser.add_argument("--indicator", type=read_argument, help="只列这个指标")
    parser.add_argument("--kind", choices=("goal", "result"), help="只列目标（goal）或结果（result）")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--csv", action="store_true", help="输出 CSV")
    form.add_argument("--json", action="store_true", help="输出 JSON")
    parser.add_argument("--output", metavar="FILE", type=Path, help="把 CSV 或 JSON 写进文件（默认标准输出）")


def _add_evaluate(commands: Commands) -> None:
    parser = add_command(commands, "eval", _evaluate, "用一份题目给回答打分")
    parser.add_argument("questions", metavar="QUESTIONS.jsonl", type=Path, help="题目文件（JSONL）")
    add_articles(parser, "--articles")
    parser.add_argument("--json", metavar="FILE", help="把成绩写成 JSON 文件；- 表示标准输出")
    parser.add_argument(
        "--fail-under", metavar="SHARE", type=float, default=0.0, help="答对率低于此数（如 0.95）时退出码为 1"
    )


def _add_feedback(commands: Commands) -> None:
    parser = add_command(commands, "feedback", _feedback, "列出读者在网页里对回答的评价，或做成一份题目")
    add_articles(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="输出 JSON")
    form.add_argument(
        "--questions", metavar="FILE.jsonl", type=Path, help="写成题目文件，供 mubiao eval 打分"
    )


def _print_facts(found: Sequence[CitedFact]) -> None:
    from rich.console import Console

    from qa.tables import facts_table

    if found:
        Console().print(facts_table(found))
    else:
        print("没有符合条件的指标。", file=sys.stderr)


def _json(record: Any) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2)


def _write(text: str, path: Path | None, *, encoding: str = "utf-8") -> None:
    if path is None:
        print(text)
        return
    try:
        path.write_text(text + "\n", encoding=encoding)
    except OSError as error:
        raise MubiaoError(f"写不了文件 {path}：{error.strerror or error}") from error


if __name__ == "__main__":
    sys.exit(main())
