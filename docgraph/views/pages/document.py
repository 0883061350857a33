"""The page of one document: what it is, what it does to others, what others do to it, and who says so.

Reads: a `DocumentView`, the `Directory` of the site, the templates. Gives: file name → page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

import msgspec

from docgraph.graph.answers import DocumentView, Edge, Evidence
from docgraph.records import RelationType
from docgraph.views.faces import Directory, Face, Place, SourceFace, clip
from docgraph.views.pages.doers import Doer
from docgraph.views.pages.evidence import Piece, cut_evidence
from docgraph.views.pages.force import UNTOLD, Force
from docgraph.views.pages.people import Backing, back, make_words
from docgraph.views.render import Pages
from docgraph.views.words import GROUPS, IN_ORDER, OUT_ORDER, Direction, say_day, sureness

Prove = Callable[[Edge, Direction], Edge]
"""Gives an edge with what says it: where relations are very many, that is read when an edge is shown."""

STRONGEST = 20
FURTHER = 100
FEWEST = 2
BUDGET = 100_000
_LONGEST_EVIDENCE = 420
_LONGEST_PART = 200
MOST_MOMENTS = 9
_WAYS: Final[tuple[Direction, Direction]] = ("out", "in")


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


class NamedFace(msgspec.Struct, frozen=True):
    """A source that only names the document: its first sentence that does, and how often it does."""

    proof: Proof
    times: int


class GroupFace(msgspec.Struct, frozen=True):
    """Edges of one type in one direction: the ones shown, how many there are, further pages of a hundred."""

    type: str
    direction: Direction
    meaning: str
    edges: tuple[EdgeFace, ...]
    total: int
    pages: tuple[tuple[str, int, int], ...] = ()


class Moment(msgspec.Struct, frozen=True):
    """A place on the time line: a day, what happened, the colour of its meaning; `many` when gathered."""

    date: str
    day: str
    meaning: str
    face: Face | None
    key: str
    many: int = 1


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


def make_named(view: DocumentView, directory: Directory) -> tuple[list[NamedFace], int]:
    """The first sources that name a document and are no evidence of its edges, and how many there are."""
    loose = [one for one in view.named_in if not one.related]
    shown = []
    for one in loose[:STRONGEST]:
        seen = (one.mention_start, one.mention_end)
        told = Evidence("", one.source, one.start, one.end, one.sentence, "", 1.0, *seen)
        shown.append(NamedFace(make_proof(told, directory), one.mentions))
    return shown, len(loose)


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
        groups.append(_group(slug, direction, type_, len(edges), faces))
    return groups


def _group(
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
    """A group with so many edges at most; one that shows all of them has no further pages."""
    pages = group.pages if group.total > shown else ()
    return msgspec.structs.replace(group, edges=group.edges[:shown], pages=pages)


def time_line(view: DocumentView, directory: Directory) -> list[Moment]:
    """The days around a document, oldest first: its bases, itself, what changed it, its doers by month.

    What is left out is counted in a last moment of no day.
    """
    face = directory.face(view.row.iri)
    if not face.date:
        return []
    moments = [Moment(face.date, face.day, "self", face, "")]
    basis = [directory.face(e.iri, e.label) for e in view.edges_out.get("based_on", ())]
    dated = sorted((f for f in basis if f.date), key=lambda f: f.date)
    moments += [Moment(f.date, f.day, "basis", f, "") for f in dated[-3:]]
    more = max(0, len(dated) - 3)
    for edge in view.status:
        other = directory.face(edge.iri, edge.label)
        day = edge.since or other.date
        if day:
            part = "_part" if edge.part and edge.type in ("repeals", "replaces") else ""
            moments.append(Moment(day, say_day(day), "change", other, f"out:{edge.type}{part}"))
    for type_ in (RelationType.IMPLEMENTS, RelationType.GUIDES, RelationType.REPORTS_ON):
        days = [directory.face(e.iri, e.label).date for e in view.edges_in.get(type_.value, ())]
        months = Counter(day[:7] for day in days if day)
        moments += [
            Moment(m, say_day(m), "action", None, f"out:{type_}", n) for m, n in months.most_common(2)
        ]
        more += max(0, len(months) - 2)
    if len(moments) < 2:
        return []
    more += max(0, len(moments) - MOST_MOMENTS)
    shown = sorted(moments[:MOST_MOMENTS], key=lambda moment: (moment.date, moment.meaning))
    return [*shown, Moment("", "", "more", None, "", more)] if more else shown


def status_lines(
    view: DocumentView, directory: Directory, prove: Prove = as_it_is
) -> list[tuple[str, list[EdgeFace], int]]:
    """Key, first edges and count of the rest for each thing that others do to the document's force.

    What is done to a part stands apart from what is done to the whole.
    """
    lines = []
    for type_ in IN_ORDER:
        key = GROUPS[type_].status
        edges = by_strength(view.edges_in.get(type_.value, ()), directory)
        for kept, end in ((False, ""), (True, "_part")) if key else ():
            some = [edge for edge in edges if (edge.part is not None) == kept]
            if some:
                faces = [make_edge(prove(edge, "in"), directory) for edge in some[:3]]
                lines.append((f"{key}{end}", faces, max(0, len(some) - 3)))
    return lines


def facts_of(view: DocumentView) -> dict[str, str]:
    """The facts that have a line of their own, first value of each, empty where nothing is known."""
    facts = {"effective_from": "", "effective_to": ""}
    for fact in view.facts:
        if not facts.get(fact.name, "x"):
            facts[fact.name] = clip(fact.value, 40)
    return facts


def write_document(
    view: DocumentView,
    directory: Directory,
    pages: Pages,
    *,
    doers: Sequence[Doer] = (),
    picture: bool = True,
    force: Force = UNTOLD,
    has_tree: bool = False,
) -> dict[str, str]:
    """The pages of one document by name: its own, and further ones for groups of more edges than it shows."""
    page, groups = compose(
        view, directory, pages, doers=doers, picture=picture, force=force, has_tree=has_tree
    )
    written = {directory.face(view.row.iri).slug: page}
    for group in groups:
        for name, _, _ in group.pages:
            written[name] = _further(view, group, name, directory, pages)
    return written


def compose(
    view: DocumentView,
    directory: Directory,
    pages: Pages,
    *,
    doers: Sequence[Doer] = (),
    picture: bool = True,
    force: Force = UNTOLD,
    has_tree: bool = False,
    prove: Prove = as_it_is,
) -> tuple[str, list[GroupFace]]:
    """The page of one document and the groups on it; `force` is its status over time and on a day."""
    face = directory.face(view.row.iri)
    own = directory.source(view.row.source) if view.row.source else None
    told_by = {mention.source for mention in view.mentions} - {view.row.source}
    named, n_named = make_named(view, directory)
    page, groups = "", []
    whole_out, whole_in = (make_groups(view, way, directory, prove) for way in _WAYS)
    status = status_lines(view, directory, prove)
    moments = time_line(view, directory)
    # A hub with every group full must still open at once on a phone: fewer of each until the page is light.
    for shown in (STRONGEST, 10, 5, FEWEST):
        out, in_ = ([shorten(group, shown) for group in whole] for whole in (whole_out, whole_in))
        groups = [*out, *in_]
        page = pages.render(
            "document.html",
            root="../",
            face=face,
            own=own,
            told_by=len(told_by) or view.row.named,
            facts=facts_of(view),
            candidates=[directory.face(row.iri, row.label) for row in view.candidates[:20]],
            status=status,
            moments=moments,
            named=named,
            n_named=n_named,
            groups_out=out,
            groups_in=in_,
            total_out=sum(group.total for group in out),
            total_in=sum(group.total for group in in_),
            doers=doers,
            people=make_words(view.said, directory),
            picture=picture,
            force=force,
            has_tree=has_tree,
        )
        if len(page.encode("utf-8", "replace")) <= BUDGET:
            break
    return page, groups


def write_further(
    view: DocumentView, name: str, directory: Directory, pages: Pages, prove: Prove = as_it_is
) -> str | None:
    """One further page by its name; null where the document has none of that name."""
    slug = directory.face(view.row.iri).slug
    for direction in _WAYS:
        for type_, edges in (view.edges_out if direction == "out" else view.edges_in).items():
            group = _group(slug, direction, RelationType(type_), len(edges))
            if len(edges) > FEWEST and any(page[0] == name for page in group.pages):
                return _further(view, group, name, directory, pages, prove)
    return None


def _further(
    view: DocumentView,
    group: GroupFace,
    name: str,
    directory: Directory,
    pages: Pages,
    prove: Prove = as_it_is,
) -> str:
    """One further page of a group."""
    by_type = view.edges_out if group.direction == "out" else view.edges_in
    first, last = next((low, high) for page, low, high in group.pages if page == name)
    edges = by_strength(by_type[group.type], directory)[first - 1 : last]
    return pages.render(
        "further.html",
        root="../",
        face=directory.face(view.row.iri),
        group=group,
        edges=[make_edge(prove(edge, group.direction), directory) for edge in edges],
        name=name,
        first=first,
        last=last,
    )
