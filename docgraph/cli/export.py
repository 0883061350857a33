"""`docgraph export`: the graph as a file to take away.

Reads: a graph. Gives: a file, or a folder of tables; the same bytes for the same graph.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import GraphOption, kept_place
from docgraph.errors import DocgraphError
from docgraph.views.export import BINARY, Format

if TYPE_CHECKING:
    from docgraph.graph.kept import Graph


def export_command(
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="ttl, nq, jsonld, xml: all quads. graphml, gexf, json: documents and edges. csv, parquet: "
            "the tables nodes, edges and mentions.",
        ),
    ],
    graph: GraphOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Where to; else standard output. Tables go into a zip where FILE ends in .zip, and on "
            "standard output, else into a folder.",
        ),
    ] = None,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave the sources' texts out of the quads; evidence stays.")
    ] = False,
) -> int:
    """Write the graph as one file; the same graph gives the same bytes."""
    from docgraph.cli.output import cannot_write
    from docgraph.graph.kept import Graph
    from docgraph.views import export

    if output is None and form in BINARY and sys.stdout.isatty():
        raise DocgraphError(
            f"{form} is a zip of tables, which does not go to a terminal",
            todo="say -o DIR for a folder of tables, or -o FILE.zip",
        )
    with Graph.open(kept_place(graph)) as kept:
        if output is not None:
            try:
                _keep(kept, form, output, text=not no_text)
            except OSError as error:
                raise cannot_write(output, error) from error
            return 0
        sys.stdout.flush()
        for piece in export.export(kept, form, text=not no_text):
            sys.stdout.buffer.write(piece)
        sys.stdout.buffer.flush()
    return 0


def _keep(graph: Graph, form: Format, output: Path, *, text: bool) -> None:
    """The graph as one file, or, for tables that go into no zip, as a folder."""
    from docgraph.views import export
    from docgraph.views.export import tables

    if form not in BINARY or output.suffix.lower() == ".zip":
        _write(output, export.export(graph, form, text=text))
        return
    output.mkdir(parents=True, exist_ok=True)
    for name, data in tables.files(graph, "csv" if form == "csv" else "parquet"):
        _write(output / name, [data])


def _write(target: Path, pieces: Iterable[bytes]) -> None:
    """Write a file whole or not at all."""
    part = target.with_name(f"{target.name}.part")
    try:
        with part.open("wb") as file:
            file.writelines(pieces)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
