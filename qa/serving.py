"""The commands that serve until they are stopped: the chat, and the tools for other programs' assistants."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from index import MubiaoError
from qa.accounts import AccountsFile
from qa.arguments import add_articles, add_command, open_bot

if TYPE_CHECKING:
    from qa.arguments import Commands
    from qa.bot import Bot


def add_serving(commands: Commands) -> None:
    """Add `chat` and `mcp`."""
    parser = add_command(commands, "chat", _chat, "打开网页问答（同时提供 REST 接口）")
    add_articles(parser)
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认 %(default)s，只有本机能访问）")
    parser.add_argument("--port", type=int, default=7860, help="端口（默认 %(default)s）")
    parser.add_argument("--no-browser", action="store_true", help="不自动打开浏览器")
    parser.add_argument("--watch", action="store_true", help="文章一有变化就更新，不必重新打开")
    parser.add_argument(
        "--no-feedback", action="store_true", help="不请读者评价回答（否则记进 ARTICLES/.mubiao/feedback.db）"
    )
    parser.add_argument("--mcp", action="store_true", help="在 /mcp 同时提供 MCP 工具（要装 mcp 附加组件）")
    _add_intranet(parser.add_argument_group("放到内网上"))
    add_articles(add_command(commands, "mcp", _mcp, "经标准输入输出提供 MCP 工具，供其他程序的助手调用"))


def _add_intranet(group: argparse._ArgumentGroup) -> None:
    group.add_argument(
        "--root-path", type=_root_path, default="", metavar="/PATH", help="反向代理把它放在哪个路径之下"
    )
    group.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="NAME",
        help="反向代理或域名服务器给它的名称，可多次给出；localhost、本机名称和 IP 地址总可以用",
    )
    group.add_argument(
        "--users", type=Path, metavar="FILE", help="只让这个文件里的用户使用（用 mubiao user 添加）"
    )
    group.add_argument(
        "--rate",
        type=int,
        default=600,
        metavar="N",
        help="每个用户（没有 --users 时每个地址）每分钟最多几次请求（默认 %(default)s，0 为不限）",
    )
    group.add_argument("--log", action="store_true", help="每个请求在标准错误里记一行 JSON，不记问题内容")
    group.add_argument("--log-questions", action="store_true", help="同 --log，并记下问题内容")


def _root_path(argument: str) -> str:
    path = "/" + argument.strip("/")
    if not re.fullmatch(r"(/[\w.~-]+)*/?", path):
        raise argparse.ArgumentTypeError(f"不是路径：{argument}，例如 /mubiao")
    return path.rstrip("/")


def _chat(arguments: argparse.Namespace) -> int:
    if arguments.mcp:
        _require_mcp()
    from index import default_store
    from qa.feedback import FeedbackBook

    users = None
    if arguments.users is not None:
        users = AccountsFile(arguments.users)
        users.accounts  # noqa: B018 - a file that can't be used is told before the articles are read
    from qa.web.app import Site, serve

    bot = open_bot(arguments.articles)
    if arguments.watch:
        _keep_up(bot, arguments.articles, sys.stdout)
    site = Site(
        root_path=arguments.root_path,
        hosts=tuple(arguments.allow_host),
        users=users,
        per_minute=max(arguments.rate, 0),
        mcp=arguments.mcp,
        feedback=None if arguments.no_feedback else FeedbackBook.beside(default_store(arguments.articles)),
        log_requests=arguments.log,
        log_questions=arguments.log_questions,
    )
    serve(bot, site, host=arguments.host, port=arguments.port, open_browser=not arguments.no_browser)
    return 0


def _mcp(arguments: argparse.Namespace) -> int:
    _require_mcp()
    from qa.web.library import Library
    from qa.web.mcp_tools import make_mcp_server

    bot = open_bot(arguments.articles)
    _keep_up(bot, arguments.articles, sys.stderr)  # stdout is for the assistant
    make_mcp_server(bot, Library(bot)).run("stdio")
    return 0


def _require_mcp() -> None:
    from importlib.util import find_spec

    if find_spec("mcp") is None:
        raise MubiaoError("没有装 MCP 组件：pip install 'mubiao[mcp]'（在本文件夹里是 pip install '.[mcp]'）")


def _keep_up(bot: Bot, articles: Path, log: TextIO) -> None:
    """Answer from every change of the articles, a moment after it; say so in *log*."""
    import threading

    from index import watch_articles

    def refresh() -> None:
        report = bot.refresh()
        if report.made:
            counts = (("新增", report.added), ("修改", report.changed), ("移除", report.removed))
            said = "、".join(f"{word} {len(names)} 个文件" for word, names in counts if names)
            print(f"文章已更新：{said or '设置'}（{report.generation}）", file=log, flush=True)

    def complain(error: MubiaoError) -> None:
        print("mubiao:", error, file=sys.stderr, flush=True)

    def watch() -> None:
        try:
            watch_articles(articles, refresh, complain)
        except MubiaoError as error:
            complain(error)

    threading.Thread(target=watch, name="watch", daemon=True).start()
