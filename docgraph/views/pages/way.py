"""The way between two documents: the page that asks for it, and what a server answers without a script.

Reads: names of two documents, the steps between them, the `Directory`. Gives: `Way`s, the page, and the
script of what people say of edges.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from docgraph.graph.answers import Link
from docgraph.records import RelationType
from docgraph.views.faces import Directory, Face
from docgraph.views.pages.listing import script_of
from docgraph.views.people import Backing, make_word, vouch
from docgraph.views.render import Pages
from docgraph.views.words import GROUPS


class End(msgspec.Struct, frozen=True):
    """One end: what was asked for, the document that it names, null where it names none or several.

    `choices` are those that it may mean, `typed` is what its field holds.
    """

    asked: str = ""
    face: Face | None = None
    choices: tuple[Face, ...] = ()
    typed: str = ""


class Step(msgspec.Struct, frozen=True):
    """One relation on the way and the document that it leads to.

    `key` names its words as the way reads them, `doer` and `target` its two documents, `out` whether the way
    follows it or goes against it.
    """

    face: Face
    key: str
    meaning: str
    type: str
    doer: Face
    target: Face
    out: bool
    backing: Backing | None = None


class Way(msgspec.Struct, frozen=True):
    """The two ends and the steps between them, null where the ends are not known or not connected."""

    start: End = End()
    end: End = End()
    steps: tuple[Step, ...] | None = None


def make_steps(start: str, links: Sequence[Link], directory: Directory) -> tuple[Step, ...]:
    """The steps of a way that begins at a document.

    >>> (step,) = make_steps("b", [Link("a", "amends", "b")], Directory((), ()))
    >>> step.key, step.face.title
    ('in:amends', 'a')
    """
    steps = []
    at = start
    for link in links:
        out = link.source == at
        at = link.target if out else link.source
        steps.append(
            Step(
                face=directory.face(at),
                key=f"{'out' if out else 'in'}:{link.type}",
                meaning=GROUPS[RelationType(link.type)].meaning,
                type=link.type,
                doer=directory.face(link.source),
                target=directory.face(link.target),
                out=out,
                backing=vouch(link.source, (link.type,), link.target, directory),
            )
        )
    return tuple(steps)


def path_page(pages: Pages, way: Way | None = None) -> str:
    """The page that asks for two documents, and the way between them where a server has found it."""
    return pages.render("path.html", way=way or Way())


def people_script(directory: Directory) -> str:
    """Who says or confirms which edges: slugs and type of each, then name, reason and slug of the word."""
    told = {}
    for one in directory.said:
        word = make_word(one, directory) if one.verb in ("states", "confirms") else None
        if word and word.second and word.first.slug and word.second.slug:
            backing = vouch(one.first[0], (word.type,), one.second[0], directory)
            if backing:
                source = backing.source.slug if backing.source else ""
                edge = f"{word.first.slug} {word.type} {word.second.slug}"
                told[edge] = [backing.by, backing.reason, source]
    return script_of("docgraphPeople", told)
