"""The graph as tables, for people who compute: documents, edges, mentions.

Reads: the index. Gives: rows in a set order, column by column as the headings say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import msgspec

from docgraph.graph.query.look_up import all_documents, pinpoint_words
from docgraph.graph.store.index import Index
from docgraph.records import Pinpoint

NODES: Final = (
    "iri label type type_name identifier number year symbol date issuer name count source partial"
    " incoming outgoing".split()
)
EDGES: Final = "source type target count address start end sentence rule confidence".split()
MENTIONS: Final = "address start end text form pinpoints written rule confidence document label".split()
Row = tuple[Any, ...]


def node_rows(index: Index) -> Iterator[Row]:
    """Every document, by IRI."""
    for row in sorted(all_documents(index), key=lambda row: row.iri):
        yield tuple(getattr(row, name) for name in NODES)


def edge_rows(index: Index) -> Iterator[Row]:
    """Every edge, with how many places say it and the most certain of them."""
    before: tuple[str, str, str] | None = None
    for doer, kind, target, count, *place in index.db.execute(
        "SELECT e.doer, e.type, e.target, e.count,"
        " s.address, r.start, r.end, r.sentence, r.rule, r.confidence FROM link e"
        " JOIN identity d ON d.iri = e.doer JOIN relation r ON r.doer = d.id AND r.type = e.type"
        " JOIN identity t ON t.id = r.target AND t.iri = e.target JOIN source s ON s.id = r.source"
        " ORDER BY e.doer, e.type, e.target, r.confidence DESC, s.address, r.start, r.end, r.iri"
    ):
        if (edge := (doer, kind, target)) != before:
            before = edge
            yield (*edge, count, *place)


def mention_rows(index: Index) -> Iterator[Row]:
    """Every mention, a row for each document that it points to, and one where it points to none."""
    for *place, pinpoints, written, rule, confidence, iri, label in index.db.execute(
        "SELECT s.address, m.start, m.end, m.text, m.form, m.pinpoints, m.written, m.rule, m.confidence,"
        " d.iri, d.label FROM mention m JOIN source s ON s.id = m.source"
        " LEFT JOIN identity i ON i.id = m.identity LEFT JOIN document d ON d.iri = i.iri"
        " ORDER BY s.address, m.start, m.end, m.form, d.iri, m.id"
    ):
        told = "; ".join(map(pinpoint_words, msgspec.json.decode(pinpoints, type=list[Pinpoint])))
        yield (*place, told or None, written, rule, confidence, iri, label)
