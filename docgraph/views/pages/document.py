"""The page of one document: what it is, what it does to others, what others do to it, and who says so.

Reads: a `DocumentView`, the `Directory` of the site, the templates. Gives: file name → page, none
heavier than `BUDGET`.
"""

from __future__ import annotations

from typing import Any, Final

import msgspec

from docgraph.graph.answers import DocumentView, Evidence
from docgraph.views.faces import Directory, clip
from docgraph.views.pages.doers import NOBODY, Doers
from docgraph.views.pages.edges import (
    STRONGEST,
    EdgeFace,
    GroupFace,
    Proof,
    Prove,
    as_it_is,
    by_strength,
    make_edge,
    make_groups,
    make_proof,
    shorten,
)
from docgraph.views.pages.force import UNTOLD, Force
from docgraph.views.pages.further import BUDGET, weigh, write_group
from docgraph.views.pages.moments import time_line
from docgraph.views.people import make_words
from docgraph.views.render import Pages
from docgraph.views.words import GROUPS, IN_ORDER, Direction

_WAYS: Final[tuple[Direction, Direction]] = ("out", "in")
_FITS: Final = ((STRONGEST, 60, 100), (10, 60, 50), (5, 40, 20), (2, 20, 10), (1, 10, 5), (0, 5, 2))
"""Edges of a group, plans and sources, and words of people that a page shows: fewer till it is light."""


class NamedFace(msgspec.Struct, frozen=True):
    """A source that only names the document: its first sentence that does, and how often it does."""

    proof: Proof
    times: int


def make_named(view: DocumentView, directory: Directory) -> tuple[list[NamedFace], int]:
    """The first sources that name a document and are no evidence of its edges, and how many there are."""
    loose = [one for one in view.named_in if not one.related]
    shown = []
    for one in loose[:STRONGEST]:
        seen = (one.mention_start, one.mention_end)
        told = Evidence("", one.source, one.start, one.end, one.sentence, "", 1.0, *seen)
        shown.append(NamedFace(make_proof(told, directory), one.mentions))
    return shown, len(loose)


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
    doers: Doers = NOBODY,
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
        written |= write_group(view, group, directory, pages)
    return written


def compose(
    view: DocumentView,
    directory: Directory,
    pages: Pages,
    *,
    doers: Doers = NOBODY,
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
    whole_out, whole_in = (make_groups(view, way, directory, prove) for way in _WAYS)
    known: dict[str, Any] = {
        "face": face,
        "own": own,
        "told_by": len(told_by) or view.row.named,
        "facts": facts_of(view),
        "candidates": [directory.face(row.iri, row.label) for row in view.candidates[:20]],
        "status": status_lines(view, directory, prove),
        "moments": time_line(view, directory),
        "n_named": n_named,
        "total_out": sum(group.total for group in whole_out),
        "total_in": sum(group.total for group in whole_in),
        "doers": doers,
        "picture": picture,
        "force": force,
        "has_tree": has_tree,
    }
    people = make_words(view.said, directory)
    page, groups = "", []
    # A hub with every group full must still open at once on a phone: fewer of each until the page is light.
    for shown, rows, words in _FITS:
        out, in_ = ([shorten(group, shown) for group in whole] for whole in (whole_out, whole_in))
        groups = [*out, *in_]
        aside = {"named": named[:rows], "doing": doers.rows[:rows], "people": people[:words]}
        counted = {"n_people": len(people), "groups_out": out, "groups_in": in_}
        page = pages.render("document.html", root="../", **known, **aside, **counted)
        if weigh(page) <= BUDGET:
            break
    return page, groups
