"""Options that commands share.

Reads: nothing. Gives: annotated types for Typer, and the graph's place.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from docgraph.errors import GraphError

GraphOption = Annotated[
    Path | None,
    typer.Option(
        "--graph",
        metavar="DIR",
        help="The graph's folder, or the address of a SPARQL 1.1 endpoint; else DOCGRAPH_GRAPH, else"
        " ./.docgraph.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON: a list of objects.")]
JurisdictionOption = Annotated[
    str | None,
    typer.Option(
        "--jurisdiction", metavar="PLACE", help="The province that the texts speak of, such as 'Hải Phòng'."
    ),
]
DateOption = Annotated[
    str | None,
    typer.Option("--date", metavar="YYYY-MM-DD", help="The day on which the texts were published."),
]


def graph_place(given: Path | None) -> Path:
    """Where the graph is: as given, else as the environment says, else `.docgraph` here.

    >>> graph_place(Path("g")).name
    'g'
    """
    return given or Path(os.environ.get("DOCGRAPH_GRAPH") or ".docgraph")


def kept_place(given: Path | None) -> Path:
    """The place of a graph that must be there already; GraphError where there is none."""
    from docgraph.graph.store.endpoint import address_of

    place = graph_place(given)
    if address_of(place) is None and not place.is_dir():
        raise GraphError(
            "no graph here", where=str(place), todo="make one with docgraph add, or say --graph DIR"
        )
    return place
