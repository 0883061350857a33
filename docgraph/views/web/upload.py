"""`/read`: a text or file that a visitor gives, read once, shown with its mentions marked, and kept nowhere.

Reads: a form or a body. Gives: the reader's page for it, or the reading as JSON. The reading itself runs in a
child with limits; what a file is called is never a path here.
"""

from __future__ import annotations

import msgspec
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response

from docgraph.errors import NotFoundError
from docgraph.graph.answers import (
    DocumentRow,
    Edge,
    Evidence,
    MentionView,
    SourceRow,
    SourceView,
    TextMark,
)
from docgraph.graph.kept import Graph
from docgraph.graph.query.look_up import pinpoint_words
from docgraph.graph.rdf.iri import document_iri
from docgraph.graph.settle.describe import row_of
from docgraph.identity import key_of
from docgraph.records import Document
from docgraph.views.faces import Directory, Face, clip
from docgraph.views.pages.edges import EdgeFace, make_edge
from docgraph.views.pages.source import write_source
from docgraph.views.web.accept import JSON
from docgraph.views.web.children import TroubleError
from docgraph.views.web.jobs import LONGEST_TEXT, Reading, ReadJob, Trouble
from docgraph.views.web.served import answer, page, served_by

_LONGEST_LINE = 100
_HERE = "urn:docgraph:reading"
_PASTED = "text"


class ReadingDirectory(Directory):
    """The graph's directory, and the documents that only the text at hand speaks of: these have no page."""

    def __init__(self, rows: dict[str, DocumentRow], graph: Directory, source: SourceRow) -> None:
        super().__init__(rows.values(), [source])
        self._graph = graph

    def face(self, iri: str, label: str = "") -> Face:
        """The face of a document: the graph's own, else one without a page."""
        # Called by the constructor before the graph's directory is there.
        known = self._graph.face(iri, label) if hasattr(self, "_graph") else None
        return known if known and known.slug else msgspec.structs.replace(super().face(iri, label), slug="")


class Given(msgspec.Struct, frozen=True):
    """What a visitor wrote into the form, to stand there again where it could not be read."""

    text: str = ""
    date: str = ""
    place: str = ""


async def form(request: Request) -> Response:
    """`GET /read`: the form."""
    return page(request, _form(request, Given()))


async def read(request: Request) -> Response:
    """`POST /read`: the text with its mentions marked."""
    served = served_by(request)
    given = Given()
    try:
        async with request.form(max_files=1, max_fields=10, max_part_size=4 * LONGEST_TEXT) as told:
            given = Given(*(_line(told.get(name)) for name in ("text", "date", "place")))
            job = await _job(told.get("file"), given)
        made = await served.children.run(job)
    except TroubleError as error:
        return page(request, _form(request, given, error.trouble), error.status)
    reading = msgspec.json.decode(made.body, type=Reading)

    def write(graph: Graph, directory: Directory) -> str:
        return _write(reading, graph, directory, request)

    return page(request, await served.readers.ask(write))


async def read_api(request: Request) -> Response:
    """`POST /api/read`: what a text says, as JSON."""
    day, place = (request.query_params.get(name, "").strip()[:_LONGEST_LINE] for name in ("date", "place"))
    job = ReadJob(await request.body(), _PASTED, day or None, place or None)
    return answer(request, (await served_by(request).children.run(job)).body, JSON)


def _form(request: Request, given: Given, trouble: Trouble | None = None) -> str:
    return served_by(request).pages.render("read.html", given=given, trouble=trouble, most=LONGEST_TEXT)


def _line(told: object) -> str:
    return told if isinstance(told, str) else ""


async def _job(file: object, given: Given) -> ReadJob:
    """The reading that a form asks for; a file goes before a text."""
    # A pasted text may carry the sign by which files that are none are told.
    name, data = _PASTED, given.text.replace("\0", " ").encode("utf-8", "replace")
    if isinstance(file, UploadFile) and file.filename:
        name, data = clip(file.filename.replace("\\", "/").rpartition("/")[2], 200), await file.read()
    if not data.strip():
        raise TroubleError(
            400, Trouble("bad_request", "there is nothing to read", todo="paste a text or choose a file")
        )
    day, place = (line.strip()[:_LONGEST_LINE] for line in (given.date, given.place))
    return ReadJob(data, name or "file", day or None, place or None)


def _write(reading: Reading, graph: Graph, directory: Directory, request: Request) -> str:
    passage, said = reading.passage, reading.extraction
    documents = {document.id: document for document in said.documents}
    if said.self_document is not None:
        documents["self"] = said.self_document
    known = {local: _iri(document, graph, directory) for local, document in documents.items()}
    rows = {known[local]: row_of(known[local], document) for local, document in documents.items()}
    own = known.get("self")
    # A pasted text has no name: it goes by its first words.
    title = passage.title or (clip(passage.text[:300], 80) if passage.address == _PASTED else None)
    source = SourceRow(passage.address, title=title, mentions=len(said.mentions))
    here = ReadingDirectory(rows, directory, source)

    def pairs(target: str | tuple[str, ...] | None) -> tuple[tuple[str, str], ...]:
        names = target if isinstance(target, tuple) else (target,) if target else ()
        return tuple((known[name], rows[known[name]].label) for name in names if name in known)

    view = SourceView(
        address=passage.address,
        text=passage.text,
        format=passage.format,
        title=passage.title,
        document=(own, rows[own].label) if own else None,
        marks=tuple(TextMark(mark.kind, mark.number, mark.start) for mark in passage.marks),
        mentions=tuple(
            MentionView(
                source=passage.address,
                start=mention.start,
                end=mention.end,
                text=mention.text,
                form=mention.form,
                documents=pairs(mention.document),
                pinpoints=tuple(map(pinpoint_words, mention.pinpoints)),
                written=mention.written,
                rule=mention.rule,
                confidence=mention.confidence,
            )
            for mention in sorted(said.mentions, key=lambda mention: (mention.start, -mention.end))
        ),
    )
    here.learn_places(view)
    relations = _relations(reading, known, rows, here)
    return write_source(view, here, served_by(request).pages, template="reading.html", relations=relations)


def _relations(
    reading: Reading, known: dict[str, str], rows: dict[str, DocumentRow], here: Directory
) -> list[tuple[Face, str, EdgeFace]]:
    """Who does what to whom, with the sentence."""
    passage = reading.passage
    mentions = {mention.id: mention for mention in reading.extraction.mentions}
    found = []
    for number, relation in enumerate(reading.extraction.relations):
        if relation.source not in known or relation.target not in known:
            continue
        mention = mentions.get(relation.mention) if relation.mention else None
        evidence = Evidence(
            iri=f"{_HERE}#{number}",
            source=passage.address,
            start=relation.start,
            end=relation.end,
            sentence=passage.text[relation.start : relation.end],
            rule=relation.rule,
            confidence=relation.confidence,
            mention_start=mention.start if mention else None,
            mention_end=mention.end if mention else None,
        )
        doer, target = known[relation.source], known[relation.target]
        edge = Edge(relation.type.value, target, rows[target].label, (evidence,))
        found.append((here.face(doer, rows[doer].label), relation.type.value, make_edge(edge, here)))
    return found


def _iri(document: Document, graph: Graph, directory: Directory) -> str:
    """The IRI under which the graph knows the document, else one that it would have."""
    name = document_iri(key_of(document), _HERE, document.id)
    if directory.face(name).slug:
        return name
    row = row_of(name, document)
    if row.identifier is None:
        return name
    told = " ".join(filter(None, (row.type, row.identifier, row.date)))
    try:
        return graph.find_one(told).iri
    except NotFoundError:
        return name
