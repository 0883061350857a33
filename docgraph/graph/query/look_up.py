"""Documents, sources and neighbourhoods out of the index, as records for people.

Reads: the index, and the store for a source's text. Gives: `docgraph.graph.answers` records.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest, nsmallest
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
from docgraph.graph.store.layout import STANDS
from docgraph.records import Document, Pinpoint, RelationType

_COUNTED: Final = (
    "SELECT d.row, g.incoming, g.outgoing, d.named FROM document d JOIN degree g ON g.document = d.id"
)
_EVIDENCE: Final = (
    "SELECT r.type, d.iri, t.iri, r.iri, s.address, r.start, r.end, r.sentence, r.rule, r.confidence,"
    " r.mention_start, r.mention_end, st.said_by, st.reason, r.part FROM identity {near}"
    " JOIN relation r ON r.{end} = {near}.id"
    " JOIN identity {far} ON {far}.id = r.{other} JOIN source s ON s.id = r.source"
    " LEFT JOIN statement st ON st.source = s.id"
    f" WHERE {{near}}.iri = ? AND {{far}}.iri <> {{near}}.iri AND {STANDS}"
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
    for doer, kind, target in index.db.execute("SELECT doer, type, target FROM link ORDER BY 1, 2, 3"):
        yield Link(doer, kind, target)


def changes_of(index: Index) -> dict[str, frozenset[str]]:
    """For each document whose force others changed, the types of what they did.

    What is ended in part stands, changed.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for target, kind in index.rows(
        "SELECT DISTINCT target,"
        " CASE WHEN partly AND type IN ('replaces', 'repeals') THEN 'amends' ELSE type END FROM link"
        " WHERE type IN ('replaces', 'repeals', 'suspends', 'extends', 'amends', 'corrects')"
    ):
        found[target].add(kind)
    return {name: frozenset(kinds) for name, kinds in found.items()}


def rows_where(index: Index, condition: str, *values: str) -> list[DocumentRow]:
    """The rows that a condition in SQL selects."""
    return [_row(found) for found in index.rows(f"{_COUNTED} WHERE {condition}", *values)]


def rows_of(index: Index, names: Iterable[str]) -> dict[str, DocumentRow]:
    """The rows of these documents, by IRI; one that is not there is left out."""
    found = index.each(f"{_COUNTED} WHERE d.iri IN (?)", dict.fromkeys(names))
    return {row.iri: row for row in map(_row, found)}


def document_view(index: Index, name: str) -> DocumentView:
    """Everything known of the document with this IRI; NotFoundError where there is none."""
    row = row_named(index, name)
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
        candidates=candidates_of(index, name),
        said=statements_where(index, "? IN (a.iri, b.iri)", name),
    )


def row_named(index: Index, name: str) -> DocumentRow:
    """The row of the document with this IRI; NotFoundError where there is none."""
    row = rows_of(index, [name]).get(name)
    if row is None:
        raise NotFoundError("no such document", where=name, todo="look for it with `docgraph search`")
    return row


def candidates_of(index: Index, name: str) -> tuple[DocumentRow, ...]:
    """The full documents that a partial one may be, by label."""
    partial = index.rows("SELECT candidates FROM identity WHERE iri = ?", name)
    candidates = {iri for (fitting,) in partial for iri in msgspec.json.decode(fitting, type=list[str])}
    return tuple(sorted(rows_of(index, candidates).values(), key=lambda row: row.label))


def evidence_of(
    index: Index, doer: str, kind: str, target: str, *, from_target: bool = False
) -> tuple[Evidence, ...]:
    """The places that say an edge, most certain first; looked for from the end that has fewer relations."""
    if from_target:
        question = _EVIDENCE.format(near="t", far="d", end="target", other="doer")
        found = index.rows(f"{question} AND r.type = ? AND d.iri = ?", target, kind, doer)
    else:
        question = _EVIDENCE.format(near="d", far="t", end="doer", other="target")
        found = index.rows(f"{question} AND r.type = ? AND t.iri = ?", doer, kind, target)
    return confirmed(_ordered(_evidence(row) for row in found))


def mentions_where(index: Index, condition: str, value: str) -> tuple[MentionView, ...]:
    """The mentions that a condition in SQL selects, by source and place."""
    found = index.rows(
        "SELECT s.address, m.start, m.end, m.text, m.form, m.pinpoints, m.written, m.rule, m.confidence,"
        " i.iri, d.label FROM (SELECT * FROM mention m JOIN source s ON s.id = m.source"
        f" WHERE {condition} GROUP BY m.source, m.start, m.end, m.form) m JOIN source s ON s.id = m.source"
        # An anaphor of several has a row for each document.
        " JOIN mention o ON o.source = m.source AND o.start = m.start AND o.end = m.end"
        " LEFT JOIN identity i ON i.id = o.identity LEFT JOIN document d ON d.iri = i.iri"
        " ORDER BY s.address, m.start, m.end DESC, m.id, o.id",
        value,
    )
    targets: dict[tuple[Any, ...], dict[tuple[str, str], None]] = defaultdict(dict)
    for *mention, name, label in found:
        at = targets[tuple(mention)]
        if label is not None:
            at[name, label] = None
    return tuple(
        MentionView(
            source=address,
            start=start,
            end=end,
            text=text,
            form=form,
            documents=tuple(documents),
            pinpoints=tuple(map(pinpoint_words, msgspec.json.decode(pinpoints, type=list[Pinpoint]))),
            written=written,
            rule=rule,
            confidence=confidence,
        )
        for (address, start, end, text, form, pinpoints, written, rule, confidence), documents in (
            targets.items()
        )
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
    ring = [number for (number,) in index.rows("SELECT id FROM document WHERE iri = ?", centre)]
    if not ring:
        raise NotFoundError("no such document", where=centre, todo="look for it with `docgraph search`")
    reached, left_off = dict.fromkeys(ring), 0
    for _ in range(depth):
        near = index.near(ring).difference(reached)
        room = max(0, limit - len(reached))
        # The best known stand first, of equals the first by letters.
        edges = index.best_known(near, room) if room else {}
        least = min(nlargest(room, edges.values()), default=0)
        likely = [number for number, count in edges.items() if count >= least]
        named = index.each("SELECT iri, id FROM document WHERE id IN (?)", likely)
        ring = [number for _, _, number in nsmallest(room, ((-edges[n], iri, n) for iri, n in named))]
        left_off += len(near) - len(ring)
        reached |= dict.fromkeys(ring)
    nodes = dict(_numbered(index, reached))
    links = [
        Link(nodes[doer].iri, kind, nodes[target].iri)
        for doer, kind, target in index.each("SELECT doer, type, target FROM edge WHERE doer IN (?)", reached)
        if target in nodes
    ]
    links.sort(key=lambda link: (link.source, link.type, link.target))
    return Neighbourhood(centre, tuple(nodes[number] for number in reached), tuple(links), left_off)


def _numbered(index: Index, numbers: Iterable[int]) -> Iterator[tuple[int, DocumentRow]]:
    for number, *found in index.each(
        _COUNTED.replace("SELECT", "SELECT d.id,") + " WHERE d.id IN (?)", numbers
    ):
        yield number, _row(found)


def _row(found: Sequence[Any]) -> DocumentRow:
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
    for number, fields in index.rows("SELECT id, fields FROM identity WHERE iri = ?", name):
        question = "SELECT s.address FROM claim c JOIN source s ON s.id = c.source WHERE c.identity = ?"
        addresses = [address for (address,) in index.rows(question, number)]
        document = msgspec.json.decode(fields, type=Document)
        for field in _FACTS:
            if (value := getattr(document, field)) is not None:
                told[field, str(value)].update(addresses)
    if (known := known_documents().get(name)) is not None:
        # What no text says is left out where a text says something else.
        for field in _FACTS:
            value = getattr(known, field)
            if value is not None and ((field, str(value)) in told or all(f != field for f, _ in told)):
                told[field, str(value)].add(LEXICON)
    order = {field: position for position, field in enumerate(_FACTS)}
    facts = [Fact(field, value, tuple(sorted(sources))) for (field, value), sources in told.items()]
    return tuple(sorted(facts, key=lambda f: (order[f.name], -len(f.sources), f.value)))
