"""`GET /api/facts`: the goals and results of the corpus, filtered, sorted, by page or as a file for Excel."""

from __future__ import annotations

from itertools import islice
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from fastapi.responses import Response
from pydantic import BaseModel, Field

from index import Kind, compiled
from qa.ledger import Filters, Row, Sort
from qa.records import FACT_FIELDS, fact_record, to_csv
from qa.web import shapes
from qa.web.library import Library
from qa.web.links import citation_link, source_path
from qa.web.scope import root_of

_CSV_FIELDS = ("title", "date", *FACT_FIELDS)
# Excel takes a CSV file for UTF-8 only when it begins with a byte order mark.
_CSV_ENCODING = "utf-8-sig"
# A spreadsheet runs a cell that begins like this as a formula; a signed number is none.
_FORMULA = compiled(r"[=@\t\r]|[+-](?!\d+(?:\.\d+)?%?$)")


class Wanted(BaseModel):
    """Which rows; a slot may be named several times."""

    place: list[str] = Field(default=[], description="地区，全称简称都行")
    year: list[int] = Field(default=[], description="年份")
    indicator: list[str] = Field(default=[], description="指标；没有这个指标时，找名称里含有它的")
    kind: list[Kind] = Field(default=[], description="目标 goal，结果 result")
    article: list[str] = Field(default=[], description="文章的 name")
    q: str = Field(default="", max_length=100, description="地区、指标、数值、原文、标题里的字词，空格隔开")

    def filters(self) -> Filters:
        """Return what the ledger understands."""
        return Filters(
            places=tuple(self.place),
            years=tuple(self.year),
            indicators=tuple(self.indicator),
            kinds=tuple(self.kind),
            articles=tuple(self.article),
            text=self.q,
        )


class Sorted(Wanted):
    """Which rows, in which order."""

    sort: Sort = Field(default="article", description="按什么排序；没有这一栏的排在最后")
    descending: bool = Field(default=False, description="从大到小")


class Paged(Sorted):
    """Which page of the rows."""

    offset: int = Field(default=0, ge=0)
    limit: int = Field(default=100, ge=1, le=1000)


class Offered(Wanted):
    """Which rows, and how many values of each slot to tell."""

    top: int | None = Field(default=None, ge=1, description="每栏最多几个值，行数最多的在前；不写则全部")


def facts_routes(library: Library) -> APIRouter:
    """Make the routes that read the ledger of the *library*."""
    router = APIRouter(tags=["目标台账"])

    @router.get("/api/facts", summary="目标和结果，每行附出处", response_model=shapes.Facts)
    def facts(request: Request, wanted: Annotated[Paged, Query()]) -> dict[str, Any]:
        rows = library.ledger.select(wanted.filters(), sort=wanted.sort, descending=wanted.descending)
        page = rows[wanted.offset : wanted.offset + wanted.limit]
        shown = [_describe(row, root_of(request.scope)) for row in page]
        return {"total": len(rows), "offset": wanted.offset, "limit": wanted.limit, "facts": shown}

    @router.get("/api/facts/choices", summary="各栏有哪些值、各有几行", response_model=shapes.Choices)
    def choices(wanted: Annotated[Offered, Query()]) -> dict[str, Any]:
        found = library.ledger.choices(wanted.filters())
        return {
            "places": _counted(found.places, wanted.top),
            "years": _counted(found.years, wanted.top),
            "indicators": _counted(found.indicators, wanted.top),
            "kinds": _counted(found.kinds, wanted.top),
        }

    @router.get(
        "/api/facts.csv",
        summary="同样的行，存成 Excel 能打开的 CSV",
        response_class=Response,
        responses={200: {"content": {"text/csv": {}}}},
    )
    def download(wanted: Annotated[Sorted, Query()]) -> Response:
        rows = library.ledger.select(wanted.filters(), sort=wanted.sort, descending=wanted.descending)
        page = to_csv(map(_cells, rows), _CSV_FIELDS).encode(_CSV_ENCODING, "replace")
        disposition = {"Content-Disposition": 'attachment; filename="facts.csv"'}
        return Response(page, media_type="text/csv; charset=utf-8", headers=disposition)

    return router


def _describe(row: Row, root: str) -> dict[str, Any]:
    """Return a row with where it leads: `link` opens the source in the chat, `page` as a page of its own."""
    return {
        **_record(row),
        "link": citation_link(row.article, row.fact.span),
        "page": root + source_path(row.article, row.fact.span),
    }


def _cells(row: Row) -> dict[str, Any]:
    return {name: _harmless(value) for name, value in _record(row).items()}


def _record(row: Row) -> dict[str, Any]:
    date = row.article.date.isoformat() if row.article.date else None
    return {"title": row.article.title, "date": date, **fact_record(row.fact, row.article)}


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def _counted(counts: Any, top: int | None) -> list[dict[str, Any]]:
    return [{"value": value, "rows": rows} for value, rows in islice(counts.items(), top)]
