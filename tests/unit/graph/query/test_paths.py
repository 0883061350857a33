"""Ways between documents, words that find them, and the graph as others want it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from docgraph.graph.kept import Graph
from tests.unit.graph.query.city import build


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    with Graph.open(tmp_path_factory.mktemp("ways"), write=True) as graph:
        build(graph)
        yield graph


def test_the_shortest_way_with_its_evidence(graph: Graph) -> None:
    steps = graph.path("100/BC-UBND", "19-NQ/TW")
    assert steps is not None
    assert [step.link.type for step in steps] == ["reports_on", "implements", "based_on"]
    assert all(step.evidence[0].sentence for step in steps)


def test_a_way_may_go_against_the_edges(graph: Graph) -> None:
    steps = graph.path("12/KH-UBND", "81/KH-UBND")
    assert steps is not None
    assert [(step.source_label[:10], step.target_label[:10]) for step in steps] == [
        ("Kế hoạch 1", "Quyết định"),
        ("Kế hoạch 8", "Quyết định"),
    ]


def test_no_way_and_no_distance(graph: Graph) -> None:
    assert graph.path("500/QĐ-UBND", "19-NQ/TW") is None
    assert graph.path("500/QĐ-UBND", "500/QĐ-UBND") == ()


def test_words_find_documents_and_sentences(graph: Graph) -> None:
    found = graph.search("quy che mot cua")
    assert [row.number for row in found.documents] == ["500"]
    assert [row.number for row in graph.search("3323/qd").documents] == ["3323"]
    sentences = graph.search("implements 3323").sentences
    assert {one.document.number for one in sentences} == {"12", "81"}
    assert sentences[0].edge.type == "implements"
    assert graph.search("").documents == graph.search("!?").documents == ()
    assert len(graph.search("quyet dinh", limit=2, offset=1).documents) == 2


def test_sentences_that_too_many_hold_to_be_weighed_are_the_same_ones(
    graph: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    weighed = graph.search("implements 3323").sentences
    monkeypatch.setattr("docgraph.graph.store.index._WEIGHED", 1)
    assert {one.edge.evidence[0].iri for one in graph.search("implements 3323").sentences} == {
        one.edge.evidence[0].iri for one in weighed
    }


def test_the_graph_for_networkx(graph: Graph) -> None:
    network = graph.to_networkx()
    plan, decision = graph.find_one("12/KH-UBND").iri, graph.find_one("3323/QĐ-UBND").iri
    assert network.nodes[decision]["label"] == "Quyết định 3323/QĐ-UBND ngày 30/12/2019"
    assert network.has_edge(plan, decision, key="implements")
    assert network.number_of_nodes() == len(list(graph.documents()))


def test_the_graph_for_rdflib(graph: Graph) -> None:
    dataset = graph.dataset
    quads = {str(context) for *_, context in dataset.quads((None, None, None, None))}
    assert "urn:docgraph:knowledge" in quads
    assert len(set(dataset.quads((None, None, None, None)))) == len(list(graph.store.quad_lines()))
