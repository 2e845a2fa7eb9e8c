"""`mubiao user`: who may use a chat that was opened with `--users`."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from index import MubiaoError
from qa.accounts import SHORTEST_PASSWORD, Accounts, AccountsFile
from qa.arguments import add_command
from qa.terminal import read_argument

if TYPE_CHECKING:
    from qa.arguments import Commands


def add_users(commands: Commands) -> None:
    """Add `user` with what can be done about one."""
    parser = commands.add_parser("user", help="添加、列出、移除用户和令牌", description="谁可以使用问答。")
    actions = parser.add_subparsers(title="操作", metavar="操作", required=True)
    _add_file(add_command(actions, "list", _list, "列出用户"))
    for name, action, about in (
        ("add", _add, f"添加用户或更改密码（至少 {SHORTEST_PASSWORD} 个字符，从终端或标准输入读）"),
        ("token", _token, "给用户一个新的令牌，供程序使用；只显示这一次"),
        ("revoke", _revoke, "收回用户的所有令牌"),
        ("remove", _remove, "移除用户和他的令牌"),
    ):
        one = add_command(actions, name, action, about)
        one.add_argument("name", metavar="名字", type=read_argument)
        _add_file(one)


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--users",
        type=Path,
        metavar="FILE",
        default=Path("users.json"),
        help="存放用户的文件（默认 %(default)s）",
    )


def _list(arguments: argparse.Namespace) -> int:
    for name, account in sorted(AccountsFile(arguments.users).accounts.by_name.items()):
        print(f"{name}\t{len(account.tokens)} 个令牌")
    return 0


def _add(arguments: argparse.Namespace) -> int:
    file = AccountsFile(arguments.users)
    accounts = file.accounts if file.exists else Accounts()
    known = arguments.name in accounts.by_name
    file.write(accounts.with_password(arguments.name, _read_password()))
    print(f"{'已更改密码' if known else '已添加用户'}：{arguments.name}（{arguments.users}）")
    return 0


def _token(arguments: argparse.Namespace) -> int:
    file = AccountsFile(arguments.users)
    accounts, token = file.accounts.with_token(arguments.name)
    file.write(accounts)
    print("请记下令牌，以后不能再看：", file=sys.stderr)
    print(token)
    return 0


def _revoke(arguments: argparse.Namespace) -> int:
    file = AccountsFile(arguments.users)
    file.write(file.accounts.without_tokens(arguments.name))
    print(f"已收回所有令牌：{arguments.name}")
    return 0


def _remove(arguments: argparse.Namespace) -> int:
    file = AccountsFile(arguments.users)
    file.write(file.accounts.without(arguments.name))
    print(f"已移除用户：{arguments.name}")
    return 0


def _read_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    password = getpass.getpass("密码：")
    if getpass.getpass("再输入一次：") != password:
        raise MubiaoError("两次输入的密码不一样，没有更改")
    return password
