"""The pages: the list, search, documents, sources, pictures, and what they share.

Reads: requests. Gives: the same pages as the site on disk, written as they are asked for; a document also as
Turtle, JSON-LD or JSON, where the client would rather have that.
"""

from __future__ import annotations

import datetime

import msgspec
import regex
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from docgraph.errors import NotFoundError
from docgraph.graph.answers import DocumentView, Edge
from docgraph.graph.kept import Graph
from docgraph.graph.rdf.described import MEDIA, Kind, write_data
from docgraph.views.assets import ASSETS, read_asset
from docgraph.views.faces import Directory, Face
from docgraph.views.pages.document import compose
from docgraph.views.pages.doers import list_doers
from docgraph.views.pages.edges import Prove
from docgraph.views.pages.force import UNTOLD, Force, make_force
from docgraph.views.pages.further import write_further
from docgraph.views.pages.listing import A_PAGE
from docgraph.views.pages.source import write_source
from docgraph.views.pages.tree import grow_tree, tree_page
from docgraph.views.site import neighbours, over_time, picture_page
from docgraph.views.web.accept import HTML, JSON, prefer
from docgraph.views.web.listing import make_listing, wanted_of, write_listing
from docgraph.views.web.served import (
    Served,
    answer,
    error_answer,
    json_answer,
    number_of,
    page,
    served_by,
)
from docgraph.views.web.whole import DATA, data
from docgraph.views.words import Direction

_LEARNT, _LEARNT_OF_MANY = 40, 8
_MANY = 400  # more relations than this are weighed first, and read as they are shown
_ASSET_MEDIA = {"txt": "text/plain", "css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


async def listed(request: Request) -> Response:
    """`/` and `/search`: the list, most cited first, or what words find."""
    pages = served_by(request).pages
    number = number_of(request, "page", 1, 1, 100_000)
    wanted = wanted_of(request.query_params, offset=(number - 1) * A_PAGE, limit=A_PAGE)

    def write(graph: Graph, directory: Directory) -> tuple[str, bool]:
        listing = make_listing(graph, directory, wanted)
        counts = (sum(face.cited for face in directory.faces), len(directory.sources))
        return write_listing(listing, directory, pages, counts), number > listing.last

    made, beyond = await served_by(request).readers.ask(write)
    return page(request, made, 404 if beyond else 200)


async def sources(request: Request) -> Response:
    """`/sources`: the list of sources."""
    pages = served_by(request).pages
    number = number_of(request, "page", 1, 1, 100_000)

    def write(graph: Graph, directory: Directory) -> tuple[str, bool]:
        rows = directory.sources
        last = max(1, -(-len(rows) // A_PAGE))
        made = pages.render(
            "sources.html",
            rows=rows[(number - 1) * A_PAGE : number * A_PAGE],
            total=len(rows),
            page=number,
            last=last,
            end=f"/sources?page={last}",
            before=f"/sources?page={min(number - 1, last)}" if number > 1 else "",
            after=f"/sources?page={number + 1}" if number < last else "",
        )
        return made, number > last

    made, beyond = await served_by(request).readers.ask(write)
    return page(request, made, 404 if beyond else 200)


async def document(request: Request) -> Response:
    """`/d/…`: a document by slug, IRI or name, as page or data; further pages of its relations."""
    name, kind = _asked(request)
    pages = served_by(request).pages
    day = request.query_params.get("on", "").strip()

    def write(graph: Graph, directory: Directory) -> str | bytes | DocumentView:
        stem, further = _further(name, directory)
        iri = _iri(stem, graph, directory)
        if kind in ("ttl", "jsonld"):
            return write_data(graph.document(iri), kind)
        if kind == "json":
            return graph.document(iri)
        row = directory.rows.get(iri)
        light = row is not None and row.incoming + row.outgoing > _MANY
        view = graph.glance(iri) if light else graph.document(iri)
        prove = _Prover(iri, graph, directory, light=light)
        if further:
            written = write_further(view, name, directory, pages, prove)
            if written is None:
                raise NotFoundError("no such page", where=name, todo="go back to the document")
            return written
        return _compose(view, graph, directory, day, served_by(request), prove)

    try:
        made = await served_by(request).readers.ask(write)
    except NotFoundError as error:
        nearest = await served_by(request).readers.ask(
            lambda graph, directory: _nearest(name, graph, directory)
        )
        return error_answer(request, error, nearest)
    if isinstance(made, bytes):
        return answer(request, made, MEDIA["ttl" if kind == "ttl" else "jsonld"])
    return json_answer(request, made) if isinstance(made, DocumentView) else page(request, made)


def _asked(request: Request) -> tuple[str, Kind | str]:
    """The name in a document's path, and the form that its ending or the client asks for."""
    name: str = request.path_params["name"]
    stem, _, ending = name.rpartition(".")
    if stem and ending in ("ttl", "jsonld", "json"):
        return stem, ending
    if stem and ending == "html":
        name = stem
    offers = (HTML, MEDIA["ttl"], MEDIA["jsonld"], JSON)
    chosen = prefer(request.headers.get("accept"), offers)
    return name, ("html", "ttl", "jsonld", "json")[offers.index(chosen)]


def _further(name: str, directory: Directory) -> tuple[str, bool]:
    """The slug of the document that a further page belongs to; the name itself where it is no such page."""
    if directory.by_slug(name) is not None:
        return name, False
    found = regex.fullmatch(
        r"(?P<slug>[a-z0-9-]{1,90})-(?:out|in)-[a-z_]{1,20}-[0-9]{1,6}(?:-[0-9]{1,3})?", name
    )
    if found and directory.by_slug(found["slug"]) is not None:
        return found["slug"], True
    return name, False


def _iri(name: str, graph: Graph, directory: Directory) -> str:
    face = directory.by_slug(name)
    return face.iri if face else graph.find_one(name).iri


def _nearest(name: str, graph: Graph, directory: Directory) -> tuple[Face, ...]:
    found = graph.find(name[:300])
    return tuple(directory.face(row.iri, row.label) for row in (found.fits or found.nearest)[:10])


class _Prover:
    """Reads what says an edge when it is shown, and has the places of its source at hand: of the first few.

    Evidence in the others is found by its mention, only its line or page is not told.
    """

    def __init__(self, iri: str, graph: Graph, directory: Directory, *, light: bool) -> None:
        self.iri, self.graph, self.directory, self.light = iri, graph, directory, light
        self.left = _LEARNT_OF_MANY if light else _LEARNT
        self.known: dict[tuple[str, str, str], Edge] = {}

    def __call__(self, edge: Edge, direction: Direction) -> Edge:
        name = (edge.type, edge.iri, direction)
        if name not in self.known:
            whole = self.graph.proved(self.iri, edge, out=direction == "out") if self.light else edge
            self._learn(whole)
            self.known[name] = whole
        return self.known[name]

    def _learn(self, edge: Edge) -> None:
        texts = (one for one in edge.evidence if not one.rule.startswith("said:"))
        face = self.directory.source(next(texts, edge.evidence[0]).source)
        if self.left and face is not None and face.mentions and not face.anchors:
            self.left -= 1
            self.directory.learn_places(self.graph.source(face.address))


def _compose(
    view: DocumentView, graph: Graph, directory: Directory, day: str, served: Served, prove: Prove
) -> str:
    doings = served.whole.doings(graph, directory)
    made, _ = compose(
        view,
        directory,
        served.pages,
        doers=list_doers(view.row.iri, doings, directory),
        picture=bool(view.edges_out or view.edges_in),
        force=_force(view, graph, directory, day),
        has_tree=grow_tree(view.row.iri, doings, directory) is not None,
        prove=prove,
    )
    return made


def _force(view: DocumentView, graph: Graph, directory: Directory, day: str) -> Force:
    """The status on the day that was asked for, else today."""
    told = over_time(graph, view)
    try:
        on = (datetime.date.fromisoformat(day) if day else datetime.date.today()).isoformat()
        if not day and not told:
            # Nobody tells a status: the page says so once.
            return UNTOLD
        found = make_force(graph.query("in_force", of=view.row.iri, on=on)[0], directory)
    except ValueError:
        return Force(wrong=True, asked=True, periods=told)
    return msgspec.structs.replace(found, asked=bool(day), periods=told)


async def source(request: Request) -> Response:
    """`/s/…`: the reader of a source, by slug or address."""
    pages = served_by(request).pages
    name = request.path_params["name"]

    def write(graph: Graph, directory: Directory) -> str:
        face = directory.source_by_slug(name.removesuffix(".html")) or directory.source(name)
        if face is None:
            raise NotFoundError("no such source", where=name[:200], todo="see the list of sources")
        view = graph.source(face.address)
        directory.learn_places(view)
        return write_source(view, directory, pages)

    return page(request, await served_by(request).readers.ask(write))


async def picture(request: Request) -> Response:
    """`/p/…`: the picture around a document."""
    pages = served_by(request).pages
    name = request.path_params["name"].removesuffix(".html")

    def write(graph: Graph, directory: Directory) -> str | None:
        face = directory.face(_iri(name, graph, directory))
        return picture_page(neighbours(graph, face.iri, face.cited + face.acts), face, directory, pages)

    made = await served_by(request).readers.ask(write)
    if made is None:
        raise NotFoundError("nothing stands around this document", where=name[:200], todo="see its page")
    return page(request, made)


async def tree(request: Request) -> Response:
    """`/t/…`: who carries a document out, as a tree."""
    served = served_by(request)
    name = request.path_params["name"].removesuffix(".html")

    def write(graph: Graph, directory: Directory) -> str | None:
        grown = grow_tree(_iri(name, graph, directory), served.whole.doings(graph, directory), directory)
        return tree_page(grown, served.pages) if grown else None

    made = await served.readers.ask(write)
    if made is None:
        raise NotFoundError("nobody carries this document out", where=name[:200], todo="see its page")
    return page(request, made)


async def asset(request: Request) -> Response:
    """`/assets/…`: scripts, style and icon."""
    name = request.path_params["name"]
    if name in DATA:
        return await data(request)
    if name not in ASSETS:
        raise NotFoundError("no such file", where=name[:100])
    return answer(request, read_asset(name), _ASSET_MEDIA[name.rpartition(".")[2]])


async def old_home(request: Request) -> Response:
    """`/index.html`, which pages on disk call the list."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"/search{query}" if query else "/", 308)
