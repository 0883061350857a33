"""The JSON API: the graph's own answers, and the named questions.

Reads: requests. Gives: records as JSON; every error is a `Trouble`. `openapi` describes it all.
"""

from __future__ import annotations

from typing import Any

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from docgraph.errors import QueryError
from docgraph.graph.answers import (
    DocumentRow,
    DocumentView,
    Neighbourhood,
    PathStep,
    SearchResult,
    SourceRow,
    SourceView,
)
from docgraph.graph.kept import Graph
from docgraph.graph.query.ask import question_named
from docgraph.graph.query.heads import questions
from docgraph.views.faces import Directory
from docgraph.views.pages.facets import Facet
from docgraph.views.web.accept import JSON
from docgraph.views.web.children import TroubleError
from docgraph.views.web.jobs import AskJob, Trouble
from docgraph.views.web.listing import LONGEST_QUERY, make_listing, wanted_of
from docgraph.views.web.openapi import describe_api
from docgraph.views.web.served import answer, json_answer, number_of, served_by

MOST = 1_000


class ListedDocument(msgspec.Struct, frozen=True):
    """A document in a list: its row, the path of its page, its place, and what others did to its force."""

    row: DocumentRow
    page: str
    place: str | None = None
    changed: tuple[str, ...] = ()


class Documents(msgspec.Struct, frozen=True):
    """A part of the list of documents: `total` counts all that fit, `facets` how they divide."""

    total: int
    limit: int
    offset: int
    documents: tuple[ListedDocument, ...]
    facets: tuple[Facet, ...]


class Sources(msgspec.Struct, frozen=True):
    """A part of the list of sources."""

    total: int
    limit: int
    offset: int
    sources: tuple[SourceRow, ...]


class Way(msgspec.Struct, frozen=True):
    """A shortest way between two documents; `steps` is null where there is none."""

    steps: tuple[PathStep, ...] | None


class Head(msgspec.Struct, frozen=True):
    """A named question: what it answers, its parameters and columns, by name and meaning."""

    name: str
    title: str
    title_vi: str
    params: dict[str, str]
    columns: dict[str, str]
    example: dict[str, str]


ADDRESSES: dict[str, str] = {
    "documents": "/api/documents{?q,limit,offset}",
    "document": "/api/documents/{name}",
    "search": "/api/search{?q,limit,offset}",
    "sources": "/api/sources{?limit,offset}",
    "source": "/api/sources/{address}",
    "neighbourhood": "/api/neighbourhood/{name}{?depth,limit}",
    "path": "/api/path{?from,to}",
    "queries": "/api/queries",
    "query": "/api/queries/{name}",
    "read": "/api/read",
    "sparql": "/sparql{?query}",
    "description": "/api/openapi.json",
}
"""What `/api` answers: the addresses as URI templates (RFC 6570); `read` takes a POST."""

ANSWERS: dict[str, type] = {
    "documents": Documents,
    "document": DocumentView,
    "search": SearchResult,
    "sources": Sources,
    "source": SourceView,
    "neighbourhood": Neighbourhood,
    "path": Way,
    "queries": Head,
}


async def index(request: Request) -> Response:
    """`/api`: the addresses that there are."""
    return json_answer(request, ADDRESSES)


async def documents(request: Request) -> Response:
    """`/api/documents`: the list, most cited first or by words, narrowed by facets."""
    offset, limit = number_of(request, "offset", 0, 0, 10**8), number_of(request, "limit", 100, 1, MOST)
    wanted = wanted_of(request.query_params, offset=offset, limit=limit)

    def make(graph: Graph, directory: Directory) -> Documents:
        listing = make_listing(graph, directory, wanted)
        shown = tuple(
            ListedDocument(directory.rows[face.iri], f"/d/{face.slug}", face.place or None, face.changed)
            for face in listing.faces
            if face.iri in directory.rows
        )
        return Documents(listing.total, limit, offset, shown, listing.facets)

    return json_answer(request, await served_by(request).readers.ask(make))


async def document(request: Request) -> Response:
    """`/api/documents/{name}`: one document by slug, IRI or name."""
    name = request.path_params["name"]

    def make(graph: Graph, directory: Directory) -> DocumentView:
        face = directory.by_slug(name)
        return graph.document(face.iri if face else name)

    return json_answer(request, await served_by(request).readers.ask(make))


async def search(request: Request) -> Response:
    """`/api/search`: documents and sentences that hold words."""
    words = request.query_params.get("q", "")[:LONGEST_QUERY]
    offset, limit = number_of(request, "offset", 0, 0, 10_000), number_of(request, "limit", 20, 1, 200)
    if not words.strip():
        raise TroubleError(400, Trouble("bad_request", "q is missing", todo="say what to look for: ?q=3323"))

    def make(graph: Graph, directory: Directory) -> SearchResult:
        return graph.search(words, limit=limit, offset=offset)

    return json_answer(request, await served_by(request).readers.ask(make))


async def sources(request: Request) -> Response:
    """`/api/sources`: every source, by address."""
    offset, limit = number_of(request, "offset", 0, 0, 10**8), number_of(request, "limit", 100, 1, MOST)

    def make(graph: Graph, directory: Directory) -> Sources:
        rows = graph.sources()
        return Sources(len(rows), limit, offset, tuple(rows[offset : offset + limit]))

    return json_answer(request, await served_by(request).readers.ask(make))


async def source(request: Request) -> Response:
    """`/api/sources/{address}`: one source with its text and mentions."""
    name = request.path_params["address"]

    def make(graph: Graph, directory: Directory) -> SourceView:
        face = directory.source_by_slug(name)
        return graph.source(face.address if face else name)

    return json_answer(request, await served_by(request).readers.ask(make))


async def neighbourhood(request: Request) -> Response:
    """`/api/neighbourhood/{name}`: the documents around one, and the edges among them."""
    name = request.path_params["name"]
    depth, limit = number_of(request, "depth", 1, 1, 4), number_of(request, "limit", 300, 1, MOST)

    def make(graph: Graph, directory: Directory) -> Neighbourhood:
        face = directory.by_slug(name)
        centre = face.iri if face else graph.find_one(name).iri
        return graph.neighbourhood(centre, depth=depth, limit=limit)

    return json_answer(request, await served_by(request).readers.ask(make))


async def path(request: Request) -> Response:
    """`/api/path?from=…&to=…`: a shortest way between two documents."""
    start, end = (request.query_params.get(name, "") for name in ("from", "to"))
    if not start or not end:
        raise TroubleError(400, Trouble("bad_request", "from and to name two documents"))
    return json_answer(
        request, Way(await served_by(request).readers.ask(lambda graph, _: graph.path(start, end)))
    )


async def named(request: Request) -> Response:
    """`/api/queries`: the named questions."""
    heads = [
        Head(
            name=question.name,
            title=question.title,
            title_vi=question.title_vi,
            params={param.name: param.about for param in question.params},
            columns={column.name: column.about for column in question.columns},
            example=question.example,
        )
        for question in questions().values()
    ]
    return json_answer(request, heads)


async def ask(request: Request) -> Response:
    """`/api/queries/{name}`: the rows that answer a named question."""
    served = served_by(request)
    try:
        question = question_named(request.path_params["name"])
    except QueryError as error:
        raise TroubleError(404, Trouble("not_found", error.what, error.where, error.todo)) from None
    params = dict(request.query_params)
    made = await served.children.run(AskJob(str(served.folder.resolve()), question.name, params))
    return answer(request, made.body, JSON)


async def described(request: Request) -> Response:
    """`/api/openapi.json`: all of this, described."""
    description: dict[str, Any] = describe_api(ANSWERS)
    return json_answer(request, description)
