"""What the lexicon knows, as concept schemes: bilingual, with periods, with what became of each place."""

from __future__ import annotations

import pytest
import rdflib
from rdflib.namespace import RDF, SKOS

from docgraph.graph.rdf import concepts, generate_vocab

BASE = "https://w3id.org/docgraph/"
DG = rdflib.Namespace(f"{BASE}ontology#")


@pytest.fixture(scope="module")
def graph() -> rdflib.Graph:
    graph = rdflib.Graph()
    graph.parse(data=concepts.turtle(), format="turtle")
    return graph


def test_the_file_is_what_the_tables_give() -> None:
    kept = generate_vocab.ontology_path().with_name("lexicon.ttl").read_text(encoding="utf-8")
    assert kept == concepts.turtle(), "the tables have changed: run `make vocab`"


def test_each_concept_has_one_name_and_one_scheme(graph: rdflib.Graph) -> None:
    found = set(graph.subjects(RDF.type, SKOS.Concept))
    assert len(found) > 300
    for concept in found:
        names = [name for name in graph.objects(concept, SKOS.prefLabel) if name.language == "vi"]  # type: ignore[attr-defined]
        assert len(names) == 1, concept
        assert len(set(graph.objects(concept, SKOS.inScheme))) == 1, concept


def test_a_province_says_what_it_was_merged_into_and_when(graph: rdflib.Graph) -> None:
    place = rdflib.URIRef(f"{BASE}place/hai.duong")
    assert graph.value(place, DG.mergedInto) == rdflib.URIRef(f"{BASE}place/hai.phong")
    assert str(graph.value(place, DG.validTo)) == "2025-06-30"


def test_an_older_state_of_a_province_is_a_concept_of_its_own(graph: rdflib.Graph) -> None:
    older, newer = (rdflib.URIRef(f"{BASE}place/{name}") for name in ("ha.tay@1965", "ha.tay"))
    assert str(graph.value(older, DG.mergedInto)).endswith("place/ha.son.binh")
    assert str(graph.value(newer, DG.mergedInto)).endswith("place/ha.noi")
    both = rdflib.URIRef(f"{BASE}place/ha.son.binh")
    assert newer in set(graph.objects(both, DG.mergedInto))


def test_a_ministry_says_what_it_was_merged_into_and_when(graph: rdflib.Graph) -> None:
    ministry = rdflib.URIRef(f"{BASE}issuer/bo.buu.chinh.vien.thong")
    heir = graph.value(ministry, DG.mergedInto)
    assert heir == rdflib.URIRef(f"{BASE}issuer/bo.thong.tin.va.truyen.thong")
    assert str(graph.value(ministry, DG.validTo)) == "2007-07-30"
    assert graph.value(heir, DG.mergedInto) == rdflib.URIRef(f"{BASE}issuer/bo.khoa.hoc.va.cong.nghe")


def test_every_body_and_place_that_was_merged_leads_to_one_that_stands(graph: rdflib.Graph) -> None:
    todo = set(graph.subjects(DG.mergedInto, None))
    for place in todo:
        seen = {place}
        ring = {place}
        while ring:
            ring = {heir for one in ring for heir in graph.objects(one, DG.mergedInto)} - seen
            seen |= ring
        assert any(graph.value(one, DG.validTo) is None for one in seen), place


def test_documents_that_people_name_stand_under_their_names_in_a_graph(graph: rdflib.Graph) -> None:
    law = rdflib.URIRef("urn:lex:vn:quoc.hoi:luat:2013;45-2013")
    assert (law, RDF.type, DG.Document) in graph
    party = [name for name in concepts.known_documents() if name.endswith(":nghi.quyet:khoa-xii;19")]
    assert party == ["urn:lex:vn:ban.chap.hanh.trung.uong:nghi.quyet:khoa-xii;19"]
