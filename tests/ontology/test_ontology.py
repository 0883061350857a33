"""The ontology, the vocabulary generated from it, and the relation types of the records say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib.namespace import OWL, RDF, RDFS, SKOS

from docgraph.graph.rdf import generate_vocab, vocab
from docgraph.records import RelationType

DG = rdflib.Namespace("https://w3id.org/docgraph/ontology#")
CITO = "http://purl.org/spar/cito/"
ELI = "http://data.europa.eu/eli/ontology#"


@pytest.fixture(scope="module")
def ontology() -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(generate_vocab.ontology_path(), format="turtle")
    return graph


def test_vocabulary_is_what_the_ontology_gives() -> None:
    turtle = generate_vocab.ontology_path().read_text(encoding="utf-8")
    assert Path(vocab.__file__).read_bytes() == generate_vocab.generate(turtle).encode("utf-8")


def test_relations_of_the_ontology_are_the_relation_types(ontology: rdflib.Graph) -> None:
    relations = set(ontology.subjects(RDFS.subPropertyOf, DG.dependsOn))
    assert relations == {DG[kind.value] for kind in RelationType}


def test_own_terms_have_labels_and_definitions_in_both_languages(ontology: rdflib.Graph) -> None:
    for term in {s for s in ontology.subjects(RDF.type, None) if str(s).startswith(DG)}:
        for said in (RDFS.label, SKOS.definition):
            languages = {getattr(text, "language", None) for text in ontology.objects(term, said)}
            assert languages == {"vi", "en"}, (term, said)


def test_every_relation_is_a_kind_of_an_eli_relation(ontology: rdflib.Graph) -> None:
    for kind in RelationType:
        above = {str(o) for o in ontology.objects(DG[kind.value], RDFS.subPropertyOf)}
        assert any(name.startswith(ELI) for name in above), kind


def test_traps_of_eli_are_avoided(ontology: rdflib.Graph) -> None:
    # ELI's `implements` points from the implemented to the implementing text; its `repeals` means the whole.
    assert (DG.implements, RDFS.subPropertyOf, rdflib.URIRef(ELI + "implements")) not in ontology
    assert (DG.repeals, RDFS.subPropertyOf, rdflib.URIRef(ELI + "repeals")) not in ontology
    assert (DG.replaces, RDFS.subPropertyOf, rdflib.URIRef(ELI + "repeals")) not in ontology
    assert (DG.ends, RDFS.subPropertyOf, rdflib.URIRef(ELI + "repeals")) in ontology
    # A reasoner would give a document several numbers, and make a document of a relation.
    assert set(ontology.subjects(RDFS.subPropertyOf, rdflib.URIRef(ELI + "number"))) == set()


def test_citations_are_those_of_cito_where_its_meaning_is_the_same(ontology: rdflib.Graph) -> None:
    told = {
        (str(own).removeprefix(DG), str(above).removeprefix(CITO))
        for own, above in ontology.subject_objects(RDFS.subPropertyOf)
        if str(above).startswith(CITO)
    }
    # Its `extends` and `citesAsAuthority` speak of ideas, not of terms of force nor of authority to issue.
    assert told == {("cites", "cites"), ("corrects", "corrects"), ("responds_to", "repliesTo")}


def test_every_term_that_stands_above_is_declared_or_foreign(ontology: rdflib.Graph) -> None:
    declared = set(ontology.subjects(RDF.type, None))
    for name in ontology.objects(None, RDFS.subPropertyOf):
        if str(name).startswith((ELI, str(DG))):
            assert name in declared, name
    assert (DG.Document, RDF.type, OWL.Class) in ontology


def test_an_unknown_term_raises() -> None:
    with pytest.raises(AttributeError, match="no term implement "):
        vocab.DG.implement  # noqa: B018
    with pytest.raises(AttributeError):
        vocab.ELI["implements"]
