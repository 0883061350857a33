"""The triples of one source, and what is known of its documents → what is wrong with them.

Reads: triples, and `ontology/shapes.ttl`. Gives: breaches, each with the shape and a way to mend it. One
source at a time: on a whole store the validator does not end.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from docgraph.graph.rdf.generate_vocab import ontology_path
from docgraph.graph.rdf.serialize import graph_of

if TYPE_CHECKING:
    import rdflib

SHAPES: Final = "https://w3id.org/docgraph/shapes#"


class Breach(msgspec.Struct, frozen=True, order=True):
    """One way in which a node breaks a shape.

    `shape` is the local name of the shape, `node` the IRI of what breaks it, `path` and `value` what of it;
    `message` and `message_vi` say what is wrong and how to mend it, in English and Vietnamese.

    >>> Breach("rule", "urn:s#char=0,2").path is None
    True
    """

    shape: str
    node: str
    path: str | None = None
    value: str | None = None
    message: str = ""
    message_vi: str = ""


def find_breaches(triples: Iterable[tuple[str, ...]]) -> tuple[Breach, ...]:
    """What of these triples, in N-Triples terms, breaks a shape, in a set order.

    >>> from docgraph.graph.rdf.terms import RDF_TYPE
    >>> from docgraph.graph.rdf.vocab import DG
    >>> [breach.shape for breach in find_breaches([("<urn:s#text=0>", RDF_TYPE, DG.TextPiece)])]
    ['piece-order', 'piece-text']
    """
    import rdflib

    data = rdflib.Graph()
    data += graph_of(triples)
    return _breaches(data)


def find_breaches_in_turtle(text: str) -> tuple[Breach, ...]:
    """The same for a text in Turtle.

    >>> find_breaches_in_turtle("<urn:a> <urn:b> <urn:c> .")
    ()
    """
    import rdflib

    return _breaches(rdflib.Graph().parse(data=text, format="turtle"))


def shapes_path() -> Path:
    """Where the shapes lie, beside the ontology.

    >>> shapes_path().name
    'shapes.ttl'
    """
    return ontology_path().with_name("shapes.ttl")


def _breaches(data: rdflib.Graph) -> tuple[Breach, ...]:
    """A node that breaks a shape in several ways is one breach: the way to mend is the same."""
    import pyshacl
    from rdflib import RDF, SH, Graph, URIRef

    _, report, _ = pyshacl.validate(data, shacl_graph=_shapes(), inference="none", advanced=False)
    assert isinstance(report, Graph)
    found: dict[tuple[str, str], Breach] = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        path, value = report.value(result, SH.resultPath), report.value(result, SH.value)
        told = {str(getattr(m, "language", "")): str(m) for m in report.objects(result, SH.resultMessage)}
        breach = Breach(
            shape=str(report.value(result, SH.sourceShape)).removeprefix(SHAPES),
            node=str(report.value(result, SH.focusNode)),
            path=str(path) if isinstance(path, URIRef) else None,
            # Where the node as a whole is at fault the validator repeats it as the value.
            value=None if value in (None, report.value(result, SH.focusNode)) else str(value),
            message=told.get("en", ""),
            message_vi=told.get("vi", ""),
        )
        key = (breach.shape, breach.node)
        if key not in found or (breach.value or "") > (found[key].value or ""):
            found[key] = breach
    return tuple(found[key] for key in sorted(found))


@cache
def _shapes() -> rdflib.Graph:
    import rdflib

    return rdflib.Graph().parse(data=shapes_path().read_text(encoding="utf-8"), format="turtle")
