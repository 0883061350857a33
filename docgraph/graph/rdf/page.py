"""The ontology as a page for people, in Vietnamese and English.

Reads: `ontology/docgraph.ttl`, `ontology/shapes.ttl`. Gives: `docs/ontology.html`, the same bytes every time;
a test compares. Run as `python -m docgraph.graph.rdf.page docs/ontology.html`, or `make ontology-page`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from docgraph.graph.rdf.generate_vocab import ontology_path
from docgraph.graph.rdf.serialize import PREFIXES
from docgraph.graph.rdf.shapes import SHAPES, shapes_path

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

Words = dict[str, str]
_BASE: Final = PREFIXES["dg"]
_FURTHER_PREFIXES: Final = {
    "cito": "http://purl.org/spar/cito/",
    "oa": "http://www.w3.org/ns/oa#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
_FACTS: Final = (
    ("subClassOf", {"vi": "là một loại", "en": "is a kind of"}),
    ("subPropertyOf", {"vi": "hẹp hơn", "en": "narrower than"}),
    ("domain", {"vi": "chủ thể", "en": "of"}),
    ("range", {"vi": "giá trị", "en": "value"}),
)


class Name(msgspec.Struct, frozen=True):
    """A term that another speaks of: with its prefix, and where it stands on the page if it is of it."""

    short: str
    anchor: str | None


class Term(msgspec.Struct, frozen=True):
    """One term of the ontology, as the page tells it."""

    name: str
    short: str
    iri: str
    label: Words
    definition: Words
    facts: list[tuple[Words, list[Name]]]


class Section(msgspec.Struct, frozen=True):
    """The terms of one sort."""

    id: str
    title: Words
    terms: list[Term]


class Shape(msgspec.Struct, frozen=True):
    """A rule and what it says."""

    name: str
    message: Words


def page(ontology: str, shapes: str) -> str:
    """The page for the texts of the ontology and of its shapes.

    >>> page("", "").startswith("<!doctype html>")
    True
    """
    import jinja2
    import rdflib

    terms = rdflib.Graph().parse(data=ontology, format="turtle")
    rules = rdflib.Graph().parse(data=shapes, format="turtle")
    template = Path(__file__).with_name("page.html").read_text(encoding="utf-8")
    made = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    own = {s for s in terms.subjects(rdflib.RDF.type, None) if str(s).startswith(_BASE)}
    return made.from_string(template).render(
        **_head(terms), sections=_sections(terms, own), foreign=_foreign(terms, own), shapes=_shapes(rules)
    )


def main(target: str) -> None:
    """Write the page to a file."""
    ontology, shapes = (path.read_text(encoding="utf-8") for path in (ontology_path(), shapes_path()))
    Path(target).write_text(page(ontology, shapes), encoding="utf-8", newline="\n")


def _head(terms: rdflib.Graph) -> dict[str, Words | str]:
    from rdflib import DCTERMS, OWL, RDF

    node = next(iter(terms.subjects(RDF.type, OWL.Ontology)), None)
    title, about = _words(terms, node, DCTERMS.title), _words(terms, node, DCTERMS.description)
    version = terms.value(node, OWL.versionInfo) if node else None
    return {"title": title, "about": about, "iri": str(node or ""), "version": str(version or "")}


def _sections(terms: rdflib.Graph, own: set[Node]) -> list[Section]:
    """The own terms, by their sort."""
    from rdflib import OWL, RDF, RDFS, URIRef

    classes = own & set(terms.subjects(RDF.type, OWL.Class))
    relations = own & set(terms.subjects(RDFS.subPropertyOf, URIRef(f"{_BASE}dependsOn")))
    links = own & set(terms.subjects(RDF.type, OWL.ObjectProperty)) - relations
    parts = (
        ("classes", {"vi": "Lớp", "en": "Classes"}, classes),
        ("relations", {"vi": "Quan hệ giữa văn bản", "en": "Relations between documents"}, relations),
        ("links", {"vi": "Liên kết khác", "en": "Other links"}, links),
        ("fields", {"vi": "Thuộc tính", "en": "Fields"}, own - classes - relations - links),
    )
    return [
        Section(name, title, [_term(terms, term, own) for term in sorted(members, key=str)])
        for name, title, members in parts
    ]


def _foreign(terms: rdflib.Graph, own: set[Node]) -> list[str]:
    """The names of others' terms that the ontology speaks of."""
    from rdflib import OWL, RDF, URIRef

    others = {s for s in terms.subjects(RDF.type, None) if isinstance(s, URIRef)} - own
    return sorted(_short(str(s)) for s in others - set(terms.subjects(RDF.type, OWL.Ontology)))


def _term(terms: rdflib.Graph, term: Node, own: set[Node]) -> Term:
    from rdflib import RDFS, SKOS

    facts = []
    for name, words in _FACTS:
        told = sorted(
            str(value) for value in terms.objects(term, RDFS[name]) if str(value).startswith("http")
        )
        if told:
            facts.append((words, [Name(_short(one), _anchor(one, own)) for one in told]))
    return Term(
        name=str(term)[len(_BASE) :],
        short=_short(str(term)),
        iri=str(term),
        label=_words(terms, term, RDFS.label),
        definition=_words(terms, term, SKOS.definition),
        facts=facts,
    )


def _anchor(name: str, own: set[Node]) -> str | None:
    return name[len(_BASE) :] if any(str(term) == name for term in own) else None


def _shapes(rules: rdflib.Graph) -> list[Shape]:
    from rdflib import SH

    named = sorted(set(rules.subjects(SH.message, None)), key=str)
    return [Shape(str(shape).removeprefix(SHAPES), _words(rules, shape, SH.message)) for shape in named]


def _words(graph: rdflib.Graph, node: Node | None, predicate: Node) -> Words:
    """What is said in each of the two languages; empty where it is not."""
    said = {"vi": "", "en": ""}
    for text in sorted(graph.objects(node, predicate), key=str) if node is not None else ():
        said[str(getattr(text, "language", None) or "en")] = str(text)
    return said


def _short(name: str) -> str:
    """An IRI with its prefix, where it has one here."""
    for prefix, base in (PREFIXES | _FURTHER_PREFIXES).items():
        if name.startswith(base) and len(name) > len(base):
            return f"{prefix}:{name[len(base) :]}"
    return name


if __name__ == "__main__":
    main(sys.argv[1])
