"""Documents, sources and neighbourhoods out of the index, as records for people.

Reads: the index, and the store for a source's text. Gives: `docgraph.graph.answers` records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec

from docgraph.errors import NotFoundError
from docgraph.graph.answers import (
    DocumentRow,
    DocumentView,
    Edge,
    Evidence,
    Fact,
    Link,
    MentionView,
    Naming,
    Neighbourhood,
    Said,
    SourceRow,
)
from docgraph.graph.rdf.concepts import LEXICON, known_documents
from docgraph.graph.store.index import Index
from docgraph.records import Document, Pinpoint, RelationType

_COUNTED: Final = (
    "SELECT d.row, (SELECT count(*) FROM edge WHERE target = d.iri),"
    " (SELECT count(*) FROM edge WHERE doer = d.iri), d.named"
    " FROM document d"
)
_EVIDENCE: Final = (
    "SELECT r.type, d.iri, t.iri, r.iri, s.address, r.start, r.end, r.sentence, r.rule, r.confidence,"
    " r.mention_start, r.mention_end, st.said_by, st.reason, r.part FROM identity {near}"
    " JOIN relation r ON r.{end} = {near}.id"
    " JOIN identity {far} ON {far}.id = r.{other} JOIN source s ON s.id = r.source"
    " LEFT JOIN statement st ON st.source = s.id"
    " WHERE {near}.iri = ? AND {far}.iri <> {near}.iri"
    " AND NOT EXISTS (SELECT 1 FROM rejected x WHERE x.doer = d.iri AND x.type = r.type AND x.target = t.iri)"
)
_FACTS: Final = (
    "type number year symbol date issuer jurisdiction name count effective_from effective_to".split()
)
_PINPOINTS: Final = (
    ("chapter", "Chương"),
    ("annex", "Phụ lục"),
    ("article", "Điều"),
    ("clause", "khoản"),
    ("point", "điểm"),
)


def all_documents(index: Index) -> Iterator[DocumentRow]:
    """Every document, by label."""
    for found in index.db.execute(f"{_COUNTED} ORDER BY d.sort, d.iri"):
        yield _row(found)


def all_links(index: Index) -> Iterator[Link]:
    """Every edge between two documents, each type once, in the order of its ends."""
    for doer, kind, target in index.db.execute("SELECT doer, type, target FROM edge ORDER BY 1, 2, 3"):
        yield Link(doer, kind, target)


def changes_of(index: Index) -> dict[str, frozenset[str]]:
    """For each document whose force others changed, the types of what they did.

    What is ended in part stands, changed.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for target, kind in index.rows(
        "SELECT DISTINCT target,"
        " CASE WHEN partly AND type IN ('replaces', 'repeals') THEN 'amends' ELSE type END FROM edge"
        " WHERE type IN ('replaces', 'repeals', 'suspends', 'extends', 'amends', 'corrects')"
    ):
        found[target].add(kind)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def rows_of(index: Index, names: Iterable[str]) -> dict[str, DocumentRow]:
    """The rows of these documents, by IRI; one that is not there is left out."""
    found = index.each(f"{_COUNTED} WHERE d.iri IN (?)", dict.fromkeys(names))
    return {row.iri: row for row in map(_row, found)}


def document_view(index: Index, name: str) -> DocumentView:
    """Everything known of the document with this IRI; NotFoundError where there is none."""
    row = rows_of(index, [name]).get(name)
    if row is None:
        raise NotFoundError("no such document", where=name, todo="look for it with `docgraph search`")
    partial = index.rows("SELECT candidates FROM identity WHERE iri = ?", name)
    candidates = {iri for (fitting,) in partial for iri in msgspec.json.decode(fitting, type=list[str])}
    out, into = _edges(index, name, near="d", far="t"), _edges(index, name, near="t", far="d")
    mentions = mentions_where(index, "m.identity IN (SELECT id FROM identity WHERE iri = ?)", name)
    said_in = {
        told.source for edges in (*out.values(), *into.values()) for edge in edges for told in edge.evidence
    }
    return DocumentView(
        row=row,
        facts=_facts(index, name),
        edges_out=out,
        edges_in=into,
        mentions=mentions,
        named_in=_namings(index, name, mentions, said_in),
        candidates=tuple(sorted(rows_of(index, candidates).values(), key=lambda r: r.label)),
        said=statements_where(index, "? IN (a.iri, b.iri)", name),
    )


def evidence_of(index: Index, doer: str, kind: str, target: str) -> tuple[Evidence, ...]:
    """The places that say an edge, most certain first."""
    question = _EVIDENCE.format(near="d", far="t", end="doer", other="target")
    found = index.rows(f"{question} AND r.type = ? AND t.iri = ?", doer, kind, target)
    return confirmed(_ordered(_evidence(row) for row in found))


def mentions_where(index: Index, condition: str, value: str) -> tuple[MentionView, ...]:
    """The mentions that a condition in SQL selects, by source and place."""
    found = index.rows(
        "SELECT s.address, m.start, m.end, m.text, m.form, m.pinpoints, m.written, m.rule, m.confidence,"
        " m.source"
        f" FROM mention m JOIN source s ON s.id = m.source WHERE {condition}"
        " GROUP BY m.source, m.start, m.end, m.form ORDER BY s.address, m.start, m.end DESC",
        value,
    )
    # An anaphor of several has a row for each document.
    targets: dict[tuple[int, int, int], list[tuple[str, str]]] = defaultdict(list)
    for source in sorted({row[9] for row in found}):
        for start, end, iri, label in index.rows(
            "SELECT m.start, m.end, i.iri, d.label FROM mention m JOIN identity i ON i.id = m.identity"
            " JOIN document d ON d.iri = i.iri WHERE m.source = ? ORDER BY m.id",
            source,
        ):
            targets[source, start, end].append((iri, label))
    return tuple(
        MentionView(
            source=address,
            start=start,
            end=end,
            text=text,
            form=form,
            documents=tuple(dict.fromkeys(targets[source, start, end])),
            pinpoints=tuple(map(pinpoint_words, msgspec.json.decode(pinpoints, type=list[Pinpoint]))),
            written=written,
            rule=rule,
            confidence=confidence,
        )
        for address, start, end, text, form, pinpoints, written, rule, confidence, source in found
    )


def pinpoint_words(pinpoint: Pinpoint) -> str:
    """A provision written out.

    >>> pinpoint_words(Pinpoint(article="5", clause="2", point="a"))
    'Điều 5, khoản 2, điểm a'
    """
    told = [(word, getattr(pinpoint, field)) for field, word in _PINPOINTS]
    return ", ".join(f"{word} {value}" for word, value in told if value is not None)


def _namings(
    index: Index, name: str, mentions: Iterable[MentionView], said_in: set[str]
) -> tuple[Naming, ...]:
    """The sources that name a document, by address: each once, with the first sentence that does."""
    times = Counter(mention.source for mention in mentions)
    own = index.rows(
        "SELECT s.address FROM identity i JOIN claim c ON c.identity = i.id AND c.local = 'self'"
        " JOIN source s ON s.id = c.source WHERE i.iri = ?",
        name,
    )
    found: dict[str, Naming] = {}
    for address, at, sentence, start, end in index.rows(
        "SELECT s.address, m.sentence_start, m.sentence, m.start, m.end FROM identity i"
        " JOIN mention m ON m.identity = i.id JOIN source s ON s.id = m.source"
        " WHERE i.iri = ? AND m.sentence IS NOT NULL ORDER BY s.address, m.start",
        name,
    ):
        if (address,) not in own:
            told = Naming(address, times[address], at, sentence, start, end, address in said_in)
            found.setdefault(address, told)
    return tuple(found.values())


def statements_where(index: Index, condition: str, value: str) -> tuple[Said, ...]:
    """What people said, as a condition in SQL selects it, by address."""
    found = index.rows(
        "SELECT s.iri, st.verb, st.said_by, st.reason, a.iri, b.iri, st.type, s.read_at FROM statement st"
        " JOIN source s ON s.id = st.source JOIN identity a ON a.id = st.first"
        f" JOIN identity b ON b.id = st.second WHERE {condition} ORDER BY s.iri",
        value,
    )
    rows = rows_of(index, [name for row in found for name in row[4:6]])
    return tuple(
        Said(address, verb, by, reason, (one, rows[one].label), (other, rows[other].label), kind, said_at)
        for address, verb, by, reason, one, other, kind, said_at in found
    )


def all_sources(index: Index, reader: str) -> list[SourceRow]:
    """Every source, by address; stale is what another than this reader has read."""
    own = {
        source: (iri, label)
        for source, iri, label in index.rows(
            "SELECT c.source, d.iri, d.label FROM claim c JOIN identity i ON i.id = c.identity"
            " JOIN document d ON d.iri = i.iri WHERE c.local = 'self'"
        )
    }
    found = index.rows(
        "SELECT s.id, address, iri, title, read_at, version, hash, mentions, documents, relations, reader,"
        " said_by FROM source s LEFT JOIN statement st ON st.source = s.id ORDER BY address"
    )
    return [
        SourceRow(
            address=address,
            iri=iri,
            title=title,
            document=own.get(number),
            read_at=read_at,
            version=version,
            hash=hashed,
            mentions=counts[0],
            documents=counts[1],
            relations=counts[2],
            stale=said_by is None and read_by != reader,
            said_by=said_by,
        )
        for number, address, iri, title, read_at, version, hashed, *counts, read_by, said_by in found
    ]


def neighbourhood(index: Index, centre: str, depth: int, limit: int) -> Neighbourhood:
    """The documents within `depth` edges, at most `limit`, nearest first, and the edges among them."""
    if not rows_of(index, [centre]):
        raise NotFoundError("no such document", where=centre, todo="look for it with `docgraph search`")
    reached, ring, left_off = [centre], [centre], 0
    seen = {centre}
    for _ in range(depth):
        near = set(index.each("SELECT target FROM edge WHERE doer IN (?)", ring))
        near.update(index.each("SELECT doer FROM edge WHERE target IN (?)", ring))
        rows = rows_of(index, sorted(name for (name,) in near if name not in seen))
        ring = sorted(rows, key=lambda name: (-rows[name].incoming - rows[name].outgoing, name))
        left_off += max(0, len(ring) - (limit - len(reached)))
        ring = ring[: max(0, limit - len(reached))]
        reached += ring
        seen.update(ring)
    nodes = rows_of(index, reached)
    edges = [
        Link(doer, kind, target)
        for doer, kind, target in index.each("SELECT doer, type, target FROM edge WHERE doer IN (?)", reached)
        if target in nodes
    ]
    edges.sort(key=lambda link: (link.source, link.type, link.target))
    return Neighbourhood(centre, tuple(nodes[name] for name in reached), tuple(edges), left_off)


def _row(found: tuple[Any, ...]) -> DocumentRow:
    row = msgspec.json.decode(found[0], type=DocumentRow)
    return msgspec.structs.replace(row, incoming=found[1], outgoing=found[2], named=found[3])


def _edges(index: Index, name: str, *, near: str, far: str) -> dict[str, tuple[Edge, ...]]:
    end, other = ("doer", "target") if near == "d" else ("target", "doer")
    gathered: dict[tuple[str, str], list[Evidence]] = defaultdict(list)
    for row in index.rows(_EVIDENCE.format(near=near, far=far, end=end, other=other), name):
        gathered[row[0], row[2] if near == "d" else row[1]].append(_evidence(row))
    rows = rows_of(index, [iri for _, iri in gathered])
    since = dict(index.each("SELECT iri, since FROM document WHERE iri IN (?)", sorted(rows)))
    edges = sorted(
        (
            Edge(kind, iri, rows[iri].label, confirmed(_ordered(said)), since.get(iri))
            for (kind, iri), said in gathered.items()
        ),
        key=lambda edge: (edge.label, edge.iri),
    )
    by_type = {kind.value: tuple(edge for edge in edges if edge.type == kind.value) for kind in RelationType}
    return {kind: found for kind, found in by_type.items() if found}


def _evidence(row: tuple[Any, ...]) -> Evidence:
    return Evidence(*row[3:])


def _ordered(said: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(
        sorted(said, key=lambda e: (e.said_by is None, -e.confidence, e.source, e.start, e.end, e.iri))
    )


def confirmed(said: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Evidence with a confirming word beside the text's own best sentence, not in its place.

    >>> word = Evidence("p#r", "p", 0, 4, "Đúng", "said:confirms", said_by="An", reason="Đúng")
    >>> (one,) = confirmed((word, Evidence("s#r", "a.txt", 0, 5, "Căn c", confidence=0.8)))
    >>> one.sentence, one.source, one.said_by, one.confidence
    ('Căn c', 'a.txt', 'An', 0.8)
    """
    words = [one for one in said if one.rule == "said:confirms"]
    texts = [one for one in said if one.rule != "said:confirms"]
    if not words or not texts:
        return said
    first = texts[0]
    if first.said_by is None:
        first = msgspec.structs.replace(first, said_by=words[0].said_by, reason=words[0].reason)
    return (first, *texts[1:])


def _facts(index: Index, name: str) -> tuple[Fact, ...]:
    told: dict[tuple[str, str], set[str]] = defaultdict(set)
    for fields, address in index.rows(
        "SELECT i.fields, s.address FROM identity i JOIN claim c ON c.identity = i.id"
        " JOIN source s ON s.id = c.source WHERE i.iri = ?",
        name,
    ):
        document = msgspec.json.decode(fields, type=Document)
        for field in _FACTS:
            if (value := getattr(document, field)) is not None:
                told[field, str(value)].add(address)
    if (known := known_documents().get(name)) is not None:
        # What no text says is left out where a text says something else.
        for field in _FACTS:
            value = getattr(known, field)
            if value is not None and ((field, str(value)) in told or all(f != field for f, _ in told)):
                told[field, str(value)].add(LEXICON)
    order = {field: position for position, field in enumerate(_FACTS)}
    facts = [Fact(field, value, tuple(sorted(sources))) for (field, value), sources in told.items()]
    return tuple(sorted(facts, key=lambda f: (order[f.name], -len(f.sources), f.value)))
