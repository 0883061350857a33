"""The tree of one decision: who issued a plan for it, who issued plans for those, who reported, who has not.

Reads: links between documents (all of the graph's, or those around the decision), the `Directory`. Gives: a
`Tree`, and its page.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

import msgspec

from docgraph.graph.answers import Link
from docgraph.lexicon.folding import fold_key
from docgraph.lexicon.index import places
from docgraph.lexicon.load import Lexicon, load_lexicon
from docgraph.records import RelationType
from docgraph.views.faces import Directory, Face
from docgraph.views.levels import level_of
from docgraph.views.people import Backing, vouch
from docgraph.views.render import Pages

FEWEST = 3
MOST = 400
_DEEPEST = 4
ACTS = (RelationType.IMPLEMENTS.value, RelationType.GUIDES.value)
_DISTRICT_LAST_DAY = "2025-06-30"


class Branch(msgspec.Struct, frozen=True):
    """A document that carries out the one above it, what changed it, who reported, what carries it out.

    `backing` is the person who says or confirms that it does, null where only texts do.
    """

    face: Face
    changes: tuple[Face, ...]
    reports: tuple[Face, ...]
    branches: tuple[Branch, ...]
    backing: Backing | None = None


class Missing(msgspec.Struct, frozen=True):
    """Bodies of which no source shows a plan: `key` says of which kind, `names` who."""

    key: str
    names: tuple[str, ...]


class Tree(msgspec.Struct, frozen=True):
    """A decision, its branches, reports on itself, who is missing; `plans` and `reported` are counts."""

    face: Face
    branches: tuple[Branch, ...]
    reports: tuple[Face, ...]
    missing: tuple[Missing, ...]
    plans: int
    reported: int


class Doings:
    """Who carries out, changes and reports on what: links sorted once, for many trees.

    >>> Doings([Link("b", "implements", "a")]).acts["a"]
    ['b']
    """

    def __init__(self, links: Iterable[Link]) -> None:
        self.acts: dict[str, list[str]] = defaultdict(list)
        self.changes: dict[str, list[str]] = defaultdict(list)
        self.reports: dict[str, list[str]] = defaultdict(list)
        kinds = {
            RelationType.IMPLEMENTS.value: self.acts,
            RelationType.GUIDES.value: self.acts,
            RelationType.AMENDS.value: self.changes,
            RelationType.REPLACES.value: self.changes,
            RelationType.REPEALS.value: self.changes,
            RelationType.CORRECTS.value: self.changes,
            RelationType.REPORTS_ON.value: self.reports,
        }
        for link in links:
            if link.type in kinds and link.source != link.target:
                kinds[link.type][link.target].append(link.source)


def grow_tree(iri: str, doings: Doings, directory: Directory) -> Tree | None:
    """The tree of a document; null where fewer than three documents carry it out."""
    if len(set(doings.acts.get(iri, ()))) < FEWEST:
        return None
    told = _faces(doings.reports.get(iri, ()), directory)
    by_body: dict[str, list[Face]] = defaultdict(list)
    for report in told:
        by_body[report.issuer].append(report)
    seen = {iri}
    branches = _grow(iri, doings, directory, by_body, seen, 1)
    every = list(_walk(branches))
    return Tree(
        face=directory.face(iri),
        branches=branches,
        reports=told,
        missing=_missing(directory.face(iri), {branch.face.issuer for branch in every}, directory),
        plans=len(every),
        reported=sum(bool(branch.reports) for branch in every),
    )


def _grow(
    iri: str,
    doings: Doings,
    directory: Directory,
    by_body: Mapping[str, Sequence[Face]],
    seen: set[str],
    depth: int,
) -> tuple[Branch, ...]:
    fresh = [face for face in _faces(doings.acts.get(iri, ()), directory) if face.iri not in seen]
    fresh = fresh[: MOST - len(seen)]
    # Each document stands once, as near to the decision as it can.
    seen.update(face.iri for face in fresh)
    branches = []
    for face in fresh:
        told = {one.iri: one for one in _faces(doings.reports.get(face.iri, ()), directory)}
        own = by_body.get(face.issuer, ()) if face.issuer else ()
        below = _grow(face.iri, doings, directory, by_body, seen, depth + 1) if depth < _DEEPEST else ()
        branches.append(
            Branch(
                face=face,
                changes=_faces(doings.changes.get(face.iri, ()), directory),
                reports=tuple({**told, **{one.iri: one for one in own}}.values()),
                branches=below,
                backing=vouch(face.iri, ACTS, iri, directory),
            )
        )
    return tuple(branches)


def _faces(iris: Iterable[str], directory: Directory) -> tuple[Face, ...]:
    """Documents that the directory has a page for, by day, then by name."""
    known = (directory.face(iri) for iri in dict.fromkeys(iris))
    return tuple(
        sorted((f for f in known if f.slug), key=lambda face: (face.date or "9999", face.title, face.iri))
    )


def _walk(branches: Iterable[Branch]) -> Iterable[Branch]:
    for branch in branches:
        yield branch
        yield from _walk(branch.branches)


def _missing(decision: Face, doers: set[str], directory: Directory) -> tuple[Missing, ...]:
    """Who has issued no plan, as far as the others tell.

    Where three districts of a province have, the rest of its districts; and the bodies of the same place that
    other documents name as their issuers.
    """
    lexicon = load_lexicon()
    province = province_of(decision.issuer, lexicon)
    if province is None:
        return ()
    ends = {fold_key(body) for body in doers if body}
    found = []
    districts = [row.name for row in lexicon.districts if row.province == province]
    done = {name for name in districts if any(_ends_with(body, name) for body in ends)}
    if len(done) >= FEWEST and "" < decision.date <= _DISTRICT_LAST_DAY:
        found.append(Missing("missing_districts", tuple(n for n in districts if n not in done)))
    siblings = {body for body, folded in _provincial(directory) if _ends_with(folded, province)}
    found.append(Missing("missing_bodies", tuple(sorted(siblings - doers - {decision.issuer}))))
    return tuple(one for one in found if one.names)


@lru_cache(maxsize=1)
def _provincial(directory: Directory) -> tuple[tuple[str, str], ...]:
    """The bodies of provinces that documents name as their issuers, as they stand and folded.

    They are gathered once for each state of the graph: many trees ask for them.
    """
    bodies = {
        face.issuer
        for face in directory.faces
        if face.issuer and level_of(directory.rows[face.iri]) == "province"
    }
    return tuple((body, fold_key(body)) for body in sorted(bodies))


def _ends_with(folded: str, name: str) -> bool:
    return f" {folded}".endswith(f" {fold_key(name)}")


def province_of(issuer: str, lexicon: Lexicon) -> str | None:
    """The province or city at the end of a body's name.

    >>> province_of("Ủy ban nhân dân thành phố Hải Phòng", load_lexicon())
    'Hải Phòng'
    """
    words = fold_key(issuer).split()
    known = places(lexicon)
    for start in range(max(0, len(words) - 6), len(words)):
        rows = known.get(" ".join(words[start:]))
        if rows:
            return rows[0].name
    return None


def tree_page(tree: Tree, pages: Pages) -> str:
    """The page of a tree."""
    return pages.render("tree.html", root="../", tree=tree, face=tree.face)
