"""A query from outside over the published snapshot → the bytes of its answer, whole or not at all.

Reads: the graph's folder, a query that was found harmless. Gives: rows, or a standard form of SPARQL results
or of RDF. Limits on time and memory are those of the process that it runs in; here an answer that is too
large is refused, never cut.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from docgraph.errors import GraphError, QueryError
from docgraph.graph.rdf.iri import KNOWLEDGE
from docgraph.graph.store.embedded import EmbeddedStore, rows_of_result

if TYPE_CHECKING:
    import pyoxigraph as ox
    from _typeshed import ReadableBuffer as Buffer

RESULTS: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}
GRAPHS: Final = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdfxml": "application/rdf+xml",
}
MOST_BYTES: Final = 20_000_000
MOST_ROWS: Final = 2_000


class Outcome(msgspec.Struct, frozen=True):
    """An answer: its media type and bytes. The form `rows` is the JSON of `Rows`.

    >>> Outcome("text/csv", b"").media
    'text/csv'
    """

    media: str
    body: bytes


def answer_outside(folder: Path, text: str, form: str, datasets: tuple[str, ...] = ()) -> Outcome:
    """Run a query and write its answer in a form of `RESULTS` or `GRAPHS`, or as `rows`.

    A form of the wrong kind gives the usual one of the right kind. QueryError where a graph that it names
    with FROM is not in the store, or the answer is too large.
    """
    import pyoxigraph as ox

    store = EmbeddedStore(folder / "rdf", write=False)
    engine = store.engine()
    for name in datasets:
        if not _holds(engine, name):
            raise QueryError("FROM names a graph that is not here", where=name, todo="name one that is")
    # Where the query says itself what it reads, its word stands.
    default = None if datasets else ox.NamedNode(KNOWLEDGE)
    try:
        found = engine.query(text, default_graph=default)
        if form == "rows":
            rows = rows_of_result(found, most=MOST_ROWS)
            return Outcome("application/json", msgspec.json.encode(rows))
        return _written(found, form)
    except (SyntaxError, ValueError, TypeError) as error:
        raise QueryError(str(error).splitlines()[0], todo="mend the query") from error
    except (OSError, RuntimeError) as error:
        raise GraphError(str(error), where=str(folder), todo="try again") from error


def _written(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, form: str) -> Outcome:
    import pyoxigraph as ox

    kept = _Bounded()
    try:
        if isinstance(found, ox.QueryTriples):
            form = form if form in GRAPHS else "jsonld" if form == "json" else "ttl"
            formats = {
                "ttl": ox.RdfFormat.TURTLE,
                "jsonld": ox.RdfFormat.JSON_LD,
                "nt": ox.RdfFormat.N_TRIPLES,
                "rdfxml": ox.RdfFormat.RDF_XML,
            }
            found.serialize(output=kept, format=formats[form])
            return Outcome(GRAPHS[form], kept.getvalue())
        form = form if form in RESULTS else "json"
        if isinstance(found, ox.QueryBoolean) and form in ("csv", "tsv"):
            form = "json"
        results = {
            "json": ox.QueryResultsFormat.JSON,
            "xml": ox.QueryResultsFormat.XML,
            "csv": ox.QueryResultsFormat.CSV,
            "tsv": ox.QueryResultsFormat.TSV,
        }
        found.serialize(output=kept, format=results[form])
        return Outcome(RESULTS[form], kept.getvalue())
    except OSError as error:
        if kept.full:
            raise _too_large(f"{MOST_BYTES // 1_000_000} MB") from None
        raise GraphError(str(error), todo="try again") from error


class _Bounded(io.BytesIO):
    """A file in memory that refuses to grow over the limit."""

    full = False

    def write(self, part: Buffer, /) -> int:
        if self.tell() + memoryview(part).nbytes > MOST_BYTES:
            self.full = True
            raise OSError("full")
        return super().write(part)


def _holds(engine: ox.Store, name: str) -> bool:
    import pyoxigraph as ox

    try:
        graph = ox.NamedNode(name)
    except ValueError:
        return False
    return next(iter(engine.quads_for_pattern(None, None, None, graph)), None) is not None


def _too_large(size: str) -> QueryError:
    return QueryError(f"the answer is over {size}", todo="ask for less, with LIMIT")
