"""What the lexicon knows, as RDF: types, issuers with their periods, places and their heirs, documents.

Reads: the lexicon. Gives: SKOS concept schemes, and documents under the names that they have in a graph. It
is a source of its own, told apart from what any text says: `python -m docgraph.graph.rdf.concepts` writes it
to ontology/lexicon.ttl.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgraph.graph.rdf.generate_vocab import ontology_path
from docgraph.graph.rdf.iri import document_iri, type_iri
from docgraph.graph.rdf.quads import identity_facts
from docgraph.graph.rdf.serialize import PREFIXES
from docgraph.graph.rdf.terms import RDF_TYPE, Triple, date_literal, iri, literal
from docgraph.graph.rdf.vocab import DG
from docgraph.identity import key_of
from docgraph.lexicon import load_lexicon
from docgraph.lexicon.rows import DocType, Issuer, Jurisdiction
from docgraph.records import Document

if TYPE_CHECKING:
    import rdflib

# The name under which what the lexicon says is cited.
LEXICON: Final = "urn:docgraph:lexicon"
_BASE: Final = "https://w3id.org/docgraph/"
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_SCHEMES: Final = (
    ("types", "types of document", "loại văn bản"),
    ("issuers", "issuing bodies", "cơ quan ban hành"),
    ("places", "provinces and cities", "tỉnh và thành phố"),
)
_ISSUERS: Final = {
    "Luật": "Quốc hội",
    "BLuật": "Quốc hội",
    "HP": "Quốc hội",
    "PL": "Ủy ban Thường vụ Quốc hội",
}


def concepts() -> tuple[Triple, ...]:
    """The concept schemes of types, issuers and places, sorted.

    >>> any("mergedInto" in predicate for _, predicate, _ in concepts())
    True
    """
    lexicon = load_lexicon()
    said: set[Triple] = set()
    for name, english, vietnamese in _SCHEMES:
        node = _scheme(name)
        said.add((node, RDF_TYPE, _skos("ConceptScheme")))
        said.add((node, _skos("prefLabel"), f"{literal(english)}@en"))
        said.add((node, _skos("prefLabel"), f"{literal(vietnamese)}@vi"))
    said.update(_types(lexicon.doc_types))
    for body in lexicon.issuers:
        said.update(_issuer(body))
    slugs = {body.name: body.slug for body in lexicon.issuers}
    for row in lexicon.heirs:
        said.update((_body(slugs[row.name]), DG.mergedInto, _body(slugs[name])) for name in row.merged_into)
    said.update(_places(lexicon.jurisdictions))
    return tuple(sorted(said))


@cache
def known_documents() -> dict[str, Document]:
    """What the lexicon knows of documents that people name, by the IRI that each has in a graph.

    >>> land = known_documents()["urn:lex:vn:quoc.hoi:luat:2013;45-2013"]
    >>> land.name, land.date
    ('Luật Đất đai', '2013-11-29')
    """
    lexicon = load_lexicon()
    laws = [
        Document(
            id="d1",
            type=row.type,
            number=row.number or None,
            year=(row.year or None) if row.number else None,
            symbol=row.symbol or None,
            date=row.date or None,
            issuer=_ISSUERS.get(row.type),
            name=row.name,
            effective_from=row.effective or None,
        )
        for row in lexicon.named_laws
    ]
    party = [
        Document(
            id="d1",
            type=row.type or None,
            number=row.number or None,
            symbol=row.symbol or None,
            date=row.date or None,
            issuer=row.issuer or None,
            name=row.name or None,
        )
        for row in lexicon.party_documents
    ]
    found: dict[str, Document] = {}
    for document in (*laws, *party):
        key = key_of(document)
        # One that its fields do not name fully has no name of its own outside a text.
        if not key.partial:
            found.setdefault(document_iri(key, "", ""), document)
    return found


def lexicon_triples() -> Iterator[Triple]:
    """Concepts and documents."""
    yield from concepts()
    for name, document in sorted(known_documents().items()):
        yield iri(name), RDF_TYPE, DG.Document
        yield from ((iri(name), predicate, value) for predicate, value in identity_facts(document))


def turtle() -> str:
    """What the lexicon knows, as Turtle; the same for the same tables."""
    from docgraph.graph.rdf.serialize import graph_of

    graph: rdflib.Graph = graph_of(lexicon_triples())
    for prefix, base in (PREFIXES | {"skos": _SKOS}).items():
        graph.bind(prefix, base, replace=True)
    head = (
        "# What the lexicon knows: types, issuers, places, and documents that people name.\n"
        f"# Made by `make vocab` from the tables of docgraph/lexicon; as a source it is {LEXICON}.\n\n"
    )
    return head + graph.serialize(format="turtle").rstrip("\n") + "\n"


def _types(rows: Iterable[DocType]) -> Iterator[Triple]:
    first: set[str] = set()
    for row in rows:
        if not row.code:
            continue
        node = iri(type_iri(row.code))
        yield from _concept(node, "types")
        preferred = "altLabel" if row.code in first else "prefLabel"
        first.add(row.code)
        yield node, _skos(preferred), _vi(row.name)
        yield node, _skos("notation"), literal(row.code)
        yield from ((node, _skos("altLabel"), _vi(alias)) for alias in row.aliases if alias != row.code)
        yield from ((node, _skos("altLabel"), f"{literal(word)}@en") for word in row.english)


def _issuer(row: Issuer) -> Iterator[Triple]:
    node = _body(row.slug)
    yield from _concept(node, "issuers")
    yield node, _skos("prefLabel"), _vi(row.name)
    yield from ((node, _skos("altLabel"), _vi(name)) for name in row.names)
    groups = dict.fromkeys(filter(None, (row.acronym, *row.alternatives)))
    yield from ((node, _skos("notation"), literal(group)) for group in groups)
    yield from _period(node, row.valid_from, row.valid_to)


def _body(slug: str) -> str:
    return iri(f"{_BASE}issuer/{slug}")


def _places(rows: tuple[Jurisdiction, ...]) -> Iterator[Triple]:
    """Each state of a province is a concept: its last one by its bare slug, an earlier one with its year."""
    for row in rows:
        node = iri(_place(row, rows))
        yield from _concept(node, "places")
        yield node, _skos("prefLabel"), _vi(row.name)
        yield from ((node, _skos("altLabel"), _vi(alias)) for alias in row.aliases)
        yield from _period(node, row.valid_from, row.valid_to)
        for name in row.merged_into:
            heirs = [other for other in rows if other.name == name and other.valid_from > row.valid_from]
            heirs += [other for other in rows if other.name == name and _lives(other, row.valid_to)]
            near = [heir for heir in heirs if _lives(heir, row.valid_to)] or heirs
            if near:
                yield node, DG.mergedInto, iri(_place(min(near, key=lambda heir: heir.valid_from), rows))


def _lives(row: Jurisdiction, day: str) -> bool:
    """Whether a place outlived a day."""
    return row.valid_from[:4] <= day[:4] and (not row.valid_to or row.valid_to > day)


def _place(row: Jurisdiction, rows: tuple[Jurisdiction, ...]) -> str:
    newest = max(other.valid_from for other in rows if other.slug == row.slug)
    return f"{_BASE}place/{row.slug}" + ("" if row.valid_from == newest else f"@{row.valid_from[:4]}")


def _concept(node: str, scheme: str) -> Iterator[Triple]:
    yield node, RDF_TYPE, _skos("Concept")
    yield node, _skos("inScheme"), _scheme(scheme)


def _period(node: str, first: str, last: str) -> Iterator[Triple]:
    if first:
        yield node, DG.validFrom, date_literal(first)
    if last:
        yield node, DG.validTo, date_literal(last)


def _scheme(name: str) -> str:
    return iri(f"{_BASE}scheme/{name}")


def _skos(name: str) -> str:
    return iri(_SKOS + name)


def _vi(text: str) -> str:
    return f"{literal(text)}@vi"


def main() -> None:
    """Write it beside the ontology."""
    target: Path = ontology_path().with_name("lexicon.ttl")
    target.write_text(turtle(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
