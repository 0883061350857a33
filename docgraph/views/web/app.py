"""The server's table of contents: which path leads where, in what order a request passes the layers.

Reads: the place of a graph. Gives: an ASGI app.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from docgraph.errors import DocgraphError
from docgraph.views.web import api, browse, sparql, upload
from docgraph.views.web import whole as whole_graph
from docgraph.views.web.children import Children, TroubleError
from docgraph.views.web.guard import Guard
from docgraph.views.web.jobs import Trouble
from docgraph.views.web.metrics import MEDIA
from docgraph.views.web.served import Served, answer, error_answer, error_page, json_answer, served_by
from docgraph.views.words import Language

_TOLD = {
    404: Trouble("not_found", "there is no such page", todo="begin at /"),
    405: Trouble("bad_request", "this cannot be done here"),
    413: Trouble("too_large", "the request is too large"),
}


def make_app(
    folder: Path, *, hosts: Iterable[str] = (), language: Language = "vi", children: Children | None = None
) -> Guard:
    """The app that serves the graph in `folder`; `hosts` are names it goes by besides the loopback ones."""
    served = Served(folder, language, children or Children())

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        try:
            await served.children.start()
            await served.readers.ask(lambda graph, directory: None)
            yield
        finally:
            await served.children.stop()
            served.readers.close()

    app = Starlette(
        routes=_routes(),
        lifespan=life,
        exception_handlers={
            DocgraphError: _fail,
            TroubleError: _fail,
            HTTPException: _refuse,
            Exception: _fail,
        },
    )
    app.state.served = served
    return Guard(app, hosts, served.metrics, partial(error_page, served.pages))


def _routes() -> list[Route]:
    return [
        Route("/", browse.listed),
        Route("/search", browse.listed),
        Route("/index.html", browse.old_home),
        Route("/sources", browse.sources),
        Route("/sources.html", browse.sources),
        Route("/d/{name:path}", browse.document),
        Route("/s/{name:path}", browse.source),
        Route("/p/{name:path}", browse.picture),
        Route("/t/{name:path}", browse.tree),
        *(Route(f"/{name}", whole_graph.whole) for name in ("overview", "counts")),
        *(Route(f"/{name}.html", whole_graph.whole) for name in ("overview", "counts")),
        Route("/path", whole_graph.path),
        Route("/path.html", whole_graph.path),
        Route("/assets/{name}", browse.asset),
        Route("/sparql", sparql.sparql, methods=["GET", "POST"]),
        Route("/read", upload.form),
        Route("/read", upload.read, methods=["POST"]),
        Route("/api", api.index),
        Route("/api/documents", api.documents),
        Route("/api/documents/{name:path}", api.document),
        Route("/api/search", api.search),
        Route("/api/sources", api.sources),
        Route("/api/sources/{address:path}", api.source),
        Route("/api/neighbourhood/{name:path}", api.neighbourhood),
        Route("/api/path", api.path),
        Route("/api/queries", api.named),
        Route("/api/queries/{name}", api.ask),
        Route("/api/read", upload.read_api, methods=["POST"]),
        Route("/api/openapi.json", api.described),
        Route("/health", _health),
        Route("/metrics", _metrics),
    ]


async def _fail(request: Request, error: Exception) -> Response:
    return error_answer(request, error)


async def _refuse(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    trouble = _TOLD.get(status, Trouble("bad_request", "this request cannot be read"))
    return error_answer(request, TroubleError(status, trouble))


async def _health(request: Request) -> Response:
    """`/health`: whether the graph can be read, and how much it holds."""
    held = await served_by(request).readers.ask(
        lambda graph, directory: {
            "status": "ok",
            "documents": len(directory.faces),
            "sources": len(directory.sources),
        }
    )
    return json_answer(request, held)


async def _metrics(request: Request) -> Response:
    """`/metrics`: what the server counts, in Prometheus's text form."""
    served = served_by(request)
    gauges = await served.readers.ask(
        lambda graph, directory: {
            "documents": float(len(directory.faces)),
            "sources": float(len(directory.sources)),
        }
    )
    return answer(request, served.metrics.text(gauges).encode("utf-8"), MEDIA)
