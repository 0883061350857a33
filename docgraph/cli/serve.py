"""`docgraph serve`: the graph as pages, search, SPARQL and a JSON API, from this machine.

Reads: a graph. Gives: the address to open; runs until it is stopped.
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from docgraph.cli.options import GraphOption, kept_place


def serve_command(
    graph: GraphOption = None,
    host: Annotated[
        str,
        typer.Option(
            "--host", metavar="ADDRESS", help="The address to listen at; others see it only if told."
        ),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port; 0 takes a free one.")
    ] = 8000,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", metavar="NAME", help="A name that the server goes by, besides localhost."
        ),
    ] = None,
    lang: Annotated[Literal["vi", "en"], typer.Option("--lang", help="The language of the pages.")] = "vi",
) -> int:
    """Serve the graph: pages, search, /sparql, /api, /read for a text of your own; Ctrl-C ends it."""
    from docgraph.graph.kept import Graph
    from docgraph.views.web.serve import serve

    place = kept_place(graph)
    Graph.open(place).close()
    return serve(place, host, port, allow_host or (), lang, lambda address: print(address, flush=True))
