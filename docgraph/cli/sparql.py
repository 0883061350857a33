"""`docgraph sparql`: any SPARQL query over the graph.

Reads: a query. Gives: its rows. Knowledge is the default graph, evidence stands in named graphs.
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place


def sparql_command(
    text: Annotated[
        str, typer.Argument(metavar="QUERY", help="The query; '-' reads it from standard input.")
    ],
    graph: GraphOption = None,
    json: JsonOption = False,
) -> int:
    """Run a SPARQL query: knowledge is the default graph, evidence is reached with GRAPH."""
    from docgraph.cli.output import print_json, print_rows
    from docgraph.graph.kept import Graph

    with Graph.open(kept_place(graph)) as kept:
        rows = kept.sparql(sys.stdin.read() if text == "-" else text)
    if json:
        print_json(rows)
    else:
        print_rows(rows)
    return 0
