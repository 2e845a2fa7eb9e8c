"""What the commands share: how they are added, and the bot on the folder they name."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qa.bot import Bot

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def add_command(
    commands: Commands, name: str, command: Callable[[argparse.Namespace], int], help_text: str
) -> argparse.ArgumentParser:
    """Add the command called *name*, which returns its exit code."""
    parser = commands.add_parser(name, help=help_text, description=help_text)
    parser.set_defaults(command=command)
    return parser


def add_articles(parser: argparse.ArgumentParser, name: str = "articles") -> None:
    """Add the folder of articles, as an argument or as the option called *name*."""
    positional = {} if name.startswith("-") else {"nargs": "?"}
    parser.add_argument(
        name,
        metavar="ARTICLES",
        type=Path,
        default=Path("seeds"),
        help="文章所在的文件夹（默认 %(default)s）",
        **positional,  # type: ignore[arg-type]
    )


def open_bot(articles: Path) -> Bot:
    """Open the bot, with a bar on stderr while its store is built."""
    from index.progress import ProgressBar
    from qa.bot import Bot

    with ProgressBar() as bar:
        return Bot.open(articles, progress=bar)
