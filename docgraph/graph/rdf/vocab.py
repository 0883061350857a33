"""The terms that a graph is written in: closed namespaces, generated from the ontology.

Reads: nothing. Gives: terms in N-Triples form; an unknown name raises AttributeError. Written by `python -m
docgraph.graph.rdf.generate_vocab` from ontology/docgraph.ttl: mend that file, not this one.
"""

from __future__ import annotations

from typing import Final

from docgraph.graph.rdf.terms import Terms

DG: Final = Terms(
    "https://w3id.org/docgraph/ontology#",
    (
        "Claim",
        "Document",
        "Mention",
        "PartialDocument",
        "Relation",
        "Source",
        "Statement",
        "TextPiece",
        "address",
        "amends",
        "approves",
        "attaches",
        "based_on",
        "candidate",
        "cites",
        "confidence",
        "considers",
        "consolidates",
        "context",
        "corrects",
        "dependsOn",
        "documentCount",
        "end",
        "ends",
        "extends",
        "form",
        "format",
        "from",
        "guides",
        "hash",
        "implements",
        "issuer",
        "livesAs",
        "marks",
        "mention",
        "mergedInto",
        "order",
        "ownText",
        "part",
        "piece",
        "pinpoints",
        "place",
        "pointsTo",
        "reading",
        "repeals",
        "replaces",
        "reports_on",
        "responds_to",
        "rule",
        "saidBy",
        "sentence",
        "settledAs",
        "source",
        "start",
        "state",
        "suspends",
        "symbol",
        "target",
        "text",
        "to",
        "type",
        "validFrom",
        "validTo",
        "verb",
        "year",
    ),
)

ELI: Final = Terms(
    "http://data.europa.eu/eli/ontology#",
    (
        "LegalResource",
        "amends",
        "based_on",
        "changes",
        "cites",
        "consolidates",
        "corrects",
        "date_document",
        "date_no_longer_in_force",
        "ensures_implementation_of",
        "first_date_entry_in_force",
        "has_annex",
        "id_local",
        "is_realized_by",
        "number",
        "refers_to",
        "related_to",
        "repeals",
        "responsibility_of",
        "title",
        "type_document",
    ),
)

DCTERMS: Final = Terms(
    "http://purl.org/dc/terms/",
    ("title",),
)

PROV: Final = Terms(
    "http://www.w3.org/ns/prov#",
    (
        "specializationOf",
        "wasInfluencedBy",
    ),
)
