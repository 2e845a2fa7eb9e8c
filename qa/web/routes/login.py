"""The pages to come in and to go out by; they need no JavaScript."""

from __future__ import annotations

import html
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from index import compiled
from qa.web.guard import SESSION_COOKIE, SESSION_SECONDS, Door
from qa.web.routes.pages import words_of
from qa.web.scope import address_of, root_of, user_of
from qa.web.wording import Words

# A path of this site: "//host" and "/\\host" lead elsewhere.
_OWN_PATH = compiled(r"/(?![/\\])[^\x00-\x20\\]*")
_LONGEST_FIELD = 1000

_Field = Annotated[str, Form(max_length=_LONGEST_FIELD)]


def login_routes(door: Door) -> APIRouter:
    """Make the routes of the *door*."""
    router = APIRouter(include_in_schema=False, default_response_class=HTMLResponse)

    @router.get("/login")
    def show(request: Request, next: str = "/") -> Response:
        return _login_page(request, next)

    @router.post("/login")
    def enter(request: Request, name: _Field = "", password: _Field = "", next: _Field = "/") -> Response:
        words = words_of(request)
        opened = door.try_password(name, password, address_of(request.scope))
        if not isinstance(opened, str):
            if opened:
                said, wait = words["login_wait"].format(seconds=opened), {"Retry-After": str(opened)}
                return _login_page(request, next, said, 429, wait)
            return _login_page(request, next, words["login_wrong"], 401)
        response = RedirectResponse(root_of(request.scope) + _own(next), status_code=303)
        _set_session(request, response, opened, SESSION_SECONDS)
        return response

    @router.get("/logout")
    def ask_to_leave(request: Request) -> Response:
        words, name = words_of(request), user_of(request.scope) or ""
        said = html.escape(words["logged_in"].format(name=name))
        form = f'<p class="said">{said}</p><form method="post">{_button(words["logout"])}</form>'
        return _page(words, words["logout"], form, root_of(request.scope))

    @router.post("/logout")
    def leave(request: Request) -> Response:
        response = RedirectResponse(f"{root_of(request.scope)}/login", status_code=303)
        _set_session(request, response, "", 0)
        # Conversations are kept in the browser, and the next at this desk may be someone else.
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return router


def _own(path: str) -> str:
    return path if _OWN_PATH.fullmatch(path) else "/"


def _set_session(request: Request, response: Response, session: str, seconds: int) -> None:
    response.set_cookie(
        SESSION_COOKIE,
        session,
        max_age=seconds,
        path=root_of(request.scope) or "/",
        secure=request.url.scheme == "https",
        httponly=True,
        samesite="lax",
    )


def _login_page(
    request: Request, next: str, said: str = "", status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    words = words_of(request)
    notice = f'<p class="said" role="alert">{html.escape(said)}</p>' if said else ""
    form = (
        f'{notice}<form method="post" action="login">'
        f'<input type="hidden" name="next" value="{html.escape(_own(next))}">'
        f"{_input(words['login_name'], 'name', 'text', 'username', 'autofocus')}"
        f"{_input(words['login_password'], 'password', 'password', 'current-password')}"
        f'{_button(words["login"])}</form><p class="hint">{html.escape(words["login_hint"])}</p>'
    )
    return _page(words, words["login"], form, root_of(request.scope), status, headers)


def _input(label: str, name: str, kind: str, filled: str, more: str = "") -> str:
    return (
        f"<label>{html.escape(label)}"
        f'<input name="{name}" type="{kind}" autocomplete="{filled}" required {more}></label>'
    )


def _button(label: str) -> str:
    return f'<button type="submit">{html.escape(label)}</button>'


def _page(
    words: Words, title: str, body: str, root: str, status: int = 200, headers: dict[str, str] | None = None
) -> Response:
    page = (
        f'<!doctype html><html lang="{words["html_lang"]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(title)} · {html.escape(words['product'])}</title>"
        '<link rel="icon" href="data:,">'
        f'<link rel="stylesheet" href="{html.escape(root)}/page/colours.css">'
        f'<link rel="stylesheet" href="{html.escape(root)}/page/login.css"></head>'
        f"<body><main><h1>{html.escape(words['product'])}</h1>{body}</main></body></html>"
    )
    return HTMLResponse(page, status, {"Cache-Control": "no-store", **(headers or {})})
