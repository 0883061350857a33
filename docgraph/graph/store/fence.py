"""Steps of an update that do something only where a pattern holds: that a writer still has its right.

Reads: a change, or names of graphs, and the pattern. Gives: steps of an update request. A writer that was
silent for too long, or whose clock is not that of the next one, so never writes beside it: where the pattern
is gone each step finds nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from docgraph.graph.rdf.terms import Triple, iri
from docgraph.graph.store.base import Change, block

# How many triples stand in one pair of braces: Virtuoso's time grows with their square, and it gives up
# before 2,000.
BLOCK: Final = 250
_ANY: Final = "{ ?s ?p ?o }"


def steps(change: Change, held: str) -> list[str]:
    """A change, step by step.

    >>> print(*steps(Change(dropped=("urn:g",)), "<urn:w> <urn:p> 1 ."))
    DELETE { GRAPH <urn:g> { ?s ?p ?o } } WHERE { <urn:w> <urn:p> 1 . GRAPH <urn:g> { ?s ?p ?o } }
    """
    told = [copying("DELETE", name, name, held) for name in change.dropped]
    for verb, graphs in (("DELETE", change.deleted), ("INSERT", change.inserted)):
        for name, triples in graphs:
            told += [f"{verb} {block(name, part)} WHERE {{ {held} }}" for part in _parts(triples)]
    return told


def copying(verb: Literal["INSERT", "DELETE"], name: str, like: str, held: str) -> str:
    """What stands in the graph `like` into the graph of this name, or out of it.

    >>> copying("INSERT", "urn:a", "urn:b", "").split(" WHERE ")[0]
    'INSERT { GRAPH <urn:a> { ?s ?p ?o } }'
    """
    return f"{verb} {{ GRAPH {iri(name)} {_ANY} }} WHERE {{ {held} GRAPH {iri(like)} {_ANY} }}"


def _parts(triples: tuple[Triple, ...]) -> Iterator[tuple[Triple, ...]]:
    return (triples[start : start + BLOCK] for start in range(0, len(triples), BLOCK))
