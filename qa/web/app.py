"""Puts routes, chat and headers together and serves them; the only place that starts a server."""

from __future__ import annotations

import os
import socket
import sys
import threading
import webbrowser
from pathlib import Path
from typing import TYPE_CHECKING

import uvicorn
from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles
from fastapi_offline import FastAPIOffline

from index import MubiaoError
from qa.web.chat import mount_chat
from qa.web.errors import install_error_replies
from qa.web.headers import SecurityHeaders
from qa.web.library import Library
from qa.web.routes import make_router
from qa.web.routes.feedback import feedback_routes

if TYPE_CHECKING:
    from qa.bot import Bot
    from qa.feedback import FeedbackBook

_STATIC = Path(__file__).parent / "static"
# Without a limit, stopping waits for ever on the event stream of an open page.
_SECONDS_TO_STOP = 3


def create_app(bot: Bot, *, mcp: bool = False, feedback: FeedbackBook | None = None) -> FastAPI:
    """Create the web application that answers with *bot*: the chat at `/`, plain routes beside it.

    What readers say of the answers is written into *feedback*; without it they are not asked.
    """
    library = Library(bot)
    # FastAPI's own page of the API loads its scripts from another host; this one brings them along.
    app = FastAPIOffline(
        title="Mubiao",
        summary="只根据库内文章回答，每句话都注明出处。",
        redoc_url=None,
        swagger_ui_parameters={"validatorUrl": None},
    )
    app.include_router(make_router(bot, library))
    if feedback:
        app.include_router(feedback_routes(feedback))
    app.mount("/page", StaticFiles(directory=_STATIC), name="page")  # /static is Gradio's own
    if mcp:
        from qa.web.mcp_tools import mount_mcp  # of an extra that need not be there

        mount_mcp(app, bot, library)
    install_error_replies(app)
    app.add_middleware(SecurityHeaders)
    mount_chat(app, bot, library, takes_feedback=feedback is not None)
    return app


def serve(
    bot: Bot,
    *,
    host: str = "127.0.0.1",
    port: int = 7860,
    open_browser: bool = True,
    mcp: bool = False,
    feedback: FeedbackBook | None = None,
) -> None:
    """Serve the chat until interrupted, with MCP tools beside it when *mcp* is set."""
    with _listen(host, port) as listener:
        url = f"http://{_address_of(host)}:{listener.getsockname()[1]}/"
        app = create_app(bot, mcp=mcp, feedback=feedback)
        config = uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=_SECONDS_TO_STOP)
        print(f"问答页面：{url}  （按 Ctrl+C 停止）", flush=True)
        if open_browser and _has_display():
            # The socket is listening already, so the page waits for the server rather than fails.
            threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
        uvicorn.Server(config).run(sockets=[listener])


def _listen(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
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
