"""Pages that need no JavaScript: an article with its citation marked, and what is in the library."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from fastapi.responses import HTMLResponse

from qa.web.cited import still_there
from qa.web.library import Library
from qa.web.pages import gone_page, library_page, source_page
from qa.web.routes.addresses import Spans
from qa.web.scope import root_of
from qa.web.wording import LANGUAGE_COOKIE, WORDINGS, Words, choose_language


def page_routes(library: Library) -> APIRouter:
    """Make the routes of the pages about the *library*."""
    router = APIRouter(default_response_class=HTMLResponse, include_in_schema=False)

    @router.get("/library")
    def stock(request: Request) -> HTMLResponse:
        return HTMLResponse(library_page(library.inventory, words_of(request), root_of(request.scope)))

    @router.get("/source/{name:path}")
    def source(request: Request, name: str, spans: Annotated[Spans, Query()]) -> HTMLResponse:
        words, root = words_of(request), root_of(request.scope)
        found, cited = library.article(name), library.find_cited(name, spans.first)
        if found is None:
            return HTMLResponse(gone_page(cited, words, root), status_code=404)
        others = [still_there(other, found) for other in spans.others]
        return HTMLResponse(source_page(found, cited, words, root, others))

    return router


def words_of(request: Request) -> Words:
    """Return the words of the language that the reader chose or the browser asks for."""
    cookie, accepted = request.cookies.get(LANGUAGE_COOKIE), request.headers.get("accept-language")
    return WORDINGS[choose_language(cookie, accepted)]
