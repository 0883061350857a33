"""`docgraph sparql`: any SPARQL query over the graph.

Reads: a query. Gives: its rows. Knowledge is the default graph, evidence stands in named graphs.
"""

from __future__ import annotations

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
    """Run a SPARQL query: knowledge is the default graph, evidence is reached with GRAPH. It only reads.

    The prefixes dg, dgt, eli, dcterms, skos, prov, oa, xsd, rdf, rdfs and cito need not be declared.

    Example: docgraph sparql 'SELECT ?plan ?name { ?plan dg:implements ?what ; rdfs:label ?name } LIMIT 5'
    """
    from docgraph.cli.output import input_bytes, print_json
    from docgraph.cli.tables import print_rows
    from docgraph.errors import QueryError
    from docgraph.graph.kept import Graph
    from docgraph.graph.query.prefixes import is_update, with_prefixes

    with Graph.open(kept_place(graph)) as kept:
        query = input_bytes().read().decode("utf-8", "replace") if text == "-" else text
        if is_update(query):
            raise QueryError("this reads only", todo="docgraph add, drop and say change a graph")
        rows = kept.sparql(with_prefixes(query))
    if json:
        print_json(rows)
    else:
        print_rows(rows, headed=False)
    return 0
