"""`/sparql`: queries that read, and the named questions, as a page and by the SPARQL protocol.

Reads: requests. Gives: the form with an answer below it, or results in the form that the client prefers. A
query runs in a child with limits; one that is refused, ended or too large is an error, never half an answer.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from docgraph.graph.kept import Graph
from docgraph.graph.query.ask import question_named
from docgraph.graph.query.heads import Question, questions
from docgraph.graph.rdf.iri import source_address
from docgraph.graph.store.base import Rows
from docgraph.graph.store.outside import GRAPHS, RESULTS
from docgraph.views.faces import Directory, Face, SourceFace, clip
from docgraph.views.web.accept import HTML, prefer
from docgraph.views.web.children import TroubleError
from docgraph.views.web.jobs import AskJob, SparqlJob, Trouble
from docgraph.views.web.served import answer, page, served_by, wants_page

FORMS = {media: form for form, media in (*RESULTS.items(), *GRAPHS.items())} | {"application/json": "json"}
_SAMPLE = """PREFIX dg: <https://w3id.org/docgraph/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?plan ?decision {
  ?plan dg:implements ?decision .
}
LIMIT 100
"""
_LONGEST_CELL = 400


class Cell(msgspec.Struct, frozen=True):
    """A value of an answer as the page shows it; `face` or `source` where it is one of the graph."""

    text: str
    face: Face | None = None
    source: SourceFace | None = None


async def sparql(request: Request) -> Response:
    """One request of the SPARQL protocol, or of the form."""
    told = await _told(request)
    if "update" in told:
        raise TroubleError(
            403, Trouble("refused", "this is an update", todo="only queries are answered here")
        )
    if told.get("default-graph-uri") or told.get("named-graph-uri"):
        raise TroubleError(400, Trouble("bad_request", "say which graphs to read with FROM, in the query"))
    query, named = told.get("query", ""), told.get("named", "")
    if named:
        return await _ask(request, named, told)
    if not query.strip():
        if request.query_params or not wants_page(request):
            raise TroubleError(400, Trouble("bad_query", "query is missing", todo="give it as ?query=…"))
        return page(request, _form(request, query=_SAMPLE))
    accept = told.get("format") or request.headers.get("accept")
    chosen = prefer(accept, ("application/sparql-results+json", HTML, *FORMS))
    served = served_by(request)
    folder = str(served.folder.resolve())
    if chosen != HTML:
        made = await served.children.run(SparqlJob(folder, query, FORMS[chosen]))
        return answer(request, made.body, made.media)
    try:
        made = await served.children.run(SparqlJob(folder, query, "rows"))
    except TroubleError as error:
        return page(request, _form(request, query=query, trouble=error.trouble), error.status)
    rows = msgspec.json.decode(made.body, type=Rows)
    cells = await served.readers.ask(lambda graph, directory: _cells(rows.rows, directory))
    return page(request, _form(request, query=query, columns=rows.columns, rows=cells))


async def _told(request: Request) -> dict[str, str]:
    """The parameters of a request, wherever the protocol lets them stand."""
    told = dict(request.query_params)
    if request.method != "POST":
        return told
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media in ("application/sparql-query", "application/sparql-update"):
        text = (await request.body()).decode("utf-8", "replace")
        return told | {"query" if media.endswith("query") else "update": text}
    if media == "application/x-www-form-urlencoded":
        form = await request.form(max_files=0, max_fields=20)
        return told | {name: value for name, value in form.items() if isinstance(value, str)}
    what = "the body is neither a form nor application/sparql-query"
    raise TroubleError(415, Trouble("bad_request", what))


async def _ask(request: Request, name: str, told: dict[str, str]) -> Response:
    """A named question: its form, and below it the answer once its parameters are there."""
    served = served_by(request)
    question = question_named(name)
    params = {p.name: told[p.name].strip() for p in question.params if told.get(p.name, "").strip()}
    query = question.sparql
    if any(param.default is None and param.name not in params for param in question.params):
        return page(
            request, _form(request, query=query, question=question, params=params or question.example)
        )
    try:
        made = await served.children.run(AskJob(str(served.folder.resolve()), name, params))
    except TroubleError as error:
        html = _form(request, query=query, question=question, params=params, trouble=error.trouble)
        return page(request, html, error.status)
    rows: list[dict[str, Any]] = msgspec.json.decode(made.body)
    columns = tuple(column.name for column in question.columns)

    def show(graph: Graph, directory: Directory) -> tuple[str, list[list[Cell]]]:
        from docgraph.graph.query.ask import explain

        listed = [tuple(row.get(column) for column in columns) for row in rows]
        return explain(graph.index, name, params), _cells(listed, directory)

    query, cells = await served.readers.ask(show)
    html = _form(request, query=query, question=question, params=params, columns=columns, rows=cells)
    return page(request, html)


def _form(
    request: Request,
    *,
    query: str,
    question: Question | None = None,
    params: dict[str, str] | None = None,
    columns: tuple[str, ...] = (),
    rows: list[list[Cell]] | None = None,
    trouble: Trouble | None = None,
) -> str:
    """The page: the named questions, the text of a query, and what came of it."""
    pages = served_by(request).pages
    data = f"/api/queries/{question.name}?{urlencode(params or {})}" if question else ""
    return pages.render(
        "sparql.html",
        query=query,
        question=question,
        params=params or {},
        questions=list(questions().values()),
        title=lambda one: one.title if pages.language == "en" else one.title_vi,
        columns=columns,
        rows=rows,
        trouble=trouble,
        data=data,
    )


def _cells(rows: Any, directory: Directory) -> list[list[Cell]]:
    return [[_cell(value, directory) for value in row] for row in rows]


def _cell(value: Any, directory: Directory) -> Cell:
    if value is None:
        return Cell("")
    if isinstance(value, str):
        face = directory.face(value)
        if face.slug:
            return Cell(face.short, face)
        source = directory.source(source_address(value) if value.startswith("urn:") else value)
        return Cell(clip(source.address if source else value, _LONGEST_CELL), source=source)
    if isinstance(value, (list, tuple, dict)):
        return Cell(clip(_chain(value), _LONGEST_CELL))
    return Cell(str(value).lower() if isinstance(value, bool) else str(value))


def _chain(value: Any) -> str:
    """A list of documents by their names, anything else as JSON."""
    if isinstance(value, (list, tuple)) and all(isinstance(one, dict) and "label" in one for one in value):
        return " → ".join(str(one["label"]) for one in value)
    return msgspec.json.encode(value).decode("utf-8")
