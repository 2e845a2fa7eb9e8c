"""What every layer in front of the routes asks of a request: its path, who sent it, how to refuse it."""

from __future__ import annotations

from starlette.types import Scope


def path_of(scope: Scope) -> str:
    """Return the path as the routes know it, without what a proxy puts before it."""
    path, root = str(scope["path"]), root_of(scope)
    return path.removeprefix(root) if path == root or path.startswith(f"{root}/") else path


def root_of(scope: Scope) -> str:
    """Return the path that a proxy in front puts before every address."""
    return str(scope.get("root_path", ""))


def address_of(scope: Scope) -> str:
    """Return the address that the request came from."""
    client = scope.get("client")
    return client[0] if client else ""


def user_of(scope: Scope) -> str | None:
    """Return the user that the guard let in; None where everyone may come in."""
    user = scope.get("state", {}).get("user")
    return None if user is None else str(user)
