"""`docgraph view`: the graph as a site that opens from disk.

Reads: a graph. Gives: a folder of pages.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from docgraph.cli.options import GraphOption, kept_place


def view_command(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="The folder to write.")],
    graph: GraphOption = None,
    around: Annotated[
        str | None, typer.Option("--around", metavar="DOC", help="Only what stands near this document.")
    ] = None,
    depth: Annotated[
        int, typer.Option("--depth", min=1, max=9, help="How many relations away; with --around.")
    ] = 1,
    lang: Annotated[
        Literal["vi", "en"], typer.Option("--lang", help="The language in which pages open.")
    ] = "vi",
) -> int:
    """Write the graph as a site of HTML pages that opens from disk, the network off."""
    from docgraph.cli.output import cannot_write, counted
    from docgraph.graph.kept import Graph
    from docgraph.views.site import write_site

    with Graph.open(kept_place(graph)) as kept:
        try:
            report = write_site(kept, out, language=lang, around=around, depth=depth)
        except OSError as error:
            raise cannot_write(out, error) from error
    held = f"{counted(report.documents, 'document')}, {counted(report.sources, 'source')}"
    print(f"{held}, {report.bytes / 1_000_000:.1f} MB. Open in a browser:")
    print(report.index)
    return 0
