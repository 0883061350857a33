"""The edges of a document as its pages show them: grouped as lawyers group them, each with its best sentence.

Reads: a `DocumentView`, the `Directory` of the site. Gives: `GroupFace`s of `EdgeFace`s, strongest first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from docgraph.graph.answers import DocumentView, Edge, Evidence
from docgraph.records import RelationType
from docgraph.views.faces import Directory, Face, Place, SourceFace, clip
from docgraph.views.pages.evidence import Piece, cut_evidence
from docgraph.views.people import Backing, back
from docgraph.views.words import GROUPS, IN_ORDER, OUT_ORDER, Direction, say_day, sureness

Prove = Callable[[Edge, Direction], Edge]
"""Gives an edge with what says it: where relations are very many, that is read when an edge is shown."""

STRONGEST = 20
FURTHER = 100
_LONGEST_EVIDENCE = 420
_LONGEST_PART = 200


class Proof(msgspec.Struct, frozen=True):
    """One sentence under an edge: its pieces, where it stands, how sure the reading is."""

    pieces: tuple[Piece, ...]
    source: SourceFace | None
    address: str
    anchor: str
    place: Place | None
    own: bool
    of: str
    confidence: float
    sure: str


class EdgeFace(msgspec.Struct, frozen=True):
    """An edge as a page shows it: the document at its other end, and its best evidence.

    `part` is what of the target is meant, empty for the whole; `since` the day from which the other end is in
    force. `backing` is the person who says or confirms it, null where only texts do.
    """

    face: Face
    proof: Proof
    more: int
    part: str = ""
    since: str = ""
    since_day: str = ""
    backing: Backing | None = None


class GroupFace(msgspec.Struct, frozen=True):
    """Edges of one type in one direction: the ones shown, how many there are, further pages of a hundred."""

    type: str
    direction: Direction
    meaning: str
    edges: tuple[EdgeFace, ...]
    total: int
    pages: tuple[tuple[str, int, int], ...] = ()


def make_proof(evidence: Evidence, directory: Directory, longest: int = _LONGEST_EVIDENCE) -> Proof:
    """What stands under an edge for one piece of evidence."""
    source = directory.source(evidence.source)
    at = evidence.start if evidence.mention_start is None else evidence.mention_start
    owner = source.document if source else None
    return Proof(
        pieces=cut_evidence(evidence, longest),
        source=source,
        address=clip(evidence.source, 120),
        anchor=source.anchor(evidence) if source else "",
        place=source.place(at) if source else None,
        own=owner is not None,
        of=directory.face(owner).title if owner else "",
        confidence=evidence.confidence,
        sure=sureness(evidence.confidence),
    )


def make_edge(edge: Edge, directory: Directory) -> EdgeFace:
    """The face of an edge."""
    texts = [one for one in edge.evidence if not one.rule.startswith("said:")]
    return EdgeFace(
        face=directory.face(edge.iri, edge.label),
        proof=make_proof((texts or edge.evidence)[0], directory),
        more=len(texts or edge.evidence) - 1,
        part=clip(edge.part or "", _LONGEST_PART),
        since=edge.since or "",
        since_day=say_day(edge.since),
        backing=back(edge, directory),
    )


def by_strength(edges: Sequence[Edge], directory: Directory) -> list[Edge]:
    """Edges from the best proved to the least: by confidence, by how many sentences, by day, by name."""

    def strength(edge: Edge) -> tuple[float, int, str, str, str]:
        face = directory.face(edge.iri, edge.label)
        return (-round(edge.confidence, 2), -len(edge.evidence), face.date or "9999", face.title, edge.iri)

    if len({edge.source for edge in edges}) == 1 and len(edges) <= STRONGEST:
        # All said by one text: its own order is the one that its author gave them.
        return sorted(edges, key=lambda edge: (edge.start, edge.evidence[0].mention_start or 0, edge.iri))

    return sorted(edges, key=strength)


def as_it_is(edge: Edge, direction: Direction) -> Edge:
    """An edge that has all that says it already."""
    return edge


def make_groups(
    view: DocumentView, direction: Direction, directory: Directory, prove: Prove = as_it_is
) -> list[GroupFace]:
    """The groups of one direction in the order in which a page shows them, each with its strongest edges."""
    slug = directory.face(view.row.iri).slug
    by_type = view.edges_out if direction == "out" else view.edges_in
    groups = []
    for type_ in OUT_ORDER if direction == "out" else IN_ORDER:
        edges = list(by_type.get(type_.value, ()))
        if not edges:
            continue
        if len(edges) <= STRONGEST:
            edges = [prove(edge, direction) for edge in edges]
        strongest = by_strength(edges, directory)[:STRONGEST]
        faces = tuple(make_edge(prove(edge, direction), directory) for edge in strongest)
        groups.append(name_group(slug, direction, type_, len(edges), faces))
    return groups


def name_group(
    slug: str, direction: Direction, type_: RelationType, total: int, edges: tuple[EdgeFace, ...] = ()
) -> GroupFace:
    """A group with the names of all its further pages."""
    return GroupFace(
        type=type_.value,
        direction=direction,
        meaning=GROUPS[type_].meaning,
        edges=edges,
        total=total,
        pages=tuple(
            (f"{slug}-{direction}-{type_}-{at // FURTHER + 1}", at + 1, min(at + FURTHER, total))
            for at in range(0, total, FURTHER)
        ),
    )


def shorten(group: GroupFace, shown: int) -> GroupFace:
    """A group with so many edges at most; one that shows all of them has no further pages.

    >>> group = name_group("hub", "in", RelationType.CITES, 130)
    >>> group.pages
    (('hub-in-cites-1', 1, 100), ('hub-in-cites-2', 101, 130))
    >>> shorten(group, 130).pages
    ()
    """
    pages = group.pages if group.total > shown else ()
    return msgspec.structs.replace(group, edges=group.edges[:shown], pages=pages)
