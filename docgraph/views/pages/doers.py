"""Who carried a document out: each plan, what changed it, what was reported, and what no source shows yet.

Reads: who does what, and the `Directory`. Gives: `Doers`: one `Doer` a plan, direct ones first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

import msgspec

from docgraph.views.faces import Directory, Face
from docgraph.views.pages.tree import ACTS, Doings
from docgraph.views.people import Backing, vouch

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


class Doers(msgspec.Struct, frozen=True):
    """The first plans, how many there are in all, and of how many a report is known."""

    rows: tuple[Doer, ...] = ()
    total: int = 0
    reported: int = 0


NOBODY: Final = Doers()
"""Where nobody is known to carry a document out."""


def list_doers(centre: str, doings: Doings, directory: Directory) -> Doers:
    """The plans under a document, by day; nobody where fewer than three are known.

    A report on the document itself counts for the plan of the body that wrote it.
    """

    def known(iris: Iterable[str]) -> dict[str, Face]:
        faces = (directory.face(iri) for iri in dict.fromkeys(iris))
        return {face.iri: face for face in sorted((face for face in faces if face.slug), key=_order)}

    plans = known(doings.acts.get(centre, ()))
    if len(plans) < FEWEST:
        return NOBODY
    below = {iri: plan for plan in plans for iri in doings.acts.get(plan, ()) if iri not in plans}
    below.pop(centre, None)
    by_body: dict[str, list[str]] = defaultdict(list)
    for face in known(doings.reports.get(centre, ())).values():
        if face.issuer:
            by_body[face.issuer].append(face.iri)

    def reports(face: Face) -> list[str]:
        return [*doings.reports.get(face.iri, ()), *by_body.get(face.issuer, ())]

    def has_page(iri: str) -> bool:
        return bool(directory.face(iri).slug)

    every = [*plans.items(), *known(below).items()]
    rows = tuple(
        Doer(
            plan=face,
            through=plans[below[iri]] if iri in below else None,
            changes=tuple(known(doings.changes.get(iri, ())).values()),
            reports=tuple(known(reports(face)).values()),
            backing=vouch(iri, ACTS, below.get(iri, centre), directory),
        )
        for iri, face in every[:MOST]
    )
    return Doers(rows, len(every), sum(any(map(has_page, reports(face))) for _, face in every))


def _order(face: Face) -> tuple[str, str, str]:
    return (face.date or "9999", face.title, face.iri)
