"""Counts requests and questions for Prometheus; knows neither what was asked nor by whom."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi.responses import Response
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from qa.web.library import Library
from qa.web.traffic import Asked, Call

_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


class Metrics:
    """The counts of one server."""

    def __init__(self, library: Library) -> None:
        self.registry = CollectorRegistry()
        ProcessCollector(registry=self.registry)
        self._requests = Counter(
            "mubiao_requests",
            "Requests by route and status",
            ("method", "route", "status"),
            registry=self.registry,
        )
        self._request_seconds = Histogram(
            "mubiao_request_seconds",
            "Seconds to the first byte of the reply",
            ("route",),
            buckets=_SECONDS,
            registry=self.registry,
        )
        self._questions = Counter(
            "mubiao_questions",
            "Questions by outcome: answered, refused, failed",
            ("outcome",),
            registry=self.registry,
        )
        self._question_seconds = Histogram(
            "mubiao_question_seconds",
            "Seconds that the bot took for a question",
            buckets=_SECONDS,
            registry=self.registry,
        )
        articles = Gauge("mubiao_articles", "Articles that can be cited", registry=self.registry)
        articles.set_function(lambda: len(library.holdings.articles))

    def count_call(self, call: Call) -> None:
        """Count a request; paths that no route has are counted together."""
        route = call.route or "none"
        self._requests.labels(call.method, route, call.status).inc()
        self._request_seconds.labels(route).observe(call.seconds)

    def count_question(self, asked: Asked) -> None:
        """Count a question."""
        self._questions.labels(asked.outcome).inc()
        self._question_seconds.observe(asked.seconds)


def metrics_routes(metrics: Metrics) -> APIRouter:
    """Make the route that Prometheus reads."""
    router = APIRouter(tags=["状态"])

    written: dict[str, Any] = {"content": {"text/plain": {}}}

    @router.get("/metrics", summary="Prometheus 指标", response_class=Response, responses={200: written})
    def read() -> Response:
        return Response(generate_latest(metrics.registry), media_type=CONTENT_TYPE_LATEST)

    return router
