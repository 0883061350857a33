"""`docgraph sources`, `drop` and `settle`: what was read into a graph, taking it out, deriving anew.

Reads: a graph. Gives: a list of its sources; a graph without those dropped; knowledge from all of them.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from docgraph.cli.options import GraphOption, JsonOption, kept_place

if TYPE_CHECKING:
    from docgraph.graph.answers import SourceRow


def sources_command(graph: GraphOption = None, json: JsonOption = False) -> int:
    """List the sources of the graph: address, what it is, when it was read, what it says.

    A source is stale when another version, or other tables, read it: docgraph add --stale reads it again.
    """
    from docgraph.cli.output import print_json
    from docgraph.cli.tables import print_table
    from docgraph.graph.kept import Graph

    with Graph.open(kept_place(graph)) as kept:
        rows = kept.sources()
    if json:
        print_json(rows)
        return 0
    print_table(
        [("source", "key"), ("is", "text"), ("mentions", "key"), ("relations", "key"), ("read", "key")],
        [
            (
                row.address,
                _what(row),
                row.mentions,
                row.relations,
                f"{_local_time(row.read_at)}, stale" if row.stale else _local_time(row.read_at),
            )
            for row in rows
        ],
    )
    return 0


def settle_command(
    everything: Annotated[
        bool, typer.Option("--all", help="Derive anew whether it is needed or not.")
    ] = False,
    graph: GraphOption = None,
) -> int:
    """Derive knowledge and index from the evidence of the sources: nothing is read again.

    Every command that writes does so by itself where the index is behind; --all does it in any case, with
    the same result.
    """
    from docgraph.cli.output import counted
    from docgraph.graph.kept import Graph

    with Graph.open(kept_place(graph), write=True) as kept:
        if everything:
            kept.settle()
        print(f"settled    {counted(len(kept.sources()), 'source')}")
    return 0


def _local_time(told: str | None) -> str | None:
    """A time as the clock here shows it, to the minute."""
    return datetime.fromisoformat(told).astimezone().strftime("%Y-%m-%d %H:%M") if told else None


def _what(row: SourceRow) -> str | None:
    """What a source is: a document, a person's word, or what its title says."""
    if row.said_by is not None:
        return f"the word of {row.said_by}"
    return row.document[1] if row.document else row.title


def drop_command(
    addresses: Annotated[
        list[str], typer.Argument(metavar="SOURCE", help="Addresses, as docgraph sources has them.")
    ],
    graph: GraphOption = None,
) -> int:
    """Take sources out of the graph, with all that they alone say."""
    from docgraph.cli.output import clean
    from docgraph.cli.reading import Outcome
    from docgraph.errors import SourceError
    from docgraph.graph.kept import Graph

    outcome = Outcome()
    with Graph.open(kept_place(graph), write=True) as kept:
        for address in addresses:
            if kept.drop(address):
                outcome.done += 1
                print(f"dropped    {clean(address)}")
            else:
                outcome.fail(
                    SourceError(
                        "no such source", where=address, todo="docgraph sources lists those there are"
                    )
                )
    return outcome.code
