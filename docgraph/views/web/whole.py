"""The pages on the graph as a whole, and the data that they share.

Reads: requests. Gives: `/overview`, `/path`, `/counts` and the scripts of data behind them.
"""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from docgraph.graph.kept import Graph
from docgraph.views.faces import Directory
from docgraph.views.pages.way import End, Way, make_steps, path_page
from docgraph.views.web.listing import LONGEST_QUERY
from docgraph.views.web.served import answer, page, served_by

DATA = frozenset(("documents.js", "graph.js", "people.js"))
"""Names under `assets/` that hold data of the graph."""

_CHOICES = 10


async def whole(request: Request) -> Response:
    """`/overview` and `/counts`."""
    name = request.url.path.strip("/").removesuffix(".html")
    return page(request, await _file(request, f"{name}.html"))


async def path(request: Request) -> Response:
    """`/path?from=…&to=…`: the way between two documents, by slug, IRI or name; without them the form."""
    asked = [" ".join(request.query_params.get(name, "").split())[:LONGEST_QUERY] for name in ("from", "to")]
    pages = served_by(request).pages
    if not any(asked):
        return page(request, await _file(request, "path.html"))

    def write(graph: Graph, directory: Directory) -> str:
        start, end = (_end(name, graph, directory) for name in asked)
        steps = None
        if start.face and end.face:
            found = graph.path(start.face.iri, end.face.iri)
            links = None if found is None else [step.link for step in found]
            steps = None if links is None else make_steps(start.face.iri, links, directory)
        return path_page(pages, Way(start, end, steps))

    return page(request, await served_by(request).readers.ask(write))


def _end(name: str, graph: Graph, directory: Directory) -> End:
    """The document that a name means, or those that it may mean."""
    if not name:
        return End()
    by_slug = directory.by_slug(name)
    if by_slug is not None:
        return End(name, by_slug, typed=directory.rows[by_slug.iri].label)
    found = graph.find(name)
    if len(found.fits) == 1:
        return End(name, directory.face(found.fits[0].iri, found.fits[0].label), typed=name)
    rows = (found.fits or found.nearest)[:_CHOICES]
    return End(name, None, tuple(directory.face(row.iri, row.label) for row in rows), typed=name)


async def data(request: Request) -> Response:
    """The scripts of data."""
    made = await _file(request, f"assets/{request.path_params['name']}")
    return answer(request, made.encode("utf-8", "replace"), "text/javascript")


async def _file(request: Request, name: str) -> str:
    served = served_by(request)
    return await served.readers.ask(
        lambda graph, directory: served.whole.file(name, graph, directory, served.pages)
    )
