"""Who carried a document out: each plan, what changed it, what was reported, and what no source shows yet.

Reads: a `Neighbourhood` two steps deep and the `Directory`. Gives: one `Doer` a plan, direct ones first.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec

from docgraph.graph.answers import Neighbourhood
from docgraph.records import RelationType
from docgraph.views.faces import Directory, Face
from docgraph.views.pages.people import Backing, vouch
from docgraph.views.pages.tree import ACTS

_CHANGES = frozenset(
    {RelationType.AMENDS, RelationType.REPLACES, RelationType.REPEALS, RelationType.CORRECTS}
)
FEWEST = 3
MOST = 60


class Doer(msgspec.Struct, frozen=True):
    """One plan that carries the document out: `through` is the plan between, where it does so indirectly.

    `backing` is the person who says or confirms that it does.
    """

    plan: Face
    through: Face | None
    changes: tuple[Face, ...]
    reports: tuple[Face, ...]
    backing: Backing | None = None


def list_doers(around: Neighbourhood, directory: Directory) -> list[Doer]:
    """The plans under a document, by body and day; none where fewer than three are known.

    A report on the document itself counts for the plan of the body that wrote it.
    """
    acts: dict[str, list[str]] = defaultdict(list)
    changes: dict[str, list[str]] = defaultdict(list)
    reports: dict[str, list[str]] = defaultdict(list)
    for link in around.edges:
        if link.source == link.target:
            continue
        if link.type in ACTS:
            acts[link.target].append(link.source)
        elif link.type in _CHANGES:
            changes[link.target].append(link.source)
        elif link.type == RelationType.REPORTS_ON:
            reports[link.target].append(link.source)
    face = {row.iri: directory.face(row.iri, row.label) for row in around.nodes}
    plans = {iri: None for iri in acts[around.centre] if iri in face}
    through = {iri: plan for plan in plans for iri in acts[plan] if iri in face and iri not in plans}
    through.pop(around.centre, None)
    if len(plans) < FEWEST:
        return []

    def order(one: Face) -> tuple[str, str, str]:
        return (one.date or "9999", one.title, one.iri)

    def known(iris: list[str]) -> tuple[Face, ...]:
        return tuple(sorted({face[iri].iri: face[iri] for iri in iris if iri in face}.values(), key=order))

    by_body: dict[str, list[str]] = defaultdict(list)
    for iri in reports[around.centre]:
        if iri in face and face[iri].issuer:
            by_body[face[iri].issuer].append(iri)
    return [
        Doer(
            plan=face[iri],
            through=face[through[iri]] if iri in through else None,
            changes=known(changes[iri]),
            reports=known(reports[iri] + by_body.get(face[iri].issuer, [])),
            backing=vouch(iri, ACTS, through.get(iri, around.centre), directory),
        )
        for group in (plans, through)
        for iri in sorted(group, key=lambda iri: order(face[iri]))
    ][:MOST]
