"""Who may use the chat: names with their passwords and tokens, hashed, in one file; knows nothing of the web.

Passwords are hashed with Argon2id. A token is 256 random bits, which no one guesses: one SHA-256 will do.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index import MubiaoError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST_PASSWORD = 8
_LONGEST_NAME = 64
_TOKEN_MARK = "mubiao_"


@dataclass(frozen=True, slots=True)
class Account:
    """What is known of one user: nothing that lets anyone in."""

    password: str
    tokens: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounts:
    """All users, and the secret that signs their sessions."""

    secret: str = field(default_factory=lambda: secrets.token_hex(32))
    by_name: Mapping[str, Account] = field(default_factory=dict)

    def with_password(self, name: str, password: str) -> Accounts:
        """Add the user called *name*, or change the password and keep the tokens."""
        _check_name(name)
        if len(password) < SHORTEST_PASSWORD:
            raise MubiaoError(f"密码太短：至少 {SHORTEST_PASSWORD} 个字符")
        known = self.by_name.get(name, Account(""))
        return self._with(name, replace(known, password=_hasher().hash(password)))

    def with_token(self, name: str) -> tuple[Accounts, str]:
        """Give the user another token, which is known only now."""
        token = _TOKEN_MARK + secrets.token_urlsafe(32)
        known = self._account(name)
        return self._with(name, replace(known, tokens=(*known.tokens, _hash_token(token)))), token

    def without_tokens(self, name: str) -> Accounts:
        """Take all tokens from the user."""
        return self._with(name, replace(self._account(name), tokens=()))

    def without(self, name: str) -> Accounts:
        """Remove the user, tokens and all."""
        self._account(name)
        return replace(self, by_name={n: a for n, a in self.by_name.items() if n != name})

    def admits(self, name: str, password: str) -> bool:
        """Tell whether the password is that of the user; as slow for a name that no one has."""
        from argon2.exceptions import VerificationError

        known = self.by_name.get(name)
        try:
            return _hasher().verify(known.password if known else _no_ones_password(), password) and bool(
                known
            )
        except VerificationError:
            return False

    def owner_of(self, token: str) -> str | None:
        """Return whose token it is, None when it is no one's."""
        hashed = _hash_token(token)
        owners = (name for name, account in self.by_name.items() if hashed in account.tokens)
        return next(owners, None)

    def stamp_of(self, name: str) -> str | None:
        """Return what a session of the user must carry: another after the password was changed."""
        known = self.by_name.get(name)
        return hashlib.sha256(known.password.encode()).hexdigest()[:16] if known else None

    def _account(self, name: str) -> Account:
        if name not in self.by_name:
            raise MubiaoError(f"没有用户 {name}：先用 mubiao user add {name} 添加")
        return self.by_name[name]

    def _with(self, name: str, account: Account) -> Accounts:
        return replace(self, by_name={**self.by_name, name: account})


class AccountsFile:
    """The file of users, read again whenever it has changed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[tuple[int, int], Accounts] | None = None

    @property
    def accounts(self) -> Accounts:
        """The users as the file has them now; MubiaoError when it can't be read."""
        try:
            found = self._path.stat()
            stamp = (found.st_mtime_ns, found.st_ino)
            if self._read is None or self._read[0] != stamp:
                self._read = (stamp, _from_record(json.loads(self._path.read_bytes())))
        except FileNotFoundError as error:
            raise MubiaoError(
                f"没有用户文件 {self._path}：先用 mubiao user add 名字 --users {self._path} 添加一个用户"
            ) from error
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            raise MubiaoError(
                f"读不了用户文件 {self._path}（{error}）：请从备份恢复，或删掉它重新添加用户"
            ) from error
        return self._read[1]

    @property
    def exists(self) -> bool:
        """Whether there is such a file."""
        return self._path.exists()

    def write(self, accounts: Accounts) -> None:
        """Replace the file in one step, readable by its owner only."""
        beside = self._path.with_name(f".{self._path.name}.new")
        try:
            beside.unlink(missing_ok=True)
            with os.fdopen(
                os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
            ) as file:
                json.dump(_to_record(accounts), file, ensure_ascii=False, indent=2)
            beside.replace(self._path)
        except OSError as error:
            raise MubiaoError(f"写不了用户文件 {self._path}：{error.strerror or error}") from error


def _check_name(name: str) -> None:
    if not 0 < len(name) <= _LONGEST_NAME or not name.isprintable() or name != name.strip():
        raise MubiaoError(f"用户名要有 1 到 {_LONGEST_NAME} 个看得见的字符")


def _hash_token(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


@lru_cache(maxsize=1)
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # most commands never hash anything

    return PasswordHasher()


@lru_cache(maxsize=1)
def _no_ones_password() -> str:
    return _hasher().hash(secrets.token_hex(16))


def _to_record(accounts: Accounts) -> dict[str, Any]:
    users = {
        name: {"password": account.password, "tokens": list(account.tokens)}
        for name, account in accounts.by_name.items()
    }
    return {"secret": accounts.secret, "users": users}


def _from_record(record: dict[str, Any]) -> Accounts:
    users = {
        str(name): Account(str(one["password"]), tuple(map(str, one["tokens"])))
        for name, one in record["users"].items()
    }
    if len(record["secret"]) < 32:
        raise ValueError("secret")
    return Accounts(str(record["secret"]), users)
