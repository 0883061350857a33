"""A document of very many relations at a glance: all of them counted and weighed, few of them read.

Reads: the index. Gives: a `DocumentView` whose edges carry their weight and no sentence, and what says one
of them. Whole, the view of a document that tens of thousands cite takes seconds; a page shows twenty of each
kind.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import msgspec

from docgraph.graph.answers import DocumentView, Edge, Evidence, Fact, Naming
from docgraph.graph.query.look_up import candidates_of, evidence_of, row_named, statements_where
from docgraph.graph.store.index import Index
from docgraph.graph.store.layout import STANDS
from docgraph.records import Document, RelationType

# Of these a page needs the part that is meant of every one, to tell the status and the time line.
_ON_FORCE: Final = "('replaces', 'repeals', 'suspends', 'extends', 'amends', 'corrects')"
_ENDS: Final = (
    " FROM identity near JOIN relation r ON r.{end} = near.id JOIN identity far ON far.id = r.{other}"
    " JOIN document d ON d.iri = far.iri WHERE near.iri = ? AND far.iri <> near.iri AND r.type"
)
_WEIGHED: Final = (
    f"SELECT r.type, far.iri, d.label, d.since, max(r.confidence), count(*){_ENDS} NOT IN {_ON_FORCE}"
    " GROUP BY r.type, far.iri"
)
_PARTS: Final = (
    f"SELECT r.type, far.iri, d.label, d.since, r.confidence, r.rule, r.part{_ENDS} IN {_ON_FORCE}"
)

# The sources that say an edge of the document, seen from its one end or from its other.
_SAYING: Final = (
    "SELECT r.source FROM relation r JOIN identity d ON d.id = r.doer JOIN identity t ON t.id = r.target"
    f" WHERE {{near}}.iri = ?1 AND d.iri <> t.iri AND {STANDS}"
)


def glance(index: Index, name: str) -> DocumentView:
    """What is known of a document, its edges without their sentences and by IRI.

    NotFoundError where there is none. `mentions` is empty, `named_in` holds the sources that are no
    evidence of an edge.
    """
    row = row_named(index, name)
    refused = set(index.rows("SELECT doer, type, target FROM rejected WHERE ? IN (doer, target)", name))
    return DocumentView(
        row=row,
        facts=tuple(_facts(index, name)),
        edges_out=_edges(index, name, refused, out=True),
        edges_in=_edges(index, name, refused, out=False),
        named_in=_namings(index, name),
        candidates=candidates_of(index, name),
        said=statements_where(index, "? IN (a.iri, b.iri)", name),
    )


def proved(index: Index, name: str, edge: Edge, *, out: bool) -> Edge:
    """An edge of a glance with all that says it."""
    doer, target = (name, edge.iri) if out else (edge.iri, name)
    return msgspec.structs.replace(
        edge, evidence=evidence_of(index, doer, edge.type, target, from_target=out)
    )


def _edges(
    index: Index, name: str, refused: set[tuple[str, str, str]], *, out: bool
) -> dict[str, tuple[Edge, ...]]:
    end, other = ("doer", "target") if out else ("target", "doer")
    found: dict[tuple[str, str, str, str | None], tuple[Evidence, ...]] = {}
    # Its own sentences are read when an edge is shown; until then only their number and weight count.
    for *edge, confidence, count in index.rows(_WEIGHED.format(end=end, other=other), name):
        found[tuple(edge)] = (Evidence("", "", 0, 0, "", confidence=confidence),) * count
    for *edge, confidence, rule, part in index.rows(_PARTS.format(end=end, other=other), name):
        told = Evidence("", "", 0, 0, "", rule, confidence, part=part)
        found[tuple(edge)] = (*found.get(tuple(edge), ()), told)
    by_type: dict[str, list[Edge]] = defaultdict(list)
    for (kind, iri, label, since), evidence in found.items():
        if ((name, kind, iri) if out else (iri, kind, name)) not in refused:
            by_type[kind].append(Edge(kind, iri, label, evidence, since))
    return {kind.value: tuple(by_type[kind.value]) for kind in RelationType if kind.value in by_type}


def _facts(index: Index, name: str) -> Iterator[Fact]:
    """What its identities say of its force; who says it is not told."""
    for (fields,) in index.rows("SELECT fields FROM identity WHERE iri = ? ORDER BY id", name):
        document = msgspec.json.decode(fields, type=Document)
        for field in ("effective_from", "effective_to"):
            if (value := getattr(document, field)) is not None:
                yield Fact(field, str(value))


def _namings(index: Index, name: str) -> tuple[Naming, ...]:
    """The first sources, by address, that name it and say no edge of it; its own text left out."""
    found = index.rows(
        "SELECT s.address, count(*), m.sentence_start, m.sentence, min(m.start), m.end FROM mention m"
        " JOIN source s ON s.id = m.source WHERE m.identity IN (SELECT id FROM identity WHERE iri = ?1)"
        " AND m.sentence IS NOT NULL"
        f" AND m.source NOT IN ({_SAYING.format(near='d')} UNION {_SAYING.format(near='t')})"
        " AND m.source NOT IN (SELECT source FROM claim WHERE local = 'self' AND identity IN"
        " (SELECT id FROM identity WHERE iri = ?1))"
        " GROUP BY m.source ORDER BY s.address",
        name,
    )
    return tuple(
        Naming(address, times, at, sentence, start, end) for address, times, at, sentence, start, end in found
    )
