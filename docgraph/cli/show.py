"""`docgraph show`: one document with both directions of its relations.

Reads: a graph. Gives: what it knows of one document, each relation with the sentence that says it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place

if TYPE_CHECKING:
    from docgraph.graph.answers import DocumentView, Edge, Evidence, Fact

_IN_THE_LABEL = {"type", "number", "year", "symbol"}


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
    from docgraph.cli.output import clean
    from docgraph.cli.say import in_words
    from docgraph.cli.tables import print_facts

    print(clean(view.row.label))
    rows = [(fact.name, fact.value, _sayers(fact)) for fact in view.facts if fact.name not in _IN_THE_LABEL]
    if view.row.source:
        rows.append(("text", view.row.source, ""))
    rows.append(("IRI", view.row.iri, "partial: its identity is not complete" if view.row.partial else ""))
    print_facts(rows)
    _print_edges("It", view.edges_out)
    _print_edges("By others", view.edges_in)
    if view.said:
        print("\nPeople say")
        for word in view.said:
            print(f"  {clean(in_words(word))}")
    if view.candidates:
        print("\nIt may be one of")
        for row in view.candidates:
            print(f"  {clean(row.label)}")


def _sayers(fact: Fact) -> str:
    """Who says a fact: the one source, or how many; and the rules that filled it."""
    told = list(fact.sources) if len(fact.sources) < 2 else [f"{len(fact.sources)} sources"]
    return ", ".join((*told, *(f"rule {rule}" for rule in fact.rules)))


def _print_edges(head: str, edges: dict[str, tuple[Edge, ...]]) -> None:
    from docgraph.cli.tables import print_table

    rows = [
        (_doing(edge), edge.label, _sentence(edge.evidence[0]), _sayer(edge))
        for group in edges.values()
        for edge in group
    ]
    if rows:
        print(f"\n{head}")
        print_table(
            [("relation", "key"), ("document", "text"), ("sentence", "text"), ("source", "key")],
            rows,
        )


def _doing(edge: Edge) -> str:
    """A relation's word, with the part of the target that it is about."""
    word = edge.type.replace("_", " ")
    return f"{word} in part ({edge.part})" if edge.part else word


def _sayer(edge: Edge) -> str:
    """The source of the sentence, and the person who says or confirms it."""
    if edge.said_by is None:
        return edge.source
    return edge.said_by if edge.sentence == edge.reason else f"{edge.source}; {edge.said_by}: {edge.reason}"


def _sentence(evidence: Evidence) -> str:
    """The sentence around the mention of the document that it acts on."""
    from docgraph.cli.answer import around

    seen = evidence.mention_start, evidence.mention_end
    place = None if seen[0] is None or seen[1] is None else (seen[0], seen[1])
    return around(evidence.sentence, evidence.start, place)
