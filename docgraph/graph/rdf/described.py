"""One document as data for machines: Turtle or JSON-LD.

Reads: a `DocumentView`. Gives: its facts and its edges, each with the sentences that say it, as bytes that
are the same for the same answer.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, Literal
from urllib.parse import quote

import msgspec
import regex

from docgraph.graph.answers import DocumentView, Edge
from docgraph.graph.rdf.iri import source_iri
from docgraph.graph.rdf.quads import identity_facts
from docgraph.graph.rdf.terms import RDF, RDF_TYPE, RDFS_LABEL, XSD, Triple, literal
from docgraph.graph.rdf.terms import iri as strict_iri
from docgraph.graph.rdf.vocab import DG, ELI
from docgraph.records import Document

Kind = Literal["ttl", "jsonld"]
MEDIA: Final[dict[Kind, str]] = {"ttl": "text/turtle", "jsonld": "application/ld+json"}
_RDFS: Final = "http://www.w3.org/2000/01/rdf-schema#"
_DEFINED_BY: Final = f"<{_RDFS}isDefinedBy>"
_PREFIXES: Final = {"dg": DG.base, "eli": ELI.base, "rdf": RDF, "rdfs": _RDFS, "xsd": XSD}


def document_triples(view: DocumentView) -> tuple[Triple, ...]:
    """The triples that tell of a document: what knowledge holds of it, and the evidence of its edges.

    >>> from docgraph.graph.answers import DocumentRow
    >>> len(document_triples(DocumentView(row=DocumentRow(iri="urn:lex:vn:x", label="QĐ 1", type="QĐ"))))
    4
    """
    row = view.row
    node = iri(row.iri)
    said = [(RDF_TYPE, DG.Document), (RDF_TYPE, ELI.LegalResource), (RDFS_LABEL, literal(row.label))]
    said += identity_facts(_fields(view))
    if row.identifier:
        said.append((ELI.id_local, literal(row.identifier)))
    if row.partial:
        said.append((RDF_TYPE, DG.PartialDocument))
    said += [(DG.candidate, iri(candidate.iri)) for candidate in view.candidates]
    triples = [(node, predicate, value) for predicate, value in said]
    for edges in view.edges_out.values():
        for edge in edges:
            triples += _edge(node, edge, iri(edge.iri), edge.label, iri(edge.iri))
    for edges in view.edges_in.values():
        for edge in edges:
            triples += _edge(iri(edge.iri), edge, iri(edge.iri), edge.label, node)
    # The document itself first, then what stands around it.
    return tuple(sorted(set(triples), key=lambda triple: (triple[0] != node, triple)))


def write_data(view: DocumentView, kind: Kind) -> bytes:
    """A document as Turtle (`ttl`) or JSON-LD (`jsonld`).

    >>> from docgraph.graph.answers import DocumentRow
    >>> b"dg:Document" in write_data(DocumentView(row=DocumentRow(iri="urn:x:1", label="QĐ 1")), "ttl")
    True
    """
    import pyoxigraph as ox

    lines = "".join(f"{s} {p} {o} .\n" for s, p, o in document_triples(view))
    quads = ox.parse(lines.encode("utf-8"), format=ox.RdfFormat.N_TRIPLES)
    form = ox.RdfFormat.TURTLE if kind == "ttl" else ox.RdfFormat.JSON_LD
    written = bytes(ox.serialize((quad.triple for quad in quads), format=form, prefixes=_PREFIXES) or b"")
    return written if kind == "ttl" else compact(written)


def compact(expanded: bytes) -> bytes:
    """The same JSON-LD with a context: names by their prefixes, one value without a list around it.

    It stays as it is where a name begins as if it were short already.

    >>> compact(b'[{"@id":"urn:x:1","http://www.w3.org/2000/01/rdf-schema#label":[{"@value":"A"}]}]')[-46:]
    b'"@graph":[{"@id":"urn:x:1","rdfs:label":"A"}]}'
    """
    names = tuple(f'"{prefix}:'.encode() for prefix in _PREFIXES)
    if any(name in expanded for name in names):
        return expanded
    nodes = [_compact_node(node) for node in msgspec.json.decode(expanded, type=list[dict[str, Any]])]
    return msgspec.json.encode({"@context": _PREFIXES, "@graph": nodes})


def _compact_node(node: dict[str, Any]) -> dict[str, Any]:
    short: dict[str, Any] = {}
    for name, values in node.items():
        if name == f"{RDF}type":
            short["@type"] = [_short(value["@id"]) for value in values]
        elif name == "@id":
            short[name] = _short(values)
        else:
            told = [_compact_value(value) for value in values]
            short[_short(name)] = told[0] if len(told) == 1 else told
    return short


def _compact_value(value: dict[str, Any]) -> Any:
    if "@id" in value:
        return {"@id": _short(value["@id"])}
    text, kind = value["@value"], value.get("@type")
    if kind == f"{XSD}integer" and str(int(text)) == text:
        return int(text)
    return value | {"@type": _short(kind)} if kind else (value if len(value) > 1 else text)


def _short(name: str) -> str:
    """A name by its prefix, where it has one and nothing behind it could be taken for a path."""
    for prefix, base in _PREFIXES.items():
        if name.startswith(base) and name[len(base) :].isidentifier():
            return f"{prefix}:{name[len(base) :]}"
    return name


def iri(value: str) -> str:
    """A name as a term; what may not stand in an IRI is percent-encoded, for a name that no store made.

    >>> iri("urn:x:a b")
    '<urn:x:a%20b>'
    """
    try:
        if not _lone_percent().search(value) and _scheme().match(value):
            return strict_iri(value)
    except ValueError:
        pass
    named = value if _scheme().match(value) else f"urn:docgraph:name:{value}"
    return strict_iri(quote(named, safe=":/?@!$&'()*+,;=", errors="replace"))


@cache
def _lone_percent() -> regex.Pattern[str]:
    return regex.compile(r"%(?![0-9A-Fa-f]{2})")


def _fields(view: DocumentView) -> Document:
    """The fields of the row, and of what no row holds the value that most sources tell."""
    row = view.row
    told: dict[str, str] = {}
    for fact in view.facts:
        told.setdefault(fact.name, fact.value)
    return Document(
        id="",
        type=row.type,
        number=row.number,
        year=row.year,
        symbol=row.symbol,
        date=row.date,
        issuer=row.issuer,
        jurisdiction=told.get("jurisdiction"),
        name=row.name,
        count=row.count,
        effective_from=told.get("effective_from"),
        effective_to=told.get("effective_to"),
    )


def _edge(doer: str, edge: Edge, other: str, label: str, target: str) -> list[Triple]:
    triples = [(doer, DG[edge.type], target), (other, RDFS_LABEL, literal(label))]
    for evidence in edge.evidence:
        node, source = iri(evidence.iri), iri(source_iri(evidence.source))
        triples += [
            (node, RDF_TYPE, DG.Relation),
            (node, DG["from"], doer),
            (node, DG.type, DG[edge.type]),
            (node, DG.to, target),
            (node, DG.sentence, literal(evidence.sentence)),
            (node, DG.start, literal(evidence.start)),
            (node, DG.end, literal(evidence.end)),
            (node, DG.confidence, literal(float(evidence.confidence))),
            (node, _DEFINED_BY, source),
            (source, DG.address, literal(evidence.source)),
        ]
    return triples


@cache
def _scheme() -> regex.Pattern[str]:
    """What every IRI begins with (RFC 3987)."""
    return regex.compile(r"[A-Za-z][A-Za-z0-9+.-]{0,40}:")
