"""Two documents → the shortest way between them along relations, in either direction.

Reads: the edges in the index. Gives: the steps of one way, the same every time, or none.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from docgraph.graph.answers import Link
from docgraph.graph.store.index import Index

Came = dict[str, str | None]


def shortest_path(index: Index, start: str, end: str, *, most: int = 20) -> tuple[Link, ...] | None:
    """The edges of a shortest way between two documents, whichever way they point; null where there is none.

    Both ends are searched at once, the smaller ring first; `most` bounds the number of steps.
    """
    if start == end:
        return ()
    here: Came = {start: None}
    there: Came = {end: None}
    rings: list[list[str]] = [[start], [end]]
    for _ in range(most):
        side = 0 if len(rings[0]) <= len(rings[1]) else 1
        mine, other = (here, there) if side == 0 else (there, here)
        rings[side] = _outward(index, rings[side], mine)
        met = sorted(name for name in rings[side] if name in other)
        if met:
            names = [*_back(here, met[0])[::-1], *_back(there, met[0])[1:]]
            return tuple(_edge(index, a, b) for a, b in pairwise(names))
        if not rings[side]:
            return None
    return None


def _outward(index: Index, ring: Iterable[str], came: Came) -> list[str]:
    near: dict[str, str] = {}
    for question in (
        "SELECT doer, target FROM link WHERE doer IN (?)",
        "SELECT target, doer FROM link WHERE target IN (?)",
    ):
        for inner, outer in index.each(question, ring):
            if outer not in came:
                near[outer] = min(inner, near.get(outer, inner))
    came.update(near)
    return sorted(near)


def _back(came: Came, name: str) -> list[str]:
    way: list[str] = [name]
    while (before := came[way[-1]]) is not None:
        way.append(before)
    return way


def _edge(index: Index, a: str, b: str) -> Link:
    """The edge between two neighbours: the first of its type and direction."""
    found = index.rows(
        "SELECT doer, type, target FROM link WHERE doer = ? AND target = ? OR doer = ? AND target = ?"
        " ORDER BY doer <> ?, type LIMIT 1",
        *(a, b, b, a, a),
    )
    return Link(*found[0])
