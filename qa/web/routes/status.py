"""Whether the server lives, and what it answers from."""

from __future__ import annotations

import secrets
from typing import Any

from fastapi import APIRouter

from qa.web import shapes
from qa.web.library import Library


def status_routes(library: Library) -> APIRouter:
    """Make the routes that a watchman or the page polls."""
    router = APIRouter(tags=["状态"])
    started = secrets.token_hex(4)  # tells a page that the server was started anew since

    @router.get("/healthz", summary="服务是否正常", response_model=shapes.Health)
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @router.get("/api/status", summary="正在使用的文章库", response_model=shapes.Status)
    def status() -> dict[str, Any]:
        return {
            "status": "rebuilding" if library.refreshing else "ready",
            "server": started,
            "generation": library.generation,
            "articles": library.count,
        }

    return router
