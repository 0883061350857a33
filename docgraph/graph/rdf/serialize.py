"""Quads → the files in which RDF is exchanged: Turtle, JSON-LD, RDF/XML.

Reads: N-Quads lines. Gives: bytes, the same for the same quads. Turtle and RDF/XML know no named graphs: they
hold the triples of all of them, and a node of evidence still names its source in its IRI.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

import regex

from docgraph.graph.rdf.terms import parse_line, value_of

if TYPE_CHECKING:
    import rdflib

Exchange = Literal["ttl", "jsonld", "xml"]
PREFIXES: Final = {
    "dcterms": "http://purl.org/dc/terms/",
    "dg": "https://w3id.org/docgraph/ontology#",
    "dgt": "https://w3id.org/docgraph/type/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def serialize(lines: Iterable[str], form: Exchange) -> bytes:
    """N-Quads lines, which may come in any order, as one file.

    RDF/XML cannot hold most control characters; there they become U+FFFD.

    >>> line = '<urn:a> <http://purl.org/dc/terms/title> "c" <urn:g> .'
    >>> print(serialize([line], "ttl").decode().splitlines()[-1])
    <urn:a> dcterms:title "c" .
    """
    if form == "jsonld":
        return _json_ld(lines)
    triples = sorted({parse_line(line)[:3] for line in lines})
    graph = graph_of(triples, clean=form == "xml")
    data = graph.serialize(format="turtle" if form == "ttl" else "xml", encoding="utf-8")
    return data.rstrip(b"\n") + b"\n"


def graph_of(triples: Iterable[tuple[str, ...]], *, clean: bool = False) -> rdflib.Graph:
    """Triples in N-Triples terms as an rdflib graph, each literal as it is spelled.

    With `clean` texts hold only what XML can hold.

    >>> len(graph_of([("<urn:a>", "<urn:b>", '"c"')]))
    1
    """
    import rdflib

    # The plain store gives triples back in the order in which they came; the usual one does not.
    graph = rdflib.Graph(store="SimpleMemory", bind_namespaces="none")
    for prefix, base in PREFIXES.items():
        graph.bind(prefix, base)
    for subject, predicate, value in triples:
        graph.add((_node(subject), _node(predicate), _node(value, clean=clean)))
    return graph


def xml_text(text: str) -> str:
    r"""A text with what XML cannot hold as U+FFFD.

    >>> xml_text("a\x01b") == "a\ufffdb"
    True
    """
    return str(_not_in_xml().sub("\ufffd", text))


def _json_ld(lines: Iterable[str]) -> bytes:
    """Every named graph as a node with its own graph, all of it in a set order."""
    from rdflib.plugins.serializers.jsonld import from_rdf

    graphs: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for line in lines:
        *triple, name = parse_line(line)
        graphs[name[1:-1]].append(tuple(triple))
    told = []
    for name, triples in sorted(graphs.items()):
        # Written out in full: with a context rdflib turns numbers into JSON's, which changes their spelling.
        nodes = from_rdf(graph_of(triples))  # type: ignore[no-untyped-call]
        told.append({"@id": name, "@graph": nodes})
    return (json.dumps(_ordered(told), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode("utf-8")


def _ordered(value: Any) -> Any:
    """JSON-LD with its sets, which are lists without an order, in the order of what they hold."""
    if isinstance(value, dict):
        # A literal of JSON has its own order.
        return {key: inner if key == "@value" else _ordered(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return sorted(map(_ordered, value), key=_sort_key)
    return value


def _sort_key(value: Any) -> tuple[str, str]:
    name = value.get("@id", "") if isinstance(value, dict) else ""
    return str(name), json.dumps(value, ensure_ascii=False, sort_keys=True)


def _node(term: str, *, clean: bool = False) -> rdflib.URIRef | rdflib.Literal:
    import rdflib

    if term.startswith("<"):
        return rdflib.URIRef(term[1:-1])
    end = term.rindex('"') + 1
    text, tail = str(value_of(term[:end])), term[end:]
    return rdflib.Literal(
        xml_text(text) if clean else text,
        datatype=rdflib.URIRef(tail[3:-1]) if tail.startswith("^^") else None,
        lang=tail[1:] if tail.startswith("@") else None,
        normalize=False,  # as it is spelled, so that what is loaded is what was written
    )


@cache
def _not_in_xml() -> regex.Pattern[str]:
    return regex.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")
