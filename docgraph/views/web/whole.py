"""The pages on the graph as a whole, and the data that they share.

Reads: requests. Gives: `/overview`, `/path`, `/counts` and the scripts of data behind them.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from docgraph.views.web.served import answer, page, served_by

DATA = frozenset(("documents.js", "graph.js"))
"""Names under `assets/` that hold data of the graph."""


async def whole(request: Request) -> Response:
    """`/overview`, `/path` and `/counts`."""
    name = request.url.path.strip("/").removesuffix(".html")
    return page(request, await _file(request, f"{name}.html"))


async def data(request: Request) -> Response:
    """The scripts of data."""
    made = await _file(request, f"assets/{request.path_params['name']}")
    return answer(request, made.encode("utf-8", "replace"), "text/javascript")


async def _file(request: Request, name: str) -> str:
    served = served_by(request)
    return await served.readers.ask(
        lambda graph, directory: served.whole.file(name, graph, directory, served.pages)
    )
