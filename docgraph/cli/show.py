"""`docgraph show`: one document with both directions of its relations.

Reads: a graph. Gives: what it knows of one document, each relation with the sentence that says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place

if TYPE_CHECKING:
    from docgraph.graph.answers import DocumentView, Edge


def show_command(
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="As people write it: '81/KH-UBND', 'QĐ 3323'; or an IRI.")
    ],
    graph: GraphOption = None,
    json: JsonOption = False,
) -> int:
    """Show one document: its facts, what it does to others, what others do to it, and who says so."""
    from docgraph.cli.output import print_json
    from docgraph.graph.kept import Graph

    with Graph.open(kept_place(graph)) as kept:
        view = kept.document(name)
    if json:
        print_json([view])
    else:
        _print(view)
    return 0


def _print(view: DocumentView) -> None:
    from docgraph.cli.output import clean, print_table

    print(clean(view.row.label))
    known = [
        ("issuer", view.row.issuer, ""),
        ("name", view.row.name, ""),
        *((fact.name, fact.value, ", ".join((*fact.rules, *fact.sources))) for fact in view.facts),
        ("IRI", view.row.iri, "partial: its identity is not complete" if view.row.partial else ""),
        ("text", view.row.source, ""),
    ]
    seen: set[tuple[str, str]] = set()
    rows = []
    for name, value, says in known:
        if value and (name, value) not in seen:
            seen.add((name, value))
            rows.append((name, value, says))
    print_table([("", "key"), ("", "text"), ("", "text")], rows)
    _print_edges("It", view.edges_out)
    _print_edges("By others:", view.edges_in)
    if view.candidates:
        print("\nIt may be one of")
        for row in view.candidates:
            print(f"  {clean(row.label)}")


def _print_edges(head: str, edges: dict[str, tuple[Edge, ...]]) -> None:
    from docgraph.cli.output import print_table, shorten

    rows = [
        (kind.replace("_", " "), edge.label, shorten(edge.sentence), edge.source)
        for kind, group in edges.items()
        for edge in group
    ]
    if rows:
        print()
        print_table([(head, "key"), ("document", "text"), ("sentence", "text"), ("source", "text")], rows)
