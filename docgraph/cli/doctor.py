"""`docgraph doctor`: is everything here that docgraph needs?

Reads: the installation and the graph. Gives: a line for each thing looked at.
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import PackageNotFoundError, requires, version

from docgraph.cli.options import GraphOption, graph_place


def doctor_command(graph: GraphOption = None) -> int:
    """Look at the installation, the lexicon and the graph, and say what is wrong."""
    from docgraph.graph.store.endpoint import address_of, shown
    from docgraph.lexicon import load_lexicon

    print(f"Python      {sys.version.split()[0]}")
    versions = {name: _version(name) for name in needed()}
    missing = [name for name, there in versions.items() if there is None]
    print(f"libraries   {', '.join(f'{name} {there}' for name, there in versions.items() if there)}")
    lexicon = load_lexicon()
    counts = ((name, len(getattr(lexicon, name))) for name in lexicon.__struct_fields__)
    print(f"lexicon     {', '.join(f'{name} {count}' for name, count in counts)}")
    place = graph_place(graph)
    address = address_of(place)
    if address is not None or place.is_dir():
        from docgraph.graph.kept import Graph

        with Graph.open(address or place) as kept:
            print(f"graph       {shown(address) if address else place}: {len(kept.sources())} sources")
    else:
        print(f"graph       {place}: none yet; docgraph add makes one")
    if missing:
        print(f"missing     {', '.join(missing)}; install docgraph again")
    return 1 if missing else 0


def needed() -> list[str]:
    """The packages that docgraph cannot do without, as its own installation says.

    >>> "msgspec" in needed(), "pytest" in needed()
    (True, False)
    """
    asked = (need for need in requires("docgraph") or () if "extra ==" not in need)
    return sorted({re.split(r"[^\w.-]", need, maxsplit=1)[0] for need in asked}, key=str.lower)


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
