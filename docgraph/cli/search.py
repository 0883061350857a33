"""`docgraph search`: documents and sentences by their words.

Reads: a graph. Gives: what holds the words, best first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place

if TYPE_CHECKING:
    from docgraph.cli.tables import Columns
    from docgraph.graph.answers import Sentence


def search_command(
    words: Annotated[list[str], typer.Argument(metavar="WORD...", help="Words, or a number.")],
    graph: GraphOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many of each at most.")] = 10,
    json: JsonOption = False,
) -> int:
    """Search titles, numbers, issuers and sentences, with accents or without.

    The last word may be a beginning. Example: docgraph search ke hoach cai cach
    """
    from docgraph.cli.answer import told_apart
    from docgraph.cli.output import print_json
    from docgraph.cli.tables import print_table
    from docgraph.graph.kept import Graph

    with Graph.open(kept_place(graph)) as kept:
        found = kept.search(" ".join(words), limit=limit)
    if json:
        print_json([found])
        return 0
    if not found.documents and not found.sentences:
        print("nothing found")
    if found.documents:
        print("Documents")
        columns: Columns = [("document", "text"), ("issuer", "text"), ("named", "key"), ("text", "key")]
        rows = [
            (told_apart(row.iri, row.label), row.issuer, row.named, row.source) for row in found.documents
        ]
        print_table(columns, rows)
    if found.sentences:
        print("\nSentences" if found.documents else "Sentences")
        ends: Columns = [("document", "text"), ("relation", "key"), ("to", "text")]
        print_table([*ends, ("sentence", "text"), ("source", "key")], map(_sentence, found.sentences))
    return 0


def _sentence(found: Sentence) -> tuple[str, ...]:
    """The documents on both sides of what a sentence says, the sentence and its source."""
    edge = found.edge
    return found.document.label, edge.type.replace("_", " "), edge.label, edge.sentence, edge.source
