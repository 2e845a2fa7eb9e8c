"""Serves the scripted bot and starts anew on the same port when a line comes in, for the browser tests."""

from __future__ import annotations

import socket
import sys
import threading

import uvicorn

from tests.scripted_bot import ScriptedBot, make_app


def serve_until_told(port: int) -> int:
    """Serve until a line comes in; return the port."""
    with socket.create_server(("127.0.0.1", port)) as listener:
        port = int(listener.getsockname()[1])
        config = uvicorn.Config(make_app(ScriptedBot()), log_level="warning", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]})
        thread.start()
        print(f"http://127.0.0.1:{port}/", flush=True)
        sys.stdin.readline()
        server.should_exit = True
        thread.join()
    return port


if __name__ == "__main__":
    serve_until_told(serve_until_told(0))
