"""The page of the ontology shows every term in both languages, and no text of it becomes markup."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from selectolax.lexbor import LexborHTMLParser

from docgraph.graph.rdf.generate_vocab import ontology_path
from docgraph.graph.rdf.page import page
from docgraph.graph.rdf.shapes import shapes_path

ROOT = Path(__file__).parents[2]
DG = "https://w3id.org/docgraph/ontology#"


@pytest.fixture(scope="module")
def made() -> str:
    return page(ontology_path().read_text("utf-8"), shapes_path().read_text("utf-8"))


def test_the_page_is_what_the_ontology_says(made: str) -> None:
    assert (ROOT / "docs/ontology.html").read_text("utf-8") == made, "run make ontology-page"


def test_every_term_has_its_place_and_every_link_leads_to_one(made: str) -> None:
    tree = LexborHTMLParser(made)
    graph = rdflib.Graph().parse(ontology_path(), format="turtle")
    own = {str(s)[len(DG) :] for s in graph.subjects(rdflib.RDF.type, None) if str(s).startswith(DG)}
    ids = [node.attributes["id"] for node in tree.css("[id]")]
    assert len(ids) == len(set(ids))
    assert own <= set(ids)
    links = {(node.attributes["href"] or "").removeprefix("#") for node in tree.css("a[href]")}
    assert links <= set(ids)


def test_the_page_asks_nothing_of_the_net(made: str) -> None:
    tree = LexborHTMLParser(made)
    assert not tree.css("script, link, img, iframe")


def test_text_stays_text() -> None:
    told = page(
        "@prefix dg: <https://w3id.org/docgraph/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . "
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . "
        'dg:X a owl:Class ; rdfs:label "<script>alert(1)</script> {{ title }}"@vi .',
        "",
    )
    assert not LexborHTMLParser(told).css("script")
    assert "&lt;script&gt;alert(1)&lt;/script&gt; {{ title }}" in told
