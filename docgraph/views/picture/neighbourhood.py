"""The picture of the graph around one document.

Reads: a `Neighbourhood` and the `Directory` of the site. Gives: a `Picture`: nodes with fixed places,
directed typed edges, a legend, the same as a list. Built with pyvis, imported only when a picture is drawn.

Places are computed, not simulated: what the document rests on stands left of it, what acts on it right, each
further step a column outward, older above younger; what is related within a column stands in two, and rows
leave room for the lines that pass. So the same graph gives the same bytes, and nothing moves.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from docgraph.graph.answers import Link, Neighbourhood
from docgraph.records import RelationType
from docgraph.views.faces import Directory, Face, clip
from docgraph.views.people import Backing, vouch
from docgraph.views.words import GROUPS

MOST = 300
_COLUMN, _ROW, _TALLEST = 340, 46, 20
_HALF = 150  # half of the widest box
_ROUND = 0.45
_STRAIGHT = 0.001
_MOST_CLEARED = 120  # of more lines than this no row is free
_ROUNDS = 4
_DASHES = ((), (7, 4), (2, 4), (12, 4, 2, 4), (14, 6), (4, 2), (1, 6))


class Line(msgspec.Struct, frozen=True):
    """Edges of one type with one end in common: `one` is that end, `out` whether they go out from it.

    Each of the others comes with the person who says or confirms the edge, null where only texts do.
    """

    one: Face
    out: bool
    others: tuple[tuple[Face, Backing | None], ...]


class Kind(msgspec.Struct, frozen=True):
    """The edges of one type: how the legend shows them, how many there are, and the same in words."""

    type: str
    meaning: str
    dash: str
    count: int
    lines: tuple[Line, ...]


class Picture(msgspec.Struct, frozen=True):
    """What the page draws.

    `data` is JSON for its script; `kinds` say the same in words; `backed` counts the edges that a person says
    or confirms, `tall` how many documents the highest column holds.
    """

    data: str
    kinds: tuple[Kind, ...]
    links: int
    backed: int
    tall: int
    shown: int
    left_off: int


def dashes(type_: RelationType) -> tuple[int, ...]:
    """The dashes that tell a type from the others of its colour; the first of each colour is a full line.

    >>> dashes(RelationType.BASED_ON), dashes(RelationType.CONSIDERS)
    ((), (7, 4))
    """
    alike = [other for other in GROUPS if GROUPS[other].meaning == GROUPS[type_].meaning]
    return _DASHES[alike.index(type_)]


def columns(around: Neighbourhood) -> dict[str, int]:
    """How many steps left of the centre (negative: what it rests on) or right (what acts on it) each stands.

    >>> columns(Neighbourhood(centre="a", edges=(Link("a", "based_on", "b"), Link("c", "implements", "a"))))
    {'a': 0, 'b': -1, 'c': 1}
    """
    import networkx as nx

    graph = nx.DiGraph([(link.source, link.target) for link in around.edges])
    graph.add_node(around.centre)
    out = nx.single_source_shortest_path_length(graph, around.centre)
    back = nx.single_source_shortest_path_length(graph.reverse(copy=False), around.centre)
    either = nx.single_source_shortest_path_length(graph.to_undirected(as_view=True), around.centre)
    found: dict[str, int] = {around.centre: 0}
    for iri in sorted(graph, key=lambda one: (either.get(one, 0), one)):
        if iri in found:
            continue
        if iri in out or iri in back:
            found[iri] = -out[iri] if out.get(iri, 99) <= back.get(iri, 99) else back[iri]
            continue
        # Reached only by turning round: it stands one step beyond the neighbour through which it is reached.
        near = min(
            (n for n in nx.all_neighbors(graph, iri) if n in found),
            key=lambda n: (abs(found[n]), n),
            default=None,
        )
        side = found[near] if near is not None else 0
        found[iri] = side + (1 if side >= 0 else -1)
    return found


def places(faces: list[Face], column: dict[str, int], links: list[Link]) -> dict[str, tuple[int, int]]:
    """Where each document stands; a column taller than the picture is folded into several side by side."""
    related: dict[str, set[str]] = defaultdict(set)
    for link in links:
        related[link.source].add(link.target)
        related[link.target].add(link.source)
    by_column: dict[int, list[Face]] = defaultdict(list)
    for face in faces:
        by_column[column.get(face.iri, 1)].append(face)
    found: dict[str, tuple[int, int]] = {}
    for side in (-1, 1):
        x = 0
        for step in sorted((c for c in by_column if c * side > 0), key=abs):
            rows = sorted(by_column[step], key=lambda face: (face.date or "9999", face.title, face.iri))
            for part in folded(rows, related):
                x += side * _COLUMN
                for index, face in enumerate(part):
                    found[face.iri] = (x, round((index - (len(part) - 1) / 2) * _ROW))
    for face in by_column[0]:
        found[face.iri] = (0, 0)
    return cleared(found, links) if len(links) <= _MOST_CLEARED else found


def folded(rows: list[Face], related: Mapping[str, set[str]]) -> list[list[Face]]:
    """A column as columns side by side: none too tall, and no two related documents above each other."""
    parts: list[list[Face]] = []
    held: list[set[str]] = []
    most = 3 + len(rows) // _TALLEST
    for face in rows:
        near = related.get(face.iri, set())
        free = [n for n, part in enumerate(parts) if len(part) < _TALLEST]
        fitting = [n for n in free if not near & held[n]]
        if not fitting and len(parts) < most:
            parts.append([])
            held.append(set())
            fitting = [len(parts) - 1]
        at = (fitting or free or [len(parts) - 1])[0]
        parts[at].append(face)
        held[at].add(face.iri)
    return parts


def cleared(where: dict[str, tuple[int, int]], links: list[Link]) -> dict[str, tuple[int, int]]:
    """The same places, with the rows of each column moved apart where a line between others would pass.

    >>> between = [Link("a", "amends", "c")]
    >>> cleared({"a": (0, 0), "b": (340, 0), "c": (680, 0)}, between)["b"] != (340, 0)
    True
    """
    found = dict(where)
    by_x: dict[int, list[str]] = defaultdict(list)
    for iri, (x, _) in sorted(where.items(), key=lambda one: (one[1], one[0])):
        if x:
            by_x[x].append(iri)
    for _ in range(_ROUNDS):
        before = dict(found)
        for x in sorted(by_x, key=lambda one: (abs(one), one)):
            passing = [span for link in links if (span := passes(link, found, x)) is not None]
            for iri, y in zip(by_x[x], _free_rows(len(by_x[x]), passing), strict=True):
                found[iri] = (x, y)
        if found == before:
            break
    return found


def passes(link: Link, where: Mapping[str, tuple[int, int]], x: int) -> tuple[float, float] | None:
    """From where to where a line runs as it passes the boxes of a column; null where it does not pass."""
    (ax, ay), (bx, by) = where[link.source], where[link.target]
    shares = _beside(ax, bx, x) if min(ax, bx) < x < max(ax, bx) else ()
    heights = [near * ay + far * by for near, far in shares]
    return (min(heights), max(heights)) if heights else None


@lru_cache(maxsize=4_096)
def _beside(ax: int, bx: int, x: int) -> tuple[tuple[float, float], ...]:
    """How much of the height of either end a line from `ax` to `bx` has where it comes to a column at `x` and
    where it leaves it; columns stand in few places, so that most lines ask the same."""
    shares = []
    for step in range(41):
        t = step / 40
        # The curve that the script draws: level at both ends, control points at 0.45 of the way.
        c = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        at = c[0] * ax + c[1] * (ax + _ROUND * (bx - ax)) + c[2] * (bx - _ROUND * (bx - ax)) + c[3] * bx
        if abs(at - x) <= _HALF:
            shares.append((c[0] + c[1], c[2] + c[3]))
    # Between them it only rises or only falls.
    return (shares[0], shares[-1]) if shares else ()


def _free_rows(count: int, passing: list[tuple[float, float]]) -> list[int]:
    """Heights for so many rows around the middle, none under a line that passes."""
    half = _ROW / 2
    start = -(count - 1) / 2 * _ROW
    # From the middle outward in steps of half a row; where lines are all over, rows stay as they are.
    free: list[int] = []
    # In whole numbers: what a line passes at just half a row must not hang on the last digit of a fraction.
    lines = {(round(low), round(high)) for low, high in passing}
    for step in range(6 * count + 8):
        for sign in (1, -1) if step else (1,):
            y = round((0 if count % 2 else half) + sign * step * half)
            apart = all(abs(y - other) >= _ROW for other in free)
            if apart and not any(low - half < y < high + half for low, high in lines):
                free.append(y)
                if len(free) == count:
                    return sorted(free)
    return [round(start + index * _ROW) for index in range(count)]


def bends(links: list[Link], where: dict[str, tuple[int, int]]) -> list[float]:
    """How far each edge is bent from a straight line, negative against the clock; 0 for the usual curve.

    Several between the same two documents part like a fan, so that all are seen.
    """
    total = Counter(frozenset((link.source, link.target)) for link in links)
    seen: Counter[frozenset[str]] = Counter()
    shapes: list[float] = []
    for link in links:
        pair = frozenset((link.source, link.target))
        index = seen[pair]
        seen[pair] += 1
        same_column = where[link.source][0] == where[link.target][0]
        if total[pair] == 1 and not same_column:
            shapes.append(0)
            continue
        # The side of a bend turns with the edge's direction: count from the same end for the whole pair.
        turn = 1 if link.source == min(pair) else -1
        step = (index + 1) // 2 * (1 if index % 2 else -1) if not same_column else index + 1.5
        # A straight line among bent ones is no usual curve.
        shapes.append(round(0.2 * step * turn, 2) or _STRAIGHT)
    return shapes


def draw(around: Neighbourhood, directory: Directory) -> Picture:
    """The picture of a neighbourhood of at most 300 documents; what lies beyond is counted in `left_off`."""
    faces = [directory.face(row.iri, row.label) for row in around.nodes[:MOST]]
    kept = {face.iri for face in faces}
    between = {k for k in around.edges if k.source in kept and k.target in kept and k.source != k.target}
    links = sorted(between, key=lambda link: (link.source, link.target, link.type))
    where = places(faces, columns(msgspec.structs.replace(around, edges=tuple(links))), links)
    backings = {link: vouch(link.source, (link.type,), link.target, directory) for link in links}
    backed = {link for link in links if backings[link]}
    return Picture(
        data=_data(_network(around.centre, faces, links, where, backed)),
        kinds=tuple(_kinds(links, backings, directory)),
        links=len(links),
        backed=len(backed),
        tall=max(Counter(x for x, _ in where.values()).values(), default=0),
        shown=len(faces),
        left_off=around.left_off + max(0, len(around.nodes) - MOST),
    )


def _kinds(
    links: list[Link], backings: Mapping[Link, Backing | None], directory: Directory
) -> Iterator[Kind]:
    """The edges by type, each type gathered by those ends that make the fewer lines."""
    for type_ in GROUPS:
        held = [link for link in links if link.type == type_]
        if not held:
            continue
        out = len({link.source for link in held}) <= len({link.target for link in held})
        lines: dict[str, list[tuple[Face, Backing | None]]] = defaultdict(list)
        for link in held:
            one, other = (link.source, link.target) if out else (link.target, link.source)
            lines[one].append((directory.face(other), backings[link]))
        yield Kind(
            type=type_.value,
            meaning=GROUPS[type_].meaning,
            dash=" ".join(map(str, dashes(type_))),
            count=len(held),
            lines=tuple(Line(directory.face(one), out, tuple(others)) for one, others in lines.items()),
        )


def _network(
    centre: str,
    faces: list[Face],
    links: list[Link],
    where: dict[str, tuple[int, int]],
    backed: Container[Link],
) -> Any:
    """The pyvis network of a picture: directed, so that several edges between two documents are all kept."""
    from pyvis.network import Network

    network = Network(directed=True)
    for face in faces:
        network.add_node(
            face.iri,
            label=clip(face.short, 42),
            shape="box",
            x=where[face.iri][0],
            y=where[face.iri][1],
            slug=face.slug,
            marks=(face.iri == centre) + 2 * face.partial,
            title="\n".join(filter(None, (face.short, face.name, face.day, face.issuer))),
        )
    for link, bend in zip(links, bends(links, where), strict=True):
        network.add_edge(link.source, link.target, relation=link.type, bend=bend, backed=link in backed)
    return network


def _data(network: Any) -> str:
    """Nodes and edges of a pyvis network as JSON for `front/src/picture.ts`, each as short as it can be said.

    A node is label, what its card says (what follows the label, where it begins with that), place, slug and
    marks: 1 for the centre, 2 for one that is unsettled. An edge is the numbers of its ends and of its type,
    its bend, and 1 where a person says or confirms it. A site has a picture for each document: what is said
    once here is not said fifty thousand times.
    """
    number = {node["id"]: index for index, node in enumerate(network.nodes)}
    types = list(dict.fromkeys(edge["relation"] for edge in network.edges))
    nodes = [
        [n["label"], n["title"].removeprefix(n["label"]), n["x"], n["y"], n["slug"], n["marks"]]
        for n in network.nodes
    ]
    edges = [
        [number[e["from"]], number[e["to"]], types.index(e["relation"]), e["bend"], *[1] * e["backed"]]
        for e in network.edges
    ]
    told = [[t, GROUPS[RelationType(t)].meaning, dashes(RelationType(t))] for t in types]
    data = {"types": told, "nodes": nodes, "edges": edges}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def script_path() -> Path:
    """Where the installed pyvis keeps the script that draws: copied from there, never kept here."""
    from importlib.util import find_spec

    spec = find_spec("pyvis")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("pyvis is not installed; install docgraph with its dependencies")
    return Path(spec.origin).parent / "templates" / "lib" / "vis-9.1.2" / "vis-network.min.js"
