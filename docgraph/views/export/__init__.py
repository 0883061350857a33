"""Exports: a kept graph → files to take away, the same bytes for the same graph."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Literal, get_args

from docgraph.errors import DocgraphError

if TYPE_CHECKING:
    from docgraph.graph.kept import Graph

Format = Literal["ttl", "nq", "jsonld", "xml", "graphml", "gexf", "json", "csv", "parquet"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
# What is no text, and never goes to a terminal.
BINARY: Final = ("csv", "parquet")


def export(graph: Graph, form: Format, *, text: bool = True) -> Iterator[bytes]:
    """The graph as one file, piece by piece; DocgraphError for a format that there is not.

    `ttl`, `nq`, `jsonld` and `xml` hold the quads, and without `text` they leave the sources' texts out;
    `graphml`, `gexf` and `json` hold documents and edges; `csv` and `parquet` are three tables in a zip.

    >>> from tempfile import TemporaryDirectory
    >>> from docgraph.graph.kept import Graph
    >>> with TemporaryDirectory() as folder, Graph.open(folder, write=True) as graph:
    ...     b"".join(export(graph, "nq"))
    b''
    """
    if form in ("ttl", "nq", "jsonld", "xml"):
        from docgraph.views.export import quads

        yield from quads.write(graph, form, text=text)
    elif form in ("graphml", "gexf", "json"):
        from docgraph.views.export import network

        yield network.write(graph, form)
    elif form in ("csv", "parquet"):
        from docgraph.views.export import tables

        yield tables.zipped(tables.files(graph, form))
    else:
        raise DocgraphError("no such format", where=form, todo=f"say one of {', '.join(FORMATS)}")
