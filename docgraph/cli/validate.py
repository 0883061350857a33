"""`docgraph validate`: does the graph conform to the shapes?

Reads: a graph. Gives: findings by shape, with the document and a way to mend.
"""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place


def validate_command(
    addresses: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SOURCE]...", help="Addresses, as docgraph sources has them; else all."),
    ] = None,
    graph: GraphOption = None,
    lang: Annotated[Literal["en", "vi"], typer.Option("--lang", help="The language of the advice.")] = "en",
    json: JsonOption = False,
) -> int:
    """Check the graph source by source against its shapes, and say how to mend what does not conform.

    Exits with 1 where something is found.
    """
    from docgraph.cli.output import clean, counted, print_json, shorten
    from docgraph.graph.kept import Graph
    from docgraph.graph.query.conform import Finding, findings

    by_shape: dict[str, list[Finding]] = {}
    sources = 0
    with Graph.open(kept_place(graph)) as kept:
        for _, found in findings(kept.store, kept.index, addresses or ()):
            sources += 1
            for finding in found:
                by_shape.setdefault(finding.shape, []).append(finding)
    if json:
        print_json([finding for shape in sorted(by_shape) for finding in by_shape[shape]])
        return 1 if by_shape else 0
    for shape, told in sorted(by_shape.items()):
        print(f"{shape}: {clean(told[0].message_vi if lang == 'vi' else told[0].message)}")
        for finding in told:
            place = finding.node.rpartition("#")[2] if "#" in finding.node else finding.node
            parts = (finding.source, finding.document, place, finding.value and shorten(finding.value, 60))
            print("  " + "  ".join(clean(part) for part in parts if part))
    number = sum(map(len, by_shape.values()))
    print(f"{counted(sources, 'source')}: {counted(number, 'finding') if number else 'all conform'}")
    return 1 if number else 0
