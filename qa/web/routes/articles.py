"""The articles as JSON: the list, one with a span marked, and what was found about each."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import JSONResponse

from index import Inventory
from qa.records import article_record
from qa.web import shapes
from qa.web.cited import still_there
from qa.web.library import Library
from qa.web.marked import lay_out
from qa.web.routes.addresses import Spans


def article_routes(library: Library) -> APIRouter:
    """Make the routes that read the *library*."""
    router = APIRouter(tags=["文章"])

    @router.get("/api/articles", summary="库里的文章", response_model=list[shapes.Article])
    def articles() -> list[dict[str, Any]]:
        return [article_record(article) for article in library.holdings.articles]

    @router.get(
        "/api/article",
        summary="一篇文章的原文，标出引文",
        response_model=shapes.ArticleText,
        responses={404: {"model": shapes.Gone, "description": "不在库中"}},
    )
    def article(name: str, spans: Annotated[Spans, Query()]) -> Any:
        found, cited = library.article(name), library.find_cited(name, spans.first)
        became = {"state": cited.state, "then": cited.then}
        if found is None:
            return JSONResponse({"error": "这篇文章不在库中", "cited": became}, status_code=404)
        others = [still_there(other, found) for other in spans.others]
        paragraphs = lay_out(found, [cited.span, *others])
        return {**article_record(found), "text": found.text, "paragraphs": paragraphs, "cited": became}

    @router.get("/api/library", summary="每篇文章的识别结果和提醒")
    def inventory() -> Inventory:
        return library.inventory

    return router
