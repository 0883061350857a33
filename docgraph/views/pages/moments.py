"""The small time line of a document: its bases, itself, what changed it, who carried it out.

Reads: a `DocumentView`, the `Directory` of the site. Gives: `Moment`s, oldest first.
"""

from __future__ import annotations

from collections import Counter

import msgspec

from docgraph.graph.answers import DocumentView
from docgraph.records import RelationType
from docgraph.views.faces import Directory, Face
from docgraph.views.words import say_day

MOST_MOMENTS = 9


class Moment(msgspec.Struct, frozen=True):
    """A place on the time line: a day, what happened, the colour of its meaning; `many` when gathered."""

    date: str
    day: str
    meaning: str
    face: Face | None
    key: str
    many: int = 1


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
