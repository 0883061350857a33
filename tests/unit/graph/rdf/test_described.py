from __future__ import annotations

import json

import pyoxigraph
import pytest

from docgraph.graph.answers import DocumentRow, DocumentView, Edge, Evidence
from docgraph.graph.rdf.described import write_data
from tests.browser.hostile import HOSTILE


def view(text: str, iri: str = "urn:lex:vn:x:y:2020;1") -> DocumentView:
    evidence = Evidence("urn:s#r", "a.txt", 0, 9, text, confidence=0.5)
    return DocumentView(
        row=DocumentRow(
            iri, text, type="QĐ", number="1", symbol="QĐ-X", date="2020-01-02", name=text, partial=True
        ),
        edges_out={"replaces": (Edge("replaces", "urn:o", text, (evidence,)),)},
        edges_in={"cites": (Edge("cites", "urn:i", text, (evidence,)),)},
        candidates=(DocumentRow("urn:c", text),),
    )


def triples(data: bytes) -> set[tuple[str, str, str]]:
    import rdflib

    graph = rdflib.Graph().parse(data=data, format="turtle")
    return {(str(s), str(p), str(o)) for s, p, o in graph}


def test_turtle_and_json_ld_say_the_same() -> None:
    said = view("Căn cứ")
    turtle = {quad.triple for quad in pyoxigraph.parse(write_data(said, "ttl"), pyoxigraph.RdfFormat.TURTLE)}
    linked = {
        quad.triple for quad in pyoxigraph.parse(write_data(said, "jsonld"), pyoxigraph.RdfFormat.JSON_LD)
    }
    assert turtle == linked
    assert len(turtle) > 20


def test_the_same_answer_gives_the_same_bytes() -> None:
    assert write_data(view("a"), "ttl") == write_data(view("a"), "ttl")


def test_a_relation_names_its_sentence_and_its_source() -> None:
    told = triples(write_data(view("Thay thế"), "ttl"))
    dg = "https://w3id.org/docgraph/ontology#"
    assert ("urn:lex:vn:x:y:2020;1", f"{dg}replaces", "urn:o") in told
    assert ("urn:i", f"{dg}cites", "urn:lex:vn:x:y:2020;1") in told
    assert ("urn:s#r", f"{dg}sentence", "Thay thế") in told


def test_no_text_leaves_its_literal() -> None:
    plain = len(triples(write_data(view("a"), "ttl")))
    for text in HOSTILE:
        assert len(triples(write_data(view(text), "ttl"))) == plain
        written = json.loads(write_data(view(text, f"urn:x:{text}"), "jsonld"))
        assert isinstance(written["@graph"] if isinstance(written, dict) else written, list)


@pytest.mark.parametrize(
    "text", ["eli:x", "dg:cites", "@type", "12", "https://w3id.org/docgraph/ontology#a/b"]
)
def test_what_looks_like_a_short_name_is_not_taken_for_one(text: str) -> None:
    said = view(text, f"dg:{text}")
    turtle = {quad.triple for quad in pyoxigraph.parse(write_data(said, "ttl"), pyoxigraph.RdfFormat.TURTLE)}
    linked = pyoxigraph.parse(write_data(said, "jsonld"), pyoxigraph.RdfFormat.JSON_LD)
    assert {quad.triple for quad in linked} == turtle


def test_json_ld_has_short_names_and_numbers() -> None:
    written = json.loads(write_data(view("Căn cứ"), "jsonld"))
    (relation, *_) = [node for node in written["@graph"] if "dg:sentence" in node]
    assert relation["@type"] == ["dg:Relation"]
    assert isinstance(relation["dg:start"], int)
