"""The triples of a source's named graph → the records that they were made from.

Reads: rows of (subject, predicate, object) as Python values. Gives: the passage and its extraction, so that a
page can be made, and a source read again, from the store alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

import msgspec

from docgraph.errors import GraphError
from docgraph.graph.rdf.iri import type_code
from docgraph.graph.rdf.terms import RDF_TYPE, Cell
from docgraph.graph.rdf.vocab import DCTERMS, DG, ELI
from docgraph.records import (
    Context,
    Document,
    Extraction,
    Mark,
    Mention,
    Passage,
    Pinpoint,
    Relation,
    RelationType,
)

Node = dict[str, list[Cell]]


def read_back(source: str, rows: Iterable[tuple[Cell, ...]]) -> tuple[Passage, Extraction]:
    """The passage and extraction of the source with this IRI; GraphError where its graph does not hold one.

    >>> from docgraph.graph.rdf.quads import source_graph
    >>> from docgraph.graph.rdf.terms import value_of
    >>> passage = Passage(text="QĐ 3323", address="a.txt")
    >>> graph = source_graph(passage, Extraction(documents=(Document(id="d1", number="3323"),)))
    >>> read_back(graph.iri, [tuple(map(value_of, t)) for t in graph.triples])[0] == passage
    True
    """
    nodes: dict[str, Node] = defaultdict(lambda: defaultdict(list))
    kinds: dict[str, list[str]] = defaultdict(list)
    for subject, predicate, value in rows:
        term = f"<{predicate}>"
        if term == RDF_TYPE:
            kinds[f"<{value}>"].append(str(subject))
        nodes[str(subject)][term].append(value)
    if source not in nodes:
        raise GraphError("no source in this graph", where=source, todo="add the source again")
    passage = _passage(nodes[source], nodes)
    claims = sorted((_claim(name, nodes[name]) for name in kinds[DG.Claim]), key=_by_number)
    spans = sorted(kinds[DG.Mention], key=lambda name: _span_order(nodes[name]))
    mentions: dict[str, Mention] = {}
    for position, name in enumerate(spans, 1):
        mentions[name] = _mention(nodes[name], position, passage.text)
    relations = sorted(
        (_relation(nodes[name], mentions) for name in kinds[DG.Relation]),
        key=lambda r: (r.start, r.end, r.source, r.target, r.type),
    )
    own = next((claim for claim in claims if claim.id == "self"), None)
    said = Extraction(tuple(mentions.values()), tuple(claims), tuple(relations), own)
    return passage, said


def _passage(node: Node, nodes: dict[str, Node]) -> Passage:
    pieces = sorted((nodes[str(name)] for name in node[DG.piece]), key=lambda p: _number(p, DG.order))
    return Passage(
        text="".join(str(piece[DG.text][0]) for piece in pieces),
        address=str(node[DG.address][0]),
        context=msgspec.convert(_json(node, DG.context) or {}, Context),
        format=_text(node, DG.format) or "text",
        marks=tuple(Mark(*mark) for mark in _json(node, DG.marks) or ()),
        title=_text(node, DCTERMS.title),
    )


def _claim(name: str, node: Node) -> Document:
    reading = _json(node, DG.reading) or {}
    count = node[DG.documentCount]
    return Document(
        id=_local(name),
        **_fields(node),
        jurisdiction=_text(node, DG.place),
        name=_text(node, ELI.title),
        count=int(str(count[0])) if count else None,
        effective_from=_text(node, ELI.first_date_entry_in_force),
        effective_to=_text(node, ELI.date_no_longer_in_force),
        candidates=tuple(reading.get("candidates", ())),
        inferred=reading.get("inferred", {}),
        confidence=_confidence(node),
    )


def _mention(node: Node, position: int, text: str) -> Mention:
    reading = _json(node, DG.reading) or {}
    start, end = _number(node, DG.start), _number(node, DG.end)
    targets = [_local(str(name)) for name in node[DG.pointsTo]]
    several = reading.get("documents")
    return Mention(
        id=reading.get("id", f"m{position}"),
        start=start,
        end=end,
        text=text[start:end],
        form=msgspec.convert(node[DG.form][0], Any),
        **_fields(node),
        pinpoints=tuple(Pinpoint(**pinpoint) for pinpoint in _json(node, DG.pinpoints) or ()),
        document=tuple(several) if several is not None else (targets[0] if targets else None),
        written=reading.get("written"),
        inferred=reading.get("inferred", {}),
        rule=_text(node, DG.rule) or "",
        confidence=_confidence(node),
    )


def _relation(node: Node, mentions: dict[str, Mention]) -> Relation:
    seen = _text(node, DG.mention)
    return Relation(
        source=_local(str(node[DG.source][0])),
        type=RelationType(str(node[DG.type][0]).rpartition("#")[2]),
        target=_local(str(node[DG.target][0])),
        start=_number(node, DG.start),
        end=_number(node, DG.end),
        mention=mentions[seen].id if seen in mentions else None,
        rule=_text(node, DG.rule) or "",
        confidence=_confidence(node),
    )


def _fields(node: Node) -> dict[str, str | None]:
    kind = _text(node, ELI.type_document)
    return {
        "type": type_code(kind) if kind else None,
        "number": _text(node, ELI.number),
        "year": _text(node, DG.year),
        "symbol": _text(node, DG.symbol),
        "date": _text(node, ELI.date_document),
        "issuer": _text(node, DG.issuer),
    }


def _local(name: str) -> str:
    """The id of a claim within its source."""
    return unquote(name.rpartition("#claim=")[2], errors="surrogatepass")


def _by_number(claim: Document) -> tuple[int, int, str]:
    """`self` first, then d1, d2, …, d10."""
    digits = claim.id[1:]
    return (claim.id != "self", int(digits) if digits.isdecimal() else 0, claim.id)


def _span_order(node: Node) -> tuple[int, int, str]:
    """Text order; of two that begin together the outer one first."""
    return (_number(node, DG.start), -_number(node, DG.end), (_text(node, DG.reading) or ""))


def _text(node: Node, predicate: str) -> str | None:
    values = node[predicate]
    return str(values[0]) if values else None


def _number(node: Node, predicate: str) -> int:
    return int(str(node[predicate][0]))


def _confidence(node: Node) -> float:
    values = node[DG.confidence]
    return float(str(values[0])) if values else 1.0


def _json(node: Node, predicate: str) -> Any:
    text = _text(node, predicate)
    return json.loads(text) if text else None
