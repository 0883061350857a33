"""`docgraph doctor`: is everything here that docgraph needs?

Reads: the installation and the graph. Gives: a line for each thing looked at.
"""

from __future__ import annotations

import sys
from importlib.metadata import PackageNotFoundError, version

from docgraph.cli.options import GraphOption, graph_place

_NEEDED = (
    "msgspec", "regex", "rdflib", "pyoxigraph", "networkx", "pyvis", "typer", "rich", "jinja2", "python-docx",
    "pypdfium2", "selectolax",
)  # fmt: skip


def doctor_command(graph: GraphOption = None) -> int:
    """Look at the installation, the lexicon and the graph, and say what is wrong."""
    from docgraph.lexicon import load_lexicon

    print(f"Python      {sys.version.split()[0]}")
    missing = [name for name in _NEEDED if _version(name) is None]
    print(f"libraries   {', '.join(f'{name} {_version(name)}' for name in _NEEDED if name not in missing)}")
    lexicon = load_lexicon()
    counts = ((name, len(getattr(lexicon, name))) for name in lexicon.__struct_fields__)
    print(f"lexicon     {', '.join(f'{name} {count}' for name, count in counts)}")
    place = graph_place(graph)
    if place.is_dir():
        from docgraph.graph.kept import Graph

        with Graph.open(place) as kept:
            print(f"graph       {place}: {len(kept.sources())} sources")
    else:
        print(f"graph       {place}: none yet; docgraph add makes one")
    if missing:
        print(f"missing     {', '.join(missing)}; install docgraph again")
    return 1 if missing else 0


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
