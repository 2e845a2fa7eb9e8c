"""`/docs`: what programs can call, as a page."""

from __future__ import annotations

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from qa.web.reference import Reference
from qa.web.routes.pages import words_of
from qa.web.scope import root_of


def reference_routes() -> APIRouter:
    """Make the route; the application that it is part of describes itself."""
    router = APIRouter(include_in_schema=False)

    @router.get("/docs")
    def docs(request: Request) -> HTMLResponse:
        reference = Reference(request.app.openapi(), words_of(request), str(request.base_url).rstrip("/"))
        return HTMLResponse(reference.paint(root_of(request.scope)))

    return router
