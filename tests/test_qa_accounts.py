"""The file of users: what it holds, what it lets in, what it says when it can't be used."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from index import MubiaoError
from qa.__main__ import main
from qa.accounts import Accounts, AccountsFile, _hasher
from tests.fakes import cheap_hashing

PASSWORD = "一个很长很长的密码"


@pytest.fixture(scope="module", autouse=True)
def cheap() -> Iterator[None]:
    with cheap_hashing():
        yield


@pytest.fixture(scope="module")
def accounts() -> Accounts:
    return Accounts().with_password("王芳", PASSWORD)


def test_only_the_right_password_of_a_known_user_is_let_in(accounts: Accounts) -> None:
    assert accounts.admits("王芳", PASSWORD)
    assert not accounts.admits("王芳", PASSWORD + " ")
    assert not accounts.admits("李明", PASSWORD)


def test_a_hash_takes_the_memory_and_time_that_rfc_9106_asks_for() -> None:
    hasher = _hasher()
    assert (hasher.type.name, hasher.memory_cost >= 64 * 1024, hasher.time_cost >= 3) == ("ID", True, True)


def test_a_token_belongs_to_its_user_until_it_is_taken_back(accounts: Accounts) -> None:
    given, token = accounts.with_token("王芳")
    assert given.owner_of(token) == "王芳"
    assert given.owner_of(token[:-1]) is None
    assert given.owner_of("\udc80") is None
    assert given.without_tokens("王芳").owner_of(token) is None
    assert given.without("王芳").owner_of(token) is None
    assert given.with_password("王芳", "另一个更长的密码").owner_of(token) == "王芳"


def test_a_new_password_ends_the_sessions(accounts: Accounts) -> None:
    before = accounts.stamp_of("王芳")
    assert before
    assert accounts.with_password("王芳", "另一个更长的密码").stamp_of("王芳") != before
    assert accounts.stamp_of("李明") is None


@pytest.mark.parametrize("name", ["", " 王芳", "王\n芳", "王" * 65])
def test_a_name_must_be_visible(name: str) -> None:
    with pytest.raises(MubiaoError, match="看得见的字符"):
        Accounts().with_password(name, PASSWORD)


def test_a_short_password_is_refused() -> None:
    with pytest.raises(MubiaoError, match="至少 8 个字符"):
        Accounts().with_password("王芳", "1234567")


def test_the_file_holds_hashes_only_and_is_its_owners_alone(tmp_path: Path, accounts: Accounts) -> None:
    path = tmp_path / "users.json"
    given, token = accounts.with_token("王芳")
    AccountsFile(path).write(given)
    text = path.read_text(encoding="utf-8")
    assert PASSWORD not in text
    assert token not in text
    assert "$argon2id$" in text
    assert AccountsFile(path).accounts == given
    assert [entry.name for entry in tmp_path.iterdir()] == ["users.json"]
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600


def test_a_change_of_the_file_is_seen_at_once(tmp_path: Path, accounts: Accounts) -> None:
    file = AccountsFile(tmp_path / "users.json")
    file.write(accounts)
    assert file.accounts is file.accounts, "an unchanged file is not read again"
    AccountsFile(tmp_path / "users.json").write(accounts.without("王芳"))
    assert file.accounts.by_name == {}


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"secret": "", "users": {}}', '{"users": {"a": 1}}'])
def test_a_damaged_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "users.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MubiaoError, match=re.escape(f"读不了用户文件 {path}")):
        AccountsFile(path).accounts  # noqa: B018


def run(monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: str = "") -> int:
    read, write = os.pipe()
    os.write(write, typed.encode())
    os.close(write)
    with os.fdopen(read, encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        return main(["user", *arguments])


def test_the_commands_add_list_and_remove(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    users = ["--users", str(tmp_path / "users.json")]
    assert run(monkeypatch, "add", "王芳", *users, typed=f"{PASSWORD}\n") == 0
    assert run(monkeypatch, "token", "王芳", *users) == 0
    token = capsys.readouterr().out.splitlines()[-1]
    assert run(monkeypatch, "list", *users) == 0
    assert capsys.readouterr().out == "王芳\t1 个令牌\n"
    accounts = AccountsFile(tmp_path / "users.json").accounts
    assert accounts.admits("王芳", PASSWORD)
    assert accounts.owner_of(token) == "王芳"
    assert run(monkeypatch, "revoke", "王芳", *users) == 0
    assert run(monkeypatch, "remove", "王芳", *users) == 0
    assert json.loads((tmp_path / "users.json").read_text(encoding="utf-8"))["users"] == {}


def test_what_can_not_be_done_is_said_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    users = ["--users", str(tmp_path / "users.json")]
    assert run(monkeypatch, "token", "王芳", *users) == 1
    assert "先用 mubiao user add" in capsys.readouterr().err
    assert run(monkeypatch, "add", "王芳", *users, typed="短\n") == 1
    assert capsys.readouterr().err == "mubiao: 密码太短：至少 8 个字符\n"
    assert main(["chat", str(tmp_path), *users, "--no-browser"]) == 1
    assert capsys.readouterr().err.count("\n") == 1
