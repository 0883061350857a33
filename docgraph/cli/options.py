"""Options that commands share.

Reads: nothing. Gives: annotated types for Typer, and the graph's place.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Annotated

import typer

from docgraph.errors import GraphError, SourceError
from docgraph.records import Context

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


def context_of(date: str | None, jurisdiction: str | None) -> Context:
    """What is known before reading; SourceError for a day that is none, and for a place that is no province.

    >>> context_of("2020-07", None).date
    '2020-07'
    """
    if date is not None:
        from docgraph.reading.sources.jsonl import check_day

        check_day(date, "--date")
    if jurisdiction is not None:
        jurisdiction = province_named(jurisdiction, "--jurisdiction")
    return Context(date=date, jurisdiction=jurisdiction)


@cache
def province_named(name: str, where: str) -> str:
    """The standard name of a province, written with its kind or without, also without accents.

    SourceError, with the nearest names, for what is none.

    >>> province_named("TP. Hải Phòng", ""), province_named("hai phong", "")
    ('Hải Phòng', 'Hải Phòng')
    """
    from difflib import get_close_matches

    from docgraph.lexicon import load_lexicon
    from docgraph.lexicon.folding import fold_ascii, fold_key
    from docgraph.lexicon.index import places
    from docgraph.reading.resolve.setting import bare_place

    known = places(load_lexicon())
    bare, _ = bare_place(name.strip())
    found = known.get(fold_key(bare)) or known.get(fold_key(name))
    if found:
        return found[0].name
    plain = {fold_ascii(row.name): row.name for rows in known.values() for row in rows}
    key = fold_ascii(bare)
    if key in plain:
        return plain[key]
    near = ", ".join(plain[one] for one in get_close_matches(key, plain, n=3, cutoff=0.5))
    todo = f"nearest: {near}" if near else "write a province's or city's name, such as Hải Phòng"
    raise SourceError(f"no such province: {name}", where=where, todo=todo)
