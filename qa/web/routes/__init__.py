"""The plain routes beside the chat, a module a subject; JSON for programs, and pages without JavaScript."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import APIRouter

from qa.web.library import Library
from qa.web.routes.articles import article_routes
from qa.web.routes.asking import asking_routes
from qa.web.routes.completions import completion_routes
from qa.web.routes.export import export_routes
from qa.web.routes.facts import facts_routes
from qa.web.routes.pages import page_routes
from qa.web.routes.reference import reference_routes
from qa.web.routes.status import status_routes

if TYPE_CHECKING:
    from qa.bot import Bot


def make_router(bot: Bot, library: Library) -> APIRouter:
    """Make the routes that answer for *bot*."""
    router = APIRouter()
    router.include_router(asking_routes(bot))
    router.include_router(completion_routes(bot))
    router.include_router(facts_routes(library))
    router.include_router(article_routes(library))
    router.include_router(status_routes(library))
    router.include_router(page_routes(library))
    router.include_router(export_routes())
    router.include_router(reference_routes())
    return router
