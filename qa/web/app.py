"""Puts routes, chat and headers together and serves them; the only place that starts a server."""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import uvicorn
from fastapi import FastAPI
from fastapi.responses import Response
from fastapi.staticfiles import StaticFiles
from starlette.middleware.body_limit import RequestBodyLimitMiddleware

from index import MubiaoError
from qa.accounts import AccountsFile
from qa.web.below import Below
from qa.web.chat import mount_chat
from qa.web.errors import Failures, install_error_replies
from qa.web.guard import Door, Guard
from qa.web.headers import SecurityHeaders
from qa.web.hosts import KnownHosts
from qa.web.library import Library
from qa.web.limits import LARGEST_REQUEST, REQUESTS_PER_MINUTE, RateLimit
from qa.web.logs import log_call, log_question, write_log
from qa.web.metrics import Metrics, metrics_routes
from qa.web.remembered import RememberingBot
from qa.web.routes import make_router
from qa.web.routes.feedback import feedback_routes
from qa.web.routes.login import login_routes
from qa.web.shapes import Problem
from qa.web.traffic import Pace, Traffic, WatchedBot

if TYPE_CHECKING:
    from qa.bot import Bot
    from qa.feedback import FeedbackBook

_STATIC = Path(__file__).parent / "static"
# Without a limit, stopping waits for ever on the event stream of an open page.
_SECONDS_TO_STOP = 3
# Who keeps a connection must let go of it before the server does, or a question is sent into a closed one:
# programs keep them for some seconds, proxies mostly for a minute.
_SECONDS_KEPT = 75


class _FreshFiles(StaticFiles):
    """Files that a browser asks after each time: modules of two versions must not meet in one page."""

    def file_response(self, *arguments: Any, **options: Any) -> Response:
        response = super().file_response(*arguments, **options)
        response.headers["Cache-Control"] = "no-cache"
        return response


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What an operator decides about a server; what readers say of answers is written into *feedback*.

    *hosts* are names that it is called by, besides those of this machine.
    """

    root_path: str = ""
    hosts: tuple[str, ...] = ()
    users: AccountsFile | None = None
    per_minute: int = REQUESTS_PER_MINUTE
    mcp: bool = False
    feedback: FeedbackBook | None = None
    log_requests: bool = False
    log_questions: bool = False


def create_app(bot: Bot, site: Site = Site()) -> FastAPI:
    """Create the web application that answers with *bot*: the chat at `/`, plain routes beside it."""
    remembering = RememberingBot(bot)
    pace = Pace()
    library = Library(cast("Bot", remembering), lambda: remembering.is_busy() or pace.is_fast())
    metrics = Metrics(library)
    log_asked = partial(log_question, with_text=site.log_questions)
    watched = cast("Bot", WatchedBot(remembering, (metrics.count_question, log_asked, pace.note)))
    app = FastAPI(
        title="Mubiao",
        summary="只根据库内文章回答，每句话都注明出处。",
        docs_url=None,  # a page of its own: routes/reference.py
        redoc_url=None,
        responses={422: {"model": Problem, "description": "请求有误"}},
    )
    app.include_router(make_router(watched, library))
    app.include_router(metrics_routes(metrics))
    if site.feedback:
        app.include_router(feedback_routes(site.feedback))
    app.mount("/page", _FreshFiles(directory=_STATIC), name="page")  # /static is Gradio's own
    if site.mcp:
        from qa.web.mcp_tools import mount_mcp  # of an extra that need not be there

        mount_mcp(app, watched, library)
    install_error_replies(app)
    _add_layers(app, site, metrics)
    guarded, takes_feedback = site.users is not None, site.feedback is not None
    mount_chat(app, watched, library, guarded=guarded, takes_feedback=takes_feedback)
    return app


def _add_layers(app: FastAPI, site: Site, metrics: Metrics) -> None:
    """Put in front of the routes what concerns them all, the innermost first."""
    if site.per_minute:
        app.add_middleware(RateLimit, per_minute=site.per_minute)
    if site.users is not None:
        door = Door(site.users)
        app.include_router(login_routes(door))
        app.add_middleware(Guard, door=door)
    app.add_middleware(RequestBodyLimitMiddleware, max_body_size=LARGEST_REQUEST)
    app.add_middleware(Failures)
    app.add_middleware(KnownHosts, names=site.hosts)
    app.add_middleware(Traffic, observers=(metrics.count_call, log_call))
    app.add_middleware(SecurityHeaders)
    if site.root_path:
        app.add_middleware(Below, root=site.root_path)


def serve(
    bot: Bot,
    site: Site = Site(),
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = True,
) -> None:
    """Serve the chat until interrupted."""
    if site.log_requests or site.log_questions:
        write_log()
    with _listen(host, port) as listener:
        url = f"http://{_address_of(host)}:{listener.getsockname()[1]}{site.root_path}/"
        config = uvicorn.Config(
            create_app(bot, replace(site, hosts=(*site.hosts, host))),
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_SECONDS_TO_STOP,
            timeout_keep_alive=_SECONDS_KEPT,
        )
        print(f"问答页面：{url}  （按 Ctrl+C 停止）", flush=True)
        if open_browser and _has_display():
            # The socket is listening already, so the page waits for the server rather than fails.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named, because asyncio sends the parts of a reply without delay (TCP_NODELAY) only where it is.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":  # on Windows this option would let two servers share the port
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen()
    except (OSError, OverflowError) as error:
        listener.close()
        raise MubiaoError(
            f"不能在 {host}:{port} 上打开服务（{error}）："
            f"端口可能已被占用，用 --port 换一个，例如 --port {_another(port)}；地址不对则用 --host 更改"
        ) from error
    return listener


def _another(port: int) -> int:
    return port + 1 if 0 < port < 65535 else 7861


def _address_of(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return "127.0.0.1"
    return f"[{host}]" if ":" in host else host


def _has_display() -> bool:
    """Tell whether a browser window can open; a text browser would take over the terminal."""
    displays = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    return sys.platform in ("win32", "darwin") or bool(displays)
