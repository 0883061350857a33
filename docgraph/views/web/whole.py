"""The pages on the graph as a whole, and the data that they and the search share, made once for each state.

Reads: requests. Gives: `/overview`, `/path`, `/counts` and the scripts of data behind them.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from docgraph.graph.kept import Graph
from docgraph.views.faces import Directory
from docgraph.views.pages.listing import write_index
from docgraph.views.web.served import Served, answer, page, served_by
from docgraph.views.whole import write_whole

DATA = frozenset(("documents.js", "graph.js"))
"""Names under `assets/` that hold data of the graph."""


class Whole:
    """The files of the whole graph as it last stood; a directory stands for a state of the graph."""

    def __init__(self) -> None:
        self._kept: tuple[Directory, dict[str, str]] | None = None

    def file(self, name: str, graph: Graph, directory: Directory, served: Served) -> str:
        """One of the files by its name on disk."""
        kept = self._kept
        if kept is None or kept[0] is not directory:
            files = write_whole(directory, graph.links(), served.pages)
            kept = self._kept = (directory, files | {"assets/documents.js": write_index(directory)})
        return kept[1][name]


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
    kept: Whole = request.app.state.whole
    return await served.readers.ask(lambda graph, directory: kept.file(name, graph, directory, served))
